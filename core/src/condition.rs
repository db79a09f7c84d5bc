//! Conditions over facts, as people write them in a pack.
//!
//! A condition has three outcomes: it holds, it does not, or it is unknown because a fact is missing.
//! Unknown is never satisfied, also under `not`.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::text::Language;

/// A value that a fact is compared with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Literal {
    /// Yes or no.
    YesNo(bool),
    /// A number.
    Number(f64),
    /// A word, an id or a text.
    Text(String),
}

/// Over which events a fact is taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Scope {
    /// The whole trajectory.
    #[default]
    Trajectory,
    /// Only the present round.
    Round,
}

/// What a fact is tested for.
#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    /// Equal to.
    Is(Literal),
    /// Known, and not equal to.
    IsNot(Literal),
    /// Equal to one of; of a list: contains at least one of.
    OneOf(Vec<Literal>),
    /// A list that contains.
    Includes(Literal),
    /// A number from this one, inclusive.
    AtLeast(f64),
    /// A number up to this one, inclusive.
    AtMost(f64),
    /// A number above this one.
    MoreThan(f64),
    /// A number below this one.
    LessThan(f64),
    /// Recorded at all (`true`), or not at all (`false`); never unknown.
    Recorded(bool),
}

/// A condition.
///
/// Inside `every`, `some`, `count` and `covers` a fact that begins with a dot (`.directed`) is a field of the element.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "ConditionForm", into = "ConditionForm")]
pub enum Condition {
    /// Every one holds.
    All(Vec<Condition>),
    /// At least one holds.
    Any(Vec<Condition>),
    /// It does not hold; unknown stays unknown.
    Not(Box<Condition>),
    /// A fact passes a test.
    Fact {
        /// The fact: a name of the fact list, `form.plugin:form.field`, or `.field` of an element.
        fact: String,
        /// The test.
        test: Test,
        /// Over which events.
        scope: Scope,
    },
    /// Every element (that passes `filter`) passes `holds`. Unknown while the collection is empty.
    Every {
        /// The collection.
        of: String,
        /// Which elements are looked at.
        filter: Option<Box<Condition>>,
        /// What must hold for each.
        holds: Box<Condition>,
        /// Over which events.
        scope: Scope,
    },
    /// At least one element (that passes `filter`) passes `holds`.
    Some {
        /// The collection.
        of: String,
        /// Which elements are looked at.
        filter: Option<Box<Condition>>,
        /// What must hold for one.
        holds: Box<Condition>,
        /// Over which events.
        scope: Scope,
    },
    /// The number of elements (that pass `filter`) passes the tests.
    Count {
        /// The collection.
        of: String,
        /// Which elements are counted.
        filter: Option<Box<Condition>>,
        /// The fewest.
        at_least: Option<u32>,
        /// The most.
        at_most: Option<u32>,
        /// Over which events.
        scope: Scope,
    },
    /// Every one of `values` occurs in `field` of some element (that passes `filter`).
    Covers {
        /// The collection.
        of: String,
        /// The field of the elements, without a dot.
        field: String,
        /// The values that must occur.
        values: Vec<Literal>,
        /// Which elements are looked at.
        filter: Option<Box<Condition>>,
        /// Over which events.
        scope: Scope,
    },
}

/// The written form of a [`Condition`]: one main key, and the keys that go with it.
///
/// Main keys: `all`, `any`, `not`, `fact`, `every`, `some`, `count`, `covers`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Condition"))]
pub struct ConditionForm {
    /// Every one of these holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub all: Option<Vec<ConditionForm>>,
    /// At least one of these holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub any: Option<Vec<ConditionForm>>,
    /// This does not hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not: Option<Box<ConditionForm>>,
    /// A fact, to be tested with one of the test keys.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fact: Option<String>,
    /// A collection of which every element must pass `holds`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub every: Option<String>,
    /// A collection of which some element must pass `holds`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub some: Option<String>,
    /// A collection whose elements are counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<String>,
    /// A collection in whose `field` every one of `values` must occur.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub covers: Option<String>,
    /// Which elements are looked at.
    #[serde(rename = "where", skip_serializing_if = "Option::is_none")]
    pub filter: Option<Box<ConditionForm>>,
    /// What must hold for an element.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holds: Option<Box<ConditionForm>>,
    /// The field that `covers` looks at.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// The values that `covers` asks for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub values: Option<Vec<Literal>>,
    /// Test: equal to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is: Option<Literal>,
    /// Test: known, and not equal to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_not: Option<Literal>,
    /// Test: one of; of a list: contains at least one of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub one_of: Option<Vec<Literal>>,
    /// Test: a list that contains.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub includes: Option<Literal>,
    /// Test: from this number, inclusive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least: Option<f64>,
    /// Test: up to this number, inclusive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_most: Option<f64>,
    /// Test: above this number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub more_than: Option<f64>,
    /// Test: below this number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub less_than: Option<f64>,
    /// Test: recorded at all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recorded: Option<bool>,
    /// Over which events the fact or collection is taken.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<Scope>,
}

/// Why the keys of a written condition do not make a condition.
#[derive(Clone, Debug, PartialEq)]
pub enum ConditionFault {
    /// No main key.
    NoMainKey,
    /// `fact` without a test.
    NoTest,
    /// `fact` with more than one test.
    SeveralTests,
    /// A main key without a key that it needs.
    Needs {
        /// The main key.
        main: &'static str,
        /// What it needs, in backquotes.
        needs: &'static str,
    },
    /// A bound of `count` that is no count.
    NotACount(f64),
    /// Keys that do not go with the main key.
    Stray(Vec<String>),
}

impl ConditionFault {
    /// The fault in words.
    #[must_use]
    pub fn words(&self, language: Language) -> String {
        let nl = language == Language::Nl;
        match self {
            Self::NoMainKey if nl => {
                "een voorwaarde heeft een van de sleutels `all`, `any`, `not`, `fact`, `every`, `some`, `count`, `covers` nodig".into()
            }
            Self::NoMainKey => {
                "a condition needs one of the keys `all`, `any`, `not`, `fact`, `every`, `some`, `count`, `covers`".into()
            }
            Self::NoTest if nl => format!("`fact` heeft één toets nodig: {TESTS}"),
            Self::NoTest => format!("`fact` needs one test: {TESTS}"),
            Self::SeveralTests if nl => "`fact` heeft één toets; zet er twee samen onder `all`".into(),
            Self::SeveralTests => "`fact` takes one test; put two of them under `all`".into(),
            Self::Needs { main, needs } if nl => format!("`{main}` heeft {} nodig", needs.replace(" or ", " of ")),
            Self::Needs { main, needs } => format!("`{main}` needs {needs}"),
            Self::NotACount(found) if nl => {
                format!("`count` heeft gehele getallen van 0 tot en met 1000000 nodig; gevonden: {found}")
            }
            Self::NotACount(found) => format!("`count` needs whole numbers from 0 to 1000000, found {found}"),
            Self::Stray(keys) if nl => {
                format!("`{}` past niet bij de andere sleutels van deze voorwaarde", keys.join("`, `"))
            }
            Self::Stray(keys) => {
                format!("`{}` does not go together with the other keys of this condition", keys.join("`, `"))
            }
        }
    }
}

const TESTS: &str = "`is`, `is-not`, `one-of`, `includes`, `at-least`, `at-most`, `more-than`, `less-than`, `recorded`";

impl fmt::Display for ConditionFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words(Language::En))
    }
}

impl std::error::Error for ConditionFault {}

impl TryFrom<ConditionForm> for Condition {
    type Error = ConditionFault;

    fn try_from(mut form: ConditionForm) -> Result<Self, ConditionFault> {
        let condition = form.take_main()?;
        // Whatever is left over does not go with the main key: say so rather than ignore it.
        if form == ConditionForm::default() {
            Ok(condition)
        } else {
            let left = serde_json::to_value(&form).ok();
            let keys = left.as_ref().and_then(|v| v.as_object()).map(|o| o.keys().cloned().collect());
            Err(ConditionFault::Stray(keys.unwrap_or_default()))
        }
    }
}

impl ConditionForm {
    fn take_main(&mut self) -> Result<Condition, ConditionFault> {
        let list = |forms: Vec<Self>| forms.into_iter().map(Condition::try_from).collect::<Result<Vec<_>, _>>();
        if let Some(forms) = self.all.take() {
            return list(forms).map(Condition::All);
        }
        if let Some(forms) = self.any.take() {
            return list(forms).map(Condition::Any);
        }
        if let Some(form) = self.not.take() {
            return Ok(Condition::Not(Box::new((*form).try_into()?)));
        }
        let scope = self.scope.take().unwrap_or_default();
        if let Some(fact) = self.fact.take() {
            return Ok(Condition::Fact { fact, test: self.take_test()?, scope });
        }
        let boxed = |form: Option<Box<Self>>| form.map(|f| Condition::try_from(*f).map(Box::new)).transpose();
        let filter = boxed(self.filter.take())?;
        if let Some(of) = self.every.take() {
            let holds = boxed(self.holds.take())?.ok_or(ConditionFault::Needs { main: "every", needs: "`holds`" })?;
            return Ok(Condition::Every { of, filter, holds, scope });
        }
        if let Some(of) = self.some.take() {
            let holds = boxed(self.holds.take())?.ok_or(ConditionFault::Needs { main: "some", needs: "`holds`" })?;
            return Ok(Condition::Some { of, filter, holds, scope });
        }
        if let Some(of) = self.count.take() {
            let whole = |number: Option<f64>| match number {
                None => Ok(None),
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked on the line")]
                Some(n) if n.fract() == 0.0 && (0.0..=1e6).contains(&n) => Ok(Some(n as u32)),
                Some(n) => Err(ConditionFault::NotACount(n)),
            };
            let (at_least, at_most) = (whole(self.at_least.take())?, whole(self.at_most.take())?);
            if at_least.is_none() && at_most.is_none() {
                return Err(ConditionFault::Needs { main: "count", needs: "`at-least` or `at-most`" });
            }
            return Ok(Condition::Count { of, filter, at_least, at_most, scope });
        }
        if let Some(of) = self.covers.take() {
            let field = self.field.take().ok_or(ConditionFault::Needs { main: "covers", needs: "`field`" })?;
            let values = self.values.take().ok_or(ConditionFault::Needs { main: "covers", needs: "`values`" })?;
            return Ok(Condition::Covers { of, field, values, filter, scope });
        }
        Err(ConditionFault::NoMainKey)
    }

    fn take_test(&mut self) -> Result<Test, ConditionFault> {
        let tests = [
            self.is.take().map(Test::Is),
            self.is_not.take().map(Test::IsNot),
            self.one_of.take().map(Test::OneOf),
            self.includes.take().map(Test::Includes),
            self.at_least.take().map(Test::AtLeast),
            self.at_most.take().map(Test::AtMost),
            self.more_than.take().map(Test::MoreThan),
            self.less_than.take().map(Test::LessThan),
            self.recorded.take().map(Test::Recorded),
        ];
        let mut found = tests.into_iter().flatten();
        match (found.next(), found.next()) {
            (Some(test), None) => Ok(test),
            (None, _) => Err(ConditionFault::NoTest),
            (Some(_), Some(_)) => Err(ConditionFault::SeveralTests),
        }
    }
}

impl From<Condition> for ConditionForm {
    fn from(condition: Condition) -> Self {
        let empty = Self::default();
        let list = |all: Vec<Condition>| Some(all.into_iter().map(Self::from).collect());
        let boxed = |c: Option<Box<Condition>>| c.map(|c| Box::new(Self::from(*c)));
        let written = |scope: Scope| (scope != Scope::default()).then_some(scope);
        match condition {
            Condition::All(all) => Self { all: list(all), ..empty },
            Condition::Any(any) => Self { any: list(any), ..empty },
            Condition::Not(not) => Self { not: Some(Box::new(Self::from(*not))), ..empty },
            Condition::Fact { fact, test, scope } => {
                let mut form = Self { fact: Some(fact), scope: written(scope), ..empty };
                match test {
                    Test::Is(v) => form.is = Some(v),
                    Test::IsNot(v) => form.is_not = Some(v),
                    Test::OneOf(v) => form.one_of = Some(v),
                    Test::Includes(v) => form.includes = Some(v),
                    Test::AtLeast(n) => form.at_least = Some(n),
                    Test::AtMost(n) => form.at_most = Some(n),
                    Test::MoreThan(n) => form.more_than = Some(n),
                    Test::LessThan(n) => form.less_than = Some(n),
                    Test::Recorded(r) => form.recorded = Some(r),
                }
                form
            }
            Condition::Every { of, filter, holds, scope } => Self {
                every: Some(of),
                filter: boxed(filter),
                holds: boxed(Some(holds)),
                scope: written(scope),
                ..empty
            },
            Condition::Some { of, filter, holds, scope } => Self {
                some: Some(of),
                filter: boxed(filter),
                holds: boxed(Some(holds)),
                scope: written(scope),
                ..empty
            },
            Condition::Count { of, filter, at_least, at_most, scope } => Self {
                count: Some(of),
                filter: boxed(filter),
                at_least: at_least.map(f64::from),
                at_most: at_most.map(f64::from),
                scope: written(scope),
                ..empty
            },
            Condition::Covers { of, field, values, filter, scope } => Self {
                covers: Some(of),
                field: Some(field),
                values: Some(values),
                filter: boxed(filter),
                scope: written(scope),
                ..empty
            },
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Condition {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        ConditionForm::schema_name()
    }
    fn schema_id() -> std::borrow::Cow<'static, str> {
        ConditionForm::schema_id()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        ConditionForm::json_schema(generator)
    }
}
