//! What the command line takes from its surroundings: variables, terminal, and where the program lies.

use std::ffi::OsString;
use std::io::IsTerminal;
use std::path::PathBuf;

/// The width where there is no terminal to ask.
const WIDTH: usize = 80;

/// The surroundings of a run; the default is a plain one of 80 columns without any plugins.
#[derive(Clone, Debug)]
pub struct Surroundings {
    /// `VAKWERK_LANG`.
    pub language: Option<OsString>,
    /// `VAKWERK_PLUGINS`: folders, separated as in `PATH`.
    pub plugins: Option<OsString>,
    /// `VAKWERK_TRUST`: the list of trusted publishers.
    pub trust: Option<OsString>,
    /// `VAKWERK_ACCESS_LOG`: the file in which accesses to cases are written down.
    pub access_log: Option<OsString>,
    /// `VAKWERK_USER`: who reads, by pseudonym.
    pub user: Option<OsString>,
    /// The width of the page, in columns.
    pub width: usize,
    /// Whether colour may be used.
    pub colour: bool,
    /// Whether a line is shown on standard error while something takes long: only where somebody watches.
    pub progress: bool,
    /// Whether somebody sits at a terminal who can be asked.
    pub can_ask: bool,
    /// The program itself; beside it lies what cargo built.
    pub program: Option<PathBuf>,
}

impl Default for Surroundings {
    fn default() -> Self {
        Self {
            language: None,
            plugins: None,
            trust: None,
            access_log: None,
            user: None,
            width: WIDTH,
            colour: false,
            progress: false,
            can_ask: false,
            program: None,
        }
    }
}

impl Surroundings {
    /// The surroundings of this process.
    #[must_use]
    pub fn of_process() -> Self {
        let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
        let columns = set("COLUMNS").and_then(|columns| columns.to_str()?.parse().ok());
        let terminal = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
        let dumb = set("TERM").is_some_and(|term| term == "dumb");
        Self {
            language: set("VAKWERK_LANG"),
            plugins: set("VAKWERK_PLUGINS"),
            trust: set("VAKWERK_TRUST"),
            access_log: set("VAKWERK_ACCESS_LOG"),
            user: set("VAKWERK_USER"),
            width: columns.or_else(terminal).unwrap_or(WIDTH).clamp(40, 200),
            colour: std::io::stdout().is_terminal() && set("NO_COLOR").is_none() && !dumb,
            progress: std::io::stderr().is_terminal(),
            can_ask: std::io::stdin().is_terminal() && std::io::stderr().is_terminal(),
            program: std::env::current_exe().ok(),
        }
    }
}
