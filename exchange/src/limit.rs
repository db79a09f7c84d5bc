//! How much is read: what is larger is refused before it can exhaust anything.

use crate::fault::ExchangeFault;

/// The largest file that is read, in bytes: 32 MiB.
pub const IMPORT_LIMIT: u64 = 32 * 1024 * 1024;

/// The most items that are read.
pub const ITEM_LIMIT: usize = 50_000;

/// The most relations that are read.
pub const ASSOCIATION_LIMIT: usize = 150_000;

/// The most JSON objects that one part of a package may hold, and all that Vakwerk wrote in it together: even an object with a single key takes some 1,500 bytes of memory once something is made of it.
pub const OBJECT_LIMIT: usize = 80_000;

/// The most JSON values, counted as the objects are.
pub const VALUE_LIMIT: usize = 600_000;

/// JSON objects and values that are counted before anything is made of them.
#[derive(Debug, Default)]
pub(crate) struct Weight {
    objects: usize,
    values: usize,
}

impl Weight {
    /// Adds text of JSON, and refuses it where it holds more than is read.
    pub fn add(&mut self, text: &str) -> Result<(), ExchangeFault> {
        let (mut in_text, mut escaped) = (false, false);
        for byte in text.bytes() {
            match byte {
                _ if escaped => escaped = false,
                b'\\' if in_text => escaped = true,
                b'"' => in_text = !in_text,
                _ if in_text => {}
                b'{' => (self.objects, self.values) = (self.objects + 1, self.values + 1),
                b'[' | b',' => self.values += 1,
                _ => {}
            }
        }
        for (what, found, limit) in [("JSON {}", self.objects, OBJECT_LIMIT), ("JSON", self.values, VALUE_LIMIT)] {
            if found > limit {
                return Err(ExchangeFault::TooMany { what, limit });
            }
        }
        Ok(())
    }

    /// Refuses one part of a package that holds more than is read.
    pub fn of(text: &str) -> Result<(), ExchangeFault> {
        // A value takes a byte and what separates it another, so that a short text holds few.
        if text.len() < OBJECT_LIMIT { Ok(()) } else { Self::default().add(text) }
    }
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
