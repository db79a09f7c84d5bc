//! The stable codes of curricula, evidence and decisions: `E0801` to `E0829`.

crate::codes! {
    /// A curriculum or data point names a framework that is not loaded.
    UnknownFramework = "E0801", "onbekend raamwerk", "unknown framework";
    /// The framework has no element of this name.
    UnknownElement = "E0802", "onbekend element van een raamwerk", "unknown element of a framework";
    /// The framework is loaded in another edition than is named.
    OtherEdition = "E0803", "andere editie van het raamwerk", "other edition of the framework";
    /// The level is none of the scale that belongs to this kind of element.
    UnknownLevel = "E0804", "niveau van een andere schaal", "level of another scale";
    /// The scale of levels is not loaded.
    UnknownScale = "E0805", "onbekende schaal van niveaus", "unknown scale of levels";
    /// The scale speaks of tasks where competencies are meant, or the other way round.
    WrongScale = "E0806", "schaal past niet bij het element", "scale does not fit the element";
    /// The framework has no stage of this name.
    UnknownComplexity = "E0807", "onbekende complexiteit", "unknown complexity";
    /// Two courses, data points or decisions have one name.
    Duplicate = "E0808", "naam dubbel gebruikt", "name used twice";
    /// The subject is named as an independent assessor, or as another than oneself.
    NotIndependent = "E0809", "beoordelaar van zichzelf", "assessor of oneself";
    /// A data point, decision or answer lacks something that it cannot do without.
    Incomplete = "E0810", "niet volledig", "not complete";
    /// A data point that is referred to is not in the portfolio.
    UnknownPoint = "E0811", "onbekend gegevenspunt", "unknown data point";
    /// A data point was superseded by a later one.
    Superseded = "E0812", "gegevenspunt is vervangen", "data point is superseded";
    /// The evidence belongs to someone else than the portfolio.
    OtherSubject = "E0813", "portfolio van iemand anders", "portfolio of someone else";
    /// The evidence does not meet the criteria, and no reason was given to decide all the same.
    NotReady = "E0814", "nog niet genoeg voor een besluit", "not yet enough for a decision";
    /// A decision of high stakes was taken by the coach alone, or by too few.
    Committee = "E0815", "samenstelling van de commissie", "make-up of the committee";
    /// A portfolio begins with whose it is, once.
    NotOpened = "E0816", "portfolio niet geopend", "portfolio not opened";
    /// The proposal was answered before.
    AnsweredBefore = "E0817", "voorstel al beantwoord", "proposal answered before";
    /// A line of the portfolio cannot be read.
    Unreadable = "E0818", "regel van het portfolio onleesbaar", "line of the portfolio unreadable";
    /// The portfolio was written by a later version.
    FromTheFuture = "E0819", "portfolio van een latere versie", "portfolio of a later version";
    /// The proposal is not among those that follow from the case.
    UnknownProposal = "E0820", "onbekend voorstel", "unknown proposal";
    /// A text is longer than it may be.
    TooLong = "E0821", "tekst te lang", "text too long";
    /// The register or criterion is not in the framework.
    UnknownCriterion = "E0822", "onbekend criterium van het register", "unknown criterion of the register";
    /// The curriculum is of a form that this version does not know.
    Format = "E0823", "onbekende vorm van het curriculum", "unknown form of curriculum";
    /// The curriculum names no framework.
    NoFramework = "E0824", "curriculum zonder raamwerk", "curriculum without framework";
}
