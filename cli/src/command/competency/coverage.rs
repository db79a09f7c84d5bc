//! `vakwerk competency coverage`: what a curriculum teaches and assesses of a framework, gaps first.

use std::path::Path;

use clap::{Arg, ArgAction, ArgMatches, Command};
use serde::Serialize;
use vakwerk_core::catalogue::ElementKind;
use vakwerk_core::competency::{
    Coverage, CoverageRow, Covered, Curriculum, FrameworkCoverage, FrameworkIndex, OtherEdition, Tally,
};
use vakwerk_core::id::Name;
use vakwerk_core::licence::Grants;
use vakwerk_core::text::Language;

use super::folio::{curriculum, file, index, path, path_option, refused, said};
use crate::command::Entry;
use crate::command::arguments;
use crate::faulty;
use crate::frame::OPTIONS;
use crate::page::{Page, Tone};
use crate::phrase::Phrase;
use crate::problem::Problem;
use crate::reply::{Exit, Failure, Reply};
use crate::say;
use crate::session::Session;

pub(super) const ENTRY: Entry = Entry { name: "coverage", define, run };

const ABOUT: Phrase = Phrase::new(
    "Toon wat een curriculum van een beroepskader onderwijst en toetst, gaten eerst",
    "Show what a curriculum teaches and assesses of a framework, gaps first",
);
const USAGE: Phrase = Phrase::new(
    "vakwerk competency coverage CURRICULUM [--gaps] [--against MAP]",
    "vakwerk competency coverage CURRICULUM [--gaps] [--against FOLDER]",
);
const AFTER: Phrase = Phrase::new(
    "Een element telt als een vak het zelf noemt, of met `all-of` iets dat erboven staat. Wie alleen `t3` noemt, dekt \
     de taak en niet haar indicatoren: de gaten daaronder worden getoond.

Voorbeelden:
  vakwerk competency coverage examples/curricula/bachelor-vaktherapie.toml
  vakwerk competency coverage examples/curricula/bachelor-vaktherapie.toml --gaps
  vakwerk competency coverage curriculum.toml --against ../fvb-editie-2

Met --json: curriculum, name, invented, frameworks (framework, edition, name, totals, rows: element, kind, number, \
     text, parent, covered, taught, assessed, above, parts), effects (framework, before, now, effects).
Exitcodes: 0 gedaan, ook met gaten · 1 geweigerd · 2 verkeerd gebruik",
    "An element counts when a course names it, or names something above it with `all-of`. Whoever names `t3` alone \
     covers the task and not its indicators: the gaps below it are shown.

Examples:
  vakwerk competency coverage examples/curricula/bachelor-vaktherapie.toml
  vakwerk competency coverage examples/curricula/bachelor-vaktherapie.toml --gaps
  vakwerk competency coverage curriculum.toml --against ../fvb-edition-2

With --json: curriculum, name, invented, frameworks (framework, edition, name, totals, rows: element, kind, number, \
     text, parent, covered, taught, assessed, above, parts), effects (framework, before, now, effects).
Exit codes: 0 done, also with gaps · 1 refused · 2 wrong use",
);

fn define(language: Language) -> Command {
    Command::new("coverage")
        .about(ABOUT.get(language))
        .override_usage(USAGE.get(language))
        .after_help(AFTER.get(language))
        .args([
            arguments::file(language, Phrase::new("Een curriculum (TOML)", "A curriculum (TOML)")),
            Arg::new("gaps")
                .long("gaps")
                .action(ArgAction::SetTrue)
                .help(
                    Phrase::new(
                        "Alleen wat noch onderwezen noch getoetst wordt",
                        "Only what is neither taught nor assessed",
                    )
                    .get(language),
                )
                .help_heading(OPTIONS.get(language)),
            against_option(language),
        ])
}

#[derive(Serialize)]
struct Shown<'a> {
    #[serde(flatten)]
    coverage: &'a Coverage,
    effects: Vec<OtherEdition>,
}

fn run(session: &Session<'_>, matches: &ArgMatches) -> Result<Reply, Failure> {
    let language = session.language;
    let curriculum = curriculum(&file(matches))?;
    let library = session.library(&Grants::default())?;
    let index = index(&library);
    let mut coverage = Coverage::of(&curriculum, &index).map_err(|faults| refused(faults, language))?;
    let effects = match path(matches, "against") {
        Some(folder) => against(&curriculum, &index, folder)?,
        None => Vec::new(),
    };
    let gaps = matches.get_flag("gaps");
    let mut page = Page::new(session.look);
    page.title(coverage.name.get(language));
    if coverage.invented {
        page.stand_out(
            Tone::Caution,
            Phrase::new("Verzonnen, als voorbeeld.", "Invented, as an example.").get(language),
        );
    }
    for framework in &mut coverage.frameworks {
        totals(&mut page, framework);
        rows(&mut page, framework, gaps);
        if gaps {
            framework.rows.retain(|row| row.covered == Covered::Neither);
        }
    }
    effects.iter().for_each(|meant| consequences(&mut page, meant));
    Ok(Reply::new(Exit::Done, &Shown { coverage: &coverage, effects }, page))
}

fn totals(page: &mut Page, framework: &FrameworkCoverage) {
    let language = page.language();
    let (name, id, edition) = (framework.name.get(language), &framework.framework, framework.edition);
    page.heading(&say!(language, "{name} ({id}, editie {edition})", "{name} ({id}, edition {edition})"));
    if let Some(other) = &framework.replaced_by {
        page.stand_out(
            Tone::Caution,
            &say!(language, "Dit kader is vervangen door {other}.", "{other} has taken the place of this framework."),
        );
    }
    let count = |number: u32| number.to_string();
    let line = |(kind, tally): (&ElementKind, &Tally)| {
        vec![
            said(kind.plural(), language).to_owned(),
            count(tally.neither),
            count(tally.taught),
            count(tally.assessed),
            count(tally.both),
            count(tally.total()),
        ]
    };
    let mut head = vec![Phrase::new("wat", "what").get(language)];
    head.extend(Covered::ALL.map(|covered| said(covered.words(), language)));
    head.push(Phrase::new("samen", "together").get(language));
    page.table(&head, framework.totals.iter().map(line).collect());
}

fn rows(page: &mut Page, framework: &FrameworkCoverage, gaps: bool) {
    let language = page.language();
    let all = framework.gaps_first();
    for covered in Covered::ALL {
        let of: Vec<&&CoverageRow> = all.iter().filter(|row| row.covered == covered).collect();
        if of.is_empty() || (gaps && covered != Covered::Neither) {
            continue;
        }
        let (words, count) = (said(covered.words(), language), of.len());
        let title = match covered {
            Covered::Neither => say!(language, "Gaten: {words} ({count})", "Gaps: {words} ({count})"),
            _ => {
                let mut letters = words.chars();
                let first: String = letters.next().map(|c| c.to_uppercase().collect()).unwrap_or_default();
                format!("{first}{} ({count})", letters.as_str())
            }
        };
        page.heading(&title);
        of.into_iter().for_each(|row| element(page, row));
    }
    if gaps && all.iter().all(|row| row.covered != Covered::Neither) {
        page.gap();
        page.line(Phrase::new("Er zijn geen gaten.", "There are no gaps.").get(language));
    }
}

fn element(page: &mut Page, row: &CoverageRow) {
    let language = page.language();
    page.bullet(&format!("{} {}", row.element, row.text.get(language)));
    let mut told = Vec::new();
    if let Some(parts) = row.parts {
        let (touched, all) = (parts.total() - parts.neither, parts.total());
        told.push(say!(language, "delen gedekt: {touched} van {all}", "parts covered: {touched} of {all}"));
    }
    let mut courses = |names: &[Name], phrase: Phrase| {
        if !names.is_empty() {
            told.push(format!("{} {}", phrase.get(language), list(names)));
        }
    };
    courses(&row.taught, Phrase::new("onderwezen in", "taught in"));
    courses(&row.assessed, Phrase::new("getoetst in", "assessed in"));
    if row.covered == Covered::Neither {
        courses(&row.above, Phrase::new("wat erboven staat wel, in", "what stands above it is, in"));
    }
    if !told.is_empty() {
        page.under(0, &told.join(" · "));
    }
}

fn list(names: &[Name]) -> String {
    let mut names: Vec<&str> = names.iter().map(Name::as_str).collect();
    let mut seen = Vec::new();
    names.retain(|name| {
        !seen.contains(name) && {
            seen.push(*name);
            true
        }
    });
    names.join(", ")
}

/// What the edition in `folder` does to the curriculum, for each of its frameworks that the pack has.
pub(super) fn against(
    curriculum: &Curriculum,
    index: &FrameworkIndex<'_>,
    folder: &Path,
) -> Result<Vec<OtherEdition>, Failure> {
    let pack = faulty::pack(folder)?;
    let all = OtherEdition::each(curriculum, index, &pack);
    if all.is_empty() {
        let needed =
            Phrase::new("een editie van een kader van het curriculum", "an edition of the curriculum's framework");
        let found = Phrase::new("een pakket zonder dat kader", "a pack without that framework");
        return Err(Problem::WrongKind { id: pack.manifest.id.to_string(), found, needed }.into());
    }
    Ok(all)
}

/// The option that names a pack with another edition.
pub(super) fn against_option(language: Language) -> Arg {
    path_option(
        "against",
        Phrase::new("MAP", "FOLDER"),
        Phrase::new(
            "Een pakket met een andere editie van het kader: zeg wat die met het curriculum doet",
            "A pack with another edition of the framework: say what it does to the curriculum",
        ),
        language,
    )
}

fn consequences(page: &mut Page, meant: &OtherEdition) {
    let language = page.language();
    let (id, before, now) = (&meant.framework, meant.before, meant.now);
    page.heading(&say!(
        language,
        "Van {id} editie {before} naar editie {now}",
        "From {id} edition {before} to edition {now}"
    ));
    if meant.effects.is_empty() {
        page.body(Phrase::new("Er verandert niets.", "Nothing changes.").get(language));
    }
    for effect in &meant.effects {
        let text = effect.now.as_ref().or(effect.before.as_ref()).map(|text| text.get(language)).unwrap_or_default();
        page.bullet(&format!("{}: {} {text}", said(effect.kind.words(), language), effect.element));
        let mut told = Vec::new();
        if !effect.to.is_empty() {
            told.push(format!("→ {}", list(&effect.to)));
        }
        if effect.courses.is_empty() {
            told.push(Phrase::new("geen vak noemt het", "no course names it").get(language).to_owned());
        } else {
            let courses = list(&effect.courses);
            told.push(say!(language, "kijk na: {courses}", "look at: {courses}"));
        }
        page.under(0, &told.join(" · "));
    }
}
