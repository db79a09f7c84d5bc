//! Compiles the catalogue in: the constants that bind the library, and the names that the profile uses.

use vakwerk_pack::embed::{Names, embed, names};

fn main() {
    embed();
    names(&[("ELEMENTS", Names::Terms("rated-elements")), ("BALANCE", Names::Terms("structure-variation"))]);
}
