//! What an export needs to know beside the framework: whose it is, and when it last changed.

use jiff::Timestamp;
use vakwerk_core::catalogue::{LevelScale, Pack};
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
}

impl<'a> Setting<'a> {
    /// The setting of a framework of `pack`, that last changed at `changed` and names `scales`.
    #[must_use]
    pub fn of(pack: &'a Pack, changed: Timestamp, scales: &'a [&'a LevelScale]) -> Self {
        let manifest = &pack.manifest;
        Self { plugin: &manifest.id, publisher: &manifest.publisher, licence: &manifest.licence, changed, scales }
    }

    /// The full id of a framework.
    pub(crate) fn full_id(&self, framework: &vakwerk_core::catalogue::Framework) -> ItemId {
        ItemId { plugin: self.plugin.clone(), item: framework.id.clone() }
    }
}
