//! The words of the TOML parser in Dutch.

/// What the parser says, in Dutch where we know the phrase.
pub(crate) fn dutch(parser: &str) -> String {
    let (what, expected) = match parser.split_once(", expected ") {
        Some((what, expected)) => (what, Some(expected)),
        None => (parser, None),
    };
    let known = translated(PHRASES, what);
    match expected {
        Some("nothing") => format!("{known}; hier hoort niets te staan"),
        Some(expected) => {
            let expected = expected.split(", ").map(|word| translated(EXPECTED, word)).collect::<Vec<_>>().join(", ");
            format!("{known}; verwacht: {expected}")
        }
        None => known.to_owned(),
    }
}

fn translated<'w>(words: &[(&str, &'w str)], word: &'w str) -> &'w str {
    words.iter().find(|(en, _)| *en == word).map_or(word, |(_, nl)| nl)
}

const EXPECTED: &[(&str, &str)] = &[
    ("key", "een sleutel"),
    ("value", "een waarde"),
    ("digits", "cijfers"),
    ("letters", "letters"),
    ("numbers", "cijfers"),
    ("newline", "een nieuwe regel"),
    ("characters", "tekens"),
    ("printable characters", "zichtbare tekens"),
    ("basic string", "een tekst tussen dubbele aanhalingstekens"),
    ("literal string", "een tekst tussen enkele aanhalingstekens"),
    ("multi-line basic string", "een tekst tussen drie dubbele aanhalingstekens"),
    ("non-double-quote visible characters", "zichtbare tekens"),
    ("non-single-quote visible characters", "zichtbare tekens"),
    ("non-single-quote characters", "tekens"),
    ("unicode hexadecimal value", "een hexadecimaal getal"),
];

const PHRASES: &[(&str, &str)] = &[
    ("duplicate key", "deze sleutel staat er al"),
    ("carriage return must be followed by newline", "een regeleinde is kapot"),
    ("missing opening quote", "het aanhalingsteken aan het begin ontbreekt"),
    ("missing comma between array elements", "tussen twee elementen van de lijst ontbreekt een komma"),
    ("missing comma between key-value pairs", "tussen twee sleutels ontbreekt een komma"),
    ("missing assignment between key-value pairs", "achter de sleutel ontbreekt `=`"),
    ("unexpected leading zero", "een getal begint niet met een nul"),
    ("unclosed array table", "de kop `[[…]]` is niet gesloten"),
    ("unclosed table", "de kop `[…]` is niet gesloten"),
    ("unclosed inline table", "de tabel `{…}` is niet gesloten"),
    ("unclosed array", "de lijst `[…]` is niet gesloten"),
    ("missing key for inline table element", "in de tabel `{…}` ontbreekt een sleutel"),
    ("missing escaped value", "achter `\\` ontbreekt een teken"),
    ("invalid unquoted key", "deze sleutel moet tussen aanhalingstekens"),
    ("unquoted keys cannot be empty", "er ontbreekt een sleutel"),
    ("unexpected sign", "hier hoort geen plus of min"),
    ("unexpected key or value", "hier hoort een nieuwe regel"),
    ("unexpected content", "hier hoort niets te staan"),
    ("unexpected `=` in array", "in een lijst hoort geen `=`"),
    ("string values must be quoted", "een tekst moet tussen aanhalingstekens"),
    ("missing value", "de waarde ontbreekt"),
    ("missing value for key", "achter de sleutel ontbreekt de waarde"),
    ("key with no value", "deze sleutel heeft geen waarde"),
    ("invalid value", "dit is geen waarde"),
    ("invalid key-value pair", "dit is geen sleutel met waarde"),
    ("invalid inline table element", "dit hoort niet in een tabel `{…}`"),
    ("invalid comment character", "dit teken mag niet in een opmerking staan"),
    ("extra comma in inline table", "hier staat een komma te veel"),
    ("extra comma in array", "hier staat een komma te veel"),
    ("extra assignment between key-value pairs", "hier staat een `=` te veel"),
    ("extra `=`", "hier staat een `=` te veel"),
    ("`_` may only go between digits", "`_` mag alleen tussen cijfers staan"),
    ("invalid basic string", "deze tekst is niet goed gesloten of bevat een verboden teken"),
    ("invalid literal string", "deze tekst is niet goed gesloten of bevat een verboden teken"),
    ("invalid multi-line basic string", "deze tekst is niet goed gesloten of bevat een verboden teken"),
    ("invalid multi-line literal string", "deze tekst is niet goed gesloten of bevat een verboden teken"),
    ("cannot extend value of type array with a dotted key", "een lijst kan niet met een puntsleutel worden aangevuld"),
    (
        "cannot extend value of type inline table with a dotted key",
        "een tabel `{…}` kan niet met een puntsleutel worden aangevuld",
    ),
];
