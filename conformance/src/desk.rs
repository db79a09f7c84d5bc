//! Where sheets are scored: by declaration alone, or by a registry that has the code.

use std::collections::BTreeMap;

use vakwerk_core::catalogue::{Arithmetic, Assessment, Pack};
use vakwerk_core::id::ItemId;
use vakwerk_core::licence::Grants;
use vakwerk_core::measure::{Instrument, Outcome, Person};
use vakwerk_host::{CallRefusal, PluginFault, PluginSet};

/// What a sheet comes to.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// It was scored.
    Scored(Box<Outcome>),
    /// It was refused, with the word of the refusal: `out-of-range`.
    Refused(String),
    /// The instrument gives no scores for this sheet.
    NotComputable,
    /// The plugin is at fault.
    Fault(PluginFault),
    /// Nothing here can score it.
    Unknown,
}

/// Scores sheets of one pack, with every licence granted.
#[derive(Debug)]
pub enum Desk<'a> {
    /// By the declarations of a pack.
    Declared(BTreeMap<ItemId, Instrument>),
    /// By a set of loaded plugins.
    Loaded(&'a PluginSet),
}

impl Desk<'_> {
    /// A desk for the declared instruments of a pack.
    #[must_use]
    pub fn declared(pack: &Pack) -> Self {
        let compiled = pack.contents.assessment.iter().filter(|a| a.arithmetic == Arithmetic::Declared);
        let compiled = compiled.filter_map(|assessment| {
            let id = pack.full_id(&assessment.id);
            Some((id.clone(), Instrument::compile(assessment, &id).ok()?))
        });
        Self::Declared(compiled.collect())
    }

    /// Whether sheets of an assessment can be scored here.
    #[must_use]
    pub fn scores(&self, assessment: &Assessment) -> bool {
        match (self, assessment.arithmetic) {
            (_, Arithmetic::None) => false,
            (_, Arithmetic::Declared) => true,
            (Self::Declared(_), Arithmetic::Coded) => false,
            (Self::Loaded(_), Arithmetic::Coded) => true,
        }
    }

    /// Scores a sheet.
    #[must_use]
    pub fn score(&self, assessment: &ItemId, answers: &[f64], person: &Person) -> Answer {
        match self {
            Self::Declared(instruments) => {
                let Some(instrument) = instruments.get(assessment) else { return Answer::Unknown };
                match instrument.score(answers, person, &Grants::everything()) {
                    Ok(outcome) => Answer::Scored(Box::new(outcome)),
                    Err(refusal) => Answer::Refused(refusal.word().into()),
                }
            }
            Self::Loaded(set) => match set.score(assessment, answers, person) {
                Ok(outcome) => Answer::Scored(Box::new(outcome)),
                Err(CallRefusal::Sheet(refusal)) => Answer::Refused(refusal.word().into()),
                Err(CallRefusal::NotComputable { .. }) => Answer::NotComputable,
                Err(CallRefusal::Fault(fault)) => Answer::Fault(*fault),
                Err(_) => Answer::Unknown,
            },
        }
    }
}
