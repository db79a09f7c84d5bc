//! Two trees side by side: what was added, removed, moved or written otherwise, and where.

use serde_json::{Map, Value};

/// How something differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// It was not there.
    Added,
    /// It is no longer there.
    Removed,
    /// It has another value.
    Changed,
    /// The same things stand in another order.
    Moved,
    /// A text for people is worded otherwise.
    Worded,
    /// A text for people is there in one more language.
    LanguageAdded,
}

/// A difference, with the keys on the way to it and, for people, its place.
#[derive(Debug)]
pub(super) struct Raw<'v> {
    pub keys: Vec<&'v str>,
    pub place: String,
    pub how: How,
    pub old: Option<&'v Value>,
    pub new: Option<&'v Value>,
}

/// Every difference between two trees; elements of lists are matched by what names them.
pub(super) fn differences<'v>(old: &'v Value, new: &'v Value) -> Vec<Raw<'v>> {
    let mut walk = Walk { keys: Vec::new(), place: Vec::new(), found: Vec::new() };
    walk.value(old, new);
    walk.found
}

struct Walk<'v> {
    keys: Vec<&'v str>,
    place: Vec<String>,
    found: Vec<Raw<'v>>,
}

impl<'v> Walk<'v> {
    fn push(&mut self, how: How, old: Option<&'v Value>, new: Option<&'v Value>) {
        self.found.push(Raw { keys: self.keys.clone(), place: self.place.join("."), how, old, new });
    }

    fn within(&mut self, part: &str, then: impl FnOnce(&mut Self)) {
        self.place.push(part.to_owned());
        then(self);
        self.place.pop();
    }

    fn value(&mut self, old: &'v Value, new: &'v Value) {
        if old == new {
            return;
        }
        match (old, new) {
            (Value::Object(was), Value::Object(is)) if is_text(was) && is_text(is) => {
                let more = was.get("nl") == is.get("nl") && !was.contains_key("en");
                self.push(if more { How::LanguageAdded } else { How::Worded }, Some(old), Some(new));
            }
            (Value::Object(was), Value::Object(is)) => self.tables(was, is),
            (Value::Array(was), Value::Array(is)) => self.lists(was, is, (old, new)),
            _ => self.push(How::Changed, Some(old), Some(new)),
        }
    }

    fn tables(&mut self, old: &'v Map<String, Value>, new: &'v Map<String, Value>) {
        let more = new.keys().filter(|key| !old.contains_key(*key));
        for key in old.keys().chain(more) {
            self.keys.push(key);
            self.within(key, |walk| match (old.get(key), new.get(key)) {
                (Some(was), Some(is)) => walk.value(was, is),
                // A list that appears or goes is its elements, of which each is told by itself.
                (Some(Value::Array(was)), None) => was.iter().for_each(|one| walk.element(one, How::Removed)),
                (None, Some(Value::Array(is))) => is.iter().for_each(|one| walk.element(one, How::Added)),
                (was, None) => walk.push(How::Removed, was, None),
                (None, is) => walk.push(How::Added, None, is),
            });
            self.keys.pop();
        }
    }

    fn element(&mut self, element: &'v Value, how: How) {
        let shown = name_of(element).unwrap_or_default();
        let (old, new) = if how == How::Removed { (Some(element), None) } else { (None, Some(element)) };
        if shown.is_empty() {
            return self.push(how, old, new);
        }
        self.within(&shown, |walk| walk.push(how, old, new));
    }

    fn lists(&mut self, old: &'v [Value], new: &'v [Value], whole: (&'v Value, &'v Value)) {
        let names = |list: &[Value]| list.iter().map(name_of).collect::<Option<Vec<_>>>();
        let (Some(was), Some(is)) = (names(old), names(new)) else { return self.unnamed(old, new) };
        let gone = was.iter().zip(old).filter(|(name, _)| !is.contains(name));
        gone.for_each(|(_, element)| self.element(element, How::Removed));
        for (name, element) in is.iter().zip(new) {
            match was.iter().position(|other| other == name) {
                None => self.element(element, How::Added),
                Some(at) => self.within(name, |walk| walk.value(&old[at], element)),
            }
        }
        let kept = |mine: &[String], other: &[String]| -> Vec<String> {
            mine.iter().filter(|name| other.contains(name)).cloned().collect()
        };
        if kept(&was, &is) != kept(&is, &was) {
            self.push(How::Moved, Some(whole.0), Some(whole.1));
        }
    }

    /// Elements without a name: in place where there are as many, and otherwise by what they hold.
    fn unnamed(&mut self, old: &'v [Value], new: &'v [Value]) {
        if old.len() == new.len() {
            for (at, (was, is)) in old.iter().zip(new).enumerate() {
                self.within(&(at + 1).to_string(), |walk| walk.value(was, is));
            }
            return;
        }
        old.iter().filter(|one| !new.contains(one)).for_each(|one| self.element(one, How::Removed));
        new.iter().filter(|one| !old.contains(one)).for_each(|one| self.element(one, How::Added));
    }
}

/// What stands otherwise in a list of the same things in another order, from the first to the last that moved.
pub(super) fn moved(old: &Value, new: &Value) -> (Option<String>, Option<String>) {
    const SHOWN: usize = 6;
    let names = |list: &Value| list.as_array().into_iter().flatten().filter_map(name_of).collect::<Vec<_>>();
    let (was, is) = (names(old), names(new));
    let kept = |mine: &[String], other: &[String]| -> Vec<String> {
        mine.iter().filter(|name| other.contains(name)).cloned().collect()
    };
    let (was, is) = (kept(&was, &is), kept(&is, &was));
    let differs = |at: &usize| was[*at] != is[*at];
    let both = 0..was.len().min(is.len());
    let Some((first, last)) = both.clone().find(differs).zip(both.rev().find(differs)) else { return (None, None) };
    let told = |names: &[String]| {
        let more = if last - first >= SHOWN { ", …" } else { "" };
        let names: Vec<&str> = names[first..=last].iter().take(SHOWN).map(String::as_str).collect();
        Some(format!("{}{more}", names.join(", ")))
    };
    (told(&was), told(&is))
}

/// What names an element of a list among the others.
fn name_of(element: &Value) -> Option<String> {
    match element {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Object(table) => {
            let name = ["id", "value", "step", "item"].iter().find_map(|key| table.get(*key));
            name.filter(|name| name.is_string() || name.is_number()).and_then(name_of)
        }
        _ => None,
    }
}

/// Whether a table is a text for people: `{ nl, en }`.
pub(super) fn is_text(table: &Map<String, Value>) -> bool {
    table.contains_key("nl") && table.keys().all(|key| key == "nl" || key == "en")
}

/// A value in a few words.
pub(super) fn short(value: &Value) -> Option<String> {
    const SHOWN: usize = 60;
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => {
            // A whole number is written as one, as in the file.
            number.as_f64().map_or_else(|| number.to_string(), |number| number.to_string())
        }
        Value::Bool(yes) => yes.to_string(),
        Value::Object(table) if is_text(table) => table.get("nl")?.as_str()?.to_owned(),
        _ => return None,
    };
    let mut shown: String = text.chars().take(SHOWN).collect();
    if text.chars().nth(SHOWN).is_some() {
        shown.push('…');
    }
    Some(shown)
}
