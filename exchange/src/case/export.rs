//! Writes a framework as a CASE 1.0 package.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use serde::ser::{Serialize, SerializeMap as _, SerializeSeq as _, Serializer};
use serde_json::{Map, Value, json};
use uuid::Uuid;
use vakwerk_core::catalogue::{Element, ElementReference, Framework, Related, RelationKind};
use vakwerk_core::id::{ItemId, Name};

use super::kept::{Kept, identifier, over};
use super::own;
use super::words::{OURS, association_type, item_type, relation as relation_of, word};
use crate::identifier::{address, document_identifier, element_identifier, relation_identifier};
use crate::setting::Setting;
use crate::written::{AsWritten, pick, words};

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
    let writer = Writer::of(framework, setting, kept);
    let mut text = Vec::new();
    // Part by part, so that what is written never stands in memory twice; writing there does not fail.
    let _ = serde_json::to_writer_pretty(&mut text, &writer);
    text.push(b'\n');
    String::from_utf8(text).unwrap_or_default()
}

struct Writer<'a> {
    framework: &'a Framework,
    setting: &'a Setting<'a>,
    kept: &'a Kept,
    id: ItemId,
    own: BTreeMap<&'a Name, Value>,
    document: End,
}

impl Serialize for Writer<'_> {
    /// In the order of the keys.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut package = serializer.serialize_map(None)?;
        package.serialize_entry("CFAssociations", &Associations(self))?;
        let beside = |package: &mut S::SerializeMap, key: &str| match self.kept.beside.get(key) {
            Some(kept) => package.serialize_entry(key, &kept.value()),
            None => Ok(()),
        };
        beside(&mut package, "CFDefinitions")?;
        package.serialize_entry("CFDocument", &self.document())?;
        package.serialize_entry("CFItems", &Items(self))?;
        beside(&mut package, "CFRubrics")?;
        package.end()
    }
}

/// The items, each made when it is written.
struct Items<'a>(&'a Writer<'a>);

impl Serialize for Items<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(writer) = self;
        let items = writer.framework.elements().map(|element| writer.item(&element));
        let others = writer.kept.other_items.iter().filter_map(|item| writer.strict(item));
        serializer.collect_seq(items.chain(others))
    }
}

/// The associations, each made when it is written.
struct Associations<'a>(&'a Writer<'a>);

impl Serialize for Associations<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(None)?;
        self.0.associations(&mut |association| list.serialize_element(&association))?;
        list.end()
    }
}

/// One end of an association.
#[derive(Clone)]
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

impl<'a> Writer<'a> {
    fn of(framework: &'a Framework, setting: &'a Setting<'a>, kept: &'a Kept) -> Self {
        let id = setting.full_id(framework);
        let identifier = kept.document_identifier().unwrap_or_else(|| document_identifier(&id, framework.edition));
        let document = End { identifier, uri: uri(Some(&kept.document), identifier), title: framework.name.nl.clone() };
        Self { framework, setting, kept, id, own: own::elements(framework), document }
    }

    fn changed(&self) -> String {
        self.setting.changed.to_string()
    }

    fn document(&self) -> Value {
        let end = &self.document;
        let mut fields = Map::new();
        let mut add = |key: &str, value: Value| fields.insert(key.into(), value);
        add("identifier", end.identifier.to_string().into());
        add("uri", end.uri.clone().into());
        add("creator", self.setting.publisher.into());
        add("publisher", self.setting.publisher.into());
        add("title", self.framework.name.nl.clone().into());
        add("description", self.framework.description.nl.clone().into());
        add("language", "nl".into());
        add("version", self.framework.edition.to_string().into());
        add("lastChangeDateTime", self.changed().into());
        add("notes", format!("{} ({})", self.id, self.setting.licence).into());
        add(OURS, own::frame(&self.id, self.framework, self.setting.contents));
        over(Some(&self.kept.document.fields()), fields)
    }

    fn end(&self, element: &Element<'_>) -> End {
        let ours = element_identifier(&self.id, self.framework.edition, element.id);
        let identifier = self.kept.item_identifier(element.id).unwrap_or(ours);
        let uri = uri(self.kept.items.get(element.id), identifier);
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
        add("CFDocumentURI", self.document.link());
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
        over(self.kept.items.get(element.id).map(AsWritten::fields).as_ref(), fields)
    }

    /// Gives every association to `write`, one after the other.
    fn associations<E>(&self, write: &mut dyn FnMut(Value) -> Result<(), E>) -> Result<(), E> {
        let known: BTreeMap<&str, Element<'_>> =
            self.framework.elements().map(|element| (element.id.as_str(), element)).collect();
        // A lesser point hangs below the indicator with which it is printed.
        let part_of: BTreeMap<&Name, &Name> = self
            .framework
            .indicators()
            .filter_map(|indicator| Some((&indicator.id, indicator.part_of.as_ref()?)))
            .collect();
        let kept = self.kept_by_ends();
        let mut written: BTreeSet<String> = BTreeSet::new();
        let mut add = |association: Value| {
            written.extend(association.get("identifier").and_then(text));
            write(association)
        };
        let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
        for element in self.framework.elements() {
            let parent = part_of.get(element.id).copied().or(element.parent);
            let parent = parent.and_then(|parent| known.get(parent.as_str()));
            let count = counts.entry(parent.map_or("", |parent| parent.id.as_str())).or_default();
            *count += 1;
            let end = parent.map_or_else(|| self.document.clone(), |parent| self.end(parent));
            let derived = json!({ "derived": true });
            add(self.association("isChildOf", &self.end(&element), &end, *count, derived.clone(), &kept))?;
            if let Some(under) = element.under {
                let other = self.reference(under, &known);
                add(self.association("isPartOf", &self.end(&element), &other, 1, derived, &kept))?;
            }
        }
        let mut order: BTreeMap<(RelationKind, Uuid), u32> = BTreeMap::new();
        for related in self.framework.relations() {
            let from = self.reference(&related.from, &known);
            let to = self.reference(&related.to, &known);
            let number = order.entry((related.kind, from.identifier)).or_default();
            *number += 1;
            let kind = association_type(related.kind);
            add(self.association(kind, &from, &to, *number, relation(&related), &kept))?;
        }
        let here: BTreeSet<Uuid> =
            known.values().map(|element| self.end(element).identifier).chain([self.document.identifier]).collect();
        for kept in &self.kept.associations {
            let Some([own, named, kind]) = pick(kept.raw(), [OURS, "identifier", "associationType"]) else { continue };
            let again = words(named).is_some_and(|identifier| written.contains(&*identifier));
            if !again && own.is_none() && !is_ours(kept, words(kind).as_deref(), &here) {
                self.strict(kept).into_iter().try_for_each(&mut *write)?;
            }
        }
        Ok(())
    }

    /// What was kept, with number and date as the format asks; `None` where it lacks what the format cannot do without.
    fn strict(&self, kept: &AsWritten) -> Option<Value> {
        identifier(kept.raw())?;
        let mut fields = kept.fields();
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
        let same = |kept: &Map<String, Value>| {
            let theirs = kind_of(kept);
            let alike = theirs == kind || (relation_of(&theirs).is_some() && relation_of(&theirs) == relation_of(kind));
            alike
                && kept.get(OURS).and_then(|ours| ours.get("kind"))
                    == ours.get("kind").filter(|_| kept.contains_key(OURS))
        };
        let candidates = kept.get(&(from.identifier, to.identifier)).into_iter().flatten();
        let kept = candidates.map(|kept| kept.fields()).find(same);
        let mut fields = Map::new();
        let mut add = |key: &str, value: Value| fields.insert(key.into(), value);
        add("identifier", identifier.to_string().into());
        add("uri", address(identifier).into());
        add("associationType", kept.as_ref().map_or_else(|| kind.to_owned(), kind_of).into());
        add("sequenceNumber", number.into());
        add("originNodeURI", from.link());
        add("destinationNodeURI", to.link());
        add("lastChangeDateTime", self.changed().into());
        add("CFDocumentURI", self.document.link());
        add(OURS, ours);
        over(kept.as_ref(), fields)
    }
}

/// Associations as they came, by their ends.
type KeptByEnds<'a> = BTreeMap<(Uuid, Uuid), Vec<&'a AsWritten>>;

fn ends(association: &AsWritten) -> Option<(Uuid, Uuid)> {
    let [from, to] = pick(association.raw(), ["originNodeURI", "destinationNodeURI"])?;
    Some((identifier(from?)?, identifier(to?)?))
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(ToOwned::to_owned)
}

/// Whether an association is of a kind that the framework says itself, so that it is not given back when it is gone.
fn is_ours(association: &AsWritten, kind: Option<&str>, here: &BTreeSet<Uuid>) -> bool {
    let inside = ends(association).is_some_and(|(from, to)| here.contains(&from) && here.contains(&to));
    inside && relation_of(kind.unwrap_or_default()).is_some()
}

/// The address that a thing came with, or one of our own.
fn uri(kept: Option<&AsWritten>, identifier: Uuid) -> String {
    let theirs = kept.and_then(|kept| pick(kept.raw(), ["uri"])).and_then(|[uri]| words(uri).map(Cow::into_owned));
    theirs.unwrap_or_else(|| address(identifier))
}

/// What CASE does not say of a relation; one that stands at an element is written there.
fn relation(related: &Related<'_>) -> Value {
    match related.written {
        Some(written) => json!({ "kind": word(related.kind), "written": written }),
        None if related.kind == RelationKind::CallsFor => json!({ "kind": word(related.kind) }),
        None => json!({ "kind": word(related.kind), "derived": true }),
    }
}
