//! What people get wrong with frameworks, curricula, evidence and imports: named, and nothing is lost.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::fs;
use std::path::Path;

use common::{competency_at as competency, copied, program, room, root, run};

const OPEN: &str = "portfolio p.jsonl --open --subject therapist-invented-01 --framework fvb:vaktherapie --invented";

/// Everything that lies in a folder, byte for byte; but for the log of who read what, which a refusal adds to.
fn contents(at: &Path) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    for entry in fs::read_dir(at).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(contents(&path));
        } else if path.file_name().is_some_and(|name| name != "vakwerk-access.log")
            && fs::metadata(&path).unwrap().len() < 4_000_000
        {
            all.push((path.display().to_string(), fs::read(&path).unwrap()));
        }
    }
    all.sort();
    all
}

/// What a command says when it refuses, with everything left as it was.
fn refused(at: &Path, line: &str, code: &str) -> String {
    let before = contents(at);
    let told = competency("nl", at, line);
    assert_eq!(told.exit, 1, "{line}: {}", told.out);
    assert!(told.err.starts_with(code), "{line}: {}", told.err);
    assert!(contents(at) == before, "{line} changed something");
    format!("$ {line}\n{}\n", told.err.replace(&at.display().to_string(), "."))
}

/// What is no portfolio from its first byte on is not shown as the portfolio of nobody, and stays as it is.
#[test]
fn a_file_that_was_never_opened_as_a_portfolio() {
    let at = room("refusals", "no-portfolio");
    for bytes in [&b""[..], b"\xff\xfe", b"{\"half"] {
        fs::write(at.join("p.jsonl"), bytes).unwrap();
        refused(&at, "portfolio p.jsonl", "E0816");
    }
}

/// A curriculum with another reference, level or course.
#[test]
fn a_curriculum_that_names_what_is_not_there() {
    let at = room("refusals", "curriculum");
    let good = "format = 1\nid = \"c\"\nname = { nl = \"C\" }\n\n[[framework]]\nid = \"fvb:vaktherapie\"\nedition = 1\n\
                task-levels = \"algemeen:entrustment\"\ncompetency-levels = \"algemeen:proficiency\"\n\n[[course]]\n\
                id = \"vak\"\nname = { nl = \"Vak\" }\ntaught = [{ elements = [\"t3\"], level = \"unsupervised\" }]\n";
    fs::write(at.join("c.toml"), good).unwrap();
    assert_eq!(competency("nl", &at, "coverage c.toml").exit, 0);
    let twice = format!("{good}\n[[course]]\nid = \"vak\"\nname = {{ nl = \"Nog een\" }}\n");
    let changes = [
        ("an element that does not exist", good.replace("\"t3\"", "\"t33\""), "E0802"),
        ("an element of another edition", good.replace("\"t3\"", "\"fvb:vaktherapie@2/t3\""), "E0803"),
        ("another edition of the framework", good.replace("edition = 1", "edition = 2"), "E0803"),
        ("a framework that is not there", good.replace("\"fvb:vaktherapie\"", "\"fvb:vaktherapi\""), "E0801"),
        ("a level of the other scale", good.replace("\"unsupervised\"", "\"competent\""), "E0804"),
        (
            "a scale of the other kind",
            good.replace("= \"algemeen:entrustment\"", "= \"algemeen:proficiency\""),
            "E0806",
        ),
        ("a scale that is not there", good.replace("algemeen:entrustment", "algemeen:niveaus"), "E0805"),
        ("two courses with one name", twice, "E0320"),
        ("a hidden character", good.replace("\"Vak\"", "\"V\u{202e}ak\""), "E0330"),
    ];
    let mut said = String::new();
    for (what, text, code) in changes {
        assert_ne!(text, good, "{what}");
        fs::write(at.join("c.toml"), text).unwrap();
        said.push_str(&format!("{what}\n{}", refused(&at, "coverage c.toml", code)));
    }
    insta::assert_snapshot!(said);
}

/// Evidence about oneself, of another scale, of what is not there, or given twice.
#[test]
fn evidence_that_cannot_stand() {
    let at = room("refusals", "evidence");
    assert_eq!(competency("nl", &at, OPEN).exit, 0);
    let good = "format = 1\n\n[[data-point]]\nid = \"a\"\nassessor = \"docent-verzonnen\"\nrole = \"teacher\"\n\
                independent = true\non = \"2025-02-10\"\nmethod = \"observation\"\n\
                targets = [{ element = \"fvb:vaktherapie/t3\", scale = \"algemeen:entrustment\", level = \"observes\" }]\n";
    let oneself = good.replace("docent-verzonnen", "therapist-invented-01");
    let changes = [
        ("oneself as independent", oneself.replace("\"teacher\"", "\"oneself\""), "E0809"),
        ("oneself as another", oneself.replace("= true", "= false"), "E0809"),
        ("an element that does not exist", good.replace("/t3", "/t33"), "E0802"),
        ("a level of another scale", good.replace("\"observes\"", "\"competent\""), "E0804"),
        ("a scale of another kind", good.replace("algemeen:entrustment", "algemeen:proficiency"), "E0806"),
        ("a name used twice", format!("{good}{}", &good[10..]), "E0320"),
        ("a point that takes the place of nothing", format!("{good}supersedes = \"b\"\n"), "E0811"),
        ("a hidden character", good.replace("\"a\"", "\"a\"\nnarrative = \"x\u{2066}y\""), "E0330"),
    ];
    let mut said = String::new();
    for (what, text, code) in changes {
        assert_ne!(text, good, "{what}");
        fs::write(at.join("e.toml"), text).unwrap();
        said.push_str(&format!("{what}\n{}", refused(&at, "portfolio p.jsonl --add e.toml", code)));
    }
    insta::assert_snapshot!(said);
}

/// A pack whose relations run in a circle, or that has a name twice, is named by `check`.
#[test]
fn a_framework_that_contradicts_itself() {
    let at = room("refusals", "framework");
    let source = fs::read_to_string(common::packs().join("derde/catalogue/kader.toml")).unwrap();
    let circle = format!(
        "{source}\n[[framework]]\nid = \"kring\"\nedition = 1\nname = {{ nl = \"Kring\" }}\n\
         description = {{ nl = \"Verzonnen.\" }}\nsource = {{ source = \"studiegids\" }}\nprovenance = {{ mark = \"ours\" }}\n\
         competency = [{{ id = \"a\", title = {{ nl = \"A\" }} }}, {{ id = \"b\", title = {{ nl = \"B\" }} }}]\n\
         relation = [{{ kind = \"precedes\", from = \"a\", to = \"b\" }}, {{ kind = \"precedes\", from = \"b\", to = \"a\" }}]\n"
    );
    let cases = [
        ("a circle of relations", circle, "E0340"),
        ("one name twice", source.replacen("id = \"wegen\"", "id = \"zien\"", 1), "E0320"),
        ("a relation to nothing", source.replacen("from = \"wegen\"", "from = \"weg\"", 1), "E0321"),
        ("another edition", source.replacen("oud@1/kijken", "oud@2/kijken", 1), "E0341"),
    ];
    for (what, text, code) in cases {
        let pack = at.join("derde");
        copied(&common::packs().join("derde"), &pack);
        assert_ne!(text, source, "{what}");
        fs::write(pack.join("catalogue/kader.toml"), text).unwrap();
        let mut check = program(80);
        let checked = run(check.arg("check").arg(&pack).arg("--with").arg(root().join("packs")));
        assert_eq!(checked.exit, 1, "{what}: {}", checked.out);
        assert!(checked.out.contains(code), "{what}: {}", checked.out);
    }
}

/// A table with other separators or encoding, and what is too large to read.
#[test]
fn an_import_that_cannot_be_taken() {
    let at = room("refusals", "import");
    let made = competency("nl", &at, "export fvb:vaktherapie --to moodle --out goed.csv");
    assert_eq!(made.exit, 0, "{}", made.err);
    let table = fs::read_to_string(at.join("goed.csv")).unwrap();
    let header = table.lines().next().unwrap();
    let latin: Vec<u8> = table.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect();
    let twice = format!("{table}{}\r\n", table.lines().last().unwrap());
    let million = format!("{{\"CFDocument\":{{}},\"CFAssociations\":[{}{{}}]}}", "{},".repeat(1_000_000));
    let item = |text: &str| {
        format!("{{\"identifier\":\"6f9619ff-8b86-4d01-b42d-00cf4fc964ff\",\"fullStatement\":\"{text}\"}}")
    };
    let same = format!("{{\"CFDocument\":{{}},\"CFItems\":[{},{}]}}", item("a"), item("b"));
    let known = "\"lastChangeDateTime\":\"2024-05-01T12:00:00Z\"";
    let items: Vec<String> = (0..2_000)
        .map(|n| {
            let of_item = format!("6f9619ff-8b86-4d01-b42d-{n:012x}");
            let text = "Een verzonnen vaardigheid. ".repeat(5);
            format!("{{\"identifier\":\"{of_item}\",\"fullStatement\":\"{text}\",{known}}}")
        })
        .collect();
    let document = format!(
        "{{\"identifier\":\"6f9619ff-8b86-4d01-b42d-00cf4fc964ff\",\"creator\":\"V\",\"title\":\"V\",{known}}}"
    );
    let many = format!("{{\"CFDocument\":{document},\"CFItems\":[{}]}}", items.join(","));
    let cases = [
        ("semicolons", "x.csv", header.replace(',', ";").into_bytes(), "E0857"),
        ("tabs", "x.csv", header.replace(',', "\t").into_bytes(), "E0857"),
        ("another encoding", "x.csv", latin, "E0852"),
        ("one ID number twice", "x.csv", twice.into_bytes(), "E0855"),
        ("one identifier twice", "x.json", same.into_bytes(), "E0855"),
        ("a million associations", "x.json", million.into_bytes(), "E0851"),
        ("more than a pack can hold", "x.json", many.into_bytes(), "E0864"),
    ];
    let mut said = String::new();
    for (what, name, bytes, code) in cases {
        fs::write(at.join(name), bytes).unwrap();
        said.push_str(&format!("{what}\n{}", refused(&at, &format!("import {name} --id x.y --out uit"), code)));
    }
    // More than 32 MiB: not even opened further than its size.
    fs::File::create(at.join("x.json")).unwrap().set_len(32 * 1024 * 1024 + 1).unwrap();
    said.push_str(&format!("over 32 MiB\n{}", refused(&at, "import x.json --id x.y --out uit", "E0850")));
    assert!(!at.join("uit").exists());
    insta::assert_snapshot!(said);
}
