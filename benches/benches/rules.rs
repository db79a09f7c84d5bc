//! All rules that guard the plan on a full record, findings included, beside copying those same findings.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, criterion_group, criterion_main};
use vakwerk_core::catalogue::{Guard, Pack};
use vakwerk_core::fact::{COLLECTIONS, FACTS, FactDeclaration, FactKind};
use vakwerk_core::rule::{CollectionKey, Element, FactKey, FactTable, OwnedValue, RuleBook};
use vakwerk_core::step::Step;
use vakwerk_core::text::Language;

const ELEMENTS: usize = 10;

fn value(declaration: &FactDeclaration) -> OwnedValue {
    let word = declaration.vocabulary.words().first().map_or("2026-03-01", |word| word.word);
    match declaration.kind {
        FactKind::YesNo => true.into(),
        FactKind::Number => 14.0.into(),
        FactKind::Word => word.into(),
        FactKind::Words => [word].into(),
    }
}

/// A record in which every fact is known and every collection has elements.
fn full_record() -> FactTable {
    let mut facts = FactTable::new();
    for declaration in FACTS {
        facts.set(FactKey::named(declaration.name).unwrap(), value(declaration));
    }
    for declaration in COLLECTIONS {
        let key = CollectionKey::named(declaration.name).unwrap();
        let fields = || declaration.fields.iter();
        for _ in 0..ELEMENTS {
            let element =
                fields().fold(Element::new(key), |e, field| e.with(key.field(field.name).unwrap(), value(field)));
            facts.push(element);
        }
    }
    facts
}

fn packs() -> Vec<Pack> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let read = |folder: &str| {
        vakwerk_pack::read(root.join(folder)).unwrap_or_else(|faults| panic!("{}", faults.render(Language::En)))
    };
    ["packs/algemeen", "packs/fvb", "packs/instemming", "plugins/pmt"].into_iter().map(read).collect()
}

fn rules(c: &mut Criterion) {
    let packs = packs();
    let book = RuleBook::compile(&packs.iter().collect::<Vec<_>>()).unwrap();
    let (framework, discipline) = ("fvb:vaktherapie".parse().unwrap(), "pmt:pmt".parse().unwrap());
    let (full, empty) = (full_record(), FactTable::new());
    let mut group = c.benchmark_group("rules");
    for step in [Step::Plan, Step::Treatment, Step::Closure] {
        let guard = Guard::Step(step);
        let findings = book.evaluate(guard, &framework, &discipline, &full);
        group.bench_function(format!("{step}, {} rules, copying the findings", findings.len()), |b| {
            b.iter(|| black_box(findings.clone()));
        });
        group.bench_function(format!("{step}, full record"), |b| {
            b.iter(|| book.evaluate(guard, &framework, &discipline, black_box(&full)));
        });
        group.bench_function(format!("{step}, empty record"), |b| {
            b.iter(|| book.evaluate(guard, &framework, &discipline, black_box(&empty)));
        });
    }
    group.finish();
}

criterion_group!(benches, rules);
criterion_main!(benches);
