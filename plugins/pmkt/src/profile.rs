//! The operation `profile`: the five domains of the examination beside the results, and which norms fit the age.

use vakwerk_sdk::Words;
use vakwerk_sdk::document::{FORMAT, Material, Profile, Record, Signal, Statement, Text};

use crate::age::{AGE_BANDS, Age, AgeBand, band};
use crate::domain::{DOMAINS, Domain, INSTRUMENTS, Picture};
use crate::norm;

/// The form of the examination.
pub(crate) const EXAMINATION: &str = "pmkt:psychomotor-examination";

/// Describes the latest examination, domain by domain, and the results beside it.
pub(crate) fn describe(material: &Material) -> Profile {
    let title = Text::new("Psychomotorisch onderzoek", "Psychomotor examination");
    let examination = material.latest_record(EXAMINATION);
    let mut summary = match examination {
        Some(record) => of_domains(record),
        None => {
            vec![ours(
                "Er is nog geen psychomotorisch onderzoek vastgelegd.",
                "No psychomotor examination is recorded yet.",
            )]
        }
    };
    summary.extend(of_age(material));
    let signals = examination.map(|record| DOMAINS.iter().map(|domain| signal(domain, record)).collect());
    Profile { format: FORMAT, title, summary, signals: signals.unwrap_or_default() }
}

fn of_domains(examination: &Record) -> Vec<Statement> {
    let count =
        |wanted: fn(Picture) -> bool| DOMAINS.iter().filter(|domain| wanted(Picture::of(domain, examination))).count();
    let seen = count(|picture| matches!(picture, Picture::Seen(..)));
    let attention = count(|picture| matches!(picture, Picture::Seen(_, true)));
    let all = DOMAINS.len();
    let mut summary = vec![ours(
        &format!("Van de {all} domeinen zijn er {seen} geobserveerd; {attention} daarvan vragen aandacht."),
        &format!("Of the {all} domains {seen} were observed; {attention} of them need attention."),
    )];
    let silent = count(|picture| matches!(picture, Picture::Open | Picture::NotObserved(false)));
    if silent > 0 {
        summary.push(ours(
            &format!("Zonder beeld en zonder reden: {silent}. Dan is het onderzoek niet af."),
            &format!("Without picture and without reason: {silent}. Then the examination is not complete."),
        ));
    }
    summary.push(ours(
        "Het onderzoek beschrijft; er is geen getal en geen norm.",
        "The examination describes; there is no number and no norm.",
    ));
    summary
}

/// Which instruments fit the age, and each result with its age band.
fn of_age(material: &Material) -> Vec<Statement> {
    let Some(age) = Age::latest(material) else {
        return vec![ours(
            "De leeftijd in jaren en maanden is niet vastgelegd; welke normen passen is dus niet te zeggen.",
            "The age in years and months is not recorded; so which norms fit cannot be said.",
        )];
    };
    let written = age.written();
    let fitting: Vec<AgeBand> = AGE_BANDS.into_iter().filter(|band| band.holds(age)).collect();
    let list = |language: fn(Words) -> &'static str| {
        fitting.iter().map(|band| language(name(band.instrument))).collect::<Vec<_>>().join("; ")
    };
    let mut summary = vec![ours(
        &format!("Leeftijd {written} (jaren;maanden). Daarbij passen: {}.", list(|words| words.nl)),
        &format!("Age {written} (years;months). Fitting it: {}.", list(|words| words.en)),
    )];
    for instrument in norm::instruments(material) {
        // The age of the result itself, where its norm table was recorded.
        let then = norm::tables(material, instrument).last().and_then(Age::in_record).unwrap_or(age);
        summary.push(of_result(instrument, then));
    }
    summary
}

fn of_result(instrument: &str, age: Age) -> Statement {
    let (name, written) = (name(instrument), age.written());
    let (nl, en) = match band(instrument, age) {
        Some(AgeBand { number: Some(number), .. }) => (
            format!("{}: leeftijdsgroep {number} (bij {written}).", name.nl),
            format!("{}: age band {number} (at {written}).", name.en),
        ),
        Some(_) => (format!("{}: past bij {written}.", name.nl), format!("{}: fits {written}.", name.en)),
        None => (
            format!("{}: niet bedoeld voor {written}; de norm zegt dan niets.", name.nl),
            format!("{}: not meant for {written}; the norm then says nothing.", name.en),
        ),
    };
    Statement { rests_on: vec![instrument.to_owned()], ..ours(&nl, &en) }
}

fn signal(domain: &Domain, examination: &Record) -> Signal {
    let picture = Picture::of(domain, examination);
    let (word, statement) = match picture {
        Picture::Seen(words, _) => (Some(words.text()), None),
        Picture::NotObserved(true) => (
            None,
            Some(ours(
                "Niet geobserveerd; de reden staat in het onderzoek.",
                "Not observed; the reason stands in the examination.",
            )),
        ),
        Picture::NotObserved(false) => {
            (None, Some(ours("Niet geobserveerd, en zonder reden.", "Not observed, and without a reason.")))
        }
        Picture::Open => (None, Some(ours("Niet ingevuld.", "Not filled in."))),
    };
    let attention = matches!(picture, Picture::Seen(_, true));
    Signal {
        term: format!("pmkt:behaviour-domains/{}", domain.id),
        name: domain.name.text(),
        score: None,
        word,
        stands_out: attention,
        statements: statement.into_iter().collect(),
        goals: if attention { domain.goals.iter().map(ToString::to_string).collect() } else { Vec::new() },
    }
}

/// What the catalogue calls an instrument.
fn name(instrument: &str) -> Words {
    const UNKNOWN: Words =
        Words { nl: "een instrument dat deze versie niet kent", en: "an instrument that this version does not know" };
    INSTRUMENTS.iter().find(|(id, _)| *id == instrument).map_or(UNKNOWN, |(_, words)| *words)
}

fn ours(nl: &str, en: &str) -> Statement {
    Statement { text: Text::new(nl, en), rests_on: vec![EXAMINATION.into()], source: None, ours: true }
}
