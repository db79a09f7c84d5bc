//! What a format cannot carry, said before anyone finds out.

use serde::Serialize;
use vakwerk_core::catalogue::Framework;
use vakwerk_core::text::Text;

/// What kind of thing a format cannot carry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum LossKind {
    /// The other language.
    Language,
    /// Titles in the list where they differ from those in the box.
    ListTitle,
    /// A title that is cut, with the whole in the description.
    CutTitle,
    /// The kind of a relation, or its direction.
    Relation,
    /// Indicators that are no item of their own.
    Indicator,
    /// Knowledge, lists, areas that have no place.
    Element,
    /// Where it is written, and how it was established.
    Provenance,
    /// Stages, registers, steps of the cycle, acts that touch tasks, remarks on the source.
    Frame,
    /// Scales of levels besides the one that is used.
    Scale,
}

/// Something that the format does not carry, with how often.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Loss {
    /// What kind of thing.
    pub kind: LossKind,
    /// How many.
    pub count: usize,
    /// The same in words.
    pub text: Text,
}

/// How much stands in a framework beside its elements and relations.
pub(crate) fn frame(framework: &Framework) -> usize {
    framework.step.len()
        + framework.stage.len()
        + framework.register.len()
        + framework.touch.len()
        + framework.inconsistency.len()
}

/// What is lost, without what occurs nowhere.
pub(crate) fn report(losses: impl IntoIterator<Item = (LossKind, usize, &'static str, &'static str)>) -> Vec<Loss> {
    let found = losses.into_iter().filter(|(_, count, ..)| *count > 0);
    found
        .map(|(kind, count, nl, en)| Loss {
            kind,
            count,
            text: Text { nl: nl.replace('#', &count.to_string()), en: Some(en.replace('#', &count.to_string())) },
        })
        .collect()
}
