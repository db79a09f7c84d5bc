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

/// The end of a parser's message, which says what was expected; what it found, and may be about a client, is left out.
///
/// Nothing where the message does not say what was expected.
///
/// ```
/// use vakwerk_core::explain::expected_only;
/// assert_eq!(expected_only("unknown variant `x`, expected `a` or `b`"), Some("expected `a` or `b`"));
/// assert_eq!(expected_only("something is wrong with x"), None);
/// ```
#[must_use]
pub fn expected_only(message: &str) -> Option<&str> {
    message.rfind(", expected ").and_then(|at| message.get(at + 2..))
}
