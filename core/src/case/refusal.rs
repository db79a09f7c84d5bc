//! Why a command is refused; nothing about a client stands in it.

use std::fmt;

use super::code::Code;
use crate::catalogue::Guard;
use crate::cycle::{NotNext, steps_after};
use crate::explain::Explain;
use crate::id::{ItemId, Name};
use crate::rule::Finding;
use crate::step::Step;
use crate::text::Language;

/// Why a command is refused.
///
/// | refusal | what the caller does |
/// |---|---|
/// | `Gate` | show the findings; ask for what is missing, or for a written reason where that is enough |
/// | `ReadOnly` | install the version that knows the event; reading goes on |
/// | others | show the message |
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Refusal {
    /// The case was not opened yet.
    NotOpened,
    /// The case was opened before.
    AlreadyOpened,
    /// The case holds a critical event that this version does not know.
    ReadOnly {
        /// Its sequence number.
        sequence: u64,
        /// Its kind.
        kind: String,
    },
    /// The command needs a trajectory.
    NoTrajectory,
    /// The command concerns the whole case, and a trajectory was named.
    WholeCase,
    /// The case has no such trajectory.
    UnknownTrajectory {
        /// What was asked for.
        trajectory: Name,
    },
    /// The case has this trajectory already.
    TrajectoryExists {
        /// Which.
        trajectory: Name,
    },
    /// The trajectory was closed; recording what happened is still possible.
    Closed {
        /// Which.
        trajectory: Name,
    },
    /// The step cannot follow the present one.
    NotNext(NotNext),
    /// Closing has a command of its own.
    CloseInstead,
    /// A trajectory starts at this step without being taken over.
    StartsLate {
        /// The step.
        start: Step,
    },
    /// Rules are not met.
    Gate {
        /// What the rules guard.
        guard: Guard,
        /// The findings that stand in the way, and why.
        findings: Vec<Finding>,
        /// The rules among them for which a written reason is enough.
        reason_is_enough: Vec<ItemId>,
    },
    /// No rule of the set says when something may be shared, so there is no ground to share it on.
    NoSharingRule,
    /// A day lies in the future.
    Future {
        /// Which day.
        field: &'static str,
    },
    /// A day lies before another one.
    TooEarly {
        /// Which day.
        field: &'static str,
        /// Which day it may not precede.
        before: &'static str,
    },
    /// A name is used for another record of the trajectory.
    NameTaken {
        /// The name.
        name: Name,
    },
    /// No record of the trajectory has this name, or it is a record of another kind.
    UnknownRecord {
        /// Where it is referred to.
        field: &'static str,
        /// The name.
        name: Name,
    },
    /// A level outside the scale of goal attainment, or described twice.
    Level {
        /// Where it stands.
        field: &'static str,
    },
    /// A number that cannot be.
    Number {
        /// Where it stands.
        field: &'static str,
        /// What is allowed.
        allowed: &'static str,
    },
    /// A text without content.
    Blank {
        /// Where it stands.
        field: String,
    },
    /// A text, list or record beyond the limit.
    TooLarge {
        /// Where it stands.
        field: String,
        /// The most that is allowed, in characters or elements.
        limit: usize,
    },
    /// No pack of the set has the item or term.
    UnknownItem {
        /// What was asked for.
        item: String,
        /// The item that was probably meant.
        nearest: Option<String>,
    },
    /// The item is of another kind.
    WrongItem {
        /// The item.
        item: String,
        /// The kind that is needed.
        expected: &'static str,
        /// The kind that it is.
        found: &'static str,
    },
    /// The form has no such field.
    UnknownField {
        /// The form.
        form: ItemId,
        /// What was asked for.
        field: Name,
        /// The field that was probably meant.
        nearest: Option<String>,
    },
    /// A required field was not filled in.
    FieldMissing {
        /// The form.
        form: ItemId,
        /// The field.
        field: Name,
    },
    /// A field was filled in with another kind of value.
    WrongKind {
        /// The form.
        form: ItemId,
        /// The field.
        field: Name,
        /// What it takes.
        expected: &'static str,
    },
    /// The field does not have this option.
    UnknownOption {
        /// The form.
        form: ItemId,
        /// The field.
        field: Name,
        /// The options it has.
        options: Vec<Name>,
    },
    /// A number outside the limits of its field.
    OutOfLimits {
        /// The form.
        form: ItemId,
        /// The field.
        field: Name,
        /// The smallest number allowed.
        min: Option<f64>,
        /// The largest number allowed.
        max: Option<f64>,
    },
    /// A form that may be filled in once per round was filled in before.
    FormRepeated {
        /// The form.
        form: ItemId,
    },
    /// No event answers to this.
    UnknownEvent,
    /// The event cannot be corrected, struck or destroyed.
    NotAmendable {
        /// Its sequence number.
        sequence: u64,
        /// Why not.
        why: Unamendable,
    },
    /// The replacement is of another kind, or stands under another name.
    WrongReplacement {
        /// The kind of the event.
        kind: String,
    },
    /// The result did not raise this alert.
    NoAlert {
        /// The result.
        result: Name,
        /// The item.
        item: Name,
    },
    /// The trajectory works with that set already.
    SameSet,
    /// The event id was used before.
    EventExists,
}

/// Why an event cannot be corrected, struck or destroyed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unamendable {
    /// It was struck or destroyed before.
    Gone,
    /// It amends another event itself, and that one is read by it.
    Amendment,
    /// It records a destruction.
    Destruction,
    /// Others rest on it: the opening of the case, the start of a trajectory, a move of set.
    Foundation,
    /// A later step was entered.
    NotLatestStep,
    /// This version does not know its kind.
    Unknown,
}

impl Refusal {
    /// The stable code.
    #[must_use]
    pub fn code_of(&self) -> Code {
        match self {
            Self::NotOpened => Code::NotOpened,
            Self::AlreadyOpened => Code::AlreadyOpened,
            Self::ReadOnly { .. } => Code::ReadOnly,
            Self::NoTrajectory => Code::NoTrajectory,
            Self::WholeCase => Code::WholeCase,
            Self::UnknownTrajectory { .. } => Code::UnknownTrajectory,
            Self::TrajectoryExists { .. } => Code::TrajectoryExists,
            Self::Closed { .. } => Code::Closed,
            Self::NotNext(_) => Code::NotNext,
            Self::CloseInstead => Code::CloseInstead,
            Self::StartsLate { .. } => Code::StartsLate,
            Self::Gate { .. } => Code::Gate,
            Self::NoSharingRule => Code::NoSharingRule,
            Self::Future { .. } => Code::Future,
            Self::TooEarly { .. } => Code::TooEarly,
            Self::NameTaken { .. } => Code::NameTaken,
            Self::UnknownRecord { .. } => Code::UnknownRecord,
            Self::Level { .. } => Code::Level,
            Self::Number { .. } => Code::Number,
            Self::Blank { .. } => Code::Blank,
            Self::TooLarge { .. } => Code::TooLarge,
            Self::UnknownItem { .. } => Code::UnknownItem,
            Self::WrongItem { .. } => Code::WrongItem,
            Self::UnknownField { .. } => Code::UnknownField,
            Self::FieldMissing { .. } => Code::FieldMissing,
            Self::WrongKind { .. } => Code::WrongKind,
            Self::UnknownOption { .. } => Code::UnknownOption,
            Self::OutOfLimits { .. } => Code::OutOfLimits,
            Self::FormRepeated { .. } => Code::FormRepeated,
            Self::UnknownEvent => Code::UnknownEvent,
            Self::NotAmendable { .. } => Code::NotAmendable,
            Self::WrongReplacement { .. } => Code::WrongReplacement,
            Self::NoAlert { .. } => Code::NoAlert,
            Self::SameSet => Code::SameSet,
            Self::EventExists => Code::EventExists,
        }
    }

    fn nl(&self) -> String {
        match self {
            Self::NotOpened => "de zaak is nog niet geopend; open haar eerst".into(),
            Self::AlreadyOpened => "de zaak is al geopend; herstel de opening als er iets niet klopt".into(),
            Self::ReadOnly { sequence, kind } => format!(
                "gebeurtenis {sequence} (`{kind}`) moet begrepen worden voordat er iets bij mag, en deze versie kent haar niet; installeer een nieuwere versie. Lezen kan wel"
            ),
            Self::NoTrajectory => "dit hoort bij een traject; noem het traject".into(),
            Self::WholeCase => "dit geldt voor de hele zaak; laat het traject weg".into(),
            Self::UnknownTrajectory { trajectory } => {
                format!("traject `{trajectory}` is er niet; start het eerst of kijk de naam na")
            }
            Self::TrajectoryExists { trajectory } => format!("traject `{trajectory}` is er al; kies een andere naam"),
            Self::Closed { trajectory } => format!(
                "traject `{trajectory}` is afgesloten; vastleggen wat er is gebeurd kan nog, verdergaan vraagt een nieuw traject"
            ),
            Self::NotNext(NotNext { from, to }) => {
                let next: Vec<String> = steps_after(*from).map(|step| format!("`{step}`")).collect();
                if next.is_empty() {
                    format!("stap `{to}` kan niet volgen op `{from}`; er volgt geen stap meer")
                } else {
                    format!("stap `{to}` kan niet volgen op `{from}`; wel kunnen volgen: {}", next.join(", "))
                }
            }
            Self::CloseInstead => "een traject wordt afgesloten met een grond; gebruik `close-trajectory`".into(),
            Self::StartsLate { start } => format!(
                "een traject begint bij de aanmelding; het begint bij `{start}` alleen als erbij staat van wie het is overgenomen, en nooit bij de afsluiting"
            ),
            Self::Gate { findings, reason_is_enough, .. } => {
                let rules: Vec<String> =
                    findings.iter().map(|f| format!("{} (`{}`)", f.rule.title.nl, f.rule.id)).collect();
                let mut text = format!("hier staat nog iets in de weg: {}", rules.join("; "));
                if !reason_is_enough.is_empty() {
                    let ids: Vec<String> = reason_is_enough.iter().map(|id| format!("`{id}`")).collect();
                    text.push_str(&format!(". Leg dit alsnog vast, of geef een reden bij: {}", ids.join(", ")));
                }
                text
            }
            Self::NoSharingRule => "geen regel zegt wanneer dit gedeeld mag worden, dus is er geen grond; laad de plugins van dit traject, of noem een wettelijke plicht".into(),
            Self::Future { field } => format!("`{field}` ligt in de toekomst; kijk de dag na"),
            Self::TooEarly { field, before } => format!("`{field}` ligt voor `{before}`; kijk de dag na"),
            Self::NameTaken { name } => format!("de naam `{name}` is al gebruikt in dit traject; kies een andere"),
            Self::UnknownRecord { field, name } => {
                format!(
                    "`{field}`: `{name}` is hier niet vastgelegd, of is van een andere soort; leg het eerst vast of kijk de naam na"
                )
            }
            Self::Level { field } => {
                format!("`{field}`: een niveau ligt tussen -3 en 2 en wordt een keer beschreven")
            }
            Self::Number { field, allowed } => format!("`{field}`: dit getal kan niet; toegestaan: {allowed}"),
            Self::Blank { field } => format!("`{field}` is leeg; laat het weg of vul het in"),
            Self::TooLarge { field, limit } => format!("`{field}` is te groot; ten hoogste {limit}"),
            Self::UnknownItem { item, nearest } => {
                let hint = nearest.as_ref().map_or_else(String::new, |n| format!(" Bedoelde u `{n}`?"));
                format!("`{item}` zit niet in de plugins van dit traject.{hint}")
            }
            Self::WrongItem { item, expected, found } => {
                format!("`{item}` is een `{found}`; hier hoort een `{expected}`")
            }
            Self::UnknownField { form, field, nearest } => {
                let hint = nearest.as_ref().map_or_else(String::new, |n| format!(" Bedoelde u `{n}`?"));
                format!("formulier `{form}` heeft geen veld `{field}`.{hint}")
            }
            Self::FieldMissing { form, field } => format!("formulier `{form}`: vul veld `{field}` in"),
            Self::WrongKind { form, field, expected } => {
                format!("formulier `{form}`, veld `{field}`: hier hoort `{expected}`")
            }
            Self::UnknownOption { form, field, options } => {
                format!("formulier `{form}`, veld `{field}`: kies uit {}", listed(options))
            }
            Self::OutOfLimits { form, field, min, max } => {
                format!("formulier `{form}`, veld `{field}`: toegestaan is {}", limits(*min, *max, "van", "tot en met"))
            }
            Self::FormRepeated { form } => {
                format!("formulier `{form}` is in deze ronde al ingevuld en kan maar een keer; herstel het eerdere")
            }
            Self::UnknownEvent => "deze gebeurtenis is er niet; kijk het nummer of de naam na".into(),
            Self::NotAmendable { sequence, why } => {
                let why = match why {
                    Unamendable::Gone => "ze is al doorgehaald of vernietigd",
                    Unamendable::Amendment => "ze herstelt zelf een andere; kies die andere",
                    Unamendable::Destruction => "ze legt een vernietiging vast, en dat blijft",
                    Unamendable::Foundation => "andere gebeurtenissen rusten erop",
                    Unamendable::NotLatestStep => "er is daarna een andere stap begonnen; haal die eerst door",
                    Unamendable::Unknown => "deze versie kent haar soort niet",
                };
                format!("gebeurtenis {sequence} kan niet worden hersteld, doorgehaald of vernietigd: {why}")
            }
            Self::WrongReplacement { kind } => format!(
                "de vervanging past niet bij een `{kind}`: soort en naam moeten gelijk blijven. Haal anders door en leg opnieuw vast"
            ),
            Self::NoAlert { result, item } => format!("meting `{result}` gaf geen waarschuwing bij `{item}`"),
            Self::SameSet => "het traject werkt al met deze samenstelling van plugins".into(),
            Self::EventExists => "deze gebeurtenis is al vastgelegd; geef een nieuwe een eigen kenmerk".into(),
        }
    }

    fn en(&self) -> String {
        match self {
            Self::NotOpened => "the case was not opened yet; open it first".into(),
            Self::AlreadyOpened => "the case was opened before; correct the opening if something in it is wrong".into(),
            Self::ReadOnly { sequence, kind } => format!(
                "event {sequence} (`{kind}`) must be understood before anything may be added, and this version does not know it; install a newer version. Reading is possible"
            ),
            Self::NoTrajectory => "this belongs to a trajectory; name the trajectory".into(),
            Self::WholeCase => "this concerns the whole case; leave the trajectory out".into(),
            Self::UnknownTrajectory { trajectory } => {
                format!("there is no trajectory `{trajectory}`; start it first, or check the name")
            }
            Self::TrajectoryExists { trajectory } => format!("trajectory `{trajectory}` exists; choose another name"),
            Self::Closed { trajectory } => format!(
                "trajectory `{trajectory}` is closed; what happened can still be recorded, going on needs a new trajectory"
            ),
            Self::NotNext(fault) => fault.to_string(),
            Self::CloseInstead => "a trajectory is closed with a ground; use `close-trajectory`".into(),
            Self::StartsLate { start } => format!(
                "a trajectory starts at registration; it starts at `{start}` only where it says from whom it was taken over, and never at closure"
            ),
            Self::Gate { findings, reason_is_enough, .. } => {
                let title = |f: &Finding| format!("{} (`{}`)", f.rule.title.get(Language::En), f.rule.id);
                let rules: Vec<String> = findings.iter().map(title).collect();
                let mut text = format!("something still stands in the way: {}", rules.join("; "));
                if !reason_is_enough.is_empty() {
                    let ids: Vec<String> = reason_is_enough.iter().map(|id| format!("`{id}`")).collect();
                    text.push_str(&format!(". Record it, or give a reason for: {}", ids.join(", ")));
                }
                text
            }
            Self::NoSharingRule => "no rule says when this may be shared, so there is no ground; load the plugins of this trajectory, or name a duty in law".into(),
            Self::Future { field } => format!("`{field}` lies in the future; check the day"),
            Self::TooEarly { field, before } => format!("`{field}` lies before `{before}`; check the day"),
            Self::NameTaken { name } => format!("the name `{name}` is used in this trajectory; choose another"),
            Self::UnknownRecord { field, name } => {
                format!(
                    "`{field}`: `{name}` is not recorded here, or is of another kind; record it first, or check the name"
                )
            }
            Self::Level { field } => format!("`{field}`: a level lies from -3 to 2 and is described once"),
            Self::Number { field, allowed } => format!("`{field}`: this number cannot be; allowed: {allowed}"),
            Self::Blank { field } => format!("`{field}` is blank; leave it out or fill it in"),
            Self::TooLarge { field, limit } => format!("`{field}` is too large; at most {limit}"),
            Self::UnknownItem { item, nearest } => {
                let hint = nearest.as_ref().map_or_else(String::new, |n| format!(" Did you mean `{n}`?"));
                format!("`{item}` is not in the plugins of this trajectory.{hint}")
            }
            Self::WrongItem { item, expected, found } => format!("`{item}` is a `{found}`; this needs a `{expected}`"),
            Self::UnknownField { form, field, nearest } => {
                let hint = nearest.as_ref().map_or_else(String::new, |n| format!(" Did you mean `{n}`?"));
                format!("form `{form}` has no field `{field}`.{hint}")
            }
            Self::FieldMissing { form, field } => format!("form `{form}`: fill in field `{field}`"),
            Self::WrongKind { form, field, expected } => {
                format!("form `{form}`, field `{field}`: expected `{expected}`")
            }
            Self::UnknownOption { form, field, options } => {
                format!("form `{form}`, field `{field}`: choose from {}", listed(options))
            }
            Self::OutOfLimits { form, field, min, max } => {
                format!("form `{form}`, field `{field}`: allowed is {}", limits(*min, *max, "from", "to"))
            }
            Self::FormRepeated { form } => {
                format!("form `{form}` was filled in in this round and may be filled in once; correct the earlier one")
            }
            Self::UnknownEvent => "there is no such event; check the number or the name".into(),
            Self::NotAmendable { sequence, why } => {
                let why = match why {
                    Unamendable::Gone => "it was struck or destroyed before",
                    Unamendable::Amendment => "it amends another itself; choose that one",
                    Unamendable::Destruction => "it records a destruction, which stays",
                    Unamendable::Foundation => "other events rest on it",
                    Unamendable::NotLatestStep => "a later step was entered; strike that one first",
                    Unamendable::Unknown => "this version does not know its kind",
                };
                format!("event {sequence} cannot be corrected, struck or destroyed: {why}")
            }
            Self::WrongReplacement { kind } => format!(
                "the replacement does not fit a `{kind}`: kind and name must stay the same. Otherwise strike it and record anew"
            ),
            Self::NoAlert { result, item } => format!("result `{result}` raised no alert at `{item}`"),
            Self::SameSet => "the trajectory works with this set of plugins already".into(),
            Self::EventExists => "this event was recorded before; give a new one an id of its own".into(),
        }
    }
}

fn listed(names: &[Name]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

fn limits(min: Option<f64>, max: Option<f64>, from: &str, to: &str) -> String {
    match (min, max) {
        (Some(min), Some(max)) => format!("{from} {min} {to} {max}"),
        (Some(min), None) => format!("{from} {min}"),
        (None, Some(max)) => format!("{to} {max}"),
        (None, None) => format!("{from} -1e15 {to} 1e15"),
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.en())
    }
}

impl std::error::Error for Refusal {}

impl Explain for Refusal {
    fn code(&self) -> &'static str {
        self.code_of().as_str()
    }

    fn explain(&self, language: Language) -> String {
        match language {
            Language::Nl => self.nl(),
            Language::En => self.en(),
        }
    }
}
