//! How a score came about: what each answer counts as, and each expression with its values filled in.

use serde::Serialize;

use super::ast::{Comparison, Form, Node, Operator, Pair};
use super::instrument::Instrument;
use super::parser::parse;
use super::person::Person;
use super::sheet::is_not_applicable;
use crate::catalogue::{AnswerRange, Assessment};
use crate::id::Name;

/// What one answer counts as.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct ExplainedAnswer {
    /// The item.
    pub item: Name,
    /// The answer; absent where it is missing.
    pub answer: Option<f64>,
    /// Whether "not applicable" was answered.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub not_applicable: bool,
    /// What it counts as in the arithmetic; absent where it counts as nothing.
    pub counts_as: Option<f64>,
}

/// How a scale was computed.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct ExplainedScale {
    /// The scale.
    pub scale: Name,
    /// The expression as it is declared; absent where the plugin's code computes it.
    pub expression: Option<String>,
    /// The expression with its values filled in; a reversed or recoded answer stands as `1→3`.
    pub filled_in: Option<String>,
    /// The score; absent where it is unavailable.
    pub score: Option<f64>,
}

/// How the scores of one sheet came about.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Explanation {
    /// The answers, in the order of the form; one per row where the instrument has rows.
    pub answers: Vec<ExplainedAnswer>,
    /// The scales, in declared order.
    pub scales: Vec<ExplainedScale>,
}

impl Instrument {
    /// Says how the scores of a sheet that passed [`Self::check`] came about; `scores` are those of its outcome.
    ///
    /// ```
    /// use vakwerk_core::licence::Grants;
    /// use vakwerk_core::measure::{Instrument, Person};
    /// # let declaration = include_str!("../../tests/data/sample.toml");
    /// # let file: vakwerk_core::catalogue::CatalogueFile = toml::from_str(declaration).unwrap();
    /// # let (assessment, id) = (&file.assessment[0], "sample:mood".parse().unwrap());
    /// let instrument = Instrument::compile(assessment, &id).unwrap();
    /// let (answers, person) = ([1.0, 2.0, 3.0], Person::default());
    /// let outcome = instrument.score(&answers, &person, &Grants::default()).unwrap();
    /// let explained = instrument.explain(&answers, &person, |scale| outcome.scores.get(scale).copied());
    /// assert_eq!(explained.scales[0].score, Some(6.0));
    /// assert_eq!(explained.answers.len(), 3);
    /// ```
    #[must_use]
    pub fn explain(&self, answers: &[f64], person: &Person, score: impl Fn(&Name) -> Option<f64>) -> Explanation {
        let assessment = self.assessment();
        let filled = self.filled(answers);
        let known = |value: f64| Some(value).filter(|value| !value.is_nan());
        let item = |at: usize| assessment.item.get(at).or(assessment.item.first());
        let explained = answers.iter().zip(&filled).enumerate().filter_map(|(at, (answer, counts))| {
            Some(ExplainedAnswer {
                item: item(at)?.id.clone(),
                answer: known(*answer),
                not_applicable: is_not_applicable(*answer),
                counts_as: known(*counts),
            })
        });
        let inputs = self.inputs(person);
        let filling = Filling { assessment, filled: &filled, inputs: &inputs, score: &score };
        let scales = assessment.scale.iter().map(|scale| {
            // What does not parse does not compile, so a compiled instrument has none.
            let filled_in = scale.score.as_deref().and_then(|text| parse(text).ok()).map(|node| filling.whole(&node));
            ExplainedScale {
                scale: scale.id.clone(),
                expression: scale.score.clone(),
                filled_in,
                score: score(&scale.id),
            }
        });
        Explanation { answers: explained.collect(), scales: scales.collect() }
    }
}

/// The values that stand in an expression for its names.
struct Filling<'a, S> {
    assessment: &'a Assessment,
    filled: &'a [f64],
    inputs: &'a [f64],
    score: &'a S,
}

impl<S: Fn(&Name) -> Option<f64>> Filling<'_, S> {
    fn whole(&self, node: &Node) -> String {
        let mut out = String::new();
        self.write(node, &mut out);
        out
    }

    fn write(&self, node: &Node, out: &mut String) {
        match &node.form {
            Form::Number(number) => out.push_str(&number.to_string()),
            Form::Name(name) => self.named(name, out),
            Form::Code { input, code } => out.push_str(&format!("{input}:{code}")),
            Form::Range { .. } => self.list(&self.answers_of(node).unwrap_or_default(), out),
            Form::Negate(inner) => {
                out.push('-');
                self.inner(inner, out);
            }
            Form::Not(inner) => {
                out.push_str("not ");
                self.inner(inner, out);
            }
            Form::Chain { first, rest } => {
                self.inner(first, out);
                for (operator, part) in rest {
                    out.push_str(operator_sign(*operator));
                    self.inner(part, out);
                }
            }
            Form::Compare { how, left, right } => {
                self.inner(left, out);
                out.push_str(comparison_sign(*how));
                self.inner(right, out);
            }
            Form::All(parts) => self.joined(parts, " and ", out),
            Form::Any(parts) => self.joined(parts, " or ", out),
            Form::Call { function, arguments, pairs } => self.call(function, arguments, pairs, out),
        }
    }

    /// A part of a larger part, in brackets where it is a larger part itself.
    fn inner(&self, node: &Node, out: &mut String) {
        let compound = matches!(node.form, Form::Chain { .. } | Form::Compare { .. } | Form::All(_) | Form::Any(_));
        out.push_str(if compound { "(" } else { "" });
        self.write(node, out);
        out.push_str(if compound { ")" } else { "" });
    }

    fn joined(&self, parts: &[Node], word: &str, out: &mut String) {
        for (at, part) in parts.iter().enumerate() {
            out.push_str(if at > 0 { word } else { "" });
            self.inner(part, out);
        }
    }

    fn named(&self, name: &str, out: &mut String) {
        if name == "items" || name == "rows" {
            return self.list(self.filled, out);
        }
        let value = self
            .item(name)
            .and_then(|at| self.filled.get(at).copied())
            .or_else(|| self.input(name))
            .or_else(|| Name::new(name).ok().and_then(|name| (self.score)(&name)));
        out.push_str(&shown(value.unwrap_or(f64::NAN)));
    }

    fn item(&self, name: &str) -> Option<usize> {
        let named = self.assessment.item.iter().position(|item| item.id.as_str() == name);
        named.filter(|_| self.assessment.rows.is_none())
    }

    fn input(&self, name: &str) -> Option<f64> {
        let at = self.assessment.input.iter().position(|input| input.id.as_str() == name)?;
        self.inputs.get(at).copied()
    }

    fn list(&self, values: &[f64], out: &mut String) {
        out.push_str(&values.iter().map(|value| shown(*value)).collect::<Vec<_>>().join(", "));
    }

    /// The answers that a name or a range stands for; nothing where it stands for something else.
    fn answers_of(&self, node: &Node) -> Option<Vec<f64>> {
        match &node.form {
            Form::Name(name) if name == "items" || name == "rows" => Some(self.filled.to_vec()),
            Form::Name(name) => self.item(name).and_then(|at| Some(vec![*self.filled.get(at)?])),
            Form::Range { from, to } => self.filled.get(self.item(from)?..=self.item(to)?).map(<[f64]>::to_vec),
            _ => None,
        }
    }

    fn call(&self, function: &str, arguments: &[Node], pairs: &[Pair], out: &mut String) {
        let changed = arguments.first().filter(|_| matches!(function, "reverse" | "recode" | "table"));
        if let Some((argument, answers)) = changed.and_then(|argument| Some((argument, self.answers_of(argument)?))) {
            let becomes = answers.iter().enumerate().map(|(at, answer)| {
                let new = match function {
                    "reverse" => self.ends(argument, at).map(|ends| ends - answer),
                    "recode" => pairs.iter().find(|pair| pair.key.total_cmp(answer).is_eq()).map(|pair| pair.value),
                    _ => pairs.iter().rev().find(|pair| pair.key <= *answer).map(|pair| pair.value),
                };
                format!("{}→{}", shown(*answer), shown(new.unwrap_or(f64::NAN)))
            });
            return out.push_str(&becomes.collect::<Vec<_>>().join(", "));
        }
        out.push_str(function);
        out.push('(');
        for (at, argument) in arguments.iter().enumerate() {
            out.push_str(if at > 0 { ", " } else { "" });
            self.write(argument, out);
        }
        for pair in pairs {
            out.push_str(&format!(", {}: {}", pair.key, pair.value));
        }
        out.push(')');
    }

    /// The lowest plus the highest answer of the item at a place of what an argument stands for.
    fn ends(&self, argument: &Node, at: usize) -> Option<f64> {
        let first = match &argument.form {
            Form::Range { from, .. } => self.item(from)?,
            Form::Name(name) => self.item(name).unwrap_or(0),
            _ => 0,
        };
        let item = self.assessment.item.get(first + at).or(self.assessment.item.first())?;
        let range: &AnswerRange = item.answer.as_ref().or(self.assessment.answer.as_ref())?;
        Some(range.min + range.max)
    }
}

fn operator_sign(operator: Operator) -> &'static str {
    match operator {
        Operator::Add => " + ",
        Operator::Subtract => " - ",
        Operator::Multiply => " * ",
        Operator::Divide => " / ",
    }
}

fn comparison_sign(how: Comparison) -> &'static str {
    match how {
        Comparison::Equal => " = ",
        Comparison::Less => " < ",
        Comparison::AtMost => " <= ",
        Comparison::More => " > ",
        Comparison::AtLeast => " >= ",
    }
}

/// A value as it stands in an expression; a hyphen where there is none.
fn shown(value: f64) -> String {
    if value.is_nan() { "-".to_owned() } else { value.to_string() }
}
