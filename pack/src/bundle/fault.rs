//! Why a bundle is not written, installed or removed.

use std::path::PathBuf;

use semver::Version;
use vakwerk_core::explain::Explain;
use vakwerk_core::id::PluginId;
use vakwerk_core::text::{Language, Text};

use crate::code::Code;
use crate::fault::Faults;
use crate::problem::both;
use crate::reason::Reason;
use crate::trust::TrustFault;

/// Why a bundle is not written, installed or removed.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields carry the words of their variant; the sentences below say what they are")]
pub enum BundleFault {
    /// The file is no bundle.
    NotABundle,
    /// It has a format that this version does not know.
    Format { found: u64, known: u32 },
    /// It cannot be read to its end.
    Damaged { reason: Reason },
    /// It, or what is in it, is larger than the limit.
    TooLarge { limit: u64 },
    /// It holds more files than the limit.
    TooMany { limit: usize },
    /// It holds something else than ordinary files.
    Kind { path: String, kind: &'static str },
    /// It holds a path that leads out of the folder or that not every system can write.
    Path { path: String },
    /// It holds a path twice.
    Twice { path: String },
    /// Its first entry names another plugin than its seal.
    OtherName { named: String, sealed: String },
    /// The pack or its seal has faults.
    Pack(Faults),
    /// Who judges seals does not accept this one.
    NotAccepted(TrustFault),
    /// Another program is at work in the folder.
    Busy { folder: PathBuf },
    /// Another pack of that id and version is installed.
    AlreadyThere { id: PluginId, version: Version, folder: PathBuf },
    /// It is not installed.
    NotThere { id: PluginId, version: Option<Version>, there: Vec<Version> },
    /// A file cannot be read.
    Unreadable { place: String, reason: Reason },
    /// The system does not write.
    Unwritable { place: String, reason: Reason },
}

impl From<Faults> for BundleFault {
    fn from(faults: Faults) -> Self {
        Self::Pack(faults)
    }
}

impl BundleFault {
    /// The code, where it is one of this crate.
    #[must_use]
    pub fn code(&self) -> Code {
        match self {
            Self::NotABundle => Code::NotABundle,
            Self::Format { .. } => Code::BundleFormat,
            Self::Damaged { .. } => Code::BundleDamaged,
            Self::TooLarge { .. } => Code::BundleTooLarge,
            Self::TooMany { .. } => Code::BundleTooMany,
            Self::Kind { .. } => Code::BundleKind,
            Self::Path { .. } => Code::BundlePath,
            Self::Twice { .. } => Code::BundleTwice,
            Self::OtherName { .. } => Code::BundleOtherName,
            // Both have codes of their own, which `explain` gives.
            Self::Pack(_) | Self::NotAccepted(_) => Code::SealUnreadable,
            Self::Busy { .. } => Code::FolderBusy,
            Self::AlreadyThere { .. } => Code::AlreadyInstalled,
            Self::NotThere { .. } => Code::NotInstalled,
            Self::Unreadable { .. } => Code::FileUnreadable,
            Self::Unwritable { .. } => Code::Unwritable,
        }
    }

    fn text(&self) -> Text {
        match self {
            Self::NotABundle => both(
                "dit is geen bundel van Vakwerk. Maak er een met `vakwerk bundle MAP`.",
                "this is no bundle of Vakwerk. Make one with `vakwerk bundle FOLDER`.",
            ),
            Self::Format { found, known } => both(
                format!("de bundel heeft vorm {found}; deze versie kent vorm {known}. Werk Vakwerk bij."),
                format!("the bundle has format {found}; this version knows format {known}. Update Vakwerk."),
            ),
            Self::Damaged { reason } => both(
                format!(
                    "de bundel is beschadigd of afgebroken ({}). Haal hem opnieuw op bij wie hem uitgeeft.",
                    reason.get(Language::Nl)
                ),
                format!(
                    "the bundle is damaged or cut short ({}). Get it again from its publisher.",
                    reason.get(Language::En)
                ),
            ),
            Self::TooLarge { limit } => {
                let limit = limit >> 20;
                both(
                    format!("de bundel, of wat eruit komt, is groter dan {limit} MiB; er is niets geïnstalleerd."),
                    format!("the bundle, or what comes out of it, is larger than {limit} MiB; nothing was installed."),
                )
            }
            Self::TooMany { limit } => both(
                format!("er zitten meer dan {limit} bestanden en mappen in; er is niets geïnstalleerd."),
                format!("it holds more than {limit} files and folders; nothing was installed."),
            ),
            Self::Kind { path, kind } => {
                let (nl, en) = match *kind {
                    "link" => ("een koppeling", "a link"),
                    "device" => ("een apparaat", "a device"),
                    "folder" => ("een losse map", "a folder of its own"),
                    _ => ("iets anders dan een gewoon bestand", "something else than an ordinary file"),
                };
                both(
                    format!(
                        "`{path}` is {nl}, en in een bundel staan alleen gewone bestanden; er is niets geïnstalleerd. Vertrouw dit bestand niet."
                    ),
                    format!(
                        "`{path}` is {en}, and a bundle holds only ordinary files; nothing was installed. Do not trust this file."
                    ),
                )
            }
            Self::Path { path } => both(
                format!(
                    "`{path}` is geen pad dat in een bundel mag staan: het leidt uit de map, is verborgen, te lang, of niet op elk systeem te schrijven. Geef het bestand een gewone naam; vertrouw een bundel van een ander hiermee niet."
                ),
                format!(
                    "`{path}` is not a path that may stand in a bundle: it leads out of the folder, is hidden, too long, or cannot be written on every system. Give the file a plain name; do not trust another's bundle with this."
                ),
            ),
            Self::Twice { path } => both(
                format!(
                    "`{path}` staat er twee keer in, of alleen anders in hoofdletters. Geef elk bestand een eigen naam."
                ),
                format!("`{path}` stands in it twice, or only with other capitals. Give each file a name of its own."),
            ),
            Self::OtherName { named, sealed } => both(
                format!("de bundel noemt zich `{named}`, maar het zegel is van `{sealed}`. Vertrouw dit bestand niet."),
                format!("the bundle calls itself `{named}`, but the seal is of `{sealed}`. Do not trust this file."),
            ),
            Self::Pack(faults) => {
                let said = |language| {
                    let first = faults.iter().next().map(|fault| fault.explain(language)).unwrap_or_default();
                    match (faults.iter().count().saturating_sub(1), language) {
                        (0, _) => first,
                        (more, Language::Nl) => format!("{first} (en nog {more})"),
                        (more, Language::En) => format!("{first} (and {more} more)"),
                    }
                };
                both(said(Language::Nl), said(Language::En))
            }
            Self::NotAccepted(fault) => both(fault.explain(Language::Nl), fault.explain(Language::En)),
            Self::Busy { folder } => {
                let folder = folder.display();
                both(
                    format!(
                        "in {folder} is een ander programma aan het installeren of verwijderen. Wacht even en doe het opnieuw."
                    ),
                    format!("another program is installing or removing in {folder}. Wait a moment and do it again."),
                )
            }
            Self::AlreadyThere { id, version, folder } => {
                let folder = folder.display();
                both(
                    format!(
                        "`{id} {version}` is al geïnstalleerd in {folder}, met een andere inhoud. Eén versie betekent één inhoud: geef de nieuwe een hogere versie, of verwijder eerst de oude."
                    ),
                    format!(
                        "`{id} {version}` is installed in {folder} already, with other content. One version means one content: give the new one a higher version, or remove the old one first."
                    ),
                )
            }
            Self::NotThere { id, version, there } => {
                let name = version.as_ref().map_or_else(|| id.to_string(), |version| format!("{id} {version}"));
                if there.is_empty() {
                    both(format!("`{name}` is hier niet geïnstalleerd."), format!("`{name}` is not installed here."))
                } else {
                    let there = there.iter().map(Version::to_string).collect::<Vec<_>>().join(", ");
                    both(
                        format!("`{name}` is hier niet geïnstalleerd; van `{id}` is er {there}."),
                        format!("`{name}` is not installed here; of `{id}` there is {there}."),
                    )
                }
            }
            Self::Unreadable { place, reason } => both(
                format!(
                    "{place} is niet te lezen: {}. Controleer of het er is en of u het mag lezen.",
                    reason.get(Language::Nl)
                ),
                format!(
                    "{place} cannot be read: {}. Check that it is there and that you may read it.",
                    reason.get(Language::En)
                ),
            ),
            Self::Unwritable { place, reason } => both(
                format!(
                    "{place} is niet te schrijven: {}. Controleer of u er mag schrijven en of er ruimte is.",
                    reason.get(Language::Nl)
                ),
                format!(
                    "{place} cannot be written: {}. Check that you may write there and that there is room.",
                    reason.get(Language::En)
                ),
            ),
        }
    }
}

impl Explain for BundleFault {
    fn code(&self) -> &'static str {
        match self {
            Self::Pack(faults) => faults.iter().next().map_or(self.code().as_str(), |fault| Explain::code(fault)),
            Self::NotAccepted(fault) => Explain::code(fault),
            other => other.code().as_str(),
        }
    }

    fn explain(&self, language: Language) -> String {
        self.text().get(language).to_owned()
    }
}

impl std::fmt::Display for BundleFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", Explain::code(self), self.explain(Language::En))
    }
}

impl std::error::Error for BundleFault {}
