//! `vakwerk competency decide`: a decision that people took on the evidence of a portfolio.

use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command, value_parser};
use jiff::Timestamp;
use serde::Serialize;
use vakwerk_core::access::AccessAction;
use vakwerk_core::competency::{Asked, Decision, Entry as Line};
use vakwerk_core::licence::Grants;
use vakwerk_core::text::Language;
use vakwerk_report::asked_line;

use super::folio::{asked, curriculum_option, file, index, path, portfolio_file, present, reading, refused};
use super::portfolio::decision as shown;
use crate::access::access_options;
use crate::command::Entry;
use crate::command::arguments;
use crate::faulty;
use crate::frame::ARGUMENTS;
use crate::page::Page;
use crate::phrase::Phrase;
use crate::reply::{Exit, Failure, Reply};
use crate::session::Session;

pub(super) const ENTRY: Entry = Entry { name: "decide", define, run };

const ABOUT: Phrase = Phrase::new(
    "Leg een besluit vast dat mensen op het bewijs hebben genomen",
    "Record a decision that people took on the evidence",
);
const USAGE: Phrase = Phrase::new(
    "vakwerk competency decide PORTFOLIO BESLUIT.toml [--curriculum BESTAND]",
    "vakwerk competency decide PORTFOLIO DECISION.toml [--curriculum FILE]",
);
const AFTER: Phrase = Phrase::new(
    "Mensen besluiten; Vakwerk zegt alleen of het bewijs genoeg is. Is het dat niet, dan hoort er een reden bij \
     (`despite`). Waar veel van afhangt besluit de begeleider niet alleen.

Wat het bestand zegt (TOML):
  format = 1
  id = \"t3-zelfstandig\"
  on = \"2026-06-20\"
  stake = \"high\"                 # low, intermediate, high
  target = { element = \"fvb:vaktherapie/t3\", scale = \"algemeen:entrustment\", level = \"unsupervised\" }
  outcome = \"Mag taak 3 zelfstandig doen.\"
  committee = [{ pseudonym = \"begeleider-01\", role = \"coach\" },
               { pseudonym = \"examinator-01\", role = \"independent\" }]
  points = [\"stage-1-a\", \"stage-1-b\"]
  rationale = \"Waarom, in woorden.\"

Voorbeelden:
  vakwerk competency decide p.jsonl besluit.toml
  vakwerk competency decide p.jsonl besluit.toml --curriculum examples/curricula/bachelor-vaktherapie.toml

Met --json: decision, asked.
Exitcodes: 0 vastgelegd · 1 geweigerd, er is niets toegevoegd · 2 verkeerd gebruik",
    "People decide; Vakwerk only says whether the evidence is enough. Where it is not, a reason belongs with it \
     (`despite`). At high stakes the coach does not decide alone.

What the file says (TOML):
  format = 1
  id = \"t3-unsupervised\"
  on = \"2026-06-20\"
  stake = \"high\"                 # low, intermediate, high
  target = { element = \"fvb:vaktherapie/t3\", scale = \"algemeen:entrustment\", level = \"unsupervised\" }
  outcome = \"May do task 3 unsupervised.\"
  committee = [{ pseudonym = \"coach-01\", role = \"coach\" },
               { pseudonym = \"examiner-01\", role = \"independent\" }]
  points = [\"placement-1-a\", \"placement-1-b\"]
  rationale = \"Why, in words.\"

Examples:
  vakwerk competency decide p.jsonl decision.toml
  vakwerk competency decide p.jsonl decision.toml --curriculum examples/curricula/bachelor-vaktherapie.toml

With --json: decision, asked.
Exit codes: 0 recorded · 1 refused, nothing was added · 2 wrong use",
);

fn define(language: Language) -> Command {
    Command::new("decide")
        .about(ABOUT.get(language))
        .override_usage(USAGE.get(language))
        .after_help(AFTER.get(language))
        .args([
            arguments::file(language, Phrase::new("Het portfolio (.jsonl)", "The portfolio (.jsonl)")),
            Arg::new("decision")
                .value_name(Phrase::new("BESLUIT", "DECISION").get(language))
                .help(Phrase::new("Het besluit (TOML)", "The decision (TOML)").get(language))
                .help_heading(ARGUMENTS.get(language))
                .value_parser(value_parser!(PathBuf))
                .required(true),
            curriculum_option(language),
        ])
        .args(access_options(language))
}

/// What was recorded, as `--json` gives it.
#[derive(Serialize)]
struct Recorded {
    decision: Decision,
    asked: Asked,
}

fn run(session: &Session<'_>, matches: &ArgMatches) -> Result<Reply, Failure> {
    let language = session.language;
    let of = file(matches);
    let loaded = present(&of, &reading(session, matches, &of, AccessAction::Read)?)?;
    let asked = asked(matches)?;
    let written = path(matches, "decision").cloned().unwrap_or_default();
    let written = vakwerk_pack::read_decision(&written).map_err(|faults| faulty::failure(&written, faults))?;
    let library = session.library(&Grants::default())?;
    let index = index(&library);
    let opened = loaded.portfolio.opened().ok_or_else(|| refused(vec![super::confirm::not_opened()], language))?;
    let mut decision = written.decision(&opened.subject, &index).map_err(|fault| refused(vec![fault], language))?;
    decision.check(&loaded.portfolio, &asked.criteria).map_err(|faults| refused(faults, language))?;
    portfolio_file(&of)?.append(&[Line::Decision(Box::new(decision.clone()))], Timestamp::now())?;
    let mut page = Page::new(session.look);
    page.line(Phrase::new("Vastgelegd:", "Recorded:").get(language));
    shown(&mut page, &decision);
    page.line(&asked_line(&asked, language));
    Ok(Reply::new(Exit::Done, &Recorded { decision, asked }, page))
}
