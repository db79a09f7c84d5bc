//! `vakwerk case`: keep, replay, read, verify, report, move and destroy cases.

mod destroy;
mod extensions;
mod heads;
mod keep;
mod locked;
mod moment;
mod moved;
mod new;
pub(super) mod place;
mod recipient;
mod replay;
pub(super) mod report;
mod show;
mod verify;
pub(super) mod walk;

use super::Entry;
use super::group::Group;
use crate::phrase::Phrase;

pub(super) const ENTRY: Entry = Entry {
    name: GROUP.name,
    define: |language| GROUP.define(language),
    run: |session, matches| GROUP.run(session, matches),
};

const GROUP: Group = Group {
    name: "case",
    about: ABOUT,
    usage: USAGE,
    after: AFTER,
    commands: &[
        new::ENTRY,
        replay::ENTRY,
        show::ENTRY,
        verify::ENTRY,
        heads::ENTRY,
        report::ENTRY,
        moved::ENTRY,
        destroy::ENTRY,
    ],
};

const ABOUT: Phrase = Phrase::new(
    "Zaken: openen, naspelen, tonen, controleren, er verslag van maken, vernietigen",
    "Cases: open, replay, show, verify, report on and destroy them",
);
const USAGE: Phrase = Phrase::new("vakwerk case OPDRACHT", "vakwerk case COMMAND");
const AFTER: Phrase = Phrase::new(
    "Een zaak is één bestand (JSON Lines) in een map. Noem de zaak met haar naam en --store, of met het pad van het \
     bestand.

Voorbeelden:
  vakwerk case replay examples/cases/dhr-a.toml --store zaken
  vakwerk case show zaken/dhr-a.jsonl
  vakwerk case verify zaken/dhr-a.jsonl
  vakwerk case report zaken/dhr-a.jsonl --kind end --format html --out eindverslag.html",
    "A case is one file (JSON Lines) in a folder. Name the case by its name and --store, or by the path of the file.

Examples:
  vakwerk case replay examples/cases/dhr-a.toml --store cases
  vakwerk case show cases/dhr-a.jsonl
  vakwerk case verify cases/dhr-a.jsonl
  vakwerk case report cases/dhr-a.jsonl --kind end --format html --out end-report.html",
);
