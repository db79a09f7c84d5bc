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
        None => named(said)
            .or_else(|| of_another_kind(said))
            .unwrap_or_else(|| (format!("de lezer meldt, in het Engels: \"{said}\""), said.to_owned())),
    }
}

/// Keys that are missing or unknown.
fn named(said: &str) -> Option<(String, String)> {
    let key = said.split('`').nth(1)?;
    Some(match said.split('`').next()? {
        "missing field " => (format!("de sleutel `{key}` ontbreekt"), format!("the key `{key}` is missing")),
        "unknown field " => {
            let known: Vec<&str> = said.split('`').skip(3).step_by(2).collect();
            let known = known.join("`, `");
            let (nl, en) = if known.is_empty() {
                Default::default()
            } else {
                (format!("; kies uit: `{known}`"), format!("; choose from: `{known}`"))
            };
            (format!("de sleutel `{key}` is hier onbekend{nl}"), format!("the key `{key}` is not known here{en}"))
        }
        "duplicate field " => {
            (format!("de sleutel `{key}` staat er twee keer"), format!("the key `{key}` stands there twice"))
        }
        _ => return None,
    })
}

/// A value of another kind than belongs there.
fn of_another_kind(said: &str) -> Option<(String, String)> {
    // A list with as many parts as a table has keys is read as that table, so of any other its length is told.
    let of_list = said.strip_prefix("invalid length ").filter(|rest| rest.contains("expected struct "));
    let of_type = said.strip_prefix("invalid type: ").or_else(|| said.strip_prefix("invalid value: ")).or(of_list)?;
    let (found, expected) = of_type.rsplit_once(", expected ")?;
    let found = if of_list.is_some() { "sequence" } else { found };
    let (kind, value) = match found.split_once(' ') {
        Some(("floating", rest)) => ("floating", rest.strip_prefix("point ").unwrap_or(rest)),
        Some(parts) => parts,
        None => (found, ""),
    };
    let (found_nl, found_en) = match kind {
        "null" => ("`null` (niets)".to_owned(), "`null` (nothing)".to_owned()),
        "string" => (format!("de tekst {value}"), format!("the text {value}")),
        "integer" | "floating" => (format!("het getal {value}"), format!("the number {value}")),
        "boolean" => (value.to_owned(), value.to_owned()),
        "sequence" => ("een lijst (`[ … ]`)".to_owned(), "a list (`[ … ]`)".to_owned()),
        "map" => ("een tabel (`{ … }`)".to_owned(), "a table (`{ … }`)".to_owned()),
        _ => return None,
    };
    let (nl, en) = match expected {
        "f64" => ("een getal", "a number"),
        "u32" | "u64" | "i64" | "usize" => ("een geheel getal van 0 of meer", "a whole number of 0 or more"),
        "a string" => ("een tekst tussen aanhalingstekens", "a text between quotation marks"),
        "a boolean" => ("`true` of `false`", "`true` or `false`"),
        "a sequence" => ("een lijst (`[ … ]`)", "a list (`[ … ]`)"),
        "a map" => ("een tabel (`{ … }`)", "a table (`{ … }`)"),
        structure if structure.starts_with("struct ") => ("een tabel (`{ … }`)", "a table (`{ … }`)"),
        _ => return None,
    };
    Some((
        format!("hier staat {found_nl}, maar hier hoort {nl}"),
        format!("here stands {found_en}, but {en} belongs here"),
    ))
}

const WORDS: &[(&str, &str, &str)] = &[
    (
        "not UTF-8 but UTF-16",
        "het bestand is bewaard als UTF-16 (in Kladblok: Unicode); bewaar het als UTF-8",
        "the file is saved as UTF-16 (in Notepad: Unicode); save it as UTF-8",
    ),
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
        "een sleutel moet tussen rechte aanhalingstekens (`\"`), en een getal heeft een punt, geen komma",
        "a key must stand between straight quotation marks (`\"`), and a number has a point, no comma",
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
