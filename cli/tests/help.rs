//! The help of every command in both languages, and the completions.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::{program, run, vakwerk};

const COMMANDS: [&str; 27] = [
    "key",
    "key new",
    "sign",
    "trust",
    "trust show",
    "trust add",
    "trust revoke",
    "plugins",
    "show",
    "rules",
    "score",
    "gas",
    "new",
    "check",
    "test",
    "preview",
    "diff",
    "bundle",
    "install",
    "remove",
    "resolve",
    "case verify",
    "case head",
    "case destroy",
    "activity",
    "vectors",
    "completions",
];

/// The arguments that ask for the help of a command, or of one below it.
fn asked<'a>(command: &'a str, language: &'a str) -> Vec<&'a str> {
    command.split(' ').chain(["--help", "--lang", language]).collect()
}

fn help(language: &str) -> String {
    let mut text = vakwerk(&["--help", "--lang", language]).golden();
    for command in COMMANDS {
        text.push_str(&format!("\n=== {command}\n"));
        text.push_str(&vakwerk(&asked(command, language)).golden());
    }
    text
}

#[test]
fn the_help_teaches_in_dutch() {
    insta::assert_snapshot!(help("nl"));
}

#[test]
fn the_help_teaches_in_english() {
    insta::assert_snapshot!(help("en"));
}

#[test]
fn every_help_names_its_exit_codes_and_shows_an_example() {
    for (language, codes, examples) in [("nl", "Exitcodes: 0", "Voorbeelden:"), ("en", "Exit codes: 0", "Examples:")] {
        for command in COMMANDS {
            let help = vakwerk(&asked(command, language)).out;
            assert!(help.contains(codes) && help.contains(examples), "{command} {language}: {help}");
            assert!(help.contains(&format!("  vakwerk {command}")), "{command} {language}: {help}");
        }
    }
}

#[test]
fn no_line_of_the_help_is_wider_than_the_terminal() {
    for width in [80, 120] {
        for language in ["nl", "en"] {
            for command in COMMANDS {
                let help = run(program(width).args(asked(command, language))).out;
                let widest = help.lines().max_by_key(|line| line.chars().count()).unwrap_or_default();
                assert!(widest.chars().count() <= width, "{command} {language} {width}: {widest}");
            }
        }
    }
}

#[test]
fn the_language_comes_from_the_option_or_else_the_variable_or_else_is_dutch() {
    let heading = |variable: Option<&str>, args: &[&str]| {
        let mut program = program(80);
        variable.map(|language| program.env("VAKWERK_LANG", language));
        run(program.args(args).arg("--help")).out.contains("Gebruik:")
    };
    assert!(heading(None, &[]));
    assert!(!heading(Some("en"), &[]));
    assert!(heading(Some("en"), &["--lang", "nl"]));
    assert!(heading(Some("en"), &["--lang=nl"]));
    assert!(!heading(None, &["gas", "--lang=en"]));
}

#[test]
fn without_a_command_the_help_is_the_message() {
    let bare = vakwerk(&[]);
    assert_eq!(bare.exit, 2);
    assert!(bare.out.is_empty() && bare.err.contains("Opdrachten:"), "{bare:?}");
}

#[test]
fn the_version_is_that_of_the_crate() {
    let version = vakwerk(&["--version"]);
    assert_eq!((version.exit, version.out.trim()), (0, concat!("vakwerk ", env!("CARGO_PKG_VERSION"))));
}

#[test]
fn completions_know_every_command() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = vakwerk(&["completions", shell]);
        assert_eq!(script.exit, 0, "{shell}");
        for command in COMMANDS {
            // A command below another is known by its last word.
            let word = command.rsplit(' ').next().expect("a word");
            assert!(script.out.contains(word), "{shell} lacks {command}");
        }
        let json = vakwerk(&["completions", shell, "--json"]).json();
        assert_eq!(json["script"], script.out, "{shell}");
    }
}
