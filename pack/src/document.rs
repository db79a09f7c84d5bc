//! A written file: its text, its tree, and the places that faults point at.

use std::ops::Range;
use std::sync::{Mutex, OnceLock, PoisonError};

use memchr::memchr_iter;
use toml::de::DeTable;

use crate::check::hidden::is_hidden;
use crate::depth;
use crate::digest::MANIFEST_FILE;
use crate::fault::{Fault, Place};
use crate::files::{DEPTH_LIMIT, file_fault};
use crate::node::Node;
use crate::problem::Problem;
use crate::slip::Slip;

/// The most faults of syntax that one file reports: after these, the rest is mostly their consequence.
const SYNTAX_FAULTS: usize = 20;
/// How many characters of a line are shown.
const SHOWN: usize = 120;
/// How many of them stand before the column in a line that is too long to be shown from its begin.
const LEAD: usize = 40;

/// A file that was read as TOML.
#[derive(Debug)]
pub(crate) struct Document {
    /// The path as it is shown in faults.
    pub path: String,
    /// Whether this is the manifest.
    pub manifest: bool,
    pub root: Node,
    /// Whether the text is TOML throughout; where it is not, the tree holds what could be recovered.
    pub whole: bool,
    text: String,
    starts: OnceLock<Vec<usize>>,
    /// Of the last place that was made: where its line begins, where it lies, and the characters between.
    counted: Mutex<(usize, usize, usize)>,
}

impl Document {
    /// Reads bytes as TOML; faults of encoding, nesting and syntax are added to `faults`.
    pub fn read(path: &str, bytes: Vec<u8>, faults: &mut Vec<Fault>) -> Option<Self> {
        let (text, not_utf8) = match String::from_utf8(bytes) {
            Ok(text) => (text, None),
            Err(error) => {
                let offset = error.utf8_error().valid_up_to();
                let byte = error.as_bytes().get(offset).copied().unwrap_or_default();
                (String::from_utf8_lossy(error.as_bytes()).into_owned(), Some((offset, byte)))
            }
        };
        let manifest = path == MANIFEST_FILE;
        let (path, root) = (path.to_owned(), Node::default());
        let (starts, counted) = (OnceLock::new(), Mutex::default());
        let mut document = Self { path, manifest, root, whole: false, text, starts, counted };
        if let Some((offset, byte)) = not_utf8 {
            if offset == 0 && matches!(byte, 0xFE | 0xFF) {
                // Of another writing every other character is none, so no line of it is shown.
                faults.push(file_fault(&document.path, Problem::NotUtf8 { byte, offset }));
                return None;
            }
            // Up to the offset the bytes are UTF-8, so the offset holds in the repaired text too.
            faults.push(document.fault(&(offset..offset + 1), Problem::NotUtf8 { byte, offset }));
            return None;
        }
        if let Some(span) = depth::too_deep(&document.text) {
            faults.push(document.fault(&span, Problem::TooDeep { limit: DEPTH_LIMIT }));
            return None;
        }
        let (table, mut errors) = DeTable::parse_recoverable(&document.text);
        errors.sort_by_key(|error| error.span().unwrap_or_default().start);
        let beyond_parser = errors.iter().find(|error| error.message().starts_with("cannot recurse further"));
        let beyond_parser = beyond_parser.map(|error| error.span().unwrap_or_default());
        let root = match beyond_parser.map_or_else(|| Node::from_toml(table.get_ref()), Err) {
            Ok(root) => root,
            Err(span) => {
                faults.push(document.fault(&span, Problem::TooDeep { limit: DEPTH_LIMIT }));
                return None;
            }
        };
        document.whole = errors.is_empty();
        let (mut last_line, mut curly, mut header_twice) = (0, false, false);
        for error in errors.into_iter().take(SYNTAX_FAULTS) {
            let span = error.span().unwrap_or_default();
            let (line, at) = document.line(span.start);
            let slip = Slip::of(error.message(), line, at);
            // What stands behind a list that was not closed is read as part of it.
            let rest_follows = slip == Some(Slip::OpenList);
            // Who pasted one text from a word processor mostly pasted more, and mends them all at once.
            if slip == Some(Slip::CurlyQuotes) && std::mem::replace(&mut curly, true) {
                continue;
            }
            // Under a header that stands there twice, every key does.
            if slip == Some(Slip::Twice) {
                let header = line.trim_start().starts_with('[');
                if header_twice && !header {
                    continue;
                }
                header_twice |= header;
            }
            let fault = document.fault(&span, Problem::Syntax { parser: error.message().to_owned(), slip });
            // Two faults on one line are nearly always one mistake.
            let line = fault.place.as_ref().map_or(0, |place| place.line);
            if line != last_line {
                last_line = line;
                faults.push(fault);
            }
            if rest_follows {
                break;
            }
        }
        document.root = root;
        Some(document)
    }

    /// A fault in this file.
    pub fn fault(&self, span: &Range<usize>, problem: Problem) -> Fault {
        Fault { place: Some(self.place(span)), ..file_fault(&self.path, problem) }
    }

    /// The place of a part of the text.
    pub fn place(&self, span: &Range<usize>) -> Place {
        let start = self.boundary(span.start);
        let (row, begin) = self.row(start);
        let end = self.starts().get(row + 1).map_or(self.text.len(), |next| next - 1);
        let line = self.text[begin..end].trim_end_matches('\r');
        let at = start.min(begin + line.len());
        let before = self.count(begin, at);
        let inside = self.boundary(span.end).clamp(at, end.max(at));
        let length = self.text[at..inside].chars().take(SHOWN).count().max(1);
        // A long line is shown from a little before the column.
        let lead = &self.text[begin..at];
        let (left, shown_before) = if before < SHOWN - LEAD {
            (0, before)
        } else {
            (lead.char_indices().rev().nth(LEAD - 1).map_or(0, |(at, _)| at), LEAD)
        };
        let mut rest = line[left..].chars();
        let mut source: String = rest.by_ref().take(SHOWN).map(shown).collect();
        if rest.next().is_some() {
            source.push('…');
        }
        Place {
            file: self.path.clone(),
            line: number(row + 1),
            column: number(before + 1),
            length: number(length),
            source,
            marker: number(shown_before + 1),
        }
    }

    /// The line at a place in the text, and how many of its bytes stand before the place.
    fn line(&self, at: usize) -> (&str, usize) {
        let at = self.boundary(at);
        let (_, begin) = self.row(at);
        (self.text[begin..].lines().next().unwrap_or_default(), at - begin)
    }

    /// Where each line begins; only worked out for a file of which something is told.
    fn starts(&self) -> &[usize] {
        let behind = || memchr_iter(b'\n', self.text.as_bytes()).map(|at| at + 1);
        self.starts.get_or_init(|| std::iter::once(0).chain(behind()).collect())
    }

    /// The number of the line in which a place lies, and where it begins.
    fn row(&self, at: usize) -> (usize, usize) {
        let starts = self.starts();
        let row = starts.partition_point(|&start| start <= at).max(1) - 1;
        (row, starts[row])
    }

    /// How many characters stand between the begin of a line and a place in it.
    fn count(&self, begin: usize, at: usize) -> usize {
        // Faults mostly come in order; without this, many on one long line would take time squared.
        let mut memory = self.counted.lock().unwrap_or_else(PoisonError::into_inner);
        let (line, from, counted) = *memory;
        let (from, counted) = if line == begin && from <= at { (from, counted) } else { (begin, 0) };
        let count = counted + self.text[from..at].chars().count();
        *memory = (begin, at, count);
        count
    }

    /// The text as it stands in the file.
    pub fn text(&self, span: &Range<usize>) -> &str {
        self.text.get(span.clone()).unwrap_or_default()
    }

    /// The whole text.
    pub fn whole_text(&self) -> &str {
        &self.text
    }

    /// The nearest place at or before `at` where a character begins.
    fn boundary(&self, at: usize) -> usize {
        let mut at = at.min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }
}

/// A character as it is shown: one that nobody sees is seen, and turns nothing.
fn shown(character: char) -> char {
    match character {
        '\t' => ' ',
        hidden if is_hidden(hidden) => '\u{FFFD}',
        other => other,
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
