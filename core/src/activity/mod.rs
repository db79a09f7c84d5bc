//! An activity described outside any case, compared with what two or more sides say of it.
//!
//! A pack that compares activities has a form, whose fields are the criteria, and one policy per side with a rule per
//! criterion, named `SIDE-FIELD` and guarding `described-activity`. The rule engine answers every rule; here the answers
//! are only laid side by side, so that no conclusion stands without the findings it rests on.

mod code;
mod compare;
mod fault;
mod file;

pub use code::Code;
pub use compare::{Comparison, Criterion, Outcome, Pointing, Side, compare};
pub use fault::ActivityFault;
pub use file::{ACTIVITY_FORMAT, ActivityFile, Described, Origin};
