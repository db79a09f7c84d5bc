//! How long a record is kept: counted from its last clinical event, and from nothing else.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::Day;
use super::event::{Event, Kind, Payload, Pointer};
use super::state::Case;
use super::words::FinancingKind;

/// How many years a record is kept where nothing else is said: 20 from the last change.
///
/// Burgerlijk Wetboek, book 7, article 454, third paragraph, as it stands since 1 January 2020; read about in
/// commentary and not in the law itself, so to be confirmed. The law adds "or as much longer as good care asks": that
/// is for people to decide, and never shortens it.
pub const USUAL_YEARS: u16 = 20;

/// The most years that a schedule may say.
pub const MOST_YEARS: u16 = 200;

/// How many years records are kept, by regime; data that an embedding program or an institution can set.
///
/// ```
/// use vakwerk_core::case::{RetentionSchedule, sample};
/// let retention = RetentionSchedule::default().of(&sample::full_case()).unwrap();
/// assert_eq!(retention.until.as_str(), "2046-04-20");
/// assert_eq!((retention.years, retention.last_clinical.as_str()), (20, "2026-04-20"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct RetentionSchedule {
    /// Where no regime below applies.
    #[serde(default = "usual")]
    pub years: Years,
    /// By the kind of financing; of several in one case the longest counts.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub regimes: BTreeMap<FinancingKind, Years>,
}

impl Default for RetentionSchedule {
    fn default() -> Self {
        Self { years: usual(), regimes: BTreeMap::new() }
    }
}

fn usual() -> Years {
    Years(USUAL_YEARS)
}

/// A number of years that a record is kept: 1 to [`MOST_YEARS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "u16", into = "u16")]
pub struct Years(u16);

/// A number of years that cannot be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearsFault;

impl fmt::Display for YearsFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a record is kept for 1 to {MOST_YEARS} years")
    }
}

impl std::error::Error for YearsFault {}

impl TryFrom<u16> for Years {
    type Error = YearsFault;
    fn try_from(years: u16) -> Result<Self, YearsFault> {
        if (1..=MOST_YEARS).contains(&years) { Ok(Self(years)) } else { Err(YearsFault) }
    }
}

impl From<Years> for u16 {
    fn from(years: Years) -> Self {
        years.0
    }
}

/// Until when a record is kept, and where that comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Retention {
    /// The first day on which it need no longer be kept.
    pub until: Day,
    /// How many years are counted.
    pub years: u16,
    /// The day they are counted from: the latest on which something clinical happened.
    pub last_clinical: Day,
    /// The kind of financing whose years these are; absent where the usual number counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub regime: Option<FinancingKind>,
}

impl RetentionSchedule {
    /// Until when a case is kept; nothing while nothing clinical was recorded.
    ///
    /// The day something happened counts, not the day it was written down: a record that is brought over from
    /// elsewhere keeps its date. What is only about the record does not count either: who pays, who is around the
    /// client, other versions of plugins, use of outcome data, destruction. A correction counts as what it corrects.
    /// An event of a kind that this version does not know counts, so that nothing goes too early.
    ///
    /// There is no separate rule for clients under 18: none stands in our sources. A schedule can say more years.
    #[must_use]
    pub fn of(&self, case: &Case) -> Option<Retention> {
        let last_clinical = case.last_clinical()?;
        let regimes = case.entries().iter().filter_map(|entry| match case.content_of(entry)? {
            Payload::FinancingRecorded(financing) => Some((*self.regimes.get(&financing.kind)?, financing.kind)),
            _ => None,
        });
        let (years, regime) = match regimes.max_by_key(|(years, _)| *years) {
            Some((years, kind)) => (years.0, Some(kind)),
            None => (self.years.0, None),
        };
        let date = last_clinical.date().checked_add(jiff::Span::new().years(i64::from(years))).ok()?;
        Some(Retention { until: Day::new(date), years, last_clinical, regime })
    }
}

impl Kind {
    /// Whether an event of this kind is about the client's care, so that it restarts the years that a record is kept.
    ///
    /// An amendment is as clinical as what it amends.
    #[must_use]
    pub const fn is_clinical(self) -> bool {
        !matches!(
            self,
            Self::CaseOpened
                | Self::FinancingRecorded
                | Self::TeamMemberRecorded
                | Self::OutcomeDataUsed
                | Self::Corrected
                | Self::EnteredInError
                | Self::Destroyed
                | Self::SetMoved
        )
    }
}

impl Case {
    /// The latest day on which something clinical happened, as far as the case says.
    #[must_use]
    pub fn last_clinical(&self) -> Option<Day> {
        self.entries().iter().filter_map(|entry| self.clinical_day(&entry.event)).max()
    }

    /// The day to count from that an event gives.
    fn clinical_day(&self, event: &Event) -> Option<Day> {
        let clinical = match &event.payload {
            Payload::Corrected(correction) => self.is_clinical(correction.target),
            Payload::EnteredInError(struck) => self.is_clinical(struck.target),
            // What was destroyed no longer says what it amended; the destruction kept the day for it.
            Payload::Destroyed(destroyed) => return destroyed.last_clinical,
            other => Kind::named(other.kind()).is_none_or(Kind::is_clinical),
        };
        clinical.then_some(event.meta.occurred_on)
    }

    fn is_clinical(&self, target: Pointer) -> bool {
        let amended = self.event(target.event).map(|entry| entry.event.payload.kind());
        amended.is_none_or(|kind| Kind::named(kind).is_none_or(Kind::is_clinical))
    }
}
