//! Check `languages`: every text is there in every language that the manifest promises.

use serde_json::Value;
use vakwerk_core::catalogue::Pack;
use vakwerk_core::text::Language;

use crate::fault::both;
use crate::walk::{Table, Written, is_text};
use crate::{Check, Fault};

/// Every text of manifest and catalogue; Dutch is always promised.
#[must_use]
pub fn check(pack: &Pack) -> Vec<Fault> {
    in_written(pack, &Written::of(pack))
}

/// The same, of a pack whose written form is at hand.
pub(crate) fn in_written(pack: &Pack, written: &Written) -> Vec<Fault> {
    let promised = &pack.manifest.languages;
    let mut faults = Vec::new();
    if !promised.contains(&Language::Nl) {
        faults.push(Fault::new(
            Check::Languages,
            format_args!("{}.languages", pack.manifest.id),
            both("Nederlands is niet beloofd.", "Dutch is not promised."),
            both("Schrijf `languages = [\"nl\", …]`.", "Write `languages = [\"nl\", …]`."),
        ));
    }
    let look = |table: Table<'_>| {
        if !is_text(table.table) {
            return;
        }
        for language in [Language::Nl, Language::En] {
            let asked = language == Language::Nl || promised.contains(&language);
            let written = table.table.get(&language.to_string()).and_then(Value::as_str);
            if asked && written.is_none_or(|text| text.trim().is_empty()) {
                faults.push(Fault::new(
                    Check::Languages,
                    table.path,
                    both(
                        format!("de tekst ontbreekt in `{language}`."),
                        format!("the text is missing in `{language}`."),
                    ),
                    both(
                        "Schrijf hem, of beloof die taal niet in `vakwerk.toml`.",
                        "Write it, or do not promise that language in `vakwerk.toml`.",
                    ),
                ));
            }
        }
    };
    written.tables(look, |_, _| {});
    faults
}
