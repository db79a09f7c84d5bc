//! Nothing of a client stands in a message: a marker is planted in every input, and looked for in everything that is said.
//!
//! What a person asked to see (a shown case, a report) goes to standard output and holds it, rightly; so only refusals
//! are looked at, and standard error always.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use common::{Run, packs, program, root, run};
use vakwerk::Surroundings;

/// A text that stands nowhere else, with the kinds of characters that a message might cut or quote.
const MARKER: &str = "MERKTEKEN-geheim-7391";

fn text(path: &Path) -> String {
    path.display().to_string()
}

/// The packs that some commands look things up in.
const PACKS: &[&str] = &["packs/algemeen", "packs/fvb"];

/// Runs the command line in this process, which costs a fraction of starting it.
fn here(packs: &[&str], args: &[&str]) -> Run {
    let none = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("no-plugins");
    fs::create_dir_all(&none).unwrap();
    let surroundings = Surroundings { width: 100, plugins: Some(none.into()), ..Surroundings::default() };
    let named = packs.iter().flat_map(|pack| ["--development".to_owned(), text(&root().join(pack))]);
    let all = ["vakwerk"].iter().chain(args).map(|arg| (*arg).to_owned()).chain(named);
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let exit = vakwerk::run(all, &surroundings, &mut out, &mut err) as i32;
    let [out, err] = [out, err].map(|bytes| String::from_utf8(bytes).unwrap());
    Run { exit, out, err }
}

/// Runs in both languages, as a page and as JSON; it must be refused, for what was put in, and hold no marker.
fn refused(what: &str, packs: &[&str], args: &[&str]) {
    for more in [&["--lang", "nl"][..], &["--lang", "en"], &["--json"]] {
        let run = here(packs, &[args, more].concat());
        assert_ne!(run.exit, 0, "{what} was not refused: {}", run.out);
        silent(what, &run);
        assert!(!run.out.contains(MARKER), "{what}, on standard output: {}", run.out);
        let looked = run.err.contains("E0702") || run.out.contains("E0702");
        assert!(!looked, "{what} was not looked at: there are no plugins");
    }
}

fn silent(what: &str, run: &Run) {
    assert!(!run.err.contains(MARKER), "{what}: {}", run.err);
    for part in ["MERKTEKEN", "merkteken", "geheim-7391"] {
        assert!(!run.err.contains(part), "{what}, in part: {}", run.err);
    }
}

fn example() -> String {
    fs::read_to_string(packs().join("../../../examples/cases/dhr-a.toml")).unwrap()
}

fn write(folder: &Path, name: &str, content: impl AsRef<[u8]>) -> String {
    let path = folder.join(name);
    fs::write(&path, content).unwrap();
    text(&path)
}

#[test]
fn arguments_are_not_repeated() {
    let folder = tempfile::tempdir().unwrap();
    let store = text(folder.path());
    let spaced = format!("{MARKER} {MARKER}");
    let with = |start: &str| format!("{start}{MARKER}");
    let new = |client: &str, born: &str| {
        refused(
            "case new",
            &[],
            &["case", "new", "oefenzaak", "--client", client, "--birth-date", born, "--store", &store],
        );
    };
    new(&spaced, "1980-05-04");
    new("client-invented-07", MARKER);
    refused("a case name", &[], &["case", "show", &spaced, "--store", &store]);
    let every = packs().join("../../../tests/fixtures/forms/cases/every-kind.jsonl");
    let file = write(folder.path(), "every-kind.jsonl", fs::read(every).unwrap());
    for (what, option, value) in [
        ("a user", "--user", spaced.as_str()),
        ("who is responsible", "--responsible", &spaced),
        ("a day", "--day", MARKER),
        ("a kind", "--kind", MARKER),
        ("a ground", "--ground", MARKER),
        ("a trajectory", "--trajectory", MARKER),
        ("a recipient", "--for", &spaced),
    ] {
        refused(what, &[], &["case", "report", &file, option, value]);
    }
    let report = ["case", "report", &file, "--trajectory", "pmt-1", "--for", "parent"];
    refused("who the recipient is", &[], &[&report[..], &["--person", &spaced]].concat());
    refused("events", &[], &["case", "destroy", &file, "--events", MARKER, "--ground", MARKER]);
    refused("events that are not there", &[], &["case", "destroy", &file, "--events", "900", "--ground", MARKER]);
    refused("a value too many", &[], &["case", "show", &file, MARKER]);
    refused("an answer", PACKS, &["score", "algemeen:phq-9", "--answers", &with("1,0,")]);
    refused("a person", PACKS, &["score", "algemeen:phq-9", "--answers", "1", "--person", &with("age=")]);
    refused("a person's part", PACKS, &["score", "algemeen:phq-9", "--answers", "1", "--person", &with("x")]);
    refused("a goal", &[], &["gas", "--goal", MARKER]);
    refused("why a trajectory moves", PACKS, &["case", "move", &file, "--reason", MARKER, "--trajectory", "pmt-9"]);
}

#[test]
fn a_script_is_refused_by_place_and_not_by_what_stands_there() {
    let folder = tempfile::tempdir().unwrap();
    let written = example();
    let with = |from: &str, to: &str| {
        assert!(written.contains(from), "{from}");
        written.replacen(from, &to.replace("@", MARKER), 1)
    };
    let cases = [
        ("no TOML", with("on = \"2025-02-03\"", "on = \"2025-02-03\" @")),
        ("an open text", with("\"Verdriet en somberheid", "\"@\nVerdriet")),
        ("a word of a list", with("route = \"referral\"", "route = \"@\"")),
        ("a number for a text", with("involved = true", "involved = \"@\"")),
        ("a day", with("birth-date = \"1957-03-14\"", "birth-date = \"@\"")),
        ("a pseudonym", with("client = \"client-invented-01\"", "client = \"@ @\"")),
        ("a name", with("id = \"arts\"", "id = \"@ @\"")),
        ("an item", with("assessment = \"pmt:lofopt\"", "assessment = \"@\"")),
        (
            "two things",
            with("do.enter-step = { step = \"intake\" }", "do.enter-step = { step = \"intake\" }\nscore.note = \"@\""),
        ),
        (
            "a text where a table belongs",
            with("do.record-financing = { kind = \"wlz\" }", "do.record-financing = \"@\""),
        ),
        (
            "what is refused beside other texts",
            with("reason = \"Verdriet en somberheid", "reason = \"@ ").replacen(
                "expect = { refused-by = [\"instemming:consent-16\"] }",
                "",
                1,
            ),
        ),
        (
            "a blank text beside others",
            with(
                "text = \"Werken aan acceptatie en hem succeservaringen laten opdoen.\"",
                "text = \" \", legal-title = \"@\"",
            ),
        ),
        ("a far too long text", with("text = \"Werken aan acceptatie", &format!("text = \"{}", "@ ".repeat(3_000)))),
    ];
    for (number, (what, script)) in cases.into_iter().enumerate() {
        let path = write(folder.path(), "script.toml", &script);
        let store = text(&folder.path().join(number.to_string()));
        let replay = ["case", "replay", path.as_str(), "--store", &store];
        if let Err(fault) = vakwerk_script::read(&script) {
            assert!(!fault.to_string().contains(MARKER), "{what}, in the library");
            refused(what, &[], &replay);
            continue;
        }
        // What reads well is played before it is refused, by the program with its plugins.
        for language in ["nl", "en"] {
            let run = run(program(100).env_remove("VAKWERK_PLUGINS").args(["--lang", language]).args(replay));
            assert_ne!(run.exit, 0, "{what} was not refused");
            silent(what, &run);
            fs::remove_dir_all(&store).ok();
        }
    }
}

#[test]
fn a_damaged_case_is_named_by_line_and_not_by_content() {
    let folder = tempfile::tempdir().unwrap();
    let every = packs().join("../../../tests/fixtures/forms/cases/every-kind.jsonl");
    let whole: Vec<String> = fs::read_to_string(every).unwrap().lines().map(str::to_owned).collect();
    type Damage = fn(&mut Vec<String>);
    let damages: &[(&str, Damage)] = &[
        ("a changed content", |l| l[2] = l[2].replacen("Somber", MARKER, 1)),
        ("a changed role", |l| l[3] = l[3].replacen("\"role\":\"therapist\"", &format!("\"role\":\"{MARKER}\""), 1)),
        ("a changed kind", |l| l[3] = l[3].replacen("\"kind\":\"", &format!("\"kind\":\"{MARKER}"), 1)),
        ("a changed day", |l| l[3] = l[3].replacen("\"occurred-on\":\"", &format!("\"occurred-on\":\"{MARKER}"), 1)),
        ("a line that is none", |l| l.insert(5, MARKER.into())),
        ("half a line", |l| l[5] = format!("{{\"v\":1,\"header\":{{\"{MARKER}\":")),
        ("a later form", |l| l[5] = format!("{{\"v\":2,\"header\":{{\"sequence\":6}},\"{MARKER}\":1}}")),
        ("a missing event", |l| {
            l[4] = l[4].replacen("invented", MARKER, 1);
            l.remove(9);
        }),
        ("two that were swapped", |l| l.swap(9, 10)),
    ];
    for (what, damage) in damages {
        let mut lines = whole.clone();
        damage(&mut lines);
        let file = write(folder.path(), "every-kind.jsonl", lines.join("\n") + "\n");
        for command in ["show", "verify", "report", "head"] {
            refused(what, &[], &["case", command, &file]);
        }
        refused(what, &[], &["case", "destroy", &file, "--all", "--ground", MARKER]);
        refused(what, PACKS, &["case", "move", &file, "--reason", MARKER]);
    }
    // A torn end is passed over and told by its size.
    let torn = whole.join("\n") + "\n{\"v\":1,\"header\":{\"" + MARKER;
    let file = write(folder.path(), "every-kind.jsonl", torn);
    let verified = here(&[], &["case", "verify", &file]);
    assert_eq!(verified.exit, 0, "{}", verified.err);
    assert!(verified.out.contains("E0619") && !verified.out.contains(MARKER), "{}", verified.out);
    let log = fs::read_to_string(folder.path().join("vakwerk-access.log")).unwrap();
    assert!(!log.contains(MARKER) && log.contains("every-kind"), "the log of accesses holds nothing of it either");
}

#[test]
fn files_beside_a_case_are_not_repeated() {
    let folder = tempfile::tempdir().unwrap();
    let every = packs().join("../../../tests/fixtures/forms/cases/every-kind.jsonl");
    let file = write(folder.path(), "every-kind.jsonl", fs::read(every).unwrap());
    let bad = |name: &str, content: &str| write(folder.path(), name, content.replace('@', MARKER));
    for (what, content) in [
        ("no TOML", "years = @"),
        ("an unknown key", "@ = 20"),
        ("a text", "years = \"@\""),
        ("a regime", "[regimes]\n@ = 20"),
    ] {
        refused(what, &[], &["case", "show", &file, "--retention", &bad("retention.toml", content)]);
    }
    for (what, content) in
        [("no JSON", "@"), ("another form", r#"{"form":9,"@":1}"#), ("no head", r#"{"form":1,"case":"@ @"}"#)]
    {
        refused(what, &[], &["case", "verify", &file, "--head", &bad("head.json", content)]);
    }
    let head = bad("head.json", "@");
    fs::write(folder.path().join("head.json.minisig"), MARKER).unwrap();
    let key = bad("key.pub", "@");
    refused("a key", &[], &["case", "verify", &file, "--head", &head, "--public-key", &key]);
}

#[test]
fn portfolios_evidence_and_activities_are_not_repeated() {
    let folder = tempfile::tempdir().unwrap();
    let bad = |name: &str, content: &str| write(folder.path(), name, content.replace('@', MARKER));
    let portfolio = packs().join("../../../tests/fixtures/forms/portfolio.jsonl");
    let lines: Vec<String> = fs::read_to_string(portfolio).unwrap().lines().map(str::to_owned).collect();
    for (what, damage) in [
        ("a line that is none", "@"),
        ("a method", r#"{"v":1,"at":"2026-03-14T12:00:00Z","data-point":{"id":"p","method":"@"}}"#),
        ("a time", r#"{"v":1,"at":"@","opened":{}}"#),
        ("a subject", r#"{"v":1,"at":"2026-03-14T12:00:00Z","opened":{"subject":"@ @","frameworks":[]}}"#),
    ] {
        let file = bad("portfolio.jsonl", &format!("{}\n{damage}\n{}\n", lines[0], lines[1]));
        refused(what, PACKS, &["competency", "portfolio", &file]);
        fs::remove_file(&file).unwrap();
    }
    let point = |key: &str| {
        let fields = [
            ("id", "\"p-1\""),
            ("assessor", "\"supervisor-invented-01\""),
            ("role", "\"supervisor\""),
            ("on", "\"2026-02-01\""),
            ("method", "\"observation\""),
            ("narrative", "\"Verzonnen.\""),
        ];
        let mut text = "format = 1\n[[data-point]]\nindependent = false\n".to_owned();
        for (name, value) in fields {
            let value = if name == key { "\"@ @\"" } else { value };
            text += &format!("{name} = {value}\n");
        }
        text + "targets = [{ element = \"fvb:vaktherapie/t99\", scale = \"algemeen:entrustment\", level = \"unsupervised\" }]\n"
    };
    let file = text(&folder.path().join("p.jsonl"));
    for key in ["id", "assessor", "role", "on", "method", "narrative"] {
        fs::write(&file, lines[0].clone() + "\n").unwrap();
        let add = bad("add.toml", &point(key));
        refused(key, PACKS, &["competency", "portfolio", &file, "--add", &add]);
    }
    let add = bad("add.toml", "format = 1\n[[data-point]]\nnarrative = \"@\n");
    refused("no TOML", PACKS, &["competency", "portfolio", &file, "--add", &add]);
    refused(
        "a subject",
        PACKS,
        &["competency", "portfolio", &file, "--open", "--subject", "x y", "--framework", "fvb:vaktherapie"],
    );
}

#[test]
fn what_the_library_refuses_holds_nothing_of_it() {
    use vakwerk_core::access::Access;
    use vakwerk_core::store::CaseStore;

    let every = packs().join("../../../tests/fixtures/forms/cases/every-kind.jsonl");
    let whole = fs::read(every).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file: PathBuf = folder.path().join("every-kind.jsonl");
    let store = vakwerk_store::JsonLinesStore::open(folder.path()).unwrap();
    let id = "every-kind".parse().unwrap();
    // Every line in turn gets the marker at its start, in its middle and at its end.
    let lines: Vec<&str> = std::str::from_utf8(&whole).unwrap().lines().collect();
    for at in 0..lines.len() {
        for place in 0..3 {
            let mut damaged: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
            let line = &mut damaged[at];
            let mut middle = line.len() / 2;
            while !line.is_char_boundary(middle) {
                middle += 1;
            }
            let place = [0, middle, line.len()][place];
            line.insert_str(place, MARKER);
            fs::write(&file, damaged.join("\n") + "\n").unwrap();
            let refused = store.load(&id, &Access::unlogged()).unwrap_err();
            assert!(!format!("{refused}").contains(MARKER) && !format!("{refused:?}").contains(MARKER), "{refused:?}");
        }
    }
}

#[test]
fn imports_that_are_something_else_are_not_repeated() {
    let folder = tempfile::tempdir().unwrap();
    let out = text(&folder.path().join("pack"));
    let columns = 14;
    let header = vec!["x"; columns].join(",");
    let line = |cells: usize| vec!["\"@ @\""; cells].join(",");
    let item = |fields: &str| {
        format!(
            r#"{{"CFDocument":{{"identifier":"6f9619ff-8b86-4d01-b42d-00cf4fc964ff","title":"@ @"}},"CFItems":[{fields}],"CFAssociations":[]}}"#
        )
    };
    let one = r#"{"identifier":"@ @","fullStatement":"@ @"}"#;
    for (what, name, content) in [
        ("a list of clients", "x.csv", "@,@,@\n@,@,@\n".to_owned()),
        ("another separator", "x.csv", vec!["@"; columns].join(";") + "\n"),
        ("too few columns", "x.csv", format!("{header}\n{}\n", line(3))),
        ("an open quote", "x.csv", format!("{header}\n\"@ @\n")),
        ("no JSON", "x.json", "@ @".to_owned()),
        ("a text for a package", "x.json", "\"@ @\"".to_owned()),
        ("a text for a document", "x.json", r#"{"CFDocument":"@ @"}"#.to_owned()),
        ("a text for the items", "x.json", r#"{"CFDocument":{},"CFItems":"@ @"}"#.to_owned()),
        ("one identifier twice", "x.json", item(&format!("{one},{one}"))),
        ("broken off", "x.json", item(one)[..90].to_owned()),
        ("what we wrote, changed", "x.json", item(one).replace("\"title\"", "\"vakwerk\":{\"format\":\"@ @\",\"id\":\"@\",\"framework\":{\"edition\":\"@ @\"},\"catalogue\":\"@ @\"},\"title\"")),
    ] {
        let path = write(folder.path(), name, content.replace('@', MARKER));
        refused(what, &[], &["competency", "import", &path, "--id", "voorbeeld.kader", "--out", &out]);
        assert!(!Path::new(&out).exists(), "{what}");
    }
}

#[test]
fn activities_decisions_and_attachments_are_not_repeated() {
    let folder = tempfile::tempdir().unwrap();
    let read = |path: &str| fs::read_to_string(packs().join("../../..").join(path)).unwrap();
    let replaced = |text: &str, from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, &to.replace('@', MARKER), 1)
    };
    let activity = read("examples/activities/open-atelier.toml");
    for (what, from, to) in [
        ("no TOML", "format = 1", "format = 1 @"),
        ("an unknown key", "format = 1", "format = 1\n\"@ @\" = 1"),
        ("a text for a name", "title = {", "title = \"@ @\"\nabout2 = {"),
        ("another form", "form = \"afbakening:activity\"", "form = \"@ @\""),
        ("an unknown choice", "is = [\"adults\"]", "is = [\"@ @\"]"),
        ("a text for a list", "is = [\"adults\"]", "is = \"@ @\""),
        ("another origin", "from = \"invented\"", "from = \"@ @\""),
        ("a criterion that is none", "[describes.clients]", "[describes.\"@ @\"]"),
        ("a hidden character", "about = { nl = \"Een", "about = { nl = \"@\u{202e}Een"),
    ] {
        let file = write(folder.path(), "activity.toml", replaced(&activity, from, to));
        refused(what, &[], &["activity", "check", &file]);
    }
    let decision = read("examples/portfolios/besluit.toml");
    let portfolio = text(&folder.path().join("p.jsonl"));
    let kept = read("tests/fixtures/forms/portfolio-decision.jsonl");
    let five: Vec<&str> = kept.lines().take(5).collect();
    fs::write(&portfolio, five.join("\n") + "\n").unwrap();
    for (what, from, to) in [
        ("no TOML", "format = 1", "format = 1 @"),
        ("an unknown key", "format = 1", "format = 1\n\"@ @\" = 1"),
        ("a name", "id = \"t3-zelfstandig\"", "id = \"@ @\""),
        ("a stake", "stake = \"high\"", "stake = \"@ @\""),
        ("a level", "level = \"unsupervised\"", "level = \"@ @\""),
        ("a list for an outcome", "outcome = \"Mag", "outcome = [\"@ @\"]\nother = \"Mag"),
        ("who decides", "role = \"coach\"", "role = \"@ @\""),
        ("the evidence", "\"stage-a\"", "\"@ @\""),
        ("a reason with a hidden character", "rationale = \"Drie", "rationale = \"@\u{202e}Drie"),
        ("too little evidence", "rationale = \"Drie", "rationale = \"@ Drie"),
    ] {
        let file = write(folder.path(), "decision.toml", replaced(&decision, from, to));
        refused(what, PACKS, &["competency", "decide", &portfolio, &file]);
    }
    let point = "format = 1\n[[data-point]]\nid = \"p-9\"\nassessor = \"supervisor-invented-01\"\nrole = \"supervisor\"\n\
                 independent = false\non = \"2026-02-01\"\nmethod = \"observation\"\ntargets = [{ element = \
                 \"fvb:vaktherapie/t3\", scale = \"algemeen:entrustment\", level = \"unsupervised\" }]\n";
    for (what, attachments) in [
        ("no digest", "[{ label = \"@ @\", sha256 = \"@ @\" }]"),
        ("a list for a label", "[{ label = [\"@ @\"], sha256 = \"x\" }]"),
        ("an unknown key", "[{ label = \"x\", \"@ @\" = 1 }]"),
        ("a hidden character", "[{ label = \"@\u{202e}\", sha256 = \"x\" }]"),
        ("no list", "\"@ @\""),
    ] {
        let file =
            write(folder.path(), "e.toml", format!("{point}attachments = {}\n", attachments.replace('@', MARKER)));
        refused(what, PACKS, &["competency", "portfolio", &portfolio, "--add", &file]);
    }
}
