//! The written form of a case script: a case in TOML, act by act, as a person writes it down.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;
use vakwerk_core::case::{Author, Command, Day, Moment};
use vakwerk_core::catalogue::{Format, Respondent};
use vakwerk_core::id::{ItemId, Name, PluginId};
use vakwerk_core::provenance::Citation;
use vakwerk_core::step::Step;
use vakwerk_core::text::Text;
use vakwerk_pack::FileKind;

/// The form of scripts that this version reads.
pub const SCRIPT_FORMAT: u32 = 1;

/// The kind of file that a script is, with its schema.
pub const SCRIPT_KIND: FileKind =
    FileKind::new::<Script>("case-script", "A written-down case: acts in order, each with what should come of it.");

/// A written-down case.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Script {
    /// The form of the script: 1.
    pub format: u32,
    /// The name of the case, and of its file.
    pub case: Name,
    /// The title.
    pub title: Text,
    /// What it is about.
    pub about: Text,
    /// The document that the case is taken from; absent where all of it was invented.
    #[serde(default)]
    pub source: Option<Citation>,
    /// Who acts, by a name of the script's own; `therapist` acts where an act names nobody.
    pub people: BTreeMap<Name, Author>,
    /// What is done, in order.
    pub act: Vec<Act>,
}

/// Where an act comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// It stands in the document that the script names.
    Document,
    /// It was invented, to fill a gap or altogether.
    Invented,
}

/// One act: exactly one of `do`, `start`, `score`, `profile` and `match`.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Act {
    /// The day on which it happened, and was recorded.
    pub on: Day,
    /// Where it comes from.
    pub from: Origin,
    /// Who acts.
    #[serde(default)]
    pub by: Option<Name>,
    /// In which trajectory; absent means the one started last.
    #[serde(default)]
    pub trajectory: Option<Name>,
    /// What a reader should know.
    #[serde(default)]
    pub say: Option<Text>,
    /// A command of the case.
    #[serde(default, rename = "do")]
    pub command: Option<Command>,
    /// Starts a trajectory with the set of plugins at hand.
    #[serde(default)]
    pub start: Option<Start>,
    /// Scores an assessment and records the result.
    #[serde(default)]
    pub score: Option<Score>,
    /// Lets a plugin describe a result or a form, and records the description.
    #[serde(default)]
    pub profile: Option<DrawProfile>,
    /// Shows which interventions fit these goals; records nothing.
    #[serde(default, rename = "match")]
    pub matching: Option<MatchInterventions>,
    /// What must come of it; absent means that it is done.
    #[serde(default)]
    pub expect: Option<Expectation>,
}

/// Starts a trajectory.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Start {
    /// The name of the trajectory.
    pub trajectory: Name,
    /// The discipline.
    pub discipline: ItemId,
    /// The professional framework.
    pub framework: ItemId,
    /// What it is for.
    pub purpose: vakwerk_core::case::Purpose,
    /// With whom.
    pub format: Format,
    /// The step it starts in.
    pub step: Step,
    /// From whom it was taken over.
    #[serde(default)]
    pub taken_over: Option<vakwerk_core::case::TakenOver>,
}

/// Scores an assessment and records the result.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Score {
    /// The name under which the result is recorded.
    pub id: Name,
    /// The assessment.
    pub assessment: ItemId,
    /// The answers in the order of the items; `"-"` for a missing one.
    pub answers: Vec<Answer>,
    /// When in the trajectory.
    pub moment: Moment,
    /// Who answered.
    pub respondent: Respondent,
    /// Values about the person or the occasion that the case does not hold, such as `sex` or `height-cm`.
    #[serde(default)]
    pub inputs: BTreeMap<Name, InputValue>,
    /// Labels of rows that were given at administration.
    #[serde(default)]
    pub rows: Vec<String>,
    /// A remark.
    #[serde(default)]
    pub note: Option<String>,
}

/// An answer: a number, or `"-"` for a missing one.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Answer {
    /// The answer.
    Given(f64),
    /// No answer.
    Missing(MissingMark),
}

/// The mark of a missing answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
pub enum MissingMark {
    /// A hyphen.
    #[serde(rename = "-")]
    Hyphen,
}

/// A value about the person: a number, or the name of a code.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum InputValue {
    /// A number.
    Number(f64),
    /// A code that the assessment declares, such as `female`.
    Code(Name),
}

/// Lets a plugin describe a result or a form: exactly one of `result` and `form`.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct DrawProfile {
    /// The name under which the description is recorded.
    pub id: Name,
    /// The plugin.
    pub plugin: PluginId,
    /// The recorded result.
    #[serde(default)]
    pub result: Option<Name>,
    /// The recorded form.
    #[serde(default)]
    pub form: Option<Name>,
}

/// Shows which interventions fit.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct MatchInterventions {
    /// Recorded goals.
    pub goals: Vec<Name>,
    /// Caution terms that apply to this client, in full.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub cautions: Vec<vakwerk_core::catalogue::TermId>,
}

/// What must come of an act.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Expectation {
    /// It is refused, and at least these rules are among those not met.
    #[serde(default)]
    pub refused_by: Vec<ItemId>,
    /// It is refused with this code, such as `E0510`.
    #[serde(default)]
    pub refused_with: Option<String>,
}
