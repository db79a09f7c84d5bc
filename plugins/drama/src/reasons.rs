//! The operation `reasons`: what the observed distance says for or against an intervention's way of playing.

use vakwerk_sdk::document::{Reasons, ReasonsRequest, Remark, RemarkedIntervention};
use vakwerk_sdk::say::{list, name, ours};

use crate::distance::{Distance, OBSERVATION};
use crate::names::{INTERVENTIONS, MEANS};

const FORMAT: u32 = 1;

/// Ours: means that put much between player and own life.
const FAR: [&str; 5] = ["object", "puppet", "story", "mask", "other-time"];

/// Ours: means that bring player and own life together.
const NEAR: [&str; 2] = ["alike-role", "own-role"];

/// Remarks on the matched interventions of this discipline; none while distance is in balance or was not observed.
pub(crate) fn remark(request: &ReasonsRequest) -> Reasons {
    let distance = Distance::latest(&request.material);
    let asked = request.interventions.iter().map(|matched| matched.intervention.as_str());
    let interventions = asked.filter_map(|id| remarked(id, distance?)).collect();
    Reasons { format: FORMAT, interventions }
}

fn remarked(id: &str, distance: Distance) -> Option<RemarkedIntervention> {
    let (_, means) = INTERVENTIONS.iter().find(|(known, _)| *known == id)?;
    let of = |group: &[&str]| -> Vec<&str> { means.iter().copied().filter(|means| group.contains(means)).collect() };
    let (far, near) = (of(&FAR), of(&NEAR));
    let (reasons, cautions) = match distance {
        Distance::Balanced => return None,
        Distance::TooClose => (
            says(
                &far,
                "enlarges-distance",
                "Het spel kwam te dichtbij; dit vergroot de afstand",
                "Play came too close; this enlarges distance",
            ),
            says(
                &near,
                "near-own-life",
                "Het spel kwam te dichtbij; weeg of dit niet te dicht op het eigen leven zit",
                "Play came too close; weigh whether this is not too close to own life",
            ),
        ),
        Distance::TooFar => (
            says(
                &near,
                "reduces-distance",
                "Het spel bleef te ver weg; dit brengt het dichterbij",
                "Play stayed too far; this brings it closer",
            ),
            says(
                &far,
                "far-from-own-life",
                "Het spel bleef te ver weg; weeg of dit de afstand niet in stand houdt",
                "Play stayed too far; weigh whether this does not keep the distance",
            ),
        ),
    };
    let something = !reasons.is_empty() || !cautions.is_empty();
    something.then(|| RemarkedIntervention { intervention: id.to_owned(), reasons, cautions })
}

/// One remark that names the means; none where the intervention uses none of them.
fn says(means: &[&str], id: &str, nl: &str, en: &str) -> Vec<Remark> {
    if means.is_empty() {
        return Vec::new();
    }
    let (means_nl, means_en) = list(means.iter().map(|id| name(MEANS, id)));
    let statement = ours(OBSERVATION, &format!("{nl}: {means_nl}."), &format!("{en}: {means_en}."));
    vec![Remark { id: id.to_owned(), statement }]
}
