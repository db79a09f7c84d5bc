//! The profiles, gradients, musical elements and ways of working as the catalogue has them.

use vakwerk_sdk::Words;

/// A term with its name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Named {
    pub(crate) id: &'static str,
    pub(crate) name: Words,
}

/// A profile with its gradients, from one side to the other; empty where their words are held back.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Profile {
    pub(crate) named: Named,
    pub(crate) gradients: &'static [Named],
}

/// An intervention with the ways of working it uses.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Method {
    /// Its full id.
    pub(crate) id: &'static str,
    /// Terms of the vocabulary of methods: `listen`, `sing`.
    pub(crate) ways: &'static [&'static str],
}

include!(concat!(env!("OUT_DIR"), "/vocabulary.rs"));

/// The name of a term; a record may be older or newer than this library and hold a word it does not know.
pub(crate) fn name(terms: &[Named], id: &str) -> Words {
    const UNKNOWN: Words =
        Words { nl: "een woord dat deze versie niet kent", en: "a word that this version does not know" };
    terms.iter().find(|term| term.id == id).map_or(UNKNOWN, |term| term.name)
}
