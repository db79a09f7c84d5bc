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
    /// A text is no name of a pack.
    PackName = "E0714", "geen naam van een pakket", "not a name of a pack";
    /// Something stands where a new folder would come.
    Exists = "E0715", "bestaat al", "exists already";
    /// There is no clone of Vakwerk that a new discipline could be built against.
    NoClone = "E0716", "geen kloon van Vakwerk", "no clone of Vakwerk";
    /// A pack has faults, so there is nothing to show or to run.
    FaultyPack = "E0717", "pakket met fouten", "pack with faults";
    /// A file stands where a bundle would come, and cannot be made again.
    Kept = "E0718", "bestand blijft staan", "file is kept";
    /// Worked examples of a pack do not come to what they expect.
    VectorsFail = "E0719", "rekenvoorbeelden kloppen niet", "vectors fail";
    /// A folder of other packs is not there, or holds none.
    NoPacksWith = "E0720", "geen pakketten in de map van --with", "no packs in the folder of --with";
    /// A plugin cannot be removed because trajectories work with it.
    InUse = "E0730", "in gebruik bij een traject", "in use by a trajectory";
    /// A lock has no set of that name.
    NoSet = "E0731", "geen verzameling met die naam", "no set of that name";
    /// A plugin has code, and its library is not at hand.
    NoCode = "E0732", "gebouwde code ontbreekt", "built code missing";
    /// A plugin cannot be removed because another that is installed requires it.
    Required = "E0733", "vereist door een andere plugin", "required by another plugin";
    /// The signature of a head that was kept does not fit.
    HeadSignature = "E0735", "handtekening van een kop past niet", "signature of a head does not fit";
    /// A text or file is not the public half of a key.
    NotAPublicKey = "E0740", "geen openbare sleutel", "not a public key";
    /// The list of trusted publishers has no such key.
    KeyNotListed = "E0741", "sleutel staat niet in de lijst", "key not in the list";
    /// A key that was revoked is not trusted again.
    KeyWasRevoked = "E0742", "sleutel was al ingetrokken", "key was revoked before";
}
