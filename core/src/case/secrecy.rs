//! What is kept from somebody: statements about sharing that hold towards one person, or for some events only.

use std::collections::BTreeMap;

use super::event::{ConsentParty, ConsentStatement, Event, Payload, Recipient};
use super::log::Standing;
use super::state::{Case, is_amendment, is_course};
use super::words::ConsentSubject;

/// A statement of consent, and the word of its event's kind.
pub(super) fn stated(payload: &Payload) -> Option<(&'static str, &ConsentStatement)> {
    match payload {
        Payload::ConsentGiven(statement) => Some(("given", statement)),
        Payload::ConsentRefused(statement) => Some(("refused", statement)),
        Payload::ConsentWithdrawn(statement) => Some(("withdrawn", statement)),
        _ => None,
    }
}

impl ConsentStatement {
    /// Whether it is about everything and towards everybody.
    pub(super) fn is_general(&self) -> bool {
        self.about != ConsentSubject::Sharing || self.towards.is_none() && self.events.is_empty()
    }

    /// Whether it holds towards somebody. Where nobody says who that is, a refusal holds and a consent does not.
    pub(super) fn holds_towards(&self, word: &str, recipient: &Recipient) -> bool {
        let Some(towards) = &self.towards else { return true };
        towards.role == recipient.role
            && match (&towards.person, &recipient.person) {
                (None, _) => true,
                (Some(named), Some(asked)) => named == asked,
                (Some(_), None) => word != "given",
            }
    }
}

/// A case as one recipient may see it.
#[derive(Clone, Debug)]
pub struct Withheld {
    /// The case, with nothing left of the content of what is kept from them.
    pub case: Case,
    /// How many events are kept from them.
    pub events: usize,
}

impl Case {
    /// The case as a recipient may see it: without the content of the events that somebody asked not to share with
    /// them, of what amends those, and of what was said in asking it.
    ///
    /// What the client asked to keep is not kept from the client. Whether anything may be shared at all is another
    /// question: see [`may_share`](Self::may_share).
    #[must_use]
    pub fn withheld_from(&self, recipient: &Recipient) -> Withheld {
        let mut kept: BTreeMap<u64, Vec<&ConsentParty>> = BTreeMap::new();
        let mut asking = Vec::new();
        for entry in self.entries().iter().filter(|entry| !matches!(entry.standing, Standing::Struck { .. })) {
            let Some((word, said)) = self.content_of(entry).and_then(stated) else { continue };
            let own = said.by == ConsentParty::Client && recipient.role.as_str() == "client";
            if own || said.is_general() || !said.holds_towards(word, recipient) {
                continue;
            }
            asking.push(entry.event.meta.sequence);
            for event in &said.events {
                let by = kept.entry(*event).or_default();
                by.retain(|party| **party != said.by);
                if word != "given" {
                    by.push(&said.by);
                }
            }
        }
        kept.retain(|_, by| !by.is_empty());
        let hidden = |event: &Event| {
            let target = match &event.payload {
                Payload::Corrected(correction) => Some(correction.target.sequence),
                Payload::EnteredInError(struck) => Some(struck.target.sequence),
                _ => None,
            };
            let sequence = event.meta.sequence;
            // Where somebody is in the cycle, and what was destroyed, tells nothing that was confided.
            let tells = |kind| !is_course(kind) && (!is_amendment(kind) || target.is_some());
            event.payload.known_kind().is_some_and(tells)
                && (asking.contains(&sequence)
                    || [Some(sequence), target].into_iter().flatten().any(|number| kept.contains_key(&number)))
        };
        let events = self.entries().iter().filter(|entry| hidden(&entry.event)).count();
        let told = |event: &Event| match hidden(event) {
            true => Event { payload: Payload::Erased { kind: event.payload.kind().into() }, ..event.clone() },
            false => event.clone(),
        };
        Withheld { case: self.entries().iter().map(|entry| told(&entry.event)).collect(), events }
    }
}
