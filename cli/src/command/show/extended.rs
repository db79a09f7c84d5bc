//! What a discipline has to offer: the items of its own pack, and what other packs add to it.

use serde::Serialize;
use vakwerk_core::catalogue::{Item, Pack, added_to};
use vakwerk_core::text::Language;

use crate::phrase::Phrase;
use crate::say;
use crate::shelf::Shelf;
use crate::words::Word;

/// The heading over what other packs add.
pub(super) const HEADING: Phrase = Phrase::new("Uit andere pakketten", "From other packs");

/// An item of another pack, as `--json` gives it.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Added {
    id: String,
    kind: &'static str,
    edition: Option<u32>,
}

fn added<'a>(shelf: &Shelf<'a>, home: &Pack) -> Vec<(&'a Pack, Item<'a>)> {
    let packs: Vec<&Pack> = shelf.packs().collect();
    added_to(home, &packs)
}

/// What other packs add to the discipline of `home`.
pub(super) fn listed(shelf: &Shelf<'_>, home: &Pack) -> Vec<Added> {
    let one = |(pack, item): (&Pack, Item<'_>)| Added {
        id: pack.full_id(item.id()).to_string(),
        kind: item.kind(),
        edition: item.edition(),
    };
    added(shelf, home).into_iter().map(one).collect()
}

/// The same, a line each.
pub(super) fn lines(shelf: &Shelf<'_>, home: &Pack, language: Language) -> Vec<String> {
    let one = |(pack, item): (&Pack, Item<'_>)| {
        let label = super::title(item, language);
        format!("{}: {label} ({})", item.word(language), pack.full_id(item.id()))
    };
    added(shelf, home).into_iter().map(one).collect()
}

/// How much the pack of a discipline holds of what a professional chooses from.
pub(super) fn own(home: &Pack, language: Language) -> String {
    let contents = &home.contents;
    let (assessments, interventions) = (contents.assessment.len(), contents.intervention.len());
    let (goals, forms, id) = (contents.goal.len(), contents.form.len(), &home.manifest.id);
    say!(
        language,
        "meetinstrumenten: {assessments}, interventies: {interventions}, behandeldoelen: {goals}, formulieren: {forms}; \
         `vakwerk show {id}` noemt ze",
        "assessments: {assessments}, interventions: {interventions}, treatment goals: {goals}, forms: {forms}; \
         `vakwerk show {id}` names them"
    )
}
