//! What still asks for attention in a trajectory.

use super::Day;
use super::event::{AlertRaised, ResultRecorded, TrajectoryId};
use super::log::content;
use super::state::Case;
use super::view::View;
use crate::catalogue::Guard;
use crate::cycle::{Transition, steps_after, transition};
use crate::rule::{Finding, RuleBook};
use crate::step::Step;

/// An alert that a result raised.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AlertView<'a> {
    /// The result.
    pub result: &'a ResultRecorded,
    /// The alert.
    pub alert: &'a AlertRaised,
    /// Whether it was recorded who was told and what was done.
    pub followed_up: bool,
}

/// Something that still asks for attention.
#[derive(Clone, Debug, PartialEq)]
pub enum OpenPoint<'a> {
    /// An alert was not followed up.
    Alert(AlertView<'a>),
    /// A standing rule is not met.
    Standing(Finding),
    /// A rule stands between here and the next step.
    Ahead {
        /// The step.
        step: Step,
        /// The finding.
        finding: Finding,
    },
}

impl<'a> View<'a> {
    /// The alerts that results raised, in order.
    pub fn alerts(&self) -> impl Iterator<Item = AlertView<'a>> {
        let view = *self;
        let alerts: &'a [(u32, u32)] = &self.trajectory.index.alerts;
        alerts.iter().filter_map(move |(at, alert)| {
            let result = content!(view.log, *at, ResultRecorded)?;
            let followed_up = view.is_followed_up(*at, *alert)?;
            Some(AlertView { result, alert: result.alerts.get(*alert as usize)?, followed_up })
        })
    }
}

impl Case {
    /// What still asks for attention: alerts first, then standing rules, then what stands before the next step.
    ///
    /// ```
    /// use vakwerk_core::case::sample;
    /// use vakwerk_core::rule::RuleBook;
    /// let case = sample::full_case();
    /// let open = case.open_points(&sample::trajectory(), sample::today(), &RuleBook::default());
    /// assert!(open.is_empty());
    /// ```
    #[must_use]
    pub fn open_points(&self, trajectory: &TrajectoryId, day: Day, rules: &RuleBook) -> Vec<OpenPoint<'_>> {
        let Some(view) = self.view(trajectory, day) else { return Vec::new() };
        let mut points: Vec<OpenPoint<'_>> =
            view.alerts().filter(|alert| !alert.followed_up).map(OpenPoint::Alert).collect();
        let standing = self.standing(trajectory, day, rules).into_iter().filter(Finding::is_open);
        points.extend(standing.map(OpenPoint::Standing));
        if let Some(step) = next_step(view.trajectory().step()) {
            let ahead = self.findings(Guard::Step(step), trajectory, day, rules).into_iter().filter(Finding::is_open);
            points.extend(ahead.map(|finding| OpenPoint::Ahead { step, finding }));
        }
        points
    }
}

/// The step that lies ahead: the last of those that go on, so that the optional screening is passed by.
fn next_step(from: Step) -> Option<Step> {
    let onward = steps_after(from).filter(|to| transition(from, *to) == Ok(Transition::Onward)).last();
    onward.or_else(|| steps_after(from).last())
}
