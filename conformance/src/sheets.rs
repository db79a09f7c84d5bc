//! Random sheets: the same ones on every machine, within the declared ranges or outside them in one way.

use std::collections::BTreeMap;

use vakwerk_core::catalogue::{AnswerRange, Assessment, AssessmentInput, MissingPolicy};
use vakwerk_core::measure::{Person, PersonValue};

/// Random numbers that are the same on every machine (SplitMix64).
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    /// Dice that fall the same way for the same text.
    #[must_use]
    pub fn seeded(text: &str) -> Self {
        // FNV-1a: any spread will do, as long as it is the same tomorrow.
        Self(text.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x100_0000_01b3)))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from 0 up to but not including `below`.
    pub fn below(&mut self, below: usize) -> usize {
        let below = below.max(1) as u64;
        usize::try_from(self.next() % below).unwrap_or(0)
    }

    /// A number between two others.
    pub fn between(&mut self, min: f64, max: f64) -> f64 {
        let part = (self.next() >> 11) as f64 / (1u64 << 53) as f64;
        (min + (max - min) * part).clamp(min, max)
    }
}

/// A sheet with what is known about the person.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// The answers, NaN where missing.
    pub answers: Vec<f64>,
    /// The person.
    pub person: Person,
}

/// In which way a sheet lies outside what is declared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outside {
    /// An answer below its range.
    Below,
    /// An answer above its range.
    Above,
    /// An answer between two steps.
    BetweenSteps,
    /// An infinite answer.
    Infinite,
    /// One answer too many.
    TooMany,
    /// No answer at all.
    Empty,
    /// A missing answer.
    Missing,
}

impl Outside {
    /// Every way.
    pub const ALL: &'static [Self] =
        &[Self::Below, Self::Above, Self::BetweenSteps, Self::Infinite, Self::TooMany, Self::Empty, Self::Missing];

    /// The word of the refusal that is declared for it; nothing where the sheet may be scored.
    #[must_use]
    pub fn word(self, assessment: &Assessment) -> Option<&'static str> {
        match self {
            Self::Below | Self::Above => Some("out-of-range"),
            Self::BetweenSteps => Some("not-a-step"),
            Self::Infinite => Some("not-a-number"),
            Self::TooMany | Self::Empty => Some("wrong-count"),
            Self::Missing => (assessment.missing == MissingPolicy::Refused).then_some("missing-answer"),
        }
    }
}

/// The range of the item at `at`; in an instrument with rows every answer is of its single item.
#[must_use]
pub fn range(assessment: &Assessment, at: usize) -> Option<&AnswerRange> {
    let at = if assessment.rows.is_some() { 0 } else { at };
    assessment.item.get(at).and_then(|item| item.answer.as_ref()).or(assessment.answer.as_ref())
}

/// How many answers a sheet has.
fn length(assessment: &Assessment, dice: &mut Dice) -> usize {
    match assessment.rows {
        None => assessment.item.len(),
        Some(rows) => {
            let most = rows.at_most.min(rows.at_least.saturating_add(8));
            rows.at_least as usize + dice.below((most - rows.at_least) as usize + 1)
        }
    }
}

fn answer(range: &AnswerRange, dice: &mut Dice) -> f64 {
    match range.step {
        None => dice.between(range.min, range.max),
        Some(step) => {
            let steps = ((range.max - range.min) / step).round().max(0.0) as usize;
            (range.min + step * dice.below(steps + 1) as f64).min(range.max)
        }
    }
}

/// A sheet within the declared ranges, complete.
#[must_use]
pub fn within(assessment: &Assessment, dice: &mut Dice) -> Sheet {
    let length = length(assessment, dice);
    // Now and then a sheet at the very ends, where faults like to be.
    let ends = dice.below(8);
    let one = |at| {
        let Some(range) = range(assessment, at) else { return f64::NAN };
        match ends {
            0 => range.min,
            1 => range.max,
            2 => [range.min, range.max][dice.below(2)],
            _ => answer(range, dice),
        }
    };
    let answers = (0..length).map(one).collect();
    Sheet { answers, person: person(assessment, dice) }
}

/// A sheet that lies outside what is declared in one way; nothing where that way does not exist here.
#[must_use]
pub fn outside(assessment: &Assessment, how: Outside, dice: &mut Dice) -> Option<Sheet> {
    let mut sheet = within(assessment, dice);
    let at = dice.below(sheet.answers.len());
    let range = range(assessment, at)?;
    match how {
        Outside::Below => *sheet.answers.get_mut(at)? = range.min - range.step.unwrap_or(1.0),
        Outside::Above => *sheet.answers.get_mut(at)? = range.max + range.step.unwrap_or(1.0),
        Outside::BetweenSteps => *sheet.answers.get_mut(at)? = range.min + range.step? / 2.0,
        Outside::Infinite => *sheet.answers.get_mut(at)? = f64::INFINITY,
        Outside::TooMany => {
            let most = assessment.rows.map_or(assessment.item.len(), |rows| rows.at_most as usize);
            sheet.answers.resize(most + 1, range.min);
        }
        Outside::Empty => sheet.answers.clear(),
        Outside::Missing => *sheet.answers.get_mut(at)? = f64::NAN,
    }
    Some(sheet)
}

/// A person about whom some of what the assessment needs is known, within the declared limits.
fn person(assessment: &Assessment, dice: &mut Dice) -> Person {
    let mut person = Person::default();
    let years = |years: f64| Some(years.round() as u32);
    if assessment.input.iter().all(|input| input.id.as_str() != "age") && dice.below(2) == 0 {
        person.age_years = years(dice.between(0.0, 110.0));
    }
    for input in &assessment.input {
        if dice.below(5) == 0 {
            continue;
        }
        let (low, high) = (input.min.unwrap_or(0.0), input.max.unwrap_or(200.0));
        let value = dice.between(low, high);
        match input.id.as_str() {
            "age" => person.age_years = years(value.min(110.0)),
            "age-months" => person.age_months = years(value),
            "sex" => person.sex = code(input, dice),
            "height-cm" => person.height_cm = Some(value),
            "weight-kg" => person.weight_kg = Some(value),
            _ => {
                let value = match code(input, dice) {
                    Some(word) => PersonValue::Word(word),
                    None => PersonValue::Number(value),
                };
                person.other.extend(BTreeMap::from([(input.id.clone(), value)]));
            }
        }
    }
    person
}

fn code(input: &AssessmentInput, dice: &mut Dice) -> Option<vakwerk_core::id::Name> {
    let at = dice.below(input.codes.len());
    input.codes.keys().nth(at).cloned()
}
