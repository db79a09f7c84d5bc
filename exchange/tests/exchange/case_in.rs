//! CASE packages of others: taken as they are, with everything kept, and refused by name where they cannot be.

use serde_json::{Value, json};
use vakwerk_core::explain::Explain;
use vakwerk_core::id::Name;
use vakwerk_exchange::{
    ASSOCIATION_LIMIT, IMPORT_LIMIT, ITEM_LIMIT, Imported, OBJECT_LIMIT, VALUE_LIMIT, export_case_with, import_case,
};

use crate::{faults, with_setting};

fn name(text: &str) -> Name {
    text.parse().unwrap()
}

fn import(bytes: &[u8]) -> Result<Imported, vakwerk_exchange::ExchangeFault> {
    import_case(bytes, &name("theirs"), &name("bron"))
}

fn uuid(number: u32) -> String {
    format!("00000000-0000-4000-8000-{number:012}")
}

fn item(number: u32, code: &str, statement: &str) -> Value {
    let id = uuid(number);
    json!({
        "identifier": id, "uri": format!("https://example.org/{id}"), "fullStatement": statement,
        "humanCodingScheme": code, "lastChangeDateTime": "2024-05-01T12:00:00", "educationLevel": ["HBO"],
        "extensions": { "colour": "green" },
    })
}

fn link(number: u32) -> Value {
    json!({ "title": "x", "identifier": uuid(number), "uri": format!("https://example.org/{}", uuid(number)) })
}

fn association(number: u32, kind: &str, from: u32, to: u32, order: Value) -> Value {
    json!({
        "identifier": uuid(number), "uri": format!("https://example.org/{}", uuid(number)), "associationType": kind,
        "originNodeURI": link(from), "destinationNodeURI": link(to), "sequenceNumber": order,
        "lastChangeDateTime": "2024-05-01T12:00:00Z", "groupingNote": "kept",
    })
}

/// An invented package as another editor writes one: dates without a zone, numbers as text, fields of CASE 1.1.
fn theirs() -> Value {
    json!({
        "CFDocument": {
            "identifier": uuid(1), "uri": "https://example.org/doc", "creator": "Verzonnen hogeschool", "title": "Opleidingsprofiel",
            "lastChangeDateTime": "2024-05-01T12:00:00Z", "frameworkType": "competency", "description": "Verzonnen.",
        },
        "CFItems": [
            item(10, "A", "Zorgt voor cliënten"), item(11, "A.1", "Luistert"), item(12, "A.1.1", "Vat samen"),
            item(13, "A.1.2", "Vraagt door"), item(14, "A.2", "Legt uit"), item(15, "B", "Leert"), item(16, "B.1", "Leest"),
        ],
        "CFAssociations": [
            association(30, "isChildOf", 10, 1, json!("1")), association(31, "isChildOf", 15, 1, json!("2")),
            association(32, "isChildOf", 11, 10, json!(2)), association(33, "isChildOf", 14, 10, json!(1)),
            association(34, "isChildOf", 12, 11, json!(1)), association(35, "isChildOf", 13, 11, json!(2)),
            association(36, "isChildOf", 16, 15, json!(1)), association(37, "isPeerOf", 11, 14, json!(1)),
            association(38, "precedes", 12, 13, json!(1)), association(39, "hasSkillLevel", 11, 14, json!(1)),
            association(40, "exactMatchOf", 11, 999, json!(1)),
        ],
        "CFRubrics": [{ "identifier": uuid(50), "uri": "https://example.org/rubric", "lastChangeDateTime": "2024-05-01T12:00:00Z" }],
        "editorState": { "open": true },
    })
}

#[test]
fn a_package_of_another_system_becomes_areas_competencies_and_indicators() {
    let imported = import(theirs().to_string().as_bytes()).unwrap();
    let framework = &imported.framework;
    assert_eq!(imported.creator.as_deref(), Some("Verzonnen hogeschool"));
    let kinds: Vec<_> = framework.elements().map(|e| format!("{} {} {}", e.kind.as_str(), e.id, e.text.nl)).collect();
    assert_eq!(
        kinds,
        [
            "group a Zorgt voor cliënten",
            "group b Leert",
            "competency a-2 Legt uit",
            "competency a-1 Luistert",
            "indicator a-1-1 Vat samen",
            "indicator a-1-2 Vraagt door",
            "competency b-1 Leest",
        ]
    );
    let relations: Vec<_> = framework.relation.iter().map(|r| format!("{} {}", r.from, r.to)).collect();
    assert_eq!(relations, ["a-1 a-2", "a-1-1 a-1-2"]);
    insta::assert_snapshot!(serde_json::to_string_pretty(&imported.warnings).unwrap());
}

/// Whatever was not understood is given back: identifiers, unknown fields, types of association, rubrics, loose ends.
#[test]
fn what_is_unknown_is_kept_and_given_back_strictly() {
    let imported = import(theirs().to_string().as_bytes()).unwrap();
    let again = with_setting("fvb", |_, setting| export_case_with(&imported.framework, setting, &imported.kept));
    let package: Value = serde_json::from_str(&again).unwrap();
    assert_eq!(faults("case-v1p0-cfpackage-schema.json", &package), Vec::<String>::new());
    assert_eq!(package["CFDocument"]["identifier"], uuid(1));
    assert_eq!(package["CFDocument"]["frameworkType"], "competency");
    assert_eq!(package["CFRubrics"], theirs()["CFRubrics"]);
    for number in 10..=16 {
        let items = package["CFItems"].as_array().unwrap();
        let item = items.iter().find(|item| item["identifier"] == uuid(number)).unwrap();
        assert_eq!((&item["extensions"]["colour"], &item["educationLevel"][0]), (&json!("green"), &json!("HBO")));
    }
    for number in 30..=40 {
        let all = package["CFAssociations"].as_array().unwrap();
        let found = all.iter().find(|a| a["identifier"] == uuid(number)).unwrap_or_else(|| panic!("{number}"));
        let before = theirs()["CFAssociations"][number as usize - 30].clone();
        assert_eq!((&found["associationType"], &found["groupingNote"]), (&before["associationType"], &json!("kept")));
    }
    assert_eq!(package["CFAssociations"].as_array().unwrap().len(), 11, "none twice");
    let back = import(again.as_bytes()).unwrap();
    assert_eq!(back.framework, imported.framework);
}

#[test]
fn what_cannot_be_taken_is_refused_by_name() {
    let document = json!({ "identifier": uuid(1), "title": "x" });
    let twice =
        json!({ "CFDocument": document, "CFItems": [item(10, "A", "x"), item(10, "B", "y"), item(10, "C", "z")] });
    let circle = json!({
        "CFDocument": document, "CFItems": [item(10, "A", "x"), item(11, "B", "y")],
        "CFAssociations": [association(30, "isChildOf", 10, 11, json!(1)), association(31, "isChildOf", 11, 10, json!(1))],
    });
    let mut damaged: Value = serde_json::from_str(&with_setting("fvb", vakwerk_exchange::export_case)).unwrap();
    damaged["CFDocument"]["vakwerk"]["framework"]["edition"] = "one".into();
    let cases: [(&str, Vec<u8>, &str); 8] = [
        ("no JSON", b"{ \"CFDocument\": ".to_vec(), "E0853"),
        ("a list", b"[1, 2]".to_vec(), "E0854"),
        ("no document", b"{}".to_vec(), "E0854"),
        ("UTF-16", b"\xFF\xFE{\0}\0".to_vec(), "E0852"),
        ("one identifier, three items", twice.to_string().into_bytes(), "E0855"),
        ("a circle", circle.to_string().into_bytes(), "E0856"),
        ("our own data changed", damaged.to_string().into_bytes(), "E0861"),
        ("nested a thousand deep", [b"{\"CFDocument\":".as_slice(), &[b'['; 1000]].concat(), "E0853"),
    ];
    let mut said = String::new();
    for (what, bytes, code) in cases {
        let fault = import(&bytes).unwrap_err();
        assert_eq!(fault.code(), code, "{what}: {fault}");
        for language in [vakwerk_core::text::Language::Nl, vakwerk_core::text::Language::En] {
            said.push_str(&format!("{} {}\n", fault.code(), fault.explain(language)));
        }
    }
    insta::assert_snapshot!(said);
}

#[test]
fn more_than_is_read_is_refused_before_it_fills_memory() {
    let large = vec![b' '; usize::try_from(IMPORT_LIMIT).unwrap() + 1];
    assert_eq!(import(&large).unwrap_err().code(), "E0850");
    let limits = [
        ("\"CFAssociations\"", "{},", ASSOCIATION_LIMIT + 1, ASSOCIATION_LIMIT),
        ("\"CFAssociations\"", "{},", 1_000_000, ASSOCIATION_LIMIT),
        ("\"CFItems\"", "{},", ITEM_LIMIT + 1, ITEM_LIMIT),
        // Wherever they stand in one part, and however small they are.
        ("\"beside\"", "{\"\":0},", OBJECT_LIMIT, OBJECT_LIMIT),
        ("\"beside\"", "0,", VALUE_LIMIT, VALUE_LIMIT),
        ("\"CFItems\":[{\"x\"", "0,", VALUE_LIMIT, VALUE_LIMIT),
    ];
    for (key, part, times, limit) in limits {
        let end = if key.ends_with("\"x\"") { "}]" } else { "" };
        let package = format!("{{\"CFDocument\":{{}},{key}:[{}{{}}]{end}}}", part.repeat(times));
        let fault = import(package.as_bytes()).unwrap_err();
        assert_eq!(fault.code(), "E0851");
        assert!(fault.to_string().contains(&limit.to_string()), "{fault}");
    }
    // What stands inside a text is no value.
    let text = "{[,\\\"".repeat(OBJECT_LIMIT + 1);
    assert!(import(format!("{{\"CFDocument\":{{\"title\":\"{text}\"}}}}").as_bytes()).is_ok());
}

/// What another system wrote is kept letter by letter, with numbers that no other form could hold.
#[test]
fn what_is_kept_is_kept_as_it_was_written() {
    let written = "{ \"identifier\" : \"a\", \"fullStatement\":\"x\",\"n\": 1.50, \"u\":\"\\u00e9\", \"n\": 2 }";
    let package = format!("{{\"CFDocument\":{{}},\"CFItems\":[{written}],\"CFAssociations\":[7]}}");
    let kept = import(package.as_bytes()).unwrap().kept;
    assert_eq!(kept.items.values().map(|item| item.text()).collect::<Vec<_>>(), [written]);
    assert_eq!(kept.associations[0].text(), "7");
    let again: vakwerk_exchange::Kept = serde_json::from_str(&kept.text()).unwrap();
    assert_eq!(again, kept);
}

/// As much as there may be: every strict association takes some 330 bytes, so that 32 MiB hold no more than this.
#[test]
fn a_large_package_is_taken_whole() {
    let (items, relations) = (2_000, 20_000);
    let mut package = format!("{{\"CFDocument\":{{\"identifier\":\"{}\",\"title\":\"x\"}},\"CFItems\":[null", uuid(1));
    (0..items).for_each(|at| package.push_str(&format!(",{}", item(100 + at, &format!("k{at}"), "Verzonnen"))));
    package.push_str("],\"CFAssociations\":[null");
    for at in 0..relations {
        let (from, to) = (100 + at % items, 100 + (at + 1 + at / items) % items);
        package.push_str(&format!(",{}", association(1_000_000 + at, "isPeerOf", from, to, json!(1))));
    }
    package.push_str("]}");
    let imported = import(package.as_bytes()).unwrap();
    assert_eq!(imported.framework.elements().count(), items as usize);
    assert_eq!((imported.framework.relation.len(), imported.kept.associations.len()), (20_000, 20_001));
}

/// A chain as deep as there are items is no danger to the stack, in either direction.
#[test]
fn a_chain_of_items_is_taken_however_long() {
    let count = 5_000;
    let items: Vec<Value> = (0..count).map(|number| item(100 + number, &format!("k{number}"), "x")).collect();
    let links = (1..count).map(|at| association(100_000 + at, "isChildOf", 100 + at, 99 + at, json!(1)));
    let package =
        json!({ "CFDocument": { "title": "x" }, "CFItems": items, "CFAssociations": Value::from_iter(links) });
    let imported = import(package.to_string().as_bytes()).unwrap();
    assert_eq!(imported.framework.elements().count(), count as usize);
}
