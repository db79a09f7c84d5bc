//! A case as it stands: the fold of its events.

use std::collections::HashMap;
use std::fmt;

use super::Day;
use super::event::{CaseOpened, Event, EventId, Kind, Payload, Pointer, TrajectoryId};
use super::index::Index;
use super::log::{Entry, Log, Standing, content};
use super::reference::PluginVersion;
use super::view::View;
use crate::catalogue::Digest;
use crate::step::Step;

/// Why nothing may be recorded in a case any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadOnly {
    /// The place of the event that this version does not know and must not pass over.
    pub sequence: u64,
    /// Its kind, as it was written.
    pub kind: Box<str>,
}

/// A trajectory as it stands.
#[derive(Clone, Debug)]
pub struct Trajectory {
    id: TrajectoryId,
    step: Step,
    round: u32,
    /// The place of the first event of this round.
    round_from: u32,
    closed: bool,
    pub(super) index: Index,
}

impl Trajectory {
    fn new(id: TrajectoryId) -> Self {
        Self { id, step: Step::Registration, round: 1, round_from: 0, closed: false, index: Index::default() }
    }

    /// Its name inside the case.
    #[must_use]
    pub fn id(&self) -> &TrajectoryId {
        &self.id
    }

    /// The present step.
    #[must_use]
    pub fn step(&self) -> Step {
        self.step
    }

    /// The present round, counted from 1.
    #[must_use]
    pub fn round(&self) -> u32 {
        self.round
    }

    /// Whether it was closed.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.closed
    }

    pub(super) fn round_from(&self) -> u32 {
        self.round_from
    }

    /// Takes note of an event at a place in the log.
    pub(super) fn take(&mut self, at: u32, payload: &Payload) {
        self.index.add(at, payload);
        self.follow(at, payload);
    }

    fn follow(&mut self, at: u32, payload: &Payload) {
        match payload {
            Payload::TrajectoryStarted(started) => self.step = started.start,
            Payload::StepEntered(entered) => {
                self.step = entered.to;
                if entered.round != self.round {
                    self.round = entered.round;
                    self.round_from = at;
                }
            }
            Payload::TrajectoryClosed(_) => {
                self.step = Step::Closure;
                self.closed = true;
            }
            _ => {}
        }
    }

    /// Follows the course again from the start, after a part of it was struck.
    fn follow_again(&mut self, log: Log<'_>) {
        let fresh = Self::new(self.id.clone());
        (self.step, self.round, self.round_from, self.closed) =
            (fresh.step, fresh.round, fresh.round_from, fresh.closed);
        let kinds = [Kind::TrajectoryStarted, Kind::StepEntered, Kind::TrajectoryClosed];
        let mut course: Vec<u32> = kinds.iter().flat_map(|kind| self.index.of(*kind)).copied().collect();
        course.sort_unstable();
        for at in course {
            if let Some(payload) = log.payload(at) {
                self.follow(at, payload);
            }
        }
    }
}

/// A case: one client, with one or more trajectories.
///
/// It is built by applying events in their order; applying cannot fail.
///
/// ```
/// use vakwerk_core::case::Case;
/// let case = Case::default();
/// assert_eq!(case.next_sequence(), 1);
/// assert!(case.opened().is_none());
/// ```
///
/// Printed for a developer it says how many events there are, and nothing of them.
#[derive(Clone, Default)]
pub struct Case {
    log: Vec<Entry>,
    shared: Index,
    trajectories: Vec<Trajectory>,
    names: HashMap<TrajectoryId, u32>,
    unknown: usize,
    misplaced: usize,
    read_only: Option<ReadOnly>,
}

impl fmt::Debug for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Case({} events)", self.log.len())
    }
}

impl FromIterator<Event> for Case {
    fn from_iter<I: IntoIterator<Item = Event>>(events: I) -> Self {
        let mut case = Self::default();
        case.extend(events);
        case
    }
}

impl Extend<Event> for Case {
    fn extend<I: IntoIterator<Item = Event>>(&mut self, events: I) {
        let events = events.into_iter();
        self.log.reserve(events.size_hint().0);
        for event in events {
            self.apply(event);
        }
    }
}

impl Case {
    /// Takes in an event.
    pub fn apply(&mut self, event: Event) {
        // A log of four thousand million events does not fit in memory long before this bound is met.
        let at = u32::try_from(self.log.len()).unwrap_or(u32::MAX);
        if let Payload::Unknown(unknown) = &event.payload {
            self.unknown += 1;
            if unknown.critical && self.read_only.is_none() {
                self.read_only = Some(ReadOnly { sequence: event.meta.sequence, kind: unknown.kind.clone() });
            }
        }
        let round = self.place(at, &event);
        let amends =
            matches!(event.payload, Payload::Corrected(_) | Payload::EnteredInError(_) | Payload::Destroyed(_));
        self.log.push(Entry { event, standing: Standing::InForce, round });
        if amends {
            self.amend(at);
        }
    }

    /// Puts an event in the index it belongs to and gives the round.
    fn place(&mut self, at: u32, event: &Event) -> u32 {
        let Some(id) = &event.meta.trajectory else {
            self.shared.add(at, &event.payload);
            return 0;
        };
        let place = match self.names.get(id) {
            Some(place) => *place,
            None if event.payload.kind() == Kind::TrajectoryStarted.as_str() => {
                let place = u32::try_from(self.trajectories.len()).unwrap_or(u32::MAX);
                self.names.insert(id.clone(), place);
                self.trajectories.push(Trajectory::new(id.clone()));
                place
            }
            None => {
                self.misplaced += 1;
                return 0;
            }
        };
        let trajectory = &mut self.trajectories[place as usize];
        if event.payload.known_kind().is_some_and(concerns_the_client) {
            self.shared.add(at, &event.payload);
        } else {
            trajectory.take(at, &event.payload);
        }
        trajectory.round
    }

    /// Carries out the amendment that stands at a place in the log.
    fn amend(&mut self, by: u32) {
        match &self.log[by as usize].event.payload {
            Payload::Corrected(correction) => {
                if let Some(at) = self.amendable(correction.target) {
                    self.correct(at, by);
                }
            }
            Payload::EnteredInError(struck) => {
                if let Some(at) = self.amendable(struck.target) {
                    let before = std::mem::replace(&mut self.log[at as usize].standing, Standing::Struck { by });
                    self.forget(at, before);
                }
            }
            Payload::Destroyed(destroyed) => {
                let targets: Vec<u32> = destroyed.targets.iter().filter_map(|target| self.find(*target)).collect();
                for at in targets {
                    self.erase(at);
                }
            }
            _ => {}
        }
    }

    fn correct(&mut self, at: u32, by: u32) {
        let before = self.log[at as usize].standing;
        let log = Log { entries: &self.log, proposed: None };
        let (Some(old), Some(new)) = (log.payload_under(at, before), log.payload_under(at, Standing::Corrected { by }))
        else {
            return;
        };
        if !may_replace(old, new) {
            return;
        }
        // Only a result has more in the index than its place and its name, and it belongs to a trajectory.
        let id = self.log[at as usize].event.meta.trajectory.as_ref();
        let place = id.and_then(|id| self.names.get(id));
        let index = match id {
            None => Some(&mut self.shared),
            Some(_) => place.and_then(|place| self.trajectories.get_mut(*place as usize)).map(|t| &mut t.index),
        };
        if let (Some(index), Payload::ResultRecorded(_)) = (index, new) {
            index.remove(at, old, log);
            index.add(at, new);
        }
        self.log[at as usize].standing = Standing::Corrected { by };
    }

    /// Takes the content at a place out of its index.
    fn forget(&mut self, at: u32, before: Standing) {
        let log = Log { entries: &self.log, proposed: None };
        let Some(old) = log.payload_under(at, before) else { return };
        let Some(id) = &self.log[at as usize].event.meta.trajectory else {
            self.shared.remove(at, old, log);
            return;
        };
        if self.names.contains_key(id) && old.known_kind().is_some_and(concerns_the_client) {
            self.shared.remove(at, old, log);
            return;
        }
        let Some(trajectory) = self.names.get(id).and_then(|place| self.trajectories.get_mut(*place as usize)) else {
            return;
        };
        trajectory.index.remove(at, old, log);
        if old.known_kind().is_some_and(is_course) {
            trajectory.follow_again(log);
        }
    }

    fn erase(&mut self, at: u32) {
        let before = self.log[at as usize].standing;
        if !matches!(before, Standing::Struck { .. }) {
            self.log[at as usize].standing = Standing::Struck { by: at };
            self.forget(at, before);
        }
        let entry = &mut self.log[at as usize];
        entry.standing = Standing::InForce;
        let kind = entry.event.payload.kind().into();
        entry.event.payload = Payload::Erased { kind };
    }

    /// The place of an event that an amendment may still change.
    fn amendable(&self, target: Pointer) -> Option<u32> {
        let at = self.find(target)?;
        let entry = &self.log[at as usize];
        let open = !matches!(entry.standing, Standing::Struck { .. });
        (open && entry.event.payload.known_kind().is_some_and(|kind| !is_amendment(kind))).then_some(at)
    }

    /// The place of the event with this number and id.
    fn find(&self, target: Pointer) -> Option<u32> {
        let at = u32::try_from(target.sequence.checked_sub(1)?).ok()?;
        let entry = self.log.get(at as usize)?;
        (entry.event.meta.event == target.event).then_some(at)
    }

    /// The events in their order, with what later events say about them.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.log
    }

    /// The content of an event as it is to be read now; nothing where it was struck.
    #[must_use]
    pub fn content_of(&self, entry: &Entry) -> Option<&Payload> {
        self.all().payload(self.find(entry.event.pointer())?)
    }

    pub(super) fn all(&self) -> Log<'_> {
        Log { entries: &self.log, proposed: None }
    }

    pub(super) fn shared(&self) -> &Index {
        &self.shared
    }

    /// The sequence number that the next event gets.
    #[must_use]
    pub fn next_sequence(&self) -> u64 {
        self.log.last().map_or(0, |entry| entry.event.meta.sequence) + 1
    }

    /// The client, where the case was opened.
    #[must_use]
    pub fn opened(&self) -> Option<&CaseOpened> {
        content!(self.all(), *self.shared.of(Kind::CaseOpened).last()?, CaseOpened)
    }

    /// The trajectories, in the order in which they were started.
    #[must_use]
    pub fn trajectories(&self) -> &[Trajectory] {
        &self.trajectories
    }

    /// The trajectory of this name.
    #[must_use]
    pub fn trajectory(&self, id: &TrajectoryId) -> Option<&Trajectory> {
        self.trajectories.get(*self.names.get(id)? as usize)
    }

    /// A trajectory seen on a day: its contents as they are to be read now, and the facts for rules.
    #[must_use]
    pub fn view(&self, id: &TrajectoryId, day: Day) -> Option<View<'_>> {
        Some(View::new(self, self.trajectory(id)?, day))
    }

    /// The digest and the plugins of the set that a trajectory works with now.
    #[must_use]
    pub fn set_of(&self, id: &TrajectoryId) -> Option<(Digest, &[PluginVersion])> {
        let index = &self.trajectory(id)?.index;
        let moved = index.of(Kind::SetMoved).last().and_then(|at| content!(self.all(), *at, SetMoved));
        if let Some(moved) = moved {
            return Some((moved.to, &moved.plugins));
        }
        let started = content!(self.all(), *index.of(Kind::TrajectoryStarted).first()?, TrajectoryStarted)?;
        Some((started.set, &started.plugins))
    }

    /// How many events are of a kind that this version does not know.
    #[must_use]
    pub fn unknown_events(&self) -> usize {
        self.unknown
    }

    /// How many events name a trajectory that was never started; they are kept and shown, and change nothing.
    #[must_use]
    pub fn misplaced_events(&self) -> usize {
        self.misplaced
    }

    /// Why nothing may be recorded any more, where that is so.
    #[must_use]
    pub fn read_only(&self) -> Option<&ReadOnly> {
        self.read_only.as_ref()
    }

    /// The event with this id.
    #[must_use]
    pub fn event(&self, id: EventId) -> Option<&Entry> {
        self.log.iter().find(|entry| entry.event.meta.event == id)
    }
}

/// Whether a kind is about the client and those around the client, so that it counts in every trajectory, wherever it
/// was recorded.
pub(super) fn concerns_the_client(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::AuthorityHolderRecorded
            | Kind::CapacityJudged
            | Kind::RepresentationRecorded
            | Kind::TeamMemberRecorded
            | Kind::YouthCircumstancesRecorded
    )
}

/// Whether a kind amends other events.
pub(super) fn is_amendment(kind: Kind) -> bool {
    matches!(kind, Kind::Corrected | Kind::EnteredInError | Kind::Destroyed)
}

/// Whether a kind moves a trajectory along its course.
pub(super) fn is_course(kind: Kind) -> bool {
    matches!(kind, Kind::TrajectoryStarted | Kind::StepEntered | Kind::TrajectoryClosed)
}

/// Whether one content may stand in the place of another: of one kind, and under the same name.
pub(super) fn may_replace(old: &Payload, new: &Payload) -> bool {
    match (old, new) {
        (Payload::TrajectoryStarted(old), Payload::TrajectoryStarted(new)) => {
            old.start == new.start && old.set == new.set
        }
        (Payload::GoalAttainmentRecorded(old), Payload::GoalAttainmentRecorded(new)) => old.goal == new.goal,
        (Payload::GoalDropped(old), Payload::GoalDropped(new)) => old.goal == new.goal,
        (Payload::StepEntered(_) | Payload::SetMoved(_), _) => false,
        (old, new) => {
            let kind = old.known_kind();
            kind.is_some() && kind == new.known_kind() && !kind.is_some_and(is_amendment) && old.name() == new.name()
        }
    }
}
