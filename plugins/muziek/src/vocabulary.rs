//! The profiles, gradients and musical elements as the catalogue has them.

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

include!(concat!(env!("OUT_DIR"), "/vocabulary.rs"));

/// The name of a term; a record may be older or newer than this library and hold a word it does not know.
pub(crate) fn name(terms: &[Named], id: &str) -> Words {
    const UNKNOWN: Words =
        Words { nl: "een woord dat deze versie niet kent", en: "a word that this version does not know" };
    terms.iter().find(|term| term.id == id).map_or(UNKNOWN, |term| term.name)
}
