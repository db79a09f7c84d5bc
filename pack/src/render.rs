//! Faults as plain text, in the manner of a good compiler.

use std::fmt::Write as _;

use vakwerk_core::text::Language;

use crate::fault::{Fault, Faults, Place};

impl Fault {
    /// The fault as lines of plain text: code, place, the line with a marker, why, and the remedy.
    #[must_use]
    pub fn render(&self, language: Language) -> String {
        let mut out = String::new();
        self.write(&mut out, language).map(|()| out).unwrap_or_default()
    }

    fn write(&self, out: &mut String, language: Language) -> std::fmt::Result {
        let also = if language == Language::Nl { "ook" } else { "also" };
        let remedy = if language == Language::Nl { "oplossing" } else { "remedy" };
        let width =
            self.place.iter().chain(&self.also).map(|place| place.line.to_string().len()).max().unwrap_or(1).max(1);
        writeln!(out, "{} {}", self.code(), self.problem.title(language).trim_end_matches('.'))?;
        match (&self.place, &self.item) {
            (Some(place), _) => write_place(out, place, width, "-->")?,
            (None, Some(item)) => writeln!(out, "{:width$}--> {item}", "")?,
            (None, None) => {}
        }
        for place in &self.also {
            write_place(out, place, width, &format!("{also}:"))?;
        }
        writeln!(out, "{:width$} = {}", "", self.problem.why().get(language))?;
        if let Some(text) = self.problem.remedy() {
            writeln!(out, "{:width$} = {remedy}: {}", "", text.get(language))?;
        }
        Ok(())
    }
}

fn write_place(out: &mut String, place: &Place, width: usize, arrow: &str) -> std::fmt::Result {
    writeln!(out, "{:width$}{arrow} {place}", "")?;
    if place.line == 0 {
        return Ok(());
    }
    let before = (place.marker.max(1) - 1) as usize;
    // A fault may span lines or run past the part that is shown; its marker may not.
    let room = place.source.chars().count().saturating_sub(before).max(1);
    let marker = "^".repeat((place.length as usize).clamp(1, room));
    writeln!(out, "{:width$} |", "")?;
    writeln!(out, "{:width$} | {}", place.line, place.source)?;
    writeln!(out, "{:width$} | {:before$}{marker}", "", "")
}

impl Faults {
    /// Every fault as plain text, with a last line that counts them.
    #[must_use]
    pub fn render(&self, language: Language) -> String {
        let mut out = String::new();
        for fault in self {
            out.push_str(&fault.render(language));
            out.push('\n');
        }
        let count = self.0.len();
        out.push_str(&match (language, count) {
            (Language::Nl, 1) => "1 fout\n".to_owned(),
            (Language::Nl, _) => format!("{count} fouten\n"),
            (Language::En, 1) => "1 fault\n".to_owned(),
            (Language::En, _) => format!("{count} faults\n"),
        });
        out
    }
}
