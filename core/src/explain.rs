//! How errors speak: a stable code, and one message per language.

use crate::text::Language;

/// An error that a person must be able to act on.
///
/// The message says which thing, where, what was expected, what was found and what to do next; it never
/// holds anything about a client. `Display` gives the English message.
pub trait Explain {
    /// The stable code, such as `E0312`.
    fn code(&self) -> &'static str;

    /// The message in `language`.
    fn explain(&self, language: Language) -> String;
}
