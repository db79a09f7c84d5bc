//! Which step may follow which.

use std::fmt;

use crate::step::Step;

/// What going from one step to another does to the round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transition {
    /// On to the next step, in the same round.
    Onward,
    /// Back from evaluation to an earlier step, which starts a new round.
    NewRound,
    /// To closure, from wherever the trajectory is.
    Close,
}

/// A step that may not follow the present one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotNext {
    /// The present step.
    pub from: Step,
    /// The step that was asked for.
    pub to: Step,
}

impl fmt::Display for NotNext {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` cannot follow `{}`; ", self.to, self.from)?;
        let mut next = steps_after(self.from).peekable();
        if next.peek().is_none() {
            return f.write_str("no step follows it");
        }
        f.write_str("what can follow is")?;
        for (i, step) in next.enumerate() {
            write!(f, "{} `{step}`", if i == 0 { "" } else { "," })?;
        }
        Ok(())
    }
}

impl std::error::Error for NotNext {}

/// What going from `from` to `to` means.
///
/// Forward by one, past the optional screening where wanted; from evaluation back to any earlier step, which
/// starts a new round; to closure from every step.
///
/// ```
/// use vakwerk_core::cycle::{Transition, transition};
/// use vakwerk_core::step::Step;
/// assert_eq!(transition(Step::Registration, Step::Intake), Ok(Transition::Onward));
/// assert_eq!(transition(Step::Evaluation, Step::Plan), Ok(Transition::NewRound));
/// assert!(transition(Step::Intake, Step::Plan).is_err());
/// ```
///
/// # Errors
/// `to` may not follow `from`.
pub fn transition(from: Step, to: Step) -> Result<Transition, NotNext> {
    match (from, to) {
        (Step::Closure, _) => Err(NotNext { from, to }),
        (_, Step::Closure) => Ok(Transition::Close),
        (Step::Registration, Step::Intake) => Ok(Transition::Onward),
        (Step::Evaluation, to) if to < Step::Evaluation => Ok(Transition::NewRound),
        (from, to) if to as u8 == from as u8 + 1 => Ok(Transition::Onward),
        (from, to) => Err(NotNext { from, to }),
    }
}

/// The steps that may follow `from`, in the order of the cycle.
pub fn steps_after(from: Step) -> impl Iterator<Item = Step> {
    Step::ALL.into_iter().filter(move |to| transition(from, *to).is_ok())
}
