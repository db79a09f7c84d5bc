//! The catalogue as it was when the library was built, compiled in by `build.rs`.

/// What a library was built with; `bind` compares it with what the host read.
///
/// `vakwerk_pack::embed` writes it as the constant `CATALOGUE`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Embedded {
    /// The plugin's id.
    pub plugin: &'static str,
    /// The plugin's version.
    pub version: &'static str,
    /// The digest over manifest and catalogue files, 64 hexadecimal characters.
    pub digest: &'static str,
    /// The coded assessments, in the order of the catalogue.
    pub assessments: &'static [EmbeddedAssessment],
}

/// A coded assessment as it was when the library was built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EmbeddedAssessment {
    /// The item's name inside the plugin.
    pub id: &'static str,
    /// Its edition.
    pub edition: u32,
    /// Its items, in order.
    pub items: &'static [&'static str],
    /// Whether the single item is answered in a variable number of rows.
    pub rows: bool,
    /// Its inputs, in order.
    pub inputs: &'static [&'static str],
    /// Its scales, in order.
    pub scales: &'static [&'static str],
}

/// Which coded assessment of the plugin is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Coded(usize);

impl Coded {
    pub(crate) const fn at(position: usize) -> Self {
        Self(position)
    }
}

impl Embedded {
    /// The coded assessment with this name, for a constant to match on.
    ///
    /// ```
    /// use vakwerk_sdk::{Coded, Embedded, EmbeddedAssessment};
    /// const CATALOGUE: Embedded = Embedded {
    ///     plugin: "breathing",
    ///     version: "1.0.0",
    ///     digest: "",
    ///     assessments: &[EmbeddedAssessment {
    ///         id: "rhythm", edition: 1, items: &["rate"], rows: false, inputs: &[], scales: &["total"],
    ///     }],
    /// };
    /// const RHYTHM: Coded = CATALOGUE.coded("rhythm");
    /// assert_eq!(CATALOGUE.coded("rhythm"), RHYTHM);
    /// ```
    ///
    /// # Panics
    /// The catalogue has no coded assessment of that name; in a constant this stops the build.
    #[must_use]
    #[expect(clippy::panic, reason = "it is meant for constants, where a panic is a message of the compiler")]
    pub const fn coded(&self, id: &str) -> Coded {
        let mut position = 0;
        while position < self.assessments.len() {
            if equal(self.assessments[position].id, id) {
                return Coded(position);
            }
            position += 1;
        }
        panic!("the catalogue has no assessment of this name with `arithmetic = \"coded\"`")
    }
}

/// Equality of texts that works in constants.
pub(crate) const fn equal(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    let mut at = 0;
    while at < a.len() {
        if a[at] != b[at] {
            return false;
        }
        at += 1;
    }
    true
}
