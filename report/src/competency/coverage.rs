//! What a curriculum covers, on paper: the figures as a picture and as tables, gaps first.

use std::collections::BTreeMap;

use vakwerk_core::catalogue::{ElementId, ElementKind};
use vakwerk_core::competency::{
    Coverage, CoverageRow, Covered, Curriculum, CurriculumFramework, Effect, EffectKind, FrameworkCoverage,
    FrameworkIndex, OtherEdition, Tally, Use,
};
use vakwerk_core::id::Name;
use vakwerk_core::text::Language;

use super::{invented, said};
use crate::document::{Block, Document, Row};
use crate::figure::{Bar, Drawing, Figure};
use crate::say::{listed, pick, sentence};

/// What `curriculum` teaches and assesses: per framework the figures, the gaps, and everything else; then what other
/// editions mean for it, and the courses.
#[must_use]
pub fn coverage_report(
    curriculum: &Curriculum,
    coverage: &Coverage,
    others: &[OtherEdition],
    index: &FrameworkIndex<'_>,
    language: Language,
) -> Document {
    let name = coverage.name.get(language);
    let mut report = Document::new(
        language,
        format!("{}: {name}", pick(language, "Dekking van het curriculum", "Coverage of the curriculum")),
    );
    report.contents = true;
    invented(&mut report, coverage.invented);
    report.say(pick(
        language,
        "Wat de vakken van het beroepskader onderwijzen en toetsen. Een onderdeel telt als een vak het zelf noemt, of \
         iets dat erboven staat met alles eronder. Dekking zegt dat iets aan bod komt, en niet hoe goed.",
        "What the courses teach and assess of the framework. An element counts when a course names it, or something \
         above it with everything under it. Coverage says that something has a place, and not how well it is done.",
    ));
    let writer = Writer { curriculum, index, language };
    coverage.frameworks.iter().for_each(|framework| writer.framework(&mut report, framework));
    others.iter().for_each(|other| writer.edition(&mut report, other));
    writer.courses(&mut report);
    report
}

struct Writer<'a> {
    curriculum: &'a Curriculum,
    index: &'a FrameworkIndex<'a>,
    language: Language,
}

impl Writer<'_> {
    fn framework(&self, report: &mut Document, framework: &FrameworkCoverage) {
        let language = self.language;
        let edition = pick(language, "editie", "edition");
        let name = framework.name.get(language);
        report.chapter(format!("{name} ({}, {edition} {})", framework.framework, framework.edition));
        if let Some(other) = &framework.replaced_by {
            let words = pick(language, "Dit kader is vervangen door", "The place of this framework was taken by");
            report.push(Block::Notice(format!("{words} {other}.")));
        }
        let totals =
            framework.totals.iter().map(|(kind, tally)| self.counted(sentence(said(kind.plural(), language)), tally));
        let caption = pick(language, "Hoeveel van wat er is, aan bod komt", "How much of what there is has a place");
        let rows = totals.collect();
        report.push(Block::Table { caption: caption.into(), head: self.head(pick(language, "Wat", "What")), rows });
        self.picture(report, framework);
        let gaps = framework.gaps_first();
        for covered in Covered::ALL {
            let of: Vec<&CoverageRow> = gaps.iter().copied().filter(|row| row.covered == covered).collect();
            if of.is_empty() {
                continue;
            }
            let (words, count) = (said(covered.words(), language), of.len());
            report.section(match covered {
                Covered::Neither => format!("{}: {words} ({count})", pick(language, "Gaten", "Gaps")),
                _ => format!("{} ({count})", sentence(words)),
            });
            let rows = of.into_iter().map(|row| self.row(row)).collect();
            report.push(Block::Table {
                caption: sentence(words),
                head: [
                    pick(language, "Onderdeel", "Element"),
                    pick(language, "Onderwezen in", "Taught in"),
                    pick(language, "Getoetst in", "Assessed in"),
                ]
                .map(ToOwned::to_owned)
                .into(),
                rows,
            });
        }
        if gaps.iter().all(|row| row.covered != Covered::Neither) {
            report.say(pick(language, "Er zijn geen gaten.", "There are no gaps."));
        }
    }

    fn head(&self, first: &str) -> Row {
        let mut head = vec![first.to_owned()];
        head.extend(Covered::ALL.map(|covered| sentence(said(covered.words(), self.language))));
        head.push(pick(self.language, "Samen", "Together").to_owned());
        head
    }

    fn counted(&self, name: String, tally: &Tally) -> Row {
        let mut row = vec![name];
        row.extend(Covered::ALL.map(|covered| tally.of(covered).to_string()));
        row.push(tally.total().to_string());
        row
    }

    /// How far the parts of every task, competency and domain of knowledge are covered.
    fn parts(&self, framework: &FrameworkCoverage) -> Vec<(String, Tally)> {
        let mut domains: BTreeMap<usize, (String, Tally)> = BTreeMap::new();
        let mut order: Vec<&Name> = Vec::new();
        let mut all = Vec::new();
        for row in &framework.rows {
            if let Some(parts) = row.parts.filter(|_| row.kind != ElementKind::Indicator) {
                all.push((named(&row.element, row.text.get(self.language)), parts));
            }
            let Some(parent) = row.parent.as_ref().filter(|_| row.kind == ElementKind::KnowledgeElement) else {
                continue;
            };
            let at = order.iter().position(|known| *known == parent).unwrap_or(order.len());
            if at == order.len() {
                order.push(parent);
            }
            let (_, tally) = domains.entry(at).or_insert_with(|| {
                let id = ElementId { framework: framework.framework.clone(), element: parent.clone() };
                let title = self.index.get(&id).map(|found| found.element.text.get(self.language));
                (named(parent, title.unwrap_or_default()), Tally::default())
            });
            tally.count(row.covered);
        }
        all.extend(domains.into_values());
        all
    }

    fn picture(&self, report: &mut Document, framework: &FrameworkCoverage) {
        let language = self.language;
        let parts = self.parts(framework);
        if parts.is_empty() {
            return;
        }
        let classes: Vec<String> = Covered::ALL.map(|covered| said(covered.words(), language).to_owned()).into();
        let empty = parts.iter().filter(|(_, tally)| tally.neither == tally.total()).count();
        let full = parts.iter().filter(|(_, tally)| tally.both == tally.total()).count();
        let all = parts.len();
        let description = match language {
            Language::Nl => format!(
                "Een liggende balk voor elk van {all} taken, competenties en kennisdomeinen; de lengte is hoeveel delen er zijn. Van links naar rechts: wit is geen van beide, gestreept alleen onderwezen, gestippeld alleen getoetst, donker onderwezen en getoetst. Erachter staat hoeveel van de delen aan bod komen. Van {empty} komt geen enkel deel aan bod; van {full} is elk deel onderwezen en getoetst. De tabel hieronder noemt dezelfde getallen."
            ),
            Language::En => format!(
                "A bar for each of {all} tasks, competencies and domains of knowledge, as long as it has parts. From left to right: white is neither, hatched is taught only, dotted is assessed only, dark is taught and assessed. Behind it stands how many of the parts have a place. Of {empty} no part has a place; of {full} every part is taught and assessed. The table below gives the same numbers."
            ),
        };
        let bar = |(label, tally): &(String, Tally)| Bar {
            label: label.clone(),
            counts: Covered::ALL.map(|covered| tally.of(covered)).into(),
        };
        report.push(Block::Figure(Figure {
            title: pick(language, "Dekking van de delen, per onderdeel", "Coverage of the parts, per element")
                .to_owned(),
            description,
            drawing: Drawing::Shares { classes, bars: parts.iter().map(bar).collect() },
        }));
        report.push(Block::Table {
            caption: pick(language, "De getallen bij de figuur", "The numbers of the figure").to_owned(),
            head: self.head(pick(language, "Onderdeel", "Element")),
            rows: parts.into_iter().map(|(label, tally)| self.counted(label, &tally)).collect(),
        });
    }

    fn row(&self, row: &CoverageRow) -> Row {
        let text = named(&row.element, row.text.get(self.language));
        let above = (row.covered == Covered::Neither && !row.above.is_empty()).then(|| {
            let words = pick(self.language, "wat erboven staat wel, in", "what stands above it has, in");
            format!("{text}\n({words} {})", self.names(&row.above))
        });
        vec![above.unwrap_or(text), self.names(&row.taught), self.names(&row.assessed)]
    }

    /// What people call these courses, each once.
    fn names(&self, ids: &[Name]) -> String {
        let mut seen = Vec::new();
        for id in ids {
            let course = self.curriculum.course.iter().find(|course| course.id == *id);
            let name = course.map_or(id.as_str(), |course| course.name.get(self.language));
            if !seen.contains(&name) {
                seen.push(name);
            }
        }
        if seen.is_empty() { "–".to_owned() } else { seen.join(", ") }
    }

    /// What another edition means: the gravest first, with the courses that must be looked at.
    fn edition(&self, report: &mut Document, other: &OtherEdition) {
        let language = self.language;
        let (id, before, now) = (&other.framework, other.before, other.now);
        report.chapter(match language {
            Language::Nl => format!("Van {id} editie {before} naar editie {now}"),
            Language::En => format!("From {id} edition {before} to edition {now}"),
        });
        if other.effects.is_empty() {
            report.say(pick(language, "Er verandert niets.", "Nothing changes."));
        }
        report.push(Block::Table {
            caption: pick(
                language,
                "Wat er anders is, en welke vakken daarom moeten worden nagekeken",
                "What is different, and which courses must be looked at for it",
            )
            .to_owned(),
            head: [
                pick(language, "Wat", "What"),
                pick(language, "Onderdeel", "Element"),
                pick(language, "Kijk na", "Look at"),
            ]
            .map(ToOwned::to_owned)
            .into(),
            rows: other.effects.iter().map(|effect| self.effect(effect)).collect(),
        });
    }

    fn effect(&self, effect: &Effect) -> Row {
        let language = self.language;
        let text = effect.now.as_ref().or(effect.before.as_ref()).map(|text| text.get(language)).unwrap_or_default();
        let mut element = named(&effect.element, text);
        if !effect.to.is_empty() {
            let names: Vec<&str> = effect.to.iter().map(Name::as_str).collect();
            element.push_str(&format!("\n→ {}", names.join(", ")));
        }
        if let Some(before) = effect.before.as_ref().filter(|_| effect.kind == EffectKind::Reworded) {
            element.push_str(&format!("\n(was: {})", before.get(language)));
        }
        let courses = match effect.courses.as_slice() {
            [] => pick(language, "geen vak noemt het", "no course names it").to_owned(),
            courses => self.names(courses),
        };
        vec![sentence(said(effect.kind.words(), language)), element, courses]
    }

    /// The courses with what each names, at what level and how complex.
    fn courses(&self, report: &mut Document) {
        let language = self.language;
        let row = |course: &vakwerk_core::competency::Course| {
            let year = course.year.map_or_else(|| "–".to_owned(), |year| year.to_string());
            vec![course.name.get(language).to_owned(), year, self.uses(&course.taught), self.uses(&course.assessed)]
        };
        let rows: Vec<Row> = self.curriculum.course.iter().map(row).collect();
        if rows.is_empty() {
            return;
        }
        report.chapter(pick(language, "Wat elk vak noemt", "What each course names"));
        report.push(Block::Table {
            caption: pick(
                language,
                "De vakken, met niveau en complexiteit waar het curriculum ze noemt",
                "The courses, with level and complexity where the curriculum names them",
            )
            .to_owned(),
            head: [
                pick(language, "Vak", "Course"),
                pick(language, "Jaar", "Year"),
                pick(language, "Onderwijst", "Teaches"),
                pick(language, "Toetst", "Assesses"),
            ]
            .map(ToOwned::to_owned)
            .into(),
            rows,
        });
    }

    fn uses(&self, uses: &[Use]) -> String {
        if uses.is_empty() {
            return "–".to_owned();
        }
        uses.iter().map(|used| self.used(used)).collect::<Vec<_>>().join("\n")
    }

    fn used(&self, used: &Use) -> String {
        let whole = pick(self.language, "met alles eronder", "with everything under it");
        let mut parts: Vec<String> = used.elements.iter().map(ToString::to_string).collect();
        parts.extend(used.all_of.iter().map(|reference| format!("{reference} ({whole})")));
        let mut text = listed(&parts, self.language);
        if let Some(level) = &used.level {
            text.push_str(&format!(": {}", self.level(level)));
        }
        if let Some(complexity) = &used.complexity {
            text.push_str(&format!("; {}", self.complexity(complexity)));
        }
        text
    }

    /// What people see of a level, from the scales that the curriculum names.
    fn level(&self, level: &Name) -> String {
        let scales = |asked: &CurriculumFramework| [asked.task_levels.clone(), asked.competency_levels.clone()];
        let mut scales = self.curriculum.framework.iter().flat_map(scales).flatten();
        let found = scales.find_map(|id| self.index.scale(&id)?.level.iter().find(|known| known.id == *level));
        found.map_or_else(|| level.to_string(), |known| known.label.get(self.language).to_owned())
    }

    fn complexity(&self, complexity: &Name) -> String {
        let mut stages =
            self.curriculum.framework.iter().filter_map(|asked| self.index.framework(&asked.id)).flat_map(|f| &f.stage);
        let found = stages.find(|stage| stage.id == *complexity);
        found.map_or_else(|| complexity.to_string(), |stage| stage.name.get(self.language).to_owned())
    }
}

fn named(element: &Name, text: &str) -> String {
    format!("{element} {text}").trim_end().to_owned()
}
