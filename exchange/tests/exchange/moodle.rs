//! Moodle: its fourteen columns to the letter, what it would lose said before, and its own files read back.

use std::collections::BTreeSet;

use vakwerk_core::explain::Explain;
use vakwerk_core::text::Language;
use vakwerk_exchange::{export_moodle, import_moodle};

use crate::{cells, framework, with_setting};

fn exported(id: &str) -> String {
    with_setting(id, |framework, setting| export_moodle(framework, setting).unwrap().0)
}

#[test]
fn every_line_follows_the_rules() {
    for id in ["fvb", "vvocm"] {
        let lines = cells(&exported(id));
        assert!(lines.iter().all(|line| line.len() == 14), "every line has as many columns");
        assert_eq!(lines[0][0], "Parent ID number");
        assert_eq!((lines[0][12].as_str(), lines[0][13].as_str()), ("Is framework", "Taxonomy"));
        let frames: Vec<_> = lines[1..].iter().filter(|line| !line[12].is_empty()).collect();
        assert_eq!(frames.len(), 1);
        assert_eq!(frames[0][12], "1", "any other text counts as yes");
        let ids: BTreeSet<_> = lines[2..].iter().map(|line| line[1].as_str()).collect();
        assert_eq!(ids.len(), lines.len() - 2, "no ID number stands twice");
        for line in &lines[2..] {
            assert!(line[0].is_empty() || ids.contains(line[0].as_str()), "a parent that is there: {}", line[1]);
            assert!(line[1].chars().count() <= 100 && line[2].chars().count() <= 100, "nothing is cut: {}", line[1]);
            assert!(!line[2].is_empty() && !line[3].is_empty(), "{}", line[1]);
            for other in line[10].split(',').filter(|other| !other.is_empty()) {
                assert!(ids.contains(other), "a reference that is there: {other}");
            }
        }
        assert_eq!(lines.len() - 2, framework(id).elements().count());
    }
}

/// One default and one proficient value at least, and as many values as the scale has.
#[test]
fn the_scale_is_complete() {
    let lines = cells(&exported("fvb"));
    let values = lines[1][5].split(',').count();
    let configuration: Vec<serde_json::Value> = serde_json::from_str(&lines[1][6]).unwrap();
    assert_eq!(configuration.len(), values + 1);
    assert!(configuration[0].get("scaleid").is_some());
    let with = |key: &str| configuration[1..].iter().filter(|value| value[key] == 1).count();
    assert_eq!((with("scaledefault"), with("proficient")), (1, 2));
}

#[test]
fn a_long_title_is_whole_in_the_description() {
    let lines = cells(&exported("fvb"));
    let task = lines.iter().find(|line| line[1] == "t6").unwrap();
    let title = &framework("fvb").element("t6").unwrap().text.nl;
    assert!(title.chars().count() > 100 && task[2].ends_with('…') && task[3].contains(title.as_str()));
}

#[test]
fn what_it_cannot_carry_is_said() {
    let losses = ["fvb", "vvocm"].map(|id| with_setting(id, |f, setting| export_moodle(f, setting).unwrap().1));
    insta::assert_snapshot!(serde_json::to_string_pretty(&losses).unwrap());
}

#[test]
fn its_own_file_comes_back_as_a_tree() {
    let (back, warnings) =
        import_moodle(exported("vvocm").as_bytes(), &"terug".parse().unwrap(), &"bron".parse().unwrap()).unwrap();
    assert!(warnings.is_empty(), "{warnings:?}");
    let statement = |framework: &vakwerk_core::catalogue::Framework| {
        framework.elements().map(|element| element.text.nl.clone()).collect::<BTreeSet<_>>()
    };
    assert_eq!(statement(&back), statement(framework("vvocm")));
}

#[test]
fn what_moodle_loses_without_a_word_is_refused_or_told() {
    let header = exported("fvb").lines().next().unwrap().to_owned();
    let frame = ",kader,Kader,,1,\"a,b\",[],,,,,,1,";
    let table = |rows: &[&str]| format!("{header}\n{frame}\n{}\n", rows.join("\n"));
    let commas = ",".repeat(1_000_001);
    let cases: [(&str, Vec<u8>, &str); 8] = [
        ("two lines with one ID number", table(&[",a,A,,1,,,,,,,,,", ",a,B,,1,,,,,,,,,"]).into_bytes(), "E0855"),
        ("a parent that is not there", table(&["z,a,A,,1,,,,,,,,,"]).into_bytes(), "E0860"),
        ("a circle", table(&["b,a,A,,1,,,,,,,,,", "a,b,B,,1,,,,,,,,,"]).into_bytes(), "E0856"),
        ("a line that is too short", table(&[",a,A"]).into_bytes(), "E0859"),
        ("a million commas, even in quotes", table(&[&format!(",a,A,\"{commas}\",1,,,,,,,,,")]).into_bytes(), "E0859"),
        ("semicolons", table(&[]).replace(',', ";").into_bytes(), "E0857"),
        ("another table", b"naam,leeftijd\nx,1\n".to_vec(), "E0858"),
        ("Latin-1", [header.as_bytes(), b"\n,kader,Caf\xE9,,1,,,,,,,,1,\n"].concat(), "E0852"),
    ];
    let mut said = String::new();
    for (what, bytes, code) in cases {
        let fault = import_moodle(&bytes, &"terug".parse().unwrap(), &"bron".parse().unwrap()).unwrap_err();
        assert_eq!(fault.code(), code, "{what}: {fault}");
        for language in [Language::Nl, Language::En] {
            said.push_str(&format!("{} {}\n", fault.code(), fault.explain(language)));
        }
    }
    let told = table(&[",a,A,,1,,,,,,weg,,,", ",x,X,,1,,,,,,,,false,"]);
    let (_, warnings) = import_moodle(told.as_bytes(), &"terug".parse().unwrap(), &"bron".parse().unwrap()).unwrap();
    for warning in warnings {
        said.push_str(&format!("{}: {}\n", warning.about, warning.text.nl));
    }
    insta::assert_snapshot!(said);
}
