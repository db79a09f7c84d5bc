//! A pack on its way: compared, bundled, installed, resolved, used, moved to and removed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::fs;
use std::path::Path;

use common::desk::{Desk, text, versions};
use serde_json::Value;
use vakwerk_host::workshop::{seal_folder, trust};

/// What differs from run to run: digests of what a throw-away key signed.
fn steady(mut said: String) -> String {
    let mut at = 0;
    while let Some(found) = said[at..].find(|c: char| c.is_ascii_hexdigit()) {
        let start = at + found;
        let end = said[start..].find(|c: char| !c.is_ascii_hexdigit()).map_or(said.len(), |end| start + end);
        let digest = end - start == 64 || (end - start == 12 && said[..start].ends_with(['l', ' ']));
        if digest {
            said.replace_range(start..end, "…");
            at = start + "…".len();
        } else {
            at = end;
        }
    }
    said
}

/// The day on which the test runs; the days of the case itself stay.
fn dated(said: String) -> String {
    let is_day = |word: &&str| {
        let shape: Vec<usize> = word.split('-').map(str::len).collect();
        shape == [4, 2, 2] && word.chars().all(|c| c.is_ascii_digit() || c == '-') && !word.starts_with("2026-01-0")
    };
    let days: Vec<String> = said.split_whitespace().filter(is_day).map(str::to_owned).collect();
    days.iter().fold(said, |said, day| said.replace(day, "JJJJ-MM-DD"))
}

#[test]
fn the_road_of_a_pack_reads_well_in_both_languages() {
    for language in ["nl", "en"] {
        let desk = Desk::new();
        let mut said = String::new();
        let mut say = |args: &[&str]| {
            let args = [args, &["--lang", language]].concat();
            let golden = desk.run(&args).golden();
            said.push_str(&format!("\n$ vakwerk {}\n{golden}", args.join(" ")));
        };
        let (old, new) = (text(versions("1.0.0")), text(versions("2.0.0")));
        let packed = |source: &str| {
            let manifest = fs::read_to_string(versions(source).join("vakwerk.toml")).unwrap();
            let low = desk.at("te-laag");
            fs::create_dir_all(low.join("catalogue")).unwrap();
            fs::write(low.join("vakwerk.toml"), manifest.replace("2.0.0\"", "1.1.0\"").replace("<1.1.0", "<2.0.0"))
                .unwrap();
            let catalogue = fs::read_to_string(versions(source).join("catalogue/alles.toml")).unwrap();
            fs::write(low.join("catalogue/alles.toml"), catalogue.replace("edition = 2", "edition = 1")).unwrap();
        };
        packed("2.0.0");
        fs::create_dir_all(desk.at("oud")).unwrap();
        copy(Path::new(&old), &desk.at("oud"));
        copy(Path::new(&new), &desk.at("nieuw"));
        say(&["diff", "oud", "nieuw"]);
        say(&["diff", "oud", "oud"]);
        say(&["bundle", "te-laag", "--previous", "oud"]);
        say(&["bundle", "nieuw", "--previous", "oud", "--out", "nieuw.vakwerk"]);
        say(&["bundle", "nieuw", "--out", "verzonnen-2.0.0.vakwerk"]);
        say(&["bundle", "oud", "--out", "nieuw.vakwerk"]);
        say(&["install", "verzonnen-1.0.0.vakwerk", "--into", "plugins", "--trust", "trust.toml"]);
        say(&["install", "verzonnen-1.0.0.vakwerk", "--into", "plugins"]);
        fs::write(desk.at("geen-bundel.vakwerk"), "iets anders").unwrap();
        say(&["install", "geen-bundel.vakwerk", "--into", "plugins"]);
        say(&["install", "nergens.vakwerk", "--into", "plugins"]);
        say(&Desk::with_plugins(&["resolve", "--set", "2026"]));
        say(&Desk::with_plugins(&["resolve", "verzonnen@^2"]));
        desk.done(&Desk::with_plugins(&["case", "replay", &text(versions("zaak.toml")), "--store", "zaken"]));
        assert_eq!(desk.install("2.0.0").exit, 0);
        say(&["case", "show", "oude-zaak", "--store", "zaken"]);
        say(&Desk::with_plugins(&["case", "show", "oude-zaak", "--store", "zaken"]));
        say(&["remove", "verzonnen", "1.0.0", "--from", "plugins", "--cases", "zaken"]);
        let mover = ["case", "move", "oude-zaak", "--store", "zaken", "--reason", "herziening"];
        say(&Desk::with_plugins(&[&mover[..], &["--dry-run"]].concat()));
        say(&Desk::with_plugins(&mover));
        say(&Desk::with_plugins(&mover));
        say(&["case", "show", "oude-zaak", "--store", "zaken"]);
        say(&["remove", "verzonnen", "1.0.0", "--from", "plugins", "--cases", "zaken"]);
        say(&["remove", "verzonnen", "1.0.0", "--from", "plugins", "--cases", "zaken"]);
        insta::assert_snapshot!(format!("road-{language}"), dated(steady(said)));
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (path, name) = (entry.as_ref().unwrap().path(), entry.unwrap().file_name());
        if path.is_dir() { copy(&path, &to.join(name)) } else { fs::copy(&path, to.join(name)).map(|_| ()).unwrap() }
    }
}

#[test]
fn a_question_with_another_name_is_proposed_declared_and_followed_by_records() {
    let desk = Desk::new();
    copy(&versions("1.0.0"), &desk.at("nieuw"));
    let catalogue = fs::read_to_string(desk.at("nieuw/catalogue/alles.toml")).unwrap();
    let asked = catalogue
        .replace(
            "{ id = \"een\", label = { nl = \"een\", en = \"one\" } }",
            "{ id = \"begin\", label = { nl = \"een\", en = \"one\" } }",
        )
        .replace("{ id = \"totaal\", name", "{ id = \"som\", name")
        .replace("een + twee", "begin + twee");
    fs::write(desk.at("nieuw/catalogue/alles.toml"), &asked).unwrap();
    let old = text(versions("1.0.0"));
    let mut said = String::new();
    for language in ["nl", "en"] {
        said.push_str(&desk.run(&["diff", &old, "nieuw", "--lang", language]).golden());
    }
    // What is proposed is written down as it stands there, and the version and the edition as they are asked for.
    let told = desk.run(&["diff", &old, "nieuw", "--json"]).json();
    let manifest = fs::read_to_string(desk.at("nieuw/vakwerk.toml")).unwrap().replace("1.0.0", "2.0.0");
    let renamed: String = told["renames"].as_array().unwrap().iter().fold(manifest, |written, name| {
        let (from, to) = (name["from"].as_str().unwrap(), name["to"].as_str().unwrap());
        written + &format!("\n[[renamed]]\nfrom = \"{from}\"\nto = \"{to}\"\nsince = \"2.0.0\"\n")
    });
    fs::write(desk.at("nieuw/vakwerk.toml"), renamed).unwrap();
    let raised = asked.replace("id = \"lijst\"\nedition = 1", "id = \"lijst\"\nedition = 2");
    fs::write(desk.at("nieuw/catalogue/alles.toml"), raised).unwrap();
    // The examples follow the new name of the scale, or there would be no bundle.
    let examples = fs::read_to_string(desk.at("nieuw/vectors/lijst.json")).unwrap();
    fs::write(desk.at("nieuw/vectors/lijst.json"), examples.replace("totaal", "som")).unwrap();
    for language in ["nl", "en"] {
        said.push_str(&desk.done(&["diff", &old, "nieuw", "--lang", language]).golden());
    }
    assert_eq!(desk.install("1.0.0").exit, 0);
    desk.done(&Desk::with_plugins(&["case", "replay", &text(versions("zaak.toml")), "--store", "zaken"]));
    seal_folder(&desk.at("nieuw"), None, &desk.at("sealed-nieuw")).unwrap();
    desk.done(&["bundle", "sealed-nieuw", "--out", "verzonnen-2.0.0.vakwerk", "--replace"]);
    assert_eq!(desk.install("2.0.0").exit, 0);
    for language in ["nl", "en"] {
        said.push_str(
            &desk
                .done(&Desk::with_plugins(&["case", "show", "oude-zaak", "--store", "zaken", "--lang", language]))
                .golden(),
        );
        let mover = ["case", "move", "oude-zaak", "--store", "zaken", "--reason", "x", "--dry-run", "--lang", language];
        said.push_str(&desk.done(&Desk::with_plugins(&mover)).golden());
    }
    insta::assert_snapshot!("renamed-question", dated(steady(said)));
}

#[test]
fn a_trajectory_keeps_to_its_set_until_it_is_moved_and_the_move_says_what_changes() {
    let desk = Desk::new();
    assert_eq!(desk.install("1.0.0").exit, 0);
    desk.done(&Desk::with_plugins(&["resolve", "--set", "2026"]));
    desk.done(&Desk::with_plugins(&["case", "replay", &text(versions("zaak.toml")), "--store", "zaken"]));
    assert_eq!(desk.install("2.0.0").exit, 0);
    desk.done(&Desk::with_plugins(&["resolve", "--set", "2027"]));
    let listed = desk.done(&Desk::with_plugins(&["plugins", "--json"])).json();
    let shown: Vec<_> = listed.as_array().unwrap().iter().map(|one| one["version"].as_str().unwrap()).collect();
    assert_eq!(shown, ["1.0.0", "2.0.0"], "both lie side by side");

    let mover = ["case", "move", "oude-zaak", "--store", "zaken", "--reason", "herziening", "--json"];
    let same = desk.run(&Desk::with_plugins(&[&mover[..], &["--lock", "vakwerk.lock", "--set", "2026"]].concat()));
    assert_eq!(same.exit, 1, "it works with that set already");
    let none = desk.run(&Desk::with_plugins(&[&mover[..], &["--lock", "vakwerk.lock", "--set", "2028"]].concat()));
    assert_eq!(none.json()["error"]["code"], "E0731");
    let moved = desk.done(&Desk::with_plugins(&[&mover[..], &["--lock", "vakwerk.lock", "--set", "2027"]].concat()));
    let moved = moved.json();
    assert_eq!((&moved["recorded"], &moved["sequence"]), (&Value::from(true), &Value::from(7)));
    let [change] = moved["changes"].as_array().unwrap().as_slice() else { panic!("{moved}") };
    assert_eq!((&change["from"], &change["to"]), (&Value::from("1.0.0"), &Value::from("2.0.0")));
    let items = change["items"].as_array().unwrap();
    let told =
        |name: &str| items.iter().find(|item| item["item"] == name).unwrap_or_else(|| panic!("{name}: {change}"));
    assert_eq!(told("rust")["became"]["renamed"], "kalmte");
    assert_eq!(told("samen")["became"]["removed"], true);
    assert_eq!(told("moed")["became"]["edition"], 2);
    assert_eq!(told("lijst")["became"]["withdrawn"]["en"], "the second question did not count twice");
    assert_eq!(told("adem/diep")["became"]["removed"], true);
    assert!(["rust", "samen", "moed", "lijst", "adem/diep"].iter().all(|name| told(name)["in-record"] == true));
    assert_eq!(told("adem").get("in-record"), None, "the record names a term of it, not the concept");
    assert_eq!(desk.done(&["case", "verify", "oude-zaak", "--store", "zaken"]).exit, 0);
}

#[test]
fn a_case_is_replayed_with_the_versions_it_began_with_while_newer_ones_lie_beside_them() {
    let desk = Desk::new();
    let script = text(versions("zaak.toml"));
    let replay = |store: &str, more: &[&str]| {
        let args = [&["case", "replay", &script, "--store", store][..], more].concat();
        desk.run(&Desk::with_plugins(&args))
    };
    let kept = |store: &str| fs::read(desk.at(store).join("oude-zaak.jsonl")).unwrap();
    assert_eq!(desk.install("1.0.0").exit, 0);
    desk.done(&Desk::with_plugins(&["resolve", "--set", "2026"]));
    assert_eq!(replay("toen", &[]).exit, 0);
    assert_eq!(desk.install("2.0.0").exit, 0);
    desk.done(&Desk::with_plugins(&["resolve", "--set", "2027"]));

    let of_then = ["--lock", "vakwerk.lock", "--set", "2026"];
    let again = replay("opnieuw", &of_then);
    assert_eq!(again.exit, 0, "{}", again.err);
    assert_eq!(kept("opnieuw"), kept("toen"), "the same script with the same set gives the same bytes");
    assert!(String::from_utf8(kept("opnieuw")).unwrap().contains("\"1.0.0\""));
    // Without a lock, and with the later one, a goal of then is not there any more.
    for (store, more) in [("nieuwste", &[][..]), ("later", &["--lock", "vakwerk.lock", "--set", "2027"])] {
        let refused = replay(store, more);
        assert_eq!(refused.exit, 1, "{}", refused.out);
        assert!(refused.err.contains("E0754") && refused.err.contains("verzonnen:rust"), "{}", refused.err);
    }

    let unknown = replay("geen", &["--lock", "vakwerk.lock", "--set", "2028", "--json"]);
    assert_eq!((unknown.exit, &unknown.json()["error"]["code"]), (1, &Value::from("E0731")));
    assert_eq!(replay("geen", &["--set", "2026"]).exit, 2, "a set without the file it stands in");
    desk.done(&["remove", "verzonnen", "1.0.0", "--from", "plugins", "--even-if-used", "--cases", "toen"]);
    let gone = replay("geen", &of_then);
    assert_eq!(gone.exit, 1, "{}", gone.out);
    assert!(gone.err.contains("verzonnen 1.0.0"), "{}", gone.err);
    assert!(!desk.at("geen").exists(), "nothing is kept of it");
}

#[test]
fn two_versions_score_side_by_side_each_in_its_own_set() {
    let desk = Desk::new();
    for (version, set) in [("1.0.0", "2026"), ("2.0.0", "2027")] {
        assert_eq!(desk.install(version).exit, 0);
        desk.done(&Desk::with_plugins(&["resolve", "--set", set]));
    }
    // The acts that both versions know: opening, beginning and scoring.
    let script = fs::read_to_string(versions("zaak.toml")).unwrap();
    let parts: Vec<&str> = script.split("[[act]]").collect();
    let [head, opened, begun, .., scored] = parts.as_slice() else { panic!("{script}") };
    fs::write(desk.at("zaak.toml"), [*head, *opened, *begun, *scored].join("[[act]]")).unwrap();
    let recorded = |set: &str| {
        let args = ["case", "replay", "zaak.toml", "--store", set, "--lock", "vakwerk.lock", "--set", set];
        desk.done(&Desk::with_plugins(&args));
        let case = fs::read_to_string(desk.at(set).join("oude-zaak.jsonl")).unwrap();
        let lines = case.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        lines.map(|line| line.to_string()).filter(|line| line.contains("verzonnen:lijst")).collect::<String>()
    };
    let (then, now) = (recorded("2026"), recorded("2027"));
    assert!(then.contains("1.0.0") && !then.contains("2.0.0"), "{then}");
    assert!(now.contains("2.0.0") && !now.contains("1.0.0"), "{now}");
}

#[test]
fn a_report_shows_things_as_they_were_recorded_and_says_what_became_of_them() {
    let desk = Desk::new();
    assert_eq!(desk.install("1.0.0").exit, 0);
    desk.done(&Desk::with_plugins(&["case", "replay", &text(versions("zaak.toml")), "--store", "zaken"]));
    let report = ["case", "report", "oude-zaak", "--store", "zaken", "--kind", "end"];
    let before = desk.done(&Desk::with_plugins(&report)).out;
    assert!(!before.contains("Wat er sindsdien veranderde"), "{before}");
    assert_eq!(desk.install("2.0.0").exit, 0);
    for said in
        ["## Plugins", "| verzonnen 1.0.0 | Vakwerk | ondertekend door Vakwerk workshop, sleutel ", "Alleen voor"]
    {
        assert!(before.contains(said), "{said}: {before}");
    }
    let after = desk.done(&Desk::with_plugins(&report)).out;
    assert!(
        after.contains("Wat er sindsdien veranderde") && after.contains("heet nu") && after.contains("kalmte"),
        "{after}"
    );
    assert!(after.contains("Totaal") && after.contains("is ingetrokken: de tweede vraag telde niet dubbel"), "{after}");
    assert_eq!(desk.done(&report).out, before, "without plugins it is what it was");
}

#[test]
fn a_case_that_cannot_be_read_holds_a_plugin_back_unless_one_is_told() {
    let desk = Desk::new();
    assert_eq!(desk.install("1.0.0").exit, 0);
    fs::create_dir_all(desk.at("zaken")).unwrap();
    fs::write(desk.at("zaken/kapot.jsonl"), "{ this is no case\n").unwrap();
    let remove = ["remove", "verzonnen", "--from", "plugins", "--cases", "zaken", "--json"];
    let refused = desk.run(&remove);
    assert_eq!((refused.exit, &refused.json()["error"]["code"]), (1, &Value::from("E0730")));
    let removed = desk.done(&[&remove[..], &["--even-if-used"]].concat()).json();
    assert_eq!(removed["removed"], serde_json::json!(["1.0.0"]));
    assert!(!desk.at("plugins/verzonnen").exists());
    assert_eq!(
        desk.run(&["remove", "verzonnen", "--from", "plugins"]).exit,
        2,
        "where to look is not left out by mistake"
    );
}

#[test]
fn what_a_publisher_did_not_sign_is_not_installed_where_the_trusted_are_named() {
    let desk = Desk::new();
    let unsigned = text(versions("1.0.0"));
    desk.done(&["bundle", &unsigned, "--out", "unsigned.vakwerk"]);
    let refused = desk.run(&["install", "unsigned.vakwerk", "--into", "plugins", "--trust", "trust.toml"]);
    assert_eq!(refused.exit, 1);
    assert!(refused.err.contains("E0212"), "{}", refused.err);
    assert!(!desk.at("plugins/verzonnen").exists());
}

#[test]
fn a_bundle_never_takes_the_place_of_what_cannot_be_made_again_unless_told() {
    let desk = Desk::new();
    let (old, new, sealed) = (text(versions("1.0.0")), text(versions("2.0.0")), text(desk.at("sealed-1.0.0")));
    let bundle = |folder: &str, out: &str, more: &[&str]| {
        desk.run(&[&["bundle", folder, "--out", out, "--json"][..], more].concat())
    };
    let signed = fs::read(desk.file("1.0.0")).unwrap();
    fs::write(desk.at("scriptie.docx"), "iets anders").unwrap();
    bare(&desk, "ander", "1.0.0", "");
    for (out, id) in [("verzonnen-1.0.0.vakwerk", "verzonnen"), ("scriptie.docx", ""), ("ander-1.0.0.vakwerk", "ander")]
    {
        let before = fs::read(desk.at(out)).unwrap();
        let refused = bundle(&old, out, &[]);
        assert_eq!((refused.exit, &refused.json()["error"]["code"]), (1, &Value::from("E0718")), "{out}");
        assert!(refused.out.contains("--replace") && refused.out.contains(id), "{}", refused.out);
        assert_eq!(fs::read(desk.at(out)).unwrap(), before, "{out}");
    }
    // The very same changes nothing; and what may go, goes, and is named.
    assert_eq!(bundle(&sealed, "verzonnen-1.0.0.vakwerk", &[]).json()["replaced"], Value::Null);
    assert_eq!(fs::read(desk.file("1.0.0")).unwrap(), signed);
    let told = bundle(&old, "verzonnen-1.0.0.vakwerk", &["--replace"]).json();
    assert_eq!((&told["signed"], &told["replaced"]["signed"]), (&Value::from(false), &Value::from(true)));
    let told = bundle(&new, "verzonnen-1.0.0.vakwerk", &[]).json();
    assert_eq!((&told["replaced"]["version"], &told["replaced"]["otherwise"]), (&"1.0.0".into(), &false.into()));
    assert_eq!(bundle(&old, "scriptie.docx", &["--replace"]).exit, 0);
    let left = fs::read_dir(desk.at("."))
        .unwrap()
        .filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().ends_with(".new"));
    assert_eq!(left.count(), 0);
}

/// Puts a pack on the desk that holds nothing but its manifest, sealed, signed and bundled.
fn bare(desk: &Desk, id: &str, version: &str, rest: &str) -> String {
    let written = desk.at(&format!("{id}-{version}"));
    fs::create_dir_all(&written).unwrap();
    let manifest = format!(
        "id = \"{id}\"\nversion = \"{version}\"\ninterface = 1\nname = {{ nl = \"Verzonnen\", en = \"Invented\" }}\n\
         intended-purpose = {{ nl = \"Alleen voor proeven.\", en = \"For tests only.\" }}\npublisher = \"Vakwerk\"\n\
         licence = \"MIT OR Apache-2.0\"\nlanguages = [\"nl\", \"en\"]\n{rest}"
    );
    fs::write(written.join("vakwerk.toml"), manifest).unwrap();
    let sealed = desk.at(&format!("sealed-{id}-{version}"));
    seal_folder(&written, None, &sealed).unwrap();
    let file = format!("{id}-{version}.vakwerk");
    desk.done(&["bundle", &text(sealed), "--out", &file]);
    fs::write(desk.at("trust.toml"), trust().to_toml().unwrap()).unwrap();
    file
}

#[test]
fn a_lock_is_renewed_knowingly_and_never_to_something_older_or_swapped() {
    let desk = Desk::new();
    let resolve = Desk::with_plugins(&["resolve", "--json"]);
    assert_eq!(desk.install("1.0.0").exit, 0);
    let first = desk.done(&resolve).json();
    assert_eq!(first["changes"][0]["from"], Value::Null);
    assert_eq!(desk.done(&resolve).json()["changes"], serde_json::json!([]));
    assert_eq!(desk.install("2.0.0").exit, 0);
    let newer = desk.done(&resolve).json();
    let version = |side: &str| newer["changes"][0][side]["version"].clone();
    assert_eq!((version("from"), version("to")), ("1.0.0".into(), "2.0.0".into()));
    // An older version, in the lock that is there.
    let locked = fs::read(desk.at("vakwerk.lock")).unwrap();
    let refused = |code: &str, words: &[&str], args: &[&str]| {
        for dry in [&[][..], &["--dry-run"]] {
            let run = desk.run(&[args, dry].concat());
            assert_eq!((run.exit, &run.json()["error"]["code"]), (1, &Value::from(code)), "{run:?}");
            assert!(words.iter().all(|word| run.out.contains(word)), "{words:?}: {run:?}");
            assert_eq!(fs::read(desk.at("vakwerk.lock")).unwrap(), locked);
        }
    };
    refused("E0126", &["2.0.0", "1.0.0"], &Desk::with_plugins(&["resolve", "verzonnen@^1", "--json"]));
    // The same version with other content: a development folder in its place.
    let folder = text(versions("2.0.0"));
    let swapped = ["resolve", "--json", "--development", folder.as_str()];
    refused("E0123", &["zegel", "ontwikkelmap"], &Desk::with_plugins(&swapped));
    // Other sets are another matter.
    desk.done(&Desk::with_plugins(&["resolve", "verzonnen@^1", "--set", "oud"]));
}

#[test]
fn a_plugin_that_another_requires_is_not_removed_unless_one_is_told() {
    let desk = Desk::new();
    let above = bare(&desk, "erop", "1.0.0", "[requires]\nverzonnen = \"^1\"\n");
    for file in ["verzonnen-1.0.0.vakwerk", "verzonnen-2.0.0.vakwerk", &above] {
        desk.done(&["install", file, "--into", "plugins", "--trust", "trust.toml"]);
    }
    fs::create_dir_all(desk.at("zaken")).unwrap();
    let remove = |version: &str| {
        let args = ["remove", "verzonnen", version, "--from", "plugins", "--cases", "zaken", "--json"];
        args.map(str::to_owned)
    };
    let run = |args: &[String], more: &[&str]| {
        let args: Vec<&str> = args.iter().map(String::as_str).chain(more.iter().copied()).collect();
        desk.run(&args)
    };
    // Nothing rests on the other version.
    assert_eq!(run(&remove("2.0.0"), &[]).exit, 0);
    let refused = run(&remove("1.0.0"), &[]);
    assert_eq!((refused.exit, &refused.json()["error"]["code"]), (1, &Value::from("E0733")));
    assert_eq!(refused.json()["error"]["required"][0]["id"], "erop");
    assert!(desk.at("plugins/verzonnen/1.0.0").is_dir());
    let removed = run(&remove("1.0.0"), &["--even-if-used"]);
    assert_eq!(removed.json()["required"][0]["requires"], "^1");
    assert!(!desk.at("plugins/verzonnen").exists());
}
