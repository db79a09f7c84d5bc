//! Writing a new folder: completely or not at all, and never over anything.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use vakwerk_core::text::Language;
use vakwerk_pack::FILE_KINDS;

use super::answers::Answers;
use super::kinds::Kind;
use super::template::Filling;
use crate::problem::Problem;
use crate::reply::{Exit, Failure};

/// Where the schemas for editors lie; hidden, so that they are no part of the pack.
const SCHEMAS: &str = ".schemas";

/// That nothing stands where the folder would come.
pub(super) fn free(folder: &Path) -> Result<(), Failure> {
    match fs::symlink_metadata(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        _ => Err(Failure::new(Exit::Refused, Problem::Exists { path: folder.to_owned() })),
    }
}

/// Writes the files of a new pack and gives their paths.
pub(super) fn write(
    kind: &Kind,
    answers: &Answers,
    folder: &Path,
    clone: Option<&Path>,
    language: Language,
) -> Result<Vec<String>, Failure> {
    let failed = |path: &Path, error: &io::Error| -> Failure {
        Problem::NotWritten { path: path.to_owned(), kind: error.kind() }.into()
    };
    let room = folder.parent().filter(|room| !room.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(room).map_err(|error| failed(room, &error))?;
    let vakwerk = clone.map(|clone| to_clone(clone, room)).transpose()?;
    let filling = filling(kind, answers, vakwerk.as_deref(), language);
    let mut files: BTreeMap<String, String> = kind
        .files()
        .map(|template| (filling.fill(template.path).trim_end().to_owned(), filling.fill(template.text)))
        .collect();
    for known in FILE_KINDS.iter().filter(|known| ["manifest", "catalogue"].contains(&known.name)) {
        files.insert(format!("{SCHEMAS}/{}.schema.json", known.name), format!("{:#}\n", known.schema()));
    }
    if let Some(clone) = clone {
        files.insert(".gitignore".into(), "/target\n".into());
        // The versions that Vakwerk itself is built with, so that it builds without looking for others.
        if let Ok(lock) = fs::read_to_string(clone.join("Cargo.lock")) {
            files.insert("Cargo.lock".into(), lock);
        }
    }
    // Under another name first: nobody ever sees half a pack.
    let working = tempfile::Builder::new().prefix(".vakwerk-new-").tempdir_in(room);
    let working = working.map_err(|error| failed(room, &error))?;
    for (path, text) in &files {
        let full = working.path().join(path);
        let inside = full.parent().unwrap_or(&full);
        fs::create_dir_all(inside).and_then(|()| fs::write(&full, text)).map_err(|error| failed(&full, &error))?;
    }
    readable(working.path()).map_err(|error| failed(folder, &error))?;
    free(folder)?;
    fs::rename(working.path(), folder).map_err(|error| failed(folder, &error))?;
    // It is no longer there to be removed.
    let _ = working.keep();
    Ok(files.into_keys().collect())
}

/// Gives a folder made for ourselves alone the rights of any other folder.
#[cfg(unix)]
fn readable(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    // Beside it a folder made in the ordinary way shows what the process would give.
    let ordinary = folder.join("catalogue");
    let rights = fs::metadata(ordinary)?.permissions().mode();
    fs::set_permissions(folder, fs::Permissions::from_mode(rights))
}

#[cfg(not(unix))]
fn readable(_: &Path) -> io::Result<()> {
    Ok(())
}

fn filling(kind: &Kind, answers: &Answers, vakwerk: Option<&str>, language: Language) -> Filling {
    let purpose = kind.purpose();
    let values = BTreeMap::from([
        ("id", answers.id.to_string()),
        ("name", answers.name.clone()),
        ("title", answers.title.clone()),
        ("title-en", answers.title_en.clone()),
        ("publisher", answers.publisher.clone()),
        ("licence", answers.licence.clone()),
        ("kind", kind.name.to_owned()),
        ("purpose", purpose.get(Language::Nl).to_owned()),
        ("purpose-en", purpose.get(Language::En).to_owned()),
        ("crate", format!("vakwerk-{}", answers.name)),
        ("vakwerk", vakwerk.unwrap_or_default().to_owned()),
    ]);
    let mut holds = BTreeSet::from([if kind.code { "discipline" } else { "not-discipline" }]);
    if kind.instrument {
        holds.insert("instrument");
    }
    Filling { language, holds, values }
}

/// The way from a folder in `room` to the clone, as it is written in a manifest.
fn to_clone(clone: &Path, room: &Path) -> Result<String, Failure> {
    let whole =
        |path: &Path| path.canonicalize().map_err(|error| Problem::File { path: path.to_owned(), kind: error.kind() });
    let (clone, room) = (whole(clone)?, whole(room)?);
    if ["sdk", "pack", "conformance"].iter().any(|part| !clone.join(part).join("Cargo.toml").is_file()) {
        return Err(Failure::new(Exit::WrongUse, Problem::NoClone));
    }
    let shared = clone.components().zip(room.components()).take_while(|(a, b)| a == b).count();
    // One level up for the new folder itself, and one for each level that only the room has.
    let up = room.components().skip(shared).map(|_| Component::ParentDir).chain([Component::ParentDir]);
    let way: PathBuf = up.chain(clone.components().skip(shared)).collect();
    Ok(way.to_string_lossy().replace('\\', "/"))
}
