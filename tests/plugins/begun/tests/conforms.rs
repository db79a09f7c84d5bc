//! De discipline voldoet, in één regel; wat niet voldoet, wordt genoemd met wat eraan te doen is.

#[test]
fn it_conforms() {
    let beside = [
        concat!(env!("CARGO_MANIFEST_DIR"), "/../../../packs/algemeen"),
        concat!(env!("CARGO_MANIFEST_DIR"), "/../../../packs/fvb"),
    ];
    vakwerk_conformance::check_crate(env!("CARGO_MANIFEST_DIR"), env!("CARGO_PKG_NAME"), &beside).assert_clean();
}
