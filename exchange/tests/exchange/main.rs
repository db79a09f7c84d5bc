//! Frameworks go out as each format asks, and come back with nothing lost.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod badges;
mod canvas;
mod case_in;
mod case_out;
mod moodle;
mod nothing_lost;

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use vakwerk_core::catalogue::{Framework, LevelScale, Pack};
use vakwerk_core::text::Language;
use vakwerk_exchange::Setting;

fn packs() -> &'static [Pack] {
    static PACKS: OnceLock<Vec<Pack>> = OnceLock::new();
    PACKS.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let invented = ["derde", "opleiding", "proef"].map(|folder| format!("cli/tests/packs/{folder}"));
        let own = ["algemeen", "fvb", "vvocm"].map(|folder| format!("packs/{folder}"));
        let folders: Vec<PathBuf> = own.iter().chain(&invented).map(|folder| root.join(folder)).collect();
        vakwerk_pack::read_set(&folders).unwrap_or_else(|faults| panic!("{}", faults.render(Language::En)))
    })
}

fn pack(id: &str) -> &'static Pack {
    packs().iter().find(|pack| pack.manifest.id.as_str() == id).unwrap()
}

fn framework(id: &str) -> &'static Framework {
    &pack(id).contents.framework[0]
}

/// Every scale of levels that the framework names.
fn scales(own: &Pack, framework: &Framework) -> Vec<&'static LevelScale> {
    let find = |id: vakwerk_core::id::ItemId| {
        let scales = &pack(id.plugin.as_str()).contents.level_scale;
        scales.iter().find(|scale| scale.id == id.item).unwrap()
    };
    framework.level_scales.iter().map(|named| find(named.within(&own.manifest.id))).collect()
}

fn with_setting<T>(id: &str, run: impl FnOnce(&'static Framework, &Setting<'_>) -> T) -> T {
    let framework = framework(id);
    let scales = scales(pack(id), framework);
    run(framework, &Setting::of(pack(id), "2026-01-01T00:00:00Z".parse().unwrap(), &scales))
}

/// What a validator for the schema in `name` says of a document.
fn faults(name: &str, document: &serde_json::Value) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schemas").join(name);
    let schema = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
    validator.iter_errors(document).map(|error| error.to_string()).collect()
}

/// The cells of a table, line by line.
fn cells(table: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(table.as_bytes());
    reader.records().map(|record| record.unwrap().iter().map(ToOwned::to_owned).collect()).collect()
}
