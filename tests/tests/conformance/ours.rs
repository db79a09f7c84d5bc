//! Every pack and plugin of this repository conforms.

use vakwerk_conformance::{check_crate, check_pack};

use crate::root;

#[test]
fn algemeen() {
    check_pack(root().join("packs/algemeen")).assert_clean();
}

#[test]
fn fvb() {
    check_pack(root().join("packs/fvb")).assert_clean();
}

#[test]
fn instemming() {
    check_pack(root().join("packs/instemming")).assert_clean();
}

#[test]
fn beeldend() {
    let beside = ["packs/algemeen", "packs/fvb"].map(|pack| root().join(pack));
    check_crate(root().join("plugins/beeldend"), "vakwerk-beeldend", &beside).assert_clean();
}

#[test]
fn dans() {
    let beside = ["packs/algemeen", "packs/fvb"].map(|pack| root().join(pack));
    check_crate(root().join("plugins/dans"), "vakwerk-dans", &beside).assert_clean();
}

#[test]
fn pmt() {
    let beside = ["packs/algemeen", "packs/fvb"].map(|pack| root().join(pack));
    check_crate(root().join("plugins/pmt"), "vakwerk-pmt", &beside).assert_clean();
}

#[test]
fn muziek() {
    let beside = ["packs/algemeen", "packs/fvb"].map(|pack| root().join(pack));
    check_crate(root().join("plugins/muziek"), "vakwerk-muziek", &beside).assert_clean();
}
