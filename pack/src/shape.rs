//! Whether a tree has the shape that its type asks for, read from the type's own schema.
//!
//! The schema is walked rather than deserialised, because a deserialiser stops at the first fault and
//! speaks one language. What is checked here is thereby exactly what the published schema says.

use std::collections::HashMap;
use std::ops::Range;

use schemars::JsonSchema;
use serde_json::Value as Json;

use crate::node::{Entry, Node, Value};
use crate::problem::{Form, Kind, Problem};
use crate::schema;
use crate::suggest::{kebab, nearest, shown};

/// The most faults that one file, and one pack, reports.
pub(crate) const FAULTS: usize = 1000;

/// The schema of a type, ready to be walked.
pub(crate) struct Shape {
    root: Json,
}

/// A value of a named type that was met in a tree: a reference, a text, a provenance …
#[derive(Clone, Debug)]
pub(crate) struct Sighting<'n> {
    /// The name of the type in the schema.
    pub def: &'static str,
    /// The key under which it stands.
    pub key: &'n str,
    /// The value.
    pub node: &'n Node,
}

/// A fault at a part of a document.
#[derive(Clone, Debug)]
pub(crate) struct Mark {
    pub span: Range<usize>,
    /// Another part that belongs to it.
    pub also: Option<Range<usize>>,
    pub problem: Problem,
}

/// What a walk found.
#[derive(Debug, Default)]
pub(crate) struct Walked<'n> {
    pub faults: Vec<Mark>,
    pub sightings: Vec<Sighting<'n>>,
}

impl Shape {
    pub fn of<T: JsonSchema>() -> Self {
        Self { root: schema::of::<T>() }
    }

    /// The keys of the outermost table with their schemas.
    pub fn keys(&'static self) -> Vec<(&'static str, &'static Json)> {
        let properties = self.root.get("properties").and_then(Json::as_object);
        properties.into_iter().flatten().map(|(key, schema)| (key.as_str(), schema)).collect()
    }

    /// Walks a whole document.
    pub fn walk<'n>(&'static self, node: &'n Node) -> Walked<'n> {
        self.walk_as(&self.root, node, &[])
    }

    /// Walks a part of a document as `schema`; `path` says where it stands.
    pub fn walk_as<'n>(&'static self, schema: &'static Json, node: &'n Node, path: &[Part<'n>]) -> Walked<'n> {
        let mut walk = Walk { root: &self.root, path: path.to_vec(), out: Walked::default() };
        walk.value(schema, node);
        walk.out
    }

    /// Walks a key of the outermost table that has no schema: it is unknown.
    pub fn walk_entry(&'static self, entry: &Entry) -> Vec<Mark> {
        let mut walk = Walk { root: &self.root, path: Vec::new(), out: Walked::default() };
        walk.unknown_key(entry, &properties(&self.root).collect::<Vec<_>>());
        walk.out.faults
    }

    /// The schema of the elements of a list.
    pub fn items(schema: &'static Json) -> Option<&'static Json> {
        schema.get("items")
    }
}

/// A step on the way to a value.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Part<'n> {
    /// Into a key.
    Key(&'n str),
    /// Into an element, by its `id` or, where it has none, its number.
    Element(Option<&'n str>, usize),
}

struct Walk<'n> {
    root: &'static Json,
    path: Vec<Part<'n>>,
    out: Walked<'n>,
}

impl<'n> Walk<'n> {
    fn fault(&mut self, span: &Range<usize>, problem: Problem) {
        self.mark(Mark { span: span.clone(), also: None, problem });
    }

    fn mark(&mut self, mark: Mark) {
        if self.out.faults.len() < FAULTS {
            self.out.faults.push(mark);
        }
    }

    /// The last key on the way here.
    fn last_key(&self) -> &'n str {
        let keys = self.path.iter().rev().filter_map(|part| if let Part::Key(key) = part { Some(*key) } else { None });
        keys.into_iter().next().unwrap_or_default()
    }

    fn key(&self) -> String {
        shown(self.last_key())
    }

    /// The way here as a person would write it: `assessment.phq-9.scale.total`.
    fn within(&self) -> String {
        let part = |part: &Part<'_>| match part {
            Part::Key(name) | Part::Element(Some(name), _) => (*name).to_owned(),
            Part::Element(None, at) => at.to_string(),
        };
        shown(&self.path.iter().map(part).collect::<Vec<_>>().join("."))
    }

    /// The schema that is meant, and its name where it has one.
    fn resolve(&self, schema: &'static Json) -> (&'static Json, Option<&'static str>) {
        let name = schema.get("$ref").and_then(Json::as_str).and_then(|path| path.strip_prefix("#/$defs/"));
        let target = name.and_then(|name| self.root.get("$defs")?.get(name));
        (target.unwrap_or(schema), name)
    }

    fn value(&mut self, schema: &'static Json, node: &'n Node) {
        let (schema, name) = self.resolve(schema);
        let before = self.out.faults.len();
        self.plain(schema, name, node);
        let Some(name) = name.filter(|_| self.out.faults.len() == before) else { return };
        self.out.sightings.push(Sighting { def: name, key: self.last_key(), node });
    }

    fn plain(&mut self, schema: &'static Json, name: Option<&str>, node: &'n Node) {
        if let Some(options) = ["oneOf", "anyOf"].iter().find_map(|key| schema.get(key)?.as_array()) {
            return self.choice(options, node);
        }
        let Some(kind) = kind_of(schema) else { return };
        match (kind, &node.value) {
            (Kind::Text, Value::Text(text)) => self.text(schema, name, text, node),
            (Kind::WholeNumber, Value::Whole(_)) | (Kind::Number, Value::Whole(_) | Value::Number(_)) => {
                self.number(schema, node);
            }
            (Kind::YesNo, Value::YesNo(_)) => {}
            (Kind::List, Value::List(list)) => self.list(schema, list),
            (Kind::Table, Value::Table(entries)) => self.table(schema, entries, node),
            _ if name == Some("Text") => self.wrong_type(vec![Kind::Translated], node),
            _ => self.wrong_type(vec![kind], node),
        }
    }

    fn wrong_type(&mut self, expected: Vec<Kind>, node: &Node) {
        let problem = Problem::WrongType { key: self.key(), expected, found: node.kind() };
        self.fault(&node.span, problem);
    }

    fn choice(&mut self, options: &'static [Json], node: &'n Node) {
        match &node.value {
            Value::Text(text) if options.iter().flat_map(words_of).any(|word| word == text) => {}
            Value::Text(text) if options.iter().flat_map(words_of).next().is_some() => {
                self.unknown_word(text, &options.iter().flat_map(words_of).collect::<Vec<_>>(), node);
            }
            Value::Table(entries) if options.iter().any(|option| kind_of(option) == Some(Kind::Table)) => {
                let has = |option: &&Json| entries.iter().any(|entry| property(option, &entry.key).is_some());
                if let Some(option) = options.iter().find(has) {
                    return self.table(option, entries, node);
                }
                match entries.first() {
                    Some(entry) => self.unknown_key(entry, &options.iter().flat_map(required).collect::<Vec<_>>()),
                    None => self.wrong_type(vec![Kind::Text, Kind::Table], node),
                }
            }
            _ => {
                let found = node.kind();
                let fits = |option: &&'static Json| {
                    let kind = kind_of(self.resolve(option).0);
                    kind == Some(found) || (kind == Some(Kind::Number) && found == Kind::WholeNumber)
                };
                if let Some(option) = options.iter().find(fits) {
                    return self.value(option, node);
                }
                let mut expected: Vec<Kind> =
                    options.iter().filter_map(|option| kind_of(self.resolve(option).0)).collect();
                expected.dedup();
                self.wrong_type(expected, node);
            }
        }
    }

    fn unknown_word(&mut self, text: &str, words: &[&str], node: &Node) {
        let known = words.iter().map(|word| (*word).to_owned()).collect();
        let suggestion = nearest(text, words.iter().copied());
        let problem = Problem::UnknownWord { key: self.key(), found: shown(text), known, suggestion };
        self.fault(&node.span, problem);
    }

    fn unknown_key(&mut self, entry: &Entry, known: &[&str]) {
        if self.out.faults.len() >= FAULTS {
            return;
        }
        let suggestion = nearest(&entry.key, known.iter().copied());
        let known = known.iter().map(|key| (*key).to_owned()).collect();
        self.fault(&entry.span, Problem::UnknownKey { key: shown(&entry.key), known, suggestion });
    }

    fn text(&mut self, schema: &'static Json, name: Option<&str>, text: &str, node: &Node) {
        let words = || words_of(schema);
        if words().next().is_some() && !words().any(|word| word == text) {
            return self.unknown_word(text, &words().collect::<Vec<_>>(), node);
        }
        if let Some(form) = form_of(schema, name) {
            self.form(form, text, &node.span);
        }
    }

    fn form(&mut self, form: Form, text: &str, span: &Range<usize>) {
        if !form.fits(text) {
            let tidy = kebab(text);
            let suggestion = form.fits(&tidy).then_some(tidy);
            let problem = Problem::BadForm { key: self.key(), found: shown(text), form, suggestion };
            self.fault(span, problem);
        }
    }

    fn number(&mut self, schema: &'static Json, node: &Node) {
        let (found, text) = match node.value {
            #[expect(clippy::cast_precision_loss, reason = "compared with bounds that are far below 2^53")]
            Value::Whole(whole) => (whole as f64, whole.to_string()),
            Value::Number(number) => (number, number.to_string()),
            _ => return,
        };
        let bound = |key| schema.get(key).and_then(Json::as_f64);
        let widest = match schema.get("format").and_then(Json::as_str) {
            Some("uint8") => Some(f64::from(u8::MAX)),
            Some("uint16") => Some(f64::from(u16::MAX)),
            Some("uint32") => Some(f64::from(u32::MAX)),
            _ => None,
        };
        // The widest number of the type is worth a word only to who passes it.
        let (min, max) = (bound("minimum"), bound("maximum").or(widest.filter(|widest| found > *widest)));
        if !found.is_finite() || min.is_some_and(|min| found < min) || max.is_some_and(|max| found > max) {
            let problem = Problem::OutOfRange { key: self.key(), found: text, min, max };
            self.fault(&node.span, problem);
        }
    }

    fn list(&mut self, schema: &'static Json, list: &'n [Node]) {
        let mut ids: HashMap<&str, &Range<usize>> = HashMap::new();
        for (at, item) in list.iter().enumerate() {
            let id = item.word("id");
            self.path.push(Part::Element(id, at));
            if let Some(items) = Shape::items(schema) {
                self.value(items, item);
            }
            self.path.pop();
            if let (Some(id), Some(node)) = (id, item.get("id"))
                && let Some(first) = ids.insert(id, &node.span)
            {
                let problem = Problem::Duplicate { kind: self.key(), name: shown(id) };
                self.mark(Mark { span: node.span.clone(), also: Some(first.clone()), problem });
            }
        }
    }

    fn table(&mut self, schema: &'static Json, entries: &'n [Entry], node: &Node) {
        let any = map_values(schema);
        let present = |key: &str| entries.iter().any(|entry| entry.key == key);
        let mut free: Option<Vec<&str>> = None;
        for entry in entries {
            self.path.push(Part::Key(&entry.key));
            match (property(schema, &entry.key), any) {
                (Some(schema), _) => self.value(schema, &entry.node),
                (None, Some(schema)) => self.map_entry(schema, entry),
                (None, None) => {
                    self.path.pop();
                    let free = free.get_or_insert_with(|| properties(schema).filter(|key| !present(key)).collect());
                    self.unknown_key(entry, free);
                    continue;
                }
            }
            self.path.pop();
        }
        for key in required(schema) {
            if !present(key) {
                let expected = property(schema, key).and_then(|schema| match self.resolve(schema) {
                    (_, Some("Text")) => Some(Kind::Translated),
                    (schema, _) => kind_of(schema),
                });
                let problem = Problem::MissingKey { key: key.to_owned(), within: self.within(), expected };
                self.fault(&node.span, problem);
            }
        }
    }

    fn map_entry(&mut self, schema: &'static Json, entry: &'n Entry) {
        // A map is keyed by names, but for the plugins that a manifest requires and the rules that a reason is about.
        let form = match form_of(schema, None) {
            Some(Form::VersionRange) => Form::PluginId,
            _ if entry.key.contains(':') => Form::ItemId,
            _ => Form::Name,
        };
        self.form(form, &entry.key, &entry.span);
        self.value(schema, &entry.node);
    }
}

impl Form {
    /// Whether a text has this form.
    #[must_use]
    pub fn fits(self, text: &str) -> bool {
        use vakwerk_core::catalogue::{Digest, LocalId, TermReference};
        use vakwerk_core::id::{ItemId, Name, PluginId, Reference};
        match self {
            Self::Name => text.parse::<Name>().is_ok(),
            Self::PluginId => text.parse::<PluginId>().is_ok(),
            Self::ItemId => text.parse::<ItemId>().is_ok(),
            Self::Reference => text.parse::<Reference>().is_ok(),
            Self::LocalId => text.parse::<LocalId>().is_ok(),
            Self::Term => TermReference::try_from(text.to_owned()).is_ok(),
            Self::Version => semver::Version::parse(text).is_ok(),
            Self::VersionRange => semver::VersionReq::parse(text).is_ok(),
            Self::Digest => Digest::try_from(text.to_owned()).is_ok(),
        }
    }
}

fn form_of(schema: &Json, name: Option<&str>) -> Option<Form> {
    Some(match (name, schema.get("format").and_then(Json::as_str)) {
        (Some("Name"), _) => Form::Name,
        (Some("PluginId"), _) => Form::PluginId,
        (Some("ItemId"), _) => Form::ItemId,
        (Some("Reference"), _) => Form::Reference,
        (Some("TermReference"), _) => Form::Term,
        (Some("LocalId"), _) => Form::LocalId,
        (Some("SemVer"), _) => Form::Version,
        (Some("Digest"), _) => Form::Digest,
        (_, Some("version-range")) => Form::VersionRange,
        _ => return None,
    })
}

fn kind_of(schema: &Json) -> Option<Kind> {
    Some(match schema.get("type")?.as_str()? {
        "string" => Kind::Text,
        "integer" => Kind::WholeNumber,
        "number" => Kind::Number,
        "boolean" => Kind::YesNo,
        "array" => Kind::List,
        "object" => Kind::Table,
        _ => return None,
    })
}

fn words_of(schema: &Json) -> impl Iterator<Item = &str> {
    let several = schema.get("enum").and_then(Json::as_array).into_iter().flatten();
    schema.get("const").into_iter().chain(several).filter_map(Json::as_str)
}

fn properties(schema: &Json) -> impl Iterator<Item = &str> {
    schema.get("properties").and_then(Json::as_object).into_iter().flatten().map(|(key, _)| key.as_str())
}

fn property<'s>(schema: &'s Json, key: &str) -> Option<&'s Json> {
    schema.get("properties")?.get(key)
}

fn required(schema: &Json) -> impl Iterator<Item = &str> {
    schema.get("required").and_then(Json::as_array).into_iter().flatten().filter_map(Json::as_str)
}

/// The schema of the values of a map, where the table is one.
fn map_values(schema: &Json) -> Option<&Json> {
    let by_pattern = schema.get("patternProperties").and_then(Json::as_object).and_then(|all| all.values().next());
    by_pattern.or_else(|| schema.get("additionalProperties").filter(|any| any.is_object()))
}
