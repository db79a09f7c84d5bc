//! What stands in an event besides its line: every label, score, band and source as they were recorded.

use serde_json::Value;
use vakwerk_core::case::{BandReading, ClassReading, FormRecorded, Payload, ResultRecorded, ScaleScore};
use vakwerk_core::text::{Language, Text};

use crate::became::move_lines;
use crate::evaluation::field_text;
use crate::say::pick;

/// The lines under an event's own line, readable without any plugin: scores with their range, bands with band set and
/// source, fields of forms, and what the event refers to with version and edition.
#[must_use]
pub(crate) fn event_details(payload: &Payload, language: Language) -> Vec<String> {
    let mut lines = match payload {
        Payload::ResultRecorded(result) => result_lines(result, language),
        Payload::FormRecorded(form) => form_lines(form, language),
        Payload::SetMoved(set) => set.changes.iter().flat_map(|plugin| move_lines(plugin, language).1).collect(),
        Payload::Corrected(correction) => {
            let line = crate::line::event_line(&correction.replacement, language);
            let mut lines = vec![format!("{} {line}", pick(language, "nu:", "now:"))];
            lines.extend(event_details(&correction.replacement, language));
            lines
        }
        other => decided_lines(other, language),
    };
    if !matches!(payload, Payload::Corrected(_)) {
        let raw = payload.to_raw().ok();
        let content: Option<Value> = raw.and_then(|raw| serde_json::from_str(raw.get()).ok());
        content.iter().for_each(|content| references(content, language, &mut lines));
    }
    lines
}

/// What the rules concluded, each with where it is written, and the reasons that were given.
fn decided_lines(payload: &Payload, language: Language) -> Vec<String> {
    let (reasons, findings) = match payload {
        Payload::StepEntered(c) => (&c.reasons, &c.decided_on),
        Payload::TrajectoryClosed(c) => (&c.reasons, &c.decided_on),
        Payload::PlanAgreed(c) => (&c.reasons, &c.decided_on),
        Payload::EvaluationRecorded(c) => (&c.reasons, &c.decided_on),
        Payload::CommunicationSent(c) => (&c.reasons, &c.decided_on),
        Payload::OutcomeDataUsed(c) => (&c.reasons, &c.decided_on),
        _ => return Vec::new(),
    };
    let concluded = findings.iter().map(|finding| {
        let rule = &finding.rule;
        let written = rule.written_in.first().map_or_else(String::new, |written| {
            let parts = written.title.iter().chain(&written.place).map(String::as_str);
            let parts: Vec<&str> = parts.chain([written.source.item.as_str()]).collect();
            format!(" [{}]", parts.join(", "))
        });
        format!("{}: {} ({}){written}", finding.outcome.label(language), rule.title.get(language), rule.id)
    });
    let explained =
        reasons.iter().map(|(rule, reason)| format!("{} ({rule}): {reason}", pick(language, "Leg uit", "Explained")));
    concluded.chain(explained).collect()
}

/// A number as it was recorded, with all its decimals.
fn number(value: f64, language: Language) -> String {
    let written = value.to_string().replace('-', "−");
    if language == Language::Nl { written.replace('.', ",") } else { written }
}

fn result_lines(result: &ResultRecorded, language: Language) -> Vec<String> {
    let mut lines = Vec::new();
    for scale in &result.scales {
        lines.push(scale_line(scale, language));
        lines.extend(scale.readings.iter().map(|reading| reading_line(reading, language)));
    }
    lines.extend(result.classes.iter().map(|class| class_line(class, language)));
    for alert in &result.alerts {
        let (text, follow_up) = (alert.text.get(language), alert.follow_up.get(language));
        lines.push(format!("! {text} ({}): {follow_up}", alert.item));
    }
    lines.extend(result.notices.iter().map(|notice| notice.get(language).to_owned()));
    lines.extend(result.note.iter().cloned());
    lines
}

fn unavailable(why: Option<&vakwerk_core::id::Name>, language: Language) -> String {
    let why = why.map(|why| format!(" ({why})")).unwrap_or_default();
    format!("{}{why}", pick(language, "niet beschikbaar", "unavailable"))
}

fn scale_line(scale: &ScaleScore, language: Language) -> String {
    let label = scale.label.get(language);
    let Some(score) = scale.score else { return format!("{label}: {}", unavailable(None, language)) };
    let unit = scale.unit.as_ref().map(|unit| format!(" {unit}")).unwrap_or_default();
    let range = match (scale.min, scale.max) {
        (Some(min), Some(max)) => format!(" ({} – {})", number(min, language), number(max, language)),
        _ => String::new(),
    };
    format!("{label}: {}{unit}{range}", number(score, language))
}

fn reading_line(reading: &BandReading, language: Language) -> String {
    let band = match (&reading.label, &reading.band) {
        (Some(label), _) => label.get(language).to_owned(),
        (None, Some(band)) => band.to_string(),
        (None, None) => unavailable(reading.unavailable.as_ref(), language),
    };
    let source = reading.source.as_ref().map(|source| format!(" [{source}]")).unwrap_or_default();
    format!("{}: {band}{source}", reading.name.get(language))
}

fn class_line(class: &ClassReading, language: Language) -> String {
    let found = match (&class.label, &class.class) {
        (Some(label), _) => label.get(language).to_owned(),
        (None, Some(class)) => class.to_string(),
        (None, None) => unavailable(class.unavailable.as_ref(), language),
    };
    format!("{}: {found}", class.name.get(language))
}

fn form_lines(form: &FormRecorded, language: Language) -> Vec<String> {
    form.fields.iter().map(|field| format!("{}: {}", field.label.get(language), field_text(field, language))).collect()
}

/// What a content refers to, each once: its label, id, version and edition.
///
/// Contents are nested only as deeply as their types are, so the recursion is bounded.
fn references(content: &Value, language: Language, lines: &mut Vec<String>) {
    match content {
        Value::Array(elements) => elements.iter().for_each(|element| references(element, language, lines)),
        Value::Object(entries) => {
            let text = |key: &str| entries.get(key).and_then(Value::as_str);
            let label = entries.get("label").and_then(|label| serde_json::from_value::<Text>(label.clone()).ok());
            if let (Some(id), Some(version), Some(label)) = (text("item").or(text("term")), text("version"), label) {
                let edition = entries.get("edition").and_then(Value::as_u64).unwrap_or_default();
                let word = pick(language, "editie", "edition");
                let line = format!("{} = {id} {version}, {word} {edition}", label.get(language));
                if !lines.contains(&line) {
                    lines.push(line);
                }
            }
            entries.values().for_each(|value| references(value, language, lines));
        }
        _ => {}
    }
}
