//! Folders and libraries that are refused, each with its own code, while the others are loaded.

use std::fs;

use vakwerk_core::catalogue::Operation;
use vakwerk_core::explain::Explain;
use vakwerk_core::text::Language;
use vakwerk_host::{DevelopmentFolder, Options, Registry, Standing};

use super::{Installed, library, manifest, says, source, still_serves};

#[test]
fn a_sealed_plugin_is_loaded_and_shown() {
    let installed = Installed::nine();
    let registry = installed.open();
    assert!(registry.refusals().is_empty(), "{:?}", registry.refusals());
    let plugin = registry.plugin(&"nine".parse().unwrap()).unwrap();
    assert_eq!(plugin.name().to_string(), "nine 1.0.0");
    assert_eq!(plugin.standing(), Standing::Trusted);
    assert_eq!(plugin.signer().unwrap().publisher, "Vakwerk workshop");
    assert!(plugin.has_code() && plugin.provides(Operation::Profile) && plugin.seal_digest().is_some());
    still_serves(&registry);
}

#[test]
fn a_development_folder_needs_no_seal_and_is_marked() {
    let folder = DevelopmentFolder { folder: source("nine"), library: Some(library("nine")) };
    let registry = Registry::open(&Options { development: vec![folder], ..Options::default() });
    still_serves(&registry);
    let plugin = registry.plugin(&"nine".parse().unwrap()).unwrap();
    assert_eq!((plugin.standing(), plugin.seal_digest()), (Standing::Development, None));
}

#[test]
fn an_installed_folder_without_a_seal_is_refused() {
    let installed = Installed::nine();
    let wild = installed.plugin("wild");
    fs::remove_file(wild.join("seal.toml")).unwrap();
    says(&installed.one_refusal(), "E0201", &["plugin `wild 1.0.0`", "no `seal.toml`"]);
}

#[test]
fn a_folder_without_a_manifest_is_refused() {
    let installed = Installed::nine();
    fs::create_dir(installed.path("empty")).unwrap();
    // Without a manifest there is no seal either; what lacks first is what is told.
    let refused = installed.one_refusal();
    assert!(["E0201", "E0302"].contains(&vakwerk_core::explain::Explain::code(&refused)), "{refused}");
}

#[test]
fn a_seal_that_does_not_match_is_refused() {
    let installed = Installed::nine();
    let wild = installed.plugin("wild");
    let file = wild.join("catalogue/wild.toml");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("max = 20", "max = 10")).unwrap();
    says(&installed.one_refusal(), "E0206", &["catalogue/wild.toml"]);
}

#[test]
fn a_library_that_is_not_what_was_sealed_is_refused() {
    let installed = Installed::nine();
    let wild = installed.plugin("wild");
    let path = fs::read_dir(wild.join("lib").join(vakwerk_host::TARGET)).unwrap().next().unwrap().unwrap().path();
    let mut bytes = fs::read(&path).unwrap();
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    fs::write(&path, bytes).unwrap();
    says(&installed.one_refusal(), "E0237", &["not what was sealed"]);
}

#[test]
fn two_claims_to_one_id_and_version_are_both_refused() {
    let installed = Installed::nine();
    installed.pack("one", &manifest("twice", "1.0.0", ""), None);
    installed.pack("two", &manifest("twice", "1.0.0", ""), None);
    installed.pack("three", &manifest("twice", "1.1.0", ""), None);
    let registry = installed.open();
    still_serves(&registry);
    assert_eq!(registry.refusals().len(), 2);
    says(&registry.refusals()[0], "E0104", &["twice 1.0.0", "two"]);
    says(&registry.refusals()[1], "E0104", &["twice 1.0.0", "one"]);
    assert_eq!(registry.plugin(&"twice".parse().unwrap()).unwrap().name().to_string(), "twice 1.1.0");
}

#[test]
fn a_development_folder_takes_the_place_of_what_is_installed_and_says_so() {
    let installed = Installed::nine();
    let rests = "[requires]\ncalm = \"^1\"";
    for (folder, text) in [("calm", manifest("calm", "1.0.0", "")), ("above", manifest("above", "1.0.0", rests))] {
        installed.pack(folder, &text, None);
    }
    let work = [(); 2].map(|()| tempfile::tempdir().unwrap());
    for folder in &work {
        fs::write(folder.path().join("vakwerk.toml"), manifest("calm", "1.0.0", "")).unwrap();
        fs::create_dir(folder.path().join("catalogue")).unwrap();
    }
    let development = |count: usize| work[..count].iter().map(|folder| folder.path().to_path_buf().into()).collect();
    let open = |count| Registry::open(&Options { development: development(count), ..installed.options() });
    let registry = open(1);
    assert!(registry.refusals().is_empty(), "{:?}", registry.refusals());
    let calm = registry.plugin(&"calm".parse().unwrap()).unwrap();
    assert_eq!((calm.standing(), calm.folder()), (Standing::Development, work[0].path()));
    assert!(registry.plugin(&"above".parse().unwrap()).is_ok(), "what rests on it stays");
    // Of two development folders neither can be told to be the right one.
    let codes: Vec<_> = open(2).refusals().iter().map(|refused| refused.code()).collect();
    assert_eq!(codes, ["E0104", "E0104", "E0105"]);
}

#[test]
fn a_pack_for_another_interface_is_refused_before_it_is_read() {
    let installed = Installed::nine();
    let folder = installed.path("later");
    fs::create_dir(&folder).unwrap();
    let text = manifest("later", "3.0.0", "a-key-of-the-future = true").replace("interface = 1", "interface = 2");
    fs::write(folder.join("vakwerk.toml"), text).unwrap();
    let words = ["plugin `later 3.0.0`", "needs interface 2; this host offers 1. Update the host"];
    says(&installed.one_refusal(), "E0107", &words);
}

#[test]
fn operations_without_a_library_for_this_machine_are_refused() {
    let installed = Installed::nine();
    installed.pack("away", &manifest("away", "1.0.0", "provides = ['profile']"), None);
    says(&installed.one_refusal(), "E0110", &["no library in `lib/"]);
}

#[test]
fn a_file_that_is_no_whole_library_for_this_machine_is_never_opened() {
    let good = fs::read(library("nine")).unwrap();
    let mut other_machine = good.clone();
    // The number of the machine in the header: SPARC.
    other_machine[18..20].copy_from_slice(&2u16.to_le_bytes());
    let cases: &[(&str, &[u8], &str)] = &[
        ("empty", b"", "E0222"),
        ("text", b"this is not a library\n", "E0223"),
        ("truncated", &good[..good.len() / 2], "E0224"),
        ("beheaded", &good[..40], "E0224"),
        ("foreign", &other_machine, "E0225"),
    ];
    for (name, bytes, code) in cases {
        let installed = Installed::nine();
        installed.pack_with_bytes(name, bytes);
        says(&installed.one_refusal(), code, &[name]);
    }
}

#[test]
fn a_library_that_the_interface_cannot_use_is_refused() {
    let cases: &[(&str, &str, &[&str])] = &[
        ("bare", "E0228", &["no Vakwerk interface", "export_plugin!"]),
        ("tomorrow", "E0229", &["interface 2.0.0; this host offers 1.0.0"]),
        ("unresolved", "E0227", &["`vakwerk_test_function_that_is_nowhere`"]),
        ("nine", "E0232", &["built for `nine 1.0.0`"]),
    ];
    for (name, code, words) in cases {
        let installed = Installed::nine();
        installed.pack("strange", &manifest("strange", "1.0.0", "provides = ['profile']"), Some(&library(name)));
        says(&installed.one_refusal(), code, words);
    }
}

#[test]
fn a_library_bound_to_another_catalogue_is_refused() {
    let installed = Installed::nine();
    let changed = tempfile::tempdir().unwrap();
    fs::create_dir(changed.path().join("catalogue")).unwrap();
    let copy = |path: &str, from: &str, to: &str| {
        let text = fs::read_to_string(source("wild").join(path)).unwrap();
        assert!(text.contains(from));
        fs::write(changed.path().join(path), text.replace(from, to)).unwrap();
    };
    copy("vakwerk.toml", "Proef wild", "Proef wild, anders");
    copy("catalogue/wild.toml", "Wens", "Wensen");
    vakwerk_host::workshop::seal_folder(changed.path(), Some(&library("wild")), &installed.path("wild")).unwrap();
    says(&installed.one_refusal(), "E0233", &["built with catalogue"]);
}

#[test]
fn a_plugin_that_panics_while_it_is_made_is_refused() {
    let installed = Installed::nine();
    installed.plugin("stillborn");
    says(&installed.one_refusal(), "E0114", &["stopped while starting"]);
}

#[test]
fn a_folder_of_plugins_that_is_not_there_is_said() {
    let mut options = Installed::nine().options();
    options.folders = vec!["no-such-folder".into()];
    let registry = Registry::open(&options);
    says(&registry.refusals()[0], "E0102", &["no-such-folder"]);
}

/// What the system says is told in the language of the reader, and a page that is handed on names no folder.
#[test]
fn a_refusal_is_told_in_dutch_and_where_asked_without_folders() {
    let room = tempfile::tempdir().unwrap();
    let absent = room.path().join("nergens");
    let registry = Registry::open(&Options { folders: vec![absent.clone()], ..Options::default() });
    let [refused] = registry.refusals() else { panic!("{:?}", registry.refusals()) };
    let told = refused.explain(Language::Nl);
    assert!(told.contains("is niet te lezen: het bestaat niet.") && told.contains("nergens"), "{told}");
    assert!(refused.explain(Language::En).contains("cannot be read: it does not exist."));
    let told = refused.explain_without_folders(Language::Nl);
    assert!(told.starts_with("de map met plugins is niet te lezen") && !told.contains("nergens"), "{told}");
    // A library that is no file, as the host tells it.
    let folder = DevelopmentFolder { folder: source("nine"), library: Some(absent) };
    let registry = Registry::open(&Options { development: vec![folder], ..Options::default() });
    let told = registry.refusals()[0].explain(Language::Nl);
    assert!(told.contains("de bibliotheek is niet te lezen: het bestaat niet."), "{told}");
}
