//! Corrections, strikes and destructions: which earlier event is meant, and whether it may be amended.

use std::collections::BTreeSet;

use super::super::command::{Correct, Destroy, EnterInError, Target};
use super::super::event::{Corrected, Destroyed, EnteredInError, Event, Kind, Payload, Pointer, TrajectoryId};
use super::super::log::{Entry, Standing};
use super::super::refusal::{Refusal, Unamendable};
use super::super::state::{Case, is_amendment, is_course, may_replace};
use super::Context;

impl Case {
    fn aimed_at(&self, target: &Target, trajectory: Option<&TrajectoryId>) -> Result<&Entry, Refusal> {
        let within = |entry: &&Entry| entry.event.meta.trajectory.as_ref() == trajectory;
        match target {
            Target::Record(name) => {
                self.entries().iter().rev().filter(within).find(|entry| entry.event.payload.name() == Some(name))
            }
            pointed => self.pointed_at(pointed).filter(within),
        }
        .ok_or(Refusal::UnknownEvent)
    }

    /// The event of a number, an id or a name, in whichever trajectory.
    fn pointed_at(&self, target: &Target) -> Option<&Entry> {
        match target {
            Target::Sequence(sequence) => self.entries().iter().find(|entry| entry.event.meta.sequence == *sequence),
            Target::Event(id) => self.event(*id),
            Target::Record(name) => self.entries().iter().rev().find(|entry| entry.event.payload.name() == Some(name)),
        }
    }

    /// The event that is to be corrected or struck.
    fn amendable_entry(&self, target: &Target, trajectory: Option<&TrajectoryId>) -> Result<(&Entry, Kind), Refusal> {
        let entry = self.aimed_at(target, trajectory)?;
        let refuse = |why| Err(Refusal::NotAmendable { sequence: entry.event.meta.sequence, why });
        if matches!(entry.standing, Standing::Struck { .. }) || matches!(entry.event.payload, Payload::Erased { .. }) {
            return refuse(Unamendable::Gone);
        }
        match entry.event.payload.known_kind() {
            None => refuse(Unamendable::Unknown),
            Some(Kind::Destroyed) => refuse(Unamendable::Destruction),
            Some(kind) if is_amendment(kind) => refuse(Unamendable::Amendment),
            Some(kind) => Ok((entry, kind)),
        }
    }

    pub(super) fn corrected(&self, correct: &Correct, context: &Context<'_>) -> Result<Payload, Refusal> {
        let (entry, kind) = self.amendable_entry(&correct.target, context.trajectory)?;
        let sequence = entry.event.meta.sequence;
        if matches!(kind, Kind::StepEntered | Kind::SetMoved) {
            return Err(Refusal::NotAmendable { sequence, why: Unamendable::Foundation });
        }
        let now = self.content_of(entry).ok_or(Refusal::UnknownEvent)?;
        if !may_replace(now, &correct.replacement) {
            return Err(Refusal::WrongReplacement { kind: kind.as_str().to_owned() });
        }
        let (reason, replacement) = (correct.reason.clone(), correct.replacement.clone());
        Ok(Payload::Corrected(Box::new(Corrected { target: entry.event.pointer(), reason, replacement })))
    }

    pub(super) fn struck(&self, strike: &EnterInError, context: &Context<'_>) -> Result<Payload, Refusal> {
        let (entry, kind) = self.amendable_entry(&strike.target, context.trajectory)?;
        let sequence = entry.event.meta.sequence;
        let refuse = |why| Err(Refusal::NotAmendable { sequence, why });
        if matches!(kind, Kind::CaseOpened | Kind::TrajectoryStarted | Kind::SetMoved) {
            return refuse(Unamendable::Foundation);
        }
        if is_course(kind) && !self.is_latest_of_course(entry) {
            return refuse(Unamendable::NotLatestStep);
        }
        let reason = strike.reason.clone();
        Ok(Payload::EnteredInError(Box::new(EnteredInError { target: entry.event.pointer(), reason })))
    }

    fn is_latest_of_course(&self, entry: &Entry) -> bool {
        let later =
            self.entries().iter().rev().take_while(|other| other.event.meta.sequence > entry.event.meta.sequence);
        !later.filter(|other| other.event.meta.trajectory == entry.event.meta.trajectory).any(|other| {
            !matches!(other.standing, Standing::Struck { .. })
                && other.event.payload.known_kind().is_some_and(is_course)
        })
    }

    /// Destruction takes along what amends the destroyed, since that holds its content too.
    ///
    /// An amendment that is in force goes only together with what it amends: without it the mistake would stand again.
    pub(super) fn destroyed(&self, destroy: &Destroy, context: &Context<'_>) -> Result<Payload, Refusal> {
        let mut targets: BTreeSet<Pointer> = BTreeSet::new();
        for target in &destroy.targets {
            let entry = match context.trajectory {
                Some(_) => self.aimed_at(target, context.trajectory)?,
                // A destruction that concerns the whole case may reach into every trajectory of it.
                None => self.pointed_at(target).ok_or(Refusal::UnknownEvent)?,
            };
            let refuse = |why| Err(Refusal::NotAmendable { sequence: entry.event.meta.sequence, why });
            match &entry.event.payload {
                Payload::Erased { .. } => return refuse(Unamendable::Gone),
                Payload::Destroyed(_) => return refuse(Unamendable::Destruction),
                _ => {}
            }
            targets.insert(entry.event.pointer());
        }
        if targets.is_empty() {
            return Err(Refusal::UnknownEvent);
        }
        for entry in self.entries() {
            let Some(amended) = amended_by(&entry.event.payload) else { continue };
            let pointer = entry.event.pointer();
            if targets.contains(&amended) {
                targets.insert(pointer);
            } else if targets.contains(&pointer) && self.holds(&entry.event, amended) {
                return Err(Refusal::NotAmendable { sequence: pointer.sequence, why: Unamendable::Amendment });
            }
        }
        let targets = targets.into_iter().collect();
        let (ground, last_clinical) = (destroy.ground.clone(), self.last_clinical());
        Ok(Payload::Destroyed(Box::new(Destroyed { targets, ground, last_clinical })))
    }

    /// Whether an amendment decides how the event that it amends is read now.
    fn holds(&self, amendment: &Event, amended: Pointer) -> bool {
        let by = match self.event(amended.event).map(|entry| entry.standing) {
            Some(Standing::Corrected { by } | Standing::Struck { by }) => by,
            _ => return false,
        };
        self.entries().get(by as usize).is_some_and(|entry| entry.event.pointer() == amendment.pointer())
    }
}

/// The event that an amendment with content corrects or strikes.
fn amended_by(payload: &Payload) -> Option<Pointer> {
    match payload {
        Payload::Corrected(correction) => Some(correction.target),
        Payload::EnteredInError(struck) => Some(struck.target),
        _ => None,
    }
}
