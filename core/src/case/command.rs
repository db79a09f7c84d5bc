//! Commands: what someone wants to record, one per act.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::event::{
    AlertFollowedUp, AuthorityHolderRecorded, CapacityJudged, CarryingCapacityRecorded, CaseOpened, CommunicationSent,
    ConsentStatement, DiagnosisRecorded, EvaluationRecorded, EventId, ExpectationsRecorded, FinancingRecorded,
    FindingsDiscussed, GoalAttainmentRecorded, GoalDropped, GoalSet, HelpRequestRecorded, HypothesisRecorded,
    IndicationStated, LanguageAndCultureRecorded, MeetingHeld, ObservationRecorded, OutcomeDataUsed,
    OwnAccountRecorded, OwnExpertiseJudged, Payload, PlanAgreed, ProblemRecorded, ProfileRecorded, PrognosisRecorded,
    RecoveryConsidered, RegistrationRecorded, ReportingCodeRecorded, RepresentationRecorded, ResultRecorded,
    SafetySignalled, SessionHeld, SetMoved, SourceConsulted, TeamMemberRecorded, TrajectoryClosed, TrajectoryStarted,
    YouthCircumstancesRecorded,
};
use crate::id::{ItemId, Name};
use crate::step::Step;

/// Which earlier event is meant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Target {
    /// The event with this sequence number.
    Sequence(u64),
    /// The event with this id.
    Event(EventId),
    /// The latest event that recorded something under this name in the trajectory.
    Record(Name),
}

/// Enter a step; the gate of that step is evaluated.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct EnterStep {
    /// The step.
    pub step: Step,
    /// Reasons for not meeting a rule, by the rule.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub reasons: BTreeMap<ItemId, String>,
}

/// What is filled in in a field, before it is checked against the form.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum FieldInput {
    /// Yes or no.
    YesNo(bool),
    /// A number.
    Number(f64),
    /// An option, a text, a calendar day or the id of a catalogue item.
    Text(String),
    /// Options.
    Options(Vec<Name>),
}

/// Fill in a form; it is checked against the form in the set.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct RecordForm {
    /// The name by which the record will refer to it.
    pub id: Name,
    /// The form.
    pub form: ItemId,
    /// What is filled in, by the names of the fields.
    pub fields: BTreeMap<Name, FieldInput>,
}

/// Read an earlier event with another content from now on.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Correct {
    /// The event.
    pub target: Target,
    /// Why.
    pub reason: String,
    /// What stands in its place, of the same kind, as it would stand in an event.
    pub replacement: Payload,
}

/// Strike an earlier event that should never have been recorded.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct EnterInError {
    /// The event.
    pub target: Target,
    /// Why.
    pub reason: String,
}

/// Record that the contents of earlier events are destroyed; the store does the destroying.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Destroy {
    /// The events.
    pub targets: Vec<Target>,
    /// On what ground.
    pub ground: String,
}

/// What someone wants to record.
///
/// A command that names a catalogue item by its id alone (`"pmt:lofopt"`) gets version, edition and label from
/// the set when it is decided.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Command {
    /// Open the case.
    OpenCase(CaseOpened),
    /// Start the trajectory that the context names.
    StartTrajectory(TrajectoryStarted),
    /// Record how the client came.
    RecordRegistration(RegistrationRecorded),
    /// Record who pays.
    RecordFinancing(FinancingRecorded),
    /// Record who represents the client.
    RecordRepresentation(RepresentationRecorded),
    /// Record who holds authority over the client.
    RecordAuthorityHolder(AuthorityHolderRecorded),
    /// Record whether the client can weigh a decision.
    JudgeCapacity(CapacityJudged),
    /// Record circumstances on which consent for a young client can turn.
    RecordYouthCircumstances(YouthCircumstancesRecorded),
    /// Record consent.
    GiveConsent(ConsentStatement),
    /// Record that consent is refused.
    RefuseConsent(ConsentStatement),
    /// Record that consent is withdrawn.
    WithdrawConsent(ConsentStatement),
    /// Record someone around the client.
    RecordTeamMember(TeamMemberRecorded),
    /// Record a request for help.
    RecordHelpRequest(HelpRequestRecorded),
    /// Record that an existing source was consulted.
    ConsultSource(SourceConsulted),
    /// Record the client's own account.
    RecordOwnAccount(OwnAccountRecorded),
    /// Record what the client expects and knows from experience.
    RecordExpectations(ExpectationsRecorded),
    /// Record language and culture.
    RecordLanguageAndCulture(LanguageAndCultureRecorded),
    /// Record what the client can carry.
    RecordCarryingCapacity(CarryingCapacityRecorded),
    /// Record whether the request lies within one's own competence.
    JudgeOwnExpertise(OwnExpertiseJudged),
    /// Record a problem.
    RecordProblem(ProblemRecorded),
    /// Record an observation.
    RecordObservation(ObservationRecorded),
    /// Record the result of an assessment.
    RecordResult(ResultRecorded),
    /// Record that an alert was acted on.
    FollowUpAlert(AlertFollowedUp),
    /// Fill in a form.
    RecordForm(RecordForm),
    /// Record the profile that a discipline drew.
    RecordProfile(ProfileRecorded),
    /// Record a hypothesis.
    RecordHypothesis(HypothesisRecorded),
    /// Record a discipline's diagnosis.
    RecordDiagnosis(DiagnosisRecorded),
    /// Record the expected course.
    RecordPrognosis(PrognosisRecorded),
    /// Record that recovery domains were considered.
    ConsiderRecovery(RecoveryConsidered),
    /// State the indication and the contra-indications.
    StateIndication(IndicationStated),
    /// Record that findings were discussed.
    DiscussFindings(FindingsDiscussed),
    /// Set a goal.
    SetGoal(GoalSet),
    /// Record how far a goal was attained.
    RecordGoalAttainment(GoalAttainmentRecorded),
    /// Give up a goal.
    DropGoal(GoalDropped),
    /// Agree a plan; its gate is evaluated.
    AgreePlan(PlanAgreed),
    /// Record a session.
    HoldSession(SessionHeld),
    /// Record an evaluation; its gate is evaluated.
    RecordEvaluation(EvaluationRecorded),
    /// Record a meeting.
    HoldMeeting(MeetingHeld),
    /// Record signs of abuse or violence.
    SignalSafety(SafetySignalled),
    /// Record where the reporting code stands.
    RecordReportingCode(ReportingCodeRecorded),
    /// Tell something to somebody else; its gate is evaluated.
    SendCommunication(CommunicationSent),
    /// Use outcome data; its gate is evaluated.
    UseOutcomeData(OutcomeDataUsed),
    /// Enter a step; its gate is evaluated.
    EnterStep(EnterStep),
    /// Close the trajectory; its gate is evaluated, with no weight above comply-or-explain.
    CloseTrajectory(TrajectoryClosed),
    /// Read an earlier event with another content from now on.
    Correct(Correct),
    /// Strike an earlier event that should never have been recorded.
    EnterInError(EnterInError),
    /// Record that the contents of earlier events are destroyed.
    Destroy(Destroy),
    /// Move the trajectory to another set of plugins.
    MoveSet(SetMoved),
}

crate::silent::silent! { EnterStep FieldInput RecordForm Correct EnterInError Destroy }
