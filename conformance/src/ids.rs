//! Check `ids`: every name is in kebab-case and stands once where it is used.

use std::collections::BTreeSet;

use serde_json::Value;
use vakwerk_core::catalogue::Pack;
use vakwerk_core::id::Name;

use crate::fault::both;
use crate::walk::Written;
use crate::{Check, Fault};

/// Names of items over all kinds, and of every part inside an item.
#[must_use]
pub fn check(pack: &Pack) -> Vec<Fault> {
    in_written(pack, &Written::of(pack))
}

/// The same, of a pack whose written form is at hand.
pub(crate) fn in_written(pack: &Pack, written: &Written) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut lists: Vec<(String, Vec<String>)> = Vec::new();
    written.tables(
        |_| {},
        |path, list| {
            let names = list.iter().filter_map(|value| value.get("id").and_then(Value::as_str));
            lists.push((path.to_owned(), names.map(str::to_owned).collect()));
        },
    );
    // Items of different kinds share one list of names, since `plugin:item` names no kind.
    let items: Vec<String> = pack.items().map(|item| item.id().to_string()).collect();
    lists.retain(|(path, _)| path != pack.manifest.id.as_str());
    lists.push((pack.manifest.id.to_string(), items));
    for (path, names) in lists {
        let mut seen = BTreeSet::new();
        for name in names {
            if let Err(fault) = Name::new(name.as_str()) {
                faults.push(Fault::new(
                    Check::Ids,
                    format_args!("{path}: {name}"),
                    both(format!("`{name}` is geen geldige naam."), format!("the name {fault}.")),
                    both("Gebruik kleine letters, cijfers en enkele streepjes.", ""),
                ));
            }
            if !seen.insert(name.clone()) {
                faults.push(Fault::new(
                    Check::Ids,
                    format_args!("{path}: {name}"),
                    both(format!("`{name}` staat hier meer dan één keer."), format!("`{name}` stands here twice.")),
                    both("Geef elk een eigen naam.", "Give each a name of its own."),
                ));
            }
        }
    }
    faults
}
