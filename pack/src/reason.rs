//! Why the system, or a reader of text, could not do what was asked, in both languages.

use std::io;

use vakwerk_core::text::{Language, Text};

use crate::problem::both;

/// Why something cannot be read or written.
///
/// ```
/// use vakwerk_core::text::Language;
/// use vakwerk_pack::Reason;
/// let reason = Reason::from(&std::io::Error::from(std::io::ErrorKind::NotFound));
/// assert_eq!(reason.get(Language::Nl), "het bestaat niet");
/// assert_eq!(reason.get(Language::En), "it does not exist");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The system refuses.
    System(io::ErrorKind),
    /// It is not a folder.
    NotAFolder,
    /// It is neither a file nor a folder.
    NotAFile,
    /// Its name is not UTF-8.
    NameNotUtf8,
    /// It is not UTF-8.
    NotUtf8,
    /// It was not read.
    NotRead,
    /// It does not say its format, or another than this version knows.
    Format {
        /// The format that this version knows.
        known: u32,
        /// What it says, where it says any.
        found: Option<u64>,
    },
    /// The files that it names are not in order, or one stands twice.
    FilesNotInOrder,
    /// The first bytes cannot be read.
    FirstBytes,
    /// Something stands behind its end.
    BehindItsEnd,
    /// It ends in the middle of a file.
    MidFile,
    /// The first entry cannot be read.
    FirstEntry,
    /// A fault in it says so itself.
    Fault(Text),
    /// A reader of text says so, in English only.
    Said(String),
}

impl Reason {
    /// The reason as part of a sentence.
    #[must_use]
    pub fn get(&self, language: Language) -> String {
        self.text().get(language).to_owned()
    }

    /// The reason in every language, for what keeps or sends it.
    #[must_use]
    pub fn text(&self) -> Text {
        match self {
            Self::System(kind) => system(*kind),
            Self::NotAFolder => both("het is geen map", "it is not a folder"),
            Self::NotAFile => both("het is geen gewoon bestand", "it is not an ordinary file"),
            Self::NameNotUtf8 => both("de naam is geen UTF-8", "its name is not UTF-8"),
            Self::NotUtf8 => both("het is geen UTF-8", "it is not UTF-8"),
            Self::NotRead => both("het is niet gelezen", "it was not read"),
            Self::Format { known, found: None } => both(
                format!("er staat geen `format` in; `format = {known}` hoort er te staan"),
                format!("it has no `format`; `format = {known}` belongs there"),
            ),
            Self::Format { known, found: Some(found) } => both(
                format!("het heeft vorm {found}; deze versie kent vorm {known}"),
                format!("it has format {found}; this version knows format {known}"),
            ),
            Self::FilesNotInOrder => both(
                "de bestanden erin staan niet op volgorde, of een staat er tweemaal",
                "its files are not in order, or one stands twice",
            ),
            Self::FirstBytes => both("het begin is niet te lezen", "its first bytes cannot be read"),
            Self::BehindItsEnd => both("er staat iets achter het einde", "something stands behind its end"),
            Self::MidFile => both("hij houdt midden in een bestand op", "it ends in the middle of a file"),
            Self::FirstEntry => both("het eerste onderdeel is niet te lezen", "its first entry cannot be read"),
            Self::Fault(text) => text.clone(),
            Self::Said(said) => both(format!("de lezer meldt, in het Engels: \"{said}\""), said.clone()),
        }
    }
}

/// What the system says, without the number and the path that some platforms add.
fn system(kind: io::ErrorKind) -> Text {
    let (nl, en) = match kind {
        io::ErrorKind::NotFound => ("het bestaat niet", "it does not exist"),
        io::ErrorKind::PermissionDenied => ("u mag er niet bij", "you have no access"),
        io::ErrorKind::AlreadyExists => ("het bestaat al", "it exists already"),
        io::ErrorKind::IsADirectory => ("het is een map", "it is a folder"),
        io::ErrorKind::NotADirectory => ("het is geen map", "it is not a folder"),
        io::ErrorKind::DirectoryNotEmpty => ("de map is niet leeg", "the folder is not empty"),
        io::ErrorKind::ResourceBusy | io::ErrorKind::ExecutableFileBusy => ("het is in gebruik", "it is in use"),
        io::ErrorKind::StorageFull => ("de schijf is vol", "the disk is full"),
        io::ErrorKind::QuotaExceeded => ("uw ruimte op de schijf is vol", "your space on the disk is full"),
        io::ErrorKind::FileTooLarge => ("het wordt te groot", "it gets too large"),
        io::ErrorKind::OutOfMemory => ("er is te weinig geheugen", "there is too little memory"),
        io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock => ("het duurde te lang", "it took too long"),
        io::ErrorKind::BrokenPipe | io::ErrorKind::ConnectionReset => ("de ander is gestopt", "the other end stopped"),
        io::ErrorKind::ReadOnlyFilesystem => ("er kan hier alleen gelezen worden", "this can only be read"),
        io::ErrorKind::UnexpectedEof => ("het houdt te vroeg op", "it ends too early"),
        io::ErrorKind::InvalidData => ("de inhoud is beschadigd", "its content is damaged"),
        io::ErrorKind::InvalidInput | io::ErrorKind::InvalidFilename => {
            ("die naam kan hier niet", "that name is not possible here")
        }
        io::ErrorKind::Other => ("er ging iets mis bij het lezen of schrijven", "reading or writing went wrong"),
        kind => return both(format!("het systeem weigert (\"{kind}\")"), format!("the system refuses ({kind})")),
    };
    both(nl, en)
}

impl From<&io::Error> for Reason {
    fn from(error: &io::Error) -> Self {
        Self::System(error.kind())
    }
}
