//! How a store refuses.

use std::fmt;

use super::notice::unknown_critical;
use crate::access::SinkFault;
use crate::envelope::{CannotDestroy, CaseId, Code, EventId, FILE_LIMIT, Fault, LINE_LIMIT, SealFault};
use crate::explain::Explain;
use crate::text::Language;

/// What went wrong with the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiskFault {
    /// No room is left.
    Full,
    /// The folder or file may not be written, or not be read.
    Denied,
    /// The folder is not there.
    NoFolder,
    /// Anything else.
    Other,
}

/// Why a store refuses.
///
/// | refusal | what the caller does |
/// |---|---|
/// | `Conflict` | load again, decide again |
/// | `Busy` | try again in a moment |
/// | `InDoubt` | repeat the append with the same idempotency keys |
/// | `Damaged` | show the faults to a person; never write over the file |
/// | `NotLogged` | mend the log of accesses, then read again |
/// | others | show the message |
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// There is no such case.
    UnknownCase {
        /// Which.
        case: CaseId,
    },
    /// The case is not where the caller thinks.
    Conflict {
        /// Which case.
        case: CaseId,
        /// The sequence that the caller expected to be the last.
        expected: u64,
        /// The sequence that is the last.
        found: u64,
    },
    /// Another writer has the case.
    Busy {
        /// Which case.
        case: CaseId,
    },
    /// The case file is damaged, or from a newer version; nothing of it was changed.
    Damaged {
        /// Which case.
        case: CaseId,
        /// What is wrong, at most a hundred faults; never empty.
        faults: Vec<Fault>,
        /// How many faults there are.
        total: usize,
    },
    /// The case holds a critical event that this version does not know.
    UnknownCritical {
        /// Which case.
        case: CaseId,
        /// The event's sequence.
        sequence: u64,
        /// Its kind.
        kind: String,
        /// The version of the product that wrote it, where the event says so.
        written_with: Option<Box<str>>,
    },
    /// The disk refuses; nothing was appended and nothing acknowledged was lost.
    Disk {
        /// What went wrong.
        fault: DiskFault,
        /// What was being done, such as `append`.
        doing: &'static str,
        /// What the system says.
        says: String,
        /// The folder, where it was named.
        folder: Option<Box<str>>,
    },
    /// The events may or may not have become durable.
    InDoubt {
        /// Which case.
        case: CaseId,
        /// What the system says.
        says: String,
    },
    /// An event is larger than a line may be.
    EventTooLarge {
        /// Which event.
        event: EventId,
        /// How large its line is, in bytes.
        bytes: usize,
    },
    /// The case file is or would become larger than it may be.
    CaseTooLarge {
        /// Which case.
        case: CaseId,
        /// How large it is or would become, in bytes.
        bytes: u64,
    },
    /// An event id occurs twice.
    EventExists {
        /// Which event.
        event: EventId,
    },
    /// An idempotency key was used for another append.
    KeyReused {
        /// Which case.
        case: CaseId,
        /// The sequence of the event that has the key.
        sequence: u64,
    },
    /// There are no events.
    NothingToAppend,
    /// A payload cannot be destroyed.
    CannotDestroy {
        /// Which event.
        event: EventId,
        /// Why not.
        why: CannotDestroy,
    },
    /// An event's header cannot be written as JSON.
    Unwritable {
        /// Which event.
        event: EventId,
    },
    /// The access cannot be written down, so nothing is handed over.
    NotLogged(SinkFault),
}

impl From<SinkFault> for StoreError {
    fn from(fault: SinkFault) -> Self {
        Self::NotLogged(fault)
    }
}

impl From<SealFault> for StoreError {
    fn from(fault: SealFault) -> Self {
        match fault {
            SealFault::TooLong { event, bytes } => Self::EventTooLarge { event, bytes },
            SealFault::Unwritable { event } => Self::Unwritable { event },
        }
    }
}

impl StoreError {
    fn code_of(&self) -> Code {
        match self {
            Self::UnknownCase { .. } => Code::UnknownCase,
            Self::Conflict { .. } => Code::Conflict,
            Self::Busy { .. } => Code::Busy,
            Self::Damaged { .. } => Code::Damaged,
            Self::UnknownCritical { .. } => Code::UnknownCritical,
            Self::Disk { fault: DiskFault::Full, .. } => Code::DiskFull,
            Self::Disk { fault: DiskFault::Denied, .. } => Code::ReadOnly,
            Self::Disk { fault: DiskFault::NoFolder, .. } => Code::NoFolder,
            Self::Disk { fault: DiskFault::Other, .. } => Code::Device,
            Self::InDoubt { .. } => Code::InDoubt,
            Self::EventTooLarge { .. } => Code::EventTooLarge,
            Self::CaseTooLarge { .. } => Code::CaseTooLarge,
            Self::EventExists { .. } => Code::EventExists,
            Self::KeyReused { .. } => Code::KeyReused,
            Self::NothingToAppend => Code::NothingToAppend,
            Self::CannotDestroy { .. } => Code::CannotDestroy,
            Self::Unwritable { .. } => Code::Unwritable,
            Self::NotLogged(_) => Code::NotLogged,
        }
    }

    fn nl(&self) -> String {
        match self {
            Self::UnknownCase { case } => {
                format!("zaak `{case}` is hier niet; kijk of de naam klopt en of dit de goede map is")
            }
            Self::Conflict { case, expected, found } => format!(
                "zaak `{case}` is bij gebeurtenis {found}, verwacht was {expected}; lees de zaak opnieuw en beslis opnieuw"
            ),
            Self::Busy { case } => format!(
                "een ander programma schrijft in zaak `{case}`; er is niets toegevoegd. Probeer het zo weer, of sluit dat programma"
            ),
            Self::Damaged { case, faults, total } => {
                let first = faults.first().map_or_else(String::new, |fault| fault.explain(Language::Nl));
                let more = if *total > 1 { format!(" (en nog {})", total - 1) } else { String::new() };
                format!(
                    "dossier `{case}`: {first}{more}. Er is niets gewijzigd; zet een kopie terug of laat ernaar kijken"
                )
            }
            Self::UnknownCritical { case, sequence, kind, written_with } => {
                let why = unknown_critical(*sequence, kind, None, written_with.as_deref(), Language::Nl);
                format!("zaak `{case}`: {why}")
            }
            // What the system says is English, so it is quoted only where nothing else tells what is wrong.
            Self::Disk { fault, doing, says, folder } => match fault {
                DiskFault::Full => {
                    "de schijf is vol; er is niets toegevoegd. Maak ruimte en probeer het opnieuw".into()
                }
                DiskFault::Denied => {
                    "geen toegang; er is niets toegevoegd. Geef dit programma rechten op de map met zaken".into()
                }
                DiskFault::NoFolder => format!(
                    "de map {} is er niet. Kijk of de naam klopt, herstel de map of de verbinding ermee, of maak een lege map",
                    named(folder.as_deref(), "met zaken")
                ),
                DiskFault::Other => format!(
                    "de schijf meldt een fout, in het Engels: \"{doing}: {says}\"; er is niets toegevoegd. Laat de schijf nakijken"
                ),
            },
            Self::InDoubt { case, says } => format!(
                "het is onzeker of de toevoeging aan zaak `{case}` bewaard is (de schijf meldt, in het Engels: \"{says}\"). Herhaal haar met dezelfde sleutel zodra de schijf weer werkt"
            ),
            Self::EventTooLarge { event, bytes } => format!(
                "gebeurtenis {event} is {bytes} bytes groot; hoogstens {LINE_LIMIT} mag. Bewaar grote bijlagen elders en verwijs ernaar"
            ),
            Self::CaseTooLarge { case, bytes } => format!(
                "het dossier van zaak `{case}` zou {bytes} bytes groot zijn; hoogstens {FILE_LIMIT} mag. Sluit de zaak af en begin een nieuwe"
            ),
            Self::EventExists { event } => {
                format!("het kenmerk {event} is al van een andere gebeurtenis; geef elke gebeurtenis een nieuw kenmerk")
            }
            Self::KeyReused { case, sequence } => format!(
                "de sleutel hoort in zaak `{case}` al bij gebeurtenis {sequence}, van een andere toevoeging; neem per verzoek een nieuwe sleutel"
            ),
            Self::NothingToAppend => "er zijn geen gebeurtenissen om toe te voegen; geef er minstens een".into(),
            Self::CannotDestroy { event, why } => match why {
                CannotDestroy::Unknown => {
                    format!("gebeurtenis {event} staat niet in de zaak; noem er een die er staat")
                }
                CannotDestroy::Already => format!("de inhoud van gebeurtenis {event} is al vernietigd; laat haar weg"),
                CannotDestroy::Record => {
                    format!("gebeurtenis {event} legt zelf een vernietiging vast en blijft bewaard; laat haar weg")
                }
            },
            Self::Unwritable { event } => {
                format!("de kop van gebeurtenis {event} is niet als JSON te schrijven; kijk de tijden ervan na")
            }
            Self::NotLogged(fault) => fault.explain(Language::Nl),
        }
    }

    fn en(&self) -> String {
        match self {
            Self::UnknownCase { case } => {
                format!("case `{case}` is not here; see whether the name is right and this is the right folder")
            }
            Self::Conflict { case, expected, found } => format!(
                "case `{case}` is at event {found}, expected was {expected}; load the case again and decide again"
            ),
            Self::Busy { case } => format!(
                "another program is writing to case `{case}`; nothing was appended. Try again in a moment, or close that program"
            ),
            Self::Damaged { case, faults, total } => {
                let first = faults.first().map_or_else(String::new, |fault| fault.explain(Language::En));
                let more = if *total > 1 { format!(" (and {} more)", total - 1) } else { String::new() };
                format!("case file `{case}`: {first}{more}. Nothing was changed; put back a copy or have it looked at")
            }
            Self::UnknownCritical { case, sequence, kind, written_with } => {
                let why = unknown_critical(*sequence, kind, None, written_with.as_deref(), Language::En);
                format!("case `{case}`: {why}")
            }
            Self::Disk { fault, doing, says, folder } => match fault {
                DiskFault::Full => {
                    format!("the disk is full ({doing}: {says}); nothing was appended. Make room and try again")
                }
                DiskFault::Denied => format!(
                    "no access ({doing}: {says}); nothing was appended. Give this program rights to the folder of cases"
                ),
                DiskFault::NoFolder => format!(
                    "the folder {} is not there ({doing}: {says}). See whether the name is right, restore the folder or the connection to it, or make an empty folder",
                    named(folder.as_deref(), "of cases")
                ),
                DiskFault::Other => {
                    format!("the disk reports a fault ({doing}: {says}); nothing was appended. Have the disk checked")
                }
            },
            Self::InDoubt { case, says } => format!(
                "it is uncertain whether the append to case `{case}` was kept ({says}). Repeat it with the same key once the disk works again"
            ),
            Self::EventTooLarge { event, bytes } => format!(
                "event {event} is {bytes} bytes long; at most {LINE_LIMIT} are allowed. Keep large attachments elsewhere and refer to them"
            ),
            Self::CaseTooLarge { case, bytes } => format!(
                "the file of case `{case}` would be {bytes} bytes long; at most {FILE_LIMIT} are allowed. Close the case and begin a new one"
            ),
            Self::EventExists { event } => {
                format!("the id {event} is another event's already; give each event a new id")
            }
            Self::KeyReused { case, sequence } => format!(
                "the key belongs to event {sequence} of case `{case}`, of another append; take a new key for each request"
            ),
            Self::NothingToAppend => "there are no events to append; give at least one".into(),
            Self::CannotDestroy { event, why } => match why {
                CannotDestroy::Unknown => format!("event {event} is not in the case; name one that is"),
                CannotDestroy::Already => format!("the payload of event {event} was destroyed before; leave it out"),
                CannotDestroy::Record => format!("event {event} records a destruction itself and stays; leave it out"),
            },
            Self::Unwritable { event } => {
                format!("the header of event {event} cannot be written as JSON; check its times")
            }
            Self::NotLogged(fault) => fault.explain(Language::En),
        }
    }
}

/// A folder by its name, or what it is for where it was not named.
fn named(folder: Option<&str>, purpose: &str) -> String {
    folder.map_or_else(|| purpose.to_owned(), |folder| format!("`{folder}`"))
}

impl Explain for StoreError {
    fn code(&self) -> &'static str {
        self.code_of().as_str()
    }

    fn explain(&self, language: Language) -> String {
        match language {
            Language::Nl => self.nl(),
            Language::En => self.en(),
        }
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.explain(Language::En))
    }
}

impl std::error::Error for StoreError {}
