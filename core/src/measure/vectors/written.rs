//! Where in a vector the value stands that its reader stumbles over.

use serde::de::DeserializeOwned;
use serde_json::Value;

/// The keys that lead to the first value that is not of its kind, with points between them and elements counted from 1;
/// empty where the whole is meant.
pub(super) fn place<T: DeserializeOwned>(value: &Value) -> String {
    let (mut part, mut pointer, mut keys) = (value.clone(), String::new(), Vec::new());
    loop {
        let count = part.pointer(&pointer).map_or(0, inside);
        // The reader goes from begin to end and stops at the first fault, so what is cut off behind it changes nothing.
        let cut = |count: usize| {
            let mut part = part.clone();
            part.pointer_mut(&pointer).into_iter().for_each(|here| keep(here, count));
            part
        };
        let (mut right, mut wrong) = (0, count);
        if count == 0 || stumbles::<T>(&cut(0)) || !stumbles::<T>(&part) {
            return keys.join(".");
        }
        while right + 1 < wrong {
            let middle = right.midpoint(wrong);
            if stumbles::<T>(&cut(middle)) { wrong = middle } else { right = middle }
        }
        part = cut(wrong);
        let Some((step, key)) = part.pointer(&pointer).and_then(last) else { return keys.join(".") };
        pointer = format!("{pointer}/{}", step.replace('~', "~0").replace('/', "~1"));
        keys.push(key);
    }
}

/// Whether reading stops at a value, and not only because something is absent.
fn stumbles<T: DeserializeOwned>(value: &Value) -> bool {
    let absent = |fault: &serde_json::Error| fault.to_string().starts_with("missing field");
    T::deserialize(value).is_err_and(|fault| !absent(&fault))
}

/// How many values stand directly in a value.
fn inside(value: &Value) -> usize {
    match value {
        Value::Array(list) => list.len(),
        Value::Object(map) => map.len(),
        _ => 0,
    }
}

/// Keeps the first values of a value.
fn keep(value: &mut Value, count: usize) {
    match value {
        Value::Array(list) => list.truncate(count),
        Value::Object(map) => {
            let mut at = 0;
            map.retain(|_, _| {
                at += 1;
                at <= count
            });
        }
        _ => {}
    }
}

/// The last value of a value: as a step of a pointer, and as a person would say it.
fn last(value: &Value) -> Option<(String, String)> {
    match value {
        Value::Array(list) => Some((list.len().checked_sub(1)?.to_string(), list.len().to_string())),
        Value::Object(map) => map.keys().next_back().map(|key| (key.clone(), key.clone())),
        _ => None,
    }
}
