//! What can go wrong on the command line itself, with what to do about it.

use std::fmt;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use vakwerk_core::explain::Explain;
use vakwerk_core::measure::vectors::VectorsFault;
use vakwerk_core::text::{Language, Text};
use vakwerk_pack::Reason;

use crate::code::Code;
use crate::phrase::Phrase;
use crate::say;

/// A problem of the command line; nothing in it is about a client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// `VAKWERK_LANG` holds no language of ours.
    LanguageVariable,
    /// There is nothing to load.
    NoPlugins {
        /// Where was looked.
        looked_in: Vec<PathBuf>,
    },
    /// Plugins were found, and none of them is loaded; why is told of each.
    NoneLoaded {
        /// Whether a list of trusted publishers was named.
        trusting: bool,
    },
    /// No plugin or item has this id.
    UnknownId {
        /// The id that was asked for.
        id: String,
        /// What of it is unknown.
        what: Unknown,
        /// Ids that look like it.
        suggestions: Vec<String>,
    },
    /// The item is of another kind.
    WrongKind {
        /// The item.
        id: String,
        /// What it is.
        found: Phrase,
        /// What the command needs.
        needed: Phrase,
    },
    /// An answer is no number and not `-`.
    Answer {
        /// Which one, counted from 1.
        position: usize,
    },
    /// A value about the person is not of the form `name=value`, or its value does not fit.
    Person {
        /// Which one, counted from 1.
        position: usize,
        /// What was expected there.
        expected: Phrase,
    },
    /// A goal is not of the form that `gas` takes.
    Goal {
        /// Which one, counted from 1.
        position: usize,
    },
    /// A file cannot be read.
    File {
        /// The file.
        path: PathBuf,
        /// What the system says.
        kind: io::ErrorKind,
    },
    /// A file of vectors is not in the form it must have.
    Vectors {
        /// The file.
        path: PathBuf,
        /// Where and what.
        fault: VectorsFault,
    },
    /// A text is no name of a case.
    CaseName,
    /// A case has no trajectory of that name, or several and none was named.
    NoTrajectory {
        /// The trajectories it has.
        present: Vec<String>,
    },
    /// A file cannot be written.
    NotWritten {
        /// The file.
        path: PathBuf,
        /// What the system says.
        kind: io::ErrorKind,
    },
    /// The value of an option cannot be read.
    Value {
        /// The option.
        option: &'static str,
        /// What was expected.
        expected: Phrase,
    },
    /// A pack has faults, so there is nothing to show or to run.
    FaultyPack {
        /// The folder.
        path: PathBuf,
        /// How many faults.
        count: usize,
    },
    /// Worked examples of a pack do not come to what they expect.
    VectorsFail {
        /// The folder.
        path: PathBuf,
        /// How many.
        count: usize,
        /// The first, with what is otherwise.
        first: String,
    },
    /// A folder of other packs is not there, or holds none.
    NoPacksWith {
        /// The folder.
        path: PathBuf,
    },
    /// A text is no name of a pack.
    PackName,
    /// Something stands where a new folder would come.
    Exists {
        /// The folder.
        path: PathBuf,
    },
    /// A case of that name was opened before.
    CaseExists {
        /// Its file.
        path: PathBuf,
    },
    /// There is no clone of Vakwerk to build against.
    NoClone,
    /// A plugin cannot be removed because trajectories work with it, or because cases cannot be read.
    InUse {
        /// The plugin.
        id: String,
        /// The cases, each with trajectory and version.
        cases: Vec<String>,
        /// The cases that cannot be read.
        unread: Vec<String>,
    },
    /// A plugin cannot be removed because others that are installed require it.
    Required {
        /// The plugin.
        id: String,
        /// Those that require it, each with its version and the range it requires.
        by: Vec<String>,
    },
    /// A lock has no set of that name.
    NoSet {
        /// The name.
        set: String,
        /// The sets it has.
        present: Vec<String>,
    },
    /// A plugin has code, and its library is not at hand.
    NoCode {
        /// Its folder.
        folder: PathBuf,
    },
    /// A text or file is not the public half of a key.
    NotAPublicKey,
    /// The list of trusted publishers has no such key.
    KeyNotListed {
        /// The keys it has: number and publisher.
        present: Vec<String>,
    },
    /// A key that was revoked is not trusted again.
    KeyWasRevoked {
        /// The number of the key.
        key: String,
        /// In whose name it stands.
        publisher: String,
        /// Since when.
        on: String,
    },
    /// The signature of a kept head is not there, or does not fit.
    HeadSignature {
        /// The head.
        head: PathBuf,
        /// The public key.
        key: PathBuf,
    },
    /// A plugin of this build could not be put together.
    Workshop {
        /// The folder it is written in.
        folder: PathBuf,
        /// What went wrong.
        reason: Text,
    },
}

/// What of an id is unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// It is no id at all.
    Form,
    /// The plugin is not loaded.
    Plugin,
    /// The plugin has no such item.
    Item,
}

impl Explain for Problem {
    fn code(&self) -> &'static str {
        match self {
            Self::LanguageVariable => Code::WrongUse,
            Self::NoPlugins { .. } | Self::NoneLoaded { .. } => Code::NoPlugins,
            Self::UnknownId { what: Unknown::Form, .. } => Code::UnknownId,
            // A host says the same in its own words; one meaning has one code.
            Self::UnknownId { what: Unknown::Plugin, .. } => return vakwerk_host::Code::UnknownPlugin.as_str(),
            Self::UnknownId { what: Unknown::Item, .. } => return vakwerk_host::Code::UnknownItem.as_str(),
            Self::WrongKind { .. } => Code::WrongKind,
            Self::Answer { .. } => Code::Answers,
            Self::Person { .. } => Code::Person,
            Self::Goal { .. } => Code::Goal,
            Self::File { .. } => Code::File,
            Self::Vectors { fault, .. } => return fault.code(),
            Self::Workshop { .. } => Code::Workshop,
            Self::CaseName => Code::CaseName,
            Self::NoTrajectory { .. } => Code::NoTrajectory,
            Self::NotWritten { .. } => Code::NotWritten,
            Self::Value { .. } => Code::Value,
            Self::FaultyPack { .. } => Code::FaultyPack,
            Self::VectorsFail { .. } => Code::VectorsFail,
            Self::NoPacksWith { .. } => Code::NoPacksWith,
            Self::PackName => Code::PackName,
            Self::Exists { .. } | Self::CaseExists { .. } => Code::Exists,
            Self::NoClone => Code::NoClone,
            Self::InUse { .. } => Code::InUse,
            Self::Required { .. } => Code::Required,
            Self::NoSet { .. } => Code::NoSet,
            Self::NoCode { .. } => Code::NoCode,
            Self::NotAPublicKey => Code::NotAPublicKey,
            Self::KeyNotListed { .. } => Code::KeyNotListed,
            Self::KeyWasRevoked { .. } => Code::KeyWasRevoked,
            Self::HeadSignature { .. } => Code::HeadSignature,
        }
        .as_str()
    }

    fn explain(&self, language: Language) -> String {
        match self {
            Self::LanguageVariable => say!(
                language,
                "VAKWERK_LANG noemt een taal die er niet is. Kies nl of en.",
                "VAKWERK_LANG names a language that is not there. Choose nl or en.",
            ),
            Self::NoPlugins { looked_in } => no_plugins(looked_in, language),
            Self::NoneLoaded { trusting: false } => say!(
                language,
                "Geen van de plugins die er zijn, is geladen; van elke staat erbij waarom. Er is geen lijst van vertrouwde uitgevers genoemd; noem haar met `--trust BESTAND`.",
                "None of the plugins that are there is loaded; why is told of each. No list of trusted publishers was named; name it with `--trust FILE`.",
            ),
            Self::NoneLoaded { trusting: true } => say!(
                language,
                "Geen van de plugins die er zijn, is geladen; van elke staat erbij waarom.",
                "None of the plugins that are there is loaded; why is told of each.",
            ),
            Self::UnknownId { id, what, suggestions } => unknown(id, *what, suggestions, language),
            Self::WrongKind { id, found, needed } => {
                let (found, needed) = (found.get(language), needed.get(language));
                say!(
                    language,
                    "`{id}` is van een andere soort: gevonden {found}, nodig {needed}. Bekijk het met `vakwerk show {id}`.",
                    "`{id}` is of another kind: found {found}, needed {needed}. See it with `vakwerk show {id}`.",
                )
            }
            Self::Answer { position } => say!(
                language,
                "Antwoord {position} is geen getal. Schrijf getallen met een punt als decimaalteken, komma's ertussen, geen spaties, en `-` waar een antwoord ontbreekt: 1,0,-,2.",
                "Answer {position} is not a number. Write numbers with a point for decimals, commas in between, no spaces, and `-` where an answer is missing: 1,0,-,2.",
            ),
            Self::Person { position, expected } => {
                let expected = expected.get(language);
                say!(
                    language,
                    "Gegeven {position} van `--person` past niet. Verwacht: {expected}. Voorbeeld: age=70,sex=female,height-cm=165,weight-kg=68.",
                    "Part {position} of `--person` does not fit. Expected: {expected}. Example: age=70,sex=female,height-cm=165,weight-kg=68.",
                )
            }
            Self::Goal { position } => say!(
                language,
                "Doel {position} is niet leesbaar. Schrijf `--goal gewicht:begin:bereikt`, zoals 1:-1:0, of `--level niveau`, zoals 0; niveaus zijn hele getallen van -3 tot 2, een gewicht is een getal van 0 of meer.",
                "Goal {position} is not readable. Write `--goal weight:baseline:attained`, such as 1:-1:0, or `--level level`, such as 0; levels are whole numbers from -3 to 2, a weight is a number of 0 or more.",
            ),
            Self::File { path, kind } => {
                let (path, reason) = (path.display(), Reason::System(*kind).get(language));
                say!(language, "{path} is niet te lezen: {reason}.", "{path} cannot be read: {reason}.")
            }
            Self::Vectors { path, fault } => format!("{}: {}", path.display(), fault.explain(language)),
            Self::CaseName => say!(
                language,
                "Dat is geen naam van een zaak. Een naam heeft letters, cijfers en koppeltekens, zoals dhr-a; of noem het pad van het bestand, zoals zaken/dhr-a.jsonl.",
                "That is not the name of a case. A name has letters, digits and hyphens, such as dhr-a; or give the path of its file, such as cases/dhr-a.jsonl.",
            ),
            Self::NoTrajectory { present } if present.is_empty() => say!(
                language,
                "De zaak heeft nog geen traject; er is nog niets om verslag van te doen.",
                "The case has no trajectory yet; there is nothing to report on.",
            ),
            Self::NoTrajectory { present } => {
                let present = present.join(", ");
                say!(
                    language,
                    "Noem een traject van deze zaak met `--trajectory`: {present}.",
                    "Name a trajectory of this case with `--trajectory`: {present}.",
                )
            }
            Self::NotWritten { path, kind } => {
                let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty() && !folder.is_dir());
                let (path, reason) = (path.display(), Reason::System(*kind).get(language));
                match folder.filter(|_| *kind == ErrorKind::NotFound).map(Path::display) {
                    Some(folder) => say!(
                        language,
                        "{path} is niet te schrijven: de map {folder} is er niet. Maak haar eerst, of kies een andere plaats.",
                        "{path} cannot be written: the folder {folder} is not there. Make it first, or choose another place.",
                    ),
                    None => {
                        say!(language, "{path} is niet te schrijven: {reason}.", "{path} cannot be written: {reason}.")
                    }
                }
            }
            Self::Value { option, expected } => {
                let expected = expected.get(language);
                say!(
                    language,
                    "De waarde van `{option}` past niet. Verwacht: {expected}.",
                    "The value of `{option}` does not fit. Expected: {expected}.",
                )
            }
            Self::FaultyPack { path, count } => {
                let path = path.display();
                say!(
                    language,
                    "{path} heeft fouten ({count}). `vakwerk check {path}` noemt ze alle, met wat eraan te doen is.",
                    "{path} has faults ({count}). `vakwerk check {path}` names them all, with what to do about them.",
                )
            }
            Self::VectorsFail { path, count, first } => {
                let path = path.display();
                say!(
                    language,
                    "De rekenvoorbeelden van {path} kloppen niet ({count}). {first} Er is niets geschreven. `vakwerk test {path}` noemt ze alle.",
                    "The vectors of {path} fail ({count}). {first} Nothing was written. `vakwerk test {path}` names them all.",
                )
            }
            Self::NoPacksWith { path } => {
                let shown = path.display();
                if path.is_dir() {
                    say!(
                        language,
                        "In {shown}, de map van `--with`, ligt geen pakket. Noem de map van een pakket, met `vakwerk.toml` erin, of een map met zulke mappen.",
                        "In {shown}, the folder of `--with`, lies no pack. Name the folder of a pack, with `vakwerk.toml` in it, or a folder of such folders.",
                    )
                } else {
                    say!(
                        language,
                        "De map {shown} van `--with` is er niet. Kijk of de naam klopt, en of u in de goede map staat.",
                        "The folder {shown} of `--with` is not there. See whether the name is right, and whether you are in the right folder.",
                    )
                }
            }
            Self::PackName => say!(
                language,
                "Dat is geen naam van een pakket. Een naam heeft kleine letters, cijfers en losse koppeltekens, hoogstens 64 tekens, zoals rust-en-ritme; de id heeft de uitgever ervoor, zoals mijn-instelling.rust-en-ritme.",
                "That is not the name of a pack. A name has lower-case letters, digits and single hyphens, at most 64 characters, such as rest-and-rhythm; the id has the publisher before it, such as my-institute.rest-and-rhythm.",
            ),
            Self::Exists { path } => {
                let path = path.display();
                say!(
                    language,
                    "{path} bestaat al, en wordt niet overschreven. Kies een andere naam, of een andere map met `--in`.",
                    "{path} exists already, and is not written over. Choose another name, or another folder with `--in`.",
                )
            }
            Self::CaseExists { path } => {
                let path = path.display();
                say!(
                    language,
                    "{path} bestaat al; er is niets veranderd. Kies een andere naam voor de nieuwe zaak, of een andere map met `--store`.",
                    "{path} exists already; nothing was changed. Choose another name for the new case, or another folder with `--store`.",
                )
            }
            Self::NoClone => say!(
                language,
                "Een discipline wordt gebouwd tegen een kloon van Vakwerk, en die is niet gevonden. Noem haar map met `--vakwerk MAP`; daarin liggen `sdk`, `pack` en `conformance`.",
                "A discipline is built against a clone of Vakwerk, and none was found. Name its folder with `--vakwerk FOLDER`; in it lie `sdk`, `pack` and `conformance`.",
            ),
            Self::InUse { id, cases, unread } => in_use(id, cases, unread, language),
            Self::Required { id, by } => {
                let by = by.join(", ");
                say!(
                    language,
                    "`{id}` is vereist door {by}, en er blijft geen versie over die past; die plugins laden dan niet meer. Verwijder ze eerst, of installeer een versie die past. Er is niets verwijderd; `--even-if-used` doet het toch.",
                    "`{id}` is required by {by}, and no version that fits would be left; those plugins would no longer load. Remove them first, or install a version that fits. Nothing was removed; `--even-if-used` does it all the same.",
                )
            }
            Self::NoSet { set, present } => {
                let present = present.join(", ");
                say!(
                    language,
                    "In dit bestand staat geen verzameling `{set}`; er staat: {present}. Noem er een met `--set`, of maak haar met `vakwerk resolve`.",
                    "This file has no set `{set}`; it has: {present}. Name one with `--set`, or make it with `vakwerk resolve`.",
                )
            }
            Self::HeadSignature { head, key } => {
                let (head, key) = (head.display(), key.display());
                say!(
                    language,
                    "De handtekening {head}.minisig past niet bij {head} en de sleutel {key}. Vertrouw deze kop niet; vraag haar opnieuw aan wie haar bewaart.",
                    "The signature {head}.minisig does not fit {head} and the key {key}. Do not trust this head; ask for it again of whoever keeps it.",
                )
            }
            Self::NoCode { folder } => {
                let folder = folder.display();
                say!(
                    language,
                    "{folder} heeft code, maar er is geen gebouwde bibliotheek. Bouw haar met cargo, of noem haar met `--library`.",
                    "{folder} has code, but there is no built library. Build it with cargo, or name it with `--library`.",
                )
            }
            Self::NotAPublicKey => say!(
                language,
                "Dat is geen openbare sleutel. Noem het bestand op `.pub`, of de tweede regel daarvan. De geheime helft, op `.key`, hoort hier niet.",
                "That is not a public key. Name the file ending in `.pub`, or the second line of it. The secret half, ending in `.key`, does not belong here.",
            ),
            Self::KeyNotListed { present } => {
                let present = if present.is_empty() { "-".to_owned() } else { present.join(", ") };
                say!(
                    language,
                    "De lijst heeft deze sleutel niet, dus wat ermee ondertekend is, wordt al niet vertrouwd. Wel in de lijst: {present}.",
                    "The list does not have this key, so what it signed is not trusted as it is. In the list: {present}.",
                )
            }
            Self::KeyWasRevoked { key, publisher, on } => say!(
                language,
                "Sleutel {key} van {publisher} is ingetrokken op {on}, en wordt niet opnieuw vertrouwd. Vraag de uitgever om een nieuwe sleutel.",
                "Key {key} of {publisher} was revoked on {on}, and is not trusted again. Ask the publisher for a new key.",
            ),
            Self::Workshop { folder, reason } => {
                let (folder, reason) = (folder.display(), reason.get(language));
                say!(
                    language,
                    "{folder} is niet samen te stellen tot een verzegelde plugin: {reason} Of noem een map met `--plugins`.",
                    "{folder} could not be put together as a sealed plugin: {reason} Or name a folder with `--plugins`.",
                )
            }
        }
    }
}

fn in_use(id: &str, cases: &[String], unread: &[String], language: Language) -> String {
    let mut text = String::new();
    if !cases.is_empty() {
        let cases = cases.join(", ");
        text.push_str(&say!(
            language,
            "Er wordt met `{id}` gewerkt in {cases}. Zet elk traject eerst over met `vakwerk case move`.",
            "`{id}` is in use in {cases}. Move each trajectory first with `vakwerk case move`.",
        ));
    }
    if !unread.is_empty() {
        let unread = unread.join(", ");
        text.push_str(if text.is_empty() { "" } else { " " });
        text.push_str(&say!(
            language,
            "Niet te lezen, dus misschien ook: {unread}. Kijk die na met `vakwerk case verify`.",
            "Cannot be read, so perhaps too: {unread}. Look at them with `vakwerk case verify`.",
        ));
    }
    text.push_str(&say!(
        language,
        " Er is niets verwijderd; `--even-if-used` doet het toch.",
        " Nothing was removed; `--even-if-used` does it all the same.",
    ));
    text
}

fn no_plugins(looked_in: &[PathBuf], language: Language) -> String {
    if looked_in.is_empty() {
        return say!(
            language,
            "Er zijn geen plugins gevonden. Noem een map met plugins met `--plugins MAP` of VAKWERK_PLUGINS, of een plugin in ontwikkeling met `--development MAP`.",
            "No plugins were found. Name a folder with plugins with `--plugins FOLDER` or VAKWERK_PLUGINS, or a plugin under development with `--development FOLDER`.",
        );
    }
    let folders: Vec<String> = looked_in.iter().map(|folder| folder.display().to_string()).collect();
    let folders = folders.join(", ");
    say!(
        language,
        "In {folders} zijn geen plugins gevonden. Een plugin is een map met `vakwerk.toml`, `catalogue/` en `seal.toml`.",
        "No plugins were found in {folders}. A plugin is a folder with `vakwerk.toml`, `catalogue/` and `seal.toml`.",
    )
}

fn unknown(id: &str, what: Unknown, suggestions: &[String], language: Language) -> String {
    let mut text = match what {
        Unknown::Form => say!(language, "`{id}` is geen id.", "`{id}` is not an id."),
        Unknown::Plugin => {
            say!(language, "De plugin van `{id}` is niet geladen.", "The plugin of `{id}` is not loaded.")
        }
        Unknown::Item => say!(language, "`{id}` bestaat niet in die plugin.", "`{id}` does not exist in that plugin."),
    };
    text.push_str(&if suggestions.is_empty() {
        say!(
            language,
            " Schrijf `plugin:item`; `vakwerk plugins` toont welke plugins er zijn en `vakwerk show PLUGIN` wat erin zit.",
            " Write `plugin:item`; `vakwerk plugins` shows which plugins there are and `vakwerk show PLUGIN` what is in one.",
        )
    } else {
        let meant = suggestions.join("`, `");
        say!(language, " Bedoelde u `{meant}`?", " Did you mean `{meant}`?")
    });
    text
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.explain(Language::En))
    }
}

impl std::error::Error for Problem {}
