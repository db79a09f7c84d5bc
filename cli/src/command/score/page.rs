//! The page of a score: alerts first, then scores, readings, what is unavailable, and where it comes from.

use vakwerk_core::catalogue::{Assessment, Pack};
use vakwerk_core::measure::{Part, Reason};

use super::{Scored, Sounding, explain};
use crate::page::{Page, Tone};
use crate::phrase::Phrase;
use crate::say;
use crate::session::Session;
use crate::shelf::Shelf;
use crate::words::{DEVELOPMENT, TO_BE_CONFIRMED, Word};

/// What must be acted on, loudly.
pub(super) fn alarm(session: &Session<'_>, sounding: &[Sounding<'_>]) -> Page {
    let mut page = Page::new(session.look);
    alerts(&mut page, sounding);
    page
}

fn alerts(page: &mut Page, sounding: &[Sounding<'_>]) {
    let language = page.language();
    for alert in sounding {
        let (item, text, follow) = (alert.item, alert.text.get(language), alert.follow_up.get(language));
        page.gap();
        page.loud(Tone::Alarm, &say!(language, "!! SIGNAAL ({item}): {text}", "!! ALERT ({item}): {text}"));
        page.loud(Tone::Alarm, &say!(language, "!! Wat moet volgen: {follow}", "!! What must follow: {follow}"));
    }
}

/// The whole page.
pub(super) fn page(
    session: &Session<'_>,
    shelf: &Shelf<'_>,
    pack: &Pack,
    assessment: &Assessment,
    scored: &Scored<'_>,
) -> Page {
    let language = session.language;
    let mut page = Page::new(session.look);
    page.title(assessment.name.get(language));
    let (id, edition, version) = (scored.assessment, scored.edition, &scored.plugin_version);
    page.line(&say!(
        language,
        "{id} · editie {edition} · versie {version}",
        "{id} · edition {edition} · version {version}"
    ));
    if scored.development {
        let plugin = &scored.assessment.plugin;
        page.stand_out(Tone::Caution, &format!("{plugin} {}", DEVELOPMENT.get(language)));
    }
    alerts(&mut page, &scored.alerts);
    scores(&mut page, assessment, scored);
    readings(&mut page, shelf, pack, assessment, scored);
    if let Some(explanation) = &scored.explanation {
        explain::write(&mut page, assessment, explanation, scored);
    }
    for notice in assessment.notice.iter().filter(|notice| scored.notices.contains(&notice.id)) {
        let text = notice.text.get(language);
        page.gap();
        page.loud(Tone::Caution, &say!(language, "Let op: {text}", "Note: {text}"));
    }
    unavailable(&mut page, assessment, scored);
    page.heading(Phrase::new("Bron en herkomst", "Source and provenance").get(language));
    page.body(&shelf.cited(&pack.manifest.id, &assessment.source));
    page.body(&shelf.established(&pack.manifest.id, &assessment.provenance, language));
    if let Some(line) = scored.copyright {
        page.body(line);
    }
    let reserve = Phrase::new(
        "Een score is geen diagnose; de professional weegt en beslist.",
        "A score is no diagnosis; the professional weighs and decides.",
    );
    page.gap();
    page.line(reserve.get(language));
    page
}

fn scores(page: &mut Page, assessment: &Assessment, scored: &Scored<'_>) {
    let language = page.language();
    let rows = assessment.scale.iter().filter_map(|scale| {
        let score = scored.scores.get(&scale.id)?;
        let unit = scale.unit.as_ref().map(|unit| format!(" {unit}")).unwrap_or_default();
        Some(vec![
            scale.name.get(language).to_owned(),
            format!("{}{unit}", page.number(*score)),
            super::super::show::between(scale.min, scale.max, scale.step, language),
            scale.direction.word(language).to_owned(),
        ])
    });
    let rows: Vec<Vec<String>> = rows.collect();
    if rows.is_empty() {
        return;
    }
    page.heading(Phrase::new("Scores", "Scores").get(language));
    let headings = [
        Phrase::new("schaal", "scale").get(language),
        Phrase::new("score", "score").get(language),
        Phrase::new("bereik", "range").get(language),
        Phrase::new("richting", "direction").get(language),
    ];
    page.table(&headings, rows);
}

fn readings(page: &mut Page, shelf: &Shelf<'_>, pack: &Pack, assessment: &Assessment, scored: &Scored<'_>) {
    let language = page.language();
    if scored.bands.is_empty() && scored.classifications.is_empty() {
        return;
    }
    page.heading(Phrase::new("Lezing", "Reading").get(language));
    for reading in scored.bands {
        let set = assessment.band_set.iter().find(|set| set.id == reading.band_set && set.scale == reading.scale);
        let scale = assessment.scale.iter().find(|scale| scale.id == reading.scale);
        let (Some(set), Some(scale)) = (set, scale) else { continue };
        let band = set.band.iter().find(|band| band.id == reading.band);
        let label = band.map_or(reading.band.as_str(), |band| band.label.get(language));
        let bounds = band.map(|band| super::super::show::bounds(band, language)).unwrap_or_default();
        let (scale, name) = (scale.name.get(language), set.name.get(language));
        let confirmed = to_be_confirmed(set.provenance.mark.to_be_confirmed(), language);
        page.bullet(&format!("{scale}: {label} ({bounds}) — {name}{confirmed}"));
    }
    for reading in scored.classifications {
        let found = assessment.classification.iter().find(|other| other.id == reading.classification);
        let Some(classification) = found else { continue };
        let class = classification.class.iter().find(|class| class.id == reading.class);
        let label = class.map_or(reading.class.as_str(), |class| class.label.get(language));
        let name = classification.name.get(language);
        let established = shelf.established(&pack.manifest.id, &classification.provenance, language);
        page.bullet(&format!("{name}: {label} [{established}]"));
    }
}

fn to_be_confirmed(to_be: bool, language: vakwerk_core::text::Language) -> String {
    if to_be { format!(" · {}", TO_BE_CONFIRMED.get(language).to_uppercase()) } else { String::new() }
}

fn unavailable(page: &mut Page, assessment: &Assessment, scored: &Scored<'_>) {
    let language = page.language();
    if scored.unavailable.is_empty() {
        return;
    }
    page.heading(Phrase::new("Niet beschikbaar", "Unavailable").get(language));
    for unavailable in scored.unavailable {
        let scale_name = |name: &vakwerk_core::id::Name| {
            let scale = assessment.scale.iter().find(|scale| scale.id == *name);
            scale.map_or_else(|| name.to_string(), |scale| scale.name.get(language).to_owned())
        };
        let part = match &unavailable.part {
            Part::Scale(name) => scale_name(name),
            Part::Band { scale, band_set } => {
                let set = assessment.band_set.iter().find(|set| set.id == *band_set);
                let set = set.map_or(band_set.as_str(), |set| set.name.get(language));
                let scale = scale_name(scale);
                say!(language, "lezing van {scale} ({set})", "reading of {scale} ({set})")
            }
            Part::Classification(name) => {
                let found = assessment.classification.iter().find(|other| other.id == *name);
                found.map_or_else(|| name.to_string(), |found| found.name.get(language).to_owned())
            }
        };
        page.bullet(&format!("{part}: {}", reason(unavailable.reason).get(language)));
    }
}

fn reason(reason: Reason) -> Phrase {
    match reason {
        Reason::AgeLimit => Phrase::new("de leeftijd valt buiten de grenzen", "the age lies outside the limits"),
        Reason::InputMissing => Phrase::new(
            "een gegeven over de persoon ontbreekt; geef het met --person",
            "something about the person is unknown; give it with --person",
        ),
        Reason::TooManyMissing => Phrase::new("er ontbreken te veel antwoorden", "too many answers are missing"),
        Reason::ScaleUnavailable => {
            Phrase::new("de schaal zelf is niet beschikbaar", "the scale itself is unavailable")
        }
        Reason::Condition => Phrase::new(
            "de voorwaarde waaronder dit gelezen mag worden geldt niet",
            "the condition under which it may be read does not hold",
        ),
        Reason::Undefined => Phrase::new("de berekening heeft geen uitkomst", "the arithmetic has no result"),
    }
}
