//! `vakwerk competency confirm`: a person's answer to proposals, which makes data points of those that count.

use clap::{Arg, ArgAction, ArgMatches, Command};
use jiff::Timestamp;
use serde::Serialize;
use vakwerk_core::access::{AccessAction, AccessGround};
use vakwerk_core::competency::{
    Assessor, AssessorRole, Code, CompetencyFault, DataPoint, Entry as Line, Method, Origin, Proposal, ProposalAnswer,
    ProposalAnswered, Target, propose,
};
use vakwerk_core::id::Name;
use vakwerk_core::licence::Grants;
use vakwerk_core::text::{Language, Text};

use super::folio::{self, file, index, portfolio_file, present, refused, text_option};
use crate::access::access_options;
use crate::command::Entry;
use crate::command::arguments;
use crate::command::case::place::{place, store_option};
use crate::frame::{ARGUMENTS, OPTIONS};
use crate::page::Page;
use crate::phrase::Phrase;
use crate::reply::{Exit, Failure, Reply};
use crate::say;
use crate::session::Session;

pub(super) const ENTRY: Entry = Entry { name: "confirm", define, run };

const ABOUT: Phrase = Phrase::new(
    "Bevestig voorstellen uit een zaak als bewijs, of laat ze vallen",
    "Confirm proposals of a case as evidence, or drop them",
);
const USAGE: Phrase = Phrase::new(
    "vakwerk competency confirm PORTFOLIO VOORSTEL… --case ZAAK (--narrative TEKST | --drop --reason TEKST)",
    "vakwerk competency confirm PORTFOLIO PROPOSAL… --case CASE (--narrative TEXT | --drop --reason TEXT)",
);
const AFTER: Phrase = Phrase::new(
    "Een voorstel is een nummer of een naam uit `competency propose`. Wie bevestigt oordeelt over eigen werk: het \
     gegevenspunt krijgt de rol `oneself` en de methode `case-record`, en geen niveau. Schrijf in de toelichting wat \
     u deed en leerde, en niets van de cliënt. Elk voorstel wordt eenmaal beantwoord.

Voorbeelden:
  vakwerk competency confirm p.jsonl 1 3 --case zaken/dhr-a.jsonl --narrative Eerste_intake_zelf_gedaan
  vakwerk competency confirm p.jsonl 2 --case zaken/dhr-a.jsonl --drop --reason Was_het_werk_van_een_ander

Met --json: portfolio, answer, proposals (proposal, element, point).
Exitcodes: 0 gedaan · 1 geweigerd, er is niets toegevoegd · 2 verkeerd gebruik",
    "A proposal is a number or a name of `competency propose`. Whoever confirms judges their own work: the data point \
     gets the role `oneself` and the method `case-record`, and no level. Write in the narrative what you did and \
     learned, and nothing of the client. Each proposal is answered once.

Examples:
  vakwerk competency confirm p.jsonl 1 3 --case cases/dhr-a.jsonl --narrative Did_the_first_intake_myself
  vakwerk competency confirm p.jsonl 2 --case cases/dhr-a.jsonl --drop --reason Was_the_work_of_another

With --json: portfolio, answer, proposals (proposal, element, point).
Exit codes: 0 done · 1 refused, nothing was added · 2 wrong use",
);

fn define(language: Language) -> Command {
    let words = Phrase::new("TEKST", "TEXT");
    let text = |name, help| text_option(name, words, help, language);
    Command::new("confirm")
        .about(ABOUT.get(language))
        .override_usage(USAGE.get(language))
        .after_help(AFTER.get(language))
        .args([
            arguments::file(language, Phrase::new("Het portfolio (.jsonl)", "The portfolio (.jsonl)")),
            Arg::new("proposal")
                .value_name(Phrase::new("VOORSTEL", "PROPOSAL").get(language))
                .help(Phrase::new("Nummer of naam; herhaalbaar", "Number or name; repeatable").get(language))
                .help_heading(ARGUMENTS.get(language))
                .action(ArgAction::Append)
                .num_args(1..)
                .required(true),
            text_option(
                "case",
                Phrase::new("ZAAK", "CASE"),
                Phrase::new("De zaak waaruit de voorstellen komen", "The case the proposals come from"),
                language,
            )
            .required(true),
            text("narrative", Phrase::new("Wat u deed en leerde", "What you did and learned"))
                .required_unless_present("drop"),
            Arg::new("drop")
                .long("drop")
                .action(ArgAction::SetTrue)
                .help(Phrase::new("Laat de voorstellen vallen", "Drop the proposals").get(language))
                .help_heading(OPTIONS.get(language))
                .requires("reason")
                .conflicts_with("narrative"),
            text("reason", Phrase::new("Bij --drop: waarom", "With --drop: why")).requires("drop"),
            store_option(language),
        ])
        .args(access_options(language))
}

/// What was answered, as `--json` gives it.
#[derive(Serialize)]
struct Answered {
    portfolio: std::path::PathBuf,
    answer: ProposalAnswer,
    proposals: Vec<One>,
}

#[derive(Serialize)]
struct One {
    proposal: Name,
    element: String,
    point: Option<Name>,
}

fn run(session: &Session<'_>, matches: &ArgMatches) -> Result<Reply, Failure> {
    let language = session.language;
    let path = file(matches);
    let loaded = present(&path, &folio::reading(session, matches, &path, AccessAction::Search)?)?;
    let place = place(matches)?;
    let reading = place.reading(session, matches, AccessAction::Search, AccessGround::RecordKeeping)?;
    let (_, case) = place.load(&reading)?;
    let library = session.library(&Grants::default())?;
    let index = index(&library);
    let opened = loaded.portfolio.opened().ok_or_else(|| refused(vec![not_opened()], language))?;
    let subject = &opened.subject;
    let all = propose(&case, subject, &index);
    let asked = matches.get_many::<String>("proposal").into_iter().flatten();
    let mut chosen: Vec<&Proposal> = Vec::new();
    for named in asked {
        let found = find(&all, named).ok_or_else(|| refused(vec![unknown(named, all.len())], language))?;
        if !chosen.contains(&found) {
            chosen.push(found);
        }
    }
    let word = |name: &str| matches.get_one::<String>(name).cloned().unwrap_or_default();
    let drop = matches.get_flag("drop");
    let answer = if drop { ProposalAnswer::Dropped } else { ProposalAnswer::Confirmed };
    let mut entries = Vec::new();
    let mut answered = Answered { portfolio: path.clone(), answer, proposals: Vec::new() };
    for proposal in chosen {
        entries.push(Line::ProposalAnswered(ProposalAnswered {
            proposal: proposal.id.clone(),
            event: proposal.event,
            answer,
            by: subject.clone(),
            reason: drop.then(|| word("reason")),
        }));
        let mut point = None;
        if !drop {
            let target =
                Target::of(&index, proposal.element.clone(), None).map_err(|fault| refused(vec![fault], language))?;
            let made = DataPoint {
                // The proposal's own name, which no other data point can have.
                id: proposal.id.clone(),
                subject: subject.clone(),
                assessor: Assessor { pseudonym: subject.clone(), role: AssessorRole::Oneself, independent: false },
                on: proposal.on,
                method: Method::CaseRecord,
                targets: vec![target],
                complexity: None,
                narrative: word("narrative"),
                attachments: Vec::new(),
                supersedes: None,
                from: Some(Origin { proposal: proposal.id.clone(), event: proposal.event }),
            };
            point = Some(made.id.clone());
            entries.push(Line::DataPoint(Box::new(made)));
        }
        let (proposal, element) = (proposal.id.clone(), proposal.element.to_string());
        answered.proposals.push(One { proposal, element, point });
    }
    portfolio_file(&path)?.append(&entries, Timestamp::now())?;
    let mut page = Page::new(session.look);
    let count = answered.proposals.len();
    page.line(&if drop {
        say!(language, "Laten vallen: {count}.", "Dropped: {count}.")
    } else {
        say!(
            language,
            "Bevestigd: {count}, als oordeel over eigen werk.",
            "Confirmed: {count}, as a judgement of own work."
        )
    });
    answered.proposals.iter().for_each(|one| page.bullet(&format!("{} ({})", one.element, one.proposal)));
    Ok(Reply::new(Exit::Done, &answered, page))
}

/// The proposal with this number or name.
fn find<'a>(all: &'a [Proposal], named: &str) -> Option<&'a Proposal> {
    match named.parse::<usize>() {
        Ok(number) => all.get(number.checked_sub(1)?),
        Err(_) => all.iter().find(|proposal| proposal.id.as_str() == named),
    }
}

pub(super) fn not_opened() -> CompetencyFault {
    CompetencyFault {
        code: Code::NotOpened,
        place: "portfolio".into(),
        message: Text {
            nl: "een portfolio begint met van wie het is; open het eerst met `competency portfolio … --open`.".into(),
            en: Some("a portfolio begins with whose it is; open it first with `competency portfolio … --open`.".into()),
        },
    }
}

fn unknown(named: &str, count: usize) -> CompetencyFault {
    CompetencyFault {
        code: Code::UnknownProposal,
        place: named.to_owned(),
        message: Text {
            nl: format!(
                "dit voorstel volgt niet uit de zaak; die geeft er {count} voor wie het portfolio is. `competency propose` toont ze."
            ),
            en: Some(format!(
                "this proposal does not follow from the case, which gives {count} for whose portfolio it is. `competency propose` shows them."
            )),
        },
    }
}
