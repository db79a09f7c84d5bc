//! The stable codes of what can go wrong with a script.

vakwerk_core::codes! {
    /// The file cannot be read as a script.
    Unreadable = "E0750", "het script is niet te lezen", "the script cannot be read";
    /// The script is of a form that this version does not know.
    Format = "E0751", "het script heeft een onbekende vorm", "the script is of an unknown form";
    /// An act does not say what is done, or says more than one thing.
    NotOneThing = "E0752", "een handeling doet niet precies één ding", "an act does not do exactly one thing";
    /// An act names somebody or something that the script or the case does not have.
    Unknown = "E0753", "een handeling noemt iets wat er niet is", "an act names something that is not there";
    /// An act was refused, and the script expected it to be done.
    Refused = "E0754", "een handeling werd geweigerd", "an act was refused";
    /// An act was done, or refused on other grounds, and the script expected it to be refused.
    NotRefused = "E0755", "een handeling werd niet geweigerd zoals verwacht", "an act was not refused as expected";
    /// Scoring was refused.
    NotScored = "E0756", "een meting werd geweigerd", "an assessment was refused";
    /// A plugin could not describe a result or a form.
    NotProfiled = "E0757", "een beschrijving werd geweigerd", "a description was refused";
    /// The case could not be kept.
    NotKept = "E0758", "de zaak kon niet worden bewaard", "the case could not be kept";
}
