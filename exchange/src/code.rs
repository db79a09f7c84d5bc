//! The stable codes of this crate's errors.

vakwerk_core::codes! {
    /// The file is larger than what is read.
    TooLarge = "E0850", "bestand te groot", "file too large";
    /// There are more items or relations than what is read.
    TooMany = "E0851", "te veel onderdelen", "too many parts";
    /// The file is not UTF-8.
    NotUtf8 = "E0852", "geen UTF-8", "not UTF-8";
    /// The file is not JSON.
    NotJson = "E0853", "geen JSON", "not JSON";
    /// The JSON is no CASE package.
    NotCase = "E0854", "geen CASE-pakket", "no CASE package";
    /// Two items have one identifier.
    DuplicateIdentifier = "E0855", "dubbele aanduiding", "duplicate identifier";
    /// Items lie inside each other in a circle.
    Circle = "E0856", "kring van onderdelen", "circle of items";
    /// The columns are separated by something other than commas.
    OtherSeparator = "E0857", "ander scheidingsteken", "other separator";
    /// The table is not one that Moodle writes.
    NotMoodle = "E0858", "geen tabel van Moodle", "no table of Moodle";
    /// A line of a table cannot be read.
    BadLine = "E0859", "onleesbare regel", "unreadable line";
    /// An item stands under one that is not there.
    UnknownParent = "E0860", "onbekend bovenliggend onderdeel", "unknown parent";
    /// What was written by Vakwerk was changed so that it cannot be read back.
    Damaged = "E0861", "onleesbare eigen gegevens", "unreadable own data";
    /// The framework has no element of that name.
    UnknownElement = "E0862", "onbekend element", "unknown element";
    /// The framework asks for a scale of levels that is not there.
    NoScale = "E0863", "geen niveauschaal", "no scale of levels";
    /// What comes in is more than a pack may hold.
    PackTooLarge = "E0864", "te groot voor een pakket", "too large for a pack";
}
