//! Making keys and signatures: for publishers, and for tests and demonstrations with a key that is thrown away.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use minisign::{KeyPair, PublicKey, SecretKey, SecretKeyBox};
use vakwerk_core::id::PluginId;

use super::{Publisher, TrustFault, TrustStore, TrustedKey};
use crate::fault::Faults;
use crate::files::{file_fault, reason};
use crate::problem::{Problem, SealProblem};
use crate::seal::{SIGNATURE_FILE, SealOnDisk};

/// A key with which seals are signed.
///
/// ```
/// use vakwerk_pack::trust::sign::SigningKey;
/// let key = SigningKey::throw_away().unwrap();
/// let store = key.trusted_with("Voorbeeld", ["voorbeeld.ademen".parse().unwrap()]).unwrap();
/// let signature = key.sign(b"format = 1\n").unwrap();
/// let id = "voorbeeld.ademen".parse().unwrap();
/// assert_eq!(store.verify(&id, b"format = 1\n", Some(&signature)).unwrap().key, key.public());
/// assert_eq!(store.verify(&id, b"format = 2\n", Some(&signature)).unwrap_err().code().as_str(), "E0216");
/// ```
pub struct SigningKey {
    secret: SecretKey,
    public: PublicKey,
}

impl SigningKey {
    /// A new key that is kept nowhere.
    ///
    /// # Errors
    /// The system gives no random numbers.
    pub fn throw_away() -> Result<Self, Faults> {
        let KeyPair { pk, sk } = KeyPair::generate_unencrypted_keypair().map_err(|error| unmade(&error))?;
        Ok(Self { secret: sk, public: pk })
    }

    /// Makes a new key and writes both halves, as `minisign` does; `None` as password leaves the secret half readable
    /// to whoever can read the file.
    ///
    /// # Errors
    /// A file is there already or cannot be written, or the system gives no random numbers.
    pub fn create(secret: &Path, public: &Path, password: Option<String>) -> Result<Self, Faults> {
        let pair = match &password {
            None => KeyPair::generate_unencrypted_keypair(),
            Some(password) => KeyPair::generate_encrypted_keypair(Some(password.clone())),
        };
        let pair = pair.map_err(|error| unmade(&error))?;
        let (kept, shown) =
            pair.sk.to_box(None).and_then(|kept| Ok((kept, pair.pk.to_box()?))).map_err(|error| unmade(&error))?;
        write_new(secret, &kept.into_string(), true)?;
        write_new(public, &shown.into_string(), false)?;
        Self::read(secret, password)
    }

    /// Reads the secret half of a key; `None` as password for a key that has none.
    ///
    /// # Errors
    /// The file cannot be read, is no key, or has another password.
    pub fn read(path: &Path, password: Option<String>) -> Result<Self, Faults> {
        let text = fs::read_to_string(path).map_err(|error| unwritable(path, reason(&error)))?;
        let kept = SecretKeyBox::from_string(&text).map_err(|error| unwritable(path, error.to_string()))?;
        let secret = match password {
            Some(password) => kept.into_secret_key(Some(password)),
            None => kept.into_unencrypted_secret_key(),
        };
        let secret = secret.map_err(|error| unwritable(path, error.to_string()))?;
        let public = PublicKey::from_secret_key(&secret).map_err(|error| unwritable(path, error.to_string()))?;
        Ok(Self { secret, public })
    }

    /// The public half, as a trust store names it.
    #[must_use]
    pub fn public(&self) -> String {
        self.public.to_base64()
    }

    /// The text of a signature over these bytes.
    ///
    /// # Errors
    /// The system gives no random numbers.
    pub fn sign(&self, bytes: &[u8]) -> Result<String, Faults> {
        let signature = minisign::sign(Some(&self.public), &self.secret, bytes, None, None);
        Ok(signature.map_err(|error| unmade(&error))?.into_string())
    }

    /// Signs the seal of a folder, after comparing every file in it with the seal.
    ///
    /// # Errors
    /// The folder is not what its seal says, or the signature cannot be written.
    pub fn sign_folder(&self, folder: impl AsRef<Path>) -> Result<SealOnDisk, Faults> {
        let folder = folder.as_ref();
        let sealed = crate::verify_sealed(folder)?;
        let text = self.sign(&sealed.bytes)?;
        let path = folder.join(SIGNATURE_FILE);
        fs::write(&path, text).map_err(|error| unwritable(&path, reason(&error)))?;
        crate::read_seal(folder)
    }

    /// A trust store that names this key, and nothing else, for these plugins.
    ///
    /// # Errors
    /// None that a key made here can have.
    pub fn trusted_with(
        &self,
        publisher: &str,
        ids: impl IntoIterator<Item = PluginId>,
    ) -> Result<TrustStore, TrustFault> {
        let publishes = ids.into_iter().map(super::Claim::Plugin).collect();
        let key = vec![TrustedKey { public: self.public(), revoked: None }];
        TrustStore::new(vec![Publisher { name: publisher.to_owned(), publishes, key }])
    }
}

/// Writes a file that must not be there yet; a secret one only for its owner to read.
fn write_new(path: &Path, text: &str, secret: bool) -> Result<(), Faults> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if secret {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    let written = options.open(path).and_then(|mut file| file.write_all(text.as_bytes()));
    written.map_err(|error: io::Error| unwritable(path, reason(&error)))
}

fn unmade(error: &minisign::PError) -> Faults {
    unwritable(Path::new(SIGNATURE_FILE), error.to_string())
}

fn unwritable(path: &Path, reason: String) -> Faults {
    file_fault(&path.display().to_string(), Problem::Seal(SealProblem::Unwritable { reason })).into()
}
