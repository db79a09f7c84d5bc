//! The operation `profile`: distance, role repertoire and story of a client, without sum or norm.

use vakwerk_sdk::document::{Material, Profile, Text};
use vakwerk_sdk::say::ours;

use crate::{distance, roles, story};

const FORMAT: u32 = 1;

/// Describes what was observed and told in play.
pub(crate) fn describe(material: &Material) -> Profile {
    let title = Text::new("Spelprofiel", "Profile of play");
    let mut signals: Vec<_> = distance::signal(material).into_iter().chain(roles::signal(material)).collect();
    signals.extend(story::signals(material));
    let mut summary = story::summary(material);
    if signals.is_empty() && summary.is_empty() {
        summary.push(ours(
            distance::OBSERVATION,
            "Er is nog geen spel geobserveerd en geen verhaal of rol vastgelegd.",
            "No play has been observed and no story or role recorded yet.",
        ));
    } else {
        summary.push(ours(distance::OBSERVATION, "Er is geen som en geen norm.", "There is no sum and no norm."));
    }
    Profile { format: FORMAT, title, summary, signals }
}
