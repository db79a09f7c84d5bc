//! A report as Markdown that reads well as plain text too.

use std::fmt::Write as _;

use crate::document::{Block, Document};

/// Writes the report as Markdown (CommonMark with tables); what people typed cannot become markup.
///
/// ```
/// use vakwerk_core::text::Language;
/// use vakwerk_report::{Document, to_markdown};
/// let mut report = Document::new(Language::Nl, "Behandelplan");
/// report.say("Twee * drie");
/// assert_eq!(to_markdown(&report), "# Behandelplan\n\nTwee \\* drie\n");
/// ```
#[must_use]
pub fn to_markdown(document: &Document) -> String {
    let mut out = format!("# {}\n", plain(&document.title));
    for block in &document.blocks {
        out.push('\n');
        write_block(&mut out, block);
    }
    out
}

fn write_block(out: &mut String, block: &Block) {
    match block {
        Block::Heading { level, text } => {
            let _ = writeln!(out, "{} {}", "#".repeat(usize::from(*level)), plain(text));
        }
        Block::Paragraph(text) => {
            let _ = writeln!(out, "{}", plain(text));
        }
        Block::Quote(text) => {
            for line in text.lines() {
                let _ = writeln!(out, "> {}", plain(line));
            }
        }
        Block::Notice(text) => {
            let _ = writeln!(out, "> **!** {}", plain(text));
        }
        Block::List(items) => {
            for item in items {
                let _ = writeln!(out, "- {}", plain(item));
            }
        }
        Block::Outline(items) => {
            for (depth, item) in items {
                let _ = writeln!(out, "{}- {}", "  ".repeat(*depth), plain(item));
            }
        }
        Block::Facts(facts) => {
            for (name, value) in facts {
                let colon = if name.ends_with('?') { "" } else { ":" };
                let _ = writeln!(out, "- **{}**{colon} {}", plain(name), plain(value));
            }
        }
        // Markdown has no pictures of its own; the table beside it says the same.
        Block::Figure(figure) => {
            let _ = writeln!(out, "*{}.* {}", plain(&figure.title), plain(&figure.description));
        }
        Block::Table { caption, head, rows } => {
            let _ = writeln!(out, "*{}*\n", plain(caption));
            write_row(out, head);
            let _ = writeln!(out, "|{}", " --- |".repeat(head.len()));
            for row in rows {
                write_row(out, row);
            }
        }
    }
}

fn write_row(out: &mut String, row: &[String]) {
    out.push('|');
    for cell in row {
        let _ = write!(out, " {} |", plain(cell).replace('|', "\\|"));
    }
    out.push('\n');
}

/// Escapes what Markdown would read as markup, and keeps a text on one line.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (place, c) in text.trim().char_indices() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' => {
                out.push('\\');
                out.push(c);
            }
            // These are markup only where a line begins.
            '#' | '+' | '-' | '=' | '~' if place == 0 => {
                out.push('\\');
                out.push(c);
            }
            '\n' | '\r' => out.push(' '),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}
