//! The sentences about seals and locks.

use vakwerk_core::text::{Language, Text};

use crate::code::Code;
use crate::problem::{SealProblem, both};

impl SealProblem {
    pub(crate) fn code(&self) -> Code {
        match self {
            Self::Absent => Code::NoSeal,
            Self::Unreadable { .. } => Code::SealUnreadable,
            Self::Format { .. } => Code::SealFormat,
            Self::FileMissing => Code::SealedFileMissing,
            Self::FileExtra => Code::UnsealedFile,
            Self::FileChanged { .. } => Code::SealedFileChanged,
            Self::Mismatch { .. } => Code::SealMismatch,
            Self::Path { .. } => Code::SealPath,
            Self::Unwritable { .. } => Code::Unwritable,
            Self::NotEmpty => Code::NotEmpty,
            Self::LockUnreadable { .. } => Code::LockUnreadable,
        }
    }

    pub(crate) fn why(&self) -> Text {
        match self {
            Self::Absent => both("er is geen `seal.toml`.", "there is no `seal.toml`."),
            Self::Unreadable { reason } => both(
                format!("het zegel kan niet worden gelezen: {}.", reason.get(Language::Nl)),
                format!("the seal cannot be read: {}.", reason.get(Language::En)),
            ),
            Self::Format { found, known } => both(
                format!("het zegel heeft vorm {found}; deze versie kent vorm {known}."),
                format!("the seal has format {found}; this version knows format {known}."),
            ),
            Self::FileMissing => both(
                "het zegel noemt dit bestand, maar het is er niet.",
                "the seal names this file, but it is not there.",
            ),
            Self::FileExtra => both(
                "dit bestand staat in de map, maar niet in het zegel.",
                "this file lies in the folder, but the seal does not name it.",
            ),
            Self::FileChanged { sealed, found } => both(
                format!("dit bestand is niet wat is verzegeld: verzegeld {sealed}, gevonden {found}."),
                format!("this file is not what was sealed: sealed {sealed}, found {found}."),
            ),
            Self::Mismatch { what, sealed, found } => both(
                format!("het zegel zegt {what} {sealed}, het pakket zegt {found}."),
                format!("the seal says {what} {sealed}, the pack says {found}."),
            ),
            Self::Path { path } => both(
                format!("`{path}` is geen pad binnen de map van het pakket."),
                format!("`{path}` is not a path inside the folder of the pack."),
            ),
            Self::Unwritable { reason } => both(
                format!("schrijven lukt niet: {}.", reason.get(Language::Nl)),
                format!("writing fails: {}.", reason.get(Language::En)),
            ),
            Self::NotEmpty => both("de doelmap bevat al iets.", "the destination holds something already."),
            Self::LockUnreadable { reason } => both(
                format!("`vakwerk.lock` kan niet worden gelezen: {}.", reason.get(Language::Nl)),
                format!("`vakwerk.lock` cannot be read: {}.", reason.get(Language::En)),
            ),
        }
    }

    pub(crate) fn remedy(&self) -> Text {
        match self {
            Self::Absent => both(
                "verzegel het pakket, of wijs de map aan als ontwikkelmap.",
                "seal the pack, or name the folder as a development folder.",
            ),
            Self::Format { .. } => both("werk Vakwerk bij.", "update Vakwerk."),
            Self::Unreadable { .. }
            | Self::FileMissing
            | Self::FileExtra
            | Self::FileChanged { .. }
            | Self::Path { .. } => both(
                "installeer het pakket opnieuw van wie het uitgeeft; wie het zelf schrijft, verzegelt het opnieuw.",
                "install the pack again from its publisher; whoever writes it seals it again.",
            ),
            Self::Mismatch { .. } => both("verzegel het pakket opnieuw.", "seal the pack again."),
            Self::Unwritable { .. } => both(
                "controleer of de map bestaat en of u er mag schrijven.",
                "check that the folder exists and that you may write there.",
            ),
            Self::NotEmpty => both("kies een lege of nieuwe map.", "choose an empty or new folder."),
            Self::LockUnreadable { .. } => both(
                "herstel het bestand, of laat de verzameling opnieuw bepalen.",
                "mend the file, or have the set resolved again.",
            ),
        }
    }
}
