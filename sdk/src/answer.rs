//! What an operation that carries documents answers.

use std::fmt;

/// A document, or why there is none.
pub type Answer<T> = Result<T, Declined>;

/// Why an operation gives no document. It holds no text, so that nothing about a client can leave in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Declined {
    /// The plugin does not provide this operation.
    NotProvided,
    /// The plugin could not do it, for a reason of its own.
    Failed,
}

impl fmt::Display for Declined {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotProvided => "the plugin does not provide this operation",
            Self::Failed => "the plugin could not do it",
        })
    }
}

impl std::error::Error for Declined {}
