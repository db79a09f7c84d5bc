//! Makes a framework of a CASE package, of ours or of another system.

use vakwerk_core::catalogue::{CatalogueFile, Framework};
use vakwerk_core::id::{ItemId, Name};

use super::kept::Kept;
use super::own;
use super::read::{Item, Package};
use super::words::relation;
use crate::fault::{ExchangeFault, Warning};
use crate::sketch::{Link, Node, Sketch};
use crate::written::AsWritten;

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
    let mut package = Package::read(bytes)?;
    let mut warnings = std::mem::take(&mut package.warnings);
    let (framework, names) = match own::rebuild(&package) {
        Some(framework) => {
            let own = |item: &Item<'_>| item.written()?.1.parse::<Name>().ok();
            (framework?, package.items.iter().map(own).collect::<Vec<_>>())
        }
        None => {
            let (framework, names) = sketch(&package, name, source, &mut warnings);
            (framework, names.into_iter().map(Some).collect())
        }
    };
    let (beside, was) = own::came_along(&package)?;
    let mut kept = Kept {
        framework: Some(framework.id.clone()),
        document: package.document.kept(),
        other_items: package.other_items.iter().map(|item| AsWritten::from(*item)).collect(),
        associations: package.associations.iter().map(|association| association.whole()).collect(),
        beside: package.beside.iter().map(|(key, value)| (key.clone(), AsWritten::from(*value))).collect(),
        ..Kept::default()
    };
    for (item, name) in package.items.iter().zip(names) {
        match name {
            Some(name) => {
                kept.items.insert(name, item.kept());
            }
            None => {
                warnings.push(Warning::new(
                    &item.identifier,
                    "later toegevoegd door een ander systeem; bewaard, maar geen element van het beroepskader",
                    "added later by another system; kept, but no element of the framework",
                ));
                kept.other_items.push(item.whole());
            }
        }
    }
    Ok(Imported { framework, creator: package.document.creator, beside, was, kept, warnings })
}

/// A framework of another system's package.
fn sketch(package: &Package<'_>, name: &Name, source: &Name, warnings: &mut Vec<Warning>) -> (Framework, Vec<Name>) {
    let mut order: Vec<Option<i64>> = vec![None; package.items.len()];
    let mut links = Vec::new();
    let mut unknown = 0;
    for association in &package.associations {
        if association.kind == "isChildOf" {
            if let Some(at) = association.from.item().and_then(|at| order.get_mut(at)) {
                *at = at.or(association.number);
            }
            continue;
        }
        match (relation(&association.kind), association.from.item(), association.to.item()) {
            (Some(kind), Some(from), Some(to)) => links.push(Link { kind, from, to }),
            (None, Some(_), Some(_)) => unknown += 1,
            _ => {}
        }
    }
    let nodes = package.items.iter().zip(order).map(|(item, order)| Node {
        code: item.code.clone(),
        title: item.statement.clone(),
        short: item.short.clone(),
        parent: item.parent,
        order,
    });
    let nodes: Vec<Node> = nodes.collect();
    if unknown > 0 {
        warnings.push(Warning::new(
            "CFAssociations",
            format!("verbanden van een soort die een beroepskader niet kent, bewaard: {unknown}"),
            format!("associations of a type that a framework does not know, kept: {unknown}"),
        ));
    }
    let document = &package.document;
    let title = document.title.clone().unwrap_or_else(|| name.to_string());
    let description = document.description.clone().unwrap_or_else(|| title.clone());
    Sketch { name: name.clone(), source: source.clone(), title, description, nodes, links }.framework(warnings)
}
