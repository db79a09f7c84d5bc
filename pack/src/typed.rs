//! A tree as serde reads it, so that types are made from it without a copy of it in between.

use serde::de::value::{BorrowedStrDeserializer, MapAccessDeserializer, MapDeserializer, SeqDeserializer};
use serde::de::{DeserializeOwned, Deserializer, Error as _, IntoDeserializer, Unexpected, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::Error;

use crate::node::{Entry, Node, Value};

/// Reads a type from a tree.
///
/// # Errors
/// What the type says of the first value that does not fit.
pub(crate) fn read<T: DeserializeOwned>(node: &Node) -> Result<T, Error> {
    T::deserialize(node)
}

/// Reads a type with one key at a time: as if `node` stood alone under `key`, in a list where `listed`.
///
/// # Errors
/// What the type says of the first value that does not fit.
pub(crate) fn read_alone<T: DeserializeOwned>(key: &str, node: &Node, listed: bool) -> Result<T, Error> {
    let only = std::iter::once((key, Alone { node, listed }));
    T::deserialize(MapAccessDeserializer::new(MapDeserializer::new(only)))
}

/// A value, or the list that holds nothing else.
struct Alone<'n> {
    node: &'n Node,
    listed: bool,
}

impl<'de> IntoDeserializer<'de, Error> for Alone<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for Alone<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.listed {
            visitor.visit_seq(SeqDeserializer::new(std::iter::once(self.node)))
        } else {
            self.node.deserialize_any(visitor)
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl<'de> IntoDeserializer<'de, Error> for &'de Node {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl Node {
    /// Whether it stands for nothing: no type of ours holds a date, or a number without end.
    fn is_nothing(&self) -> bool {
        match self.value {
            Value::Date => true,
            Value::Number(number) => !number.is_finite(),
            _ => false,
        }
    }

    /// What it is, in the words of serde.
    fn unexpected(&self) -> Unexpected<'_> {
        match &self.value {
            Value::Text(text) => Unexpected::Str(text),
            Value::Whole(whole) => Unexpected::Signed(*whole),
            Value::Number(number) if number.is_finite() => Unexpected::Float(*number),
            Value::YesNo(yes) => Unexpected::Bool(*yes),
            Value::Date | Value::Number(_) => Unexpected::Unit,
            Value::List(_) => Unexpected::Seq,
            Value::Table(_) => Unexpected::Map,
        }
    }
}

fn keyed<'n>(entries: &'n [Entry]) -> impl Iterator<Item = (BorrowedStrDeserializer<'n, Error>, &'n Node)> {
    entries.iter().map(|entry| (BorrowedStrDeserializer::new(&entry.key), &entry.node))
}

impl<'de> Deserializer<'de> for &'de Node {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.value {
            Value::Text(text) => visitor.visit_borrowed_str(text),
            Value::Whole(whole) => match u64::try_from(*whole) {
                Ok(whole) => visitor.visit_u64(whole),
                Err(_) => visitor.visit_i64(*whole),
            },
            Value::Number(number) if number.is_finite() => visitor.visit_f64(*number),
            Value::YesNo(yes) => visitor.visit_bool(*yes),
            Value::Date | Value::Number(_) => visitor.visit_unit(),
            Value::List(list) => {
                let mut items = SeqDeserializer::new(list.iter());
                let made = visitor.visit_seq(&mut items)?;
                items.end()?;
                Ok(made)
            }
            Value::Table(entries) => {
                let mut table = MapDeserializer::new(keyed(entries));
                let made = visitor.visit_map(&mut table)?;
                table.end()?;
                Ok(made)
            }
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.is_nothing() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match &self.value {
            Value::Text(text) => text.as_str().into_deserializer().deserialize_enum(name, variants, visitor),
            Value::Table(entries) if entries.len() == 1 => {
                visitor.visit_enum(MapAccessDeserializer::new(MapDeserializer::new(keyed(entries))))
            }
            Value::Table(_) => Err(Error::invalid_value(Unexpected::Map, &"map with a single key")),
            _ => Err(Error::invalid_type(self.unexpected(), &"string or map")),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct identifier
    }
}
