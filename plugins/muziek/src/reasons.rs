//! The operation `reasons`: what the musical history asks of an intervention, as cautions beside it.

use vakwerk_sdk::Words;
use vakwerk_sdk::document::{FORMAT, Reasons, ReasonsRequest, Record, Remark, RemarkedIntervention, Statement, Value};

use crate::vocabulary::{CAUTIONS, METHODS, Method};

const HISTORY: &str = "muziek:music-history";

/// A point of attention: its term in the vocabulary, when the history asks for it, and beside what.
struct Point {
    term: &'static str,
    asked: fn(&Record) -> bool,
    /// Ways of working it concerns; empty where it concerns all.
    methods: &'static [&'static str],
}

const POINTS: [Point; 4] = [
    Point { term: "hearing", asked: |history| says_yes(history, "hearing"), methods: &[] },
    Point { term: "musicogenic-epilepsy", asked: |history| says_yes(history, "musicogenic-epilepsy"), methods: &[] },
    Point { term: "loaded-music", asked: |history| says_yes(history, "loaded-music"), methods: &["listen", "sing"] },
    Point { term: "recording", asked: recording_not_allowed, methods: &["compose"] },
];

/// Remarks beside the interventions of this plugin; about those of others it says nothing.
pub(crate) fn remark(request: &ReasonsRequest) -> Reasons {
    let Some(history) = request.material.latest_record(HISTORY) else {
        return Reasons { format: FORMAT, interventions: Vec::new() };
    };
    let remarked = request.interventions.iter().filter_map(|matched| {
        let method = METHODS.iter().find(|method| method.id == matched.intervention)?;
        let cautions: Vec<Remark> =
            POINTS.iter().filter(|point| concerns(point, method, history)).map(caution).collect();
        let remarked = RemarkedIntervention { intervention: method.id.into(), reasons: Vec::new(), cautions };
        (!remarked.cautions.is_empty()).then_some(remarked)
    });
    Reasons { format: FORMAT, interventions: remarked.collect() }
}

fn concerns(point: &Point, method: &Method, history: &Record) -> bool {
    let works_so = point.methods.is_empty() || point.methods.iter().any(|way| method.ways.contains(way));
    works_so && (point.asked)(history)
}

fn says_yes(history: &Record, field: &str) -> bool {
    matches!(history.fields.get(field), Some(Value::YesNo(true)))
}

/// Asked and refused, or not asked yet; where nothing was recorded nothing is said.
fn recording_not_allowed(history: &Record) -> bool {
    history.fields.get("recording").and_then(Value::word).is_some_and(|word| word != "allowed")
}

/// The words of the catalogue; what the client or therapist wrote stays in the record.
fn caution(point: &Point) -> Remark {
    const UNKNOWN: Words = Words { nl: "aandachtspunt", en: "point of attention" };
    let words = CAUTIONS.iter().find(|(id, _)| *id == point.term).map_or(UNKNOWN, |(_, words)| *words);
    let statement = Statement { text: words.text(), rests_on: vec![HISTORY.into()], source: None, ours: true };
    Remark { id: point.term.into(), statement }
}
