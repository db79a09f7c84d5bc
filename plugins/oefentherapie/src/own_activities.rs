//! PSK and PSFS: the same question with opposite directions, so that each is only ever compared with itself.

use vakwerk_sdk::Words;
use vakwerk_sdk::document::{Material, ScoredResult, Signal, Statement, Text};

use crate::say::{number, ours};

pub(crate) const DIRECTIONS: &str = "oefentherapie:thoomes-2024";

/// A measure of activities that the client chose.
#[derive(Debug)]
pub(crate) struct Measure {
    pub(crate) assessment: &'static str,
    term: &'static str,
    name: &'static str,
    /// Whether a higher mean is the better one.
    higher_is_better: bool,
}

pub(crate) const MEASURES: &[Measure] = &[
    Measure { assessment: "oefentherapie:psk", term: "psk", name: "PSK", higher_is_better: false },
    Measure { assessment: "algemeen:psfs", term: "psfs", name: "PSFS", higher_is_better: true },
];

/// The results of one measure, oldest first.
pub(crate) fn results<'a>(material: &'a Material, measure: &Measure) -> Vec<&'a ScoredResult> {
    material.results.iter().filter(|result| result.assessment == measure.assessment).collect()
}

/// Whether both measures were used.
pub(crate) fn both(material: &Material) -> bool {
    MEASURES.iter().all(|measure| !results(material, measure).is_empty())
}

/// What each measure says, on its own.
pub(crate) fn describe(material: &Material) -> (Vec<Statement>, Vec<Signal>) {
    let mut summary = Vec::new();
    if both(material) {
        summary.push(ours(
            "oefentherapie:measure-directions",
            "PSK en PSFS zijn allebei gebruikt. Ze lopen tegengesteld (PSK: hoog is ongunstig; PSFS: hoog is gunstig): \
             vergelijk ze niet met elkaar.",
            "Both PSK and PSFS were used. They run opposite ways (PSK: high is unfavourable; PSFS: high is favourable): \
             do not compare them.",
        ));
    }
    (summary, MEASURES.iter().filter_map(|measure| signal(material, measure)).collect())
}

fn signal(material: &Material, measure: &Measure) -> Option<Signal> {
    let results = results(material, measure);
    let (latest, before) = results.split_last()?;
    let (nl, en) = number(latest.score("mean")?);
    let Words { nl: way_nl, en: way_en } = direction(measure);
    let mut statements = vec![ours(
        measure.assessment,
        format!("Gemiddelde {nl} (0 tot 10); {way_nl}."),
        format!("Mean {en} (0 to 10); {way_en}."),
    )];
    if let Some(before) = before.last() {
        statements.extend(change(measure, before, latest));
    }
    Some(Signal {
        term: format!("oefentherapie:measure-directions/{}", measure.term),
        name: Text::new(measure.name, measure.name),
        word: Some(Text::new(nl, en)),
        statements,
        ..Signal::default()
    })
}

fn direction(measure: &Measure) -> Words {
    if measure.higher_is_better {
        Words { nl: "hoger is gunstiger", en: "higher is more favourable" }
    } else {
        Words { nl: "lager is gunstiger", en: "lower is more favourable" }
    }
}

fn change(measure: &Measure, before: &ScoredResult, latest: &ScoredResult) -> Option<Statement> {
    if before.edition != latest.edition {
        return Some(ours(
            measure.assessment,
            "De vorige keer was een andere uitgave gebruikt; die twee worden niet vergeleken.",
            "Another edition was used the time before; the two are not compared.",
        ));
    }
    let (from, to) = (before.score("mean")?, latest.score("mean")?);
    let gained = if measure.higher_is_better { to - from } else { from - to };
    let ((from_nl, from_en), (by_nl, by_en)) = (number(from), number(gained.abs()));
    let word = match gained {
        gained if gained > 0.0 => Words { nl: "gunstiger", en: "more favourable" },
        gained if gained < 0.0 => Words { nl: "ongunstiger", en: "less favourable" },
        _ => {
            let same = format!("De vorige keer: {from_nl}; gelijk gebleven.");
            return Some(ours(measure.assessment, same, format!("The time before: {from_en}; unchanged.")));
        }
    };
    Some(ours(
        measure.assessment,
        format!("De vorige keer: {from_nl}; nu {by_nl} punten {}.", word.nl),
        format!("The time before: {from_en}; now {by_en} points {}.", word.en),
    ))
}
