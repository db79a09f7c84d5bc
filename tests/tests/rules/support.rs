//! Packs from disk, a book of their rules, and facts written as JSON.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::OnceLock;

use serde_json::Value as Json;
use vakwerk_core::catalogue::Pack;
use vakwerk_core::id::Name;
use vakwerk_core::rule::{CollectionKey, Element, FactKey, FactTable, Finding, Outcome, OwnedValue, RuleBook};
use vakwerk_core::text::Language;

/// The packs whose rules are tested together, read once.
pub fn packs() -> &'static [Pack] {
    static PACKS: OnceLock<Vec<Pack>> = OnceLock::new();
    PACKS.get_or_init(read_packs)
}

fn read_packs() -> Vec<Pack> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let folders = [
        "packs/afbakening",
        "packs/algemeen",
        "packs/fvb",
        "packs/gemeente-voorbeeld",
        "packs/instemming",
        "packs/jeugdwet",
        "packs/vvocm",
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
    let read = |folder: &str| {
        vakwerk_pack::read(root.join(folder)).unwrap_or_else(|faults| panic!("{}", faults.render(Language::En)))
    };
    folders.into_iter().map(read).collect()
}

/// Their rules, compiled once.
pub fn book() -> &'static RuleBook {
    static BOOK: OnceLock<RuleBook> = OnceLock::new();
    BOOK.get_or_init(|| RuleBook::compile(&packs().iter().collect::<Vec<_>>()).unwrap())
}

fn value(json: &Json) -> OwnedValue {
    match json {
        Json::Bool(yes) => (*yes).into(),
        Json::Number(number) => number.as_f64().unwrap().into(),
        Json::String(word) => word.clone().into(),
        Json::Array(words) => {
            OwnedValue::Words(words.iter().map(|word| word.as_str().unwrap().to_owned().into()).collect())
        }
        Json::Null | Json::Object(_) => panic!("a fact is yes or no, a number, a word or words: {json}"),
    }
}

/// The fields of a form, as the latest record holds them.
fn record(json: &Json) -> BTreeMap<Name, OwnedValue> {
    json.as_object().unwrap().iter().map(|(field, json)| (field.parse().unwrap(), value(json))).collect()
}

/// Facts: scalars by name, collections as lists of elements, the latest record of a form as `form.plugin:form`.
pub fn facts(json: &Json) -> FactTable {
    let mut table = FactTable::new();
    for (name, json) in json.as_object().unwrap() {
        if let Some(key) = FactKey::named(name) {
            table.set(key, value(json));
            continue;
        }
        if let Some(form) = name.strip_prefix("form.") {
            table.set_form(form.parse().unwrap(), record(json));
            continue;
        }
        let collection = CollectionKey::named(name).unwrap_or_else(|| panic!("no fact or collection `{name}`"));
        for fields in json.as_array().unwrap() {
            let fields = fields.as_object().unwrap().iter();
            let element = fields.fold(Element::new(collection), |element, (field, json)| {
                let key = collection.field(field).unwrap_or_else(|| panic!("`{name}` has no field `{field}`"));
                element.with(key, value(json))
            });
            table.push(element);
        }
    }
    table
}

/// What a rule of our packs concludes.
pub fn finding(rule: &str, json: &Json) -> Finding {
    let id = rule.parse().unwrap();
    book().evaluate_rule(&id, &facts(json)).unwrap_or_else(|| panic!("no rule `{rule}`"))
}

/// Checks a table: per case a rule, its facts and the outcome.
pub fn check(cases: &[(&str, Json, Outcome)]) {
    let mut wrong = Vec::new();
    for (rule, json, expected) in cases {
        let finding = finding(rule, json);
        if finding.outcome != *expected {
            wrong.push(format!("{json}\n  expected {expected:?}, found:\n{}", finding.block(Language::En)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
