//! What every statement owes its reader: its source where it was seen, and every promised language.

use vakwerk_core::catalogue::Operation;
use vakwerk_core::provenance::Mark;
use vakwerk_core::text::Language;

use crate::check::index::Index;
use crate::fault::Fault;
use crate::problem::Problem;
use crate::typed;

/// Statements that were seen in a source but do not name it.
pub(crate) fn sources(index: &Index<'_>) -> Vec<Fault> {
    let unnamed = index.seen.iter().filter(|seen| seen.sighting.def == "Provenance").filter_map(|seen| {
        let node = seen.sighting.node.get("mark")?;
        let mark: Mark = typed::read(node).ok()?;
        let named = seen.sighting.node.get("source").is_some();
        (mark.needs_source() && !named).then(|| {
            seen.standing.fault(node, Problem::SourceMissing { mark: node.text().unwrap_or_default().to_owned() })
        })
    });
    unnamed.collect()
}

/// Texts that lack a language which the manifest promises; Dutch is always promised.
pub(crate) fn languages(index: &Index<'_>) -> Vec<Fault> {
    let promised = index.manifest.as_ref().map_or(&[][..], |manifest| &manifest.languages);
    let mut faults = Vec::new();
    for seen in index.seen.iter().filter(|seen| seen.sighting.def == "Text") {
        for language in [Language::Nl, Language::En] {
            let asked = language == Language::Nl || promised.contains(&language);
            let written = seen.sighting.node.word(&language.to_string()).is_some_and(|text| !text.trim().is_empty());
            if asked && !written {
                let problem = Problem::LanguageMissing { key: seen.sighting.key.to_owned(), language };
                faults.push(seen.standing.fault(seen.sighting.node, problem));
            }
        }
    }
    faults
}

/// Coded assessments in a pack whose manifest provides no `score`.
pub(crate) fn operations(index: &Index<'_>) -> Vec<Fault> {
    let Some(manifest) = &index.manifest else { return Vec::new() };
    if manifest.provides.contains(&Operation::Score) {
        return Vec::new();
    }
    let coded = index.items.iter().filter(|(_, standing)| standing.kind == "assessment");
    let coded = coded.filter_map(|(name, standing)| {
        let node = standing.node.get("arithmetic").filter(|node| node.text() == Some("coded"))?;
        let problem = Problem::NotProvided { assessment: (*name).to_owned(), operation: "score".into() };
        Some(standing.fault(node, problem))
    });
    coded.collect()
}
