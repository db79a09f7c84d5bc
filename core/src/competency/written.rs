//! Evidence and decisions as people write them in TOML, made into what a portfolio holds.
//!
//! What people write and what a portfolio keeps are two promises: each has its own fields, though many are alike, so that
//! one can grow without the other.

use serde::{Deserialize, Serialize};

use super::check;
use super::code::Code;
use super::decision::{Decision, Member, Stake};
use super::entry::{Entry, RegisterActivity};
use super::fault::CompetencyFault;
use super::index::FrameworkIndex;
use super::ipo::{IpoReport, IpoReportKind};
use super::point::{Assessor, AssessorRole, Attachment, DataPoint, Method, Target};
use super::sufficiency::Sufficiency;
use crate::case::{Day, Pseudonym};
use crate::catalogue::ElementId;
use crate::id::{ItemId, Name};

/// An element, with the level that was given where one was.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WrittenTarget {
    /// The element: `fvb:vaktherapie/t3`.
    pub element: ElementId,
    /// The scale of the level: `algemeen:entrustment`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scale: Option<ItemId>,
    /// The level on that scale.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<Name>,
}

/// A data point (`[[data-point]]`); it is about whoever the portfolio is of.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WrittenPoint {
    /// Its name, unique in the portfolio.
    pub id: Name,
    /// Who gave it: a pseudonym, never a name.
    pub assessor: Pseudonym,
    /// In what role.
    pub role: AssessorRole,
    /// Whether the assessor is independent of the subject's guidance and results.
    #[serde(default)]
    pub independent: bool,
    /// The day of the work.
    pub on: Day,
    /// How it was seen.
    pub method: Method,
    /// What it says something about.
    pub targets: Vec<WrittenTarget>,
    /// How complex the work was: a stage of the framework.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub complexity: Option<Name>,
    /// What was seen and what comes next; nothing of a client.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub narrative: String,
    /// Files that belong to it and are kept elsewhere.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<Attachment>,
    /// The earlier data point whose place it takes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supersedes: Option<Name>,
}

/// A report of the cycle of professional development (`[[report]]`).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WrittenReport {
    /// Its name, unique in the portfolio.
    pub id: Name,
    /// The cycle, counted from 1.
    pub cycle: u32,
    /// Which report.
    pub kind: IpoReportKind,
    /// When it was written.
    pub on: Day,
    /// The elements it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub elements: Vec<ElementId>,
    /// The text; nothing of a client.
    pub text: String,
    /// The data points it rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub points: Vec<Name>,
}

/// What is added to a portfolio at once.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Evidence {
    /// The form of the file; this version reads 1.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 1)))]
    pub format: u32,
    /// Data points.
    #[serde(default)]
    pub data_point: Vec<WrittenPoint>,
    /// Reports of the cycle of professional development.
    #[serde(default)]
    pub report: Vec<WrittenReport>,
    /// What counts for a register.
    #[serde(default)]
    pub activity: Vec<RegisterActivity>,
}

/// A decision on evidence.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WrittenDecision {
    /// The form of the file; this version reads 1.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 1)))]
    pub format: u32,
    /// Its name, unique in the portfolio.
    pub id: Name,
    /// When it was taken.
    pub on: Day,
    /// What hangs on it.
    pub stake: Stake,
    /// What it is about, with the level that is granted where one is.
    pub target: WrittenTarget,
    /// What was decided, in a few words.
    pub outcome: String,
    /// Who decided.
    pub committee: Vec<Member>,
    /// The data points that were considered.
    pub points: Vec<Name>,
    /// Why, in words.
    pub rationale: String,
    /// Why it was taken though the evidence was not yet enough.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub despite: Option<String>,
}

impl WrittenTarget {
    fn target(&self, index: &FrameworkIndex<'_>, place: &str) -> Result<Target, CompetencyFault> {
        let level = match (&self.scale, &self.level) {
            (Some(scale), Some(level)) => Some((scale, level)),
            (None, None) => None,
            _ => {
                return Err(CompetencyFault::new(
                    Code::Incomplete,
                    place,
                    "een niveau staat op een schaal; schrijf `scale` en `level` allebei, of geen van beide.".into(),
                    "a level stands on a scale; write both `scale` and `level`, or neither.".into(),
                ));
            }
        };
        Target::of(index, self.element.clone(), level)
            .map_err(|fault| CompetencyFault { place: format!("{place}: {}", fault.place), ..fault })
    }
}

fn form(format: u32) -> Result<(), CompetencyFault> {
    if format == 1 {
        return Ok(());
    }
    let nl = format!("vorm {format} is onbekend; deze versie leest vorm 1.");
    let en = format!("form {format} is not known; this version reads form 1.");
    Err(CompetencyFault::new(Code::Format, "format", nl, en))
}

impl Evidence {
    /// The entries of a portfolio that this makes, in the order data points, reports, activities.
    ///
    /// # Errors
    /// Every reference that leads nowhere, at once.
    pub fn entries(&self, subject: &Pseudonym, index: &FrameworkIndex<'_>) -> Result<Vec<Entry>, Vec<CompetencyFault>> {
        let mut faults: Vec<CompetencyFault> = form(self.format).err().into_iter().collect();
        let mut entries = Vec::new();
        for point in &self.data_point {
            let place = format!("data-point[{}]", point.id);
            let mut targets = Vec::new();
            for written in &point.targets {
                match written.target(index, &place) {
                    Ok(target) => targets.push(target),
                    Err(fault) => faults.push(fault),
                }
            }
            if let (Some(complexity), Some(first)) = (&point.complexity, point.targets.first()) {
                let found = check::element(index, &first.element, &place);
                faults.extend(found.and_then(|found| check::complexity(&found, complexity, &place)).err());
            }
            entries.push(Entry::DataPoint(Box::new(DataPoint {
                id: point.id.clone(),
                subject: subject.clone(),
                assessor: Assessor {
                    pseudonym: point.assessor.clone(),
                    role: point.role,
                    independent: point.independent,
                },
                on: point.on,
                method: point.method,
                targets,
                complexity: point.complexity.clone(),
                narrative: point.narrative.clone(),
                attachments: point.attachments.clone(),
                supersedes: point.supersedes.clone(),
                from: None,
            })));
        }
        for report in &self.report {
            let place = format!("report[{}]", report.id);
            faults.extend(report.elements.iter().filter_map(|id| check::element(index, id, &place).err()));
            entries.push(Entry::Report(Box::new(IpoReport {
                id: report.id.clone(),
                cycle: report.cycle,
                kind: report.kind,
                on: report.on,
                by: subject.clone(),
                elements: report.elements.clone(),
                text: report.text.clone(),
                points: report.points.clone(),
            })));
        }
        for activity in &self.activity {
            faults.extend(check_activity(activity, index).err());
            entries.push(Entry::Activity(activity.clone()));
        }
        if faults.is_empty() { Ok(entries) } else { Err(faults) }
    }
}

impl WrittenDecision {
    /// The decision that this makes, before it is checked on a portfolio.
    ///
    /// # Errors
    /// Its target leads nowhere, or the form is not known.
    pub fn decision(&self, subject: &Pseudonym, index: &FrameworkIndex<'_>) -> Result<Decision, CompetencyFault> {
        form(self.format)?;
        Ok(Decision {
            id: self.id.clone(),
            subject: subject.clone(),
            on: self.on,
            stake: self.stake,
            target: self.target.target(index, "target")?,
            outcome: self.outcome.clone(),
            committee: self.committee.clone(),
            points: self.points.clone(),
            rationale: self.rationale.clone(),
            despite: self.despite.clone(),
            sufficiency: Sufficiency::default(),
        })
    }
}

fn check_activity(activity: &RegisterActivity, index: &FrameworkIndex<'_>) -> Result<(), CompetencyFault> {
    let place = format!("activity[{}]", activity.id);
    check::framework(index, &activity.framework, None, &place)?;
    let registers = index.framework(&activity.framework).map_or(&[][..], |known| &known.register);
    let known = registers
        .iter()
        .filter(|register| register.id == activity.register)
        .flat_map(|register| &register.criterion)
        .any(|criterion| criterion.id == activity.criterion);
    if known {
        return Ok(());
    }
    let all: Vec<String> = registers
        .iter()
        .flat_map(|register| register.criterion.iter().map(move |one| format!("{}/{}", register.id, one.id)))
        .collect();
    let (asked, all) = (format!("{}/{}", activity.register, activity.criterion), all.join(", "));
    let framework = &activity.framework;
    Err(CompetencyFault::new(
        Code::UnknownCriterion,
        place,
        format!("`{asked}` is geen criterium van het register van `{framework}`; die zijn: {all}."),
        format!("`{asked}` is no criterion of the register of `{framework}`, which has: {all}."),
    ))
}

crate::silent::silent! { WrittenTarget WrittenPoint WrittenReport Evidence WrittenDecision }
