//! `vakwerk competency matrix`: which task calls for which competency, as the profile prints it.

use clap::{ArgMatches, Command};
use serde::Serialize;
use vakwerk_core::catalogue::Framework;
use vakwerk_core::id::{ItemId, Name};
use vakwerk_core::licence::Grants;
use vakwerk_core::text::{Language, Text};

use super::pick::{Picked, framework_arg};
use crate::command::Entry;
use crate::page::{Page, Tone};
use crate::phrase::Phrase;
use crate::reply::{Exit, Failure, Reply};
use crate::say;
use crate::session::Session;

pub(super) const ENTRY: Entry = Entry { name: "matrix", define, run };

const ABOUT: Phrase = Phrase::new(
    "Toon welke taak om welke competentie vraagt, zoals het profiel het drukt",
    "Show which task calls for which competency, as the profile prints it",
);
const USAGE: Phrase = Phrase::new("vakwerk competency matrix KADER", "vakwerk competency matrix FRAMEWORK");
const AFTER: Phrase = Phrase::new(
    "Een x is gedrukt; een punt niet. Een kader zonder taken heeft geen matrix: dat wordt gezegd.

Voorbeelden:
  vakwerk competency matrix fvb:vaktherapie
  vakwerk competency matrix fvb:vaktherapie --json

Met --json: framework, edition, columns (id, number, title), rows (id, number, title, competencies), \
     relations.
Exitcodes: 0 gedaan · 1 niet gevonden · 2 verkeerd gebruik",
    "An x is printed; a dot is not. A framework without tasks has no matrix: that is said.

Examples:
  vakwerk competency matrix fvb:vaktherapie
  vakwerk competency matrix fvb:vaktherapie --json

With --json: framework, edition, columns (id, number, title), rows (id, number, title, competencies), \
     relations.
Exit codes: 0 done · 1 not found · 2 wrong use",
);

fn define(language: Language) -> Command {
    Command::new("matrix")
        .about(ABOUT.get(language))
        .override_usage(USAGE.get(language))
        .after_help(AFTER.get(language))
        .arg(framework_arg(language))
}

/// The matrix, as `--json` gives it.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Matrix<'a> {
    framework: ItemId,
    edition: u32,
    columns: Vec<Column<'a>>,
    rows: Vec<Row<'a>>,
    relations: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Column<'a> {
    id: &'a Name,
    number: Option<&'a str>,
    title: &'a Text,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Row<'a> {
    id: &'a Name,
    number: Option<&'a str>,
    title: &'a Text,
    competencies: &'a [Name],
}

fn run(session: &Session<'_>, matches: &ArgMatches) -> Result<Reply, Failure> {
    let id = matches.get_one::<String>("framework").map_or("", String::as_str);
    let library = session.library(&Grants::default())?;
    let picked = Picked::from(&library.shelf(), id)?;
    let framework = picked.framework;
    let columns =
        framework.competency.iter().map(|c| Column { id: &c.id, number: c.number.as_deref(), title: &c.title });
    let rows: Vec<Row<'_>> = framework
        .task
        .iter()
        .map(|t| Row { id: &t.id, number: t.number.as_deref(), title: &t.title, competencies: &t.competencies })
        .collect();
    let relations = rows.iter().map(|row| row.competencies.len()).sum();
    let matrix =
        Matrix { framework: picked.id(), edition: framework.edition, columns: columns.collect(), rows, relations };
    Ok(Reply::new(Exit::Done, &matrix, page(session, framework, &matrix)))
}

fn page(session: &Session<'_>, framework: &Framework, matrix: &Matrix<'_>) -> Page {
    let language = session.language;
    let mut page = Page::new(session.look);
    page.title(framework.name.get(language));
    let (id, edition, relations) = (&matrix.framework, matrix.edition, matrix.relations);
    page.line(&say!(
        language,
        "{id}, editie {edition} · verbanden: {relations}",
        "{id}, edition {edition} · relations: {relations}"
    ));
    if matrix.rows.is_empty() {
        page.gap();
        let none = Phrase::new(
            "Dit kader heeft geen taken, en dus geen matrix: het ordent zijn competenties in gebieden.",
            "This framework has no tasks, and so no matrix: it orders its competencies in areas.",
        );
        page.stand_out(Tone::Caution, none.get(language));
        return page;
    }
    page.gap();
    page.laid_out(None, &grid(matrix, session.look.width, language));
    page.heading(Phrase::new("Competenties", "Competencies").get(language));
    for column in &matrix.columns {
        let number = column.number.unwrap_or(column.id.as_str());
        page.bullet(&format!("{number} {}", column.title.get(language)));
    }
    page
}

/// The matrix as lines: a row per task, a column per competency, the sums at the end and below.
fn grid(matrix: &Matrix<'_>, width: usize, language: Language) -> String {
    let marks: Vec<&str> = matrix.columns.iter().map(|c| c.number.unwrap_or(c.id.as_str())).collect();
    let sums: Vec<String> = matrix
        .columns
        .iter()
        .map(|column| matrix.rows.iter().filter(|row| row.competencies.contains(column.id)).count().to_string())
        .collect();
    let widths = marks.iter().map(|mark| mark.chars().count()).chain(sums.iter().map(String::len));
    let cell = widths.max().unwrap_or(1) + 1;
    let numbers: Vec<&str> = matrix.rows.iter().map(|row| row.number.unwrap_or(row.id.as_str())).collect();
    let number = numbers.iter().map(|number| number.chars().count()).max().unwrap_or(1);
    // A margin, the number, two spaces, the cells, and the sum.
    let taken = 1 + number + 1 + 2 + cell * marks.len() + 4;
    let room = width.saturating_sub(taken).max(8);
    let line = |number_of: &str, title: &str, cells: String, sum: &str| {
        let title = shortened(title, room);
        let pad = " ".repeat(room - title.chars().count());
        format!(" {number_of:>number$} {title}{pad}  {cells}{sum:>4}\n")
    };
    let cells = |all: Vec<String>| all.iter().map(|text| format!("{text:>cell$}")).collect::<String>();
    let heading = Phrase::new("taak", "task").get(language);
    let total = Phrase::new("som", "sum").get(language);
    let mut text = line("", heading, cells(marks.iter().map(ToString::to_string).collect()), total);
    for (row, number) in matrix.rows.iter().zip(numbers) {
        let called = |column: &Column<'_>| if row.competencies.contains(column.id) { "x" } else { "·" }.to_owned();
        let sum = row.competencies.len().to_string();
        text.push_str(&line(number, row.title.get(language), cells(matrix.columns.iter().map(called).collect()), &sum));
    }
    text.push_str(&line("", total, cells(sums), &matrix.relations.to_string()));
    text
}

/// A title in at most `room` characters.
fn shortened(title: &str, room: usize) -> String {
    if title.chars().count() <= room {
        return title.to_owned();
    }
    let cut: String = title.chars().take(room.saturating_sub(1)).collect();
    format!("{}…", cut.trim_end())
}
