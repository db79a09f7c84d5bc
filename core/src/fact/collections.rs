//! The collections, with the fields of their elements.

use super::Vocabulary::{Date, Free, Ids, Listed, Suggested};
use super::words as from;
use super::{CollectionDeclaration, FactDeclaration, Spoken, number, said, word, words, yes_no};

const fn collection(
    name: &'static str,
    label: Spoken,
    element: Spoken,
    fields: &'static [FactDeclaration],
) -> CollectionDeclaration {
    CollectionDeclaration { name, label, element, fields }
}

/// The collections, in the order of the cycle.
pub const COLLECTIONS: &[CollectionDeclaration] = &[
    collection(
        "help-requests",
        said("hulpvragen", "help requests"),
        said("hulpvraag", "help request"),
        &[
            word(".whose", Listed(from::ASKERS), "van wie de hulpvraag is", "whose help request it is"),
            // Always known: no, unless the client was obliged to come.
            yes_no(".mandated", "de cliënt moest komen", "the client was obliged to come"),
            word(".legal-title", Free, "juridische titel", "legal title"),
            word(".client-stance", Free, "hoe de cliënt er zelf in staat", "the client's own stance"),
        ],
    ),
    collection(
        "sources-consulted",
        said("geraadpleegde bronnen", "sources consulted"),
        said("bron", "source"),
        &[word(".name", Free, "naam van de bron", "name of the source")],
    ),
    collection(
        "authority-holders",
        said("gezagsdragers", "holders of authority"),
        said("gezagsdrager", "holder of authority"),
        &[
            word(".kind", Listed(from::AUTHORITIES), "soort gezag", "kind of authority"),
            word(".consent", Listed(from::CONSENTS), "toestemming", "consent"),
            word(
                ".sharing",
                Listed(from::CONSENTS),
                "toestemming om gegevens te delen",
                "consent to share information",
            ),
        ],
    ),
    collection(
        "observations",
        said("observaties", "observations"),
        said("observatie", "observation"),
        &[
            yes_no(".directed", "gedaan in een gerichte interventie", "made in a directed intervention"),
            word(".model", Free, "observatiemodel", "observation model"),
        ],
    ),
    collection(
        "results",
        said("metingen", "results"),
        said("meting", "result"),
        &[
            word(".assessment", Ids, "instrument", "assessment"),
            word(".moment", Listed(from::MOMENTS), "moment", "moment"),
            word(".respondent", Listed(from::RESPONDENTS), "wie antwoordde", "who answered"),
            yes_no(".repeated", "vooraf en achteraf gemeten", "measured before and after"),
        ],
    ),
    collection(
        "alerts",
        said("waarschuwingen uit metingen", "alerts raised by results"),
        said("waarschuwing", "alert"),
        &[yes_no(
            ".followed-up",
            "vastgelegd is wie het weet en wat er is gedaan",
            "who was told and what was done is recorded",
        )],
    ),
    collection(
        "problems",
        said("problemen", "problems"),
        said("probleem", "problem"),
        &[
            words(".perspectives", Listed(from::PERSPECTIVES), "invalshoeken", "perspectives"),
            words(".icf-domains", Listed(from::ICF_DOMAINS), "ICF-domeinen", "ICF domains"),
        ],
    ),
    collection(
        "hypotheses",
        said("hypothesen", "hypotheses"),
        said("hypothese", "hypothesis"),
        &[number(
            ".findings-named",
            "aantal bevindingen waarop de hypothese rust",
            "number of findings that the hypothesis rests on",
        )],
    ),
    collection(
        "discussions",
        said("besprekingen van bevindingen", "discussions of findings"),
        said("bespreking", "discussion"),
        &[words(".with", Listed(from::DISCUSSED_WITH), "met wie", "with whom"), word(".on", Date, "wanneer", "when")],
    ),
    // Goals that were not withdrawn.
    collection(
        "goals",
        said("doelen", "goals"),
        said("doel", "goal"),
        &[
            yes_no(".main", "is een hoofddoel", "is a main goal"),
            word(".status", Listed(from::GOAL_STATUSES), "stand", "status"),
            words(".chosen-by", Listed(from::CHOOSERS), "wie meekoos", "who took part in choosing"),
            word(".change-kind", Listed(from::CHANGE_KINDS), "soort verandering", "kind of change"),
            word(".change-area", Listed(from::CHANGE_AREAS), "gebied van verandering", "area of change"),
            yes_no(".outside-therapy", "gaat over het leven buiten de therapie", "concerns life outside the therapy"),
            word(".level", Listed(from::LEVELS), "niveau", "level"),
            words(".terms", Ids, "termen", "terms"),
            number(".attainment", "bereikt niveau (-3 tot 2)", "attained level (-3 to 2)"),
            yes_no(
                ".judged-by-client",
                "oordeel in deze ronde van cliënt of vertegenwoordiger, of geobserveerd gedrag",
                "judgement in this round of client or representative, or observed behaviour",
            ),
            yes_no(
                ".judged-by-therapist",
                "oordeel in deze ronde van de therapeut",
                "judgement in this round of the therapist",
            ),
        ],
    ),
    collection(
        "planned-interventions",
        said("geplande interventies", "planned interventions"),
        said("interventie", "intervention"),
        &[
            word(".item", Ids, "item uit een catalogus", "item of a catalogue"),
            word(".basis", Listed(from::BASES), "onderbouwing", "substantiation"),
        ],
    ),
    collection(
        "team",
        said("betrokkenen rond de cliënt", "people around the client"),
        said("betrokkene", "person involved"),
        &[
            word(".role", Suggested(from::ROLES), "rol", "role"),
            word(".kind", Listed(from::TEAM_MEMBER_KINDS), "hoedanigheid", "capacity in which the person is involved"),
            yes_no(".involved", "doet mee", "takes part"),
        ],
    ),
    collection(
        "meetings",
        said("besprekingen in het team", "team meetings"),
        said("bespreking", "meeting"),
        &[
            word(".kind", Listed(from::MEETINGS), "soort bespreking", "kind of meeting"),
            word(".advice", Listed(from::ADVICE), "advies", "advice"),
            yes_no(".advice-reason", "het advies is onderbouwd", "the advice was substantiated"),
        ],
    ),
    collection(
        "evaluations",
        said("evaluaties", "evaluations"),
        said("evaluatie", "evaluation"),
        &[word(".decision", Listed(from::DECISIONS), "besluit", "decision"), word(".on", Date, "wanneer", "when")],
    ),
    collection(
        "sessions",
        said("sessies", "sessions"),
        said("sessie", "session"),
        &[word(".on", Date, "wanneer", "when")],
    ),
];
