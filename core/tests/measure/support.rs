//! Builds small invented instruments from the lines that a test is about.

use vakwerk_core::catalogue::{Assessment, CatalogueFile};
use vakwerk_core::licence::Grants;
use vakwerk_core::measure::{Instrument, MeasureFault, Outcome, Person, Refusal};

const HEAD: &str = r#"
[[assessment]]
id = "invented"
edition = 1
name = { nl = "Verzonnen" }
measures = { nl = "Niets." }
for-whom = { nl = "Tests." }
respondents = ["client"]
source = { source = "vakwerk" }
provenance = { mark = "ours" }
licence = { ship = "texts", compute = "anyone", administration = "self-report", provenance = { mark = "ours" } }
"#;

/// Four items `a` to `d`, each 0 to 3.
pub const FOUR: &str = r#"
answer = { min = 0, max = 3, step = 1 }
item = [
    { id = "a", label = { nl = "A" } },
    { id = "b", label = { nl = "B" } },
    { id = "c", label = { nl = "C" } },
    { id = "d", label = { nl = "D" } },
]
"#;

/// An assessment from what follows its head.
pub fn assessment(rest: &str) -> Assessment {
    let text = format!("{HEAD}{rest}");
    let mut file: CatalogueFile = toml::from_str(&text).unwrap_or_else(|fault| panic!("{fault}\n{text}"));
    file.assessment.remove(0)
}

/// A scale named `s` with this expression.
pub fn scale(expression: &str) -> String {
    named_scale("s", expression, "")
}

/// A scale with this name, expression and further lines.
pub fn named_scale(name: &str, expression: &str, more: &str) -> String {
    format!(
        "[[assessment.scale]]\nid = \"{name}\"\nname = {{ nl = \"S\" }}\nscore = \"{expression}\"\ndirection = \"neutral\"\n{more}\n"
    )
}

pub fn compile(rest: &str) -> Result<Instrument, Vec<MeasureFault>> {
    Instrument::compile(&assessment(rest), &"test:invented".parse().unwrap())
}

pub fn instrument(rest: &str) -> Instrument {
    compile(rest).unwrap_or_else(|faults| {
        let lines: Vec<_> = faults.iter().map(ToString::to_string).collect();
        panic!("{}", lines.join("\n"))
    })
}

pub fn faults(rest: &str) -> Vec<MeasureFault> {
    compile(rest).map(|_| ()).expect_err("this declaration has faults")
}

/// A person about whom only the age is known.
pub fn aged(age: u32) -> Person {
    Person { age_years: Some(age), ..Person::default() }
}

pub fn score(instrument: &Instrument, answers: &[f64], person: &Person) -> Result<Outcome, Refusal> {
    instrument.score(answers, person, &Grants::default())
}

/// The scores of one sheet, NaN where unavailable.
pub fn scores(instrument: &Instrument, answers: &[f64], inputs: &[f64]) -> Result<Vec<f64>, Refusal> {
    let mut out = vec![f64::NAN; instrument.assessment().scale.len()];
    instrument.score_into(answers, inputs, &mut out).map(|()| out)
}
