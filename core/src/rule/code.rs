//! The stable codes of faults in rules: `E0501` to `E0519`.

crate::codes! {
    /// The list has no fact of this name.
    UnknownFact = "E0501", "onbekend feit", "unknown fact";
    /// The list has no collection of this name.
    UnknownCollection = "E0502", "onbekende verzameling", "unknown collection";
    /// The elements of the collection have no field of this name.
    UnknownField = "E0503", "onbekend veld van een verzameling", "unknown field of a collection";
    /// A field of an element stands outside `every`, `some`, `count` and `covers`.
    FieldOutside = "E0504", "veld buiten een verzameling", "field outside a collection";
    /// No pack of the set has the form.
    UnknownForm = "E0505", "onbekend formulier", "unknown form";
    /// The form has no field of this name.
    UnknownFormField = "E0506", "onbekend veld van een formulier", "unknown field of a form";
    /// The test does not fit the kind of the fact.
    WrongTest = "E0507", "toets past niet bij het feit", "test does not fit the fact";
    /// The fact is compared with a value of another kind.
    WrongValue = "E0508", "waarde past niet bij het feit", "value does not fit the fact";
    /// The fact never takes this word.
    UnknownWord = "E0509", "woord dat niet kan voorkomen", "word that cannot occur";
    /// A free text is compared with something.
    FreeText = "E0510", "vrije tekst vergeleken", "free text compared";
    /// A list of conditions or values is empty.
    Empty = "E0511", "lege lijst", "empty list";
    /// Conditions are nested deeper than the limit.
    TooDeep = "E0512", "te diep genest", "nested too deeply";
    /// A rule has more conditions than the limit.
    TooLarge = "E0513", "te veel voorwaarden", "too many conditions";
    /// Two rules have one id.
    TwoRules = "E0514", "twee regels met één naam", "two rules with one id";
    /// Two packs supersede one rule.
    TwoSuccessors = "E0515", "twee opvolgers van één regel", "two successors of one rule";
    /// Two packs supersede each other's rules.
    EachOther = "E0516", "pakketten vervangen elkaars regels", "packs supersede each other's rules";
    /// A framework or discipline that its pack does not have.
    UnknownItem = "E0517", "onbekend beroepsprofiel of onbekende discipline", "unknown framework or discipline";
    /// A bound that no number can meet.
    BadBound = "E0518", "grens die niet kan", "impossible bound";
    /// A rule that guards nothing.
    NoGuard = "E0519", "regel zonder poort", "rule without a guard";
}
