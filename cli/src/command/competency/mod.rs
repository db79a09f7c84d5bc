//! `vakwerk competency`: frameworks of tasks and competencies, what covers them, and the evidence that people gather.

mod confirm;
mod coverage;
mod decide;
mod export;
mod folio;
mod frameworks;
mod import;
mod matrix;
mod pick;
mod portfolio;
mod propose;
mod report;
mod show;

use super::Entry;
use super::group::Group;
use crate::phrase::Phrase;

pub(super) const ENTRY: Entry = Entry {
    name: GROUP.name,
    define: |language| GROUP.define(language),
    run: |session, matches| GROUP.run(session, matches),
};

const GROUP: Group = Group {
    name: "competency",
    about: ABOUT,
    usage: USAGE,
    after: AFTER,
    commands: &[
        frameworks::ENTRY,
        show::ENTRY,
        matrix::ENTRY,
        coverage::ENTRY,
        portfolio::ENTRY,
        propose::ENTRY,
        confirm::ENTRY,
        decide::ENTRY,
        export::ENTRY,
        import::ENTRY,
        report::ENTRY,
    ],
};

const ABOUT: Phrase = Phrase::new(
    "Beroepskaders, dekking van curricula, bewijs en besluiten, en uitwisseling",
    "Frameworks, coverage of curricula, evidence and decisions, and exchange",
);
const USAGE: Phrase = Phrase::new("vakwerk competency OPDRACHT", "vakwerk competency COMMAND");
const AFTER: Phrase = Phrase::new(
    "Voorbeelden:
  vakwerk competency frameworks
  vakwerk competency show fvb:vaktherapie/t3
  vakwerk competency matrix fvb:vaktherapie
  vakwerk competency coverage examples/curricula/bachelor-vaktherapie.toml
  vakwerk competency portfolio p.jsonl --open --subject student-01 --framework fvb:vaktherapie
  vakwerk competency export fvb:vaktherapie --to moodle --out vaktherapie.csv
  vakwerk competency report p.jsonl --out portfolio.html

Exitcodes: 0 gedaan · 1 geweigerd · 2 verkeerd gebruik",
    "Examples:
  vakwerk competency frameworks
  vakwerk competency show fvb:vaktherapie/t3
  vakwerk competency matrix fvb:vaktherapie
  vakwerk competency coverage examples/curricula/bachelor-vaktherapie.toml
  vakwerk competency portfolio p.jsonl --open --subject student-01 --framework fvb:vaktherapie
  vakwerk competency export fvb:vaktherapie --to moodle --out vaktherapie.csv
  vakwerk competency report p.jsonl --out portfolio.html

Exit codes: 0 done · 1 refused · 2 wrong use",
);
