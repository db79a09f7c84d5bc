//! `docs/content-review.md`: for a professional who reviews the content, everything that is still to be confirmed.

use std::collections::BTreeMap;

use serde_json::{Map, Value};
use vakwerk::words::Word;
use vakwerk_core::catalogue::Pack;
use vakwerk_core::id::Name;
use vakwerk_core::provenance::{Mark, Provenance};
use vakwerk_core::text::Language::{En, Nl};

use crate::packs;
use crate::table::{compare, heading, mark, row};

const HEAD: &str = "# Nog te bevestigen: voor wie de inhoud beoordeelt

*For a professional reviewer, in Dutch: everything in the packs that was recalled, seen in a weak source only, or not
found, with what is claimed and where.*

Gemaakt uit de pakketten door `tests/tests/content/review.rs`; `VAKWERK_BLESS=1 cargo test -p vakwerk-tests --test content`
maakt deze lijst opnieuw. Wat hier staat, is niet aan een volwaardige bron getoetst: het is onthouden, alleen gezien in
een zwakke bron, of niet gevonden; of de opmerking zegt dat van een deel, of noemt bronnen die elkaar tegenspreken.
Kloppend, onjuist of onvolledig? Geef de plek door met de bron waarin het staat; dan
verdwijnt de regel uit deze lijst. Eigen keuzes van Vakwerk (formuleringen, koppelingen, gewichten van regels) staan in
de pakketten als *eigen keuze* en zijn hier niet herhaald.
";

/// One statement to be confirmed.
struct Open {
    place: String,
    claim: String,
    provenance: Provenance,
}

/// What a remark says where only a part of a statement was recalled, or where sources disagree.
const IN_A_REMARK: [&str; 5] = ["recall", "to be confirmed", "needs an expert", "to be checked", "contradict"];

/// Whether a reviewer must look at a statement: by its mark, or by what the remark beside it says of a part.
fn to_confirm(provenance: &Provenance) -> bool {
    let remark = provenance.note.as_ref().map(|note| note.get(En).to_lowercase()).unwrap_or_default();
    provenance.mark.to_be_confirmed() || IN_A_REMARK.iter().any(|sign| remark.contains(sign))
}

/// Everything to be confirmed in a pack, in the order of its items.
fn open(pack: &Pack) -> Vec<Open> {
    let contents = serde_json::to_value(&pack.contents).unwrap();
    let mut found = Vec::new();
    for items in contents.as_object().unwrap().values() {
        match items {
            Value::Array(items) => items.iter().for_each(|item| down("", "", item, &mut found)),
            item => down("", "", item, &mut found),
        }
    }
    found
}

/// Goes down through whatever was written, so that a part which is added to a type later is not forgotten.
fn down(place: &str, claim: &str, value: &Value, found: &mut Vec<Open>) {
    match value {
        Value::Object(table) => {
            let id = table.get("id").and_then(Value::as_str);
            let place = match id {
                Some(id) if place.is_empty() => id.to_owned(),
                Some(id) => format!("{place}.{id}"),
                None => place.to_owned(),
            };
            let claim = says(table).unwrap_or_else(|| claim.to_owned());
            if let Some(provenance) = provenance(table).filter(to_confirm) {
                found.push(Open { place: place.clone(), claim: claim.clone(), provenance });
            }
            for (key, value) in table.iter().filter(|(key, _)| *key != "provenance") {
                let within = if value.is_object() { format!("{place}.{key}") } else { place.clone() };
                down(&within, &claim, value, found);
            }
        }
        Value::Array(values) => values.iter().for_each(|value| down(place, claim, value, found)),
        _ => {}
    }
}

/// The mark of a table: its provenance, or for a source the mark of its own details.
fn provenance(table: &Map<String, Value>) -> Option<Provenance> {
    if let Some(written) = table.get("provenance") {
        return serde_json::from_value(written.clone()).ok();
    }
    let mark: Mark = serde_json::from_value(table.get("mark")?.clone()).ok()?;
    table.get("title").map(|_| Provenance { mark, source: None, place: None, note: None })
}

/// What a table claims, as far as its own texts say it.
fn says(table: &Map<String, Value>) -> Option<String> {
    if let (Some(ship), Some(compute)) = (table.get("ship"), table.get("compute")) {
        return Some(format!("licentie: meegeleverd {ship}, berekend door {compute}").replace('"', ""));
    }
    let text = |key: &str| {
        let value = table.get(key)?;
        let dutch = value.get("nl").or(Some(value)).and_then(Value::as_str)?;
        Some(dutch.to_owned())
    };
    let named = ["name", "label", "title", "statement", "text", "finding"].into_iter().find_map(text)?;
    let bands: Vec<String> = table.get("band").and_then(Value::as_array).into_iter().flatten().map(band).collect();
    let more = match text("description") {
        Some(description) => format!("{named}: {description}"),
        None => named,
    };
    Some(if bands.is_empty() { more } else { format!("{more} ({})", bands.join("; ")) })
}

/// A band with its bounds.
fn band(band: &Value) -> String {
    let bound = |key: &str, word: &str| band.get(key).and_then(Value::as_f64).map(|value| format!("{word} {value}"));
    let bounds = [("from", "vanaf"), ("above", "boven"), ("to", "tot en met"), ("below", "onder")];
    let bounds: Vec<String> = bounds.into_iter().filter_map(|(key, word)| bound(key, word)).collect();
    let label = band.get("label").and_then(|label| label.get("nl")).and_then(Value::as_str).unwrap_or_default();
    format!("{label}: {}", bounds.join(" "))
}

/// What was left empty because it was not found: no mark stands with it, so it is told apart.
fn blank(pack: &Pack) -> Vec<String> {
    let contents = &pack.contents;
    let served = |id: &Name| {
        let goals = contents.intervention.iter().flat_map(|intervention| &intervention.goals);
        goals.map(|goal| goal.within(&pack.manifest.id)).any(|goal| goal == pack.full_id(id))
    };
    let line = |what: &str, ids: Vec<&Name>| {
        let ids: Vec<String> = ids.into_iter().map(|id| format!("`{id}`")).collect();
        (!ids.is_empty()).then(|| format!("- {what}: {}\n", ids.join(", ")))
    };
    let interventions = || contents.intervention.iter();
    let formats = interventions().filter(|i| i.formats.is_empty()).map(|i| &i.id).collect();
    let channels = interventions().filter(|i| i.modalities.is_empty()).map(|i| &i.id).collect();
    let recognition = interventions().filter(|i| i.recognition.is_none()).map(|i| &i.id).collect();
    let goals = contents.goal.iter().filter(|goal| !served(&goal.id)).map(|goal| &goal.id).collect();
    [
        line("in welke vorm (individueel, groep …) de interventie wordt gegeven", formats),
        line("langs welke weg (live, op afstand …) de interventie wordt gegeven", channels),
        line("of de interventie ergens is erkend", recognition),
        line("welke interventie dit doel dient", goals),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn totals(open: &[Open]) -> String {
    let mut count: BTreeMap<Mark, usize> = BTreeMap::new();
    for one in open {
        *count.entry(one.provenance.mark).or_default() += 1;
    }
    let told: Vec<String> = count.iter().map(|(mark, count)| format!("{}: {count}", mark.word(Nl))).collect();
    told.join(" · ")
}

#[test]
fn the_list_for_a_reviewer_is_as_the_packs_have_it() {
    let mut text = HEAD.to_owned();
    for pack in packs() {
        let open = open(pack);
        let blank = blank(pack);
        if open.is_empty() && blank.is_empty() {
            continue;
        }
        text.push_str(&heading(pack));
        if !blank.is_empty() {
            text.push_str(&format!("Opengelaten, omdat het niet gevonden is:\n\n{}\n", blank.join("")));
        }
        text.push_str(&format!(
            "{}\n\n| waar | wat wordt beweerd | merk en bron | opmerking |\n|---|---|---|---|\n",
            totals(&open)
        ));
        for Open { place, claim, provenance } in &open {
            let note = provenance.note.as_ref().map(|note| note.get(Nl).to_owned()).unwrap_or_default();
            let known = mark(&pack.manifest.id, provenance, Nl);
            text.push_str(&row(&[format!("`{place}`"), claim.clone(), known, note]));
        }
    }
    compare("content-review.md", &text);
}

/// Nothing to be confirmed is claimed without saying what: a row without a claim helps no reviewer.
#[test]
fn every_row_says_what_is_claimed() {
    for pack in packs() {
        for one in open(pack) {
            assert!(!one.claim.trim().is_empty() && !one.place.is_empty(), "{}:{}", pack.manifest.id, one.place);
        }
    }
}
