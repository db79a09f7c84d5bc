//! Whether a tree has the shape that its type asks for, read from the type's own schema.
//!
//! The schema is walked rather than deserialised, because a deserialiser stops at the first fault and
//! speaks one language. What is checked here is thereby exactly what the published schema says.

mod clause;

use std::collections::HashMap;
use std::ops::Range;

use schemars::JsonSchema;

use crate::node::{Entry, Node, Value};
use crate::problem::{Form, Kind, Problem};
use crate::schema;
use crate::suggest::{kebab, nearest, shown};
pub(crate) use clause::Clause;
use clause::Clauses;

/// The most faults that one file, and one pack, reports.
pub(crate) const FAULTS: usize = 1000;

/// The schema of a type, ready to be walked.
pub(crate) struct Shape {
    clauses: Clauses,
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
        Self { clauses: Clauses::of(&schema::of::<T>()) }
    }

    /// The schema of a key of the outermost table.
    pub fn key(&'static self, key: &str) -> Option<&'static Clause> {
        self.clauses.property(self.clauses.root(), key)
    }

    /// Walks a whole document.
    pub fn walk<'n>(&'static self, node: &'n Node) -> Walked<'n> {
        self.walk_as(self.clauses.root(), node, &[])
    }

    /// Walks a part of a document as `schema`; `path` says where it stands.
    pub fn walk_as<'n>(&'static self, schema: &'static Clause, node: &'n Node, path: &[Part<'n>]) -> Walked<'n> {
        let mut walk = Walk { clauses: &self.clauses, path: path.to_vec(), out: Walked::default() };
        walk.value(schema, node);
        walk.out
    }

    /// Walks a key of the outermost table that has no schema: it is unknown.
    pub fn walk_entry(&'static self, entry: &Entry) -> Vec<Mark> {
        let mut walk = Walk { clauses: &self.clauses, path: Vec::new(), out: Walked::default() };
        let keys = self.clauses.properties(self.clauses.root()).map(|(key, _)| key);
        walk.unknown_key(entry, &keys.collect::<Vec<_>>());
        walk.out.faults
    }

    /// The schema of the elements of a list.
    pub fn items(&'static self, schema: &'static Clause) -> Option<&'static Clause> {
        self.clauses.items(schema)
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
    clauses: &'static Clauses,
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

    fn value(&mut self, schema: &'static Clause, node: &'n Node) {
        let (schema, name) = self.clauses.resolve(schema);
        let before = self.out.faults.len();
        self.plain(schema, name, node);
        let Some(name) = name.filter(|_| self.out.faults.len() == before) else { return };
        self.out.sightings.push(Sighting { def: name, key: self.last_key(), node });
    }

    fn plain(&mut self, schema: &'static Clause, name: Option<&str>, node: &'n Node) {
        if let Some(options) = self.clauses.options(schema) {
            return self.choice(&options.collect::<Vec<_>>(), node);
        }
        let Some(kind) = schema.kind else { return };
        match (kind, &node.value) {
            (Kind::Text, Value::Text(text)) => self.text(schema, text, node),
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

    fn choice(&mut self, options: &[&'static Clause], node: &'n Node) {
        let words = || options.iter().flat_map(|option| &option.words).map(String::as_str);
        match &node.value {
            Value::Text(text) if words().any(|word| word == text) => {}
            Value::Text(text) if words().next().is_some() => {
                self.unknown_word(text, &words().collect::<Vec<_>>(), node);
            }
            Value::Table(entries) if options.iter().any(|option| option.kind == Some(Kind::Table)) => {
                let has =
                    |option: &&&Clause| entries.iter().any(|entry| self.clauses.property(option, &entry.key).is_some());
                if let Some(option) = options.iter().find(has) {
                    return self.table(option, entries, node);
                }
                let required = options.iter().flat_map(|option| &option.required).map(String::as_str);
                match entries.first() {
                    Some(entry) => self.unknown_key(entry, &required.collect::<Vec<_>>()),
                    None => self.wrong_type(vec![Kind::Text, Kind::Table], node),
                }
            }
            _ => {
                let found = node.kind();
                let kind = |option: &&'static Clause| self.clauses.resolve(option).0.kind;
                let fits = |option: &&&'static Clause| {
                    let kind = kind(option);
                    kind == Some(found) || (kind == Some(Kind::Number) && found == Kind::WholeNumber)
                };
                if let Some(option) = options.iter().find(fits) {
                    return self.value(option, node);
                }
                let mut expected: Vec<Kind> = options.iter().filter_map(kind).collect();
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
        if let Some(table) = self.meant_for(entry) {
            let table = table.to_owned();
            return self.fault(&entry.span, Problem::OutsideTable { key: shown(&entry.key), table });
        }
        let suggestion = nearest(&entry.key, known.iter().copied());
        let known = known.iter().map(|key| (*key).to_owned()).collect();
        self.fault(&entry.span, Problem::UnknownKey { key: shown(&entry.key), known, suggestion });
    }

    /// The outermost table to which an unknown key was meant to belong: a pack with a range of versions can only be
    /// one that is required.
    fn meant_for(&self, entry: &Entry) -> Option<&'static str> {
        let range = entry.node.text().is_some_and(|text| Form::VersionRange.fits(text));
        let clauses = self.clauses;
        let ranges = |clause: &'static Clause| {
            let values = clauses.map_values(clauses.resolve(clause).0)?;
            clauses.resolve(values).0.form
        };
        let mut tables = clauses.properties(clauses.root());
        let (table, _) = tables.find(|(_, clause)| ranges(clause) == Some(Form::VersionRange))?;
        (range && Form::PluginId.fits(&entry.key)).then_some(table)
    }

    fn text(&mut self, schema: &'static Clause, text: &str, node: &Node) {
        if !schema.words.is_empty() && !schema.words.iter().any(|word| word == text) {
            return self.unknown_word(text, &schema.words.iter().map(String::as_str).collect::<Vec<_>>(), node);
        }
        if let Some(form) = schema.form {
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

    fn number(&mut self, schema: &'static Clause, node: &Node) {
        let found = match node.value {
            #[expect(clippy::cast_precision_loss, reason = "compared with bounds that are far below 2^53")]
            Value::Whole(whole) => whole as f64,
            Value::Number(number) => number,
            _ => return,
        };
        // The widest number of the type is worth a word only to who passes it.
        let (min, max) = (schema.min, schema.max.or(schema.widest.filter(|widest| found > *widest)));
        if !found.is_finite() || min.is_some_and(|min| found < min) || max.is_some_and(|max| found > max) {
            let text = if let Value::Whole(whole) = node.value { whole.to_string() } else { found.to_string() };
            let problem = Problem::OutOfRange { key: self.key(), found: text, min, max };
            self.fault(&node.span, problem);
        }
    }

    fn list(&mut self, schema: &'static Clause, list: &'n [Node]) {
        let mut ids: HashMap<&str, &Range<usize>> = HashMap::new();
        for (at, item) in list.iter().enumerate() {
            let id = item.word("id");
            self.path.push(Part::Element(id, at));
            if let Some(items) = self.clauses.items(schema) {
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

    fn table(&mut self, schema: &'static Clause, entries: &'n [Entry], node: &Node) {
        let clauses = self.clauses;
        let any = clauses.map_values(schema);
        let present = |key: &str| entries.iter().any(|entry| entry.key == key);
        let mut free: Option<Vec<&str>> = None;
        for entry in entries {
            self.path.push(Part::Key(&entry.key));
            match (clauses.property(schema, &entry.key), any) {
                (Some(schema), _) => self.value(schema, &entry.node),
                (None, Some(schema)) => self.map_entry(schema, entry),
                (None, None) => {
                    self.path.pop();
                    // A list of tables grows by writing its key again.
                    let grows = |clause| {
                        let items = clauses.items(clauses.resolve(clause).0);
                        items.is_some_and(|items| clauses.resolve(items).0.kind == Some(Kind::Table))
                    };
                    let fits = |(key, clause): &(&str, _)| !present(key) || grows(*clause);
                    let keys = || clauses.properties(schema).filter(fits).map(|(key, _)| key);
                    let free = free.get_or_insert_with(|| keys().collect());
                    self.unknown_key(entry, free);
                    continue;
                }
            }
            self.path.pop();
        }
        for key in schema.required.iter().filter(|key| !present(key)) {
            let expected = clauses.property(schema, key).and_then(|schema| match clauses.resolve(schema) {
                (_, Some("Text")) => Some(Kind::Translated),
                (schema, _) => schema.kind,
            });
            let problem = Problem::MissingKey { key: key.clone(), within: self.within(), expected };
            self.fault(&node.span, problem);
        }
    }

    fn map_entry(&mut self, schema: &'static Clause, entry: &'n Entry) {
        // A map is keyed by names, but for the plugins that a manifest requires and the rules that a reason is about.
        let form = match schema.form {
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
