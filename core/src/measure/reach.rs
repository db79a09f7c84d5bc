//! What the arithmetic of a scale can come to, for who declared its range; and sums in which no answer is replaced.

use super::ast::Operator;
use super::instrument::Instrument;
use super::interval::Span;
use super::sheet::Sheet;
use super::tree::Value;
use crate::id::Name;

/// The lowest and highest score that a scale can have; every score lies within, though not each needs to occur.
#[derive(Clone, Debug, PartialEq)]
pub struct Reach {
    /// The scale.
    pub scale: Name,
    /// The lowest, where the arithmetic decides it.
    pub lowest: Option<f64>,
    /// The highest, where the arithmetic decides it.
    pub highest: Option<f64>,
}

impl Instrument {
    /// What the arithmetic of each scale can come to, in declared order; scales without arithmetic are left out.
    ///
    /// ```
    /// use vakwerk_core::measure::Instrument;
    /// # let declaration = include_str!("../../tests/data/sample.toml");
    /// # let file: vakwerk_core::catalogue::CatalogueFile = toml::from_str(declaration).unwrap();
    /// # let (assessment, id) = (&file.assessment[0], "sample:mood".parse().unwrap());
    /// let reach = &Instrument::compile(assessment, &id).unwrap().reach()[0];
    /// assert_eq!((reach.lowest, reach.highest), (Some(0.0), Some(9.0)));
    /// ```
    #[must_use]
    pub fn reach(&self) -> Vec<Reach> {
        let finite = |end: f64| Some(end).filter(|end| end.is_finite());
        let computed =
            self.assessment().scale.iter().zip(&self.compiled().spans).filter(|(scale, _)| scale.score.is_some());
        let reach = |(scale, span): (&crate::catalogue::Scale, &Span)| Reach {
            scale: scale.id.clone(),
            lowest: finite(span.low),
            highest: finite(span.high),
        };
        computed.map(reach).collect()
    }

    /// The scales that add answers up one by one, as in `a + b`, where an answer that is missing would be replaced in
    /// `sum(a, b)`: there it makes the scale unavailable.
    #[must_use]
    pub fn added_one_by_one(&self) -> Vec<&Name> {
        self.compiled().one_by_one.iter().map(|scale| &self.assessment().scale[*scale].id).collect()
    }
}

/// The scales that add answers up one by one where a sum would replace a missing one.
pub(super) fn one_by_one(values: &[Option<Value>], sheet: &Sheet) -> Vec<usize> {
    let adds = |value: &Value| {
        matches!(value, Value::Chain { first, rest } if is_answer(first, sheet)
        && rest.iter().all(|(operator, value)| *operator == Operator::Add && is_answer(value, sheet)))
    };
    let concerned = values.iter().enumerate().filter(|(_, value)| value.as_ref().is_some_and(adds));
    concerned.map(|(scale, _)| scale).collect()
}

/// Whether a value is one answer, as given or turned round, that can be replaced.
fn is_answer(value: &Value, sheet: &Sheet) -> bool {
    match value {
        Value::Item(item) | Value::Reversed { item, .. } => sheet.prorates(*item),
        _ => false,
    }
}
