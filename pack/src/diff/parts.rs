//! Parts of an item (a question, a field, a term) that have another name now, followed to where the item refers to them.

use serde_json::Value;
use vakwerk_core::catalogue::LocalId;
use vakwerk_core::id::Name;

/// A part with another name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// The list it stands in: `item`, `term`, `field`.
    pub list: String,
    /// The name it had.
    pub from: LocalId,
    /// The name it has.
    pub to: LocalId,
}

/// The lists of an item whose elements all have a name: only those hold parts that can be renamed.
pub(super) fn lists(tree: &Value) -> impl Iterator<Item = (&str, Vec<(&str, &Value)>)> {
    let entries = tree.as_object().into_iter().flatten();
    entries.filter_map(|(key, value)| {
        let named = value.as_array()?.iter().map(|element| Some((element.get("id")?.as_str()?, element)));
        Some((key.as_str(), named.collect::<Option<Vec<_>>>()?))
    })
}

/// The parts of `was` that `present` gives another name, which they have in `new` or which is of another item.
pub(super) fn declared(
    (old, was): (&Value, &Name),
    (new, is): (&Value, &Name),
    present: impl Fn(&LocalId) -> LocalId,
) -> Vec<Part> {
    let mut parts = Vec::new();
    for (list, elements) in lists(old) {
        for (id, _) in elements {
            let Ok(part) = id.parse::<Name>() else { continue };
            let from = LocalId { item: was.clone(), part: Some(part) };
            let to = present(&from);
            let carried = to.item == *is && to.part == from.part;
            if carried || (to.item == *is && !stands(new, list, &to)) {
                continue;
            }
            parts.push(Part { list: list.to_owned(), from, to });
        }
    }
    parts
}

fn stands(tree: &Value, list: &str, name: &LocalId) -> bool {
    let part = name.part.as_ref().map(Name::as_str);
    lists(tree).any(|(key, elements)| key == list && elements.iter().any(|(id, _)| Some(*id) == part))
}

/// Writes the new names of the parts into the old tree, also where an instrument refers to them, so that what then
/// still differs is more than a name.
pub(super) fn follow(tree: &mut Value, parts: &[Part], is: &Name) {
    let within: Vec<&Part> = parts.iter().filter(|part| part.to.item == *is).collect();
    if within.is_empty() {
        return;
    }
    let new_name = |list: &str, id: &str| {
        let named =
            |part: &&&Part| part.list == list && part.from.part.as_ref().is_some_and(|from| from.as_str() == id);
        within.iter().find(named).and_then(|part| part.to.part.as_ref()).map(Name::as_str)
    };
    let Some(table) = tree.as_object_mut() else { return };
    for (list, value) in table {
        for element in value.as_array_mut().into_iter().flatten() {
            refer(element, &new_name);
            let Some(id) = element.get_mut("id") else { continue };
            if let Some(new) = id.as_str().and_then(|id| new_name(list, id)) {
                *id = new.into();
            }
        }
    }
}

/// The keys of an instrument that name its own questions and inputs, alone or in an expression, and its own scales.
const REFERRING: [(&str, &[&str]); 5] = [
    ("score", &["item", "input", "scale"]),
    ("when", &["item", "input", "scale"]),
    ("only-when", &["item", "input", "scale"]),
    ("item", &["item"]),
    ("scale", &["scale"]),
];

fn refer<'n>(element: &mut Value, new_name: &impl Fn(&str, &str) -> Option<&'n str>) {
    let Some(table) = element.as_object_mut() else { return };
    for (key, value) in table {
        match value {
            Value::Array(inner) => inner.iter_mut().for_each(|one| refer(one, new_name)),
            Value::String(text) => {
                let lists = REFERRING.iter().find(|(referring, _)| referring == key).map(|(_, lists)| lists);
                if let Some(lists) = lists {
                    *text = renamed(text, |word| lists.iter().find_map(|list| new_name(list, word)));
                }
            }
            _ => {}
        }
    }
}

/// An expression with other names in it; digits alone are a number and never a name.
fn renamed<'n>(expression: &str, new_name: impl Fn(&str) -> Option<&'n str>) -> String {
    let in_name = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let mut written = String::with_capacity(expression.len());
    let mut rest = expression;
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|c: char| in_name(c) != in_name(first)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        let is_name = in_name(first) && word.contains(|c: char| c.is_ascii_alphabetic());
        written.push_str(if is_name { new_name(word).unwrap_or(word) } else { word });
        rest = after;
    }
    written
}
