//! The domain of clinical reasoning in vaktherapie and oefentherapie.
//!
//! Everything here is pure: no I/O, no clock, no threads, no binary interface. Time and identifiers are arguments.
//! See `ARCHITECTURE.md` for the map of modules.
#![forbid(unsafe_code)]

pub mod access;
pub mod activity;
pub mod case;
pub mod catalogue;
pub mod codes;
pub mod competency;
pub mod condition;
pub mod cycle;
pub mod digest;
pub mod envelope;
pub mod evidence;
pub mod explain;
pub mod fact;
pub mod id;
pub mod json_words;
pub mod licence;
pub mod matching;
pub mod measure;
pub mod provenance;
pub mod rule;
mod silent;
pub mod step;
pub mod store;
pub mod suggest;
pub mod text;
