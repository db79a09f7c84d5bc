//! What names mean in the packs of a set: forms with their fields, terms of vocabularies, titles of sources.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{SpokenWord, WrittenIn};
use crate::catalogue::{FieldKind, Form, FormField, Pack};
use crate::fact::{FactKind, Vocabulary, WordDeclaration};
use crate::id::{ItemId, Name, PluginId};
use crate::provenance::Citation;
use crate::text::Text;

/// The words that a fact can take, ready to be shared by findings.
#[derive(Clone, Debug)]
pub(super) struct Words {
    pub known: Arc<[Arc<SpokenWord>]>,
    /// Whether a word outside the list can occur.
    pub open: bool,
    pub shown: Shown,
}

/// What a finding may repeat of a word that stands in no list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// An id of a catalogue item or term.
    Ids,
    /// Nothing: it can be a text about a client.
    Nothing,
}

impl Words {
    fn of(known: impl Iterator<Item = SpokenWord>, open: bool, shown: Shown) -> Self {
        Self { known: known.map(Arc::new).collect(), open, shown }
    }

    pub(super) fn declared(vocabulary: Vocabulary) -> Self {
        let (open, shown) = match vocabulary {
            Vocabulary::Listed(_) | Vocabulary::None => (false, Shown::Nothing),
            Vocabulary::Suggested(_) | Vocabulary::Date | Vocabulary::Free => (true, Shown::Nothing),
            Vocabulary::Ids => (true, Shown::Ids),
        };
        let spoken = |w: &WordDeclaration| SpokenWord { word: w.word.into(), label: w.label.text() };
        Self::of(vocabulary.words().iter().map(spoken), open, shown)
    }

    pub(super) fn find(&self, word: &str) -> Option<&Arc<SpokenWord>> {
        self.known.iter().find(|known| known.word == word)
    }
}

/// What is known of a field of a form.
#[derive(Clone, Debug)]
pub(super) struct FieldMeaning {
    pub kind: FactKind,
    pub words: Words,
    pub label: Text,
    /// Whether it can be compared, rather than only be recorded.
    pub comparable: bool,
}

/// What the packs of a set name.
pub(super) struct Names<'a> {
    packs: BTreeMap<&'a PluginId, &'a Pack>,
}

impl<'a> Names<'a> {
    pub(super) fn new(packs: &[&'a Pack]) -> Self {
        Self { packs: packs.iter().map(|&pack| (&pack.manifest.id, pack)).collect() }
    }

    pub(super) fn pack(&self, id: &PluginId) -> Option<&'a Pack> {
        self.packs.get(id).copied()
    }

    pub(super) fn form(&self, id: &ItemId) -> Option<&'a Form> {
        self.pack(&id.plugin)?.contents.form.iter().find(|form| form.id == id.item)
    }

    pub(super) fn forms(&self) -> impl Iterator<Item = String> + '_ {
        self.packs.values().flat_map(|pack| pack.contents.form.iter().map(|form| pack.full_id(&form.id).to_string()))
    }

    pub(super) fn field(&self, form: &ItemId, field: &FormField) -> FieldMeaning {
        let (kind, comparable) = match field.kind {
            FieldKind::Choice | FieldKind::Reference => (FactKind::Word, true),
            FieldKind::Choices => (FactKind::Words, true),
            FieldKind::Number => (FactKind::Number, true),
            FieldKind::YesNo => (FactKind::YesNo, true),
            FieldKind::Text | FieldKind::Date => (FactKind::Word, false),
        };
        FieldMeaning { kind, words: self.words(&form.plugin, field), label: field.label.clone(), comparable }
    }

    fn words(&self, own: &PluginId, field: &FormField) -> Words {
        let choice = matches!(field.kind, FieldKind::Choice | FieldKind::Choices);
        match &field.vocabulary {
            Some(vocabulary) if choice => match self.terms(&vocabulary.within(own)) {
                Some(terms) => Words::of(terms.into_iter(), false, Shown::Nothing),
                // The pack that has the vocabulary is not in this set: any term may occur.
                None => Words::of(std::iter::empty(), true, Shown::Ids),
            },
            _ => {
                let options = field.option.iter();
                let spoken = options.map(|o| SpokenWord { word: o.id.as_str().into(), label: o.label.clone() });
                let shown = if field.kind == FieldKind::Reference { Shown::Ids } else { Shown::Nothing };
                Words::of(spoken, !choice, shown)
            }
        }
    }

    /// The terms of a vocabulary and of those it extends; `None` where one of them is not in the set.
    fn terms(&self, concept: &ItemId) -> Option<Vec<SpokenWord>> {
        let mut seen: Vec<ItemId> = Vec::new();
        let mut next = Some(concept.clone());
        let mut terms = Vec::new();
        while let Some(id) = next {
            if seen.contains(&id) {
                break;
            }
            let concept = self.pack(&id.plugin)?.contents.concept.iter().find(|c| c.id == id.item)?;
            let spoken =
                |term: &crate::catalogue::Term| SpokenWord { word: term.id.as_str().into(), label: term.label.clone() };
            terms.extend(concept.term.iter().map(spoken));
            next = concept.extends.as_ref().map(|other| other.within(&id.plugin));
            seen.push(id);
        }
        Some(terms)
    }

    pub(super) fn written_in(&self, own: &PluginId, citation: &Citation) -> WrittenIn {
        let source = citation.source.within(own);
        let title = self.pack(&source.plugin).and_then(|pack| {
            pack.contents.source.iter().find(|s| s.id == source.item).map(|s| match s.year {
                Some(year) => format!("{} ({year})", s.title),
                None => s.title.clone(),
            })
        });
        WrittenIn { source, title, place: citation.place.clone() }
    }

    /// Whether the plugin is in the set and lacks an item that `has` looks for.
    pub(super) fn lacks(&self, id: &ItemId, has: impl Fn(&Pack, &Name) -> bool) -> bool {
        self.pack(&id.plugin).is_some_and(|pack| !has(pack, &id.item))
    }
}

/// The nearest of some names, where one is near enough to be meant.
pub(super) fn nearest(found: &str, names: impl Iterator<Item = String>) -> Option<String> {
    // A hostile name must not cost time: no name of ours is longer than this.
    if found.len() > 200 {
        return None;
    }
    let mut best: Option<(f64, String)> = None;
    for name in names {
        let likeness = strsim::jaro_winkler(found, &name);
        if likeness > 0.8 && best.as_ref().is_none_or(|(score, _)| likeness > *score) {
            best = Some((likeness, name));
        }
    }
    best.map(|(_, name)| name)
}
