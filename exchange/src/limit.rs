//! How much is read: what is larger is refused before it can exhaust anything.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, SeqAccess, Visitor};
use serde_json::Value;

use crate::fault::ExchangeFault;

/// The largest file that is read, in bytes: 16 MiB.
pub const IMPORT_LIMIT: u64 = 16 * 1024 * 1024;

/// The most items that are read.
pub const ITEM_LIMIT: usize = 20_000;

/// The most relations that are read.
pub const ASSOCIATION_LIMIT: usize = 25_000;

/// The most JSON objects that are read, at whatever depth: even one with a single key takes some 1,500 bytes of memory while it is read.
pub const OBJECT_LIMIT: usize = 80_000;

/// The most JSON values that are read, at whatever depth.
pub const VALUE_LIMIT: usize = 600_000;

/// Refuses text of JSON that would become more objects or values than are read, before any of them is made.
pub(crate) fn weigh(text: &str) -> Result<(), ExchangeFault> {
    let (mut objects, mut values, mut in_text, mut escaped) = (0, 0, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_text => escaped = true,
            b'"' => in_text = !in_text,
            _ if in_text => {}
            b'{' => (objects, values) = (objects + 1, values + 1),
            b'[' | b',' => values += 1,
            _ => {}
        }
    }
    for (what, found, limit) in [("JSON {}", objects, OBJECT_LIMIT), ("JSON", values, VALUE_LIMIT)] {
        if found > limit {
            return Err(ExchangeFault::TooMany { what, limit });
        }
    }
    Ok(())
}

/// Takes bytes as text, if they are few enough and UTF-8; a mark of byte order is left out.
pub(crate) fn text(bytes: &[u8]) -> Result<&str, ExchangeFault> {
    let size = bytes.len() as u64;
    if size > IMPORT_LIMIT {
        return Err(ExchangeFault::TooLarge { size, limit: IMPORT_LIMIT });
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|error| ExchangeFault::NotUtf8 { offset: error.valid_up_to() as u64 })
}

/// The mark with which a list that is too long is refused; the text before it is for whoever reads the parser's error.
pub(crate) const TOO_MANY: &str = "more than the limit of";

/// A list of JSON values that stops being read past a limit, instead of filling memory.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Capped<const LIMIT: usize>(pub Vec<Value>);

impl<'de, const LIMIT: usize> Deserialize<'de> for Capped<LIMIT> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Seen<const LIMIT: usize>;

        impl<'de, const LIMIT: usize> Visitor<'de> for Seen<LIMIT> {
            type Value = Capped<LIMIT>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list")
            }

            fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
                Ok(Capped(Vec::new()))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
                let mut found = Vec::new();
                while let Some(value) = list.next_element::<Value>()? {
                    if found.len() == LIMIT {
                        return Err(A::Error::custom(format_args!("{TOO_MANY} {LIMIT}")));
                    }
                    found.push(value);
                }
                Ok(Capped(found))
            }
        }

        deserializer.deserialize_any(Seen::<LIMIT>)
    }
}
