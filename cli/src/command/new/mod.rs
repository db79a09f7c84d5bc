//! `vakwerk new KIND NAME`: a folder that already passes `check`, with comments that explain each field.

mod answers;
mod kinds;
mod template;
mod write;

use std::io::{stderr, stdin};
use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use serde::Serialize;
use vakwerk_core::text::Language;
use vakwerk_pack::inspect;

use super::Entry;
use super::check::counted;
use crate::frame::{ARGUMENTS, OPTIONS};
use crate::page::Page;
use crate::phrase::Phrase;
use crate::problem::Problem;
use crate::reply::{Exit, Failure, Reply};
use crate::say;
use crate::session::Session;
use answers::Person;
use kinds::KINDS;

pub(super) const ENTRY: Entry = Entry { name: "new", define, run };

const ABOUT: Phrase = Phrase::new(
    "Begin een pakket: een map die al klopt, met uitleg bij elk veld",
    "Begin a pack: a folder that is right already, with every field explained",
);
const USAGE: Phrase = Phrase::new("vakwerk new SOORT NAAM [OPTIES]", "vakwerk new KIND NAME [OPTIONS]");
const AFTER: Phrase = Phrase::new(
    "Soorten: method (een methode met doelen, interventies en een meetinstrument), instrument, policy (beleid met \
     regels), framework (een beroepskader), discipline (met een crate in Rust die meteen bouwt en voldoet).

De naam heeft kleine letters, cijfers en koppeltekens; met de uitgever ervoor en een punt ertussen is hij de id. Op \
     een terminal worden enkele vragen gesteld; zonder terminal gelden de opties en de standaardwaarden. Wat er al \
     staat, wordt nooit overschreven.

Voorbeelden:
  vakwerk new method rust-en-ritme
  vakwerk new instrument hogeschool-x.stapcijfer --title Stapcijfer
  vakwerk new discipline zandtherapie --in ../plugins

Met --json: folder, id, kind, files, faults, advice.
Exitcodes: 0 gedaan · 1 niet te schrijven · 2 verkeerd gebruik",
    "Kinds: method (a method with goals, interventions and an assessment), instrument, policy (with rules), framework \
     (of a profession), discipline (with a Rust crate that builds and conforms at once).

The name has lower-case letters, digits and hyphens; with the publisher and a point before it, it is the id. On a \
     terminal a few questions are asked; without one the options and the defaults hold. What stands there already is \
     never written over.

Examples:
  vakwerk new method rest-and-rhythm
  vakwerk new instrument college-x.step-score --title Stapcijfer
  vakwerk new discipline sand-therapy --in ../plugins

With --json: folder, id, kind, files, faults, advice.
Exit codes: 0 done · 1 cannot be written · 2 wrong use",
);

fn define(language: Language) -> Command {
    let argument = |name: &'static str, value: Phrase, help: Phrase| {
        Arg::new(name)
            .value_name(value.get(language))
            .help(help.get(language))
            .help_heading(ARGUMENTS.get(language))
            .required(true)
    };
    let option = |name: &'static str, value: Phrase, help: Phrase| {
        Arg::new(name)
            .long(name)
            .value_name(value.get(language))
            .help(help.get(language))
            .help_heading(OPTIONS.get(language))
    };
    let (text, folder) = (Phrase::new("TEKST", "TEXT"), Phrase::new("MAP", "FOLDER"));
    Command::new("new")
        .about(ABOUT.get(language))
        .override_usage(USAGE.get(language))
        .after_help(AFTER.get(language))
        .args([
            argument("kind", Phrase::new("SOORT", "KIND"), Phrase::new("Wat voor pakket", "What kind of pack"))
                .value_parser(KINDS.iter().map(|kind| kind.name).collect::<Vec<_>>()),
            argument("name", Phrase::new("NAAM", "NAME"), Phrase::new("De naam", "The name")),
            option("in", folder, Phrase::new("Waarin de map komt; anders hier", "Where the folder comes; else here"))
                .value_parser(value_parser!(PathBuf)),
            option(
                "prefix",
                Phrase::new("NAAM", "NAME"),
                Phrase::new("Korte naam van de uitgever, voor de id", "Short name of the publisher, for the id"),
            ),
            option("title", text, Phrase::new("Naam in het Nederlands", "Name in Dutch")),
            option("title-en", text, Phrase::new("Naam in het Engels", "Name in English")),
            option("publisher", text, Phrase::new("Wie het uitgeeft", "Who publishes it")),
            option("licence", text, Phrase::new("Licentie, als SPDX-aanduiding", "Licence, as an SPDX expression")),
            option(
                "vakwerk",
                folder,
                Phrase::new(
                    "Kloon van Vakwerk waartegen een discipline gebouwd wordt",
                    "Clone of Vakwerk that a discipline is built against",
                ),
            )
            .value_parser(value_parser!(PathBuf)),
            Arg::new("ask")
                .long("ask")
                .help(
                    Phrase::new(
                        "Stel de vragen ook zonder terminal; antwoorden komen van standaardinvoer",
                        "Ask also without a terminal; answers come from standard input",
                    )
                    .get(language),
                )
                .help_heading(OPTIONS.get(language))
                .action(ArgAction::SetTrue),
        ])
}

/// The new pack, as `--json` gives it.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Begun<'a> {
    folder: &'a Path,
    id: String,
    kind: &'a str,
    files: Vec<String>,
    faults: usize,
    advice: usize,
}

fn run(session: &Session<'_>, matches: &ArgMatches) -> Result<Reply, Failure> {
    let language = session.language;
    let asked = matches.get_one::<String>("kind").map(String::as_str).unwrap_or_default();
    let Some(kind) = KINDS.iter().find(|kind| kind.name == asked) else {
        return Err(crate::usage::WrongUse::no_command().into());
    };
    let named = matches.get_one::<PathBuf>("vakwerk").cloned().or_else(|| session.clone_root());
    let clone = if kind.code { Some(named.ok_or(Problem::NoClone)?) } else { None };
    let room = matches.get_one::<PathBuf>("in").cloned().unwrap_or_default();
    let (mut input, mut output) = (stdin().lock(), stderr().lock());
    let ask = matches.get_flag("ask") || (session.can_ask() && !matches.get_flag("json"));
    let person = ask.then_some(Person { answers: &mut input, questions: &mut output });
    let name = matches.get_one::<String>("name").map(String::as_str).unwrap_or_default();
    let folder = room.join(name.rsplit('.').next().unwrap_or_default());
    // Before anything is asked.
    write::free(&folder)?;
    let answers = answers::answers(kind, matches, language, person)?;
    let files = write::write(kind, &answers, &folder, clone.as_deref(), language)?;
    let beside: Vec<PathBuf> = clone.iter().map(|clone| clone.join("packs")).collect();
    let inspection = inspect(&folder, &session.neighbours(&folder, &beside));
    let begun = Begun {
        folder: &folder,
        id: answers.id.to_string(),
        kind: kind.name,
        files,
        faults: inspection.faults.len(),
        advice: inspection.advice.len(),
    };
    let page = page(session, &begun, kind.code);
    Ok(Reply::new(if begun.faults == 0 { Exit::Done } else { Exit::Refused }, &begun, page))
}

fn page(session: &Session<'_>, begun: &Begun<'_>, code: bool) -> Page {
    let language = session.language;
    let mut page = Page::new(session.look);
    let (folder, id) = (begun.folder.display(), &begun.id);
    page.line(&say!(language, "{folder} is begonnen: {id}.", "{folder} was begun: {id}."));
    for file in &begun.files {
        page.bullet(file);
    }
    let found = counted(begun.faults, begun.advice, language);
    page.line(&say!(
        language,
        "`check` zegt: {found}. Alles erin is een voorbeeld: vervang het.",
        "`check` says: {found}. All of it is an example: replace it.",
    ));
    page.gap();
    page.line(Phrase::new("Verder:", "Next:").get(language));
    let commands = [("check", ""), ("test", ""), ("preview", " --out preview.html")];
    if code {
        page.bullet(&format!("cargo test --manifest-path {folder}/Cargo.toml"));
    }
    for (command, options) in commands {
        page.bullet(&format!("vakwerk {command} {folder}{options}"));
    }
    page
}
