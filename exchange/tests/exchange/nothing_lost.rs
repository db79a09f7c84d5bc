//! A round trip through CASE loses nothing of ours: every property of every framework, and what belongs to it.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;
use vakwerk_core::catalogue::{Framework, Pack};
use vakwerk_core::id::ItemId;
use vakwerk_exchange::{Imported, Setting, element_identifier, export_case, export_case_with, import_case};

use crate::{faults, packs, scales};

const SCHEMA: &str = "case-v1p0-cfpackage-schema.json";

/// Every framework of the packs, and of the invented packs of institutes.
fn every() -> impl Iterator<Item = (&'static Pack, &'static Framework)> {
    packs().iter().flat_map(|pack| pack.contents.framework.iter().map(move |framework| (pack, framework)))
}

fn editions() -> Vec<(ItemId, u32)> {
    every().map(|(pack, framework)| (pack.full_id(&framework.id), framework.edition)).collect()
}

fn with<T>(pack: &Pack, framework: &Framework, run: impl FnOnce(&Setting<'_>) -> T) -> T {
    let (scales, editions) = (scales(pack, framework), editions());
    run(&Setting::of(pack, "2026-01-01T00:00:00Z".parse().unwrap(), &scales).beside(&editions))
}

fn there_and_back(pack: &Pack, framework: &Framework) -> (String, Imported) {
    let text = with(pack, framework, |setting| export_case(framework, setting));
    let imported = import_case(text.as_bytes(), &"unused".parse().unwrap(), &"bron".parse().unwrap()).unwrap();
    (text, imported)
}

/// Where two documents differ, as paths.
fn differences(path: &str, before: &Value, after: &Value, found: &mut Vec<String>) {
    match (before, after) {
        (Value::Object(before), Value::Object(after)) => {
            let keys: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
            let nothing = Value::Null;
            for key in keys {
                let of = |map: &serde_json::Map<String, Value>| map.get(key).unwrap_or(&nothing).clone();
                differences(&format!("{path}.{key}"), &of(before), &of(after), found);
            }
        }
        (Value::Array(before), Value::Array(after)) if before.len() == after.len() => {
            let pairs = before.iter().zip(after).enumerate();
            pairs.for_each(|(at, (before, after))| differences(&format!("{path}[{at}]"), before, after, found));
        }
        _ if before == after => {}
        _ => found.push(format!("{path}: {before} became {after}")),
    }
}

#[test]
fn every_property_of_every_framework_comes_back() {
    let mut count = 0;
    for (pack, framework) in every() {
        let (text, imported) = there_and_back(pack, framework);
        assert_eq!(faults(SCHEMA, &serde_json::from_str(&text).unwrap()), Vec::<String>::new(), "{}", framework.id);
        let mut found = Vec::new();
        let (before, after) = (serde_json::to_value(framework), serde_json::to_value(&imported.framework));
        differences(framework.id.as_str(), &before.unwrap(), &after.unwrap(), &mut found);
        assert_eq!(found, Vec::<String>::new());
        assert_eq!(imported.was, Some(pack.full_id(&framework.id)));
        let again = with(pack, framework, |setting| export_case_with(&imported.framework, setting, &imported.kept));
        assert_eq!(again, text, "{}", framework.id);
        count += 1;
    }
    assert_eq!(count, 6);
}

/// Scales, elaborations and sources of its own pack go along; what lies in other packs is referred to.
#[test]
fn what_belongs_to_a_framework_goes_along() {
    for (pack, framework) in every() {
        let (_, imported) = there_and_back(pack, framework);
        let contents = &pack.contents;
        let own = |name: &str| framework.level_scales.iter().any(|n| n.plugin.is_none() && n.item.as_str() == name);
        let scales: Vec<_> = contents.level_scale.iter().filter(|scale| own(scale.id.as_str())).cloned().collect();
        assert_eq!(imported.beside.level_scale, scales, "{}", framework.id);
        let id = pack.full_id(&framework.id);
        let elaborations: Vec<_> =
            contents.elaboration.iter().filter(|elaboration| elaboration.of.framework == id).cloned().collect();
        assert_eq!(imported.beside.elaboration, elaborations, "{}", framework.id);
        let rests_on = &framework.source.source;
        let along = imported.beside.source.iter().any(|source| source.id == rests_on.item);
        assert_eq!(along, rests_on.plugin.is_none(), "{}", framework.id);
    }
    let derde = packs().iter().find(|pack| pack.manifest.id.as_str() == "voorbeeld.derde").unwrap();
    let (_, imported) = there_and_back(derde, &derde.contents.framework[1]);
    assert_eq!((imported.beside.level_scale.len(), imported.beside.elaboration.len()), (1, 1));
}

/// The frameworks that are tried hold every property that the written form knows, so that none is lost unseen.
#[test]
fn no_property_of_the_written_form_goes_untried() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../schemas/catalogue.schema.json");
    let schema: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let forms = &schema["$defs"];
    let (mut known, mut seen) = (BTreeSet::new(), BTreeSet::new());
    for form in ["Framework", "LevelScale", "Elaboration"] {
        properties(forms, form, &mut BTreeSet::new(), &mut known);
    }
    for (pack, framework) in every() {
        walk(forms, &forms["Framework"], "Framework", &serde_json::to_value(framework).unwrap(), &mut seen);
        for scale in &pack.contents.level_scale {
            walk(forms, &forms["LevelScale"], "LevelScale", &serde_json::to_value(scale).unwrap(), &mut seen);
        }
        for one in &pack.contents.elaboration {
            walk(forms, &forms["Elaboration"], "Elaboration", &serde_json::to_value(one).unwrap(), &mut seen);
        }
    }
    assert!(known.len() > 100, "{known:?}");
    assert_eq!(known.difference(&seen).collect::<Vec<_>>(), Vec::<&String>::new());
}

fn reference(schema: &Value) -> Option<&str> {
    schema["$ref"].as_str()?.strip_prefix("#/$defs/")
}

/// Every property of a form and of the forms that it is made of.
fn properties(forms: &Value, form: &str, done: &mut BTreeSet<String>, known: &mut BTreeSet<String>) {
    if !done.insert(form.to_owned()) {
        return;
    }
    for (key, schema) in forms[form]["properties"].as_object().into_iter().flatten() {
        known.insert(format!("{form}.{key}"));
        let inside = reference(schema).or_else(|| reference(&schema["items"]));
        inside.into_iter().for_each(|inside| properties(forms, inside, done, known));
    }
}

/// Every property that a document has a value for.
fn walk(forms: &Value, schema: &Value, form: &str, value: &Value, seen: &mut BTreeSet<String>) {
    if let Some(form) = reference(schema) {
        return walk(forms, &forms[form], form, value, seen);
    }
    match value {
        Value::Array(all) => all.iter().for_each(|value| walk(forms, &schema["items"], form, value, seen)),
        Value::Object(fields) => {
            for (key, value) in fields {
                seen.insert(format!("{form}.{key}"));
                walk(forms, &schema["properties"][key], form, value, seen);
            }
        }
        _ => {}
    }
}

/// A reference to another framework means the edition that is there, unless it names one.
#[test]
fn a_reference_to_another_framework_means_the_edition_that_is_there() {
    let derde = packs().iter().find(|pack| pack.manifest.id.as_str() == "voorbeeld.derde").unwrap();
    let framework = &derde.contents.framework[1];
    let scales = scales(derde, framework);
    let fvb: ItemId = "fvb:vaktherapie".parse().unwrap();
    for edition in [1, 4] {
        let editions = [(fvb.clone(), edition)];
        let setting = Setting::of(derde, "2026-01-01T00:00:00Z".parse().unwrap(), &scales).beside(&editions);
        let text = export_case(framework, &setting);
        let other = element_identifier(&fvb, edition, &"sd".parse().unwrap()).to_string();
        assert!(text.contains(&other), "edition {edition}");
        // `oud@1` is named with its edition, whatever is there.
        let old = "voorbeeld.derde:oud".parse().unwrap();
        assert!(text.contains(&element_identifier(&old, 1, &"kijken".parse().unwrap()).to_string()));
    }
}
