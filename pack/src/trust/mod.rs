//! Who may publish what: the keys that an embedding program trusts, and the check of a signature against them.

mod claim;
mod fault;
#[cfg(feature = "sign")]
mod key_fault;
mod revocation;
#[cfg(feature = "sign")]
pub mod sign;

use std::path::Path;

use minisign_verify::{PublicKey, Signature};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use vakwerk_core::explain::Explain;
use vakwerk_core::id::PluginId;
use vakwerk_core::text::Language;

pub use claim::Claim;
pub use fault::TrustFault;
#[cfg(feature = "sign")]
pub use key_fault::KeyFault;
pub use revocation::Revocation;

use crate::document::Document;
use crate::fault::Fault;
use crate::files::{self, Found, Lies};
use crate::problem::both;
use crate::reason::Reason;
use crate::typed;

/// The usual name of a trust store.
pub const TRUST_FILE: &str = "vakwerk-trust.toml";
/// The format of trust stores that this version writes and reads.
pub const TRUST_FORMAT: u32 = 1;

/// The publishers that an embedding program trusts, each with its keys and with what it may publish.
///
/// An empty store trusts nobody.
///
/// ```
/// use vakwerk_pack::trust::TrustStore;
/// let store = TrustStore::parse(
///     "format = 1\n\
///      [[publisher]]\n\
///      name = 'Voorbeeld BV'\n\
///      publishes = ['voorbeeld.*']\n\
///      key = [{ public = 'RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3' }]\n",
/// )
/// .unwrap();
/// let id = "voorbeeld.ademen".parse().unwrap();
/// assert_eq!(store.publisher_of(&id).unwrap().name, "Voorbeeld BV");
/// assert!(store.publisher_of(&"ander.ademen".parse().unwrap()).is_none());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TrustStore {
    publishers: Vec<Publisher>,
}

/// A publisher, its keys, and what it may publish.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Publisher {
    /// Who it is, as people read it.
    pub name: String,
    /// The plugins it may publish: ids, or `publisher.*` for all of a publisher.
    pub publishes: Vec<Claim>,
    /// Its keys; a key that is revoked stays, so that what it signed is refused by name.
    #[serde(default)]
    pub key: Vec<TrustedKey>,
}

/// A key of a publisher.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct TrustedKey {
    /// The public key as `minisign` writes it: the second line of its file.
    pub public: String,
    /// Since when it is no longer trusted; nothing that it signed is, of whatever day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revoked: Option<Revocation>,
}

/// A trust store as it is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct TrustFile {
    /// The form of this file: `1`.
    pub format: u32,
    /// The publishers.
    #[serde(default)]
    pub publisher: Vec<Publisher>,
}

/// Who signed a seal: a publisher that is trusted with this id.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Signer {
    /// The name of the publisher in the trust store.
    pub publisher: String,
    /// The public key.
    pub key: String,
}

impl TrustStore {
    /// A store with these publishers.
    ///
    /// # Errors
    /// A key that is none, or two publishers that claim one id.
    pub fn new(publishers: Vec<Publisher>) -> Result<Self, TrustFault> {
        for (at, publisher) in publishers.iter().enumerate() {
            for key in &publisher.key {
                if PublicKey::from_base64(&key.public).is_err() {
                    return Err(TrustFault::NotAKey { publisher: publisher.name.clone() });
                }
            }
            for other in &publishers[at + 1..] {
                let shared = publisher.publishes.iter().find(|one| other.publishes.iter().any(|two| one.overlaps(two)));
                if let Some(claim) = shared {
                    let sides = [publisher.name.clone(), other.name.clone()];
                    return Err(TrustFault::TwoPublishers { claim: claim.clone(), sides });
                }
            }
        }
        Ok(Self { publishers })
    }

    /// Reads the text of a trust store.
    ///
    /// # Errors
    /// It is no trust store, or one of another format, or what [`Self::new`] refuses.
    pub fn parse(text: &str) -> Result<Self, TrustFault> {
        let unreadable = |reason: Reason| TrustFault::StoreUnreadable { reason };
        let mut faults = Vec::new();
        let document = Document::read(TRUST_FILE, text.as_bytes().to_vec(), &mut faults);
        if let Some(fault) = faults.first() {
            return Err(unreadable(told(fault)));
        }
        let root = document.map(|document| document.root).unwrap_or_default();
        // The format comes first: another format may have other keys.
        let format = root.count("format");
        if format != Some(u64::from(TRUST_FORMAT)) {
            return Err(unreadable(Reason::Format { known: TRUST_FORMAT, found: format }));
        }
        let file: TrustFile =
            typed::read(&root).map_err(|error| unreadable(Reason::Said(crate::suggest::shown(&error.to_string()))))?;
        Self::new(file.publisher)
    }

    /// Reads the trust store at `path`.
    ///
    /// # Errors
    /// The file cannot be read, or what [`Self::parse`] refuses.
    pub fn read(path: impl AsRef<Path>) -> Result<Self, TrustFault> {
        let unreadable = |reason: Reason| TrustFault::StoreUnreadable { reason };
        let path = path.as_ref();
        let size = std::fs::metadata(path).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => TrustFault::StoreMissing { path: path.to_owned() },
            _ => unreadable(Reason::from(&error)),
        })?;
        let size = size.len();
        let found = Found { path: TRUST_FILE.into(), lies: Lies::OnDisk(path.to_owned()), size };
        let mut faults = Vec::new();
        let bytes = files::bytes(&found, &mut faults);
        if let Some(fault) = faults.first() {
            return Err(unreadable(told(fault)));
        }
        let text = String::from_utf8(bytes.unwrap_or_default()).map_err(|_| unreadable(Reason::NotUtf8))?;
        Self::parse(&text)
    }

    /// The text of the store.
    ///
    /// # Errors
    /// It cannot be written as TOML; no store of these types is such.
    pub fn to_toml(&self) -> Result<String, TrustFault> {
        let file = TrustFile { format: TRUST_FORMAT, publisher: self.publishers.clone() };
        toml::to_string(&file).map_err(|error| TrustFault::StoreUnreadable { reason: Reason::Said(error.to_string()) })
    }

    /// The publishers, in the order in which they were given.
    #[must_use]
    pub fn publishers(&self) -> &[Publisher] {
        &self.publishers
    }

    /// The publisher that may publish this plugin.
    #[must_use]
    pub fn publisher_of(&self, id: &PluginId) -> Option<&Publisher> {
        self.publishers.iter().find(|publisher| publisher.publishes.iter().any(|claim| claim.covers(id)))
    }

    /// Checks the signature over the exact bytes of the seal of the plugin `id`.
    ///
    /// Of the signature's comments the untrusted one is never read, and the trusted one decides nothing.
    ///
    /// # Errors
    /// There is no signature, it cannot be read, its key is unknown or revoked or another publisher's, or it does
    /// not match.
    pub fn verify(&self, id: &PluginId, seal: &[u8], signature: Option<&str>) -> Result<Signer, TrustFault> {
        let text = signature.ok_or(TrustFault::Unsigned)?;
        let (number, signature) = key_number(text.lines().nth(1).unwrap_or_default(), SIGNATURE_BYTES)
            .zip(Signature::decode(text).ok())
            .ok_or(TrustFault::SignatureUnreadable)?;
        let mut outcome = TrustFault::UnknownKey { key: shown(number) };
        for publisher in &self.publishers {
            for key in &publisher.key {
                // Numbers of keys are chosen by whoever makes them, so two keys may have one.
                let public = PublicKey::from_base64(&key.public).ok();
                let same = key_number(&key.public, KEY_BYTES) == Some(number);
                let Some(public) = public.filter(|_| same) else { continue };
                let name = || publisher.name.clone();
                outcome = if let Some(revocation) = &key.revoked {
                    TrustFault::Revoked { key: shown(number), publisher: name(), revocation: revocation.clone() }
                } else if public.verify(seal, &signature, false).is_err() {
                    TrustFault::WrongSignature { key: shown(number), publisher: name() }
                } else if publisher.publishes.iter().any(|claim| claim.covers(id)) {
                    return Ok(Signer { publisher: name(), key: key.public.clone() });
                } else {
                    let rightful = self.publisher_of(id).map(|publisher| publisher.name.clone());
                    TrustFault::NotTheirs { id: id.clone(), publisher: name(), rightful }
                };
            }
        }
        Err(outcome)
    }
}

/// Whether a signature fits these bytes and a public key, as `minisign` writes both: a file with comments, or the key
/// alone on one line.
///
/// Nothing that is said in comments counts.
///
/// ```
/// use vakwerk_pack::trust::signature_fits;
/// assert!(!signature_fits("no key", b"bytes", "no signature"));
/// ```
#[must_use]
pub fn signature_fits(public_key: &str, bytes: &[u8], signature: &str) -> bool {
    let key = PublicKey::decode(public_key).or_else(|_| PublicKey::from_base64(public_key.trim()));
    let (Ok(key), Ok(signature)) = (key, Signature::decode(signature)) else { return false };
    key.verify(bytes, &signature, false).is_ok()
}

const KEY_BYTES: usize = 42;
const SIGNATURE_BYTES: usize = 74;

/// The number by which a key is known, in a key or a signature of `length` bytes as text.
fn key_number(text: &str, length: usize) -> Option<u64> {
    let bytes = data_encoding::BASE64.decode(text.trim_end().as_bytes()).ok().filter(|bytes| bytes.len() == length)?;
    bytes.get(2..)?.first_chunk().map(|number| u64::from_le_bytes(*number))
}

/// The number of a key as `minisign` shows it.
fn shown(number: u64) -> String {
    format!("{number:016X}")
}

/// The public key in a text: the key itself, or the file that `minisign` writes it to, with a line of comment above it.
///
/// ```
/// use vakwerk_pack::trust::public_key;
/// let key = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3";
/// assert_eq!(public_key(&format!("untrusted comment: minisign public key\n{key}\n")).as_deref(), Some(key));
/// assert_eq!(public_key("something else"), None);
/// ```
#[must_use]
pub fn public_key(text: &str) -> Option<String> {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let first = lines.next()?;
    let line = if first.starts_with("untrusted comment:") { lines.next()? } else { first };
    let whole = lines.next().is_none() && key_number(line, KEY_BYTES).is_some();
    (whole && PublicKey::from_base64(line).is_ok()).then(|| line.to_owned())
}

/// A key in a few characters, as `minisign` shows it; for people.
#[must_use]
pub fn short_key(public: &str) -> String {
    key_number(public, KEY_BYTES).map_or_else(|| public.chars().take(16).collect(), shown)
}

/// What a fault of the file says, in both languages.
fn told(fault: &Fault) -> Reason {
    Reason::Fault(both(fault.explain(Language::Nl), fault.explain(Language::En)))
}
