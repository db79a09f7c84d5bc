//! `vakwerk competency report`: a curriculum's coverage or a portfolio as one HTML page that prints well.

use std::path::Path;

use clap::{Arg, ArgMatches, Command, value_parser};
use serde::Serialize;
use vakwerk_core::access::AccessAction;
use vakwerk_core::competency::{Coverage, FrameworkIndex, IpoReportKind};
use vakwerk_core::licence::Grants;
use vakwerk_core::store::StoreError;
use vakwerk_core::text::Language;
use vakwerk_report::{Document, PortfolioReading, coverage_report, ipo_report, portfolio_report, to_html};

use super::coverage::{against, against_option};
use super::folio::{asked, curriculum, curriculum_option, file, index, path, present, reading, refused, text_option};
use super::portfolio::{day_option, today};
use crate::access::access_options;
use crate::command::{Entry, arguments};
use crate::frame::OPTIONS;
use crate::output::{delivered, out, out_option};
use crate::phrase::Phrase;
use crate::problem::Problem;
use crate::reply::{Exit, Failure, Reply};
use crate::session::Session;

pub(super) const ENTRY: Entry = Entry { name: "report", define, run };

const ABOUT: Phrase = Phrase::new(
    "Maak een HTML-pagina van een curriculum of portfolio, om te lezen en te printen",
    "Make an HTML page of a curriculum or portfolio, to read and to print",
);
const USAGE: Phrase = Phrase::new(
    "vakwerk competency report BESTAND [--kind SOORT] [--cycle N] [--against MAP] [--out BESTAND]",
    "vakwerk competency report FILE [--kind KIND] [--cycle N] [--against FOLDER] [--out FILE]",
);
const AFTER: Phrase = Phrase::new(
    "Van een curriculum (.toml) toont de pagina wat wordt onderwezen en getoetst, als figuur en als tabel, gaten \
     eerst; met --against ook wat een andere editie van het kader ermee doet. Van een portfolio (.jsonl) toont zij wat is verzameld en of het genoeg is.
Soorten voor een portfolio: portfolio (alles) en de drie verslagen van de IPO-cyclus: reflection \
     (reflectieverslag), development-plan (ontwikkelplan), evaluation (evaluatieverslag). Wat nog niet is \
     geschreven, wordt gevraagd; wat is verzameld, staat ernaast.

De pagina heeft niets van buiten nodig en geen script; zij is te lezen in grijs en met een schermlezer. Een radar \
     staat er alleen bij wat iemand van zichzelf zegt. Zonder --out komt de HTML op standaarduitvoer. Een bestand \
     dat er al is, wordt overschreven.

Voorbeelden:
  vakwerk competency report examples/curricula/bachelor-vaktherapie.toml --out dekking.html
  vakwerk competency report curriculum.toml --against ../fvb-editie-2 --out dekking.html
  vakwerk competency report p.jsonl --out portfolio.html
  vakwerk competency report p.jsonl --kind reflection --cycle 1 --out reflectieverslag.html

Met --json: file, kind, cycle, bytes, en out (het bestand) of html.
Exitcodes: 0 gedaan · 1 geweigerd · 2 verkeerd gebruik",
    "Of a curriculum (.toml) the page shows what is taught and assessed, as a figure and as a table, gaps first; \
     with --against also what another edition of the framework does to it. Of a portfolio (.jsonl) it shows what was gathered and whether it is enough.
Kinds for a portfolio: portfolio (everything) and the three reports of the IPO cycle: reflection, \
     development-plan, evaluation. What is not written yet is asked for; what was gathered stands beside it.

The page needs nothing from outside and no script; it can be read in grey and with a screen reader. A radar stands \
     only with what someone says of themselves. Without --out the HTML goes to standard output. A file that is \
     there already is written over.

Examples:
  vakwerk competency report examples/curricula/bachelor-vaktherapie.toml --out coverage.html
  vakwerk competency report curriculum.toml --against ../fvb-edition-2 --out coverage.html
  vakwerk competency report p.jsonl --out portfolio.html
  vakwerk competency report p.jsonl --kind reflection --cycle 1 --out reflection.html

With --json: file, kind, cycle, bytes, and out (the file) or html.
Exit codes: 0 done · 1 refused · 2 wrong use",
);

/// The kinds, as `--kind` names them.
const KINDS: [&str; 5] = ["coverage", "portfolio", "reflection", "development-plan", "evaluation"];

fn define(language: Language) -> Command {
    Command::new("report")
        .about(ABOUT.get(language))
        .override_usage(USAGE.get(language))
        .after_help(AFTER.get(language))
        .args([
            arguments::file(
                language,
                Phrase::new(
                    "Een curriculum (.toml) of portfolio (.jsonl)",
                    "A curriculum (.toml) or portfolio (.jsonl)",
                ),
            ),
            text_option(
                "kind",
                Phrase::new("SOORT", "KIND"),
                Phrase::new(
                    "Welk verslag [standaard: coverage van een curriculum, anders portfolio]",
                    "Which report [default: coverage of a curriculum, else portfolio]",
                ),
                language,
            )
            .value_parser(KINDS),
            Arg::new("cycle")
                .long("cycle")
                .value_name("N")
                .help(
                    Phrase::new(
                        "Welke cyclus, geteld vanaf 1 [standaard: de laatste]",
                        "Which cycle, counted from 1 [default: the last]",
                    )
                    .get(language),
                )
                .help_heading(OPTIONS.get(language))
                .value_parser(value_parser!(u32).range(1..)),
            against_option(language),
            curriculum_option(language),
            day_option(language),
            out_option(language),
        ])
        .args(access_options(language))
}

/// A written report, as `--json` gives it.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Written<'a> {
    file: &'a Path,
    kind: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    cycle: Option<u32>,
    bytes: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    out: Option<&'a Path>,
    #[serde(skip_serializing_if = "Option::is_none")]
    html: Option<&'a str>,
}

fn run(session: &Session<'_>, matches: &ArgMatches) -> Result<Reply, Failure> {
    let of = file(matches);
    let written = of.extension().is_some_and(|extension| extension == "toml");
    let default = if written { "coverage" } else { "portfolio" };
    let kind = matches.get_one::<String>("kind").map_or(default, String::as_str);
    if written != (kind == "coverage") {
        let expected = Phrase::new(
            "`coverage` bij een curriculum (.toml), en een andere soort bij een portfolio",
            "`coverage` with a curriculum (.toml), and another kind with a portfolio",
        );
        return Err(Failure::new(Exit::WrongUse, Problem::Value { option: "--kind", expected }));
    }
    if !written && path(matches, "against").is_some() {
        let expected = Phrase::new("alleen bij een curriculum (.toml)", "only with a curriculum (.toml)");
        return Err(Failure::new(Exit::WrongUse, Problem::Value { option: "--against", expected }));
    }
    let library = session.library(&Grants::default())?;
    let index = index(&library);
    let (document, cycle) = match kind {
        "coverage" => (coverage(session.language, matches, &of, &index)?, None),
        _ => portfolio(session, matches, &of, kind, &index)?,
    };
    let html = to_html(&document);
    let out = out(matches);
    let shown = out.is_none().then_some(html.as_str());
    let written = Written { file: &of, kind, cycle, bytes: html.len(), out, html: shown };
    let document = serde_json::to_value(&written).unwrap_or_default();
    delivered(session, &document, html, out)
}

fn coverage(
    language: Language,
    matches: &ArgMatches,
    of: &Path,
    index: &FrameworkIndex<'_>,
) -> Result<Document, Failure> {
    let curriculum = curriculum(of)?;
    let coverage = Coverage::of(&curriculum, index).map_err(|faults| refused(faults, language))?;
    let meant = match path(matches, "against") {
        Some(folder) => against(&curriculum, index, folder)?,
        None => Vec::new(),
    };
    Ok(coverage_report(&curriculum, &coverage, &meant, index, language))
}

fn portfolio(
    session: &Session<'_>,
    matches: &ArgMatches,
    of: &Path,
    kind: &str,
    index: &FrameworkIndex<'_>,
) -> Result<(Document, Option<u32>), Failure> {
    let language = session.language;
    let reader = reading(session, matches, of, AccessAction::Read)?;
    let loaded = present(of, &reader)?;
    let (asked, today) = (asked(matches)?, today(matches)?);
    let portfolio = &loaded.portfolio;
    let action = if out(matches).is_none() && !session.json { AccessAction::Print } else { AccessAction::Export };
    let (writer, name) = (reader.acting(action), of.file_name().unwrap_or_default().to_string_lossy());
    let record = PortfolioReading { name: &name, portfolio, access: writer.access() };
    let ipo = match kind {
        "reflection" => IpoReportKind::Reflection,
        "development-plan" => IpoReportKind::DevelopmentPlan,
        "evaluation" => IpoReportKind::Evaluation,
        _ => {
            let report = portfolio_report(&record, index, &asked, today, language).map_err(StoreError::from)?;
            return Ok((report, None));
        }
    };
    let cycle = matches.get_one::<u32>("cycle").copied().unwrap_or_else(|| portfolio.last_cycle());
    let report = ipo_report(&record, index, ipo, cycle, &asked, today, language).map_err(StoreError::from)?;
    Ok((report, Some(cycle)))
}
