//! Text for people: headings, paragraphs, lists and tables that fit the width of the terminal.

use std::borrow::Cow;

use anstyle::{AnsiColor, Style};
use comfy_table::{ContentArrangement, Table, presets};
use vakwerk_core::text::Language;
use vakwerk_pack::is_hidden;

/// How a page looks: language, width, colour.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// The language.
    pub language: Language,
    /// The width in columns.
    pub width: usize,
    /// Whether colour may be used; it never carries meaning that the words do not.
    pub colour: bool,
}

/// How loudly a line speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Something to keep in mind.
    Caution,
    /// Something that must be acted on.
    Alarm,
}

impl Tone {
    fn style(self) -> Style {
        match self {
            Self::Caution => Style::new().fg_color(Some(AnsiColor::Yellow.into())),
            Self::Alarm => Style::new().bold().fg_color(Some(AnsiColor::Red.into())),
        }
    }
}

/// A part of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields carry the words of their variant")]
pub enum Piece {
    /// The title, on top.
    Title(String),
    /// A heading, with an empty line above it.
    Heading(String),
    /// An empty line, unless one stands there already.
    Gap,
    /// A paragraph, against the margin or under a heading.
    Paragraph { indented: bool, text: String },
    /// One of a list that lies so many levels inside others.
    Listed { depth: usize, text: String },
    /// What belongs under one of a list.
    Under { depth: usize, text: String },
    /// A paragraph that stands out.
    Loud { tone: Tone, indented: bool, text: String },
    /// Lines that are laid out already, of which the first is their heading.
    LaidOut { tone: Option<Tone>, text: String },
    /// A table.
    Table { head: Vec<String>, rows: Vec<Vec<String>> },
}

/// A page that is being written.
#[derive(Debug)]
pub struct Page {
    look: Look,
    pieces: Vec<Piece>,
}

impl Page {
    /// An empty page.
    #[must_use]
    pub fn new(look: Look) -> Self {
        Self { look, pieces: Vec::new() }
    }

    /// The language of the page.
    #[must_use]
    pub fn language(&self) -> Language {
        self.look.language
    }

    /// The title, on top.
    pub fn title(&mut self, title: &str) {
        self.pieces.push(Piece::Title(title.to_owned()));
    }

    /// A heading, with an empty line above it.
    pub fn heading(&mut self, heading: &str) {
        self.pieces.push(Piece::Heading(heading.to_owned()));
    }

    /// An empty line, unless one stands there already.
    pub fn gap(&mut self) {
        self.pieces.push(Piece::Gap);
    }

    /// A paragraph against the margin.
    pub fn line(&mut self, text: &str) {
        self.pieces.push(Piece::Paragraph { indented: false, text: text.to_owned() });
    }

    /// A paragraph under a heading.
    pub fn body(&mut self, text: &str) {
        self.pieces.push(Piece::Paragraph { indented: true, text: text.to_owned() });
    }

    /// A heading with a paragraph under it.
    pub fn section(&mut self, heading: &str, text: &str) {
        self.heading(heading);
        self.body(text);
    }

    /// One of a list.
    pub fn bullet(&mut self, text: &str) {
        self.nested(0, text);
    }

    /// One of a list that lies `depth` levels inside others.
    pub fn nested(&mut self, depth: usize, text: &str) {
        self.pieces.push(Piece::Listed { depth, text: text.to_owned() });
    }

    /// What belongs under such a one.
    pub fn under(&mut self, depth: usize, text: &str) {
        self.pieces.push(Piece::Under { depth, text: text.to_owned() });
    }

    /// A paragraph under a heading that stands out.
    pub fn loud(&mut self, tone: Tone, text: &str) {
        self.pieces.push(Piece::Loud { tone, indented: true, text: text.to_owned() });
    }

    /// A paragraph against the margin that stands out.
    pub fn stand_out(&mut self, tone: Tone, text: &str) {
        self.pieces.push(Piece::Loud { tone, indented: false, text: text.to_owned() });
    }

    /// Lines that are laid out already, of which the first is their heading.
    pub fn laid_out(&mut self, tone: Option<Tone>, text: &str) {
        self.pieces.push(Piece::LaidOut { tone, text: text.to_owned() });
    }

    /// A table; without rows nothing is written.
    pub fn table(&mut self, headings: &[&str], rows: Vec<Vec<String>>) {
        if !rows.is_empty() {
            let head = headings.iter().map(|heading| (*heading).to_owned()).collect();
            self.pieces.push(Piece::Table { head, rows });
        }
    }

    /// A number as it is written in the language of the page, with at most two decimals.
    #[must_use]
    pub fn number(&self, value: f64) -> String {
        number(value, self.look.language)
    }

    /// The parts, for whoever lays them out otherwise.
    #[must_use]
    pub fn into_pieces(self) -> Vec<Piece> {
        self.pieces
    }

    /// The finished text.
    #[must_use]
    pub fn finish(self) -> String {
        let mut lines = Lines { look: self.look, text: String::new() };
        self.pieces.iter().for_each(|piece| lines.piece(piece));
        lines.text
    }
}

/// The lines of a page, while they are laid out for a terminal.
struct Lines {
    look: Look,
    text: String,
}

impl Lines {
    fn piece(&mut self, piece: &Piece) {
        let bold = Style::new().bold();
        match piece {
            Piece::Title(text) => self.styled(bold, text, ""),
            Piece::Heading(text) => {
                self.gap();
                self.styled(bold, text, "");
            }
            Piece::Gap => self.gap(),
            Piece::Paragraph { indented, text } => self.wrapped(text, margin(*indented), margin(*indented)),
            Piece::Listed { depth, text } => {
                let indent = indent(*depth);
                self.wrapped(text, &format!("  {indent}- "), &format!("  {indent}  "));
            }
            Piece::Under { depth, text } => {
                let indent = format!("    {}", indent(*depth));
                self.wrapped(text, &indent, &indent);
            }
            Piece::Loud { tone, indented, text } => self.styled(tone.style(), text, margin(*indented)),
            Piece::LaidOut { tone, text } => {
                for (index, line) in text.lines().enumerate() {
                    let style = tone.filter(|_| index == 0).map_or(Style::new(), Tone::style);
                    self.push(style, line);
                }
            }
            Piece::Table { head, rows } => self.table(head, rows),
        }
    }

    fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    fn table(&mut self, head: &[String], rows: &[Vec<String>]) {
        let mut table = Table::new();
        table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
        table.set_width(u16::try_from(self.look.width.saturating_sub(2)).unwrap_or(u16::MAX));
        table.set_header(head);
        table.add_rows(rows);
        for (index, line) in table.to_string().lines().enumerate() {
            let line = line.trim_end();
            if index == 0 {
                self.push(Style::new().bold(), &format!(" {line}"));
            } else if !line.is_empty() {
                self.push(Style::new(), &format!(" {line}"));
            }
        }
    }

    fn wrapped(&mut self, text: &str, first: &str, rest: &str) {
        let options = options(self.look.width).initial_indent(first).subsequent_indent(rest);
        for paragraph in text.lines() {
            for line in textwrap::wrap(paragraph, &options) {
                self.push(Style::new(), line.trim_end());
            }
        }
    }

    fn styled(&mut self, style: Style, text: &str, indent: &str) {
        let options = options(self.look.width).initial_indent(indent).subsequent_indent(indent);
        for line in textwrap::wrap(text, &options) {
            self.push(style, line.trim_end());
        }
    }

    fn push(&mut self, style: Style, line: &str) {
        let line = &*visible(line);
        if self.look.colour && style != Style::new() {
            self.text.push_str(&format!("{style}{line}{style:#}"));
        } else {
            self.text.push_str(line);
        }
        self.text.push('\n');
    }
}

fn margin(indented: bool) -> &'static str {
    if indented { "  " } else { "" }
}

/// Deeper than this there would be no room left for words.
fn indent(depth: usize) -> String {
    " ".repeat(2 * depth.min(8))
}

/// How lines are broken: at spaces only, so that an id or an option stays whole.
fn options<'a>(width: usize) -> textwrap::Options<'a> {
    textwrap::Options::new(width.max(20)).word_splitter(textwrap::WordSplitter::NoHyphenation)
}

/// A line in which what nobody sees and a terminal acts on stands as its number: `<U+202E>`.
///
/// Names of files and what people wrote into a record can hold anything.
fn visible(line: &str) -> Cow<'_, str> {
    let acts = |character: char| character == '\r' || is_hidden(character);
    if !line.contains(acts) {
        return Cow::Borrowed(line);
    }
    let shown = |character: char| match acts(character) {
        true => format!("<U+{:04X}>", u32::from(character)),
        false => character.to_string(),
    };
    Cow::Owned(line.chars().map(shown).collect())
}

/// A message, broken to the width of a page.
#[must_use]
pub fn broken(text: &str, width: usize) -> String {
    let text: Vec<Cow<'_, str>> = text.lines().map(visible).collect();
    text.iter().flat_map(|line| textwrap::wrap(line, options(width))).fold(String::new(), |mut text, line| {
        text.push_str(line.trim_end());
        text.push('\n');
        text
    })
}

/// A number as it is written in `language`, with at most two decimals.
#[must_use]
pub fn number(value: f64, language: Language) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    let text = if text == "-0" { "0" } else { text };
    match language {
        Language::Nl => text.replace('.', ","),
        Language::En => text.to_owned(),
    }
    .replace('-', "\u{2212}")
}
