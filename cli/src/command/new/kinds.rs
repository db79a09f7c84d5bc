//! The kinds of pack that can be begun, each with its files: one visible list.

use vakwerk_core::text::Text;

use super::template::Template;
use crate::phrase::Phrase;

/// A kind of pack.
#[derive(Clone, Copy, Debug)]
pub(super) struct Kind {
    /// The word on the command line.
    pub name: &'static str,
    /// What it is.
    pub about: Phrase,
    /// What such a pack is for, as its manifest begins.
    pub purpose: Phrase,
    /// Whether it holds an instrument with vectors.
    pub instrument: bool,
    /// Whether it has code.
    pub code: bool,
    files: &'static [Template],
}

const MANIFEST: Template =
    Template { path: "vakwerk.toml", text: include_str!("../../../templates/shared/vakwerk.toml.in") };
const README: Template = Template { path: "README.md", text: include_str!("../../../templates/shared/README.md.in") };
const SOURCE: Template =
    Template { path: "catalogue/sources.toml", text: include_str!("../../../templates/shared/source.toml.in") };
const INSTRUMENT: Template = Template {
    path: "catalogue/{{name}}-score.toml",
    text: include_str!("../../../templates/shared/instrument.toml.in"),
};
const VECTORS: Template =
    Template { path: "vectors/{{name}}-score.json", text: include_str!("../../../templates/shared/vectors.json.in") };

/// What every pack begins with.
const SHARED: &[Template] = &[MANIFEST, README, SOURCE];

/// Every kind. A new kind is one more entry here and its files under `templates/`.
pub(super) const KINDS: &[Kind] = &[
    Kind {
        name: "method",
        about: Phrase::new(
            "een methode: begrippen, doelen, interventies en een meetinstrument",
            "a method: concepts, goals, interventions and an assessment",
        ),
        purpose: Phrase::new(
            "Voorbeeld: een methode om naast andere te kiezen. Stelt geen diagnose en kiest geen behandeling.",
            "Example: a method to choose from beside others. Makes no diagnosis and chooses no treatment.",
        ),
        instrument: true,
        code: false,
        files: &[Template {
            path: "catalogue/{{name}}.toml",
            text: include_str!("../../../templates/method/method.toml.in"),
        }],
    },
    Kind {
        name: "instrument",
        about: Phrase::new("een meetinstrument met rekenvoorbeelden", "an assessment with worked examples"),
        purpose: Phrase::new(
            "Voorbeeld: een meetinstrument om te scoren. Een score is geen diagnose.",
            "Example: an assessment to score. A score is no diagnosis.",
        ),
        instrument: true,
        code: false,
        files: &[],
    },
    Kind {
        name: "policy",
        about: Phrase::new(
            "beleid van een financier, gemeente of instelling, met regels",
            "a policy of a financier, municipality or organisation, with rules",
        ),
        purpose: Phrase::new(
            "Voorbeeld: laat zien wat dit beleid vraagt en wat daarvan is vastgelegd. Wijst niemand af.",
            "Example: shows what this policy asks and what of it was recorded. Turns nobody down.",
        ),
        instrument: false,
        code: false,
        files: &[Template {
            path: "catalogue/{{name}}.toml",
            text: include_str!("../../../templates/policy/policy.toml.in"),
        }],
    },
    Kind {
        name: "framework",
        about: Phrase::new(
            "een beroepskader: stappen, taken en competenties",
            "a professional framework: steps, tasks and competencies",
        ),
        purpose: Phrase::new(
            "Voorbeeld: hoe een beroep zijn stappen, taken en competenties noemt.",
            "Example: what a profession calls its steps, tasks and competencies.",
        ),
        instrument: false,
        code: false,
        files: &[Template {
            path: "catalogue/{{name}}.toml",
            text: include_str!("../../../templates/framework/framework.toml.in"),
        }],
    },
    Kind {
        name: "discipline",
        about: Phrase::new(
            "een discipline, met een crate in Rust voor wat gegevens niet kunnen uitdrukken",
            "a discipline, with a Rust crate for what data cannot express",
        ),
        purpose: Phrase::new(
            "Voorbeeld: een discipline die naast de andere geladen wordt. Stelt geen diagnose en kiest geen behandeling.",
            "Example: a discipline that is loaded beside the others. Makes no diagnosis and chooses no treatment.",
        ),
        instrument: true,
        code: true,
        files: &[
            Template {
                path: "catalogue/{{name}}.toml",
                text: include_str!("../../../templates/discipline/discipline.toml.in"),
            },
            Template { path: "Cargo.toml", text: include_str!("../../../templates/discipline/Cargo.toml.in") },
            Template { path: "build.rs", text: include_str!("../../../templates/discipline/build.rs.in") },
            Template { path: "src/lib.rs", text: include_str!("../../../templates/discipline/lib.rs.in") },
            Template { path: "tests/conforms.rs", text: include_str!("../../../templates/discipline/conforms.rs.in") },
        ],
    },
];

impl Kind {
    /// Every file of such a pack.
    pub(super) fn files(&self) -> impl Iterator<Item = &'static Template> {
        let measured: &[Template] = if self.instrument { &[INSTRUMENT, VECTORS] } else { &[] };
        SHARED.iter().chain(measured).chain(self.files)
    }

    /// What such a pack is for, in both languages.
    pub(super) fn purpose(&self) -> Text {
        Text { nl: self.purpose.nl.into(), en: Some(self.purpose.en.into()) }
    }
}
