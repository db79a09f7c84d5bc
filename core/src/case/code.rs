//! The stable codes of refused commands: `E0520` to `E0569`.

crate::codes! {
    /// The case was not opened yet.
    NotOpened = "E0520", "zaak niet geopend", "case not opened";
    /// The case was opened before.
    AlreadyOpened = "E0521", "zaak al geopend", "case opened before";
    /// The case holds a critical event that this version does not know.
    ReadOnly = "E0522", "zaak alleen te lezen", "case is read-only";
    /// The command needs a trajectory.
    NoTrajectory = "E0523", "geen traject genoemd", "no trajectory named";
    /// The case has no such trajectory.
    UnknownTrajectory = "E0524", "onbekend traject", "unknown trajectory";
    /// The case has this trajectory already.
    TrajectoryExists = "E0525", "traject bestaat al", "trajectory exists";
    /// The trajectory was closed.
    Closed = "E0526", "traject afgesloten", "trajectory closed";
    /// The step cannot follow the present one.
    NotNext = "E0527", "stap kan niet volgen", "step cannot follow";
    /// Closing has a command of its own.
    CloseInstead = "E0528", "sluit het traject", "close the trajectory";
    /// A trajectory starts at a later step without being taken over.
    StartsLate = "E0529", "begin zonder overname", "start without taking over";
    /// A rule is not met.
    Gate = "E0530", "niet aan de regels voldaan", "rules not met";
    /// A day lies in the future.
    Future = "E0531", "dag in de toekomst", "day in the future";
    /// A day lies before another one.
    TooEarly = "E0532", "dag te vroeg", "day too early";
    /// A name is used for another record.
    NameTaken = "E0533", "naam al gebruikt", "name taken";
    /// No record has this name.
    UnknownRecord = "E0534", "onbekende verwijzing", "unknown reference";
    /// A level outside the scale of goal attainment.
    Level = "E0535", "niveau buiten de schaal", "level outside the scale";
    /// A number that cannot be.
    Number = "E0536", "onmogelijk getal", "impossible number";
    /// A text without content.
    Blank = "E0537", "lege tekst", "blank text";
    /// A text, list or record beyond the limit.
    TooLarge = "E0538", "te groot", "too large";
    /// No pack of the set has the item.
    UnknownItem = "E0539", "onbekend item", "unknown item";
    /// The item is of another kind.
    WrongItem = "E0540", "item van een andere soort", "item of another kind";
    /// The form has no such field.
    UnknownField = "E0541", "onbekend veld", "unknown field";
    /// A required field was not filled in.
    FieldMissing = "E0542", "veld niet ingevuld", "field not filled in";
    /// A field was filled in with another kind of value.
    WrongKind = "E0543", "waarde past niet bij het veld", "value does not fit the field";
    /// The field does not have this option.
    UnknownOption = "E0544", "onbekende keuze", "unknown option";
    /// A number outside the limits of its field.
    OutOfLimits = "E0545", "getal buiten de grenzen", "number outside the limits";
    /// A form that may be filled in once per round was filled in before.
    FormRepeated = "E0546", "formulier al ingevuld", "form filled in before";
    /// No event answers to this.
    UnknownEvent = "E0547", "onbekende gebeurtenis", "unknown event";
    /// The event cannot be corrected or struck.
    NotAmendable = "E0548", "kan niet worden hersteld", "cannot be amended";
    /// The replacement does not fit the event it replaces.
    WrongReplacement = "E0549", "vervanging past niet", "replacement does not fit";
    /// The result did not raise this alert.
    NoAlert = "E0550", "geen waarschuwing", "no alert";
    /// The trajectory works with that set already.
    SameSet = "E0551", "zelfde samenstelling", "same set";
    /// The event id was used before.
    EventExists = "E0552", "gebeurtenis bestaat al", "event exists";
    /// The event has no place for what concerns the whole case.
    WholeCase = "E0553", "geldt voor de hele zaak", "concerns the whole case";
    /// No rule says when something may be shared.
    NoSharingRule = "E0554", "geen grond om te delen", "no ground for sharing";
}
