//! How deep a TOML text nests, found before anything recursive is built from it.
//!
//! The TOML parser bounds arrays and inline tables, but not dotted keys: a header of a million parts would
//! become a million nested tables, and dropping those overflows the stack.

use std::ops::Range;

use memchr::memchr2_iter;
use toml_parser::parser::{EventReceiver, parse_document};
use toml_parser::{ErrorSink, Source, Span};

use crate::files::DEPTH_LIMIT;

/// Where a key of the text first nests deeper than [`DEPTH_LIMIT`], or an array or inline table on the way.
///
/// Of a text without a long run of dots this says nothing: the parser bounds the rest, and the tree is
/// bounded when it is made.
pub(crate) fn too_deep(text: &str) -> Option<Range<usize>> {
    // A key stands on one line, and most lines have few dots: this spares a second pass over the text.
    let mut dots = 0;
    let many = memchr2_iter(b'.', b'\n', text.as_bytes()).any(|at| {
        dots = if text.as_bytes()[at] == b'.' { dots + 1 } else { 0 };
        dots > DOTS
    });
    if !many {
        return None;
    }
    let tokens = Source::new(text).lex().into_vec();
    let mut depth = Depth { header: 0, levels: vec![0], over: None };
    parse_document(&tokens, &mut depth, &mut ());
    depth.over.map(|span| span.start()..span.end())
}

/// As many dots on a line are harmless: with what the parser allows of arrays and inline tables they stay far
/// from the end of any stack.
const DOTS: usize = 8;

struct Depth {
    /// The dots in the last header.
    header: usize,
    /// The dots of the key at hand, for the document and each open array or inline table.
    levels: Vec<usize>,
    over: Option<Span>,
}

impl Depth {
    fn check(&mut self, span: Span) -> bool {
        let depth = self.header + self.levels.len() - 1 + self.levels.iter().sum::<usize>();
        if depth > DEPTH_LIMIT && self.over.is_none() {
            self.over = Some(span);
        }
        self.over.is_none()
    }

    fn open(&mut self, span: Span) -> bool {
        self.levels.push(0);
        self.check(span)
    }

    fn close(&mut self) {
        if self.levels.len() > 1 {
            self.levels.pop();
        }
    }

    fn dots(&mut self) -> Option<&mut usize> {
        self.levels.last_mut()
    }

    fn end_header(&mut self) {
        self.header = self.dots().map(std::mem::take).unwrap_or_default();
    }

    fn next_key(&mut self) {
        if let Some(dots) = self.dots() {
            *dots = 0;
        }
    }
}

impl EventReceiver for Depth {
    fn std_table_open(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.levels.truncate(1);
        self.header = 0;
        self.next_key();
    }
    fn std_table_close(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.end_header();
    }
    fn array_table_open(&mut self, span: Span, error: &mut dyn ErrorSink) {
        self.std_table_open(span, error);
    }
    fn array_table_close(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.end_header();
    }
    fn inline_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) -> bool {
        self.open(span)
    }
    fn inline_table_close(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.close();
    }
    fn array_open(&mut self, span: Span, _: &mut dyn ErrorSink) -> bool {
        self.open(span)
    }
    fn array_close(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.close();
    }
    fn key_sep(&mut self, span: Span, _: &mut dyn ErrorSink) {
        if let Some(dots) = self.dots() {
            *dots += 1;
        }
        self.check(span);
    }
    fn value_sep(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.next_key();
    }
    fn newline(&mut self, _: Span, _: &mut dyn ErrorSink) {
        if self.levels.len() == 1 {
            self.next_key();
        }
    }
}
