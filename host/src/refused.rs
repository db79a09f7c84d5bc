//! A folder that was found but is not loaded, and why.

use std::fmt;
use std::path::PathBuf;

use vakwerk_core::explain::Explain;
use vakwerk_core::text::Language;
use vakwerk_pack::trust::TrustFault;
use vakwerk_pack::{Faults, Reason};

use crate::code::Code;
use crate::library_fault::LibraryFault;
use crate::set_fault::{PluginName, SetFault, first_of};
use crate::words::say;

/// A folder that is not loaded; the others are.
#[derive(Clone, Debug)]
pub struct Refused {
    /// The folder.
    pub folder: PathBuf,
    /// The plugin in it, where that could be told.
    pub plugin: Option<PluginName>,
    /// Why.
    pub why: Why,
}

/// Why a folder is not loaded.
#[derive(Clone, Debug)]
pub enum Why {
    /// The folder in which plugins lie cannot be read, or holds too many.
    PluginsUnreadable {
        /// What the system says, or which limit is passed.
        reason: Reason,
    },
    /// The pack or its seal has faults; all of them.
    Pack(Faults),
    /// Nobody who is trusted with it signed it.
    Trust(TrustFault),
    /// The pack is written for another interface.
    OtherInterface {
        /// The interface it needs.
        needs: String,
        /// The interface that this host offers.
        offers: u32,
    },
    /// Another folder claims the same id and version.
    Duplicate {
        /// The other folder.
        other: PathBuf,
    },
    /// It cannot be in a set.
    Set(SetFault),
    /// The manifest names operations, but there is no library.
    NoLibrary {
        /// Where it should lie, inside the folder.
        expected: String,
    },
    /// Its library is not loaded.
    Library(LibraryFault),
}

impl Refused {
    /// Whether the plugin is loaded all the same, and only left out of the set that a registry makes by itself.
    #[must_use]
    pub fn only_left_out(&self) -> bool {
        use SetFault::{Conflict, DoesNotFit, RestsOnLeftOut, SupersededTwice};
        let Why::Set(fault) = &self.why else { return false };
        matches!(fault, Conflict { .. } | SupersededTwice { .. } | DoesNotFit { .. } | RestsOnLeftOut { .. })
    }

    /// What [`Explain::explain`] says without the folders of this machine, for a page that is handed on.
    #[must_use]
    pub fn explain_without_folders(&self, language: Language) -> String {
        let who = self.plugin.as_ref().map(|plugin| format!("plugin `{plugin}`: ")).unwrap_or_default();
        format!("{who}{}", self.reason(language, false))
    }

    fn reason(&self, language: Language, folders: bool) -> String {
        match &self.why {
            Why::PluginsUnreadable { reason } => {
                let reason = reason.get(language);
                say(
                    language,
                    format!("de map met plugins is niet te lezen: {reason}. Controleer het pad en de rechten."),
                    format!("the folder of plugins cannot be read: {reason}. Check the path and its permissions."),
                )
            }
            Why::Pack(faults) => first_of(faults, language),
            Why::Trust(fault) => fault.explain(language),
            Why::OtherInterface { needs, offers } => say(
                language,
                format!(
                    "vraagt interface {needs}; deze host biedt {offers}. Werk de host bij, of installeer de uitgave voor interface {offers}."
                ),
                format!(
                    "needs interface {needs}; this host offers {offers}. Update the host, or install the build for interface {offers}."
                ),
            ),
            Why::Duplicate { other } => {
                let (nl, en) = match folders {
                    true => (other.display().to_string(), other.display().to_string()),
                    false => ("een andere map".into(), "another folder".into()),
                };
                say(
                    language,
                    format!(
                        "ook {nl} geeft zich uit voor deze plugin en versie; geen van beide is geladen. Verwijder er één."
                    ),
                    format!("{en} claims to be this plugin and version too; neither is loaded. Remove one of them."),
                )
            }
            Why::Set(fault) => fault.why(language),
            Why::NoLibrary { expected } => say(
                language,
                format!(
                    "het manifest belooft bewerkingen, maar er is geen bibliotheek in `{expected}`. Installeer de uitgave voor {}; bouw in een map in ontwikkeling eerst met `cargo build`.",
                    crate::TARGET
                ),
                format!(
                    "the manifest promises operations, but there is no library in `{expected}`. Install the build for {}; in a folder under development, build it first with `cargo build`.",
                    crate::TARGET
                ),
            ),
            Why::Library(fault) => fault.why(language),
        }
    }
}

impl Explain for Refused {
    fn code(&self) -> &'static str {
        match &self.why {
            Why::PluginsUnreadable { .. } => Code::PluginsUnreadable.as_str(),
            Why::Pack(faults) => {
                faults.iter().next().map_or(Code::PluginsUnreadable.as_str(), |fault| Explain::code(fault))
            }
            Why::Trust(fault) => fault.code().as_str(),
            Why::OtherInterface { .. } => Code::OtherInterface.as_str(),
            Why::Duplicate { .. } => Code::Duplicate.as_str(),
            Why::Set(fault) => fault.code().as_str(),
            Why::NoLibrary { .. } => Code::NoLibrary.as_str(),
            Why::Library(fault) => fault.code().as_str(),
        }
    }

    fn explain(&self, language: Language) -> String {
        let folder = self.folder.display();
        let who = match &self.plugin {
            Some(plugin) => format!("plugin `{plugin}` ({folder}): "),
            None => format!("{folder}: "),
        };
        format!("{who}{}", self.reason(language, true))
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.code(), self.explain(Language::En))
    }
}

impl std::error::Error for Refused {}
