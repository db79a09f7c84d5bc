//! `vakwerk trust`: the list of trusted publishers, read and edited.

mod add;
mod list;
mod revoke;
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
    name: "trust",
    about: ABOUT,
    usage: USAGE,
    after: AFTER,
    commands: &[show::ENTRY, add::ENTRY, revoke::ENTRY],
};

const ABOUT: Phrase = Phrase::new(
    "De lijst van vertrouwde uitgevers: tonen, aanvullen, een sleutel intrekken",
    "The list of trusted publishers: show it, add to it, revoke a key",
);
const USAGE: Phrase = Phrase::new("vakwerk trust OPDRACHT --trust BESTAND", "vakwerk trust COMMAND --trust FILE");
const AFTER: Phrase = Phrase::new(
    "Een host, dat is een programma dat met cliënten werkt, laadt alleen plugins met de handtekening van een uitgever uit deze lijst, en van elke uitgever alleen wat \
     die mag uitgeven. Noem het bestand met --trust, of in VAKWERK_TRUST. Een wijziging wordt eerst nagekeken en komt er \
     dan in één keer; wat er verder in staat, ook opmerkingen, blijft.

Voorbeelden:
  vakwerk trust show --trust vakwerk-trust.toml
  vakwerk trust add \"Hogeschool X\" --key hx.pub --publishes \"hogeschool-x.*\" \\
    --trust vakwerk-trust.toml
  vakwerk trust revoke 0123456789ABCDEF --reason \"laptop gestolen\" \\
    --trust vakwerk-trust.toml

Exitcodes: 0 gedaan · 1 geweigerd; er is niets veranderd · 2 verkeerd gebruik",
    "A host, that is a program that works with clients, loads only plugins with the signature of a publisher in this list, and of each publisher only what it may \
     publish. Name the file with --trust, or in VAKWERK_TRUST. A change is checked first and then made at once; whatever \
     else stands in it, comments too, stays.

Examples:
  vakwerk trust show --trust vakwerk-trust.toml
  vakwerk trust add \"College X\" --key cx.pub --publishes \"college-x.*\" \\
    --trust vakwerk-trust.toml
  vakwerk trust revoke 0123456789ABCDEF --reason \"laptop stolen\" \\
    --trust vakwerk-trust.toml

Exit codes: 0 done · 1 refused; nothing changed · 2 wrong use",
);
