//! Why a key cannot be made, read or used to sign.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use vakwerk_core::explain::Explain;
use vakwerk_core::text::Language;

use crate::code::Code;
use crate::problem::both;
use crate::reason::Reason;

/// Why a key cannot be made, read or used to sign; nothing of the key or its password is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyFault {
    /// The file cannot be read.
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        kind: io::ErrorKind,
    },
    /// The file is not the secret half of a key of `minisign`, or was damaged.
    NotSecret {
        /// The file.
        path: PathBuf,
    },
    /// The key has a password, and none was given.
    PasswordMissing {
        /// The file.
        path: PathBuf,
    },
    /// The key has another password.
    PasswordWrong {
        /// The file.
        path: PathBuf,
    },
    /// A file that is there already; a key is never written over.
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// A file cannot be written.
    Unwritable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        kind: io::ErrorKind,
    },
    /// The secret half of a key lies among the files of a pack, and would be shared with it.
    Inside {
        /// The file.
        path: PathBuf,
    },
    /// The system gave no random numbers.
    NotMade,
}

impl KeyFault {
    pub(super) fn unreadable(path: &Path, error: &io::Error) -> Self {
        Self::Unreadable { path: path.to_owned(), kind: error.kind() }
    }

    pub(super) fn unwritable(path: &Path, error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::AlreadyExists => Self::Exists { path: path.to_owned() },
            kind => Self::Unwritable { path: path.to_owned(), kind },
        }
    }

    /// The code.
    #[must_use]
    pub fn code(&self) -> Code {
        match self {
            Self::Unreadable { .. } | Self::NotSecret { .. } => Code::KeyUnreadable,
            Self::PasswordMissing { .. } | Self::PasswordWrong { .. } => Code::KeyPassword,
            Self::Inside { .. } => Code::KeyInside,
            Self::Exists { .. } | Self::Unwritable { .. } | Self::NotMade => Code::KeyNotMade,
        }
    }
}

impl Explain for KeyFault {
    fn code(&self) -> &'static str {
        self.code().as_str()
    }

    fn explain(&self, language: Language) -> String {
        let text = match self {
            Self::Unreadable { path, kind } => {
                let (path, why) = (path.display(), Reason::System(*kind));
                let (nl, en) = (why.get(Language::Nl), why.get(Language::En));
                both(
                    format!("de sleutel {path} is niet te lezen: {nl}. Noem het bestand met de geheime helft."),
                    format!("the key {path} cannot be read: {en}. Name the file with the secret half."),
                )
            }
            Self::NotSecret { path } => {
                let path = path.display();
                both(
                    format!(
                        "{path} is niet de geheime helft van een sleutel. Die staat in het bestand op `.key` dat `vakwerk key new` schreef; het bestand op `.pub` is de openbare helft."
                    ),
                    format!(
                        "{path} is not the secret half of a key. That is in the file ending in `.key` that `vakwerk key new` wrote; the file ending in `.pub` is the public half."
                    ),
                )
            }
            Self::PasswordMissing { path } => {
                let path = path.display();
                both(
                    format!(
                        "de sleutel {path} heeft een wachtwoord, en er is geen gegeven. Op een terminal wordt ernaar gevraagd; zet het anders in VAKWERK_KEY_PASSWORD."
                    ),
                    format!(
                        "the key {path} has a password, and none was given. On a terminal it is asked for; otherwise put it in VAKWERK_KEY_PASSWORD."
                    ),
                )
            }
            Self::PasswordWrong { path } => {
                let path = path.display();
                both(
                    format!(
                        "het wachtwoord hoort niet bij de sleutel {path}. Geef het wachtwoord waarmee zij is gemaakt."
                    ),
                    format!("the password is not that of the key {path}. Give the password that it was made with."),
                )
            }
            Self::Exists { path } => {
                let path = path.display();
                both(
                    format!("{path} bestaat al, en een sleutel wordt nooit overschreven. Kies een andere naam."),
                    format!("{path} exists already, and a key is never written over. Choose another name."),
                )
            }
            Self::Unwritable { path, kind } => {
                let (path, why) = (path.display(), Reason::System(*kind));
                let (nl, en) = (why.get(Language::Nl), why.get(Language::En));
                both(
                    format!("{path} is niet te schrijven: {nl}. Er is geen sleutel gemaakt."),
                    format!("{path} cannot be written: {en}. No key was made."),
                )
            }
            Self::Inside { path } => {
                let path = path.display();
                both(
                    format!(
                        "{path} is de geheime helft van een sleutel, en zou met het pakket worden gedeeld. Zet haar buiten de map van het pakket. Is het pakket al eens zo gedeeld, maak dan een nieuwe sleutel en laat deze intrekken."
                    ),
                    format!(
                        "{path} is the secret half of a key, and would be shared with the pack. Put it outside the folder of the pack. Where the pack was shared like this before, make a new key and have this one revoked."
                    ),
                )
            }
            Self::NotMade => both(
                "het systeem gaf geen toevalsgetallen, dus er is niets gemaakt. Probeer het opnieuw.",
                "the system gave no random numbers, so nothing was made. Try again.",
            ),
        };
        text.get(language).to_owned()
    }
}

impl fmt::Display for KeyFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.code().as_str(), self.explain(Language::En))
    }
}

impl std::error::Error for KeyFault {}
