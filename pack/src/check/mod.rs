//! Checks that need more than one value: across an item, a pack or a set of packs.

pub(crate) mod conditions;
pub(crate) mod forms;
pub(crate) mod framework;
pub(crate) mod hidden;
pub(crate) mod index;
pub(crate) mod measures;
pub(crate) mod references;
pub(crate) mod renamings;
pub(crate) mod rules;
pub(crate) mod statements;
pub(crate) mod strays;
