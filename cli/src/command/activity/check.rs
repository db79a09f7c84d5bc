//! `vakwerk activity check FILE`: a described activity beside what a pack says of both sides, criterion by criterion.

use std::path::PathBuf;

use clap::{ArgMatches, Command};
use serde::Serialize;
use vakwerk_core::activity::{ActivityFile, Comparison, Criterion, Origin, Outcome, Pointing, Side, compare};
use vakwerk_core::catalogue::Pack;
use vakwerk_core::id::Name;
use vakwerk_core::licence::Grants;
use vakwerk_core::provenance::Citation;
use vakwerk_core::rule::{Finding, RuleBook};
use vakwerk_core::text::{Language, Text};
use vakwerk_pack::FaultDocument;

use crate::command::arguments;
use crate::command::{Entry, first_fault};
use crate::page::{Page, Tone};
use crate::phrase::Phrase;
use crate::reply::{Exit, Failure, Reply};
use crate::say;
use crate::session::Session;
use crate::shelf::Shelf;

pub(super) const ENTRY: Entry = Entry { name: "check", define, run };

const ABOUT: Phrase = Phrase::new(
    "Leg een beschreven activiteit naast therapie en dagbesteding",
    "Lay a described activity beside therapy and dagbesteding",
);
const USAGE: Phrase = Phrase::new("vakwerk activity check BESTAND [OPTIES]", "vakwerk activity check FILE [OPTIONS]");
const AFTER: Phrase = Phrase::new(
    "Het bestand (TOML) beschrijft een activiteit op de kenmerken van een formulier, zoals `afbakening:activity`. Per \
     kenmerk staat er wat elke kant ervan zegt, wat is beschreven en waar het kenmerk op wijst; de uitkomst staat \
     eronder en nooit los. Een kant wordt alleen genoemd als elk kenmerk daarop wijst. Er gaat niets over een cliënt in.

Zo'n bestand ziet er zo uit (zie examples/activities, en schemas/activity.schema.json voor uw editor):
  format = 1
  form = \"afbakening:activity\"
  title = { nl = \"Open atelier\" }
  about = { nl = \"Op dinsdagmiddag loopt binnen wie wil.\" }
  [describes.goals]
  is = [\"in-the-moment\"]        # keuzes: vakwerk show afbakening:activity
  from = \"practice\"             # document, invented of practice

Voorbeelden:
  vakwerk activity check examples/activities/casus-1-muziektherapeut.toml
  vakwerk activity check examples/activities/open-atelier.toml --lang en
  vakwerk activity check examples/activities/casus-2-pmt.toml --json

Met --json: file, title, form, sides, criteria (per kenmerk id, name, described, from, say, points-to, findings), \
     outcome (een kant, mixed of undecided), remarks; bij fouten file en faults.
Exitcodes: 0 vergeleken, ook als het gemengd is · 1 fouten gevonden · 2 verkeerd gebruik",
    "The file (TOML) describes an activity on the criteria of a form, such as `afbakening:activity`. Per criterion it \
     shows what each side says of it, what was described and what the criterion points to; the outcome stands below \
     and never alone. A side is named only where every criterion points to it. Nothing about a client goes in.

Such a file looks like this (see examples/activities, and schemas/activity.schema.json for your editor):
  format = 1
  form = \"afbakening:activity\"
  title = { nl = \"Open atelier\", en = \"Open studio\" }
  about = { nl = \"Op dinsdagmiddag loopt binnen wie wil.\" }
  [describes.goals]
  is = [\"in-the-moment\"]        # choices: vakwerk show afbakening:activity
  from = \"practice\"             # document, invented or practice

Examples:
  vakwerk activity check examples/activities/casus-1-muziektherapeut.toml
  vakwerk activity check examples/activities/open-atelier.toml --lang en
  vakwerk activity check examples/activities/casus-2-pmt.toml --json

With --json: file, title, form, sides, criteria (per criterion id, name, described, from, say, points-to, findings), \
     outcome (a side, mixed or undecided), remarks; with faults file and faults.
Exit codes: 0 compared, also where it is mixed · 1 faults found · 2 wrong use",
);

fn define(language: Language) -> Command {
    Command::new("check")
        .about(ABOUT.get(language))
        .override_usage(USAGE.get(language))
        .after_help(AFTER.get(language))
        .arg(arguments::file(language, Phrase::new("De beschreven activiteit (TOML)", "The described activity (TOML)")))
}

/// A compared activity, as `--json` gives it.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Compared<'a> {
    file: PathBuf,
    title: &'a Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a Citation>,
    #[serde(flatten)]
    comparison: &'a Comparison,
}

/// A file with faults, as `--json` gives it.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Faulty {
    file: PathBuf,
    faults: Vec<FaultDocument>,
}

fn run(session: &Session<'_>, matches: &ArgMatches) -> Result<Reply, Failure> {
    let file = matches.get_one::<PathBuf>("file").cloned().unwrap_or_default();
    let activity = match vakwerk_pack::read_activity(&file) {
        Ok(activity) => activity,
        Err(faults) => {
            let faulty = Faulty { file, faults: faults.documents() };
            let reply = Reply::new(Exit::Refused, &faulty, Page::new(session.look));
            // The lines with markers are laid out already; wrapping would move the markers.
            return Ok(Reply { text: faults.render(session.language), ..reply });
        }
    };
    let library = session.library(&Grants::default())?;
    let packs: Vec<&Pack> = library.set().packs().collect();
    let rules = RuleBook::compile(&packs).map_err(first_fault)?;
    let comparison = compare(&activity, &packs, &rules)?;
    let page = page(session, &library.shelf(), &activity, &comparison);
    let source = activity.source.as_ref();
    let compared = Compared { file, title: &activity.title, source, comparison: &comparison };
    Ok(Reply::new(Exit::Done, &compared, page))
}

fn page(session: &Session<'_>, shelf: &Shelf<'_>, activity: &ActivityFile, comparison: &Comparison) -> Page {
    let language = session.language;
    let mut page = Page::new(session.look);
    page.title(activity.title.get(language));
    page.body(activity.about.get(language));
    if let Some(source) = &activity.source {
        let cited = shelf.briefly(&comparison.form.plugin, source);
        page.body(&say!(language, "Bron: {cited}", "Source: {cited}"));
    }
    for finding in comparison.remarks.iter().filter(|finding| finding.is_open()) {
        page.gap();
        page.loud(Tone::Caution, finding.rule.text.get(language));
    }
    for (number, criterion) in comparison.criteria.iter().enumerate() {
        one(&mut page, comparison, number + 1, criterion);
    }
    together(&mut page, comparison);
    page
}

/// One criterion: what was described, and what each side says of it.
fn one(page: &mut Page, comparison: &Comparison, number: usize, criterion: &Criterion) {
    let language = page.language();
    let (name, to) = (criterion.name.get(language), points_to(&criterion.points_to, &comparison.sides, language));
    page.heading(&say!(language, "{number}. {name}: {to}", "{number}. {name}: {to}"));
    let from = match criterion.from {
        Some(Origin::Document) => Phrase::new(" [doc]", " [doc]"),
        Some(Origin::Invented) => Phrase::new(" [verzonnen]", " [invented]"),
        Some(Origin::Practice) => Phrase::new(" [praktijk]", " [practice]"),
        None => Phrase::new("", ""),
    }
    .get(language);
    for described in &criterion.described {
        page.bullet(&format!("{}{from}", described.get(language)));
    }
    if let Some(say) = &criterion.say {
        page.under(0, say.get(language));
    }
    for (side, finding) in comparison.sides.iter().zip(&criterion.findings) {
        let (side, text) = (side.name.get(language), finding.rule.text.get(language));
        let outcome = finding.outcome.label(language).to_lowercase();
        page.body(&format!("{side} – {outcome}: {text}"));
    }
    if let Some(written) = criterion.findings.first().and_then(written_in) {
        page.body(&say!(language, "Staat in: {written}", "Written in: {written}"));
    }
}

fn written_in(finding: &Finding) -> Option<String> {
    let first = finding.rule.written_in.first()?;
    let title = first.title.clone().unwrap_or_else(|| first.source.to_string());
    Some(first.place.as_ref().map_or(title.clone(), |place| format!("{title}, {place}")))
}

fn named<'a>(id: &'a Name, sides: &'a [Side], language: Language) -> &'a str {
    sides.iter().find(|side| side.id == *id).map_or(id.as_str(), |side| side.name.get(language))
}

fn points_to(pointing: &Pointing, sides: &[Side], language: Language) -> String {
    match pointing {
        Pointing::To(side) => {
            let side = named(side, sides, language);
            say!(language, "wijst op {side}", "points to {side}")
        }
        Pointing::Mixed => say!(language, "wijst op beide", "points to both"),
        Pointing::Neither => say!(language, "wijst op geen van beide", "points to neither"),
        Pointing::NotDescribed => say!(language, "niet beschreven", "not described"),
    }
}

/// What the criteria point to together, with how many of them.
fn together(page: &mut Page, comparison: &Comparison) {
    let language = page.language();
    let of = comparison.criteria.len();
    let outcome = match &comparison.outcome {
        Outcome::To(side) => named(side, &comparison.sides, language).to_owned(),
        Outcome::Mixed => say!(language, "gemengd", "mixed"),
        Outcome::Undecided => say!(language, "niet te zeggen", "cannot be said"),
    };
    let mut counts: Vec<String> = comparison
        .sides
        .iter()
        .map(|side| {
            let (count, name) = (comparison.pointing_to(&side.id), side.name.get(language));
            format!("{name} {count}")
        })
        .collect();
    let rest = [Pointing::Mixed, Pointing::Neither, Pointing::NotDescribed];
    let words = [("beide", "both"), ("geen van beide", "neither"), ("niet beschreven", "not described")];
    for (pointing, (nl, en)) in rest.iter().zip(words) {
        let count = comparison.criteria.iter().filter(|criterion| criterion.points_to == *pointing).count();
        if count > 0 {
            counts.push(format!("{} {count}", Phrase::new(nl, en).get(language)));
        }
    }
    let counts = counts.join(", ");
    page.heading(&say!(
        language,
        "Uitkomst van deze {of} kenmerken: {outcome}",
        "Outcome of these {of} criteria: {outcome}"
    ));
    page.body(&say!(language, "Van de {of} kenmerken: {counts}.", "Of the {of} criteria: {counts}."));
    page.body(&say!(
        language,
        "Dit legt een beschrijving naast een bron. Het beslist niet over vergoeding, en niet over wat iemand nodig heeft.",
        "This lays a description beside a source. It decides nothing about payment, nor about what someone needs.",
    ));
}
