//! Check `ranges`: what is declared about answers and scores holds for random sheets.

use vakwerk_core::catalogue::{Assessment, Pack, Scale};
use vakwerk_core::id::ItemId;
use vakwerk_host::{PluginFault, PluginFaultKind};

use crate::desk::{Answer, Desk};
use crate::fault::both;
use crate::sheets::{Dice, Outside, outside, within};
use crate::{Check, Fault};

/// How many random sheets of each assessment are scored.
pub const SHEETS: usize = 256;

/// How many sheets of each way outside the ranges are tried.
const OUTSIDE: usize = 8;

/// Sheets within the ranges are scored, within what the scales declare; others are refused as declared.
#[must_use]
pub fn check(pack: &Pack, desk: &Desk<'_>) -> Vec<Fault> {
    let scored = pack.contents.assessment.iter().filter(|assessment| desk.scores(assessment));
    scored.flat_map(|assessment| one(&pack.full_id(&assessment.id), assessment, desk)).collect()
}

fn one(id: &ItemId, assessment: &Assessment, desk: &Desk<'_>) -> Vec<Fault> {
    let mut dice = Dice::seeded(&id.to_string());
    let mut faults = Vec::new();
    for _ in 0..SHEETS {
        let sheet = within(assessment, &mut dice);
        match desk.score(id, &sheet.answers, &sheet.person) {
            Answer::Scored(outcome) => {
                let scores = assessment.scale.iter().filter_map(|scale| Some((scale, *outcome.scores.get(&scale.id)?)));
                faults.extend(scores.filter(|(scale, score)| !holds(scale, *score)).map(|(s, _)| outside_scale(id, s)));
            }
            Answer::Refused(word) => faults.push(refused(id, &word)),
            Answer::Fault(fault) => faults.push(of_plugin(id, &fault)),
            Answer::NotComputable => {}
            Answer::Unknown => faults.push(unknown(id)),
        }
    }
    for how in Outside::ALL {
        for _ in 0..OUTSIDE {
            let Some(sheet) = outside(assessment, *how, &mut dice) else { break };
            let expected = how.word(assessment);
            match (expected, desk.score(id, &sheet.answers, &sheet.person)) {
                (Some(word), Answer::Refused(found)) if found == word => {}
                (None, Answer::Scored(_) | Answer::NotComputable) => {}
                (_, Answer::Fault(fault)) => faults.push(of_plugin(id, &fault)),
                (expected, found) => faults.push(other_refusal(id, *how, expected, &found)),
            }
        }
    }
    faults.sort_by(|a, b| (a.check, &a.why.nl).cmp(&(b.check, &b.why.nl)));
    faults.dedup();
    faults
}

/// Whether a score is as its scale declares.
fn holds(scale: &Scale, score: f64) -> bool {
    let near = 1e-9 * score.abs().max(1.0);
    let on_step = scale.step.is_none_or(|step| {
        let steps = (score - scale.min.unwrap_or(0.0)) / step;
        (steps - steps.round()).abs() <= 1e-6
    });
    score.is_finite()
        && scale.min.is_none_or(|min| score >= min - near)
        && scale.max.is_none_or(|max| score <= max + near)
        && on_step
}

fn declared(scale: &Scale, step: &str) -> String {
    let end = |end: Option<f64>| end.map_or_else(|| "…".to_owned(), |end| end.to_string());
    let step = scale.step.map(|by| format!(", {step} {by}")).unwrap_or_default();
    format!("{} – {}{step}", end(scale.min), end(scale.max))
}

fn outside_scale(id: &ItemId, scale: &Scale) -> Fault {
    Fault::new(
        Check::Ranges,
        format_args!("{id}.scale.{}", scale.id),
        both(
            format!("een formulier binnen de bereiken geeft een score buiten de opgave ({}).", declared(scale, "stap")),
            format!("a sheet within the ranges yields a score outside the declaration ({}).", declared(scale, "step")),
        ),
        both("Herstel `score`, of `min`, `max` en `step`.", "Mend `score`, or `min`, `max` and `step`."),
    )
}

fn refused(id: &ItemId, word: &str) -> Fault {
    Fault::new(
        Check::Ranges,
        id,
        both(
            format!("een formulier binnen de bereiken werd geweigerd (`{word}`)."),
            format!("a sheet within the ranges was refused (`{word}`)."),
        ),
        both(
            "Maak de bereiken van antwoorden en invoer zo dat elk formulier daarbinnen kan; open met alle licenties.",
            "Make the ranges of answers and inputs such that every sheet within them is accepted; open with all grants.",
        ),
    )
}

fn other_refusal(id: &ItemId, how: Outside, expected: Option<&str>, found: &Answer) -> Fault {
    let found = match found {
        Answer::Scored(_) => "scores",
        Answer::Refused(word) => word,
        Answer::NotComputable => "not-computable",
        Answer::Fault(_) | Answer::Unknown => "no answer",
    };
    let expected = expected.unwrap_or("scores");
    Fault::new(
        Check::Ranges,
        id,
        both(
            format!("bij een formulier buiten de opgave ({how:?}): verwacht `{expected}`, gevonden `{found}`."),
            format!("for a sheet outside the declaration ({how:?}): expected `{expected}`, found `{found}`."),
        ),
        both("Herstel de opgave van antwoorden en `missing`.", "Mend the declaration of answers and `missing`."),
    )
}

fn unknown(id: &ItemId) -> Fault {
    Fault::new(
        Check::Ranges,
        id,
        both("niets kan dit meetinstrument scoren.", "nothing can score this assessment."),
        both("Controleer of de plugin in de set zit.", "Check that the plugin is in the set."),
    )
}

/// What a fault of the code fails.
pub(crate) fn of_plugin(item: impl std::fmt::Display, fault: &PluginFault) -> Fault {
    use vakwerk_core::explain::Explain;
    use vakwerk_core::text::Language;
    let check = match fault.kind {
        PluginFaultKind::Panicked | PluginFaultKind::PanickedOnDrop => Check::Panics,
        PluginFaultKind::Result(_) => Check::Ranges,
        _ => Check::Promises,
    };
    let said = |language| format!("{} {}", fault.code(), fault.what(language));
    Fault::new(
        check,
        item,
        both(said(Language::Nl), said(Language::En)),
        both("Herstel de code van de plugin.", "Mend the code of the plugin."),
    )
}
