//! Two versions of a pack: what each change asks of the version and of the edition, and what satisfies it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::folder;
use vakwerk_core::catalogue::Pack;
use vakwerk_core::text::Language;
use vakwerk_pack::diff::{Alike, Difference, Level, Reason, VersionFault};

const MANIFEST: &str = include_str!("diff/vakwerk.toml");
const CATALOGUE: &str = include_str!("diff/catalogue.toml");

fn read(manifest: &str, catalogue: &str) -> Pack {
    let folder = folder(&[("vakwerk.toml", manifest.as_bytes()), ("catalogue/alles.toml", catalogue.as_bytes())]);
    vakwerk_pack::read(folder.path()).unwrap_or_else(|faults| panic!("{faults}"))
}

/// The difference after each `(from, to)` was written otherwise, in the manifest or in the catalogue.
fn changed(edits: &[(&str, &str)]) -> Difference {
    let (mut manifest, mut catalogue) = (MANIFEST.to_owned(), CATALOGUE.to_owned());
    for (from, to) in edits {
        let file = if catalogue.contains(from) { &mut catalogue } else { &mut manifest };
        assert!(file.contains(from), "`{from}` is in neither file");
        *file = file.replacen(from, to, 1);
    }
    Difference::between(&read(MANIFEST, CATALOGUE), &read(&manifest, &catalogue)).unwrap()
}

use Level::{Major, Minor, Patch};

/// A change, where it is found, what it asks, and whether the edition must rise.
type Case<'a> = (&'a str, &'a str, &'a str, Level, bool, Reason);

const CASES: &[Case<'_>] = &[
    ("nl = \"rustiger ademen\"", "nl = \"kalmer ademen\"", "statement", Patch, false, Reason::Wording),
    (
        "nl = \"de ander\" }",
        "nl = \"de ander\", en = \"the other\" }",
        "statement",
        Minor,
        false,
        Reason::LanguageAdded,
    ),
    ("place = \"p. 1\"", "place = \"p. 2\"", "source.place", Patch, false, Reason::About),
    ("title = \"Verzonnen bron\"", "title = \"Bron\"", "title", Patch, false, Reason::About),
    ("max = 4\nstep = 1\n", "max = 3\nstep = 1\n", "answer.max", Major, true, Reason::Range),
    ("step = 1\n", "step = 0.5\n", "answer.step", Major, true, Reason::Range),
    ("step = 1\n", "step = 1\nunit = \"m\"\n", "answer.unit", Major, true, Reason::Range),
    ("sum(een, twee)", "sum(een, een)", "scale.totaal.score", Major, true, Reason::Arithmetic),
    (
        "direction = \"lower-is-better\"",
        "direction = \"neutral\"",
        "scale.totaal.direction",
        Major,
        true,
        Reason::Arithmetic,
    ),
    ("from = 4 }", "from = 4, to = 8 }", "band-set.lezing.band.hoog.to", Major, true, Reason::CutOff),
    ("at-least = 3\n", "at-least = 2\n", "change.verschil.at-least", Major, true, Reason::CutOff),
    ("at-least = 3,", "at-least = 2,", "alert.twee.at-least", Major, true, Reason::CutOff),
    ("missing = \"refused\"", "missing = { counts-as = 0 }", "missing", Major, true, Reason::Missing),
    (
        "label = { nl = \"leeftijd\" }",
        "label = { nl = \"leeftijd\" }, min = 4",
        "input.age.min",
        Major,
        true,
        Reason::Inputs,
    ),
    ("ages = { from = 12 }", "ages = { from = 16 }", "ages.from", Major, true, Reason::Ages),
    ("compute = \"anyone\"", "compute = \"with-permission\"", "licence.compute", Major, false, Reason::Licence),
    (
        "respondents = [\"client\"]",
        "respondents = [\"client\", \"parent\"]",
        "respondents.parent",
        Minor,
        false,
        Reason::Links,
    ),
    ("{ id = \"kort\", label = { nl = \"kort\" } },", "", "field.duur.option.kort", Major, true, Reason::PartRemoved),
    (
        "{ id = \"kort\", label = { nl = \"kort\" } },",
        "{ id = \"kort\", label = { nl = \"kort\" } }, { id = \"nacht\", label = { nl = \"nacht\" } },",
        "field.duur.option.nacht",
        Minor,
        false,
        Reason::PartAdded,
    ),
    (
        "kind = \"choice\"",
        "kind = \"choice\"\nrequired = true",
        "field.duur.required",
        Major,
        true,
        Reason::NowRequired,
    ),
    ("weight = \"advice\"", "weight = \"must\"", "weight", Major, true, Reason::RuleAsks),
    ("includes = \"client\"", "includes = \"representative\"", "requires.includes", Major, true, Reason::RuleAsks),
    ("{ id = \"diep\", label = { nl = \"diep\" } },", "", "term.diep", Major, true, Reason::PartRemoved),
    ("kind = \"relative\"", "kind = \"adaptation\"", "caution.1.kind", Major, true, Reason::Caution),
    ("basis = \"practice\"", "basis = \"consensus\"", "basis", Minor, false, Reason::Links),
];

#[test]
fn every_change_asks_what_it_should() {
    for (from, to, place, level, edition, reason) in CASES {
        let difference = changed(&[(from, to)]);
        let told: Vec<_> =
            difference.changes.iter().map(|c| (c.place.as_str(), c.level, c.edition, c.reason)).collect();
        assert_eq!(told, [(*place, *level, *edition, *reason)], "`{from}` → `{to}`");
        let least = match level {
            Major => "2.0.0",
            Minor => "1.3.0",
            Patch => "1.2.4",
        };
        assert_eq!(difference.least.to_string(), least);
        assert!(!difference.is_allowed(), "the version is as it was");
    }
}

#[test]
fn items_that_come_go_or_change_places_are_told_by_name() {
    let swap = [
        ("{ id = \"een\", label = { nl = \"een\" } },", "{ id = \"drie\", label = { nl = \"drie\" } },"),
        ("sum(een, twee)", "sum(drie, twee)"),
    ];
    let told = |edits: &[(&str, &str)]| -> Vec<(String, Reason)> {
        changed(edits).changes.iter().map(|change| (change.place.clone(), change.reason)).collect()
    };
    let expected = [
        ("item.drie", Reason::QuestionAdded),
        ("item.een", Reason::QuestionRemoved),
        ("scale.totaal.score", Reason::Arithmetic),
    ];
    assert_eq!(told(&swap), expected.map(|(place, reason)| (place.to_owned(), reason)));
    let order = [(
        "{ id = \"een\", label = { nl = \"een\" } },\n    { id = \"twee\", label = { nl = \"twee\" } },",
        "{ id = \"twee\", label = { nl = \"twee\" } },\n    { id = \"een\", label = { nl = \"een\" } },",
    )];
    assert_eq!(told(&order), [("item".to_owned(), Reason::Order)]);
    let moved = &changed(&order).changes[0];
    assert_eq!((moved.from.as_deref(), moved.to.as_deref()), (Some("een, twee"), Some("twee, een")));
}

const QUESTIONS: &str =
    "    { id = \"een\", label = { nl = \"een\" } },\n    { id = \"twee\", label = { nl = \"twee\" } },\n";

/// The catalogue with these questions, of which nothing else in the instrument names one.
fn asking(questions: &str) -> String {
    let alert = CATALOGUE.split("alert = [").nth(1).and_then(|rest| rest.split("]\n").next()).unwrap();
    let catalogue = CATALOGUE.replacen(&format!("alert = [{alert}]\n"), "", 1);
    catalogue.replacen("sum(een, twee)", "mean(items)", 1).replacen(QUESTIONS, questions, 1)
}

/// What is proposed when questions become others: the names, and in what they are the same.
fn proposed(old: &str, new: &str) -> Vec<(String, String, Vec<Alike>)> {
    let [old, new] = [old, new].map(|questions| read(MANIFEST, &asking(questions)));
    let difference = Difference::between(&old, &new).unwrap();
    assert!(difference.renames.iter().all(|rename| !rename.declared));
    let renames = difference.renames.into_iter();
    renames.map(|rename| (rename.from.to_string(), rename.to.to_string(), rename.alike)).collect()
}

#[test]
fn a_question_that_is_gone_and_one_that_is_new_in_its_place_or_words_are_proposed_as_one() {
    let item = |id: &str, label: &str| format!("{{ id = \"{id}\", label = {{ nl = \"{label}\" }} }},");
    let ranged = |id: &str, label: &str| {
        format!("{{ id = \"{id}\", label = {{ nl = \"{label}\" }}, answer = {{ min = 0, max = 2 }} }},")
    };
    let [een, twee] = [item("een", "een"), item("twee", "twee")];
    use Alike::{Place, Range, Text};
    let cases: [(&str, String, &[(&str, &str, &[Alike])]); 8] = [
        ("as it was", format!("{een}{twee}"), &[]),
        ("other words", format!("{}{twee}", item("een", "de eerste")), &[]),
        ("renamed", format!("{}{twee}", item("drie", "een")), &[("lijst/een", "lijst/drie", &[Text, Place])]),
        ("renamed and moved", format!("{twee}{}", item("drie", "een")), &[("lijst/een", "lijst/drie", &[Text])]),
        (
            "renamed and worded otherwise",
            format!("{}{twee}", item("drie", "de eerste")),
            &[("lijst/een", "lijst/drie", &[Place])],
        ),
        ("one gone and another at the other end", format!("{twee}{}", item("drie", "iets anders")), &[]),
        ("one gone and two in its place", format!("{}{}{twee}", item("drie", "x"), item("vier", "y")), &[]),
        (
            "both renamed, and swapped",
            format!("{}{}", ranged("vier", "twee"), item("drie", "een")),
            &[("lijst/een", "lijst/drie", &[Text]), ("lijst/twee", "lijst/vier", &[Text])],
        ),
    ];
    for (what, questions, expected) in cases {
        let expected: Vec<_> =
            expected.iter().map(|(from, to, alike)| ((*from).to_owned(), (*to).to_owned(), alike.to_vec())).collect();
        assert_eq!(proposed(QUESTIONS, &questions), expected, "{what}");
    }
    // A range of its own says something too, where one went and one came.
    let old = format!("{}{twee}", ranged("een", "een"));
    let new = format!("{twee}{}", ranged("drie", "iets anders"));
    assert_eq!(proposed(&old, &new), [("lijst/een".to_owned(), "lijst/drie".to_owned(), vec![Range])]);
}

#[test]
fn a_proposed_name_holds_since_a_version_that_the_change_may_have() {
    let since = |version: &str| {
        let renamed = ("id = \"rust\"", "id = \"kalmte\"");
        changed(&[("version = \"1.2.3\"", version), renamed]).renamed_since().to_string()
    };
    assert_eq!(since("version = \"1.2.3\""), "2.0.0");
    assert_eq!(since("version = \"3.0.0\""), "3.0.0");
}

#[test]
fn a_question_with_a_declared_name_is_compared_under_it_wherever_the_instrument_names_it() {
    let declared = "provides = []\n[[renamed]]\nfrom = \"lijst/twee\"\nto = \"lijst/tweede\"\nsince = \"2.0.0\"\n";
    let edits = [
        ("version = \"1.2.3\"", "version = \"2.0.0\""),
        ("provides = []\n", declared),
        ("id = \"twee\", label = { nl = \"twee\" }", "id = \"tweede\", label = { nl = \"de tweede\" }"),
        ("sum(een, twee)", "sum(een, tweede)"),
        ("{ item = \"twee\", at-least", "{ item = \"tweede\", at-least"),
        ("edition = 3\nname = { nl = \"Lijst\" }", "edition = 4\nname = { nl = \"Lijst\" }"),
    ];
    let difference = changed(&edits);
    let told: Vec<_> = difference.changes.iter().map(|c| (c.place.as_str(), c.level, c.reason)).collect();
    let expected = [
        ("edition", Major, Reason::EditionRaised),
        ("item.twee", Major, Reason::PartRenamed),
        ("item.tweede.label", Patch, Reason::Wording),
    ];
    assert_eq!(told, expected);
    let [rename] = difference.renames.as_slice() else { panic!("{:?}", difference.renames) };
    assert!(rename.declared && rename.alike.is_empty() && difference.is_allowed(), "{:?}", difference.faults);
    // Another range of that question shows, whatever it is called.
    let ranged = ("at-least = 3, text", "at-least = 2, text");
    let told = changed(&[&edits[..], &[ranged]].concat());
    assert!(told.changes.iter().any(|c| (c.place.as_str(), c.reason) == ("alert.tweede.at-least", Reason::CutOff)));
}

#[test]
fn items_with_the_same_name_or_the_same_questions_are_proposed_as_one() {
    let alike = |edits: &[(&str, &str)]| -> Vec<(String, String, Vec<Alike>)> {
        let renames = changed(edits).renames.into_iter();
        renames.map(|rename| (rename.from.to_string(), rename.to.to_string(), rename.alike)).collect()
    };
    let list = ("id = \"lijst\"\n", "id = \"vragenlijst\"\n");
    let named = ("nl = \"Lijst\"", "nl = \"Vragenlijst\"");
    let told = |with: &[Alike]| vec![("lijst".to_owned(), "vragenlijst".to_owned(), with.to_vec())];
    assert_eq!(alike(&[list]), told(&[Alike::Content]));
    assert_eq!(alike(&[list, named]), told(&[Alike::Parts]));
    assert_eq!(alike(&[list, ("max = 4\nstep = 1\n", "max = 3\nstep = 1\n")]), told(&[Alike::Text, Alike::Parts]));
    let goal = ("id = \"rust\"", "id = \"kalmte\"");
    assert_eq!(alike(&[goal, ("rustiger ademen", "kalmer zitten")]), Vec::new());
}

#[test]
fn a_removed_item_is_major_and_one_that_looks_alike_is_pointed_out() {
    let difference = changed(&[("id = \"rust\"", "id = \"kalmte\"")]);
    let told: Vec<_> = difference.changes.iter().map(|c| (c.item.as_ref().unwrap().as_str(), c.reason)).collect();
    assert_eq!(told, [("rust", Reason::ItemRemoved), ("kalmte", Reason::ItemAdded)]);
    assert_eq!(difference.least.to_string(), "2.0.0");
    let [rename] = difference.renames.as_slice() else { panic!("{:?}", difference.renames) };
    assert_eq!(
        (rename.from.to_string(), rename.to.to_string(), rename.declared),
        ("rust".into(), "kalmte".into(), false)
    );
}

#[test]
fn a_declared_new_name_is_followed_into_the_item() {
    let declared = "[[renamed]]\nfrom = \"rust\"\nto = \"kalmte\"\nsince = \"2.0.0\"\n";
    let version = ("version = \"1.2.3\"", "version = \"2.0.0\"");
    let more = ("provides = []\n", &*format!("provides = []\n{declared}"));
    let difference = changed(&[version, more, ("id = \"rust\"", "id = \"kalmte\"")]);
    assert_eq!(difference.changes.len(), 1, "{:?}", difference.changes);
    assert_eq!(difference.changes[0].reason, Reason::ItemRenamed);
    assert!(difference.renames[0].declared && difference.is_allowed(), "{:?}", difference.faults);
    // A term: another part name is another meaning of what holds it.
    let term = "[[renamed]]\nfrom = \"adem/diep\"\nto = \"adem/vol\"\nsince = \"2.0.0\"\n";
    let more = ("provides = []\n", &*format!("provides = []\n{term}"));
    let difference = changed(&[version, more, ("{ id = \"diep\",", "{ id = \"vol\",")]);
    let told: Vec<_> = difference.changes.iter().map(|c| (c.place.as_str(), c.reason, c.edition)).collect();
    assert_eq!(told, [("term.diep", Reason::PartRenamed, true)]);
    assert_eq!(difference.faults.iter().map(|fault| fault.code().as_str()).collect::<Vec<_>>(), ["E0338"]);
}

#[test]
fn a_new_name_that_nothing_has_or_an_old_one_that_stays_is_a_fault_of_the_pack() {
    let with = |renamed: &str| {
        let manifest = MANIFEST.replace("provides = []\n", &format!("provides = []\n[[renamed]]\n{renamed}\n"));
        let folder = folder(&[("vakwerk.toml", manifest.as_bytes()), ("catalogue/alles.toml", CATALOGUE.as_bytes())]);
        vakwerk_pack::read(folder.path()).unwrap_err().iter().map(|fault| fault.code()).collect::<Vec<_>>()
    };
    assert_eq!(with("from = \"oud\"\nto = \"rustt\"\nsince = \"1.2.3\""), ["E0321"]);
    assert_eq!(with("from = \"rust\"\nto = \"samen\"\nsince = \"1.2.3\""), ["E0320"]);
    assert_eq!(with("from = \"adem/oud\"\nto = \"adem/nieuw\"\nsince = \"1.2.3\""), ["E0321"]);
    assert_eq!(with("from = \"a/b/c\"\nto = \"rust\"\nsince = \"1.2.3\""), ["E0314"]);
}

#[test]
fn the_version_and_every_edition_must_rise_far_enough() {
    let range = ("max = 4\nstep = 1\n", "max = 3\nstep = 1\n");
    let edition = ("edition = 3\nname = { nl = \"Lijst\" }", "edition = 4\nname = { nl = \"Lijst\" }");
    let version = |to: &'static str| ("version = \"1.2.3\"", to);
    let codes = |edits: &[(&str, &str)]| -> Vec<&'static str> {
        changed(edits).faults.iter().map(|fault| fault.code().as_str()).collect()
    };
    assert_eq!(codes(&[]), Vec::<&str>::new());
    assert_eq!(codes(&[range]), ["E0337", "E0338"]);
    assert_eq!(codes(&[range, edition]), ["E0337"]);
    assert_eq!(codes(&[range, version("version = \"2.0.0\"")]), ["E0338"]);
    assert_eq!(codes(&[range, edition, version("version = \"1.9.0\"")]), ["E0337"]);
    assert_eq!(codes(&[range, edition, version("version = \"2.0.0\"")]), Vec::<&str>::new());
    assert_eq!(codes(&[range, edition, version("version = \"3.1.0\"")]), Vec::<&str>::new());
    // An edition that falls is no way back.
    let lower = ("edition = 3\nname = { nl = \"Lijst\" }", "edition = 2\nname = { nl = \"Lijst\" }");
    assert_eq!(codes(&[lower, version("version = \"2.0.0\"")]), ["E0338"]);
    assert_eq!(codes(&[version("version = \"1.2.2\"")]), ["E0337"], "a version never falls");
    let swapped = changed(&[version("version = \"1.2.2\"")]).faults[0].to_string();
    assert!(swapped.contains("the other way round"), "{swapped}");
}

#[test]
fn two_packs_are_not_two_versions() {
    let other = MANIFEST.replace("id = \"proef\"", "id = \"ander\"");
    let fault = Difference::between(&read(MANIFEST, CATALOGUE), &read(&other, CATALOGUE)).unwrap_err();
    assert!(matches!(fault, VersionFault::OtherPack { .. }), "{fault}");
    assert!(fault.to_string().starts_with("E0336 `proef` and `ander` are two packs"));
}

#[test]
fn every_reason_is_said_in_both_languages() {
    let texts = Reason::ALL.iter().map(|reason| reason.text()).chain(Alike::ALL.map(Alike::text));
    for text in texts {
        assert_ne!(text.get(Language::Nl), text.get(Language::En));
    }
}

#[test]
fn names_are_followed_through_versions_and_a_circle_of_names_ends() {
    let renamed = |from: &str, to: &str, since: &str| {
        format!("[[renamed]]\nfrom = \"{from}\"\nto = \"{to}\"\nsince = \"{since}\"\n")
    };
    let steps = renamed("stil", "zacht", "2.0.0")
        + &renamed("zacht", "rust", "3.0.0")
        + &renamed("adem/oud", "adem/diep", "3.0.0");
    let mut pack = read(
        &MANIFEST.replace("1.2.3", "3.1.0").replace("provides = []\n", &format!("provides = []\n{steps}")),
        CATALOGUE,
    );
    let became = |item: &str, version: &str| {
        pack.became(&item.parse().unwrap(), Some(1), &version.parse().unwrap()).renamed.map(|name| name.to_string())
    };
    assert_eq!(became("stil", "1.0.0").as_deref(), Some("rust"));
    assert_eq!(became("zacht", "2.1.0").as_deref(), Some("rust"));
    assert_eq!(became("rust", "3.0.0"), None);
    // The name was given up before it was recorded, so what was recorded then is something else, which is gone.
    assert!(pack.became(&"stil".parse().unwrap(), Some(1), &"2.5.0".parse().unwrap()).removed);
    let term = pack.part_became(&"adem".parse().unwrap(), &"oud".parse().unwrap(), Some(2), &"1.0.0".parse().unwrap());
    assert_eq!(term.renamed.map(|name| name.to_string()).as_deref(), Some("adem/diep"));
    assert!(!term.removed && term.edition.is_none());
    let back = pack.manifest.renamed[0].clone();
    pack.manifest.renamed[1].to = back.from;
    assert!(pack.became(&"stil".parse().unwrap(), None, &"1.0.0".parse().unwrap()).removed, "a circle leads nowhere");
}
