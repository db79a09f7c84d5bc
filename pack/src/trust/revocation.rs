//! That a key is no longer trusted.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use vakwerk_core::text::Text;

/// Since when a key is no longer trusted, and why.
///
/// Nothing that the key signed is trusted any more, of whatever day: whoever has the key can write any day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Revocation {
    /// The day on which it was revoked, as `2026-05-01`; for people.
    pub on: String,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Text>,
}
