//! The stable codes of what can go wrong on the command line itself.

use crate::phrase::Phrase;

/// A code between E0701 and E0799.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Code {
    /// The arguments are not understood.
    WrongUse,
    /// There are no plugins to work with.
    NoPlugins,
    /// A text is no id of a plugin or an item.
    UnknownId,
    /// The item is of another kind than the command needs.
    WrongKind,
    /// A list of answers cannot be read.
    Answers,
    /// What is said about the person cannot be read.
    Person,
    /// A goal cannot be read.
    Goal,
    /// A file cannot be opened or read.
    File,
    /// A plugin of this build could not be put together.
    Workshop,
    /// A text is no name of a case.
    CaseName,
    /// A case has no trajectory, or several and none was named.
    NoTrajectory,
    /// A file cannot be written.
    NotWritten,
    /// The value of an option cannot be read.
    Value,
}

impl Code {
    /// Every code, in order.
    pub const ALL: &[Self] = &[
        Self::WrongUse,
        Self::NoPlugins,
        Self::UnknownId,
        Self::WrongKind,
        Self::Answers,
        Self::Person,
        Self::Goal,
        Self::File,
        Self::Workshop,
        Self::CaseName,
        Self::NoTrajectory,
        Self::NotWritten,
        Self::Value,
    ];

    /// The code as it is printed.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::WrongUse => "E0701",
            Self::NoPlugins => "E0702",
            Self::UnknownId => "E0703",
            Self::WrongKind => "E0704",
            Self::Answers => "E0705",
            Self::Person => "E0706",
            Self::Goal => "E0707",
            Self::File => "E0708",
            Self::Workshop => "E0709",
            Self::CaseName => "E0710",
            Self::NoTrajectory => "E0711",
            Self::NotWritten => "E0712",
            Self::Value => "E0713",
        }
    }

    /// What it stands for, in a few words.
    #[must_use]
    pub const fn title(self) -> Phrase {
        match self {
            Self::WrongUse => Phrase::new("opdracht niet begrepen", "command not understood"),
            Self::NoPlugins => Phrase::new("geen plugins gevonden", "no plugins found"),
            Self::UnknownId => Phrase::new("geen id", "not an id"),
            Self::WrongKind => Phrase::new("item van een andere soort", "item of another kind"),
            Self::Answers => Phrase::new("antwoorden niet leesbaar", "answers not readable"),
            Self::Person => Phrase::new("gegevens van de persoon niet leesbaar", "details of the person not readable"),
            Self::Goal => Phrase::new("doel niet leesbaar", "goal not readable"),
            Self::File => Phrase::new("bestand niet leesbaar", "file not readable"),
            Self::Workshop => {
                Phrase::new("plugin van deze bouw niet samen te stellen", "plugin of this build not put together")
            }
            Self::CaseName => Phrase::new("geen naam van een zaak", "not a name of a case"),
            Self::NoTrajectory => Phrase::new("geen of meer trajecten", "no trajectory, or more than one"),
            Self::NotWritten => Phrase::new("bestand niet geschreven", "file not written"),
            Self::Value => Phrase::new("waarde van een optie niet leesbaar", "value of an option not readable"),
        }
    }
}
