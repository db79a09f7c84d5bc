//! A movement phrase: from its poles to the name of the drive or state, and from the name of a drive to its poles.

use vakwerk_sdk::Words;
use vakwerk_sdk::document::{Record, Signal, Statement, Text, Value};
use vakwerk_sdk::say::{list, name, ours, published};

use crate::effort::{ActionDrive, Combination, Factor, Pole};
use crate::names::{ACTION_DRIVES, POLES, STATES, TRANSFORMATION_DRIVES};

pub(crate) const FORM: &str = "dans:effort-phrase";
const SOURCE: &str = "dans:laban-1947";

/// A phrase as the therapist recorded it.
struct Phrase {
    poles: Vec<Pole>,
    drive: Option<ActionDrive>,
}

impl Phrase {
    fn of(record: &Record) -> Self {
        let word = |field: &str| record.fields.get(field).and_then(Value::word);
        let pole = |factor: Factor| word(factor.id()).and_then(Pole::named).filter(|pole| pole.factor() == factor);
        Self {
            poles: Factor::ALL.into_iter().filter_map(pole).collect(),
            drive: word("drive").and_then(ActionDrive::named),
        }
    }

    /// The drive that the recorded poles of space, weight and time make together.
    fn made(&self) -> Option<ActionDrive> {
        let pole = |factor| self.poles.iter().copied().find(|pole| pole.factor() == factor);
        ActionDrive::of(pole(Factor::Space)?, pole(Factor::Weight)?, pole(Factor::Time)?)
    }

    /// The poles that a drive is made of.
    fn of_action(&self) -> Vec<Pole> {
        self.poles.iter().copied().filter(|pole| pole.factor() != Factor::Flow).collect()
    }

    /// Whether a recorded pole is not one of the recorded drive.
    fn contradicts_itself(&self) -> bool {
        self.drive.is_some_and(|drive| self.of_action().iter().any(|pole| !drive.poles().contains(pole)))
    }
}

/// What a phrase is called: the term, its name, and sentences about it.
type Called = (String, Text, Vec<Statement>);

/// What one phrase is called; nothing where neither poles nor a drive were recorded.
pub(crate) fn signal(record: &Record) -> Option<Signal> {
    let phrase = Phrase::of(record);
    let factors: Vec<Factor> = phrase.poles.iter().map(|pole| pole.factor()).collect();
    let (term, word, mut statements) = match (phrase.drive, phrase.made()) {
        (Some(chosen), made) => chosen_drive(chosen, made, &phrase),
        (None, Some(made)) => made_drive(made, &phrase),
        (None, None) => combination(Combination::of(&factors), &phrase)?,
    };
    let has_drive = phrase.drive.is_some() || phrase.made().is_some();
    if has_drive && factors.contains(&Factor::Flow) {
        statements.push(ours(FORM, "Ook stroom viel op.", "Flow stood out too."));
    }
    let name = Text::new("Bewegingszin", "Movement phrase");
    let stands_out = phrase.contradicts_itself();
    Some(Signal { term, name, score: None, word: Some(word), stands_out, statements, goals: Vec::new() })
}

fn words(poles: &[Pole]) -> (String, String) {
    list(poles.iter().map(|pole| name(POLES, pole.id())))
}

/// From the name of a drive to its poles; the recorded poles are compared.
fn chosen_drive(chosen: ActionDrive, made: Option<ActionDrive>, phrase: &Phrase) -> Called {
    let called = name(ACTION_DRIVES, chosen.id());
    let (nl, en) = words(&chosen.poles());
    let (is_nl, is_en) = (format!("{} is {nl}.", called.nl), format!("{} is {en}.", called.en));
    let mut statements = vec![published(FORM, SOURCE, &is_nl, &is_en)];
    if phrase.contradicts_itself() {
        let (nl, en) = words(&phrase.of_action());
        statements.push(ours(
            FORM,
            &format!("De gekozen polen ({nl}) horen niet bij deze aandrijving; kijk welke van de twee u zag."),
            &format!("The chosen poles ({en}) do not belong to this drive; see which of the two you saw."),
        ));
        if let Some(made) = made {
            let made = name(ACTION_DRIVES, made.id());
            let nl = format!("Bij de gekozen polen hoort: {}.", made.nl.to_lowercase());
            let en = format!("To the chosen poles belongs: {}.", made.en.to_lowercase());
            statements.push(published(FORM, SOURCE, &nl, &en));
        }
    }
    (format!("dans:action-drives/{}", chosen.id()), called.text(), statements)
}

/// From poles of space, weight and time to the name of the drive.
fn made_drive(made: ActionDrive, phrase: &Phrase) -> Called {
    let called = name(ACTION_DRIVES, made.id());
    let (nl, en) = words(&phrase.of_action());
    let nl = format!("Samen heet {nl}: {}.", called.nl.to_lowercase());
    let en = format!("Together {en} is called: {}.", called.en.to_lowercase());
    let statements = vec![published(FORM, SOURCE, &nl, &en)];
    (format!("dans:action-drives/{}", made.id()), called.text(), statements)
}

/// Fewer factors, or flow in the place of another one.
fn combination(combination: Combination, phrase: &Phrase) -> Option<Called> {
    let (vocabulary, id, called, kind) = match combination {
        Combination::Transformation(id) => {
            let kind = Words { nl: "veranderende aandrijving", en: "transformation drive" };
            ("transformation-drives", id, name(TRANSFORMATION_DRIVES, id), kind)
        }
        Combination::State(id) => ("effort-states", id, name(STATES, id), Words { nl: "toestand", en: "state" }),
        Combination::Single => return phrase.poles.first().map(|pole| single(*pole)),
        // Space, weight and time are named by their poles, and what was not recorded has no name.
        Combination::Full | Combination::Action | Combination::Nothing => return None,
    };
    let (nl, en) = words(&phrase.poles);
    let nl = format!("Samen is {nl} een {}: {}.", kind.nl, called.nl.to_lowercase());
    let en = format!("Together {en} is a {}: {}.", kind.en, called.en.to_lowercase());
    Some((format!("dans:{vocabulary}/{id}"), called.text(), vec![published(FORM, SOURCE, &nl, &en)]))
}

/// One pole alone has no name beyond its own.
fn single(pole: Pole) -> Called {
    let statements = vec![ours(
        FORM,
        "Eén factor viel op; twee samen zijn een toestand, drie een aandrijving.",
        "One factor stood out; two together are a state, three a drive.",
    )];
    (format!("dans:effort-poles/{}", pole.id()), name(POLES, pole.id()).text(), statements)
}
