//! The closed lists of words that a record uses.

use serde::{Deserialize, Serialize};

use crate::rule::FactWord;

/// Something that reads as one word in a fact.
pub trait Word {
    /// The word, as facts and files spell it.
    fn word(&self) -> FactWord;
}

macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$about:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum $name {
            $($(#[$about])* #[serde(rename = $word)] $variant,)+
        }

        impl $name {
            /// Every word of the list, in its order.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The word, as facts and files spell it.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }
        }

        impl Word for $name {
            fn word(&self) -> FactWord {
                FactWord::Borrowed(self.as_str())
            }
        }
    };
}

words! {
    /// Someone who takes part in a choice, a discussion or an agreement.
    Party {
        /// The client.
        Client = "client",
        /// Who represents the client.
        Representative = "representative",
        /// Family and others close to the client.
        ClientSystem = "client-system",
        /// Who commissioned the work.
        CommissioningParty = "commissioning-party",
        /// The therapist.
        Therapist = "therapist",
        /// Who referred the client.
        Referrer = "referrer",
        /// The multidisciplinary team.
        Team = "team",
        /// The regiebehandelaar.
        Regiebehandelaar = "regiebehandelaar",
    }
}

words! {
    /// What a trajectory is for.
    Purpose {
        /// Treatment.
        Treatment = "treatment",
        /// Observation only.
        Observation = "observation",
        /// Advice only.
        Advice = "advice",
    }
}

words! {
    /// By which way a client came.
    Route {
        /// By referral.
        Referral = "referral",
        /// Without referral, screened by the therapist (directe toegang).
        DirectAccess = "direct-access",
        /// On the client's own initiative.
        SelfReferral = "self-referral",
        /// Obliged to come.
        Mandated = "mandated",
        /// From within the same organisation.
        Internal = "internal",
    }
}

words! {
    /// Out of which law or purse the work is paid.
    FinancingKind {
        /// Mental health care under the Zorgverzekeringswet.
        ZvwGgz = "zvw-ggz",
        /// Other care under the Zorgverzekeringswet.
        ZvwOther = "zvw-other",
        /// Wet langdurige zorg.
        Wlz = "wlz",
        /// Jeugdwet.
        Jeugdwet = "jeugdwet",
        /// Wet maatschappelijke ondersteuning.
        Wmo = "wmo",
        /// Supplementary insurance.
        Supplementary = "supplementary",
        /// Paid by the client.
        OwnMeans = "self",
        /// Forensic care.
        Forensic = "forensic",
        /// Education.
        Education = "education",
    }
}

words! {
    /// Who may represent a client, by rank, or that there is nobody.
    RepresentationRank {
        /// Curator.
        Curator = "curator",
        /// Mentor.
        Mentor = "mentor",
        /// Mandated in writing by the client.
        Mandated = "mandated",
        /// Spouse or partner.
        Partner = "partner",
        /// A parent.
        Parent = "parent",
        /// A child.
        Child = "child",
        /// A brother or sister.
        Sibling = "sibling",
        /// Nobody is available.
        NoneAvailable = "none-available",
    }
}

words! {
    /// Who holds authority over a child, or stands in for that.
    AuthorityKind {
        /// A parent with authority.
        Parent = "parent",
        /// A guardian.
        Guardian = "guardian",
        /// An institution.
        Institution = "institution",
        /// A court, in place of consent.
        Court = "court",
    }
}

words! {
    /// Whether a client can weigh a decision.
    Capacity {
        /// The client can.
        HasCapacity = "has-capacity",
        /// The client cannot.
        LacksCapacity = "lacks-capacity",
    }
}

words! {
    /// What consent is about.
    ConsentSubject {
        /// Treatment.
        Treatment = "treatment",
        /// Sharing with others.
        Sharing = "sharing",
        /// Use of outcome data for quality or research.
        OutcomeData = "outcome-data",
    }
}

words! {
    /// Whose request for help it is.
    HelpRequester {
        /// The client's.
        Client = "client",
        /// The client system's.
        ClientSystem = "client-system",
        /// The commissioning party's.
        CommissioningParty = "commissioning-party",
    }
}

words! {
    /// What else to do with a request outside one's own competence.
    Alternative {
        /// Consult a colleague or another profession.
        Consultation = "consultation",
        /// Refer on.
        Referral = "referral",
    }
}

words! {
    /// From which side a problem is looked at.
    PerspectiveKind {
        /// A disorder.
        Disorder = "disorder",
        /// A complaint.
        Complaint = "complaint",
        /// A factor that lies under several disorders.
        TransdiagnosticFactor = "transdiagnostic-factor",
        /// A domain of recovery.
        RecoveryDomain = "recovery-domain",
    }
}

words! {
    /// A domain of the ICF.
    IcfDomain {
        /// Body functions and structures.
        Body = "body",
        /// Activities.
        Activities = "activities",
        /// Participation.
        Participation = "participation",
        /// Environmental factors.
        Environment = "environment",
        /// Personal factors.
        Personal = "personal",
    }
}

words! {
    /// When in the trajectory something was measured.
    Moment {
        /// Before treatment.
        Before = "before",
        /// During treatment.
        During = "during",
        /// After treatment.
        After = "after",
        /// Some time after treatment.
        FollowUp = "follow-up",
    }
}

words! {
    /// How a result came into the record.
    ResultMode {
        /// Computed from the answers of each item.
        Answers = "answers",
        /// A total, typed from the professional's own licensed form.
        TotalOnly = "total-only",
        /// A qualitative record without arithmetic.
        Qualitative = "qualitative",
    }
}

words! {
    /// Whether treatment is indicated.
    IndicationOutcome {
        /// It is.
        Indicated = "indicated",
        /// It is not.
        NotIndicated = "not-indicated",
    }
}

words! {
    /// Who judged how far a goal was attained.
    Judge {
        /// The client.
        Client = "client",
        /// The representative, for the client.
        Representative = "representative",
        /// Observed behaviour, where the client cannot judge.
        ObservedBehaviour = "observed-behaviour",
        /// The therapist.
        Therapist = "therapist",
    }
}

words! {
    /// Where a goal stands.
    GoalStatus {
        /// Still worked on.
        Open = "open",
        /// The latest judgement is the expected level or above.
        Attained = "attained",
        /// Given up.
        Dropped = "dropped",
    }
}

words! {
    /// What an evaluation decided.
    EvaluationDecision {
        /// Continue as agreed.
        Continue = "continue",
        /// Continue with changes.
        Adjust = "adjust",
        /// To more intensive care.
        StepUp = "step-up",
        /// To less intensive care.
        StepDown = "step-down",
        /// Refer on.
        Refer = "refer",
        /// Stop.
        Stop = "stop",
    }
}

words! {
    /// What kind of meeting was held.
    MeetingKind {
        /// Multidisciplinary meeting (MDO).
        Mdo = "mdo",
        /// Discussion of the treatment plan in the team.
        TreatmentPlan = "treatment-plan",
        /// Consultation of a colleague or another profession.
        Consultation = "consultation",
        /// With parents.
        Parents = "parents",
    }
}

words! {
    /// What was advised in a meeting.
    Advice {
        /// Continue.
        Continue = "continue",
        /// Stop.
        Stop = "stop",
    }
}

words! {
    /// In what capacity someone stands around the client.
    TeamMemberKind {
        /// A professional.
        Professional = "professional",
        /// A relative or other person close to the client.
        Relative = "relative",
        /// An organisation, such as a school.
        Organisation = "organisation",
    }
}

words! {
    /// On what ground something is told to somebody else.
    CommunicationGround {
        /// With consent.
        Consent = "consent",
        /// Within the team that treats the client directly.
        DirectTreatmentTeam = "direct-treatment-team",
        /// Because the law asks or allows it.
        Law = "law",
    }
}

words! {
    /// What a communication is for.
    CommunicationPurpose {
        /// A report.
        Report = "report",
        /// A consultation.
        Consultation = "consultation",
        /// A referral.
        Referral = "referral",
        /// The safety of somebody.
        Safety = "safety",
    }
}

words! {
    /// What outcome data are used for.
    OutcomeDataPurpose {
        /// Quality of care.
        Quality = "quality",
        /// Research.
        Research = "research",
    }
}

words! {
    /// Why a trajectory ends.
    ClosureGround {
        /// The goals were reached.
        GoalsReached = "goals-reached",
        /// Development has come to a standstill.
        Stagnation = "stagnation",
        /// Referred on.
        ReferralOn = "referral-on",
        /// The client decided.
        ClientDecision = "client-decision",
        /// The client stopped attending.
        StoppedAttending = "stopped-attending",
        /// The client died.
        Died = "died",
        /// The client moved or was admitted.
        MovedOrAdmitted = "moved-or-admitted",
        /// Ended by the regiebehandelaar.
        EndedByRegiebehandelaar = "ended-by-regiebehandelaar",
        /// Funding ended.
        FundingEnded = "funding-ended",
        /// The therapist ended it.
        TherapistEnded = "therapist-ended",
        /// It was for observation or advice only.
        ObservationOrAdviceOnly = "observation-or-advice-only",
        /// Treatment was not indicated.
        NotIndicated = "not-indicated",
    }
}

words! {
    /// Whether the outcome was told.
    OutcomeCommunicated {
        /// It was.
        Communicated = "communicated",
        /// The client refused that it be told.
        RefusedByClient = "refused-by-client",
    }
}

impl ClosureGround {
    /// Whether the client can still take part in closing.
    #[must_use]
    pub fn leaves_client_available(self) -> bool {
        !matches!(self, Self::Died | Self::StoppedAttending | Self::MovedOrAdmitted)
    }
}
