//! Check `same-answer`: the same input gives the same output, from any thread, in any order, and in columns.

use std::thread;

use vakwerk_core::catalogue::{Assessment, Operation, Pack};
use vakwerk_core::id::ItemId;
use vakwerk_host::{PluginSet, Sheets};

use crate::desk::{Answer, Desk};
use crate::fault::both;
use crate::sheets::{Dice, Sheet, within};
use crate::{Check, Fault};

/// How many threads score at once.
const THREADS: usize = 4;

/// How many sheets each of them scores.
const SHEETS: usize = 64;

/// An assessment with its sheets, and what each of them came to when it was scored first.
struct Dealt<'a> {
    id: ItemId,
    assessment: &'a Assessment,
    sheets: Vec<Sheet>,
    first: Vec<Answer>,
}

/// Scores the same sheets from several threads, backwards too, and compares.
#[must_use]
pub fn check(pack: &Pack, desk: &Desk<'_>) -> Vec<Fault> {
    let scored = pack.contents.assessment.iter().filter(|assessment| desk.scores(assessment));
    let dealt: Vec<Dealt<'_>> = scored
        .map(|assessment| {
            let id = pack.full_id(&assessment.id);
            let mut dice = Dice::seeded(&format!("same {id}"));
            let sheets: Vec<Sheet> = (0..SHEETS).map(|_| within(assessment, &mut dice)).collect();
            let first = sheets.iter().map(|sheet| desk.score(&id, &sheet.answers, &sheet.person)).collect();
            Dealt { id, assessment, sheets, first }
        })
        .collect();
    let mut faults = Vec::new();
    for (dealt, same) in dealt.iter().zip(from_threads(&dealt, desk)) {
        if !same {
            faults.push(differs(&dealt.id));
        }
        if let Desk::Loaded(set) = desk
            && pack.manifest.provides.contains(&Operation::ScoreBatch)
            && !in_columns(dealt, set)
        {
            faults.push(differs_in_columns(&dealt.id));
        }
    }
    faults
}

/// Whether every thread finds again what was found first, for each assessment.
fn from_threads(dealt: &[Dealt<'_>], desk: &Desk<'_>) -> Vec<bool> {
    let again = |dealt: &Dealt<'_>, backwards: bool| {
        let one = |at: usize| {
            let sheet = &dealt.sheets[at];
            desk.score(&dealt.id, &sheet.answers, &sheet.person) == dealt.first[at]
        };
        let count = dealt.sheets.len();
        if backwards { (0..count).rev().all(one) } else { (0..count).all(one) }
    };
    // Starting threads costs more than scoring, so each goes over all assessments.
    let all = |thread: usize| dealt.iter().map(|dealt| again(dealt, thread % 2 == 1)).collect::<Vec<_>>();
    thread::scope(|scope| {
        let threads: Vec<_> = (0..THREADS).map(|thread| scope.spawn(move || all(thread))).collect();
        threads.into_iter().fold(vec![true; dealt.len()], |same, thread| {
            let found = thread.join().unwrap_or_else(|_| vec![false; dealt.len()]);
            same.iter().zip(found).map(|(same, found)| *same && found).collect()
        })
    })
}

/// Whether columns give the scores that single sheets gave.
fn in_columns(dealt: &Dealt<'_>, set: &PluginSet) -> bool {
    let Dealt { id, assessment, sheets, first } = dealt;
    let Ok(scorer) = set.scorer(id) else { return false };
    if assessment.rows.is_some() {
        return true;
    }
    let rows = sheets.len();
    let inputs: Vec<Vec<f64>> = sheets.iter().map(|sheet| scorer.instrument().inputs(&sheet.person)).collect();
    let answers: Vec<f64> =
        (0..assessment.item.len()).flat_map(|item| sheets.iter().map(move |sheet| sheet.answers[item])).collect();
    let inputs: Vec<f64> =
        (0..assessment.input.len()).flat_map(|input| inputs.iter().map(move |row| row[input])).collect();
    let mut scales = vec![f64::NAN; assessment.scale.len() * rows];
    let columns = Sheets { rows, answers: &answers, inputs: &inputs };
    let Ok(refused) = set.score_batch(id, columns, &mut scales) else { return false };
    (0..rows).all(|row| {
        let scores: Vec<f64> = (0..assessment.scale.len()).map(|scale| scales[scale * rows + row]).collect();
        let was_refused = refused.iter().any(|refused| refused.row == row);
        match &first[row] {
            Answer::Scored(outcome) => {
                let sheet = &sheets[row];
                !was_refused && scorer.instrument().interpret(&sheet.answers, &sheet.person, &scores) == **outcome
            }
            _ => was_refused,
        }
    })
}

fn differs(id: &ItemId) -> Fault {
    Fault::new(
        Check::SameAnswer,
        id,
        both(
            "hetzelfde formulier gaf een andere uitkomst, vanuit een andere draad of in een andere volgorde.",
            "the same sheet gave another result, from another thread or in another order.",
        ),
        both(
            "Laat de uitkomst alleen van de invoer afhangen: geen teller, klok, toeval of geheugen.",
            "Let the result depend on the input alone: no counter, clock, chance or memory.",
        ),
    )
}

fn differs_in_columns(id: &ItemId) -> Fault {
    Fault::new(
        Check::SameAnswer,
        id,
        both(
            "`score-batch` geeft voor een formulier iets anders dan `score`.",
            "`score-batch` gives something else for a sheet than `score`.",
        ),
        both("Laat beide dezelfde functie gebruiken.", "Let both use the same function."),
    )
}
