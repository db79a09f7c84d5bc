//! A schema, read once into what a walk asks of it: looking keys up in it as JSON would cost more than the rest of a walk.

use serde_json::{Map, Value as Json};

use crate::problem::{Form, Kind};

/// What one place in a schema asks of a value.
#[derive(Debug, Default)]
pub(crate) struct Clause {
    /// The definition that is meant, by name; what stands beside it counts only where there is none of that name.
    reference: Option<(String, Option<usize>)>,
    pub(super) kind: Option<Kind>,
    /// The schemas of which one must fit.
    options: Option<Vec<usize>>,
    /// The only texts there may be.
    pub(super) words: Vec<String>,
    pub(super) form: Option<Form>,
    /// The keys of a table with their schemas.
    properties: Vec<(String, usize)>,
    pub(super) required: Vec<String>,
    /// The schema of the values of a map.
    map_values: Option<usize>,
    /// The schema of the elements of a list.
    items: Option<usize>,
    pub(super) min: Option<f64>,
    pub(super) max: Option<f64>,
    /// The widest number of the type.
    pub(super) widest: Option<f64>,
}

/// Every place of a schema; places name each other by number, as definitions may hold themselves.
#[derive(Debug)]
pub(super) struct Clauses {
    all: Vec<Clause>,
    root: usize,
}

impl Clauses {
    pub fn of(schema: &Json) -> Self {
        let definitions = schema.get("$defs").and_then(Json::as_object);
        let named: Vec<(&str, &Json)> =
            definitions.into_iter().flatten().map(|(name, of)| (name.as_str(), of)).collect();
        let names = named.iter().map(|(name, _)| *name).collect();
        let mut reading = Reading { all: named.iter().map(|_| Clause::default()).collect(), names };
        for (at, (name, definition)) in named.iter().enumerate() {
            reading.all[at] = reading.clause(definition, Some(name));
        }
        let root = reading.add(schema);
        Self { all: reading.all, root }
    }

    pub fn root(&self) -> &Clause {
        &self.all[self.root]
    }

    /// The schema that is meant, and its name where it has one.
    pub fn resolve<'r>(&'r self, clause: &'r Clause) -> (&'r Clause, Option<&'r str>) {
        match &clause.reference {
            Some((name, target)) => (target.map_or(clause, |at| &self.all[at]), Some(name)),
            None => (clause, None),
        }
    }

    pub fn options(&self, clause: &Clause) -> Option<impl Iterator<Item = &Clause> + Clone> {
        clause.options.as_ref().map(|options| options.iter().map(|at| &self.all[*at]))
    }

    pub fn properties<'r>(&'r self, clause: &'r Clause) -> impl Iterator<Item = (&'r str, &'r Clause)> {
        clause.properties.iter().map(|(key, at)| (key.as_str(), &self.all[*at]))
    }

    pub fn property(&self, clause: &Clause, key: &str) -> Option<&Clause> {
        clause.properties.iter().find(|(known, _)| known == key).map(|(_, at)| &self.all[*at])
    }

    pub fn map_values(&self, clause: &Clause) -> Option<&Clause> {
        clause.map_values.map(|at| &self.all[at])
    }

    pub fn items(&self, clause: &Clause) -> Option<&Clause> {
        clause.items.map(|at| &self.all[at])
    }
}

struct Reading<'s> {
    all: Vec<Clause>,
    /// The names of the definitions, which come first in `all`.
    names: Vec<&'s str>,
}

impl Reading<'_> {
    fn add(&mut self, schema: &Json) -> usize {
        let clause = self.clause(schema, None);
        self.all.push(clause);
        self.all.len() - 1
    }

    fn clause(&mut self, schema: &Json, name: Option<&str>) -> Clause {
        let table = |key: &str| schema.get(key).and_then(Json::as_object);
        let reference = schema.get("$ref").and_then(Json::as_str).and_then(|path| path.strip_prefix("#/$defs/"));
        let target = |name: &str| self.names.iter().position(|known| *known == name);
        let reference = reference.map(|name| (name.to_owned(), target(name)));
        let options = ["oneOf", "anyOf"].iter().find_map(|key| schema.get(key)?.as_array());
        let options = options.map(|options| options.iter().map(|option| self.add(option)).collect());
        let properties = table("properties").into_iter().flat_map(Map::iter);
        let properties = properties.map(|(key, schema)| (key.clone(), self.add(schema))).collect();
        let by_pattern = table("patternProperties").and_then(|all| all.values().next());
        let map_values = by_pattern.or_else(|| schema.get("additionalProperties").filter(|any| any.is_object()));
        let format = schema.get("format").and_then(Json::as_str);
        Clause {
            reference,
            kind: kind_of(schema),
            options,
            words: words_of(schema),
            form: form_of(name, format),
            properties,
            required: texts(schema, "required"),
            map_values: map_values.map(|values| self.add(values)),
            items: schema.get("items").map(|items| self.add(items)),
            min: schema.get("minimum").and_then(Json::as_f64),
            max: schema.get("maximum").and_then(Json::as_f64),
            widest: format.and_then(widest),
        }
    }
}

fn texts(schema: &Json, key: &str) -> Vec<String> {
    let all = schema.get(key).and_then(Json::as_array).into_iter().flatten();
    all.filter_map(Json::as_str).map(ToOwned::to_owned).collect()
}

fn words_of(schema: &Json) -> Vec<String> {
    let only = schema.get("const").and_then(Json::as_str).map(ToOwned::to_owned);
    only.into_iter().chain(texts(schema, "enum")).collect()
}

fn widest(format: &str) -> Option<f64> {
    match format {
        "uint8" => Some(f64::from(u8::MAX)),
        "uint16" => Some(f64::from(u16::MAX)),
        "uint32" => Some(f64::from(u32::MAX)),
        _ => None,
    }
}

fn form_of(name: Option<&str>, format: Option<&str>) -> Option<Form> {
    Some(match (name, format) {
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
