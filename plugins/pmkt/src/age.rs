//! Ages in years and months, and the age bands of the instruments: a norm outside its age says nothing.

use vakwerk_sdk::document::{Material, Record, Value};

use crate::norm::NORM;

const EXAMINATION: &str = crate::profile::EXAMINATION;

/// An age in completed months.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Age {
    months: u32,
}

impl Age {
    pub(crate) const fn of(years: u32, months: u32) -> Self {
        Self { months: years * 12 + months }
    }

    /// The age that a form holds, in its fields `age-years` and `age-months`; months that were left out count as 0.
    pub(crate) fn in_record(record: &Record) -> Option<Self> {
        let whole = |field: &str, most: f64| {
            let number = record.fields.get(field).and_then(Value::number)?;
            // The form keeps to its own limits; a record of another version need not.
            (number >= 0.0 && number <= most).then(|| number.floor() as u32)
        };
        Some(Self::of(whole("age-years", 25.0)?, whole("age-months", 11.0).unwrap_or(0)))
    }

    /// The age at the latest form that holds one: the examination, or the norm table of a result.
    pub(crate) fn latest(material: &Material) -> Option<Self> {
        let holds_age = |record: &&Record| record.form == EXAMINATION || record.form == NORM;
        material.records.iter().rev().filter(holds_age).find_map(Self::in_record)
    }

    /// As people write it: 7;4 for seven years and four months.
    pub(crate) fn written(self) -> String {
        format!("{};{}", self.months / 12, self.months % 12)
    }
}

/// From and up to which age an instrument, or one of its age bands, may be read; both ends inclusive.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AgeBand {
    /// The assessment.
    pub(crate) instrument: &'static str,
    /// Which band of the instrument, where it has several.
    pub(crate) number: Option<u32>,
    from: Age,
    to: Option<Age>,
}

impl AgeBand {
    pub(crate) fn holds(self, age: Age) -> bool {
        age >= self.from && self.to.is_none_or(|to| age <= to)
    }
}

/// The age bands, as the term of the same name in the vocabulary `age-bands` has them with its source.
pub(crate) const AGE_BANDS: [AgeBand; 7] = [
    years("pmkt:mabc-2", Some(1), 3, 6),
    years("pmkt:mabc-2", Some(2), 7, 10),
    years("pmkt:mabc-2", Some(3), 11, 16),
    years("pmkt:ktk", None, 5, 14),
    AgeBand { instrument: "pmkt:cvo", number: None, from: Age::of(5, 0), to: Some(Age::of(15, 6)) },
    years("pmkt:cbsk", None, 8, 12),
    AgeBand { instrument: "pmkt:beery-vmi", number: None, from: Age::of(2, 0), to: None },
];

/// A band of whole years, up to the last month of the last year.
const fn years(instrument: &'static str, number: Option<u32>, from: u32, to: u32) -> AgeBand {
    AgeBand { instrument, number, from: Age::of(from, 0), to: Some(Age::of(to, 11)) }
}

/// The band of an instrument that holds an age.
pub(crate) fn band(instrument: &str, age: Age) -> Option<AgeBand> {
    AGE_BANDS.into_iter().find(|band| band.instrument == instrument && band.holds(age))
}
