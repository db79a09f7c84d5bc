//! Checks everything in a declaration that is no expression.

use std::collections::BTreeMap;

use super::bands;
use super::fault::{FaultKind, MeasureFault, Referent, ThresholdProblem};
use super::resolve::RESERVED;
use super::sheet::{Allowed, MOST_ITEMS};
use crate::catalogue::{
    Ages, AnswerRange, Arithmetic, Assessment, ChangeThreshold, Classification, MissingPolicy, Scale,
};
use crate::id::Name;
use crate::suggest::nearest;

/// The most scales, band sets and other parts of one kind.
const MOST_PARTS: usize = 256;

/// Beyond this a number is no answer, and sums of answers would lose their steps.
const LARGEST: f64 = 1e12;

/// The faults of a declaration, gathered.
#[derive(Default)]
struct Faults(Vec<MeasureFault>);

impl Faults {
    fn add(&mut self, path: impl Into<String>, kind: FaultKind) {
        self.0.push(MeasureFault::new(path, kind));
    }

    fn ages(&mut self, path: String, ages: Option<Ages>) {
        if let Some(Ages { from: Some(from), to: Some(to) }) = ages
            && from > to
        {
            self.add(path, FaultKind::AgesDisorder { from, to });
        }
    }

    fn unique<'a>(&mut self, list: &str, what: &'static str, ids: impl Iterator<Item = &'a Name>) {
        let mut seen = std::collections::BTreeSet::new();
        for id in ids {
            if !seen.insert(id) {
                self.add(format!("{list}.{id}"), FaultKind::DuplicateId { id: id.clone(), first: what });
            }
        }
    }

    fn range(&mut self, path: &str, range: &AnswerRange) {
        let AnswerRange { min, max, step, .. } = *range;
        self.span(path, Some(min), Some(max), step);
        let allowed = Allowed::new(min, max, step);
        for label in range.labels.iter().filter(|label| !allowed.holds(label.value)) {
            self.add(path, FaultKind::LabelOutside { value: label.value, min, max });
        }
    }

    fn span(&mut self, path: &str, min: Option<f64>, max: Option<f64>, step: Option<f64>) {
        let usable = |end: Option<f64>| end.is_none_or(|end| end.abs() <= LARGEST);
        let (low, high) = (min.unwrap_or(f64::NEG_INFINITY), max.unwrap_or(f64::INFINITY));
        if !usable(min) || !usable(max) || low > high {
            return self.add(path, FaultKind::BadRange { min: low, max: high });
        }
        let Some(step) = step else { return };
        let size = step.is_finite() && step > 0.0;
        let fits = match (min, max) {
            (Some(min), Some(max)) => {
                size && (max - min) / step < LARGEST && Allowed::new(min, max, Some(step)).on_step(max)
            }
            _ => size,
        };
        if !fits {
            self.add(path, FaultKind::BadStep { min: low, max: high, step });
        }
    }
}

/// Every fault of the declaration outside its expressions; a declaration that is too large is looked at no further.
pub(super) fn check(assessment: &Assessment) -> Vec<MeasureFault> {
    let mut faults = Faults::default();
    sizes(assessment, &mut faults);
    if !faults.0.is_empty() {
        return faults.0;
    }
    names(assessment, &mut faults);
    items(assessment, &mut faults);
    faults.ages("ages".into(), assessment.ages);
    scales(assessment, &mut faults);
    band_sets(assessment, &mut faults);
    assessment.change.iter().for_each(|change| threshold(assessment, change, &mut faults));
    assessment.classification.iter().for_each(|classification| classes(classification, &mut faults));
    alerts(assessment, &mut faults);
    faults.0
}

fn sizes(assessment: &Assessment, faults: &mut Faults) {
    let rows = assessment.rows.map_or(0, |rows| rows.at_most as usize);
    let classes = assessment.classification.iter().map(|classification| classification.class.len()).max().unwrap_or(0);
    let bands = assessment.band_set.iter().map(|set| set.band.len()).max().unwrap_or(0);
    let sizes = [
        ("items", assessment.item.len(), MOST_ITEMS),
        ("rows", rows, MOST_ITEMS),
        ("inputs", assessment.input.len(), MOST_PARTS),
        ("scales", assessment.scale.len(), MOST_PARTS),
        ("band sets", assessment.band_set.len(), MOST_PARTS),
        ("bands", bands, MOST_PARTS),
        ("change thresholds", assessment.change.len(), MOST_PARTS),
        ("classifications", assessment.classification.len(), MOST_PARTS),
        ("classes", classes, MOST_PARTS),
        ("alerts", assessment.alert.len(), MOST_PARTS),
        ("notices", assessment.notice.len(), MOST_PARTS),
    ];
    for (what, found, most) in sizes {
        if found > most {
            faults.add("", FaultKind::TooMany { what, found, most });
        }
    }
}

/// Items, inputs, scales and classifications share one space of names.
fn names(assessment: &Assessment, faults: &mut Faults) {
    let mut taken: BTreeMap<&str, &'static str> =
        RESERVED.into_iter().map(|word| (word, "a word of the expressions")).collect();
    let items = assessment.item.iter().map(|item| (&item.id, "item", "an item"));
    let inputs = assessment.input.iter().map(|input| (&input.id, "input", "an input"));
    let scales = assessment.scale.iter().map(|scale| (&scale.id, "scale", "a scale"));
    let classifications =
        assessment.classification.iter().map(|class| (&class.id, "classification", "a classification"));
    for (id, list, what) in items.chain(inputs).chain(scales).chain(classifications) {
        match taken.get(id.as_str()) {
            Some(first) => faults.add(format!("{list}.{id}"), FaultKind::DuplicateId { id: id.clone(), first }),
            None => {
                taken.insert(id.as_str(), what);
            }
        }
    }
    faults.unique("band-set", "a band set", assessment.band_set.iter().map(|set| &set.id));
    faults.unique("change", "a change threshold", assessment.change.iter().map(|change| &change.id));
    faults.unique("notice", "a notice", assessment.notice.iter().map(|notice| &notice.id));
}

fn items(assessment: &Assessment, faults: &mut Faults) {
    if let Some(range) = &assessment.answer {
        faults.range("answer", range);
    }
    missing("missing".into(), assessment.missing, faults);
    for item in &assessment.item {
        match (&item.answer, &assessment.answer) {
            (Some(range), _) => faults.range(&format!("item.{}.answer", item.id), range),
            (None, Some(_)) => {}
            (None, None) => faults.add(format!("item.{}", item.id), FaultKind::NoRange { item: item.id.clone() }),
        }
        if let Some(policy) = item.not_applicable {
            missing(format!("item.{}.not-applicable", item.id), policy, faults);
        }
    }
    if let Some(rows) = assessment.rows {
        let items = assessment.item.len();
        if items != 1 || rows.at_least == 0 || rows.at_least > rows.at_most {
            let (at_least, at_most) = (rows.at_least, rows.at_most);
            faults.add("rows", FaultKind::BadRows { at_least, at_most, items });
        }
    }
    if assessment.item.is_empty() && assessment.rows.is_none() && assessment.arithmetic != Arithmetic::None {
        faults.add("item", FaultKind::NothingToScore { what: "items" });
    }
    for input in &assessment.input {
        let path = format!("input.{}", input.id);
        faults.span(&path, input.min, input.max, None);
        for (code, _) in input.codes.iter().filter(|(_, value)| !value.is_finite()) {
            faults.add(format!("{path}.codes.{code}"), FaultKind::NotFinite);
        }
    }
}

fn missing(path: String, policy: MissingPolicy, faults: &mut Faults) {
    if let MissingPolicy::CountsAs(value) = policy
        && !value.is_finite()
    {
        faults.add(path, FaultKind::NotFinite);
    }
}

fn scales(assessment: &Assessment, faults: &mut Faults) {
    if assessment.scale.is_empty() && assessment.arithmetic != Arithmetic::None {
        faults.add("scale", FaultKind::NothingToScore { what: "scales" });
    }
    for scale in &assessment.scale {
        let path = format!("scale.{}", scale.id);
        faults.span(&path, scale.min, scale.max, scale.step);
        faults.ages(format!("{path}.ages"), scale.ages);
        let own = || scale.id.clone();
        match (assessment.arithmetic, &scale.score) {
            (Arithmetic::Declared, None) => faults.add(path.clone(), FaultKind::ExpressionMissing { scale: own() }),
            (Arithmetic::Coded | Arithmetic::None, Some(_)) => {
                faults.add(format!("{path}.score"), FaultKind::ExpressionNotAllowed { scale: own() });
            }
            _ => {}
        }
        let asked = assessment.input.iter().any(|input| input.id.as_str() == "age");
        if assessment.arithmetic == Arithmetic::Declared && scale.ages.is_some() && !asked {
            faults.add(format!("{path}.ages"), FaultKind::AgeNotAsked { scale: own() });
        }
    }
}

fn scale<'a>(assessment: &'a Assessment, path: &str, name: &Name, faults: &mut Faults) -> Option<&'a Scale> {
    let found = assessment.scale.iter().find(|scale| scale.id == *name);
    if found.is_none() {
        let known = assessment.scale.iter().map(|scale| scale.id.as_str());
        let suggestion = nearest(name.as_str(), known).map(str::to_owned);
        let fault = FaultKind::UnknownReference { what: Referent::Scale, name: name.clone(), suggestion };
        faults.add(format!("{path}.scale"), fault);
    }
    found
}

fn band_sets(assessment: &Assessment, faults: &mut Faults) {
    for set in &assessment.band_set {
        let path = format!("band-set.{}", set.id);
        faults.ages(format!("{path}.ages"), set.ages);
        faults.unique(&format!("{path}.band"), "a band", set.band.iter().map(|band| &band.id));
        if let Some(scale) = scale(assessment, &path, &set.scale, faults) {
            faults.0.append(&mut bands::check(set, scale));
        }
    }
}

fn threshold(assessment: &Assessment, change: &ChangeThreshold, faults: &mut Faults) {
    let path = format!("change.{}", change.id);
    scale(assessment, &path, &change.scale, faults);
    faults.ages(format!("{path}.ages"), change.ages);
    let mut bad = |part: &str, reason| faults.add(format!("{path}.{part}"), FaultKind::BadThreshold { reason });
    if !(change.at_least.is_finite() && change.at_least > 0.0) {
        bad("at-least", ThresholdProblem::Size);
    }
    if change.confidence.is_some_and(|level| !(level > 0.0 && level < 1.0)) {
        bad("confidence", ThresholdProblem::Confidence);
    }
    let ends = [change.before_from, change.before_to];
    let reversed = matches!(ends, [Some(from), Some(to)] if from > to);
    if reversed || ends.iter().flatten().any(|end| !end.is_finite()) {
        bad("before-from", ThresholdProblem::Before);
    }
}

fn classes(classification: &Classification, faults: &mut Faults) {
    let path = format!("classification.{}", classification.id);
    faults.ages(format!("{path}.ages"), classification.ages);
    faults.unique(&format!("{path}.class"), "a class", classification.class.iter().map(|class| &class.id));
    let Some((last, earlier)) = classification.class.split_last() else {
        return faults.add(path, FaultKind::NoClasses);
    };
    if last.when.is_some() {
        let class = last.id.clone();
        faults.add(format!("{path}.class.{class}"), FaultKind::LastClassHasCondition { class });
    }
    for class in earlier.iter().filter(|class| class.when.is_none()) {
        let class = class.id.clone();
        faults.add(format!("{path}.class.{class}"), FaultKind::ClassNeedsCondition { class });
    }
}

fn alerts(assessment: &Assessment, faults: &mut Faults) {
    for alert in &assessment.alert {
        let path = format!("alert.{}", alert.item);
        let Some(item) = assessment.item.iter().find(|item| item.id == alert.item) else {
            let known = assessment.item.iter().map(|item| item.id.as_str());
            let suggestion = nearest(alert.item.as_str(), known).map(str::to_owned);
            let (what, name) = (Referent::Item, alert.item.clone());
            faults.add(path, FaultKind::UnknownReference { what, name, suggestion });
            continue;
        };
        let max = item.answer.as_ref().or(assessment.answer.as_ref()).map_or(f64::INFINITY, |range| range.max);
        if alert.at_least.is_nan() || alert.at_least > max {
            let (item, at_least) = (alert.item.clone(), alert.at_least);
            faults.add(path, FaultKind::BadAlert { item, at_least, max });
        }
    }
}
