//! ODIM: what was found in each of the four components, and which chosen goals lie there.

use vakwerk_sdk::document::{Material, Record, Signal, Statement, Text, Value};

use crate::say::{ours, small_list};
use crate::tables::{COMPONENTS, Component, GOALS, aims};

pub(crate) const ANALYSIS: &str = "vvocm:odim-analysis";

/// What was recorded about a component.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// Nothing yet.
    Nothing,
    /// Something that keeps up or hinders the movement behaviour.
    Impediment,
    /// That there is no impediment.
    NoImpediment,
}

/// The analysis and the chosen goals.
pub(crate) struct Odim<'a> {
    record: Option<&'a Record>,
    goals: &'a [String],
}

impl<'a> Odim<'a> {
    pub(crate) fn of(material: &'a Material) -> Self {
        Self { record: material.latest_record(ANALYSIS), goals: &material.goals }
    }

    /// Whether there is anything to describe.
    pub(crate) fn begun(&self) -> bool {
        self.record.is_some() || self.goals.iter().any(|goal| !aims(GOALS, goal).is_empty())
    }

    pub(crate) fn found(&self, component: &Component) -> Found {
        let Some(record) = self.record else { return Found::Nothing };
        let none = record.fields.get("no-impediment").into_iter().flat_map(Value::words).any(|id| id == component.id);
        let text = record.fields.get(component.id).and_then(Value::word).unwrap_or_default();
        match (text.trim().is_empty(), none) {
            // What was written down outweighs a tick.
            (false, _) => Found::Impediment,
            (true, true) => Found::NoImpediment,
            (true, false) => Found::Nothing,
        }
    }

    /// How many chosen goals lie in a component.
    pub(crate) fn goals_in(&self, component: &Component) -> usize {
        self.goals.iter().filter(|goal| aims(GOALS, goal).contains(&component.id)).count()
    }

    /// Components with neither a goal nor the statement that there is no impediment.
    pub(crate) fn without_goal(&self) -> Vec<&'static Component> {
        let open = |c: &&Component| self.goals_in(c) == 0 && self.found(c) != Found::NoImpediment;
        COMPONENTS.iter().filter(open).collect()
    }

    fn emotion_with(&self, component: &Component) -> bool {
        let tagged = self.record.and_then(|record| record.fields.get("emotion-with"));
        tagged.into_iter().flat_map(Value::words).any(|id| id == component.id)
    }
}

/// The whole in a sentence or two.
pub(crate) fn summary(odim: &Odim<'_>) -> Vec<Statement> {
    let names = |found: Found| -> Vec<_> {
        COMPONENTS.iter().filter(|component| odim.found(component) == found).map(|component| component.name).collect()
    };
    let (hindering, open) = (names(Found::Impediment), names(Found::Nothing));
    let mut said = Vec::new();
    if !hindering.is_empty() {
        let (nl, en) = small_list(&hindering);
        said.push(ours(
            ANALYSIS,
            format!("Wat het beweeggedrag in stand houdt of belemmert ligt in: {nl}."),
            format!("What keeps up or hinders the movement behaviour lies in: {en}."),
        ));
    }
    if !open.is_empty() {
        let (nl, en) = small_list(&open);
        said.push(ours(
            ANALYSIS,
            format!("Nog niets vastgelegd over: {nl}. Ook geen belemmering is een uitkomst."),
            format!("Nothing recorded yet on: {en}. No impediment is an outcome too."),
        ));
    }
    said
}

/// One part per component, in the order of the model.
pub(crate) fn signals(odim: &Odim<'_>) -> Vec<Signal> {
    COMPONENTS.iter().map(|component| signal(odim, component)).collect()
}

fn signal(odim: &Odim<'_>, component: &Component) -> Signal {
    let found = odim.found(component);
    let word = match found {
        Found::Nothing => Text::new("nog niets vastgelegd", "nothing recorded yet"),
        Found::Impediment => Text::new("belemmering genoteerd", "impediment recorded"),
        Found::NoImpediment => Text::new("geen belemmering gevonden", "no impediment found"),
    };
    let mut statements = vec![ours(ANALYSIS, capital(&word.nl), capital(word.en.as_deref().unwrap_or_default()))];
    match odim.goals_in(component) {
        0 => {}
        1 => statements.push(ours(ANALYSIS, "Eén gekozen doel ligt hier.", "One chosen goal lies here.")),
        goals => statements.push(ours(
            ANALYSIS,
            format!("{goals} gekozen doelen liggen hier."),
            format!("{goals} chosen goals lie here."),
        )),
    }
    if odim.emotion_with(component) {
        statements.push(ours(ANALYSIS, "Hier speelt emotie mee.", "Emotion plays a part here."));
    }
    let points = found == Found::Impediment && odim.goals_in(component) == 0;
    Signal {
        term: format!("vvocm:odim/{}", component.id),
        name: component.name.text(),
        word: Some(word),
        stands_out: found != Found::NoImpediment && odim.goals_in(component) == 0,
        statements,
        goals: if points { component.goals.iter().map(ToString::to_string).collect() } else { Vec::new() },
        ..Signal::default()
    }
}

/// A sentence of its own: a capital in front and a full stop behind.
fn capital(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map(|first| format!("{}{}.", first.to_uppercase(), rest.as_str())).unwrap_or_default()
}
