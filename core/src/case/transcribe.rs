//! From an outcome to a record of it: everything needed to read the result when its plugin is gone.

use std::collections::BTreeMap;

use super::event::{AlertRaised, BandReading, ClassReading, ResultRecorded, ScaleScore};
use super::reference::CatalogueItem;
use super::words::{Moment, ResultMode};
use crate::catalogue::{Arithmetic, Assessment, BandSet, Item, Pack, Respondent, Scale};
use crate::id::{ItemId, Name, PluginId};
use crate::licence::Compute;
use crate::measure::{Outcome, Part, Person, Reason};
use crate::provenance::{Provenance, Source};

/// When and by whom an assessment was answered.
#[derive(Clone, PartialEq)]
pub struct Occasion {
    /// The name by which the record will refer to the result.
    pub id: Name,
    /// When in the trajectory.
    pub moment: Moment,
    /// Who answered.
    pub respondent: Respondent,
    /// The labels of rows that were given at administration.
    pub rows: Vec<String>,
    /// A remark.
    pub note: Option<String>,
}

/// The record of an outcome, with labels, ranges, readings and sources as they are in the packs now.
///
/// `answers` are kept as they were given, NaN for a missing one; of `person` only what the assessment declares as an
/// input is kept. `None` means that no pack holds the assessment.
#[must_use]
pub fn transcribe(
    packs: &[&Pack],
    outcome: &Outcome,
    answers: &[f64],
    person: &Person,
    occasion: Occasion,
) -> Option<ResultRecorded> {
    let id = &outcome.assessment;
    let pack = packs.iter().find(|pack| pack.manifest.id == id.plugin)?;
    let Item::Assessment(assessment) = pack.item(&id.item)? else { return None };
    let bare = CatalogueItem::bare(id);
    let inputs: BTreeMap<Name, f64> = assessment
        .input
        .iter()
        .map(|input| (input.id.clone(), person.input(input)))
        .filter(|(_, value)| value.is_finite())
        .collect();
    Some(ResultRecorded {
        id: occasion.id,
        assessment: CatalogueItem {
            version: Some(pack.manifest.version.clone()),
            edition: Some(assessment.edition),
            label: Some(assessment.name.clone()),
            ..bare
        },
        moment: occasion.moment,
        respondent: occasion.respondent,
        mode: mode_of(assessment),
        scales: assessment.scale.iter().map(|scale| scale_score(packs, pack, assessment, scale, outcome)).collect(),
        classes: assessment.classification.iter().map(|class| class_reading(class, outcome)).collect(),
        alerts: alerts(assessment, outcome),
        notices: assessment
            .notice
            .iter()
            .filter(|notice| outcome.notices.contains(&notice.id))
            .map(|notice| notice.text.clone())
            .collect(),
        answers: Some(answers.iter().map(|answer| answer.is_finite().then_some(*answer)).collect()),
        rows: occasion.rows,
        inputs,
        note: occasion.note,
    })
}

fn mode_of(assessment: &Assessment) -> ResultMode {
    match (assessment.arithmetic, assessment.licence.compute) {
        (Arithmetic::None, _) => ResultMode::Qualitative,
        (_, Compute::TotalOnly) => ResultMode::TotalOnly,
        _ => ResultMode::Answers,
    }
}

fn scale_score(packs: &[&Pack], pack: &Pack, assessment: &Assessment, scale: &Scale, outcome: &Outcome) -> ScaleScore {
    let readings = assessment
        .band_set
        .iter()
        .filter(|set| set.scale == scale.id)
        .map(|set| band_reading(packs, pack, set, outcome))
        .collect();
    ScaleScore {
        scale: scale.id.clone(),
        label: scale.name.clone(),
        score: outcome.scores.get(&scale.id).copied(),
        unavailable: why(outcome, |part| matches!(part, Part::Scale(name) if *name == scale.id)),
        min: scale.min,
        max: scale.max,
        unit: scale.unit.clone(),
        direction: scale.direction,
        readings,
    }
}

fn band_reading(packs: &[&Pack], pack: &Pack, set: &BandSet, outcome: &Outcome) -> BandReading {
    let held = outcome.bands.iter().find(|reading| reading.band_set == set.id).map(|reading| &reading.band);
    let band = held.and_then(|held| set.band.iter().find(|band| band.id == *held));
    BandReading {
        band_set: set.id.clone(),
        name: set.name.clone(),
        band: held.cloned(),
        label: band.map(|band| band.label.clone()),
        unavailable: why(outcome, |part| matches!(part, Part::Band { band_set, .. } if *band_set == set.id)),
        source: source_line(packs, &pack.manifest.id, &set.provenance),
    }
}

fn class_reading(classification: &crate::catalogue::Classification, outcome: &Outcome) -> ClassReading {
    let held = outcome
        .classifications
        .iter()
        .find(|reading| reading.classification == classification.id)
        .map(|reading| &reading.class);
    let class = held.and_then(|held| classification.class.iter().find(|class| class.id == *held));
    ClassReading {
        classification: classification.id.clone(),
        name: classification.name.clone(),
        class: held.cloned(),
        label: class.map(|class| class.label.clone()),
        unavailable: why(outcome, |part| matches!(part, Part::Classification(name) if *name == classification.id)),
    }
}

fn alerts(assessment: &Assessment, outcome: &Outcome) -> Vec<AlertRaised> {
    let sounds = |alert: &&crate::catalogue::Alert| {
        outcome.alerts.iter().any(|raised| raised.item == alert.item && raised.at_least == alert.at_least)
    };
    assessment
        .alert
        .iter()
        .filter(sounds)
        .map(|alert| AlertRaised {
            item: alert.item.clone(),
            text: alert.text.clone(),
            follow_up: alert.follow_up.clone(),
        })
        .collect()
}

fn why(outcome: &Outcome, is: impl Fn(&Part) -> bool) -> Option<Name> {
    let reason = outcome.unavailable.iter().find(|unavailable| is(&unavailable.part))?.reason;
    Name::new(reason_word(reason)).ok()
}

fn reason_word(reason: Reason) -> &'static str {
    match reason {
        Reason::AgeLimit => "age-limit",
        Reason::InputMissing => "input-missing",
        Reason::TooManyMissing => "too-many-missing",
        Reason::ScaleUnavailable => "scale-unavailable",
        Reason::Condition => "condition",
        Reason::Undefined => "undefined",
    }
}

/// Where a fact comes from, in one line that needs no pack to be read: authors, year, title, place.
#[must_use]
pub fn source_line(packs: &[&Pack], own: &PluginId, provenance: &Provenance) -> Option<String> {
    let id: ItemId = provenance.source.as_ref()?.within(own);
    let pack = packs.iter().find(|pack| pack.manifest.id == id.plugin)?;
    let Item::Source(Source { title, authors, year, .. }) = pack.item(&id.item)? else { return None };
    let mut line = String::new();
    if let Some(authors) = authors {
        line.push_str(authors);
        line.push(' ');
    }
    if let Some(year) = year {
        line.push_str(&format!("({year}) "));
    }
    line.push_str(title);
    if let Some(place) = &provenance.place {
        line.push_str(", ");
        line.push_str(place);
    }
    Some(line)
}

crate::silent::silent! { Occasion }
