//! What an expression says, before its names are known.

/// A part of an expression with the column where it starts.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Node {
    pub(super) at: usize,
    pub(super) form: Form,
}

/// A key and a value of `recode` or `table`, with the column of the key.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pair {
    pub(super) at: usize,
    pub(super) key: f64,
    pub(super) value: f64,
}

/// The forms of a part.
///
/// Chains hold their links in a row, not nested, so that a long expression is no deep one.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Form {
    Number(f64),
    Name(String),
    Code { input: String, code: String },
    Range { from: String, to: String },
    Negate(Box<Node>),
    Not(Box<Node>),
    Chain { first: Box<Node>, rest: Vec<(Operator, Node)> },
    Compare { how: Comparison, left: Box<Node>, right: Box<Node> },
    All(Vec<Node>),
    Any(Vec<Node>),
    Call { function: String, arguments: Vec<Node>, pairs: Vec<Pair> },
}

/// An arithmetic operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operator {
    Add,
    Subtract,
    Multiply,
    Divide,
}

/// A comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Comparison {
    Equal,
    Less,
    AtMost,
    More,
    AtLeast,
}
