//! The written forms of a new pack: files in which lines are chosen by language and by what is asked, and names filled in.
//!
//! A line that begins with `§nl ` or `§en ` stands in that language only; `§if WORD` … `§end` stands where the word
//! holds; `{{name}}` is replaced.

use std::collections::{BTreeMap, BTreeSet};

use vakwerk_core::text::Language;

/// A file of a new pack.
#[derive(Clone, Copy, Debug)]
pub(super) struct Template {
    /// Where it goes, with names to be filled in.
    pub path: &'static str,
    pub text: &'static str,
}

/// What is filled in.
#[derive(Clone, Debug)]
pub(super) struct Filling {
    pub language: Language,
    /// The words that hold for `§if`.
    pub holds: BTreeSet<&'static str>,
    pub values: BTreeMap<&'static str, String>,
}

impl Filling {
    /// A text with its lines chosen and its names filled in.
    pub(super) fn fill(&self, text: &str) -> String {
        let (own, other) = match self.language {
            Language::Nl => ("§nl ", "§en "),
            Language::En => ("§en ", "§nl "),
        };
        let mut out = String::with_capacity(text.len());
        let mut shown = true;
        for line in text.lines() {
            if let Some(word) = line.strip_prefix("§if ") {
                shown = self.holds.contains(word.trim());
            } else if line == "§end" {
                shown = true;
            } else if shown && !line.starts_with(other) {
                out.push_str(&self.names(line.strip_prefix(own).unwrap_or(line)));
                out.push('\n');
            }
        }
        out
    }

    /// A text with its names filled in; what is filled in is not looked at again.
    fn names(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("{{") {
            out.push_str(before);
            let Some((name, after)) = after.split_once("}}") else {
                out.push_str("{{");
                rest = after;
                continue;
            };
            out.push_str(self.values.get(name).map_or("", String::as_str));
            rest = after;
        }
        out + rest
    }
}
