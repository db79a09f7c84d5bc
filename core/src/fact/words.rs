//! The words that facts can take, with how people say them.

use super::{Spoken, WordDeclaration};

const fn w(word: &'static str, nl: &'static str, en: &'static str) -> WordDeclaration {
    WordDeclaration { word, label: Spoken { nl, en } }
}

/// The steps of the cycle.
pub const STEPS: &[WordDeclaration] = &[
    w("registration", "aanmelding", "registration"),
    w("screening", "screening", "screening"),
    w("intake", "intake", "intake"),
    w("examination", "observatie en onderzoek", "examination"),
    w("diagnosis", "diagnose en indicatie", "diagnosis"),
    w("plan", "doelen en behandelplan", "plan"),
    w("treatment", "behandeling", "treatment"),
    w("evaluation", "evaluatie", "evaluation"),
    w("closure", "afsluiting", "closure"),
];

/// What a trajectory is for.
pub const PURPOSES: &[WordDeclaration] = &[
    w("treatment", "behandeling", "treatment"),
    w("observation", "alleen observatie", "observation only"),
    w("advice", "alleen advies", "advice only"),
];

/// With whom a trajectory is done.
pub const FORMATS: &[WordDeclaration] = &[
    w("individual", "individueel", "individual"),
    w("group", "groep", "group"),
    w("parent-child", "ouder en kind", "parent and child"),
    w("partner", "partner", "partner"),
    w("family", "gezin", "family"),
];

/// Capacity for one decision.
pub const CAPACITIES: &[WordDeclaration] = &[
    w("has-capacity", "wilsbekwaam voor deze beslissing", "has capacity for this decision"),
    w("lacks-capacity", "wilsonbekwaam voor deze beslissing", "lacks capacity for this decision"),
];

/// What was said when consent was asked.
pub const CONSENTS: &[WordDeclaration] =
    &[w("given", "gegeven", "given"), w("refused", "geweigerd", "refused"), w("withdrawn", "ingetrokken", "withdrawn")];

/// What a representative said when consent was asked.
pub const REPRESENTATIVE_CONSENTS: &[WordDeclaration] = &[
    w("given", "gegeven", "given"),
    w("refused", "geweigerd", "refused"),
    w("withdrawn", "ingetrokken", "withdrawn"),
    w("none-available", "geen vertegenwoordiger beschikbaar", "no representative available"),
];

/// Who represents a client, in the order in which the law looks for them.
pub const RANKS: &[WordDeclaration] = &[
    w("curator", "curator", "guardian appointed by the court"),
    w("mentor", "mentor", "mentor appointed by the court"),
    w("mandated", "schriftelijk gemachtigde", "authorised in writing"),
    w("partner", "echtgenoot of partner", "spouse or partner"),
    w("parent", "ouder", "parent"),
    w("child", "kind", "child"),
    w("sibling", "broer of zus", "brother or sister"),
    w("none-available", "geen vertegenwoordiger beschikbaar", "no representative available"),
];

/// By which route a client came.
pub const ROUTES: &[WordDeclaration] = &[
    w("referral", "verwijzing", "referral"),
    w("direct-access", "directe toegang", "direct access"),
    w("self-referral", "op eigen initiatief", "own initiative"),
    w("mandated", "verplicht kader", "mandated"),
    w("internal", "binnen de organisatie", "within the organisation"),
];

/// Roles of people around a client; a practice can add its own.
pub const ROLES: &[WordDeclaration] = &[
    w("regiebehandelaar", "regiebehandelaar", "lead practitioner"),
    w("indicating-regiebehandelaar", "indicerend regiebehandelaar", "indicating lead practitioner"),
    w("coordinating-regiebehandelaar", "coördinerend regiebehandelaar", "coordinating lead practitioner"),
    w("hoofdbehandelaar", "hoofdbehandelaar", "main practitioner"),
    w("general-practitioner", "huisarts", "general practitioner"),
    w("specialist-ouderengeneeskunde", "specialist ouderengeneeskunde", "elderly care physician"),
    w("physician", "arts", "physician"),
    w("psychiatrist", "psychiater", "psychiatrist"),
    w("psychologist", "psycholoog", "psychologist"),
    w("orthopedagogue", "orthopedagoog", "orthopedagogue"),
    w("therapist", "therapeut", "therapist"),
    w("registered-youth-professional", "geregistreerde jeugdprofessional", "registered youth professional"),
    w("parent", "ouder", "parent"),
    w("relative", "naaste", "relative"),
    w("carer", "verzorger of begeleider", "carer"),
    w("school", "school", "school"),
    w("consultatiebureau", "consultatiebureau", "child health clinic"),
    w("municipality", "gemeente", "municipality"),
    w("client", "cliënt", "client"),
];

/// In what capacity somebody is involved.
pub const TEAM_MEMBER_KINDS: &[WordDeclaration] = &[
    w("professional", "professional", "professional"),
    w("relative", "naaste", "relative"),
    w("organisation", "organisatie", "organisation"),
];

/// How a trajectory is paid for.
pub const FINANCING: &[WordDeclaration] = &[
    w("zvw-ggz", "Zorgverzekeringswet, ggz", "Health Insurance Act, mental health"),
    w("zvw-other", "Zorgverzekeringswet, overig", "Health Insurance Act, other"),
    w("wlz", "Wet langdurige zorg", "Long-term Care Act"),
    w("jeugdwet", "Jeugdwet", "Youth Act"),
    w("wmo", "Wet maatschappelijke ondersteuning", "Social Support Act"),
    w("supplementary", "aanvullende verzekering", "supplementary insurance"),
    w("self", "zelf betaald", "paid by the client"),
    w("forensic", "forensische zorg", "forensic care"),
    w("education", "onderwijs", "education"),
];

/// What is done where a request lies outside the therapist's own competence.
pub const ALTERNATIVES: &[WordDeclaration] =
    &[w("consultation", "consultatie", "consultation"), w("referral", "verwijzing", "referral")];

/// The outcome of the indication.
pub const INDICATIONS: &[WordDeclaration] =
    &[w("indicated", "geïndiceerd", "indicated"), w("not-indicated", "niet geïndiceerd", "not indicated")];

/// Who is on the client's side of an agreement.
pub const PARTIES: &[WordDeclaration] = &[
    w("client", "cliënt", "client"),
    w("representative", "vertegenwoordiger", "representative"),
    w("client-system", "cliëntsysteem", "client system"),
    w("commissioning-party", "opdrachtgever", "commissioning party"),
];

/// Whose a help request is.
pub const ASKERS: &[WordDeclaration] = &[
    w("client", "cliënt", "client"),
    w("client-system", "cliëntsysteem", "client system"),
    w("commissioning-party", "opdrachtgever", "commissioning party"),
];

/// With whom findings are discussed.
pub const DISCUSSED_WITH: &[WordDeclaration] = &[
    w("client", "cliënt", "client"),
    w("representative", "vertegenwoordiger", "representative"),
    w("client-system", "cliëntsysteem", "client system"),
    w("commissioning-party", "opdrachtgever", "commissioning party"),
    w("referrer", "verwijzer", "referrer"),
    w("team", "team", "team"),
];

/// Who chooses a goal.
pub const CHOOSERS: &[WordDeclaration] = &[
    w("client", "cliënt", "client"),
    w("representative", "vertegenwoordiger", "representative"),
    w("client-system", "cliëntsysteem", "client system"),
    w("commissioning-party", "opdrachtgever", "commissioning party"),
    w("therapist", "therapeut", "therapist"),
];

/// With whom an evaluation or a closure is decided.
pub const DECIDED_WITH: &[WordDeclaration] = &[
    w("client", "cliënt", "client"),
    w("representative", "vertegenwoordiger", "representative"),
    w("client-system", "cliëntsysteem", "client system"),
    w("referrer", "verwijzer", "referrer"),
    w("team", "team", "team"),
    w("regiebehandelaar", "regiebehandelaar", "lead practitioner"),
];

/// What an evaluation decides.
pub const DECISIONS: &[WordDeclaration] = &[
    w("continue", "voortzetten", "continue"),
    w("adjust", "bijstellen", "adjust"),
    w("step-up", "intensiveren", "step up"),
    w("step-down", "afschalen", "step down"),
    w("refer", "doorverwijzen", "refer"),
    w("stop", "stoppen", "stop"),
];

/// On what ground a trajectory ends.
pub const CLOSURE_GROUNDS: &[WordDeclaration] = &[
    w("goals-reached", "doelen bereikt", "goals reached"),
    w("stagnation", "geen vooruitgang meer", "no further progress"),
    w("referral-on", "doorverwezen", "referred on"),
    w("client-decision", "besluit van de cliënt", "the client's decision"),
    w("stopped-attending", "weggebleven", "stopped attending"),
    w("died", "overleden", "died"),
    w("moved-or-admitted", "verhuisd of opgenomen", "moved or admitted"),
    w("ended-by-regiebehandelaar", "beëindigd door de regiebehandelaar", "ended by the lead practitioner"),
    w("funding-ended", "financiering gestopt", "funding ended"),
    w("therapist-ended", "beëindigd door de therapeut", "ended by the therapist"),
    w("observation-or-advice-only", "alleen observatie of advies", "observation or advice only"),
    w("not-indicated", "niet geïndiceerd", "not indicated"),
];

/// Whether the outcome was communicated.
pub const COMMUNICATED: &[WordDeclaration] = &[
    w("communicated", "gedeeld", "communicated"),
    w("refused-by-client", "geweigerd door de cliënt", "refused by the client"),
];

/// On what ground information is shared.
pub const SHARING_GROUNDS: &[WordDeclaration] = &[
    w("consent", "toestemming", "consent"),
    w("direct-treatment-team", "rechtstreeks betrokken bij de behandeling", "directly involved in the treatment"),
    w("law", "wet", "law"),
];

/// What an outgoing communication is for.
pub const COMMUNICATION_PURPOSES: &[WordDeclaration] = &[
    w("report", "verslag", "report"),
    w("consultation", "consultatie", "consultation"),
    w("referral", "verwijzing", "referral"),
    w("safety", "veiligheid", "safety"),
];

/// Who holds authority over a child.
pub const AUTHORITIES: &[WordDeclaration] = &[
    w("parent", "ouder met gezag", "parent with authority"),
    w("guardian", "voogd", "guardian"),
    w("institution", "instelling met voogdij", "institution with guardianship"),
    w("court", "vervangende toestemming van de rechter", "substitute consent of the court"),
];

/// When a result was obtained.
pub const MOMENTS: &[WordDeclaration] = &[
    w("before", "vooraf", "before"),
    w("during", "tussentijds", "during"),
    w("after", "achteraf", "after"),
    w("follow-up", "follow-up", "follow-up"),
];

/// Who answered.
pub const RESPONDENTS: &[WordDeclaration] = &[
    w("client", "cliënt", "client"),
    w("parent", "ouder", "parent"),
    w("relative", "naaste", "relative"),
    w("professional", "professional", "professional"),
];

/// From what side a problem is looked at.
pub const PERSPECTIVES: &[WordDeclaration] = &[
    w("disorder", "stoornis", "disorder"),
    w("complaint", "klacht", "complaint"),
    w("transdiagnostic-factor", "stoornisoverstijgende factor", "transdiagnostic factor"),
    w("recovery-domain", "hersteldomein", "recovery domain"),
];

/// The domains of the ICF.
pub const ICF_DOMAINS: &[WordDeclaration] = &[
    w("body", "functies en anatomische eigenschappen", "body functions and structures"),
    w("activities", "activiteiten", "activities"),
    w("participation", "participatie", "participation"),
    w("environment", "omgevingsfactoren", "environmental factors"),
    w("personal", "persoonlijke factoren", "personal factors"),
];

/// How a goal stands.
pub const GOAL_STATUSES: &[WordDeclaration] =
    &[w("open", "open", "open"), w("attained", "bereikt", "attained"), w("dropped", "vervallen", "dropped")];

/// What kind of change a goal aims at.
pub const CHANGE_KINDS: &[WordDeclaration] = &[
    w("prevention", "preventie", "prevention"),
    w("change", "verandering", "change"),
    w("development", "ontwikkeling", "development"),
    w("stabilisation", "stabilisatie", "stabilisation"),
    w("acceptance", "acceptatie", "acceptance"),
    w("comfort", "comfort, palliatief", "comfort, palliative"),
];

/// In which area a goal aims at change.
pub const CHANGE_AREAS: &[WordDeclaration] = &[
    w("emotional", "emotioneel", "emotional"),
    w("behavioural", "gedragsmatig", "behavioural"),
    w("cognitive", "cognitief", "cognitive"),
    w("social", "sociaal", "social"),
    w("neurological", "neurologisch", "neurological"),
    w("physical", "lichamelijk", "physical"),
];

/// On what level of functioning a goal lies.
pub const LEVELS: &[WordDeclaration] = &[
    w("function", "functie", "function"),
    w("activity", "activiteit", "activity"),
    w("participation", "participatie", "participation"),
];

/// What an intervention rests on.
pub const BASES: &[WordDeclaration] = &[
    w("evidence", "evidence based", "evidence based"),
    w("practice", "practice based", "practice based"),
    w("consensus", "consensus based", "consensus based"),
];

/// Kinds of team meeting.
pub const MEETINGS: &[WordDeclaration] = &[
    w("mdo", "multidisciplinair overleg", "multidisciplinary meeting"),
    w("treatment-plan", "behandelplanbespreking", "treatment-plan meeting"),
    w("consultation", "consultatie", "consultation"),
    w("parents", "oudergesprek", "meeting with parents"),
];

/// What a team meeting advises.
pub const ADVICE: &[WordDeclaration] = &[w("continue", "voortzetten", "continue"), w("stop", "stoppen", "stop")];
