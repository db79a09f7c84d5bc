//! What an export needs to know beside the framework: whose it is, and when it last changed.

use jiff::Timestamp;
use vakwerk_core::catalogue::{CatalogueFile, LevelScale, Pack};
use vakwerk_core::id::{ItemId, PluginId};

/// Beside the framework: where it comes from and when it last changed. An export never looks at a clock.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// The plugin whose framework it is.
    pub plugin: &'a PluginId,
    /// Who publishes it.
    pub publisher: &'a str,
    /// The licence of the pack, as an SPDX expression.
    pub licence: &'a str,
    /// When the framework last changed.
    pub changed: Timestamp,
    /// The scales of levels that the framework names, in its order.
    pub scales: &'a [&'a LevelScale],
    /// What else the pack holds; what belongs to the framework goes along with it.
    pub contents: &'a CatalogueFile,
    /// The editions of other frameworks, for references that name none.
    pub editions: &'a [(ItemId, u32)],
}

impl<'a> Setting<'a> {
    /// The setting of a framework of `pack`, that last changed at `changed` and names `scales`.
    #[must_use]
    pub fn of(pack: &'a Pack, changed: Timestamp, scales: &'a [&'a LevelScale]) -> Self {
        let manifest = &pack.manifest;
        Self {
            plugin: &manifest.id,
            publisher: &manifest.publisher,
            licence: &manifest.licence,
            changed,
            scales,
            contents: &pack.contents,
            editions: &[],
        }
    }

    /// The same, with the editions of other frameworks that are there. A reference that names no edition means the
    /// one that is there, and the first where none is.
    #[must_use]
    pub fn beside(self, editions: &'a [(ItemId, u32)]) -> Self {
        Self { editions, ..self }
    }

    /// The edition that a reference to another framework means when it names none.
    pub(crate) fn edition_of(&self, framework: &ItemId) -> u32 {
        self.editions.iter().find(|(id, _)| id == framework).map_or(1, |(_, edition)| *edition)
    }

    /// The full id of a framework.
    pub(crate) fn full_id(&self, framework: &vakwerk_core::catalogue::Framework) -> ItemId {
        ItemId { plugin: self.plugin.clone(), item: framework.id.clone() }
    }
}
