//! The sentences that say what is wrong and what to do next.

use std::io;

use vakwerk_core::text::Text;

use super::words::{EN, NL, bare, item_kind, item_kinds, kinds, listed, megabytes, range};
use super::{Kind, Problem, both};
use crate::reason::Reason;

impl Problem {
    /// What is wrong, as one sentence.
    #[must_use]
    #[expect(clippy::too_many_lines, reason = "one sentence per problem, side by side in both languages")]
    pub fn why(&self) -> Text {
        match self {
            Self::FolderUnreadable { reason } => both(
                format!("de map kan niet worden gelezen: {}.", reason.get(NL)),
                format!("the folder cannot be read: {}.", reason.get(EN)),
            ),
            Self::NoManifest { .. } => both(
                "er is geen `vakwerk.toml`, en zonder dat bestand is een map geen pakket.",
                "there is no `vakwerk.toml`, and without that file a folder is no pack.",
            ),
            Self::NotRead { .. } => both(
                "dit bestand wordt niet gelezen, want het heet anders of ligt ergens anders dan een bestand van een pakket.",
                "this file is not read, because its name or place is not that of a file of a pack.",
            ),
            Self::FileUnreadable { reason } => both(
                format!("het bestand kan niet worden gelezen: {}.", reason.get(NL)),
                format!("the file cannot be read: {}.", reason.get(EN)),
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
            // What Windows calls Unicode begins with one of these two bytes.
            Self::NotUtf8 { byte: 0xFE | 0xFF, offset: 0 } => both(
                "het bestand is bewaard als UTF-16 (in Kladblok: Unicode), niet als UTF-8.",
                "the file is saved as UTF-16 (in Notepad: Unicode), not as UTF-8.",
            ),
            Self::NotUtf8 { byte, offset } => both(
                format!("byte 0x{byte:02X} (de {}e van het bestand) is geen UTF-8.", offset + 1),
                format!("byte 0x{byte:02X} (number {} of the file) is not UTF-8.", offset + 1),
            ),
            Self::TooDeep { limit } => both(
                format!("hier zijn tabellen of lijsten meer dan {limit} niveaus diep genest."),
                format!("here tables or lists are nested more than {limit} levels deep."),
            ),
            Self::Syntax { slip: Some(slip), .. } => slip.why(),
            Self::Syntax { parser, slip: None } => both(
                format!("dit is geen geldige TOML: {}.", crate::toml_words::dutch(parser)),
                format!("this is not valid TOML: {parser}."),
            ),
            Self::UnknownKey { key, .. } => {
                both(format!("de sleutel `{key}` is hier onbekend."), format!("the key `{key}` is not known here."))
            }
            Self::OutsideTable { key, table } => both(
                format!("`{key}` hoort onder `[{table}]`, en staat hier onder een andere kop."),
                format!("`{key}` belongs under `[{table}]`, and stands under another header here."),
            ),
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
            Self::BadForm { key, found, .. } => both(
                format!("`{found}` heeft niet de vorm die `{key}` moet hebben."),
                format!("`{found}` is not in the form that `{key}` must have."),
            ),
            Self::OutOfRange { key, found, min, max } => {
                let words = range(*min, *max);
                both(
                    format!("`{key}` moet {} zijn; gevonden: {found}.", words.get(NL)),
                    format!("`{key}` must be {}; found: {found}.", words.get(EN)),
                )
            }
            Self::BadCondition { reason } | Self::BadField { reason, .. } => reason.clone(),
            Self::Unreadable { reason } => both(
                format!("deze waarde kan niet worden gelezen: {}.", reason.get(NL)),
                format!("this value cannot be read: {}.", reason.get(EN)),
            ),
            Self::Duplicate { kind, name } => both(
                format!("de naam `{name}` ({}) bestaat al.", item_kind(kind, NL)),
                format!("the name `{name}` ({}) exists already.", item_kind(kind, EN)),
            ),
            Self::Dangling { kind, name, pack, .. } => both(
                format!("{} `{name}` bestaat niet in pakket `{pack}`.", bare(kind, NL)),
                format!("{} `{name}` does not exist in pack `{pack}`.", bare(kind, EN)),
            ),
            Self::WrongKind { name, expected, found } => both(
                format!("hier hoort {}, maar `{name}` is {}.", item_kinds(expected, NL), item_kind(found, NL)),
                format!("{} belongs here, but `{name}` is {}.", item_kinds(expected, EN), item_kind(found, EN)),
            ),
            Self::NotRequired { plugin, name, .. } => both(
                format!("`{name}` verwijst naar pakket `{plugin}`, maar `vakwerk.toml` vereist dat pakket niet."),
                format!("`{name}` refers to pack `{plugin}`, but `vakwerk.toml` does not require that pack."),
            ),
            Self::SourceMissing { mark } => both(
                format!("`mark = \"{mark}\"` zegt dat dit in een bron is gezien, maar er staat geen `source`."),
                format!("`mark = \"{mark}\"` says that this was seen in a source, but there is no `source`."),
            ),
            Self::LanguageMissing { key, language } => both(
                format!("`vakwerk.toml` belooft de taal `{language}`, maar de tekst `{key}` heeft die niet."),
                format!("`vakwerk.toml` promises the language `{language}`, but the text `{key}` lacks it."),
            ),
            Self::NotProvided { assessment, operation } => both(
                format!(
                    "`{assessment}` wordt met code berekend, maar `vakwerk.toml` biedt de bewerking `{operation}` niet aan."
                ),
                format!(
                    "`{assessment}` is computed by code, but `vakwerk.toml` does not provide the operation `{operation}`."
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
            Self::HiddenCharacter { character } => {
                let code = u32::from(*character);
                both(
                    format!("hier staat het onzichtbare teken U+{code:04X}, dat kan veranderen wat mensen lezen."),
                    format!("here stands the invisible character U+{code:04X}, which can change what people read."),
                )
            }
            Self::Advice(advice) => advice.why(),
            Self::Circle { relation, path } => {
                let path = path.join("` → `");
                both(
                    format!("`{relation}` loopt in een kring: `{path}` en terug."),
                    format!("`{relation}` runs in a circle: `{path}` and back."),
                )
            }
            Self::OtherEdition { name, present } => both(
                format!("`{name}` noemt een andere editie dan editie {present}, die hier is."),
                format!("`{name}` names another edition than edition {present}, which is here."),
            ),
            Self::Measure(fault) => both(fault.message(NL), fault.message(EN)),
            Self::Rule(fault) => both(fault.problem.message(NL), fault.problem.message(EN)),
            Self::Seal(seal) => seal.why(),
        }
    }

    /// What to do next, as one sentence; absent where the sentence that says what is wrong tells it.
    #[must_use]
    pub fn remedy(&self) -> Option<Text> {
        (!matches!(self, Self::Measure(_) | Self::Rule(_))).then(|| self.own_remedy())
    }

    fn own_remedy(&self) -> Text {
        if let Self::BadForm { form, suggestion: Some(meant), .. } = self {
            let words = form.words();
            return both(
                format!("schrijf `{meant}`: {}.", words.get(NL)),
                format!("write `{meant}`: {}.", words.get(EN)),
            );
        }
        if let Some(meant) = self.suggestion() {
            return both(format!("bedoelt u `{meant}`?"), format!("did you mean `{meant}`?"));
        }
        match self {
            Self::FolderUnreadable { reason: Reason::NotAFolder } => {
                both("noem de map, en niet een bestand erin.", "name the folder, and not a file in it.")
            }
            Self::FolderUnreadable { reason: Reason::System(io::ErrorKind::NotFound) } => both(
                "kijk of de naam klopt, en of u in de goede map staat.",
                "see whether the name is right, and whether you are in the right folder.",
            ),
            Self::FolderUnreadable { .. } | Self::FileUnreadable { .. } => both(
                "controleer of het pad klopt en of u het mag lezen.",
                "check that the path is right and that you may read it.",
            ),
            Self::NotRead { meant, hidden_ending: true } => both(
                format!("noem het `{meant}`. Windows laat de uitgang `.txt` soms niet zien."),
                format!("call it `{meant}`. Windows sometimes does not show the ending `.txt`."),
            ),
            Self::NotRead { meant, .. } => both(
                format!("geef het deze naam en plaats: `{meant}`."),
                format!("give it this name and place: `{meant}`."),
            ),
            Self::NoManifest { instead: Some(file), .. } => both(
                format!(
                    "noem `{file}` voortaan `vakwerk.toml`. Windows verbergt soms de laatste uitgang van een naam."
                ),
                format!("call `{file}` `vakwerk.toml` instead. Windows sometimes hides the last ending of a name."),
            ),
            Self::NoManifest { near, .. } if near == &[".."] => both(
                "deze map ligt in een pakket: noem de map erboven.",
                "this folder lies in a pack: name the one above it.",
            ),
            Self::NoManifest { near, .. } if !near.is_empty() => both(
                format!("hier ligt wel een pakket in {}: noem die map.", listed(near, NL)),
                format!("here is a pack in {}: name that folder.", listed(near, EN)),
            ),
            Self::NoManifest { .. } => both(
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
            Self::NotUtf8 { .. } => both(
                "bewaar het bestand als UTF-8; in de meeste editors staat dat bij *Opslaan als*, onder *Codering*.",
                "save the file as UTF-8; most editors offer that in *Save as*, under *Encoding*.",
            ),
            Self::TooDeep { .. } => both("schrijf het platter op.", "write it flatter."),
            Self::Syntax { slip: Some(slip), .. } => slip.remedy(),
            Self::Syntax { .. } => both(
                "herstel de regel; het gemarkeerde teken is het eerste dat niet past.",
                "mend the line; the marked character is the first that does not fit.",
            ),
            Self::OutsideTable { table, .. } => both(
                format!("zet er de regel `[{table}]` boven; staat daar `# [{table}]`, haal dan ook dat hekje weg."),
                format!("put the line `[{table}]` above it; where it says `# [{table}]`, remove that hash too."),
            ),
            Self::UnknownKey { known, .. } if known.is_empty() => both("haal hem weg.", "remove it."),
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
            Self::WrongType { key, expected, found: Kind::Table } if *expected == [Kind::List] => both(
                format!("schrijf de kop met dubbele haken: `[[{key}]]`."),
                format!("write the header with double brackets: `[[{key}]]`."),
            ),
            Self::WrongType { expected, found, .. } => {
                let (nl, en) = written(expected, *found);
                both(
                    format!("schrijf hier {}{nl}.", kinds(expected, NL)),
                    format!("write {} here{en}.", kinds(expected, EN)),
                )
            }
            Self::UnknownWord { known, .. } => {
                both(format!("kies uit: {}.", listed(known, NL)), format!("choose from: {}.", listed(known, EN)))
            }
            Self::BadForm { form, .. } => {
                let words = form.words();
                both(format!("schrijf {}.", words.get(NL)), format!("write {}.", words.get(EN)))
            }
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
            Self::HiddenCharacter { .. } => both(
                "haal het teken weg; schrijf de zin opnieuw als u het niet ziet staan.",
                "remove the character; write the sentence anew where you cannot see it.",
            ),
            Self::Advice(advice) => advice.remedy(),
            Self::Circle { .. } => both("haal een van deze verwijzingen weg.", "remove one of these references."),
            Self::OtherEdition { .. } => both(
                "verwijs naar de editie die er is; naar een eerdere verwijst alleen `replaced-by`.",
                "refer to the edition that is here; only `replaced-by` refers to an earlier one.",
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

/// How a value of one kind is written otherwise than one of another.
fn written(expected: &[Kind], found: Kind) -> (&'static str, &'static str) {
    match (expected, found) {
        ([Kind::List], Kind::Text | Kind::WholeNumber | Kind::Number) => {
            (", met vierkante haken eromheen: `[ … ]`", ", with square brackets around it: `[ … ]`")
        }
        ([Kind::WholeNumber | Kind::Number], Kind::Text) => (", zonder aanhalingstekens", ", without quotation marks"),
        ([Kind::Text], Kind::WholeNumber | Kind::Number | Kind::YesNo | Kind::Date) => {
            (", tussen aanhalingstekens", ", between quotation marks")
        }
        _ => ("", ""),
    }
}
