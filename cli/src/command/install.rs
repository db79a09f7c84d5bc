//! `vakwerk install FILE`: checks a bundle completely and installs it at once, or not at all.

use std::fs::File;
use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command, value_parser};
use serde::Serialize;
use vakwerk_core::text::Language;
use vakwerk_pack::bundle;

use super::Entry;
use crate::command::arguments;
use crate::frame::OPTIONS;
use crate::page::{Page, Tone};
use crate::phrase::Phrase;
use crate::problem::Problem;
use crate::reply::{Exit, Failure, Reply};
use crate::say;
use crate::session::Session;

pub(super) const ENTRY: Entry = Entry { name: "install", define, run };

const ABOUT: Phrase =
    Phrase::new("Installeer een bundel in een map met plugins", "Install a bundle in a folder of plugins");
const USAGE: Phrase =
    Phrase::new("vakwerk install BESTAND --into MAP [OPTIES]", "vakwerk install FILE --into FOLDER [OPTIONS]");
const AFTER: Phrase = Phrase::new(
    "Controleert alles voor er iets geïnstalleerd wordt: de vorm, de paden, de grootte, het zegel, elk bestand en het \
     pakket zelf, en met --trust ook de handtekening. Daarna staat de plugin er in één keer, als MAP/id/versie/. Andere \
     versies blijven ernaast staan; trajecten blijven bij de hunne. Afgebroken? Doe het opnieuw: half geïnstalleerd \
     bestaat niet.

Voorbeelden:
  vakwerk install mijn-methode-1.3.0.vakwerk --into /opt/vakwerk/plugins
  vakwerk install pmt-2.0.0.vakwerk --into plugins --trust vakwerk-trust.toml

Met --json: folder, id, version, seal, already, signature-taken, verified, missing (vereiste plugins die er nog niet zijn).
Exitcodes: 0 geïnstalleerd, of stond er al · 1 geweigerd; er is niets veranderd · 2 verkeerd gebruik",
    "Checks everything before anything is installed: the form, the paths, the size, the seal, every file and the pack \
     itself, and with --trust the signature too. Then the plugin is there at once, as FOLDER/id/version/. Other \
     versions stay beside it; trajectories keep to theirs. Interrupted? Do it again: half installed does not exist.

Examples:
  vakwerk install my-method-1.3.0.vakwerk --into /opt/vakwerk/plugins
  vakwerk install pmt-2.0.0.vakwerk --into plugins --trust vakwerk-trust.toml

With --json: folder, id, version, seal, already, signature-taken, verified, missing (required plugins that are not there yet).
Exit codes: 0 installed, or was there already · 1 refused; nothing changed · 2 wrong use",
);

fn define(language: Language) -> Command {
    Command::new("install")
        .about(ABOUT.get(language))
        .override_usage(USAGE.get(language))
        .after_help(AFTER.get(language))
        .arg(arguments::file(language, Phrase::new("De bundel", "The bundle")))
        .arg(
            Arg::new("into")
                .long("into")
                .value_name(Phrase::new("MAP", "FOLDER").get(language))
                .help(
                    Phrase::new(
                        "De map met plugins; wordt zo nodig gemaakt",
                        "The folder of plugins; made where needed",
                    )
                    .get(language),
                )
                .help_heading(OPTIONS.get(language))
                .required(true)
                .value_parser(value_parser!(PathBuf)),
        )
}

/// An installed plugin, as `--json` gives it.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Answer {
    folder: PathBuf,
    id: String,
    version: String,
    seal: String,
    already: bool,
    signature_taken: bool,
    verified: bool,
    missing: Vec<String>,
}

fn run(session: &Session<'_>, matches: &ArgMatches) -> Result<Reply, Failure> {
    let language = session.language;
    let path = |name: &str| matches.get_one::<PathBuf>(name).cloned().unwrap_or_default();
    let (file, into) = (path("file"), path("into"));
    let trust = session.trust()?;
    let opened = File::open(&file).map_err(|error| Problem::File { path: file.clone(), kind: error.kind() })?;
    let installed = {
        let shown = file.display();
        let _progress = session.progress(say!(language, "{shown} wordt gecontroleerd …", "Checking {shown} …"));
        bundle::install(opened, &into, &|seal| match &trust {
            Some(trust) => trust.verify(&seal.seal.id, &seal.bytes, seal.signature.as_deref()).map(|_| ()),
            None => Ok(()),
        })?
    };
    let manifest = &installed.pack.manifest;
    let there = |(id, range): &(&vakwerk_core::id::PluginId, &semver::VersionReq)| {
        bundle::versions(&into, id).iter().any(|version| range.matches(version))
    };
    let missing = manifest.requires.iter().filter(|required| !there(required));
    let answer = Answer {
        folder: installed.folder,
        id: manifest.id.to_string(),
        version: manifest.version.to_string(),
        seal: installed.seal.digest.to_string(),
        already: installed.already,
        signature_taken: installed.signature_taken,
        verified: trust.is_some(),
        missing: missing.map(|(id, range)| format!("{id} {range}")).collect(),
    };
    let mut page = Page::new(session.look);
    let Answer { id, version, .. } = &answer;
    let folder = answer.folder.display();
    page.title(&match answer.already {
        true => say!(language, "{id} {version} stond al in {folder}", "{id} {version} was in {folder} already"),
        false => say!(language, "{id} {version} staat in {folder}", "{id} {version} is in {folder}"),
    });
    if answer.signature_taken {
        page.body(&say!(
            language,
            "De bestanden zijn dezelfde; de handtekening is overgenomen.",
            "The files are the same; the signature was taken over."
        ));
    }
    if !answer.missing.is_empty() {
        let missing = answer.missing.join(", ");
        page.loud(
            Tone::Caution,
            &say!(
                language,
                "Vereist, en hier nog niet geïnstalleerd: {missing}.",
                "Required, and not installed here yet: {missing}."
            ),
        );
    }
    if !answer.verified {
        page.loud(
            Tone::Caution,
            &say!(
                language,
                "De handtekening is niet nagekeken; noem de vertrouwde uitgevers met --trust.",
                "The signature was not verified; name the trusted publishers with --trust.",
            ),
        );
    }
    Ok(Reply::new(Exit::Done, &answer, page))
}
