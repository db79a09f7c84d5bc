//! Tables in Markdown that stand in `docs/`, and the comparison with what is written there.

use vakwerk::words::Word;
use vakwerk_core::catalogue::Pack;
use vakwerk_core::id::PluginId;
use vakwerk_core::provenance::Provenance;
use vakwerk_core::text::{Language, Text};

/// Compares a generated document with `docs/NAME`, or writes it where that was asked.
pub fn compare(name: &str, text: &str) {
    let path = vakwerk_tests::root().join("docs").join(name);
    if std::env::var_os("VAKWERK_BLESS").is_some() {
        std::fs::write(&path, text).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(written == text, "docs/{name} is not as the packs; run with VAKWERK_BLESS=1 and read the difference");
}

/// A text as one cell.
pub fn cell(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|")
}

/// A row of cells.
pub fn row(cells: &[String]) -> String {
    format!("| {} |\n", cells.iter().map(|text| cell(text)).collect::<Vec<_>>().join(" | "))
}

/// The heading of a pack: its name in both languages, its id and its version.
pub fn heading(pack: &Pack) -> String {
    let manifest = &pack.manifest;
    let (nl, en) = (manifest.name.get(Language::Nl), manifest.name.get(Language::En));
    format!("\n## {nl} · {en} (`{} {}`)\n\n", manifest.id, manifest.version)
}

/// How a statement was established, and where.
pub fn mark(own: &PluginId, provenance: &Provenance, language: Language) -> String {
    let mut text = provenance.mark.word(language).to_owned();
    if let Some(source) = &provenance.source {
        text.push_str(&format!(", `{}`", source.within(own)));
    }
    if let Some(place) = &provenance.place {
        text.push_str(&format!(" {place}"));
    }
    text
}

/// What a text says in Dutch and, on a line of its own, in English.
pub fn both(text: &Text) -> String {
    format!("{}<br>{}", text.get(Language::Nl), text.get(Language::En))
}
