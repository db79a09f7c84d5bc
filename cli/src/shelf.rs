//! The packs that were read, side by side, so that a reference in one finds its item in another.

use vakwerk_core::catalogue::{Item, Pack, TermReference};
use vakwerk_core::id::{ItemId, PluginId, Reference};
use vakwerk_core::provenance::{Citation, Provenance, Source};
use vakwerk_core::text::Language;

use crate::words::{TO_BE_CONFIRMED, Word};

/// How far two ids may lie apart, as a share of the longer one, to be worth suggesting.
const LIKENESS: f64 = 0.6;

/// The packs of a run.
#[derive(Clone, Debug)]
pub struct Shelf<'a> {
    packs: Vec<&'a Pack>,
}

impl<'a> Shelf<'a> {
    /// A shelf with these packs.
    #[must_use]
    pub fn new(packs: Vec<&'a Pack>) -> Self {
        Self { packs }
    }

    /// The packs, in order.
    pub fn packs(&self) -> impl Iterator<Item = &'a Pack> {
        self.packs.iter().copied()
    }

    /// The newest pack of a plugin.
    #[must_use]
    pub fn pack(&self, plugin: &str) -> Option<&'a Pack> {
        let of_plugin = self.packs().filter(|pack| pack.manifest.id.as_str() == plugin);
        of_plugin.max_by(|a, b| a.manifest.version.cmp(&b.manifest.version))
    }

    /// An item with the pack it stands in.
    #[must_use]
    pub fn item(&self, id: &ItemId) -> Option<(&'a Pack, Item<'a>)> {
        let pack = self.pack(id.plugin.as_str())?;
        Some((pack, pack.item(&id.item)?))
    }

    /// What people call an item, behind its id where it is known.
    #[must_use]
    pub fn named(&self, own: &PluginId, reference: &Reference, language: Language) -> String {
        let id = reference.within(own);
        match self.item(&id).and_then(|(_, item)| item.label()) {
            Some(label) => format!("{} ({id})", label.get(language)),
            None => id.to_string(),
        }
    }

    /// What people call a term, behind its id where it is known.
    #[must_use]
    pub fn term(&self, own: &PluginId, reference: &TermReference, language: Language) -> String {
        let concept = reference.concept.within(own);
        let term = match self.item(&concept) {
            Some((_, Item::Concept(concept))) => concept.term.iter().find(|term| term.id == reference.term),
            _ => None,
        };
        match term {
            Some(term) => format!("{} ({concept}/{})", term.label.get(language), reference.term),
            None => format!("{concept}/{}", reference.term),
        }
    }

    /// Where something is written, in full where the source is known.
    #[must_use]
    pub fn cited(&self, own: &PluginId, citation: &Citation) -> String {
        let id = citation.source.within(own);
        let source = match self.item(&id) {
            Some((_, Item::Source(source))) => full_title(source),
            _ => String::new(),
        };
        let place = citation.place.as_ref().map(|place| format!(", {place}")).unwrap_or_default();
        if source.is_empty() { format!("{id}{place}") } else { format!("{source}{place} [{id}]") }
    }

    /// Where something is written, in a few words: the title, or the id where that is unknown, and the place.
    #[must_use]
    pub fn briefly(&self, own: &PluginId, citation: &Citation) -> String {
        let id = citation.source.within(own);
        let place = citation.place.as_ref().map(|place| format!(", {place}")).unwrap_or_default();
        match self.item(&id) {
            Some((_, Item::Source(source))) => format!("{}{place}", source.title),
            _ => format!("{id}{place}"),
        }
    }

    /// How a fact was established, where, and whether it must still be confirmed.
    #[must_use]
    pub fn established(&self, own: &PluginId, provenance: &Provenance, language: Language) -> String {
        let mut text = provenance.mark.word(language).to_owned();
        if let Some(source) = &provenance.source {
            text.push_str(&format!(" ({}", source.within(own)));
            if let Some(place) = &provenance.place {
                text.push_str(&format!(", {place}"));
            }
            text.push(')');
        } else if let Some(place) = &provenance.place {
            text.push_str(&format!(" ({place})"));
        }
        if provenance.mark.to_be_confirmed() {
            text.push_str(&format!("; {}", TO_BE_CONFIRMED.get(language).to_uppercase()));
        }
        if let Some(note) = &provenance.note {
            text.push_str(&format!(". {}", note.get(language)));
        }
        text
    }

    /// Ids that look like `id`: items where it holds a colon, and plugins.
    #[must_use]
    pub fn suggestions(&self, id: &str) -> Vec<String> {
        let wanted = id.to_lowercase();
        let mut near: Vec<(f64, String)> = Vec::new();
        for pack in &self.packs {
            let plugin = &pack.manifest.id;
            near.push((strsim::normalized_damerau_levenshtein(&wanted, plugin.as_str()), plugin.to_string()));
            for item in pack.items() {
                let full = format!("{plugin}:{}", item.id());
                let likeness = strsim::normalized_damerau_levenshtein(&wanted, &full);
                // Who leaves the plugin out means an item all the same.
                let bare = strsim::normalized_damerau_levenshtein(&wanted, item.id().as_str());
                near.push((likeness.max(bare), full));
            }
        }
        near.retain(|(likeness, _)| *likeness >= LIKENESS);
        near.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        // What is clearly further off than the nearest was not meant.
        let nearest = near.first().map_or(1.0, |(likeness, _)| *likeness);
        near.retain(|(likeness, _)| *likeness >= nearest - 0.15);
        near.into_iter().take(3).map(|(_, id)| id).collect()
    }
}

/// Authors, year, title and where it was published, as far as they are known.
#[must_use]
pub fn full_title(source: &Source) -> String {
    let mut parts = Vec::new();
    match (&source.authors, source.year) {
        (Some(authors), Some(year)) => parts.push(format!("{} ({year})", authors.trim_end_matches('.'))),
        (Some(authors), None) => parts.push(authors.trim_end_matches('.').to_owned()),
        (None, Some(year)) => parts.push(format!("({year})")),
        (None, None) => {}
    }
    parts.push(source.title.trim_end_matches('.').to_owned());
    parts.extend(source.where_published.iter().map(|place| place.trim_end_matches('.').to_owned()));
    parts.extend(source.doi.iter().map(|doi| format!("doi:{doi}")));
    parts.join(". ")
}
