//! Characters that nobody sees and that change what people read: control characters, and those that turn the
//! direction of writing.

use crate::document::Document;
use crate::fault::Fault;
use crate::node::{Node, Value};
use crate::problem::Problem;

/// Hidden characters anywhere in a file, comments included; one fault per line.
pub(crate) fn characters(document: &Document) -> Vec<Fault> {
    let mut faults = Vec::new();
    let text = document.whole_text();
    // What has only ASCII holds none: raw control characters are no TOML.
    if !text.is_ascii() {
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            if let Some((at, character)) = line.char_indices().find(|(_, c)| turns(*c)) {
                let span = start + at..start + at + character.len_utf8();
                faults.push(document.fault(&span, Problem::HiddenCharacter { character }));
            }
            start += line.len();
        }
    }
    if text.contains('\\') {
        escaped(document, &document.root, &mut faults);
    }
    faults
}

/// Hidden characters that were written as an escape, so that the file itself does not hold them.
fn escaped(document: &Document, node: &Node, faults: &mut Vec<Fault>) {
    match &node.value {
        Value::Text(text) => {
            let hidden = text.chars().find(|c| is_hidden(*c));
            let written = document.text(&node.span);
            if let Some(character) = hidden.filter(|c| !written.contains(*c)) {
                faults.push(document.fault(&node.span, Problem::HiddenCharacter { character }));
            }
        }
        Value::List(list) => list.iter().for_each(|node| escaped(document, node, faults)),
        Value::Table(entries) => entries.iter().for_each(|entry| escaped(document, &entry.node, faults)),
        Value::Whole(_) | Value::Number(_) | Value::YesNo(_) | Value::Date => {}
    }
}

/// Whether a character is one that nobody sees and that changes what people read, so that no pack may hold it.
///
/// ```
/// assert!(vakwerk_pack::is_hidden('\u{202E}'));
/// assert!(!vakwerk_pack::is_hidden('é'));
/// ```
#[must_use]
pub fn is_hidden(character: char) -> bool {
    turns(character) || (character.is_control() && !matches!(character, '\n' | '\r' | '\t'))
}

/// Whether a character turns the direction in which a text is shown.
fn turns(character: char) -> bool {
    matches!(character, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}
