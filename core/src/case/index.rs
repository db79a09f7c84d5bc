//! Where things stand in the log, kept up to date with every event, so that facts are found without searching.

use std::collections::HashMap;

use super::event::{Kind, Payload, ResultRecorded};
use super::log::{Log, content};
use super::reference::ItemKey;
use super::words::{GoalStatus, Moment};
use crate::id::Name;

/// Places in the log, in ascending order.
pub(super) type Places = Vec<u32>;

/// A goal, with what was said of it later.
#[derive(Clone, Debug)]
pub(super) struct GoalPlaces {
    pub set: u32,
    pub dropped: Places,
    pub attainments: Places,
}

/// How often one assessment was recorded before and after.
#[derive(Clone, Copy, Debug, Default)]
struct Repeats {
    before: u32,
    after: u32,
}

/// The places of everything in one trajectory, or of what concerns the whole case.
#[derive(Clone, Debug)]
pub(super) struct Index {
    by_kind: [Places; Kind::ALL.len()],
    /// Statements of consent of the three kinds together.
    pub consents: Places,
    /// Results and goal attainments together.
    pub results: Places,
    /// Alerts: the result's place, and which of its alerts.
    pub alerts: Vec<(u32, u32)>,
    pub goals: Vec<GoalPlaces>,
    goal_names: HashMap<Name, u32>,
    /// The latest record of each member of the team.
    pub team: Places,
    team_names: HashMap<Name, u32>,
    /// The latest record of each holder of authority.
    pub holders: Places,
    holder_names: HashMap<Name, u32>,
    repeats: HashMap<ItemKey, Repeats>,
}

impl Default for Index {
    fn default() -> Self {
        Self {
            by_kind: [const { Vec::new() }; Kind::ALL.len()],
            consents: Vec::new(),
            results: Vec::new(),
            alerts: Vec::new(),
            goals: Vec::new(),
            goal_names: HashMap::new(),
            team: Vec::new(),
            team_names: HashMap::new(),
            holders: Vec::new(),
            holder_names: HashMap::new(),
            repeats: HashMap::new(),
        }
    }
}

fn take_out(places: &mut Places, at: u32) {
    if let Ok(found) = places.binary_search(&at) {
        places.remove(found);
    }
}

fn put_in(places: &mut Places, at: u32) {
    match places.last() {
        Some(last) if *last >= at => {
            if let Err(gap) = places.binary_search(&at) {
                places.insert(gap, at);
            }
        }
        _ => places.push(at),
    }
}

fn index_of(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

impl Index {
    /// The places of one kind.
    pub fn of(&self, kind: Kind) -> &[u32] {
        &self.by_kind[kind as usize]
    }

    /// The goal of this name.
    pub fn goal(&self, name: &Name) -> Option<&GoalPlaces> {
        self.goals.get(*self.goal_names.get(name)? as usize)
    }

    /// Whether an assessment was recorded both before and after.
    pub fn repeated(&self, assessment: &ItemKey) -> bool {
        self.repeats.get(assessment).is_some_and(|r| r.before > 0 && r.after > 0)
    }

    /// Takes note of the content at a place.
    pub fn add(&mut self, at: u32, payload: &Payload) {
        let Some(kind) = payload.known_kind() else { return };
        put_in(&mut self.by_kind[kind as usize], at);
        match payload {
            Payload::ConsentGiven(_) | Payload::ConsentRefused(_) | Payload::ConsentWithdrawn(_) => {
                put_in(&mut self.consents, at);
            }
            Payload::ResultRecorded(result) => {
                put_in(&mut self.results, at);
                let from = self.alerts.partition_point(|(place, _)| *place < at);
                let raised = (0..index_of(result.alerts.len())).map(|alert| (at, alert));
                self.alerts.splice(from..from, raised);
                self.count_repeat(result, 1);
            }
            // A second goal of the same name, which deciding never lets through, leaves the first as it is.
            Payload::GoalSet(goal) if !self.goal_names.contains_key(&goal.id) => {
                self.goal_names.insert(goal.id.clone(), index_of(self.goals.len()));
                self.goals.push(GoalPlaces { set: at, dropped: Vec::new(), attainments: Vec::new() });
            }
            Payload::GoalAttainmentRecorded(attainment) => {
                put_in(&mut self.results, at);
                if let Some(goal) = self.goal_mut(&attainment.goal) {
                    put_in(&mut goal.attainments, at);
                }
            }
            Payload::GoalDropped(dropped) => {
                if let Some(goal) = self.goal_mut(&dropped.goal) {
                    put_in(&mut goal.dropped, at);
                }
            }
            Payload::TeamMemberRecorded(member) => latest_of(&mut self.team, &mut self.team_names, &member.id, at),
            Payload::AuthorityHolderRecorded(holder) => {
                latest_of(&mut self.holders, &mut self.holder_names, &holder.id, at);
            }
            _ => {}
        }
    }

    /// Forgets the content at a place, as it was before it was struck or corrected.
    pub fn remove(&mut self, at: u32, payload: &Payload, log: Log<'_>) {
        let Some(kind) = payload.known_kind() else { return };
        take_out(&mut self.by_kind[kind as usize], at);
        match payload {
            Payload::ConsentGiven(_) | Payload::ConsentRefused(_) | Payload::ConsentWithdrawn(_) => {
                take_out(&mut self.consents, at);
            }
            Payload::ResultRecorded(result) => {
                take_out(&mut self.results, at);
                self.alerts.retain(|(place, _)| *place != at);
                self.count_repeat(result, -1);
            }
            Payload::GoalSet(_) => {
                self.goals.retain(|places| places.set != at);
                self.rename_goals(log);
            }
            Payload::GoalAttainmentRecorded(attainment) => {
                take_out(&mut self.results, at);
                if let Some(goal) = self.goal_mut(&attainment.goal) {
                    take_out(&mut goal.attainments, at);
                }
            }
            Payload::GoalDropped(dropped) => {
                if let Some(goal) = self.goal_mut(&dropped.goal) {
                    take_out(&mut goal.dropped, at);
                }
            }
            Payload::TeamMemberRecorded(member) => {
                let earlier = self.of(Kind::TeamMemberRecorded).iter().rev().copied().find(
                    |place| matches!(content!(log, *place, TeamMemberRecorded), Some(other) if other.id == member.id),
                );
                back_to(&mut self.team, &mut self.team_names, &member.id, earlier);
            }
            Payload::AuthorityHolderRecorded(holder) => {
                let earlier = self.of(Kind::AuthorityHolderRecorded).iter().rev().copied().find(
                    |place| matches!(content!(log, *place, AuthorityHolderRecorded), Some(other) if other.id == holder.id),
                );
                back_to(&mut self.holders, &mut self.holder_names, &holder.id, earlier);
            }
            _ => {}
        }
    }

    fn goal_mut(&mut self, name: &Name) -> Option<&mut GoalPlaces> {
        let index = *self.goal_names.get(name)? as usize;
        self.goals.get_mut(index)
    }

    fn rename_goals(&mut self, log: Log<'_>) {
        self.goal_names.clear();
        for (index, places) in self.goals.iter().enumerate() {
            if let Some(goal) = content!(log, places.set, GoalSet) {
                self.goal_names.insert(goal.id.clone(), index_of(index));
            }
        }
    }

    fn count_repeat(&mut self, result: &ResultRecorded, by: i32) {
        let repeats = match self.repeats.get_mut(&result.assessment.item) {
            Some(repeats) => repeats,
            None => self.repeats.entry(result.assessment.item.clone()).or_default(),
        };
        match result.moment {
            Moment::Before => repeats.before = repeats.before.saturating_add_signed(by),
            Moment::After | Moment::FollowUp => repeats.after = repeats.after.saturating_add_signed(by),
            Moment::During => {}
        }
    }
}

fn latest_of(places: &mut Places, names: &mut HashMap<Name, u32>, name: &Name, at: u32) {
    match names.get(name) {
        Some(slot) => places[*slot as usize] = at,
        None => {
            names.insert(name.clone(), index_of(places.len()));
            places.push(at);
        }
    }
}

fn back_to(places: &mut Places, names: &mut HashMap<Name, u32>, name: &Name, earlier: Option<u32>) {
    let Some(slot) = names.get(name).copied() else { return };
    if let Some(earlier) = earlier {
        places[slot as usize] = earlier;
        return;
    }
    places.remove(slot as usize);
    names.remove(name);
    for other in names.values_mut().filter(|other| **other > slot) {
        *other -= 1;
    }
}

/// Where a goal stands, and the latest level that was judged after the start.
pub(super) fn goal_state(places: &GoalPlaces, log: Log<'_>) -> (GoalStatus, Option<i8>) {
    let judged = |at: &u32| content!(log, *at, GoalAttainmentRecorded).filter(|a| a.moment != Some(Moment::Before));
    let level = places.attainments.iter().rev().find_map(judged).map(|a| a.level);
    let status = match (places.dropped.is_empty(), level) {
        (false, _) => GoalStatus::Dropped,
        (true, Some(0..)) => GoalStatus::Attained,
        _ => GoalStatus::Open,
    };
    (status, level)
}
