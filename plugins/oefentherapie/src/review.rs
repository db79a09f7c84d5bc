//! The operation `review`: findings on a step that conditions cannot express.

use vakwerk_sdk::document::{Basis, Leaf, Material, Outcome, Review, ReviewFinding, Text, Value, Weight};

use crate::odim::Odim;
use crate::own_activities::{self, DIRECTIONS, MEASURES};
use crate::screening::{Answered, GUIDELINE, QUESTIONS, SIGNS, Screening};
use crate::stage::{self, Chosen, Judged};

const PROFILE: &str = "algemeen:beroepsprofiel-oefentherapeut";

/// What there is to say on a step, in its canonical name.
pub(crate) fn review(step: &str, material: &Material) -> Review {
    let findings = match step {
        "screening" | "intake" | "diagnosis" => screened(&Screening::of(material)),
        "plan" => vec![odim_complete(&Odim::of(material))],
        "treatment" => vec![activities_fit(material)],
        "evaluation" | "closure" => vec![directions_apart(material), editions_alike(material)],
        _ => Vec::new(),
    };
    Review { format: 1, findings }
}

fn finding(id: &str, outcome: Outcome, title: Text, text: Text, source: &str, leaves: Vec<Leaf>) -> ReviewFinding {
    ReviewFinding {
        id: id.into(),
        edition: 1,
        outcome,
        weight: Weight::ComplyOrExplain,
        weight_basis: Basis::Ours,
        title,
        text,
        source: source.into(),
        place: None,
        leaves,
    }
}

fn leaf(fact: impl Into<String>, wanted: impl Into<String>, found: Option<Value>) -> Leaf {
    Leaf { fact: fact.into(), wanted: wanted.into(), found }
}

#[expect(clippy::cast_precision_loss, reason = "a handful of signs or goals")]
fn count(number: usize) -> Option<Value> {
    Some(Value::Number(number as f64))
}

/// Holds, or does not.
fn holds(it_does: bool) -> Outcome {
    if it_does { Outcome::Satisfied } else { Outcome::Failed }
}

fn screened(screening: &Screening<'_>) -> Vec<ReviewFinding> {
    vec![
        every_sign_asked(screening),
        urgent_sign_told(screening),
        suspicion_told(screening),
        signs_and_answer(screening),
    ]
}

fn every_sign_asked(screening: &Screening<'_>) -> ReviewFinding {
    let open = screening.open().len() + usize::from(screening.own_signs_open());
    let outcome = match screening.region() {
        None if screening.begun() => Outcome::Unknown,
        None => Outcome::NotApplicable,
        Some(_) => holds(open == 0),
    };
    finding(
        "every-sign-asked",
        outcome,
        Text::new("Elk teken nagevraagd", "Every sign asked"),
        Text::new(
            "Vraag bij de regio van de klacht elk teken na, en bij een andere regio dan de lage rug ook de tekens van uw \
             eigen richtlijn. Een leeg veld is geen nee.",
            "Ask every sign for the region of the complaint, and for a region other than the low back also the signs of \
             your own guideline. An empty field is not a no.",
        ),
        GUIDELINE,
        vec![leaf(SIGNS, "0", screening.region().and(count(open)))],
    )
}

fn urgent_sign_told(screening: &Screening<'_>) -> ReviewFinding {
    let urgent = screening.urgent().len();
    finding(
        "urgent-sign-told",
        if urgent == 0 { Outcome::NotApplicable } else { holds(screening.contacted()) },
        Text::new("Dringend teken gemeld", "Urgent sign told"),
        Text::new(
            "Er is een dringend teken. Neem direct contact op met de huisarts of de verwijzer en leg vast met wie.",
            "There is an urgent sign. Contact the general practitioner or the referrer at once and record whom.",
        ),
        GUIDELINE,
        vec![leaf(format!("form.{QUESTIONS}.contact"), "recorded", Some(Value::YesNo(screening.contacted())))],
    )
}

fn suspicion_told(screening: &Screening<'_>) -> ReviewFinding {
    finding(
        "suspicion-told",
        match screening.suspicion() {
            Answered::Yes => holds(screening.contacted()),
            Answered::No => Outcome::NotApplicable,
            Answered::Open if screening.begun() => Outcome::Unknown,
            Answered::Open => Outcome::NotApplicable,
        },
        Text::new("Niet pluis gemeld", "Niet pluis told"),
        Text::new(
            "De screening is niet pluis. Neem contact op met een arts en leg vast met wie; wat u daarna doet, staat los van \
             de andere twee vragen.",
            "The screening is niet pluis. Contact a physician and record whom; what you do next stands apart from the \
             other two questions.",
        ),
        PROFILE,
        vec![leaf(format!("form.{QUESTIONS}.contact"), "recorded", Some(Value::YesNo(screening.contacted())))],
    )
}

fn signs_and_answer(screening: &Screening<'_>) -> ReviewFinding {
    let present = screening.present().len();
    let outcome = match (present, screening.suspicion()) {
        (0, _) => Outcome::NotApplicable,
        (_, Answered::Open) => Outcome::Unknown,
        (_, answer) => holds(answer == Answered::Yes),
    };
    ReviewFinding {
        weight: Weight::Advice,
        ..finding(
            "signs-and-answer",
            outcome,
            Text::new("Tekens en antwoord naast elkaar", "Signs and answer side by side"),
            Text::new(
                "Er zijn tekens aanwezig, en de screening zegt pluis. Dat kan kloppen: een los teken hoeft niets te betekenen. \
                 Zet in het verslag waarom.",
                "Signs are present, and the screening says pluis. That may be right: a single sign need not mean anything. \
                 Say why in the report.",
            ),
            GUIDELINE,
            vec![leaf(SIGNS, "niet-pluis", count(present))],
        )
    }
}

fn odim_complete(odim: &Odim<'_>) -> ReviewFinding {
    let open = odim.without_goal();
    let leaves = open.iter().map(|component| leaf(format!("vvocm:odim/{}", component.id), "1", count(0))).collect();
    ReviewFinding {
        weight_basis: Basis::Source,
        place: Some("hoofdstuk 2, stap 5".into()),
        ..finding(
            "odim-complete",
            if odim.begun() { holds(open.is_empty()) } else { Outcome::Unknown },
            Text::new("Elk onderdeel van ODIM overwogen", "Every component of ODIM considered"),
            Text::new(
                "Kies voor elk onderdeel van ODIM een doel, of leg in de analyse vast dat u er geen belemmering vond.",
                "Choose a goal for each component of ODIM, or record in the analysis that you found no impediment there.",
            ),
            PROFILE,
            leaves,
        )
    }
}

fn activities_fit(material: &Material) -> ReviewFinding {
    let judged = Judged::of(material);
    let chosen = Chosen::of(material, &judged);
    let outcome = match judged {
        Judged::Open => Outcome::Unknown,
        Judged::In(_) | Judged::NoChange => holds(!chosen.fitting.is_empty() && chosen.other.is_empty()),
    };
    ReviewFinding {
        weight: Weight::Advice,
        place: Some("§1.2.1, tabel 1".into()),
        ..finding(
            "activities-fit-stage",
            outcome,
            Text::new("Activiteiten passen bij de fase", "Activities fit the stage"),
            Text::new(
                "Kies activiteiten die passen bij de fase waarin de cliënt is, of zeg in de analyse waarom een andere nu past.",
                "Choose activities that fit the stage the client is in, or say in the analysis why another fits now.",
            ),
            PROFILE,
            vec![leaf(format!("form.{}.activities", stage::FORM), "0", count(chosen.other.len()))],
        )
    }
}

fn directions_apart(material: &Material) -> ReviewFinding {
    let used = MEASURES.iter().filter(|measure| !own_activities::results(material, measure).is_empty());
    let leaves = used.map(|m| leaf(m.assessment, "1", count(own_activities::results(material, m).len())));
    let leaves: Vec<Leaf> = leaves.collect();
    finding(
        "psk-and-psfs-apart",
        if leaves.is_empty() { Outcome::NotApplicable } else { holds(!own_activities::both(material)) },
        Text::new("PSK en PSFS niet door elkaar", "PSK and PSFS not mixed"),
        Text::new(
            "PSK en PSFS lopen tegengesteld. Meet vooraf en achteraf met hetzelfde instrument, en vergelijk ze nooit met \
             elkaar.",
            "PSK and PSFS run opposite ways. Measure before and after with the same instrument, and never compare the two.",
        ),
        DIRECTIONS,
        leaves,
    )
}

fn editions_alike(material: &Material) -> ReviewFinding {
    let mut differing: Vec<&str> = Vec::new();
    let mut repeated = false;
    for (at, later) in material.results.iter().enumerate() {
        let before = material.results[..at].iter().rfind(|earlier| earlier.assessment == later.assessment);
        repeated |= before.is_some();
        if before.is_some_and(|before| before.edition != later.edition)
            && !differing.contains(&later.assessment.as_str())
        {
            differing.push(&later.assessment);
        }
    }
    finding(
        "same-edition",
        if repeated { holds(differing.is_empty()) } else { Outcome::NotApplicable },
        Text::new("Dezelfde uitgave gemeten", "Measured with the same edition"),
        Text::new(
            "Vergelijk alleen uitslagen van dezelfde uitgave van een instrument, en noem bij een verandering zowel wat meetbaar \
             als wat belangrijk is, waar beide bestaan.",
            "Compare only results of the same edition of an instrument, and with a change name both what is detectable and \
             what is important, where both exist.",
        ),
        "oefentherapie:vakwerk",
        differing.into_iter().map(|assessment| leaf(assessment, "same edition", Some(Value::YesNo(false)))).collect(),
    )
}
