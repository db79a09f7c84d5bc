//! One run of a command: the language, the look of its page, and the plugins it works with.

use std::cell::RefCell;
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use vakwerk_core::licence::Grants;
use vakwerk_core::text::Language;
use vakwerk_host::trust::TrustStore;

use crate::library::{Folders, Library};
use crate::neighbours::neighbours;
use crate::page::{Look, broken};
use crate::progress::Progress;
use crate::reply::Failure;
use crate::say;
use crate::surroundings::Surroundings;
use crate::workshop::{clone_root, on_shelf};

/// A run of a command.
pub struct Session<'a> {
    /// The language of everything that is said.
    pub language: Language,
    /// How pages look.
    pub look: Look,
    /// Whether the answer is for a program.
    pub json: bool,
    surroundings: &'a Surroundings,
    folders: Folders,
    warnings: RefCell<Vec<String>>,
}

impl<'a> Session<'a> {
    pub(crate) fn new(language: Language, matches: &ArgMatches, surroundings: &'a Surroundings) -> Self {
        // The shared options are global, so the innermost command holds them.
        let mut innermost = matches;
        while let Some((_, below)) = innermost.subcommand() {
            innermost = below;
        }
        let paths = |name: &str| -> Vec<PathBuf> {
            innermost.get_many::<PathBuf>(name).into_iter().flatten().cloned().collect()
        };
        let mut plugins = paths("plugins");
        if let (true, Some(variable)) = (plugins.is_empty(), &surroundings.plugins) {
            plugins = std::env::split_paths(variable).collect();
        }
        let named = innermost.get_one::<PathBuf>("trust").cloned();
        let trust = named.or_else(|| surroundings.trust.as_ref().map(PathBuf::from));
        Self {
            language,
            look: Look { language, width: surroundings.width, colour: surroundings.colour },
            json: innermost.get_flag("json"),
            surroundings,
            folders: Folders { plugins, development: paths("development"), trust },
            warnings: RefCell::new(Vec::new()),
        }
    }

    /// The plugins of this run, used under `grants`.
    ///
    /// # Errors
    /// There are none, or one that was asked for cannot be loaded.
    pub fn library(&self, grants: &Grants) -> Result<Library, Failure> {
        let language = self.language;
        let _progress = self.progress(say!(language, "De plugins worden geladen …", "Loading the plugins …"));
        let library = Library::open(&self.folders, self.surroundings.program.as_deref(), grants)?;
        self.warnings.borrow_mut().extend(library.warnings(language));
        library.not_empty(language)?;
        Ok(library)
    }

    /// The plugins of this run with the one in `folder` among them, as one under development where they lack it.
    ///
    /// # Errors
    /// One that was asked for cannot be loaded.
    pub fn library_with(&self, grants: &Grants, folder: &Path) -> Result<Library, Failure> {
        let whole = |folder: &Path| folder.canonicalize().ok();
        let program = self.surroundings.program.as_deref().filter(|_| self.folders.plugins.is_empty());
        let on_shelf = program.is_some_and(|program| on_shelf(program, folder));
        let named = self.folders.development.iter().any(|named| whole(named) == whole(folder));
        let mut folders = self.folders.clone();
        if !on_shelf && !named {
            folders.development.push(folder.to_owned());
        }
        let library = Library::open(&folders, self.surroundings.program.as_deref(), grants)?;
        self.warnings.borrow_mut().extend(library.warnings(self.language));
        Ok(library)
    }

    /// Folders of packs to look references up in: those `named`, those beside `folder`, and those of this run.
    #[must_use]
    pub fn neighbours(&self, folder: &Path, named: &[PathBuf]) -> Vec<PathBuf> {
        neighbours(folder, named, &self.folders, self.surroundings.program.as_deref())
    }

    /// The clone of Vakwerk that the program was built in; nothing where it was installed.
    pub(crate) fn clone_root(&self) -> Option<PathBuf> {
        self.surroundings.program.as_deref().and_then(clone_root)
    }

    /// Whether somebody sits at a terminal who can be asked.
    pub(crate) fn can_ask(&self) -> bool {
        self.surroundings.can_ask
    }

    /// The plugins of the folders that were named, where any were; a command that needs none looks for no others.
    ///
    /// # Errors
    /// The list of trusted publishers cannot be read.
    pub(crate) fn named_library(&self) -> Result<Option<Library>, Failure> {
        if self.folders.plugins.is_empty() && self.folders.development.is_empty() {
            return Ok(None);
        }
        let library = Library::open(&self.folders, None, &Grants::default())?;
        self.warnings.borrow_mut().extend(library.warnings(self.language));
        Ok(Some(library))
    }

    /// The log of accesses that the surroundings name.
    pub(crate) fn access_log(&self) -> Option<PathBuf> {
        self.surroundings.access_log.as_ref().map(PathBuf::from)
    }

    /// Who the surroundings say is reading.
    pub(crate) fn user(&self) -> Option<&str> {
        self.surroundings.user.as_ref().and_then(|user| user.to_str())
    }

    /// The list of trusted publishers that was named.
    ///
    /// # Errors
    /// It cannot be read.
    pub(crate) fn trust(&self) -> Result<Option<TrustStore>, Failure> {
        Ok(self.folders.trust.as_ref().map(TrustStore::read).transpose()?)
    }

    /// The file with the list of trusted publishers that was named.
    pub(crate) fn trust_file(&self) -> Option<&Path> {
        self.folders.trust.as_deref()
    }

    /// What people must know beside the answer: plugins that were found and are not loaded.
    pub(crate) fn warnings(&self) -> String {
        let warnings = self.warnings.borrow();
        warnings.iter().map(|warning| broken(warning, self.look.width)).collect()
    }

    /// Says `message` on standard error if what follows takes longer than a second.
    pub fn progress(&self, message: String) -> Progress {
        Progress::start(message, self.surroundings.progress)
    }
}
