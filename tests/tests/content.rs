//! Every pack of this repository is read without a fault.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::Path;

use vakwerk_core::text::Language;

fn faults(folder: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(folder);
    vakwerk_pack::read(root).map_or_else(|faults| faults.render(Language::En), |_| String::new())
}

#[test]
fn the_packs_read_without_a_fault() {
    let faults: String = ["packs/algemeen", "packs/fvb", "packs/instemming", "plugins/muziek", "plugins/pmt"]
        .into_iter()
        .map(faults)
        .collect();
    assert!(faults.is_empty(), "{faults}");
}
