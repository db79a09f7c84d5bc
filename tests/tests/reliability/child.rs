//! A test that runs itself as a process of its own: to be killed, or to have all it prints looked at.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const FOLDER: &str = "VAKWERK_TEST_FOLDER";
const FIRST: &str = "VAKWERK_TEST_FIRST";

/// What a process was started for: the folder it works in, and the first number it uses.
pub struct Errand {
    pub folder: PathBuf,
    pub first: u64,
}

/// The errand of this process, where a test started it.
pub fn errand() -> Option<Errand> {
    let first = std::env::var(FIRST).ok()?.parse().ok()?;
    Some(Errand { folder: std::env::var_os(FOLDER)?.into(), first })
}

/// The test `name` as a process of its own, its output to be read.
pub fn process(name: &str, folder: &Path, first: u64) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args(["--exact", name, "--nocapture", "--test-threads", "1"])
        .env(FOLDER, folder)
        .env(FIRST, first.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}
