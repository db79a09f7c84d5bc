//! Reading what is written in one file of its own, with every fault told as those of a pack are.

use std::path::Path;
use std::sync::LazyLock;

use serde::de::DeserializeOwned;
use vakwerk_core::activity::ActivityFile;
use vakwerk_core::competency::{Curriculum, Evidence, WrittenDecision};

use crate::fault::{Fault, Faults};
use crate::files::{self, Found, Lies, file_fault};
use crate::problem::Problem;
use crate::reason::Reason;
use crate::suggest::shown;
use crate::text_form::TextForm;
use crate::typed;

/// Reads a described activity from a TOML file.
///
/// ```
/// let activity = vakwerk_pack::read_activity("../examples/activities/open-atelier.toml").unwrap();
/// assert!(!activity.title.nl.is_empty());
/// ```
///
/// # Errors
/// Every fault of the file at once: it cannot be read, is no TOML, or does not have the written form.
pub fn read_activity(file: impl AsRef<Path>) -> Result<ActivityFile, Faults> {
    static FORM: LazyLock<TextForm> = LazyLock::new(TextForm::of::<ActivityFile>);
    read(&FORM, file.as_ref()).map_err(without_values)
}

/// Reads a curriculum from a TOML file.
///
/// ```
/// let curriculum = vakwerk_pack::read_curriculum("../examples/curricula/bachelor-vaktherapie.toml").unwrap();
/// assert!(!curriculum.course.is_empty());
/// ```
///
/// # Errors
/// Every fault of the file at once: it cannot be read, is no TOML, or does not have the written form.
pub fn read_curriculum(file: impl AsRef<Path>) -> Result<Curriculum, Faults> {
    static FORM: LazyLock<TextForm> = LazyLock::new(TextForm::of::<Curriculum>);
    read(&FORM, file.as_ref())
}

/// Reads evidence to be added to a portfolio from a TOML file.
///
/// ```
/// let evidence = vakwerk_pack::read_evidence("../examples/portfolios/stage.toml").unwrap();
/// assert_eq!(evidence.data_point.len(), 5);
/// ```
///
/// # Errors
/// Every fault of the file at once: it cannot be read, is no TOML, or does not have the written form.
pub fn read_evidence(file: impl AsRef<Path>) -> Result<Evidence, Faults> {
    static FORM: LazyLock<TextForm> = LazyLock::new(TextForm::of::<Evidence>);
    read(&FORM, file.as_ref()).map_err(without_values)
}

/// Reads a decision on evidence from a TOML file.
///
/// ```
/// let decision = vakwerk_pack::read_decision("../examples/portfolios/besluit.toml").unwrap();
/// assert!(!decision.outcome.is_empty());
/// ```
///
/// # Errors
/// Every fault of the file at once: it cannot be read, is no TOML, or does not have the written form.
pub fn read_decision(file: impl AsRef<Path>) -> Result<WrittenDecision, Faults> {
    static FORM: LazyLock<TextForm> = LazyLock::new(TextForm::of::<WrittenDecision>);
    read(&FORM, file.as_ref()).map_err(without_values)
}

/// The same faults, without what was written: it is about a person, or may be though it must not.
fn without_values(faults: Faults) -> Faults {
    Faults(faults.0.into_iter().map(Fault::without_value).collect())
}

fn read<T: DeserializeOwned>(form: &'static TextForm, file: &Path) -> Result<T, Faults> {
    let path = file.file_name().map_or_else(|| file.to_string_lossy(), |name| name.to_string_lossy()).into_owned();
    let size = match std::fs::metadata(file) {
        Ok(data) if data.is_file() => data.len(),
        Ok(_) => {
            return Err(file_fault(&path, Problem::FileUnreadable { reason: Reason::NotAFile }).into());
        }
        Err(error) => return Err(file_fault(&path, Problem::FileUnreadable { reason: Reason::from(&error) }).into()),
    };
    let found = Found { path, lies: Lies::OnDisk(file.to_owned()), size };
    let mut faults: Vec<Fault> = Vec::new();
    let bytes = files::bytes(&found, &mut faults);
    let document = bytes.and_then(|bytes| {
        let (document, told) = form.read(&found.path, bytes);
        faults.extend(told);
        document
    });
    Faults::unless_empty(faults)?;
    let Some(document) = document else {
        return Err(file_fault(&found.path, Problem::FileUnreadable { reason: Reason::NotRead }).into());
    };
    typed::read(&document.root).map_err(|error| {
        let problem = Problem::Unreadable { reason: Reason::Said(shown(&error.to_string())) };
        document.fault(&document.root.span, problem).into()
    })
}
