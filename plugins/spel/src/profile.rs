//! The operation `profile`: the Trauma Play Scale over sessions, and play as shares, without cut-off or norm.

use vakwerk_sdk::document::{Material, Profile, Text};
use vakwerk_sdk::say::ours;

use crate::{categories, trauma_play};

const FORMAT: u32 = 1;

/// Describes what was observed of play.
pub(crate) fn describe(material: &Material) -> Profile {
    let mut summary = trauma_play::summary(material);
    summary.extend(categories::summary(material));
    let mut signals = trauma_play::signals(material);
    signals.extend(categories::signals(material));
    if summary.is_empty() && signals.is_empty() {
        summary.push(ours(trauma_play::ASSESSMENT, "Er is nog geen spel gescoord.", "No play has been scored yet."));
    }
    Profile { format: FORMAT, title: Text::new("Spelprofiel", "Profile of play"), summary, signals }
}
