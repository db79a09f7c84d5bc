//! The stable codes of this crate's faults.

vakwerk_core::codes! {
    /// There is no `seal.toml`.
    NoSeal = "E0201", "geen zegel", "no seal";
    /// `seal.toml` cannot be read as a seal.
    SealUnreadable = "E0202", "zegel onleesbaar", "seal unreadable";
    /// The seal has a format that this version does not know.
    SealFormat = "E0203", "onbekende vorm van het zegel", "unknown form of seal";
    /// A sealed file is absent.
    SealedFileMissing = "E0204", "verzegeld bestand ontbreekt", "sealed file missing";
    /// A file lies in the folder that the seal does not name.
    UnsealedFile = "E0205", "bestand buiten het zegel", "file outside the seal";
    /// A sealed file has another size or digest.
    SealedFileChanged = "E0206", "verzegeld bestand gewijzigd", "sealed file changed";
    /// The seal names another id, version, interface or catalogue than the pack.
    SealMismatch = "E0207", "zegel hoort niet bij dit pakket", "seal of another pack";
    /// The seal names a path that lies outside the folder or is written in another way than we write paths.
    SealPath = "E0208", "ongeldig pad in het zegel", "invalid path in the seal";
    /// The seal or the assembled pack cannot be written.
    Unwritable = "E0209", "niet te schrijven", "cannot be written";
    /// The folder to assemble into is not empty.
    NotEmpty = "E0210", "doelmap is niet leeg", "destination is not empty";
    /// `vakwerk.lock` cannot be read as a lock.
    LockUnreadable = "E0211", "vergrendeling onleesbaar", "lock unreadable";
    /// The seal is not signed.
    Unsigned = "E0212", "niet ondertekend", "not signed";
    /// The signature over the seal cannot be read.
    SignatureUnreadable = "E0213", "handtekening onleesbaar", "signature unreadable";
    /// The key that signed is in nobody's name.
    UnknownKeyOfPublisher = "E0214", "onbekende sleutel van een uitgever", "unknown key of a publisher";
    /// The key that signed is no longer trusted.
    KeyRevoked = "E0215", "sleutel ingetrokken", "key revoked";
    /// The seal is not what was signed.
    WrongSignature = "E0216", "handtekening klopt niet", "signature does not match";
    /// The key is trusted, but not with this plugin.
    NotTheirs = "E0217", "niet van deze uitgever", "not this publisher's";
    /// The list of trusted publishers cannot be read.
    TrustUnreadable = "E0218", "lijst van vertrouwde uitgevers onleesbaar", "list of trusted publishers unreadable";
    /// Two publishers may publish one plugin.
    TwoPublishers = "E0219", "twee uitgevers voor één plugin", "two publishers of one plugin";
    /// The secret half of a key cannot be read.
    KeyUnreadable = "E0250", "sleutel onleesbaar", "key unreadable";
    /// The password of a key is missing or wrong.
    KeyPassword = "E0251", "wachtwoord van de sleutel", "password of the key";
    /// A key cannot be made.
    KeyNotMade = "E0252", "sleutel niet gemaakt", "key not made";
    /// The secret half of a key lies among the files of a pack.
    KeyInside = "E0253", "geheime sleutel in het pakket", "secret key in the pack";
    /// The folder cannot be read.
    FolderUnreadable = "E0301", "map onleesbaar", "folder unreadable";
    /// There is no `vakwerk.toml`.
    NoManifest = "E0302", "geen manifest", "no manifest";
    /// A file cannot be read.
    FileUnreadable = "E0303", "bestand onleesbaar", "file unreadable";
    /// A file is larger than the limit.
    TooLarge = "E0304", "bestand te groot", "file too large";
    /// There are more files, or deeper folders, than the limit.
    TooManyFiles = "E0305", "te veel bestanden", "too many files";
    /// A symbolic link leads out of the folder.
    LeavesFolder = "E0306", "koppeling naar buiten de map", "link out of the folder";
    /// A file is not UTF-8.
    NotUtf8 = "E0307", "geen UTF-8", "not UTF-8";
    /// Tables or lists are nested deeper than the limit.
    TooDeep = "E0308", "te diep genest", "nested too deep";
    /// A file is not TOML.
    Syntax = "E0309", "geen geldige TOML", "not valid TOML";
    /// A key that is not known here.
    UnknownKey = "E0310", "onbekende sleutel", "unknown key";
    /// A key that is required is absent.
    MissingKey = "E0311", "sleutel ontbreekt", "missing key";
    /// A value is of another type.
    WrongType = "E0312", "verkeerd soort waarde", "wrong type";
    /// A word is not in the fixed list.
    UnknownWord = "E0313", "onbekend woord", "unknown word";
    /// A text is not in the form it must have (a name, a reference, a version).
    BadForm = "E0314", "verkeerde vorm", "bad form";
    /// A number lies outside its range.
    OutOfRange = "E0315", "getal buiten bereik", "number out of range";
    /// A condition whose keys do not go together.
    BadCondition = "E0316", "ongeldige voorwaarde", "bad condition";
    /// A value that the type refuses for another reason.
    Unreadable = "E0317", "onleesbare waarde", "unreadable value";
    /// Two things with one name.
    Duplicate = "E0320", "dubbele naam", "duplicate name";
    /// A reference to something that is not there.
    Dangling = "E0321", "verwijzing naar niets", "dangling reference";
    /// A reference to something of another kind.
    WrongKind = "E0322", "verwijzing naar iets anders", "reference to another kind";
    /// A reference into a plugin that the manifest does not require.
    NotRequired = "E0323", "pakket niet vereist", "plugin not required";
    /// A statement that was seen in a source without naming the source.
    SourceMissing = "E0324", "bron ontbreekt", "source missing";
    /// A text lacks a language that the manifest promises.
    LanguageMissing = "E0325", "taal ontbreekt", "language missing";
    /// An assessment is coded, but the manifest provides no `score`.
    NotProvided = "E0326", "bewerking niet aangeboden", "operation not provided";
    /// A second discipline in one pack.
    SecondDiscipline = "E0327", "tweede discipline", "second discipline";
    /// A field of a form whose keys do not go with its kind.
    BadField = "E0328", "ongeldig veld", "bad field";
    /// A required plugin is not in the set.
    NotInSet = "E0329", "pakket niet in de verzameling", "plugin not in the set";
    /// A text holds a character that nobody sees and that changes what people read.
    HiddenCharacter = "E0330", "verborgen teken", "hidden character";
    /// A file that was meant to be read and is not.
    NotRead = "E0331", "bestand wordt niet gelezen", "file is not read";
    /// Two packs where two versions of one are meant.
    OtherPack = "E0336", "ander pakket", "other pack";
    /// The version is too low for what changed.
    VersionTooLow = "E0337", "versie te laag", "version too low";
    /// An item means something else and its edition did not rise.
    EditionTooLow = "E0338", "editie te laag", "edition too low";
    /// The file is no bundle.
    NotABundle = "E0370", "geen bundel", "not a bundle";
    /// The bundle has a format that this version does not know.
    BundleFormat = "E0371", "onbekende vorm van de bundel", "unknown form of bundle";
    /// The bundle cannot be read to its end.
    BundleDamaged = "E0372", "bundel beschadigd", "bundle damaged";
    /// The bundle, or what comes out of it, is larger than the limit.
    BundleTooLarge = "E0373", "bundel te groot", "bundle too large";
    /// The bundle holds more files than the limit.
    BundleTooMany = "E0374", "te veel bestanden in de bundel", "too many files in the bundle";
    /// The bundle holds a path that leads out of the folder or that not every system can write.
    BundlePath = "E0375", "ongeldig pad in de bundel", "invalid path in the bundle";
    /// The bundle holds a path twice.
    BundleTwice = "E0376", "pad twee keer in de bundel", "path twice in the bundle";
    /// The bundle holds a link, a device or something else that is no ordinary file.
    BundleKind = "E0377", "geen gewoon bestand in de bundel", "no ordinary file in the bundle";
    /// The bundle calls itself otherwise than its seal does.
    BundleOtherName = "E0378", "bundel van een ander pakket", "bundle of another pack";
    /// Another program installs or removes in the same folder.
    FolderBusy = "E0380", "map in gebruik", "folder in use";
    /// Another pack with this id and version is installed.
    AlreadyInstalled = "E0381", "al geïnstalleerd met een andere inhoud", "installed already with other content";
    /// What is to be removed is not installed.
    NotInstalled = "E0382", "niet geïnstalleerd", "not installed";
    /// Advice: an item has texts without English.
    NoEnglish = "E0360", "geen Engelse tekst", "no English text";
    /// Advice: an item holds statements that were recalled, without a source to confirm them in.
    RecalledWithoutSource = "E0361", "uit het hoofd, zonder bron", "recalled without source";
    /// Advice: an intervention names no caution.
    NoCaution = "E0362", "interventie zonder waarschuwing", "intervention without caution";
    /// Advice: a condition can never hold.
    NeverHolds = "E0363", "voorwaarde die nooit geldt", "condition that never holds";
    /// Advice: a condition always holds.
    AlwaysHolds = "E0364", "voorwaarde die altijd geldt", "condition that always holds";
    /// Advice: a required pack was not at hand, so references into it were not looked up.
    NotLookedUp = "E0365", "verwijzingen niet nagekeken", "references not looked up";
    /// Advice: the arithmetic of a scale never comes to an end of its range.
    NeverReached = "E0366", "grens die nooit wordt gehaald", "bound that is never reached";
    /// Advice: answers are added up one by one, so that a missing one is not replaced.
    NotReplaced = "E0367", "ontbrekend antwoord niet vervangen", "missing answer not replaced";
    /// Relations or frameworks that lead back to where they began.
    Circle = "E0340", "kring van verwijzingen", "circle of references";
    /// A reference to another edition of a framework than the one that is there.
    OtherEdition = "E0341", "andere editie", "other edition";
}
