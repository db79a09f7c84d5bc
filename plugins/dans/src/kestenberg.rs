//! Kestenberg: which categories were described, in the therapist's own words that stay in the record, and no scores.

use vakwerk_sdk::Named;
use vakwerk_sdk::document::{Material, Statement, Value};
use vakwerk_sdk::say::{list, ours};

use crate::names::KMP_CATEGORIES;

const FORM: &str = "dans:kmp-observation";

/// Which of the nine categories the latest observation describes; nothing where there is none.
pub(crate) fn statement(material: &Material) -> Option<Statement> {
    let record = material.latest_record(FORM)?;
    let is_described =
        |named: &Named| record.fields.get(named.id).and_then(Value::word).is_some_and(|text| !text.trim().is_empty());
    let (described, open): (Vec<Named>, Vec<Named>) = KMP_CATEGORIES.iter().copied().partition(is_described);
    let names = |named: &[Named]| list(named.iter().map(|named| named.words));
    let ((described_nl, described_en), (open_nl, open_en)) = (names(&described), names(&open));
    let (nl, en) = match (described.is_empty(), open.is_empty()) {
        (true, _) => (
            "Kestenberg: nog geen categorie beschreven.".to_owned(),
            "Kestenberg: no category described yet.".to_owned(),
        ),
        (false, true) => (
            "Kestenberg: alle negen categorieën zijn beschreven, zonder scores.".to_owned(),
            "Kestenberg: all nine categories are described, without scores.".to_owned(),
        ),
        (false, false) => (
            format!("Kestenberg, beschreven: {described_nl}. Niet beschreven: {open_nl}. Zonder scores."),
            format!("Kestenberg, described: {described_en}. Not described: {open_en}. Without scores."),
        ),
    };
    Some(ours(FORM, &nl, &en))
}
