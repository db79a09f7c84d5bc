//! The written-down cases walk the whole cycle through sealed, loaded plugins, and leave files that verify.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::Path;

use vakwerk_core::access::Access;
use vakwerk_core::case::{Case, Day};
use vakwerk_core::envelope::CaseId;
use vakwerk_core::explain::Explain;
use vakwerk_core::id::Name;
use vakwerk_core::store::CaseStore;
use vakwerk_core::text::Language;
use vakwerk_host::Registry;
use vakwerk_report::{CaseReading, Document, ReportKind, to_html, to_markdown};
use vakwerk_script::{Happened, Script, Stage, read};
use vakwerk_store::JsonLinesStore;
use vakwerk_tests::{apart, registry, root};

const OURS: [&str; 15] = [
    "packs/algemeen",
    "packs/fvb",
    "packs/instemming",
    "packs/vvocm",
    "packs/jeugdwet",
    "packs/wlz",
    "packs/zvw",
    "plugins/beeldend",
    "plugins/dans",
    "plugins/drama",
    "plugins/muziek",
    "plugins/oefentherapie",
    "plugins/pmkt",
    "plugins/pmt",
    "plugins/spel",
];

fn script(name: &str) -> Script {
    read(&std::fs::read_to_string(root().join("examples/cases").join(name)).unwrap())
        .unwrap_or_else(|fault| panic!("{name}: {}", fault.explain(Language::En)))
}

/// Plays a script and gives the case, its file, and how many acts were refused as expected.
fn play(registry: &Registry, script: &Script, folder: &Path) -> (Case, Vec<u8>, usize) {
    let store = JsonLinesStore::create(folder).unwrap();
    let stage = Stage::new(registry.set(), &store).unwrap();
    let mut refused = 0;
    let case = stage
        .play(script, &mut |played| refused += usize::from(matches!(played.happened, Happened::Refused(_))))
        .unwrap_or_else(|fault| panic!("{}: {}", script.case, fault.explain(Language::Nl)));
    let file = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.extension().is_some_and(|ending| ending == "jsonl"))
        .unwrap();
    let loaded = store.load(&CaseId::new(script.case.as_str()).unwrap(), &Access::unlogged()).unwrap();
    let mut again = Case::default();
    again.extend(loaded.record.events());
    assert_eq!(again.entries().len(), case.entries().len(), "what was read again is what was kept");
    (again, std::fs::read(file).unwrap(), refused)
}

fn reports(id: &CaseId, case: &Case, trajectory: &Name, day: &str, language: Language) -> [Document; 3] {
    let day: Day = day.parse().unwrap();
    let reading = CaseReading { id, case, access: Access::unlogged() };
    ReportKind::ALL.map(|kind| reading.report(kind, trajectory, day, language).unwrap().unwrap())
}

#[test]
fn the_written_down_cases_run_from_registration_to_closure() {
    let shelf = tempfile::tempdir().unwrap();
    let registry = registry(shelf.path(), &OURS);
    let cases = [
        ("dhr-a.toml", 2, "2026-02-05"),
        ("mevrouw-f.toml", 2, "2025-09-15"),
        ("mevrouw-o.toml", 2, "2026-04-20"),
        ("dhr-p.toml", 1, "2026-03-05"),
        ("noor-jeugdwet.toml", 2, "2026-06-23"),
        ("sem-volhardt.toml", 2, "2026-06-10"),
        ("mevrouw-g-groep.toml", 2, "2026-04-16"),
        ("dhr-k-zelfbetaald.toml", 1, "2026-07-20"),
        ("mevrouw-l-palliatief.toml", 2, "2026-03-03"),
        ("dhr-r-verplicht.toml", 2, "2026-06-10"),
        ("mevrouw-d-stagnatie.toml", 1, "2026-03-16"),
        ("milan-weggebleven.toml", 2, "2026-04-13"),
        ("dhr-b-overleden.toml", 1, "2026-03-09"),
        ("mevrouw-s-twee-disciplines.toml", 2, "2026-07-06"),
    ];
    for (name, refusals, day) in cases {
        let script = script(name);
        let (first, second) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let (case, bytes, refused) = play(&registry, &script, first.path());
        assert!(case.trajectories().iter().all(|one| one.is_closed()), "{name} ends in a closure");
        assert_eq!(refused, refusals, "{name}: refusals that the script expects");
        let (_, again, _) = play(&registry, &script, second.path());
        assert_eq!(bytes, again, "{name}: the same script leaves the same file");
        let id = CaseId::new(script.case.as_str()).unwrap();
        for (place, trajectory) in case.trajectories().iter().enumerate() {
            let of = if place == 0 { String::new() } else { format!("-{}", trajectory.id()) };
            for language in [Language::Nl, Language::En] {
                let written = reports(&id, &case, trajectory.id(), day, language);
                for (report, kind) in written.iter().zip(["plan", "evaluation", "end"]) {
                    let markdown = to_markdown(report);
                    let (told, plugins) = apart(&markdown);
                    insta::assert_snapshot!(format!("{}{of}-{kind}-{language}", script.case), told);
                    assert!(plugins.contains("fvb 0."), "{name} {kind}: {plugins}");
                    let html = to_html(report);
                    assert!(html.starts_with("<!doctype html>") && !html.contains("<script"), "{name} {kind}");
                }
            }
        }
    }
}
