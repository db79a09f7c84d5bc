//! The competency model over the two profiles as they stand in their packs.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod coverage;
mod evidence;
mod file;
mod proposals;
mod support;
