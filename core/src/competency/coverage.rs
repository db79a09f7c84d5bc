//! What a curriculum teaches and assesses of a framework, gaps first.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;

use super::check;
use super::code::Code;
use super::curriculum::{Course, Curriculum, CurriculumFramework, Use};
use super::fault::CompetencyFault;
use super::index::{FrameworkIndex, level_kind, numbered};
use crate::catalogue::{ElementId, ElementKind, LevelKind};
use crate::id::{ItemId, Name};
use crate::text::Text;

/// How far an element is covered; the order is that of gaps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Covered {
    /// Neither taught nor assessed.
    Neither,
    /// Taught, not assessed.
    Taught,
    /// Assessed, not taught.
    Assessed,
    /// Taught and assessed.
    Both,
}

impl Covered {
    fn of(taught: bool, assessed: bool) -> Self {
        match (taught, assessed) {
            (false, false) => Self::Neither,
            (true, false) => Self::Taught,
            (false, true) => Self::Assessed,
            (true, true) => Self::Both,
        }
    }
}

/// One element and the courses that teach or assess it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct CoverageRow {
    /// The element.
    pub element: Name,
    /// What it is: an indicator, competency, task or element of knowledge.
    pub kind: ElementKind,
    /// The number as printed.
    pub number: Option<String>,
    /// Its title or text.
    pub text: Text,
    /// The element it stands under.
    pub parent: Option<Name>,
    /// How far it is covered, by courses that name it itself.
    pub covered: Covered,
    /// The courses that teach it.
    pub taught: Vec<Name>,
    /// The courses that assess it.
    pub assessed: Vec<Name>,
    /// Courses that name only the task or competency above it, which does not count as covering it.
    pub above: Vec<Name>,
    /// Of what stands under it: how many are covered how; absent where nothing does.
    pub parts: Option<Tally>,
}

/// How many elements are covered how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Tally {
    /// Neither taught nor assessed.
    pub neither: u32,
    /// Taught only.
    pub taught: u32,
    /// Assessed only.
    pub assessed: u32,
    /// Taught and assessed.
    pub both: u32,
}

impl Tally {
    /// Counts one more element.
    pub fn count(&mut self, covered: Covered) {
        match covered {
            Covered::Neither => self.neither += 1,
            Covered::Taught => self.taught += 1,
            Covered::Assessed => self.assessed += 1,
            Covered::Both => self.both += 1,
        }
    }

    /// How many are covered so.
    #[must_use]
    pub fn of(self, covered: Covered) -> u32 {
        match covered {
            Covered::Neither => self.neither,
            Covered::Taught => self.taught,
            Covered::Assessed => self.assessed,
            Covered::Both => self.both,
        }
    }

    /// All of them.
    #[must_use]
    pub fn total(self) -> u32 {
        self.neither + self.taught + self.assessed + self.both
    }
}

/// The coverage of one framework.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct FrameworkCoverage {
    /// The framework.
    pub framework: ItemId,
    /// Its edition.
    pub edition: u32,
    /// Its name.
    pub name: Text,
    /// The framework that has taken its place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replaced_by: Option<ItemId>,
    /// Per kind of element, how many are covered how.
    pub totals: BTreeMap<ElementKind, Tally>,
    /// Every task, competency, indicator and element of knowledge, in printed order.
    pub rows: Vec<CoverageRow>,
}

impl FrameworkCoverage {
    /// The rows with gaps first: neither, then taught only, assessed only, both; in printed order within each.
    #[must_use]
    pub fn gaps_first(&self) -> Vec<&CoverageRow> {
        let mut rows: Vec<&CoverageRow> = self.rows.iter().collect();
        rows.sort_by_key(|row| row.covered);
        rows
    }
}

/// What a curriculum covers.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Coverage {
    /// The curriculum.
    pub curriculum: Name,
    /// Its name.
    pub name: Text,
    /// Whether it was made up as an example.
    pub invented: bool,
    /// Per framework, in the order of the curriculum.
    pub frameworks: Vec<FrameworkCoverage>,
}

/// Which courses teach and assess an element.
#[derive(Default)]
struct Named {
    taught: Vec<Name>,
    assessed: Vec<Name>,
}

const COUNTED: [ElementKind; 4] =
    [ElementKind::Task, ElementKind::Competency, ElementKind::Indicator, ElementKind::KnowledgeElement];

impl Coverage {
    /// What `curriculum` covers of the frameworks it names.
    ///
    /// # Errors
    /// Every fault at once: frameworks, editions, elements, levels and stages that are not there, names used twice.
    pub fn of(curriculum: &Curriculum, index: &FrameworkIndex<'_>) -> Result<Self, Vec<CompetencyFault>> {
        let mut faults = Vec::new();
        let named = gather(curriculum, index, &mut faults);
        if !faults.is_empty() {
            return Err(faults);
        }
        let frameworks = curriculum.framework.iter().map(|asked| cover(&asked.id, index, &named)).collect();
        Ok(Self {
            curriculum: curriculum.id.clone(),
            name: curriculum.name.clone(),
            invented: curriculum.invented,
            frameworks,
        })
    }
}

/// Follows every reference of the courses.
fn gather(
    curriculum: &Curriculum,
    index: &FrameworkIndex<'_>,
    faults: &mut Vec<CompetencyFault>,
) -> FxHashMap<ElementId, Named> {
    let mut named: FxHashMap<ElementId, Named> = FxHashMap::default();
    if curriculum.format != 1 {
        let (nl, en) = (
            format!("vorm {} is onbekend; deze versie leest vorm 1.", curriculum.format),
            format!("form {} is not known; this version reads form 1.", curriculum.format),
        );
        faults.push(CompetencyFault::new(Code::Format, "format", nl, en));
    }
    let Some(first) = curriculum.framework.first() else {
        faults.push(CompetencyFault::new(
            Code::NoFramework,
            "framework",
            "het curriculum noemt geen raamwerk; schrijf er een, zoals `[[framework]]` met `id = \"fvb:vaktherapie\"`."
                .into(),
            "the curriculum names no framework; write one, such as `[[framework]]` with `id = \"fvb:vaktherapie\"`."
                .into(),
        ));
        return named;
    };
    for asked in &curriculum.framework {
        let place = format!("framework[{}]", asked.id);
        faults.extend(check::framework(index, &asked.id, Some(asked.edition), &place).err());
    }
    let mut seen: FxHashSet<&Name> = FxHashSet::default();
    for course in &curriculum.course {
        if !seen.insert(&course.id) {
            let id = &course.id;
            faults.push(CompetencyFault::new(
                Code::Duplicate,
                format!("course[{id}]"),
                "twee vakken hebben deze naam; geef elk een eigen naam.".into(),
                "two courses have this name; give each a name of its own.".into(),
            ));
        }
        for (word, uses) in [("taught", &course.taught), ("assessed", &course.assessed)] {
            for used in uses {
                let place = format!("course[{}].{word}", course.id);
                follow(curriculum, first, course, used, word == "taught", index, &place, &mut named, faults);
            }
        }
    }
    named
}

#[expect(clippy::too_many_arguments, reason = "one walk over the courses; a struct for one call would say no more")]
fn follow(
    curriculum: &Curriculum,
    first: &CurriculumFramework,
    course: &Course,
    used: &Use,
    taught: bool,
    index: &FrameworkIndex<'_>,
    place: &str,
    named: &mut FxHashMap<ElementId, Named>,
    faults: &mut Vec<CompetencyFault>,
) {
    for reference in used.written() {
        let id = reference.within(&first.id);
        let found = check::element(index, &id, place).and_then(|found| {
            check::framework(index, &id.framework, reference.edition, place)?;
            if let Some(complexity) = &used.complexity {
                check::complexity(&found, complexity, place)?;
            }
            let asked = curriculum.framework.iter().find(|asked| asked.id == id.framework).unwrap_or(first);
            let scale = match level_kind(found.element.kind) {
                Some(LevelKind::Entrustment) => asked.task_levels.as_ref(),
                Some(LevelKind::Proficiency) => asked.competency_levels.as_ref(),
                None => None,
            };
            match (&used.level, scale) {
                (Some(level), Some(scale_id)) => {
                    let scale = check::scale(index, scale_id, &found, place)?;
                    check::level(scale, scale_id, level, place)?;
                }
                (Some(level), None) => {
                    let kind = found.element.kind.as_str();
                    return Err(CompetencyFault::new(
                        Code::UnknownScale,
                        place,
                        format!("niveau `{level}` bij `{id}` ({kind}): het curriculum noemt daarvoor geen schaal. Schrijf `task-levels` of `competency-levels` bij het raamwerk."),
                        format!("level `{level}` at `{id}` ({kind}): the curriculum names no scale for it. Write `task-levels` or `competency-levels` at the framework."),
                    ));
                }
                (None, _) => {}
            }
            Ok(())
        });
        if let Err(fault) = found {
            faults.push(fault);
            continue;
        }
        let whole = used.all_of.contains(reference);
        let mut open = vec![id];
        while let Some(id) = open.pop() {
            if whole {
                open.extend(index.under(&id));
            }
            let entry = named.entry(id).or_default();
            let list = if taught { &mut entry.taught } else { &mut entry.assessed };
            if list.last() != Some(&course.id) {
                list.push(course.id.clone());
            }
        }
    }
}

fn cover(framework: &ItemId, index: &FrameworkIndex<'_>, named: &FxHashMap<ElementId, Named>) -> FrameworkCoverage {
    let mut totals: BTreeMap<ElementKind, Tally> = BTreeMap::new();
    let mut rows = Vec::new();
    let nothing = Named::default();
    let of = |id: &ElementId| named.get(id).unwrap_or(&nothing);
    let covered = |named: &Named| Covered::of(!named.taught.is_empty(), !named.assessed.is_empty());
    for element in index.elements(framework).iter().filter(|element| COUNTED.contains(&element.kind)) {
        let id = ElementId { framework: framework.clone(), element: element.id.clone() };
        let own = of(&id);
        let above =
            element.parent.map(|parent| of(&ElementId { framework: framework.clone(), element: parent.clone() }));
        let mut parts = Tally::default();
        for part in index.under(&id) {
            parts.count(covered(of(&part)));
        }
        let covered = covered(own);
        totals.entry(element.kind).or_default().count(covered);
        let (number, text) = numbered(element);
        rows.push(CoverageRow {
            element: element.id.clone(),
            kind: element.kind,
            number,
            text,
            parent: element.parent.cloned(),
            covered,
            taught: own.taught.clone(),
            assessed: own.assessed.clone(),
            above: above.map(|above| above.taught.iter().chain(&above.assessed).cloned().collect()).unwrap_or_default(),
            parts: (parts.total() > 0).then_some(parts),
        });
    }
    let known = index.framework(framework);
    FrameworkCoverage {
        framework: framework.clone(),
        edition: known.map_or(0, |known| known.edition),
        name: known.map(|known| known.name.clone()).unwrap_or_default(),
        replaced_by: known.and_then(|known| known.replaced_by.as_ref()).map(|other| other.within(&framework.plugin)),
        totals,
        rows,
    }
}
