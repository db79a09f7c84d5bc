//! Canvas outcomes: tasks as groups and competencies as outcomes, so that the matrix of a profile fits exactly.

use vakwerk_core::catalogue::{Competency, Framework, LevelScale};
use vakwerk_core::id::Name;
use vakwerk_core::text::Text;

use crate::fault::ExchangeFault;
use crate::loss::{Loss, LossKind, frame, report};
use crate::setting::Setting;

/// The columns before the ratings.
const COLUMNS: [&str; 11] = [
    "vendor_guid",
    "object_type",
    "title",
    "description",
    "friendly_description",
    "display_name",
    "parent_guids",
    "calculation_method",
    "mastery_points",
    "workflow_state",
    "ratings",
];

/// The longest friendly description that Canvas takes, in characters.
const FRIENDLY: usize = 255;

/// A framework as Canvas outcomes, with what the table cannot carry.
///
/// The framework, its groups and its tasks become groups; a competency becomes an outcome under every task that calls
/// for it, or under its own group where no task does. Parents stand before their children. A later result takes the
/// place of an earlier one: levels are never averaged.
///
/// # Errors
/// No scale of levels is there: an outcome needs ratings.
pub fn canvas(framework: &Framework, setting: &Setting<'_>) -> Result<(String, Vec<Loss>), ExchangeFault> {
    let scale = setting.scales.iter().find(|scale| scale.kind == vakwerk_core::catalogue::LevelKind::Proficiency);
    let scale = scale.or_else(|| setting.scales.first()).ok_or(ExchangeFault::NoScale)?;
    let full = setting.full_id(framework).to_string();
    let guid = |name: &Name| format!("{full}/{name}");
    let mut table = Table { rows: Vec::new(), ratings: scale.level.len() };
    table.group(&full, &framework.name, &framework.description.nl, None, "");
    // A group without tasks is needed only where a competency has nothing else to stand under.
    let under_tasks = |c: &Competency| framework.task.iter().any(|task| task.competencies.contains(&c.id));
    for group in &framework.group {
        let tasks = framework.task.iter().any(|task| task.group.as_ref() == Some(&group.id));
        let alone = framework.competency.iter().any(|c| c.group.as_ref() == Some(&group.id) && !under_tasks(c));
        if tasks || alone {
            table.group(&guid(&group.id), &group.title, "", group.number.as_deref(), &full);
        }
    }
    for task in &framework.task {
        let parent = task.group.as_ref().map_or_else(|| full.clone(), &guid);
        let acts: Vec<&str> = task.indicator.iter().map(|indicator| indicator.text.nl.as_str()).collect();
        table.group(&guid(&task.id), &task.title, &listed(&acts), task.number.as_deref(), &parent);
    }
    for competency in &framework.competency {
        let tasks = framework.task.iter().filter(|task| task.competencies.contains(&competency.id));
        let mut parents: Vec<String> = tasks.map(|task| guid(&task.id)).collect();
        if parents.is_empty() {
            parents.push(competency.group.as_ref().map_or_else(|| full.clone(), &guid));
        }
        table.outcome(&guid(&competency.id), competency, &parents.join(" "), scale);
    }
    Ok((table.text(), losses(framework, setting)))
}

struct Table {
    rows: Vec<Vec<String>>,
    ratings: usize,
}

impl Table {
    fn add(&mut self, start: [&str; 10], ratings: impl IntoIterator<Item = String>) {
        let mut row: Vec<String> = start.into_iter().map(ToOwned::to_owned).collect();
        row.extend(ratings);
        row.resize(COLUMNS.len() - 1 + 2 * self.ratings.max(1), String::new());
        self.rows.push(row);
    }

    fn group(&mut self, guid: &str, title: &Text, description: &str, number: Option<&str>, parent: &str) {
        let shown = numbered(number, &title.nl);
        self.add([guid, "group", &shown, description, "", "", parent, "", "", "active"], []);
    }

    fn outcome(&mut self, guid: &str, competency: &Competency, parents: &str, scale: &LevelScale) {
        let title = numbered(competency.number.as_deref(), &competency.title.nl);
        let indicators: Vec<&str> = competency.indicator.iter().map(|indicator| indicator.text.nl.as_str()).collect();
        let friendly: String = competency.title.nl.chars().take(FRIENDLY).collect();
        let mastery = scale.rank(&scale.proficient_from).unwrap_or(scale.level.len()).to_string();
        let ratings = scale.level.iter().enumerate().rev();
        let ratings = ratings.flat_map(|(at, level)| [(at + 1).to_string(), level.label.nl.clone()]);
        let number = competency.number.as_deref().unwrap_or_default();
        let description = listed(&indicators);
        self.add(
            [guid, "outcome", &title, &description, &friendly, number, parents, "latest", &mastery, "active"],
            ratings.collect::<Vec<_>>(),
        );
    }

    fn text(&self) -> String {
        let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
        let mut header: Vec<String> = COLUMNS.iter().map(|column| (*column).to_owned()).collect();
        header.resize(COLUMNS.len() - 1 + 2 * self.ratings.max(1), String::new());
        for line in std::iter::once(&header).chain(&self.rows) {
            // Writing to memory does not fail, and every line has as many columns.
            let _ = writer.write_record(line);
        }
        String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
    }
}

fn numbered(number: Option<&str>, title: &str) -> String {
    number.map_or_else(|| title.to_owned(), |number| format!("{number} {title}"))
}

/// Indicators as a list in HTML.
fn listed(texts: &[&str]) -> String {
    if texts.is_empty() {
        return String::new();
    }
    let escaped = |text: &&str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    format!("<ul>{}</ul>", texts.iter().map(|text| format!("<li>{}</li>", escaped(text))).collect::<String>())
}

fn losses(framework: &Framework, setting: &Setting<'_>) -> Vec<Loss> {
    let elements = || framework.elements();
    let others = framework.knowledge.iter().map(|domain| 1 + domain.element.len()).sum::<usize>()
        + framework.list.iter().map(|list| 1 + list.item.len()).sum::<usize>();
    let written = framework.relation.len();
    let frame = frame(framework);
    let double = framework.competency.iter().filter(|competency| {
        let group = competency.group.is_some();
        group && framework.task.iter().any(|task| task.competencies.contains(&competency.id))
    });
    report([
        (
            LossKind::Language,
            elements().filter(|e| e.text.en.is_some()).count(),
            "Engelse teksten: #",
            "English texts: #",
        ),
        (
            LossKind::ListTitle,
            elements().filter(|e| e.list_title.is_some()).count(),
            "titels uit de lijst: #",
            "titles of the list: #",
        ),
        (
            LossKind::Indicator,
            framework.indicators().count(),
            "indicatoren: #; ze staan in de beschrijving en zijn niet apart te beoordelen",
            "indicators: #; they stand in the description and cannot be assessed apart",
        ),
        (
            LossKind::Element,
            others + double.count(),
            "kenniselementen, lijsten en plaatsen in een groep van competenties: #",
            "knowledge elements, lists and places in a group of competencies: #",
        ),
        (LossKind::Relation, written, "verbanden buiten de matrix: #", "relations outside the matrix: #"),
        (
            LossKind::Provenance,
            elements().filter(|e| e.place.is_some()).count(),
            "plaatsen in de bron: #",
            "places in the source: #",
        ),
        (
            LossKind::Frame,
            frame,
            "stappen, fasen, registers, handelingen die taken raken en opmerkingen over de bron: #",
            "steps, stages, registers, acts that touch tasks and remarks on the source: #",
        ),
        (
            LossKind::Scale,
            setting.scales.len().saturating_sub(1),
            "andere niveauschalen: #; Canvas neemt er één",
            "other scales of levels: #; Canvas takes one",
        ),
    ])
}
