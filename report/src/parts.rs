//! Parts that more than one report shares: who it is about, goals, results, findings with reasons.

use std::collections::{BTreeMap, BTreeSet};

use vakwerk_core::case::{
    AlertFollowedUp, ClosureGround, FinancingRecorded, FormRecorded, GoalView, Judge, PlanAgreed, QuestionAnswered,
    RegistrationRecorded, ResultRecorded, ScaleScore, TeamMemberRecorded, TrajectoryStarted, View,
};
use vakwerk_core::fact::words;
use vakwerk_core::id::ItemId;
use vakwerk_core::measure::{GasGoal, GasLevel, gas_t_score};
use vakwerk_core::rule::Finding;
use vakwerk_core::text::Language;

use crate::document::{Block, Document};
use crate::say::{day, item, listed, number, pick, sentence, word};

/// Who the report is about, and by which way the client came.
pub(crate) fn heading(report: &mut Document, view: &View<'_>) {
    let language = report.language;
    let mut facts = Vec::new();
    let mut fact = |nl: &str, en: &str, value: String| facts.push((pick(language, nl, en).to_owned(), value));
    if let Some(client) = view.client() {
        let age = client.birth_date.completed_years(&view.day());
        fact("Cliënt", "Client", format!("{}, {age} {}", client.client, pick(language, "jaar", "years old")));
    }
    if let Some((_, started)) = view.latest::<TrajectoryStarted>() {
        fact("Discipline", "Discipline", item(&started.discipline, language));
        fact("Vorm", "Format", word(words::FORMATS, format_word(started.format), language));
    }
    if let Some((_, registration)) = view.latest::<RegistrationRecorded>() {
        let mut way = word(words::ROUTES, registration.route.as_str(), language);
        if let Some(referrer) = &registration.referrer {
            way.push_str(", ");
            way.push_str(&word(words::ROLES, referrer.as_str(), language));
        }
        fact("Aangemeld via", "Came by", way);
        if let Some(reason) = &registration.reason {
            fact("Reden van verwijzing", "Reason for referral", reason.clone());
        }
        if let Some(setting) = &registration.setting {
            fact("Plaats", "Setting", setting.clone());
        }
    }
    if let Some((_, financing)) = view.latest::<FinancingRecorded>() {
        let mut paid = word(words::FINANCING, financing.kind.as_str(), language);
        if let Some(decision) = &financing.decision {
            paid.push_str(&format!("; {decision}"));
        }
        fact("Financiering", "Financing", paid);
    }
    let mut team: Vec<(String, usize)> = Vec::new();
    for (_, member) in view.all::<TeamMemberRecorded>().filter(|(_, member)| member.involved) {
        let role = word(words::ROLES, member.role.as_str(), language);
        match team.iter_mut().find(|(known, _)| *known == role) {
            Some((_, times)) => *times += 1,
            None => team.push((role, 1)),
        }
    }
    if !team.is_empty() {
        let team: Vec<String> =
            team.into_iter().map(|(role, times)| if times == 1 { role } else { format!("{role} ({times})") }).collect();
        fact("Betrokken", "Involved", listed(&team, language));
    }
    fact("Datum", "Date", day(view.day(), language));
    report.push(Block::Facts(facts));
}

/// The word of a format in the list of facts.
pub(crate) fn format_word(format: vakwerk_core::catalogue::Format) -> &'static str {
    use vakwerk_core::catalogue::Format;
    match format {
        Format::Individual => "individual",
        Format::Group => "group",
        Format::ParentChild => "parent-child",
        Format::Partner => "partner",
        Format::Family => "family",
    }
}

/// The goals with their levels at the start and now, and the T-score where it can be computed.
pub(crate) fn goals(report: &mut Document, view: &View<'_>) {
    let language = report.language;
    let goals: Vec<GoalView<'_>> = view.goals().collect();
    if goals.is_empty() {
        return;
    }
    report.chapter(pick(language, "Doelen", "Goals"));
    let level = |level: Option<i8>| level.map_or_else(|| "–".to_owned(), |level| number(f64::from(level), language));
    let rows = goals
        .iter()
        .map(|goal| {
            let judged: Vec<String> =
                [Judge::Client, Judge::Representative, Judge::ObservedBehaviour, Judge::Therapist]
                    .into_iter()
                    .filter_map(|judge| {
                        let latest = goal.attainments.iter().rev().find(|attainment| attainment.judged_by == judge)?;
                        Some(format!("{} {}", judge_label(judge, language), number(f64::from(latest.level), language)))
                    })
                    .collect();
            vec![
                goal.set.text.clone(),
                listed(
                    &goal.set.chosen_by.iter().map(|p| word(words::CHOOSERS, p.as_str(), language)).collect::<Vec<_>>(),
                    language,
                ),
                level(goal.set.baseline),
                level(goal.attained),
                if judged.is_empty() { "–".to_owned() } else { judged.join("; ") },
            ]
        })
        .collect();
    report.push(Block::Table {
        caption: pick(
            language,
            "Niveaus van doelbereiking: −2 veel minder, 0 zoals verwacht, +2 veel meer dan verwacht.",
            "Levels of goal attainment: −2 much less, 0 as expected, +2 much more than expected.",
        )
        .to_owned(),
        head: ["Doel", "Gekozen door", "Begin", "Nu", "Oordeel"]
            .into_iter()
            .zip(["Goal", "Chosen by", "Start", "Now", "Judgement"])
            .map(|(nl, en)| pick(language, nl, en).to_owned())
            .collect(),
        rows,
    });
    if let Some(line) = t_line(view, language) {
        report.say(line);
    }
}

fn judge_label(judge: Judge, language: Language) -> &'static str {
    let (nl, en) = match judge {
        Judge::Client => ("cliënt", "client"),
        Judge::Representative => ("vertegenwoordiger", "representative"),
        Judge::ObservedBehaviour => ("waargenomen gedrag", "observed behaviour"),
        Judge::Therapist => ("therapeut", "therapist"),
    };
    pick(language, nl, en)
}

/// The GAS T-scores at the start and now, where every goal that was not given up has both levels and none is −3.
#[must_use]
pub(crate) fn gas_t(view: &View<'_>) -> Option<(f64, f64)> {
    let goals: Vec<GoalView<'_>> = view.goals().filter(|goal| goal.dropped.is_none()).collect();
    Some((t_score(&goals, |goal| goal.set.baseline)?, t_score(&goals, |goal| goal.attained)?))
}

fn t_score(goals: &[GoalView<'_>], level: impl Fn(&GoalView<'_>) -> Option<i8>) -> Option<f64> {
    let goals: Option<Vec<GasGoal>> = goals
        .iter()
        .map(|goal| {
            let level = GasLevel::new(level(goal)?).ok()?;
            Some(GasGoal { weight: goal.set.weight.unwrap_or(1.0), level })
        })
        .collect();
    gas_t_score(&goals?).ok()
}

fn t_line(view: &View<'_>, language: Language) -> Option<String> {
    let (before, after) = gas_t(view)?;
    Some(format!(
        "GAS T-score: {} → {} ({} {}). {}",
        number(before, language),
        number(after, language),
        pick(language, "verandering", "change"),
        number(after - before, language),
        pick(
            language,
            "50 betekent: alle doelen precies zoals verwacht. De niveaus per doel zeggen meer dan de T-score.",
            "50 means: all goals exactly as expected. The levels per goal say more than the T-score."
        )
    ))
}

/// The results of assessments, one row per scale, earlier beside later.
pub(crate) fn results(report: &mut Document, view: &View<'_>) {
    let language = report.language;
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut places: BTreeMap<(String, String), usize> = BTreeMap::new();
    for (event, result) in view.all::<ResultRecorded>() {
        for scale in &result.scales {
            let place = *places
                .entry((result.assessment.item.as_str().to_owned(), scale.scale.to_string()))
                .or_insert_with(|| {
                    rows.push(vec![
                        item(&result.assessment, language),
                        scale.label.get(language).to_owned(),
                        String::new(),
                        String::new(),
                    ]);
                    rows.len() - 1
                });
            let column = if rows[place][2].is_empty() { 2 } else { 3 };
            rows[place][column] = format!("{}: {}", day(event.meta.occurred_on, language), score(scale, language));
        }
    }
    if rows.is_empty() {
        return;
    }
    report.chapter(pick(language, "Metingen en observatieschalen", "Assessments"));
    report.push(Block::Table {
        caption: pick(
            language,
            "Scores zoals vastgelegd, met de benoemde lezing en de bron daarvan.",
            "Scores as recorded, with the named reading and its source.",
        )
        .to_owned(),
        head: ["Instrument", "Schaal", "Eerste", "Laatste"]
            .into_iter()
            .zip(["Assessment", "Scale", "First", "Latest"])
            .map(|(nl, en)| pick(language, nl, en).to_owned())
            .collect(),
        rows,
    });
    let sources: BTreeSet<String> = view
        .all::<ResultRecorded>()
        .flat_map(|(_, result)| &result.scales)
        .flat_map(|scale| &scale.readings)
        .filter(|reading| reading.label.is_some())
        .filter_map(|reading| reading.source.as_ref().map(|source| format!("{}: {source}", reading.name.get(language))))
        .collect();
    report.push(Block::List(sources.into_iter().collect()));
    alerts(report, view);
}

/// Alerts that sounded, each with who was told and what was done.
fn alerts(report: &mut Document, view: &View<'_>) {
    let language = report.language;
    for (event, result) in view.all::<ResultRecorded>() {
        for alert in &result.alerts {
            let follow_up = view
                .all::<AlertFollowedUp>()
                .map(|(_, followed)| followed)
                .find(|followed| followed.result == result.id && followed.item == alert.item);
            let done = match follow_up {
                Some(followed) => {
                    let told: Vec<String> =
                        followed.told.iter().map(|role| word(words::ROLES, role.as_str(), language)).collect();
                    let told = listed(&told, language);
                    format!("{} {told}. {}", pick(language, "Gemeld aan", "Told to"), followed.done)
                }
                None => format!(
                    "{} {}",
                    pick(language, "Nog niets vastgelegd.", "Nothing recorded yet."),
                    alert.follow_up.get(language)
                ),
            };
            let on = day(event.meta.occurred_on, language);
            report.push(Block::Notice(format!("{on}: {} {done}", alert.text.get(language))));
        }
    }
}

fn score(scale: &ScaleScore, language: Language) -> String {
    let Some(value) = scale.score else {
        return pick(language, "niet beschikbaar", "unavailable").to_owned();
    };
    let mut text = number(value, language);
    if let (Some(min), Some(max)) = (scale.min, scale.max) {
        let to = pick(language, "tot", "to");
        text.push_str(&format!(" ({} {to} {})", number(min, language), number(max, language)));
    }
    for reading in &scale.readings {
        if let Some(label) = &reading.label {
            text.push_str(&format!("; {}: {}", reading.name.get(language), label.get(language)));
        }
    }
    text
}

/// What is agreed: the way of working, frequency, duration, evaluation, and who agreed.
pub(crate) fn plan(report: &mut Document, plan: &PlanAgreed) {
    let language = report.language;
    report.chapter(pick(language, "Wat we gaan doen", "What we are going to do"));
    if let Some(text) = &plan.text {
        report.say(text.clone());
    }
    let interventions = plan
        .interventions
        .iter()
        .map(|planned| {
            let name =
                planned.item.as_ref().map(|i| item(i, language)).or_else(|| planned.text.clone()).unwrap_or_default();
            let basis = planned.basis.map(|basis| {
                use vakwerk_core::evidence::Basis;
                match basis {
                    Basis::Evidence => pick(language, "evidence based", "evidence based"),
                    Basis::Practice => pick(language, "practice based", "practice based"),
                    Basis::Consensus => pick(language, "consensus based", "consensus based"),
                }
            });
            basis.map_or(name.clone(), |basis| format!("{name} ({basis})"))
        })
        .collect();
    report.push(Block::List(interventions));
    let mut facts = Vec::new();
    let mut fact = |nl: &str, en: &str, value: Option<String>| {
        if let Some(value) = value {
            facts.push((pick(language, nl, en).to_owned(), value));
        }
    };
    fact("Met wie", "With whom", plan.format.map(|format| word(words::FORMATS, format_word(format), language)));
    fact("Hoe vaak", "How often", plan.frequency.clone());
    fact("Hoe lang", "How long", plan.duration.clone());
    fact("Evaluatie op", "Evaluation on", plan.evaluation_on.map(|on| day(on, language)));
    let agreed: Vec<String> = plan.agreed_by.iter().map(|p| word(words::PARTIES, p.as_str(), language)).collect();
    fact("Akkoord van", "Agreed by", (!agreed.is_empty()).then(|| listed(&agreed, language)));
    fact("Samenwerken met ouders en anderen", "Working with parents and others", plan.parents_cooperation.clone());
    fact("Wat ouders van de inhoud zien", "What parents see of the content", plan.parents_access.clone());
    fact("Terugval en nazorg", "Relapse and aftercare", plan.relapse_policy.clone());
    report.push(Block::Facts(facts));
}

/// Questions for continuing or stopping, with their answers.
pub(crate) fn questions(report: &mut Document, questions: &[QuestionAnswered]) {
    let facts = questions.iter().map(|asked| (asked.question.clone(), asked.answer.clone())).collect();
    report.push(Block::Facts(facts));
}

/// A form as it was filled in.
pub(crate) fn form(report: &mut Document, form: &FormRecorded) {
    let language = report.language;
    report.section(item(&form.form, language));
    let facts = form
        .fields
        .iter()
        .map(|field| (field.label.get(language).to_owned(), crate::evaluation::field_text(field, language)))
        .collect();
    report.push(Block::Facts(facts));
}

/// Rules that were not met and the reason that was given: comply or explain.
pub(crate) fn reasons(report: &mut Document, decided_on: &[&[Finding]], reasons: &[&BTreeMap<ItemId, String>]) {
    let language = report.language;
    let findings: Vec<&Finding> = decided_on.iter().flat_map(|findings| findings.iter()).collect();
    let rows: Vec<Vec<String>> = reasons
        .iter()
        .flat_map(|reasons| reasons.iter())
        .map(|(rule, reason)| {
            let face = findings.iter().map(|finding| &finding.rule).find(|face| face.id == *rule);
            let title = face.map_or_else(|| rule.to_string(), |face| face.title.get(language).to_owned());
            let written = face
                .and_then(|face| face.written_in.first())
                .map(|written| {
                    let title = written.title.clone().unwrap_or_else(|| written.source.to_string());
                    written.place.as_ref().map_or(title.clone(), |place| format!("{title}, {place}"))
                })
                .unwrap_or_default();
            vec![title, reason.clone(), written]
        })
        .collect();
    if rows.is_empty() {
        return;
    }
    report.chapter(pick(language, "Afgeweken, met reden", "Departed from, with reason"));
    report.push(Block::Table {
        caption: pick(language, "Pas toe of leg uit.", "Comply or explain.").to_owned(),
        head: ["Regel", "Reden", "Geschreven in"]
            .into_iter()
            .zip(["Rule", "Reason", "Written in"])
            .map(|(nl, en)| pick(language, nl, en).to_owned())
            .collect(),
        rows,
    });
}

/// Why the trajectory ended, as people say it.
pub(crate) fn ground(ground: ClosureGround, language: Language) -> String {
    sentence(&word(words::CLOSURE_GROUNDS, ground.as_str(), language))
}
