//! The stable codes of case files and stores.

crate::codes! {
    /// The store has no case of this name.
    UnknownCase = "E0601", "onbekende zaak", "unknown case";
    /// Something was added to the case since it was read.
    Conflict = "E0602", "zaak intussen veranderd", "case changed meanwhile";
    /// Another program is writing to the case.
    Busy = "E0603", "zaak in gebruik", "case in use";
    /// The case file is damaged.
    Damaged = "E0604", "dossier beschadigd", "case file damaged";
    /// The case holds a critical event that this version does not know.
    UnknownCritical = "E0605", "onbekende gebeurtenis: alleen lezen", "unknown event: read only";
    /// The disk is full.
    DiskFull = "E0606", "schijf vol", "disk full";
    /// The folder or file cannot be written.
    ReadOnly = "E0607", "alleen lezen", "read only";
    /// The folder is not there.
    NoFolder = "E0608", "map ontbreekt", "folder missing";
    /// The system reports another fault in reading or writing.
    Device = "E0609", "lees- of schrijffout", "read or write fault";
    /// The outcome of an append is not known.
    InDoubt = "E0610", "uitkomst onzeker", "outcome in doubt";
    /// An event is too large.
    EventTooLarge = "E0611", "gebeurtenis te groot", "event too large";
    /// The case file is or would become too large.
    CaseTooLarge = "E0612", "dossier te groot", "case file too large";
    /// An event id was used before.
    EventExists = "E0613", "gebeurtenis bestaat al", "event exists already";
    /// An idempotency key was used for something else.
    KeyReused = "E0614", "sleutel al gebruikt", "key used before";
    /// There is nothing to append.
    NothingToAppend = "E0615", "niets toe te voegen", "nothing to append";
    /// A payload cannot be destroyed.
    CannotDestroy = "E0616", "niet te vernietigen", "cannot be destroyed";
    /// A payload cannot be brought to its newest form.
    Upcast = "E0617", "oude vorm onleesbaar", "old form unreadable";
    /// An event's header cannot be written.
    Unwritable = "E0618", "niet te schrijven", "cannot be written";
    /// The remains of an append that was broken off were set aside.
    TornSetAside = "E0619", "afgebroken toevoeging apart gezet", "broken append set aside";
    /// The remains of an append that was broken off were passed over.
    TornPassedOver = "E0620", "afgebroken toevoeging overgeslagen", "broken append passed over";
    /// The access cannot be written down, so nothing was read.
    NotLogged = "E0621", "inzage niet vastgelegd", "access not written down";
    /// A text is no head of a case that was kept elsewhere.
    HeadUnreadable = "E0622", "kop niet leesbaar", "head not readable";
    /// A line is not an event.
    LineUnreadable = "E0631", "regel onleesbaar", "line unreadable";
    /// A line was written by a newer version.
    LineFuture = "E0632", "regel uit de toekomst", "line from the future";
    /// A header was changed.
    HeaderChanged = "E0633", "kop gewijzigd", "header changed";
    /// A payload was changed.
    PayloadChanged = "E0634", "inhoud gewijzigd", "payload changed";
    /// Events are missing.
    EventsMissing = "E0635", "gebeurtenissen ontbreken", "events missing";
    /// An event stands in another place.
    EventMoved = "E0636", "gebeurtenis verplaatst", "event moved";
    /// An event was put in.
    EventAdded = "E0637", "gebeurtenis ingevoegd", "event added";
    /// An event stands there twice.
    EventTwice = "E0638", "gebeurtenis dubbel", "event twice";
    /// An event does not follow on the one before it.
    LinkBroken = "E0639", "keten onderbroken", "chain broken";
    /// The end is missing.
    EndMissing = "E0640", "einde ontbreekt", "end missing";
    /// The end is not what it was.
    EndRewritten = "E0641", "einde herschreven", "end rewritten";
    /// The file belongs to another case.
    OtherCase = "E0642", "dossier van een andere zaak", "file of another case";
    /// A payload is gone without a destruction that says so.
    TombstoneUnfounded = "E0643", "vernietiging niet vastgelegd", "destruction not recorded";
    /// A destroyed payload is still there.
    DestructionUndone = "E0644", "vernietigde inhoud aanwezig", "destroyed payload present";
}
