//! A page for a terminal, turned into the parts of a document.

use vakwerk_report::{Block, Document};

use crate::page::Piece;

/// Adds the parts of an item's page: its title as a paragraph heading, its headings one level below.
pub(super) fn write(document: &mut Document, pieces: Vec<Piece>) {
    let mut writer = Writer { document, list: Vec::new(), heading: String::new() };
    for piece in pieces {
        writer.piece(piece);
    }
    writer.close();
}

struct Writer<'a> {
    document: &'a mut Document,
    /// The list that is being gathered.
    list: Vec<(usize, String)>,
    /// The last heading, which says what a table under it shows.
    heading: String,
}

impl Writer<'_> {
    fn close(&mut self) {
        let list = std::mem::take(&mut self.list);
        self.document.push(Block::Outline(list));
    }

    fn push(&mut self, block: Block) {
        self.close();
        self.document.push(block);
    }

    fn piece(&mut self, piece: Piece) {
        match piece {
            Piece::Title(text) => {
                self.heading.clone_from(&text);
                self.push(Block::Heading { level: 3, text });
            }
            Piece::Heading(text) => {
                self.heading.clone_from(&text);
                self.push(Block::Heading { level: 4, text });
            }
            Piece::Gap => {}
            Piece::Paragraph { text, .. } => self.push(Block::Paragraph(text)),
            Piece::Listed { depth, text } => self.list.push((depth, text)),
            Piece::Under { text, .. } => match self.list.last_mut() {
                Some((_, above)) => *above = format!("{above}\n{text}"),
                None => self.push(Block::Paragraph(text)),
            },
            Piece::Loud { text, .. } | Piece::LaidOut { text, .. } => self.push(Block::Notice(text)),
            Piece::Table { head, rows } => {
                let caption = self.heading.clone();
                self.push(Block::Table { caption, head, rows });
            }
        }
    }
}
