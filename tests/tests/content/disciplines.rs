//! Every discipline that lies under `plugins/` is complete, and tied together.

use vakwerk_core::catalogue::Pack;

use crate::disciplines;

/// Collects what is missing over all disciplines, so that one run names everything.
fn all_hold(check: impl Fn(&'static Pack, &mut dyn FnMut(String))) {
    let mut missing = Vec::new();
    for pack in disciplines() {
        check(pack, &mut |what| missing.push(format!("{}:{what}", pack.manifest.id)));
    }
    assert!(missing.is_empty(), "\n{}", missing.join("\n"));
}

#[test]
fn a_discipline_has_enough_to_work_with() {
    all_hold(|pack, missing| {
        let contents = &pack.contents;
        let counts = [
            ("assessments", contents.assessment.len(), 4),
            ("interventions", contents.intervention.len(), 8),
            ("goals", contents.goal.len(), 12),
            ("concepts", contents.concept.len(), 5),
            ("forms", contents.form.len(), 1),
            ("rules", contents.rule.len(), 1),
        ];
        for (what, found, wanted) in counts {
            if found < wanted {
                missing(format!(" {found} {what}, at least {wanted} wanted"));
            }
        }
    });
}

#[test]
fn every_goal_is_tied_to_a_common_goal_icf_kind_and_area() {
    all_hold(|pack, missing| {
        for goal in &pack.contents.goal {
            let ties = [
                ("common goal", goal.common_goals.is_empty()),
                ("ICF code", goal.icf.is_empty()),
                ("kind of change", goal.change_kinds.is_empty()),
                ("area of change", goal.change_areas.is_empty()),
            ];
            for (tie, absent) in ties {
                if absent {
                    missing(format!("{} has no {tie}", goal.id));
                }
            }
        }
    });
}

/// With whom and through what channel may be unknown; what is unknown stands in the list for a reviewer.
#[test]
fn every_intervention_says_for_what_for_whom_and_on_what_ground() {
    all_hold(|pack, missing| {
        for intervention in &pack.contents.intervention {
            let parts = [
                ("goals", intervention.goals.is_empty()),
                ("indications", intervention.indications.is_empty()),
                ("cautions", intervention.caution.is_empty()),
                ("evidence", intervention.evidence.is_empty()),
            ];
            for (part, absent) in parts {
                if absent {
                    missing(format!("{} has no {part}", intervention.id));
                }
            }
        }
    });
}

/// A measure of change in general informs a common goal instead of one of the vocabulary.
#[test]
fn every_assessment_says_which_steps_it_serves_and_which_goals_it_informs() {
    all_hold(|pack, missing| {
        for assessment in &pack.contents.assessment {
            if assessment.steps.is_empty() {
                missing(format!("{} serves no step", assessment.id));
            }
            let common = assessment.terms.iter().any(|term| term.concept.to_string() == "algemeen:common-goals");
            if assessment.goals.is_empty() && !common {
                missing(format!("{} informs no goal", assessment.id));
            }
        }
    });
}
