//! Whether the conditions of rules speak of facts that exist.

use std::collections::BTreeMap;

use vakwerk_core::fact::{COLLECTIONS, CollectionDeclaration, FACTS};
use vakwerk_core::id::{ItemId, PluginId};

use crate::check::index::{Index, Standing};
use crate::fault::Fault;
use crate::node::Node;
use crate::problem::{FactPart, Problem};
use crate::suggest::{nearest, shown};

/// A name that a condition speaks of.
struct Spoken<'n> {
    node: &'n Node,
    name: &'n str,
    what: FactPart,
    /// The collection whose element is looked at.
    element_of: Option<&'static CollectionDeclaration>,
}

/// Names in the rules of a pack that are not on the list of facts; form fields of other packs are left to the set.
pub(crate) fn within(index: &Index<'_>) -> Vec<Fault> {
    each(index, |standing, spoken| match form_field(spoken.name) {
        Some(field) if index.is_own(&field.form.plugin) => unknown_field(index, standing, spoken, &field),
        Some(field) if !index.knows(&field.form.plugin) => {
            let problem = Problem::NotRequired {
                plugin: field.form.plugin.to_string(),
                name: spoken.name.to_owned(),
                suggestion: nearest(field.form.plugin.as_str(), index.requirements().map(|(id, _)| id.as_str())),
            };
            Some(standing.fault(spoken.node, problem))
        }
        Some(_) => None,
        None => unknown(standing, spoken),
    })
}

/// Form fields of other packs of a set that do not exist there.
pub(crate) fn across(index: &Index<'_>, set: &BTreeMap<&PluginId, &Index<'_>>) -> Vec<Fault> {
    each(index, |standing, spoken| {
        let field = form_field(spoken.name).filter(|field| !index.is_own(&field.form.plugin))?;
        unknown_field(set.get(&field.form.plugin)?, standing, spoken, &field)
    })
}

fn each<'n>(index: &Index<'n>, mut check: impl FnMut(&Standing<'n>, &Spoken<'n>) -> Option<Fault>) -> Vec<Fault> {
    let mut faults = Vec::new();
    for standing in index.items.values().filter(|standing| standing.kind == "rule") {
        let mut spoken = Vec::new();
        for key in ["applies", "requires"] {
            if let Some(condition) = standing.node.get(key) {
                walk(condition, None, &mut spoken);
            }
        }
        faults.extend(spoken.iter().filter_map(|spoken| check(standing, spoken)));
    }
    faults
}

fn walk<'n>(node: &'n Node, element_of: Option<&'static CollectionDeclaration>, out: &mut Vec<Spoken<'n>>) {
    let mut inner = element_of;
    for key in ["every", "some", "count", "covers"] {
        let Some((node, name)) = node.get(key).and_then(|node| Some((node, node.text()?))) else { continue };
        inner = COLLECTIONS.iter().find(|collection| collection.name == name);
        if inner.is_none() {
            out.push(Spoken { node, name, what: FactPart::Collection, element_of: None });
            // Of an unknown collection every field would be unknown too, which tells nobody anything.
            return;
        }
    }
    if let Some((node, name)) = node.get("fact").and_then(|node| Some((node, node.text()?))) {
        let what = if name.starts_with('.') { FactPart::Field } else { FactPart::Fact };
        out.push(Spoken { node, name, what, element_of });
    }
    if let Some((node, name)) = node.get("field").and_then(|node| Some((node, node.text()?))) {
        out.push(Spoken { node, name, what: FactPart::Field, element_of: inner });
    }
    for key in ["all", "any"] {
        for condition in node.get(key).map_or(&[][..], Node::list) {
            walk(condition, element_of, out);
        }
    }
    if let Some(condition) = node.get("not") {
        walk(condition, element_of, out);
    }
    for key in ["where", "holds"] {
        if let Some(condition) = node.get(key) {
            walk(condition, inner, out);
        }
    }
}

fn unknown(standing: &Standing<'_>, spoken: &Spoken<'_>) -> Option<Fault> {
    let known: Vec<&str> = match spoken.what {
        FactPart::Fact | FactPart::FormField => FACTS.iter().map(|fact| fact.name).collect(),
        FactPart::Collection => COLLECTIONS.iter().map(|collection| collection.name).collect(),
        FactPart::Field => spoken.element_of.into_iter().flat_map(|of| of.fields).map(|field| field.name).collect(),
    };
    // `covers` names a field without its dot.
    let bare = spoken.what == FactPart::Field && !spoken.name.starts_with('.');
    let known = known.into_iter().map(|name| if bare { name.trim_start_matches('.') } else { name });
    if known.clone().any(|name| name == spoken.name) {
        return None;
    }
    let suggestion = nearest(spoken.name, known);
    let problem = Problem::UnknownFact { name: shown(spoken.name), what: spoken.what, suggestion };
    Some(standing.fault(spoken.node, problem))
}

/// `form.PLUGIN:FORM.FIELD`, taken apart.
struct FormFieldName<'n> {
    form: ItemId,
    field: &'n str,
}

fn form_field(name: &str) -> Option<FormFieldName<'_>> {
    let (form, field) = name.strip_prefix("form.")?.rsplit_once('.')?;
    Some(FormFieldName { form: form.parse().ok()?, field })
}

fn unknown_field(
    holder: &Index<'_>,
    standing: &Standing<'_>,
    spoken: &Spoken<'_>,
    name: &FormFieldName<'_>,
) -> Option<Fault> {
    let fields = |form: &Standing<'_>| {
        let fields = form.node.get("field").map_or(&[][..], Node::list).iter().filter_map(|field| field.word("id"));
        fields.chain(["recorded"]).map(ToOwned::to_owned).collect::<Vec<_>>()
    };
    let forms = || holder.items.iter().filter(|(_, standing)| standing.kind == "form");
    let form = name.form.item.as_str();
    let suggestion = match forms().find(|(id, _)| **id == form) {
        Some((_, found)) => {
            let known = fields(found);
            if known.iter().any(|field| field == name.field) {
                return None;
            }
            nearest(name.field, known.iter().map(String::as_str)).map(|meant| format!("form.{}.{meant}", name.form))
        }
        None => nearest(form, forms().map(|(id, _)| *id))
            .map(|meant| format!("form.{}:{meant}.{}", name.form.plugin, name.field)),
    };
    let problem = Problem::UnknownFact { name: shown(spoken.name), what: FactPart::FormField, suggestion };
    Some(standing.fault(spoken.node, problem))
}
