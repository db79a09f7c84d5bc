//! Interventions that fit the chosen goals and findings, over all packs of a set; the professional chooses.
//!
//! [`Matcher::matches`] says of each intervention why it matched, which cautions speak in this case, and what is known
//! of its effect. The order says how much it has in common with what was asked, never how good it is.

mod found;
mod render;
mod wanted;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub use found::*;
pub use wanted::*;

use crate::catalogue::{Audience, CautionKind, Intervention, Pack, TermId};
use crate::id::{ItemId, PluginId, Reference};
use crate::text::Text;

/// An intervention with its references resolved.
#[derive(Clone, Debug)]
struct Entry {
    face: Arc<InterventionFace>,
    cautions: Vec<MatchedCaution>,
    goals: Vec<ItemId>,
    terms: Vec<TermId>,
    /// The discipline of its pack, where that is one.
    home: Option<ItemId>,
    frameworks: Vec<Reference>,
    disciplines: Vec<Reference>,
}

/// The interventions, goals and terms of all packs of a set, ready to be asked.
#[derive(Clone, Debug, Default)]
pub struct Matcher {
    entries: Vec<Entry>,
    by_goal: BTreeMap<ItemId, Vec<usize>>,
    by_term: BTreeMap<TermId, Vec<usize>>,
    /// The terms that a goal of a vocabulary belongs to.
    goals: BTreeMap<ItemId, Vec<TermId>>,
    names: BTreeMap<ItemId, Text>,
    labels: BTreeMap<TermId, Text>,
}

impl Matcher {
    /// Reads the interventions of all packs of a set; the order of the packs does not matter.
    ///
    /// An item that a pack supersedes takes no part.
    #[must_use]
    pub fn new(packs: &[&Pack]) -> Self {
        let superseded: BTreeSet<&ItemId> = packs.iter().flat_map(|pack| &pack.manifest.supersedes).collect();
        let mut packs = packs.to_vec();
        packs.sort_by_key(|pack| &pack.manifest.id);
        let mut matcher = Self::default();
        for pack in packs {
            matcher.read_words(pack);
            for intervention in &pack.contents.intervention {
                if !superseded.contains(&pack.full_id(&intervention.id)) {
                    matcher.add(Entry::new(pack, intervention));
                }
            }
        }
        matcher
    }

    fn read_words(&mut self, pack: &Pack) {
        let own = &pack.manifest.id;
        for goal in &pack.contents.goal {
            let terms = goal.common_goals.iter().chain(&goal.terms).map(|term| term.within(own)).collect();
            self.goals.insert(pack.full_id(&goal.id), terms);
        }
        for item in pack.items() {
            if let Some(label) = item.label() {
                self.names.insert(pack.full_id(item.id()), label.clone());
            }
        }
        for concept in &pack.contents.concept {
            for term in &concept.term {
                let id = TermId { concept: pack.full_id(&concept.id), term: term.id.clone() };
                self.labels.insert(id, term.label.clone());
            }
        }
    }

    fn add(&mut self, entry: Entry) {
        let index = self.entries.len();
        for goal in &entry.goals {
            self.by_goal.entry(goal.clone()).or_default().push(index);
        }
        for term in &entry.terms {
            self.by_term.entry(term.clone()).or_default().push(index);
        }
        self.entries.push(entry);
    }

    /// The interventions that have something in common with what is wanted.
    ///
    /// Where [`Wanted::practice`] says in which discipline is worked, what is for other disciplines is not among them, but
    /// told apart. `added` are reasons and cautions from plugins; they are shown with what was matched, and match nothing
    /// by themselves. The same input gives the same output in the same order: most goals first, then most terms, then by
    /// id.
    #[must_use]
    pub fn matches(&self, wanted: &Wanted, added: &[AddedReason]) -> Matches {
        let terms = self.terms(wanted);
        let goals: BTreeSet<&ItemId> = wanted.goals.iter().collect();
        let mut reasons: BTreeMap<usize, Vec<Reason>> = BTreeMap::new();
        for &goal in &goals {
            for &entry in self.by_goal.get(goal).map_or(&[][..], Vec::as_slice) {
                let reason = Reason::Goal { goal: goal.clone(), label: self.names.get(goal).cloned() };
                reasons.entry(entry).or_default().push(reason);
            }
        }
        for (term, origins) in &terms {
            for &entry in self.by_term.get(term).map_or(&[][..], Vec::as_slice) {
                let label = self.labels.get(term).cloned();
                let reason = Reason::Term { term: term.clone(), label, because: self.because(origins) };
                reasons.entry(entry).or_default().push(reason);
            }
        }
        let cautions: BTreeSet<&TermId> = wanted.cautions.iter().collect();
        let (mut found, mut elsewhere) = (Vec::new(), Vec::new());
        for (entry, reasons) in reasons {
            let entry = &self.entries[entry];
            if wanted.practice.as_ref().is_none_or(|practice| entry.serves(practice)) {
                let meant_for = self.meant_for(entry.named());
                found.push(Match { meant_for, ..entry.matched(reasons, &cautions, added) });
            } else {
                let meant_for = self.meant_for(entry.home.iter().cloned().chain(entry.named()));
                let (item, name) = (entry.face.item.clone(), entry.face.name.clone());
                elsewhere.push(Elsewhere { item, name, meant_for });
            }
        }
        found.sort_by(|a, b| a.rank().cmp(&b.rank()));
        elsewhere.sort_by(|a, b| a.item.cmp(&b.item));
        let reached: BTreeSet<&ItemId> = found.iter().flat_map(Match::goals).collect();
        let without = goals.into_iter().filter(|goal| !reached.contains(goal)).cloned().collect();
        Matches { found, without, elsewhere }
    }

    fn meant_for(&self, items: impl Iterator<Item = ItemId>) -> Vec<MeantFor> {
        items.map(|item| MeantFor { label: self.names.get(&item).cloned(), item }).collect()
    }

    fn because(&self, origins: &BTreeSet<Origin>) -> Vec<Because> {
        let label = |origin: &Origin| match origin {
            Origin::Goal(item) | Origin::Finding(item) => self.names.get(item).cloned(),
            Origin::Named => None,
        };
        origins.iter().map(|origin| Because { origin: origin.clone(), label: label(origin) }).collect()
    }

    /// The terms that are wanted, each with why: named directly, or belonging to a chosen goal.
    fn terms(&self, wanted: &Wanted) -> BTreeMap<TermId, BTreeSet<Origin>> {
        let mut terms: BTreeMap<TermId, BTreeSet<Origin>> = BTreeMap::new();
        for WantedTerm { term, origin } in &wanted.terms {
            terms.entry(term.clone()).or_default().insert(origin.clone());
        }
        for goal in &wanted.goals {
            for term in self.goals.get(goal).map_or(&[][..], Vec::as_slice) {
                terms.entry(term.clone()).or_default().insert(Origin::Goal(goal.clone()));
            }
        }
        terms
    }
}

impl Entry {
    fn new(pack: &Pack, intervention: &Intervention) -> Self {
        let own: &PluginId = &pack.manifest.id;
        let cautions = intervention.caution.iter().map(|caution| MatchedCaution {
            kind: caution.kind,
            text: caution.text.clone(),
            term: caution.term.as_ref().map(|term| term.within(own)),
            recorded: false,
            added_by: None,
            mark: Some(caution.provenance.mark),
        });
        // What a catalogue names twice is one reason.
        let goals: BTreeSet<ItemId> = intervention.goals.iter().map(|goal| goal.within(own)).collect();
        let terms: BTreeSet<TermId> = intervention.terms.iter().map(|term| term.within(own)).collect();
        Self {
            face: Arc::new(InterventionFace {
                item: pack.full_id(&intervention.id),
                version: pack.manifest.version.clone(),
                edition: intervention.edition,
                name: intervention.name.clone(),
                description: intervention.description.clone(),
                basis: intervention.basis,
                recognition: intervention.recognition.clone(),
                evidence: intervention.evidence.clone(),
            }),
            cautions: cautions.collect(),
            goals: goals.into_iter().collect(),
            terms: terms.into_iter().collect(),
            home: pack.contents.discipline.as_ref().map(|discipline| pack.full_id(&discipline.id)),
            frameworks: intervention.frameworks.clone(),
            disciplines: intervention.disciplines.clone(),
        }
    }

    fn audience(&self) -> Audience<'_> {
        Audience { frameworks: &self.frameworks, disciplines: &self.disciplines }
    }

    /// The disciplines and frameworks that it names.
    fn named(&self) -> impl Iterator<Item = ItemId> {
        self.audience().named().map(|one| one.within(&self.face.item.plugin))
    }

    /// Whether it is for those who work in a discipline: it is in that discipline's own pack, names it or its framework,
    /// or names nobody and is in the pack of no discipline.
    fn serves(&self, practice: &Practice) -> bool {
        let Practice { discipline, framework } = practice;
        let names_nobody = self.audience().named().next().is_none();
        self.home.as_ref() == Some(discipline)
            || (names_nobody && self.home.is_none())
            || self.audience().joins(&self.face.item.plugin, discipline, framework)
    }

    fn matched(&self, mut reasons: Vec<Reason>, recorded: &BTreeSet<&TermId>, added: &[AddedReason]) -> Match {
        let mut cautions = self.cautions.clone();
        for caution in &mut cautions {
            caution.recorded = caution.term.as_ref().is_some_and(|term| recorded.contains(term));
        }
        for more in added.iter().filter(|more| more.intervention == self.face.item) {
            match more.caution {
                None => reasons.push(Reason::Added { by: more.by.clone(), text: more.text.clone() }),
                Some(kind) => cautions.push(MatchedCaution {
                    kind,
                    text: more.text.clone(),
                    term: None,
                    recorded: true,
                    added_by: Some(more.by.clone()),
                    mark: None,
                }),
            }
        }
        // Those that speak in this case first, the strongest first; otherwise as the catalogue has them.
        cautions.sort_by_key(|caution| (!caution.recorded, strength(caution.kind)));
        Match { intervention: self.face.clone(), meant_for: Vec::new(), reasons, cautions }
    }
}

fn strength(kind: CautionKind) -> u8 {
    match kind {
        CautionKind::ContraIndication => 0,
        CautionKind::Relative => 1,
        CautionKind::Adaptation => 2,
    }
}
