//! Text for people: headings, paragraphs, lists and tables that fit the width of the terminal.

use anstyle::{AnsiColor, Style};
use comfy_table::{ContentArrangement, Table, presets};
use vakwerk_core::text::Language;

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

/// A page that is being written.
#[derive(Debug)]
pub struct Page {
    look: Look,
    text: String,
}

impl Page {
    /// An empty page.
    #[must_use]
    pub fn new(look: Look) -> Self {
        Self { look, text: String::new() }
    }

    /// The language of the page.
    #[must_use]
    pub fn language(&self) -> Language {
        self.look.language
    }

    /// The title, on top.
    pub fn title(&mut self, title: &str) {
        self.styled(Style::new().bold(), title, "");
    }

    /// A heading, with an empty line above it.
    pub fn heading(&mut self, heading: &str) {
        self.gap();
        self.styled(Style::new().bold(), heading, "");
    }

    /// An empty line, unless one stands there already.
    pub fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// A paragraph against the margin.
    pub fn line(&mut self, text: &str) {
        self.wrapped(text, "", "");
    }

    /// A paragraph under a heading.
    pub fn body(&mut self, text: &str) {
        self.wrapped(text, "  ", "  ");
    }

    /// A heading with a paragraph under it.
    pub fn section(&mut self, heading: &str, text: &str) {
        self.heading(heading);
        self.body(text);
    }

    /// One of a list.
    pub fn bullet(&mut self, text: &str) {
        self.wrapped(text, "  - ", "    ");
    }

    /// One of a list that lies `depth` levels inside others.
    pub fn nested(&mut self, depth: usize, text: &str) {
        // Deeper than this there would be no room left for words.
        let indent = " ".repeat(2 * depth.min(8));
        self.wrapped(text, &format!("  {indent}- "), &format!("  {indent}  "));
    }

    /// What belongs under such a one.
    pub fn under(&mut self, depth: usize, text: &str) {
        let indent = " ".repeat(4 + 2 * depth.min(8));
        self.wrapped(text, &indent, &indent);
    }

    /// A paragraph under a heading that stands out.
    pub fn loud(&mut self, tone: Tone, text: &str) {
        self.styled(tone.style(), text, "  ");
    }

    /// A paragraph against the margin that stands out.
    pub fn stand_out(&mut self, tone: Tone, text: &str) {
        self.styled(tone.style(), text, "");
    }

    /// Lines that are laid out already, of which the first is their heading.
    pub fn laid_out(&mut self, tone: Option<Tone>, text: &str) {
        for (index, line) in text.lines().enumerate() {
            let style = tone.filter(|_| index == 0).map_or(Style::new(), Tone::style);
            self.push(style, line);
        }
    }

    /// A table; without rows nothing is written.
    pub fn table(&mut self, headings: &[&str], rows: Vec<Vec<String>>) {
        if rows.is_empty() {
            return;
        }
        let mut table = Table::new();
        table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
        table.set_width(u16::try_from(self.look.width.saturating_sub(2)).unwrap_or(u16::MAX));
        table.set_header(headings.iter().copied());
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

    /// A number as it is written in the language of the page, with at most two decimals.
    #[must_use]
    pub fn number(&self, value: f64) -> String {
        number(value, self.look.language)
    }

    /// The finished text.
    #[must_use]
    pub fn finish(self) -> String {
        self.text
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
        if self.look.colour && style != Style::new() {
            self.text.push_str(&format!("{style}{line}{style:#}"));
        } else {
            self.text.push_str(line);
        }
        self.text.push('\n');
    }
}

/// How lines are broken: at spaces only, so that an id or an option stays whole.
fn options<'a>(width: usize) -> textwrap::Options<'a> {
    textwrap::Options::new(width.max(20)).word_splitter(textwrap::WordSplitter::NoHyphenation)
}

/// A message, broken to the width of a page.
#[must_use]
pub fn broken(text: &str, width: usize) -> String {
    text.lines().flat_map(|line| textwrap::wrap(line, options(width))).fold(String::new(), |mut text, line| {
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
