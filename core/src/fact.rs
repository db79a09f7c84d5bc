//! The documented list of facts that rules can speak of, derived from a trajectory for a given day.
//!
//! A scalar fact that was never recorded is unknown. A collection is always known, and may be empty.
//! Besides this list, every field of every form is a fact: `form.PLUGIN:FORM.FIELD` (the latest record),
//! with `form.PLUGIN:FORM.recorded`.

/// What kind of value a fact has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactKind {
    /// Yes or no.
    YesNo,
    /// A number; the unit stands in the description.
    Number,
    /// A word out of a fixed list, an id, or a text.
    Word,
    /// A list of words.
    Words,
}

/// A fact of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FactDeclaration {
    /// The name in conditions.
    pub name: &'static str,
    /// What kind of value it has.
    pub kind: FactKind,
    /// What it says, and the words it can take.
    pub meaning: &'static str,
}

/// A collection of the list, with the fields of its elements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CollectionDeclaration {
    /// The name in conditions.
    pub name: &'static str,
    /// What its elements are.
    pub meaning: &'static str,
    /// The fields, written `.name` inside a condition.
    pub fields: &'static [FactDeclaration],
}

use FactKind::{Number, Word, Words, YesNo};

const fn fact(name: &'static str, kind: FactKind, meaning: &'static str) -> FactDeclaration {
    FactDeclaration { name, kind, meaning }
}

/// The scalar facts.
pub const FACTS: &[FactDeclaration] = &[
    // The trajectory itself.
    fact("trajectory.discipline", Word, "item id of the discipline, such as pmt:pmt"),
    fact("trajectory.framework", Word, "item id of the framework, such as fvb:vaktherapie"),
    fact("trajectory.step", Word, "the present step"),
    fact("trajectory.purpose", Word, "treatment, observation, advice"),
    fact("trajectory.format", Word, "individual, group, parent-child, partner, family"),
    fact("trajectory.taken-over", YesNo, "started at a later step, taken over from elsewhere"),
    fact("trajectory.round", Number, "the present round, counted from 1"),
    // The client.
    fact("client.age", Number, "completed years on the day"),
    fact("client.child", YesNo, "under 18 on the day"),
    fact("client.capacity", Word, "capacity for the decision about treatment: has-capacity, lacks-capacity"),
    fact("client.capacity-judged-by", Word, "role of who judged the capacity"),
    fact(
        "client.resistance-recorded",
        YesNo,
        "for a client lacking capacity: resistance, or its absence, was recorded",
    ),
    fact("client.persists", YesNo, "a child of 12 to 15 persists in the wish for treatment after a refusal of consent"),
    fact("client.serious-harm", YesNo, "not treating a child of 12 to 15 would do serious harm"),
    fact("client.multiple-problems", YesNo, "multiple problems, in which school or consultatiebureau takes part"),
    // Consent and representation, for treatment; latest statement of each.
    fact("consent.client", Word, "given, refused, withdrawn"),
    fact("consent.representative", Word, "given, refused, withdrawn, none-available"),
    fact("consent.sharing", Word, "given, refused, withdrawn: sharing with others"),
    fact("consent.outcome-data", Word, "given, refused, withdrawn: use of outcome data for quality or research"),
    fact("representation.rank", Word, "curator, mentor, mandated, partner, parent, child, sibling, none-available"),
    // Registration and financing.
    fact("registration.route", Word, "referral, direct-access, self-referral, mandated, internal"),
    fact(
        "registration.referrer",
        Word,
        "role of the referrer, such as regiebehandelaar, specialist-ouderengeneeskunde",
    ),
    fact("registration.reason", Word, "the reason for referral, in short"),
    fact("financing.kind", Word, "zvw-ggz, zvw-other, wlz, jeugdwet, wmo, supplementary, self, forensic, education"),
    // Intake.
    fact("own-account.recorded", YesNo, "the client's own account stands in the client's words"),
    fact("expectations.recorded", YesNo, "expectations are recorded"),
    fact("experience.recorded", YesNo, "experiential knowledge is recorded"),
    fact("carrying-capacity.recorded", YesNo, "carrying capacity and safety are recorded"),
    fact("expertise.within", YesNo, "the request lies within the therapist's own competence"),
    fact("expertise.alternative", Word, "where it does not: consultation, referral"),
    // Screening and diagnosis.
    fact("indication.outcome", Word, "indicated, not-indicated"),
    fact("indication.stated", YesNo, "the indication was stated"),
    fact("contra-indication.stated", YesNo, "contra-indications were stated; none found is a statement"),
    fact("diagnosis.recorded", YesNo, "a discipline's diagnosis was recorded"),
    fact("prognosis.recorded", YesNo, "the expected course with and without intervention was recorded"),
    fact("recovery.considered", YesNo, "recovery domains were considered"),
    // Plan.
    fact("plan.recorded", YesNo, "a plan was recorded in this round"),
    fact("plan.help-request-named", YesNo, "the plan names the help request it rests on"),
    fact("plan.findings-named", Number, "how many findings the plan rests on"),
    fact("plan.format", Word, "the agreed format"),
    fact("plan.frequency", Word, "the agreed frequency"),
    fact("plan.duration", Word, "the agreed duration"),
    fact("plan.evaluation-on", Word, "the agreed date of evaluation"),
    fact("plan.informed", YesNo, "the client was informed of options and prognosis"),
    fact("plan.agreed-by", Words, "who agreed: client, representative, client-system, commissioning-party"),
    fact("plan.parents-cooperation", YesNo, "cooperation with parents and others is planned"),
    fact("plan.parents-access", YesNo, "what parents may see of the content is agreed"),
    fact("plan.relapse-policy", YesNo, "relapse policy and aftercare were discussed"),
    fact("guideline.deviates", YesNo, "the plan deviates from a guideline, module or standard"),
    fact("guideline.reason", Word, "why it deviates"),
    // Evaluation.
    fact(
        "evaluation.overdue-days",
        Number,
        "days since the agreed evaluation moment without an evaluation; negative before it",
    ),
    fact(
        "evaluation.transfer",
        YesNo,
        "the latest (or proposed) evaluation describes carry-over to other areas of life",
    ),
    fact("evaluation.made-visible", YesNo, "the latest (or proposed) evaluation describes what the work made visible"),
    fact("evaluation.decision", Word, "continue, adjust, step-up, step-down, refer, stop"),
    fact("evaluation.decided-with", Words, "client, representative, client-system, referrer, team, regiebehandelaar"),
    fact("evaluation.process", YesNo, "content, organisation and treatment by the therapist were evaluated"),
    fact("evaluation.satisfaction", YesNo, "the client's satisfaction was asked"),
    fact("evaluation.behaviour-judged", YesNo, "the therapist judged the behaviour change"),
    // Closure, as recorded or as proposed.
    fact(
        "closure.ground",
        Word,
        "goals-reached, stagnation, referral-on, client-decision, stopped-attending, died, moved-or-admitted, ended-by-regiebehandelaar, funding-ended, therapist-ended, observation-or-advice-only, not-indicated",
    ),
    fact("closure.decided-with", Words, "client, representative, client-system, referrer, team, regiebehandelaar"),
    fact(
        "closure.client-available",
        YesNo,
        "no where the client died, stopped attending, moved or was admitted, or cannot take part",
    ),
    fact("closure.outcome-communicated", Word, "communicated, refused-by-client"),
    fact("closure.relapse-policy", YesNo, "relapse policy and aftercare were discussed"),
    fact("closure.report", YesNo, "an end report was written"),
    fact("closure.has-referrer-or-team", YesNo, "there is a referrer or a team to decide with"),
    // An outgoing communication, as proposed.
    fact("communication.ground", Word, "consent, direct-treatment-team, law"),
    fact("communication.recipient", Word, "role of the recipient"),
    fact("communication.purpose", Word, "report, consultation, referral, safety"),
    // Safety.
    fact("safety.signalled", YesNo, "signs of abuse or violence were recorded"),
    fact("safety.reporting-code", YesNo, "the reporting code runs beside treatment"),
];

/// The collections.
pub const COLLECTIONS: &[CollectionDeclaration] = &[
    CollectionDeclaration {
        name: "help-requests",
        meaning: "help requests",
        fields: &[
            fact(".whose", Word, "client, client-system, commissioning-party"),
            fact(".mandated", YesNo, "the client was obliged to come"),
            fact(".legal-title", Word, "the legal title of the mandate"),
            fact(".client-stance", Word, "the client's own stance to the mandate"),
        ],
    },
    CollectionDeclaration {
        name: "sources-consulted",
        meaning: "existing sources that were consulted",
        fields: &[fact(".name", Word, "what was consulted")],
    },
    CollectionDeclaration {
        name: "authority-holders",
        meaning: "holders of parental authority, or who stands in for them",
        fields: &[
            fact(".kind", Word, "parent, guardian, institution, court"),
            fact(".consent", Word, "given, refused, withdrawn; unknown until stated"),
        ],
    },
    CollectionDeclaration {
        name: "observations",
        meaning: "observations",
        fields: &[
            fact(".directed", YesNo, "made in a directed intervention"),
            fact(".model", Word, "the named observation model or system"),
        ],
    },
    CollectionDeclaration {
        name: "results",
        meaning: "results of assessments, goal attainment scaling among them",
        fields: &[
            fact(".assessment", Word, "item id, or gas"),
            fact(".moment", Word, "before, during, after, follow-up"),
            fact(".respondent", Word, "client, parent, relative, professional"),
            fact(".repeated", YesNo, "the same assessment was recorded before and after"),
        ],
    },
    CollectionDeclaration {
        name: "alerts",
        meaning: "alerts raised by results",
        fields: &[fact(".followed-up", YesNo, "who was told and what was done was recorded")],
    },
    CollectionDeclaration {
        name: "problems",
        meaning: "problems",
        fields: &[
            fact(".perspectives", Words, "disorder, complaint, transdiagnostic-factor, recovery-domain"),
            fact(".icf-domains", Words, "body, activities, participation, environment, personal"),
        ],
    },
    CollectionDeclaration {
        name: "hypotheses",
        meaning: "hypotheses",
        fields: &[fact(".findings-named", Number, "how many findings it rests on")],
    },
    CollectionDeclaration {
        name: "discussions",
        meaning: "discussions of findings",
        fields: &[
            fact(".with", Words, "client, representative, client-system, commissioning-party, referrer, team"),
            fact(".on", Word, "the date"),
        ],
    },
    CollectionDeclaration {
        name: "goals",
        meaning: "goals that were not withdrawn",
        fields: &[
            fact(".main", YesNo, "a main goal"),
            fact(".status", Word, "open, attained, dropped"),
            fact(".chosen-by", Words, "client, representative, client-system, commissioning-party, therapist"),
            fact(".change-kind", Word, "prevention, change, development, stabilisation, acceptance, comfort"),
            fact(".change-area", Word, "emotional, behavioural, cognitive, social, neurological, physical"),
            fact(".outside-therapy", YesNo, "concerns life outside the therapy"),
            fact(".level", Word, "function, activity, participation"),
            fact(".terms", Words, "terms it is tied to, as plugin:concept/term"),
            fact(".attainment", Number, "attained level, -3 to 2"),
            fact(".judged-by-client", YesNo, "client, representative or observed behaviour gave a judgement"),
            fact(".judged-by-therapist", YesNo, "the therapist gave a judgement"),
        ],
    },
    CollectionDeclaration {
        name: "planned-interventions",
        meaning: "interventions of the present plan",
        fields: &[
            fact(".item", Word, "item id; unknown where it is not in a catalogue"),
            fact(".basis", Word, "evidence, practice, consensus"),
        ],
    },
    CollectionDeclaration {
        name: "team",
        meaning: "people around the client",
        fields: &[
            fact(
                ".role",
                Word,
                "such as regiebehandelaar, indicating-regiebehandelaar, coordinating-regiebehandelaar, parent, school",
            ),
            fact(".involved", YesNo, "takes part"),
        ],
    },
    CollectionDeclaration {
        name: "meetings",
        meaning: "team meetings",
        fields: &[
            fact(".kind", Word, "mdo, treatment-plan, consultation, parents"),
            fact(".advice", Word, "continue, stop"),
            fact(".advice-reason", YesNo, "the advice was substantiated"),
        ],
    },
    CollectionDeclaration {
        name: "evaluations",
        meaning: "evaluations",
        fields: &[
            fact(".decision", Word, "continue, adjust, step-up, step-down, refer, stop"),
            fact(".on", Word, "the date"),
        ],
    },
    CollectionDeclaration { name: "sessions", meaning: "sessions held", fields: &[fact(".on", Word, "the date")] },
];
