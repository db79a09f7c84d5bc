//! The stable codes of described activities that cannot be compared: `E0570` to `E0579`.

crate::codes! {
    /// The file is of a form that this version does not know.
    Format = "E0570", "activiteit in een andere vorm", "activity of another form";
    /// No pack that is at hand has the form.
    NoForm = "E0573", "formulier van een activiteit niet aanwezig", "form of an activity not at hand";
    /// What is described does not fit the form.
    DoesNotFit = "E0571", "activiteit past niet op het formulier", "activity does not fit the form";
    /// The pack of the form compares nothing.
    NothingToCompare = "E0572", "niets om mee te vergelijken", "nothing to compare with";
}
