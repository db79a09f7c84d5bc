//! The words of the catalogue.

include!(concat!(env!("OUT_DIR"), "/names.rs"));
