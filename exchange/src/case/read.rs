//! Reads a CASE package leniently: what is written another way is taken and told, what is unknown is kept.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use serde_json::{Map, Value};

use super::own::ours;
use crate::fault::{ExchangeFault, Warning};
use crate::limit::{ASSOCIATION_LIMIT, Capped, ITEM_LIMIT, TOO_MANY, text, weigh};

/// The root as it stands; both long lists stop at their limit.
#[derive(Deserialize)]
struct Root {
    #[serde(rename = "CFDocument", default)]
    document: Value,
    #[serde(rename = "CFItems", default)]
    items: Capped<ITEM_LIMIT>,
    #[serde(rename = "CFAssociations", default)]
    associations: Capped<ASSOCIATION_LIMIT>,
    #[serde(flatten)]
    beside: Map<String, Value>,
}

/// Of how many unknown keys is told; all are kept.
const UNKNOWN_KEYS: usize = 100;

/// An item.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub identifier: String,
    pub statement: String,
    pub fields: Map<String, Value>,
}

impl Item {
    pub fn is_ours(&self) -> bool {
        ours(&self.fields).is_some()
    }

    /// The kind and the rest of an element that we wrote.
    pub fn written(&self) -> Option<(&str, Map<String, Value>)> {
        let ours = ours(&self.fields)?;
        Some((ours.get("kind")?.as_str()?, ours.get("written")?.as_object()?.clone()))
    }

    pub fn text(&self, key: &str) -> Option<&str> {
        self.fields.get(key)?.as_str().map(str::trim).filter(|text| !text.is_empty())
    }
}

/// An association.
#[derive(Clone, Debug)]
pub(super) struct Association {
    pub kind: String,
    pub from: String,
    pub to: String,
    pub number: Option<i64>,
    pub fields: Map<String, Value>,
}

impl Association {
    /// A relation of the list of relations, as we wrote it.
    pub fn written(&self) -> Option<&Value> {
        ours(&self.fields)?.get("written")
    }

    fn is_ours(&self, kind: &str) -> bool {
        ours(&self.fields).and_then(|ours| ours.get("kind")?.as_str()) == Some(kind)
    }
}

/// A package as it was read.
#[derive(Debug)]
pub(super) struct Raw {
    pub document: Map<String, Value>,
    pub items: Vec<Item>,
    pub associations: Vec<Association>,
    /// Items without identifier or statement.
    pub other_items: Vec<Value>,
    pub beside: Map<String, Value>,
    pub warnings: Vec<Warning>,
    by_identifier: BTreeMap<String, usize>,
    parents: BTreeMap<String, String>,
}

impl Raw {
    pub fn read(bytes: &[u8]) -> Result<Self, ExchangeFault> {
        let text = text(bytes)?;
        weigh(text)?;
        let root: Root = serde_json::from_str(text).map_err(|error| refused(&error, text))?;
        let Value::Object(document) = root.document else {
            return Err(ExchangeFault::NotCase { reason: "CFDocument" });
        };
        let mut raw = Self {
            document,
            items: Vec::new(),
            associations: Vec::new(),
            other_items: Vec::new(),
            beside: root.beside,
            warnings: Vec::new(),
            by_identifier: BTreeMap::new(),
            parents: BTreeMap::new(),
        };
        raw.take_items(root.items.0)?;
        raw.take_associations(root.associations.0);
        raw.find_parents()?;
        raw.look_at_the_rest();
        Ok(raw)
    }

    pub fn item(&self, identifier: &str) -> Option<&Item> {
        self.items.get(*self.by_identifier.get(identifier)?)
    }

    /// The item in which an item lies.
    pub fn parent(&self, item: &Item) -> Option<&Item> {
        self.item(self.parents.get(&item.identifier)?)
    }

    /// The competencies that a task calls for, in the order in which they were written.
    pub fn called_for(&self, task: &Item) -> Vec<Value> {
        let calls = self.associations.iter().filter(|a| a.from == task.identifier && a.is_ours("calls-for"));
        let mut calls: Vec<_> = calls.collect();
        calls.sort_by_key(|call| call.number);
        let name = |call: &&Association| self.item(&call.to)?.written()?.1.get("id").cloned();
        calls.iter().filter_map(name).collect()
    }

    fn take_items(&mut self, items: Vec<Value>) -> Result<(), ExchangeFault> {
        let mut twice = Vec::new();
        for value in items {
            let read = |value: &Value| {
                let text = |key: &str| value.get(key)?.as_str().map(ToOwned::to_owned);
                Some((text("identifier")?.to_ascii_lowercase(), text("fullStatement")?))
            };
            match (read(&value), value) {
                (Some((identifier, statement)), Value::Object(fields)) => {
                    if self.by_identifier.insert(identifier.clone(), self.items.len()).is_some() {
                        twice.push(identifier.clone());
                    }
                    self.items.push(Item { identifier, statement, fields });
                }
                (_, value) => {
                    let about = value.get("identifier").and_then(Value::as_str).unwrap_or("CFItems").to_owned();
                    self.warnings.push(Warning::new(
                        about,
                        "onderdeel zonder `identifier` of `fullStatement`; bewaard, maar geen element",
                        "item without `identifier` or `fullStatement`; kept, but no element",
                    ));
                    self.other_items.push(value);
                }
            }
        }
        match twice.first() {
            Some(first) => Err(ExchangeFault::DuplicateIdentifier { identifier: first.clone(), count: twice.len() }),
            None => Ok(()),
        }
    }

    fn take_associations(&mut self, associations: Vec<Value>) {
        let (mut numbers, mut odd, mut loose) = (0, 0, 0);
        for value in associations {
            let Value::Object(fields) = value else {
                odd += 1;
                continue;
            };
            let text = |key: &str| fields.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
            let end = |key: &str| {
                let identifier = fields.get(key).and_then(|end| end.get("identifier")).and_then(Value::as_str);
                identifier.unwrap_or_default().to_ascii_lowercase()
            };
            let number = match fields.get("sequenceNumber") {
                Some(Value::Number(number)) => number.as_i64(),
                Some(Value::String(text)) => {
                    numbers += 1;
                    text.trim().parse().ok()
                }
                _ => None,
            };
            let (kind, from, to) = (text("associationType"), end("originNodeURI"), end("destinationNodeURI"));
            let document = self.document_identifier();
            let here = |end: &str| self.by_identifier.contains_key(end) || document.as_deref() == Some(end);
            if kind.is_empty() || from.is_empty() || to.is_empty() {
                odd += 1;
            } else if !here(&from) || !here(&to) {
                loose += 1;
            }
            self.associations.push(Association { kind, from, to, number, fields });
        }
        let mut tell = |count: usize, nl: &str, en: &str| {
            if count > 0 {
                self.warnings.push(Warning::new("CFAssociations", format!("{nl}: {count}"), format!("{en}: {count}")));
            }
        };
        tell(numbers, "volgnummers als tekst, gelezen als getal", "sequence numbers as text, read as numbers");
        tell(odd, "verbanden zonder soort of einde, bewaard", "associations without type or end, kept");
        tell(
            loose,
            "verbanden met iets buiten dit bestand, bewaard",
            "associations with something outside this file, kept",
        );
    }

    fn document_identifier(&self) -> Option<String> {
        Some(self.document.get("identifier")?.as_str()?.to_ascii_lowercase())
    }

    /// Who lies in whom; a circle is refused, because nothing in it would be found from above.
    fn find_parents(&mut self) -> Result<(), ExchangeFault> {
        for association in self.associations.iter().filter(|a| a.kind == "isChildOf") {
            if self.by_identifier.contains_key(&association.from) && self.by_identifier.contains_key(&association.to) {
                let first = self.parents.entry(association.from.clone()).or_insert_with(|| association.to.clone());
                if *first != association.to {
                    self.warnings.push(Warning::new(
                        &association.from,
                        "staat onder meer dan één onderdeel; het eerste telt, het andere is bewaard als verband",
                        "stands under more than one item; the first counts, the other is kept as an association",
                    ));
                }
            }
        }
        let mut safe: BTreeSet<&str> = BTreeSet::new();
        for start in self.parents.keys() {
            let mut path: Vec<&str> = Vec::new();
            let mut on_path = BTreeSet::new();
            let mut at = start.as_str();
            while !safe.contains(at) {
                if !on_path.insert(at) {
                    let from = path.iter().position(|name| *name == at).unwrap_or(0);
                    let circle = path.iter().skip(from).take(8).map(|name| (*name).to_owned()).collect();
                    return Err(ExchangeFault::Circle { identifiers: circle });
                }
                path.push(at);
                match self.parents.get(at) {
                    Some(parent) => at = parent,
                    None => break,
                }
            }
            safe.extend(path);
        }
        Ok(())
    }

    /// Tells what the strict form does not allow.
    fn look_at_the_rest(&mut self) {
        let dated = self.items.iter().map(|item| &item.fields).chain(self.associations.iter().map(|a| &a.fields));
        let zoneless = dated.chain([&self.document]).filter(|fields| {
            let date = fields.get("lastChangeDateTime").and_then(Value::as_str);
            date.is_some_and(|date| date.parse::<jiff::Timestamp>().is_err())
        });
        let count = zoneless.count();
        if count > 0 {
            self.warnings.push(Warning::new(
                "lastChangeDateTime",
                format!("datums zonder tijdzone: {count}; bij uitvoer wordt de datum van de uitvoer geschreven"),
                format!("dates without a zone: {count}; an export writes its own date"),
            ));
        }
        for key in
            self.beside.keys().filter(|key| !matches!(key.as_str(), "CFDefinitions" | "CFRubrics")).take(UNKNOWN_KEYS)
        {
            self.warnings.push(Warning::new(
                key,
                "CASE 1.0 kent deze sleutel niet; bewaard, maar een strikte uitvoer kan hem niet dragen",
                "CASE 1.0 does not know this key; kept, but a strict export cannot carry it",
            ));
        }
    }
}

fn refused(error: &serde_json::Error, text: &str) -> ExchangeFault {
    let reason = error.to_string();
    if let Some(at) = reason.find(TOO_MANY) {
        let limit = reason.get(at + TOO_MANY.len()..).and_then(|rest| rest.split_whitespace().next()?.parse().ok());
        let limit = limit.unwrap_or(ITEM_LIMIT);
        let what = if limit == ASSOCIATION_LIMIT { "CFAssociations" } else { "CFItems" };
        return ExchangeFault::TooMany { what, limit };
    }
    if error.is_data() && !text.trim_start().starts_with('{') {
        return ExchangeFault::NotCase { reason: "CFDocument" };
    }
    // The parser's own reason names the place again; the sentence has it already.
    let reason = reason.split(" at line ").next().unwrap_or_default().chars().take(120).collect();
    ExchangeFault::NotJson { line: error.line(), column: error.column(), reason }
}
