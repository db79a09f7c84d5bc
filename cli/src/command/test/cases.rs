//! The case scripts of a pack, each played in a folder that is gone afterwards.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;
use vakwerk_core::explain::Explain;
use vakwerk_core::text::Language;
use vakwerk_script::{SCRIPT_LIMIT, ScriptFault, Stage};
use vakwerk_store::JsonLinesStore;

use crate::library::Library;
use crate::problem::Problem;
use crate::reply::{Exit, Failure};

/// A script that did not come to what it says.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct CaseFailed {
    pub file: String,
    pub code: &'static str,
    pub message: String,
}

/// The scripts of a pack, in the order of their names.
pub(super) fn scripts(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let cases = folder.join("cases");
    if !cases.is_dir() {
        return Ok(Vec::new());
    }
    let unreadable = |error: std::io::Error| Problem::File { path: cases.clone(), kind: error.kind() };
    let entries = fs::read_dir(&cases).map_err(unreadable)?;
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "toml"));
    paths.sort();
    Ok(paths)
}

/// Plays each script; gives how many there were and which failed.
pub(super) fn play(
    scripts: &[PathBuf],
    library: &Library,
    language: Language,
) -> Result<(usize, Vec<CaseFailed>), Failure> {
    let mut failed = Vec::new();
    for path in scripts {
        let not_kept = |error: std::io::Error| Problem::NotWritten { path: std::env::temp_dir(), kind: error.kind() };
        let room = tempfile::tempdir().map_err(not_kept)?;
        let store = JsonLinesStore::create(room.path()).map_err(|error| Failure::new(Exit::Refused, error))?;
        if let Err(fault) = one(path, library, &store) {
            let file = path.file_name().unwrap_or_default().to_string_lossy();
            failed.push(CaseFailed {
                file: format!("cases/{file}"),
                code: fault.code(),
                message: fault.explain(language),
            });
        }
    }
    Ok((scripts.len(), failed))
}

fn one(path: &Path, library: &Library, store: &JsonLinesStore) -> Result<(), Box<dyn Explain>> {
    let unreadable = |error: std::io::Error| Problem::File { path: path.to_owned(), kind: error.kind() };
    let size = fs::metadata(path).map_err(|error| Box::new(unreadable(error)) as Box<dyn Explain>)?.len();
    if size > SCRIPT_LIMIT as u64 {
        let message = format!("{size} bytes; at most {SCRIPT_LIMIT} are read");
        return Err(Box::new(ScriptFault::Unreadable { line: 0, message }));
    }
    let text = fs::read_to_string(path).map_err(|error| Box::new(unreadable(error)) as Box<dyn Explain>)?;
    let script = vakwerk_script::read(&text).map_err(|fault| Box::new(fault) as Box<dyn Explain>)?;
    let stage = Stage::new(library.set(), store).map_err(|faults| -> Box<dyn Explain> {
        match faults.into_iter().next() {
            Some(fault) => Box::new(fault),
            None => Box::new(Problem::NoPlugins { looked_in: Vec::new() }),
        }
    })?;
    stage.play(&script, &mut |_| {}).map(drop).map_err(|fault| Box::new(fault) as Box<dyn Explain>)
}
