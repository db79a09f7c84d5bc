//! Characters that nobody sees and that change what people read: control characters, and those that turn the
//! direction of writing.

use memchr::{memchr, memchr2_iter};

use crate::document::Document;
use crate::fault::Fault;
use crate::node::{Node, Value};
use crate::problem::Problem;

/// Hidden characters anywhere in a file, comments included; one fault per line.
pub(crate) fn characters(document: &Document) -> Vec<Fault> {
    let mut faults = Vec::new();
    let text = document.whole_text();
    let mut from = 0;
    for at in memchr2_iter(TURNING[0], TURNING[1], text.as_bytes()) {
        let character = text.get(at..).and_then(|rest| rest.chars().next()).filter(|c| turns(*c));
        if let Some(character) = character.filter(|_| at >= from) {
            let span = at..at + character.len_utf8();
            faults.push(document.fault(&span, Problem::HiddenCharacter { character }));
            from = memchr(b'\n', &text.as_bytes()[at..]).map_or(text.len(), |end| at + end);
        }
    }
    if memchr(b'\\', text.as_bytes()).is_some() {
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

/// The first bytes of the characters that turn: looking for these is quicker than looking at every character.
const TURNING: [u8; 2] = [0xD8, 0xE2];

/// Whether a character turns the direction in which a text is shown.
fn turns(character: char) -> bool {
    matches!(character, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}
