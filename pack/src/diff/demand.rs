//! Which version and which editions a change demands, and what is said where they are lower.

use std::collections::BTreeSet;

use semver::Version;
use vakwerk_core::catalogue::{Item, LocalId, Pack};
use vakwerk_core::explain::Explain;
use vakwerk_core::id::{Name, PluginId};
use vakwerk_core::text::{Language, Text};

use super::{Change, Level};
use crate::code::Code;
use crate::problem::both;

/// The lowest version that may carry a change of this level.
///
/// Before 1.0.0 the second number takes the place of the first, as ranges of versions read it; a pre-release
/// promises nothing, so any later version may follow it.
///
/// ```
/// use vakwerk_pack::diff::{Level, least_version};
/// let least = |old: &str, level| least_version(&old.parse().unwrap(), Some(level)).to_string();
/// assert_eq!(least("1.4.2", Level::Major), "2.0.0");
/// assert_eq!(least("1.4.2", Level::Minor), "1.5.0");
/// assert_eq!(least("0.4.2", Level::Major), "0.5.0");
/// assert_eq!(least("2.0.0-rc.1", Level::Major), "2.0.0-rc.1");
/// ```
#[must_use]
pub fn least_version(old: &Version, level: Option<Level>) -> Version {
    let Some(level) = level else { return old.clone() };
    if !old.pre.is_empty() {
        return old.clone();
    }
    let (major, minor, patch) = (old.major, old.minor, old.patch);
    match level {
        Level::Major if major == 0 => Version::new(0, minor.saturating_add(1), 0),
        Level::Major => Version::new(major.saturating_add(1), 0, 0),
        Level::Minor if major > 0 => Version::new(major, minor.saturating_add(1), 0),
        Level::Minor | Level::Patch => Version::new(major, minor, patch.saturating_add(1)),
    }
}

/// An item whose meaning changed while its edition did not rise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditionTooLow {
    /// The item, under the name it has now.
    pub item: Name,
    /// The edition it had.
    pub old: u32,
    /// The edition it has.
    pub new: u32,
}

/// Why a later version of a pack may not carry its changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VersionFault {
    /// They are two packs.
    OtherPack {
        /// The id of the one.
        old: PluginId,
        /// The id of the other.
        new: PluginId,
    },
    /// The version is too low.
    Version {
        /// The pack.
        id: PluginId,
        /// The earlier version.
        old: Box<Version>,
        /// The later version.
        new: Box<Version>,
        /// The lowest that would do.
        least: Box<Version>,
        /// The largest change.
        level: Level,
    },
    /// An edition is too low.
    Edition(EditionTooLow),
}

impl VersionFault {
    /// The code.
    #[must_use]
    pub fn code(&self) -> Code {
        match self {
            Self::OtherPack { .. } => Code::OtherPack,
            Self::Version { .. } => Code::VersionTooLow,
            Self::Edition(_) => Code::EditionTooLow,
        }
    }

    pub(super) fn text(&self) -> Text {
        match self {
            Self::OtherPack { old, new } => both(
                format!("`{old}` en `{new}` zijn twee pakketten; vergelijk twee versies van één pakket."),
                format!("`{old}` and `{new}` are two packs; compare two versions of one."),
            ),
            Self::Version { id, old, new, .. } if new < old => both(
                format!(
                    "van `{id}` is {new} lager dan {old}: een versie gaat nooit omlaag. Staan oud en nieuw misschien andersom?"
                ),
                format!(
                    "of `{id}`, {new} is lower than {old}: a version never falls. Are old and new the other way round?"
                ),
            ),
            Self::Version { id, old, new, least, level } => {
                let (nl, en) = match level {
                    Level::Major => ("een wijziging van betekenis", "a change of meaning"),
                    Level::Minor => ("een toevoeging", "an addition"),
                    Level::Patch => ("een wijziging in de tekst", "a change of wording"),
                };
                both(
                    format!(
                        "`{id}` {new} is te laag na {old}: er is {nl}, en die vraagt minstens {least}. Zet `version = \"{least}\"` in `vakwerk.toml`."
                    ),
                    format!(
                        "`{id}` {new} is too low after {old}: there is {en}, which asks for {least} at least. Put `version = \"{least}\"` in `vakwerk.toml`."
                    ),
                )
            }
            Self::Edition(EditionTooLow { item, old, new }) => {
                let least = old.saturating_add(1);
                both(
                    format!(
                        "`{item}` betekent iets anders dan in editie {old}, maar heeft editie {new}. Zet `edition = {least}` bij `{item}`."
                    ),
                    format!(
                        "`{item}` means something else than in edition {old}, but has edition {new}. Put `edition = {least}` with `{item}`."
                    ),
                )
            }
        }
    }
}

impl Explain for VersionFault {
    fn code(&self) -> &'static str {
        self.code().as_str()
    }

    fn explain(&self, language: Language) -> String {
        self.text().get(language).to_owned()
    }
}

impl std::fmt::Display for VersionFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.code().as_str(), self.explain(Language::En))
    }
}

impl std::error::Error for VersionFault {}

/// The items whose edition must rise and did not, and those whose edition fell.
pub(super) fn editions(changes: &[Change], old: &Pack, new: &Pack) -> Vec<EditionTooLow> {
    let due: BTreeSet<&Name> = changes.iter().filter(|change| change.edition).filter_map(|c| c.item.as_ref()).collect();
    let due = due.into_iter().filter_map(|item| {
        let before = old.item(item).and_then(Item::edition)?;
        let name = LocalId { item: item.clone(), part: None };
        let present = new.manifest.present_name(&name, &old.manifest.version).item;
        let after = new.item(&present).and_then(Item::edition)?;
        (after <= before).then_some(EditionTooLow { item: present, old: before, new: after })
    });
    due.collect()
}
