//! What a condition can come to, whatever is recorded.
//!
//! Parts that share no fact are judged apart and combined; parts that share facts are tried with every combination
//! of values that their tests tell apart. Where those are too many, everything counts as possible: this advises, and
//! what it does not see it does not speak of.

use vakwerk_core::catalogue::Pack;
use vakwerk_core::condition::{Condition, Scope, Test};
use vakwerk_core::rule::Truth;

use super::domain::{self, Sample};

/// The most combinations of values that are tried for one group of parts.
const COMBINATIONS: usize = 20_000;

const ALL: [Truth; 3] = [Truth::Holds, Truth::Fails, Truth::Unknown];

/// The outcomes that are possible.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Outcomes(u8);

impl Outcomes {
    const ANY: Self = Self(7);

    fn of(truth: Truth) -> Self {
        Self(match truth {
            Truth::Holds => 1,
            Truth::Fails => 2,
            Truth::Unknown => 4,
        })
    }

    pub fn has(self, truth: Truth) -> bool {
        self.0 & Self::of(truth).0 != 0
    }

    fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    fn each(self) -> impl Iterator<Item = Truth> {
        ALL.into_iter().filter(move |truth| self.has(*truth))
    }

    fn combined(self, other: Self, both: fn(Truth, Truth) -> Truth) -> Self {
        let pairs = self.each().flat_map(|a| other.each().map(move |b| both(a, b)));
        pairs.fold(Self::default(), |all, truth| all.with(Self::of(truth)))
    }
}

fn negated(truth: Truth) -> Truth {
    match truth {
        Truth::Holds => Truth::Fails,
        Truth::Fails => Truth::Holds,
        Truth::Unknown => Truth::Unknown,
    }
}

/// Where a condition stands: among the elements of a collection, and beside which packs.
#[derive(Clone, Copy)]
pub(super) struct Place<'p> {
    pub collection: Option<&'p str>,
    pub packs: &'p [&'p Pack],
}

/// Something that is looked at as a whole: a fact, or a condition over a collection.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Atom<'c> {
    Fact(&'c str, Scope),
    Whole(&'c Condition),
}

fn atoms<'c>(condition: &'c Condition, out: &mut Vec<Atom<'c>>) {
    let atom = match condition {
        Condition::All(parts) | Condition::Any(parts) => return parts.iter().for_each(|part| atoms(part, out)),
        Condition::Not(inner) => return atoms(inner, out),
        Condition::Fact { fact, scope, .. } => Atom::Fact(fact, *scope),
        whole => Atom::Whole(whole),
    };
    if !out.contains(&atom) {
        out.push(atom);
    }
}

fn tests<'c>(condition: &'c Condition, wanted: &Atom<'_>, out: &mut Vec<&'c Test>) {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => parts.iter().for_each(|part| tests(part, wanted, out)),
        Condition::Not(inner) => tests(inner, wanted, out),
        Condition::Fact { fact, test, scope } if *wanted == Atom::Fact(fact, *scope) => out.push(test),
        _ => {}
    }
}

/// The facts that more than one part of a condition looks at, or the one it is about.
pub(super) fn concerned(condition: &Condition) -> Vec<String> {
    let mut named = Vec::new();
    atoms(condition, &mut named);
    let facts = |several: bool| -> Vec<String> {
        let facts = named.iter().filter(|atom| {
            let mut on = Vec::new();
            tests(condition, atom, &mut on);
            !several || on.len() > 1
        });
        facts.filter_map(|atom| if let Atom::Fact(fact, _) = atom { Some((*fact).to_owned()) } else { None }).collect()
    };
    let shared = facts(true);
    if shared.is_empty() { facts(false) } else { shared }
}

/// What a condition can come to.
pub(super) fn outcomes(condition: &Condition, place: Place<'_>) -> Outcomes {
    match condition {
        Condition::All(parts) => grouped(parts, place, true),
        Condition::Any(parts) => grouped(parts, place, false),
        Condition::Not(inner) => {
            let inner = outcomes(inner, place);
            inner.each().fold(Outcomes::default(), |all, truth| all.with(Outcomes::of(negated(truth))))
        }
        Condition::Fact { .. } => tried(&[condition], place, true),
        Condition::Every { .. } | Condition::Some { .. } | Condition::Count { .. } | Condition::Covers { .. } => {
            Outcomes::ANY
        }
    }
}

fn joined(all: bool) -> (Truth, fn(Truth, Truth) -> Truth) {
    if all { (Truth::Holds, Truth::and) } else { (Truth::Fails, Truth::or) }
}

/// Judges parts that share a fact together, and the others apart.
fn grouped(parts: &[Condition], place: Place<'_>, all: bool) -> Outcomes {
    let mut groups: Vec<(Vec<Atom<'_>>, Vec<&Condition>)> = Vec::new();
    for part in parts {
        let mut own = Vec::new();
        atoms(part, &mut own);
        let (sharing, apart): (Vec<_>, Vec<_>) =
            groups.into_iter().partition(|(atoms, _)| atoms.iter().any(|atom| own.contains(atom)));
        groups = apart;
        let mut members = Vec::new();
        for (atoms, others) in sharing {
            own.extend(atoms);
            members.extend(others);
        }
        members.push(part);
        groups.push((own, members));
    }
    let (neutral, both) = joined(all);
    groups.iter().fold(Outcomes::of(neutral), |so_far, (_, members)| {
        let group = if let [alone] = members.as_slice() { outcomes(alone, place) } else { tried(members, place, all) };
        so_far.combined(group, both)
    })
}

/// An atom with the values to be tried.
struct Tried<'c> {
    atom: Atom<'c>,
    values: Vec<Value>,
}

enum Value {
    Sample(Sample),
    Truth(Truth),
}

/// Tries every combination of values.
fn tried(members: &[&Condition], place: Place<'_>, all: bool) -> Outcomes {
    let mut named = Vec::new();
    members.iter().for_each(|member| atoms(member, &mut named));
    let mut axes = Vec::new();
    let mut combinations = 1_usize;
    for atom in named {
        let values = match atom {
            Atom::Whole(whole) => outcomes(whole, place).each().map(Value::Truth).collect::<Vec<_>>(),
            Atom::Fact(fact, _) => {
                let mut on = Vec::new();
                members.iter().for_each(|member| tests(member, &atom, &mut on));
                let kind = domain::kind(fact, place.collection, place.packs);
                let samples = kind.and_then(|kind| domain::samples(&kind, &on));
                let Some(samples) = samples else { return Outcomes::ANY };
                samples.into_iter().map(Value::Sample).collect()
            }
        };
        combinations = combinations.saturating_mul(values.len());
        if combinations > COMBINATIONS {
            return Outcomes::ANY;
        }
        axes.push(Tried { atom, values });
    }
    let (neutral, both) = joined(all);
    let mut found = Outcomes::default();
    for number in 0..combinations {
        let mut truth = neutral;
        for member in members {
            match evaluate(member, &axes, number) {
                Some(part) => truth = both(truth, part),
                // A test that does not go with its fact is a fault, told elsewhere.
                None => return Outcomes::ANY,
            }
        }
        found = found.with(Outcomes::of(truth));
    }
    found
}

/// The value of an atom in a combination.
fn chosen<'a>(axes: &'a [Tried<'_>], wanted: &Atom<'_>, mut number: usize) -> Option<&'a Value> {
    for axis in axes {
        if axis.atom == *wanted {
            return axis.values.get(number % axis.values.len());
        }
        number /= axis.values.len();
    }
    None
}

fn evaluate(condition: &Condition, axes: &[Tried<'_>], number: usize) -> Option<Truth> {
    let over = |parts: &[Condition], all: bool| {
        let (neutral, both) = joined(all);
        parts.iter().try_fold(neutral, |so_far, part| Some(both(so_far, evaluate(part, axes, number)?)))
    };
    match condition {
        Condition::All(parts) => over(parts, true),
        Condition::Any(parts) => over(parts, false),
        Condition::Not(inner) => evaluate(inner, axes, number).map(negated),
        Condition::Fact { fact, test, scope } => match chosen(axes, &Atom::Fact(fact, *scope), number)? {
            Value::Sample(sample) => domain::outcome(sample, test),
            Value::Truth(_) => None,
        },
        whole => match chosen(axes, &Atom::Whole(whole), number)? {
            Value::Truth(truth) => Some(*truth),
            Value::Sample(_) => None,
        },
    }
}
