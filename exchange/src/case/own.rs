//! What is ours in a CASE package: the framework without what items and associations carry, and back.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};
use vakwerk_core::catalogue::{CatalogueFile, ElementKind, Framework, LevelScale};
use vakwerk_core::id::{ItemId, Name};

use super::read::{Association, Item, Raw};
use super::words::OURS;
use crate::fault::ExchangeFault;

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
pub(super) fn came_along(raw: &Raw) -> Result<(CatalogueFile, Option<ItemId>), ExchangeFault> {
    let Some(ours) = ours(&raw.document) else { return Ok((CatalogueFile::default(), None)) };
    let id = ours.get("id").and_then(Value::as_str).and_then(|id| id.parse().ok());
    let catalogue = match ours.get("catalogue") {
        Some(catalogue) => serde_json::from_value(catalogue.clone()).map_err(|error| ExchangeFault::Damaged {
            item: raw.document.get("identifier").and_then(Value::as_str).unwrap_or_default().to_owned(),
            reason: error.to_string(),
        })?,
        None => CatalogueFile::default(),
    };
    Ok((catalogue, id))
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

/// What is ours at a document, an item or an association.
pub(super) fn ours(fields: &Map<String, Value>) -> Option<&Map<String, Value>> {
    fields.get(OURS)?.as_object()
}

/// The framework of a package that we wrote, also after another system changed its texts; `None` for one of others.
pub(super) fn rebuild(raw: &Raw) -> Option<Result<Framework, ExchangeFault>> {
    let Some(Value::Object(frame)) = ours(&raw.document)?.get("framework") else { return None };
    let mut frame = frame.clone();
    let title = |frame: &mut Map<String, Value>, key: &str, of: &str| {
        if let (Some(text), Some(Value::Object(both))) = (raw.document.get(of), frame.get_mut(key)) {
            both.insert("nl".into(), text.clone());
        }
    };
    title(&mut frame, "name", "title");
    title(&mut frame, "description", "description");
    let mut lists: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
    let mut parents: BTreeMap<&str, (&str, usize)> = BTreeMap::new();
    for item in raw.items.iter().filter(|item| item.is_ours()) {
        let Some((kind, mut written)) = item.written() else { continue };
        let id = written.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
        let key = if matches!(kind, "indicator" | "knowledge-element") { "text" } else { "title" };
        if let Some(Value::Object(text)) = written.get_mut(key) {
            text.insert("nl".into(), item.statement.clone().into());
        }
        let parent = raw.parent(item);
        if matches!(kind, "task" | "competency") {
            let group = parent.and_then(Item::written).filter(|(kind, _)| *kind == "group");
            written.remove("group");
            written.extend(group.and_then(|(_, group)| Some(("group".to_owned(), group.get("id")?.clone()))));
        }
        if kind == "task" {
            let competencies = raw.called_for(item);
            if !competencies.is_empty() {
                written.insert("competencies".into(), competencies.into());
            }
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
        let mut above = std::iter::successors(raw.parent(item), |above| raw.parent(above)).take(raw.items.len());
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
    let relations: Vec<Value> = raw.associations.iter().filter_map(Association::written).cloned().collect();
    if !relations.is_empty() {
        lists.insert("relation", relations);
    }
    frame.extend(lists.into_iter().map(|(key, all)| (key.to_owned(), Value::Array(all))));
    Some(serde_json::from_value(Value::Object(frame)).map_err(|error| ExchangeFault::Damaged {
        item: raw.document.get("identifier").and_then(Value::as_str).unwrap_or_default().to_owned(),
        reason: error.to_string(),
    }))
}
