//! Reads a pack of data, checks it, and shows what it holds: in Dutch, for whoever wrote it.
#![forbid(unsafe_code)]

use std::path::PathBuf;
use std::process::ExitCode;

use vakwerk_core::catalogue::{Item, Pack};
use vakwerk_core::text::Language;

fn main() -> ExitCode {
    let own = || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/pack"));
    let folder = std::env::args_os().nth(1).map_or_else(own, PathBuf::from);
    match vakwerk_pack::read(&folder) {
        Ok(pack) => show(&pack),
        Err(faults) => {
            print!("{}", faults.render(Language::Nl));
            return ExitCode::FAILURE;
        }
    }
    let report = vakwerk_conformance::check_pack(&folder);
    print!("{}", report.render(Language::Nl));
    if report.is_clean() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn show(pack: &Pack) {
    println!("{} ({} {})\n", pack.manifest.name.nl, pack.manifest.id, pack.manifest.version);
    for item in pack.items().filter(|item| !matches!(item, Item::Source(_))) {
        let label = item.label().map(|label| label.nl.as_str()).unwrap_or_default();
        println!("  {:<12} {:<16} {label}", kind(item), item.id());
    }
    for assessment in &pack.contents.assessment {
        for scale in &assessment.scale {
            println!("\n  {} · {} = {}", assessment.name.nl, scale.name.nl, scale.score.as_deref().unwrap_or("?"));
            for band in assessment.band_set.iter().filter(|set| set.scale == scale.id).flat_map(|set| &set.band) {
                let end = |end: Option<f64>| end.map_or_else(|| "…".into(), |end| end.to_string());
                println!("    {:>3} – {:<3} {}", end(band.from), end(band.to), band.label.nl);
            }
        }
    }
    println!();
}

fn kind(item: Item<'_>) -> &'static str {
    match item {
        Item::Discipline(_) => "discipline",
        Item::Assessment(_) => "instrument",
        Item::Intervention(_) => "interventie",
        Item::Goal(_) => "doel",
        Item::Concept(_) => "begrip",
        Item::Form(_) => "formulier",
        Item::Rule(_) => "regel",
        Item::Framework(_) => "raamwerk",
        Item::Elaboration(_) => "uitwerking",
        Item::LevelScale(_) => "niveauschaal",
        Item::Policy(_) => "beleid",
        Item::Source(_) => "bron",
    }
}
