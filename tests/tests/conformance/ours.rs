//! Every pack and plugin of this repository conforms.

use vakwerk_conformance::{check_crate, check_pack};
use vakwerk_tests::root;

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
fn drama() {
    let beside = ["packs/algemeen", "packs/fvb"].map(|pack| root().join(pack));
    check_crate(root().join("plugins/drama"), "vakwerk-drama", &beside).assert_clean();
}

#[test]
fn spel() {
    let beside = ["packs/algemeen", "packs/fvb"].map(|pack| root().join(pack));
    check_crate(root().join("plugins/spel"), "vakwerk-spel", &beside).assert_clean();
}

/// The worked examples of the Trauma Play Scale need the library; a check of the folder alone leaves them be.
#[test]
fn what_only_code_computes_is_left_to_the_check_that_has_the_code() {
    check_pack(root().join("plugins/spel")).assert_clean();
}

#[test]
fn werkveld() {
    check_pack(root().join("packs/werkveld")).assert_clean();
}

#[test]
fn bezinning() {
    check_pack(root().join("packs/bezinning")).assert_clean();
}

#[test]
fn pmt() {
    let beside = ["packs/algemeen", "packs/fvb"].map(|pack| root().join(pack));
    check_crate(root().join("plugins/pmt"), "vakwerk-pmt", &beside).assert_clean();
}

#[test]
fn pmkt() {
    let beside = ["packs/algemeen", "packs/fvb"].map(|pack| root().join(pack));
    check_crate(root().join("plugins/pmkt"), "vakwerk-pmkt", &beside).assert_clean();
}

#[test]
fn muziek() {
    let beside = ["packs/algemeen", "packs/fvb"].map(|pack| root().join(pack));
    check_crate(root().join("plugins/muziek"), "vakwerk-muziek", &beside).assert_clean();
}

#[test]
fn vvocm() {
    check_pack(root().join("packs/vvocm")).assert_clean();
}

#[test]
fn oefentherapie() {
    let beside = ["packs/algemeen", "packs/vvocm"].map(|pack| root().join(pack));
    check_crate(root().join("plugins/oefentherapie"), "vakwerk-oefentherapie", &beside).assert_clean();
}

#[test]
fn packs_of_a_financier_a_municipality_and_a_method() {
    for pack in [
        "afbakening",
        "affectregulerend",
        "balans-groep",
        "gemeente-voorbeeld",
        "jeugdwet",
        "samen-bewegen",
        "wlz",
        "zvw",
    ] {
        check_pack(root().join("packs").join(pack)).assert_clean();
    }
}

/// Every reference from one of our packs into another finds its item.
#[test]
fn everything_of_ours_reads_together() {
    let folders: Vec<_> = ["packs", "plugins"]
        .iter()
        .flat_map(|folder| std::fs::read_dir(root().join(folder)).unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.join("vakwerk.toml").is_file())
        .collect();
    if let Err(faults) = vakwerk_pack::read_set(&folders) {
        panic!("{}", faults.render(vakwerk_core::text::Language::En));
    }
}
