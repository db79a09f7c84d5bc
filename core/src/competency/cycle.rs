//! Cycles of professional development: which reports and which days belong to one.

use super::ipo::{IpoReport, IpoReportKind};
use super::point::DataPoint;
use super::portfolio::Portfolio;
use crate::case::Day;

/// One cycle of professional development, from reflection to evaluation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IpoCycle<'p> {
    /// Its number, counted from 1.
    pub number: u32,
    /// The day of the evaluation that closed an earlier cycle; what lies after it belongs to this one.
    pub after: Option<Day>,
    /// The day of its own evaluation; absent while it runs.
    pub until: Option<Day>,
    /// Its reports, in their order.
    pub reports: Vec<&'p IpoReport>,
}

impl<'p> IpoCycle<'p> {
    /// Its reports of a kind, in their order.
    pub fn of(&self, kind: IpoReportKind) -> impl Iterator<Item = &'p IpoReport> {
        self.reports.iter().copied().filter(move |report| report.kind == kind)
    }

    /// Whether a day belongs to it.
    #[must_use]
    pub fn holds(&self, day: Day) -> bool {
        self.after.is_none_or(|after| day > after) && self.until.is_none_or(|until| day <= until)
    }

    /// The data points that stand and were gathered in it, in the order in which they were added.
    pub fn points(&self, portfolio: &'p Portfolio) -> impl Iterator<Item = &'p DataPoint> {
        portfolio.points().iter().filter(|point| self.holds(point.on) && portfolio.stands(point))
    }
}

impl Portfolio {
    /// A cycle, also where nothing was written in it yet.
    #[must_use]
    pub fn cycle(&self, number: u32) -> IpoCycle<'_> {
        let closed = |of: &dyn Fn(u32) -> bool| {
            let evaluations = self.reports().filter(|report| report.kind == IpoReportKind::Evaluation);
            evaluations.filter(|report| of(report.cycle)).map(|report| report.on).max()
        };
        IpoCycle {
            number,
            after: closed(&|cycle| cycle < number),
            until: closed(&|cycle| cycle == number),
            reports: self.reports().filter(|report| report.cycle == number).collect(),
        }
    }

    /// The number of the last cycle in which something was written; 1 before the first.
    #[must_use]
    pub fn last_cycle(&self) -> u32 {
        self.reports().map(|report| report.cycle).max().unwrap_or(1)
    }
}
