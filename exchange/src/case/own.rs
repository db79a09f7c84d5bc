//! What is ours in a CASE package: the framework without what items and associations carry, and back.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use vakwerk_core::catalogue::{CatalogueFile, ElementKind, Framework, LevelScale};
use vakwerk_core::id::{ItemId, Name};

use super::read::{Association, Item, Package};
use crate::fault::ExchangeFault;
use crate::written::{fields, pick, value, words};

/// How far up is looked for what holds a lesser point; nobody prints points that lie as deep.
const DEEPEST: usize = 1000;

/// The lists of a framework that stand as items and associations.
const LISTS: [&str; 7] = ["group", "task", "competency", "indicator", "knowledge", "list", "relation"];

/// The framework without its elements and relations, and what its pack holds that it cannot do without.
pub(super) fn frame(id: &ItemId, framework: &Framework, contents: &CatalogueFile) -> Value {
    let mut frame = serde_json::to_value(framework).unwrap_or_default();
    if let Value::Object(fields) = &mut frame {
        fields.retain(|key, _| !LISTS.contains(&key.as_str()));
    }
    let mut whole = json!({ "format": 1, "id": id.to_string(), "framework": frame });
    let beside = belonging(id, framework, contents);
    if beside != CatalogueFile::default() {
        whole["catalogue"] = serde_json::to_value(beside).unwrap_or_default();
    }
    whole
}

/// What belongs to a framework in its own pack: its scales, its elaborations, and the sources that all of it rests on.
fn belonging(id: &ItemId, framework: &Framework, contents: &CatalogueFile) -> CatalogueFile {
    let named = |scale: &&LevelScale| {
        framework.level_scales.iter().any(|named| named.plugin.is_none() && named.item == scale.id)
    };
    let mut belonging = CatalogueFile {
        level_scale: contents.level_scale.iter().filter(named).cloned().collect(),
        elaboration: contents.elaboration.iter().filter(|one| one.of.framework == *id).cloned().collect(),
        ..CatalogueFile::default()
    };
    let mut cited = BTreeSet::new();
    sources(&serde_json::to_value((framework, &belonging)).unwrap_or_default(), &mut cited);
    belonging.source = contents.source.iter().filter(|source| cited.contains(source.id.as_str())).cloned().collect();
    belonging
}

/// The sources of the own pack that are cited anywhere in a document.
fn sources(value: &Value, cited: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                match value {
                    Value::String(source) if key == "source" => drop(cited.insert(source.clone())),
                    value => sources(value, cited),
                }
            }
        }
        Value::Array(all) => all.iter().for_each(|value| sources(value, cited)),
        _ => {}
    }
}

/// What came along with a framework of ours, and the name that the framework had.
pub(super) fn came_along(package: &Package<'_>) -> Result<(CatalogueFile, Option<ItemId>), ExchangeFault> {
    let picked = package.document.ours.and_then(|ours| pick(ours, ["id", "catalogue"]));
    let Some([id, catalogue]) = picked else { return Ok((CatalogueFile::default(), None)) };
    let catalogue = match catalogue {
        Some(catalogue) => serde_json::from_str(catalogue.get()).map_err(|error| damaged(package, &error))?,
        None => CatalogueFile::default(),
    };
    Ok((catalogue, words(id).and_then(|id| id.parse().ok())))
}

fn damaged(package: &Package<'_>, error: &serde_json::Error) -> ExchangeFault {
    ExchangeFault::Damaged { item: package.document.name(), reason: error.to_string() }
}

/// What each element is, without what stands below it and what its relations say.
pub(super) fn elements(framework: &Framework) -> BTreeMap<&Name, Value> {
    let mut all = BTreeMap::new();
    let mut add = |id, kind: ElementKind, written: Result<Value, serde_json::Error>| {
        let mut written = written.unwrap_or_default();
        if let Value::Object(fields) = &mut written {
            fields.retain(|key, _| !matches!(key.as_str(), "indicator" | "competencies" | "element" | "item"));
        }
        all.insert(id, json!({ "kind": kind.as_str(), "written": written }));
    };
    for group in &framework.group {
        add(&group.id, ElementKind::Group, serde_json::to_value(group));
    }
    for task in &framework.task {
        add(&task.id, ElementKind::Task, serde_json::to_value(task));
    }
    for competency in &framework.competency {
        add(&competency.id, ElementKind::Competency, serde_json::to_value(competency));
    }
    for indicator in framework.indicators() {
        add(&indicator.id, ElementKind::Indicator, serde_json::to_value(indicator));
    }
    for domain in &framework.knowledge {
        add(&domain.id, ElementKind::KnowledgeDomain, serde_json::to_value(domain));
        for element in &domain.element {
            add(&element.id, ElementKind::KnowledgeElement, serde_json::to_value(element));
        }
    }
    for list in &framework.list {
        add(&list.id, ElementKind::List, serde_json::to_value(list));
        for item in &list.item {
            add(&item.id, ElementKind::ListItem, serde_json::to_value(item));
        }
    }
    all
}

/// The framework of a package that we wrote, also after another system changed its texts; `None` for one of others.
pub(super) fn rebuild(package: &Package<'_>) -> Option<Result<Framework, ExchangeFault>> {
    let document = &package.document;
    let [frame] = pick(document.ours?, ["framework"])?;
    let mut frame = fields(frame.filter(|frame| frame.get().starts_with('{'))?);
    for (key, text) in [("name", &document.title), ("description", &document.description)] {
        if let (Some(text), Some(Value::Object(both))) = (text, frame.get_mut(key)) {
            both.insert("nl".into(), text.clone().into());
        }
    }
    let mut called_for = called_for(package);
    let mut lists: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
    let mut parents: BTreeMap<&str, (&str, usize)> = BTreeMap::new();
    for (at, item) in package.items.iter().enumerate() {
        let Some((kind, id, written)) = item.written() else { continue };
        let mut written = fields(written);
        let key = if matches!(kind, "indicator" | "knowledge-element") { "text" } else { "title" };
        if let Some(Value::Object(text)) = written.get_mut(key) {
            text.insert("nl".into(), item.statement.clone().into());
        }
        let parent = package.parent(item);
        if matches!(kind, "task" | "competency") {
            let group = parent.and_then(Item::written).filter(|(kind, ..)| *kind == "group");
            written.remove("group");
            written.extend(group.map(|(_, group, _)| ("group".to_owned(), group.into())));
        }
        if let Some(competencies) = called_for.remove(&at).filter(|_| kind == "task") {
            written.insert("competencies".into(), competencies.into());
        }
        let (list, inner) = match kind {
            "group" => ("group", None),
            "task" => ("task", None),
            "competency" => ("competency", None),
            "knowledge-domain" => ("knowledge", None),
            "list" => ("list", None),
            "indicator" => ("indicator", Some("indicator")),
            "knowledge-element" => ("knowledge", Some("element")),
            "list-item" => ("list", Some("item")),
            _ => {
                let reason = format!("kind `{kind}`");
                return Some(Err(ExchangeFault::Damaged { item: item.identifier.clone(), reason }));
            }
        };
        let Some(inner) = inner else {
            let all = lists.entry(list).or_default();
            parents.insert(&item.identifier, (list, all.len()));
            all.push(Value::Object(written));
            continue;
        };
        // A lesser point hangs below another indicator; what holds both is further up.
        let mut above = std::iter::successors(package.parent(item), |above| package.parent(above)).take(DEEPEST);
        let holder = above.find_map(|above| parents.get(above.identifier.as_str()));
        let added = written.contains_key("under");
        if let Some((list, at)) = holder.filter(|_| !added).copied() {
            parents.insert(&item.identifier, (list, at));
        }
        let holder = parents.get(item.identifier.as_str());
        match holder.and_then(|(list, at)| lists.get_mut(list)?.get_mut(*at)?.as_object_mut()) {
            Some(holder) => {
                if let Value::Array(all) = holder.entry(inner).or_insert_with(|| Value::Array(Vec::new())) {
                    all.push(Value::Object(written));
                }
            }
            None if kind == "indicator" => lists.entry("indicator").or_default().push(Value::Object(written)),
            None => {
                let reason = format!("`{id}`: parent");
                return Some(Err(ExchangeFault::Damaged { item: item.identifier.clone(), reason }));
            }
        }
    }
    let relations: Vec<Value> = package.associations.iter().filter_map(Association::written).map(value).collect();
    if !relations.is_empty() {
        lists.insert("relation", relations);
    }
    frame.extend(lists.into_iter().map(|(key, all)| (key.to_owned(), Value::Array(all))));
    Some(serde_json::from_value(Value::Object(frame)).map_err(|error| damaged(package, &error)))
}

/// The competencies that each task calls for, in the order in which they were written.
fn called_for(package: &Package<'_>) -> BTreeMap<usize, Vec<Value>> {
    let mut calls: Vec<_> = package.associations.iter().filter(|a| a.is_ours("calls-for")).collect();
    calls.sort_by_key(|call| call.number);
    let mut all: BTreeMap<usize, Vec<Value>> = BTreeMap::new();
    for call in calls {
        let called = call.to.item().and_then(|at| package.item(at)?.written());
        if let (Some(task), Some((_, name, _))) = (call.from.item(), called) {
            all.entry(task).or_default().push(name.into());
        }
    }
    all
}
