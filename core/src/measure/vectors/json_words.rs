//! What a reader of JSON says, in words for who wrote the file.

/// What the reader says, without the place that is told apart, in Dutch and in English.
pub(super) fn said(reader: &str) -> (String, String) {
    let said = reader.rsplit_once(" at line ").map_or(reader, |(said, _)| said);
    let known = WORDS.iter().find(|(start, ..)| said.starts_with(start));
    match known {
        Some((_, nl, en)) => ((*nl).to_owned(), (*en).to_owned()),
        None => (named(said).unwrap_or_else(|| format!("de lezer meldt, in het Engels: \"{said}\"")), said.to_owned()),
    }
}

/// Keys that are missing or unknown.
fn named(said: &str) -> Option<String> {
    let key = said.split('`').nth(1)?;
    match said.split('`').next()? {
        "missing field " => Some(format!("de sleutel `{key}` ontbreekt")),
        "unknown field " => Some(format!("de sleutel `{key}` is hier onbekend")),
        "duplicate field " => Some(format!("de sleutel `{key}` staat er twee keer")),
        _ => None,
    }
}

const WORDS: &[(&str, &str, &str)] = &[
    (
        "expected `,` or `]`",
        "hier hoort een komma of `]`; tussen twee voorbeelden of getallen ontbreekt waarschijnlijk een komma",
        "a comma or `]` belongs here; a comma is probably missing between two examples or numbers",
    ),
    (
        "expected `,` or `}`",
        "hier hoort een komma of `}`; waarschijnlijk ontbreekt een komma, of heeft een getal een komma in plaats van een punt",
        "a comma or `}` belongs here; a comma is probably missing, or a number has a comma instead of a point",
    ),
    ("expected `:`", "achter de sleutel hoort `:`", "`:` belongs behind the key"),
    (
        "trailing comma",
        "achter het laatste voorbeeld of getal hoort geen komma",
        "no comma belongs behind the last one",
    ),
    ("trailing characters", "er staat iets achter het einde", "something stands behind the end"),
    (
        "EOF while parsing",
        "het bestand houdt te vroeg op; er ontbreekt een `]`, een `}` of een aanhalingsteken",
        "the file ends too early; a `]`, a `}` or a quotation mark is missing",
    ),
    (
        "key must be a string",
        "een sleutel moet tussen rechte aanhalingstekens (`\"`)",
        "a key must stand between straight quotation marks (`\"`)",
    ),
    (
        "expected value",
        "hier hoort een getal, of een tekst tussen rechte aanhalingstekens (`\"`)",
        "a number belongs here, or a text between straight quotation marks (`\"`)",
    ),
    (
        "control character",
        "een tekst loopt door op de volgende regel; het aanhalingsteken erachter ontbreekt",
        "a text runs on to the next line; the quotation mark behind it is missing",
    ),
    ("invalid number", "dit is geen getal", "this is no number"),
    ("expected ident", "dit woord kent JSON niet", "JSON does not know this word"),
];
