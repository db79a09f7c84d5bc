//! What a command of the command line is decided with: here and now, as a new event.

use jiff::Timestamp;
use vakwerk_core::case::{Author, Context, Day};
use vakwerk_core::catalogue::Pack;
use vakwerk_core::id::Name;
use vakwerk_core::rule::RuleBook;

/// What `who` decides a command with at this moment; without a trajectory it concerns the whole case.
pub(super) fn context<'a>(
    who: &'a Author,
    trajectory: Option<&'a Name>,
    rules: &'a RuleBook,
    packs: &'a [&'a Pack],
) -> Context<'a> {
    let now = Timestamp::now();
    let today = Day::new(now.to_zoned(jiff::tz::TimeZone::UTC).date());
    Context {
        today,
        now,
        occurred_on: today,
        who,
        trajectory,
        event: uuid::Uuid::now_v7(),
        idempotency_key: None,
        set: None,
        rules,
        packs,
    }
}
