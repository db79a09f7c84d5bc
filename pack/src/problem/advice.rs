//! Advice: what is no fault, and what a reader will miss or the author probably did not mean.

use schemars::JsonSchema;
use serde::Serialize;
use vakwerk_core::text::Text;

use super::both;
use super::words::{EN, NL, listed};
use crate::code::Code;

/// How much something weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// The pack is not loaded while this stands.
    Fault,
    /// The pack is loaded; somebody should look at it.
    Advice,
}

/// What is advised, with what a sentence about it needs.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields carry the words of their variant; the sentences below say what they are")]
pub enum Advice {
    /// Texts of an item have no English.
    NoEnglish { texts: usize },
    /// Statements of an item were recalled and name no source.
    RecalledWithoutSource { statements: usize },
    /// An intervention names no caution.
    NoCaution,
    /// A condition can never hold.
    NeverHolds { facts: Vec<String> },
    /// What a rule requires can never hold where it applies.
    NeverWhereItApplies { facts: Vec<String> },
    /// An alternative can never hold with what stands beside it or around it.
    NeverBeside { facts: Vec<String> },
    /// A condition never fails.
    AlwaysHolds { facts: Vec<String> },
    /// A required pack was not at hand.
    NotLookedUp { plugin: String },
    /// The arithmetic of a scale never comes to an end of its range.
    NeverReached { end: End, declared: String, reached: String },
    /// Answers are added up one by one, so that a missing one is not replaced.
    NotReplaced,
}

/// An end of the range of a scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The lowest score.
    Lowest,
    /// The highest score.
    Highest,
}

impl End {
    /// The key under which it stands.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Lowest => "min",
            Self::Highest => "max",
        }
    }
}

impl Advice {
    pub(super) fn code(&self) -> Code {
        match self {
            Self::NoEnglish { .. } => Code::NoEnglish,
            Self::RecalledWithoutSource { .. } => Code::RecalledWithoutSource,
            Self::NoCaution => Code::NoCaution,
            Self::NeverHolds { .. } | Self::NeverWhereItApplies { .. } | Self::NeverBeside { .. } => Code::NeverHolds,
            Self::AlwaysHolds { .. } => Code::AlwaysHolds,
            Self::NotLookedUp { .. } => Code::NotLookedUp,
            Self::NeverReached { .. } => Code::NeverReached,
            Self::NotReplaced => Code::NotReplaced,
        }
    }

    pub(super) fn why(&self) -> Text {
        match self {
            Self::NoEnglish { texts: 1 } => both(
                "deze tekst is er niet in het Engels; wie Engels leest, ziet Nederlands.",
                "this text is not there in English; whoever reads English sees Dutch.",
            ),
            Self::NoEnglish { texts } => both(
                format!("hier, en in totaal op {texts} plaatsen in dit onderdeel, ontbreekt de Engelse tekst."),
                format!("here, and in {texts} places of this item in all, the English text is missing."),
            ),
            Self::RecalledWithoutSource { statements: 1 } => both(
                "dit is uit het hoofd opgeschreven en noemt geen bron; niemand kan het nakijken.",
                "this was written from memory and names no source; nobody can look it up.",
            ),
            Self::RecalledWithoutSource { statements } => both(
                format!(
                    "dit, en in totaal {statements} uitspraken in dit onderdeel, is uit het hoofd opgeschreven en noemt geen bron; niemand kan het nakijken."
                ),
                format!(
                    "this, and {statements} statements of this item in all, was written from memory and names no source; nobody can look it up."
                ),
            ),
            Self::NoCaution => both(
                "deze interventie zegt niet wanneer men haar beter laat of aanpast; een professional zoekt dat hier.",
                "this intervention does not say when to leave or adapt it; a professional looks for that here.",
            ),
            Self::NeverHolds { facts } => {
                let (nl, en) = about(facts);
                both(format!("deze voorwaarde kan nooit gelden{nl}."), format!("this condition can never hold{en}."))
            }
            Self::NeverWhereItApplies { facts } => {
                let (nl, en) = about(facts);
                both(
                    format!("waar deze regel van toepassing is, kan nooit gelden wat hij eist{nl}."),
                    format!("where this rule applies, what it requires can never hold{en}."),
                )
            }
            Self::NeverBeside { facts } => {
                let (nl, en) = about(facts);
                both(
                    format!("met wat hier verder moet gelden, kan deze mogelijkheid nooit gelden{nl}."),
                    format!("with what else must hold here, this alternative can never hold{en}."),
                )
            }
            Self::AlwaysHolds { facts } => {
                let (nl, en) = about(facts);
                both(
                    format!("deze voorwaarde geldt altijd, zodra er iets bekend is{nl}; zij houdt dus niets tegen."),
                    format!("this condition always holds, once anything is known{en}; so it asks nothing."),
                )
            }
            Self::NeverReached { end, declared, reached } => {
                let (nl, en) = match end {
                    End::Lowest => ("lager dan", "below"),
                    End::Highest => ("hoger dan", "above"),
                };
                let key = end.key();
                both(
                    format!("`{key}` is {declared}, maar de berekening komt nooit {nl} {reached}."),
                    format!("`{key}` is {declared}, but the arithmetic never comes {en} {reached}."),
                )
            }
            Self::NotReplaced => both(
                "hier worden antwoorden met `+` opgeteld; een antwoord dat ontbreekt, wordt dan niet vervangen, en de \
                 schaal vervalt.",
                "answers are added with `+` here; an answer that is missing is then not replaced, and the scale is \
                 unavailable.",
            ),
            Self::NotLookedUp { plugin } => both(
                format!(
                    "pakket `{plugin}` is vereist, maar niet gevonden; of de verwijzingen ernaar kloppen, is niet nagekeken."
                ),
                format!(
                    "pack `{plugin}` is required, but was not found; whether references into it are right was not looked up."
                ),
            ),
        }
    }

    pub(super) fn remedy(&self) -> Text {
        match self {
            Self::NoEnglish { .. } => both(
                "schrijf `en = \"…\"` erbij; zet daarna `\"en\"` in `languages` in `vakwerk.toml`.",
                "add `en = \"…\"`; then put `\"en\"` in `languages` in `vakwerk.toml`.",
            ),
            Self::RecalledWithoutSource { .. } => both(
                "noem in `source` het document waarin het te vinden moet zijn, of laat weg wat u niet zeker weet.",
                "name in `source` the document in which it should be found, or leave out what you are not sure of.",
            ),
            Self::NoCaution => both(
                "voeg `[[intervention.caution]]` toe, met bron; weet u er geen, zoek er dan een, en verzin er geen.",
                "add `[[intervention.caution]]`, with its source; where you know none, look for one, and invent none.",
            ),
            Self::NeverBeside { .. } => both(
                "haal haar weg, of kijk welke van de voorwaarden eromheen niet zo bedoeld is.",
                "remove it, or see which of the conditions around it is not meant so.",
            ),
            Self::NeverHolds { .. } | Self::NeverWhereItApplies { .. } => both(
                "kijk of een grens verkeerd om staat, of dat `any` bedoeld is in plaats van `all`.",
                "see whether a bound is the wrong way round, or whether `any` is meant instead of `all`.",
            ),
            Self::AlwaysHolds { .. } => both(
                "vraag met `recorded = true` of het is vastgelegd, of kijk of `all` bedoeld is in plaats van `any`.",
                "ask with `recorded = true` whether it was recorded, or see whether `all` is meant instead of `any`.",
            ),
            Self::NeverReached { .. } => both(
                "tel na of er een vraag in de berekening ontbreekt, of pas de grens aan, en de banden ook.",
                "see whether an item is missing from the arithmetic, or change the bound, and the bands too.",
            ),
            Self::NotReplaced => both(
                "schrijf `sum(…)` met dezelfde vragen, zoals `sum(a, b)`: daarin vervangt `prorated` wel.",
                "write `sum(…)` with the same items, such as `sum(a, b)`: there `prorated` does replace.",
            ),
            Self::NotLookedUp { .. } => both(
                "noem de map van dat pakket met `--with`, of zet de pakketten naast elkaar.",
                "name the folder of that pack with `--with`, or put the packs beside each other.",
            ),
        }
    }
}

/// Which facts a sentence is about, behind its main clause.
fn about(facts: &[String]) -> (String, String) {
    if facts.is_empty() {
        return (String::new(), String::new());
    }
    (format!(" (het gaat om {})", listed(facts, NL)), format!(" (it is about {})", listed(facts, EN)))
}
