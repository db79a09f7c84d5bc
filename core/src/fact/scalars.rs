//! The scalar facts.

use super::FactDeclaration;
use super::Vocabulary::{Date, Free, Ids, Listed, Suggested};
use super::words as from;
use super::{number, word, words, yes_no};

/// The scalar facts, in the order of the cycle.
pub const FACTS: &[FactDeclaration] = &[
    // The trajectory itself.
    word("trajectory.discipline", Ids, "discipline van het traject", "discipline of the trajectory"),
    word("trajectory.framework", Ids, "beroepsprofiel van het traject", "framework of the trajectory"),
    word("trajectory.step", Listed(from::STEPS), "stap waarin het traject is", "present step of the trajectory"),
    word("trajectory.purpose", Listed(from::PURPOSES), "doel van het traject", "purpose of the trajectory"),
    word("trajectory.format", Listed(from::FORMATS), "vorm van het traject", "format of the trajectory"),
    yes_no(
        "trajectory.taken-over",
        "het traject is elders begonnen en overgenomen",
        "the trajectory began elsewhere and was taken over",
    ),
    number("trajectory.round", "ronde, geteld vanaf 1", "round, counted from 1"),
    // The client.
    number("client.age", "leeftijd van de cliënt in jaren", "age of the client in years"),
    yes_no("client.child", "de cliënt is jonger dan 18", "the client is under 18"),
    number(
        "client.days-to-consent-age",
        "dagen tot de cliënt 12, 16 of 18 wordt",
        "days until the client turns 12, 16 or 18",
    ),
    word(
        "client.capacity",
        Listed(from::CAPACITIES),
        "wilsbekwaamheid voor de beslissing over de behandeling",
        "capacity for the decision about treatment",
    ),
    word("client.capacity-decision", Free, "de beslissing die is beoordeeld", "the decision that was judged"),
    word(
        "client.capacity-judged-by",
        Suggested(from::ROLES),
        "wie de wilsbekwaamheid heeft beoordeeld",
        "who judged the capacity",
    ),
    word("client.capacity-judged-on", Date, "wanneer de wilsbekwaamheid is beoordeeld", "when the capacity was judged"),
    yes_no(
        "client.resistance-recorded",
        "verzet, of het ontbreken ervan, is vastgelegd",
        "resistance, or its absence, is recorded",
    ),
    yes_no(
        "client.persists",
        "het kind van 12 tot 16 blijft de behandeling weloverwogen wensen",
        "the child of 12 to 15 keeps wishing the treatment after due thought",
    ),
    yes_no(
        "client.serious-harm",
        "zonder behandeling dreigt ernstig nadeel voor het kind",
        "serious harm to the child threatens without treatment",
    ),
    yes_no("client.multiple-problems", "er is meervoudige problematiek", "there are multiple problems"),
    // Consent and representation, for treatment; the latest statement of each.
    word("consent.client", Listed(from::CONSENTS), "toestemming van de cliënt", "consent of the client"),
    word(
        "consent.representative",
        Listed(from::REPRESENTATIVE_CONSENTS),
        "toestemming van de vertegenwoordiger",
        "consent of the representative",
    ),
    word(
        "consent.sharing-client",
        Listed(from::CONSENTS),
        "toestemming van de cliënt om gegevens te delen",
        "consent of the client to share information",
    ),
    word(
        "consent.sharing-representative",
        Listed(from::CONSENTS),
        "toestemming van de vertegenwoordiger om gegevens te delen",
        "consent of the representative to share information",
    ),
    word("consent.sharing", Listed(from::CONSENTS), "toestemming om gegevens te delen", "consent to share information"),
    word(
        "consent.outcome-data",
        Listed(from::CONSENTS),
        "toestemming om uitkomsten te gebruiken voor kwaliteit of onderzoek",
        "consent to use outcome data for quality or research",
    ),
    word("representation.rank", Listed(from::RANKS), "wie de cliënt vertegenwoordigt", "who represents the client"),
    // Registration and financing.
    word("registration.route", Listed(from::ROUTES), "route van aanmelding", "route of access"),
    word("registration.referrer", Suggested(from::ROLES), "verwijzer", "referrer"),
    word("registration.reason", Free, "reden van verwijzing", "reason for referral"),
    word("financing.kind", Listed(from::FINANCING), "financiering", "financing"),
    word(
        "financing.decision",
        Free,
        "besluit of toegangsroute waarop de financiering rust",
        "decision or route of access that the financing rests on",
    ),
    // Intake.
    yes_no(
        "own-account.recorded",
        "het eigen verhaal staat er in de woorden van de cliënt",
        "the client's own account stands in the client's words",
    ),
    yes_no("expectations.recorded", "verwachtingen zijn vastgelegd", "expectations are recorded"),
    yes_no("experience.recorded", "ervaringskennis is vastgelegd", "experiential knowledge is recorded"),
    yes_no(
        "carrying-capacity.recorded",
        "draagkracht en veiligheid zijn vastgelegd",
        "carrying capacity and safety are recorded",
    ),
    yes_no(
        "expertise.within",
        "de vraag past binnen de eigen deskundigheid",
        "the request lies within the therapist's own competence",
    ),
    word(
        "expertise.alternative",
        Listed(from::ALTERNATIVES),
        "consultatie of verwijzing waar de eigen deskundigheid ophoudt",
        "consultation or referral where the therapist's own competence ends",
    ),
    // Screening and diagnosis.
    word("indication.outcome", Listed(from::INDICATIONS), "uitkomst van de indicatie", "outcome of the indication"),
    yes_no("indication.stated", "de indicatie is benoemd", "the indication is stated"),
    word(
        "indication.advised-to",
        Suggested(from::ROLES),
        "naar wie de cliënt is geadviseerd te gaan",
        "to whom the client was advised to go",
    ),
    yes_no(
        "contra-indication.stated",
        "contra-indicaties zijn benoemd, ook als er geen zijn",
        "contra-indications are stated, also where there are none",
    ),
    yes_no("diagnosis.recorded", "een vakdiagnose is vastgelegd", "a discipline's diagnosis is recorded"),
    yes_no(
        "prognosis.recorded",
        "het verwachte beloop met en zonder behandeling is vastgelegd",
        "the expected course with and without intervention is recorded",
    ),
    yes_no("recovery.considered", "hersteldomeinen zijn overwogen", "recovery domains were considered"),
    // Plan.
    yes_no("plan.recorded", "er is een behandelplan vastgelegd", "a plan is recorded"),
    yes_no(
        "plan.help-request-named",
        "het plan noemt de hulpvraag waarop het rust",
        "the plan names the help request it rests on",
    ),
    number(
        "plan.findings-named",
        "aantal bevindingen waarop het plan rust",
        "number of findings that the plan rests on",
    ),
    word("plan.format", Listed(from::FORMATS), "afgesproken vorm", "agreed format"),
    word("plan.frequency", Free, "afgesproken frequentie", "agreed frequency"),
    word("plan.duration", Free, "afgesproken duur", "agreed duration"),
    word("plan.evaluation-on", Date, "afgesproken evaluatiemoment", "agreed evaluation moment"),
    yes_no(
        "plan.informed",
        "de cliënt is geïnformeerd over mogelijkheden en prognose",
        "the client was informed of options and prognosis",
    ),
    words("plan.agreed-by", Listed(from::PARTIES), "wie met het plan heeft ingestemd", "who agreed to the plan"),
    yes_no(
        "plan.parents-cooperation",
        "samenwerking met ouders en anderen is gepland",
        "cooperation with parents and others is planned",
    ),
    yes_no(
        "plan.parents-access",
        "afgesproken is wat ouders van de inhoud mogen zien",
        "what parents may see of the content is agreed",
    ),
    yes_no(
        "plan.relapse-policy",
        "terugval en nazorg zijn in het plan besproken",
        "relapse and aftercare were discussed in the plan",
    ),
    yes_no(
        "guideline.deviates",
        "het plan wijkt af van een richtlijn, module of standaard",
        "the plan deviates from a guideline, module or standard",
    ),
    word("guideline.reason", Free, "reden van de afwijking", "reason for the deviation"),
    // Evaluation.
    number(
        "evaluation.days-since-advice",
        "dagen sinds het laatste onderbouwde advies aan het MDO, en voor het eerste sinds het begin van de behandeling",
        "days since the latest substantiated advice to the team meeting, and before the first since treatment began",
    ),
    number(
        "evaluation.overdue-days",
        "dagen na het afgesproken evaluatiemoment (onder nul: het moment komt nog)",
        "days past the agreed evaluation moment (below zero: it is still to come)",
    ),
    yes_no(
        "evaluation.transfer",
        "de evaluatie beschrijft de doorwerking in andere levensgebieden",
        "the evaluation describes carry-over to other areas of life",
    ),
    yes_no(
        "evaluation.made-visible",
        "de evaluatie beschrijft wat het werk zichtbaar maakte",
        "the evaluation describes what the work made visible",
    ),
    word("evaluation.decision", Listed(from::DECISIONS), "besluit van de evaluatie", "decision of the evaluation"),
    words(
        "evaluation.decided-with",
        Listed(from::DECIDED_WITH),
        "met wie de evaluatie is besloten",
        "with whom the evaluation was decided",
    ),
    yes_no(
        "evaluation.process",
        "inhoud, organisatie en bejegening zijn geëvalueerd",
        "content, organisation and how the client was treated were evaluated",
    ),
    yes_no("evaluation.satisfaction", "naar tevredenheid is gevraagd", "satisfaction was asked"),
    yes_no(
        "evaluation.behaviour-judged",
        "de therapeut heeft de gedragsverandering beoordeeld",
        "the therapist judged the behaviour change",
    ),
    // Closure, as recorded or as proposed.
    word("closure.ground", Listed(from::CLOSURE_GROUNDS), "grond van afsluiting", "ground for closure"),
    words(
        "closure.decided-with",
        Listed(from::DECIDED_WITH),
        "met wie tot afsluiten is besloten",
        "with whom the closure was decided",
    ),
    // Always known: yes, unless the client died, stopped attending, moved or was admitted, or cannot take part.
    yes_no(
        "closure.client-available",
        "de cliënt kan deelnemen aan de afsluiting",
        "the client can take part in the closure",
    ),
    word(
        "closure.outcome-communicated",
        Listed(from::COMMUNICATED),
        "het delen van de uitkomst",
        "communication of the outcome",
    ),
    yes_no("closure.relapse-policy", "terugval en nazorg zijn besproken", "relapse and aftercare were discussed"),
    yes_no("closure.report", "er is een eindverslag geschreven", "an end report was written"),
    yes_no(
        "closure.has-referrer-or-team",
        "er is een verwijzer of team om mee te beslissen",
        "there is a referrer or a team to decide with",
    ),
    // An outgoing communication, as proposed.
    word("communication.ground", Listed(from::SHARING_GROUNDS), "grond om te delen", "ground for sharing"),
    word("communication.recipient", Suggested(from::ROLES), "ontvanger", "recipient"),
    // Known only where the recipient is named by pseudonym, as the holders of authority are.
    yes_no("communication.holds-authority", "de ontvanger heeft gezag", "the recipient holds authority"),
    word(
        "communication.purpose",
        Listed(from::COMMUNICATION_PURPOSES),
        "doel van het bericht",
        "purpose of the communication",
    ),
    // Safety; both are always known, and no while nothing was recorded.
    yes_no(
        "safety.signalled",
        "er zijn signalen van mishandeling of geweld vastgelegd",
        "signs of abuse or violence are recorded",
    ),
    yes_no(
        "safety.reporting-code",
        "de meldcode loopt naast de behandeling",
        "the reporting code runs beside treatment",
    ),
];
