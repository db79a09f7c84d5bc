//! Compiles the catalogue in: the constants that bind the library, and the names that the profile uses.

use vakwerk_pack::embed::{Names, embed, names};

fn main() {
    embed();
    names(&[
        ("POLES", Names::Terms("effort-poles")),
        ("FACTORS", Names::Terms("effort-factors")),
        ("ACTION_DRIVES", Names::Terms("action-drives")),
        ("TRANSFORMATION_DRIVES", Names::Terms("transformation-drives")),
        ("STATES", Names::Terms("effort-states")),
        ("KMP_CATEGORIES", Names::Terms("kmp-categories")),
    ]);
}
