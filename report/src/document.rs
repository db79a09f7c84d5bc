//! What a report consists of, before it is Markdown or HTML.

use vakwerk_core::text::Language;

use crate::figure::Figure;

/// A row of a table: one text per column.
pub type Row = Vec<String>;

/// A part of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading below the title; level 2, 3 or 4.
    Heading {
        /// 2 for a chapter, 3 for a paragraph of it, 4 for a part of that.
        level: u8,
        /// The heading.
        text: String,
    },
    /// A paragraph.
    Paragraph(String),
    /// Somebody's own words.
    Quote(String),
    /// A remark that must not be overlooked.
    Notice(String),
    /// A list.
    List(Vec<String>),
    /// A list of which each part says how many levels it lies inside others.
    Outline(Vec<(usize, String)>),
    /// Names with their values.
    Facts(Vec<(String, String)>),
    /// A table.
    Table {
        /// What the table shows, for those who cannot see it.
        caption: String,
        /// The heads of the columns.
        head: Row,
        /// The rows.
        rows: Vec<Row>,
    },
    /// A picture; put a table beside it that says the same.
    Figure(Figure),
}

/// A report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The language it is written in.
    pub language: Language,
    /// The title.
    pub title: String,
    /// The parts, in order.
    pub blocks: Vec<Block>,
    /// Whether HTML begins with the list of chapters and a way past it.
    pub contents: bool,
}

impl Document {
    /// An empty report.
    #[must_use]
    pub fn new(language: Language, title: impl Into<String>) -> Self {
        Self { language, title: title.into(), blocks: Vec::new(), contents: false }
    }

    /// Adds a chapter.
    pub fn chapter(&mut self, text: impl Into<String>) -> &mut Self {
        self.push(Block::Heading { level: 2, text: text.into() })
    }

    /// Adds a paragraph heading.
    pub fn section(&mut self, text: impl Into<String>) -> &mut Self {
        self.push(Block::Heading { level: 3, text: text.into() })
    }

    /// Adds a paragraph.
    pub fn say(&mut self, text: impl Into<String>) -> &mut Self {
        self.push(Block::Paragraph(text.into()))
    }

    /// Adds any part; an empty list, table or set of facts is left out.
    pub fn push(&mut self, block: Block) -> &mut Self {
        let empty = match &block {
            Block::List(items) => items.is_empty(),
            Block::Outline(items) => items.is_empty(),
            Block::Facts(facts) => facts.is_empty(),
            Block::Table { rows, .. } => rows.is_empty(),
            Block::Heading { .. } | Block::Paragraph(_) | Block::Quote(_) | Block::Notice(_) | Block::Figure(_) => {
                false
            }
        };
        if !empty {
            self.blocks.push(block);
        }
        self
    }
}
