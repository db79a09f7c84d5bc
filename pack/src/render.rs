//! Faults as plain text, in the manner of a good compiler.

use std::fmt::Write as _;

use vakwerk_core::text::Language;

use crate::fault::{Fault, Faults, Place};
use crate::problem::Severity;

impl Fault {
    /// The fault as lines of plain text: code, place, the line with a marker, why, and the remedy.
    #[must_use]
    pub fn render(&self, language: Language) -> String {
        self.render_within(language, usize::MAX)
    }

    /// The same, in lines of at most `width` columns: sentences are broken, and of the source the part around the
    /// marker is shown.
    #[must_use]
    pub fn render_within(&self, language: Language, width: usize) -> String {
        let mut out = String::new();
        self.write(&mut out, language, width).map(|()| out).unwrap_or_default()
    }

    fn write(&self, out: &mut String, language: Language, width: usize) -> std::fmt::Result {
        let nl = language == Language::Nl;
        let also = if nl { "ook" } else { "also" };
        let remedy = if nl { "oplossing" } else { "remedy" };
        let severity = match self.problem.severity() {
            Severity::Fault => "",
            Severity::Advice if nl => "advies ",
            Severity::Advice => "advice ",
        };
        let gutter =
            self.place.iter().chain(&self.also).map(|place| place.line.to_string().len()).max().unwrap_or(1).max(1);
        writeln!(out, "{severity}{} {}", self.code(), self.problem.title(language).trim_end_matches('.'))?;
        match (&self.place, &self.item) {
            (Some(place), _) => write_place(out, place, gutter, "-->", width)?,
            (None, Some(item)) => writeln!(out, "{:gutter$}--> {item}", "")?,
            (None, None) => {}
        }
        for place in &self.also {
            write_place(out, place, gutter, &format!("{also}:"), width)?;
        }
        write_sentence(out, gutter, self.problem.why().get(language), width)?;
        if let Some(text) = self.problem.remedy() {
            write_sentence(out, gutter, &format!("{remedy}: {}", text.get(language)), width)?;
        }
        Ok(())
    }
}

fn write_sentence(out: &mut String, gutter: usize, text: &str, width: usize) -> std::fmt::Result {
    let (first, rest) = (format!("{:gutter$} = ", ""), format!("{:gutter$}   ", ""));
    let options = textwrap::Options::new(width)
        .word_splitter(textwrap::WordSplitter::NoHyphenation)
        .break_words(false)
        .initial_indent(&first)
        .subsequent_indent(&rest);
    textwrap::wrap(text, options).iter().try_for_each(|line| writeln!(out, "{line}"))
}

fn write_place(out: &mut String, place: &Place, gutter: usize, arrow: &str, width: usize) -> std::fmt::Result {
    writeln!(out, "{:gutter$}{arrow} {place}", "")?;
    // Of a file that may be about a person only the place is told.
    let withheld = place.source.is_empty() && place.marker == 0;
    if place.line == 0 || withheld {
        return Ok(());
    }
    let (source, before) = window(place, width.saturating_sub(gutter + 3).max(20));
    // A fault may span lines or run past the part that is shown; its marker may not.
    let room = source.chars().count().saturating_sub(before).max(1);
    let marker = "^".repeat((place.length as usize).clamp(1, room));
    writeln!(out, "{:gutter$} |", "")?;
    writeln!(out, "{:gutter$} | {source}", place.line)?;
    writeln!(out, "{:gutter$} | {:before$}{marker}", "", "")
}

/// The part of a line that fits, and how many characters of it stand before the marker.
fn window(place: &Place, room: usize) -> (String, usize) {
    let before = (place.marker.max(1) - 1) as usize;
    let count = place.source.chars().count();
    if count <= room {
        return (place.source.clone(), before);
    }
    // A third of the room shows what comes before; each end that is cut off is shown as such.
    let left = if before < room * 2 / 3 { 0 } else { (before - room / 3).min(count - room + 1) };
    let mark = usize::from(left > 0);
    let mut shown: String = place.source.chars().skip(left).take(room - mark).collect();
    if left + room - mark < count {
        shown.pop();
        shown.push('…');
    }
    if left > 0 {
        shown.insert(0, '…');
    }
    (shown, before - left + mark)
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
