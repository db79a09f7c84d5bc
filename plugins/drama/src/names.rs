//! The words of the catalogue, and which means of distance each intervention uses.

include!(concat!(env!("OUT_DIR"), "/names.rs"));
include!(concat!(env!("OUT_DIR"), "/means.rs"));
