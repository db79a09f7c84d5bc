//! `vakwerk activity`: activities that are described outside any case.

mod check;

use super::Entry;
use super::group::Group;
use crate::phrase::Phrase;

pub(super) const ENTRY: Entry = Entry {
    name: GROUP.name,
    define: |language| GROUP.define(language),
    run: |session, matches| GROUP.run(session, matches),
};

const GROUP: Group = Group { name: "activity", about: ABOUT, usage: USAGE, after: AFTER, commands: &[check::ENTRY] };

const ABOUT: Phrase = Phrase::new(
    "Beschreven activiteiten: therapie of dagbesteding, op acht kenmerken",
    "Described activities: therapy or dagbesteding, on eight criteria",
);
const USAGE: Phrase = Phrase::new("vakwerk activity OPDRACHT", "vakwerk activity COMMAND");
const AFTER: Phrase = Phrase::new(
    "Voorbeelden:
  vakwerk activity check examples/activities/casus-2-pmt.toml
  vakwerk activity check examples/activities/open-atelier.toml --json
Exitcodes: 0 gedaan · 1 fouten gevonden · 2 verkeerd gebruik",
    "Examples:
  vakwerk activity check examples/activities/casus-2-pmt.toml
  vakwerk activity check examples/activities/open-atelier.toml --json
Exit codes: 0 done · 1 faults found · 2 wrong use",
);
