//! Keeps a portfolio: one file of JSON Lines, one entry per line, only ever added to.

use std::fmt;
use std::io;
use std::path::Path;

use jiff::Timestamp;
use vakwerk_core::access::{Access, Accessed, SinkFault};
use vakwerk_core::competency::{Code, CompetencyFault, Entry, EntryRead, Portfolio};
use vakwerk_core::explain::Explain;
use vakwerk_core::store::StoreError;
use vakwerk_core::text::{Language, Text};

use crate::disk::{Disk, Folder};
use crate::names::{folder_refusal, keep_torn, refusal};

/// The largest portfolio that is read, in bytes.
pub const PORTFOLIO_LIMIT: u64 = 256 << 20;

/// A portfolio as it was read.
#[derive(Clone, Debug, Default)]
pub struct LoadedPortfolio {
    /// The fold of its entries.
    pub portfolio: Portfolio,
    /// Entries of a kind or form that this version does not know; they are kept as they were written.
    pub unknown: usize,
    /// Bytes at the end that a broken-off append left; they were never acknowledged.
    pub torn: usize,
    /// Where the last whole line ends.
    end: u64,
}

/// Why a portfolio cannot be read, or an entry not be added; then nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PortfolioFault {
    /// The disk refuses.
    Disk(StoreError),
    /// An entry is refused.
    Refused(CompetencyFault),
    /// Another program is writing to it.
    Busy,
    /// It is larger than it may be.
    TooLarge,
    /// The access cannot be written down, so nothing is handed over.
    NotLogged(SinkFault),
}

impl From<SinkFault> for PortfolioFault {
    fn from(fault: SinkFault) -> Self {
        Self::NotLogged(fault)
    }
}

impl Explain for PortfolioFault {
    fn code(&self) -> &'static str {
        match self {
            Self::Disk(fault) => fault.code(),
            Self::Refused(fault) => fault.code(),
            Self::Busy => vakwerk_core::envelope::Code::Busy.as_str(),
            Self::TooLarge => Code::TooLong.as_str(),
            Self::NotLogged(fault) => fault.code(),
        }
    }

    fn explain(&self, language: Language) -> String {
        let text = match self {
            Self::Disk(fault) => return fault.explain(language),
            Self::Refused(fault) => return fault.explain(language),
            Self::NotLogged(fault) => return fault.explain(language),
            Self::Busy => Text {
                nl: "een ander programma schrijft in dit portfolio. Probeer het zo weer.".into(),
                en: Some("another program is writing to this portfolio. Try again in a moment.".into()),
            },
            Self::TooLarge => Text {
                nl: "het portfolio is groter dan 256 MiB; begin een nieuw en bewaar dit ernaast.".into(),
                en: Some("the portfolio is larger than 256 MiB; begin a new one and keep this one beside it.".into()),
            },
        };
        text.get(language).to_owned()
    }
}

impl fmt::Display for PortfolioFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.explain(Language::En))
    }
}

impl std::error::Error for PortfolioFault {}

/// A portfolio in a file.
///
/// An entry is acknowledged once it is durable. What an append that was broken off left behind is passed over when
/// reading, and set aside in `NAME.torn-1`, `NAME.torn-2` … by the next append.
///
/// ```
/// use vakwerk_core::access::Access;
/// use vakwerk_core::competency::{Entry, Opened};
/// use vakwerk_store::PortfolioFile;
///
/// let folder = tempfile::tempdir().unwrap();
/// let file = PortfolioFile::in_folder(folder.path(), "portfolio-invented.jsonl").unwrap();
/// let opened = Opened {
///     subject: "student-invented-01".parse().unwrap(),
///     frameworks: vec!["fvb:vaktherapie".parse().unwrap()],
///     register_since: None,
///     invented: true,
/// };
/// file.append(&[Entry::Opened(opened)], "2026-03-14T12:00:00Z".parse().unwrap()).unwrap();
/// assert!(file.load(&Access::unlogged()).unwrap().portfolio.opened().is_some());
/// ```
#[derive(Debug)]
pub struct PortfolioFile<D = Folder> {
    disk: D,
    name: String,
}

impl PortfolioFile<Folder> {
    /// A file in a folder, which is made where it is not there.
    ///
    /// # Errors
    /// The folder can neither be opened nor made.
    pub fn in_folder(folder: &Path, name: &str) -> Result<Self, PortfolioFault> {
        let disk = Folder::create(folder)
            .map_err(|fault| PortfolioFault::Disk(folder_refusal("make folder", folder, &fault)))?;
        Ok(Self::on(disk, name))
    }
}

fn disk(doing: &'static str, fault: &io::Error) -> PortfolioFault {
    PortfolioFault::Disk(refusal(doing, fault))
}

impl<D: Disk> PortfolioFile<D> {
    /// A file on any disk.
    pub fn on(disk: D, name: &str) -> Self {
        Self { disk, name: name.to_owned() }
    }

    /// Reads it; an absent file is an empty portfolio. The access is written down before anything is handed over, and
    /// so is an attempt that is refused.
    ///
    /// # Errors
    /// It cannot be read, is larger than [`PORTFOLIO_LIMIT`], or a line of it is no entry; the line is named. Or the
    /// access cannot be written down.
    pub fn load(&self, access: &Access<'_>) -> Result<LoadedPortfolio, PortfolioFault> {
        let attempt = self.read();
        let opened = attempt.as_ref().ok().and_then(|loaded| loaded.portfolio.opened());
        let subject = opened.map(|opened| opened.subject.clone());
        access.tell_of(attempt, &Accessed::Portfolio { name: &self.name, subject })
    }

    /// The name that it is kept under.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    fn read(&self) -> Result<LoadedPortfolio, PortfolioFault> {
        let stamp = match self.disk.stamp(&self.name) {
            Ok(stamp) => stamp,
            Err(fault) if fault.kind() == io::ErrorKind::NotFound => return Ok(LoadedPortfolio::default()),
            Err(fault) => return Err(disk("open", &fault)),
        };
        if stamp.length > PORTFOLIO_LIMIT {
            return Err(PortfolioFault::TooLarge);
        }
        let bytes = self.disk.read(&self.name, 0, PORTFOLIO_LIMIT).map_err(|fault| disk("read", &fault))?;
        let end = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        let whole = bytes.get(..end).unwrap_or_default();
        let text = std::str::from_utf8(whole).map_err(|fault| {
            let before = whole.get(..fault.valid_up_to()).unwrap_or_default();
            unreadable(before.iter().filter(|byte| **byte == b'\n').count() + 1)
        })?;
        let mut loaded = LoadedPortfolio { end: end as u64, torn: bytes.len() - end, ..LoadedPortfolio::default() };
        for (number, line) in text.lines().enumerate() {
            match Entry::read(line).map_err(|_| unreadable(number + 1))? {
                EntryRead::Entry(entry) => loaded.portfolio.apply(*entry),
                EntryRead::Unknown => loaded.unknown += 1,
            }
        }
        Ok(loaded)
    }

    /// Adds entries, all or none, each checked against what is there and what comes before it. Nothing of what is
    /// there is handed over, so it asks for no access.
    ///
    /// # Errors
    /// An entry is refused, another program is writing, or the entries cannot be made durable.
    pub fn append(&self, entries: &[Entry], at: Timestamp) -> Result<(), PortfolioFault> {
        if self.disk.stamp(&self.name).is_err_and(|fault| fault.kind() == io::ErrorKind::NotFound) {
            // Opening makes the file; what would be refused leaves none behind. It is not removed afterwards: another
            // program may have opened it by then.
            lines(&mut Portfolio::default(), entries, at)?;
        }
        let file = self.disk.open(&self.name).map_err(|fault| disk("open", &fault))?;
        if !self.disk.lock(&file).map_err(|fault| disk("lock", &fault))? {
            return Err(PortfolioFault::Busy);
        }
        let mut loaded = self.read()?;
        let lines = lines(&mut loaded.portfolio, entries, at)?;
        if loaded.end + lines.len() as u64 > PORTFOLIO_LIMIT {
            return Err(PortfolioFault::TooLarge);
        }
        if loaded.torn > 0 {
            self.set_aside(&file, &loaded)?;
        }
        let written = self.disk.write(&file, loaded.end, lines.as_bytes()).and_then(|()| self.disk.sync(&file));
        if let Err(fault) = written {
            // Taken back as far as the disk allows; what stays is a torn end, which no reader counts.
            let _ = self.disk.cut(&file, loaded.end);
            return Err(disk("append", &fault));
        }
        if loaded.end == 0 {
            self.disk.sync_folder().map_err(|fault| disk("append", &fault))?;
        }
        Ok(())
    }

    fn set_aside(&self, file: &D::File, loaded: &LoadedPortfolio) -> Result<(), PortfolioFault> {
        let torn = self.disk.read(&self.name, loaded.end, loaded.torn as u64);
        let kept = torn.and_then(|torn| keep_torn(&self.disk, &self.name, &torn));
        kept.and_then(|_| self.disk.cut(file, loaded.end)).map_err(|fault| disk("set aside", &fault))
    }
}

/// The lines of entries that `portfolio` takes, one after the other.
fn lines(portfolio: &mut Portfolio, entries: &[Entry], at: Timestamp) -> Result<String, PortfolioFault> {
    let mut lines = String::new();
    for entry in entries {
        portfolio.check(entry).map_err(PortfolioFault::Refused)?;
        lines.push_str(&entry.line(at).map_err(|_| not_written())?);
        lines.push('\n');
        portfolio.apply(entry.clone());
    }
    Ok(lines)
}

fn unreadable(line: usize) -> PortfolioFault {
    PortfolioFault::Refused(CompetencyFault {
        code: Code::Unreadable,
        place: format!("line {line}"),
        message: Text {
            nl: format!(
                "regel {line} van het portfolio is geen geldige regel; er is niets gewijzigd. Zet een kopie terug, of bewaar het bestand en vraag hulp."
            ),
            en: Some(format!(
                "line {line} of the portfolio is no valid line; nothing was changed. Put back a copy, or keep the file and ask for help."
            )),
        },
    })
}

fn not_written() -> PortfolioFault {
    PortfolioFault::Refused(CompetencyFault {
        code: Code::Incomplete,
        place: "portfolio".into(),
        message: Text {
            nl: "een getal in deze regel is niet eindig; geef een gewoon getal.".into(),
            en: Some("a number in this entry is not finite; give an ordinary number.".into()),
        },
    })
}
