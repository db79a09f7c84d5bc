//! For the `build.rs` of a plugin's crate: the catalogue, checked, as constants that the library compiles in.
//!
//! ```no_run
//! // build.rs
//! use vakwerk_pack::embed::{Names, embed, names};
//! embed();
//! names(&[("CLUSTERS", Names::Terms("clusters")), ("SCALES", Names::Scales("observation"))]);
//! ```

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use vakwerk_core::catalogue::{Arithmetic, Assessment, Pack};
use vakwerk_core::id::Name;
use vakwerk_core::text::{Language, Text};

use crate::fault::Faults;
use crate::{CATALOGUE_FOLDER, MANIFEST_FILE};

/// The name of the file that is written to `OUT_DIR`; it holds `const CATALOGUE: vakwerk_sdk::Embedded`.
pub const EMBEDDED_FILE: &str = "vakwerk.rs";

/// The name of the file that [`names`] writes to `OUT_DIR`; it holds `pub(crate) const …: &[vakwerk_sdk::Named]`.
pub const NAMES_FILE: &str = "names.rs";

/// Which names of the catalogue the code of a plugin reads, so that they are written once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names<'a> {
    /// The terms of this concept, each with the goals that are tied to it.
    Terms(&'a str),
    /// The scales of this assessment.
    Scales(&'a str),
}

/// Reads the pack in the crate's own folder and writes [`EMBEDDED_FILE`] for the export macro.
///
/// Faults of the pack are printed with file, line and remedy and end the build. They are told in Dutch;
/// `VAKWERK_LANG=en` asks for English.
pub fn embed() {
    println!("cargo::rerun-if-env-changed=VAKWERK_LANG");
    println!("cargo::rerun-if-changed={MANIFEST_FILE}");
    println!("cargo::rerun-if-changed={CATALOGUE_FOLDER}");
    let language = match std::env::var("VAKWERK_LANG").as_deref() {
        Ok("en") => Language::En,
        _ => Language::Nl,
    };
    end_on_error(write(language, EMBEDDED_FILE, |pack| Ok(source(pack))));
}

/// Writes [`NAMES_FILE`]: a constant for every list, with ids and names in both languages.
///
/// Call it after [`embed`], which reports the faults of the pack. A list that the catalogue does not have ends the
/// build.
pub fn names(lists: &[(&str, Names<'_>)]) {
    end_on_error(write(Language::En, NAMES_FILE, |pack| {
        lists.iter().map(|(constant, which)| named(pack, constant, *which)).collect()
    }));
}

fn end_on_error(done: Result<(), String>) {
    if let Err(message) = done {
        // Cargo shows what a build script printed to stderr when it fails.
        eprintln!("\n{message}");
        std::process::exit(1);
    }
}

fn write(language: Language, name: &str, source: impl Fn(&Pack) -> Result<String, String>) -> Result<(), String> {
    let folder = |name: &str| std::env::var_os(name).map(PathBuf::from).ok_or(format!("{name} is not set"));
    let pack = crate::read(folder("CARGO_MANIFEST_DIR")?).map_err(|faults| faults.render(language))?;
    let file = folder("OUT_DIR")?.join(name);
    std::fs::write(file, source(&pack)?).map_err(|error| format!("{name}: {error}"))
}

/// One constant of [`NAMES_FILE`].
fn named(pack: &Pack, constant: &str, which: Names<'_>) -> Result<String, String> {
    let absent = || format!("{constant}: the catalogue has no {which:?}");
    let row = |id: &Name, name: &Text, goals: &[String]| {
        format!("    ::vakwerk_sdk::Named {{ id: {:?}, words: {}, goals: &{goals:?} }},\n", id.as_str(), words(name))
    };
    let rows: Vec<String> = match which {
        Names::Terms(id) => {
            let concept = pack.contents.concept.iter().find(|concept| concept.id.as_str() == id).ok_or_else(absent)?;
            let goals = |term: &Name| tied_goals(pack, &format!("{id}/{term}"));
            concept.term.iter().map(|term| row(&term.id, &term.label, &goals(&term.id))).collect()
        }
        Names::Scales(id) => {
            let assessment = pack.contents.assessment.iter().find(|a| a.id.as_str() == id).ok_or_else(absent)?;
            assessment.scale.iter().map(|scale| row(&scale.id, &scale.name, &[])).collect()
        }
    };
    Ok(format!("pub(crate) const {constant}: &[::vakwerk_sdk::Named] = &[\n{}];\n", rows.concat()))
}

/// The source of [`EMBEDDED_FILE`] for the pack in `folder`.
///
/// # Errors
/// Every fault of the pack.
pub fn catalogue(folder: impl AsRef<Path>) -> Result<String, Faults> {
    Ok(source(&crate::read(folder)?))
}

/// A text as the source of a `vakwerk_sdk::Words`, for tables that a build script takes from the catalogue.
///
/// ```
/// use vakwerk_core::text::Text;
/// let social = Text { nl: "Sociaal".into(), en: Some("Social".into()) };
/// assert_eq!(vakwerk_pack::embed::words(&social), r#"::vakwerk_sdk::Words { nl: "Sociaal", en: "Social" }"#);
/// ```
#[must_use]
pub fn words(text: &Text) -> String {
    format!("::vakwerk_sdk::Words {{ nl: {:?}, en: {:?} }}", text.get(Language::Nl), text.get(Language::En))
}

/// The full ids of the goals of a pack that are tied to one of its own terms, written `concept/term`.
#[must_use]
pub fn tied_goals(pack: &Pack, term: &str) -> Vec<String> {
    let tied = pack.contents.goal.iter().filter(|goal| goal.terms.iter().any(|t| t.to_string() == term));
    tied.map(|goal| pack.full_id(&goal.id).to_string()).collect()
}

fn source(pack: &Pack) -> String {
    let mut out = String::new();
    let coded = pack.contents.assessment.iter().filter(|assessment| assessment.arithmetic == Arithmetic::Coded);
    let _ = write!(
        out,
        "/// The catalogue as it was when this library was built.\n\
         pub const CATALOGUE: ::vakwerk_sdk::Embedded = ::vakwerk_sdk::Embedded {{\n    \
         plugin: {:?},\n    version: {:?},\n    digest: {:?},\n    assessments: &[\n",
        pack.manifest.id.as_str(),
        pack.manifest.version.to_string(),
        pack.digest.to_string(),
    );
    for assessment in coded {
        let _ = writeln!(out, "        {},", embedded(assessment));
    }
    out.push_str("    ],\n};\n");
    out
}

fn embedded(assessment: &Assessment) -> String {
    let items: Vec<&str> = assessment.item.iter().map(|item| item.id.as_str()).collect();
    let inputs: Vec<&str> = assessment.input.iter().map(|input| input.id.as_str()).collect();
    let scales: Vec<&str> = assessment.scale.iter().map(|scale| scale.id.as_str()).collect();
    format!(
        "::vakwerk_sdk::EmbeddedAssessment {{ id: {:?}, edition: {}, items: &{items:?}, rows: {}, inputs: &{inputs:?}, \
         scales: &{scales:?} }}",
        assessment.id.as_str(),
        assessment.edition,
        assessment.rows.is_some(),
    )
}
