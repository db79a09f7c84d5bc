//! Checks the pack and compiles in what the library is bound by.

fn main() {
    vakwerk_pack::embed::embed();
}
