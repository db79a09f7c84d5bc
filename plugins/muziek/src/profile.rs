//! The operation `profile`: an improvisation in the words of its profiles and gradients, without sum or norm.

use vakwerk_sdk::Words;
use vakwerk_sdk::document::{Material, Profile, Record, Signal, Statement, Text, Value};

use crate::vocabulary::{ELEMENTS, PROFILES, Profile as IapProfile, name};

const FORM: &str = "muziek:improvisation";
const SOURCE: &str = "muziek:bruscia-1987";
const FORMAT: u32 = 1;

/// Describes the latest improvisation: every form of its day, one per musical element.
pub(crate) fn describe(material: &Material) -> Profile {
    let title = Text::new("Beschrijving van de improvisatie", "Description of the improvisation");
    let records = latest(material);
    if records.is_empty() {
        let nothing = ours("Er is nog geen improvisatie beschreven.", "No improvisation has been described yet.");
        return Profile { format: FORMAT, title, summary: vec![nothing], signals: Vec::new() };
    }
    let signals: Vec<Signal> = PROFILES.iter().filter_map(|profile| signal(profile, &records)).collect();
    Profile { format: FORMAT, title, summary: summary(&records), signals }
}

/// The forms of the latest day; of two about one element the later one counts.
fn latest(material: &Material) -> Vec<&Record> {
    let forms = || material.records.iter().filter(|record| record.form == FORM);
    let Some(day) = forms().next_back().map(|record| &record.day) else { return Vec::new() };
    let of_the_day: Vec<&Record> = forms().filter(|record| record.day == *day).collect();
    let is_last = |at: usize| of_the_day[at + 1..].iter().all(|later| element_id(later) != element_id(of_the_day[at]));
    (0..of_the_day.len()).filter(|&at| is_last(at)).map(|at| of_the_day[at]).collect()
}

fn summary(records: &[&Record]) -> Vec<Statement> {
    let elements = || records.iter().map(|record| name(ELEMENTS, element_id(record)));
    let mut summary = vec![
        ours(
            &format!("Beluisterd: {}.", list(elements().map(|words| words.nl))),
            &format!("Listened for: {}.", list(elements().map(|words| words.en))),
        ),
        ours(
            "De woorden beschrijven; er is geen som en geen norm.",
            "The words describe; there is no sum and no norm.",
        ),
    ];
    let open = |profile: &&IapProfile| !profile.gradients.is_empty() && signal(profile, records).is_none();
    let open: Vec<Words> = PROFILES.iter().filter(open).map(|profile| profile.named.name).collect();
    if !open.is_empty() {
        summary.push(ours(
            &format!("Niet beschreven: {}.", list(open.iter().map(|words| words.nl))),
            &format!("Not described: {}.", list(open.iter().map(|words| words.en))),
        ));
    }
    summary
}

/// One profile over the elements; nothing where no gradient was chosen.
fn signal(profile: &IapProfile, records: &[&Record]) -> Option<Signal> {
    let chosen: Vec<(Words, Words)> = records
        .iter()
        .filter_map(|record| {
            let gradient = record.fields.get(profile.named.id).and_then(Value::word)?;
            // The words of a profile without gradients are the therapist's own and stay in the record.
            let known = !profile.gradients.is_empty();
            known.then(|| (name(ELEMENTS, element_id(record)), name(profile.gradients, gradient)))
        })
        .collect();
    let (first, rest) = chosen.split_first()?;
    let word = if rest.iter().all(|(_, gradient)| gradient.nl == first.1.nl) {
        Text::new(first.1.nl, first.1.en)
    } else {
        Text::new("verschilt per element", "differs by element")
    };
    let statements = chosen.iter().map(|(element, gradient)| published(*element, *gradient)).collect();
    Some(Signal {
        term: format!("muziek:iap-profiles/{}", profile.named.id),
        name: Text::new(profile.named.name.nl, profile.named.name.en),
        word: Some(word),
        statements,
        ..Signal::default()
    })
}

fn element_id(record: &Record) -> &str {
    record.fields.get("element").and_then(Value::word).unwrap_or_default()
}

fn list<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.map(str::to_lowercase).collect::<Vec<_>>().join(", ")
}

fn ours(nl: &str, en: &str) -> Statement {
    Statement { text: Text::new(nl, en), rests_on: vec![FORM.into()], source: None, ours: true }
}

/// What the therapist chose, in the words of the source.
fn published(element: Words, gradient: Words) -> Statement {
    let text = Text::new(format!("{}: {}.", element.nl, gradient.nl), format!("{}: {}.", element.en, gradient.en));
    Statement { text, rests_on: vec![FORM.into()], source: Some(SOURCE.into()), ours: false }
}
