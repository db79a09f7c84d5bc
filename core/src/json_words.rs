//! What a reader of JSON says, in words for who wrote or fetched the file.

/// What the reader says, without the place that is told apart, in Dutch and in English.
///
/// ```
/// let fault = serde_json::from_str::<Vec<u8>>("[1, 2").unwrap_err();
/// let (nl, _) = vakwerk_core::json_words::said(&fault.to_string());
/// assert!(nl.starts_with("het bestand houdt te vroeg op"));
/// ```
#[must_use]
pub fn said(reader: &str) -> (String, String) {
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
        "hier hoort een komma of `]`; er ontbreekt waarschijnlijk een komma",
        "a comma or `]` belongs here; a comma is probably missing",
    ),
    (
        "expected `,` or `}`",
        "hier hoort een komma of `}`; waarschijnlijk ontbreekt een komma, of heeft een getal een komma in plaats van een punt",
        "a comma or `}` belongs here; a comma is probably missing, or a number has a comma instead of a point",
    ),
    ("expected `:`", "achter de sleutel hoort `:`", "`:` belongs behind the key"),
    ("trailing comma", "achter het laatste deel hoort geen komma", "no comma belongs behind the last part"),
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
    (
        "recursion limit exceeded",
        "er zitten te veel lijsten en tabellen in elkaar",
        "too many lists and tables lie inside each other",
    ),
    (
        "lone leading surrogate",
        "een teken is maar half geschreven (`\\u…`)",
        "a character is written by half only (`\\u…`)",
    ),
    (
        "unexpected end of hex escape",
        "een teken is maar half geschreven (`\\u…`)",
        "a character is written by half only (`\\u…`)",
    ),
    (
        "invalid escape",
        "achter `\\` staat een teken dat daar niet hoort",
        "behind `\\` stands what does not belong there",
    ),
    ("invalid unicode code point", "een teken bestaat niet", "a character does not exist"),
    ("number out of range", "dit getal is te groot", "this number is too large"),
    ("expected ident", "dit woord kent JSON niet", "JSON does not know this word"),
];
