//! The stable codes of everything the host can refuse: `E01xx` plugins and calls, `E022x`–`E024x` libraries.

vakwerk_core::codes! {
    /// A plugin that is asked for is not there.
    UnknownPlugin = "E0101", "onbekende plugin", "unknown plugin";
    /// The folder in which plugins lie cannot be read.
    PluginsUnreadable = "E0102", "map met plugins onleesbaar", "folder of plugins unreadable";
    /// An item that is asked for is not there, or is of another kind.
    UnknownItem = "E0103", "onbekend item", "unknown item";
    /// Two folders claim one id and version.
    Duplicate = "E0104", "twee plugins met één naam en versie", "two plugins with one id and version";
    /// A plugin that is required is not there in a version that is accepted.
    Unmet = "E0105", "vereiste plugin ontbreekt", "required plugin missing";
    /// Plugins require each other in a circle.
    Cycle = "E0106", "plugins vereisen elkaar in een kring", "plugins require each other in a circle";
    /// The pack is written for another interface.
    OtherInterface = "E0107", "andere interface", "other interface";
    /// Plugins cannot be in one set.
    Conflict = "E0108", "plugins gaan niet samen", "plugins do not go together";
    /// Two plugins replace one item.
    SupersededTwice = "E0109", "twee plugins vervangen één item", "two plugins replace one item";
    /// The manifest names operations, but there is no library for this machine.
    NoLibrary = "E0110", "bibliotheek ontbreekt", "library missing";
    /// The plugin does not provide the operation that is asked for.
    NotProvided = "E0111", "bewerking niet aangeboden", "operation not provided";
    /// The plugin promises an operation that its code does not have.
    OperationMissing = "E0112", "beloofde bewerking ontbreekt", "promised operation missing";
    /// The plugin's code stopped in the middle of a call.
    Panicked = "E0113", "plugin liep vast", "plugin stopped";
    /// The plugin's code stopped while it was being made.
    PanickedOnConstruction = "E0114", "plugin liep vast bij het starten", "plugin stopped while starting";
    /// The plugin's code stopped while it was being dropped.
    PanickedOnDrop = "E0115", "plugin liep vast bij het afsluiten", "plugin stopped while closing";
    /// A result of the plugin is not a number or lies outside what it declares.
    ResultOutsideDeclaration = "E0116", "uitkomst buiten de opgave", "result outside the declaration";
    /// A document of the plugin is too long.
    AnswerTooLong = "E0117", "antwoord te lang", "answer too long";
    /// A document of the plugin cannot be read.
    AnswerUnreadable = "E0118", "antwoord onleesbaar", "answer unreadable";
    /// A document of the plugin speaks of something else than was asked.
    AnswerOffTopic = "E0119", "antwoord op iets anders", "answer to something else";
    /// The plugin could not do it.
    Failed = "E0120", "plugin kon het niet", "plugin could not do it";
    /// The instrument gives no scores for this sheet.
    NotComputable = "E0121", "geen uitkomst voor dit formulier", "no scores for this sheet";
    /// The plugin gave an answer that the interface does not know.
    OutsideInterface = "E0122", "antwoord buiten de interface", "answer outside the interface";
    /// What the lock names is not what is installed.
    LockMismatch = "E0123", "vergrendeling klopt niet", "lock does not match";
    /// A plugin refers to what the other plugins of the set do not have.
    DoesNotFit = "E0124", "plugin past niet bij een andere", "plugin does not fit another";
    /// What a plugin requires was left out of the set.
    RestsOnLeftOut = "E0125", "vereiste plugin is buiten de verzameling gelaten", "required plugin was left out of the set";
    /// What would take the place of a locked plugin is older.
    Downgrade = "E0126", "oudere versie dan vergrendeld", "older version than locked";
    /// What would take the place of a locked plugin is another publisher's.
    OtherPublisher = "E0127", "andere uitgever dan vergrendeld", "other publisher than locked";
    /// A plugin in a worker took longer than it may.
    TooSlow = "E0128", "plugin deed er te lang over", "plugin took too long";
    /// The worker of a plugin ended in the middle of a call.
    WorkerEnded = "E0129", "werkproces van de plugin is gestopt", "worker of the plugin ended";
    /// The library cannot be read.
    LibraryUnreadable = "E0220", "bibliotheek onleesbaar", "library unreadable";
    /// The library is larger than the limit.
    LibraryTooLarge = "E0221", "bibliotheek te groot", "library too large";
    /// The library is an empty file.
    LibraryEmpty = "E0222", "bibliotheek is leeg", "library is empty";
    /// The file is no library.
    NotALibrary = "E0223", "geen bibliotheek", "not a library";
    /// The library is shorter than it says.
    LibraryTruncated = "E0224", "bibliotheek afgebroken", "library truncated";
    /// The library is for another kind of machine.
    OtherMachine = "E0225", "bibliotheek voor een andere machine", "library for another machine";
    /// The system does not open the library.
    LibraryNotOpened = "E0226", "bibliotheek niet te openen", "library cannot be opened";
    /// The library needs something that is not there.
    UnresolvedSymbol = "E0227", "bibliotheek mist een functie", "library lacks a function";
    /// The library has no Vakwerk interface.
    NoInterface = "E0228", "bibliotheek zonder interface", "library without interface";
    /// The library has another version of the interface.
    OtherInterfaceVersion = "E0229", "andere versie van de interface", "other version of the interface";
    /// The library says nothing about the layout of its interface.
    LayoutMissing = "E0230", "opbouw van de interface onbekend", "layout of the interface unknown";
    /// The library's interface has another layout.
    LayoutDiffers = "E0231", "andere opbouw van de interface", "other layout of the interface";
    /// The library was built for another plugin or version.
    OtherPlugin = "E0232", "bibliotheek van een andere plugin", "library of another plugin";
    /// The library was built with another catalogue.
    OtherCatalogue = "E0233", "bibliotheek bij een andere catalogus", "library of another catalogue";
    /// The library was built with another form of an assessment.
    OtherAssessment = "E0234", "bibliotheek bij een ander meetinstrument", "library of another assessment";
    /// The library does not let itself be bound.
    NotBound = "E0235", "bibliotheek laat zich niet verbinden", "library cannot be bound";
    /// No private copy of the library can be made.
    NoPrivateCopy = "E0236", "geen eigen kopie mogelijk", "no private copy possible";
    /// The library is not what was sealed.
    LibraryChanged = "E0237", "bibliotheek gewijzigd", "library changed";
    /// The library depends on another that is not the system's.
    ForeignDependency = "E0238", "bibliotheek hangt af van een andere", "library depends on another";
    /// The library names a path to look for others.
    LibrarySearchPath = "E0239", "bibliotheek noemt een zoekpad", "library names a search path";
    /// No built library lies beside the program.
    NotBuilt = "E0240", "bibliotheek niet gebouwd", "library not built";
    /// No worker can be started for the plugin.
    NoWorker = "E0241", "geen werkproces", "no worker";
}
