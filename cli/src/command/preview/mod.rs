//! `vakwerk preview FOLDER`: one HTML page that shows a pack as a professional will see it.

mod blocks;
mod worked;

use std::path::{Path, PathBuf};

use clap::{ArgMatches, Command};
use serde::Serialize;
use vakwerk_core::catalogue::{Item, Pack};
use vakwerk_core::text::Language;
use vakwerk_pack::{inspect, read};
use vakwerk_report::{Block, Document, to_html};

use super::{Entry, show};
use crate::command::arguments;
use crate::faulty;
use crate::output::{delivered, out, out_option};
use crate::page::Look;
use crate::phrase::Phrase;
use crate::problem::Problem;
use crate::reply::{Failure, Reply};
use crate::say;
use crate::session::Session;
use crate::shelf::Shelf;
use worked::Examples;

pub(super) const ENTRY: Entry = Entry { name: "preview", define, run };

const ABOUT: Phrase = Phrase::new(
    "Toon een pakket zoals een professional het ziet, als één HTML-pagina",
    "Show a pack as a professional sees it, as one HTML page",
);
const USAGE: Phrase = Phrase::new(
    "vakwerk preview MAP [--out BESTAND] [--with MAP]… [OPTIES]",
    "vakwerk preview FOLDER [--out FILE] [--with FOLDER]… [OPTIONS]",
);
const AFTER: Phrase = Phrase::new(
    "De pagina heeft niets van buiten nodig en geen script; zij is te printen en met een schermlezer te lezen. \
     Meetinstrumenten staan erop met items, bereiken en nagerekende voorbeelden (itemteksten alleen waar de licentie \
     dat toelaat), regels in gewone woorden, en bij elke uitspraak de bron en of zij nog te bevestigen is. Rekent een \
     instrument met code, dan wordt de gebouwde bibliotheek geladen; is die er niet, dan staat dat erbij.

Zonder --out komt de HTML op standaarduitvoer. Een bestand dat er al is, wordt overschreven.

Voorbeelden:
  vakwerk preview ./mijn-pakket --out preview.html
  vakwerk preview ./my-pack --lang en > preview.html

Met --json: folder, id, version, bytes, en out (het bestand) of html.
Exitcodes: 0 gedaan · 1 het pakket heeft fouten, of niet te schrijven · 2 verkeerd gebruik",
    "The page needs nothing from outside and no script; it can be printed and read with a screen reader. Assessments \
     stand on it with items, ranges and worked examples (item texts only where the licence allows it), rules in plain \
     words, and with every statement its source and whether it is to be confirmed. Where an assessment is computed by \
     code, the built library is loaded; where there is none, the page says so.

Without --out the HTML goes to standard output. A file that is there already is written over.

Examples:
  vakwerk preview ./my-pack --out preview.html
  vakwerk preview ./mijn-pakket --lang nl > preview.html

With --json: folder, id, version, bytes, and out (the file) or html.
Exit codes: 0 done · 1 the pack has faults, or cannot be written · 2 wrong use",
);

fn define(language: Language) -> Command {
    Command::new("preview")
        .about(ABOUT.get(language))
        .override_usage(USAGE.get(language))
        .after_help(AFTER.get(language))
        .args([arguments::pack_folder(language), out_option(language), arguments::with_option(language)])
        .arg(super::diff::library_option(language))
}

/// The page, as `--json` gives it.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Previewed<'a> {
    folder: &'a PathBuf,
    id: String,
    version: String,
    bytes: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    out: Option<&'a Path>,
    #[serde(skip_serializing_if = "Option::is_none")]
    html: Option<&'a str>,
}

fn run(session: &Session<'_>, matches: &ArgMatches) -> Result<Reply, Failure> {
    let folder = matches.get_one::<PathBuf>("folder").cloned().unwrap_or_default();
    let with = arguments::with(matches)?;
    faulty::folder(&folder)?;
    let inspection = inspect(&folder, &session.neighbours(&folder, &with));
    let count = inspection.faults.len();
    let pack = inspection.pack.ok_or_else(|| Problem::FaultyPack { path: folder.clone(), count })?;
    // What cannot be read of the others only costs the names of what is referred to.
    let others: Vec<Pack> = inspection.beside.values().filter_map(|folder| read(folder).ok()).collect();
    let shelf = Shelf::new(std::iter::once(&pack).chain(&others).collect());
    let examples = Examples::of(&pack, &folder, matches.get_one::<PathBuf>("library"), session.language);
    let html = to_html(&document(session.look, &shelf, &pack, &examples));
    let out = out(matches);
    let previewed = Previewed {
        folder: &folder,
        id: pack.manifest.id.to_string(),
        version: pack.manifest.version.to_string(),
        bytes: html.len(),
        out,
        html: out.is_none().then_some(html.as_str()),
    };
    let previewed = serde_json::to_value(&previewed).unwrap_or_default();
    delivered(session, &previewed, html, out)
}

/// The chapters, in the order in which a professional looks for them; each with the kinds of item that it holds.
const CHAPTERS: &[(Phrase, &[&str])] = &[
    (Phrase::new("Discipline en beroepskader", "Discipline and framework"), &["discipline", "framework"]),
    (Phrase::new("Interventies", "Interventions"), &["intervention"]),
    (Phrase::new("Behandeldoelen", "Treatment goals"), &["goal"]),
    (Phrase::new("Meetinstrumenten", "Assessments"), &["assessment"]),
    (Phrase::new("Begrippen", "Concepts"), &["concept"]),
    (Phrase::new("Formulieren", "Forms"), &["form"]),
    (Phrase::new("Beleid en regels", "Policies and rules"), &["policy", "rule"]),
    (Phrase::new("Bronnen", "Sources"), &["source"]),
];

fn document(look: Look, shelf: &Shelf<'_>, pack: &Pack, examples: &Examples) -> Document {
    let (language, manifest) = (look.language, &pack.manifest);
    let mut document = Document::new(language, manifest.name.get(language));
    document.contents = true;
    let (id, version) = (&manifest.id, &manifest.version);
    document.push(Block::Notice(say!(
        language,
        "Zo ziet een professional pakket {id} {version}. Dit is een voorbeeldweergave: niet verzegeld, en geen onderdeel van een dossier.",
        "This is how a professional sees pack {id} {version}. It is a preview: not sealed, and no part of a record.",
    )));
    let fact = |name: Phrase, value: String| (name.get(language).to_owned(), value);
    let mut facts = vec![
        fact(Phrase::new("Waarvoor bedoeld", "Intended purpose"), manifest.intended_purpose.get(language).to_owned()),
        fact(Phrase::new("Uitgever", "Publisher"), manifest.publisher.clone()),
        fact(Phrase::new("Licentie", "Licence"), manifest.licence.clone()),
    ];
    if !manifest.requires.is_empty() {
        let requires: Vec<String> = manifest.requires.iter().map(|(id, range)| format!("{id} {range}")).collect();
        facts.push(fact(Phrase::new("Heeft nodig", "Requires"), requires.join(", ")));
    }
    document.push(Block::Facts(facts));
    for (heading, kinds) in CHAPTERS {
        let items: Vec<Item<'_>> = pack.items().filter(|item| kinds.contains(&item.kind())).collect();
        if items.is_empty() {
            continue;
        }
        document.chapter(heading.get(language));
        for item in items {
            let pieces = show::described(look, shelf, pack, item).into_pieces();
            blocks::write(&mut document, pieces);
            if let Item::Assessment(assessment) = item {
                examples.write(&mut document, assessment, &pack.full_id(&assessment.id));
            }
        }
    }
    document
}
