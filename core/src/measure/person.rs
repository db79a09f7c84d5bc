//! What is known about the person whose answers are scored.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::catalogue::AssessmentInput;
use crate::id::Name;

/// A value about the person that not every host knows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum PersonValue {
    /// A number.
    Number(f64),
    /// One of the codes that the instrument declares.
    Word(Name),
}

/// What is known about a person at the moment of measuring; everything may be unknown.
///
/// ```
/// use vakwerk_core::measure::Person;
/// let person = Person { age_months: Some(150), ..Person::default() };
/// assert_eq!(person.age(), Some(12));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Person {
    /// Age in completed years.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub age_years: Option<u32>,
    /// Age in completed months.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub age_months: Option<u32>,
    /// Sex, as one of the codes that instruments declare: `female`, `male`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sex: Option<Name>,
    /// Height in centimetres.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height_cm: Option<f64>,
    /// Weight in kilograms.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weight_kg: Option<f64>,
    /// Other inputs, by the name that the instrument declares.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub other: BTreeMap<Name, PersonValue>,
}

impl Person {
    /// The age in completed years, also where only the months are known.
    #[must_use]
    pub fn age(&self) -> Option<u32> {
        self.age_years.or(self.age_months.map(|months| months / 12))
    }

    /// The value of an input that an instrument declares; NaN where it is unknown.
    #[must_use]
    pub fn input(&self, input: &AssessmentInput) -> f64 {
        let coded = |word: &Name| input.codes.get(word).copied();
        let value = match input.id.as_str() {
            "age" => self.age().map(f64::from),
            "age-months" => self.age_months.map(f64::from),
            "sex" => self.sex.as_ref().and_then(coded),
            "height-cm" => self.height_cm,
            "weight-kg" => self.weight_kg,
            other => match self.other.get(other) {
                Some(PersonValue::Number(number)) => Some(*number),
                Some(PersonValue::Word(word)) => coded(word),
                None => None,
            },
        };
        value.unwrap_or(f64::NAN)
    }
}
