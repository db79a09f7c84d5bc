//! The code of a pack in a folder, loaded by itself to work its examples out.

use std::path::{Path, PathBuf};

use vakwerk_conformance::Desk;
use vakwerk_core::catalogue::{Arithmetic, Pack};
use vakwerk_core::explain::Explain;
use vakwerk_core::licence::Grants;
use vakwerk_core::text::Language;
use vakwerk_host::workshop::load_alone;
use vakwerk_host::{PluginSet, Refused};

use crate::say;
use crate::workshop;

/// The code that was found, or why there is none.
pub(crate) struct Coded {
    loaded: Option<PluginSet>,
    /// Why the library that is here could not be loaded.
    refused: Option<Box<Refused>>,
    /// Whether an instrument of the pack needs code.
    needed: bool,
}

impl Coded {
    /// Looks for the code of the pack in `folder`: the `library` that was named, or, where an instrument needs it, the
    /// one that lies there or that cargo built.
    pub(crate) fn find(folder: &Path, pack: &Pack, library: Option<&PathBuf>) -> Self {
        let needed = pack.contents.assessment.iter().any(|one| one.arithmetic == Arithmetic::Coded);
        let built = match library {
            Some(library) => Some(library.clone()),
            None if needed => workshop::library_of(folder),
            None => None,
        };
        // A library that was built before the last change of the catalogue is refused; the rest stands without it.
        let (loaded, refused) = match built.map(|built| load_alone(folder, &built, &Grants::everything())) {
            Some(Ok(set)) => (Some(set), None),
            Some(Err(refused)) => (None, Some(Box::new(refused))),
            None => (None, None),
        };
        Self { loaded, refused, needed }
    }

    /// Where the examples of the pack are worked out.
    pub(crate) fn desk(&self, pack: &Pack) -> Desk<'_> {
        match &self.loaded {
            Some(set) => Desk::Loaded(set),
            None => Desk::declared(pack),
        }
    }

    /// Whether there is code that runs.
    pub(crate) fn runs(&self) -> bool {
        self.loaded.is_some()
    }

    /// Whether an instrument needs code that is not there.
    pub(crate) fn lacks(&self) -> bool {
        self.needed && !self.runs()
    }

    /// Why the library that is here could not be loaded.
    pub(crate) fn refused(&self, language: Language) -> Option<String> {
        self.refused.as_ref().map(|refused| format!("{} {}", refused.code(), refused.explain(language)))
    }

    /// Why instruments with code are not worked out, without the folders of this machine; nothing where they are, or where
    /// there are none.
    pub(crate) fn why_not(&self, language: Language) -> Option<String> {
        let nothing = || {
            say!(
                language,
                "er is hier geen gebouwde bibliotheek. Noem haar met --library.",
                "there is no built library here. Name it with --library.",
            )
        };
        let told = |refused: &Refused| format!("{} {}", refused.code(), refused.explain_without_folders(language));
        self.lacks().then(|| self.refused.as_deref().map_or_else(nothing, told))
    }
}
