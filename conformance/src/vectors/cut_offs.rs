//! Check `cut-offs`: every band is named by a vector, and vectors lie on both sides of every cut-off.

use vakwerk_core::catalogue::{Band, BandSet, Scale};
use vakwerk_core::measure::{Part, Reason};

use super::Shown;
use crate::fault::both;
use crate::{Check, Fault};

/// Every band of every set; where the scale has steps, the last score below each cut-off and the first above it.
#[must_use]
pub fn check(shown: &Shown<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    for set in &shown.assessment.band_set {
        let Some(scale) = shown.assessment.scale.iter().find(|scale| scale.id == set.scale) else { continue };
        for band in &set.band {
            if !shown.vectors.iter().any(|w| w.expects_band(scale.id.as_str(), band.id.as_str())) {
                faults.push(unnamed(shown, set, band));
            }
        }
        for pair in set.band.windows(2) {
            let (Some(below), Some(above)) = sides(&pair[0], &pair[1], scale) else { continue };
            for (band, score) in [(&pair[0], below), (&pair[1], above)] {
                let there = shown.vectors.iter().any(|worked| {
                    let near = |found: f64| (found - score).abs() <= 1e-6;
                    worked.expects_score(scale.id.as_str()).is_some_and(near)
                        && worked.expects_band(scale.id.as_str(), band.id.as_str())
                });
                if !there {
                    faults.push(beside(shown, set, band, score));
                }
            }
        }
        if set.only_when.is_some() {
            faults.extend(conditional(shown, set));
        }
    }
    faults
}

/// The last score of the lower band and the first of the upper one; nothing where the scale has no steps.
fn sides(lower: &Band, upper: &Band, scale: &Scale) -> (Option<f64>, Option<f64>) {
    let Some(step) = scale.step else { return (None, None) };
    let origin = scale.min.unwrap_or(0.0);
    let steps = |value: f64| (value - origin) / step;
    let on = |steps: f64| origin + steps * step;
    let first = match (upper.from, upper.above, lower.to, lower.below) {
        (Some(from), ..) => on((steps(from) - 1e-6).ceil()),
        (_, Some(above), ..) => on((steps(above) + 1e-6).floor() + 1.0),
        (_, _, Some(to), _) => on((steps(to) + 1e-6).floor() + 1.0),
        (_, _, _, Some(below)) => on((steps(below) - 1e-6).ceil()),
        _ => return (None, None),
    };
    (Some(first - step), Some(first))
}

fn unnamed(shown: &Shown<'_>, set: &BandSet, band: &Band) -> Fault {
    Fault::new(
        Check::CutOffs,
        format_args!("{}.band-set.{}.{}", shown.id, set.id, band.id),
        both("geen geslaagd rekenvoorbeeld noemt deze band.", "no vector that passes names this band."),
        add(shown, &format!("\"bands\": {{\"{}\": \"{}\"}}", set.scale, band.id)),
    )
}

fn beside(shown: &Shown<'_>, set: &BandSet, band: &Band, score: f64) -> Fault {
    Fault::new(
        Check::CutOffs,
        format_args!("{}.band-set.{}.{}", shown.id, set.id, band.id),
        both(
            format!("geen geslaagd rekenvoorbeeld ligt naast de afkapwaarde, op {score}."),
            format!("no vector that passes lies beside the cut-off, at {score}."),
        ),
        add(shown, &format!("\"scores\": {{\"{0}\": {score}}}, \"bands\": {{\"{0}\": \"{1}\"}}", set.scale, band.id)),
    )
}

/// A set that is read under a condition is shown read and not read.
fn conditional(shown: &Shown<'_>, set: &BandSet) -> Option<Fault> {
    let unread = |worked: &&super::Worked| {
        worked.outcome().is_some_and(|outcome| {
            outcome.unavailable.iter().any(|unavailable| {
                let own = matches!(&unavailable.part, Part::Band { band_set, .. } if *band_set == set.id);
                own && matches!(unavailable.reason, Reason::Condition | Reason::InputMissing)
            })
        })
    };
    if shown.vectors.iter().any(unread) {
        return None;
    }
    Some(Fault::new(
        Check::CutOffs,
        format_args!("{}.band-set.{}.only-when", shown.id, set.id),
        both(
            "geen geslaagd rekenvoorbeeld laat zien dat deze lezing zonder de voorwaarde vervalt.",
            "no vector that passes shows that without the condition this reading is unavailable.",
        ),
        add(shown, &format!("\"unavailable\": [\"band:{}\"]", set.scale)),
    ))
}

fn add(shown: &Shown<'_>, what: &str) -> vakwerk_core::text::Text {
    both(
        format!("Zet er een in `vectors/{}.json` met `\"expect\": {{{what}}}`.", shown.id.item),
        format!("Put one in `vectors/{}.json` with `\"expect\": {{{what}}}`.", shown.id.item),
    )
}
