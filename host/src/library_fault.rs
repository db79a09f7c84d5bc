//! Why a library is not loaded.

use serde::{Deserialize, Serialize};
use vakwerk_core::text::{Language, Text};

use crate::code::Code;
use crate::words::say;

/// Why the library of a plugin is not loaded. It holds nothing of what a plugin may have been told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LibraryFault {
    /// It cannot be read.
    Unreadable {
        /// What the system says.
        reason: Text,
    },
    /// It is larger than the limit.
    TooLarge {
        /// The most bytes allowed.
        limit: u64,
    },
    /// The file is empty.
    Empty,
    /// The file is no shared library.
    NotALibrary,
    /// It is shorter than it says.
    Truncated {
        /// How many bytes it should have at least.
        needed: u64,
        /// How many it has.
        found: u64,
    },
    /// It is for another kind of machine.
    OtherMachine {
        /// The class it names: 1 for 32 bits, 2 for 64.
        class: u8,
        /// The machine it names, as a number of the ELF format.
        machine: u16,
        /// The machine of this host.
        wanted: u16,
    },
    /// It depends on a library that is not one of the system's own.
    ForeignDependency {
        /// The library it names.
        library: String,
    },
    /// It says where other libraries are to be looked for.
    SearchPath {
        /// The path it names.
        path: String,
    },
    /// It is not what was sealed.
    Changed {
        /// The digest in the seal.
        sealed: String,
        /// The digest of the file.
        found: String,
    },
    /// No worker can be started for it, or it ended while it loaded the library.
    NoWorker {
        /// What the system says.
        reason: Text,
    },
    /// No private copy can be made.
    NoPrivateCopy {
        /// What the system says.
        reason: Text,
    },
    /// The system does not open it.
    NotOpened {
        /// What the system says.
        reason: Text,
    },
    /// It needs a function that is not there.
    UnresolvedSymbol {
        /// The function.
        symbol: String,
    },
    /// It has no Vakwerk interface.
    NoInterface,
    /// It has another version of the interface.
    OtherInterfaceVersion {
        /// The version it has.
        found: String,
        /// The version that this host offers.
        offered: String,
    },
    /// It says nothing about the layout of its interface.
    LayoutMissing,
    /// Its interface has another layout.
    LayoutDiffers,
    /// It was built for another plugin or version.
    OtherPlugin {
        /// What it was built for.
        built_for: String,
    },
    /// It was built with another catalogue.
    OtherCatalogue {
        /// The digest it was built with.
        built_with: String,
        /// The digest of the catalogue in the folder.
        found: String,
    },
    /// It was built with another form of an assessment.
    OtherAssessment {
        /// What differs.
        what: String,
    },
    /// It stopped while it was being made.
    PanickedOnConstruction,
    /// It does not let itself be bound.
    NotBound {
        /// The answer that it gave.
        status: u32,
    },
}

impl LibraryFault {
    /// The code.
    #[must_use]
    pub fn code(&self) -> Code {
        match self {
            Self::Unreadable { .. } => Code::LibraryUnreadable,
            Self::TooLarge { .. } => Code::LibraryTooLarge,
            Self::Empty => Code::LibraryEmpty,
            Self::NotALibrary => Code::NotALibrary,
            Self::Truncated { .. } => Code::LibraryTruncated,
            Self::OtherMachine { .. } => Code::OtherMachine,
            Self::ForeignDependency { .. } => Code::ForeignDependency,
            Self::SearchPath { .. } => Code::LibrarySearchPath,
            Self::Changed { .. } => Code::LibraryChanged,
            Self::NoWorker { .. } => Code::NoWorker,
            Self::NoPrivateCopy { .. } => Code::NoPrivateCopy,
            Self::NotOpened { .. } => Code::LibraryNotOpened,
            Self::UnresolvedSymbol { .. } => Code::UnresolvedSymbol,
            Self::NoInterface => Code::NoInterface,
            Self::OtherInterfaceVersion { .. } => Code::OtherInterfaceVersion,
            Self::LayoutMissing => Code::LayoutMissing,
            Self::LayoutDiffers => Code::LayoutDiffers,
            Self::OtherPlugin { .. } => Code::OtherPlugin,
            Self::OtherCatalogue { .. } => Code::OtherCatalogue,
            Self::OtherAssessment { .. } => Code::OtherAssessment,
            Self::PanickedOnConstruction => Code::PanickedOnConstruction,
            Self::NotBound { .. } => Code::NotBound,
        }
    }

    pub(crate) fn why(&self, language: Language) -> String {
        let reinstall = say(
            language,
            "Installeer de plugin opnieuw van wie haar uitgeeft.",
            "Install the plugin again from its publisher.",
        );
        let rebuild = say(
            language,
            "Bouw de bibliotheek opnieuw bij deze catalogus en verzegel de map opnieuw.",
            "Build the library again with this catalogue, and seal the folder again.",
        );
        match self {
            Self::Unreadable { reason } => {
                let reason = reason.get(language);
                say(
                    language,
                    format!("de bibliotheek is niet te lezen: {reason}. {reinstall}"),
                    format!("the library cannot be read: {reason}. {reinstall}"),
                )
            }
            Self::TooLarge { limit } => say(
                language,
                format!(
                    "de bibliotheek is groter dan {limit} bytes, het meeste dat wordt geladen. Vraag de uitgever om een kleinere."
                ),
                format!(
                    "the library is larger than {limit} bytes, the most that is loaded. Ask the publisher for a smaller one."
                ),
            ),
            Self::Empty => say(
                language,
                format!("de bibliotheek is een leeg bestand. {reinstall}"),
                format!("the library is an empty file. {reinstall}"),
            ),
            Self::NotALibrary => say(
                language,
                format!("het bestand op de plaats van de bibliotheek is geen bibliotheek. {reinstall}"),
                format!("the file in the place of the library is not a library. {reinstall}"),
            ),
            Self::Truncated { needed, found } => say(
                language,
                format!("de bibliotheek is afgebroken: {needed} bytes nodig, {found} gevonden. {reinstall}"),
                format!("the library is truncated: {needed} bytes needed, {found} found. {reinstall}"),
            ),
            Self::OtherMachine { class, machine, wanted } => say(
                language,
                format!(
                    "de bibliotheek is voor een andere machine (soort {machine}, klasse {class}); hier is soort {wanted}, klasse 2 nodig. Installeer de uitgave voor {}.",
                    crate::TARGET
                ),
                format!(
                    "the library is for another machine (type {machine}, class {class}); type {wanted}, class 2 is needed here. Install the build for {}.",
                    crate::TARGET
                ),
            ),
            Self::Changed { sealed, found } => say(
                language,
                format!("de bibliotheek is niet wat is verzegeld: verzegeld {sealed}, gevonden {found}. {reinstall}"),
                format!("the library is not what was sealed: sealed {sealed}, found {found}. {reinstall}"),
            ),
            Self::ForeignDependency { library } => say(
                language,
                format!(
                    "de bibliotheek wil `{library}` meeladen; alleen bibliotheken van het systeem zelf mogen mee. Vraag de uitgever om een uitgave zonder."
                ),
                format!(
                    "the library wants `{library}` loaded with it; only libraries of the system itself may come along. Ask the publisher for a build without it."
                ),
            ),
            Self::SearchPath { path } => say(
                language,
                format!(
                    "de bibliotheek noemt een plaats om andere te zoeken (`{path}`); dat mag niet. Vraag de uitgever om een uitgave zonder rpath."
                ),
                format!(
                    "the library names a place to look for others (`{path}`), which is not allowed. Ask the publisher for a build without an rpath."
                ),
            ),
            Self::NoWorker { reason } => {
                let reason = reason.get(language);
                say(
                    language,
                    format!(
                        "er is geen werkproces voor de bibliotheek te starten, of het is bij het laden gestopt: {reason}. Controleer het pad naar `vakwerk-worker` en de grens aan het geheugen."
                    ),
                    format!(
                        "no worker can be started for the library, or it ended while loading: {reason}. Check the path to `vakwerk-worker` and the limit of memory."
                    ),
                )
            }
            Self::NoPrivateCopy { reason } => {
                let reason = reason.get(language);
                say(
                    language,
                    format!(
                        "er is geen eigen kopie van de bibliotheek te maken: {reason}. Maak geheugen vrij en probeer het opnieuw."
                    ),
                    format!("no private copy of the library can be made: {reason}. Free some memory and try again."),
                )
            }
            Self::NotOpened { reason } => {
                let reason = reason.get(language);
                say(
                    language,
                    format!("het systeem opent de bibliotheek niet: {reason}. {reinstall}"),
                    format!("the system does not open the library: {reason}. {reinstall}"),
                )
            }
            Self::UnresolvedSymbol { symbol } => say(
                language,
                format!("de bibliotheek heeft `{symbol}` nodig, en dat is er niet. {reinstall}"),
                format!("the library needs `{symbol}`, which is not there. {reinstall}"),
            ),
            Self::NoInterface => say(
                language,
                "de bibliotheek heeft geen interface van Vakwerk. Bouw haar met `vakwerk_sdk::export_plugin!`, of haal `provides` uit het manifest.",
                "the library has no Vakwerk interface. Build it with `vakwerk_sdk::export_plugin!`, or remove `provides` from the manifest.",
            ),
            Self::OtherInterfaceVersion { found, offered } => say(
                language,
                format!(
                    "de bibliotheek heeft interface {found}; deze host biedt {offered}. Werk de host bij, of installeer de uitgave voor interface {offered}."
                ),
                format!(
                    "the library has interface {found}; this host offers {offered}. Update the host, or install the build for interface {offered}."
                ),
            ),
            Self::LayoutMissing => say(
                language,
                "de bibliotheek zegt niet hoe haar interface is opgebouwd, dus die is niet te controleren. Bouw haar met `vakwerk_sdk::export_plugin!`.",
                "the library does not say how its interface is laid out, so it cannot be checked. Build it with `vakwerk_sdk::export_plugin!`.",
            ),
            Self::LayoutDiffers => say(
                language,
                "de interface van de bibliotheek is anders opgebouwd dan die van deze host. Bouw haar met een uitgave van `vakwerk-sdk` die bij deze host past.",
                "the library's interface is laid out differently from this host's. Build it with a release of `vakwerk-sdk` that goes with this host.",
            ),
            Self::OtherPlugin { built_for } => say(
                language,
                format!("de bibliotheek is gebouwd voor `{built_for}`. {rebuild}"),
                format!("the library was built for `{built_for}`. {rebuild}"),
            ),
            Self::OtherCatalogue { built_with, found } => say(
                language,
                format!("de bibliotheek is gebouwd bij catalogus {built_with}; de map bevat {found}. {rebuild}"),
                format!("the library was built with catalogue {built_with}; the folder holds {found}. {rebuild}"),
            ),
            Self::OtherAssessment { what } => say(
                language,
                format!("de bibliotheek is gebouwd bij een andere vorm van {what}. {rebuild}"),
                format!("the library was built with another form of {what}. {rebuild}"),
            ),
            Self::PanickedOnConstruction => say(
                language,
                "de plugin liep vast bij het starten en is niet geladen. Meld het aan wie haar uitgeeft.",
                "the plugin stopped while starting and was not loaded. Report it to its publisher.",
            ),
            Self::NotBound { status } => say(
                language,
                format!("de bibliotheek laat zich niet verbinden (antwoord {status}). Meld het aan wie haar uitgeeft."),
                format!("the library cannot be bound (answer {status}). Report it to its publisher."),
            ),
        }
    }
}
