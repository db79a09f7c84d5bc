//! Runs the real program, with nothing of the surroundings of whoever runs the tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, dead_code)]

pub mod desk;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The invented pack, as a folder under development.
pub const SAMPLE: [&str; 2] = ["--development", "proef"];

/// What a run gave.
#[derive(Debug)]
pub struct Run {
    pub exit: i32,
    pub out: String,
    pub err: String,
}

impl Run {
    /// The run as one text for a golden file.
    pub fn golden(&self) -> String {
        let mut text = self.out.clone();
        if !self.err.is_empty() {
            text.push_str(&format!("--- standard error\n{}", self.err));
        }
        text + &format!("--- exit {}\n", self.exit)
    }

    /// The one document on standard output.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|fault| panic!("{fault} in: {}", self.out))
    }
}

/// The folder in which the runs start.
pub fn packs() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/packs")
}

/// The program, ready to be given arguments.
pub fn program(width: usize) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vakwerk"));
    command.current_dir(packs()).env("COLUMNS", width.to_string());
    for variable in ["VAKWERK_LANG", "VAKWERK_TRUST", "NO_COLOR", "CARGO_TARGET_DIR"] {
        command.env_remove(variable);
    }
    // What lies in the clone grows from day to day; these tests look at the invented pack only.
    let none = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("no-plugins");
    std::fs::create_dir_all(&none).expect("the folder for tests can be written");
    command.env("VAKWERK_PLUGINS", none);
    command
}

/// Runs `command`.
pub fn run(command: &mut Command) -> Run {
    let output = command.output().expect("the program starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("everything is UTF-8");
    Run {
        exit: output.status.code().expect("the program was not killed"),
        out: text(output.stdout),
        err: text(output.stderr),
    }
}

/// Runs the program at 80 columns.
pub fn vakwerk(args: &[&str]) -> Run {
    run(program(80).args(args))
}

/// Runs the program on the invented pack.
pub fn on_sample(args: &[&str]) -> Run {
    run(program(80).args(args).args(SAMPLE))
}

/// The folder of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().unwrap()
}

/// An empty folder for one test.
pub fn room(of: &str, name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(of).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Copies a folder with everything in it.
pub fn copied(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copied(&path, &target);
        } else {
            fs::copy(&path, target).unwrap();
        }
    }
}

/// Runs `vakwerk competency` in `at`, with the packs that carry frameworks; `~` stands for the examples.
pub fn competency_at(language: &str, at: &Path, line: &str) -> Run {
    let mut command = program(80);
    command.current_dir(at).arg("competency").args(["--lang", language]);
    let examples = root().join("examples").display().to_string();
    command.args(line.split(' ').map(|word| word.replace('~', &examples)));
    for folder in ["packs/algemeen", "packs/fvb", "packs/vvocm"] {
        command.arg("--development").arg(root().join(folder));
    }
    run(&mut command)
}
