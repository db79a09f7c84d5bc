//! Writes a framework as a CASE 1.0 package.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};
use uuid::Uuid;
use vakwerk_core::catalogue::{Element, ElementReference, Framework, Related, RelationKind};
use vakwerk_core::id::{ItemId, Name};

use super::kept::{Kept, identifier, over};
use super::own;
use super::words::{OURS, association_type, item_type, relation as relation_of, word};
use crate::identifier::{address, document_identifier, element_identifier, relation_identifier};
use crate::setting::Setting;

/// A framework as a CASE 1.0 package: strict, and the same bytes every time.
///
/// What CASE has no place for stands under the key `vakwerk` of document, items and associations, where the format
/// allows it; [`import_case`](crate::import_case) gives the same framework back.
#[must_use]
pub fn export_case(framework: &Framework, setting: &Setting<'_>) -> String {
    export_case_with(framework, setting, &Kept::default())
}

/// The same for a framework that was imported: identifiers and fields that it came with are given back.
#[must_use]
pub fn export_case_with(framework: &Framework, setting: &Setting<'_>, kept: &Kept) -> String {
    let writer = Writer { framework, setting, kept, id: setting.full_id(framework), own: own::elements(framework) };
    let mut text = format!("{:#}", writer.package());
    text.push('\n');
    text
}

struct Writer<'a> {
    framework: &'a Framework,
    setting: &'a Setting<'a>,
    kept: &'a Kept,
    id: ItemId,
    own: BTreeMap<&'a Name, Value>,
}

/// One end of an association.
struct End {
    identifier: Uuid,
    uri: String,
    title: String,
}

impl End {
    fn link(&self) -> Value {
        json!({ "title": self.title, "identifier": self.identifier.to_string(), "uri": self.uri })
    }
}

impl Writer<'_> {
    fn package(&self) -> Value {
        let mut package = Map::new();
        package.insert("CFDocument".into(), self.document());
        let items = self.framework.elements().map(|element| self.item(&element));
        let others = self.kept.other_items.iter().filter_map(|item| self.strict(item.as_object()?));
        package.insert("CFItems".into(), items.chain(others).collect());
        package.insert("CFAssociations".into(), self.associations());
        for (key, value) in &self.kept.beside {
            if matches!(key.as_str(), "CFDefinitions" | "CFRubrics") {
                package.insert(key.clone(), value.clone());
            }
        }
        Value::Object(package)
    }

    fn changed(&self) -> String {
        self.setting.changed.to_string()
    }

    fn document_end(&self) -> End {
        let ours = document_identifier(&self.id, self.framework.edition);
        let identifier = self.kept.document_identifier().unwrap_or(ours);
        End { identifier, uri: uri(&self.kept.document, identifier), title: self.framework.name.nl.clone() }
    }

    fn document(&self) -> Value {
        let end = self.document_end();
        let mut fields = Map::new();
        let mut add = |key: &str, value: Value| fields.insert(key.into(), value);
        add("identifier", end.identifier.to_string().into());
        add("uri", end.uri.into());
        add("creator", self.setting.publisher.into());
        add("publisher", self.setting.publisher.into());
        add("title", self.framework.name.nl.clone().into());
        add("description", self.framework.description.nl.clone().into());
        add("language", "nl".into());
        add("version", self.framework.edition.to_string().into());
        add("lastChangeDateTime", self.changed().into());
        add("notes", format!("{} ({})", self.id, self.setting.licence).into());
        add(OURS, own::frame(&self.id, self.framework, self.setting.contents));
        over(Some(&self.kept.document), fields)
    }

    fn end(&self, element: &Element<'_>) -> End {
        let ours = element_identifier(&self.id, self.framework.edition, element.id);
        let identifier = self.kept.item_identifier(element.id).unwrap_or(ours);
        let uri = self.kept.items.get(element.id).map_or_else(|| address(identifier), |kept| uri(kept, identifier));
        End { identifier, uri, title: element.text.nl.clone() }
    }

    fn item(&self, element: &Element<'_>) -> Value {
        let end = self.end(element);
        let mut fields = Map::new();
        let mut add = |key: &str, value: Value| fields.insert(key.into(), value);
        add("identifier", end.identifier.to_string().into());
        add("uri", end.uri.into());
        add("fullStatement", end.title.into());
        add("CFItemType", item_type(element.kind).into());
        add("language", "nl".into());
        add("lastChangeDateTime", self.changed().into());
        add("CFDocumentURI", self.document_end().link());
        if let Some(number) = element.number {
            add("humanCodingScheme", number.into());
        }
        if let Some(title) = element.list_title {
            add("alternativeLabel", title.nl.clone().into());
        }
        if let Some(place) = element.place {
            add("notes", place.into());
        }
        add(OURS, self.own.get(element.id).cloned().unwrap_or_default());
        over(self.kept.items.get(element.id), fields)
    }

    fn associations(&self) -> Value {
        let known: BTreeMap<&str, Element<'_>> =
            self.framework.elements().map(|element| (element.id.as_str(), element)).collect();
        // A lesser point hangs below the indicator with which it is printed.
        let part_of: BTreeMap<&Name, &Name> = self
            .framework
            .indicators()
            .filter_map(|indicator| Some((&indicator.id, indicator.part_of.as_ref()?)))
            .collect();
        let kept = self.kept_by_ends();
        let mut all = Vec::new();
        let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
        for element in self.framework.elements() {
            let parent = part_of.get(element.id).copied().or(element.parent);
            let parent = parent.and_then(|parent| known.get(parent.as_str()));
            let count = counts.entry(parent.map_or("", |parent| parent.id.as_str())).or_default();
            *count += 1;
            let end = parent.map_or_else(|| self.document_end(), |parent| self.end(parent));
            let derived = json!({ "derived": true });
            all.push(self.association("isChildOf", &self.end(&element), &end, *count, derived.clone(), &kept));
            if let Some(under) = element.under {
                let other = self.reference(under, &known);
                all.push(self.association("isPartOf", &self.end(&element), &other, 1, derived, &kept));
            }
        }
        let mut order: BTreeMap<(RelationKind, Uuid), u32> = BTreeMap::new();
        for related in self.framework.relations() {
            let from = self.reference(&related.from, &known);
            let to = self.reference(&related.to, &known);
            let number = order.entry((related.kind, from.identifier)).or_default();
            *number += 1;
            let kind = association_type(related.kind);
            all.push(self.association(kind, &from, &to, *number, relation(&related), &kept));
        }
        let written: BTreeSet<String> = all.iter().filter_map(|value| text(value.get("identifier")?)).collect();
        let here: BTreeSet<Uuid> = known
            .values()
            .map(|element| self.end(element).identifier)
            .chain([self.document_end().identifier])
            .collect();
        let others = self.kept.associations.iter().filter(|kept| {
            let again = kept.get("identifier").and_then(text).is_some_and(|identifier| written.contains(&identifier));
            !again && kept.get(OURS).is_none() && !is_ours(kept, &here)
        });
        let others: Vec<Value> = others.filter_map(|kept| self.strict(kept)).collect();
        all.into_iter().chain(others).collect()
    }

    /// What was kept, with number and date as the format asks; `None` where it lacks what the format cannot do without.
    fn strict(&self, kept: &Map<String, Value>) -> Option<Value> {
        identifier(kept)?;
        let mut fields = kept.clone();
        let dated = fields.get("lastChangeDateTime").and_then(Value::as_str);
        if dated.is_none_or(|date| date.parse::<jiff::Timestamp>().is_err()) {
            fields.insert("lastChangeDateTime".into(), self.changed().into());
        }
        if let Some(Value::String(number)) = fields.get("sequenceNumber") {
            match number.trim().parse::<i32>() {
                Ok(number) => fields.insert("sequenceNumber".into(), number.into()),
                Err(_) => fields.remove("sequenceNumber"),
            };
        }
        let needed = if fields.contains_key("associationType") { "originNodeURI" } else { "fullStatement" };
        (fields.contains_key(needed) && fields.contains_key("uri")).then_some(Value::Object(fields))
    }

    fn kept_by_ends(&self) -> KeptByEnds<'_> {
        let mut all = KeptByEnds::new();
        for association in &self.kept.associations {
            if let Some(ends) = ends(association) {
                all.entry(ends).or_default().push(association);
            }
        }
        all
    }

    /// The end that a reference names, also where it lies in another framework.
    fn reference(&self, reference: &ElementReference, known: &BTreeMap<&str, Element<'_>>) -> End {
        if reference.framework.is_none()
            && let Some(element) = known.get(reference.element.as_str())
        {
            return self.end(element);
        }
        let other = reference.within(&self.id).framework;
        let own = if other == self.id { self.framework.edition } else { self.setting.edition_of(&other) };
        let identifier = element_identifier(&other, reference.edition.unwrap_or(own), &reference.element);
        End { identifier, uri: address(identifier), title: reference.to_string() }
    }

    fn association(&self, kind: &str, from: &End, to: &End, number: u32, ours: Value, kept: &KeptByEnds<'_>) -> Value {
        let name = ours.get("kind").and_then(Value::as_str).unwrap_or(kind);
        let (origin, destination) = (from.identifier.to_string(), to.identifier.to_string());
        let identifier = relation_identifier(&self.id, self.framework.edition, name, &origin, &destination);
        let kind_of = |kept: &Map<String, Value>| kept.get("associationType").and_then(text).unwrap_or_default();
        let same = |kept: &&&Map<String, Value>| {
            let theirs = kind_of(kept);
            let alike = theirs == kind || (relation_of(&theirs).is_some() && relation_of(&theirs) == relation_of(kind));
            alike
                && kept.get(OURS).and_then(|ours| ours.get("kind"))
                    == ours.get("kind").filter(|_| kept.contains_key(OURS))
        };
        let kept = kept.get(&(from.identifier, to.identifier)).and_then(|all| all.iter().find(same).copied());
        let mut fields = Map::new();
        let mut add = |key: &str, value: Value| fields.insert(key.into(), value);
        add("identifier", identifier.to_string().into());
        add("uri", address(identifier).into());
        add("associationType", kept.map_or_else(|| kind.to_owned(), kind_of).into());
        add("sequenceNumber", number.into());
        add("originNodeURI", from.link());
        add("destinationNodeURI", to.link());
        add("lastChangeDateTime", self.changed().into());
        add("CFDocumentURI", self.document_end().link());
        add(OURS, ours);
        over(kept, fields)
    }
}

/// Associations as they came, by their ends.
type KeptByEnds<'a> = BTreeMap<(Uuid, Uuid), Vec<&'a Map<String, Value>>>;

fn ends(association: &Map<String, Value>) -> Option<(Uuid, Uuid)> {
    let end = |key: &str| identifier(association.get(key)?.as_object()?);
    Some((end("originNodeURI")?, end("destinationNodeURI")?))
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(ToOwned::to_owned)
}

/// Whether an association is of a kind that the framework says itself, so that it is not given back when it is gone.
fn is_ours(association: &Map<String, Value>, here: &BTreeSet<Uuid>) -> bool {
    let kind = association.get("associationType").and_then(Value::as_str).unwrap_or_default();
    let inside = ends(association).is_some_and(|(from, to)| here.contains(&from) && here.contains(&to));
    inside && relation_of(kind).is_some()
}

/// The address that a thing came with, or one of our own.
fn uri(kept: &Map<String, Value>, identifier: Uuid) -> String {
    kept.get("uri").and_then(Value::as_str).map_or_else(|| address(identifier), ToOwned::to_owned)
}

/// What CASE does not say of a relation; one that stands at an element is written there.
fn relation(related: &Related<'_>) -> Value {
    match related.written {
        Some(written) => json!({ "kind": word(related.kind), "written": written }),
        None if related.kind == RelationKind::CallsFor => json!({ "kind": word(related.kind) }),
        None => json!({ "kind": word(related.kind), "derived": true }),
    }
}
