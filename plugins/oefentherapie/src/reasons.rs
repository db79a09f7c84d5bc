//! The operation `reasons`: why a matched intervention fits this client, and what to weigh first.

use vakwerk_sdk::Words;
use vakwerk_sdk::document::{
    MatchedIntervention, Material, Reasons, Remark, RemarkedIntervention, ScoredResult, Statement,
};

use crate::odim::{ANALYSIS, Found, Odim};
use crate::say::{ours, published, small_list};
use crate::screening::{Answered, GUIDELINE, QUESTIONS, SIGNS, Screening};
use crate::stage::{FORM, Judged};
use crate::tables::{COMPONENTS, INTERVENTIONS, STAGE_NAMES, aims, name};

/// A reading of a result that points to an intervention, as the indications of the catalogue say.
struct Pointer {
    assessment: &'static str,
    set: &'static str,
    band: &'static str,
    intervention: &'static str,
    said: Words,
}

const POINTERS: &[Pointer] = &[
    Pointer {
        assessment: "oefentherapie:tsk-17",
        set: "above-37",
        band: "above-37",
        intervention: "oefentherapie:graded-exposure",
        said: Words { nl: "TSK-17 boven 37: bewegingsangst.", en: "TSK-17 above 37: fear of movement." },
    },
    Pointer {
        assessment: "oefentherapie:pcs",
        set: "above-30",
        band: "above-30",
        intervention: "oefentherapie:graded-exposure",
        said: Words { nl: "PCS boven 30: catastroferen.", en: "PCS above 30: catastrophising." },
    },
    Pointer {
        assessment: "oefentherapie:start-back",
        set: "risk",
        band: "high",
        intervention: "oefentherapie:graded-activity",
        said: Words { nl: "STarT Back: groep met hoog risico.", en: "STarT Back: group at high risk." },
    },
    Pointer {
        assessment: "oefentherapie:nijmegen",
        set: "usual-19",
        band: "raised",
        intervention: "oefentherapie:breathing-relaxation",
        said: Words {
            nl: "Nijmeegse vragenlijst verhoogd (geen diagnose).",
            en: "Nijmegen questionnaire raised (no diagnosis).",
        },
    },
    Pointer {
        assessment: "oefentherapie:tug",
        set: "falls-13-5",
        band: "at-least-13-5",
        intervention: "oefentherapie:fall-prevention",
        said: Words { nl: "Timed Up and Go 13,5 seconden of langer.", en: "Timed up and go 13.5 seconds or longer." },
    },
    Pointer {
        assessment: "oefentherapie:berg",
        set: "falls-45",
        band: "below-45",
        intervention: "oefentherapie:fall-prevention",
        said: Words { nl: "Berg Balance Scale onder 45.", en: "Berg balance scale below 45." },
    },
    Pointer {
        assessment: "oefentherapie:five-sts",
        set: "recurrent-falls-15",
        band: "at-least-15",
        intervention: "oefentherapie:fall-prevention",
        said: Words {
            nl: "Vijf keer opstaan 15 seconden of langer.",
            en: "Five times sit to stand 15 seconds or longer.",
        },
    },
];

/// Adds what stage, analysis, results and screening say about the interventions that were matched.
pub(crate) fn reasons(material: &Material, matched: &[MatchedIntervention]) -> Reasons {
    let interventions = matched.iter().map(|matched| remarks(material, &matched.intervention));
    let said = |remarked: &RemarkedIntervention| !remarked.reasons.is_empty() || !remarked.cautions.is_empty();
    Reasons { format: 1, interventions: interventions.filter(said).collect() }
}

fn remarks(material: &Material, intervention: &str) -> RemarkedIntervention {
    let at = aims(INTERVENTIONS, intervention);
    let mut said = RemarkedIntervention { intervention: intervention.into(), ..RemarkedIntervention::default() };
    by_stage(material, at, &mut said);
    by_analysis(material, at, &mut said);
    let pointing = POINTERS.iter().filter(|pointer| pointer.intervention == intervention);
    said.reasons.extend(pointing.filter_map(|pointer| by_result(material, pointer)));
    said.cautions.extend(by_screening(&Screening::of(material)));
    said
}

fn remark(id: &str, statement: Statement) -> Remark {
    Remark { id: id.into(), statement }
}

fn by_stage(material: &Material, at: &[&str], said: &mut RemarkedIntervention) {
    let Judged::In(stage) = Judged::of(material) else { return };
    let shared: Vec<Words> =
        COMPONENTS.iter().filter(|c| at.contains(&c.id) && stage.components.contains(&c.id)).map(|c| c.name).collect();
    let named = name(STAGE_NAMES, stage.id);
    let (stage_nl, stage_en) = (named.nl.to_lowercase(), named.en.to_lowercase());
    if !shared.is_empty() {
        let (nl, en) = small_list(&shared);
        let nl = format!("Past bij de fase {stage_nl}: richt zich op {nl}.");
        said.reasons.push(remark("fits-stage", ours(FORM, nl, format!("Fits the stage {stage_en}: aims at {en}."))));
    } else if stage.id == "precontemplation" && at.contains(&"motor") {
        let nl = "In deze fase wil de cliënt nog geen verandering: dring nog geen oefeningen op.";
        let en = "In this stage the client does not want a change yet: do not press exercises yet.";
        said.cautions.push(remark("no-exercises-yet", ours(FORM, nl, en)));
    }
}

fn by_analysis(material: &Material, at: &[&str], said: &mut RemarkedIntervention) {
    let odim = Odim::of(material);
    let serves = COMPONENTS.iter().filter(|c| at.contains(&c.id) && odim.found(c) == Found::Impediment);
    let serves: Vec<Words> = serves.map(|component| component.name).collect();
    if !serves.is_empty() {
        let (nl, en) = small_list(&serves);
        let nl = format!("In de analyse staat een belemmering in {nl}.");
        said.reasons
            .push(remark("serves-impediment", ours(ANALYSIS, nl, format!("The analysis has an impediment in {en}."))));
    }
}

fn by_result(material: &Material, pointer: &Pointer) -> Option<Remark> {
    let latest: &ScoredResult = material.latest_result(pointer.assessment)?;
    (latest.band(pointer.set) == Some(pointer.band))
        .then(|| remark("result-points-here", ours(pointer.assessment, pointer.said.nl, pointer.said.en)))
}

fn by_screening(screening: &Screening<'_>) -> Option<Remark> {
    let urgent = screening.urgent();
    if !urgent.is_empty() {
        let (nl, en) = small_list(&urgent);
        let nl = format!("Dringend teken in de screening ({nl}): eerst contact met huisarts of verwijzer.");
        let en = format!("Urgent sign in the screening ({en}): contact general practitioner or referrer first.");
        return Some(remark("urgent-sign", published(SIGNS, GUIDELINE, nl, en)));
    }
    (screening.suspicion() == Answered::Yes && !screening.contacted()).then(|| {
        let nl = "De screening is niet pluis en er is nog geen arts benaderd.";
        let en = "The screening is niet pluis and no physician was contacted yet.";
        remark("niet-pluis", ours(QUESTIONS, nl, en))
    })
}
