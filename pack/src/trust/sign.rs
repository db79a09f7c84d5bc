//! Making keys and signatures: for publishers, and for tests and demonstrations with a key that is thrown away.

use std::fs;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use minisign::{KeyPair, PublicKey, SecretKey, SecretKeyBox};
use vakwerk_core::id::PluginId;

use super::{KeyFault, Publisher, TrustFault, TrustStore, TrustedKey};
use crate::fault::Faults;
use crate::files::file_fault;
use crate::problem::{Problem, SealProblem};
use crate::reason::Reason;
use crate::seal::{SIGNATURE_FILE, Seal, SealOnDisk};

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

    /// Makes a new key and writes both halves as `minisign` does: the secret one for its owner to read only, and locked
    /// with the password where there is one. Gives the public half, as a trust store names it.
    ///
    /// # Errors
    /// A file is there already or cannot be written, or the system gives no random numbers. Then neither half is kept.
    pub fn create(secret: &Path, public: &Path, password: Option<String>) -> Result<String, KeyFault> {
        let pair = match password {
            None => KeyPair::generate_unencrypted_keypair(),
            Some(password) => KeyPair::generate_encrypted_keypair(Some(password)),
        };
        let halves = pair.and_then(|pair| Ok((pair.sk.to_box(None)?.into_string(), pair.pk)));
        let (kept, half) = halves.map_err(|_| KeyFault::NotMade)?;
        let shown = half.to_box().map_err(|_| KeyFault::NotMade)?.into_string();
        write_new(secret, &kept, true)?;
        if let Err(fault) = write_new(public, &shown, false) {
            // Nobody has seen this key, and half of one would stand in the way of the next attempt.
            let _ = fs::remove_file(secret);
            return Err(fault);
        }
        Ok(half.to_base64())
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
        fs::write(&path, text).map_err(|error| unwritable(&path, Reason::from(&error)))?;
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

/// The file with the secret half of a key, before its password is asked.
pub struct SecretFile {
    path: PathBuf,
    text: String,
    locked: bool,
}

impl SecretFile {
    /// Reads the file.
    ///
    /// # Errors
    /// It cannot be read, or is not the secret half of a key.
    pub fn read(path: &Path) -> Result<Self, KeyFault> {
        let mut text = String::new();
        let file = fs::File::open(path).map_err(|error| KeyFault::unreadable(path, &error))?;
        let read = file.take(SECRET_LIMIT).read_to_string(&mut text);
        let not_secret = || KeyFault::NotSecret { path: path.to_owned() };
        read.map_err(|error| match error.kind() {
            // A file that is not even text is no key.
            io::ErrorKind::InvalidData => not_secret(),
            _ => KeyFault::unreadable(path, &error),
        })?;
        let line = text.lines().nth(1).unwrap_or_default().trim_end();
        let bytes = data_encoding::BASE64.decode(line.as_bytes()).unwrap_or_default();
        let locked = match (bytes.len(), bytes.get(2..4)) {
            (SECRET_BYTES, Some([0, 0])) => false,
            (SECRET_BYTES, Some(b"Sc")) => true,
            _ => return Err(not_secret()),
        };
        Ok(Self { path: path.to_owned(), text, locked })
    }

    /// Whether the key has a password.
    #[must_use]
    pub fn has_password(&self) -> bool {
        self.locked
    }

    /// Opens the key; a key without a password needs none.
    ///
    /// # Errors
    /// The password is missing or another, or the key was damaged.
    pub fn open(self, password: Option<String>) -> Result<SigningKey, KeyFault> {
        let Self { path, text, locked } = self;
        let kept = SecretKeyBox::from(text);
        let secret = match (locked, password) {
            (false, _) => kept.into_unencrypted_secret_key().map_err(|_| KeyFault::NotSecret { path: path.clone() }),
            (true, Some(password)) => {
                kept.into_secret_key(Some(password)).map_err(|_| KeyFault::PasswordWrong { path: path.clone() })
            }
            // Never `None` to `minisign`, which would ask on the terminal and print on standard output.
            (true, None) => Err(KeyFault::PasswordMissing { path: path.clone() }),
        }?;
        let public = PublicKey::from_secret_key(&secret).map_err(|_| KeyFault::NotSecret { path })?;
        Ok(SigningKey { secret, public })
    }
}

/// Refuses a sealed folder that holds the secret half of a key among its files.
///
/// # Errors
/// It does; the first of them.
pub fn no_secret_in(folder: impl AsRef<Path>, seal: &Seal) -> Result<(), KeyFault> {
    let small = seal.file.iter().filter(|file| file.size <= SECRET_LIMIT);
    let mut paths = small.map(|file| folder.as_ref().join(&file.path));
    match paths.find(|path| SecretFile::read(path).is_ok()) {
        Some(path) => Err(KeyFault::Inside { path }),
        None => Ok(()),
    }
}

/// The length of the secret half, as `minisign` writes it.
const SECRET_BYTES: usize = 158;
/// A file with a key is two short lines.
const SECRET_LIMIT: u64 = 8 * 1024;

/// Writes a file that must not be there yet; a secret one only for its owner to read.
fn write_new(path: &Path, text: &str, secret: bool) -> Result<(), KeyFault> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if secret {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    let written = options.open(path).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.sync_all()
    });
    written.map_err(|error| KeyFault::unwritable(path, &error))
}

fn unmade(error: &minisign::PError) -> Faults {
    unwritable(Path::new(SIGNATURE_FILE), Reason::Said(error.to_string()))
}

fn unwritable(path: &Path, reason: Reason) -> Faults {
    file_fault(&path.display().to_string(), Problem::Seal(SealProblem::Unwritable { reason })).into()
}
