//! Pictures of figures: what they show, apart from how they are drawn.

mod radar;
mod shares;
mod svg;

pub(crate) use svg::write;

/// A picture. A table beside it says the same, for whoever cannot see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// What it shows, in a few words.
    pub title: String,
    /// What one sees in it, in whole sentences.
    pub description: String,
    /// What is drawn.
    pub drawing: Drawing,
}

/// What a picture draws. Nothing in it depends on colour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Drawing {
    /// Bars of which each part counts what falls in a class; at most four classes can be told apart.
    Shares {
        /// What the parts are called, from left to right.
        classes: Vec<String>,
        /// The bars, from top to bottom.
        bars: Vec<Bar>,
    },
    /// One level per spoke: only for what one person says of themselves, because it invites no comparing of people.
    Radar {
        /// The levels, from the middle outwards.
        levels: Vec<String>,
        /// Each spoke's name and its level, counted from 1.
        spokes: Vec<(String, u32)>,
    },
}

/// A bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// What it is of.
    pub label: String,
    /// How much falls in each class.
    pub counts: Vec<u32>,
}
