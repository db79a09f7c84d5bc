//! The words of CASE for our kinds of element and relation.

use vakwerk_core::catalogue::{ElementKind, RelationKind};

/// The key under which our own data stands, at a document, an item or an association.
pub(super) const OURS: &str = "vakwerk";

/// The type of an item, as people see it in other systems.
pub(super) fn item_type(kind: ElementKind) -> &'static str {
    match kind {
        ElementKind::Group => "Group",
        ElementKind::Task => "Task",
        ElementKind::Competency => "Competency",
        ElementKind::Indicator => "Indicator",
        ElementKind::KnowledgeDomain => "Knowledge domain",
        ElementKind::KnowledgeElement => "Knowledge element",
        ElementKind::List => "List",
        ElementKind::ListItem => "List item",
    }
}

/// The type of an association that comes nearest to a relation.
pub(super) fn association_type(kind: RelationKind) -> &'static str {
    match kind {
        RelationKind::CallsFor | RelationKind::Overlaps | RelationKind::RelatedTo => "isRelatedTo",
        RelationKind::PartOf => "isPartOf",
        RelationKind::ExampleOf => "exemplar",
        RelationKind::Precedes => "precedes",
        RelationKind::SameAs => "exactMatchOf",
        RelationKind::ReplacedBy => "replacedBy",
    }
}

/// The relation that an association of another system means; `None` for one that we have no word for.
pub(super) fn relation(association: &str) -> Option<RelationKind> {
    Some(match association {
        "isRelatedTo" | "isPeerOf" => RelationKind::RelatedTo,
        "isPartOf" => RelationKind::PartOf,
        "exemplar" => RelationKind::ExampleOf,
        "precedes" => RelationKind::Precedes,
        "exactMatchOf" => RelationKind::SameAs,
        "replacedBy" => RelationKind::ReplacedBy,
        _ => return None,
    })
}

/// A relation in our own documents.
pub(super) fn word(kind: RelationKind) -> &'static str {
    match kind {
        RelationKind::CallsFor => "calls-for",
        RelationKind::PartOf => "part-of",
        RelationKind::ExampleOf => "example-of",
        RelationKind::Precedes => "precedes",
        RelationKind::SameAs => "same-as",
        RelationKind::Overlaps => "overlaps",
        RelationKind::RelatedTo => "related-to",
        RelationKind::ReplacedBy => "replaced-by",
    }
}
