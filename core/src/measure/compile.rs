//! Compiles a declaration: checks it, resolves its expressions, orders its scales and builds the program.

use std::collections::BTreeSet;

use super::arith::slack;
use super::between;
use super::declaration;
use super::fault::{FaultKind, Kind, MeasureFault};
use super::interval::{Span, Spans};
use super::program::{Code, Program};
use super::quick::Quick;
use super::reach;
use super::resolve::{Names, Resolver};
use super::sheet::{Allowed, Sheet};
use super::tree::{Leaf, Value};
use crate::catalogue::{Ages, Arithmetic, Assessment};

/// Limits of age as numbers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Gate {
    from: f64,
    below: f64,
}

impl Gate {
    fn new(ages: Ages) -> Self {
        let from = ages.from.map_or(f64::NEG_INFINITY, f64::from);
        Self { from, below: ages.to.map_or(f64::INFINITY, |to| f64::from(to) + 1.0) }
    }

    /// Whether an age lies within; an unknown age (NaN) does not.
    #[inline(always)]
    pub(super) fn admits(self, age: f64) -> bool {
        (age >= self.from) & (age < self.below)
    }
}

/// A compiled scale.
#[derive(Clone, Debug)]
pub(super) struct ScaleCode {
    /// Its place among the scales.
    pub(super) index: usize,
    pub(super) code: Code,
    pub(super) ages: Option<Gate>,
    /// The lowest and highest score that stand.
    low: f64,
    high: f64,
    /// Whether complete sheets always score within them, so that they need not be looked at.
    pub(super) certain: bool,
}

impl ScaleCode {
    /// The score, if it is one: a finite number within the range of the scale.
    #[inline(always)]
    pub(super) fn keep(&self, score: f64) -> f64 {
        if score >= self.low && score <= self.high { score } else { f64::NAN }
    }
}

/// A compiled condition, with what it rests on.
#[derive(Clone, Debug)]
pub(super) struct Condition {
    pub(super) code: Code,
    pub(super) leaves: Vec<Leaf>,
}

/// The conditions of a classification.
#[derive(Clone, Debug)]
pub(super) struct ClassificationCode {
    pub(super) only_when: Option<Condition>,
    /// One per class that has a condition, in order.
    pub(super) when: Vec<Condition>,
}

/// A compiled declaration.
#[derive(Clone, Debug)]
pub(super) struct Compiled {
    pub(super) sheet: Sheet,
    /// The short way to a score, where there is one.
    pub(super) quick: Option<Quick>,
    pub(super) program: Program,
    /// The scales that have an expression, each after those it rests on.
    pub(super) scales: Vec<ScaleCode>,
    /// What each scale rests on, in declared order.
    pub(super) leaves: Vec<Vec<Leaf>>,
    /// The condition of each band set that has one, in declared order.
    pub(super) band_sets: Vec<Option<Condition>>,
    pub(super) classifications: Vec<ClassificationCode>,
    pub(super) notices: Vec<Condition>,
    /// What each scale can come to, in declared order.
    pub(super) spans: Vec<Span>,
    /// The scales that add answers up one by one where a sum would replace a missing one.
    pub(super) one_by_one: Vec<usize>,
    /// The instrument's own limits of age.
    pub(super) ages: Option<Gate>,
    /// Where the age stands among the inputs.
    pub(super) age: Option<usize>,
}

/// The resolved expressions of an assessment.
struct Resolved {
    scales: Vec<Option<Value>>,
    band_sets: Vec<Option<Value>>,
    only_when: Vec<Option<Value>>,
    when: Vec<Vec<Option<Value>>>,
    notices: Vec<Option<Value>>,
}

/// Checks and compiles a declaration.
pub(super) fn compile(assessment: &Assessment) -> Result<Compiled, Vec<MeasureFault>> {
    let mut faults = declaration::check(assessment);
    if faults.iter().any(|fault| matches!(fault.kind, FaultKind::TooMany { .. })) {
        return Err(faults);
    }
    let resolved = resolve(assessment, &mut faults);
    let leaves: Vec<Vec<Leaf>> =
        resolved.scales.iter().map(|value| value.as_ref().map(leaves).unwrap_or_default()).collect();
    let order = order(assessment, &leaves, &mut faults);
    if !faults.is_empty() {
        return Err(faults);
    }
    let sheet = Sheet::new(assessment);
    let spans = spans(assessment, &sheet, &resolved.scales, &order);
    exceeding(assessment, &resolved.scales, &leaves, &order, &spans, &mut faults);
    faults.extend(between::holes(assessment, &sheet, &resolved.scales, &order));
    let mut builder = Builder { program: Program::default(), faults };
    let scales = order.iter().filter_map(|index| {
        let value = resolved.scales[*index].as_ref()?;
        let scale = &assessment.scale[*index];
        let low = scale.min.map_or(f64::MIN, |min| min - slack(min));
        let high = scale.max.map_or(f64::MAX, |max| max + slack(max));
        let code = builder.append(&format!("scale.{}.score", scale.id), value)?;
        let span = spans[*index];
        let certain = span.low >= low && span.high <= high && !rests_on_unknown(&leaves[*index]);
        Some(ScaleCode { index: *index, code, ages: scale.ages.map(Gate::new), low, high, certain })
    });
    let scales: Vec<ScaleCode> = scales.collect();
    let band_sets = assessment
        .band_set
        .iter()
        .zip(&resolved.band_sets)
        .map(|(set, value)| builder.condition(&format!("band-set.{}.only-when", set.id), value.as_ref()))
        .collect();
    let classifications = assessment
        .classification
        .iter()
        .zip(resolved.only_when.iter().zip(&resolved.when))
        .map(|(classification, (only_when, when))| {
            let path = format!("classification.{}", classification.id);
            ClassificationCode {
                only_when: builder.condition(&format!("{path}.only-when"), only_when.as_ref()),
                when: when.iter().filter_map(|value| builder.condition(&path, value.as_ref())).collect(),
            }
        })
        .collect();
    let notices = assessment
        .notice
        .iter()
        .zip(&resolved.notices)
        .filter_map(|(notice, value)| builder.condition(&format!("notice.{}.when", notice.id), value.as_ref()))
        .collect();
    if !builder.faults.is_empty() {
        return Err(builder.faults);
    }
    Ok(Compiled {
        quick: Quick::new(&sheet, &scales),
        one_by_one: reach::one_by_one(&resolved.scales, &sheet),
        spans,
        sheet,
        program: builder.program,
        scales,
        leaves,
        band_sets,
        classifications,
        notices,
        ages: assessment.ages.map(Gate::new),
        age: assessment.input.iter().position(|input| input.id.as_str() == "age"),
    })
}

struct Builder {
    program: Program,
    faults: Vec<MeasureFault>,
}

impl Builder {
    fn append(&mut self, path: &str, value: &Value) -> Option<Code> {
        let code = self.program.append(value);
        if code.is_none() {
            self.faults.push(MeasureFault::new(path, FaultKind::TooDeep));
        }
        code
    }

    fn condition(&mut self, path: &str, value: Option<&Value>) -> Option<Condition> {
        let value = value?;
        Some(Condition { code: self.append(path, value)?, leaves: leaves(value) })
    }
}

fn leaves(value: &Value) -> Vec<Leaf> {
    let mut leaves = Vec::new();
    value.leaves(&mut |leaf| leaves.push(leaf));
    leaves
}

/// An input or another scale can be unknown, and NaN passes every comparison of spans.
fn rests_on_unknown(leaves: &[Leaf]) -> bool {
    leaves.iter().any(|leaf| matches!(leaf, Leaf::Input(_) | Leaf::Scale(_)))
}

fn resolve(assessment: &Assessment, faults: &mut Vec<MeasureFault>) -> Resolved {
    let range = |item: &crate::catalogue::AssessmentItem| {
        let range = item.answer.as_ref().or(assessment.answer.as_ref());
        // An item without a range has a fault of its own; here it may be anything.
        range.map_or(Allowed::new(f64::MIN, f64::MAX, None), |range| Allowed::new(range.min, range.max, range.step))
    };
    let allowed: Vec<Allowed> = assessment.item.iter().map(range).collect();
    let mut resolver = Resolver::new(Names::new(assessment, &allowed));
    let mut read = |path: String, text: Option<&String>, kind| resolver.expression(&path, text?, kind);
    let declared = assessment.arithmetic == Arithmetic::Declared;
    let scales = assessment
        .scale
        .iter()
        .map(|scale| read(format!("scale.{}.score", scale.id), scale.score.as_ref().filter(|_| declared), Kind::Number))
        .collect();
    let band_sets = assessment
        .band_set
        .iter()
        .map(|set| read(format!("band-set.{}.only-when", set.id), set.only_when.as_ref(), Kind::Condition))
        .collect();
    let (mut only_when, mut when) = (Vec::new(), Vec::new());
    for classification in &assessment.classification {
        let path = format!("classification.{}", classification.id);
        only_when.push(read(format!("{path}.only-when"), classification.only_when.as_ref(), Kind::Condition));
        let classes = classification.class.iter();
        when.push(
            classes
                .map(|class| read(format!("{path}.class.{}.when", class.id), class.when.as_ref(), Kind::Condition))
                .collect(),
        );
    }
    let notices = assessment
        .notice
        .iter()
        .map(|notice| read(format!("notice.{}.when", notice.id), Some(&notice.when), Kind::Condition))
        .collect();
    faults.append(&mut resolver.faults);
    Resolved { scales, band_sets, only_when, when, notices }
}

/// The scales in an order in which each comes after those it rests on; circles are faults.
fn order(assessment: &Assessment, leaves: &[Vec<Leaf>], faults: &mut Vec<MeasureFault>) -> Vec<usize> {
    let needs = |scale: usize| {
        leaves[scale].iter().filter_map(|leaf| match leaf {
            Leaf::Scale(other) => Some(*other),
            _ => None,
        })
    };
    let mut ordered = Vec::new();
    let mut placed = vec![false; leaves.len()];
    loop {
        let ready: Vec<usize> =
            (0..leaves.len()).filter(|scale| !placed[*scale] && needs(*scale).all(|other| placed[other])).collect();
        if ready.is_empty() {
            break;
        }
        for scale in ready {
            placed[scale] = true;
            ordered.push(scale);
        }
    }
    if let Some(stuck) = placed.iter().position(|placed| !placed) {
        // Every scale that is left rests on another that is left, so following them comes round.
        let mut walk = vec![stuck];
        let mut at = stuck;
        while let Some(next) = needs(at).find(|other| !placed[*other]) {
            if let Some(start) = walk.iter().position(|seen| *seen == next) {
                let circle = walk[start..].iter().chain([&next]);
                let scales = circle.map(|scale| assessment.scale[*scale].id.clone()).collect();
                let path = format!("scale.{}.score", assessment.scale[next].id);
                faults.push(MeasureFault::new(path, FaultKind::Cycle { scales }));
                break;
            }
            walk.push(next);
            at = next;
        }
    }
    ordered
}

/// The span of every scale, as far as its expression decides.
fn spans(assessment: &Assessment, sheet: &Sheet, values: &[Option<Value>], order: &[usize]) -> Vec<Span> {
    let items: Vec<Span> = (0..assessment.item.len()).map(|item| sheet.span(item)).collect();
    let inputs: Vec<Span> = (0..assessment.input.len()).map(|input| sheet.input_span(input)).collect();
    let mut spans = vec![Span::ANY; assessment.scale.len()];
    for scale in order {
        if let Some(value) = &values[*scale] {
            let known = Spans { items: &items, inputs: &inputs, scales: &spans, rows: sheet.count() };
            spans[*scale] = known.of(value);
        }
    }
    spans
}

/// Reports scales whose expression can leave their range, where that is certain: everything it rests on stands in it
/// once, so that the ends of its span can really be reached.
fn exceeding(
    assessment: &Assessment,
    values: &[Option<Value>],
    leaves: &[Vec<Leaf>],
    order: &[usize],
    spans: &[Span],
    faults: &mut Vec<MeasureFault>,
) {
    let mut single: Vec<Option<BTreeSet<Leaf>>> = vec![None; values.len()];
    for &index in order {
        let mut rests = BTreeSet::new();
        let once = leaves[index].iter().all(|leaf| match leaf {
            Leaf::Scale(other) => {
                single[*other].as_ref().is_some_and(|more| more.iter().all(|leaf| rests.insert(*leaf)))
            }
            leaf => rests.insert(*leaf),
        });
        if !once || values[index].is_none() {
            continue;
        }
        single[index] = Some(rests);
        let (scale, span) = (&assessment.scale[index], spans[index]);
        let below = scale.min.is_some_and(|min| span.low.is_finite() && span.low < min - slack(min));
        let above = scale.max.is_some_and(|max| span.high.is_finite() && span.high > max + slack(max));
        if below || above {
            let (lowest, highest) = (span.low, span.high);
            let fault = FaultKind::ScoreExceeds { lowest, highest, min: scale.min, max: scale.max };
            faults.push(MeasureFault::new(format!("scale.{}.score", scale.id), fault));
        }
    }
}
