//! The file with the list of trusted publishers: held, changed in its text so that nothing else is lost, checked, and
//! put in its place at once.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use toml_edit::{Array, ArrayOfTables, DocumentMut, InlineTable, Item, Table, TableLike, Value, value};
use vakwerk_host::trust::{Claim, Publisher, Revocation, TRUST_FORMAT, TrustStore, TrustedKey, public_key};

use crate::phrase::Phrase;
use crate::problem::Problem;
use crate::replace::replace;
use crate::reply::{Exit, Failure};
use crate::session::Session;

/// A file with a public key is two short lines.
const KEY_LIMIT: u64 = 8 * 1024;

/// The list that was named, as it is now.
pub(super) fn path(session: &Session<'_>) -> Result<PathBuf, Failure> {
    let expected = Phrase::new(
        "het bestand met de lijst, zoals vakwerk-trust.toml (of noem het in VAKWERK_TRUST)",
        "the file with the list, such as vakwerk-trust.toml (or name it in VAKWERK_TRUST)",
    );
    let missing = || Failure::new(Exit::WrongUse, Problem::Value { option: "--trust", expected });
    session.trust_file().map(Path::to_owned).ok_or_else(missing)
}

/// The public key that was given: itself, or the file it stands in.
pub(super) fn key(given: &str) -> Result<String, Failure> {
    if let Some(key) = public_key(given) {
        return Ok(key);
    }
    // What is no name of a file may be the secret half, and that is never repeated.
    let encoded = given.len() > 56 && given.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '='));
    if encoded && !Path::new(given).exists() {
        return Err(Problem::NotAPublicKey.into());
    }
    let mut text = String::new();
    let opened = File::open(given).map_err(|error| Problem::File { path: given.into(), kind: error.kind() })?;
    let read = opened.take(KEY_LIMIT).read_to_string(&mut text);
    let key = read.ok().and_then(|_| public_key(&text));
    key.ok_or_else(|| Failure::from(Problem::NotAPublicKey))
}

/// The list while it is being changed; no other program changes it meanwhile.
pub(super) struct List {
    path: PathBuf,
    document: DocumentMut,
    store: TrustStore,
    // The system releases it when the program ends, however it ends.
    _held: Option<File>,
}

impl List {
    /// Takes the list; one that is not there yet is begun.
    pub(super) fn take(path: &Path) -> Result<Self, Failure> {
        // A link stays a link: what it leads to is changed.
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let at = |error: io::Error| Problem::File { path: path.clone(), kind: error.kind() };
        let held = hold(folder_of(&path)).map_err(at)?;
        let (text, store) = match path.exists() {
            true => {
                let store = TrustStore::read(&path)?;
                (fs::read_to_string(&path).map_err(at)?, store)
            }
            false => (format!("format = {TRUST_FORMAT}\n"), TrustStore::default()),
        };
        // The store was read from this text, so it is TOML.
        let document = text.parse().map_err(|_| at(io::ErrorKind::InvalidData.into()))?;
        Ok(Self { path, document, store, _held: held })
    }

    /// The publishers, before the change.
    pub(super) fn store(&self) -> &TrustStore {
        &self.store
    }

    /// Adds a publisher, or to a publisher of that name; gives whether anything was not there yet.
    pub(super) fn add(&mut self, name: &str, claims: &[Claim], key: Option<&str>) -> bool {
        let known = self.store.publishers().iter().find(|publisher| publisher.name == name).cloned();
        let there = known.clone().unwrap_or(Publisher { name: name.into(), publishes: vec![], key: vec![] });
        let claims: Vec<_> = claims.iter().filter(|claim| !there.publishes.contains(claim)).collect();
        let key = key.filter(|key| there.key.iter().all(|held| held.public != *key));
        if known.is_some() && claims.is_empty() && key.is_none() {
            return false;
        }
        let Some(all) = self.publishers() else { return false };
        if known.is_none() {
            let mut table = Table::new();
            table.insert("name", value(name));
            table.insert("publishes", value(Array::new()));
            table.insert("key", value(Array::new()));
            all.push(table);
        }
        let named = |table: &&mut Table| table.get("name").and_then(Item::as_str) == Some(name);
        if let Some(table) = all.iter_mut().find(named) {
            if let Some(publishes) = table.entry("publishes").or_insert(value(Array::new())).as_array_mut() {
                claims.iter().for_each(|claim| publishes.push(claim.to_string()));
            }
            if let Some(key) = key {
                push_key(table, key);
            }
        }
        true
    }

    /// Says of a key, in whose ever name it stands, that it is revoked.
    pub(super) fn revoke(&mut self, key: &str, revocation: &Revocation) {
        let mut said = InlineTable::new();
        said.insert("on", revocation.on.as_str().into());
        if let Some(reason) = &revocation.reason {
            let mut text = InlineTable::new();
            text.insert("nl", reason.nl.as_str().into());
            said.insert("reason", Value::InlineTable(text));
        }
        for table in self.publishers().into_iter().flat_map(ArrayOfTables::iter_mut) {
            let Some(keys) = table.get_mut("key") else { continue };
            let keys: Vec<&mut dyn TableLike> = match keys {
                Item::ArrayOfTables(keys) => keys.iter_mut().map(|key| key as &mut dyn TableLike).collect(),
                Item::Value(Value::Array(keys)) => {
                    let tables = keys.iter_mut().filter_map(Value::as_inline_table_mut);
                    tables.map(|key| key as &mut dyn TableLike).collect()
                }
                _ => Vec::new(),
            };
            let held = |held: &dyn TableLike| held.get("public").and_then(Item::as_str) == Some(key);
            for held in keys.into_iter().filter(|key| held(*key)) {
                held.insert("revoked", value(said.clone()));
            }
        }
    }

    /// Checks what it has become and puts it in its place; a list that would not be right is not written.
    pub(super) fn save(self) -> Result<TrustStore, Failure> {
        let text = self.document.to_string();
        let store = TrustStore::parse(&text)?;
        let at = |error: io::Error| Problem::NotWritten { path: self.path.clone(), kind: error.kind() };
        replace(&self.path, text.as_bytes()).map_err(at)?;
        if let Some(folder) = &self._held {
            folder.sync_all().map_err(at)?;
        }
        Ok(store)
    }

    /// The tables of the publishers, in whichever of the two ways of TOML they were written.
    fn publishers(&mut self) -> Option<&mut ArrayOfTables> {
        let item = self.document.entry("publisher").or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
        if !item.is_array_of_tables() {
            let tables = std::mem::take(item).into_array_of_tables().unwrap_or_default();
            *item = Item::ArrayOfTables(tables);
        }
        item.as_array_of_tables_mut()
    }
}

fn push_key(table: &mut Table, key: &str) {
    match table.entry("key").or_insert(value(Array::new())) {
        Item::ArrayOfTables(keys) => {
            let mut one = Table::new();
            one.insert("public", value(key));
            keys.push(one);
        }
        Item::Value(Value::Array(keys)) => {
            let mut one = InlineTable::new();
            one.insert("public", key.into());
            keys.push(one);
        }
        _ => {}
    }
}

/// Every key of the list, with the publisher in whose name it stands.
pub(super) fn keys(store: &TrustStore) -> impl Iterator<Item = (&Publisher, &TrustedKey)> {
    store.publishers().iter().flat_map(|publisher| publisher.key.iter().map(move |key| (publisher, key)))
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Holds the folder, so that of two changes at once the second waits; only Unix opens folders.
fn hold(folder: &Path) -> io::Result<Option<File>> {
    if !cfg!(unix) {
        return Ok(None);
    }
    let held = File::open(folder)?;
    held.lock()?;
    Ok(Some(held))
}
