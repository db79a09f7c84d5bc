//! Between the events of a case and the drafts and entries of its file.

use super::draft::{Draft, PayloadFault, RawPayload, Salt};
use super::id::IdempotencyKey;
use super::known::{NEWEST_FORM, UPCASTERS, upcast};
use super::record::{Entry, Record};
use crate::case::{Event, Meta, Payload, Pseudonym};
use crate::id::Name;

impl Draft {
    /// The draft of a decided event; its sequence is left to the chain.
    ///
    /// # Errors
    /// The payload cannot be written, was erased, or the idempotency key is not one.
    pub fn of(event: &Event, salt: Salt) -> Result<Self, PayloadFault> {
        let Event { meta, payload } = event;
        let key = meta.idempotency_key.as_deref().map(IdempotencyKey::new).transpose();
        Ok(Self {
            event: meta.event,
            idempotency_key: key.map_err(|_| PayloadFault::Key)?,
            trajectory: meta.trajectory.clone(),
            kind: Name::new(payload.kind()).map_err(|_| PayloadFault::Kind)?,
            form: NEWEST_FORM,
            recorded_at: meta.recorded_at,
            occurred_on: meta.occurred_on,
            who: meta.who.clone(),
            critical: payload.is_critical(),
            set: meta.set,
            written_with: Some(env!("CARGO_PKG_VERSION").into()),
            payload: RawPayload::from_raw(payload.to_raw().map_err(|_| PayloadFault::NotJson)?)?,
            salt,
        })
    }
}

impl Record {
    /// An event as the case module reads it: of an unknown kind as it was written, erased once it was destroyed.
    #[must_use]
    pub fn event(&self, entry: &Entry) -> Event {
        let header = entry.header();
        let meta = Meta {
            sequence: header.sequence,
            event: header.event,
            idempotency_key: header.idempotency_key.as_ref().map(|key| key.as_str().into()),
            trajectory: header.trajectory.clone(),
            recorded_at: header.recorded_at,
            occurred_on: header.occurred_on,
            who: header.who.clone(),
            set: header.set,
        };
        Event { meta, payload: self.content(entry) }
    }

    /// The client, by pseudonym, as the record says it last; nothing where that was destroyed.
    #[must_use]
    pub fn client(&self) -> Option<Pseudonym> {
        let opening = |entry: &&Entry| matches!(entry.header().kind.as_str(), "case-opened" | "corrected");
        self.entries().iter().rev().filter(opening).find_map(|entry| match self.content(entry) {
            Payload::CaseOpened(opened) => Some(opened.client),
            Payload::Corrected(correction) => match correction.replacement {
                Payload::CaseOpened(opened) => Some(opened.client),
                _ => None,
            },
            _ => None,
        })
    }

    /// Every event, in order.
    pub fn events(&self) -> impl Iterator<Item = Event> {
        self.entries().iter().map(|entry| self.event(entry))
    }

    fn content(&self, entry: &Entry) -> Payload {
        let header = entry.header();
        let kind = header.kind.as_str();
        let Some(raw) = self.payload(entry).and_then(|payload| serde_json::from_str(payload).ok()) else {
            return Payload::Erased { kind: kind.into() };
        };
        match upcast(UPCASTERS, kind, header.form, raw) {
            Ok((NEWEST_FORM, newest)) => Payload::read(kind, header.critical, &newest),
            _ => Payload::unread(kind, header.critical, raw),
        }
    }
}
