//! The rules of every pack compile together, and answer as their table says.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod activities;
mod arts;
mod conditions;
mod disciplines;
mod engine;
mod extending;
mod financing;
mod golden;
mod instemming;
mod laws;
mod matching;
mod oefentherapie;
mod support;
mod vaktherapie;

use support::{book, packs};
use vakwerk_core::catalogue::{Guard, Weight};
use vakwerk_core::explain::Explain;
use vakwerk_core::rule::RuleBook;
use vakwerk_core::step::Step;

#[test]
fn every_rule_of_every_pack_compiles() {
    let packs = packs();
    let all: Vec<_> = packs.iter().collect();
    if let Err(faults) = RuleBook::compile(&all) {
        let lines: Vec<String> = faults.iter().map(|f| f.explain(vakwerk_core::text::Language::En)).collect();
        panic!("{}", lines.join("\n"));
    }
}

#[test]
fn the_order_of_the_packs_does_not_matter() {
    let packs = packs();
    let forward: Vec<_> = packs.iter().collect();
    let backward: Vec<_> = packs.iter().rev().collect();
    let ids = |book: &RuleBook| book.rules().map(|rule| rule.id.to_string()).collect::<Vec<_>>();
    assert_eq!(ids(&RuleBook::compile(&forward).unwrap()), ids(&RuleBook::compile(&backward).unwrap()));
}

/// Every rule of ours speaks both languages and names a source whose title is known.
#[test]
fn every_rule_can_be_read() {
    for rule in book().rules() {
        assert!(rule.title.en.is_some() && rule.text.en.is_some(), "{}", rule.id);
        for written in &rule.written_in {
            assert!(written.title.is_some(), "{}: {}", rule.id, written.source);
        }
    }
}

/// With nothing recorded no gate opens: nothing that is required is satisfied for want of facts.
#[test]
fn an_empty_record_satisfies_no_required_rule_of_a_step() {
    let (framework, pmt) = ("fvb:vaktherapie".parse().unwrap(), "pmt:pmt".parse().unwrap());
    let empty = vakwerk_core::rule::FactTable::new();
    for step in Step::ALL {
        for finding in book().evaluate(Guard::Step(step), &framework, &pmt, &empty) {
            let must = finding.rule.weight == Weight::Must;
            assert!(
                !must || finding.is_open() || finding.outcome == vakwerk_core::rule::Outcome::NotApplicable,
                "{step}: {} is {:?}",
                finding.rule.id,
                finding.outcome
            );
        }
    }
}
