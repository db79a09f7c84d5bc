//! The checks, each with a stable name and what it asks.

use serde::{Serialize, Serializer};
use vakwerk_core::text::Language;

macro_rules! checks {
    ($($(#[doc = $doc:literal])+ $name:ident = $word:literal, $nl:literal, $en:literal;)+) => {
        /// What is checked; a name never changes its meaning.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Check {
            $($(#[doc = $doc])+ $name,)+
        }

        impl Check {
            /// Every check.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The name as it is printed.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$name => $word),+ }
            }

            /// What it asks, in a few words.
            #[must_use]
            pub fn asks(self, language: Language) -> &'static str {
                match (self, language) {
                    $((Self::$name, Language::Nl) => $nl, (Self::$name, Language::En) => $en,)+
                }
            }
        }
    };
}

checks! {
    /// The pack is read without a fault of another kind than those below.
    Readable = "readable", "het pakket is te lezen", "the pack can be read";
    /// The plugin is found, loaded and bound.
    Loads = "loads", "de plugin laat zich laden", "the plugin loads";
    /// Id, version, interface, name, purpose and publisher are there and fit.
    Identity = "identity", "de plugin zegt wie hij is", "the plugin says who it is";
    /// Every name is in kebab-case and stands once.
    Ids = "ids", "elke naam is geldig en staat er één keer", "every name is valid and stands once";
    /// Every item has an edition of 1 or higher.
    Editions = "editions", "elk onderdeel heeft een editie van 1 of hoger", "every item has an edition of 1 or higher";
    /// Every text is there in every language that the manifest promises.
    Languages = "languages", "elke tekst is er in elke beloofde taal", "every text is there in every promised language";
    /// Every item names a source that is there.
    Sources = "sources", "elk onderdeel noemt een bron die er is", "every item names a source that is there";
    /// The pack and every assessment say under which terms they may be used, and where those were read.
    Licences = "licences", "licenties zijn benoemd en gelezen", "licences are named and were read";
    /// Every statement says how it was established, and names its source where it was seen.
    Provenance = "provenance", "elke uitspraak zegt hoe zij is vastgesteld", "every statement says how it was established";
    /// Answers within the declared ranges are scored within them; answers outside are refused as declared.
    Ranges = "ranges", "opgegeven bereiken gelden voor elk antwoord", "declared ranges hold for every answer";
    /// No input makes the code panic.
    Panics = "panics", "geen invoer laat de code vastlopen", "no input makes the code panic";
    /// An operation that does not exist is answered with "not provided".
    UnknownOperation = "unknown-operation", "een onbekende bewerking wordt niet aangeboden", "an unknown operation is not provided";
    /// The code has what the manifest promises, and nothing else.
    Promises = "promises", "de code heeft wat het manifest belooft", "the code has what the manifest promises";
    /// The same input gives the same output, from any thread and in any order, also in columns.
    SameAnswer = "same-answer", "gelijke invoer geeft gelijke uitkomst", "the same input gives the same output";
    /// Every assessment that is computed has worked examples, and all of them pass.
    Vectors = "vectors", "de eigen rekenvoorbeelden kloppen", "the pack's own vectors pass";
    /// Vectors lie on both sides of every cut-off and name every band.
    CutOffs = "cut-offs", "rekenvoorbeelden aan weerszijden van elke afkapwaarde", "vectors on both sides of every cut-off";
    /// Vectors lie on both sides of every alert.
    Alerts = "alerts", "rekenvoorbeelden aan weerszijden van elke waarschuwing", "vectors on both sides of every alert";
    /// Vectors lie on both sides of every limit: ranges of answers and inputs, ages, rows, the number of answers.
    Limits = "limits", "rekenvoorbeelden aan weerszijden van elke grens", "vectors on both sides of every limit";
    /// Vectors show what a missing answer means, and where that ends.
    Missing = "missing", "rekenvoorbeelden voor ontbrekende antwoorden", "vectors for missing answers";
    /// Vectors yield every class of every classification.
    Classifications = "classifications", "rekenvoorbeelden voor elke klasse", "vectors for every class";
}

impl Check {
    /// Whether it asks what the pack's worked examples show, rather than whether what the pack says is right.
    #[must_use]
    pub fn asks_for_examples(self) -> bool {
        matches!(self, Self::CutOffs | Self::Alerts | Self::Limits | Self::Missing | Self::Classifications)
    }
}

impl Serialize for Check {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl std::fmt::Display for Check {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.name())
    }
}
