//! Says in words what a test asks, so that a finding can be read without the rule.

use super::names::Words;
use super::node::{Bound, Check, Node, Over, Quantity, Test};
use crate::text::{Language, Text};

/// The same in both languages.
pub(super) fn both(say: impl Fn(Language) -> String) -> Text {
    Text { nl: say(Language::Nl), en: Some(say(Language::En)) }
}

fn pick(language: Language, nl: &'static str, en: &'static str) -> &'static str {
    match language {
        Language::Nl => nl,
        Language::En => en,
    }
}

/// `a, b or c`.
pub(super) fn listed(words: &[String], last: &str) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., end] => format!("{} {last} {end}", first.join(", ")),
    }
}

/// A number as people of the language write it.
pub(super) fn number(number: f64, language: Language) -> String {
    let text = number.to_string();
    match language {
        Language::Nl => text.replace('.', ","),
        Language::En => text,
    }
}

fn word(word: &str, words: &Words, language: Language) -> String {
    words.find(word).map_or_else(|| word.to_owned(), |spoken| spoken.label.get(language).to_owned())
}

/// What a check asks: `at least 12`, `given`.
pub(super) fn wanted(check: &Check, words: &Words, language: Language) -> String {
    let pick = |nl, en| pick(language, nl, en);
    let or = pick("of", "or");
    match check {
        Check::Recorded(true) => pick("vastgelegd", "recorded").into(),
        Check::Recorded(false) => pick("niet vastgelegd", "not recorded").into(),
        Check::YesNo { yes: true, no: false } => pick("ja", "yes").into(),
        Check::YesNo { yes: false, no: true } => pick("nee", "no").into(),
        Check::YesNo { yes: true, no: true } => pick("ja of nee", "yes or no").into(),
        Check::YesNo { yes: false, no: false } => pick("geen van beide", "neither").into(),
        Check::Bound(bound) => {
            let (words, number_wanted) = match *bound {
                Bound::AtLeast(n) => (pick("ten minste", "at least"), n),
                Bound::AtMost(n) => (pick("hoogstens", "at most"), n),
                Bound::MoreThan(n) => (pick("meer dan", "more than"), n),
                Bound::LessThan(n) => (pick("minder dan", "less than"), n),
            };
            format!("{words} {}", number(number_wanted, language))
        }
        Check::NumberIn { numbers, inside } => {
            let numbers: Vec<String> = numbers.iter().map(|&n| number(n, language)).collect();
            format!("{}{}", if *inside { "" } else { pick("niet ", "not ") }, listed(&numbers, or))
        }
        Check::WordIn { words: wanted, inside } => {
            let spoken: Vec<String> = wanted.iter().map(|w| word(w, words, language)).collect();
            format!("{}{}", if *inside { "" } else { pick("niet ", "not ") }, listed(&spoken, or))
        }
        Check::Includes { word: wanted, inside } => {
            let preposition = if *inside { pick("onder meer", "among others") } else { pick("zonder", "without") };
            format!("{preposition} {}", word(wanted, words, language))
        }
    }
}

/// A test as part of a sentence.
fn test(test: &Test, language: Language) -> String {
    let label = test.face.label.get(language);
    match test.check {
        Check::YesNo { yes: true, no: false } => label.to_owned(),
        Check::YesNo { yes: false, no: true } => format!("{}: {label}", pick(language, "niet", "not")),
        _ => format!("{label}: {}", test.face.wanted.get(language)),
    }
}

/// A condition as part of a sentence.
pub(super) fn condition(node: &Node, language: Language) -> String {
    let inner = |nodes: &[Node], last: &str| {
        let parts: Vec<String> = nodes
            .iter()
            .map(|node| match node {
                Node::All(_) | Node::Any { .. } => format!("({})", condition(node, language)),
                Node::Test(_) | Node::Over(_) => condition(node, language),
            })
            .collect();
        parts.join(&format!(" {last} "))
    };
    match node {
        Node::All(nodes) => inner(nodes, pick(language, "en", "and")),
        Node::Any { nodes, .. } => inner(nodes, pick(language, "of", "or")),
        Node::Test(leaf) => test(leaf, language),
        Node::Over(over) => format!("{}: {}", over.face.label.get(language), over.face.wanted.get(language)),
    }
}

/// What is asked of a collection.
pub(super) fn quantity(over: &Over, language: Language) -> String {
    let pick = |nl, en| pick(language, nl, en);
    let among = over.filter.as_ref().map(|filter| condition(filter, language));
    match &over.quantity {
        Quantity::Every(holds) => {
            let holds = condition(holds, language);
            match among {
                None => format!("{} {holds}", pick("voor alle geldt –", "for all –")),
                Some(among) => {
                    format!("{} ({among}) {} {holds}", pick("voor alle met", "for all with"), pick("geldt –", "–"))
                }
            }
        }
        Quantity::Some(holds) => {
            let holds = condition(holds, language);
            let among = among.map(|among| format!("({among}) {} ", pick("en", "and"))).unwrap_or_default();
            format!("{} {among}{holds}", pick("ten minste één met –", "at least one with –"))
        }
        Quantity::Count { at_least, at_most, inside } => {
            let number = match (*at_least, *at_most, *inside) {
                (least, u32::MAX, true) => format!("{} {least}", pick("ten minste", "at least")),
                (0, most, true) => format!("{} {most}", pick("hoogstens", "at most")),
                (least, most, true) => format!("{least} {} {most}", pick("tot en met", "to")),
                (least, u32::MAX, false) => format!("{} {least}", pick("minder dan", "less than")),
                (0, most, false) => format!("{} {most}", pick("meer dan", "more than")),
                (least, most, false) => format!("{} {least} {} {most}", pick("niet", "not"), pick("tot en met", "to")),
            };
            match among {
                None => number,
                Some(among) => format!("{number} {} {among}", pick("met –", "with –")),
            }
        }
        Quantity::Covers { field, values, inside } => {
            let spoken: Vec<String> = values.iter().map(|v| v.label.get(language).to_owned()).collect();
            let how = if *inside { pick("samen", "together") } else { pick("niet samen", "not together") };
            let label = field.declaration().label.get(language);
            let among = among.map(|among| format!(" ({among})")).unwrap_or_default();
            format!("{how} – {label}: {}{among}", listed(&spoken, pick("en", "and")))
        }
    }
}
