//! Reads a CASE package leniently: what is written another way is taken and told, what is unknown is kept as it stands.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::words::OURS;
use crate::fault::{ExchangeFault, Warning};
use crate::limit::{ASSOCIATION_LIMIT, ITEM_LIMIT, Weight, text};
use crate::written::{AsWritten, Checked, Key, Listed, TOO_MANY, pick, words};

/// Of how many of one kind each is told by itself; all are kept.
const TOLD: usize = 100;

/// The most keys beside document, items and associations.
const KEY_LIMIT: usize = 10_000;

/// The root as it stands; both long lists stop at their limit.
#[derive(Default)]
struct Root<'a> {
    document: Option<&'a RawValue>,
    items: Vec<&'a RawValue>,
    associations: Vec<&'a RawValue>,
    beside: BTreeMap<String, &'a RawValue>,
}

impl<'de> Deserialize<'de> for Root<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Self::default())
    }
}

impl<'de> Visitor<'de> for Root<'de> {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a package: an object with `CFDocument`")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<Self, A::Error> {
        while let Some(Key(key)) = map.next_key()? {
            match &*key {
                "CFDocument" => self.document = Some(map.next_value()?),
                "CFItems" => self.items = map.next_value_seed(Listed(ITEM_LIMIT))?,
                "CFAssociations" => self.associations = map.next_value_seed(Listed(ASSOCIATION_LIMIT))?,
                _ if self.beside.len() < KEY_LIMIT => drop(self.beside.insert(key.into_owned(), map.next_value()?)),
                _ => return Err(serde::de::Error::custom(format_args!("{TOO_MANY} {KEY_LIMIT}"))),
            }
        }
        Ok(self)
    }
}

/// What is ours at an item or an association.
#[derive(Debug)]
pub(super) struct Own<'a> {
    /// The kind of element or relation.
    pub kind: Option<Cow<'a, str>>,
    /// The name of an element.
    pub id: Option<Cow<'a, str>>,
    /// What we wrote of it.
    pub written: Option<&'a RawValue>,
}

/// The document.
#[derive(Debug)]
pub(super) struct Document<'a> {
    pub identifier: Option<String>,
    pub creator: Option<String>,
    pub title: Option<String>,
    pub description: Option<String>,
    /// What is ours, as it stands.
    pub ours: Option<&'a RawValue>,
    raw: &'a RawValue,
}

impl Document<'_> {
    /// How the document is called in a message.
    pub fn name(&self) -> String {
        self.identifier.clone().unwrap_or_default()
    }

    /// Without what is ours.
    pub fn kept(&self) -> AsWritten {
        kept(self.raw, self.ours.is_some())
    }
}

/// An item.
#[derive(Debug)]
pub(super) struct Item<'a> {
    pub identifier: String,
    pub statement: String,
    pub code: Option<String>,
    pub short: Option<String>,
    /// The place of the item in which it lies.
    pub parent: Option<usize>,
    ours: Option<Own<'a>>,
    raw: &'a RawValue,
}

impl<'a> Item<'a> {
    /// The kind of an element that we wrote, its name, and the rest as it stands.
    pub fn written(&self) -> Option<(&str, &str, &'a RawValue)> {
        let ours = self.ours.as_ref()?;
        Some((ours.kind.as_deref()?, ours.id.as_deref().unwrap_or_default(), ours.written?))
    }

    /// The item as it was written, without what is ours.
    pub fn kept(&self) -> AsWritten {
        kept(self.raw, self.ours.is_some())
    }

    /// The item as it was written.
    pub fn whole(&self) -> AsWritten {
        AsWritten::from(self.raw)
    }
}

fn kept(raw: &RawValue, ours: bool) -> AsWritten {
    if ours { AsWritten::without(raw, OURS) } else { AsWritten::from(raw) }
}

/// Where an association ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// At the item at this place.
    Item(usize),
    Document,
    /// At something outside the file.
    Elsewhere,
    /// Nothing is named.
    Nowhere,
}

impl End {
    pub fn item(self) -> Option<usize> {
        if let Self::Item(at) = self { Some(at) } else { None }
    }
}

/// An association.
#[derive(Debug)]
pub(super) struct Association<'a> {
    pub kind: Cow<'a, str>,
    pub from: End,
    pub to: End,
    pub number: Option<i64>,
    ours: Option<Own<'a>>,
    raw: &'a RawValue,
}

impl<'a> Association<'a> {
    /// A relation of the list of relations, as we wrote it.
    pub fn written(&self) -> Option<&'a RawValue> {
        self.ours.as_ref()?.written
    }

    pub fn is_ours(&self, kind: &str) -> bool {
        self.ours.as_ref().and_then(|ours| ours.kind.as_deref()) == Some(kind)
    }

    /// The association as it was written.
    pub fn whole(&self) -> AsWritten {
        AsWritten::from(self.raw)
    }
}

/// A package as it was read.
#[derive(Debug)]
pub(super) struct Package<'a> {
    pub document: Document<'a>,
    pub items: Vec<Item<'a>>,
    pub associations: Vec<Association<'a>>,
    /// Items without identifier or statement.
    pub other_items: Vec<&'a RawValue>,
    pub beside: BTreeMap<String, &'a RawValue>,
    pub warnings: Vec<Warning>,
    by_identifier: BTreeMap<String, usize>,
    /// What is ours, counted together.
    ours: Weight,
    /// Dates without a zone.
    zoneless: usize,
}

impl<'a> Package<'a> {
    pub fn read(bytes: &'a [u8]) -> Result<Self, ExchangeFault> {
        let text = text(bytes)?;
        // Whatever is made of a part later, can be made of it then.
        let read = serde_json::from_str::<Checked>(text).and_then(|_| serde_json::from_str::<Root<'a>>(text));
        let Root { document, items, associations, beside } = read.map_err(|error| refused(&error, text))?;
        let mut parts = document.iter().chain(&items).chain(&associations).chain(beside.values());
        parts.try_for_each(|part| Weight::of(part.get()))?;
        let raw = document.ok_or(ExchangeFault::NotCase { reason: "CFDocument" })?;
        let [identifier, creator, title, description, dated, ours] =
            pick(raw, ["identifier", "creator", "title", "description", "lastChangeDateTime", OURS])
                .ok_or(ExchangeFault::NotCase { reason: "CFDocument" })?;
        let owned = |raw| words(raw).map(Cow::into_owned);
        let mut weight = Weight::default();
        let document = Document {
            identifier: owned(identifier).map(|identifier| identifier.to_ascii_lowercase()),
            creator: owned(creator),
            title: owned(title),
            description: owned(description),
            ours: object(ours, &mut weight)?,
            raw,
        };
        let mut package = Self {
            document,
            items: Vec::with_capacity(items.len()),
            associations: Vec::with_capacity(associations.len()),
            other_items: Vec::new(),
            beside,
            warnings: Vec::new(),
            by_identifier: BTreeMap::new(),
            ours: weight,
            zoneless: zoneless(dated),
        };
        package.take_items(&items)?;
        package.take_associations(&associations)?;
        package.find_parents()?;
        package.look_at_the_rest();
        Ok(package)
    }

    pub fn item(&self, at: usize) -> Option<&Item<'a>> {
        self.items.get(at)
    }

    /// The item in which an item lies.
    pub fn parent(&self, item: &Item<'a>) -> Option<&Item<'a>> {
        self.items.get(item.parent?)
    }

    fn take_items(&mut self, items: &[&'a RawValue]) -> Result<(), ExchangeFault> {
        let mut twice = Vec::new();
        let mut nameless = Vec::new();
        for raw in items {
            let keys = [
                "identifier",
                "fullStatement",
                "humanCodingScheme",
                "abbreviatedStatement",
                "lastChangeDateTime",
                OURS,
            ];
            let [identifier, statement, code, short, dated, ours] = pick(raw, keys).unwrap_or_default();
            let identifier = words(identifier);
            let (Some(named), Some(statement)) = (&identifier, words(statement)) else {
                nameless.push(identifier.map_or_else(|| "CFItems".to_owned(), Cow::into_owned));
                self.other_items.push(raw);
                continue;
            };
            let identifier = named.to_ascii_lowercase();
            if self.by_identifier.insert(identifier.clone(), self.items.len()).is_some() {
                twice.push(identifier.clone());
            }
            let trimmed = |raw| words(raw).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
            self.zoneless += zoneless(dated);
            self.items.push(Item {
                identifier,
                statement: statement.into_owned(),
                code: trimmed(code),
                short: trimmed(short),
                parent: None,
                ours: own(ours, &mut self.ours)?,
                raw,
            });
        }
        self.tell_each(
            nameless,
            "onderdeel zonder `identifier` of `fullStatement`; bewaard, maar geen element",
            "item without `identifier` or `fullStatement`; kept, but no element",
        );
        match twice.first() {
            Some(first) => Err(ExchangeFault::DuplicateIdentifier { identifier: first.clone(), count: twice.len() }),
            None => Ok(()),
        }
    }

    fn take_associations(&mut self, associations: &[&'a RawValue]) -> Result<(), ExchangeFault> {
        let (mut numbers, mut odd, mut loose) = (0, 0, 0);
        for raw in associations {
            let keys = [
                "associationType",
                "originNodeURI",
                "destinationNodeURI",
                "sequenceNumber",
                "lastChangeDateTime",
                OURS,
            ];
            let Some([kind, from, to, number, dated, ours]) = pick(raw, keys) else {
                odd += 1;
                self.associations.push(Association {
                    kind: Cow::Borrowed(""),
                    from: End::Nowhere,
                    to: End::Nowhere,
                    number: None,
                    ours: None,
                    raw,
                });
                continue;
            };
            let number = number.and_then(|number| match words(Some(number)) {
                Some(text) => {
                    numbers += 1;
                    text.trim().parse().ok()
                }
                None => number.get().parse().ok(),
            });
            let (kind, from, to) = (words(kind).unwrap_or_default(), self.end(from), self.end(to));
            if kind.is_empty() || from == End::Nowhere || to == End::Nowhere {
                odd += 1;
            } else if from == End::Elsewhere || to == End::Elsewhere {
                loose += 1;
            }
            self.zoneless += zoneless(dated);
            let ours = own(ours, &mut self.ours)?;
            self.associations.push(Association { kind, from, to, number, ours, raw });
        }
        let mut tell = |count: usize, nl: &str, en: &str| {
            if count > 0 {
                self.warnings.push(Warning::new("CFAssociations", format!("{nl}: {count}"), format!("{en}: {count}")));
            }
        };
        tell(numbers, "volgnummers als tekst, gelezen als getal", "sequence numbers as text, read as numbers");
        tell(odd, "verbanden zonder soort of einde, bewaard", "associations without type or end, kept");
        tell(
            loose,
            "verbanden met iets buiten dit bestand, bewaard",
            "associations with something outside this file, kept",
        );
        Ok(())
    }

    fn end(&self, link: Option<&RawValue>) -> End {
        let identifier = link.and_then(|link| pick(link, ["identifier"])).and_then(|[identifier]| words(identifier));
        let Some(identifier) = identifier.filter(|identifier| !identifier.is_empty()) else { return End::Nowhere };
        let identifier = identifier.to_ascii_lowercase();
        match self.by_identifier.get(&identifier) {
            Some(at) => End::Item(*at),
            None if self.document.identifier.as_ref() == Some(&identifier) => End::Document,
            None => End::Elsewhere,
        }
    }

    /// Who lies in whom; a circle is refused, because nothing in it would be found from above.
    fn find_parents(&mut self) -> Result<(), ExchangeFault> {
        let mut more = Vec::new();
        for association in self.associations.iter().filter(|association| association.kind == "isChildOf") {
            let (Some(child), Some(parent)) = (association.from.item(), association.to.item()) else { continue };
            let Some(item) = self.items.get_mut(child) else { continue };
            if *item.parent.get_or_insert(parent) != parent {
                more.push(item.identifier.clone());
            }
        }
        self.tell_each(
            more,
            "staat onder meer dan één onderdeel; het eerste telt, het andere is bewaard als verband",
            "stands under more than one item; the first counts, the other is kept as an association",
        );
        // On which walk upwards each item was met.
        let mut met = vec![0; self.items.len()];
        for start in 0..self.items.len() {
            let mut at = start;
            while met.get(at) == Some(&0) {
                met[at] = start + 1;
                match self.items.get(at).and_then(|item| item.parent) {
                    Some(parent) => at = parent,
                    None => break,
                }
            }
            let again = met.get(at) == Some(&(start + 1)) && self.items.get(at).is_some_and(|i| i.parent.is_some());
            if again {
                let up = std::iter::successors(Some(at), |at| self.items.get(*at)?.parent);
                let circle = up.take(8).filter_map(|at| self.items.get(at)).map(|item| item.identifier.clone());
                let mut identifiers: Vec<String> = circle.collect();
                let first = identifiers.first().cloned();
                let end = identifiers.iter().skip(1).position(|next| Some(next) == first.as_ref());
                identifiers.truncate(end.map_or(identifiers.len(), |end| end + 1));
                return Err(ExchangeFault::Circle { identifiers });
            }
        }
        Ok(())
    }

    /// Tells what the strict form does not allow.
    fn look_at_the_rest(&mut self) {
        let count = self.zoneless;
        if count > 0 {
            self.warnings.push(Warning::new(
                "lastChangeDateTime",
                format!("datums zonder tijdzone: {count}; bij uitvoer wordt de datum van de uitvoer geschreven"),
                format!("dates without a zone: {count}; an export writes its own date"),
            ));
        }
        let known = |key: &&String| matches!(key.as_str(), "CFDefinitions" | "CFRubrics");
        let unknown: Vec<String> = self.beside.keys().filter(|key| !known(key)).cloned().collect();
        self.tell_each(
            unknown,
            "CASE 1.0 kent deze sleutel niet; bewaard, maar een strikte uitvoer kan hem niet dragen",
            "CASE 1.0 does not know this key; kept, but a strict export cannot carry it",
        );
    }

    /// The same about each of these, and of a long list how many more there are.
    fn tell_each(&mut self, about: Vec<String>, nl: &str, en: &str) {
        let more = about.len().saturating_sub(TOLD);
        self.warnings.extend(about.into_iter().take(TOLD).map(|one| Warning::new(one, nl, en)));
        if more > 0 {
            self.warnings.push(Warning::new("…", format!("en nog {more}: {nl}"), format!("and {more} more: {en}")));
        }
    }
}

/// One if this is a date without a zone.
fn zoneless(dated: Option<&RawValue>) -> usize {
    usize::from(words(dated).is_some_and(|date| date.parse::<jiff::Timestamp>().is_err()))
}

/// What is ours, if it is an object; `weight` holds how much of it there is in the package.
fn object<'a>(ours: Option<&'a RawValue>, weight: &mut Weight) -> Result<Option<&'a RawValue>, ExchangeFault> {
    let ours = ours.filter(|raw| raw.get().starts_with('{'));
    ours.iter().try_for_each(|raw| weight.add(raw.get()))?;
    Ok(ours)
}

fn own<'a>(ours: Option<&'a RawValue>, weight: &mut Weight) -> Result<Option<Own<'a>>, ExchangeFault> {
    let picked = object(ours, weight)?.and_then(|raw| pick(raw, ["kind", "written"]));
    Ok(picked.map(|[kind, written]| Own {
        kind: words(kind),
        id: written.and_then(|written| pick(written, ["id"])).and_then(|[id]| words(id)),
        written,
    }))
}

fn refused(error: &serde_json::Error, text: &str) -> ExchangeFault {
    let reason = error.to_string();
    if let Some(at) = reason.find(TOO_MANY) {
        let limit = reason.get(at + TOO_MANY.len()..).and_then(|rest| rest.split_whitespace().next()?.parse().ok());
        let limit = limit.unwrap_or(ITEM_LIMIT);
        let what = match limit {
            ASSOCIATION_LIMIT => "CFAssociations",
            KEY_LIMIT => "{}",
            _ => "CFItems",
        };
        return ExchangeFault::TooMany { what, limit };
    }
    if error.is_data() && !text.trim_start().starts_with('{') {
        return ExchangeFault::NotCase { reason: "CFDocument" };
    }
    // The parser's own reason names the place again; the sentence has it already.
    let reason = reason.split(" at line ").next().unwrap_or_default().chars().take(120).collect();
    ExchangeFault::NotJson { line: error.line(), column: error.column(), reason }
}
