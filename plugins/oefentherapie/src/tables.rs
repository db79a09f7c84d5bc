//! What the catalogues say about signs, components, stages and activities, as tables.

use vakwerk_sdk::Words;

/// A term with its name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Named {
    pub(crate) id: &'static str,
    pub(crate) name: Words,
}

/// A sign that is asked in the screening.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sign {
    /// Its field in the form and its term in the vocabulary.
    pub(crate) id: &'static str,
    pub(crate) name: Words,
    /// Whether it says something about the low back only.
    pub(crate) low_back_only: bool,
}

/// A group of signs that point the same way.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Group {
    pub(crate) id: &'static str,
    pub(crate) name: Words,
    pub(crate) signs: &'static [Sign],
}

/// A component of ODIM, with the goals of the catalogue that are tied to it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Component {
    pub(crate) id: &'static str,
    pub(crate) name: Words,
    pub(crate) goals: &'static [&'static str],
}

/// A goal or an intervention, in full, with the components that it aims at.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Aimed {
    pub(crate) id: &'static str,
    pub(crate) at: &'static [&'static str],
}

include!(concat!(env!("OUT_DIR"), "/tables.rs"));

/// The name of a term; a record may be older or newer than this library and hold a word it does not know.
pub(crate) fn name(terms: &[Named], id: &str) -> Words {
    const UNKNOWN: Words =
        Words { nl: "een woord dat deze versie niet kent", en: "a word that this version does not know" };
    terms.iter().find(|term| term.id == id).map_or(UNKNOWN, |term| term.name)
}

/// The components that a goal or an intervention aims at; none for one of another plugin.
pub(crate) fn aims(items: &'static [Aimed], id: &str) -> &'static [&'static str] {
    items.iter().find(|item| item.id == id).map_or(&[], |item| item.at)
}
