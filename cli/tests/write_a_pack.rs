//! The page for lecturers is walked as it stands: what it says to type works, and what it says one sees is seen.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use common::{program, run};

/// The blocks of code of a page, each with its language, in order.
fn blocks(page: &str) -> Vec<(String, Vec<String>)> {
    let mut blocks = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        if let Some(language) = line.strip_prefix("```") {
            let inside = lines.by_ref().take_while(|line| *line != "```").map(str::to_owned).collect();
            blocks.push((language.to_owned(), inside));
        }
    }
    blocks
}

/// What a shell makes of a line: words, of which those in double quotes may hold spaces and stars.
fn words(typed: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (position, part) in typed.split('"').enumerate() {
        match position % 2 {
            0 => words.extend(part.split_whitespace().map(str::to_owned)),
            _ => words.push(part.to_owned()),
        }
    }
    words
}

/// That what the page shows is seen; `…` stands for what it leaves out.
fn shows(lines: &[String], seen: &str) {
    for shown in lines.iter().map(|line| line.trim()).filter(|shown| *shown != "…") {
        assert!(seen.contains(shown), "the page shows `{shown}`, but one sees:\n{seen}");
    }
}

/// Types the commands of a console block, looks for what the page shows under each, and gives what is seen at the end.
fn console(lines: &[String], at: &mut PathBuf) -> String {
    let mut seen = String::new();
    for line in lines {
        match line.strip_prefix("$ ") {
            Some(typed) => {
                let words = words(typed);
                let words: Vec<&str> = words.iter().map(String::as_str).collect();
                match words.as_slice() {
                    ["cd", folder] => *at = at.join(folder).canonicalize().unwrap(),
                    ["vakwerk", arguments @ ..] => {
                        // Nobody sits at a terminal here to be asked for a password.
                        let mut program = program(80);
                        program.current_dir(&at).env("VAKWERK_KEY_PASSWORD", "verzonnen").args(arguments);
                        let answer = run(&mut program);
                        assert_eq!(answer.exit, 0, "$ {typed}\n{}{}", answer.out, answer.err);
                        seen = answer.out;
                    }
                    _ => panic!("the page types something else than `cd` and `vakwerk`: {typed}"),
                }
            }
            None => shows(std::slice::from_ref(line), &seen),
        }
    }
    seen
}

/// Makes the mistake that the page asks for, and looks for what it shows.
fn mistaken(lines: &[String], folder: &Path) {
    let file = folder.join("catalogue/rust-en-ritme.toml");
    let right = fs::read_to_string(&file).unwrap();
    fs::write(&file, right.replace("\nbasis = ", "\nbassis = ")).unwrap();
    let answer = run(program(80).current_dir(folder).args(["check", "."]));
    fs::write(&file, right).unwrap();
    assert_eq!(answer.exit, 1, "{}{}", answer.out, answer.err);
    shows(lines, &answer.out);
}

#[test]
fn the_page_for_lecturers_can_be_followed_to_the_letter() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/write-a-pack.md");
    let folder = tempfile::tempdir().unwrap();
    let mut at = folder.path().to_path_buf();
    let mut seen = String::new();
    for (language, lines) in blocks(&fs::read_to_string(page).unwrap()) {
        let text = lines.join("\n") + "\n";
        let file = |path: &str| folder.path().join("rust-en-ritme").join(path);
        match language.as_str() {
            "console" => seen = console(&lines, &mut at),
            "toml" if text.starts_with("[[source]]") => {
                let sources = file("catalogue/sources.toml");
                let before = fs::read_to_string(&sources).unwrap();
                fs::write(sources, format!("{before}\n{text}")).unwrap();
            }
            "toml" if text.starts_with("[[assessment]]") => {
                fs::write(file("catalogue/rust-en-ritme-score.toml"), text).unwrap();
            }
            "json" => fs::write(file("vectors/rust-en-ritme-score.json"), text).unwrap(),
            "text" if text.starts_with("E0") => mistaken(&lines, &folder.path().join("rust-en-ritme")),
            // What one sees after questions that a terminal asks.
            "text" => shows(&lines, &seen),
            other => panic!("a block of {other} that the page does not say what to do with"),
        }
    }
    assert!(folder.path().join("rust-en-ritme.html").is_file());
    assert!(folder.path().join("vakwerk.lock").is_file());
}
