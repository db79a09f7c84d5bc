//! What can be wrong with a rule, with the path to the key and what to do about it.

use std::fmt;

use super::Code;
use crate::explain::Explain;
use crate::fact::FactKind;
use crate::id::{ItemId, PluginId};
use crate::text::Language;

/// What is wrong.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum RuleProblem {
    /// The list has no such fact.
    UnknownFact {
        /// What was found.
        found: String,
        /// The nearest name.
        nearest: Option<String>,
    },
    /// The list has no such collection.
    UnknownCollection {
        /// What was found.
        found: String,
        /// The nearest name.
        nearest: Option<String>,
    },
    /// The elements have no such field.
    UnknownField {
        /// The collection.
        collection: &'static str,
        /// What was found.
        found: String,
        /// The nearest name.
        nearest: Option<String>,
    },
    /// A field of an element, where there is no element.
    FieldOutside {
        /// What was found.
        found: String,
    },
    /// No pack of the set has the form.
    UnknownForm {
        /// What was found.
        found: String,
        /// The nearest form.
        nearest: Option<String>,
    },
    /// The form has no such field.
    UnknownFormField {
        /// The form.
        form: ItemId,
        /// What was found.
        found: String,
        /// The nearest name.
        nearest: Option<String>,
    },
    /// The test does not fit the kind of the fact.
    WrongTest {
        /// The fact.
        fact: String,
        /// Its kind.
        kind: FactKind,
        /// The test, as written.
        test: &'static str,
    },
    /// The value does not fit the kind of the fact.
    WrongValue {
        /// The fact.
        fact: String,
        /// Its kind.
        kind: FactKind,
    },
    /// The fact never takes the word.
    UnknownWord {
        /// The fact.
        fact: String,
        /// What was found.
        found: String,
        /// The nearest word.
        nearest: Option<String>,
        /// The words it takes.
        words: Vec<String>,
    },
    /// A free text or date is compared.
    FreeText {
        /// The fact.
        fact: String,
    },
    /// An empty list.
    Empty,
    /// Nested deeper than [`DEPTH_LIMIT`](super::DEPTH_LIMIT) conditions or
    /// [`COLLECTION_DEPTH_LIMIT`](super::COLLECTION_DEPTH_LIMIT) collections.
    TooDeep {
        /// The limit that is passed.
        limit: usize,
    },
    /// More conditions than [`SIZE_LIMIT`](super::SIZE_LIMIT).
    TooLarge,
    /// Two rules with one id.
    TwoRules {
        /// The packs in which they stand, with versions.
        packs: [String; 2],
    },
    /// Two packs supersede the rule.
    TwoSuccessors {
        /// The packs, with versions.
        packs: [String; 2],
    },
    /// Two packs supersede each other's rules.
    EachOther {
        /// The rule of the first pack that the second supersedes, and the other way round.
        rules: [ItemId; 2],
    },
    /// The pack is there, but has no such framework or discipline.
    UnknownItem {
        /// What was found.
        found: ItemId,
        /// The nearest id.
        nearest: Option<String>,
    },
    /// A bound that no number can meet.
    BadBound,
    /// No guard.
    NoGuard,
}

/// A fault in a rule.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleFault {
    /// The plugin in whose pack the rule stands.
    pub plugin: PluginId,
    /// The path to the key: `rule.fvb-help-request.requires.all[1].holds.fact`.
    pub path: String,
    /// What is wrong there.
    pub problem: RuleProblem,
}

/// The kind of a fact, as a sentence needs it.
fn kind(kind: FactKind, language: Language) -> &'static str {
    match (kind, language) {
        (FactKind::YesNo, Language::Nl) => "ja of nee",
        (FactKind::YesNo, Language::En) => "yes or no",
        (FactKind::Number, Language::Nl) => "een getal",
        (FactKind::Number, Language::En) => "a number",
        (FactKind::Word, Language::Nl) => "een woord",
        (FactKind::Word, Language::En) => "a word",
        (FactKind::Words, Language::Nl) => "een lijst van woorden",
        (FactKind::Words, Language::En) => "a list of words",
    }
}

/// The tests that fit a kind.
fn tests(kind: FactKind) -> &'static str {
    match kind {
        FactKind::YesNo => "`is`, `is-not`, `recorded`",
        FactKind::Number => "`is`, `is-not`, `one-of`, `at-least`, `at-most`, `more-than`, `less-than`, `recorded`",
        FactKind::Word => "`is`, `is-not`, `one-of`, `recorded`",
        FactKind::Words => "`includes`, `one-of`, `recorded`",
    }
}

fn perhaps(nearest: Option<&String>, language: Language) -> String {
    match (nearest, language) {
        (Some(name), Language::Nl) => format!(" Bedoelde u `{name}`?"),
        (Some(name), Language::En) => format!(" Did you mean `{name}`?"),
        (None, Language::Nl) => " `vakwerk rules --facts` toont wat een regel kan vragen.".into(),
        (None, Language::En) => " `vakwerk rules --facts` shows what a rule can ask.".into(),
    }
}

impl RuleProblem {
    /// The stable code.
    #[must_use]
    pub fn code(&self) -> Code {
        match self {
            Self::UnknownFact { .. } => Code::UnknownFact,
            Self::UnknownCollection { .. } => Code::UnknownCollection,
            Self::UnknownField { .. } => Code::UnknownField,
            Self::FieldOutside { .. } => Code::FieldOutside,
            Self::UnknownForm { .. } => Code::UnknownForm,
            Self::UnknownFormField { .. } => Code::UnknownFormField,
            Self::WrongTest { .. } => Code::WrongTest,
            Self::WrongValue { .. } => Code::WrongValue,
            Self::UnknownWord { .. } => Code::UnknownWord,
            Self::FreeText { .. } => Code::FreeText,
            Self::Empty => Code::Empty,
            Self::TooDeep { .. } => Code::TooDeep,
            Self::TooLarge => Code::TooLarge,
            Self::TwoRules { .. } => Code::TwoRules,
            Self::TwoSuccessors { .. } => Code::TwoSuccessors,
            Self::EachOther { .. } => Code::EachOther,
            Self::UnknownItem { .. } => Code::UnknownItem,
            Self::BadBound => Code::BadBound,
            Self::NoGuard => Code::NoGuard,
        }
    }

    /// The message without its place: what was found, what was expected, what to do.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        match language {
            Language::Nl => self.say_nl(),
            Language::En => self.say_en(),
        }
    }

    /// A name that may have been meant.
    #[must_use]
    pub fn suggestion(&self) -> Option<&str> {
        match self {
            Self::UnknownFact { nearest, .. }
            | Self::UnknownCollection { nearest, .. }
            | Self::UnknownField { nearest, .. }
            | Self::UnknownForm { nearest, .. }
            | Self::UnknownFormField { nearest, .. }
            | Self::UnknownWord { nearest, .. }
            | Self::UnknownItem { nearest, .. } => nearest.as_deref(),
            _ => None,
        }
    }

    fn say_nl(&self) -> String {
        let nl = Language::Nl;
        match self {
            Self::UnknownFact { found, nearest } => format!("feit `{found}` bestaat niet.{}", perhaps(nearest.as_ref(), nl)),
            Self::UnknownCollection { found, nearest } => {
                format!("verzameling `{found}` bestaat niet.{}", perhaps(nearest.as_ref(), nl))
            }
            Self::UnknownField { collection, found, nearest } => {
                format!("`{collection}` heeft geen veld `{found}`.{}", perhaps(nearest.as_ref(), nl))
            }
            Self::FieldOutside { found } => {
                format!("`{found}` is een veld van een element; zet het binnen `every`, `some`, `count` of `covers`.")
            }
            Self::UnknownForm { found, nearest } => {
                format!("geen van de pakketten heeft formulier `{found}`; schrijf `form.plugin:formulier.veld`.{}", near_nl(nearest))
            }
            Self::UnknownFormField { form, found, nearest } => {
                format!("formulier `{form}` heeft geen veld `{found}`.{}", near_nl(nearest))
            }
            Self::WrongTest { fact, kind: k, test } => {
                format!("toets `{test}` past niet bij `{fact}`, dat {} is; gebruik {}.", kind(*k, nl), tests(*k))
            }
            Self::WrongValue { fact, kind: k } => {
                format!("de waarde past niet bij `{fact}`; verwacht: {}.", kind(*k, nl))
            }
            Self::UnknownWord { fact, found, nearest, words } => {
                format!("`{fact}` is nooit `{found}`; het kan zijn: {}.{}", listed(words), near_nl(nearest))
            }
            Self::FreeText { fact } => {
                format!("`{fact}` is een vrije tekst of datum; toets die alleen met `recorded`.")
            }
            Self::Empty => "de lijst is leeg; noem er ten minste één, of laat de sleutel weg.".into(),
            Self::TooDeep { limit } => format!("de voorwaarden zijn dieper genest dan {limit}; splits de regel."),
            Self::TooLarge => format!("de regel heeft meer dan {} voorwaarden; splits de regel.", super::SIZE_LIMIT),
            Self::TwoRules { packs: [a, b] } => {
                format!("de regel staat twee keer, in {a} en in {b}; geef er één een andere naam.")
            }
            Self::TwoSuccessors { packs: [a, b] } => {
                format!("zowel {a} als {b} vervangt deze regel; laat er één weg uit de set.")
            }
            Self::EachOther { rules: [a, b] } => {
                format!("twee pakketten vervangen elkaars regels `{a}` en `{b}`; laat één van beide weg uit de set.")
            }
            Self::UnknownItem { found, nearest } => {
                format!("`{found}` staat niet in pakket `{}`.{}", found.plugin, near_nl(nearest))
            }
            Self::BadBound => "aan deze grens kan geen getal voldoen; schrijf een gewoon getal, en de laagste grens niet boven de hoogste.".into(),
            Self::NoGuard => "de regel noemt geen poort; zet ten minste één stap, opdracht, `outgoing-communication`, `standing` of `described-activity` in `guards`.".into(),
        }
    }

    fn say_en(&self) -> String {
        let en = Language::En;
        match self {
            Self::UnknownFact { found, nearest } => {
                format!("there is no fact `{found}`.{}", perhaps(nearest.as_ref(), en))
            }
            Self::UnknownCollection { found, nearest } => {
                format!("there is no collection `{found}`.{}", perhaps(nearest.as_ref(), en))
            }
            Self::UnknownField { collection, found, nearest } => {
                format!("`{collection}` has no field `{found}`.{}", perhaps(nearest.as_ref(), en))
            }
            Self::FieldOutside { found } => {
                format!("`{found}` is a field of an element; put it inside `every`, `some`, `count` or `covers`.")
            }
            Self::UnknownForm { found, nearest } => {
                format!("none of the packs has form `{found}`; write `form.plugin:form.field`.{}", near_en(nearest))
            }
            Self::UnknownFormField { form, found, nearest } => {
                format!("form `{form}` has no field `{found}`.{}", near_en(nearest))
            }
            Self::WrongTest { fact, kind: k, test } => {
                format!("test `{test}` does not fit `{fact}`, which is {}; use {}.", kind(*k, en), tests(*k))
            }
            Self::WrongValue { fact, kind: k } => {
                format!("the value does not fit `{fact}`; expected {}.", kind(*k, en))
            }
            Self::UnknownWord { fact, found, nearest, words } => {
                format!("`{fact}` is never `{found}`; it can be {}.{}", listed(words), near_en(nearest))
            }
            Self::FreeText { fact } => {
                format!("`{fact}` is a free text or a date; test it with `recorded` only.")
            }
            Self::Empty => "the list is empty; name at least one, or leave the key out.".into(),
            Self::TooDeep { limit } => format!("conditions are nested deeper than {limit}; split the rule."),
            Self::TooLarge => format!("the rule has more than {} conditions; split the rule.", super::SIZE_LIMIT),
            Self::TwoRules { packs: [a, b] } => {
                format!("the rule stands twice, in {a} and in {b}; give one of them another id.")
            }
            Self::TwoSuccessors { packs: [a, b] } => {
                format!("both {a} and {b} supersede this rule; leave one of them out of the set.")
            }
            Self::EachOther { rules: [a, b] } => {
                format!("two packs supersede each other's rules `{a}` and `{b}`; leave one of them out of the set.")
            }
            Self::UnknownItem { found, nearest } => {
                format!("`{found}` is not in pack `{}`.{}", found.plugin, near_en(nearest))
            }
            Self::BadBound => {
                "no number can meet this bound; write an ordinary number, and the lowest not above the highest.".into()
            }
            Self::NoGuard => {
                "the rule guards nothing; put at least one step, command, `outgoing-communication`, `standing` or `described-activity` in `guards`."
                    .into()
            }
        }
    }
}

fn listed(words: &[String]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

fn near_nl(nearest: &Option<String>) -> String {
    nearest.as_ref().map(|name| format!(" Bedoelde u `{name}`?")).unwrap_or_default()
}

fn near_en(nearest: &Option<String>) -> String {
    nearest.as_ref().map(|name| format!(" Did you mean `{name}`?")).unwrap_or_default()
}

impl Explain for RuleFault {
    fn code(&self) -> &'static str {
        self.problem.code().as_str()
    }

    fn explain(&self, language: Language) -> String {
        format!("`{}` `{}`: {}", self.plugin, self.path, self.problem.message(language))
    }
}

impl fmt::Display for RuleFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.explain(Language::En))
    }
}

impl std::error::Error for RuleFault {}
