//! In the clone itself: the plugins that lie in it are sealed, loaded and shown without being named.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, SystemTime};

use common::{Run, program, run};
use serde_json::Value;
use tempfile::TempDir;
use vakwerk_core::text::Language;

/// The program, free to find the plugins of the clone.
fn in_clone() -> Command {
    let mut program = program(80);
    program.env_remove("VAKWERK_PLUGINS");
    program
}

fn vakwerk(args: &[&str]) -> Run {
    run(in_clone().args(args))
}

fn plugins() -> Vec<Value> {
    let listed = vakwerk(&["plugins", "--json"]);
    assert_eq!((listed.exit, listed.err.as_str()), (0, ""), "{listed:?}");
    listed.json().as_array().expect("a list").clone()
}

/// The folders of the packs that lie in the clone.
fn folders() -> Vec<PathBuf> {
    let root = common::packs().join("../../..");
    let shelves = ["packs", "plugins"].map(|shelf| fs::read_dir(root.join(shelf)).expect("the clone has it"));
    let folders = shelves.into_iter().flatten().map(|entry| entry.expect("an entry").path());
    folders.filter(|folder| folder.join("vakwerk.toml").is_file()).collect()
}

#[test]
fn every_pack_of_the_clone_is_loaded_and_none_as_development() {
    let plugins = plugins();
    assert_eq!(plugins.len(), folders().len());
    for folder in folders() {
        let id = vakwerk_pack::read(&folder).expect("a pack without faults").manifest.id;
        let plugin = plugins.iter().find(|plugin| plugin["id"] == id.as_str());
        assert_eq!(plugin.map(|plugin| &plugin["development"]), Some(&false.into()), "{id}");
    }
}

#[test]
fn the_code_of_the_disciplines_is_loaded() {
    let plugins = plugins();
    for folder in folders() {
        let manifest = vakwerk_pack::read(&folder).expect("a pack without faults").manifest;
        let plugin = plugins.iter().find(|plugin| plugin["id"] == manifest.id.as_str()).expect("it is loaded");
        assert_eq!(plugin["operations"], serde_json::to_value(&manifest.provides).expect("words"), "{plugin}");
    }
}

#[test]
fn a_plugin_tells_its_version_and_how_much_is_in_it() {
    let plugins = plugins();
    for folder in folders() {
        let pack = vakwerk_pack::read(&folder).expect("a pack without faults");
        let plugin = plugins.iter().find(|plugin| plugin["id"] == pack.manifest.id.as_str()).expect("it is loaded");
        assert_eq!(plugin["version"], pack.manifest.version.to_string(), "{plugin}");
        let counts = [
            ("assessments", pack.contents.assessment.len()),
            ("interventions", pack.contents.intervention.len()),
            ("goals", pack.contents.goal.len()),
            ("concepts", pack.contents.concept.len()),
            ("forms", pack.contents.form.len()),
            ("rules", pack.contents.rule.len()),
        ];
        for (key, count) in counts {
            assert_eq!(plugin[key], count, "{key} of {plugin}");
        }
    }
}

#[test]
fn every_item_of_the_clone_has_a_page_in_both_languages() {
    let packs: Vec<_> =
        folders().iter().map(|folder| vakwerk_pack::read(folder).expect("a pack without faults")).collect();
    let shelf = vakwerk::shelf::Shelf::new(packs.iter().collect());
    for pack in &packs {
        for item in pack.items() {
            let id = pack.full_id(item.id()).to_string();
            for (language, source) in [(Language::Nl, "Herkomst"), (Language::En, "Provenance")] {
                let look = vakwerk::page::Look { language, width: 80, colour: false };
                let page = vakwerk::item_page(look, &shelf, pack, item).finish();
                assert!(page.contains(&id) && page.contains(source), "{id} {language}: {page}");
                let widest = page.lines().filter(|line| line.contains(' ')).map(|line| line.chars().count()).max();
                assert!(widest.is_some_and(|widest| widest <= 80), "{id} {language}: {page}");
            }
        }
    }
}

#[test]
fn a_rule_table_names_weight_choice_and_source() {
    let rules = vakwerk(&["rules", "--step", "plan", "--json"]).json();
    let rules = rules.as_array().expect("a list");
    assert!(!rules.is_empty());
    for rule in rules {
        for key in ["weight", "weight-basis", "title", "source"] {
            assert!(!rule[key].is_null(), "{key} of {rule}");
        }
        assert!(rule["guards"].as_array().unwrap().iter().any(|guard| guard["step"] == "plan"), "{rule}");
    }
}

#[test]
fn a_plugin_under_development_stands_beside_those_of_the_clone() {
    let listed = vakwerk(&["plugins", "--json", "--development", "proef"]).json();
    let developed: Vec<_> = listed.as_array().unwrap().iter().filter(|plugin| plugin["development"] == true).collect();
    assert_eq!(developed.len(), 1);
    assert_eq!(developed[0]["id"], "proef");
}

#[test]
fn a_pack_of_the_clone_named_as_development_takes_its_own_place_and_leaves_the_others() {
    // `algemeen` is required by many; `pmt` has code.
    for name in ["packs/algemeen", "plugins/pmt"] {
        let folder = common::packs().join("../../..").join(name);
        let listed = vakwerk(&["plugins", "--json", "--development", folder.to_str().unwrap()]);
        assert_eq!((listed.exit, listed.err.as_str()), (0, ""), "{listed:?}");
        let listed = listed.json();
        let listed = listed.as_array().unwrap();
        assert_eq!(listed.len(), folders().len());
        let developed: Vec<_> = listed.iter().filter(|plugin| plugin["development"] == true).collect();
        let id = name.rsplit('/').next().unwrap();
        assert_eq!(developed.iter().map(|plugin| &plugin["id"]).collect::<Vec<_>>(), [id]);
        assert!(developed[0]["signed-by"].is_null(), "{developed:?}");
    }
}

/// The crate of `pmt` outside the clone, where nothing was built for it yet.
fn crate_of_its_own() -> TempDir {
    let room = tempfile::tempdir().unwrap();
    let source = common::root().join("plugins/pmt");
    fs::create_dir(room.path().join("catalogue")).unwrap();
    for entry in fs::read_dir(source.join("catalogue")).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), room.path().join("catalogue").join(entry.file_name())).unwrap();
    }
    for file in ["vakwerk.toml", "Cargo.toml"] {
        fs::copy(source.join(file), room.path().join(file)).unwrap();
    }
    room
}

/// Where the library of that crate lies, in a folder of its target folder that is made.
fn library_in(room: &TempDir, folder: &str) -> PathBuf {
    let folder = room.path().join("target").join(folder);
    fs::create_dir_all(&folder).unwrap();
    folder.join(format!("{}vakwerk_pmt{}", std::env::consts::DLL_PREFIX, std::env::consts::DLL_SUFFIX))
}

/// Puts the library there that cargo built for the clone, as `cargo test` does: into `deps` alone.
fn build(room: &TempDir) {
    let to = library_in(room, "debug/deps");
    let built = PathBuf::from(env!("CARGO_BIN_EXE_vakwerk")).with_file_name("deps");
    fs::copy(built.join(to.file_name().unwrap()), &to).unwrap();
}

#[test]
fn a_crate_of_its_own_is_loaded_with_what_cargo_built_last() {
    let room = crate_of_its_own();
    let folder = room.path().to_str().unwrap();
    let unbuilt = vakwerk(&["plugins", "--lang", "en", "--development", folder]);
    assert!(unbuilt.err.contains("E0110") && unbuilt.err.contains("`cargo build`"), "{unbuilt:?}");

    // What is older is passed over, though it is looked at first and is no library at all.
    let stale = library_in(&room, "debug");
    fs::write(&stale, "stale").unwrap();
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1);
    fs::File::options().write(true).open(&stale).unwrap().set_modified(long_ago).unwrap();
    build(&room);
    let listed = vakwerk(&["plugins", "--json", "--development", folder]);
    assert_eq!((listed.exit, listed.err.as_str()), (0, ""), "{listed:?}");
    let listed = listed.json();
    let pmt = listed.as_array().unwrap().iter().find(|plugin| plugin["id"] == "pmt").expect("it is loaded");
    assert_eq!(pmt["development"], true, "{pmt}");
    assert_ne!(pmt["operations"], serde_json::json!([]), "{pmt}");
}

#[test]
fn a_bundle_takes_no_code_along_that_was_built_with_another_catalogue() {
    let room = crate_of_its_own();
    build(&room);
    let out = room.path().join("pmt.vakwerk");
    let bundle = || vakwerk(&["bundle", room.path().to_str().unwrap(), "--out", out.to_str().unwrap()]);
    let made = bundle();
    assert_eq!(made.exit, 0, "{made:?}");
    fs::remove_file(&out).unwrap();
    let manifest = room.path().join("vakwerk.toml");
    let changed = fs::read_to_string(&manifest).unwrap() + "\n# A change after the build.\n";
    fs::write(&manifest, changed).unwrap();
    let refused = bundle();
    assert!(refused.exit == 1 && refused.err.contains("E0233") && !out.exists(), "{refused:?}");
}
