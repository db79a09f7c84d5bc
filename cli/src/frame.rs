//! The frame around every command: the options they share, their headings, and the language.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use clap::{Arg, ArgAction, Command, value_parser};
use vakwerk_core::text::Language;

use crate::command;
use crate::phrase::Phrase;
use crate::problem::Problem;
use crate::reply::{Exit, Failure};
use crate::surroundings::Surroundings;

const ABOUT: Phrase = Phrase::new(
    "Vakwerk: klinisch redeneren in vaktherapie en oefentherapie, met disciplines als plugin",
    "Vakwerk: clinical reasoning in vaktherapie and oefentherapie, with disciplines as plugins",
);

const AFTER: Phrase = Phrase::new(
    "Voorbeelden:
  vakwerk plugins                  wat er geladen is
  vakwerk show algemeen:phq-9      alles over één item
  vakwerk score algemeen:phq-9 --answers 1,0,2,1,0,0,1,0,0
  vakwerk rules --step plan        wat er voor een stap moet gelden
  vakwerk score --help             uitleg bij één opdracht

Exitcodes: 0 gedaan · 1 geweigerd, of fouten gevonden · 2 verkeerd gebruik
Taal: Nederlands, of `--lang en` (ook: VAKWERK_LANG=en). Kleur uit: NO_COLOR=1.",
    "Examples:
  vakwerk plugins                  what is loaded
  vakwerk show algemeen:phq-9      everything about one item
  vakwerk score algemeen:phq-9 --answers 1,0,2,1,0,0,1,0,0
  vakwerk rules --step plan        what must hold for a step
  vakwerk score --help             help on one command

Exit codes: 0 done · 1 refused, or faults found · 2 wrong use
Language: Dutch, or `--lang en` (also: VAKWERK_LANG=en). No colour: NO_COLOR=1.",
);

const USAGE: Phrase = Phrase::new("vakwerk OPDRACHT [OPTIES]", "vakwerk COMMAND [OPTIONS]");
const COMMANDS: Phrase = Phrase::new("Opdrachten", "Commands");
const SHARED: Phrase = Phrase::new("Bij elke opdracht", "With every command");
const FOLDER: Phrase = Phrase::new("MAP", "FOLDER");
const FILE: Phrase = Phrase::new("BESTAND", "FILE");

/// The heading above what a command is about.
pub(crate) const ARGUMENTS: Phrase = Phrase::new("Argumenten", "Arguments");

/// The heading above the options of one command.
pub(crate) const OPTIONS: Phrase = Phrase::new("Opties", "Options");

/// The whole command line in `language`, for a page of `width` columns.
pub(crate) fn frame(language: Language, width: usize) -> Command {
    let root = Command::new("vakwerk")
        .version(env!("CARGO_PKG_VERSION"))
        .about(ABOUT.get(language))
        .after_help(AFTER.get(language))
        .override_usage(USAGE.get(language))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .args(shared(language));
    let commands = command::ALL.iter().enumerate();
    let root =
        root.subcommands(commands.map(|(at, entry)| (entry.define)(language).name(entry.name).display_order(at)));
    dress(root, language, width)
}

/// Applies to `command` and those below it what clap would otherwise say in English only.
fn dress(command: Command, language: Language, width: usize) -> Command {
    let template = match language {
        Language::Nl => "{about-with-newline}\nGebruik: {usage}\n\n{all-args}{after-help}",
        Language::En => "{about-with-newline}\nUsage: {usage}\n\n{all-args}{after-help}",
    };
    command
        .help_template(template)
        .subcommand_help_heading(COMMANDS.get(language))
        .term_width(width)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .mut_args(|arg| {
            let valued = arg.get_action().takes_values();
            arg.hide_possible_values(valued)
        })
        .mut_subcommands(|sub| dress(sub, language, width))
}

/// The options that every command has.
fn shared(language: Language) -> Vec<Arg> {
    let flag = |name: &'static str, action: ArgAction, help: Phrase| {
        Arg::new(name).long(name).action(action).help(help.get(language)).help_heading(SHARED.get(language))
    };
    let folders = |name: &'static str, help: Phrase| {
        flag(name, ArgAction::Append, help)
            .value_name(FOLDER.get(language))
            .value_parser(value_parser!(PathBuf))
            .global(true)
    };
    vec![
        flag("lang", ArgAction::Set, Phrase::new("Taal: nl of en", "Language: nl or en"))
            .value_name("nl|en")
            .value_parser(["nl", "en"])
            .global(true),
        flag(
            "json",
            ArgAction::SetTrue,
            Phrase::new(
                "Eén JSON-document op standaarduitvoer, ook bij een fout",
                "One JSON document on standard output, also for an error",
            ),
        )
        .global(true),
        folders(
            "plugins",
            Phrase::new(
                "Map met plugins, elk in een eigen map; herhaalbaar (ook: VAKWERK_PLUGINS)",
                "Folder with plugins, each in a folder of its own; repeatable (also: VAKWERK_PLUGINS)",
            ),
        ),
        flag(
            "trust",
            ArgAction::Set,
            Phrase::new(
                "Lijst van vertrouwde uitgevers en hun sleutels (ook: VAKWERK_TRUST)",
                "List of trusted publishers and their keys (also: VAKWERK_TRUST)",
            ),
        )
        .value_name(FILE.get(language))
        .value_parser(value_parser!(PathBuf))
        .global(true),
        folders(
            "development",
            Phrase::new(
                "Map van één plugin in ontwikkeling: zonder zegel of handtekening, en overal zo getoond; herhaalbaar",
                "Folder of one plugin under development: without seal or signature, and shown as such everywhere; repeatable",
            ),
        ),
        flag("help", ArgAction::Help, Phrase::new("Toon deze uitleg", "Show this help")).short('h').global(true),
        flag("version", ArgAction::Version, Phrase::new("Toon de versie", "Show the version")).short('V'),
    ]
}

/// Whether the arguments ask for JSON, known before they are understood.
pub(crate) fn asks_for_json(args: &[OsString]) -> bool {
    before_the_dashes(args).any(|arg| arg == "--json")
}

/// The language asked for by the arguments, or else by the surroundings, or else Dutch.
pub(crate) fn language(args: &[OsString], surroundings: &Surroundings) -> Result<Language, Failure> {
    let mut asked = None;
    let mut args = before_the_dashes(args);
    while let Some(arg) = args.next() {
        if arg == "--lang" {
            asked = args.next();
        } else if let Some(value) = arg.to_str().and_then(|arg| arg.strip_prefix("--lang=")) {
            asked = Some(OsStr::new(value));
        }
    }
    if let Some(asked) = asked {
        // A wrong value is refused with the other arguments, in the default language.
        return Ok(named(asked).unwrap_or_default());
    }
    match &surroundings.language {
        None => Ok(Language::default()),
        Some(value) => named(value).ok_or_else(|| Failure::new(Exit::WrongUse, Problem::LanguageVariable)),
    }
}

fn before_the_dashes(args: &[OsString]) -> impl Iterator<Item = &OsStr> {
    args.iter().map(OsString::as_os_str).take_while(|arg| *arg != "--")
}

fn named(language: &OsStr) -> Option<Language> {
    match language.to_str()? {
        "nl" => Some(Language::Nl),
        "en" => Some(Language::En),
        _ => None,
    }
}

/// A help in which the words that clap itself puts there are those of `language` too.
pub(crate) fn in_words_of(language: Language, help: String) -> String {
    match language {
        Language::Nl => help.replace("[OPTIONS]", "[OPTIES]").replace("[default: ", "[standaard: "),
        Language::En => help,
    }
}
