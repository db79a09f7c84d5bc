//! What is written down about an access: the fields of an access log, and nothing of the content.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::case::{Author, Pseudonym};
use crate::envelope::CaseId;
use crate::id::Name;

/// What kind of event it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AccessKind {
    /// A case was opened.
    Case,
    /// The names of cases were looked up.
    Names,
    /// A portfolio was opened.
    Portfolio,
}

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AccessAction {
    /// Read.
    Read,
    /// Looked through, for something in it.
    Search,
    /// Taken out in a file or a document.
    Export,
    /// Laid out to be printed or shown.
    Print,
}

/// On what ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AccessGround {
    /// The treatment of the client.
    Treatment,
    /// Consent of whoever may give it.
    Consent,
    /// The client asked for it.
    ClientRequest,
    /// A duty in law.
    Law,
    /// Care of the record itself: verifying, keeping, destroying.
    RecordKeeping,
    /// Learning and assessing: a portfolio, by whoever it is of and by who guides and judges.
    Education,
}

impl AccessGround {
    /// Every ground, in its order.
    pub const ALL: &[Self] =
        &[Self::Treatment, Self::Consent, Self::ClientRequest, Self::Law, Self::RecordKeeping, Self::Education];

    /// The grounds on which a client's case may be read: learning from it is none of them.
    pub const OF_CASES: &[Self] =
        &[Self::Treatment, Self::Consent, Self::ClientRequest, Self::Law, Self::RecordKeeping];

    /// The ground as logs spell it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Treatment => "treatment",
            Self::Consent => "consent",
            Self::ClientRequest => "client-request",
            Self::Law => "law",
            Self::RecordKeeping => "record-keeping",
            Self::Education => "education",
        }
    }

    /// The ground that logs spell so.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|ground| ground.as_str() == word)
    }
}

/// Who wants to read a record, when, to do what, and on what ground.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Purpose {
    /// When; `core` has no clock.
    pub at: Timestamp,
    /// Who, and on whose behalf.
    pub who: Author,
    /// To do what.
    pub action: AccessAction,
    /// On what ground.
    pub ground: AccessGround,
    /// To whom it will be shown or given, by role; absent where it stays with the user.
    pub recipient: Option<Name>,
}

/// What an access is to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Accessed<'a> {
    /// A case, of this client where the record still says.
    Case {
        /// Which case.
        case: &'a CaseId,
        /// Which client, by pseudonym.
        client: Option<Pseudonym>,
    },
    /// The names of cases.
    Names,
    /// A portfolio, of this professional or student where it says.
    Portfolio {
        /// The name it is kept under.
        name: &'a str,
        /// Whose it is, by pseudonym.
        subject: Option<Pseudonym>,
    },
}

/// One access, or an attempt at one, as a log keeps it: the fields that NEN 7513 asks for.
///
/// Chapter 5 of NEN 7513:2018, of which an excerpt was seen, asks which event, when, which client, which user, and who
/// was responsible; action, ground and recipient follow our list of requirements. A reader of a log passes over kinds
/// and fields that it does not know: both may be added.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct AccessEvent {
    /// The version of this form: 1.
    pub form: u32,
    /// What kind of event it was.
    pub event: AccessKind,
    /// When.
    pub time: Timestamp,
    /// Which case; absent where names were looked up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<CaseId>,
    /// Which client, by pseudonym; absent where the record no longer says, or was not read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client: Option<Pseudonym>,
    /// Which portfolio, by the name it is kept under.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub portfolio: Option<String>,
    /// Whose portfolio, by pseudonym; absent where it does not say, or was not read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<Pseudonym>,
    /// Who did it, by pseudonym.
    pub user: Pseudonym,
    /// The user's role.
    pub role: Name,
    /// Who is responsible for what the user does: on whose behalf, or the user.
    pub responsible_user: Pseudonym,
    /// What was done.
    pub action: AccessAction,
    /// On what ground.
    pub ground: AccessGround,
    /// To whom it was shown or given, by role.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recipient: Option<Name>,
    /// Why nothing was handed over, by the code of the refusal, such as `E0604`; absent where it was handed over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refused: Option<String>,
}

impl AccessEvent {
    /// The event of an access; `refused` with the code of what kept it from being one.
    #[must_use]
    pub fn of(purpose: &Purpose, accessed: &Accessed<'_>, refused: Option<&str>) -> Self {
        let Purpose { at, who, action, ground, recipient } = purpose;
        let (event, case, client, portfolio, subject) = match accessed.clone() {
            Accessed::Case { case, client } => (AccessKind::Case, Some(case.clone()), client, None, None),
            Accessed::Names => (AccessKind::Names, None, None, None, None),
            Accessed::Portfolio { name, subject } => {
                (AccessKind::Portfolio, None, None, Some(name.to_owned()), subject)
            }
        };
        Self {
            form: 1,
            event,
            time: *at,
            case,
            client,
            portfolio,
            subject,
            user: who.pseudonym.clone(),
            role: who.role.clone(),
            responsible_user: who.on_behalf_of.clone().unwrap_or_else(|| who.pseudonym.clone()),
            action: *action,
            ground: *ground,
            recipient: recipient.clone(),
            refused: refused.map(ToOwned::to_owned),
        }
    }
}
