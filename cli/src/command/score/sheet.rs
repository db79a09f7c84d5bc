//! Reads answers and what is known about the person from the command line.
//!
//! What cannot be read is named by its position, never repeated: it may say something about a client.

use vakwerk_core::id::Name;
use vakwerk_core::measure::{NOT_APPLICABLE, Person, PersonValue};

use crate::phrase::Phrase;
use crate::problem::Problem;
use crate::reply::{Exit, Failure};

/// Reads `1,0,-,2`: `-` is missing, `nvt` or `na` not applicable.
pub(super) fn answers(text: &str) -> Result<Vec<f64>, Failure> {
    if text.trim().is_empty() {
        return Ok(Vec::new());
    }
    let read = |(index, text): (usize, &str)| {
        answer(text.trim()).ok_or_else(|| Failure::new(Exit::WrongUse, Problem::Answer { position: index + 1 }))
    };
    text.split(',').enumerate().map(read).collect()
}

fn answer(text: &str) -> Option<f64> {
    match text {
        "-" => Some(f64::NAN),
        "nvt" | "na" => Some(NOT_APPLICABLE),
        // `nan` would slip in as a missing answer.
        number => number.parse::<f64>().ok().filter(|number| !number.is_nan()),
    }
}

/// Reads `age=70,sex=female`.
pub(super) fn person(text: &str) -> Result<Person, Failure> {
    let mut person = Person::default();
    if text.trim().is_empty() {
        return Ok(person);
    }
    for (index, part) in text.split(',').enumerate() {
        let wrong = |expected: Phrase| Failure::new(Exit::WrongUse, Problem::Person { position: index + 1, expected });
        let (name, value) = part.split_once('=').ok_or_else(|| wrong(PAIR))?;
        set(&mut person, name.trim(), value.trim()).map_err(wrong)?;
    }
    Ok(person)
}

const PAIR: Phrase = Phrase::new("naam=waarde", "name=value");
const WHOLE: Phrase = Phrase::new("een heel getal van 0 of meer", "a whole number of 0 or more");
const POSITIVE: Phrase = Phrase::new("een getal boven 0", "a number above 0");
const WORD: Phrase = Phrase::new("een getal, of een code van het instrument", "a number, or a code of the instrument");
const ONCE: Phrase = Phrase::new("elke naam één keer", "every name once");

fn set(person: &mut Person, name: &str, value: &str) -> Result<(), Phrase> {
    let whole = || value.parse::<u32>().map_err(|_| WHOLE);
    let positive = || value.parse::<f64>().ok().filter(|v| v.is_finite() && *v > 0.0).ok_or(POSITIVE);
    let again = match name {
        "age" => person.age_years.replace(whole()?).is_some(),
        "age-months" => person.age_months.replace(whole()?).is_some(),
        "sex" => person.sex.replace(Name::new(value).map_err(|_| WORD)?).is_some(),
        "height-cm" => person.height_cm.replace(positive()?).is_some(),
        "weight-kg" => person.weight_kg.replace(positive()?).is_some(),
        other => {
            let name = Name::new(other).map_err(|_| PAIR)?;
            let number = value.parse::<f64>().ok().filter(|number| number.is_finite()).map(PersonValue::Number);
            let value = number.or_else(|| Name::new(value).ok().map(PersonValue::Word)).ok_or(WORD)?;
            person.other.insert(name, value).is_some()
        }
    };
    if again { Err(ONCE) } else { Ok(()) }
}
