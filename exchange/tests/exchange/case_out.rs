//! CASE: strict, the same bytes every time, and nothing of ours lost on the way back.

use serde_json::Value;
use vakwerk_exchange::{document_identifier, element_identifier, export_case, import_case};

use crate::{faults, framework, with_setting};

const SCHEMA: &str = "case-v1p0-cfpackage-schema.json";

fn exported(id: &str) -> String {
    with_setting(id, export_case)
}

#[test]
fn an_export_holds_to_the_schema() {
    for id in ["fvb", "vvocm"] {
        let package: Value = serde_json::from_str(&exported(id)).unwrap();
        assert_eq!(faults(SCHEMA, &package), Vec::<String>::new(), "{id}");
    }
}

/// The validator is awake: a package that lacks what the schema asks for is refused.
#[test]
fn the_schema_refuses_a_broken_package() {
    let mut package: Value = serde_json::from_str(&exported("fvb")).unwrap();
    package["CFItems"][0].as_object_mut().unwrap().remove("fullStatement");
    package["CFAssociations"][0]["associationType"] = "isCousinOf".into();
    package["extra"] = 1.into();
    assert_eq!(faults(SCHEMA, &package).len(), 3);
}

#[test]
fn an_export_is_the_same_bytes_every_time() {
    assert_eq!(exported("fvb"), exported("fvb"));
    assert_eq!(exported("vvocm"), exported("vvocm"));
}

#[test]
fn a_round_trip_loses_nothing() {
    for id in ["fvb", "vvocm"] {
        let imported =
            import_case(exported(id).as_bytes(), &"unused".parse().unwrap(), &"bron".parse().unwrap()).unwrap();
        assert_eq!(imported.framework, *framework(id), "{id}");
        assert!(imported.warnings.is_empty(), "{id}: {:?}", imported.warnings);
        let again = with_setting(id, |_, setting| {
            vakwerk_exchange::export_case_with(&imported.framework, setting, &imported.kept)
        });
        assert_eq!(again, exported(id), "{id}");
    }
}

/// What another system changed in a title is taken; what it knows nothing of stays.
#[test]
fn a_title_that_was_changed_elsewhere_comes_back_changed() {
    let mut package: Value = serde_json::from_str(&exported("fvb")).unwrap();
    let items = package["CFItems"].as_array_mut().unwrap();
    let item = items.iter_mut().find(|item| item["vakwerk"]["written"]["id"] == "t3-4").unwrap();
    item["fullStatement"] = "Brengt in kaart".into();
    let bytes = package.to_string();
    let imported = import_case(bytes.as_bytes(), &"unused".parse().unwrap(), &"bron".parse().unwrap()).unwrap();
    let element = imported.framework.element("t3-4").unwrap();
    assert_eq!(element.text.nl, "Brengt in kaart");
    assert_eq!(element.text.en, framework("fvb").element("t3-4").unwrap().text.en);
}

#[test]
fn identifiers_are_of_version_5_and_of_the_edition() {
    let id = "fvb:vaktherapie".parse().unwrap();
    let task = element_identifier(&id, 1, &"t3".parse().unwrap());
    assert_eq!(task.get_version_num(), 5);
    assert_ne!(task, element_identifier(&id, 2, &"t3".parse().unwrap()));
    assert_eq!(document_identifier(&id, 1).to_string(), "3abf0c41-e67e-53bf-9b1d-4722a890e1c5");
}

/// The matrix goes out as 67 relations that say what they are, in the order of the profile.
#[test]
fn the_matrix_goes_out_with_its_meaning() {
    let package: Value = serde_json::from_str(&exported("fvb")).unwrap();
    let associations = package["CFAssociations"].as_array().unwrap();
    let calls: Vec<_> = associations.iter().filter(|a| a["vakwerk"]["kind"] == "calls-for").collect();
    assert_eq!(calls.len(), 67);
    assert!(calls.iter().all(|call| call["associationType"] == "isRelatedTo"));
    let children = associations.iter().filter(|a| a["associationType"] == "isChildOf").count();
    assert_eq!(children, framework("fvb").elements().count());
}
