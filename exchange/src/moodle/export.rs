//! Writes a framework for Moodle, and says what Moodle's table cannot carry.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;
use vakwerk_core::catalogue::{Element, ElementKind, Framework, LevelScale};

use super::{COLUMNS, CUT};
use crate::fault::ExchangeFault;
use crate::loss::{Loss, LossKind, frame, report};
use crate::setting::Setting;

/// A framework as Moodle's CSV, with what the table cannot carry.
///
/// Groups, tasks, competencies, indicators, knowledge and lists become competencies of Moodle, each under what it
/// stands in; every ID number is the name of an element. Relations become cross-references, which Moodle reads in both
/// directions and without their kind.
///
/// # Errors
/// No scale of levels is there: Moodle wants one with a default and a proficient value.
pub fn export_moodle(framework: &Framework, setting: &Setting<'_>) -> Result<(String, Vec<Loss>), ExchangeFault> {
    let scale = setting.scales.first().ok_or(ExchangeFault::NoScale)?;
    let names: BTreeSet<&str> = framework.elements().map(|element| element.id.as_str()).collect();
    let mut related: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let relations: Vec<_> = framework.relations().collect();
    for relation in relations.iter().filter(|r| r.from.framework.is_none() && r.to.framework.is_none()) {
        // Moodle loses a reference to an ID number that is not there without a word.
        if let (Some(from), true) =
            (names.get(relation.from.element.as_str()), names.contains(relation.to.element.as_str()))
        {
            related.entry(*from).or_default().insert(relation.to.element.as_str().replace(',', "%2C"));
        }
    }
    let mut table = Table::new(framework, scale);
    for element in framework.elements() {
        let parent = element.parent.map_or("", |parent| parent.as_str());
        let references = related.get(element.id.as_str());
        let references = references.map(|all| all.iter().cloned().collect::<Vec<_>>().join(",")).unwrap_or_default();
        table.row(parent, &element, &references);
    }
    let lost = losses(framework, setting, relations.len(), table.cut);
    Ok((table.text(), lost))
}

struct Table {
    rows: Vec<[String; 14]>,
    cut: usize,
}

impl Table {
    fn new(framework: &Framework, scale: &LevelScale) -> Self {
        let values: Vec<&str> = scale.level.iter().map(|level| level.label.nl.as_str()).collect();
        let mut first = [const { String::new() }; 14];
        first[1] = framework.id.to_string();
        first[2] = cut(&framework.name.nl).0;
        first[3] = html(&framework.description.nl);
        first[4] = "1".into();
        // Moodle separates the values of a scale by commas.
        first[5] = values.iter().map(|value| value.replace(',', ";")).collect::<Vec<_>>().join(",");
        first[6] = configuration(scale);
        first[12] = "1".into();
        first[13] = "domain,competency,indicator,indicator".into();
        Self { rows: vec![first], cut: 0 }
    }

    fn row(&mut self, parent: &str, element: &Element<'_>, references: &str) {
        let title = match element.number.filter(|_| element.kind != ElementKind::Indicator) {
            Some(number) => format!("{number} {}", element.text.nl),
            None => element.text.nl.clone(),
        };
        let (short, was_cut) = cut(&title);
        self.cut += usize::from(was_cut);
        let mut row = [const { String::new() }; 14];
        row[0] = parent.into();
        row[1] = element.id.to_string();
        row[2] = short;
        row[3] = description(element);
        row[4] = "1".into();
        row[10] = references.into();
        self.rows.push(row);
    }

    fn text(&self) -> String {
        let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
        let lines = std::iter::once(COLUMNS.map(ToOwned::to_owned)).chain(self.rows.iter().cloned());
        for line in lines {
            // Writing to memory does not fail, and every line has as many columns.
            let _ = writer.write_record(&line);
        }
        String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
    }
}

/// Which value is the default, and from which value on someone is proficient; the first entry names the scale there.
fn configuration(scale: &LevelScale) -> String {
    let from = scale.rank(&scale.proficient_from).unwrap_or(scale.level.len());
    let values = (1..=scale.level.len())
        .map(|rank| json!({ "id": rank, "scaledefault": u8::from(rank == 1), "proficient": u8::from(rank >= from) }));
    serde_json::Value::from_iter(std::iter::once(json!({ "scaleid": "" })).chain(values)).to_string()
}

fn cut(text: &str) -> (String, bool) {
    if text.chars().count() <= CUT {
        return (text.to_owned(), false);
    }
    (text.chars().take(CUT - 1).chain(['…']).collect(), true)
}

fn description(element: &Element<'_>) -> String {
    let mut parts = vec![html(&element.text.nl)];
    parts.extend(element.list_title.map(|title| format!("<p>In de lijst: {}</p>", escaped(&title.nl))));
    parts.extend(element.place.map(|place| format!("<p>{}</p>", escaped(place))));
    parts.concat()
}

fn html(text: &str) -> String {
    format!("<p>{}</p>", escaped(text))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn losses(framework: &Framework, setting: &Setting<'_>, relations: usize, cut: usize) -> Vec<Loss> {
    let english = framework.elements().filter(|element| element.text.en.is_some()).count();
    let marked = framework.elements().filter(|element| element.provenance.is_some()).count();
    let frame = frame(framework);
    report([
        (LossKind::Language, english, "Engelse teksten: #", "English texts: #"),
        (
            LossKind::CutTitle,
            cut,
            "titels die op 100 tekens zijn afgekapt: #; de hele titel staat in de beschrijving",
            "titles that were cut at 100 characters: #; the whole title is in the description",
        ),
        (
            LossKind::Relation,
            relations,
            "verbanden zonder hun soort, en in beide richtingen: #",
            "relations without their kind, and in both directions: #",
        ),
        (LossKind::Provenance, marked, "herkomsten: #", "provenances: #"),
        (
            LossKind::Frame,
            frame,
            "stappen, fasen, registers, handelingen die taken raken en opmerkingen over de bron: #",
            "steps, stages, registers, acts that touch tasks and remarks on the source: #",
        ),
        (
            LossKind::Scale,
            setting.scales.len().saturating_sub(1),
            "andere niveauschalen: #; Moodle neemt er één",
            "other scales of levels: #; Moodle takes one",
        ),
    ])
}
