//! The stable codes of what can go wrong on the command line itself.

vakwerk_core::codes! {
    /// The arguments are not understood.
    WrongUse = "E0701", "opdracht niet begrepen", "command not understood";
    /// There are no plugins to work with.
    NoPlugins = "E0702", "geen plugins gevonden", "no plugins found";
    /// A text is no id of a plugin or an item.
    UnknownId = "E0703", "geen id", "not an id";
    /// The item is of another kind than the command needs.
    WrongKind = "E0704", "item van een andere soort", "item of another kind";
    /// A list of answers cannot be read.
    Answers = "E0705", "antwoorden niet leesbaar", "answers not readable";
    /// What is said about the person cannot be read.
    Person = "E0706", "gegevens van de persoon niet leesbaar", "details of the person not readable";
    /// A goal cannot be read.
    Goal = "E0707", "doel niet leesbaar", "goal not readable";
    /// A file cannot be opened or read.
    File = "E0708", "bestand niet leesbaar", "file not readable";
    /// A plugin of this build could not be put together.
    Workshop = "E0709", "plugin van deze bouw niet samen te stellen", "plugin of this build not put together";
    /// A text is no name of a case.
    CaseName = "E0710", "geen naam van een zaak", "not a name of a case";
    /// A case has no trajectory, or several and none was named.
    NoTrajectory = "E0711", "geen of meer trajecten", "no trajectory, or more than one";
    /// A file cannot be written.
    NotWritten = "E0712", "bestand niet geschreven", "file not written";
    /// The value of an option cannot be read.
    Value = "E0713", "waarde van een optie niet leesbaar", "value of an option not readable";
}
