//! What a process of its own costs: one score of nine items in a worker, and starting one.
#![allow(clippy::unwrap_used, missing_docs)]

use std::path::Path;

use criterion::{Criterion, criterion_group, criterion_main};
use vakwerk_core::licence::Grants;
use vakwerk_host::workshop::{seal_plugin, trust};
use vakwerk_host::{Options, Registry, Workers};

fn worker(c: &mut Criterion) {
    let folder = tempfile::tempdir().unwrap();
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/plugins/nine");
    seal_plugin(&source, Some("vakwerk-test-nine"), &folder.path().join("nine")).unwrap();
    let open = || {
        let workers = Workers::new(env!("CARGO_BIN_EXE_vakwerk-worker"), ["nine".parse().unwrap()]);
        let folders = vec![folder.path().to_owned()];
        let options = Options { folders, trust: trust(), workers: Some(workers), ..Options::default() };
        let registry = Registry::open(&Options { grants: Grants::everything(), ..options });
        assert!(registry.refusals().is_empty(), "{:?}", registry.refusals());
        registry
    };
    let registry = open();
    let scorer = registry.scorer(&"nine:nine-items".parse().unwrap()).unwrap();
    let mut scales = [0.0];
    c.bench_function("one score of nine items in a worker", |b| {
        b.iter(|| scorer.score_into(&[1.0; 9], &[], &mut scales).unwrap());
    });
    c.bench_function("find, verify, start a worker, load, bind and index", |b| b.iter(open));
}

criterion_group!(benches, worker);
criterion_main!(benches);
