//! The stable codes of everything that measures can report: `E04xx`.

crate::codes! {
    /// Expression too long.
    TooLong = "E0401", "Formule te lang.", "Expression too long.";
    /// Expression nested too deeply.
    TooDeep = "E0402", "Formule te diep genest.", "Expression nested too deeply.";
    /// Unexpected character in an expression.
    UnexpectedCharacter = "E0403", "Onverwacht teken in een formule.", "Unexpected character in an expression.";
    /// Something else expected in an expression.
    UnexpectedToken = "E0404", "Iets anders verwacht in een formule.", "Something else expected in an expression.";
    /// Unknown name in an expression.
    UnknownName = "E0405", "Onbekende naam in een formule.", "Unknown name in an expression.";
    /// Unknown function in an expression.
    UnknownFunction = "E0406", "Onbekende functie in een formule.", "Unknown function in an expression.";
    /// Wrong arguments of a function.
    WrongArguments = "E0407", "Verkeerde argumenten van een functie.", "Wrong arguments of a function.";
    /// Number and condition confused.
    WrongType = "E0408", "Getal en voorwaarde verwisseld.", "Number and condition confused.";
    /// Scales that rest on each other in a circle.
    Cycle = "E0409", "Schalen die op elkaar steunen in een kring.", "Scales that rest on each other in a circle.";
    /// Unknown choice of an input.
    UnknownCode = "E0410", "Onbekende keuze van een gegeven.", "Unknown choice of an input.";
    /// Range of items in the wrong order.
    RangeDisorder = "E0411", "Reeks van items in verkeerde volgorde.", "Range of items in the wrong order.";
    /// List in a place for one value.
    ListMisplaced = "E0412", "Reeks op een plaats voor één waarde.", "List in a place for one value.";
    /// Keys of a table are not right.
    BadKeys = "E0413", "Sleutels van een tabel kloppen niet.", "Keys of a table are not right.";
    /// Answer that is not recoded.
    NotRecoded = "E0414", "Antwoord zonder vertaling.", "Answer that is not recoded.";
    /// Name used twice.
    DuplicateId = "E0420", "Naam twee keer gebruikt.", "Name used twice.";
    /// Item without a range.
    NoRange = "E0421", "Item zonder bereik.", "Item without a range.";
    /// Range is not right.
    BadRange = "E0422", "Bereik klopt niet.", "Range is not right.";
    /// Step does not fit the range.
    BadStep = "E0423", "Stap past niet in het bereik.", "Step does not fit the range.";
    /// Reference to something that is not there.
    UnknownReference = "E0424", "Verwijzing naar iets dat er niet is.", "Reference to something that is not there.";
    /// Hole between bands.
    BandHole = "E0425", "Gat tussen banden.", "Hole between bands.";
    /// Bands that overlap.
    BandOverlap = "E0426", "Banden die overlappen.", "Bands that overlap.";
    /// Bound of a band is not right.
    BandBounds = "E0427", "Grens van een band klopt niet.", "Bound of a band is not right.";
    /// Band outside the range of the scale.
    BandOutside = "E0428", "Band buiten het bereik van de schaal.", "Band outside the range of the scale.";
    /// Expression can leave the range of its scale.
    ScoreExceeds = "E0429", "Formule kan buiten het bereik van de schaal komen.", "Expression can leave the range of its scale.";
    /// Classes of a classification are not right.
    Classes = "E0430", "Klassen van een indeling kloppen niet.", "Classes of a classification are not right.";
    /// Limits of age reversed.
    AgesDisorder = "E0431", "Leeftijdsgrenzen verwisseld.", "Limits of age reversed.";
    /// Rows are not right.
    BadRows = "E0432", "Regels kloppen niet.", "Rows are not right.";
    /// Instrument without items or scales.
    NothingToScore = "E0433", "Instrument zonder items of schalen.", "Instrument without items or scales.";
    /// Scale without an expression.
    ExpressionMissing = "E0434", "Schaal zonder formule.", "Scale without an expression.";
    /// Expression where code computes.
    ExpressionNotAllowed = "E0435", "Formule waar de code rekent.", "Expression where code computes.";
    /// Limit of age without an age.
    AgeNotAsked = "E0436", "Leeftijdsgrens zonder leeftijd.", "Limit of age without an age.";
    /// Too many parts.
    TooMany = "E0437", "Te veel onderdelen.", "Too many parts.";
    /// Threshold is not right.
    BadThreshold = "E0438", "Drempel klopt niet.", "Threshold is not right.";
    /// Alert that never sounds.
    BadAlert = "E0439", "Signaal dat nooit afgaat.", "Alert that never sounds.";
    /// Licence does not allow computing.
    Licence = "E0440", "Licentie staat berekenen niet toe.", "Licence does not allow computing.";
    /// Wrong number of values.
    WrongCount = "E0441", "Verkeerd aantal waarden.", "Wrong number of values.";
    /// Not a number.
    NotANumber = "E0442", "Geen getal.", "Not a number.";
    /// Out of range.
    OutOfRange = "E0443", "Buiten het bereik.", "Out of range.";
    /// Not on a step.
    NotAStep = "E0444", "Niet op een stap.", "Not on a step.";
    /// Answer is missing.
    MissingAnswer = "E0445", "Antwoord ontbreekt.", "Answer is missing.";
    /// Columns not of one length.
    ColumnShape = "E0446", "Kolommen niet even lang.", "Columns not of one length.";
    /// Result outside the range of the scale.
    ResultOutOfRange = "E0447", "Uitkomst buiten het bereik van de schaal.", "Result outside the range of the scale.";
    /// GAS without goals.
    GasNoGoals = "E0450", "GAS zonder doelen.", "GAS without goals.";
    /// GAS weight is not right.
    GasWeight = "E0451", "GAS-gewicht klopt niet.", "GAS weight is not right.";
    /// GAS weights sum to zero.
    GasWeightsZero = "E0452", "GAS-gewichten samen nul.", "GAS weights sum to zero.";
    /// GAS level does not exist.
    GasLevel = "E0453", "GAS-niveau bestaat niet.", "GAS level does not exist.";
    /// GAS level −3 is no input to T.
    GasDeterioration = "E0454", "GAS-niveau −3 telt niet mee in T.", "GAS level −3 is no input to T.";
    /// Change without numbers.
    ChangeNotANumber = "E0460", "Verandering zonder getallen.", "Change without numbers.";
    /// Standard deviation not above zero.
    ChangeDeviation = "E0461", "Standaardafwijking niet boven nul.", "Standard deviation not above zero.";
    /// Reliability cannot be used.
    ChangeReliability = "E0462", "Betrouwbaarheid onbruikbaar.", "Reliability cannot be used.";
    /// Scale without a favourable end.
    ChangeDirection = "E0463", "Schaal zonder gunstige kant.", "Scale without a favourable end.";
    /// Reliable change not above zero.
    ChangeSize = "E0464", "Betrouwbare verandering niet boven nul.", "Reliable change not above zero.";
    /// Groups with the same mean.
    ChangeGroups = "E0465", "Groepen met hetzelfde gemiddelde.", "Groups with the same mean.";
    /// Percentage of zero.
    ChangePercent = "E0466", "Percentage van nul.", "Percentage of zero.";
    /// Threshold does not hold for this score before.
    ChangeBaseline = "E0467", "Drempel geldt niet bij deze beginscore.", "Threshold does not hold for this score before.";
    /// Threshold does not hold at this age.
    ChangeAge = "E0468", "Drempel geldt niet bij deze leeftijd.", "Threshold does not hold at this age.";
    /// Age needed for the threshold.
    ChangeAgeUnknown = "E0469", "Leeftijd nodig voor de drempel.", "Age needed for the threshold.";
    /// Confidence level without a z.
    ChangeConfidence = "E0470", "Betrouwbaarheidsniveau zonder z-waarde.", "Confidence level without a z.";
    /// Unknown threshold.
    ChangeUnknown = "E0471", "Onbekende drempel.", "Unknown threshold.";
    /// Vectors file unreadable.
    VectorsUnreadable = "E0480", "Vectorbestand onleesbaar.", "Vectors file unreadable.";
    /// Vectors file in another format.
    VectorsFormat = "E0481", "Vectorbestand in een andere vorm.", "Vectors file in another format.";
    /// Vectors file too large.
    VectorsTooLarge = "E0482", "Vectorbestand te groot.", "Vectors file too large.";
}
