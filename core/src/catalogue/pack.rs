//! A pack in memory: the manifest and everything the plugin contributes.

use super::{
    Assessment, CatalogueFile, Concept, Discipline, Elaboration, Form, Framework, Goal, Intervention, LevelScale,
    Manifest, Policy, Rule,
};
pub use crate::digest::Digest;
use crate::id::{ItemId, Name};
use crate::provenance::Source;
use crate::text::Text;

/// A pack that was read and checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Pack {
    /// The manifest.
    pub manifest: Manifest,
    /// Everything it contributes, merged from its files in the order of their paths.
    pub contents: CatalogueFile,
    /// The digest over manifest and catalogue files.
    pub digest: Digest,
}

/// An item of a pack, of whatever kind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Item<'a> {
    /// The discipline.
    Discipline(&'a Discipline),
    /// An assessment.
    Assessment(&'a Assessment),
    /// An intervention.
    Intervention(&'a Intervention),
    /// A goal.
    Goal(&'a Goal),
    /// A concept.
    Concept(&'a Concept),
    /// A form.
    Form(&'a Form),
    /// A rule.
    Rule(&'a Rule),
    /// A framework.
    Framework(&'a Framework),
    /// An elaboration of a competency.
    Elaboration(&'a Elaboration),
    /// A scale of levels.
    LevelScale(&'a LevelScale),
    /// A policy.
    Policy(&'a Policy),
    /// A source.
    Source(&'a Source),
}

impl<'a> Item<'a> {
    /// The item's name inside its plugin.
    #[must_use]
    pub fn id(self) -> &'a Name {
        match self {
            Self::Discipline(i) => &i.id,
            Self::Assessment(i) => &i.id,
            Self::Intervention(i) => &i.id,
            Self::Goal(i) => &i.id,
            Self::Concept(i) => &i.id,
            Self::Form(i) => &i.id,
            Self::Rule(i) => &i.id,
            Self::Framework(i) => &i.id,
            Self::Elaboration(i) => &i.id,
            Self::LevelScale(i) => &i.id,
            Self::Policy(i) => &i.id,
            Self::Source(i) => &i.id,
        }
    }

    /// The edition; a source has none.
    #[must_use]
    pub fn edition(self) -> Option<u32> {
        match self {
            Self::Discipline(i) => Some(i.edition),
            Self::Assessment(i) => Some(i.edition),
            Self::Intervention(i) => Some(i.edition),
            Self::Goal(i) => Some(i.edition),
            Self::Concept(i) => Some(i.edition),
            Self::Form(i) => Some(i.edition),
            Self::Rule(i) => Some(i.edition),
            Self::Framework(i) => Some(i.edition),
            Self::Elaboration(i) => Some(i.edition),
            Self::LevelScale(i) => Some(i.edition),
            Self::Policy(i) => Some(i.edition),
            Self::Source(_) => None,
        }
    }

    /// What people see as its name; a source has only its printed title.
    #[must_use]
    pub fn label(self) -> Option<&'a Text> {
        match self {
            Self::Discipline(i) => Some(&i.name),
            Self::Assessment(i) => Some(&i.name),
            Self::Intervention(i) => Some(&i.name),
            Self::Goal(i) => Some(&i.statement),
            Self::Concept(i) => Some(&i.name),
            Self::Form(i) => Some(&i.name),
            Self::Rule(i) => Some(&i.title),
            Self::Framework(i) => Some(&i.name),
            Self::Elaboration(i) => Some(&i.text),
            Self::LevelScale(i) => Some(&i.name),
            Self::Policy(i) => Some(&i.name),
            Self::Source(_) => None,
        }
    }

    /// The parts that records name, with what people see: questions, inputs, scales and their readings, fields, terms.
    #[must_use]
    pub fn parts(self) -> Vec<(&'a Name, &'a Text)> {
        match self {
            Self::Assessment(i) => {
                let asked = i.item.iter().map(|part| (&part.id, &part.label));
                let asked = asked.chain(i.input.iter().map(|part| (&part.id, &part.label)));
                let scored = asked.chain(i.scale.iter().map(|part| (&part.id, &part.name)));
                let read = scored.chain(i.band_set.iter().map(|part| (&part.id, &part.name)));
                let read = read.chain(i.change.iter().map(|part| (&part.id, &part.name)));
                read.chain(i.classification.iter().map(|part| (&part.id, &part.name))).collect()
            }
            Self::Form(i) => i.field.iter().map(|part| (&part.id, &part.label)).collect(),
            Self::Concept(i) => i.term.iter().map(|part| (&part.id, &part.label)).collect(),
            _ => Vec::new(),
        }
    }

    /// The kind, as the key of its table in a catalogue file.
    #[must_use]
    pub fn kind(self) -> &'static str {
        match self {
            Self::Discipline(_) => "discipline",
            Self::Assessment(_) => "assessment",
            Self::Intervention(_) => "intervention",
            Self::Goal(_) => "goal",
            Self::Concept(_) => "concept",
            Self::Form(_) => "form",
            Self::Rule(_) => "rule",
            Self::Framework(_) => "framework",
            Self::Elaboration(_) => "elaboration",
            Self::LevelScale(_) => "level-scale",
            Self::Policy(_) => "policy",
            Self::Source(_) => "source",
        }
    }
}

impl Pack {
    /// Every item, kind by kind, in the order of the files.
    pub fn items(&self) -> impl Iterator<Item = Item<'_>> {
        let c = &self.contents;
        let discipline = c.discipline.iter().map(Item::Discipline);
        discipline
            .chain(c.framework.iter().map(Item::Framework))
            .chain(c.elaboration.iter().map(Item::Elaboration))
            .chain(c.level_scale.iter().map(Item::LevelScale))
            .chain(c.policy.iter().map(Item::Policy))
            .chain(c.concept.iter().map(Item::Concept))
            .chain(c.assessment.iter().map(Item::Assessment))
            .chain(c.goal.iter().map(Item::Goal))
            .chain(c.intervention.iter().map(Item::Intervention))
            .chain(c.form.iter().map(Item::Form))
            .chain(c.rule.iter().map(Item::Rule))
            .chain(c.source.iter().map(Item::Source))
    }

    /// The item with this name.
    #[must_use]
    pub fn item(&self, name: &Name) -> Option<Item<'_>> {
        self.items().find(|item| item.id() == name)
    }

    /// The full id of an item of this pack.
    #[must_use]
    pub fn full_id(&self, name: &Name) -> ItemId {
        ItemId { plugin: self.manifest.id.clone(), item: name.clone() }
    }
}
