//! The comparison for people: what is asked first, then the changes from large to small.

use vakwerk_core::explain::Explain;
use vakwerk_core::text::Language;
use vakwerk_pack::diff::{Change, Difference, Level, Renamed};

use super::vectors::Ran;
use crate::page::{Look, Page, Tone};
use crate::phrase::Phrase;
use crate::say;

/// How many changes of one level are shown; all of them stand in the answer for programs.
const SHOWN: usize = 60;

pub(super) fn page(look: Look, difference: &Difference, ran: &Ran) -> Page {
    let mut page = Page::new(look);
    let language = look.language;
    let Difference { id, old, new, least, .. } = difference;
    page.title(&format!("{id} {old} → {new}"));
    match (difference.level, difference.is_allowed()) {
        (None, _) if difference.is_allowed() => {
            page.line(&say!(language, "Er is niets veranderd.", "Nothing changed."));
        }
        (_, true) => page.line(&say!(
            language,
            "De wijzigingen vragen minstens {least}; {new} is goed.",
            "The changes ask for {least} at least; {new} is right.",
        )),
        (_, false) => {
            for fault in &difference.faults {
                page.stand_out(Tone::Caution, &format!("{} {}", Explain::code(fault), fault.explain(language)));
            }
        }
    }
    for level in [Level::Major, Level::Minor, Level::Patch] {
        changes(&mut page, level, difference);
    }
    renames(&mut page, difference);
    examples(&mut page, ran);
    page
}

fn changes(page: &mut Page, level: Level, difference: &Difference) {
    let language = page.language();
    let of_level: Vec<&Change> = difference.changes.iter().filter(|change| change.level == level).collect();
    if of_level.is_empty() {
        return;
    }
    let heading = match level {
        Level::Major => Phrase::new("Andere betekenis", "Another meaning"),
        Level::Minor => Phrase::new("Erbij", "More"),
        Level::Patch => Phrase::new("Andere woorden of bronnen", "Other words or sources"),
    };
    page.heading(&format!("{} ({})", heading.get(language), of_level.len()));
    for change in of_level.iter().take(SHOWN) {
        page.bullet(&line(change));
        let reason = change.reason.text();
        let edition = if change.edition {
            say!(language, "; vraagt een nieuwe editie", "; asks for a new edition")
        } else {
            String::new()
        };
        page.under(0, &format!("{}{edition}.", reason.get(language)));
    }
    if let Some(more) = of_level.len().checked_sub(SHOWN).filter(|more| *more > 0) {
        page.body(&say!(language, "… en nog {more}; --json toont alles.", "… and {more} more; --json shows all."));
    }
}

/// `phq-9 scale.total.max: 27 → 30`.
fn line(change: &Change) -> String {
    let of = change.item.as_ref().map_or_else(|| change.kind.clone(), ToString::to_string);
    let place = if change.place.is_empty() { String::new() } else { format!(" {}", change.place) };
    let values = match (&change.from, &change.to) {
        (Some(from), Some(to)) => format!(": {from} → {to}"),
        // What came or went names itself in its place.
        (Some(one), None) | (None, Some(one)) if !change.place.ends_with(one.as_str()) && *one != of => {
            format!(": {one}")
        }
        _ => String::new(),
    };
    format!("{of}{place}{values}")
}

fn renames(page: &mut Page, difference: &Difference) {
    let language = page.language();
    let (declared, alike): (Vec<&Renamed>, Vec<&Renamed>) = difference.renames.iter().partition(|name| name.declared);
    if !declared.is_empty() {
        page.heading(&say!(language, "Namen die dossiers volgen", "Names that records follow"));
        declared.iter().for_each(|Renamed { from, to, .. }| page.bullet(&format!("{from} → {to}")));
    }
    if alike.is_empty() {
        return;
    }
    page.heading(&say!(language, "Misschien alleen een andere naam", "Perhaps only another name"));
    page.body(&say!(
        language,
        "Is het hetzelfde gebleven, zet dan in `vakwerk.toml` wat eronder staat: dossiers volgen dan de nieuwe naam. Is \
         het iets anders, doe dan niets; vanzelf gebeurt er niets.",
        "Where it stayed the same thing, put in `vakwerk.toml` what stands under it: records then follow the new name. \
         Where it is something else, do nothing; nothing happens by itself.",
    ));
    let since = difference.renamed_since();
    for Renamed { from, to, alike, .. } in alike.iter().take(SHOWN) {
        let same: Vec<String> = alike.iter().map(|one| one.text().get(language).to_owned()).collect();
        page.bullet(&format!("{from} → {to}: {}", same.join(", ")));
        let written =
            format!("      [[renamed]]\n      from = \"{from}\"\n      to = \"{to}\"\n      since = \"{since}\"");
        page.laid_out(None, &written);
    }
    if let Some(more) = alike.len().checked_sub(SHOWN).filter(|more| *more > 0) {
        page.body(&say!(language, "… en nog {more}; --json toont alles.", "… and {more} more; --json shows all."));
    }
}

fn examples(page: &mut Page, ran: &Ran) {
    let language: Language = page.language();
    if ran.run == 0 && !ran.without_code {
        return;
    }
    let (run, passed) = (ran.run, ran.passed);
    page.heading(&say!(language, "De oude voorbeelden, nagerekend", "The old examples, run again"));
    page.body(&say!(language, "{passed} van {run} komen hetzelfde uit.", "{passed} of {run} come to the same."));
    if let Some(refused) = &ran.refused {
        page.body(&say!(language, "De code is niet uitgevoerd. {refused}", "The code was not run. {refused}"));
    } else if ran.without_code {
        page.body(&say!(
            language,
            "De code is niet uitgevoerd: er is hier geen gebouwde bibliotheek. Noem haar met --library.",
            "The code was not run: there is no built library here. Name it with --library.",
        ));
    }
    for differing in ran.differing.iter().take(SHOWN) {
        let assessment = differing.assessment.as_ref().map(|id| format!(" ({id})")).unwrap_or_default();
        page.bullet(&format!("{}{assessment}", differing.place));
        for mismatch in &differing.mismatches {
            page.under(0, mismatch);
        }
    }
}
