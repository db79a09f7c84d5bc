//! Slips of the pen that a parser of TOML tells in words that nobody who does not know TOML understands.

use vakwerk_core::text::Text;

use crate::problem::both;

/// The quotation marks that a word processor writes instead of the straight one.
const CURLY: [char; 5] = ['“', '”', '„', '‘', '’'];
/// The spaces that a word processor writes and that are no space to TOML, or have no width at all.
const OTHER_SPACES: [char; 6] = ['\u{A0}', '\u{2007}', '\u{202F}', '\u{200B}', '\u{2060}', '\u{FEFF}'];
/// The longest text that is repeated in a remedy.
const SHOWN: usize = 60;

/// What was probably written by mistake.
#[derive(Clone, Debug, PartialEq)]
pub enum Slip {
    /// Curly quotation marks.
    CurlyQuotes,
    /// A number with a comma.
    DecimalComma {
        /// The number with a point.
        meant: String,
    },
    /// A text without quotation marks.
    NoQuotes {
        /// The text between quotation marks.
        meant: String,
    },
    /// A line with a quotation mark too few or too many.
    OddQuotes,
    /// A list whose closing bracket is missing above the line.
    OpenList,
    /// A space that is none, as a word processor writes it.
    OtherSpace,
    /// A comma is missing between two keys.
    NoComma,
    /// A key or a header that stands there already.
    Twice,
    /// A date that is written otherwise.
    OtherDate,
}

impl Slip {
    /// The slip behind what the parser says of a line; `at` is how many bytes of it stand before the fault.
    pub(crate) fn of(parser: &str, line: &str, at: usize) -> Option<Self> {
        let rest = line.get(at..).unwrap_or_default();
        let bare = || outside_quotes(line);
        let lead = line.get(..at).unwrap_or_default().trim();
        let said = |begin: &str| parser.starts_with(begin);
        if bare().contains(OTHER_SPACES) {
            return Some(Self::OtherSpace);
        }
        if said("duplicate key") {
            return Some(Self::Twice);
        }
        if (parser.starts_with("missing comma between array elements") && lead.is_empty())
            || (lead == "[" && is_header(line))
        {
            return Some(Self::OpenList);
        }
        if bare().contains(CURLY) {
            return Some(Self::CurlyQuotes);
        }
        if let Some(meant) = decimal_comma(&bare()) {
            return Some(Self::DecimalComma { meant });
        }
        if bare().chars().filter(|&c| c == '"').count() % 2 == 1 && !line.contains("\"\"\"") {
            return Some(Self::OddQuotes);
        }
        if said("missing comma between key-value pairs") {
            return Some(Self::NoComma);
        }
        if said("invalid date") || said("invalid time") || said("invalid datetime") {
            return Some(Self::OtherDate);
        }
        let text = rest.split([',', '}', ']', '#']).next().unwrap_or_default().trim();
        let short = !text.is_empty() && text.chars().count() <= SHOWN && !text.contains(['"', '\'', '\\', '=']);
        (parser.starts_with("string values must be quoted") && short)
            .then(|| Self::NoQuotes { meant: format!("\"{text}\"") })
    }

    /// The same without what was written.
    pub(crate) fn without_value(self) -> Self {
        let unsaid = || "…".to_owned();
        match self {
            Self::DecimalComma { .. } => Self::DecimalComma { meant: unsaid() },
            Self::NoQuotes { .. } => Self::NoQuotes { meant: unsaid() },
            other => other,
        }
    }

    pub(crate) fn why(&self) -> Text {
        match self {
            Self::CurlyQuotes => both(
                "hier staan gekrulde aanhalingstekens; alleen rechte (`\"`) gelden.",
                "these are curly quotation marks; only straight ones (`\"`) count.",
            ),
            Self::DecimalComma { .. } => both(
                "hier staat een getal met een komma; een getal heeft een punt.",
                "here is a number with a comma; a number has a point.",
            ),
            Self::NoQuotes { .. } => {
                both("een tekst moet tussen aanhalingstekens.", "a text must stand between quotation marks.")
            }
            Self::OddQuotes => both(
                "op deze regel staat een aanhalingsteken (`\"`) te weinig of te veel.",
                "this line has a quotation mark (`\"`) too few or too many.",
            ),
            Self::OtherSpace => both(
                "op deze regel staat een vaste of onzichtbare spatie, zoals een tekstverwerker die zet; alleen een gewone \
                 geldt.",
                "this line has a fixed or invisible space, such as a word processor writes; only an ordinary one counts.",
            ),
            Self::NoComma => both(
                "voor het gemarkeerde ontbreekt een komma: tussen twee sleutels van `{ … }` staat er een.",
                "a comma is missing before what is marked: between two keys of `{ … }` stands one.",
            ),
            Self::Twice => both("dit staat hier al een keer.", "this stands here already."),
            Self::OtherDate => {
                both("dit wordt als een datum gelezen, en is er geen.", "this is read as a date, and is none.")
            }
            Self::OpenList => both(
                "de lijst hierboven is niet gesloten, of er ontbreekt een komma achter het vorige element.",
                "the list above is not closed, or a comma is missing behind its last element.",
            ),
        }
    }

    pub(crate) fn remedy(&self) -> Text {
        match self {
            Self::CurlyQuotes => both(
                "vervang ze door `\"`, hier en verder in dit bestand. Een tekstverwerker maakt ze vanzelf krom; een \
                 teksteditor niet.",
                "replace them by `\"`, here and further on in this file. A word processor curls them by itself; a text \
                 editor does not.",
            ),
            Self::DecimalComma { meant } | Self::NoQuotes { meant } => {
                both(format!("schrijf `{meant}`."), format!("write `{meant}`."))
            }
            Self::OddQuotes => both(
                "zet om elke tekst twee aanhalingstekens: een ervoor en een erachter.",
                "put two quotation marks around each text: one before it and one behind it.",
            ),
            Self::OtherSpace => both(
                "typ de spaties van deze regel opnieuw, in een teksteditor; die van tussen de aanhalingstekens mogen blijven.",
                "type the spaces of this line anew, in a text editor; those between quotation marks may stay.",
            ),
            Self::NoComma => both("zet er een komma voor.", "put a comma before it."),
            Self::Twice => both(
                "haal een van de twee weg. Is het een tweede onderdeel van dezelfde soort, dan heeft de kop dubbele haken, \
                 zoals `[[assessment.scale]]`.",
                "remove one of the two. Where it is a second part of the same kind, its header has double brackets, such \
                 as `[[assessment.scale]]`.",
            ),
            Self::OtherDate => both(
                "een jaar is een getal, zoals `2024`; een datum is een tekst, zoals `\"2024-12-31\"`.",
                "a year is a number, such as `2024`; a date is a text, such as `\"2024-12-31\"`.",
            ),
            Self::OpenList => both(
                "zet `]` achter de lijst, of de komma die ontbreekt.",
                "put `]` behind the list, or the comma that is missing.",
            ),
        }
    }
}

/// Whether a line is the header of a table, such as `[assessment.licence]`, which no element of a list looks like.
fn is_header(line: &str) -> bool {
    let inside = line.trim().strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    inside.is_some_and(|name| name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_')))
}

/// A line without its texts and its comment; a quotation mark that has no second is left.
fn outside_quotes(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some(at) = rest.find(['"', '\'', '#']) {
        out.push_str(&rest[..at]);
        let (mark, behind) = rest[at..].split_at(1);
        if mark == "#" {
            return out;
        }
        match behind.find(mark) {
            Some(end) => rest = &behind[end + 1..],
            None => {
                out.push_str(mark);
                rest = behind;
            }
        }
    }
    out + rest
}

/// The number that stands behind `=` with a comma in it, with a point.
fn decimal_comma(bare: &str) -> Option<String> {
    bare.split('=').skip(1).find_map(|value| {
        let value = value.trim_start();
        let whole = value.len() - value.trim_start_matches(['+', '-']).trim_start_matches(digit).len();
        let (whole, rest) = value.split_at(whole);
        let behind = rest.strip_prefix(',')?;
        let part = &behind[..behind.len() - behind.trim_start_matches(digit).len()];
        let number = whole.ends_with(digit) && !part.is_empty() && whole.len() + part.len() <= SHOWN;
        number.then(|| format!("{whole}.{part}"))
    })
}

fn digit(c: char) -> bool {
    c.is_ascii_digit()
}
