//! The values a fact can take, as far as the tests on it can tell them apart.

use vakwerk_core::catalogue::{FieldKind, Pack};
use vakwerk_core::condition::{Literal, Test};
use vakwerk_core::fact::{COLLECTIONS, FACTS, FactDeclaration, FactKind, Vocabulary};
use vakwerk_core::id::ItemId;
use vakwerk_core::rule::Truth;

/// The most words of a list of words whose every combination is tried.
const WORDS: usize = 6;

/// A value that stands for all values which every test answers alike.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Sample {
    /// Nothing was recorded.
    Absent,
    YesNo(bool),
    Number(f64),
    Word(String),
    /// A word that no test names.
    OtherWord,
    Words(Vec<String>),
}

/// What is known of the values of a fact before any test.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    YesNo,
    Number {
        min: Option<f64>,
        max: Option<f64>,
    },
    /// These words only, or, where there is no list, any.
    Word(Option<Vec<String>>),
    Words,
}

/// What is known of a fact: of the fixed list, of a form, or of an element of `collection`.
pub(super) fn kind(fact: &str, collection: Option<&str>, packs: &[&Pack]) -> Option<Kind> {
    if fact.starts_with('.') {
        let collection = COLLECTIONS.iter().find(|known| Some(known.name) == collection)?;
        return collection.fields.iter().find(|field| field.name == fact).map(declared);
    }
    match fact.strip_prefix("form.") {
        Some(field) => form_field(field, packs),
        None => FACTS.iter().find(|known| known.name == fact).map(declared),
    }
}

fn declared(fact: &FactDeclaration) -> Kind {
    match (fact.kind, fact.vocabulary) {
        (FactKind::YesNo, _) => Kind::YesNo,
        (FactKind::Number, _) => Kind::Number { min: None, max: None },
        (FactKind::Word, Vocabulary::Listed(words)) => {
            Kind::Word(Some(words.iter().map(|word| word.word.to_owned()).collect()))
        }
        (FactKind::Word, _) => Kind::Word(None),
        (FactKind::Words, _) => Kind::Words,
    }
}

/// A field of a form, by `plugin:form.field`.
fn form_field(name: &str, packs: &[&Pack]) -> Option<Kind> {
    let (form, field) = name.rsplit_once('.')?;
    if field == "recorded" {
        return Some(Kind::YesNo);
    }
    let form: ItemId = form.parse().ok()?;
    let pack = packs.iter().find(|pack| pack.manifest.id == form.plugin)?;
    let form = pack.contents.form.iter().find(|known| known.id == form.item)?;
    let field = form.field.iter().find(|known| known.id.as_str() == field)?;
    Some(match field.kind {
        FieldKind::YesNo => Kind::YesNo,
        FieldKind::Number => Kind::Number { min: field.min, max: field.max },
        FieldKind::Choice if field.vocabulary.is_none() => {
            Kind::Word(Some(field.option.iter().map(|option| option.id.to_string()).collect()))
        }
        FieldKind::Choice | FieldKind::Text | FieldKind::Date | FieldKind::Reference => Kind::Word(None),
        FieldKind::Choices => Kind::Words,
    })
}

/// Enough values of a fact to decide what its tests can come to; nothing where they are too many to try.
pub(super) fn samples(kind: &Kind, tests: &[&Test]) -> Option<Vec<Sample>> {
    let mut samples = vec![Sample::Absent];
    match kind {
        Kind::YesNo => samples.extend([Sample::YesNo(true), Sample::YesNo(false)]),
        Kind::Number { min, max } => samples.extend(numbers(*min, *max, tests)),
        Kind::Word(Some(words)) => samples.extend(words.iter().cloned().map(Sample::Word)),
        Kind::Word(None) => {
            samples.extend(named(tests).into_iter().map(Sample::Word));
            samples.push(Sample::OtherWord);
        }
        Kind::Words => {
            let words = named(tests);
            if words.len() > WORDS || tests.iter().any(|test| matches!(test, Test::Is(_) | Test::IsNot(_))) {
                return None;
            }
            samples.extend((0..1_u32 << words.len()).map(|chosen| {
                let chosen = words.iter().enumerate().filter(|(at, _)| chosen & (1 << at) != 0);
                Sample::Words(chosen.map(|(_, word)| word.clone()).collect())
            }));
        }
    }
    Some(samples)
}

/// The words that the tests name, each once.
fn named(tests: &[&Test]) -> Vec<String> {
    let mut words = Vec::new();
    for literal in tests.iter().flat_map(|test| literals(test)) {
        if let Literal::Text(word) = literal
            && !words.contains(word)
        {
            words.push(word.clone());
        }
    }
    words
}

fn literals(test: &Test) -> &[Literal] {
    match test {
        Test::Is(one) | Test::IsNot(one) | Test::Includes(one) => std::slice::from_ref(one),
        Test::OneOf(several) => several,
        _ => &[],
    }
}

/// The numbers that the tests name, and one between each and the next, within the bounds.
fn numbers(min: Option<f64>, max: Option<f64>, tests: &[&Test]) -> Vec<Sample> {
    let mut points: Vec<f64> = [min, max].into_iter().flatten().collect();
    for test in tests {
        match test {
            Test::AtLeast(n) | Test::AtMost(n) | Test::MoreThan(n) | Test::LessThan(n) => points.push(*n),
            other => {
                let number = |literal: &Literal| if let Literal::Number(n) = literal { Some(*n) } else { None };
                points.extend(literals(other).iter().filter_map(number));
            }
        }
    }
    points.sort_by(f64::total_cmp);
    points.dedup();
    let between = points.windows(2).map(|pair| f64::midpoint(pair[0], pair[1]));
    let below = points.first().map_or(0.0, |first| first - 1.0);
    let above = points.last().map(|last| last + 1.0);
    let all = std::iter::once(below).chain(between).chain(above).chain(points.iter().copied());
    let inside = |n: &f64| min.is_none_or(|min| *n >= min) && max.is_none_or(|max| *n <= max);
    all.filter(inside).map(Sample::Number).collect()
}

/// What a test says of a value; nothing where the two are of different kinds.
pub(super) fn outcome(sample: &Sample, test: &Test) -> Option<Truth> {
    let of = |holds| if holds { Truth::Holds } else { Truth::Fails };
    if let Test::Recorded(wanted) = test {
        return Some(of((*sample != Sample::Absent) == *wanted));
    }
    if *sample == Sample::Absent {
        return Some(Truth::Unknown);
    }
    let bound = |holds: fn(&f64, &f64) -> bool, limit: &f64| match sample {
        Sample::Number(n) => Some(of(holds(n, limit))),
        _ => None,
    };
    match test {
        Test::AtLeast(limit) => bound(f64::ge, limit),
        Test::AtMost(limit) => bound(f64::le, limit),
        Test::MoreThan(limit) => bound(f64::gt, limit),
        Test::LessThan(limit) => bound(f64::lt, limit),
        Test::Is(literal) => is(sample, literal).map(of),
        Test::IsNot(literal) => is(sample, literal).map(|same| of(!same)),
        Test::Includes(literal) => is(sample, literal).map(of),
        Test::OneOf(literals) => {
            let each: Option<Vec<bool>> = literals.iter().map(|literal| is(sample, literal)).collect();
            each.map(|each| of(each.contains(&true)))
        }
        Test::Recorded(_) => None,
    }
}

/// Whether a value is, or a list of words holds, what a test names.
fn is(sample: &Sample, literal: &Literal) -> Option<bool> {
    match (sample, literal) {
        (Sample::YesNo(found), Literal::YesNo(wanted)) => Some(found == wanted),
        #[expect(clippy::float_cmp, reason = "samples are the very numbers that the tests name")]
        (Sample::Number(found), Literal::Number(wanted)) => Some(found == wanted),
        (Sample::Word(found), Literal::Text(wanted)) => Some(found == wanted),
        (Sample::OtherWord, Literal::Text(_)) => Some(false),
        (Sample::Words(found), Literal::Text(wanted)) => Some(found.contains(wanted)),
        _ => None,
    }
}
