//! `vakwerk bundle FOLDER`: a pack as one file, sealed, and refused where its version is too low for what changed.

mod place;

use std::fs;
use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use serde::Serialize;
use sha2::{Digest as _, Sha256};
use vakwerk_conformance::vectors::{Worked, work};
use vakwerk_core::catalogue::{Arithmetic, Assessment, Pack};
use vakwerk_core::digest::Digest;
use vakwerk_core::licence::Grants;
use vakwerk_core::text::Language;
use vakwerk_host::workshop::load_alone;
use vakwerk_pack::bundle::{self, BUNDLE_EXTENSION};
use vakwerk_pack::diff::{Difference, Level};
use vakwerk_pack::seal::{SEAL_FILE, SealOnDisk, verify_sealed};
use vakwerk_pack::trust::short_key;
use vakwerk_pack::trust::sign::no_secret_in;
use vakwerk_pack::{assemble, left_out, read_seal};

use self::place::{Put, Stood};
use super::Entry;
use super::diff::{compare, library_option};
use crate::coded::Coded;
use crate::command::arguments;
use crate::faulty;
use crate::frame::OPTIONS;
use crate::page::{Page, Tone, broken};
use crate::phrase::Phrase;
use crate::problem::Problem;
use crate::reply::{Exit, Failure, Reply};
use crate::say;
use crate::secret;
use crate::session::Session;
use crate::words::example_place;
use crate::workshop;

pub(super) const ENTRY: Entry = Entry { name: "bundle", define, run };

const ABOUT: Phrase = Phrase::new("Maak van een pakket één bestand om te delen", "Make of a pack one file to share");
const USAGE: Phrase = Phrase::new("vakwerk bundle MAP [OPTIES]", "vakwerk bundle FOLDER [OPTIONS]");
const AFTER: Phrase = Phrase::new(
    "Controleert het pakket, rekent zijn rekenvoorbeelden na, verzegelt het, en schrijft het als één bestand \
     (id-versie.vakwerk). Klopt een voorbeeld niet, dan komt er geen bundel. Mee gaan vakwerk.toml, catalogue/, vectors/, \
     README, CHANGELOG en de licentie; wat er verder ligt, niet, en dat wordt genoemd. Hetzelfde pakket geeft altijd \
     dezelfde bytes. Met --previous wordt eerst vergeleken: is het versienummer of een editie te laag voor wat \
     er veranderde, dan komt er geen bundel. Met --key wordt de bundel ondertekend: zonder handtekening \
     laadt geen programma dat met cliënten werkt hem. De map zelf verandert niet; een map die al verzegeld is, gaat mee zoals zij is, met haar handtekening. Een ondertekende \
     bundel wordt niet vervangen door een die het niet is, en een ander bestand of pakket ook niet, tenzij u het met \
     --replace zegt.

Voorbeelden:
  vakwerk bundle ./mijn-methode --key uitgever.key
  vakwerk bundle ./mijn-methode --key uitgever.key --previous ./mijn-methode-1.2.0 --out mijn-methode.vakwerk

Met --json: file, id, version, bytes, sha256, files, left-out (wat niet meegaat), signed, key (null zonder --key), level en previous (null \
     zonder --previous), replaced (id, version, signed en otherwise van de bundel die er stond, of null).
Exitcodes: 0 gedaan · 1 geweigerd · 2 verkeerd gebruik",
    "Checks the pack, works its vectors out, seals it, and writes it as one file (id-version.vakwerk). Where a vector \
     fails, there is no bundle. vakwerk.toml, catalogue/, vectors/, README, CHANGELOG and the licence go along; what \
     else lies there does not, and is named. The same pack always gives the same bytes. With --previous it compares first: where the version number or an edition is too low for what changed, \
     there is no bundle. With --key the bundle is signed: without a signature no program that works with \
     clients loads it. The folder itself does \
     not change; a folder that is sealed already goes along as it is, with its signature. A signed bundle is not replaced \
     by one that is not, nor is another file or pack, unless you say so with --replace.

Examples:
  vakwerk bundle ./my-method --key publisher.key
  vakwerk bundle ./my-method --key publisher.key --previous ./my-method-1.2.0 --out my-method.vakwerk

With --json: file, id, version, bytes, sha256, files, left-out (what does not go along), signed, key (null without --key), level and previous (null \
     without --previous), replaced (id, version, signed and otherwise of the bundle that stood there, or null).
Exit codes: 0 done · 1 refused · 2 wrong use",
);

fn define(language: Language) -> Command {
    let path = |name: &'static str, value: Phrase, help: Phrase| {
        Arg::new(name)
            .long(name)
            .value_name(value.get(language))
            .help(help.get(language))
            .help_heading(OPTIONS.get(language))
            .value_parser(value_parser!(PathBuf))
    };
    let (folder, file) = (Phrase::new("MAP", "FOLDER"), Phrase::new("BESTAND", "FILE"));
    Command::new("bundle")
        .about(ABOUT.get(language))
        .override_usage(USAGE.get(language))
        .after_help(AFTER.get(language))
        .arg(arguments::pack_folder(language))
        .args([
            path(
                "previous",
                folder,
                Phrase::new("De map met de vorige versie", "The folder with the previous version"),
            ),
            path("out", file, Phrase::new("Schrijf naar dit bestand", "Write to this file")),
            path(
                "sealed",
                folder,
                Phrase::new("Leg de verzegelde map ook hier neer", "Put the sealed folder here too"),
            ),
            secret::key_option(language),
            library_option(language),
            Arg::new("replace")
                .long("replace")
                .help(
                    Phrase::new(
                        "Ook in de plaats van wat hier anders blijft staan",
                        "Also in the place of what would be kept otherwise",
                    )
                    .get(language),
                )
                .help_heading(OPTIONS.get(language))
                .action(ArgAction::SetTrue),
        ])
}

/// A bundle, as `--json` gives it.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Bundled {
    file: PathBuf,
    id: String,
    version: String,
    bytes: usize,
    sha256: String,
    files: usize,
    left_out: Vec<String>,
    signed: bool,
    key: Option<String>,
    previous: Option<String>,
    level: Option<Level>,
    replaced: Option<Stood>,
}

fn run(session: &Session<'_>, matches: &ArgMatches) -> Result<Reply, Failure> {
    let path = |name: &str| matches.get_one::<PathBuf>(name).cloned();
    let folder = path("folder").unwrap_or_default();
    let library = path("library");
    let difference = match path("previous") {
        Some(previous) => Some(compare(session, &previous, &folder, library.as_ref())?.0),
        None => None,
    };
    if let Some(refused) = difference.as_ref().filter(|difference| !difference.is_allowed()) {
        return Err(too_low(refused, session));
    }
    // A pack with faults is no reason to ask for a password.
    let pack = faulty::pack(&folder)?;
    examples(session, &folder, &pack, library.as_ref())?;
    let as_it_is = verify_sealed(&folder).ok();
    let library = if as_it_is.is_none() { code(&folder, &pack, library)? } else { None };
    let key = path("key").map(|path| secret::open(session, &path)).transpose()?;
    let staged =
        tempfile::tempdir().map_err(|error| Problem::NotWritten { path: std::env::temp_dir(), kind: error.kind() })?;
    let to = path("sealed").unwrap_or_else(|| staged.path().join("sealed"));
    let (sealed, seal) = match (as_it_is, &key) {
        // A sealed folder goes along as it is, because its signature is over exactly that seal.
        (Some(seal), None) => (folder.clone(), seal),
        (Some(seal), Some(key)) => {
            copy(&folder, &seal, &to)?;
            (to.clone(), key.sign_folder(&to).map_err(|faults| faulty::failure(&to, faults))?)
        }
        (None, key) => {
            let seal = seal_into(&folder, library.as_deref(), &to)?;
            let signed = key.as_ref().map(|key| key.sign_folder(&to)).transpose();
            (to.clone(), signed.map_err(|faults| faulty::failure(&to, faults))?.unwrap_or(seal))
        }
    };
    no_secret_in(&sealed, &seal.seal)?;
    let bytes = bundle::write(&sealed)?;
    let (id, version) = (seal.seal.id.to_string(), seal.seal.version.to_string());
    let file = path("out").unwrap_or_else(|| PathBuf::from(format!("{id}-{version}.{BUNDLE_EXTENSION}")));
    let put = place::put(&file, &bytes, &seal, matches.get_flag("replace"))?;
    let bundled = Bundled {
        file,
        id,
        version,
        bytes: bytes.len(),
        sha256: Digest(Sha256::digest(&bytes).into()).to_string(),
        files: seal.seal.file.len(),
        left_out: left_out(&folder),
        signed: seal.signature.is_some(),
        key: key.map(|key| key.public()),
        previous: difference.as_ref().map(|difference| difference.old.to_string()),
        level: difference.as_ref().and_then(|difference| difference.level),
        replaced: match put {
            Put::Instead(stood) => Some(stood),
            Put::New | Put::Same => None,
        },
    };
    Ok(Reply::new(Exit::Done, &bundled, page(session, &bundled)))
}

/// That every worked example comes to what it expects, those of code where the code is at hand.
fn examples(session: &Session<'_>, folder: &Path, pack: &Pack, library: Option<&PathBuf>) -> Result<(), Failure> {
    let language = session.language;
    let code = Coded::find(folder, pack, library);
    let (worked, unread) = work(folder, &code.desk(pack));
    let coded = |worked: &Worked| {
        let own = |one: &&Assessment| worked.assessment.as_ref().is_some_and(|id| id.item == one.id);
        let assessment = pack.contents.assessment.iter().find(own);
        assessment.is_some_and(|assessment| assessment.arithmetic == Arithmetic::Coded)
    };
    let failed = worked.iter().filter(|one| !one.passed() && (code.runs() || !coded(one)));
    let mut told =
        unread.iter().map(|fault| format!("{}: {}", fault.item, fault.why.get(language))).collect::<Vec<_>>();
    told.extend(failed.filter_map(|one| {
        let line = one.mismatches.first()?.line(language);
        Some(format!("{}: {line}.", example_place(&one.place, language)))
    }));
    match told.first().cloned() {
        None => Ok(()),
        Some(first) => {
            let problem = Problem::VectorsFail { path: folder.to_owned(), count: told.len(), first };
            Err(Failure::from(problem).with("vectors", told))
        }
    }
}

/// Copies a sealed folder: what its seal names, and the seal.
fn copy(folder: &Path, seal: &SealOnDisk, to: &Path) -> Result<(), Failure> {
    let sealed = seal.seal.file.iter().map(|file| file.path.as_str());
    for path in sealed.chain([SEAL_FILE]) {
        let (from, to) = (folder.join(path), to.join(path));
        let folder = to.parent().map_or(Ok(()), fs::create_dir_all);
        let copied = folder.and_then(|()| fs::copy(&from, &to));
        copied.map_err(|error| Problem::NotWritten { path: to, kind: error.kind() })?;
    }
    Ok(())
}

/// The code that goes along, where the pack has any; loaded once, because what was built before the last change of the
/// catalogue would be refused by everyone who installs it.
fn code(folder: &Path, pack: &Pack, library: Option<PathBuf>) -> Result<Option<PathBuf>, Failure> {
    let library = library.or_else(|| workshop::library_of(folder));
    if pack.manifest.provides.is_empty() {
        return Ok(library);
    }
    let library = library.ok_or_else(|| Failure::from(Problem::NoCode { folder: folder.to_owned() }))?;
    let loaded = load_alone(folder, &library, &Grants::everything());
    loaded.map_err(|refused| Failure::new(Exit::Refused, refused))?;
    Ok(Some(library))
}

/// Puts the pack together with its code, and seals it.
fn seal_into(folder: &Path, library: Option<&Path>, to: &Path) -> Result<SealOnDisk, Failure> {
    let library = library.map(|path| (vakwerk_host::TARGET, path));
    assemble(folder, library, to).map_err(|faults| faulty::failure(folder, faults))?;
    read_seal(to).map_err(|faults| faulty::failure(to, faults))
}

/// A bundle that is refused because of its version, with everything that `diff` tells.
fn too_low(difference: &Difference, session: &Session<'_>) -> Failure {
    use vakwerk_core::explain::Explain as _;
    let language = session.language;
    let all: Vec<String> = difference
        .faults
        .iter()
        .map(|fault| format!("{} {}", fault.code().as_str(), fault.explain(language)))
        .collect();
    let told = serde_json::to_value(difference).unwrap_or_default();
    let first = difference.faults.first().cloned();
    let failure = match first {
        Some(fault) => Failure::new(Exit::Refused, fault),
        None => Failure::from(Problem::NoPlugins { looked_in: Vec::new() }),
    };
    let rest = all.get(1..).unwrap_or_default().join("\n");
    let more = if rest.is_empty() { failure } else { failure.above(broken(&rest, session.look.width)) };
    more.with("difference", told)
}

fn page(session: &Session<'_>, bundled: &Bundled) -> Page {
    let language = session.language;
    let mut page = Page::new(session.look);
    let Bundled { id, version, files, bytes, sha256, .. } = bundled;
    let file = bundled.file.display();
    page.title(&say!(language, "{id} {version} staat in {file}", "{id} {version} lies in {file}"));
    page.body(&say!(language, "{files} bestanden, {bytes} bytes.", "{files} files, {bytes} bytes."));
    page.body(&format!("SHA-256 {sha256}"));
    if !bundled.left_out.is_empty() {
        let left_out = bundled.left_out.join(", ");
        page.body(&say!(
            language,
            "Niet meegenomen: {left_out}. In een bundel gaan vakwerk.toml, catalogue/, vectors/, README, CHANGELOG en \
             de licentie.",
            "Not taken along: {left_out}. A bundle holds vakwerk.toml, catalogue/, vectors/, README, CHANGELOG and the \
             licence.",
        ));
    }
    if let Some(stood) = &bundled.replaced {
        replaced(&mut page, stood);
    }
    match &bundled.previous {
        Some(previous) => page.body(&say!(
            language,
            "Vergeleken met {previous}: versienummer en edities kloppen.",
            "Compared with {previous}: version number and editions are right.",
        )),
        None => page.body(&say!(
            language,
            "Niet vergeleken met een vorige versie; noem die met --previous.",
            "Not compared with a previous version; name it with --previous.",
        )),
    }
    match (&bundled.key, bundled.signed) {
        (Some(key), _) => {
            let number = short_key(key);
            page.body(&say!(language, "Ondertekend met sleutel {number}.", "Signed with key {number}."));
        }
        (None, true) => page.body(&say!(
            language,
            "De map was al ondertekend; die handtekening gaat mee.",
            "The folder was signed already; that signature goes along.",
        )),
        (None, false) => page.loud(
            Tone::Caution,
            &say!(
                language,
                "Niet ondertekend: een programma dat met cliënten werkt, laadt alleen wat een vertrouwde uitgever \
                 ondertekent. Onderteken met `--key`; een sleutel maakt u met `vakwerk key new`.",
                "Not signed: a program that works with clients loads only what a trusted publisher signs. Sign with \
                 `--key`; you make a key with `vakwerk key new`.",
            ),
        ),
    }
    page
}

/// What the bundle took the place of.
fn replaced(page: &mut Page, stood: &Stood) {
    let language = page.language();
    let Stood { id, version, signed, otherwise } = stood;
    if *signed && *otherwise {
        return page.loud(
            Tone::Caution,
            &say!(
                language,
                "Neemt de plaats in van een ondertekende bundel van dezelfde versie met een andere inhoud. Is die al \
                 gedeeld? Geef deze dan een ander versienummer: wie {version} al heeft, krijgt haar niet geïnstalleerd.",
                "Takes the place of a signed bundle of the same version with other content. Was that one shared already? \
                 Then give this one another version number: whoever has {version} cannot install it.",
            ),
        );
    }
    page.body(&say!(
        language,
        "Neemt de plaats in van de bundel van {id} {version} die er stond.",
        "Takes the place of the bundle of {id} {version} that stood there.",
    ));
}
