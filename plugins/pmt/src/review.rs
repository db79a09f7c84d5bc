//! The operation `review`: scores on the LOFOPT mean something only once the direction of its poles was checked.

use vakwerk_sdk::document::{Basis, FORMAT, Leaf, Material, Outcome, Review, ReviewFinding, Text, Value, Weight};

use crate::profile::{DIRECTION, LOFOPT};

/// The steps on which a LOFOPT is read.
const STEPS: [&str; 3] = ["diagnosis", "plan", "evaluation"];

/// What conditions cannot express, for the step that is entered: a result that asks for a form.
pub(crate) fn look(step: &str, material: &Material) -> Review {
    let findings = if STEPS.contains(&step) { vec![direction(material)] } else { Vec::new() };
    Review { format: FORMAT, findings }
}

fn direction(material: &Material) -> ReviewFinding {
    let scored = material.latest_result(LOFOPT).is_some();
    let checked = material.latest_record(DIRECTION).is_some_and(|record| record.fields.contains_key("confirmed"));
    let outcome = match (scored, checked) {
        (false, _) => Outcome::NotApplicable,
        (true, true) => Outcome::Satisfied,
        (true, false) => Outcome::Failed,
    };
    let leaf = Leaf {
        fact: format!("form.{DIRECTION}.confirmed"),
        wanted: "recorded".into(),
        found: checked.then_some(Value::YesNo(true)),
    };
    ReviewFinding {
        id: "pmt-lofopt-direction".into(),
        edition: 1,
        outcome,
        weight: Weight::Advice,
        weight_basis: Basis::Ours,
        title: Text::new("Richting van de LOFOPT nagegaan", "Direction of the LOFOPT checked"),
        text: Text::new(
            "Ga op het eigen formulier na welk uiteinde min is, en leg dat eenmaal vast. Tot dan kan een pool verkeerd om gelezen worden.",
            "Check on your own form which end is minus, and record it once. Until then a pole may be read the wrong way round.",
        ),
        source: "pmt:lofopt-1989".into(),
        place: None,
        leaves: if scored { vec![leaf] } else { Vec::new() },
    }
}
