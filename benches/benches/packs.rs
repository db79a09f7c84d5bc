//! Many packs: opening a registry with 200 of them, and resolving 200 with 5 versions each.
#![allow(missing_docs, clippy::expect_used, reason = "criterion's macros, and data of our own")]

use std::fs;
use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, criterion_group, criterion_main};
use tempfile::TempDir;
use vakwerk_host::workshop::{seal_folder, trust};
use vakwerk_host::{Options, Registry, Requirements};

const PACKS: usize = 200;
const VERSIONS: usize = 5;

/// A pack as an institute writes it: a source, five goals, an intervention and an instrument of nine items. It
/// requires three packs before it, in a range that leaves several of their versions.
fn catalogue() -> String {
    let mut text = String::from("[[source]]\nid = 'eigen'\nkind = 'ours'\ntitle = 'Invented'\nmark = 'ours'\n");
    let tail = "source = { source = 'eigen' }\nprovenance = { mark = 'ours' }\n";
    for goal in 0..5 {
        text += &format!(
            "[[goal]]\nid = 'goal-{goal}'\nedition = 1\nstatement = {{ nl = 'verzonnen', en = 'invented' }}\n{tail}"
        );
    }
    text += &format!(
        "[[intervention]]\nid = 'doen'\nedition = 1\nname = {{ nl = 'Doen', en = 'Doing' }}\n\
         description = {{ nl = 'verzonnen', en = 'invented' }}\ngoals = ['goal-1', 'goal-2']\nbasis = 'practice'\n{tail}"
    );
    let items: Vec<String> =
        (1..=9).map(|item| format!("{{ id = 'item-{item}', label = {{ nl = 'deel', en = 'part' }} }}")).collect();
    text += &format!(
        "[[assessment]]\nid = 'lijst'\nedition = 1\nname = {{ nl = 'Lijst', en = 'List' }}\n\
         measures = {{ nl = 'verzonnen', en = 'invented' }}\nfor-whom = {{ nl = 'niemand', en = 'nobody' }}\n\
         respondents = ['client']\nanswer = {{ min = 0, max = 3, step = 1 }}\nitem = [{}]\n\
         scale = [{{ id = 'total', name = {{ nl = 'Totaal', en = 'Total' }}, score = 'sum(item-1..item-9)', min = 0, \
         max = 27, direction = 'lower-is-better' }}]\n{tail}[assessment.licence]\nship = 'texts'\n\
         compute = 'anyone'\nadministration = 'self-report'\nprovenance = {{ mark = 'ours' }}\n",
        items.join(", ")
    );
    text
}

fn manifest(pack: usize, version: usize) -> String {
    let requires: Vec<String> = [1, 7, 31]
        .into_iter()
        .filter_map(|back| pack.checked_sub(back))
        // A later version asks for more of the packs before it.
        .map(|before| format!("pack-{before} = '>=1.{}, <2'", version / 2))
        .collect();
    format!(
        "id = 'pack-{pack}'\nversion = '1.{version}.0'\ninterface = 1\nname = {{ nl = 'Pak', en = 'Pack' }}\n\
         intended-purpose = {{ nl = 'Proef.', en = 'Test.' }}\npublisher = 'Vakwerk'\nlicence = 'MIT'\n\
         languages = ['nl', 'en']\nrequires = {{ {} }}\n",
        requires.join(", ")
    )
}

/// Sealed and signed packs, as installing leaves them: `id/version/`.
fn installed(versions: usize) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let written = tempfile::tempdir().expect("a folder");
    fs::create_dir(written.path().join("catalogue")).expect("writable");
    fs::write(written.path().join("catalogue/all.toml"), catalogue()).expect("writable");
    for pack in 0..PACKS {
        for version in 0..versions {
            fs::write(written.path().join("vakwerk.toml"), manifest(pack, version)).expect("writable");
            let to = folder.path().join(format!("pack-{pack}")).join(format!("1.{version}.0"));
            seal_folder(written.path(), None, &to).expect("a pack without faults");
        }
    }
    folder
}

fn options(folder: &Path) -> Options {
    Options { folders: vec![folder.to_owned()], trust: trust(), ..Options::default() }
}

fn packs(c: &mut Criterion) {
    let one_each = installed(1);
    let opens = options(one_each.path());
    assert_eq!(Registry::open(&opens).plugins().count(), PACKS);
    let mut group = c.benchmark_group("packs");
    group.sample_size(10);
    group.bench_function("find, verify, read and index 200 packs", |b| {
        b.iter(|| black_box(Registry::open(black_box(&opens))));
    });
    let several = installed(VERSIONS);
    let registry = Registry::open(&options(several.path()));
    assert_eq!(registry.all_plugins().count(), PACKS * VERSIONS);
    let wanted: Requirements =
        (0..PACKS).map(|pack| (format!("pack-{pack}").parse().expect("an id"), semver::VersionReq::STAR)).collect();
    group.bench_function("resolve 200 packs with 5 versions each", |b| {
        b.iter(|| black_box(registry.versions_for(black_box(&wanted)).expect("they go together")));
    });
    group.bench_function("resolve 200 packs with 5 versions each, and make the set", |b| {
        b.iter(|| black_box(registry.resolve(black_box(&wanted)).expect("they go together")));
    });
    group.finish();
}

criterion_group!(benches, packs);
criterion_main!(benches);
