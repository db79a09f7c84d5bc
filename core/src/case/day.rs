//! A calendar day that also reads as text, so that a fact can show it without allocating.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A calendar day from the year 0 to 9999, written `2026-03-14`.
///
/// ```
/// use vakwerk_core::case::Day;
/// let day: Day = "2026-03-14".parse().unwrap();
/// assert_eq!(day.as_str(), "2026-03-14");
/// assert_eq!(day.completed_years(&"2027-03-13".parse().unwrap()), 0);
/// assert_eq!(day.completed_years(&"2027-03-14".parse().unwrap()), 1);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "std::borrow::Cow<'_, str>", into = "String")]
pub struct Day {
    date: Date,
    text: [u8; 10],
}

/// A text is not a calendar day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayFault;

impl fmt::Display for DayFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("is not a calendar day; write year, month and day, such as `2026-03-14`")
    }
}

impl std::error::Error for DayFault {}

impl Day {
    /// The day of a date; a year before 0 counts as its first day.
    #[must_use]
    pub fn new(date: Date) -> Self {
        let date = if date.year() < 0 { Date::ZERO } else { date };
        let (year, month, day) = (date.year().unsigned_abs(), date.month(), date.day());
        let digit = |n: u16| b'0' + u8::try_from(n % 10).unwrap_or(0);
        let (month, day) = (u16::from(month.unsigned_abs()), u16::from(day.unsigned_abs()));
        let text = [
            digit(year / 1000),
            digit(year / 100),
            digit(year / 10),
            digit(year),
            b'-',
            digit(month / 10),
            digit(month),
            b'-',
            digit(day / 10),
            digit(day),
        ];
        Self { date, text }
    }

    /// The date.
    #[must_use]
    pub fn date(self) -> Date {
        self.date
    }

    /// The day as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        // The bytes are digits and hyphens by construction.
        std::str::from_utf8(&self.text).unwrap_or_default()
    }

    /// How many whole years lie between this day and a later one; 0 where it is not later.
    #[must_use]
    pub fn completed_years(&self, on: &Self) -> u16 {
        let (born, on) = (self.date, on.date);
        let before_birthday = (on.month(), on.day()) < (born.month(), born.day());
        let years = on.year() - born.year() - i16::from(before_birthday);
        u16::try_from(years).unwrap_or(0)
    }

    /// How many days lie between an earlier day and this one; negative where it is later.
    #[must_use]
    pub fn days_since(&self, earlier: &Self) -> i32 {
        self.date.since(earlier.date).map_or(0, |span| span.get_days())
    }
}

impl std::str::FromStr for Day {
    type Err = DayFault;
    fn from_str(text: &str) -> Result<Self, DayFault> {
        let shape = text.len() == 10 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        if !shape {
            return Err(DayFault);
        }
        text.parse().map(Self::new).map_err(|_| DayFault)
    }
}

impl TryFrom<std::borrow::Cow<'_, str>> for Day {
    type Error = DayFault;
    fn try_from(text: std::borrow::Cow<'_, str>) -> Result<Self, DayFault> {
        text.parse()
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        day.as_str().to_owned()
    }
}

impl From<Date> for Day {
    fn from(date: Date) -> Self {
        Self::new(date)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
