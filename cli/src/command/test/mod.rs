//! `vakwerk test FOLDER`: runs a pack's own vectors and case scripts.

mod cases;

use std::path::{Path, PathBuf};

use clap::{ArgMatches, Command};
use serde::Serialize;
use vakwerk_conformance::Desk;
use vakwerk_conformance::vectors::{Worked, work};
use vakwerk_core::catalogue::{Arithmetic, Pack};
use vakwerk_core::licence::Grants;
use vakwerk_core::text::Language;

use super::Entry;
use crate::command::arguments;
use crate::faulty;
use crate::library::Library;
use crate::page::{Page, Tone};
use crate::phrase::Phrase;
use crate::problem::Problem;
use crate::reply::{Exit, Failure, Reply};
use crate::say;
use crate::session::Session;
use crate::words::example_place;
use cases::CaseFailed;

pub(super) const ENTRY: Entry = Entry { name: "test", define, run };

const ABOUT: Phrase = Phrase::new(
    "Reken de rekenvoorbeelden van een pakket na en speel zijn zaken",
    "Work out a pack's own vectors and play its cases",
);
const USAGE: Phrase = Phrase::new("vakwerk test MAP [OPTIES]", "vakwerk test FOLDER [OPTIONS]");
const AFTER: Phrase = Phrase::new(
    "Rekent `vectors/*.json` na en speelt `cases/*.toml`, met elke licentie verleend. Zaken en instrumenten met eigen \
     code gebruiken de plugins van deze opdracht, met dit pakket erbij; een zaak wordt in een tijdelijke map bewaard.

De laatste regel is `N passed, M failed`, in elke taal.

Voorbeelden:
  vakwerk test ./mijn-pakket
  vakwerk test packs/algemeen --json

Met --json: folder, id, version, passed, failed, vectors (place, mismatches) en cases (file, code, message): wat \
     mislukte.
Exitcodes: 0 alles klopt · 1 iets mislukt, of er was niets · 2 verkeerd gebruik",
    "Works out `vectors/*.json` and plays `cases/*.toml`, with every licence granted. Cases, and instruments with code \
     of their own, use the plugins of this command with this pack among them; a case is kept in a temporary folder.

The last line is `N passed, M failed`, in every language.

Examples:
  vakwerk test ./my-pack
  vakwerk test packs/algemeen --json

With --json: folder, id, version, passed, failed, vectors (place, mismatches) and cases (file, code, message): what \
     failed.
Exit codes: 0 all as expected · 1 something failed, or there was nothing · 2 wrong use",
);

fn define(language: Language) -> Command {
    Command::new("test")
        .about(ABOUT.get(language))
        .override_usage(USAGE.get(language))
        .after_help(AFTER.get(language))
        .arg(arguments::pack_folder(language))
}

/// What became of it, as `--json` gives it.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Tested<'a> {
    folder: &'a Path,
    id: String,
    version: String,
    passed: usize,
    failed: usize,
    vectors: Vec<VectorFailed>,
    cases: &'a [CaseFailed],
}

/// A vector that does not give what it expects, or a file of them that cannot be read.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct VectorFailed {
    place: String,
    mismatches: Vec<String>,
}

fn run(session: &Session<'_>, matches: &ArgMatches) -> Result<Reply, Failure> {
    let folder = matches.get_one::<PathBuf>("folder").cloned().unwrap_or_default();
    let language = session.language;
    faulty::folder(&folder)?;
    let pack = vakwerk_pack::read(&folder)
        .map_err(|faults| Problem::FaultyPack { path: folder.clone(), count: faults.0.len() })?;
    let scripts = cases::scripts(&folder)?;
    let _progress = session.progress(Phrase::new("Er wordt nagerekend …", "Working out …").get(language).to_owned());
    let needs_plugins = !scripts.is_empty() || has_code(&pack);
    let library = needs_plugins.then(|| session.library_with(&Grants::everything(), &folder)).transpose()?;
    let desk = match library.as_ref().filter(|library| serves(library, &pack)) {
        Some(library) => Desk::Loaded(library.set()),
        None => Desk::declared(&pack),
    };
    let (worked, unread) = work(&folder, &desk);
    let mut vectors: Vec<VectorFailed> =
        worked.iter().filter(|one| !one.passed()).map(|one| failed(one, language)).collect();
    vectors.extend(
        unread.iter().map(|fault| VectorFailed {
            place: fault.item.clone(),
            mismatches: vec![fault.why.get(language).to_owned()],
        }),
    );
    let (played, cases) = match &library {
        Some(library) => cases::play(&scripts, library, language)?,
        None => (0, Vec::new()),
    };
    let failures = vectors.len() + cases.len();
    let passed = worked.iter().filter(|one| one.passed()).count() + played - cases.len();
    let tested = Tested {
        folder: &folder,
        id: pack.manifest.id.to_string(),
        version: pack.manifest.version.to_string(),
        passed,
        failed: failures,
        vectors,
        cases: &cases,
    };
    let exit = if failures == 0 && passed > 0 { Exit::Done } else { Exit::Refused };
    let page = page(session, &tested);
    Ok(Reply::new(exit, &tested, page))
}

fn has_code(pack: &Pack) -> bool {
    pack.contents.assessment.iter().any(|assessment| assessment.arithmetic == Arithmetic::Coded)
}

/// Whether the plugins that were loaded have this very pack.
fn serves(library: &Library, pack: &Pack) -> bool {
    let (id, version) = (&pack.manifest.id, &pack.manifest.version);
    library.set().packs().any(|loaded| loaded.manifest.id == *id && loaded.manifest.version == *version)
}

fn failed(worked: &Worked, language: Language) -> VectorFailed {
    let mismatches = worked.mismatches.iter().map(|mismatch| mismatch.line(language)).collect();
    VectorFailed { place: worked.place.clone(), mismatches }
}

fn page(session: &Session<'_>, tested: &Tested<'_>) -> Page {
    let language = session.language;
    let mut page = Page::new(session.look);
    for vector in &tested.vectors {
        let place = example_place(&vector.place, language);
        page.stand_out(Tone::Alarm, &say!(language, "Mislukt: {place}", "Failed: {place}"));
        vector.mismatches.iter().for_each(|mismatch| page.bullet(mismatch));
    }
    for case in tested.cases {
        let (file, code, message) = (&case.file, case.code, &case.message);
        page.stand_out(Tone::Alarm, &say!(language, "Mislukt: {file}", "Failed: {file}"));
        page.bullet(&format!("{code} {message}"));
    }
    let (passed, failed) = (tested.passed, tested.failed);
    if passed + failed == 0 {
        let nothing = Phrase::new(
            "Er is niets om na te rekenen: het pakket heeft geen vectors/*.json en geen cases/*.toml.",
            "There is nothing to work out: the pack has no vectors/*.json and no cases/*.toml.",
        );
        page.line(nothing.get(language));
    }
    // One line for whoever reads it with a program, so the same in every language.
    page.line(&format!("{passed} passed, {failed} failed"));
    page
}
