//! `vakwerk rules --facts`: what a rule can ask, with the tests and words of each fact.

use serde::Serialize;
use vakwerk_core::fact::{COLLECTIONS, CollectionDeclaration, FACTS, FactDeclaration, FactKind, Spoken, Vocabulary};
use vakwerk_core::text::{Language, Text};

use crate::page::Page;
use crate::phrase::Phrase;
use crate::reply::{Exit, Reply};
use crate::say;
use crate::session::Session;

/// A fact, as `--json` gives it.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Fact {
    name: &'static str,
    kind: &'static str,
    label: Text,
    /// The words it takes; others too where `open`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    words: Vec<Said>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    open: bool,
}

/// A word that a fact can take.
#[derive(Serialize)]
struct Said {
    word: &'static str,
    label: Text,
}

/// A collection of elements with facts of their own.
#[derive(Serialize)]
struct Collection {
    name: &'static str,
    label: Text,
    fields: Vec<Fact>,
}

#[derive(Serialize)]
struct All {
    facts: Vec<Fact>,
    collections: Vec<Collection>,
}

impl Fact {
    fn of(declared: &FactDeclaration) -> Self {
        let words = declared.vocabulary.words().iter();
        Self {
            name: declared.name,
            kind: kind(declared).1,
            label: declared.label.text(),
            words: words.map(|word| Said { word: word.word, label: word.label.text() }).collect(),
            open: matches!(declared.vocabulary, Vocabulary::Suggested(_)),
        }
    }
}

/// What a fact holds, for people and for programs.
fn kind(declared: &FactDeclaration) -> (Phrase, &'static str) {
    match (declared.kind, declared.vocabulary) {
        (FactKind::YesNo, _) => (Phrase::new("ja of nee", "yes or no"), "yes-no"),
        (FactKind::Number, _) => (Phrase::new("getal", "number"), "number"),
        (FactKind::Word, Vocabulary::Date) => (Phrase::new("datum", "date"), "date"),
        (FactKind::Word, Vocabulary::Free) => (Phrase::new("vrije tekst", "free text"), "text"),
        (FactKind::Word, Vocabulary::Ids) => (Phrase::new("id uit een catalogus", "id of a catalogue"), "id"),
        (FactKind::Words, Vocabulary::Ids) => (Phrase::new("ids uit een catalogus", "ids of a catalogue"), "ids"),
        (FactKind::Word, _) => (Phrase::new("een woord", "a word"), "word"),
        (FactKind::Words, _) => (Phrase::new("woorden", "words"), "words"),
    }
}

pub(super) fn reply(session: &Session<'_>) -> Reply {
    let language = session.language;
    let collection = |one: &CollectionDeclaration| Collection {
        name: one.name,
        label: one.label.text(),
        fields: one.fields.iter().map(Fact::of).collect(),
    };
    let all =
        All { facts: FACTS.iter().map(Fact::of).collect(), collections: COLLECTIONS.iter().map(collection).collect() };
    let mut page = Page::new(session.look);
    let (facts, collections) = (FACTS.len(), COLLECTIONS.len());
    page.title(&say!(
        language,
        "Wat een regel kan vragen: {facts} feiten en {collections} verzamelingen",
        "What a rule can ask: {facts} facts and {collections} collections",
    ));
    page.body(&say!(
        language,
        "Hoe een regel ernaar vraagt, staat in docs/rules.md. Ook elk veld van een formulier is een feit: \
         form.PLUGIN:FORMULIER.VELD.",
        "How a rule asks stands in docs/rules.md. Every field of a form is a fact too: form.PLUGIN:FORM.FIELD.",
    ));
    // Facts of one subject stand together: what stands before the first point.
    let subject = |fact: &FactDeclaration| fact.name.split('.').next().unwrap_or_default();
    for group in FACTS.chunk_by(|one, next| subject(one) == subject(next)) {
        page.heading(group.first().map(subject).unwrap_or_default());
        group.iter().for_each(|fact| one(&mut page, fact));
    }
    for CollectionDeclaration { name, label, fields, .. } in COLLECTIONS {
        let label = label.get(language);
        page.heading(&say!(language, "{name}: {label}, elk met", "{name}: {label}, each with"));
        fields.iter().for_each(|fact| one(&mut page, fact));
    }
    Reply::new(Exit::Done, &all, page)
}

fn one(page: &mut Page, fact: &FactDeclaration) {
    let language = page.language();
    let (label, kind) = (fact.label.get(language), kind(fact).0.get(language));
    page.bullet(&format!("{} ({kind}): {label}", fact.name));
    let words: Vec<String> = fact.vocabulary.words().iter().map(|word| said(word.word, word.label, language)).collect();
    if !words.is_empty() {
        let words = words.join(", ");
        let more = Phrase::new(", of een ander", ", or another").get(language);
        let more = if matches!(fact.vocabulary, Vocabulary::Suggested(_)) { more } else { "" };
        page.under(0, &format!("{words}{more}"));
    }
}

/// A word, with how people say it where that is something else.
fn said(word: &str, label: Spoken, language: Language) -> String {
    let label = label.get(language);
    if word == label { word.to_owned() } else { format!("{word} ({label})") }
}
