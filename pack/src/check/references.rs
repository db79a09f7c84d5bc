//! Whether what an item refers to is there, and is of the kind that belongs there.

use std::collections::BTreeMap;

use vakwerk_core::catalogue::{ElementId, ElementReference, TermReference};
use vakwerk_core::id::{ItemId, Name, PluginId, Reference};

use crate::check::framework;
use crate::check::index::{Index, MANIFEST, Seen};
use crate::fault::Fault;
use crate::node::Node;
use crate::problem::Problem;
use crate::suggest::{kebab, nearest};

/// What kinds of item a key refers to; a key that is not listed may refer to any.
const KINDS: &[(&str, &[&str])] = &[
    ("source", &["source"]),
    ("goals", &["goal"]),
    ("rules", &["rule"]),
    ("framework", &["framework"]),
    ("replaced-by", &["framework"]),
    ("level-scales", &["level-scale"]),
    ("frameworks", &["framework"]),
    ("disciplines", &["discipline"]),
    ("vocabulary", &["concept"]),
    ("assessments", &["assessment"]),
    ("interventions", &["intervention"]),
];

/// A reference, resolved to the pack and the name that it means.
struct Target<'s> {
    plugin: Option<PluginId>,
    item: Name,
    inner: Option<Inner>,
    kinds: Vec<&'s str>,
}

/// A part of an item that a reference names.
enum Inner {
    /// A term of a concept.
    Term(Name),
    /// An element of a framework, in one edition or in the one that is there.
    Element(Name, Option<u32>),
}

fn target<'s>(index: &Index<'_>, seen: &'s Seen<'_>) -> Option<Target<'s>> {
    let text = seen.sighting.node.text()?;
    let own = |reference: Reference| (reference.plugin.or_else(|| index.plugin.clone()), reference.item);
    match seen.sighting.def {
        "Reference" => {
            let (plugin, item) = own(text.parse().ok()?);
            let key = seen.sighting.key;
            let kinds = match KINDS.iter().find(|(known, _)| *known == key) {
                Some((_, kinds)) => kinds.to_vec(),
                // An item extends one of its own kind.
                None if key == "extends" => vec![seen.standing.kind],
                None => Vec::new(),
            };
            Some(Target { plugin, item, inner: None, kinds })
        }
        "TermReference" => {
            let TermReference { concept, term } = TermReference::try_from(text.to_owned()).ok()?;
            let (plugin, item) = own(concept);
            Some(Target { plugin, item, inner: Some(Inner::Term(term)), kinds: vec!["concept"] })
        }
        "ElementReference" => {
            // One without a framework means its own, which is looked at with the framework.
            let ElementReference { framework, edition, element } = text.parse().ok()?;
            let (plugin, item) = own(framework?);
            Some(Target { plugin, item, inner: Some(Inner::Element(element, edition)), kinds: vec!["framework"] })
        }
        "ElementId" => {
            let ElementId { framework, element } = text.parse().ok()?;
            let inner = Some(Inner::Element(element, None));
            Some(Target { plugin: Some(framework.plugin), item: framework.item, inner, kinds: vec!["framework"] })
        }
        "ItemId" => {
            let ItemId { plugin, item } = text.parse().ok()?;
            Some(Target { plugin: Some(plugin), item, inner: None, kinds: Vec::new() })
        }
        _ => None,
    }
}

/// References within the pack, and references into packs that it does not require.
pub(crate) fn within(index: &Index<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    for seen in &index.seen {
        let Some(target) = target(index, seen) else { continue };
        match &target.plugin {
            Some(plugin) if !index.is_own(plugin) => {
                if !index.knows(plugin) {
                    let required = index.requirements().map(|(id, _)| id.as_str());
                    let suggestion =
                        nearest(plugin.as_str(), required.chain(index.plugin.iter().map(PluginId::as_str)));
                    let name = seen.sighting.node.text().unwrap_or_default().to_owned();
                    let problem = Problem::NotRequired { plugin: plugin.to_string(), name, suggestion };
                    faults.push(seen.standing.fault(seen.sighting.node, problem));
                }
            }
            _ => faults.extend(resolve(index, seen, &target)),
        }
    }
    faults
}

/// References from `index` into the other packs of a set.
pub(crate) fn across(index: &Index<'_>, set: &BTreeMap<&PluginId, &Index<'_>>) -> Vec<Fault> {
    let mut faults = Vec::new();
    for seen in &index.seen {
        let Some(target) = target(index, seen) else { continue };
        let other = target.plugin.as_ref().filter(|plugin| !index.is_own(plugin)).and_then(|plugin| set.get(plugin));
        if let Some(other) = other {
            faults.extend(resolve(other, seen, &target));
        }
    }
    faults
}

/// Required plugins that are not in the set, or not in a version that fits.
pub(crate) fn requirements(index: &Index<'_>, set: &BTreeMap<&PluginId, &Index<'_>>) -> Vec<Fault> {
    let Some(manifest) = index.seen.iter().map(|seen| seen.standing).find(|standing| standing.kind == MANIFEST) else {
        return Vec::new();
    };
    let required = manifest.node.get("requires").unwrap_or(manifest.node);
    let mut faults = Vec::new();
    for (plugin, wanted) in index.requirements() {
        let present = set.get(plugin).and_then(|other| other.manifest.as_ref()).map(|other| &other.version);
        if present.is_some_and(|version| wanted.matches(version)) {
            continue;
        }
        let suggestion =
            if present.is_none() { nearest(plugin.as_str(), set.keys().map(|id| id.as_str())) } else { None };
        let problem = Problem::NotInSet {
            plugin: plugin.to_string(),
            wanted: wanted.to_string(),
            present: present.map(ToString::to_string),
            suggestion,
        };
        faults.push(manifest.fault(required.get(plugin.as_str()).unwrap_or(required), problem));
    }
    faults
}

/// Looks the target up in the pack that should hold it.
fn resolve(holder: &Index<'_>, seen: &Seen<'_>, target: &Target<'_>) -> Option<Fault> {
    let fault = |problem| Some(seen.standing.fault(seen.sighting.node, problem));
    let pack = holder.plugin.as_ref().map_or_else(String::new, ToString::to_string);
    let prefix = match seen.sighting.node.text().and_then(|text| text.split_once(':')) {
        Some((plugin, _)) => format!("{plugin}:"),
        None => String::new(),
    };
    let Some(found) = holder.items.get(target.item.as_str()) else {
        let fits = |kind: &str| target.kinds.is_empty() || target.kinds.contains(&kind);
        let candidates = holder.items.iter().filter(|(_, standing)| fits(standing.kind)).map(|(name, _)| *name);
        if misnamed(holder.items.keys().copied(), &target.item) {
            return None;
        }
        let inner = match &target.inner {
            Some(Inner::Term(name) | Inner::Element(name, _)) => format!("/{name}"),
            None => String::new(),
        };
        let suggestion = nearest(target.item.as_str(), candidates).map(|meant| format!("{prefix}{meant}{inner}"));
        let kind = target.kinds.first().copied().unwrap_or("item").to_owned();
        return fault(Problem::Dangling { kind, name: target.item.to_string(), pack, suggestion });
    };
    if !target.kinds.is_empty() && !target.kinds.contains(&found.kind) {
        let expected = target.kinds.iter().map(|kind| (*kind).to_owned()).collect();
        return fault(Problem::WrongKind { name: target.item.to_string(), expected, found: found.kind.to_owned() });
    }
    let (kind, name, known) = match target.inner.as_ref()? {
        Inner::Term(term) => ("term", term, terms(found.node)),
        Inner::Element(element, edition) => {
            let present = edition_of(found.node);
            if edition.is_some_and(|wanted| u64::from(wanted) != present) {
                return if may_be_earlier(seen, *edition, present) {
                    None
                } else {
                    let name = seen.sighting.node.text().unwrap_or_default().to_owned();
                    fault(Problem::OtherEdition { name, present })
                };
            }
            let wanted = inner_kinds(seen.sighting.key);
            let parts = framework::parts(found.node);
            if let Some(part) = parts.iter().find(|part| part.name == element.as_str())
                && !wanted.is_empty()
                && !wanted.contains(&part.kind)
            {
                let expected = wanted.iter().map(|kind| (*kind).to_owned()).collect();
                return fault(Problem::WrongKind { name: element.to_string(), expected, found: part.kind.to_owned() });
            }
            let fits = parts.iter().filter(|part| wanted.is_empty() || wanted.contains(&part.kind));
            (wanted.first().copied().unwrap_or("element"), element, fits.map(|part| part.name).collect())
        }
    };
    if known.contains(&name.as_str()) {
        return None;
    }
    if misnamed(known.iter().copied(), name) {
        return None;
    }
    let suggestion = nearest(name.as_str(), known).map(|meant| format!("{prefix}{}/{meant}", target.item));
    fault(Problem::Dangling { kind: kind.into(), name: format!("{}/{name}", target.item), pack, suggestion })
}

/// Whether what is referred to is there under the same name in another notation, which is told where that name stands.
fn misnamed<'a>(mut known: impl Iterator<Item = &'a str>, wanted: &Name) -> bool {
    known.any(|name| name != wanted.as_str() && kebab(name) == wanted.as_str())
}

/// What kinds of element a key refers to; none means any.
fn inner_kinds(key: &str) -> &'static [&'static str] {
    match key {
        // What an elaboration is of, and what an indicator is added to.
        "of" => &["competency"],
        "under" => &["task", "competency"],
        _ => &[],
    }
}

fn terms(concept: &Node) -> Vec<&str> {
    concept.get("term").into_iter().flat_map(Node::list).filter_map(|term| term.word("id")).collect()
}

fn edition_of(item: &Node) -> u64 {
    item.count("edition").unwrap_or(0)
}

/// Whether the reference starts a relation that says what has taken the place of an element of an earlier edition.
fn may_be_earlier(seen: &Seen<'_>, wanted: Option<u32>, present: u64) -> bool {
    let relations = seen.standing.node.get("relation").map_or(&[][..], Node::list);
    let starts = |relation: &&Node| relation.get("from").is_some_and(|from| std::ptr::eq(from, seen.sighting.node));
    let relation = relations.iter().find(starts);
    wanted.is_some_and(|wanted| u64::from(wanted) < present)
        && relation.is_some_and(|relation| relation.word("kind") == Some("replaced-by"))
}
