//! The JSON Schemas of the written files: one visible list.

use schemars::{JsonSchema, generate::SchemaSettings};
use serde_json::{Map, Value};
use vakwerk_core::activity::ActivityFile;
use vakwerk_core::catalogue::{CatalogueFile, Manifest};
use vakwerk_core::competency::{Curriculum, Evidence, WrittenDecision};

use crate::lock::Lock;
use crate::seal::Seal;
use crate::trust::TrustFile;

/// A kind of file that people or programs write, with its schema.
#[derive(Clone, Copy, Debug)]
pub struct FileKind {
    /// The name of the kind; its schema lies in `schemas/NAME.schema.json`.
    pub name: &'static str,
    /// What the file is, in one sentence.
    pub purpose: &'static str,
    make: fn() -> Value,
}

/// Every kind of file that has a schema. A new kind is one more line here.
pub const FILE_KINDS: &[FileKind] = &[
    FileKind {
        name: "manifest",
        purpose: "`vakwerk.toml`: who a plugin is, what it needs and provides.",
        make: of::<Manifest>,
    },
    FileKind {
        name: "catalogue",
        purpose: "A file under `catalogue/`: what a plugin contributes.",
        make: of::<CatalogueFile>,
    },
    FileKind { name: "seal", purpose: "`seal.toml`: every file of a pack with its size and digest.", make: of::<Seal> },
    FileKind {
        name: "trust",
        purpose: "`vakwerk-trust.toml`: whose signature is trusted, and with what.",
        make: of::<TrustFile>,
    },
    FileKind { name: "lock", purpose: "`vakwerk.lock`: which versions go together.", make: of::<Lock> },
    FileKind {
        name: "activity",
        purpose: "A described activity, to be compared with what a pack says of it.",
        make: of::<ActivityFile>,
    },
    FileKind {
        name: "curriculum",
        purpose: "A curriculum: courses, and per course what is taught and what is assessed.",
        make: of::<Curriculum>,
    },
    FileKind {
        name: "evidence",
        purpose: "Data points, reports and activities, to be added to a portfolio.",
        make: of::<Evidence>,
    },
    FileKind {
        name: "decision",
        purpose: "A decision on the evidence of a portfolio, taken by people.",
        make: of::<WrittenDecision>,
    },
];

impl FileKind {
    /// A kind of file whose type lies in another crate.
    #[must_use]
    pub const fn new<T: JsonSchema>(name: &'static str, purpose: &'static str) -> Self {
        Self { name, purpose, make: of::<T> }
    }

    /// The schema, as it is checked in.
    #[must_use]
    pub fn schema(&self) -> Value {
        let mut schema = (self.make)();
        if let Value::Object(object) = &mut schema {
            object.insert("$id".into(), format!("{}.schema.json", self.name).into());
            object.insert("title".into(), format!("Vakwerk {}", self.name).into());
            object.insert("description".into(), self.purpose.into());
        }
        schema
    }
}

/// The schema of a type as it is written in TOML.
pub(crate) fn of<T: JsonSchema>() -> Value {
    let generator = SchemaSettings::draft2020_12().into_generator();
    let mut schema = generator.into_root_schema_for::<T>().to_value();
    without_null(&mut schema);
    schema
}

/// Takes `null` out: TOML has none, and an absent key is written by leaving it out.
fn without_null(schema: &mut Value) {
    match schema {
        Value::Array(list) => list.iter_mut().for_each(without_null),
        Value::Object(object) => {
            if let Some(Value::Array(types)) = object.get_mut("type") {
                types.retain(|kind| kind != "null");
                if let [only] = types.as_slice() {
                    let only = only.clone();
                    object.insert("type".into(), only);
                }
            }
            flatten_option(object);
            if object.get("default").is_some_and(Value::is_null) {
                object.remove("default");
            }
            object.values_mut().for_each(without_null);
        }
        _ => {}
    }
}

/// `{ anyOf: [X, null] }` becomes `X`.
fn flatten_option(object: &mut Map<String, Value>) {
    let Some(Value::Array(options)) = object.get_mut("anyOf") else { return };
    options.retain(|option| option.get("type").is_none_or(|kind| kind != "null"));
    if let [Value::Object(only)] = options.as_slice() {
        let only = only.clone();
        object.remove("anyOf");
        for (key, value) in only {
            object.entry(key).or_insert(value);
        }
    }
}
