//! Check `promises`: the code has what the manifest promises, answers in the right form, and has nothing else.

use vakwerk_core::catalogue::{Operation, Pack};
use vakwerk_core::step::Step;
use vakwerk_core::text::Text;
use vakwerk_host::document::{MatchedIntervention, Material};
use vakwerk_host::{CallRefusal, PluginFaultKind, PluginSet};

use super::material;
use crate::fault::both;
use crate::ranges::of_plugin;
use crate::{Check, Fault};

/// The operations that carry documents, by their names at the interface.
pub(crate) const DOCUMENTS: [(Operation, &str); 3] =
    [(Operation::Profile, "profile"), (Operation::Reasons, "reasons"), (Operation::Review, "review")];

/// Asks every promised operation with material of the pack, and checks that others are not provided.
///
/// Of `score` and `score-batch` the checks on sheets say whether the code has them.
#[must_use]
pub fn check(pack: &Pack, set: &PluginSet) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (operation, name) in DOCUMENTS {
        if pack.manifest.provides.contains(&operation) {
            faults.extend(promised(pack, set, operation, name));
        } else if set.call(&pack.manifest.id, name, b"{\"format\":1,\"step\":\"plan\",\"interventions\":[]}").is_ok() {
            faults.push(fault(
                pack,
                name,
                both(
                    "de code geeft antwoord, maar het manifest belooft dit niet.",
                    "the code answers, but the manifest does not promise it.",
                ),
                both(
                    format!("Zet `{name}` in `provides`, of haal het uit de code."),
                    format!("Put `{name}` in `provides`, or take it out of the code."),
                ),
            ));
        }
    }
    faults
}

fn promised(pack: &Pack, set: &PluginSet, operation: Operation, name: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    for material in material::all(pack) {
        match ask(pack, set, operation, &material) {
            Ok(()) => {}
            // It may have nothing to say about this material.
            Err(CallRefusal::Fault(declined)) if declined.kind == PluginFaultKind::Failed => {}
            Err(CallRefusal::Fault(declined)) => {
                faults.push(of_plugin(format_args!("{} {name}", pack.manifest.id), &declined));
            }
            Err(_) => faults.push(fault(
                pack,
                name,
                both(
                    "het manifest belooft dit, maar niets antwoordt.",
                    "the manifest promises it, but nothing answers.",
                ),
                both(
                    "Lever de bibliotheek mee, of haal het uit `provides`.",
                    "Ship the library, or take it out of `provides`.",
                ),
            )),
        }
    }
    faults.dedup();
    faults
}

fn ask(pack: &Pack, set: &PluginSet, operation: Operation, material: &Material) -> Result<(), CallRefusal> {
    let id = &pack.manifest.id;
    match operation {
        Operation::Profile => set.profile(id, material).map(drop),
        Operation::Reasons => {
            let asked = pack.contents.intervention.iter().take(16).map(|intervention| MatchedIntervention {
                intervention: pack.full_id(&intervention.id).to_string(),
                ..MatchedIntervention::default()
            });
            set.reasons(id, material, &asked.collect::<Vec<_>>()).map(drop)
        }
        _ => Step::ALL.iter().try_for_each(|step| set.review(id, *step, material).map(drop)),
    }
}

fn fault(pack: &Pack, name: &str, why: Text, remedy: Text) -> Fault {
    Fault::new(Check::Promises, format_args!("{} {name}", pack.manifest.id), why, remedy)
}
