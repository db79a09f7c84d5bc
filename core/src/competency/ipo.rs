//! The cycle of professional development: its reports, and what counts for a register within its period.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::code::Code;
use super::entry::RegisterActivity;
use super::fault::CompetencyFault;
use super::index::FrameworkIndex;
use super::point::NARRATIVE_LIMIT;
use super::portfolio::Portfolio;
use crate::case::{Day, Pseudonym};
use crate::catalogue::{CriterionUnit, ElementId, Register};
use crate::id::{ItemId, Name};
use crate::text::Text;

/// Which report of the cycle (BCP: individueel professioneel ontwikkelplan).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum IpoReportKind {
    /// Reflectieverslag: reflecting and analysing.
    Reflection,
    /// Ontwikkelplan: goals and plan.
    DevelopmentPlan,
    /// Evaluatieverslag: evaluating and judging.
    Evaluation,
}

impl IpoReportKind {
    /// The kinds in the order of the cycle.
    pub const ALL: [Self; 3] = [Self::Reflection, Self::DevelopmentPlan, Self::Evaluation];
}

/// A report of one cycle of professional development.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct IpoReport {
    /// Its name, unique in the portfolio.
    pub id: Name,
    /// The cycle, counted from 1.
    pub cycle: u32,
    /// Which report.
    pub kind: IpoReportKind,
    /// When it was written.
    pub on: Day,
    /// By whom: the subject.
    pub by: Pseudonym,
    /// The elements it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub elements: Vec<ElementId>,
    /// The text; nothing of a client.
    pub text: String,
    /// The data points it rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub points: Vec<Name>,
}

impl IpoReport {
    /// Whether it can be added: its text, and that the report before it in the cycle is there.
    ///
    /// # Errors
    /// The first fault.
    pub fn check(&self, portfolio: &Portfolio) -> Result<(), CompetencyFault> {
        let fault = |code, nl: &str, en: &str| Err(CompetencyFault::new(code, self.id.as_str(), nl.into(), en.into()));
        if self.text.trim().is_empty() {
            return fault(Code::Incomplete, "een verslag heeft tekst; schrijf die.", "a report has a text; write it.");
        }
        if self.text.len() > 5 * NARRATIVE_LIMIT {
            return fault(
                Code::TooLong,
                "het verslag is langer dan 50.000 bytes; kort het in.",
                "the report is longer than 50,000 bytes; shorten it.",
            );
        }
        if let Some(unknown) = self.points.iter().find(|point| portfolio.standing(point).is_none()) {
            let nl = format!("gegevenspunt `{unknown}` staat niet in het portfolio.");
            let en = format!("data point `{unknown}` is not in the portfolio.");
            return Err(CompetencyFault::new(Code::UnknownPoint, self.id.as_str(), nl, en));
        }
        let before = match self.kind {
            IpoReportKind::Reflection => return Ok(()),
            IpoReportKind::DevelopmentPlan => IpoReportKind::Reflection,
            IpoReportKind::Evaluation => IpoReportKind::DevelopmentPlan,
        };
        if portfolio.reports().any(|report| report.cycle == self.cycle && report.kind == before) {
            return Ok(());
        }
        fault(
            Code::Incomplete,
            "de cyclus loopt van reflectie naar plan naar evaluatie; schrijf eerst het verslag dat ervoor komt.",
            "the cycle runs from reflection to plan to evaluation; write the report that comes before it first.",
        )
    }
}

/// How much of one criterion was gathered in a period.
#[derive(Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct RegisterCount {
    /// The criterion.
    pub criterion: Name,
    /// Its name.
    pub name: Text,
    /// In what it is counted; absent where the source prints none.
    pub unit: Option<CriterionUnit>,
    /// How much was gathered.
    pub gathered: f64,
    /// The least that is asked; absent where the source prints none.
    pub minimum: Option<f64>,
}

/// A period of a register.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct RegisterPeriod {
    /// The first day.
    pub from: Day,
    /// The day after the last; absent where the source prints no period.
    pub until: Option<Day>,
    /// Per criterion, in printed order.
    pub counts: Vec<RegisterCount>,
}

/// A register with what was gathered for it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Registered {
    /// The framework that has the register.
    pub framework: ItemId,
    /// The register.
    pub register: Name,
    /// Its name.
    pub name: Text,
    /// The period, and what was gathered in it.
    #[serde(flatten)]
    pub period: RegisterPeriod,
}

impl Portfolio {
    /// What was gathered for every register of the frameworks that are worked towards.
    #[must_use]
    pub fn register_periods(&self, index: &FrameworkIndex<'_>, today: Day) -> Vec<Registered> {
        let mut all = Vec::new();
        for framework in self.opened().into_iter().flat_map(|opened| &opened.frameworks) {
            for register in index.framework(framework).map_or(&[][..], |known| &known.register) {
                if let Some(period) = self.register_period(framework, register, today) {
                    let (name, register) = (register.name.clone(), register.id.clone());
                    all.push(Registered { framework: framework.clone(), register, name, period });
                }
            }
        }
        all
    }

    /// What was gathered for a register in the period in which `today` falls; `None` when no beginning was recorded.
    #[must_use]
    pub fn register_period(&self, framework: &ItemId, register: &Register, today: Day) -> Option<RegisterPeriod> {
        let since = self.opened()?.register_since?;
        let years = i64::from(register.period_years.unwrap_or(0));
        let mut from = since.date();
        let mut until = None;
        if years > 0 {
            let span = jiff::Span::new().try_years(years).ok()?;
            let mut end = from.checked_add(span).ok()?;
            while end <= today.date() {
                from = end;
                end = from.checked_add(span).ok()?;
            }
            until = Some(Day::new(end));
        }
        let from = Day::new(from);
        let falls = |activity: &&RegisterActivity| {
            activity.framework == *framework
                && activity.register == register.id
                && activity.on >= from
                && until.is_none_or(|until| activity.on < until)
        };
        let mut gathered: BTreeMap<&Name, f64> = BTreeMap::new();
        for activity in self.activities().filter(falls) {
            *gathered.entry(&activity.criterion).or_default() += activity.amount;
        }
        let counts = register.criterion.iter().map(|criterion| RegisterCount {
            criterion: criterion.id.clone(),
            name: criterion.name.clone(),
            unit: criterion.unit,
            gathered: gathered.get(&criterion.id).copied().unwrap_or_default(),
            minimum: criterion.minimum,
        });
        Some(RegisterPeriod { from, until, counts: counts.collect() })
    }
}

crate::silent::silent! { IpoReport RegisterCount }
