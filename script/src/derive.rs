//! Ids, salts and moments derived from the script, so that a replay gives the same case file every time.

use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use sha2::{Digest as _, Sha256};
use vakwerk_core::case::{Day, EventId};
use vakwerk_core::envelope::Salt;

fn digest(case: &str, purpose: &str, act: usize) -> [u8; 32] {
    let mut hasher = Sha256::new();
    for part in ["vakwerk script", case, purpose] {
        hasher.update(part.as_bytes());
        hasher.update([0]);
    }
    hasher.update(u64::try_from(act).unwrap_or(u64::MAX).to_le_bytes());
    hasher.finalize().into()
}

/// The id of the event of an act: a UUID of version 8, whose bits are the application's own.
pub(crate) fn event_id(case: &str, act: usize) -> EventId {
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest(case, "event", act)[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

/// The salt of the event of an act.
pub(crate) fn salt(case: &str, act: usize) -> Salt {
    Salt(digest(case, "salt", act))
}

/// When the event of an act was recorded: from noon on its day, a second apart, so that order is kept.
pub(crate) fn moment(day: Day, act: usize) -> Timestamp {
    let noon = day.date().at(12, 0, 0, 0).to_zoned(TimeZone::UTC).map(|noon| noon.timestamp()).unwrap_or_default();
    let seconds = i64::try_from(act).unwrap_or_default();
    noon.checked_add(SignedDuration::from_secs(seconds)).unwrap_or(noon)
}
