//! The frozen binary interface between host and plugin, and the documents that cross it.
//!
//! Read by whoever maintains the host or the kit for authors; the author of a plugin uses `vakwerk-sdk`.
//!
//! - [`v1`] is the root module that a library exports. It never changes: appending even an optional function
//!   would make a newer host refuse older plugins. A second version becomes a module `v2` beside it.
//! - [`Status`] lists the numeric answers of its functions.
//! - [`document`] holds what `bind` and `call` carry as JSON; growth happens there, by optional fields.
//!
//! This crate has its own number, which stays 1.x: the layout check compares it.

pub mod document;
mod status;
pub mod v1;

pub use status::{NO_ITEM, Status};

/// The interface that this crate describes, as plugins name it in `vakwerk.toml`.
pub const INTERFACE: u32 = 1;
