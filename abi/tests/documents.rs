//! The documents are promises: their schemas are checked in, and every form that was written keeps being read.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};

use schemars::{JsonSchema, schema_for};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use vakwerk_abi::document::{
    BindRefusal, BindRequest, Profile, ProfileRequest, Reasons, ReasonsRequest, Review, ReviewRequest,
};

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Checks a kind of document: its schema, its golden file, and that a field of the future does no harm.
fn check<T: JsonSchema + Serialize + DeserializeOwned>(name: &str) {
    let schema = serde_json::to_value(schema_for!(T)).unwrap();
    let path = here(&format!("schemas/{name}.schema.json"));
    if std::env::var_os("VAKWERK_BLESS").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, format!("{schema:#}\n")).unwrap();
    }
    let stored: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap_or_default()).unwrap_or_default();
    assert!(
        stored == schema,
        "abi/schemas/{name}.schema.json is not what the type says; look at the difference after \
         `VAKWERK_BLESS=1 cargo test -p vakwerk-abi --test documents`"
    );

    let text = fs::read_to_string(here(&format!("golden/{name}.json"))).unwrap();
    let golden: Value = serde_json::from_str(&text).unwrap();
    let faults: Vec<_> =
        jsonschema::validator_for(&schema).unwrap().iter_errors(&golden).map(|fault| fault.to_string()).collect();
    assert!(faults.is_empty(), "{name}: {faults:?}");
    let read: T = serde_json::from_str(&text).unwrap_or_else(|fault| panic!("{name}: {fault}"));
    assert_eq!(serde_json::to_value(&read).unwrap(), golden, "{name}: nothing may be lost or added");

    let mut later = golden.clone();
    with_unknown_fields(&mut later);
    let read: T = serde_json::from_value(later).unwrap_or_else(|fault| panic!("{name}, later: {fault}"));
    assert_eq!(serde_json::to_value(&read).unwrap(), golden, "{name}: what is unknown is passed over");
}

/// Adds a field that nobody knows to every object that is not a map of names.
fn with_unknown_fields(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields.iter_mut() {
                // In these, the keys are names of items, fields and facts, so any key has a meaning.
                if !["answers", "fields", "facts"].contains(&name.as_str()) {
                    with_unknown_fields(value);
                }
            }
            fields.insert("of-a-later-version".into(), serde_json::json!({ "any": ["thing"] }));
        }
        Value::Array(values) => values.iter_mut().for_each(with_unknown_fields),
        _ => {}
    }
}

#[test]
fn documents_are_what_their_schemas_and_golden_files_say() {
    check::<BindRequest>("bind-request");
    check::<BindRefusal>("bind-refusal");
    check::<ProfileRequest>("profile-request");
    check::<Profile>("profile");
    check::<ReasonsRequest>("reasons-request");
    check::<Reasons>("reasons");
    check::<ReviewRequest>("review-request");
    check::<Review>("review");
    for folder in ["golden", "schemas"] {
        assert_eq!(fs::read_dir(here(folder)).unwrap().count(), 8, "a file in abi/{folder} that nothing checks");
    }
}

#[test]
fn what_is_read_of_material_is_the_latest() {
    let text = fs::read_to_string(here("golden/profile-request.json")).unwrap();
    let mut material = serde_json::from_str::<ProfileRequest>(&text).unwrap().material;
    let mut second = material.results[0].clone();
    second.scales[0].score = Some(-3.0);
    material.results.push(second);
    let latest = material.latest_result("pmt:lofopt").unwrap();
    assert_eq!((latest.score("control"), latest.score("motor-ability")), (Some(-3.0), None));
    assert_eq!(latest.band("distance-from-middle"), Some("deviates"));
    let record = material.latest_record("pmt:plan").unwrap();
    assert_eq!(record.fields["strategy"].word(), Some("exercise"));
    assert_eq!(record.fields["sessions"].number(), Some(12.0));
    assert_eq!(record.fields["cautions"].words().collect::<Vec<_>>(), ["falls", "heart"]);
    assert!(material.latest_result("pmt:other").is_none());
}
