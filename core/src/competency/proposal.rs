//! Proposals of evidence: which recorded work touches which task, for a person to confirm or drop.

use serde::Serialize;

use super::index::FrameworkIndex;
use crate::case::{Case, Content as _, Day, Event, EventId, Payload, Pseudonym, Standing, TrajectoryStarted};
use crate::catalogue::ElementId;
use crate::id::{ItemId, Name};

/// A proposal. It holds nothing of the content of the event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Proposal {
    /// Its name: the same for the same event and task, every time.
    pub id: Name,
    /// The event it rests on.
    pub event: EventId,
    /// What kind of event it is.
    pub act: Name,
    /// When the work was done.
    pub on: Day,
    /// The task it touches; of a framework without tasks, the competency.
    pub element: ElementId,
    /// The competencies that the printed matrix relates to the task; inferred, never evidence by themselves.
    pub inferred: Vec<ElementId>,
}

/// What the work of `subject` in a case may be evidence of, in the order of the events.
///
/// Which recorded act touches which task is said by the framework of the trajectory. Struck events and work of others
/// give no proposals.
#[must_use]
pub fn propose(case: &Case, subject: &Pseudonym, index: &FrameworkIndex<'_>) -> Vec<Proposal> {
    let mut proposals = Vec::new();
    let mut frameworks: Vec<(&Name, ItemId)> = Vec::new();
    for entry in case.entries() {
        let Event { meta, payload } = &entry.event;
        let Some(trajectory) = &meta.trajectory else { continue };
        if let Some(framework) = TrajectoryStarted::of(payload).and_then(|started| started.framework.item.id()) {
            frameworks.push((trajectory, framework));
        }
        let Some((_, framework)) = frameworks.iter().find(|(known, _)| *known == trajectory) else { continue };
        if meta.who.pseudonym != *subject || matches!(entry.standing, Standing::Struck { .. }) {
            continue;
        }
        let Some(act) = act(payload) else { continue };
        let Some(known) = index.framework(framework) else { continue };
        for touched in known.touch.iter().filter(|touch| touch.act == act).flat_map(|touch| &touch.elements) {
            let element = ElementId { framework: framework.clone(), element: touched.clone() };
            let Ok(id) = Name::new(format!("p-{}-{}", meta.event.simple(), element.element)) else {
                continue;
            };
            proposals.push(Proposal {
                id,
                event: meta.event,
                act: act.clone(),
                on: meta.occurred_on,
                inferred: index.competencies_of(&element).collect(),
                element,
            });
        }
    }
    proposals
}

fn act(payload: &Payload) -> Option<Name> {
    Name::new(payload.known_kind()?.as_str()).ok()
}
