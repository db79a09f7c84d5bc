//! `vakwerk competency propose`: the evidence that recorded work offers, for a person to confirm or drop.

use clap::{ArgMatches, Command};
use serde::Serialize;
use vakwerk_core::access::{AccessAction, AccessGround};
use vakwerk_core::case::Pseudonym;
use vakwerk_core::competency::{Proposal, propose};
use vakwerk_core::licence::Grants;
use vakwerk_core::text::{Language, Text};
use vakwerk_report::act_words;

use super::folio::{self, index, path, path_option, present, text_option};
use crate::access::access_options;
use crate::command::Entry;
use crate::command::case::place::{case_argument, place, store_option};
use crate::page::Page;
use crate::phrase::Phrase;
use crate::problem::Problem;
use crate::reply::{Exit, Failure, Reply};
use crate::say;
use crate::session::Session;

pub(super) const ENTRY: Entry = Entry { name: "propose", define, run };

const ABOUT: Phrase = Phrase::new(
    "Toon welk bewijs het werk in een zaak aanreikt, om te bevestigen of te laten vallen",
    "Show what evidence the work in a case offers, to confirm or to drop",
);
const USAGE: Phrase = Phrase::new(
    "vakwerk competency propose ZAAK --subject PSEUDONIEM [--portfolio BESTAND]",
    "vakwerk competency propose CASE --subject PSEUDONYM [--portfolio FILE]",
);
const AFTER: Phrase = Phrase::new(
    "Welke handeling welke taak raakt staat in het kader (en is onze keuze); welke competenties de taak vraagt staat \
     in de gedrukte matrix. Die competenties zijn [afgeleid]. Er komt niets van de cliënt mee: alleen de soort \
     handeling en de dag. Het nummer blijft hetzelfde zolang er niets in de zaak wordt doorgehaald.

Voorbeelden:
  vakwerk competency propose zaken/dhr-a.jsonl --subject therapist-invented-01
  vakwerk competency propose zaken/dhr-a.jsonl --subject therapist-invented-01 --portfolio p.jsonl

Met --json: een lijst; per voorstel number, id, event, act, on, element, text, inferred.
Exitcodes: 0 gedaan · 1 geweigerd · 2 verkeerd gebruik",
    "Which act touches which task stands in the framework (and is our choice); which competencies the task calls for \
     stands in the printed matrix. Those competencies are [inferred]. Nothing of the client comes along: only the \
     kind of act and the day. The number stays the same as long as nothing in the case is struck.

Examples:
  vakwerk competency propose cases/dhr-a.jsonl --subject therapist-invented-01
  vakwerk competency propose cases/dhr-a.jsonl --subject therapist-invented-01 --portfolio p.jsonl

With --json: a list; per proposal number, id, event, act, on, element, text, inferred.
Exit codes: 0 done · 1 refused · 2 wrong use",
);

fn define(language: Language) -> Command {
    Command::new("propose")
        .about(ABOUT.get(language))
        .override_usage(USAGE.get(language))
        .after_help(AFTER.get(language))
        .args([
            case_argument(language),
            text_option(
                "subject",
                Phrase::new("PSEUDONIEM", "PSEUDONYM"),
                Phrase::new("Wiens werk", "Whose work"),
                language,
            )
            .required(true),
            path_option(
                "portfolio",
                Phrase::new("BESTAND", "FILE"),
                Phrase::new("Alleen wat in dit portfolio nog open is", "Only what is still open in this portfolio"),
                language,
            ),
            store_option(language),
        ])
        .args(access_options(language))
}

/// A proposal, as `--json` gives it.
#[derive(Serialize)]
struct Offered {
    number: usize,
    #[serde(flatten)]
    proposal: Proposal,
    text: Text,
}

fn run(session: &Session<'_>, matches: &ArgMatches) -> Result<Reply, Failure> {
    let language = session.language;
    let named = matches.get_one::<String>("subject").cloned().unwrap_or_default();
    let expected = Phrase::new("een pseudoniem zonder spaties", "a pseudonym without spaces");
    let subject = Pseudonym::new(named)
        .map_err(|_| Failure::new(Exit::WrongUse, Problem::Value { option: "--subject", expected }))?;
    let place = place(matches)?;
    let reading = place.reading(session, matches, AccessAction::Search, AccessGround::RecordKeeping)?;
    let (_, case) = place.load(&reading)?;
    let portfolio = path(matches, "portfolio")
        .map(|path| present(path, &folio::reading(session, matches, path, AccessAction::Search)?))
        .transpose()?;
    let library = session.library(&Grants::default())?;
    let index = index(&library);
    let open =
        |proposal: &Proposal| portfolio.as_ref().is_none_or(|loaded| loaded.portfolio.answer(&proposal.id).is_none());
    let all = propose(&case, &subject, &index).into_iter().enumerate();
    let offered: Vec<Offered> = all
        .filter(|(_, proposal)| open(proposal))
        .map(|(at, proposal)| Offered {
            number: at + 1,
            text: index.get(&proposal.element).map(|found| found.element.text.clone()).unwrap_or_default(),
            proposal,
        })
        .collect();
    let mut page = Page::new(session.look);
    page.title(&say!(language, "Voorstellen voor {subject}", "Proposals for {subject}"));
    if offered.is_empty() {
        let none = Phrase::new("Er is niets (meer) voor te stellen.", "There is nothing (more) to propose.");
        page.line(none.get(language));
    }
    for one in &offered {
        let (number, on, element) = (one.number, one.proposal.on, &one.proposal.element);
        let act = act_words(&one.proposal.act, language);
        page.bullet(&format!("{number}. {on} {act} → {element} {}", one.text.get(language)));
        let inferred: Vec<&str> = one.proposal.inferred.iter().map(|id| id.element.as_str()).collect();
        if !inferred.is_empty() {
            let inferred = inferred.join(", ");
            page.under(0, &say!(language, "[afgeleid] {inferred}", "[inferred] {inferred}"));
        }
    }
    Ok(Reply::new(Exit::Done, &offered, page))
}
