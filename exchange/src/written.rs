//! JSON as somebody wrote it: kept as text, so that what is not understood costs no more memory than it has letters.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

/// A value of JSON, as it was written.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AsWritten(Box<RawValue>);

impl AsWritten {
    /// The text of the value.
    #[must_use]
    pub fn text(&self) -> &str {
        self.0.get()
    }

    /// The value.
    #[must_use]
    pub fn value(&self) -> Value {
        value(&self.0)
    }

    /// The fields of the value; none where it is no object.
    #[must_use]
    pub fn fields(&self) -> Map<String, Value> {
        fields(&self.0)
    }

    pub(crate) fn raw(&self) -> &RawValue {
        &self.0
    }

    /// An object without one of its keys.
    pub(crate) fn without(of: &RawValue, key: &str) -> Self {
        let text = walk(of, Rest { key, text: String::new() });
        text.and_then(|text| RawValue::from_string(text).ok()).map_or_else(|| Self::from(of), Self)
    }
}

impl From<&RawValue> for AsWritten {
    fn from(raw: &RawValue) -> Self {
        Self(raw.to_owned())
    }
}

impl Default for AsWritten {
    fn default() -> Self {
        Self(RawValue::NULL.to_owned())
    }
}

impl PartialEq for AsWritten {
    fn eq(&self, other: &Self) -> bool {
        self.text() == other.text()
    }
}

impl Eq for AsWritten {}

/// The value of a text that was found valid before.
pub(crate) fn value(raw: &RawValue) -> Value {
    serde_json::from_str(raw.get()).unwrap_or_default()
}

/// The fields of a value; none where it is no object.
pub(crate) fn fields(raw: &RawValue) -> Map<String, Value> {
    if raw.get().starts_with('{') { serde_json::from_str(raw.get()).unwrap_or_default() } else { Map::new() }
}

/// The text of a value; nothing where it is something else.
pub(crate) fn words<'a>(raw: Option<&'a RawValue>) -> Option<Cow<'a, str>> {
    serde_json::from_str::<Key<'a>>(raw?.get()).ok().map(|key| key.0)
}

/// What stands under these keys of an object; nothing of what is no object.
pub(crate) fn pick<'a, const N: usize>(raw: &'a RawValue, keys: [&str; N]) -> Option<[Option<&'a RawValue>; N]> {
    walk(raw, Pick { keys, found: [None; N] })
}

fn walk<'a, V: Visitor<'a>>(raw: &'a RawValue, visitor: V) -> Option<V::Value> {
    serde_json::Deserializer::from_str(raw.get()).deserialize_map(visitor).ok()
}

/// A key, borrowed from the text where nothing in it is escaped.
#[derive(Deserialize)]
pub(crate) struct Key<'a>(#[serde(borrow)] pub Cow<'a, str>);

struct Pick<'k, 'a, const N: usize> {
    keys: [&'k str; N],
    found: [Option<&'a RawValue>; N],
}

impl<'a, const N: usize> Visitor<'a> for Pick<'_, 'a, N> {
    type Value = [Option<&'a RawValue>; N];

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'a>>(mut self, mut map: A) -> Result<Self::Value, A::Error> {
        while let Some(key) = map.next_key::<Key<'a>>()? {
            match self.keys.iter().position(|wanted| *wanted == key.0).and_then(|at| self.found.get_mut(at)) {
                Some(place) => *place = Some(map.next_value()?),
                None => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(self.found)
    }
}

/// Writes an object again, without one key.
struct Rest<'k> {
    key: &'k str,
    text: String,
}

impl<'a> Visitor<'a> for Rest<'_> {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'a>>(mut self, mut map: A) -> Result<String, A::Error> {
        while let Some(key) = map.next_key::<Key<'a>>()? {
            let value = map.next_value::<&'a RawValue>()?;
            if key.0 != self.key {
                self.text.push(if self.text.is_empty() { '{' } else { ',' });
                self.text.push_str(&serde_json::to_string(&key.0).map_err(Error::custom)?);
                self.text.push(':');
                self.text.push_str(value.get());
            }
        }
        self.text.push_str(if self.text.is_empty() { "{}" } else { "}" });
        Ok(self.text)
    }
}

/// A list of values as they stand, that stops being read past a limit; absent where `null` stands.
pub(crate) struct Listed(pub usize);

/// The mark with which a list that is too long is refused; the text before it is for whoever reads the parser's error.
pub(crate) const TOO_MANY: &str = "more than the limit of";

impl<'de> DeserializeSeed<'de> for Listed {
    type Value = Vec<&'de RawValue>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Listed {
    type Value = Vec<&'de RawValue>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(Vec::new())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut found = Vec::new();
        while let Some(value) = list.next_element::<&'de RawValue>()? {
            if found.len() == self.0 {
                return Err(A::Error::custom(format_args!("{TOO_MANY} {}", self.0)));
            }
            found.push(value);
        }
        Ok(found)
    }
}

/// JSON of which nothing is made: a text that passes can be read as a value, however small a part of it.
pub(crate) struct Checked;

impl<'de> Deserialize<'de> for Checked {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Self)
    }
}

impl<'de> Visitor<'de> for Checked {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_str<E>(self, _: &str) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self, A::Error> {
        while list.next_element::<Self>()?.is_some() {}
        Ok(self)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self, A::Error> {
        while map.next_entry::<Self, Self>()?.is_some() {}
        Ok(self)
    }
}
