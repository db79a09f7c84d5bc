//! Compiles the catalogue in: the constants that bind the library, and the names that the profile uses.

use vakwerk_pack::embed::{Names, embed, names};

fn main() {
    embed();
    names(&[
        ("DOMAINS", Names::Terms("trauma-play")),
        ("CATEGORIES", Names::Terms("play-categories")),
        ("SEGMENTS", Names::Terms("session-segments")),
    ]);
}
