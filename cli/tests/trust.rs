//! Keys, signing, and the list of trusted publishers: as a publisher and as whoever trusts one types them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use common::{Run, packs, program, run};
use serde_json::Value;
use tempfile::TempDir;

/// A folder to work in; the variables of whoever runs the tests do not reach it.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn with_password(&self, password: &str, args: &[&str]) -> Run {
        let mut program = program(80);
        program.env_remove("VAKWERK_PLUGINS").env("VAKWERK_KEY_PASSWORD", password);
        run(program.current_dir(self.folder.path()).args(args))
    }

    fn run(&self, args: &[&str]) -> Run {
        self.with_password("", args)
    }

    fn done(&self, args: &[&str]) -> Run {
        let done = self.run(args);
        assert_eq!(done.exit, 0, "{args:?}: {}{}", done.out, done.err);
        done
    }

    fn refused(&self, code: &str, args: &[&str]) -> Run {
        let refused = self.run(args);
        assert!(refused.exit > 0 && refused.err.contains(code), "{args:?}: {refused:?}");
        refused
    }

    /// A key without a password; gives its public half.
    fn key(&self, name: &str) -> String {
        let made = self.done(&["key", "new", name, "--no-password", "--json"]).json();
        made["key"].as_str().unwrap().to_owned()
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.at(name)).unwrap()
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (path, name) = (entry.as_ref().unwrap().path(), entry.unwrap().file_name());
        if path.is_dir() { copy(&path, &to.join(name)) } else { fs::copy(&path, to.join(name)).map(|_| ()).unwrap() }
    }
}

/// What is another in every run: keys, their numbers, and digests.
fn steady(said: &str) -> String {
    let is_key = |word: &str| word.len() == 56 && word.starts_with("RW");
    let is_hex = |word: &str| matches!(word.len(), 12 | 16 | 64) && word.chars().all(|c| c.is_ascii_hexdigit());
    let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '=');
    let mut out = String::new();
    let mut rest = said;
    while let Some(start) = rest.find(part) {
        let end = rest[start..].find(|c| !part(c)).map_or(rest.len(), |end| start + end);
        let word = &rest[start..end];
        out.push_str(&rest[..start]);
        // A signature does not compress to the same length every time.
        let is_size = rest[end..].starts_with(" bytes") && word.chars().all(|c| c.is_ascii_digit());
        // Of the same length, so that lines break where they did.
        let masked = if is_key(word) || is_hex(word) || is_size { "#".repeat(word.len()) } else { word.to_owned() };
        out.push_str(&masked);
        rest = &rest[end..];
    }
    out + rest
}

#[test]
fn keys_signing_and_the_list_read_well_in_both_languages() {
    for language in ["nl", "en"] {
        let desk = Desk::new();
        copy(&packs().join("proef"), &desk.at("proef"));
        let mut said = String::new();
        let mut say = |args: &[&str]| {
            let args = [args, &["--lang", language]].concat();
            said.push_str(&format!("\n$ vakwerk {}\n{}", args.join(" "), steady(&desk.run(&args).golden())));
        };
        say(&["key", "new", "uitgever", "--no-password"]);
        say(&["key", "new", "uitgever", "--no-password"]);
        say(&["key", "new", "ander"]);
        say(&["sign", "proef", "--key", "uitgever.pub"]);
        say(&["sign", "proef", "--key", "uitgever.key"]);
        say(&["bundle", "proef", "--key", "uitgever.key", "--out", "proef.vakwerk"]);
        say(&["bundle", "proef", "--out", "proef.vakwerk"]);
        say(&["trust", "show"]);
        say(&["trust", "show", "--trust", "lijst.toml"]);
        say(&["trust", "add", "Uitgever", "--key", "uitgever.pub", "--trust", "lijst.toml"]);
        say(&["trust", "add", "Uitgever", "--key", "uitgever.key", "--publishes", "proef", "--trust", "lijst.toml"]);
        say(&["trust", "add", "Uitgever", "--key", "uitgever.pub", "--publishes", "proef", "--trust", "lijst.toml"]);
        say(&["trust", "add", "Uitgever", "--publishes", "proef", "--trust", "lijst.toml"]);
        say(&["trust", "add", "Ander", "--key", "uitgever.pub", "--publishes", "proef", "--trust", "lijst.toml"]);
        say(&["install", "proef.vakwerk", "--into", "plugins", "--trust", "lijst.toml"]);
        say(&["plugins", "--plugins", "plugins", "--trust", "lijst.toml"]);
        say(&["trust", "revoke", "0123456789ABCDEF", "--trust", "lijst.toml"]);
        let revoke = ["trust", "revoke", "uitgever.pub", "--reason", "laptop gestolen", "--on", "2026-05-01"];
        say(&[&revoke[..], &["--trust", "lijst.toml"]].concat());
        say(&[&revoke[..], &["--trust", "lijst.toml"]].concat());
        say(&["trust", "add", "Uitgever", "--key", "uitgever.pub", "--trust", "lijst.toml"]);
        say(&["trust", "show", "--trust", "lijst.toml"]);
        say(&["plugins", "--plugins", "plugins", "--trust", "lijst.toml"]);
        insta::assert_snapshot!(format!("road-{language}"), said);
    }
}

#[test]
fn a_key_is_for_its_owner_only_and_never_written_over() {
    let desk = Desk::new();
    desk.key("een");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = |name: &str| fs::metadata(desk.at(name)).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode("een.key"), 0o600);
    }
    let (secret, public) = (desk.text("een.key"), desk.text("een.pub"));
    desk.refused("E0252", &["key", "new", "een", "--no-password"]);
    assert_eq!((desk.text("een.key"), desk.text("een.pub")), (secret, public));
    // Where only one half can be written, neither stays.
    fs::write(desk.at("twee.pub"), "iets anders").unwrap();
    desk.refused("E0252", &["key", "new", "twee", "--no-password"]);
    assert!(!desk.at("twee.key").exists());
    assert_eq!(desk.text("twee.pub"), "iets anders");
}

#[test]
fn the_secret_half_and_its_password_are_never_told() {
    let desk = Desk::new();
    copy(&packs().join("proef"), &desk.at("proef"));
    let password = "wachtwoord4711";
    let made = desk.with_password(password, &["key", "new", "sleutel", "--json"]);
    assert_eq!(made.exit, 0, "{made:?}");
    let secret = desk.text("sleutel.key");
    let secret = secret.lines().nth(1).unwrap();
    let signed = desk.with_password(password, &["sign", "proef", "--key", "sleutel.key"]);
    assert_eq!(signed.exit, 0, "{signed:?}");
    let mut said = vec![made, signed];
    for (wrong, form) in [("wachtwoord4712", "--json"), ("", "--lang=en"), ("", "--json")] {
        let refused = desk.with_password(wrong, &["sign", "proef", "--key", "sleutel.key", form]);
        assert!(refused.exit == 1 && format!("{}{}", refused.out, refused.err).contains("E0251"), "{refused:?}");
        said.push(refused);
    }
    for form in ["--lang=nl", "--json"] {
        for key in ["sleutel.key", secret] {
            let add = ["trust", "add", "X", "--key", key, "--publishes", "x", "--trust", "lijst.toml", form];
            said.push(desk.run(&add));
            assert_eq!(said.last().unwrap().exit, 1);
        }
    }
    for run in said {
        let all = format!("{}{}", run.out, run.err);
        assert!(!all.contains(secret) && !all.contains("4711") && !all.contains("4712"), "{all}");
    }
}

#[test]
fn what_changed_after_sealing_is_not_signed_until_it_is_sealed_anew() {
    let desk = Desk::new();
    copy(&packs().join("proef"), &desk.at("proef"));
    desk.key("een");
    let sign = ["sign", "proef", "--key", "een.key"];
    desk.done(&sign);
    desk.done(&sign);
    let manifest = desk.text("proef/vakwerk.toml");
    fs::write(desk.at("proef/vakwerk.toml"), manifest + "\n# later\n").unwrap();
    desk.refused("E0206", &sign);
    desk.done(&[&sign[..], &["--reseal"]].concat());
    // A secret key among the files would go along with the pack.
    fs::copy(desk.at("een.key"), desk.at("proef/een.key")).unwrap();
    let before = desk.text("proef/seal.toml.minisig");
    desk.refused("E0253", &[&sign[..], &["--reseal"]].concat());
    assert_eq!(desk.text("proef/seal.toml.minisig"), before, "nothing was signed");
    desk.refused("E0253", &["bundle", "proef", "--out", "uit.vakwerk"]);
    assert!(!desk.at("uit.vakwerk").exists());
}

#[test]
fn a_signed_bundle_is_installed_and_loads_and_the_folder_stays_as_it_is() {
    let desk = Desk::new();
    copy(&packs().join("proef"), &desk.at("proef"));
    let public = desk.key("een");
    let bundled = desk.done(&["bundle", "proef", "--key", "een.key", "--out", "uit.vakwerk", "--json"]).json();
    assert_eq!((&bundled["signed"], &bundled["key"]), (&Value::from(true), &Value::from(public.as_str())));
    assert!(!desk.at("proef/seal.toml").exists());
    desk.done(&["trust", "add", "Een", "--key", &public, "--publishes", "proef", "--trust", "lijst.toml"]);
    desk.done(&["install", "uit.vakwerk", "--into", "plugins", "--trust", "lijst.toml"]);
    let with = ["--plugins", "plugins", "--trust", "lijst.toml"];
    let listed = desk.done(&[&["plugins", "--json"][..], &with].concat()).json();
    assert_eq!(listed[0]["signed-by"]["publisher"], "Een");
    assert_eq!(listed[0]["signed-by"]["key"], public);
    let shown = desk.done(&[&["show", "proef", "--json"][..], &with].concat()).json();
    assert_eq!(shown["signed-by"], listed[0]["signed-by"]);
    // The same files, installed before they were signed, get the signature of the bundle that is signed.
    desk.done(&["bundle", "proef", "--out", "kaal.vakwerk"]);
    for (bundle, taken) in [("kaal.vakwerk", false), ("uit.vakwerk", true), ("kaal.vakwerk", false)] {
        let installed = desk.done(&["install", bundle, "--into", "later", "--json"]).json();
        assert_eq!(installed["signature-taken"], taken, "{installed}");
    }
    desk.done(&["plugins", "--plugins", "later", "--trust", "lijst.toml"]);
    // A key that was signed with and is another's is refused where it is installed.
    desk.key("twee");
    desk.done(&["bundle", "proef", "--key", "twee.key", "--out", "twee.vakwerk"]);
    desk.refused("E0214", &["install", "twee.vakwerk", "--into", "elders", "--trust", "lijst.toml"]);
    assert!(!desk.at("elders/proef").exists());
}

const BY_HAND: &str = "# Ours, kept by hand.\nformat = 1\n\n# Signed by phone, 2026-01-05.\n[[publisher]]\nname = \"Een\"\npublishes = [\n    \"een.*\", # everything\n]\n\n[[publisher.key]]\npublic = \"KEY\"\n";

#[test]
fn a_change_of_the_list_leaves_everything_else_as_it_was() {
    let desk = Desk::new();
    let (one, two) = (desk.key("een"), desk.key("twee"));
    let before = BY_HAND.replace("KEY", &one);
    fs::write(desk.at("lijst.toml"), &before).unwrap();
    let list = ["--trust", "lijst.toml", "--json"];
    let shown = desk.done(&[&["trust", "show"][..], &list].concat()).json();
    assert_eq!(shown.as_array().unwrap().len(), 1);
    desk.done(&[&["trust", "add", "Een", "--key", "twee.pub"][..], &list].concat());
    desk.done(&[&["trust", "add", "Drie", "--key", "twee.pub", "--publishes", "drie"][..], &list].concat());
    let after = desk.text("lijst.toml");
    assert!(after.starts_with(&before), "{after}");
    let number = desk.done(&[&["trust", "show"][..], &list].concat()).json()[0]["keys"][0]["number"].clone();
    let revoked = desk.done(&[&["trust", "revoke", number.as_str().unwrap()][..], &list].concat()).json();
    assert_eq!((&revoked["changed"], &revoked["keys"][0]["key"]), (&Value::from(true), &Value::from(one.as_str())));
    assert!(revoked["keys"][0]["revoked"]["on"].is_string() && revoked["keys"][1]["revoked"].is_null(), "{revoked}");
    // A key in two names is revoked in both.
    desk.done(&[&["trust", "revoke", &two][..], &list].concat());
    let shown = desk.done(&[&["trust", "show"][..], &list].concat()).json();
    let keys = shown.as_array().unwrap().iter().flat_map(|one| one["keys"].as_array().unwrap());
    assert!(keys.clone().count() == 3 && keys.into_iter().all(|key| key["revoked"].is_object()), "{shown}");
    let kept = desk.text("lijst.toml");
    assert!(
        ["# Ours, kept by hand.", "# Signed by phone, 2026-01-05.", "# everything"].iter().all(|c| kept.contains(c))
    );
    // What would not be right is not written, and neither is what changes nothing.
    for refused in [
        &["trust", "add", "Vier", "--key", "een.pub", "--publishes", "vier"][..],
        &["trust", "add", "Een", "--publishes", "drie"],
        &["trust", "add", "Een", "--publishes", "Een Twee"],
        &["trust", "add", "Vijf", "--publishes", "vijf"],
        &["trust", "add", "Een", "--key", "niets.pub"],
        &["trust", "revoke", "niets.pub"],
        &["trust", "revoke", "een.pub", "--on", "gisteren"],
    ] {
        assert!(desk.run(&[refused, &list].concat()).exit > 0, "{refused:?}");
        assert_eq!(desk.text("lijst.toml"), kept, "{refused:?}");
    }
    let again = desk.done(&[&["trust", "revoke", "een.pub"][..], &list].concat()).json();
    assert_eq!(again["changed"], false);
    let names: Vec<_> = fs::read_dir(desk.folder.path()).unwrap().map(|one| one.unwrap().file_name()).collect();
    assert_eq!(names.len(), 5, "nothing is left beside the list: {names:?}");
}

#[test]
fn a_list_that_cannot_be_read_is_not_written_over() {
    let desk = Desk::new();
    desk.key("een");
    for text in ["format = 2\n", "format = 1\nonbekend = 3\n", "geen toml", ""] {
        fs::write(desk.at("lijst.toml"), text).unwrap();
        let add = ["trust", "add", "Een", "--key", "een.pub", "--publishes", "een", "--trust", "lijst.toml"];
        desk.refused("E0218", &add);
        assert_eq!(desk.text("lijst.toml"), text);
    }
}

#[test]
#[cfg(unix)]
fn of_many_changes_at_once_none_is_lost() {
    let desk = Desk::new();
    desk.key("een");
    let add = |number: usize| {
        let (name, id) = (format!("Uitgever {number}"), format!("uitgever-{number}"));
        desk.done(&["trust", "add", &name, "--key", "een.pub", "--publishes", &id, "--trust", "lijst.toml"])
    };
    std::thread::scope(|scope| {
        for worker in 0..4 {
            let add = &add;
            scope.spawn(move || (0..5).for_each(|one| drop(add(worker * 5 + one))));
        }
    });
    let shown = desk.done(&["trust", "show", "--trust", "lijst.toml", "--json"]).json();
    assert_eq!(shown.as_array().unwrap().len(), 20);
}
