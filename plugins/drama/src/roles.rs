//! The role repertoire: which roles a client sorted where, and what came or went since the time before.

use std::collections::BTreeSet;

use vakwerk_sdk::Named;
use vakwerk_sdk::document::{Material, Record, Signal, Statement, Text, Value};
use vakwerk_sdk::say::{list, name, ours};

use crate::names::{GROUPS, ROLE_THEORY, ROLES};

const FORM: &str = "drama:role-sort";

/// The roles in one group, in the order of the list.
fn roles<'a>(record: &'a Record, group: &str) -> BTreeSet<&'a str> {
    record.fields.get(group).into_iter().flat_map(Value::words).collect()
}

/// Names in the order of the catalogue; words of another version come last.
fn named(ids: &BTreeSet<&str>) -> (String, String) {
    let known = ROLES.iter().filter(|role| ids.contains(role.id)).map(|role| role.words);
    let other = ids.iter().filter(|id| Named::find(ROLES, id).is_none()).map(|id| name(ROLES, id));
    list(known.chain(other))
}

/// The repertoire as the client sorted it; nothing where no roles were sorted.
pub(crate) fn signal(material: &Material) -> Option<Signal> {
    let mut records = material.records.iter().rev().filter(|record| record.form == FORM);
    let (latest, before) = (records.next()?, records.next());
    let term = Named::find(ROLE_THEORY, "repertoire")?;
    let mut statements: Vec<Statement> = GROUPS.iter().filter_map(|group| sorted(latest, *group)).collect();
    let (am, want, blocks) = (roles(latest, "who-i-am"), roles(latest, "want-to-be"), roles(latest, "blocks-me"));
    if statements.is_empty() {
        statements.push(ours(FORM, "Er zijn nog geen rollen gesorteerd.", "No roles have been sorted yet."));
    }
    let both: BTreeSet<&str> = am.intersection(&blocks).copied().collect();
    if !both.is_empty() {
        let (nl, en) = named(&both);
        statements.push(ours(
            FORM,
            &format!("Zowel ‘wie ik ben’ als ‘wat mij tegenhoudt’: {nl}. Vraag ernaar."),
            &format!("Both ‘who I am’ and ‘what blocks me’: {en}. Ask about it."),
        ));
    }
    statements.extend(before.and_then(|before| changed(latest, before)));
    let all: BTreeSet<&str> = GROUPS.iter().flat_map(|group| roles(latest, group.id)).collect();
    let wanted = want.difference(&am).count();
    Some(Signal {
        term: format!("drama:role-theory/{}", term.id),
        name: term.text(),
        score: None,
        word: Some(Text::new(format!("{} rollen genoemd", all.len()), format!("{} roles named", all.len()))),
        stands_out: !both.is_empty(),
        statements,
        goals: if wanted > 0 { term.goals.iter().map(ToString::to_string).collect() } else { Vec::new() },
    })
}

/// What lies in one group.
fn sorted(record: &Record, group: Named) -> Option<Statement> {
    let roles = roles(record, group.id);
    let (nl, en) = named(&roles);
    let words = group.words;
    let sentence = |name: &str, roles: &str| format!("{name}: {roles}.");
    (!roles.is_empty()).then(|| ours(FORM, &sentence(words.nl, &nl), &sentence(words.en, &en)))
}

/// Roles that the client now says to be, and did not before.
fn changed(latest: &Record, before: &Record) -> Option<Statement> {
    let (now, then) = (roles(latest, "who-i-am"), roles(before, "who-i-am"));
    let (came, left): (BTreeSet<&str>, BTreeSet<&str>) =
        (now.difference(&then).copied().collect(), then.difference(&now).copied().collect());
    let (mut nl, mut en) = (Vec::new(), Vec::new());
    if !came.is_empty() {
        let (came_nl, came_en) = named(&came);
        nl.push(format!("Nieuw bij ‘wie ik ben’: {came_nl}."));
        en.push(format!("New among ‘who I am’: {came_en}."));
    }
    if !left.is_empty() {
        let (left_nl, left_en) = named(&left);
        nl.push(format!("Niet meer genoemd: {left_nl}."));
        en.push(format!("Not named any more: {left_en}."));
    }
    (!nl.is_empty()).then(|| ours(FORM, &nl.join(" "), &en.join(" ")))
}
