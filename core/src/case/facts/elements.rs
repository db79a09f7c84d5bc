//! The collections: how many elements, and what stands in their fields.

use super::super::event::{ConsentParty, GoalSet, Kind, PlannedIntervention, ResultRecorded};
use super::super::index::{GoalPlaces, goal_state};
use super::super::log::content;
use super::super::view::View;
use super::super::words::{ConsentSubject, Judge, Moment};
use super::said;
use crate::catalogue::{ChangeArea, ChangeKind, FunctioningLevel, Respondent};
use crate::condition::Scope;
use crate::evidence::Basis;
use crate::fact::COLLECTIONS;
use crate::rule::{CollectionKey, Value};

type Length = for<'a> fn(&View<'a>, Scope) -> usize;
type Getter = for<'a> fn(&View<'a>, usize, Scope) -> Option<Value<'a>>;

/// No collection has more fields than this.
const MOST_FIELDS: usize = 12;

/// The lengths, by the index of their collection.
pub(super) const LENGTHS: [Option<Length>; COLLECTIONS.len()] = {
    let mut table: [Option<Length>; COLLECTIONS.len()] = [None; COLLECTIONS.len()];
    let mut i = 0;
    while i < GETTERS.len() {
        // A name that the list does not have does not compile.
        match CollectionKey::named(GETTERS[i].0) {
            Some(key) => table[key.index()] = Some(GETTERS[i].1),
            None => assert!(GETTERS[i].0.is_empty(), "a derivation names a collection that is not in the list"),
        }
        i += 1;
    }
    let mut collection = 0;
    while collection < table.len() {
        assert!(table[collection].is_some(), "a collection of the list has no derivation");
        collection += 1;
    }
    table
};

/// The fields, by the index of their collection and then their own.
pub(super) const TABLE: [[Option<Getter>; MOST_FIELDS]; COLLECTIONS.len()] = {
    let mut table: [[Option<Getter>; MOST_FIELDS]; COLLECTIONS.len()] = [[None; MOST_FIELDS]; COLLECTIONS.len()];
    let mut i = 0;
    while i < GETTERS.len() {
        if let Some(key) = CollectionKey::named(GETTERS[i].0) {
            let fields = GETTERS[i].2;
            let mut j = 0;
            while j < fields.len() {
                match key.field(fields[j].0) {
                    Some(field) => table[key.index()][field.index()] = Some(fields[j].1),
                    None => assert!(fields[j].0.is_empty(), "a derivation names a field that is not in the list"),
                }
                j += 1;
            }
        }
        i += 1;
    }
    let mut collection = 0;
    while collection < table.len() {
        let mut field = 0;
        while field < COLLECTIONS[collection].fields.len() {
            assert!(table[collection][field].is_some(), "a field of the list has no derivation");
            field += 1;
        }
        collection += 1;
    }
    table
};

macro_rules! element {
    ($view:expr, $index:expr, $scope:expr, $kind:ident) => {
        $view.places(Kind::$kind, $scope).get($index).and_then(|at| content!($view.log, *at, $kind))
    };
}

/// A collection: its name, its length and its fields.
type Derived = (&'static str, Length, &'static [(&'static str, Getter)]);

const GETTERS: &[Derived] = &[
    (
        "help-requests",
        |v, s| v.places(Kind::HelpRequestRecorded, s).len(),
        &[
            (".whose", |v, i, s| Some(Value::Word(element!(v, i, s, HelpRequestRecorded)?.whose.as_str()))),
            (".mandated", |v, i, s| Some(Value::YesNo(element!(v, i, s, HelpRequestRecorded)?.mandated))),
            (".legal-title", |v, i, s| {
                Some(Value::Word(element!(v, i, s, HelpRequestRecorded)?.legal_title.as_deref()?))
            }),
            (".client-stance", |v, i, s| {
                Some(Value::Word(element!(v, i, s, HelpRequestRecorded)?.client_stance.as_deref()?))
            }),
        ],
    ),
    (
        "sources-consulted",
        |v, s| v.places(Kind::SourceConsulted, s).len(),
        &[(".name", |v, i, s| Some(Value::Word(&element!(v, i, s, SourceConsulted)?.name)))],
    ),
    (
        "authority-holders",
        |v, _| v.shared.holders.len() + v.trajectory.index.holders.len(),
        &[
            (".kind", |v, i, _| {
                let at = v.of_both(&v.shared.holders, &v.trajectory.index.holders, i)?;
                Some(Value::Word(content!(v.log, at, AuthorityHolderRecorded)?.kind.as_str()))
            }),
            (".consent", |v, i, _| v.holder_consent(i, ConsentSubject::Treatment)),
            (".sharing", |v, i, _| v.holder_consent(i, ConsentSubject::Sharing)),
        ],
    ),
    (
        "observations",
        |v, s| v.places(Kind::ObservationRecorded, s).len(),
        &[
            (".directed", |v, i, s| Some(Value::YesNo(element!(v, i, s, ObservationRecorded)?.directed))),
            (".model", |v, i, s| {
                let observation = element!(v, i, s, ObservationRecorded)?;
                let item = || observation.model_item.as_ref().map(|item| item.item.as_str());
                observation.model.as_deref().or_else(item).map(Value::Word)
            }),
        ],
    ),
    (
        "results",
        |v, s| v.scoped(&v.trajectory.index.results, s).len(),
        &[
            (".assessment", |v, i, s| match v.measured(i, s)? {
                Measured::Result(result) => Some(Value::Word(result.assessment.item.as_str())),
                Measured::Goal { .. } => Some(Value::Word("gas")),
            }),
            (".moment", |v, i, s| match v.measured(i, s)? {
                Measured::Result(result) => Some(Value::Word(result.moment.as_str())),
                Measured::Goal { moment, .. } => Some(Value::Word(moment.unwrap_or(Moment::After).as_str())),
            }),
            (".respondent", |v, i, s| match v.measured(i, s)? {
                Measured::Result(result) => Some(Value::Word(respondent(result.respondent))),
                Measured::Goal { judge, .. } => Some(Value::Word(respondent(match judge {
                    Judge::Client => Respondent::Client,
                    Judge::Representative => Respondent::Relative,
                    Judge::ObservedBehaviour | Judge::Therapist => Respondent::Professional,
                }))),
            }),
            (".repeated", |v, i, s| match v.measured(i, s)? {
                Measured::Result(result) => Some(Value::YesNo(v.trajectory.index.repeated(&result.assessment.item))),
                Measured::Goal { goal, .. } => Some(Value::YesNo(goal.is_some_and(|goal| v.goal_repeated(goal)))),
            }),
        ],
    ),
    (
        "alerts",
        |v, s| v.scoped_alerts(s).len(),
        &[(".followed-up", |v, i, s| {
            let (at, alert) = *v.scoped_alerts(s).get(i)?;
            Some(Value::YesNo(v.is_followed_up(at, alert)?))
        })],
    ),
    (
        "problems",
        |v, s| v.places(Kind::ProblemRecorded, s).len(),
        &[
            (".perspectives", |v, i, s| Some(Value::Words(element!(v, i, s, ProblemRecorded)?.perspectives.words()))),
            (".icf-domains", |v, i, s| Some(Value::Words(element!(v, i, s, ProblemRecorded)?.icf.words()))),
        ],
    ),
    (
        "hypotheses",
        |v, s| v.places(Kind::HypothesisRecorded, s).len(),
        &[(".findings-named", |v, i, s| {
            let named = element!(v, i, s, HypothesisRecorded)?.findings.len();
            Some(Value::Number(u32::try_from(named).map_or(f64::MAX, f64::from)))
        })],
    ),
    (
        "discussions",
        |v, s| v.places(Kind::FindingsDiscussed, s).len(),
        &[
            (".with", |v, i, s| Some(Value::Words(element!(v, i, s, FindingsDiscussed)?.with.words()))),
            (".on", |v, i, s| v.on(Kind::FindingsDiscussed, i, s)),
        ],
    ),
    (
        "goals",
        |v, s| v.scoped_goals(s).len(),
        &[
            (".main", |v, i, s| Some(Value::YesNo(v.goal(i, s)?.main))),
            (".status", |v, i, s| Some(Value::Word(goal_state(v.scoped_goals(s).get(i)?, v.log).0.as_str()))),
            (".chosen-by", |v, i, s| {
                let chosen_by = &v.goal(i, s)?.chosen_by;
                (!chosen_by.is_empty()).then(|| Value::Words(chosen_by.words()))
            }),
            (".change-kind", |v, i, s| v.goal(i, s)?.change_kind.map(|kind| Value::Word(change_kind(kind)))),
            (".change-area", |v, i, s| v.goal(i, s)?.change_area.map(|area| Value::Word(change_area(area)))),
            (".outside-therapy", |v, i, s| v.goal(i, s)?.outside_therapy.map(Value::YesNo)),
            (".level", |v, i, s| v.goal(i, s)?.level.map(|level| Value::Word(functioning(level)))),
            (".terms", |v, i, s| Some(Value::Words(v.goal(i, s)?.terms.words()))),
            (".attainment", |v, i, s| {
                let (_, level) = goal_state(v.scoped_goals(s).get(i)?, v.log);
                level.map(|level| Value::Number(f64::from(level)))
            }),
            (".judged-by-client", |v, i, s| v.judged(i, s, |judge| judge != Judge::Therapist)),
            (".judged-by-therapist", |v, i, s| v.judged(i, s, |judge| judge == Judge::Therapist)),
        ],
    ),
    (
        "planned-interventions",
        |v, s| v.planned(s).len(),
        &[
            (".item", |v, i, s| Some(Value::Word(v.planned(s).get(i)?.item.as_ref()?.item.as_str()))),
            (".basis", |v, i, s| v.planned(s).get(i)?.basis.map(|basis| Value::Word(basis_word(basis)))),
        ],
    ),
    (
        "team",
        |v, _| v.shared.team.len() + v.trajectory.index.team.len(),
        &[
            (".role", |v, i, _| {
                let at = v.of_both(&v.shared.team, &v.trajectory.index.team, i)?;
                Some(Value::Word(content!(v.log, at, TeamMemberRecorded)?.role.as_str()))
            }),
            (".kind", |v, i, _| {
                let at = v.of_both(&v.shared.team, &v.trajectory.index.team, i)?;
                Some(Value::Word(content!(v.log, at, TeamMemberRecorded)?.kind.as_str()))
            }),
            (".involved", |v, i, _| {
                let at = v.of_both(&v.shared.team, &v.trajectory.index.team, i)?;
                Some(Value::YesNo(content!(v.log, at, TeamMemberRecorded)?.involved))
            }),
        ],
    ),
    (
        "meetings",
        |v, s| v.places(Kind::MeetingHeld, s).len(),
        &[
            (".kind", |v, i, s| Some(Value::Word(element!(v, i, s, MeetingHeld)?.kind.as_str()))),
            (".advice", |v, i, s| Some(Value::Word(element!(v, i, s, MeetingHeld)?.advice?.as_str()))),
            (".advice-reason", |v, i, s| said(element!(v, i, s, MeetingHeld)?.advice_reason.as_ref())),
        ],
    ),
    (
        "evaluations",
        |v, s| v.places(Kind::EvaluationRecorded, s).len(),
        &[
            (".decision", |v, i, s| Some(Value::Word(element!(v, i, s, EvaluationRecorded)?.decision.as_str()))),
            (".on", |v, i, s| v.on(Kind::EvaluationRecorded, i, s)),
        ],
    ),
    ("sessions", |v, s| v.places(Kind::SessionHeld, s).len(), &[(".on", |v, i, s| v.on(Kind::SessionHeld, i, s))]),
];

/// A measurement: the result of an assessment, or a judgement of goal attainment.
enum Measured<'a> {
    Result(&'a ResultRecorded),
    Goal { goal: Option<&'a GoalPlaces>, judge: Judge, moment: Option<Moment> },
}

impl<'a> View<'a> {
    fn of_both(&self, shared: &[u32], own: &[u32], index: usize) -> Option<u32> {
        shared.iter().chain(own).nth(index).copied()
    }

    /// What the holder of authority at this place stated last about `subject`.
    fn holder_consent(&self, index: usize, subject: ConsentSubject) -> Option<Value<'a>> {
        let at = self.of_both(&self.shared.holders, &self.trajectory.index.holders, index)?;
        let holder = content!(self.log, at, AuthorityHolderRecorded)?;
        let by_holder = |by: &ConsentParty| matches!(by, ConsentParty::AuthorityHolder(id) if *id == holder.id);
        self.consent(|c| c.about == subject && by_holder(&c.by)).map(Value::Word)
    }

    fn on(&self, kind: Kind, index: usize, scope: Scope) -> Option<Value<'a>> {
        let at = *self.places(kind, scope).get(index)?;
        Some(Value::Word(self.log.event(at)?.meta.occurred_on.as_str()))
    }

    fn scoped_goals(&self, scope: Scope) -> &'a [GoalPlaces] {
        let goals = &self.trajectory.index.goals;
        match scope {
            Scope::Trajectory => goals,
            Scope::Round => &goals[goals.partition_point(|goal| goal.set < self.trajectory.round_from())..],
        }
    }

    fn scoped_alerts(&self, scope: Scope) -> &'a [(u32, u32)] {
        let alerts = &self.trajectory.index.alerts;
        match scope {
            Scope::Trajectory => alerts,
            Scope::Round => &alerts[alerts.partition_point(|(at, _)| *at < self.trajectory.round_from())..],
        }
    }

    fn goal(&self, index: usize, scope: Scope) -> Option<&'a GoalSet> {
        content!(self.log, self.scoped_goals(scope).get(index)?.set, GoalSet)
    }

    fn judged(&self, index: usize, scope: Scope, by: fn(Judge) -> bool) -> Option<Value<'a>> {
        let goal = self.scoped_goals(scope).get(index)?;
        // What was judged in an earlier round says nothing about where this one ends.
        let now = goal.attainments.iter().filter(|at| **at >= self.trajectory.round_from());
        let mut judgements = now.filter_map(|at| content!(self.log, *at, GoalAttainmentRecorded));
        Some(Value::YesNo(judgements.any(|a| a.moment != Some(Moment::Before) && by(a.judged_by))))
    }

    fn measured(&self, index: usize, scope: Scope) -> Option<Measured<'a>> {
        let at = *self.scoped(&self.trajectory.index.results, scope).get(index)?;
        if let Some(result) = content!(self.log, at, ResultRecorded) {
            return Some(Measured::Result(result));
        }
        let attainment = content!(self.log, at, GoalAttainmentRecorded)?;
        let goal = self.trajectory.index.goal(&attainment.goal);
        Some(Measured::Goal { goal, judge: attainment.judged_by, moment: attainment.moment })
    }

    /// Whether a goal was judged at the start and after it; a baseline counts as a judgement at the start.
    fn goal_repeated(&self, goal: &GoalPlaces) -> bool {
        let moments = || {
            goal.attainments
                .iter()
                .filter_map(|at| content!(self.log, *at, GoalAttainmentRecorded))
                .map(|a| a.moment.unwrap_or(Moment::After))
        };
        let before = content!(self.log, goal.set, GoalSet).is_some_and(|set| set.baseline.is_some())
            || moments().any(|moment| moment == Moment::Before);
        before && moments().any(|moment| matches!(moment, Moment::After | Moment::FollowUp))
    }

    fn planned(&self, scope: Scope) -> &'a [PlannedIntervention] {
        let plan = self.last(Kind::PlanAgreed, scope).and_then(|at| content!(self.log, at, PlanAgreed));
        plan.map_or(&[], |plan| &plan.interventions)
    }

    /// Whether somebody was told of an alert and something was done.
    pub(crate) fn is_followed_up(&self, at: u32, alert: u32) -> Option<bool> {
        let result = content!(self.log, at, ResultRecorded)?;
        let raised = result.alerts.get(alert as usize)?;
        let mut followed = self
            .places(Kind::AlertFollowedUp, Scope::Trajectory)
            .iter()
            .filter_map(|at| content!(self.log, *at, AlertFollowedUp));
        Some(followed.any(|followed| followed.result == result.id && followed.item == raised.item))
    }
}

fn respondent(respondent: Respondent) -> &'static str {
    match respondent {
        Respondent::Client => "client",
        Respondent::Parent => "parent",
        Respondent::Relative => "relative",
        Respondent::Professional => "professional",
    }
}

fn change_kind(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Prevention => "prevention",
        ChangeKind::Change => "change",
        ChangeKind::Development => "development",
        ChangeKind::Stabilisation => "stabilisation",
        ChangeKind::Acceptance => "acceptance",
        ChangeKind::Comfort => "comfort",
    }
}

fn change_area(area: ChangeArea) -> &'static str {
    match area {
        ChangeArea::Emotional => "emotional",
        ChangeArea::Behavioural => "behavioural",
        ChangeArea::Cognitive => "cognitive",
        ChangeArea::Social => "social",
        ChangeArea::Neurological => "neurological",
        ChangeArea::Physical => "physical",
    }
}

fn functioning(level: FunctioningLevel) -> &'static str {
    match level {
        FunctioningLevel::Function => "function",
        FunctioningLevel::Activity => "activity",
        FunctioningLevel::Participation => "participation",
    }
}

fn basis_word(basis: Basis) -> &'static str {
    match basis {
        Basis::Evidence => "evidence",
        Basis::Practice => "practice",
        Basis::Consensus => "consensus",
    }
}
