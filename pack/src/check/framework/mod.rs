//! Whether the elements of a framework name each other rightly, and in no circle.

mod cycles;
mod levels;
mod names;
mod parts;

pub(crate) use cycles::cycles;
pub(crate) use levels::levels;
pub(crate) use names::names;
pub(crate) use parts::parts;
