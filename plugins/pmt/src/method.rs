//! The interventions of the catalogue with their strategies and goals, for the remarks beside them.

use vakwerk_sdk::Words;

/// An intervention: which strategies it belongs to, and which goals it serves.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Method {
    /// Its full id.
    pub(crate) id: &'static str,
    /// Terms of the vocabulary of strategies.
    pub(crate) strategies: &'static [&'static str],
    /// Goals, in full.
    pub(crate) goals: &'static [&'static str],
}

include!(concat!(env!("OUT_DIR"), "/methods.rs"));

/// What the catalogue calls a strategy; a record may be older or newer than this library.
pub(crate) fn strategy(id: &str) -> Option<Words> {
    STRATEGIES.iter().find(|(strategy, _)| *strategy == id).map(|(_, words)| *words)
}
