//! A portfolio: the fold of its entries, in their order; nothing in it is ever changed.

use std::fmt;

use rustc_hash::FxHashMap;

use super::code::Code;
use super::decision::Decision;
use super::entry::{Entry, Opened, ProposalAnswered, RegisterActivity};
use super::fault::CompetencyFault;
use super::ipo::IpoReport;
use super::point::{DataPoint, Target};
use super::seen::{Numbers, Seen};
use crate::catalogue::ElementId;
use crate::id::Name;

/// What someone has gathered.
///
/// Printed for a developer it says how many data points there are, and nothing of them.
#[derive(Clone, Default)]
pub struct Portfolio {
    opened: Option<Opened>,
    points: Vec<DataPoint>,
    decisions: Vec<Decision>,
    answers: Vec<ProposalAnswered>,
    reports: Vec<IpoReport>,
    activities: Vec<RegisterActivity>,
    by_name: FxHashMap<Name, usize>,
    superseded: FxHashMap<Name, Name>,
    /// For each data point, whether a later one took its place.
    gone: Vec<bool>,
    by_element: FxHashMap<ElementId, Vec<Seen>>,
    numbers: Numbers,
}

impl fmt::Debug for Portfolio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Portfolio({} data points)", self.points.len())
    }
}

impl Portfolio {
    /// Whether `entry` may be added.
    ///
    /// # Errors
    /// It is about someone else, refers to what is not there, uses a name twice, or is refused by itself.
    pub fn check(&self, entry: &Entry) -> Result<(), CompetencyFault> {
        let fault =
            |code, place: &str, nl: &str, en: &str| Err(CompetencyFault::new(code, place, nl.into(), en.into()));
        let Some(opened) = &self.opened else {
            return match entry {
                Entry::Opened(_) => Ok(()),
                _ => fault(
                    Code::NotOpened,
                    "portfolio",
                    "een portfolio begint met van wie het is; open het eerst.",
                    "a portfolio begins with whose it is; open it first.",
                ),
            };
        };
        let subject = match entry {
            Entry::Opened(_) => {
                return fault(
                    Code::NotOpened,
                    "portfolio",
                    "dit portfolio is al geopend; voeg er aan toe.",
                    "this portfolio was opened before; add to it.",
                );
            }
            Entry::DataPoint(point) => Some((&point.subject, &point.id)),
            Entry::Decision(decision) => Some((&decision.subject, &decision.id)),
            Entry::Report(report) => Some((&report.by, &report.id)),
            Entry::ProposalAnswered(_) | Entry::Activity(_) => None,
        };
        if let Some((_, id)) = subject.filter(|(subject, _)| **subject != opened.subject) {
            return fault(
                Code::OtherSubject,
                id.as_str(),
                "dit gaat over iemand anders dan het portfolio; voeg het toe aan dat van die persoon.",
                "this is about someone else than the portfolio; add it to theirs.",
            );
        }
        if let Some(name) = name(entry).filter(|name| self.names(name)) {
            return fault(
                Code::Duplicate,
                name.as_str(),
                "deze naam is in het portfolio al gebruikt; kies een andere.",
                "this name was used in the portfolio before; choose another.",
            );
        }
        match entry {
            Entry::DataPoint(point) => self.check_point(point),
            Entry::ProposalAnswered(answered) if self.answer(&answered.proposal).is_some() => fault(
                Code::AnsweredBefore,
                answered.proposal.as_str(),
                "dit voorstel is al beantwoord; een gegevenspunt verbetert u met een nieuw gegevenspunt.",
                "this proposal was answered before; correct a data point by a new one that supersedes it.",
            ),
            Entry::Report(report) => report.check(self),
            Entry::Activity(activity) if !(activity.amount.is_finite() && activity.amount > 0.0) => fault(
                Code::Incomplete,
                activity.id.as_str(),
                "geef een hoeveelheid groter dan 0.",
                "give an amount above 0.",
            ),
            _ => Ok(()),
        }
    }

    fn check_point(&self, point: &DataPoint) -> Result<(), CompetencyFault> {
        point.check()?;
        let Some(earlier) = &point.supersedes else { return Ok(()) };
        match self.standing(earlier) {
            None => Err(CompetencyFault::new(
                Code::UnknownPoint,
                point.id.as_str(),
                format!("het vervangt `{earlier}`, maar dat staat niet in het portfolio."),
                format!("it supersedes `{earlier}`, which is not in the portfolio."),
            )),
            Some(Some(by)) => Err(CompetencyFault::new(
                Code::Superseded,
                point.id.as_str(),
                format!("het vervangt `{earlier}`, maar dat is al vervangen door `{by}`; vervang dat."),
                format!("it supersedes `{earlier}`, which is superseded by `{by}` already; supersede that one."),
            )),
            Some(None) => Ok(()),
        }
    }

    /// Adds an entry; whatever was written is taken in, so that a portfolio can always be read.
    pub fn apply(&mut self, entry: Entry) {
        match entry {
            Entry::Opened(opened) => {
                self.opened.get_or_insert(opened);
            }
            Entry::DataPoint(point) => {
                let at = self.points.len();
                self.gone.push(self.superseded.contains_key(&point.id));
                self.by_name.entry(point.id.clone()).or_insert(at);
                if let Some(earlier) = &point.supersedes {
                    self.superseded.insert(earlier.clone(), point.id.clone());
                    let place = self.by_name.get(earlier).and_then(|at| self.gone.get_mut(*at));
                    place.into_iter().for_each(|gone| *gone = true);
                }
                for (place, target) in point.targets.iter().enumerate() {
                    let seen = self.numbers.seen((at, &point), (place, target));
                    match self.by_element.get_mut(&target.element) {
                        Some(all) => all.push(seen),
                        None => drop(self.by_element.insert(target.element.clone(), vec![seen])),
                    }
                }
                self.points.push(*point);
            }
            Entry::ProposalAnswered(answered) => self.answers.push(answered),
            Entry::Decision(decision) => self.decisions.push(*decision),
            Entry::Report(report) => self.reports.push(*report),
            Entry::Activity(activity) => self.activities.push(activity),
        }
    }

    /// Whose it is; `None` before the first entry.
    #[must_use]
    pub fn opened(&self) -> Option<&Opened> {
        self.opened.as_ref()
    }

    /// Every data point, superseded ones too, in the order in which they were added.
    #[must_use]
    pub fn points(&self) -> &[DataPoint] {
        &self.points
    }

    /// The data points that stand and name the element, in the order in which they were added.
    pub fn direct(&self, element: &ElementId) -> impl Iterator<Item = &DataPoint> {
        let mut last = None;
        // A data point may name an element twice, with levels of two scales.
        let places = self.seen(element).filter(move |seen| last.replace(seen.point) != Some(seen.point));
        places.filter_map(|seen| self.points.get(seen.point as usize))
    }

    /// What is counted of the data points that stand and name the element, in the order in which they were added.
    pub(super) fn seen(&self, element: &ElementId) -> impl Iterator<Item = &Seen> {
        let all = self.by_element.get(element).map_or(&[][..], Vec::as_slice);
        all.iter().filter(|seen| self.gone.get(seen.point as usize) == Some(&false))
    }

    /// How many data points stand.
    pub(super) fn standing_points(&self) -> usize {
        self.gone.iter().filter(|gone| !**gone).count()
    }

    /// The target that was counted.
    pub(super) fn target(&self, seen: &Seen) -> Option<&Target> {
        self.points.get(seen.point as usize)?.targets.get(seen.target as usize)
    }

    /// The elements that any data point names.
    pub fn elements(&self) -> impl Iterator<Item = &ElementId> {
        self.by_element.keys()
    }

    /// Whether no later data point took its place.
    #[must_use]
    pub fn stands(&self, point: &DataPoint) -> bool {
        self.superseded.is_empty() || !self.superseded.contains_key(&point.id)
    }

    /// Nothing when there is no such data point; else the one that superseded it, where one did.
    #[must_use]
    pub fn standing(&self, name: &Name) -> Option<Option<&Name>> {
        self.by_name.get(name).map(|_| self.superseded.get(name))
    }

    /// The decisions, in their order.
    pub fn decisions(&self) -> impl Iterator<Item = &Decision> {
        self.decisions.iter()
    }

    /// The reports of the cycle of professional development, in their order.
    pub fn reports(&self) -> impl Iterator<Item = &IpoReport> {
        self.reports.iter()
    }

    /// What counts for a register, in its order.
    pub fn activities(&self) -> impl Iterator<Item = &RegisterActivity> {
        self.activities.iter()
    }

    /// The answer to a proposal, where there is one.
    #[must_use]
    pub fn answer(&self, proposal: &Name) -> Option<&ProposalAnswered> {
        self.answers.iter().find(|answered| answered.proposal == *proposal)
    }

    fn names(&self, name: &Name) -> bool {
        self.by_name.contains_key(name)
            || self.decisions.iter().any(|decision| decision.id == *name)
            || self.reports.iter().any(|report| report.id == *name)
            || self.activities.iter().any(|activity| activity.id == *name)
    }
}

fn name(entry: &Entry) -> Option<&Name> {
    match entry {
        Entry::DataPoint(point) => Some(&point.id),
        Entry::Decision(decision) => Some(&decision.id),
        Entry::Report(report) => Some(&report.id),
        Entry::Activity(activity) => Some(&activity.id),
        Entry::Opened(_) | Entry::ProposalAnswered(_) => None,
    }
}
