//! Advice on a pack that has no fault: what a reader will miss, and what is probably not meant.

mod conditions;
mod domain;
mod logic;
mod measures;
mod statements;

use vakwerk_core::catalogue::Pack;

use crate::check::index::Index;
use crate::fault::Fault;

/// Everything there is to advise on a pack; `packs` are it and those that it requires, as far as they are at hand.
pub(crate) fn advise(index: &Index<'_>, pack: &Pack, packs: &[&Pack]) -> Vec<Fault> {
    let mut advice = statements::english(index);
    advice.extend(statements::recalled(index));
    advice.extend(statements::cautions(index));
    advice.extend(measures::scales(index, pack));
    advice.extend(conditions::rules(index, pack, packs));
    advice
}
