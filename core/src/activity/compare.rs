//! Laying the findings of every side beside each other, criterion by criterion.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use super::{ACTIVITY_FORMAT, ActivityFault, ActivityFile, Origin};
use crate::case::{FieldContent, FieldInput, RecordForm, Refusal, fill_in};
use crate::catalogue::{Form, Guard, Item, Pack, Policy};
use crate::id::{ItemId, Name};
use crate::rule::{self, FactTable, Finding, OwnedValue, RuleBook};
use crate::text::Text;

/// The most misfits that are told of one file.
const MISFITS: usize = 20;

/// A side that an activity is compared with: a policy of the pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Side {
    /// Its name inside the pack, such as `therapy`.
    pub id: Name,
    /// What people call it.
    pub name: Text,
}

/// What one criterion points to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pointing {
    /// To this side, and to no other.
    To(Name),
    /// To more than one side.
    Mixed,
    /// To no side, though it was described.
    Neither,
    /// It was not described.
    NotDescribed,
}

/// What the criteria together point to; always to be read with them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Every criterion points to this side.
    To(Name),
    /// Criteria point to more than one side.
    Mixed,
    /// No criterion contradicts another, but not every one points somewhere.
    Undecided,
}

impl Pointing {
    /// The word by which it is known to programs.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::To(side) => side.as_str(),
            Self::Mixed => "mixed",
            Self::Neither => "neither",
            Self::NotDescribed => "not-described",
        }
    }
}

impl Outcome {
    /// The word by which it is known to programs.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::To(side) => side.as_str(),
            Self::Mixed => "mixed",
            Self::Undecided => "undecided",
        }
    }
}

impl Serialize for Pointing {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl Serialize for Outcome {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// One criterion: how the activity was described, and what every side says of that.
#[derive(Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Criterion {
    /// The field of the form.
    pub id: Name,
    /// What people call it.
    pub name: Text,
    /// What was said of the activity; empty where it was not described.
    pub described: Vec<Text>,
    /// Where that comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Origin>,
    /// What a reader should know.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub say: Option<Text>,
    /// What it points to.
    pub points_to: Pointing,
    /// The finding of each side, in the order of the sides.
    pub findings: Vec<Finding>,
}

/// An activity, compared.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Comparison {
    /// The form that was filled in.
    pub form: ItemId,
    /// The sides.
    pub sides: Vec<Side>,
    /// The criteria, in the order of the form.
    pub criteria: Vec<Criterion>,
    /// What they point to together.
    pub outcome: Outcome,
    /// What else the pack's rules say of the description, such as that it lies outside what the source speaks of.
    pub remarks: Vec<Finding>,
}

impl Comparison {
    /// How many criteria point to a side and to no other.
    #[must_use]
    pub fn pointing_to(&self, side: &Name) -> usize {
        self.criteria.iter().filter(|criterion| matches!(&criterion.points_to, Pointing::To(to) if to == side)).count()
    }
}

/// Compares a described activity with the sides of the pack whose form it fills in.
///
/// Every answer comes from the rule engine. The outcome names a side only where every criterion does.
///
/// ```
/// use vakwerk_core::activity::{ActivityFile, compare};
/// use vakwerk_core::explain::Explain;
/// use vakwerk_core::rule::RuleBook;
/// let file: ActivityFile = serde_json::from_str(
///     r#"{"format": 1, "form": "afbakening:activity", "title": {"nl": "Open atelier"},
///         "about": {"nl": "Op dinsdag loopt binnen wie wil."}, "describes": {}}"#,
/// ).unwrap();
/// // Without the pack of the form nothing can be said.
/// let fault = compare(&file, &[], &RuleBook::default()).unwrap_err();
/// assert_eq!(fault.code(), "E0573");
/// ```
///
/// # Errors
/// The file is of another form, does not fit the form it names, or that form's pack compares nothing.
pub fn compare(file: &ActivityFile, packs: &[&Pack], rules: &RuleBook) -> Result<Comparison, ActivityFault> {
    if file.format != ACTIVITY_FORMAT {
        return Err(ActivityFault::Format { found: file.format });
    }
    let pack = packs.iter().find(|pack| pack.manifest.id == file.form.plugin);
    let Some((pack, Item::Form(form))) = pack.and_then(|pack| Some((pack, pack.item(&file.form.item)?))) else {
        return Err(ActivityFault::NoForm { form: file.form.clone() });
    };
    let record = fit(file, packs)?;
    let sides: Vec<&Policy> = pack.contents.policy.iter().filter(|policy| is_side(policy, pack, form)).collect();
    if sides.len() < 2 {
        return Err(ActivityFault::NothingToCompare { form: file.form.clone() });
    }
    let mut facts = FactTable::new();
    let known = record.iter().map(|(name, chosen)| {
        let words = chosen.iter().map(|(id, _)| id.as_str().to_owned().into()).collect::<Vec<_>>();
        (name.clone(), OwnedValue::from(words))
    });
    facts.set_form(file.form.clone(), known.collect());
    let criteria = criteria(file, form, &record, pack, &sides, rules, &facts);
    let remarks = pack
        .contents
        .rule
        .iter()
        .filter(|rule| rule.guards.contains(&Guard::DescribedActivity))
        .filter(|rule| sides.iter().all(|side| form.field.iter().all(|field| rule.id != named(side, &field.id))))
        .filter_map(|rule| rules.evaluate_rule(&pack.full_id(&rule.id), &facts))
        .collect();
    Ok(Comparison {
        form: file.form.clone(),
        sides: sides.iter().map(|side| Side { id: side.id.clone(), name: side.name.clone() }).collect(),
        outcome: together(&criteria),
        criteria,
        remarks,
    })
}

/// The options that were chosen, per field, with their labels.
type Record = BTreeMap<Name, Vec<(Name, Text)>>;

/// Fills in the form field by field, so that every misfit is told at once.
fn fit(file: &ActivityFile, packs: &[&Pack]) -> Result<Record, ActivityFault> {
    let mut record = Record::new();
    let mut refusals: Vec<Refusal> = Vec::new();
    for (field, described) in &file.describes {
        let one = RecordForm {
            id: file.form.item.clone(),
            form: file.form.clone(),
            fields: [(field.clone(), FieldInput::Options(described.is.clone()))].into(),
        };
        match fill_in(&one, packs) {
            Ok(filled) => record.extend(filled.fields.into_iter().filter_map(|field| match field.content {
                FieldContent::Choices(chosen) => {
                    Some((field.field, chosen.iter().map(|one| (one.id.clone(), one.label.clone())).collect()))
                }
                _ => None,
            })),
            Err(refusal) => {
                if !refusals.contains(&refusal) {
                    refusals.push(refusal);
                }
                if refusals.len() == MISFITS {
                    break;
                }
            }
        }
    }
    if refusals.is_empty() { Ok(record) } else { Err(ActivityFault::DoesNotFit { refusals }) }
}

/// The name of a side's rule for a field.
fn named(side: &Policy, field: &Name) -> Name {
    let text = format!("{}-{field}", side.id);
    // A name that is too long is no rule's, so the field is not one that the side speaks of.
    text.parse().unwrap_or_else(|_| side.id.clone())
}

fn is_side(policy: &Policy, pack: &Pack, form: &Form) -> bool {
    form.field.iter().any(|field| {
        let rule = named(policy, &field.id);
        pack.contents.rule.iter().any(|r| r.id == rule && r.guards.contains(&Guard::DescribedActivity))
    })
}

fn criteria(
    file: &ActivityFile,
    form: &Form,
    record: &Record,
    pack: &Pack,
    sides: &[&Policy],
    rules: &RuleBook,
    facts: &FactTable,
) -> Vec<Criterion> {
    let mut criteria = Vec::new();
    for field in &form.field {
        let findings: Vec<(&Policy, Finding)> = sides
            .iter()
            .filter_map(|side| Some((*side, rules.evaluate_rule(&pack.full_id(&named(side, &field.id)), facts)?)))
            .collect();
        if findings.is_empty() {
            continue;
        }
        let described = file.describes.get(&field.id);
        let chosen = record.get(&field.id).map_or(&[][..], Vec::as_slice);
        criteria.push(Criterion {
            id: field.id.clone(),
            name: field.label.clone(),
            described: chosen.iter().map(|(_, label)| label.clone()).collect(),
            from: described.map(|described| described.from),
            say: described.and_then(|described| described.say.clone()),
            points_to: pointing(&findings, !chosen.is_empty()),
            findings: findings.into_iter().map(|(_, finding)| finding).collect(),
        });
    }
    criteria
}

fn pointing(findings: &[(&Policy, Finding)], described: bool) -> Pointing {
    if !described {
        return Pointing::NotDescribed;
    }
    let mut to = findings.iter().filter(|(_, finding)| finding.outcome == rule::Outcome::Satisfied);
    match (to.next(), to.next()) {
        (Some((side, _)), None) => Pointing::To(side.id.clone()),
        (Some(_), Some(_)) => Pointing::Mixed,
        (None, _) => Pointing::Neither,
    }
}

fn together(criteria: &[Criterion]) -> Outcome {
    let mut side: Option<&Name> = None;
    let mut every = true;
    for criterion in criteria {
        match &criterion.points_to {
            Pointing::Mixed => return Outcome::Mixed,
            Pointing::To(to) if side.is_some_and(|side| side != to) => return Outcome::Mixed,
            Pointing::To(to) => side = Some(to),
            Pointing::Neither | Pointing::NotDescribed => every = false,
        }
    }
    match side {
        Some(side) if every => Outcome::To(side.clone()),
        _ => Outcome::Undecided,
    }
}

crate::silent::silent! { Criterion }
