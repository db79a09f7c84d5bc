//! What a check found, as `--json` gives it: whole, and per line for editors.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Serialize;
use vakwerk_core::id::PluginId;
use vakwerk_core::text::{Language, Text};
use vakwerk_pack::{Fault, FaultDocument, Inspection, Place, Severity};

use crate::page::{Page, Tone};
use crate::phrase::Phrase;
use crate::say;
use crate::words::example_place;

/// What the conformance kit has to say.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Remark {
    pub(super) severity: Severity,
    check: &'static str,
    item: String,
    why: Text,
    remedy: Text,
}

impl From<vakwerk_conformance::Fault> for Remark {
    fn from(fault: vakwerk_conformance::Fault) -> Self {
        // Without worked examples a pack still works; with one that fails, something in it is wrong.
        let lacking = fault.check == vakwerk_conformance::Check::Vectors && !fault.item.starts_with(VECTORS);
        let severity = if lacking || fault.check.asks_for_examples() { Severity::Advice } else { Severity::Fault };
        Self { severity, check: fault.check.name(), item: fault.item, why: fault.why, remedy: fault.remedy }
    }
}

/// What stands before the name of a file with examples.
const VECTORS: &str = "vectors/";
/// How many remarks about one item are shown to people; programs get all.
const SHOWN: usize = 6;

/// The remarks for people: per severity and item one block.
pub(super) fn write(page: &mut Page, remarks: &[Remark]) {
    let language = page.language();
    let mut blocks: BTreeMap<(Severity, &str), Vec<&Remark>> = BTreeMap::new();
    for remark in remarks {
        blocks.entry((remark.severity, remark.subject())).or_default().push(remark);
    }
    for ((severity, subject), remarks) in blocks {
        let (heading, tone) = match severity {
            Severity::Fault if remarks.iter().all(|remark| remark.is_file()) => {
                (Phrase::new("fout bij het narekenen:", "fault in working it out:"), Tone::Alarm)
            }
            Severity::Fault => (Phrase::new("fout in het pakket:", "fault in the pack:"), Tone::Alarm),
            Severity::Advice => (
                Phrase::new("advies, nog niet aangetoond met rekenvoorbeelden:", "advice, not yet shown by vectors:"),
                Tone::Caution,
            ),
        };
        page.stand_out(tone, &format!("{} {subject}", heading.get(language)));
        let said = together(&remarks, subject, language);
        for (parts, why) in said.iter().take(SHOWN) {
            page.bullet(&if parts.is_empty() { (*why).to_owned() } else { format!("{}: {why}", parts.join(", ")) });
        }
        let more = said.len().saturating_sub(SHOWN);
        if more > 0 {
            page.bullet(&say!(language, "en nog {more}; --json noemt ze alle.", "and {more} more; --json names all."));
        }
        if let Some(remedy) = remarks.first().map(|remark| remark.remedy.get(language)).filter(|text| !text.is_empty())
        {
            let word = Phrase::new("oplossing", "remedy").get(language);
            page.body(&format!("= {word}: {remedy}"));
        }
        page.gap();
    }
}

/// What is said, each once, with the parts of the subject of which it is said, in the order in which they stand there.
fn together<'r>(remarks: &[&'r Remark], subject: &str, language: Language) -> Vec<(Vec<String>, &'r str)> {
    let mut said: Vec<(Vec<String>, &str)> = Vec::new();
    for remark in remarks {
        let part = remark.item.strip_prefix(subject).unwrap_or_default().trim_start_matches(['.', ',', ' ']);
        let part = if part.is_empty() && !remark.is_file() { remark.check } else { part };
        let (part, why) = (example_place(part, language), remark.why.get(language));
        match said.iter_mut().find(|(_, known)| *known == why) {
            Some((parts, _)) => parts.push(part),
            None => said.push((if part.is_empty() { Vec::new() } else { vec![part] }, why)),
        }
    }
    // The tenth example comes behind the second.
    said.iter_mut().for_each(|(parts, _)| parts.sort_by_key(|part| (part.chars().count(), part.clone())));
    said
}

impl Remark {
    fn is_file(&self) -> bool {
        self.item.starts_with(VECTORS)
    }

    /// Whether it says that a file with examples cannot be read.
    pub(super) fn is_unread_file(&self) -> bool {
        self.is_file() && !self.item.contains(',')
    }

    /// The item or file that it is about, without the part inside it.
    fn subject(&self) -> &str {
        // An id of another publisher holds a point too, before the colon; of a pack as a whole, a key stands last.
        let end = match self.item.find(':').map(|colon| colon + 1) {
            Some(start) => self.item[start..].find(['.', ',']).map(|end| start + end),
            None => self.item.rfind('.'),
        };
        let end = end.unwrap_or(self.item.len());
        // The name of a file ends in a point and an ending.
        let end = if self.is_file() { self.item.find(',').unwrap_or(self.item.len()) } else { end };
        &self.item[..end]
    }
}

/// A line for editors; the keys are stable.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Diagnostic<'a> {
    severity: Severity,
    code: &'a str,
    file: PathBuf,
    line: u32,
    column: u32,
    end: u32,
    message: &'a str,
    remedy: String,
}

impl<'a> Diagnostic<'a> {
    fn at(place: Option<&Place>, folder: &Path) -> (PathBuf, u32, u32, u32) {
        match place {
            Some(place) => (folder.join(&place.file), place.line, place.column, place.column + place.length),
            None => (folder.to_owned(), 0, 0, 0),
        }
    }

    fn of(document: &'a FaultDocument, folder: &Path, language: Language) -> Self {
        let (file, line, column, end) = Self::at(document.place.as_ref(), folder);
        let remedy = document.remedy.as_ref().map(|remedy| remedy.get(language).to_owned()).unwrap_or_default();
        let message = document.why.get(language);
        Self { severity: document.severity, code: document.code, file, line, column, end, message, remedy }
    }

    fn kit(remark: &'a Remark, inspection: &Inspection, folder: &Path, language: Language) -> Self {
        let place = inspection.place(remark.subject());
        let (mut file, line, column, end) = Self::at(place, folder);
        if remark.is_file() {
            file = folder.join(remark.subject());
        }
        let remedy = remark.remedy.get(language).to_owned();
        let message = remark.why.get(language);
        Self { severity: remark.severity, code: remark.check, file, line, column, end, message, remedy }
    }
}

/// What was found.
pub(super) struct Checked<'a> {
    folder: &'a Path,
    inspection: &'a Inspection,
    remarks: &'a [Remark],
    language: Language,
}

impl<'a> Checked<'a> {
    pub(super) fn new(folder: &'a Path, inspection: &'a Inspection, remarks: &'a [Remark], language: Language) -> Self {
        Self { folder, inspection, remarks, language }
    }

    fn remarked(&self, severity: Severity) -> usize {
        self.remarks.iter().filter(|remark| remark.severity == severity).count()
    }

    pub(super) fn faults(&self) -> usize {
        self.inspection.faults.len() + self.remarked(Severity::Fault)
    }

    pub(super) fn advice(&self) -> usize {
        self.inspection.advice.len() + self.remarked(Severity::Advice)
    }
}

/// The document of a check.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Document<'a> {
    folder: &'a Path,
    id: Option<String>,
    version: Option<String>,
    beside: &'a BTreeMap<PluginId, PathBuf>,
    faults: &'a [FaultDocument],
    advice: &'a [FaultDocument],
    conformance: &'a [Remark],
    diagnostics: Vec<Diagnostic<'a>>,
}

impl Serialize for Checked<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (folder, inspection) = (self.folder, self.inspection);
        let documents = |all: &[Fault]| all.iter().map(Fault::document).collect::<Vec<_>>();
        let (faults, advice) = (documents(&inspection.faults), documents(&inspection.advice));
        let told = faults.iter().chain(&advice).map(|document| Diagnostic::of(document, folder, self.language));
        let kit = self.remarks.iter().map(|remark| Diagnostic::kit(remark, inspection, folder, self.language));
        let manifest = inspection.pack.as_ref().map(|pack| &pack.manifest).filter(|_| self.faults() == 0);
        let document = Document {
            folder,
            id: manifest.map(|manifest| manifest.id.to_string()),
            version: manifest.map(|manifest| manifest.version.to_string()),
            beside: &inspection.beside,
            diagnostics: told.chain(kit).collect(),
            faults: &faults,
            advice: &advice,
            conformance: self.remarks,
        };
        document.serialize(serializer)
    }
}
