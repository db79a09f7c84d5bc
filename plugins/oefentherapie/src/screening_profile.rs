//! What the screening comes to in sentences: urgent signs first, the three questions apart, and no conclusion.

use vakwerk_sdk::Words;
use vakwerk_sdk::document::{Signal, Statement, Text};

use crate::say::{list, ours, published, small_list};
use crate::screening::{Answered, Asked, GUIDELINE, QUESTIONS, SIGNS, Screening};
use crate::tables::{REGIONS, name};

/// The whole in a few sentences.
pub(crate) fn summary(screening: &Screening<'_>) -> Vec<Statement> {
    let mut said = Vec::new();
    let urgent = screening.urgent();
    if !urgent.is_empty() {
        let (nl, en) = small_list(&urgent);
        said.push(published(
            SIGNS,
            GUIDELINE,
            format!("Dringend: {nl}. Neem direct contact op met de huisarts of de verwijzer."),
            format!("Urgent: {en}. Contact the general practitioner or the referrer at once."),
        ));
    }
    if let Some(region) = screening.region() {
        said.push(counted(screening, name(REGIONS, region)));
    }
    if !screening.open().is_empty() {
        said.push(ours(
            SIGNS,
            "Vraag elk teken na: een leeg veld is geen nee.",
            "Ask every sign: an empty field is not a no.",
        ));
    }
    if screening.own_signs_open() {
        said.push(ours(
            SIGNS,
            "Voor deze regio kennen onze bronnen alleen algemene tekens. Vraag ook na wat uw eigen richtlijn noemt, en leg \
             dat vast.",
            "For this region our sources know general signs only. Also ask what your own guideline names, and record it.",
        ));
    }
    if !screening.present().is_empty() {
        said.push(published(
            SIGNS,
            GUIDELINE,
            "Een los teken hoeft niets te betekenen; meer tekens samen vergroten de kans. Bij een vermoeden of bij twijfel \
             hoort contact met de huisarts of de verwijzer.",
            "A single sign need not mean anything; several together raise the chance. Suspicion or doubt asks for contact \
             with the general practitioner or the referrer.",
        ));
    }
    said.extend(questions(screening));
    said
}

fn counted(screening: &Screening<'_>, region: Words) -> Statement {
    let total: usize = screening.groups().iter().map(Asked::total).sum();
    let (asked, present) = (total - screening.open().len(), screening.present().len());
    let (nl, en) = (region.nl.to_lowercase(), region.en.to_lowercase());
    ours(
        SIGNS,
        format!("Regio: {nl}. Nagevraagd: {asked} van {total} tekens; aanwezig: {present}."),
        format!("Region: {en}. Asked: {asked} of {total} signs; present: {present}."),
    )
}

/// The three questions, each with its own answer.
fn questions(screening: &Screening<'_>) -> [Statement; 3] {
    const YES: Words = Words { nl: "ja", en: "yes" };
    const NO: Words = Words { nl: "nee", en: "no" };
    [
        question(
            Words { nl: "Vraag 1, pluis of niet pluis", en: "Question 1, pluis or niet pluis" },
            screening.suspicion(),
            Words { nl: "niet pluis", en: "niet pluis (signs, or doubt)" },
            Words { nl: "pluis", en: "pluis (no signs and no doubt)" },
        ),
        question(
            Words {
                nl: "Vraag 2, nadere medische informatie gewenst",
                en: "Question 2, more medical information wanted",
            },
            screening.more_information(),
            YES,
            NO,
        ),
        question(
            Words { nl: "Vraag 3, behandeling mogelijk geïndiceerd", en: "Question 3, treatment possibly indicated" },
            screening.possibly_indicated(),
            YES,
            NO,
        ),
    ]
}

fn question(asked: Words, answer: Answered, yes: Words, no: Words) -> Statement {
    const OPEN: Words = Words { nl: "hier nog niet beantwoord", en: "not answered here yet" };
    let answer = match answer {
        Answered::Yes => yes,
        Answered::No => no,
        Answered::Open => OPEN,
    };
    ours(QUESTIONS, format!("{}: {}.", asked.nl, answer.nl), format!("{}: {}.", asked.en, answer.en))
}

/// One part per group of signs, the urgent group first.
pub(crate) fn signals(screening: &Screening<'_>) -> Vec<Signal> {
    screening.groups().iter().map(signal).collect()
}

fn signal(asked: &Asked) -> Signal {
    let mut statements = Vec::new();
    let mut say = |nl: String, en: String| statements.push(ours(SIGNS, nl, en));
    let (word, stands_out) = match (asked.present.is_empty(), asked.open.is_empty(), asked.total()) {
        (false, _, _) => (Text::new("aanwezig", "present"), true),
        (true, false, _) => (Text::new("nog niet alles nagevraagd", "not everything asked yet"), true),
        (true, true, 0) => (Text::new("niet gevraagd in deze regio", "not asked in this region"), false),
        (true, true, total) => {
            say(format!("Alle {total} nagevraagd, geen aanwezig."), format!("All {total} asked, none present."));
            (Text::new("niet gevonden", "not found"), false)
        }
    };
    if !asked.present.is_empty() {
        let (nl, en) = list(&asked.present);
        say(format!("Aanwezig: {nl}."), format!("Present: {en}."));
    }
    if !asked.open.is_empty() {
        let (nl, en) = list(&asked.open);
        say(format!("Nog niet gevraagd: {nl}."), format!("Not asked yet: {en}."));
    }
    if asked.elsewhere > 0 {
        let elsewhere = asked.elsewhere;
        say(
            format!("Alleen bij de lage rug gevraagd: {elsewhere}."),
            format!("Asked for the low back only: {elsewhere}."),
        );
    }
    Signal {
        term: format!("oefentherapie:screening-groups/{}", asked.group.id),
        name: asked.group.name.text(),
        word: Some(word),
        stands_out,
        statements,
        ..Signal::default()
    }
}
