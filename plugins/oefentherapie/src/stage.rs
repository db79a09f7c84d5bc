//! Stages of behaviour change: the component of ODIM that goes with each, and the activities that fit it.
//!
//! The stage is a judgement of the therapist; nothing here computes it.

use vakwerk_sdk::Words;
use vakwerk_sdk::document::{Material, Record, Signal, Statement, Text, Value};

use crate::say::{list, ours, small_list};
use crate::tables::{ACTIVITIES, COMPONENTS, STAGE_NAMES, name};

pub(crate) const FORM: &str = "vvocm:stage-of-change";
/// What is left to do where behaviour can no longer change.
const ELICIT_MOVEMENT: &str = "elicit-movement";

/// A stage with what goes with it.
#[derive(Debug)]
pub(crate) struct Stage {
    pub(crate) id: &'static str,
    /// The steps of Balm's model.
    steps: Words,
    /// The components of ODIM in which the work lies.
    pub(crate) components: &'static [&'static str],
    /// The activities that fit.
    activities: &'static [&'static str],
}

/// Table 1 of the profile and the text below it; where contemplation and preparation divide the steps is our reading.
const STAGES: &[Stage] = &[
    Stage {
        id: "precontemplation",
        steps: Words { nl: "openstaan (en weten)", en: "being open (and knowing)" },
        components: &["motivation"],
        activities: &["engage", "show-need", "fit-information", "motivational-interviewing"],
    },
    Stage {
        id: "contemplation",
        steps: Words { nl: "weten en begrijpen, willen", en: "knowing and understanding, wanting" },
        components: &["cognition", "motivation"],
        activities: &[
            "motivational-interviewing",
            "coach",
            "explain",
            "demonstrate",
            "mirror",
            "guiding-touch",
            "provoke-movement",
            "fit-information",
        ],
    },
    Stage {
        id: "preparation",
        steps: Words { nl: "willen, kunnen", en: "wanting, being able" },
        components: &["motivation", "motor"],
        activities: &[
            "set-feasible-goals",
            "plan-together",
            "practise-function",
            "practise-activity",
            "practise-in-context",
            "coach",
        ],
    },
    Stage {
        id: "action",
        steps: Words { nl: "doen", en: "doing" },
        components: &["environment"],
        activities: &["practise-in-context", "practise-activity", "coach", "lift-barriers", "move-within-barriers"],
    },
    Stage {
        id: "maintenance",
        steps: Words { nl: "volhouden", en: "keeping up" },
        components: &["environment"],
        activities: &["elicit-new-behaviour", "low-frequency", "relapse-plan", "hand-over-control"],
    },
];

/// How far the client is, as the therapist judged it last.
pub(crate) enum Judged {
    /// Not judged, or in a word this version does not know.
    Open,
    In(&'static Stage),
    /// Behaviour change is no longer possible.
    NoChange,
}

impl Judged {
    pub(crate) fn of(material: &Material) -> Self {
        let Some(record) = material.latest_record(FORM) else { return Self::Open };
        if record.fields.get("change-possible") == Some(&Value::YesNo(false)) {
            return Self::NoChange;
        }
        let stage = record.fields.get("stage").and_then(Value::word);
        stage.and_then(|id| STAGES.iter().find(|stage| stage.id == id)).map_or(Self::Open, Self::In)
    }

    /// The activities that fit.
    pub(crate) fn fitting(&self) -> &'static [&'static str] {
        match self {
            Self::Open => &[],
            Self::In(stage) => stage.activities,
            Self::NoChange => &[ELICIT_MOVEMENT],
        }
    }
}

/// The activities that were chosen, those that fit the stage first.
pub(crate) struct Chosen {
    pub(crate) fitting: Vec<Words>,
    pub(crate) other: Vec<Words>,
}

impl Chosen {
    pub(crate) fn of(material: &Material, judged: &Judged) -> Self {
        let fits = judged.fitting();
        let chosen = material.latest_record(FORM).map(activities).unwrap_or_default();
        let (fitting, other): (Vec<&str>, Vec<&str>) = chosen.into_iter().partition(|id| fits.contains(id));
        let names = |ids: Vec<&str>| ids.into_iter().map(|id| name(ACTIVITIES, id)).collect();
        Self { fitting: names(fitting), other: names(other) }
    }
}

fn activities(record: &Record) -> Vec<&str> {
    record.fields.get("activities").into_iter().flat_map(Value::words).collect()
}

/// The stage with its fitting activities, and how those that were chosen fit.
pub(crate) fn describe(material: &Material) -> (Vec<Statement>, Vec<Signal>) {
    let judged = Judged::of(material);
    let chosen = Chosen::of(material, &judged);
    let statements = sentences(&judged, &chosen);
    let (term, label, word) = match &judged {
        Judged::Open => {
            let open = "De fase van gedragsverandering is nog niet beoordeeld.";
            return (vec![ours(FORM, open, "The stage of behaviour change was not judged yet.")], Vec::new());
        }
        Judged::NoChange => {
            let movement = name(ACTIVITIES, ELICIT_MOVEMENT);
            let word = Text::new("gedragsverandering niet meer mogelijk", "behaviour change no longer possible");
            (format!("vvocm:change-activities/{ELICIT_MOVEMENT}"), movement.text(), word)
        }
        Judged::In(stage) => {
            let named = name(STAGE_NAMES, stage.id);
            (format!("vvocm:stages-of-change/{}", stage.id), named.text(), named.text())
        }
    };
    let stands_out = chosen.fitting.is_empty() || !chosen.other.is_empty();
    (Vec::new(), vec![Signal { term, name: label, word: Some(word), stands_out, statements, ..Signal::default() }])
}

fn sentences(judged: &Judged, chosen: &Chosen) -> Vec<Statement> {
    let mut said = Vec::new();
    if let Judged::In(stage) = judged {
        let components = COMPONENTS.iter().filter(|component| stage.components.contains(&component.id));
        let (nl, en) = small_list(&components.map(|component| component.name).collect::<Vec<_>>());
        said.push(ours(
            FORM,
            format!("Stap van Balm: {}. Het werk ligt vooral in: {nl}.", stage.steps.nl),
            format!("Step of Balm: {}. The work lies mainly in: {en}.", stage.steps.en),
        ));
        if stage.id == "precontemplation" {
            said.push(ours(FORM, "Dring nog geen oefeningen op.", "Do not press exercises yet."));
        }
    }
    let fitting: Vec<Words> = judged.fitting().iter().map(|id| name(ACTIVITIES, id)).collect();
    let (nl, en) = small_list(&fitting);
    said.push(ours(FORM, format!("Passende activiteiten: {nl}."), format!("Fitting activities: {en}.")));
    if !chosen.fitting.is_empty() {
        let (nl, en) = list(&chosen.fitting);
        said.push(ours(FORM, format!("Gekozen en passend: {nl}."), format!("Chosen and fitting: {en}.")));
    }
    if !chosen.other.is_empty() {
        let (nl, en) = list(&chosen.other);
        said.push(ours(
            FORM,
            format!("Gekozen, maar past eerder bij een andere fase: {nl}."),
            format!("Chosen, but rather fits another stage: {en}."),
        ));
    }
    said
}
