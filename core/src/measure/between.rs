//! Scores that fall between the steps of a scale, because a missing answer was replaced by the mean of the others.

use super::bands;
use super::fault::MeasureFault;
use super::sheet::Sheet;
use super::tree::{Element, Fold, Value};
use crate::catalogue::Assessment;

/// The bands that leave such scores without a reading; `values` are the expressions of the scales, and `order` is one in
/// which each comes after those it rests on.
pub(super) fn holes(
    assessment: &Assessment,
    sheet: &Sheet,
    values: &[Option<Value>],
    order: &[usize],
) -> Vec<MeasureFault> {
    let mut between = vec![false; values.len()];
    for &scale in order {
        between[scale] = values[scale].as_ref().is_some_and(|value| falls_between(value, sheet, &between));
    }
    let scales = || assessment.scale.iter().zip(&between);
    let concerned = assessment.band_set.iter().filter_map(|set| {
        let (scale, _) = scales().find(|(scale, between)| scale.id == set.scale && **between)?;
        Some(bands::check_between(set, scale))
    });
    concerned.flatten().collect()
}

/// Whether a value can lie between steps; a table brings what it looks up back to its own values.
fn falls_between(value: &Value, sheet: &Sheet, scales: &[bool]) -> bool {
    let of = |value: &Value| falls_between(value, sheet, scales);
    match value {
        Value::Scale(scale) => scales[*scale],
        Value::Negate(value) => of(value),
        Value::Chain { first, rest } => of(first) || rest.iter().any(|(_, value)| of(value)),
        Value::Choose { cases, otherwise } => cases.iter().any(|(_, value)| of(value)) || of(otherwise),
        Value::Fold { fold, over } => over.iter().any(|element| match element {
            Element::Items { start, count } | Element::Reversed { start, count, .. } => {
                replaces(*fold) && (*start..start + count).any(|item| sheet.prorates(item))
            }
            // Rows are all of the one item that there is.
            Element::Rows | Element::ReversedRows { .. } | Element::MappedRows { .. } => {
                replaces(*fold) && sheet.prorates(0)
            }
            Element::Single { value, answer } => {
                of(value) || replaces(*fold) && answer.is_some_and(|item| sheet.prorates(item))
            }
        }),
        Value::Constant(_)
        | Value::Item(_)
        | Value::Input(_)
        | Value::Reversed { .. }
        | Value::Not(_)
        | Value::Compare { .. }
        | Value::All(_)
        | Value::Any(_)
        | Value::Lookup { .. } => false,
    }
}

/// Whether missing answers in such a fold are replaced.
fn replaces(fold: Fold) -> bool {
    matches!(fold, Fold::Sum | Fold::Mean)
}
