//! Makes a framework of a CASE package, of ours or of another system.

use serde_json::{Map, Value};
use vakwerk_core::catalogue::{CatalogueFile, Framework};
use vakwerk_core::id::{ItemId, Name};

use super::kept::Kept;
use super::own;
use super::read::Raw;
use super::words::{OURS, relation};
use crate::fault::{ExchangeFault, Warning};
use crate::sketch::{Link, Node, Sketch};

/// A framework that came from elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    /// The framework.
    pub framework: Framework,
    /// Who made it, as the file says.
    pub creator: Option<String>,
    /// What belonged to it in the pack that it came from: scales, elaborations, sources.
    pub beside: CatalogueFile,
    /// The full id that it had, where Vakwerk wrote the file.
    pub was: Option<ItemId>,
    /// What the framework has no place for.
    pub kept: Kept,
    /// What was taken otherwise than it stands, or not understood.
    pub warnings: Vec<Warning>,
}

/// Reads a CASE 1.0 or 1.1 package: leniently, with everything that is not understood kept.
///
/// A package that Vakwerk wrote gives the same framework back. Of another system's package, items become areas,
/// competencies and indicators by how deep they lie; `name` is the id that the framework gets then, and `source` the
/// name of the source that it rests on.
///
/// # Errors
/// The file is too large, is no CASE package, or holds two items with one identifier or items in a circle.
pub fn import_case(bytes: &[u8], name: &Name, source: &Name) -> Result<Imported, ExchangeFault> {
    let raw = Raw::read(bytes)?;
    let creator = raw.document.get("creator").and_then(Value::as_str).map(ToOwned::to_owned);
    let mut warnings = raw.warnings.clone();
    let (framework, names) = match own::rebuild(&raw) {
        Some(framework) => {
            let own = |item: &super::read::Item| item.written()?.1.get("id")?.as_str()?.parse::<Name>().ok();
            (framework?, raw.items.iter().map(own).collect::<Vec<_>>())
        }
        None => {
            let (framework, names) = sketch(&raw, name, source, &mut warnings);
            (framework, names.into_iter().map(Some).collect())
        }
    };
    let (beside, was) = own::came_along(&raw)?;
    let mut kept = Kept {
        framework: Some(framework.id.clone()),
        document: without_ours(&raw.document),
        other_items: raw.other_items.clone(),
        associations: raw.associations.iter().map(|association| association.fields.clone()).collect(),
        beside: raw.beside.clone(),
        ..Kept::default()
    };
    for (item, name) in raw.items.iter().zip(names) {
        match name {
            Some(name) => {
                kept.items.insert(name, without_ours(&item.fields));
            }
            None => {
                warnings.push(Warning::new(
                    &item.identifier,
                    "later toegevoegd door een ander systeem; bewaard, maar geen element van het beroepskader",
                    "added later by another system; kept, but no element of the framework",
                ));
                kept.other_items.push(Value::Object(item.fields.clone()));
            }
        }
    }
    Ok(Imported { framework, creator, beside, was, kept, warnings })
}

fn without_ours(fields: &Map<String, Value>) -> Map<String, Value> {
    fields.iter().filter(|(key, _)| *key != OURS).map(|(key, value)| (key.clone(), value.clone())).collect()
}

/// A framework of another system's package.
fn sketch(raw: &Raw, name: &Name, source: &Name, warnings: &mut Vec<Warning>) -> (Framework, Vec<Name>) {
    let mut order: Vec<Option<i64>> = vec![None; raw.items.len()];
    let index: std::collections::BTreeMap<&str, usize> =
        raw.items.iter().enumerate().map(|(at, item)| (item.identifier.as_str(), at)).collect();
    for association in raw.associations.iter().filter(|a| a.kind == "isChildOf") {
        if let Some(at) = index.get(association.from.as_str()).and_then(|at| order.get_mut(*at)) {
            *at = at.or(association.number);
        }
    }
    let nodes = raw.items.iter().zip(order).map(|(item, order)| Node {
        code: item.text("humanCodingScheme").map(ToOwned::to_owned),
        title: item.statement.clone(),
        short: item.text("abbreviatedStatement").map(ToOwned::to_owned),
        parent: raw.parent(item).and_then(|parent| index.get(parent.identifier.as_str()).copied()),
        order,
    });
    let nodes: Vec<Node> = nodes.collect();
    let mut links = Vec::new();
    let mut unknown = 0;
    for association in raw.associations.iter().filter(|a| a.kind != "isChildOf") {
        let ends = (index.get(association.from.as_str()), index.get(association.to.as_str()));
        match (relation(&association.kind), ends) {
            (Some(kind), (Some(from), Some(to))) => links.push(Link { kind, from: *from, to: *to }),
            (None, (Some(_), Some(_))) => unknown += 1,
            _ => {}
        }
    }
    if unknown > 0 {
        warnings.push(Warning::new(
            "CFAssociations",
            format!("verbanden van een soort die een beroepskader niet kent, bewaard: {unknown}"),
            format!("associations of a type that a framework does not know, kept: {unknown}"),
        ));
    }
    let title = raw.document.get("title").and_then(Value::as_str).unwrap_or(name.as_str()).to_owned();
    let description = raw.document.get("description").and_then(Value::as_str).unwrap_or(&title).to_owned();
    Sketch { name: name.clone(), source: source.clone(), title, description, nodes, links }.framework(warnings)
}
