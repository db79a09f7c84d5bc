//! One look at everything in a framework that can be referred to, whatever it is.

use serde::Serialize;

use super::{ElementReference, Framework, Indicator, Relation, RelationKind};
use crate::id::Name;
use crate::provenance::Provenance;
use crate::text::Text;

/// What an element of a framework is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ElementKind {
    /// A group or area.
    Group,
    /// A professional task.
    Task,
    /// A competency.
    Competency,
    /// An indicator of a task or competency.
    Indicator,
    /// A domain of knowledge.
    KnowledgeDomain,
    /// An element of a domain of knowledge.
    KnowledgeElement,
    /// A list.
    List,
    /// An entry of a list.
    ListItem,
}

impl ElementKind {
    /// The kind as a word in documents: `knowledge-element`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Group => "group",
            Self::Task => "task",
            Self::Competency => "competency",
            Self::Indicator => "indicator",
            Self::KnowledgeDomain => "knowledge-domain",
            Self::KnowledgeElement => "knowledge-element",
            Self::List => "list",
            Self::ListItem => "list-item",
        }
    }

    /// What several of them are called, in Dutch and English.
    #[must_use]
    pub fn plural(self) -> (&'static str, &'static str) {
        match self {
            Self::Group => ("groepen", "groups"),
            Self::Task => ("taken", "tasks"),
            Self::Competency => ("competenties", "competencies"),
            Self::Indicator => ("indicatoren", "indicators"),
            Self::KnowledgeDomain => ("kennisdomeinen", "domains of knowledge"),
            Self::KnowledgeElement => ("kenniselementen", "knowledge elements"),
            Self::List => ("lijsten", "lists"),
            Self::ListItem => ("onderdelen van lijsten", "entries of lists"),
        }
    }
}

/// An element of a framework, seen apart from its kind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Element<'a> {
    /// What it is.
    pub kind: ElementKind,
    /// Its name, unique in the framework.
    pub id: &'a Name,
    /// The number as printed.
    pub number: Option<&'a str>,
    /// Its title, or of an indicator its text.
    pub text: &'a Text,
    /// The title in the list before it, where that differs.
    pub list_title: Option<&'a Text>,
    /// The element of this framework in which it stands.
    pub parent: Option<&'a Name>,
    /// The element of another framework to which it is added.
    pub under: Option<&'a ElementReference>,
    /// Its own place in the source; else that of its parent holds.
    pub place: Option<&'a str>,
    /// Its own provenance; else that of the framework holds.
    pub provenance: Option<&'a Provenance>,
}

impl<'a> Element<'a> {
    fn new(kind: ElementKind, id: &'a Name, number: &'a Option<String>, text: &'a Text) -> Self {
        let number = number.as_deref();
        let (list_title, parent, under, place, provenance) = (None, None, None, None, None);
        Self { kind, id, number, text, list_title, parent, under, place, provenance }
    }

    fn indicator(indicator: &'a Indicator, parent: Option<&'a Name>) -> Self {
        let own = indicator.under.as_ref().filter(|under| under.framework.is_none()).map(|under| &under.element);
        let place = indicator.place.as_deref();
        Self {
            parent: parent.or(own),
            under: indicator.under.as_ref().filter(|under| under.framework.is_some()),
            place,
            provenance: indicator.provenance.as_ref(),
            ..Self::new(ElementKind::Indicator, &indicator.id, &indicator.number, &indicator.text)
        }
    }
}

/// A relation of a framework, whether it stands in the matrix, at an indicator or in the list of relations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related<'a> {
    /// What `from` is to `to`.
    pub kind: RelationKind,
    /// The element it starts from.
    pub from: ElementReference,
    /// The element it leads to.
    pub to: ElementReference,
    /// The relation as written, where it stands in the list of relations.
    pub written: Option<&'a Relation>,
}

impl Framework {
    /// Everything that can be referred to: groups, tasks, competencies, indicators, knowledge, lists; in printed order.
    pub fn elements(&self) -> impl Iterator<Item = Element<'_>> {
        let groups = self.group.iter().map(|group| Element {
            list_title: group.list_title.as_ref(),
            place: group.place.as_deref(),
            ..Element::new(ElementKind::Group, &group.id, &group.number, &group.title)
        });
        let tasks = self.task.iter().flat_map(|task| {
            let own = Element {
                list_title: task.list_title.as_ref(),
                parent: task.group.as_ref(),
                place: task.place.as_deref(),
                ..Element::new(ElementKind::Task, &task.id, &task.number, &task.title)
            };
            std::iter::once(own).chain(task.indicator.iter().map(|i| Element::indicator(i, Some(&task.id))))
        });
        let competencies = self.competency.iter().flat_map(|competency| {
            let own = Element {
                list_title: competency.list_title.as_ref(),
                parent: competency.group.as_ref(),
                place: competency.place.as_deref(),
                ..Element::new(ElementKind::Competency, &competency.id, &competency.number, &competency.title)
            };
            std::iter::once(own).chain(competency.indicator.iter().map(|i| Element::indicator(i, Some(&competency.id))))
        });
        let added = self.indicator.iter().map(|indicator| Element::indicator(indicator, None));
        let knowledge = self.knowledge.iter().flat_map(|domain| {
            let own = Element {
                place: domain.place.as_deref(),
                ..Element::new(ElementKind::KnowledgeDomain, &domain.id, &domain.number, &domain.title)
            };
            let elements = domain.element.iter().map(|element| Element {
                parent: Some(&domain.id),
                ..Element::new(ElementKind::KnowledgeElement, &element.id, &element.number, &element.text)
            });
            std::iter::once(own).chain(elements)
        });
        let lists = self.list.iter().flat_map(|list| {
            let own = Element {
                place: list.place.as_deref(),
                ..Element::new(ElementKind::List, &list.id, &list.number, &list.title)
            };
            let items = list.item.iter().map(|item| Element {
                parent: Some(&list.id),
                place: item.place.as_deref(),
                ..Element::new(ElementKind::ListItem, &item.id, &item.number, &item.title)
            });
            std::iter::once(own).chain(items)
        });
        groups.chain(tasks).chain(competencies).chain(added).chain(knowledge).chain(lists)
    }

    /// The element with this name; looks through all, so keep a map where many are looked up.
    #[must_use]
    pub fn element(&self, name: &str) -> Option<Element<'_>> {
        self.elements().find(|element| element.id.as_str() == name)
    }

    /// The number as printed of an element, or its name where none is printed.
    #[must_use]
    pub fn printed_number(&self, name: &Name) -> String {
        self.element(name.as_str()).and_then(|element| element.number).unwrap_or(name.as_str()).to_owned()
    }

    /// Every indicator: those of the tasks, of the competencies, and those that are added.
    pub fn indicators(&self) -> impl Iterator<Item = &Indicator> {
        let tasks = self.task.iter().flat_map(|task| &task.indicator);
        tasks.chain(self.competency.iter().flat_map(|competency| &competency.indicator)).chain(&self.indicator)
    }

    /// Every relation: the matrix, what is said at an indicator, and the list of relations.
    pub fn relations(&self) -> impl Iterator<Item = Related<'_>> {
        let own = |kind, from: &Name, to: &Name| Related {
            kind,
            from: from.clone().into(),
            to: to.clone().into(),
            written: None,
        };
        let matrix = self.task.iter().flat_map(move |task| {
            task.competencies.iter().map(move |competency| own(RelationKind::CallsFor, &task.id, competency))
        });
        let parts = self.indicators().flat_map(move |indicator| {
            let part = indicator.part_of.iter().map(move |of| own(RelationKind::PartOf, &indicator.id, of));
            part.chain(indicator.example_of.iter().map(move |of| own(RelationKind::ExampleOf, &indicator.id, of)))
        });
        let written = self.relation.iter().map(|relation| Related {
            kind: relation.kind,
            from: relation.from.clone(),
            to: relation.to.clone(),
            written: Some(relation),
        });
        matrix.chain(parts).chain(written)
    }
}
