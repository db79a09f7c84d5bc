//! Everything that a pack or plugin fails, and how that is shown.

use std::collections::BTreeSet;
use std::fmt;

use serde::Serialize;
use vakwerk_core::text::Language;

use crate::{Check, Fault};

/// What was found about one pack or plugin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[must_use]
pub struct Report {
    /// What was checked: an id with its version, or a folder.
    pub subject: String,
    /// What does not conform, in the order of the checks.
    pub faults: Vec<Fault>,
}

impl Report {
    pub(crate) fn new(subject: impl Into<String>, mut faults: Vec<Fault>) -> Self {
        faults.sort_by(|a, b| (a.check, &a.item, &a.why.nl).cmp(&(b.check, &b.item, &b.why.nl)));
        faults.dedup();
        Self { subject: subject.into(), faults }
    }

    /// Whether everything conforms.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.faults.is_empty()
    }

    /// The checks that something fails.
    #[must_use]
    pub fn failed(&self) -> BTreeSet<Check> {
        self.faults.iter().map(|fault| fault.check).collect()
    }

    /// The report as plain text: a heading per check that is failed, and a last line that counts.
    #[must_use]
    pub fn render(&self, language: Language) -> String {
        let mut out = format!("{}\n", self.subject);
        let mut heading = None;
        for fault in &self.faults {
            if heading != Some(fault.check) {
                out.push_str(&format!("\n{} ({})\n", fault.check, fault.check.asks(language)));
                heading = Some(fault.check);
            }
            let (why, remedy) = (fault.why.get(language), fault.remedy.get(language));
            out.push_str(&format!("  {}: {why}", fault.item));
            if !remedy.is_empty() {
                out.push_str(&format!(" {remedy}"));
            }
            out.push('\n');
        }
        out.push('\n');
        out.push_str(&match (language, self.faults.len()) {
            (Language::Nl, 0) => "voldoet\n".to_owned(),
            (Language::En, 0) => "conforms\n".to_owned(),
            (Language::Nl, 1) => "1 fout\n".to_owned(),
            (Language::Nl, n) => format!("{n} fouten\n"),
            (Language::En, 1) => "1 fault\n".to_owned(),
            (Language::En, n) => format!("{n} faults\n"),
        });
        out
    }

    /// Ends a test with the whole report where something does not conform.
    ///
    /// # Panics
    /// Something does not conform.
    pub fn assert_clean(&self) {
        assert!(self.is_clean(), "{}", self.render(Language::En));
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.render(Language::En).trim_end())
    }
}
