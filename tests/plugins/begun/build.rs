//! Controleert het pakket en bouwt in waaraan de bibliotheek gebonden is.

fn main() {
    vakwerk_pack::embed::embed();
}
