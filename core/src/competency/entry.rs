//! The lines of a portfolio: whose it is, data points, answers, decisions, reports. They are only ever added.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::decision::Decision;
use super::ipo::IpoReport;
use super::point::DataPoint;
use crate::case::{Day, EventId, Pseudonym};
use crate::id::{ItemId, Name};

/// The newest form of a line that this version reads and the one it writes.
pub const ENTRY_FORM: u32 = 1;

/// Whose portfolio it is.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Opened {
    /// A pseudonym; never a name.
    pub subject: Pseudonym,
    /// The frameworks that are worked towards.
    pub frameworks: Vec<ItemId>,
    /// When the register period began, for a registered professional.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub register_since: Option<Day>,
    /// Whether it was made up as an example.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub invented: bool,
}

/// What was done with a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProposalAnswer {
    /// It counts; a data point was made of it.
    Confirmed,
    /// It does not count.
    Dropped,
}

/// A person's answer to a proposal.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct ProposalAnswered {
    /// The proposal.
    pub proposal: Name,
    /// The event it rests on.
    pub event: EventId,
    /// The answer.
    pub answer: ProposalAnswer,
    /// Who answered.
    pub by: Pseudonym,
    /// Why, where it was dropped.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// Something that counts for a register: work, schooling, intervision.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RegisterActivity {
    /// Its name, unique in the portfolio.
    pub id: Name,
    /// The framework that has the register.
    pub framework: ItemId,
    /// The register.
    pub register: Name,
    /// The criterion it counts for.
    pub criterion: Name,
    /// When.
    pub on: Day,
    /// How much, in the unit of the criterion.
    pub amount: f64,
    /// What it was, in a few words.
    pub label: String,
}

/// One entry of a portfolio.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Entry {
    /// The first line: whose portfolio it is.
    Opened(Opened),
    /// Evidence.
    DataPoint(Box<DataPoint>),
    /// An answer to a proposal that follows from a case.
    ProposalAnswered(ProposalAnswered),
    /// A decision.
    Decision(Box<Decision>),
    /// A report of the cycle of professional development.
    Report(Box<IpoReport>),
    /// Something that counts for a register.
    Activity(RegisterActivity),
}

/// A line as it is written.
#[derive(Serialize, Deserialize)]
struct Line<E> {
    v: u32,
    at: Timestamp,
    #[serde(flatten)]
    entry: E,
}

/// A line as it was read.
#[derive(Clone, Debug, PartialEq)]
pub enum EntryRead {
    /// An entry.
    Entry(Box<Entry>),
    /// An entry of a kind or form that this version does not know; it is kept as it was written.
    Unknown,
}

impl Entry {
    /// The line that holds it, without the line break.
    ///
    /// # Errors
    /// A number in it is not finite.
    pub fn line(&self, at: Timestamp) -> Result<String, serde_json::Error> {
        serde_json::to_string(&Line { v: ENTRY_FORM, at, entry: self })
    }

    /// Reads a line.
    ///
    /// # Errors
    /// It is not JSON, or an entry of a known kind lacks something.
    pub fn read(line: &str) -> Result<EntryRead, serde_json::Error> {
        read::line(line)
    }
}

mod read {
    //! Reading a line once: the fields before the entry come first, so that nothing is buffered.

    use std::fmt;

    use serde::Deserializer;
    use serde::de::{Error, IgnoredAny, MapAccess, Visitor};

    use super::{ENTRY_FORM, Entry, EntryRead};

    pub(super) fn line(text: &str) -> Result<EntryRead, serde_json::Error> {
        let mut reader = serde_json::Deserializer::from_str(text);
        let read = reader.deserialize_map(Fields)?;
        reader.end()?;
        Ok(read)
    }

    struct Fields;

    impl<'de> Visitor<'de> for Fields {
        type Value = EntryRead;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a line of a portfolio: `v`, `at` and one entry")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<EntryRead, A::Error> {
            let (mut form, mut entry, mut unknown) = (None, None, false);
            while let Some(key) = map.next_key::<std::borrow::Cow<'de, str>>()? {
                match &*key {
                    "v" => form = Some(map.next_value::<u32>()?),
                    "at" => drop(map.next_value::<jiff::Timestamp>()?),
                    // Of a later form nothing is known, so nothing of it is interpreted.
                    _ if form.is_some_and(|form| form > ENTRY_FORM) => {
                        map.next_value::<IgnoredAny>()?;
                    }
                    "opened" => entry = Some(Entry::Opened(map.next_value()?)),
                    "data-point" => entry = Some(Entry::DataPoint(map.next_value()?)),
                    "proposal-answered" => entry = Some(Entry::ProposalAnswered(map.next_value()?)),
                    "decision" => entry = Some(Entry::Decision(map.next_value()?)),
                    "report" => entry = Some(Entry::Report(map.next_value()?)),
                    "activity" => entry = Some(Entry::Activity(map.next_value()?)),
                    _ => {
                        map.next_value::<IgnoredAny>()?;
                        unknown = true;
                    }
                }
            }
            match (form, entry) {
                (None, _) => Err(A::Error::missing_field("v")),
                (Some(_), Some(entry)) => Ok(EntryRead::Entry(Box::new(entry))),
                (Some(form), None) if unknown || form > ENTRY_FORM => Ok(EntryRead::Unknown),
                (Some(_), None) => Err(A::Error::custom("a line holds an entry")),
            }
        }
    }
}

crate::silent::silent! { Opened ProposalAnswered RegisterActivity }
