//! The evaluator on small rules: faults in names and tests, packs that get in each other's way, limits.

use vakwerk_core::catalogue::{CatalogueFile, Digest, Guard, Manifest, Pack};
use vakwerk_core::explain::Explain;
use vakwerk_core::rule::{
    COLLECTION_DEPTH_LIMIT, Code, DEPTH_LIMIT, FactTable, Outcome, RuleBook, RuleFault, SIZE_LIMIT,
};
use vakwerk_core::step::Step;
use vakwerk_core::text::Language;

/// A pack of rules, written as its catalogue.
pub fn pack(id: &str, manifest: &str, catalogue: &str) -> Pack {
    let manifest: Manifest = toml::from_str(&format!(
        "id = '{id}'\nversion = '1.0.0'\ninterface = 1\npublisher = 'test'\nlicence = 'MIT'\nlanguages = ['nl']\n\
         name = {{ nl = 'x' }}\nintended-purpose = {{ nl = 'x' }}\n{manifest}"
    ))
    .unwrap();
    Pack { manifest, contents: toml::from_str::<CatalogueFile>(catalogue).unwrap(), digest: Digest([0; 32]) }
}

/// A rule that guards the plan.
pub fn rule(id: &str, keys: &str) -> String {
    format!(
        "[[rule]]\nid = '{id}'\nedition = 1\nguards = [{{ step = 'plan' }}]\nweight = 'must'\nweight-basis = 'ours'\n\
         title = {{ nl = 'x' }}\ntext = {{ nl = 'x' }}\nsource = {{ source = 's' }}\nprovenance = {{ mark = 'ours' }}\n{keys}\n"
    )
}

/// A form with a field of every kind that matters here.
pub const FORM: &str = "[[form]]\nid = 'plan'\nedition = 1\nname = { nl = 'Plan' }\npurpose = { nl = 'x' }\n\
    source = { source = 's' }\nprovenance = { mark = 'ours' }\nfield = [\n\
    { id = 'strategy', label = { nl = 'strategie' }, kind = 'choice', option = [{ id = 'calm', label = { nl = 'rust' } }] },\n\
    { id = 'minutes', label = { nl = 'minuten' }, kind = 'number' },\n\
    { id = 'note', label = { nl = 'notitie' }, kind = 'text' },\n\
    { id = 'with', label = { nl = 'met' }, kind = 'reference' },\n]\n";

fn faults(requires: &str) -> Vec<RuleFault> {
    let pack = pack("test", "", &format!("{}{FORM}", rule("r", &format!("requires = {requires}"))));
    RuleBook::compile(&[&pack]).err().unwrap_or_default()
}

#[test]
fn every_fault_says_where_and_what_was_meant() {
    let cases = [
        ("{ fact = 'client.agee', at-least = 1 }", Code::UnknownFact, "requires.fact", "client.age"),
        (
            "{ every = 'goal', holds = { fact = '.main', is = true } }",
            Code::UnknownCollection,
            "requires.every",
            "goals",
        ),
        (
            "{ every = 'goals', holds = { fact = '.mian', is = true } }",
            Code::UnknownField,
            "requires.holds.fact",
            ".main",
        ),
        ("{ fact = '.main', is = true }", Code::FieldOutside, "requires.fact", "every"),
        ("{ fact = 'form.test:plen.strategy', recorded = true }", Code::UnknownForm, "requires.fact", "test:plan"),
        ("{ fact = 'form.test:plan.stratgy', recorded = true }", Code::UnknownFormField, "requires.fact", "strategy"),
        (
            "{ all = [{ fact = 'client.child', is = true }, { fact = 'consent.client', at-least = 2 }] }",
            Code::WrongTest,
            "requires.all[1].at-least",
            "one-of",
        ),
        ("{ fact = 'plan.agreed-by', is = 'client' }", Code::WrongTest, "requires.is", "includes"),
        ("{ fact = 'client.age', is = 'nine' }", Code::WrongValue, "requires.is", "number"),
        ("{ fact = 'client.child', is = 'yes' }", Code::WrongValue, "requires.is", "yes or no"),
        ("{ fact = 'consent.client', one-of = ['given', 'gven'] }", Code::UnknownWord, "requires.one-of[1]", "given"),
        (
            "{ not = { fact = 'plan.agreed-by', includes = 'cliënt' } }",
            Code::UnknownWord,
            "requires.not.includes",
            "client",
        ),
        ("{ fact = 'form.test:plan.strategy', is = 'clam' }", Code::UnknownWord, "requires.is", "calm"),
        ("{ fact = 'form.test:plan.note', is = 'x' }", Code::FreeText, "requires.is", "recorded"),
        ("{ fact = 'guideline.reason', is-not = 'x' }", Code::FreeText, "requires.is-not", "recorded"),
        ("{ all = [] }", Code::Empty, "requires.all", "empty"),
        ("{ covers = 'problems', field = 'icf-domains', values = [] }", Code::Empty, "requires.values", "empty"),
        (
            "{ covers = 'problems', field = 'icf-domain', values = ['body'] }",
            Code::UnknownField,
            "requires.field",
            "icf-domains",
        ),
        ("{ count = 'goals', at-least = 3, at-most = 2 }", Code::BadBound, "requires.at-least", "lowest"),
        ("{ fact = 'client.age', at-least = nan }", Code::BadBound, "requires.at-least", "number"),
    ];
    for (requires, code, path, said) in cases {
        let faults = faults(requires);
        assert_eq!(faults.len(), 1, "{requires}: {faults:?}");
        let fault = &faults[0];
        assert_eq!(fault.problem.code(), code, "{requires}");
        assert_eq!(fault.path, format!("rule.r.{path}"), "{requires}");
        assert!(fault.to_string().contains(said), "{requires}: {fault}");
        assert_ne!(fault.explain(Language::Nl), fault.explain(Language::En), "{requires}");
    }
}

#[test]
fn all_faults_are_told_at_once() {
    let codes: Vec<Code> =
        faults("{ any = [{ fact = 'x', is = 1 }, { some = 'y', holds = { fact = '.z', is = 1 } }, { all = [] }] }")
            .iter()
            .map(|fault| fault.problem.code())
            .collect();
    assert_eq!(codes, [Code::UnknownFact, Code::UnknownCollection, Code::Empty]);
}

#[test]
fn form_fields_are_facts() {
    for requires in [
        "{ fact = 'form.test:plan.strategy', is = 'calm' }",
        "{ fact = 'form.test:plan.minutes', at-least = 30 }",
        "{ fact = 'form.test:plan.note', recorded = true }",
        "{ fact = 'form.test:plan.recorded', is = true }",
    ] {
        assert_eq!(faults(requires), [], "{requires}");
    }
}

#[test]
fn limits_hold() {
    let nested = |depth: usize| {
        use vakwerk_core::condition::{Condition, Scope, Test};
        let leaf =
            Condition::Fact { fact: "client.child".into(), test: Test::Recorded(true), scope: Scope::Trajectory };
        (1..depth).fold(leaf, |inner, _| Condition::Not(Box::new(inner)))
    };
    let mut pack = pack("test", "", &rule("r", "requires = { fact = 'client.child', recorded = true }"));
    pack.contents.rule[0].requires = nested(DEPTH_LIMIT);
    assert!(RuleBook::compile(&[&pack]).is_ok());
    pack.contents.rule[0].requires = nested(DEPTH_LIMIT + 1);
    assert_eq!(RuleBook::compile(&[&pack]).unwrap_err()[0].problem.code(), Code::TooDeep);

    let many = vec!["{ fact = 'client.child', is = true }"; SIZE_LIMIT].join(", ");
    let codes: Vec<_> = faults(&format!("{{ all = [{many}] }}")).iter().map(|f| f.problem.code()).collect();
    assert_eq!(codes, [Code::TooLarge], "told once");

    let inside = (0..=COLLECTION_DEPTH_LIMIT)
        .fold("{ fact = '.main', is = true }".to_owned(), |inner, _| format!("{{ every = 'goals', holds = {inner} }}"));
    assert_eq!(faults(&inside)[0].problem.code(), Code::TooDeep);
}

#[test]
fn packs_that_get_in_each_others_way() {
    let requires = "requires = { fact = 'client.child', recorded = true }";
    let one = pack("one", "", &rule("r", requires));
    let twice = pack("one", "", &format!("{}{}", rule("r", requires), rule("r", requires)));
    let two = pack("two", "supersedes = ['one:r']", &rule("r", requires));
    let three = pack("three", "supersedes = ['one:r']", &rule("r", requires));
    let back = pack("one", "supersedes = ['two:r']", &rule("r", requires));
    let codes = |packs: &[&Pack]| {
        let faults = RuleBook::compile(packs).err().unwrap_or_default();
        faults.iter().map(|fault| (fault.problem.code(), fault.to_string())).collect::<Vec<_>>()
    };
    assert_eq!(codes(&[&twice])[0].0, Code::TwoRules);
    let (code, said) = &codes(&[&one, &two, &three])[0];
    assert!(*code == Code::TwoSuccessors && said.contains("two 1.0.0") && said.contains("three 1.0.0"), "{said}");
    let (code, said) = &codes(&[&back, &two])[0];
    assert!(*code == Code::EachOther && said.contains("one:r") && said.contains("two:r"), "{said}");
    // One successor replaces the rule.
    let book = RuleBook::compile(&[&one, &two]).unwrap();
    assert_eq!(book.rules().map(|rule| rule.id.to_string()).collect::<Vec<_>>(), ["two:r"]);
}

#[test]
fn rules_watch_their_frameworks_and_disciplines() {
    let keys = |watched: &str| format!("{watched}\nrequires = {{ fact = 'client.child', recorded = true }}");
    let catalogue: String = [
        rule("all", &keys("")),
        rule("framework", &keys("frameworks = ['fvb:vaktherapie']")),
        rule("discipline", &keys("disciplines = ['pmt:pmt', 'muziek:muziek']")),
        rule("both", &keys("frameworks = ['vvocm:oefentherapie']\ndisciplines = ['pmt:pmt']")),
    ]
    .concat();
    let pack = pack("test", "", &catalogue);
    let book = RuleBook::compile(&[&pack]).unwrap();
    let asked = |framework: &str, discipline: &str| {
        let (framework, discipline) = (framework.parse().unwrap(), discipline.parse().unwrap());
        let found = book.evaluate(Guard::Step(Step::Plan), &framework, &discipline, &FactTable::new());
        found.iter().map(|finding| finding.rule.id.item.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(asked("fvb:vaktherapie", "pmt:pmt"), ["all", "framework", "discipline"]);
    assert_eq!(asked("fvb:vaktherapie", "drama:drama"), ["all", "framework"]);
    assert_eq!(asked("vvocm:oefentherapie", "oefen:oefen"), ["all"]);
    let (framework, discipline) = ("fvb:vaktherapie".parse().unwrap(), "pmt:pmt".parse().unwrap());
    assert!(book.evaluate(Guard::Step(Step::Closure), &framework, &discipline, &FactTable::new()).is_empty());
}

/// Where it cannot be said whether a rule applies, it is satisfied only if what it asks holds.
#[test]
fn a_rule_that_may_apply() {
    let keys =
        "applies = { fact = 'client.child', is = true }\nrequires = { count = 'goals', at-least = 0, at-most = 0 }";
    let pack = pack("test", "", &rule("r", keys));
    let book = RuleBook::compile(&[&pack]).unwrap();
    let empty = FactTable::new();
    assert_eq!(book.evaluate_rule(&"test:r".parse().unwrap(), &empty).unwrap().outcome, Outcome::Satisfied);
    let keys = "applies = { fact = 'client.child', is = true }\nrequires = { count = 'goals', at-least = 1 }";
    let pack = self::pack("test", "", &rule("r", keys));
    let book = RuleBook::compile(&[&pack]).unwrap();
    assert_eq!(book.evaluate_rule(&"test:r".parse().unwrap(), &empty).unwrap().outcome, Outcome::Unknown);
}

#[test]
fn codes_are_unique_and_in_their_range() {
    let mut codes: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    assert!(codes.iter().all(|code| code.starts_with("E05")));
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), Code::ALL.len());
}
