//! `vakwerk key`: the key with which a publisher signs.

mod new;

use super::Entry;
use super::group::Group;
use crate::phrase::Phrase;

pub(super) const ENTRY: Entry = Entry {
    name: GROUP.name,
    define: |language| GROUP.define(language),
    run: |session, matches| GROUP.run(session, matches),
};

const GROUP: Group = Group { name: "key", about: ABOUT, usage: USAGE, after: AFTER, commands: &[new::ENTRY] };

const ABOUT: Phrase = Phrase::new("Maak een sleutel om pakketten te ondertekenen", "Make a key to sign packs with");
const USAGE: Phrase = Phrase::new("vakwerk key OPDRACHT", "vakwerk key COMMAND");
const AFTER: Phrase = Phrase::new(
    "Een uitgever heeft één sleutel, in twee helften. Met de geheime helft ondertekent hij (`vakwerk sign`, `vakwerk \
     bundle --key`); de openbare helft geeft hij aan wie zijn pakketten gebruikt, en die zet haar in zijn lijst van \
     vertrouwde uitgevers (`vakwerk trust add`).

Voorbeelden:
  vakwerk key new uitgever

Exitcodes: 0 gedaan · 1 er staat al een sleutel, of schrijven lukt niet · 2 verkeerd gebruik",
    "A publisher has one key, in two halves. With the secret half it signs (`vakwerk sign`, `vakwerk bundle --key`); the \
     public half it gives to whoever uses its packs, who puts it in their list of trusted publishers (`vakwerk trust \
     add`).

Examples:
  vakwerk key new publisher

Exit codes: 0 done · 1 a key is there already, or writing fails · 2 wrong use",
);
