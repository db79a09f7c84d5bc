//! Which plugins go together: versions side by side, conflicts, circles and locks.

use vakwerk_core::explain::Explain;
use vakwerk_host::workshop::seal_folder;
use vakwerk_host::{Registry, Requirements};

use super::{Installed, manifest, says, still_serves};

fn requires(what: &str) -> String {
    format!("requires = {{ {what} }}")
}

fn loaded(registry: &Registry) -> Vec<String> {
    registry.plugins().map(|plugin| plugin.name().to_string()).collect()
}

#[test]
fn versions_live_side_by_side_and_sets_choose() {
    let installed = Installed::nine();
    for version in ["1.0.0", "1.1.0", "2.0.0"] {
        installed.pack(&format!("shared-{version}"), &manifest("shared", version, ""), None);
    }
    installed.pack("user", &manifest("user", "1.0.0", &requires("shared = '^1'")), None);
    let registry = installed.open();
    assert!(registry.refusals().is_empty());
    assert_eq!(loaded(&registry), ["nine 1.0.0", "shared 1.1.0", "user 1.0.0"]);
    assert_eq!(registry.all_plugins().count(), 5);

    let newest: Requirements = [("shared".parse().unwrap(), "*".parse().unwrap())].into();
    let set = registry.resolve(&newest).unwrap();
    assert_eq!(set.plugins().map(|plugin| plugin.name().to_string()).collect::<Vec<_>>(), ["shared 2.0.0"]);

    let asked = [("shared".parse().unwrap(), "^2".parse().unwrap()), ("user".parse().unwrap(), "*".parse().unwrap())];
    let fault = registry.resolve(&asked.into()).unwrap_err().to_string();
    assert!(
        fault.contains("asked for is `shared` ^2") && fault.contains("`user 1.0.0` requires `shared` ^1"),
        "{fault}"
    );
}

#[test]
fn versions_are_found_as_installing_leaves_them_and_what_is_half_is_passed_by() {
    let installed = Installed::nine();
    for version in ["1.0.0", "1.1.0"] {
        installed.pack(&format!("shared/{version}"), &manifest("shared", version, ""), None);
    }
    // What an interrupted install leaves: a hidden folder with some of the files.
    let half = installed.path(".vakwerk-working/shared/2.0.0");
    std::fs::create_dir_all(&half).unwrap();
    std::fs::write(half.join("vakwerk.toml"), manifest("shared", "2.0.0", "")).unwrap();
    let registry = installed.open();
    assert!(registry.refusals().is_empty(), "{:?}", registry.refusals());
    assert_eq!(loaded(&registry), ["nine 1.0.0", "shared 1.1.0"]);
    assert_eq!(registry.all_plugins().count(), 3);
    // A version without its seal is refused by itself, and the other serves.
    std::fs::remove_file(installed.path("shared/1.1.0/seal.toml")).unwrap();
    let registry = installed.open();
    assert_eq!(loaded(&registry), ["nine 1.0.0", "shared 1.0.0"]);
    assert_eq!(registry.refusals().len(), 1);
}

#[test]
fn a_requirement_that_is_not_met_is_refused() {
    let installed = Installed::nine();
    installed.pack("user", &manifest("user", "1.0.0", &requires("nine = '^2'")), None);
    says(
        &installed.one_refusal(),
        "E0105",
        &["`user 1.0.0` requires `nine` ^2 (2.0.0 or later, below 3.0.0); installed is 1.0.0"],
    );
}

#[test]
fn what_requires_a_plugin_whose_library_is_refused_falls_with_it() {
    let installed = Installed::nine();
    installed.plugin("stillborn");
    installed.pack("user", &manifest("user", "1.0.0", &requires("stillborn = '^1'")), None);
    let registry = installed.open();
    still_serves(&registry);
    let codes: Vec<_> = registry.refusals().iter().map(Explain::code).collect();
    assert_eq!(codes, ["E0114", "E0105"]);
}

#[test]
fn a_circle_of_requirements_is_refused_on_every_side() {
    let installed = Installed::nine();
    installed.pack("left", &manifest("left", "1.0.0", &requires("right = '^1'")), None);
    installed.pack("right", &manifest("right", "1.0.0", &requires("left = '^1'")), None);
    let registry = installed.open();
    still_serves(&registry);
    assert_eq!(registry.refusals().len(), 2);
    says(&registry.refusals()[0], "E0106", &["`left 1.0.0` → `right 1.0.0` → `left 1.0.0`"]);
    says(&registry.refusals()[1], "E0106", &["`right 1.0.0` → `left 1.0.0` → `right 1.0.0`"]);
}

#[test]
fn plugins_that_do_not_go_together_stay_loaded_for_other_sets() {
    let installed = Installed::nine();
    installed.pack("shared-1", &manifest("shared", "1.0.0", ""), None);
    installed.pack("shared-2", &manifest("shared", "2.0.0", ""), None);
    installed.pack("old", &manifest("old", "1.0.0", &requires("shared = '^1'")), None);
    installed.pack("young", &manifest("young", "1.0.0", &requires("shared = '^2'")), None);
    let refused = installed.one_refusal();
    assert!(refused.only_left_out());
    let words = ["`old 1.0.0` requires `shared` ^1", "`young 1.0.0` requires `shared` ^2"];
    says(&refused, "E0108", &words);
    let registry = installed.open();
    let young: Requirements = [("young".parse().unwrap(), "*".parse().unwrap())].into();
    assert_eq!(registry.resolve(&young).unwrap().plugins().count(), 2);
}

#[test]
fn an_item_is_replaced_by_one_plugin() {
    let installed = Installed::nine();
    let more = "supersedes = ['nine:nine-items']\nrequires = { nine = '^1' }";
    installed.pack("first", &manifest("first", "1.0.0", more), None);
    installed.pack("second", &manifest("second", "1.0.0", more), None);
    says(&installed.one_refusal(), "E0109", &["`first 1.0.0` and `second 1.0.0` both replace `nine:nine-items`"]);
    let registry = installed.open();
    let by = registry.superseded_by(&"nine:nine-items".parse().unwrap()).unwrap();
    assert_eq!(by.to_string(), "first 1.0.0");
}

#[test]
fn a_locked_set_is_taken_up_exactly_or_not_at_all() {
    let installed = Installed::nine();
    installed.pack("shared", &manifest("shared", "1.0.0", ""), None);
    let registry = installed.open();
    let locked = registry.locked();
    assert_eq!(registry.take_up(&locked).unwrap().digest(), registry.digest());

    // The same version with something else in it has another seal.
    std::fs::remove_dir_all(installed.path("shared")).unwrap();
    let other = manifest("shared", "1.0.0", "").replace("For tests.", "For other tests.");
    installed.pack("shared", &other, None);
    let registry = installed.open();
    assert_ne!(registry.locked(), locked);
    let faults = registry.take_up(&locked).unwrap_err();
    assert_eq!(faults.len(), 1);
    assert!(faults[0].to_string().starts_with("E0123 `shared 1.0.0` is locked with seal"), "{}", faults[0]);

    std::fs::remove_dir_all(installed.path("shared")).unwrap();
    let faults = installed.open().take_up(&locked).unwrap_err();
    assert!(faults[0].to_string().contains("which is not loaded"), "{}", faults[0]);
}

/// A pack with one goal, of which the source is another pack's.
fn cites(installed: &Installed, version: &str, source: &str) {
    let written = tempfile::tempdir().unwrap();
    let manifest = manifest("cites", version, &requires("shared = '^1'"));
    std::fs::write(written.path().join("vakwerk.toml"), manifest).unwrap();
    std::fs::create_dir(written.path().join("catalogue")).unwrap();
    let goal = format!(
        "[[goal]]\nid = 'calm'\nedition = 1\nstatement = {{ nl = 'rust', en = 'calm' }}\n\
         source = {{ source = '{source}' }}\nprovenance = {{ mark = 'ours' }}\n"
    );
    std::fs::write(written.path().join("catalogue/goals.toml"), goal).unwrap();
    seal_folder(written.path(), None, &installed.path(&format!("cites-{version}"))).unwrap();
}

/// A pack with one source.
fn shared(installed: &Installed, version: &str, source: &str) {
    let written = tempfile::tempdir().unwrap();
    std::fs::write(written.path().join("vakwerk.toml"), manifest("shared", version, "")).unwrap();
    std::fs::create_dir(written.path().join("catalogue")).unwrap();
    let source = format!("[[source]]\nid = '{source}'\nkind = 'ours'\ntitle = 'Vakwerk: proef'\nmark = 'ours'\n");
    std::fs::write(written.path().join("catalogue/sources.toml"), source).unwrap();
    seal_folder(written.path(), None, &installed.path(&format!("shared-{version}"))).unwrap();
}

#[test]
fn a_reference_to_what_another_plugin_does_not_have_is_refused_and_names_both_sides() {
    let installed = Installed::nine();
    shared(&installed, "1.0.0", "book");
    cites(&installed, "1.0.0", "shared:bok");
    installed.pack("rests", &manifest("rests", "1.0.0", &requires("cites = '^1'")), None);
    let registry = installed.open();
    still_serves(&registry);
    assert_eq!(loaded(&registry), ["nine 1.0.0", "shared 1.0.0"]);
    assert_eq!(registry.refusals().len(), 2);
    assert!(registry.refusals().iter().all(vakwerk_host::Refused::only_left_out));
    let words = ["plugin `cites 1.0.0`", "does not fit `shared 1.0.0`", "cites:calm", "Did you mean `shared:book`?"];
    says(&registry.refusals()[0], "E0124", &words);
    says(&registry.refusals()[1], "E0125", &["`rests 1.0.0` requires `cites` ^1", "was left out"]);
    let asked: Requirements = [("cites".parse().unwrap(), "*".parse().unwrap())].into();
    assert_eq!(registry.resolve(&asked).unwrap_err().code().as_str(), "E0124");
}

#[test]
fn an_older_version_that_fits_serves_instead() {
    let installed = Installed::nine();
    shared(&installed, "1.0.0", "book");
    cites(&installed, "1.0.0", "shared:book");
    cites(&installed, "1.1.0", "shared:later");
    let registry = installed.open();
    assert_eq!(loaded(&registry), ["cites 1.0.0", "nine 1.0.0", "shared 1.0.0"]);
    says(&registry.refusals()[0], "E0124", &["plugin `cites 1.1.0`"]);
    assert_eq!(registry.all_plugins().count(), 4);
}

#[test]
fn a_lock_is_renewed_by_newer_releases_only_and_never_by_a_swap() {
    let installed = Installed::nine();
    installed.pack("shared-1", &manifest("shared", "1.0.0", ""), None);
    let one = installed.open();
    let old = one.locked();
    assert_eq!(one.renew(&old, one.set()).unwrap(), old);

    installed.pack("shared-2", &manifest("shared", "1.1.0", ""), None);
    let two = installed.open();
    let newer = two.renew(&old, two.set()).unwrap();
    assert_eq!(newer["shared"].version.to_string(), "1.1.0");
    // Back again is a downgrade, and names both versions.
    let fault = &one.renew(&newer, one.set()).unwrap_err()[0];
    assert_eq!(fault.code().as_str(), "E0126");
    assert!(fault.to_string().contains("`shared 1.1.0` is locked, and 1.0.0 is older"), "{fault}");

    // The same version with something else in it is a swap, whoever signed it.
    std::fs::remove_dir_all(installed.path("shared-2")).unwrap();
    installed.pack("shared-2", &manifest("shared", "1.1.0", "").replace("For tests.", "For others."), None);
    let swapped = installed.open();
    let fault = &swapped.renew(&newer, swapped.set()).unwrap_err()[0];
    assert!(fault.to_string().starts_with("E0123 `shared 1.1.0` is locked with seal"), "{fault}");
    // A development folder was never a release, so a release of that version takes its place.
    let mut developed = newer.clone();
    let entry = developed.get_mut("shared").unwrap();
    (entry.seal, entry.key) = (None, None);
    assert_eq!(swapped.renew(&developed, swapped.set()).unwrap(), swapped.locked());

    // A newer release that somebody else signed names both publishers.
    let mut theirs = old.clone();
    let entry = theirs.get_mut("shared").unwrap();
    entry.key = Some("RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3".into());
    let fault = &two.renew(&theirs, two.set()).unwrap_err()[0];
    assert_eq!(fault.code().as_str(), "E0127");
    for side in ["a release of E7620F1842B4E81F", "a release of Vakwerk workshop"] {
        assert!(fault.to_string().contains(side), "{fault}");
    }
    assert!(two.take_up(&theirs).unwrap_err()[0].to_string().contains("is locked with key E7620F1842B4E81F"));
}
