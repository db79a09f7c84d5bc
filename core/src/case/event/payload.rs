//! The content of an event, by kind; a kind that this version does not know is kept as it was written.

use std::fmt;

use serde::de::{Error as _, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

use super::{
    AlertFollowedUp, AuthorityHolderRecorded, CapacityJudged, CarryingCapacityRecorded, CaseOpened, CommunicationSent,
    ConsentStatement, Corrected, Destroyed, DiagnosisRecorded, EnteredInError, EvaluationRecorded,
    ExpectationsRecorded, FinancingRecorded, FindingsDiscussed, FormRecorded, GoalAttainmentRecorded, GoalDropped,
    GoalSet, HelpRequestRecorded, HypothesisRecorded, IndicationStated, LanguageAndCultureRecorded, MeetingHeld,
    ObservationRecorded, OutcomeDataUsed, OwnAccountRecorded, OwnExpertiseJudged, PlanAgreed, ProblemRecorded,
    ProfileRecorded, PrognosisRecorded, RecoveryConsidered, RegistrationRecorded, ReportingCodeRecorded,
    RepresentationRecorded, ResultRecorded, SafetySignalled, SessionHeld, SetMoved, SourceConsulted, StepEntered,
    TeamMemberRecorded, TrajectoryClosed, TrajectoryStarted, YouthCircumstancesRecorded,
};

/// The content of one kind of event.
pub trait Content: Sized {
    /// The kind.
    const KIND: Kind;

    /// This content, where the payload is of its kind.
    fn of(payload: &Payload) -> Option<&Self>;
}

/// The content of an event whose kind this version does not know, or could not read.
#[derive(Clone)]
pub struct UnknownPayload {
    /// The kind, as it was written.
    pub kind: Box<str>,
    /// Whether the event must be understood before anything may be recorded after it.
    pub critical: bool,
    /// The content, as it was written.
    pub content: Box<RawValue>,
}

impl fmt::Debug for Payload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind())
    }
}

impl fmt::Debug for UnknownPayload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (unknown)", self.kind)
    }
}

impl PartialEq for UnknownPayload {
    fn eq(&self, other: &Self) -> bool {
        (&self.kind, self.critical, self.content.get()) == (&other.kind, other.critical, other.content.get())
    }
}

macro_rules! payloads {
    ($($(#[$about:meta])* $variant:ident($type:ty) = $word:literal $(, $critical:ident)?;)+) => {
        /// The content of an event.
        ///
        /// Large contents are boxed, so that moving an event costs little. Printed for a developer it says its kind, and
        /// nothing of what it holds.
        #[derive(Clone, PartialEq)]
        pub enum Payload {
            $($(#[$about])* $variant(Box<$type>),)+
            /// The content was destroyed; only the head remains.
            Erased {
                /// The kind of the event whose content was destroyed.
                kind: Box<str>,
            },
            /// A kind that this version does not know.
            Unknown(UnknownPayload),
        }

        /// The kind of an event that this version knows.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind {
            $($(#[$about])* $variant,)+
        }

        impl Kind {
            /// Every kind.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The kind as files spell it.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }

            /// The kind that files spell so.
            #[must_use]
            pub fn named(word: &str) -> Option<Self> {
                match word {
                    $($word => Some(Self::$variant),)+
                    _ => None,
                }
            }

            /// Whether a reader that does not know this kind must stop recording.
            #[must_use]
            pub const fn is_critical(self) -> bool {
                match self {
                    $(Self::$variant => payloads!(@critical $($critical)?),)+
                }
            }
        }

        impl Payload {
            /// The kind, where this version knows it.
            #[must_use]
            pub fn known_kind(&self) -> Option<Kind> {
                match self {
                    $(Self::$variant(_) => Some(Kind::$variant),)+
                    Self::Erased { .. } | Self::Unknown(_) => None,
                }
            }

            fn read_known(kind: Kind, content: &RawValue) -> Result<Self, serde_json::Error> {
                Ok(match kind {
                    $(Kind::$variant => Self::$variant(serde_json::from_str(content.get())?),)+
                })
            }

            fn read_entry<'de, A: MapAccess<'de>>(kind: Kind, map: &mut A) -> Result<Self, A::Error> {
                Ok(match kind {
                    $(Kind::$variant => Self::$variant(map.next_value()?),)+
                })
            }

            /// The content as JSON, as a store keeps it.
            ///
            /// # Errors
            /// The content cannot be written as JSON, which no content of a known kind can cause.
            pub fn to_raw(&self) -> Result<Box<RawValue>, serde_json::Error> {
                match self {
                    $(Self::$variant(content) => serde_json::value::to_raw_value(content),)+
                    Self::Erased { .. } => serde_json::value::to_raw_value(&()),
                    Self::Unknown(unknown) => Ok(unknown.content.clone()),
                }
            }

            fn write_entry<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
                match self {
                    $(Self::$variant(content) => map.serialize_entry($word, content),)+
                    Self::Erased { kind } => map.serialize_entry(&**kind, &()),
                    Self::Unknown(unknown) => map.serialize_entry(&*unknown.kind, &unknown.content),
                }
            }
        }
    };
    (@critical) => { false };
    (@critical critical) => { true };
}

payloads! {
    /// The case was opened.
    CaseOpened(CaseOpened) = "case-opened";
    /// A trajectory was started.
    TrajectoryStarted(TrajectoryStarted) = "trajectory-started";
    /// How the client came.
    RegistrationRecorded(RegistrationRecorded) = "registration-recorded";
    /// Who pays.
    FinancingRecorded(FinancingRecorded) = "financing-recorded";
    /// Who represents the client.
    RepresentationRecorded(RepresentationRecorded) = "representation-recorded";
    /// Someone holds authority over the client.
    AuthorityHolderRecorded(AuthorityHolderRecorded) = "authority-holder-recorded";
    /// Whether the client can weigh a decision was judged.
    CapacityJudged(CapacityJudged) = "capacity-judged";
    /// Circumstances on which consent for a young client can turn.
    YouthCircumstancesRecorded(YouthCircumstancesRecorded) = "youth-circumstances-recorded";
    /// Consent was given.
    ConsentGiven(ConsentStatement) = "consent-given";
    /// Consent was refused.
    ConsentRefused(ConsentStatement) = "consent-refused", critical;
    /// Consent was withdrawn.
    ConsentWithdrawn(ConsentStatement) = "consent-withdrawn", critical;
    /// Someone around the client.
    TeamMemberRecorded(TeamMemberRecorded) = "team-member-recorded";
    /// A request for help.
    HelpRequestRecorded(HelpRequestRecorded) = "help-request-recorded";
    /// An existing source was consulted.
    SourceConsulted(SourceConsulted) = "source-consulted";
    /// The client's own account.
    OwnAccountRecorded(OwnAccountRecorded) = "own-account-recorded";
    /// What the client expects and knows from experience.
    ExpectationsRecorded(ExpectationsRecorded) = "expectations-recorded";
    /// Language and culture.
    LanguageAndCultureRecorded(LanguageAndCultureRecorded) = "language-and-culture-recorded";
    /// What the client can carry.
    CarryingCapacityRecorded(CarryingCapacityRecorded) = "carrying-capacity-recorded";
    /// Whether the request lies within the therapist's own competence.
    OwnExpertiseJudged(OwnExpertiseJudged) = "own-expertise-judged";
    /// A problem.
    ProblemRecorded(ProblemRecorded) = "problem-recorded";
    /// An observation.
    ObservationRecorded(ObservationRecorded) = "observation-recorded";
    /// The result of an assessment.
    ResultRecorded(ResultRecorded) = "result-recorded";
    /// An alert was acted on.
    AlertFollowedUp(AlertFollowedUp) = "alert-followed-up";
    /// A form was filled in.
    FormRecorded(FormRecorded) = "form-recorded";
    /// The profile that a discipline drew.
    ProfileRecorded(ProfileRecorded) = "profile-recorded";
    /// A hypothesis.
    HypothesisRecorded(HypothesisRecorded) = "hypothesis-recorded";
    /// A discipline's diagnosis.
    DiagnosisRecorded(DiagnosisRecorded) = "diagnosis-recorded";
    /// The expected course.
    PrognosisRecorded(PrognosisRecorded) = "prognosis-recorded";
    /// Recovery domains were considered.
    RecoveryConsidered(RecoveryConsidered) = "recovery-considered";
    /// The indication was stated.
    IndicationStated(IndicationStated) = "indication-stated";
    /// Findings were discussed.
    FindingsDiscussed(FindingsDiscussed) = "findings-discussed";
    /// A goal was set.
    GoalSet(GoalSet) = "goal-set";
    /// How far a goal was attained.
    GoalAttainmentRecorded(GoalAttainmentRecorded) = "goal-attainment-recorded";
    /// A goal was given up.
    GoalDropped(GoalDropped) = "goal-dropped";
    /// A plan was agreed.
    PlanAgreed(PlanAgreed) = "plan-agreed";
    /// A session was held.
    SessionHeld(SessionHeld) = "session-held";
    /// An evaluation.
    EvaluationRecorded(EvaluationRecorded) = "evaluation-recorded";
    /// A meeting was held.
    MeetingHeld(MeetingHeld) = "meeting-held";
    /// Signs of abuse or violence.
    SafetySignalled(SafetySignalled) = "safety-signalled";
    /// Where the reporting code stands.
    ReportingCodeRecorded(ReportingCodeRecorded) = "reporting-code-recorded";
    /// Something was told to somebody else.
    CommunicationSent(CommunicationSent) = "communication-sent";
    /// Outcome data were used.
    OutcomeDataUsed(OutcomeDataUsed) = "outcome-data-used";
    /// A step was entered.
    StepEntered(StepEntered) = "step-entered";
    /// The trajectory was closed.
    TrajectoryClosed(TrajectoryClosed) = "trajectory-closed";
    /// An earlier event is read with another content from now on.
    Corrected(Corrected) = "corrected", critical;
    /// An earlier event should never have been recorded.
    EnteredInError(EnteredInError) = "entered-in-error", critical;
    /// The contents of earlier events were destroyed.
    Destroyed(Destroyed) = "destroyed", critical;
    /// The trajectory moved to another set of plugins.
    SetMoved(SetMoved) = "set-moved", critical;
}

impl Payload {
    /// Reads the content of an event as a store kept it; it cannot fail.
    ///
    /// A kind that this version does not know, or whose content it cannot read, is kept as it was written.
    #[must_use]
    pub fn read(kind: &str, critical: bool, content: &RawValue) -> Self {
        let known = Kind::named(kind).and_then(|known| Self::read_known(known, content).ok());
        known.unwrap_or_else(|| Self::unread(kind, critical, content))
    }

    /// Keeps the content of an event as it was written, without reading it.
    #[must_use]
    pub fn unread(kind: &str, critical: bool, content: &RawValue) -> Self {
        // A kind that is known to be critical stays so, whatever a header says of it.
        let critical = critical || Kind::named(kind).is_some_and(Kind::is_critical);
        Self::Unknown(UnknownPayload { kind: kind.into(), critical, content: content.to_owned() })
    }

    /// The kind as files spell it.
    #[must_use]
    pub fn kind(&self) -> &str {
        match self {
            Self::Erased { kind } => kind,
            Self::Unknown(unknown) => &unknown.kind,
            known => known.known_kind().map_or("", Kind::as_str),
        }
    }

    /// Whether a reader that does not know this kind must stop recording.
    #[must_use]
    pub fn is_critical(&self) -> bool {
        match self {
            Self::Erased { kind } => Kind::named(kind).is_some_and(Kind::is_critical),
            Self::Unknown(unknown) => unknown.critical,
            known => known.known_kind().is_some_and(Kind::is_critical),
        }
    }
}

impl Serialize for Payload {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(1))?;
        self.write_entry(&mut map)?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for Payload {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(OneEntry)
    }
}

struct OneEntry;

impl<'de> Visitor<'de> for OneEntry {
    type Value = Payload;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map with the kind of an event as its only key")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Payload, A::Error> {
        let kind = map.next_key::<String>()?.ok_or_else(|| A::Error::custom("found no kind of event"))?;
        let known = Kind::named(&kind)
            .ok_or_else(|| A::Error::custom(format_args!("`{kind}` is not a kind of event that this version knows")))?;
        let payload = Payload::read_entry(known, &mut map)?;
        match map.next_key::<String>()? {
            None => Ok(payload),
            Some(second) => Err(A::Error::custom(format_args!("found a second kind of event, `{second}`"))),
        }
    }
}

macro_rules! contents {
    ($($name:ident)+) => {
        $(impl Content for $name {
            const KIND: Kind = Kind::$name;
            fn of(payload: &Payload) -> Option<&Self> {
                match payload {
                    Payload::$name(content) => Some(content),
                    _ => None,
                }
            }
        })+
    };
}

// Statements of consent come in three kinds, so that no single one is theirs.
contents! {
    CaseOpened TrajectoryStarted RegistrationRecorded FinancingRecorded RepresentationRecorded
    AuthorityHolderRecorded CapacityJudged YouthCircumstancesRecorded TeamMemberRecorded HelpRequestRecorded
    SourceConsulted OwnAccountRecorded ExpectationsRecorded LanguageAndCultureRecorded CarryingCapacityRecorded
    OwnExpertiseJudged ProblemRecorded ObservationRecorded ResultRecorded AlertFollowedUp FormRecorded
    ProfileRecorded HypothesisRecorded DiagnosisRecorded PrognosisRecorded RecoveryConsidered IndicationStated
    FindingsDiscussed GoalSet GoalAttainmentRecorded GoalDropped PlanAgreed SessionHeld EvaluationRecorded
    MeetingHeld SafetySignalled ReportingCodeRecorded CommunicationSent OutcomeDataUsed StepEntered
    TrajectoryClosed Corrected EnteredInError Destroyed SetMoved
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Payload {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Payload".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        // Kinds that this version does not know are kept too, so that any one entry is allowed.
        schemars::json_schema!({ "type": "object", "additionalProperties": {}, "minProperties": 1, "maxProperties": 1 })
    }
}
