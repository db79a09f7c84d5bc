//! The numeric answers that cross the interface.

use abi_stable::StableAbi;

/// Says that a fault belongs to no single item.
pub const NO_ITEM: u32 = u32::MAX;

/// The answer of an interface function, and of a row in a batch.
///
/// A number and not an enum, because an answer that this host does not know must stay an answer.
///
/// | number | name | meaning |
/// |---|---|---|
/// | 0 | `OK` | Done; what was asked for stands in the output. |
/// | 1 | `NOT_PROVIDED` | The plugin does not know this operation or assessment; an ordinary answer. |
/// | 2 | `NOT_COMPUTABLE` | The sheet cannot be scored; the fault names an item, or [`NO_ITEM`]. |
/// | 3 | `PANICKED` | The plugin's code panicked; the panic was caught on its side. |
/// | 4 | `MISUSED` | The number of answers, inputs, rows or scales is not what was bound. |
/// | 5 | `UNREADABLE` | The request is not the document that the operation expects. |
/// | 6 | `FAILED` | The plugin could not do it, for a reason of its own. |
/// | 7 | `OTHER_PLUGIN` | `bind`: the library was built for another plugin or version. |
/// | 8 | `OTHER_CATALOGUE` | `bind`: the library was built with another catalogue. |
/// | 9 | `OTHER_ASSESSMENT` | `bind`: an assessment differs from the one the library was built with. |
#[repr(transparent)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, StableAbi)]
pub struct Status(pub u32);

impl Status {
    /// Done.
    pub const OK: Self = Self(0);
    /// The plugin does not know this operation or assessment.
    pub const NOT_PROVIDED: Self = Self(1);
    /// The sheet cannot be scored.
    pub const NOT_COMPUTABLE: Self = Self(2);
    /// The plugin's code panicked, and the panic was caught on its side.
    pub const PANICKED: Self = Self(3);
    /// Lengths are not what was bound.
    pub const MISUSED: Self = Self(4);
    /// The request is not the document that the operation expects.
    pub const UNREADABLE: Self = Self(5);
    /// The plugin could not do it, for a reason of its own.
    pub const FAILED: Self = Self(6);
    /// The library was built for another plugin or version.
    pub const OTHER_PLUGIN: Self = Self(7);
    /// The library was built with another catalogue.
    pub const OTHER_CATALOGUE: Self = Self(8);
    /// An assessment differs from the one the library was built with.
    pub const OTHER_ASSESSMENT: Self = Self(9);

    /// The name of a known answer, as in the table.
    #[must_use]
    pub const fn name(self) -> Option<&'static str> {
        Some(match self.0 {
            0 => "OK",
            1 => "NOT_PROVIDED",
            2 => "NOT_COMPUTABLE",
            3 => "PANICKED",
            4 => "MISUSED",
            5 => "UNREADABLE",
            6 => "FAILED",
            7 => "OTHER_PLUGIN",
            8 => "OTHER_CATALOGUE",
            9 => "OTHER_ASSESSMENT",
            _ => return None,
        })
    }
}
