//! Checks on what a plugin's code answers.

mod material;
pub mod panics;
pub mod promises;
pub mod unknown_operation;
