//! The three reports of the cycle of professional development, each with what the portfolio holds for it.

use vakwerk_core::access::SinkFault;
use vakwerk_core::case::Day;
use vakwerk_core::catalogue::ElementId;
use vakwerk_core::competency::{
    Asked, Decision, ElementSummary, FrameworkIndex, IpoCycle, IpoReport, IpoReportKind, Portfolio, RegisterActivity,
};
use vakwerk_core::text::Language;

use super::asked::{asked_line, enough};
use super::gathered::{is_own, levels, own, points};
use super::portfolio::{begun, decision, registers, written};
use super::{called, said};
use crate::document::{Block, Document, Row};
use crate::reading::PortfolioReading;
use crate::say::{day, number, pick, sentence};

/// One report of a cycle: the subject's own text, and beside it what the portfolio holds.
///
/// A text that was not written yet is asked for, and what was gathered stands ready for writing it. Nothing is judged.
///
/// # Errors
/// The access cannot be written down; then nothing is written.
pub fn ipo_report(
    of: &PortfolioReading<'_>,
    index: &FrameworkIndex<'_>,
    kind: IpoReportKind,
    number: u32,
    asked: &Asked,
    today: Day,
    language: Language,
) -> Result<Document, SinkFault> {
    let portfolio = of.told()?;
    let (words, whose) = (sentence(said(kind.words(), language)), pick(language, "van", "of"));
    let mut report = begun(portfolio, &format!("{words} {whose}"), language);
    let cycle = portfolio.cycle(number);
    let phase = match kind {
        IpoReportKind::Reflection => pick(language, "1: reflecteren en analyseren", "1: reflecting and analysing"),
        IpoReportKind::DevelopmentPlan => {
            pick(language, "2: doelen stellen en plannen", "2: setting goals and planning")
        }
        IpoReportKind::Evaluation => pick(language, "4: evalueren en beoordelen", "4: evaluating and judging"),
    };
    report.push(Block::Facts(vec![
        (pick(language, "Cyclus", "Cycle").to_owned(), number.to_string()),
        (pick(language, "Fase van de IPO-cyclus", "Phase of the IPO cycle").to_owned(), phase.to_owned()),
        (pick(language, "Dagen die erbij horen", "Days that belong to it").to_owned(), days(&cycle, language)),
    ]));
    let writer = Writer { portfolio, index, asked, today, cycle };
    writer.text(&mut report, kind);
    match kind {
        IpoReportKind::Reflection => writer.reflection(&mut report),
        IpoReportKind::DevelopmentPlan => writer.plan(&mut report),
        IpoReportKind::Evaluation => writer.evaluation(&mut report),
    }
    Ok(report)
}

fn days(cycle: &IpoCycle<'_>, language: Language) -> String {
    let after = cycle.after.map(|on| format!("{} {}", pick(language, "na", "after"), day(on, language)));
    let until = cycle.until.map(|on| format!("{} {}", pick(language, "tot en met", "to"), day(on, language)));
    let parts: Vec<String> = after.into_iter().chain(until).collect();
    if parts.is_empty() { pick(language, "alle tot nu toe", "all so far").to_owned() } else { parts.join(" ") }
}

struct Writer<'p> {
    portfolio: &'p Portfolio,
    index: &'p FrameworkIndex<'p>,
    asked: &'p Asked,
    today: Day,
    cycle: IpoCycle<'p>,
}

impl<'p> Writer<'p> {
    /// The text itself, with what it is about; or that it is still to be written.
    fn text(&self, report: &mut Document, kind: IpoReportKind) {
        let language = report.language;
        let mut any = false;
        for one in self.cycle.of(kind) {
            any = true;
            report.chapter(format!("{} {}", pick(language, "Geschreven op", "Written on"), day(one.on, language)));
            report.push(Block::Quote(one.text.clone()));
            let about = one.elements.iter().map(|id| called(self.index, id, None, language)).collect();
            if !one.elements.is_empty() {
                report.say(pick(language, "Het gaat over:", "It is about:"));
            }
            report.push(Block::List(about));
        }
        if !any {
            report.push(Block::Notice(pick(
                language,
                "Dit verslag is nog niet geschreven. Hieronder staat wat het portfolio ervoor heeft; voeg de tekst toe \
                 als [[report]] met `vakwerk competency portfolio --add`.",
                "This report is not written yet. Below stands what the portfolio holds for it; add the text as \
                 [[report]] with `vakwerk competency portfolio --add`.",
            ).to_owned()));
        }
    }

    /// The reports of the cycle that came before, in their own words.
    fn before(&self, report: &mut Document, kind: IpoReportKind) {
        let language = report.language;
        let earlier: Vec<&IpoReport> = self.cycle.of(kind).collect();
        if earlier.is_empty() {
            return;
        }
        report.chapter(sentence(said(kind.words(), language)));
        earlier.into_iter().for_each(|one| written(report, one));
    }

    /// The elements that reports of the cycle name, or all for which there is evidence where they name none.
    fn elements(&self) -> Vec<ElementSummary> {
        let mut named: Vec<&ElementId> = self.cycle.reports.iter().flat_map(|report| &report.elements).collect();
        named.sort();
        named.dedup();
        let mut all = self.portfolio.summary(self.index).elements;
        all.retain(|one| if named.is_empty() { one.points > 0 } else { named.contains(&&one.element) });
        all
    }

    fn reflection(&self, report: &mut Document) {
        let language = report.language;
        let named: Vec<_> = self.cycle.of(IpoReportKind::Reflection).flat_map(|report| &report.points).collect();
        let rests_on = |id| named.is_empty() || named.contains(&id);
        let gathered: Vec<_> = self.cycle.points(self.portfolio).filter(|point| rests_on(&point.id)).collect();
        if gathered.iter().any(|point| !is_own(point)) {
            report.chapter(pick(language, "Wat anderen zagen", "What others saw"));
            let caption = pick(language, "Feedback van anderen", "Feedback of others");
            points(report, caption, gathered.iter().copied().filter(|point| !is_own(point)), self.index);
        }
        if gathered.iter().any(|point| is_own(point)) {
            report.chapter(pick(language, "Wat iemand er zelf van zag", "What one saw oneself"));
            let caption = pick(language, "Over eigen werk", "About own work");
            points(report, caption, gathered.iter().copied().filter(|point| is_own(point)), self.index);
        }
        // A reflection looks at everything that someone said of themselves, also beside what it is about.
        let summary = self.portfolio.summary(self.index);
        own(report, &summary.elements.iter().collect::<Vec<_>>(), self.index);
    }

    fn plan(&self, report: &mut Document) {
        let language = report.language;
        self.before(report, IpoReportKind::Reflection);
        let elements = self.elements();
        let rows: Vec<Row> = elements
            .iter()
            .map(|one| {
                let sufficiency = self.portfolio.sufficiency(&one.element, &self.asked.criteria);
                vec![called(self.index, &one.element, Some(&one.text), language), enough(&sufficiency, language)]
            })
            .collect();
        if !rows.is_empty() {
            report.chapter(pick(language, "Wat er nog te verzamelen is", "What is still to be gathered"));
            report.say(asked_line(self.asked, language));
            report.push(Block::Table {
                caption: pick(language, "Per onderdeel van deze cyclus", "Per element of this cycle").to_owned(),
                head: vec![
                    pick(language, "Onderdeel", "Element").to_owned(),
                    pick(language, "Genoeg voor een besluit?", "Enough for a decision?").to_owned(),
                ],
                rows,
            });
        }
        registers(report, self.portfolio, self.index, self.today);
    }

    fn evaluation(&self, report: &mut Document) {
        let language = report.language;
        self.before(report, IpoReportKind::DevelopmentPlan);
        let since = self.cycle.of(IpoReportKind::DevelopmentPlan).map(|report| report.on).min();
        let falls = |on: Day| self.cycle.holds(on) && since.is_none_or(|since| on >= since);
        let mut gathered = self.cycle.points(self.portfolio).filter(|point| falls(point.on)).peekable();
        if gathered.peek().is_some() {
            report.chapter(pick(language, "Wat er sinds het plan bij kwam", "What was added since the plan"));
            let caption = pick(language, "Gegevenspunten vanaf het plan", "Data points from the plan on");
            points(report, caption, gathered, self.index);
        }
        let elements = self.elements();
        if !elements.is_empty() {
            report.chapter(pick(language, "Waar het nu staat", "Where it stands now"));
            levels(report, &elements.iter().collect::<Vec<_>>(), self.index);
        }
        let done: Vec<&RegisterActivity> = self.portfolio.activities().filter(|one| falls(one.on)).collect();
        let rows: Vec<Row> = done
            .into_iter()
            .map(|one| vec![one.label.clone(), day(one.on, language), number(one.amount, language)])
            .collect();
        if !rows.is_empty() {
            report.chapter(pick(language, "Wat er is gedaan", "What was done"));
        }
        report.push(Block::Table {
            caption: pick(
                language,
                "Activiteiten die voor het register tellen",
                "Activities that count for the register",
            )
            .to_owned(),
            head: [
                pick(language, "Activiteit", "Activity"),
                pick(language, "Op", "On"),
                pick(language, "Hoeveel", "How much"),
            ]
            .map(ToOwned::to_owned)
            .into(),
            rows,
        });
        let decisions: Vec<&Decision> = self.portfolio.decisions().filter(|one| falls(one.on)).collect();
        if !decisions.is_empty() {
            report.chapter(pick(language, "Besluiten", "Decisions"));
            decisions.into_iter().for_each(|one| decision(report, one, self.index));
        }
    }
}
