//! What can be wrong with a pack, with its fields, and the sentences that say so in Dutch and English.

use vakwerk_core::explain::Explain;
use vakwerk_core::measure::MeasureFault;
use vakwerk_core::rule::RuleFault;
use vakwerk_core::text::{Language, Text};

use crate::code::Code;

/// A kind of TOML value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A text.
    Text,
    /// A whole number.
    WholeNumber,
    /// A number.
    Number,
    /// `true` or `false`.
    YesNo,
    /// A date or a time.
    Date,
    /// A list.
    List,
    /// A table.
    Table,
}

impl Kind {
    /// The kind in words, with its article.
    #[must_use]
    pub fn words(self, language: Language) -> &'static str {
        let (nl, en) = match self {
            Self::Text => ("een tekst", "a text"),
            Self::WholeNumber => ("een geheel getal", "a whole number"),
            Self::Number => ("een getal", "a number"),
            Self::YesNo => ("`true` of `false`", "`true` or `false`"),
            Self::Date => ("een datum of tijd", "a date or time"),
            Self::List => ("een lijst", "a list"),
            Self::Table => ("een tabel", "a table"),
        };
        if language == Language::Nl { nl } else { en }
    }
}

/// What is wrong, with everything a sentence about it needs.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields carry the words of their variant; the sentences below say what they are")]
pub enum Problem {
    /// The folder cannot be read.
    FolderUnreadable { reason: String },
    /// There is no manifest.
    NoManifest,
    /// A file cannot be read.
    FileUnreadable { reason: String },
    /// A file is too large.
    TooLarge { size: u64, limit: u64 },
    /// The files are too large together.
    TooLargeTogether { limit: u64 },
    /// There are too many files.
    TooManyFiles { limit: usize },
    /// A link leads out of the folder.
    LeavesFolder,
    /// A byte does not belong to UTF-8.
    NotUtf8 { byte: u8, offset: usize },
    /// Nested too deep.
    TooDeep { limit: usize },
    /// Not TOML.
    Syntax { parser: String },
    /// A key is not known here.
    UnknownKey { key: String, known: Vec<String>, suggestion: Option<String> },
    /// A key is missing.
    MissingKey { key: String, within: String, expected: Option<Kind> },
    /// A value has the wrong type.
    WrongType { key: String, expected: Vec<Kind>, found: Kind },
    /// A word is not in the list.
    UnknownWord { key: String, found: String, known: Vec<String>, suggestion: Option<String> },
    /// A text is not in its form.
    BadForm { key: String, found: String, form: Form, suggestion: Option<String> },
    /// A number is out of range.
    OutOfRange { key: String, found: String, min: Option<f64>, max: Option<f64> },
    /// The keys of a condition do not go together.
    BadCondition { reason: Text },
    /// A value cannot be read for a reason that only its type knows.
    Unreadable { reason: String },
    /// A name stands twice.
    Duplicate { kind: String, name: String },
    /// Nothing has this name.
    Dangling { kind: String, name: String, pack: String, suggestion: Option<String> },
    /// What has this name is something else.
    WrongKind { name: String, expected: Vec<String>, found: String },
    /// The manifest does not require this plugin.
    NotRequired { plugin: String, name: String, suggestion: Option<String> },
    /// A statement that was seen names no source.
    SourceMissing { mark: String },
    /// A promised language is absent.
    LanguageMissing { key: String, language: Language },
    /// Coded, but nothing provides the code.
    NotProvided { assessment: String, operation: String },
    /// A second discipline.
    SecondDiscipline { name: String },
    /// The keys of a field do not go with its kind.
    BadField { field: String, reason: Text },
    /// A required plugin is not there.
    NotInSet { plugin: String, wanted: String, present: Option<String>, suggestion: Option<String> },
    /// The arithmetic of an assessment is at fault.
    Measure(MeasureFault),
    /// A rule cannot be evaluated.
    Rule(RuleFault),
    /// A fault of the seal.
    Seal(SealProblem),
}

/// The form that a text must have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A name in kebab-case.
    Name,
    /// The id of a plugin.
    PluginId,
    /// `plugin:item`.
    ItemId,
    /// `item` or `plugin:item`.
    Reference,
    /// `concept/term` or `plugin:concept/term`.
    Term,
    /// A version.
    Version,
    /// A range of versions.
    VersionRange,
    /// A SHA-256 digest.
    Digest,
}

/// What is wrong with a seal or with what it seals.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields carry the words of their variant")]
pub enum SealProblem {
    /// There is no seal.
    Absent,
    /// It cannot be read.
    Unreadable { reason: String },
    /// Its format is not known.
    Format { found: u32, known: u32 },
    /// A file is absent.
    FileMissing,
    /// A file is not named.
    FileExtra,
    /// A file has another size or digest.
    FileChanged { sealed: String, found: String },
    /// It is the seal of another pack.
    Mismatch { what: String, sealed: String, found: String },
    /// A path that is not ours.
    Path { path: String },
    /// It cannot be written.
    Unwritable { reason: String },
    /// The destination holds something.
    NotEmpty,
    /// The lock cannot be read.
    LockUnreadable { reason: String },
}

impl Form {
    /// The form in words, with an example.
    #[must_use]
    pub fn words(self) -> Text {
        match self {
            Self::Name => both(
                "een naam in kleine letters, cijfers en losse streepjes, hoogstens 64 tekens, zoals `adem-ruimte`",
                "a name in lower-case letters, digits and single hyphens, at most 64 characters, such as `breathing-space`",
            ),
            Self::PluginId => both(
                "de naam van een pakket, zoals `pmt` of `uitgever.naam`",
                "the id of a pack, such as `pmt` or `publisher.name`",
            ),
            Self::ItemId => both("een volledige naam, zoals `pmt:lofopt`", "a full id, such as `pmt:lofopt`"),
            Self::Reference => both(
                "een verwijzing: `naam` in dit pakket of `pakket:naam` in een ander",
                "a reference: `item` in this pack or `plugin:item` in another",
            ),
            Self::Term => both(
                "een term: `begrip/term` of `pakket:begrip/term`",
                "a term: `concept/term` or `plugin:concept/term`",
            ),
            Self::Version => both("een versie, zoals `1.2.0`", "a version, such as `1.2.0`"),
            Self::VersionRange => {
                both("een versiebereik, zoals `1` of `>=1.2, <3`", "a version range, such as `1` or `>=1.2, <3`")
            }
            Self::Digest => both("64 hexadecimale tekens", "64 hexadecimal characters"),
        }
    }
}

pub(crate) fn both(nl: impl Into<String>, en: impl Into<String>) -> Text {
    Text { nl: nl.into(), en: Some(en.into()) }
}

/// A list of words in backquotes, shortened where it is long.
fn listed(words: &[String], language: Language) -> String {
    const SHOWN: usize = 24;
    let mut out = words.iter().take(SHOWN).map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
    if words.len() > SHOWN {
        let more = words.len() - SHOWN;
        out.push_str(&if language == Language::Nl { format!(" en nog {more}") } else { format!(" and {more} more") });
    }
    out
}

fn kinds(all: &[Kind], language: Language) -> String {
    let or = if language == Language::Nl { " of " } else { " or " };
    all.iter().map(|kind| kind.words(language)).collect::<Vec<_>>().join(or)
}

/// The range of a number in words.
fn range(min: Option<f64>, max: Option<f64>) -> Text {
    match (min, max) {
        (Some(min), Some(max)) => {
            both(format!("een getal van {min} tot en met {max}"), format!("a number from {min} to {max}"))
        }
        (Some(min), None) => both(format!("een getal van {min} of meer"), format!("a number of {min} or more")),
        (None, Some(max)) => both(format!("een getal van {max} of minder"), format!("a number of {max} or less")),
        (None, None) => both("een eindig getal", "a finite number"),
    }
}

/// The name of a kind of item in words, with its article.
fn item_kind(kind: &str, language: Language) -> String {
    let (nl, en) = match kind {
        "assessment" => ("een meetinstrument", "an assessment"),
        "intervention" => ("een interventie", "an intervention"),
        "goal" => ("een behandeldoel", "a goal"),
        "concept" => ("een begrip", "a concept"),
        "form" => ("een formulier", "a form"),
        "rule" => ("een regel", "a rule"),
        "framework" => ("een raamwerk", "a framework"),
        "policy" => ("een beleidskader", "a policy"),
        "source" => ("een bron", "a source"),
        "discipline" => ("een discipline", "a discipline"),
        "term" => ("een term", "a term"),
        "item" => ("een onderdeel", "an item"),
        other => return format!("`{other}`"),
    };
    if language == Language::Nl { nl.into() } else { en.into() }
}

fn item_kinds(kinds: &[String], language: Language) -> String {
    let or = if language == Language::Nl { " of " } else { " or " };
    kinds.iter().map(|kind| item_kind(kind, language)).collect::<Vec<_>>().join(or)
}

fn megabytes(bytes: u64) -> String {
    format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000)
}

const NL: Language = Language::Nl;
const EN: Language = Language::En;

impl Problem {
    /// The stable code; a fault of a measure or a rule keeps the code it has there.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Measure(fault) => fault.code(),
            Self::Rule(fault) => fault.code(),
            other => other.own_code().map_or("", Code::as_str),
        }
    }

    /// A short title.
    #[must_use]
    pub fn title(&self, language: Language) -> &'static str {
        match self {
            Self::Measure(fault) => {
                let code = vakwerk_core::measure::Code::ALL.iter().find(|code| code.as_str() == fault.code());
                code.map_or("", |code| code.title(language))
            }
            Self::Rule(fault) => fault.problem.code().title(language),
            other => other.own_code().map_or("", |code| code.title(language)),
        }
    }

    /// The code, where it is one of this crate.
    #[must_use]
    pub fn own_code(&self) -> Option<Code> {
        Some(match self {
            Self::FolderUnreadable { .. } => Code::FolderUnreadable,
            Self::NoManifest => Code::NoManifest,
            Self::FileUnreadable { .. } => Code::FileUnreadable,
            Self::TooLarge { .. } | Self::TooLargeTogether { .. } => Code::TooLarge,
            Self::TooManyFiles { .. } => Code::TooManyFiles,
            Self::LeavesFolder => Code::LeavesFolder,
            Self::NotUtf8 { .. } => Code::NotUtf8,
            Self::TooDeep { .. } => Code::TooDeep,
            Self::Syntax { .. } => Code::Syntax,
            Self::UnknownKey { .. } => Code::UnknownKey,
            Self::MissingKey { .. } => Code::MissingKey,
            Self::WrongType { .. } => Code::WrongType,
            Self::UnknownWord { .. } => Code::UnknownWord,
            Self::BadForm { .. } => Code::BadForm,
            Self::OutOfRange { .. } => Code::OutOfRange,
            Self::BadCondition { .. } => Code::BadCondition,
            Self::Unreadable { .. } => Code::Unreadable,
            Self::Duplicate { .. } => Code::Duplicate,
            Self::Dangling { .. } => Code::Dangling,
            Self::WrongKind { .. } => Code::WrongKind,
            Self::NotRequired { .. } => Code::NotRequired,
            Self::SourceMissing { .. } => Code::SourceMissing,
            Self::LanguageMissing { .. } => Code::LanguageMissing,
            Self::NotProvided { .. } => Code::NotProvided,
            Self::SecondDiscipline { .. } => Code::SecondDiscipline,
            Self::BadField { .. } => Code::BadField,
            Self::NotInSet { .. } => Code::NotInSet,
            Self::Measure(_) | Self::Rule(_) => return None,
            Self::Seal(seal) => seal.code(),
        })
    }

    /// What is wrong, as one sentence.
    #[must_use]
    #[expect(clippy::too_many_lines, reason = "one sentence per problem, side by side in both languages")]
    pub fn why(&self) -> Text {
        match self {
            Self::FolderUnreadable { reason } => both(
                format!("de map kan niet worden gelezen: {reason}."),
                format!("the folder cannot be read: {reason}."),
            ),
            Self::NoManifest => both(
                "er is geen `vakwerk.toml`, en zonder manifest is een map geen pakket.",
                "there is no `vakwerk.toml`, and without a manifest a folder is no pack.",
            ),
            Self::FileUnreadable { reason } => both(
                format!("het bestand kan niet worden gelezen: {reason}."),
                format!("the file cannot be read: {reason}."),
            ),
            Self::TooLarge { size, limit } => {
                let (size, limit) = (megabytes(*size), megabytes(*limit));
                both(
                    format!("het bestand is {size}; een bestand van een pakket is hoogstens {limit}."),
                    format!("the file is {size}; a file of a pack is at most {limit}."),
                )
            }
            Self::TooLargeTogether { limit } => both(
                format!("de bestanden zijn samen groter dan {}.", megabytes(*limit)),
                format!("together the files are larger than {}.", megabytes(*limit)),
            ),
            Self::TooManyFiles { limit } => both(
                format!("de map bevat meer dan {limit} bestanden of mappen, of mappen die te diep liggen."),
                format!("the folder holds more than {limit} files or folders, or folders that lie too deep."),
            ),
            Self::LeavesFolder => both(
                "dit is een symbolische koppeling die buiten de map van het pakket uitkomt.",
                "this is a symbolic link that leads out of the folder of the pack.",
            ),
            Self::NotUtf8 { byte, offset } => both(
                format!("byte 0x{byte:02X} (de {}e van het bestand) is geen UTF-8.", offset + 1),
                format!("byte 0x{byte:02X} (number {} of the file) is not UTF-8.", offset + 1),
            ),
            Self::TooDeep { limit } => both(
                format!("hier zijn tabellen of lijsten meer dan {limit} niveaus diep genest."),
                format!("here tables or lists are nested more than {limit} levels deep."),
            ),
            Self::Syntax { parser } => both(
                format!("dit is geen geldige TOML: {}.", crate::toml_words::dutch(parser)),
                format!("this is not valid TOML: {parser}."),
            ),
            Self::UnknownKey { key, .. } => {
                both(format!("de sleutel `{key}` is hier onbekend."), format!("the key `{key}` is not known here."))
            }
            Self::MissingKey { key, within, .. } => both(
                format!("in {within} ontbreekt de sleutel `{key}`.", within = place_nl(within)),
                format!("{within} lacks the key `{key}`.", within = place_en(within)),
            ),
            Self::WrongType { key, expected, found } => both(
                format!("`{key}` moet {} zijn, maar hier staat {}.", kinds(expected, NL), found.words(NL)),
                format!("`{key}` must be {}, but here stands {}.", kinds(expected, EN), found.words(EN)),
            ),
            Self::UnknownWord { key, found, .. } => both(
                format!("`{found}` is geen waarde die `{key}` kan hebben."),
                format!("`{found}` is not a value that `{key}` can have."),
            ),
            Self::BadForm { key, found, form, .. } => {
                let words = form.words();
                both(
                    format!("`{key}` moet {} zijn; gevonden: `{found}`.", words.get(NL)),
                    format!("`{key}` must be {}; found: `{found}`.", words.get(EN)),
                )
            }
            Self::OutOfRange { key, found, min, max } => {
                let words = range(*min, *max);
                both(
                    format!("`{key}` moet {} zijn; gevonden: {found}.", words.get(NL)),
                    format!("`{key}` must be {}; found: {found}.", words.get(EN)),
                )
            }
            Self::BadCondition { reason } | Self::BadField { reason, .. } => reason.clone(),
            Self::Unreadable { reason } => both(
                format!("deze waarde kan niet worden gelezen: {reason}."),
                format!("this value cannot be read: {reason}."),
            ),
            Self::Duplicate { kind, name } => both(
                format!("de naam `{name}` ({}) bestaat al.", item_kind(kind, NL)),
                format!("the name `{name}` ({}) exists already.", item_kind(kind, EN)),
            ),
            Self::Dangling { kind, name, pack, .. } => both(
                format!("{} `{name}` bestaat niet in pakket `{pack}`.", item_kind(kind, NL)),
                format!("{} `{name}` does not exist in pack `{pack}`.", item_kind(kind, EN)),
            ),
            Self::WrongKind { name, expected, found } => both(
                format!("hier hoort {}, maar `{name}` is {}.", item_kinds(expected, NL), item_kind(found, NL)),
                format!("{} belongs here, but `{name}` is {}.", item_kinds(expected, EN), item_kind(found, EN)),
            ),
            Self::NotRequired { plugin, name, .. } => both(
                format!("`{name}` verwijst naar pakket `{plugin}`, maar het manifest vereist dat pakket niet."),
                format!("`{name}` refers to pack `{plugin}`, but the manifest does not require that pack."),
            ),
            Self::SourceMissing { mark } => both(
                format!("`mark = \"{mark}\"` zegt dat dit in een bron is gezien, maar er staat geen `source`."),
                format!("`mark = \"{mark}\"` says that this was seen in a source, but there is no `source`."),
            ),
            Self::LanguageMissing { key, language } => both(
                format!("het manifest belooft de taal `{language}`, maar de tekst `{key}` heeft die niet."),
                format!("the manifest promises the language `{language}`, but the text `{key}` lacks it."),
            ),
            Self::NotProvided { assessment, operation } => both(
                format!(
                    "`{assessment}` wordt met code berekend, maar het manifest biedt de bewerking `{operation}` niet aan."
                ),
                format!(
                    "`{assessment}` is computed by code, but the manifest does not provide the operation `{operation}`."
                ),
            ),
            Self::SecondDiscipline { name } => both(
                format!("`{name}` is een tweede discipline; een pakket heeft er hoogstens één."),
                format!("`{name}` is a second discipline; a pack has at most one."),
            ),
            Self::NotInSet { plugin, wanted, present: None, .. } => both(
                format!("pakket `{plugin}` {wanted} is vereist, maar ontbreekt in de verzameling."),
                format!("pack `{plugin}` {wanted} is required, but is not in the set."),
            ),
            Self::NotInSet { plugin, wanted, present: Some(present), .. } => both(
                format!("pakket `{plugin}` {wanted} is vereist, maar in de verzameling staat versie {present}."),
                format!("pack `{plugin}` {wanted} is required, but the set holds version {present}."),
            ),
            Self::Measure(fault) => both(fault.message(NL), fault.message(EN)),
            Self::Rule(fault) => both(fault.problem.message(NL), fault.problem.message(EN)),
            Self::Seal(seal) => seal.why(),
        }
    }

    /// What was expected, where that can be said apart.
    #[must_use]
    pub fn expected(&self) -> Option<Text> {
        Some(match self {
            Self::TooLarge { limit, .. } => {
                both(format!("hoogstens {}", megabytes(*limit)), format!("at most {}", megabytes(*limit)))
            }
            Self::NotUtf8 { .. } => both("UTF-8", "UTF-8"),
            Self::UnknownKey { known, .. } | Self::UnknownWord { known, .. } => {
                both(listed(known, NL), listed(known, EN))
            }
            Self::MissingKey { expected: Some(kind), .. } => both(kind.words(NL), kind.words(EN)),
            Self::WrongType { expected, .. } => both(kinds(expected, NL), kinds(expected, EN)),
            Self::BadForm { form, .. } => form.words(),
            Self::OutOfRange { min, max, .. } => range(*min, *max),
            Self::WrongKind { expected, .. } => both(item_kinds(expected, NL), item_kinds(expected, EN)),
            Self::Dangling { kind, .. } => both(item_kind(kind, NL), item_kind(kind, EN)),
            _ => return None,
        })
    }

    /// What was found, where that can be said apart.
    #[must_use]
    pub fn found(&self) -> Option<Text> {
        let same = |text: &str| both(text, text);
        Some(match self {
            Self::TooLarge { size, .. } => same(&megabytes(*size)),
            Self::NotUtf8 { byte, .. } => same(&format!("0x{byte:02X}")),
            Self::UnknownKey { key, .. } => same(key),
            Self::WrongType { found, .. } => both(found.words(NL), found.words(EN)),
            Self::UnknownWord { found, .. } | Self::BadForm { found, .. } | Self::OutOfRange { found, .. } => {
                same(found)
            }
            Self::WrongKind { found, .. } => both(item_kind(found, NL), item_kind(found, EN)),
            Self::Dangling { name, .. } => same(name),
            Self::NotInSet { present: Some(present), .. } => same(present),
            _ => return None,
        })
    }

    /// What was probably meant.
    #[must_use]
    pub fn suggestion(&self) -> Option<&str> {
        match self {
            Self::UnknownKey { suggestion, .. }
            | Self::UnknownWord { suggestion, .. }
            | Self::BadForm { suggestion, .. }
            | Self::Dangling { suggestion, .. }
            | Self::NotRequired { suggestion, .. }
            | Self::NotInSet { suggestion, .. } => suggestion.as_deref(),
            Self::Measure(fault) => fault.suggestion(),
            Self::Rule(fault) => fault.problem.suggestion(),
            _ => None,
        }
    }

    /// What to do next, as one sentence; absent where the sentence that says what is wrong tells it.
    #[must_use]
    pub fn remedy(&self) -> Option<Text> {
        (!matches!(self, Self::Measure(_) | Self::Rule(_))).then(|| self.own_remedy())
    }

    fn own_remedy(&self) -> Text {
        if let Some(meant) = self.suggestion() {
            return both(format!("bedoelt u `{meant}`?"), format!("did you mean `{meant}`?"));
        }
        match self {
            Self::FolderUnreadable { .. } | Self::FileUnreadable { .. } => both(
                "controleer of het pad klopt en of u het mag lezen.",
                "check that the path is right and that you may read it.",
            ),
            Self::NoManifest => both(
                "wijs de map aan waar `vakwerk.toml` in staat, of schrijf er een.",
                "name the folder that holds `vakwerk.toml`, or write one.",
            ),
            Self::TooLarge { .. } => both(
                "verdeel de inhoud over meer bestanden, één onderwerp per bestand.",
                "divide the contents over more files, one subject per file.",
            ),
            Self::TooManyFiles { .. } | Self::TooLargeTogether { .. } => {
                both("haal weg wat niet bij het pakket hoort.", "remove what does not belong to the pack.")
            }
            Self::LeavesFolder => {
                both("zet het bestand zelf in de map van het pakket.", "put the file itself in the folder of the pack.")
            }
            Self::NotUtf8 { .. } => both("bewaar het bestand als UTF-8.", "save the file as UTF-8."),
            Self::TooDeep { .. } => both("schrijf het platter op.", "write it flatter."),
            Self::Syntax { .. } => both(
                "herstel de regel; het gemarkeerde teken is het eerste dat niet past.",
                "mend the line; the marked character is the first that does not fit.",
            ),
            Self::UnknownKey { known, .. } => both(
                format!("haal hem weg of kies uit: {}.", listed(known, NL)),
                format!("remove it or choose from: {}.", listed(known, EN)),
            ),
            Self::MissingKey { key, expected, .. } => match expected {
                Some(kind) => {
                    both(format!("voeg `{key}` toe: {}.", kind.words(NL)), format!("add `{key}`: {}.", kind.words(EN)))
                }
                None => both(format!("voeg `{key}` toe."), format!("add `{key}`.")),
            },
            Self::WrongType { expected, .. } => {
                both(format!("schrijf hier {}.", kinds(expected, NL)), format!("write {} here.", kinds(expected, EN)))
            }
            Self::UnknownWord { known, .. } => {
                both(format!("kies uit: {}.", listed(known, NL)), format!("choose from: {}.", listed(known, EN)))
            }
            Self::BadForm { .. } => both("schrijf het in die vorm.", "write it in that form."),
            Self::OutOfRange { .. } => both("kies een getal binnen het bereik.", "choose a number in that range."),
            Self::BadCondition { .. } => both(
                "geef een voorwaarde één hoofdsleutel en alleen de sleutels die daarbij horen.",
                "give a condition one main key and only the keys that go with it.",
            ),
            Self::Unreadable { .. } => both(
                "vergelijk de waarde met het schema van dit soort bestand.",
                "compare the value with the schema of this kind of file.",
            ),
            Self::Duplicate { .. } => {
                both("geef een van de twee een andere naam.", "give one of the two another name.")
            }
            Self::Dangling { .. } => both(
                "schrijf het erbij of verwijs naar iets dat bestaat.",
                "write it, or refer to something that exists.",
            ),
            Self::WrongKind { expected, .. } => both(
                format!("verwijs naar {}.", item_kinds(expected, NL)),
                format!("refer to {}.", item_kinds(expected, EN)),
            ),
            Self::NotRequired { plugin, .. } => both(
                format!("zet `{plugin} = \"…\"` met een versiebereik onder `[requires]` in `vakwerk.toml`."),
                format!("put `{plugin} = \"…\"` with a range of versions under `[requires]` in `vakwerk.toml`."),
            ),
            Self::SourceMissing { .. } => both(
                "noem de bron in `source`, of kies een `mark` die zegt dat het niet is gezien.",
                "name the source in `source`, or choose a `mark` that says it was not seen.",
            ),
            Self::LanguageMissing { language, .. } => both(
                format!(
                    "schrijf de tekst ook in `{language}`, of haal die taal weg uit `languages` in `vakwerk.toml`."
                ),
                format!(
                    "write the text in `{language}` too, or remove that language from `languages` in `vakwerk.toml`."
                ),
            ),
            Self::NotProvided { operation, .. } => both(
                format!(
                    "zet `\"{operation}\"` in `provides` in `vakwerk.toml` en bouw de code, of beschrijf de berekening."
                ),
                format!(
                    "put `\"{operation}\"` in `provides` in `vakwerk.toml` and build the code, or declare the arithmetic."
                ),
            ),
            Self::SecondDiscipline { .. } => both("maak er een eigen pakket van.", "make it a pack of its own."),
            Self::BadField { .. } => {
                both("pas de sleutels van het veld aan zijn `kind` aan.", "fit the keys of the field to its `kind`.")
            }
            Self::NotInSet { plugin, .. } => both(
                format!("voeg een passende versie van `{plugin}` toe, of verruim het bereik onder `[requires]`."),
                format!("add a fitting version of `{plugin}`, or widen the range under `[requires]`."),
            ),
            // These say it themselves.
            Self::Measure(_) | Self::Rule(_) => Text::default(),
            Self::Seal(seal) => seal.remedy(),
        }
    }
}

/// The table in which a key is missing, in words: `the file`, or `[[goal]] lopen`.
fn place_nl(within: &str) -> String {
    if within.is_empty() { "het bestand".into() } else { format!("`{within}`") }
}

fn place_en(within: &str) -> String {
    if within.is_empty() { "the file".into() } else { format!("`{within}`") }
}
