//! The stable codes of everything that measures can report: `E04xx`.

use crate::text::Language;

macro_rules! codes {
    ($($(#[$meta:meta])* $name:ident = $code:literal, $nl:literal, $en:literal;)*) => {
        /// A code of the measures; it never changes meaning and is never used again.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[$meta])* #[doc = $en] $name,)*
        }

        impl Code {
            /// Every code, in order.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The code as it is shown: `E0405`.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// A short title.
            #[must_use]
            pub fn title(self, language: Language) -> &'static str {
                match (self, language) {
                    $((Self::$name, Language::Nl) => $nl,
                      (Self::$name, Language::En) => $en,)*
                }
            }
        }
    };
}

codes! {
    TooLong = "E0401", "Formule te lang.", "Expression too long.";
    TooDeep = "E0402", "Formule te diep genest.", "Expression nested too deeply.";
    UnexpectedCharacter = "E0403", "Onverwacht teken in een formule.", "Unexpected character in an expression.";
    UnexpectedToken = "E0404", "Iets anders verwacht in een formule.", "Something else expected in an expression.";
    UnknownName = "E0405", "Onbekende naam in een formule.", "Unknown name in an expression.";
    UnknownFunction = "E0406", "Onbekende functie in een formule.", "Unknown function in an expression.";
    WrongArguments = "E0407", "Verkeerde argumenten van een functie.", "Wrong arguments of a function.";
    WrongType = "E0408", "Getal en voorwaarde verwisseld.", "Number and condition confused.";
    Cycle = "E0409", "Schalen die op elkaar steunen in een kring.", "Scales that rest on each other in a circle.";
    UnknownCode = "E0410", "Onbekende keuze van een gegeven.", "Unknown choice of an input.";
    RangeDisorder = "E0411", "Reeks van items in verkeerde volgorde.", "Range of items in the wrong order.";
    ListMisplaced = "E0412", "Reeks op een plaats voor één waarde.", "List in a place for one value.";
    BadKeys = "E0413", "Sleutels van een tabel kloppen niet.", "Keys of a table are not right.";
    NotRecoded = "E0414", "Antwoord zonder vertaling.", "Answer that is not recoded.";
    DuplicateId = "E0420", "Naam twee keer gebruikt.", "Name used twice.";
    NoRange = "E0421", "Item zonder bereik.", "Item without a range.";
    BadRange = "E0422", "Bereik klopt niet.", "Range is not right.";
    BadStep = "E0423", "Stap past niet in het bereik.", "Step does not fit the range.";
    UnknownReference = "E0424", "Verwijzing naar iets dat er niet is.", "Reference to something that is not there.";
    BandHole = "E0425", "Gat tussen banden.", "Hole between bands.";
    BandOverlap = "E0426", "Banden die overlappen.", "Bands that overlap.";
    BandBounds = "E0427", "Grens van een band klopt niet.", "Bound of a band is not right.";
    BandOutside = "E0428", "Band buiten het bereik van de schaal.", "Band outside the range of the scale.";
    ScoreExceeds = "E0429", "Formule kan buiten het bereik van de schaal komen.", "Expression can leave the range of its scale.";
    Classes = "E0430", "Klassen van een indeling kloppen niet.", "Classes of a classification are not right.";
    AgesDisorder = "E0431", "Leeftijdsgrenzen verwisseld.", "Limits of age reversed.";
    BadRows = "E0432", "Regels kloppen niet.", "Rows are not right.";
    NothingToScore = "E0433", "Instrument zonder items of schalen.", "Instrument without items or scales.";
    ExpressionMissing = "E0434", "Schaal zonder formule.", "Scale without an expression.";
    ExpressionNotAllowed = "E0435", "Formule waar de code rekent.", "Expression where code computes.";
    AgeNotAsked = "E0436", "Leeftijdsgrens zonder leeftijd.", "Limit of age without an age.";
    TooMany = "E0437", "Te veel onderdelen.", "Too many parts.";
    BadThreshold = "E0438", "Drempel klopt niet.", "Threshold is not right.";
    BadAlert = "E0439", "Signaal dat nooit afgaat.", "Alert that never sounds.";
    Licence = "E0440", "Licentie staat berekenen niet toe.", "Licence does not allow computing.";
    WrongCount = "E0441", "Verkeerd aantal waarden.", "Wrong number of values.";
    NotANumber = "E0442", "Geen getal.", "Not a number.";
    OutOfRange = "E0443", "Buiten het bereik.", "Out of range.";
    NotAStep = "E0444", "Niet op een stap.", "Not on a step.";
    MissingAnswer = "E0445", "Antwoord ontbreekt.", "Answer is missing.";
    ColumnShape = "E0446", "Kolommen niet even lang.", "Columns not of one length.";
    ResultOutOfRange = "E0447", "Uitkomst buiten het bereik van de schaal.", "Result outside the range of the scale.";
    GasNoGoals = "E0450", "GAS zonder doelen.", "GAS without goals.";
    GasWeight = "E0451", "GAS-gewicht klopt niet.", "GAS weight is not right.";
    GasWeightsZero = "E0452", "GAS-gewichten samen nul.", "GAS weights sum to zero.";
    GasLevel = "E0453", "GAS-niveau bestaat niet.", "GAS level does not exist.";
    GasDeterioration = "E0454", "GAS-niveau −3 telt niet mee in T.", "GAS level −3 is no input to T.";
    ChangeNotANumber = "E0460", "Verandering zonder getallen.", "Change without numbers.";
    ChangeDeviation = "E0461", "Standaardafwijking niet boven nul.", "Standard deviation not above zero.";
    ChangeReliability = "E0462", "Betrouwbaarheid onbruikbaar.", "Reliability cannot be used.";
    ChangeDirection = "E0463", "Schaal zonder gunstige kant.", "Scale without a favourable end.";
    ChangeSize = "E0464", "Betrouwbare verandering niet boven nul.", "Reliable change not above zero.";
    ChangeGroups = "E0465", "Groepen met hetzelfde gemiddelde.", "Groups with the same mean.";
    ChangePercent = "E0466", "Percentage van nul.", "Percentage of zero.";
    ChangeBaseline = "E0467", "Drempel geldt niet bij deze beginscore.", "Threshold does not hold for this score before.";
    ChangeAge = "E0468", "Drempel geldt niet bij deze leeftijd.", "Threshold does not hold at this age.";
    ChangeAgeUnknown = "E0469", "Leeftijd nodig voor de drempel.", "Age needed for the threshold.";
    ChangeConfidence = "E0470", "Betrouwbaarheidsniveau zonder z-waarde.", "Confidence level without a z.";
    ChangeUnknown = "E0471", "Onbekende drempel.", "Unknown threshold.";
    VectorsUnreadable = "E0480", "Vectorbestand onleesbaar.", "Vectors file unreadable.";
    VectorsFormat = "E0481", "Vectorbestand in een andere vorm.", "Vectors file in another format.";
    VectorsTooLarge = "E0482", "Vectorbestand te groot.", "Vectors file too large.";
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn codes_are_unique_and_in_their_range() {
        let unique: BTreeSet<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
        assert_eq!(unique.len(), Code::ALL.len());
        for code in Code::ALL {
            assert!(code.as_str().starts_with("E04") && code.as_str().len() == 5, "{code:?}");
            assert_ne!(code.title(Language::Nl), code.title(Language::En));
        }
    }
}
