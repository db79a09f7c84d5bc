//! The command line of Vakwerk, as a library, so that a test or another program can run it.
//!
//! ```
//! use vakwerk::{Exit, Surroundings, run};
//! let (mut out, mut err) = (Vec::new(), Vec::new());
//! let exit = run(["vakwerk", "gas", "--goal", "1:-1:0"], &Surroundings::default(), &mut out, &mut err);
//! assert_eq!(exit, Exit::Done);
//! ```
#![forbid(unsafe_code)]

mod access;
pub mod code;
mod coded;
mod command;
mod faulty;
mod frame;
mod library;
mod neighbours;
mod output;
pub mod page;
pub mod phrase;
pub mod problem;
pub mod progress;
mod replace;
mod reply;
mod secret;
mod session;
pub mod shelf;
mod surroundings;
mod usage;
pub mod words;
mod workshop;

use std::ffi::OsString;
use std::io::{self, Write};

use vakwerk_core::text::Language;

pub use command::item_page;
pub use library::Library;
pub use reply::{Exit, Failure, Reply};
pub use session::Session;
pub use surroundings::Surroundings;

/// Runs the command line with `args`, of which the first is the name of the program.
///
/// What was asked for goes to `out`; with `--json` that is exactly one document, also for an error.
/// Messages for people about what went wrong go to `err`.
pub fn run<I>(args: I, surroundings: &Surroundings, out: &mut dyn Write, err: &mut dyn Write) -> Exit
where
    I: IntoIterator,
    I::Item: Into<OsString>,
{
    let args: Vec<OsString> = args.into_iter().map(Into::into).collect();
    match deliver(answer(&args, surroundings), out, err) {
        Ok(exit) => exit,
        // Whoever reads has read enough, as in `vakwerk rules | head`.
        Err(fault) if fault.kind() == io::ErrorKind::BrokenPipe => Exit::Done,
        Err(fault) => {
            // Nothing better is left to do when this cannot be written either.
            let _ = writeln!(err, "{fault}");
            Exit::Refused
        }
    }
}

/// What goes where, and how it ended.
struct Output {
    exit: Exit,
    out: String,
    err: String,
}

fn deliver(output: Output, out: &mut dyn Write, err: &mut dyn Write) -> io::Result<Exit> {
    err.write_all(output.err.as_bytes())?;
    out.write_all(output.out.as_bytes())?;
    out.flush()?;
    Ok(output.exit)
}

fn answer(args: &[OsString], surroundings: &Surroundings) -> Output {
    // Language and form of an error must be known before the arguments are.
    let json = frame::asks_for_json(args);
    let language = match frame::language(args, surroundings) {
        Ok(language) => language,
        Err(failure) => return refuse(&failure, Language::default(), surroundings, json),
    };
    let matches = match frame::frame(language, surroundings.width).try_get_matches_from(args) {
        Ok(matches) => matches,
        Err(error) if error.use_stderr() => {
            // Without a command, the help is the message.
            if error.kind() == clap::error::ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand && !json {
                let help = frame::in_words_of(language, error.render().to_string());
                return Output { exit: Exit::WrongUse, out: String::new(), err: help };
            }
            return refuse(&Failure::new(Exit::WrongUse, usage::WrongUse::from(&error)), language, surroundings, json);
        }
        Err(help) => {
            let text = help.render();
            let out = if surroundings.colour { text.ansi().to_string() } else { text.to_string() };
            return Output { exit: Exit::Done, out: frame::in_words_of(language, out), err: String::new() };
        }
    };
    let session = Session::new(language, &matches, surroundings);
    match command::dispatch(&session, &matches) {
        Ok(reply) => {
            let out = if json { document(&reply.json) } else { reply.text };
            Output { exit: reply.exit, out, err: session.warnings() }
        }
        Err(failure) => {
            let refused = refuse(&failure, language, surroundings, json);
            Output { err: session.warnings() + &refused.err, ..refused }
        }
    }
}

fn refuse(failure: &Failure, language: Language, surroundings: &Surroundings, json: bool) -> Output {
    if json {
        Output { exit: failure.exit, out: document(&failure.json(language)), err: String::new() }
    } else {
        Output { exit: failure.exit, out: String::new(), err: failure.text(language, surroundings.width) }
    }
}

fn document(json: &serde_json::Value) -> String {
    format!("{json:#}\n")
}
