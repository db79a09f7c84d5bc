//! `vakwerk score`: scores one sheet of answers and reads the scores.

mod explain;
mod page;
mod sheet;

use std::collections::BTreeMap;

use clap::{Arg, ArgAction, ArgMatches, Command};
use serde::Serialize;
use serde_json::Value;
use vakwerk_core::catalogue::{Alert, Assessment, Item};
use vakwerk_core::id::{ItemId, Name};
use vakwerk_core::licence::{DeclaredUse, Grants};
use vakwerk_core::measure::{BandReading, ClassReading, Explanation, RaisedAlert, Unavailable};
use vakwerk_core::text::{Language, Text};
use vakwerk_host::CallRefusal;

use super::Entry;
use super::show::unknown;
use crate::frame::{ARGUMENTS, OPTIONS};
use crate::phrase::Phrase;
use crate::problem::Problem;
use crate::reply::{Exit, Failure, Reply};
use crate::session::Session;
use crate::words::Word;

pub(super) const ENTRY: Entry = Entry { name: "score", define, run };

const ABOUT: Phrase =
    Phrase::new("Bereken en lees de scores van één ingevuld formulier", "Score and read one sheet of answers");
const USAGE: Phrase = Phrase::new(
    "vakwerk score ID --answers LIJST [--person LIJST] [OPTIES]",
    "vakwerk score ID --answers LIST [--person LIST] [OPTIONS]",
);
const AFTER: Phrase = Phrase::new(
    "Antwoorden staan in de volgorde van het formulier (`vakwerk show ID`), met komma's ertussen en zonder \
     spaties; `-` is een ontbrekend antwoord, `nvt` niet van toepassing (waar het formulier dat toelaat), en \
     een punt scheidt decimalen.

Onder --person staat wat de berekening of de lezing vraagt: age (hele jaren), age-months, sex (female, \
     male), height-cm, weight-kg, of een gegeven dat het instrument zelf noemt.

Een signaal waarop iets moet volgen staat bovenaan, ook als het formulier verder geweigerd wordt. Is een \
     onderdeel niet beschikbaar, dan staat erbij waarom. Sommige instrumenten vragen een opgave van het \
     gebruik: --use.

Met --explain staat erbij hoe elke score tot stand kwam: waarvoor elk antwoord telt, en elke berekening met de \
     waarden ingevuld; een omgekeerd of omgezet antwoord staat er als 1→3.

Geweigerd wordt, in deze volgorde: licence, wrong-count, not-a-number, out-of-range, not-a-step, \
     missing-answer.

Voorbeelden:
  vakwerk score algemeen:phq-9 --answers 1,0,2,1,0,0,1,0,0
  vakwerk score algemeen:who-5 --answers 3,2,3,4,3 --explain
  vakwerk score algemeen:core-10 --answers 1,0,2,1,-,0,1,0,0,1 \\
    --use non-commercial
  vakwerk score oefentherapie:six-mwt --answers 400 \\
    --person age=70,sex=female,height-cm=165,weight-kg=68

Met --json: assessment, edition, scores, bands, classifications, alerts, notices, unavailable, \
     plugin-version, development, copyright, en met --explain explanation (answers, scales); bij een weigering error met code, message, refusal, alerts.
Exitcodes: 0 gedaan · 1 geweigerd · 2 verkeerd gebruik",
    "Answers stand in the order of the form (`vakwerk show ID`), with commas in between and without spaces; \
     `-` is a missing answer, `na` not applicable (where the form allows it), and a point separates decimals.

Under --person stands what arithmetic or reading asks: age (completed years), age-months, sex (female, \
     male), height-cm, weight-kg, or something that the instrument itself names.

A signal that must be acted on stands on top, also where the sheet is refused otherwise. Where a part is \
     unavailable, the reason stands beside it. Some instruments ask you to declare the use: --use.

With --explain it says how every score came about: what each answer counts as, and each expression with its values \
     filled in; a reversed or recoded answer stands as 1→3.

Refused is, in this order: licence, wrong-count, not-a-number, out-of-range, not-a-step, missing-answer.

Examples:
  vakwerk score algemeen:phq-9 --answers 1,0,2,1,0,0,1,0,0
  vakwerk score algemeen:who-5 --answers 3,2,3,4,3 --explain
  vakwerk score algemeen:core-10 --answers 1,0,2,1,-,0,1,0,0,1 \\
    --use non-commercial
  vakwerk score oefentherapie:six-mwt --answers 400 \\
    --person age=70,sex=female,height-cm=165,weight-kg=68

With --json: assessment, edition, scores, bands, classifications, alerts, notices, unavailable, \
     plugin-version, development, copyright, and with --explain explanation (answers, scales); for a refusal error with code, message, refusal, alerts.
Exit codes: 0 done · 1 refused · 2 wrong use",
);

const COMMERCIAL: &str = "commercial";
const NON_COMMERCIAL: &str = "non-commercial";

fn define(language: Language) -> Command {
    let list = Phrase::new("LIJST", "LIST").get(language);
    let arg =
        |name: &'static str, help: Phrase| Arg::new(name).help(help.get(language)).help_heading(OPTIONS.get(language));
    Command::new("score")
        .about(ABOUT.get(language))
        .override_usage(USAGE.get(language))
        .after_help(AFTER.get(language))
        .args([
            arg("id", Phrase::new("Het meetinstrument, als `plugin:item`", "The assessment, as `plugin:item`"))
                .value_name("ID")
                .help_heading(ARGUMENTS.get(language))
                .required(true),
            arg("answers", Phrase::new("De antwoorden: 1,0,-,2", "The answers: 1,0,-,2"))
                .long("answers")
                .value_name(list)
                .allow_hyphen_values(true)
                .required(true),
            arg("person", Phrase::new("Over de persoon: age=70,sex=female", "About the person: age=70,sex=female"))
                .long("person")
                .value_name(list),
            arg(
                "use",
                Phrase::new(
                    "Het gebruik dat u opgeeft: commercial of non-commercial",
                    "The use that you declare: commercial or non-commercial",
                ),
            )
            .long("use")
            .value_name(Phrase::new("GEBRUIK", "USE").get(language))
            .value_parser([COMMERCIAL, NON_COMMERCIAL]),
            arg("explain", Phrase::new("Zeg hoe elke score tot stand kwam", "Say how every score came about"))
                .long("explain")
                .action(ArgAction::SetTrue),
        ])
}

/// What was computed, as `--json` gives it; every key is always there, but for what is asked with `--explain`.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Scored<'a> {
    assessment: &'a ItemId,
    edition: u32,
    plugin_version: String,
    development: bool,
    scores: &'a BTreeMap<Name, f64>,
    bands: &'a [BandReading],
    classifications: &'a [ClassReading],
    alerts: Vec<Sounding<'a>>,
    notices: &'a [Name],
    unavailable: &'a [Unavailable],
    copyright: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    explanation: Option<Explanation>,
}

/// An alert that sounds, with what must follow.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Sounding<'a> {
    item: &'a Name,
    at_least: f64,
    text: &'a Text,
    follow_up: &'a Text,
}

fn sounding<'a>(assessment: &'a Assessment, raised: &[RaisedAlert]) -> Vec<Sounding<'a>> {
    let sounds = |alert: &Alert| {
        raised.iter().any(|raised| raised.item == alert.item && raised.at_least.to_bits() == alert.at_least.to_bits())
    };
    let sounding = |alert: &'a Alert| Sounding {
        item: &alert.item,
        at_least: alert.at_least,
        text: &alert.text,
        follow_up: &alert.follow_up,
    };
    assessment.alert.iter().filter(|alert| sounds(alert)).map(sounding).collect()
}

fn run(session: &Session<'_>, matches: &ArgMatches) -> Result<Reply, Failure> {
    let text = |name: &str| matches.get_one::<String>(name).map(String::as_str);
    let answers = sheet::answers(text("answers").unwrap_or_default())?;
    let person = sheet::person(text("person").unwrap_or_default())?;
    let declared_use = text("use").map(|declared| match declared {
        COMMERCIAL => DeclaredUse::Commercial,
        _ => DeclaredUse::NonCommercial,
    });
    let grants = Grants { declared_use, ..Grants::default() };
    let id = text("id").unwrap_or_default();
    let library = session.library(&grants)?;
    let shelf = library.shelf();
    let found = id.parse::<ItemId>().ok().and_then(|id| Some((shelf.item(&id)?, id)));
    let Some(((pack, item), id)) = found else { return Err(unknown(&shelf, id)) };
    let Item::Assessment(assessment) = item else {
        let needed = Phrase::new("meetinstrument", "assessment");
        return Err(Problem::WrongKind { id: id.to_string(), found: item.phrase(), needed }.into());
    };
    let scorer = library.set().scorer(&id)?;
    let outcome = match scorer.score(&answers, &person) {
        Ok(outcome) => outcome,
        Err(refusal) => {
            // What a person wrote about danger counts, whatever is wrong with the rest of the form.
            let alerts = sounding(assessment, &scorer.instrument().alerts(&answers));
            let word = match &refusal {
                CallRefusal::Sheet(refusal) => Some(refusal.word()),
                _ => None,
            };
            let told = serde_json::to_value(&alerts).unwrap_or(Value::Null);
            let failure = Failure::from(refusal).called(word).with("alerts", told);
            return Err(failure.above(page::alarm(session, &alerts).finish()));
        }
    };
    let scored = Scored {
        assessment: &outcome.assessment,
        edition: outcome.edition,
        plugin_version: pack.manifest.version.to_string(),
        development: library.is_development(&id.plugin),
        scores: &outcome.scores,
        bands: &outcome.bands,
        classifications: &outcome.classifications,
        alerts: sounding(assessment, &outcome.alerts),
        notices: &outcome.notices,
        unavailable: &outcome.unavailable,
        copyright: assessment.licence.copyright.as_deref(),
        explanation: matches
            .get_flag("explain")
            .then(|| scorer.instrument().explain(&answers, &person, |scale| outcome.scores.get(scale).copied())),
    };
    let page = page::page(session, &shelf, pack, assessment, &scored);
    Ok(Reply::new(Exit::Done, &scored, page))
}
