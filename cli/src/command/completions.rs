//! `vakwerk completions`: a script with which a shell completes commands and options.

use clap::{Arg, ArgMatches, Command, value_parser};
use clap_complete::Shell;
use serde_json::json;
use vakwerk_core::text::Language;

use super::Entry;
use crate::frame::{ARGUMENTS, frame};
use crate::phrase::Phrase;
use crate::reply::{Exit, Failure, Reply};
use crate::session::Session;

pub(super) const ENTRY: Entry = Entry { name: "completions", define, run };

const ABOUT: Phrase = Phrase::new("Schrijf een aanvulscript voor een shell", "Write a completion script for a shell");
const USAGE: Phrase = Phrase::new(
    "vakwerk completions bash|elvish|fish|powershell|zsh",
    "vakwerk completions bash|elvish|fish|powershell|zsh",
);
const AFTER: Phrase = Phrase::new(
    "Voorbeelden:
  vakwerk completions bash > ~/.local/share/bash-completion/completions/vakwerk
  vakwerk completions fish > ~/.config/fish/completions/vakwerk.fish
  vakwerk completions zsh  > ~/.zfunc/_vakwerk

Exitcodes: 0 gedaan · 2 verkeerd gebruik",
    "Examples:
  vakwerk completions bash > ~/.local/share/bash-completion/completions/vakwerk
  vakwerk completions fish > ~/.config/fish/completions/vakwerk.fish
  vakwerk completions zsh  > ~/.zfunc/_vakwerk

Exit codes: 0 done · 2 wrong use",
);

fn define(language: Language) -> Command {
    Command::new("completions")
        .about(ABOUT.get(language))
        .override_usage(USAGE.get(language))
        .after_help(AFTER.get(language))
        .arg(
            Arg::new("shell")
                .value_name("SHELL")
                .help(Phrase::new("De shell", "The shell").get(language))
                .help_heading(ARGUMENTS.get(language))
                .required(true)
                .value_parser(value_parser!(Shell)),
        )
}

fn run(session: &Session<'_>, matches: &ArgMatches) -> Result<Reply, Failure> {
    // clap lets no other value through, and requires one.
    let shell = matches.get_one::<Shell>("shell").copied().unwrap_or(Shell::Bash);
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut frame(session.language, session.look.width), "vakwerk", &mut script);
    let script = String::from_utf8_lossy(&script).into_owned();
    Ok(Reply { exit: Exit::Done, json: json!({ "shell": shell.to_string(), "script": script }), text: script })
}
