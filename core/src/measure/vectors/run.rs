//! Runs vectors and says what was expected and what was found.

use serde::Deserialize as _;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::compare::Comparison;
use super::format::{
    ClinicalInput, GasInput, NumbersExpected, ReliableInput, ScoreExpected, ScoreInput, Vector, VectorsFile,
};
use super::written;
use crate::id::ItemId;
use crate::json_words;
use crate::measure::gas::{GasFault, GasGoal, GasLevel, gas_t_score};
use crate::measure::outcome::Outcome;
use crate::measure::person::Person;
use crate::measure::reliable::{Confidence, Precision, clinical_change, reliable_change};
use crate::text::Language;

/// One thing that a vector expects and that is not so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// What was compared: `scores.total`, `bands.risk`, `error`.
    pub what: String,
    /// What the vector expects.
    pub expected: String,
    /// What was found.
    pub found: String,
}

impl Mismatch {
    pub(super) fn new(what: impl Into<String>, expected: impl Into<String>, found: impl Into<String>) -> Self {
        Self { what: what.into(), expected: expected.into(), found: found.into() }
    }

    /// The mismatch in one line.
    #[must_use]
    pub fn line(&self, language: Language) -> String {
        let Self { what, expected, found } = self;
        if what == "error" {
            return format!("{}{}", refusals(expected, found, language), no_word(expected, language));
        }
        if expected == WRITTEN_FORM {
            let (nl, en) = json_words::said(found);
            let said = if language == Language::Nl { nl } else { en };
            return format!("{what}: {said}{}", instead(what, found, language));
        }
        match language {
            Language::Nl => format!("{what}: verwacht {}, gevonden {}", dutch(expected), dutch(found)),
            Language::En => format!("{what}: expected {expected}, found {found}"),
        }
    }
}

/// What is expected of a vector that cannot be read; what was found is then what the reader says.
const WRITTEN_FORM: &str = "the written form";
const ONE_INPUT: &str = "exactly one of score, gas, reliable_change, clinical_change";

/// What to write instead, where that is not plain from what belongs there.
fn instead(what: &str, found: &str, language: Language) -> &'static str {
    let (nl, en) = if what.starts_with("score.answers.") {
        ("; een antwoord dat ontbreekt, is `null`", "; an answer that is missing is `null`")
    } else if what.starts_with("expect.scores.") && found.starts_with("invalid type: null") {
        (
            "; hoort er geen score uit te komen, noem de schaal dan in `unavailable`",
            "; where no score is to come out, name the scale in `unavailable`",
        )
    } else {
        return "";
    };
    if language == Language::Nl { nl } else { en }
}

/// What the runner itself says, in Dutch; what stands in the file stays as it is.
fn dutch(said: &str) -> &str {
    match said {
        "nothing" => "niets",
        "none" => "geen",
        "at least one result" => "ten minste één uitkomst",
        "no such assessment" => "geen meetinstrument met die naam",
        ONE_INPUT => "precies één van score, gas, reliable_change, clinical_change",
        "none or several" => "geen of meer dan één",
        other => other,
    }
}

/// A refusal that was expected and did not come, or the other way round, in words that an author knows.
fn refusals(expected: &str, found: &str, language: Language) -> String {
    match (why(expected, language), why(found, language), language) {
        (None, Some(found), Language::Nl) => format!("verwacht een uitkomst, maar geweigerd{found}"),
        (None, Some(found), Language::En) => format!("expected a result, but refused{found}"),
        (Some(expected), None, Language::Nl) => format!("verwacht een weigering{expected}, maar er kwam een uitkomst"),
        (Some(expected), None, Language::En) => format!("expected a refusal{expected}, but there was a result"),
        (expected, found, Language::Nl) => {
            let (expected, found) = (expected.unwrap_or_default(), found.unwrap_or_default());
            format!("verwacht een weigering{expected}, maar een andere gevonden{found}")
        }
        (expected, found, Language::En) => {
            let (expected, found) = (expected.unwrap_or_default(), found.unwrap_or_default());
            format!("expected a refusal{expected}, but found another{found}")
        }
    }
}

/// The words of the refusals that few authors need, beside those that have a meaning of their own.
const OTHER_REFUSALS: [&str; 2] = ["licence", "not-a-number"];

/// What to choose from, where a refusal is expected under a word that is none: a code of an error is one.
fn no_word(expected: &str, language: Language) -> String {
    let is_code = expected.starts_with('E') && expected.len() == 5;
    let known = refusal_meaning(expected, language).is_some() || OTHER_REFUSALS.contains(&expected);
    if is_code || known || matches!(expected, "none" | "computed" | "refused") {
        return String::new();
    }
    let words = REFUSALS.iter().map(|(word, ..)| format!("`{word}`")).collect::<Vec<_>>().join(", ");
    match language {
        Language::Nl => format!("; `{expected}` is geen woord voor een weigering, kies uit: {words}"),
        Language::En => format!("; `{expected}` is no word for a refusal, choose from: {words}"),
    }
}

/// The refusals that authors need, with what they mean in Dutch and in English.
const REFUSALS: [(&str, &str, &str); 4] = [
    ("wrong-count", "te veel of te weinig antwoorden", "too many or too few answers"),
    ("out-of-range", "een antwoord buiten het bereik", "an answer out of range"),
    ("not-a-step", "een antwoord tussen twee stappen", "an answer between two steps"),
    ("missing-answer", "een antwoord ontbreekt", "an answer is missing"),
];

/// The word of a refusal with what it means, between brackets; nothing where there was a result.
fn why(word: &str, language: Language) -> Option<String> {
    match word {
        "none" | "computed" => None,
        "refused" => Some(String::new()),
        _ => Some(match refusal_meaning(word, language) {
            Some(meaning) => format!(" ({word}: {meaning})"),
            None => format!(" ({word})"),
        }),
    }
}

/// What the word of a refusal means; nothing for the words that few authors need.
#[must_use]
pub fn refusal_meaning(word: &str, language: Language) -> Option<&'static str> {
    let (_, nl, en) = REFUSALS.iter().find(|(known, ..)| *known == word)?;
    Some(match language {
        Language::Nl => nl,
        Language::En => en,
    })
}

/// What became of a vector.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Everything that is listed is so.
    Passed,
    /// Something is not so.
    Failed(Vec<Mismatch>),
    /// Its assessment was not asked for.
    Skipped,
}

/// A vector and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VectorResult {
    /// Its place in the file, counted from 1.
    pub number: usize,
    /// The assessment, or the name of the computation.
    pub subject: String,
    /// The vector's own remark.
    pub note: Option<String>,
    /// What became of it.
    pub verdict: Verdict,
}

/// What became of every vector of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VectorsReport {
    /// The vectors, in the order of the file.
    pub results: Vec<VectorResult>,
}

impl VectorsReport {
    fn count(&self, of: impl Fn(&Verdict) -> bool) -> usize {
        self.results.iter().filter(|result| of(&result.verdict)).count()
    }

    /// How many passed.
    #[must_use]
    pub fn passed(&self) -> usize {
        self.count(|verdict| *verdict == Verdict::Passed)
    }

    /// How many failed.
    #[must_use]
    pub fn failed(&self) -> usize {
        self.count(|verdict| matches!(verdict, Verdict::Failed(_)))
    }

    /// How many were skipped.
    #[must_use]
    pub fn skipped(&self) -> usize {
        self.count(|verdict| *verdict == Verdict::Skipped)
    }

    /// Whether something was run and nothing failed.
    #[must_use]
    pub fn succeeded(&self) -> bool {
        self.failed() == 0 && self.passed() > 0
    }

    /// The vectors that failed.
    pub fn failures(&self) -> impl Iterator<Item = (&VectorResult, &[Mismatch])> {
        self.results.iter().filter_map(|result| match &result.verdict {
            Verdict::Failed(mismatches) => Some((result, mismatches.as_slice())),
            Verdict::Passed | Verdict::Skipped => None,
        })
    }
}

/// Runs the vectors of a file.
///
/// `only` holds prefixes of `plugin:item`; when there are any, vectors of other assessments are skipped. `score` says
/// how an assessment is scored: nothing for an unknown one, otherwise its outcome or the word of its refusal.
///
/// ```
/// use vakwerk_core::measure::vectors::{VectorsFile, run_vectors};
/// let file = br#"{ "format": 1, "tolerance": 1e-6, "vectors": [
///     { "gas": { "goals": [{ "weight": 1, "level": 1 }] }, "expect": { "t": 60 } } ] }"#;
/// let report = run_vectors(&VectorsFile::read(file)?, &[], |_, _, _| None);
/// assert!(report.succeeded());
/// # Ok::<(), vakwerk_core::measure::vectors::VectorsFault>(())
/// ```
pub fn run_vectors(
    file: &VectorsFile,
    only: &[String],
    mut score: impl FnMut(&ItemId, &[f64], &Person) -> Option<Result<Outcome, String>>,
) -> VectorsReport {
    let run = |(index, value): (usize, &Value)| {
        let (subject, note, verdict) = match Vector::deserialize(value) {
            Err(fault) => ("?".to_owned(), None, unreadable(&fault, &written::place::<Vector>(value))),
            Ok(vector) => {
                let note = vector.note.clone();
                let (subject, verdict) = judge(vector, file.tolerance, only, &mut score);
                (subject, note, verdict)
            }
        };
        VectorResult { number: index + 1, subject, note, verdict }
    };
    VectorsReport { results: file.vectors.iter().enumerate().map(run).collect() }
}

fn unreadable(fault: &serde_json::Error, place: &str) -> Verdict {
    let fault: String = fault.to_string().chars().take(200).collect();
    let what = if place.is_empty() { "vector" } else { place };
    Verdict::Failed(vec![Mismatch::new(what, WRITTEN_FORM, fault)])
}

/// Reads what a vector expects.
fn expected<T: DeserializeOwned>(expect: &Value) -> Result<T, Verdict> {
    T::deserialize(expect).map_err(|fault| {
        let place = written::place::<T>(expect);
        unreadable(&fault, &if place.is_empty() { "expect".to_owned() } else { format!("expect.{place}") })
    })
}

fn judge(
    vector: Vector,
    tolerance: f64,
    only: &[String],
    score: &mut impl FnMut(&ItemId, &[f64], &Person) -> Option<Result<Outcome, String>>,
) -> (String, Verdict) {
    let Vector { score: sheet, gas, reliable_change, clinical_change, expect, .. } = vector;
    let comparison = Comparison::new(tolerance);
    let (subject, judged) = match (sheet, gas, reliable_change, clinical_change) {
        (Some(input), None, None, None) => {
            let subject = input.assessment.to_string();
            if !only.is_empty() && !only.iter().any(|prefix| subject.starts_with(prefix.as_str())) {
                return (subject, Verdict::Skipped);
            }
            (subject, sheet_vector(input, &expect, comparison, score))
        }
        (None, Some(input), None, None) => ("gas".into(), gas_vector(&input, &expect, comparison)),
        (None, None, Some(input), None) => ("reliable_change".into(), reliable_vector(&input, &expect, comparison)),
        (None, None, None, Some(input)) => ("clinical_change".into(), clinical_vector(&input, &expect, comparison)),
        _ => {
            let mismatch = Mismatch::new("vector", ONE_INPUT, "none or several");
            return ("?".into(), Verdict::Failed(vec![mismatch]));
        }
    };
    let verdict = match judged {
        Err(unreadable) => unreadable,
        Ok(mismatches) if mismatches.is_empty() => Verdict::Passed,
        Ok(mismatches) => Verdict::Failed(mismatches),
    };
    (subject, verdict)
}

type Judged = Result<Vec<Mismatch>, Verdict>;

fn sheet_vector(
    input: ScoreInput,
    expect: &Value,
    mut comparison: Comparison,
    score: &mut impl FnMut(&ItemId, &[f64], &Person) -> Option<Result<Outcome, String>>,
) -> Judged {
    let expected: ScoreExpected = expected(expect)?;
    let answers: Vec<f64> = input.answers.iter().map(|answer| answer.unwrap_or(f64::NAN)).collect();
    match score(&input.assessment, &answers, &input.person.into()) {
        None => return Ok(vec![Mismatch::new("assessment", input.assessment.to_string(), "no such assessment")]),
        Some(Err(word)) => comparison.refusal(expected.error.as_deref(), Some(&word)),
        Some(Ok(outcome)) => {
            comparison.refusal(expected.error.as_deref(), None);
            comparison.outcome(&expected, &outcome);
        }
    }
    Ok(comparison.finish())
}

fn gas_vector(input: &GasInput, expect: &Value, mut comparison: Comparison) -> Judged {
    let expected: NumbersExpected = expected(expect)?;
    let level = |level: f64| {
        let levels = (-3..=2).filter_map(|level| GasLevel::new(level).ok());
        levels.into_iter().find(|known| f64::from(known.get()) == level).ok_or(GasFault::Level)
    };
    let goals = input.goals.iter().map(|goal| Ok(GasGoal { weight: goal.weight, level: level(goal.level)? }));
    let found = goals.collect::<Result<Vec<_>, GasFault>>().and_then(|goals| gas_t_score(&goals));
    comparison.refused(&expected, found.is_err());
    if let Ok(t) = found {
        comparison.t_score(&expected, t);
    }
    Ok(comparison.finish())
}

fn reliable_vector(input: &ReliableInput, expect: &Value, mut comparison: Comparison) -> Judged {
    let expected: NumbersExpected = expected(expect)?;
    let precision = Precision { sd: input.sd, reliability: input.reliability };
    let found = Confidence::try_from(input.confidence)
        .and_then(|confidence| reliable_change(input.before, input.after, precision, confidence));
    comparison.refused(&expected, found.is_err());
    if let Ok(found) = found {
        comparison.reliable(&expected, &found);
    }
    Ok(comparison.finish())
}

fn clinical_vector(input: &ClinicalInput, expect: &Value, mut comparison: Comparison) -> Judged {
    let expected: NumbersExpected = expected(expect)?;
    let found = clinical_change(input.before, input.after, input.cut_off, input.reliable_change, input.direction);
    comparison.refused(&expected, found.is_err());
    if let Ok(found) = found {
        comparison.class(&expected, found);
    }
    Ok(comparison.finish())
}
