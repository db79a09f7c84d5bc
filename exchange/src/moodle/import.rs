//! Reads a framework from Moodle's CSV, and names what Moodle itself would lose without a word.

use std::collections::BTreeMap;

use vakwerk_core::catalogue::{Framework, RelationKind};
use vakwerk_core::id::Name;

use super::COLUMNS;
use crate::fault::{ExchangeFault, Warning};
use crate::limit::{ASSOCIATION_LIMIT, ITEM_LIMIT, text};
use crate::sketch::{Link, Node, Sketch};

/// A framework from Moodle's CSV; `name` is the id it gets, and `source` the name of the source that it rests on.
///
/// # Errors
/// The file is too large or not UTF-8, its columns are not those of Moodle or are separated by something else, a line
/// has another number of columns, two lines have one ID number, or a line stands under one that is not there.
pub fn import_moodle(bytes: &[u8], name: &Name, source: &Name) -> Result<(Framework, Vec<Warning>), ExchangeFault> {
    let text = text(bytes)?;
    let rows = rows(text)?;
    let mut warnings = Vec::new();
    let (frames, lines): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| {
        // Moodle takes any text but the empty one as yes, `false` too.
        !row.cells[12].is_empty() && row.cells[12] != "0"
    });
    if let Some(odd) = frames.iter().find(|row| row.cells[12] != "1") {
        warnings.push(Warning::new(
            format!("regel {}", odd.line),
            "`Is framework` is iets anders dan 1 of leeg; Moodle leest elke tekst als ja",
            "`Is framework` is something other than 1 or empty; Moodle reads any text as yes",
        ));
    }
    let mut index: BTreeMap<&str, usize> = BTreeMap::new();
    let mut twice = Vec::new();
    for (at, row) in lines.iter().enumerate() {
        if index.insert(&row.cells[1], at).is_some() {
            twice.push(row.cells[1].clone());
        }
    }
    if let Some(first) = twice.first() {
        return Err(ExchangeFault::DuplicateIdentifier { identifier: first.clone(), count: twice.len() });
    }
    let mut nodes = Vec::new();
    let mut links = Vec::new();
    let mut references = 0;
    for (at, row) in lines.iter().enumerate() {
        let parent = match row.cells[0].as_str() {
            "" => None,
            parent => Some(*index.get(parent).ok_or_else(|| ExchangeFault::UnknownParent {
                item: row.cells[1].clone(),
                parent: parent.to_owned(),
            })?),
        };
        let full = plain(&row.cells[3]);
        let title = if full.is_empty() { row.cells[2].clone() } else { full };
        nodes.push(Node {
            code: Some(row.cells[1].clone()),
            title,
            short: Some(row.cells[2].clone()),
            parent,
            order: i64::try_from(at).ok(),
        });
        for other in row.cells[10].split(',').map(str::trim).filter(|other| !other.is_empty()) {
            let other = other.replace("%2C", ",");
            references += 1;
            if references > ASSOCIATION_LIMIT {
                return Err(ExchangeFault::TooMany { what: COLUMNS[10], limit: ASSOCIATION_LIMIT });
            }
            match index.get(other.as_str()) {
                Some(to) => links.push(Link { kind: RelationKind::RelatedTo, from: at, to: *to }),
                None => warnings.push(Warning::new(
                    &row.cells[1],
                    format!("kruisverwijzing naar `{other}`, dat er niet is; overgeslagen"),
                    format!("cross-reference to `{other}`, which is not there; left out"),
                )),
            }
        }
    }
    no_circle(&nodes)?;
    let (title, description) = match frames.first() {
        Some(frame) => (frame.cells[2].clone(), plain(&frame.cells[3])),
        None => (name.to_string(), String::new()),
    };
    let description = if description.is_empty() { title.clone() } else { description };
    let sketch = Sketch { name: name.clone(), source: source.clone(), title, description, nodes, links };
    let (framework, _) = sketch.framework(&mut warnings);
    Ok((framework, warnings))
}

/// The most commas in a line of text: many more than cross-references may stand in a cell.
const COMMAS_LIMIT: usize = 1_000_000;

/// A line of the table.
struct Row {
    line: u64,
    cells: Vec<String>,
}

fn rows(text: &str) -> Result<Vec<Row>, ExchangeFault> {
    // Before any is taken apart: each comma may begin a cell, which takes sixteen times its memory.
    for (line, commas) in (1..).zip(text.lines().map(|line| line.matches(',').count())) {
        if commas > COMMAS_LIMIT {
            return Err(ExchangeFault::BadLine { line, expected: COLUMNS.len(), found: commas + 1 });
        }
    }
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        // The text is UTF-8 and lines may have any length, so that reading from memory does not fail.
        let Ok(record) = record else { continue };
        let line = record.position().map_or(0, csv::Position::line);
        if rows.is_empty() && record.len() != COLUMNS.len() {
            let header = text.lines().next().unwrap_or_default();
            let other = [';', '\t', '|'].into_iter().find(|mark| header.matches(*mark).count() >= COLUMNS.len() - 1);
            return Err(match other {
                Some(found) => ExchangeFault::OtherSeparator { found },
                None => ExchangeFault::NotMoodle { expected: COLUMNS.len(), found: record.len() },
            });
        }
        if record.len() != COLUMNS.len() {
            return Err(ExchangeFault::BadLine { line, expected: COLUMNS.len(), found: record.len() });
        }
        if rows.len() > ITEM_LIMIT {
            return Err(ExchangeFault::TooMany { what: "CSV", limit: ITEM_LIMIT });
        }
        rows.push(Row { line, cells: record.iter().map(|cell| cell.trim().to_owned()).collect() });
    }
    if rows.is_empty() {
        return Err(ExchangeFault::NotMoodle { expected: COLUMNS.len(), found: 0 });
    }
    rows.remove(0);
    Ok(rows)
}

/// A line that lies in itself, however far up.
fn no_circle(nodes: &[Node]) -> Result<(), ExchangeFault> {
    let mut safe = vec![false; nodes.len()];
    for start in 0..nodes.len() {
        let mut path = Vec::new();
        let mut on_path = std::collections::BTreeSet::new();
        let mut at = Some(start);
        while let Some(node) = at.filter(|node| !safe[*node]) {
            if !on_path.insert(node) {
                let circle = path.iter().skip_while(|step| **step != node).take(8);
                let identifiers = circle.filter_map(|step: &usize| nodes[*step].code.clone()).collect();
                return Err(ExchangeFault::Circle { identifiers });
            }
            path.push(node);
            at = nodes[node].parent;
        }
        for node in path {
            safe[node] = true;
        }
    }
    Ok(())
}

/// The text of a description, without its marks of HTML; only the first paragraph, which holds the whole title.
fn plain(html: &str) -> String {
    let first = html.split("</p>").next().unwrap_or_default();
    let mut text = String::new();
    let mut inside = false;
    for letter in first.chars() {
        match letter {
            '<' => inside = true,
            '>' if inside => inside = false,
            letter if !inside => text.push(letter),
            _ => {}
        }
    }
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").trim().to_owned()
}
