//! Answers on their way in and scores on their way out, for one sheet and for columns of sheets.

use std::fmt;

use vakwerk_abi::{NO_ITEM, Status};

use crate::Coded;

/// One answer sheet. The host has already checked it against the declared ranges.
#[derive(Clone, Copy)]
pub struct Sheet<'a> {
    /// Which assessment it belongs to.
    pub assessment: Coded,
    /// The answers in the order of the items; NaN means missing.
    pub answers: &'a [f64],
    /// The inputs in the order of the declaration; NaN means missing.
    pub inputs: &'a [f64],
}

/// Why a sheet gives no scores. It holds no text and no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotScored {
    /// The plugin's code does not know this assessment.
    NotProvided,
    /// The instrument gives no scores with the answer to this item, by its position.
    Item(usize),
    /// The instrument gives no scores for this sheet as a whole.
    Sheet,
}

impl NotScored {
    /// The answer on the interface, and the position of the item at fault.
    pub(crate) fn status(self) -> (Status, u32) {
        match self {
            Self::NotProvided => (Status::NOT_PROVIDED, NO_ITEM),
            Self::Item(position) => (Status::NOT_COMPUTABLE, u32::try_from(position).unwrap_or(NO_ITEM)),
            Self::Sheet => (Status::NOT_COMPUTABLE, NO_ITEM),
        }
    }
}

impl fmt::Display for NotScored {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotProvided => f.write_str("the plugin does not score this assessment"),
            Self::Item(position) => write!(f, "no scores with the answer to item {}", position + 1),
            Self::Sheet => f.write_str("no scores for this sheet"),
        }
    }
}

impl std::error::Error for NotScored {}

/// Many sheets of one assessment, in columns.
#[derive(Clone, Copy)]
pub struct Columns<'a> {
    /// Which assessment they belong to.
    pub assessment: Coded,
    pub(crate) rows: usize,
    pub(crate) answers: &'a [f64],
    pub(crate) inputs: &'a [f64],
}

impl<'a> Columns<'a> {
    /// How many sheets there are.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The answers to one item, by its position; empty where there is no such item.
    #[must_use]
    pub fn item(&self, position: usize) -> &'a [f64] {
        column(self.answers, self.rows, position)
    }

    /// The values of one input, by its position; empty where there is no such input.
    #[must_use]
    pub fn input(&self, position: usize) -> &'a [f64] {
        column(self.inputs, self.rows, position)
    }
}

fn column(columns: &[f64], rows: usize, position: usize) -> &[f64] {
    columns.get(position * rows..(position + 1) * rows).unwrap_or_default()
}

/// Room for the scores of many sheets, in columns.
pub struct ScaleColumns<'a> {
    pub(crate) rows: usize,
    pub(crate) scales: &'a mut [f64],
    pub(crate) statuses: &'a mut [Status],
}

impl ScaleColumns<'_> {
    /// The scores of one scale, by its position; empty where there is no such scale.
    pub fn scale(&mut self, position: usize) -> &mut [f64] {
        self.scales.get_mut(position * self.rows..(position + 1) * self.rows).unwrap_or_default()
    }

    /// Says how one row came out; a row of which nothing is said was scored.
    pub fn set_row(&mut self, row: usize, status: RowStatus) {
        if let Some(place) = self.statuses.get_mut(row) {
            *place = match status {
                RowStatus::Scored => Status::OK,
                RowStatus::NotComputable => Status::NOT_COMPUTABLE,
            };
        }
    }
}

/// How a row of a batch came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowStatus {
    /// Its scores stand in the columns.
    Scored,
    /// The instrument gives no scores for it.
    NotComputable,
}
