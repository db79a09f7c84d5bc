//! The head of a chain: enough to notice later that the end of a case was cut off or rewritten.

use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::code::Code;
use super::id::CaseId;
use super::record::Record;
use crate::digest::Digest;
use crate::explain::Explain;
use crate::text::Language;

/// The last event of a chain: its place and the digest of its header.
///
/// Who keeps a head elsewhere (signed, printed, in another system) can prove later that everything up to it is
/// still there, unchanged.
///
/// ```
/// use vakwerk_core::envelope::{CaseId, ChainHead};
/// let head = ChainHead::start(&CaseId::new("case-invented-01").unwrap());
/// assert_eq!(head.sequence, 0);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChainHead {
    /// The sequence of the last event; 0 before the first.
    pub sequence: u64,
    /// The digest of its header.
    pub digest: Digest,
}

impl ChainHead {
    /// The head of a case without events: SHA-256 over `vakwerk case v1`, a line feed and the case id.
    ///
    /// So the first header is tied to its case, and a file that was given the name of another case is noticed.
    #[must_use]
    pub fn start(case: &CaseId) -> Self {
        Self { sequence: 0, digest: Digest::of(&[b"vakwerk case v1\n", case.as_str().as_bytes()]) }
    }
}

/// The form of a [`Head`] that this version writes, and the newest that it reads.
pub const HEAD_FORM: u32 = 1;

/// The largest a written head may be, in bytes.
pub const HEAD_LIMIT: usize = 64 << 10;

/// A head as it is kept elsewhere: which case, how far it had come, and when that was.
///
/// It holds nothing of the content. Signed, or kept where nobody who can write the case can write, it shows later
/// whether the case still holds everything up to it.
///
/// ```
/// use vakwerk_core::envelope::{CaseId, Head, HeadVerdict, Record};
/// let record = Record::empty(CaseId::new("case-invented-01").unwrap());
/// let head = Head::of(&record, "2026-03-02T09:15:00Z".parse().unwrap());
/// let written = head.to_json();
/// assert_eq!(record.against(&Head::read(written.as_bytes()).unwrap()), HeadVerdict::Same);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Head {
    /// The version of this form.
    pub form: u32,
    /// The case.
    pub case: CaseId,
    /// The sequence of the last event; 0 before the first.
    pub sequence: u64,
    /// The digest of its header.
    pub digest: Digest,
    /// When the head was taken.
    pub at: Timestamp,
}

/// Why a text is no head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadFault {
    /// It is not the JSON of a head, or larger than [`HEAD_LIMIT`].
    Unreadable,
    /// It is of a form that this version does not know.
    FromTheFuture {
        /// The form.
        form: u64,
    },
}

/// What a case turns out to be beside a head that was kept elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadVerdict {
    /// Nothing was added or taken away since.
    Same,
    /// Everything up to the head is there, and events were added since.
    Grown {
        /// How many.
        events: u64,
    },
    /// The end is gone.
    Cut {
        /// The last event that the head knows.
        expected: u64,
        /// The last event in the file.
        found: u64,
    },
    /// The event of the head is another one: it, or one before it, was written anew.
    Rewritten {
        /// The event of the head.
        sequence: u64,
    },
    /// The head is of another case.
    OtherCase,
}

impl HeadVerdict {
    /// Whether everything up to the head is still there, unchanged.
    #[must_use]
    pub fn is_sound(self) -> bool {
        matches!(self, Self::Same | Self::Grown { .. })
    }
}

impl Head {
    /// The head of a record.
    #[must_use]
    pub fn of(record: &Record, at: Timestamp) -> Self {
        let ChainHead { sequence, digest } = record.head();
        Self { form: HEAD_FORM, case: record.case().clone(), sequence, digest, at }
    }

    /// Reads a written head; fields that this version does not know are passed over.
    ///
    /// # Errors
    /// It is no head, or of a form that this version does not know.
    pub fn read(bytes: &[u8]) -> Result<Self, HeadFault> {
        #[derive(Deserialize)]
        struct Form {
            form: u64,
        }
        if bytes.len() > HEAD_LIMIT {
            return Err(HeadFault::Unreadable);
        }
        // The form comes first: another form may have other fields.
        let Form { form } = serde_json::from_slice(bytes).map_err(|_| HeadFault::Unreadable)?;
        if form > u64::from(HEAD_FORM) {
            return Err(HeadFault::FromTheFuture { form });
        }
        serde_json::from_slice(bytes).map_err(|_| HeadFault::Unreadable)
    }

    /// The head as it is written: one line of JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Names, numbers and times only: nothing in it can fail to be written.
        serde_json::to_string(self).map(|json| json + "\n").unwrap_or_default()
    }
}

impl Record {
    /// What the record is beside a head that was kept elsewhere.
    #[must_use]
    pub fn against(&self, head: &Head) -> HeadVerdict {
        if head.case != *self.case() {
            return HeadVerdict::OtherCase;
        }
        let found = self.head().sequence;
        let known = ChainHead { sequence: head.sequence, digest: head.digest };
        match self.verify_head(&known) {
            Ok(()) if found == head.sequence => HeadVerdict::Same,
            Ok(()) => HeadVerdict::Grown { events: found - head.sequence },
            Err(_) if found < head.sequence => HeadVerdict::Cut { expected: head.sequence, found },
            Err(_) => HeadVerdict::Rewritten { sequence: head.sequence },
        }
    }
}

impl Explain for HeadFault {
    fn code(&self) -> &'static str {
        Code::HeadUnreadable.as_str()
    }

    fn explain(&self, language: Language) -> String {
        match (self, language) {
            (Self::Unreadable, Language::Nl) => {
                "dit is geen bewaarde kop van een zaak; maak er een met `vakwerk case head`".into()
            }
            (Self::Unreadable, Language::En) => {
                "this is no kept head of a case; make one with `vakwerk case head`".into()
            }
            (Self::FromTheFuture { form }, Language::Nl) => {
                format!(
                    "deze kop heeft vorm {form}; deze versie leest vorm {HEAD_FORM}. Installeer een nieuwere versie"
                )
            }
            (Self::FromTheFuture { form }, Language::En) => {
                format!("this head has form {form}; this version reads form {HEAD_FORM}. Install a newer version")
            }
        }
    }
}

impl fmt::Display for HeadFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.explain(Language::En))
    }
}

impl std::error::Error for HeadFault {}
