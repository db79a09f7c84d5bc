//! Ranges of scales that their arithmetic never reaches, and sums in which a missing answer is not replaced.

use vakwerk_core::catalogue::{Assessment, Pack, Scale};
use vakwerk_core::measure::Instrument;

use crate::check::index::Index;
use crate::fault::Fault;
use crate::problem::{Advice, End, Problem};

/// What part of a range without steps may stay unreached: nobody rounds 0.002 off to anything but 0.
const UNTOLD: f64 = 0.01;

/// What is to be advised on the arithmetic of assessments.
pub(super) fn scales(index: &Index<'_>, pack: &Pack) -> Vec<Fault> {
    pack.contents.assessment.iter().flat_map(|assessment| of(index, pack, assessment)).collect()
}

fn of(index: &Index<'_>, pack: &Pack, assessment: &Assessment) -> Vec<Fault> {
    let Some(standing) = index.items.get(assessment.id.as_str()) else { return Vec::new() };
    let Ok(instrument) = Instrument::compile(assessment, &pack.full_id(&assessment.id)) else { return Vec::new() };
    let at = |path: String, advice: Advice| standing.fault(standing.node.locate(&path), Problem::Advice(advice));
    let scale = |id: &str| assessment.scale.iter().find(|scale| scale.id.as_str() == id);
    let ends = |scale: &Scale, lowest: Option<f64>, highest: Option<f64>| {
        let range = scale.min.zip(scale.max).map_or(0.0, |(min, max)| max - min);
        // Half a step is more than arithmetic rounds off.
        let gap = scale.step.map_or(range * UNTOLD, |step| step / 2.0);
        let below = scale.min.zip(lowest).filter(|(min, lowest)| lowest - min > gap);
        let above = scale.max.zip(highest).filter(|(max, highest)| max - highest > gap);
        let told = |(end, pair): (End, Option<(f64, f64)>)| {
            let (declared, reached) = pair?;
            let advice = Advice::NeverReached { end, declared: declared.to_string(), reached: reached.to_string() };
            Some(at(format!("scale.{}.{}", scale.id, end.key()), advice))
        };
        [(End::Lowest, below), (End::Highest, above)].into_iter().filter_map(told).collect::<Vec<_>>()
    };
    let reach = instrument.reach();
    let unreached = reach.iter().filter_map(|one| Some(ends(scale(one.scale.as_str())?, one.lowest, one.highest)));
    let mut advice: Vec<Fault> = unreached.flatten().collect();
    let added = instrument.added_one_by_one().into_iter();
    advice.extend(added.map(|id| at(format!("scale.{id}.score"), Advice::NotReplaced)));
    advice
}
