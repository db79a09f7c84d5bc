//! A trajectory seen on a day: what it holds now, ready to be read by reports and rules.

use super::Day;
use super::event::{
    CaseOpened, Content, Event, GoalAttainmentRecorded, GoalDropped, GoalSet, Kind, Payload, TrajectoryStarted,
};
use super::index::{GoalPlaces, Index, goal_state};
use super::log::{Log, content};
use super::state::{Case, Trajectory};
use super::words::GoalStatus;
use crate::condition::Scope;
use crate::id::ItemId;

/// A trajectory seen on a day.
///
/// It is a light thing of borrowed parts: make one whenever it is needed.
#[derive(Clone, Copy)]
pub struct View<'a> {
    pub(super) log: Log<'a>,
    pub(super) shared: &'a Index,
    pub(super) trajectory: &'a Trajectory,
    pub(super) opened: Option<&'a CaseOpened>,
    pub(super) day: Day,
}

/// A goal with everything that was said of it.
#[derive(Clone)]
pub struct GoalView<'a> {
    /// The goal as it was set.
    pub set: &'a GoalSet,
    /// Where it stands.
    pub status: GoalStatus,
    /// The latest level that was judged after the start.
    pub attained: Option<i8>,
    /// Every judgement, in order.
    pub attainments: Vec<&'a GoalAttainmentRecorded>,
    /// Why it was given up, where it was.
    pub dropped: Option<&'a GoalDropped>,
}

impl<'a> View<'a> {
    pub(super) fn new(case: &'a Case, trajectory: &'a Trajectory, day: Day) -> Self {
        Self { log: case.all(), shared: case.shared(), trajectory, opened: case.opened(), day }
    }

    /// The same, as it would be with an event that is only proposed, already taken note of in `trajectory`.
    pub(super) fn with_proposed(case: &'a Case, trajectory: &'a Trajectory, proposed: &'a Event, day: Day) -> Self {
        let log = Log { proposed: Some(proposed), ..case.all() };
        Self { log, ..Self::new(case, trajectory, day) }
    }

    /// The day it is seen on.
    #[must_use]
    pub fn day(&self) -> Day {
        self.day
    }

    /// The trajectory.
    #[must_use]
    pub fn trajectory(&self) -> &'a Trajectory {
        self.trajectory
    }

    /// The client.
    #[must_use]
    pub fn client(&self) -> Option<&'a CaseOpened> {
        self.opened
    }

    /// Every content of one kind, what concerns the whole case first, each with its event.
    ///
    /// ```
    /// use vakwerk_core::case::{SessionHeld, sample};
    /// let case = sample::full_case();
    /// let view = case.view(&sample::trajectory(), sample::today()).unwrap();
    /// let minutes: u32 = view.all::<SessionHeld>().map(|(_, session)| session.minutes).sum();
    /// assert!(minutes > 0);
    /// ```
    pub fn all<C: Content + 'a>(&self) -> impl DoubleEndedIterator<Item = (&'a Event, &'a C)> {
        let log = self.log;
        let (shared, own): (&'a [u32], &'a [u32]) = (self.shared.of(C::KIND), self.trajectory.index.of(C::KIND));
        let places = shared.iter().chain(own);
        places.filter_map(move |at| Some((log.event(*at)?, C::of(log.payload(*at)?)?)))
    }

    /// The latest content of one kind, with its event.
    #[must_use]
    pub fn latest<C: Content + 'a>(&self) -> Option<(&'a Event, &'a C)> {
        let at = self.last(C::KIND, Scope::Trajectory)?;
        Some((self.log.event(at)?, C::of(self.log.payload(at)?)?))
    }

    /// The framework and the discipline whose rules watch the trajectory.
    pub(super) fn watched_by(&self) -> Option<(ItemId, ItemId)> {
        let (_, started) = self.latest::<TrajectoryStarted>()?;
        Some((started.framework.item.id()?, started.discipline.item.id()?))
    }

    /// The goals, in the order in which they were set.
    pub fn goals(&self) -> impl Iterator<Item = GoalView<'a>> {
        let log = self.log;
        let goals: &'a [GoalPlaces] = &self.trajectory.index.goals;
        goals.iter().filter_map(move |places| {
            let (status, attained) = goal_state(places, log);
            Some(GoalView {
                set: content!(log, places.set, GoalSet)?,
                status,
                attained,
                attainments: places
                    .attainments
                    .iter()
                    .filter_map(|at| content!(log, *at, GoalAttainmentRecorded))
                    .collect(),
                dropped: places.dropped.last().and_then(|at| content!(log, *at, GoalDropped)),
            })
        })
    }

    /// The statements of consent, in order, each with its event, whose kind says what was stated.
    pub fn consents(&self) -> impl Iterator<Item = (&'a Event, &'a Payload)> {
        let log = self.log;
        let (shared, own): (&'a [u32], &'a [u32]) = (&self.shared.consents, &self.trajectory.index.consents);
        shared.iter().chain(own).filter_map(move |at| Some((log.event(*at)?, log.payload(*at)?)))
    }

    /// The places of one kind in the trajectory, or in its present round.
    pub(super) fn places(&self, kind: Kind, scope: Scope) -> &'a [u32] {
        self.scoped(self.trajectory.index.of(kind), scope)
    }

    /// The part of `places` that lies in the scope.
    pub(super) fn scoped(&self, places: &'a [u32], scope: Scope) -> &'a [u32] {
        match scope {
            Scope::Trajectory => places,
            Scope::Round => &places[places.partition_point(|at| *at < self.trajectory.round_from())..],
        }
    }

    /// The latest place of one kind; what concerns the whole case belongs to no round.
    pub(super) fn last(&self, kind: Kind, scope: Scope) -> Option<u32> {
        let shared = self.shared.of(kind).last();
        let own = self.places(kind, scope).last();
        shared.max(own).copied()
    }
}

crate::silent::silent! { GoalView<'_> }
