//! Why plugins cannot be in a set.

use std::fmt;

use semver::{Comparator, Op, Version, VersionReq};
use vakwerk_core::explain::Explain;
use vakwerk_core::id::{ItemId, PluginId};
use vakwerk_core::text::Language;
use vakwerk_pack::Faults;

use crate::code::Code;
use crate::words::{list, say};

/// A plugin by id and version.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PluginName {
    /// The id.
    pub id: PluginId,
    /// The version.
    pub version: Version,
}

impl fmt::Display for PluginName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.id, self.version)
    }
}

/// Who requires what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requirement {
    /// Who requires it; `None` for the embedding program.
    pub by: Option<PluginName>,
    /// What is required.
    pub id: PluginId,
    /// In which versions.
    pub accepts: VersionReq,
}

impl Requirement {
    fn show(&self, language: Language) -> String {
        let wanted = match range(&self.accepts, language) {
            Some(range) => format!("`{}` {range}", self.id),
            None => format!("`{}`", self.id),
        };
        match &self.by {
            Some(by) => say(language, format!("`{by}` vereist {wanted}"), format!("`{by}` requires {wanted}")),
            None => say(language, format!("gevraagd is {wanted}"), format!("asked for is {wanted}")),
        }
    }
}

/// A range of versions, as it is written and, where it is the common kind, in words; nothing where any version will do.
fn range(accepts: &VersionReq, language: Language) -> Option<String> {
    let written = accepts.to_string();
    let caret = |one: &&Comparator| one.op == Op::Caret && one.pre.is_empty();
    match accepts.comparators.as_slice() {
        [] => None,
        [one] => Some(match Some(one).filter(caret) {
            Some(Comparator { major, minor, patch, .. }) => {
                let least = Version::new(*major, minor.unwrap_or(0), patch.unwrap_or(0));
                let below = match (major, minor, patch) {
                    (0, Some(0), Some(patch)) => Version::new(0, 0, patch.saturating_add(1)),
                    (0, Some(minor), _) => Version::new(0, minor.saturating_add(1), 0),
                    (major, ..) => Version::new(major.saturating_add(1), 0, 0),
                };
                say(
                    language,
                    format!("{written} ({least} of later, onder {below})"),
                    format!("{written} ({least} or later, below {below})"),
                )
            }
            None => written,
        }),
        _ => Some(written),
    }
}

/// Why plugins cannot be in a set.
#[derive(Clone, Debug, PartialEq)]
pub enum SetFault {
    /// A requirement for which no version is there.
    Unmet {
        /// Who requires what.
        requirement: Requirement,
        /// The versions that are there.
        available: Vec<Version>,
    },
    /// Plugins require each other in a circle.
    Cycle {
        /// The circle, each requiring the next, and the last the first.
        plugins: Vec<PluginName>,
    },
    /// Requirements that no one set can meet.
    Conflict {
        /// The requirements that do not go together.
        sides: Vec<Requirement>,
        /// The versions that are there, of what the sides disagree on.
        available: Vec<PluginName>,
    },
    /// Two plugins replace one item.
    SupersededTwice {
        /// The item.
        item: ItemId,
        /// The plugins that say so.
        by: Vec<PluginName>,
    },
    /// It refers to what the other plugins of the set do not have, or have as something else.
    DoesNotFit {
        /// The plugins that it refers to.
        with: Vec<PluginName>,
        /// Every such reference.
        faults: Faults,
    },
    /// It requires a plugin that is loaded, but left out of the set.
    RestsOnLeftOut {
        /// Who requires what.
        requirement: Requirement,
    },
}

fn versions(language: Language, available: &[Version]) -> String {
    let shown: Vec<_> = available.iter().map(Version::to_string).collect();
    match shown.as_slice() {
        [] => say(language, "geen versie ervan is hier te gebruiken", "no version of it can be used here"),
        shown => {
            let shown = list(language, shown);
            say(language, format!("geïnstalleerd is {shown}"), format!("installed is {shown}"))
        }
    }
}

/// The first of many faults, and how many more there are.
pub(crate) fn first_of(faults: &Faults, language: Language) -> String {
    let first = faults.iter().next().map(|fault| fault.explain(language)).unwrap_or_default();
    match faults.iter().count().saturating_sub(1) {
        0 => first,
        more => say(
            language,
            format!("{first} (en nog {more}; `vakwerk check` toont alles)"),
            format!("{first} (and {more} more; `vakwerk check` shows all)"),
        ),
    }
}

impl SetFault {
    /// The code.
    #[must_use]
    pub fn code(&self) -> Code {
        match self {
            Self::Unmet { .. } => Code::Unmet,
            Self::Cycle { .. } => Code::Cycle,
            Self::Conflict { .. } => Code::Conflict,
            Self::SupersededTwice { .. } => Code::SupersededTwice,
            Self::DoesNotFit { .. } => Code::DoesNotFit,
            Self::RestsOnLeftOut { .. } => Code::RestsOnLeftOut,
        }
    }

    pub(crate) fn why(&self, language: Language) -> String {
        match self {
            Self::Unmet { requirement, available } => {
                let (what, found) = (requirement.show(language), versions(language, available));
                let id = &requirement.id;
                say(
                    language,
                    format!("{what}; {found}. Installeer een versie van `{id}` die past."),
                    format!("{what}; {found}. Install a version of `{id}` that fits."),
                )
            }
            Self::Cycle { plugins } => {
                let mut circle: Vec<_> = plugins.iter().map(|plugin| format!("`{plugin}`")).collect();
                circle.extend(circle.first().cloned());
                let circle = circle.join(" → ");
                say(
                    language,
                    format!(
                        "plugins vereisen elkaar in een kring: {circle}. Haal een van deze vereisten weg; wat beide nodig hebben, hoort in een derde."
                    ),
                    format!(
                        "plugins require each other in a circle: {circle}. Remove one of these requirements; what both need belongs in a third."
                    ),
                )
            }
            Self::Conflict { sides, available } => {
                let sides: Vec<_> = sides.iter().map(|side| side.show(language)).collect();
                let sides = list(language, &sides);
                let found: Vec<_> = available.iter().map(|plugin| format!("`{plugin}`")).collect();
                let found = list(language, &found);
                say(
                    language,
                    format!(
                        "dit gaat niet samen: {sides}; geïnstalleerd is {found}. Installeer versies die samengaan, of maak twee verzamelingen: `vakwerk resolve ID --set NAAM`."
                    ),
                    format!(
                        "these do not go together: {sides}; installed is {found}. Install versions that go together, or make two sets: `vakwerk resolve ID --set NAME`."
                    ),
                )
            }
            Self::SupersededTwice { item, by } => {
                let by: Vec<_> = by.iter().map(|plugin| format!("`{plugin}`")).collect();
                let by = list(language, &by);
                say(
                    language,
                    format!("{by} vervangen allebei `{item}`. Neem er één van in de verzameling."),
                    format!("{by} both replace `{item}`. Take one of them in the set."),
                )
            }
            Self::DoesNotFit { with, faults } => {
                let with: Vec<_> = with.iter().map(|plugin| format!("`{plugin}`")).collect();
                let with = list(language, &with);
                let first = first_of(faults, language);
                say(language, format!("past niet bij {with}: {first}"), format!("does not fit {with}: {first}"))
            }
            Self::RestsOnLeftOut { requirement } => {
                let what = requirement.show(language);
                let id = &requirement.id;
                say(
                    language,
                    format!(
                        "{what}, en `{id}` is buiten de verzameling gelaten. Verhelp eerst wat daar de reden van is."
                    ),
                    format!("{what}, and `{id}` was left out of the set. First remedy the reason for that."),
                )
            }
        }
    }
}

impl Explain for SetFault {
    fn code(&self) -> &'static str {
        self.code().as_str()
    }

    fn explain(&self, language: Language) -> String {
        self.why(language)
    }
}

impl fmt::Display for SetFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.code().as_str(), self.why(Language::En))
    }
}

impl std::error::Error for SetFault {}
