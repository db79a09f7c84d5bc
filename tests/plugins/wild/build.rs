//! Compiles in the catalogue that the library is bound by.

fn main() {
    vakwerk_pack::embed::embed();
}
