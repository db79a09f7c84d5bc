//! From a command to the content of an event.

use super::super::command::{Command, EnterStep};
use super::super::event::{Payload, SetMoved, StepEntered};
use super::super::refusal::Refusal;
use super::super::state::{Case, Trajectory};
use super::{Context, form};
use crate::cycle::{Transition, transition};

/// Whether a command may concern the client in every trajectory.
pub(super) fn may_concern_whole_case(command: &Command) -> bool {
    matches!(
        command,
        Command::OpenCase(_)
            | Command::RecordRepresentation(_)
            | Command::RecordAuthorityHolder(_)
            | Command::JudgeCapacity(_)
            | Command::RecordYouthCircumstances(_)
            | Command::GiveConsent(_)
            | Command::RefuseConsent(_)
            | Command::WithdrawConsent(_)
            | Command::RecordTeamMember(_)
            | Command::RecordRegistration(_)
            | Command::RecordFinancing(_)
            | Command::RecordLanguageAndCulture(_)
            | Command::SignalSafety(_)
            | Command::RecordReportingCode(_)
            | Command::Correct(_)
            | Command::EnterInError(_)
            | Command::Destroy(_)
    )
}

/// Contents that a command carries as they are, and those that are made from it.
macro_rules! contents {
    ($command:expr; { $($act:ident => $kind:ident,)+ } { $($pattern:pat => $made:expr,)+ }) => {
        match $command {
            $(Command::$act(content) => Payload::$kind(Box::new(content.clone())),)+
            $($pattern => $made,)+
        }
    };
}

impl Case {
    /// The content that a command leads to, before references are completed and gates are passed.
    pub(super) fn payload_of(
        &self,
        command: &Command,
        context: &Context<'_>,
        trajectory: Option<&Trajectory>,
    ) -> Result<Payload, Refusal> {
        Ok(contents!(command; {
            OpenCase => CaseOpened,
            StartTrajectory => TrajectoryStarted,
            RecordRegistration => RegistrationRecorded,
            RecordFinancing => FinancingRecorded,
            RecordRepresentation => RepresentationRecorded,
            RecordAuthorityHolder => AuthorityHolderRecorded,
            JudgeCapacity => CapacityJudged,
            RecordYouthCircumstances => YouthCircumstancesRecorded,
            GiveConsent => ConsentGiven,
            RefuseConsent => ConsentRefused,
            WithdrawConsent => ConsentWithdrawn,
            RecordTeamMember => TeamMemberRecorded,
            RecordHelpRequest => HelpRequestRecorded,
            ConsultSource => SourceConsulted,
            RecordOwnAccount => OwnAccountRecorded,
            RecordExpectations => ExpectationsRecorded,
            RecordLanguageAndCulture => LanguageAndCultureRecorded,
            RecordCarryingCapacity => CarryingCapacityRecorded,
            JudgeOwnExpertise => OwnExpertiseJudged,
            RecordProblem => ProblemRecorded,
            RecordObservation => ObservationRecorded,
            RecordResult => ResultRecorded,
            FollowUpAlert => AlertFollowedUp,
            RecordProfile => ProfileRecorded,
            RecordHypothesis => HypothesisRecorded,
            RecordDiagnosis => DiagnosisRecorded,
            RecordPrognosis => PrognosisRecorded,
            ConsiderRecovery => RecoveryConsidered,
            StateIndication => IndicationStated,
            DiscussFindings => FindingsDiscussed,
            SetGoal => GoalSet,
            RecordGoalAttainment => GoalAttainmentRecorded,
            DropGoal => GoalDropped,
            AgreePlan => PlanAgreed,
            HoldSession => SessionHeld,
            RecordEvaluation => EvaluationRecorded,
            HoldMeeting => MeetingHeld,
            SignalSafety => SafetySignalled,
            RecordReportingCode => ReportingCodeRecorded,
            SendCommunication => CommunicationSent,
            UseOutcomeData => OutcomeDataUsed,
            CloseTrajectory => TrajectoryClosed,
        } {
            Command::RecordForm(record) => Payload::FormRecorded(Box::new(form::fill_in(record, context.packs)?)),
            Command::EnterStep(enter) => step_entered(enter, trajectory)?,
            Command::Correct(correct) => self.corrected(correct, context)?,
            Command::EnterInError(strike) => self.struck(strike, context)?,
            Command::Destroy(destroy) => self.destroyed(destroy, context)?,
            Command::MoveSet(moved) => self.set_moved(moved, context)?,
        }))
    }

    fn set_moved(&self, moved: &SetMoved, context: &Context<'_>) -> Result<Payload, Refusal> {
        let from = context.trajectory.and_then(|id| self.set_of(id)).map(|(digest, _)| digest);
        if from == Some(moved.to) {
            return Err(Refusal::SameSet);
        }
        let changes = match context.trajectory {
            Some(trajectory) => self.moves(trajectory, &moved.plugins, &moved.changes, context.packs),
            None => Vec::new(),
        };
        Ok(Payload::SetMoved(Box::new(SetMoved { from, changes, ..moved.clone() })))
    }
}

fn step_entered(enter: &EnterStep, trajectory: Option<&Trajectory>) -> Result<Payload, Refusal> {
    let trajectory = trajectory.ok_or(Refusal::NoTrajectory)?;
    let from = trajectory.step();
    let round = match transition(from, enter.step).map_err(Refusal::NotNext)? {
        Transition::Close => return Err(Refusal::CloseInstead),
        Transition::Onward => trajectory.round(),
        Transition::NewRound => trajectory.round().saturating_add(1),
    };
    let (to, reasons) = (enter.step, enter.reasons.clone());
    Ok(Payload::StepEntered(Box::new(StepEntered { from, to, round, reasons, decided_on: Vec::new() })))
}
