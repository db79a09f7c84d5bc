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

/// What is asked where it is enough that something was recorded.
pub(super) fn recorded(language: Language) -> &'static str {
    pick(language, "vastgelegd", "recorded")
}

/// What a check asks: `at least 12`, `given`.
pub(super) fn wanted(check: &Check, words: &Words, language: Language) -> String {
    let pick = |nl, en| pick(language, nl, en);
    let or = pick("of", "or");
    match check {
        Check::Recorded(true) => recorded(language).into(),
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
        Check::Includes { words: wanted, inside } => {
            let spoken: Vec<String> = wanted.iter().map(|w| word(w, words, language)).collect();
            let preposition = match (*inside, spoken.len()) {
                (true, 1) => pick("onder meer", "among others"),
                (true, _) => pick("ten minste één van", "at least one of"),
                (false, _) => pick("zonder", "without"),
            };
            format!("{preposition} {}", listed(&spoken, or))
        }
    }
}

/// A test as part of a sentence.
fn test(test: &Test, language: Language) -> String {
    let (label, wanted) = (test.face.label.get(language), test.face.wanted.get(language));
    match test.check {
        Check::YesNo { yes: true, no: false } => label.to_owned(),
        Check::YesNo { .. } => format!("{}: {label}", pick(language, "niet", "not")),
        Check::NumberIn { .. } | Check::WordIn { .. } => format!("{label} is {wanted}"),
        Check::Recorded(_) | Check::Bound(_) | Check::Includes { .. } => format!("{label} {wanted}"),
    }
}

/// A condition as part of a sentence.
pub(super) fn condition(node: &Node, language: Language) -> String {
    let joined = |parts: Vec<String>, last: &str| parts.join(&format!(" {last} "));
    match node {
        Node::All(nodes) => {
            joined(nodes.iter().map(|node| part(node, language)).collect(), pick(language, "en", "and"))
        }
        Node::Any { branches, .. } => {
            joined(branches.iter().map(|b| part(&b.node, language)).collect(), pick(language, "of", "or"))
        }
        Node::Test(leaf) => test(leaf, language),
        Node::Over(over) => format!("{}: {}", over.face.label.get(language), over.face.wanted.get(language)),
    }
}

/// The same inside another condition.
fn part(node: &Node, language: Language) -> String {
    match node {
        Node::All(_) | Node::Any { .. } => format!("({})", condition(node, language)),
        Node::Test(_) | Node::Over(_) => condition(node, language),
    }
}

/// What is asked of a collection.
pub(super) fn quantity(over: &Over, language: Language) -> String {
    let pick = |nl, en| pick(language, nl, en);
    let for_which = pick("waarvoor geldt:", "for which:");
    let and = pick("en", "and");
    let among = over.filter.as_ref().map(|filter| part(filter, language));
    match &over.quantity {
        Quantity::Every(holds) => {
            let holds = condition(holds, language);
            match among {
                None => format!("{} {holds}", pick("voor alle geldt:", "for all:")),
                Some(among) => format!(
                    "{} {among}: {holds}",
                    pick("voor alle waarvoor dit geldt:", "for all for which this holds:")
                ),
            }
        }
        Quantity::Some(holds) => {
            let one = pick("ten minste één", "at least one");
            match among {
                None => format!("{one} {for_which} {}", condition(holds, language)),
                Some(among) => format!("{one} {for_which} {among} {and} {}", part(holds, language)),
            }
        }
        Quantity::Count { at_least, at_most, inside } => {
            let number = count(*at_least, *at_most, *inside, language);
            match among {
                None => number,
                Some(among) => format!("{number} {for_which} {among}"),
            }
        }
        Quantity::Covers { field, values, inside } => {
            let spoken: Vec<String> = values.iter().map(|v| v.label.get(language).to_owned()).collect();
            let how = if *inside { pick("samen", "together") } else { pick("niet samen", "not together") };
            let label = field.declaration().label.get(language);
            let among = among.map(|among| format!(" ({for_which} {among})")).unwrap_or_default();
            format!("{how} {label} {}{among}", listed(&spoken, and))
        }
    }
}

fn count(at_least: u32, at_most: u32, inside: bool, language: Language) -> String {
    let pick = |nl, en| pick(language, nl, en);
    let to = pick("tot en met", "to");
    match (at_least, at_most, inside) {
        (least, u32::MAX, true) => format!("{} {least}", pick("ten minste", "at least")),
        (0, most, true) => format!("{} {most}", pick("hoogstens", "at most")),
        (least, most, true) if least == most => format!("{} {least}", pick("precies", "exactly")),
        (least, most, true) => format!("{least} {to} {most}"),
        (least, u32::MAX, false) => format!("{} {least}", pick("minder dan", "less than")),
        (0, most, false) => format!("{} {most}", pick("meer dan", "more than")),
        (least, most, false) => format!("{} {least} {to} {most}", pick("niet", "not")),
    }
}
