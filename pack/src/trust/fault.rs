//! Why a seal is not trusted, or a trust store is none.

use std::fmt;
use std::path::PathBuf;

use vakwerk_core::explain::Explain;
use vakwerk_core::id::PluginId;
use vakwerk_core::text::Language;

use super::{Claim, Revocation};
use crate::code::Code;
use crate::problem::both;
use crate::reason::Reason;

/// Why a seal is not trusted, or a trust store is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TrustFault {
    /// There is no signature over the seal.
    Unsigned,
    /// The file with the signature is no signature of `minisign`.
    SignatureUnreadable,
    /// The key that signed is in nobody's name.
    UnknownKey {
        /// The number of the key.
        key: String,
    },
    /// The key that signed is no longer trusted.
    Revoked {
        /// The number of the key.
        key: String,
        /// Whose key it was.
        publisher: String,
        /// Since when, and why.
        revocation: Revocation,
    },
    /// The seal is not what was signed.
    WrongSignature {
        /// The number of the key.
        key: String,
        /// Whose key it is.
        publisher: String,
    },
    /// The key is trusted, but not with this plugin.
    NotTheirs {
        /// The plugin.
        id: PluginId,
        /// Whose key it is.
        publisher: String,
        /// Who may publish it; `None` where nobody may.
        rightful: Option<String>,
    },
    /// There is no trust store where it was looked for.
    StoreMissing {
        /// Where.
        path: PathBuf,
    },
    /// The trust store cannot be read.
    StoreUnreadable {
        /// What is wrong with it.
        reason: Reason,
    },
    /// The trust store holds a key that is none.
    NotAKey {
        /// In whose name it stands.
        publisher: String,
    },
    /// The trust store lets two publishers publish one plugin.
    TwoPublishers {
        /// What both claim.
        claim: Claim,
        /// Both names.
        sides: [String; 2],
    },
}

impl TrustFault {
    /// The code.
    #[must_use]
    pub fn code(&self) -> Code {
        match self {
            Self::Unsigned => Code::Unsigned,
            Self::SignatureUnreadable => Code::SignatureUnreadable,
            Self::UnknownKey { .. } => Code::UnknownKeyOfPublisher,
            Self::Revoked { .. } => Code::KeyRevoked,
            Self::WrongSignature { .. } => Code::WrongSignature,
            Self::NotTheirs { .. } => Code::NotTheirs,
            Self::StoreMissing { .. } | Self::StoreUnreadable { .. } | Self::NotAKey { .. } => Code::TrustUnreadable,
            Self::TwoPublishers { .. } => Code::TwoPublishers,
        }
    }
}

impl Explain for TrustFault {
    fn code(&self) -> &'static str {
        self.code().as_str()
    }

    fn explain(&self, language: Language) -> String {
        let text = match self {
            Self::Unsigned => both(
                "het zegel is niet ondertekend. Installeer een ondertekende uitgave; wie zelf aan het pakket werkt, wijst de map aan als ontwikkelmap.",
                "the seal is not signed. Install a signed release; whoever works on the pack names the folder as a development folder.",
            ),
            Self::SignatureUnreadable => both(
                "`seal.toml.minisig` is geen handtekening van minisign. Installeer het pakket opnieuw van wie het uitgeeft.",
                "`seal.toml.minisig` is no signature of minisign. Install the pack again from its publisher.",
            ),
            Self::UnknownKey { key } => both(
                format!(
                    "het zegel is ondertekend met sleutel {key}, en die staat op niemands naam. Vraag de uitgever om zijn sleutel, controleer haar langs een andere weg, en zet haar in de lijst van vertrouwde uitgevers."
                ),
                format!(
                    "the seal is signed with key {key}, which is in nobody's name. Ask the publisher for its key, check it by another way, and put it in the list of trusted publishers."
                ),
            ),
            Self::Revoked { key, publisher, revocation } => {
                let why = |language| {
                    let reason = revocation.reason.as_ref().map(|reason| format!(" ({})", reason.get(language)));
                    reason.unwrap_or_default()
                };
                let on = &revocation.on;
                both(
                    format!(
                        "sleutel {key} van {publisher} is ingetrokken op {on}{}. Installeer een uitgave die met een andere sleutel is ondertekend.",
                        why(Language::Nl)
                    ),
                    format!(
                        "key {key} of {publisher} was revoked on {on}{}. Install a release that is signed with another key.",
                        why(Language::En)
                    ),
                )
            }
            Self::WrongSignature { key, publisher } => both(
                format!(
                    "de handtekening (sleutel {key} van {publisher}) hoort niet bij dit zegel: een van beide is veranderd. Installeer het pakket opnieuw van wie het uitgeeft."
                ),
                format!(
                    "the signature (key {key} of {publisher}) does not belong to this seal: one of them was changed. Install the pack again from its publisher."
                ),
            ),
            Self::NotTheirs { id, publisher, rightful: Some(rightful) } => both(
                format!(
                    "`{id}` is ondertekend door {publisher}, maar alleen {rightful} mag dit uitgeven. Installeer de uitgave van {rightful}."
                ),
                format!(
                    "`{id}` is signed by {publisher}, but only {rightful} may publish it. Install the release of {rightful}."
                ),
            ),
            Self::NotTheirs { id, publisher, rightful: None } => both(
                format!(
                    "{publisher} wordt vertrouwd, maar mag `{id}` niet uitgeven. Zet het erbij in de lijst van vertrouwde uitgevers, als dat klopt."
                ),
                format!(
                    "{publisher} is trusted, but may not publish `{id}`. Add it to the list of trusted publishers, if that is right."
                ),
            ),
            Self::StoreMissing { path } => {
                let path = path.display();
                both(
                    format!(
                        "er is geen lijst van vertrouwde uitgevers {path}. Noem een andere, of begin haar met `vakwerk trust add`."
                    ),
                    format!(
                        "there is no list of trusted publishers {path}. Name another, or begin it with `vakwerk trust add`."
                    ),
                )
            }
            Self::StoreUnreadable { reason } => both(
                format!(
                    "de lijst van vertrouwde uitgevers is niet te lezen: {}. Herstel het bestand.",
                    reason.get(Language::Nl)
                ),
                format!("the list of trusted publishers cannot be read: {}. Mend the file.", reason.get(Language::En)),
            ),
            Self::NotAKey { publisher } => both(
                format!(
                    "de lijst van vertrouwde uitgevers noemt bij {publisher} een sleutel die er geen is. Neem de tweede regel over van het bestand met de openbare sleutel."
                ),
                format!(
                    "the list of trusted publishers names a key of {publisher} that is none. Copy the second line of the file with the public key."
                ),
            ),
            Self::TwoPublishers { claim, sides: [one, two] } => both(
                format!("de lijst van vertrouwde uitgevers laat {one} én {two} `{claim}` uitgeven. Kies er één."),
                format!("the list of trusted publishers lets both {one} and {two} publish `{claim}`. Choose one."),
            ),
        };
        text.get(language).to_owned()
    }
}

impl fmt::Display for TrustFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.code().as_str(), self.explain(Language::En))
    }
}

impl std::error::Error for TrustFault {}
