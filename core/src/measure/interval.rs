//! The lowest and highest value that an expression can have, where that can be decided beforehand.

use super::ast::Operator;
use super::tree::{Element, Fold, Lookup, Value};

/// A span of values, both ends inclusive.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Span {
    pub(super) low: f64,
    pub(super) high: f64,
}

impl Span {
    pub(super) const ANY: Self = Self { low: f64::NEG_INFINITY, high: f64::INFINITY };
    const CONDITION: Self = Self { low: 0.0, high: 1.0 };

    pub(super) fn new(low: f64, high: f64) -> Self {
        if low.is_nan() || high.is_nan() { Self::ANY } else { Self { low, high } }
    }

    pub(super) fn hull(self, other: Self) -> Self {
        Self::new(self.low.min(other.low), self.high.max(other.high))
    }

    fn corners(self, other: Self, operate: impl Fn(f64, f64) -> f64) -> Self {
        let ends = [
            operate(self.low, other.low),
            operate(self.low, other.high),
            operate(self.high, other.low),
            operate(self.high, other.high),
        ];
        let any = ends.iter().any(|end| end.is_nan());
        let fold = |start: f64, pick: fn(f64, f64) -> f64| ends.into_iter().fold(start, pick);
        if any { Self::ANY } else { Self::new(fold(f64::INFINITY, f64::min), fold(f64::NEG_INFINITY, f64::max)) }
    }

    fn apply(self, operator: Operator, other: Self) -> Self {
        match operator {
            Operator::Add => Self::new(self.low + other.low, self.high + other.high),
            Operator::Subtract => Self::new(self.low - other.high, self.high - other.low),
            Operator::Multiply => self.corners(other, |left, right| left * right),
            Operator::Divide if other.low <= 0.0 && other.high >= 0.0 => Self::ANY,
            Operator::Divide => self.corners(other, |left, right| left / right),
        }
    }

    fn turned(self, ends: f64) -> Self {
        Self::new(ends - self.high, ends - self.low)
    }

    /// The values of the keys that lie in this span.
    fn looked_up(self, lookup: &Lookup) -> Self {
        let pairs = &lookup.pairs;
        let reached = |(at, (key, _)): (usize, &(f64, f64))| {
            let until = if lookup.steps { pairs.get(at + 1).map_or(f64::INFINITY, |(next, _)| *next) } else { *key };
            let starts = *key <= self.high;
            if lookup.steps { starts && until > self.low } else { starts && until >= self.low }
        };
        let values =
            pairs.iter().enumerate().filter(|pair| reached(*pair)).map(|(_, (_, value))| Self::new(*value, *value));
        values.reduce(Self::hull).unwrap_or(Self::ANY)
    }
}

/// The spans of everything outside an expression.
pub(super) struct Spans<'a> {
    pub(super) items: &'a [Span],
    pub(super) inputs: &'a [Span],
    pub(super) scales: &'a [Span],
    /// The fewest and most rows.
    pub(super) rows: (usize, usize),
}

impl Spans<'_> {
    /// The span of a value.
    pub(super) fn of(&self, value: &Value) -> Span {
        match value {
            Value::Constant(constant) => Span::new(*constant, *constant),
            Value::Item(item) => self.items[*item],
            Value::Input(input) => self.inputs[*input],
            Value::Scale(scale) => self.scales[*scale],
            Value::Reversed { item, ends } => self.items[*item].turned(*ends),
            Value::Negate(of) => self.of(of).turned(0.0),
            Value::Not(_) | Value::Compare { .. } | Value::All(_) | Value::Any(_) => Span::CONDITION,
            Value::Chain { first, rest } => {
                rest.iter().fold(self.of(first), |span, (operator, value)| span.apply(*operator, self.of(value)))
            }
            Value::Lookup { of, lookup } => self.of(of).looked_up(lookup),
            Value::Choose { cases, otherwise } => {
                cases.iter().fold(self.of(otherwise), |span, (_, value)| span.hull(self.of(value)))
            }
            Value::Fold { fold, over } => self.folded(*fold, over),
        }
    }

    /// The spans that a fold goes over, each with how many values have it at least and at most.
    fn groups(&self, over: &[Element]) -> Vec<(Span, usize, usize)> {
        let mut groups = Vec::new();
        for element in over {
            match element {
                Element::Items { start, count } => {
                    groups.extend(self.items[*start..start + count].iter().map(|span| (*span, 1, 1)));
                }
                Element::Reversed { start, count, ends } => {
                    groups.extend(self.items[*start..start + count].iter().map(|span| (span.turned(*ends), 1, 1)));
                }
                Element::Single { value, .. } => groups.push((self.of(value), 1, 1)),
                Element::Rows => groups.push((self.items[0], self.rows.0, self.rows.1)),
                Element::ReversedRows { ends } => groups.push((self.items[0].turned(*ends), self.rows.0, self.rows.1)),
                Element::MappedRows { lookup } => {
                    groups.push((self.items[0].looked_up(lookup), self.rows.0, self.rows.1))
                }
            }
        }
        groups
    }

    fn folded(&self, fold: Fold, over: &[Element]) -> Span {
        let groups = self.groups(over);
        let lows = || groups.iter().map(|(span, ..)| span.low);
        let highs = || groups.iter().map(|(span, ..)| span.high);
        let times = |end: f64, count: usize| end * count as f64;
        // How many are certain to count, and how many may.
        let counted = |certain: &dyn Fn(&Span) -> bool, possible: &dyn Fn(&Span) -> bool| {
            let sure = groups.iter().filter(|(span, ..)| certain(span)).map(|(_, least, _)| *least as f64).sum();
            let most = groups.iter().filter(|(span, ..)| possible(span)).map(|(.., most)| *most as f64).sum();
            Span::new(sure, most)
        };
        match fold {
            Fold::Sum => Span::new(
                groups.iter().map(|(span, least, most)| times(span.low, *least).min(times(span.low, *most))).sum(),
                groups.iter().map(|(span, least, most)| times(span.high, *least).max(times(span.high, *most))).sum(),
            ),
            Fold::Mean if groups.iter().all(|(_, least, most)| least == most) => {
                let count = groups.iter().map(|(_, least, _)| *least as f64).sum::<f64>();
                let weighed = |end: fn(&Span) -> f64| {
                    groups.iter().map(|(span, least, _)| times(end(span), *least)).sum::<f64>() / count
                };
                Span::new(weighed(|span| span.low), weighed(|span| span.high))
            }
            Fold::Mean => Span::new(lows().fold(f64::INFINITY, f64::min), highs().fold(f64::NEG_INFINITY, f64::max)),
            Fold::Min => Span::new(lows().fold(f64::INFINITY, f64::min), highs().fold(f64::INFINITY, f64::min)),
            Fold::Max => Span::new(lows().fold(f64::NEG_INFINITY, f64::max), highs().fold(f64::NEG_INFINITY, f64::max)),
            Fold::CountAtLeast(limit) => counted(&|span| span.low >= limit, &|span| span.high >= limit),
            Fold::CountAtMost(limit) => counted(&|span| span.high <= limit, &|span| span.low <= limit),
        }
    }
}
