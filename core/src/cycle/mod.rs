//! The cycle of clinical reasoning: the order of the steps, and how each step shows in other lenses.

mod lens;
mod order;

pub use lens::*;
pub use order::*;
