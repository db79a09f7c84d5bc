//! Who reads a case or a portfolio on the command line, why, and where that is written down.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgMatches, value_parser};
use jiff::Timestamp;
use vakwerk_core::access::{Access, AccessAction, AccessGround, Purpose};
use vakwerk_core::case::{Author, Pseudonym};
use vakwerk_core::id::Name;
use vakwerk_core::text::Language;
use vakwerk_store::AccessFile;

use crate::frame::OPTIONS;
use crate::phrase::Phrase;
use crate::problem::Problem;
use crate::reply::{Exit, Failure};
use crate::session::Session;

/// The file beside the cases in which accesses are written down, where no other is named.
pub(crate) const LOG: &str = "vakwerk-access.log";

/// What belongs where a pseudonym is asked.
pub(crate) const A_PSEUDONYM: Phrase =
    Phrase::new("een pseudoniem: 1 tot 64 tekens zonder spaties", "a pseudonym: 1 to 64 characters without spaces");

/// The words that `--ground` takes.
const GROUNDS: &str = "treatment|consent|client-request|law|record-keeping";

/// The options by which a reader says who reads, why, and where that is written down.
pub(crate) fn access_options(language: Language) -> [Arg; 3] {
    let option = |name: &'static str, help: Phrase| {
        Arg::new(name).long(name).help(help.get(language)).help_heading(OPTIONS.get(language))
    };
    [
        option(
            "user",
            Phrase::new(
                "Wie leest, als pseudoniem (ook: VAKWERK_USER) [standaard: command-line]",
                "Who reads, by pseudonym (also: VAKWERK_USER) [default: command-line]",
            ),
        )
        .value_name(Phrase::new("PSEUDONIEM", "PSEUDONYM").get(language)),
        option(
            "responsible",
            Phrase::new("Onder wiens verantwoordelijkheid, als pseudoniem", "On whose responsibility, by pseudonym"),
        )
        .value_name(Phrase::new("PSEUDONIEM", "PSEUDONYM").get(language)),
        option(
            "access-log",
            Phrase::new(
                "Waar de inzage wordt vastgelegd (ook: VAKWERK_ACCESS_LOG) [standaard: vakwerk-access.log ernaast]",
                "Where the access is written down (also: VAKWERK_ACCESS_LOG) [default: vakwerk-access.log beside it]",
            ),
        )
        .value_name(Phrase::new("BESTAND", "FILE").get(language))
        .value_parser(value_parser!(PathBuf)),
    ]
}

/// The option that says on what ground a case is read, for commands that show what stands in it.
pub(crate) fn ground_option(language: Language) -> Arg {
    Arg::new("ground")
        .long("ground")
        .help(Phrase::new("Op welke grond [standaard: treatment]", "On what ground [default: treatment]").get(language))
        .help_heading(OPTIONS.get(language))
        .value_name(GROUNDS)
        .value_parser(AccessGround::OF_CASES.iter().map(|ground| ground.as_str()).collect::<Vec<_>>())
}

/// An access of this run: what it is for, and the log.
pub(crate) struct Reading {
    purpose: Purpose,
    log: AccessFile,
}

impl Reading {
    /// What the arguments and the surroundings say about a reading of what lies in `folder`; `ground` where they do not.
    ///
    /// # Errors
    /// A text is no pseudonym.
    pub(crate) fn of(
        session: &Session<'_>,
        matches: &ArgMatches,
        folder: &Path,
        action: AccessAction,
        ground: AccessGround,
    ) -> Result<Self, Failure> {
        // Commands that read a case on the way have the variables only.
        let text = |name: &str| matches.try_get_one::<String>(name).ok().flatten().map(String::as_str);
        let pseudonym = |text: &str, option: &'static str| {
            let fault = |_| Failure::new(Exit::WrongUse, Problem::Value { option, expected: A_PSEUDONYM });
            Pseudonym::new(text).map_err(fault)
        };
        let user = match (text("user"), session.user()) {
            (Some(user), _) => pseudonym(user, "--user")?,
            (None, Some(user)) => pseudonym(user, "VAKWERK_USER")?,
            (None, None) => command_line(),
        };
        let who = Author {
            role: if text("user").or(session.user()).is_some() { user_role() } else { system() },
            pseudonym: user,
            on_behalf_of: text("responsible").map(|text| pseudonym(text, "--responsible")).transpose()?,
        };
        let ground = text("ground").and_then(AccessGround::named).unwrap_or(ground);
        let named = matches.try_get_one::<PathBuf>("access-log").ok().flatten().cloned();
        let log = named.or_else(|| session.access_log()).unwrap_or_else(|| folder.join(LOG));
        let purpose = Purpose { at: Timestamp::now(), who, action, ground, recipient: None };
        Ok(Self { purpose, log: AccessFile::at(log) })
    }

    /// The same reader with another act: what is read is now printed or taken out.
    pub(crate) fn acting(mut self, action: AccessAction) -> Self {
        self.purpose.action = action;
        self
    }

    /// The same, to give it to somebody else on this ground.
    pub(crate) fn to(mut self, recipient: Name, ground: AccessGround) -> Self {
        self.purpose.recipient = Some(recipient);
        self.purpose.ground = ground;
        self
    }

    /// The access that a store asks for.
    pub(crate) fn access(&self) -> Access<'_> {
        Access::logged(&self.purpose, &self.log)
    }

    /// Who reads.
    pub(crate) fn who(&self) -> &Author {
        &self.purpose.who
    }
}

#[expect(clippy::expect_used, reason = "a constant that is a name")]
fn user_role() -> Name {
    Name::new("user").expect("a constant that is a name")
}

/// The role of what the command line does by itself.
#[expect(clippy::expect_used, reason = "a constant that is a name")]
pub(crate) fn system() -> Name {
    Name::new("system").expect("a constant that is a name")
}

/// Who the command line is, where nobody says who they are.
#[expect(clippy::expect_used, reason = "a constant that is a pseudonym")]
pub(crate) fn command_line() -> Pseudonym {
    Pseudonym::new("command-line").expect("a constant that is a pseudonym")
}
