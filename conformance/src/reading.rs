//! Faults found while a pack is read, each under the check that it fails.

use vakwerk_core::text::Text;
use vakwerk_pack::{Faults, MANIFEST_FILE, Problem};

use crate::{Check, Fault};

/// The faults of reading, as faults of conformance.
pub(crate) fn faults(read: &Faults) -> Vec<Fault> {
    let fault = |fault: &vakwerk_pack::Fault| {
        let place = fault.place.as_ref();
        let in_manifest = place.is_some_and(|place| place.file.ends_with(MANIFEST_FILE));
        let item = place.map(ToString::to_string).or_else(|| fault.item.clone()).unwrap_or_else(|| "?".into());
        let nothing = || Text { nl: String::new(), en: Some(String::new()) };
        let coded = |text: Text| Text {
            nl: format!("{} {}", fault.code(), text.nl),
            en: text.en.map(|en| format!("{} {en}", fault.code())),
        };
        let remedy = fault.problem.remedy().unwrap_or_else(nothing);
        Fault::new(check_of(&fault.problem, in_manifest), item, coded(fault.problem.why()), remedy)
    };
    read.iter().map(fault).collect()
}

/// The check that a problem belongs to.
fn check_of(problem: &Problem, in_manifest: bool) -> Check {
    match problem {
        Problem::NoManifest { .. } | Problem::SecondDiscipline { .. } => Check::Identity,
        Problem::Duplicate { .. } => Check::Ids,
        Problem::LanguageMissing { .. } => Check::Languages,
        Problem::SourceMissing { .. } => Check::Provenance,
        Problem::NotProvided { .. } => Check::Promises,
        Problem::Dangling { kind, .. } if kind == "source" => Check::Sources,
        Problem::MissingKey { key, .. }
        | Problem::BadForm { key, .. }
        | Problem::OutOfRange { key, .. }
        | Problem::UnknownWord { key, .. }
        | Problem::WrongType { key, .. } => of_key(key, in_manifest),
        _ => Check::Readable,
    }
}

fn of_key(key: &str, in_manifest: bool) -> Check {
    match key {
        "licence" => Check::Licences,
        "nl" | "en" | "languages" => Check::Languages,
        "id" | "version" | "interface" | "name" | "publisher" | "intended-purpose" if in_manifest => Check::Identity,
        "id" => Check::Ids,
        "edition" => Check::Editions,
        "source" => Check::Sources,
        "provenance" | "mark" => Check::Provenance,
        _ => Check::Readable,
    }
}
