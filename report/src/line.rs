//! One line per event: what happened, readable without any plugin.

use vakwerk_core::case::{
    ConsentParty, ConsentStatement, ContraIndications, Payload, PlannedIntervention, PluginMove, Recipient,
    ResultRecorded, ScaleScore, SetMoved,
};
use vakwerk_core::fact::words;
use vakwerk_core::text::Language;

use crate::became::move_lines;
use crate::parts::ground;
use crate::say::{item, listed, number, pick, word};

/// What an event says, as one line in `language`; what was typed stays in the language it was typed in.
///
/// An event that this version does not know, or whose content was destroyed, says so.
#[must_use]
pub(crate) fn event_line(payload: &Payload, language: Language) -> String {
    let (label, content) = said(payload, language);
    if content.is_empty() { label } else { format!("{label}: {content}") }
}

fn said(payload: &Payload, language: Language) -> (String, String) {
    let l = |nl: &str, en: &str| pick(language, nl, en).to_owned();
    let list = |items: Vec<String>| listed(&items, language);
    match payload {
        Payload::CaseOpened(c) => (l("Zaak geopend", "Case opened"), c.client.to_string()),
        Payload::TrajectoryStarted(c) => (
            l("Traject gestart", "Trajectory started"),
            format!("{}, {}", item(&c.discipline, language), word(words::PURPOSES, c.purpose.as_str(), language)),
        ),
        Payload::RegistrationRecorded(c) => {
            let mut parts = vec![word(words::ROUTES, c.route.as_str(), language)];
            parts.extend(c.referrer.iter().map(|referrer| word(words::ROLES, referrer.as_str(), language)));
            parts.extend(c.reason.clone());
            (l("Aanmelding", "Registration"), parts.join("; "))
        }
        Payload::FinancingRecorded(c) => {
            (l("Financiering", "Financing"), word(words::FINANCING, c.kind.as_str(), language))
        }
        Payload::RepresentationRecorded(c) => {
            (l("Vertegenwoordiging", "Representation"), word(words::RANKS, c.rank.as_str(), language))
        }
        Payload::AuthorityHolderRecorded(c) => {
            (l("Gezag", "Parental authority"), word(words::AUTHORITIES, c.kind.as_str(), language))
        }
        Payload::CapacityJudged(c) => (
            l("Wilsbekwaamheid", "Capacity"),
            format!(
                "{} ({})",
                word(words::CAPACITIES, c.capacity.as_str(), language),
                word(words::ROLES, c.judged_by.as_str(), language)
            ),
        ),
        Payload::YouthCircumstancesRecorded(_) => {
            (l("Omstandigheden van het kind", "The child's circumstances"), String::new())
        }
        Payload::ConsentGiven(c) => (l("Toestemming gegeven", "Consent given"), consent(c, language)),
        Payload::ConsentRefused(c) => (l("Toestemming geweigerd", "Consent refused"), consent(c, language)),
        Payload::ConsentWithdrawn(c) => (l("Toestemming ingetrokken", "Consent withdrawn"), consent(c, language)),
        Payload::TeamMemberRecorded(c) => (l("Betrokkene", "Involved"), word(words::ROLES, c.role.as_str(), language)),
        Payload::HelpRequestRecorded(c) => (l("Hulpvraag", "Help request"), c.text.clone()),
        Payload::SourceConsulted(c) => (l("Bron geraadpleegd", "Source consulted"), c.name.clone()),
        Payload::OwnAccountRecorded(c) => (l("Eigen verhaal", "Own account"), c.text.clone()),
        Payload::ExpectationsRecorded(c) => (
            l("Verwachtingen en ervaring", "Expectations and experience"),
            c.expectations.iter().chain(&c.experience).cloned().collect::<Vec<_>>().join(" "),
        ),
        Payload::LanguageAndCultureRecorded(c) => {
            (l("Taal en cultuur", "Language and culture"), c.language.clone().unwrap_or_default())
        }
        Payload::CarryingCapacityRecorded(c) => {
            (l("Draagkracht en veiligheid", "Carrying capacity and safety"), c.text.clone())
        }
        Payload::OwnExpertiseJudged(c) => (
            l("Eigen deskundigheid", "Own expertise"),
            if c.within { l("past erbinnen", "within it") } else { l("valt erbuiten", "outside it") },
        ),
        Payload::ProblemRecorded(c) => (l("Probleem", "Problem"), c.text.clone()),
        Payload::ObservationRecorded(c) => {
            let directed = if c.directed {
                l("Gerichte observatie", "Directed observation")
            } else {
                l("Observatie", "Observation")
            };
            let model = c.model.as_ref().map(|model| format!(" [{model}]")).unwrap_or_default();
            (directed, format!("{}{model}", c.text))
        }
        Payload::ResultRecorded(c) => (
            format!("{} ({})", item(&c.assessment, language), word(words::MOMENTS, c.moment.as_str(), language)),
            result(c, language),
        ),
        Payload::AlertFollowedUp(c) => {
            let told = list(c.told.iter().map(|role| word(words::ROLES, role.as_str(), language)).collect());
            (l("Signaal opgevolgd", "Alert followed up"), format!("{told}. {}", c.done))
        }
        Payload::FormRecorded(c) => (l("Formulier", "Form"), item(&c.form, language)),
        Payload::ProfileRecorded(c) => (
            format!("{} {}", l("Beschrijving van", "Description of"), item(&c.of, language)),
            c.statements
                .iter()
                .map(|s| format!("{}: {}", s.label.get(language), s.text.get(language)))
                .collect::<Vec<_>>()
                .join(" · "),
        ),
        Payload::HypothesisRecorded(c) => (l("Hypothese", "Hypothesis"), c.text.clone()),
        Payload::DiagnosisRecorded(c) => {
            (l("Diagnose van de discipline", "The discipline's diagnosis"), c.text.clone())
        }
        Payload::PrognosisRecorded(c) => (l("Verwacht beloop", "Expected course"), c.with_intervention.clone()),
        Payload::RecoveryConsidered(c) => (l("Herstel overwogen", "Recovery considered"), c.text.clone()),
        Payload::IndicationStated(c) => {
            let contra = match &c.contra_indications {
                Some(ContraIndications::NoneFound) => l("geen contra-indicatie gevonden", "no contra-indication found"),
                Some(ContraIndications::Found(found)) => {
                    format!("{} {}", l("contra-indicaties:", "contra-indications:"), found.join("; "))
                }
                None => l("contra-indicaties niet benoemd", "contra-indications not stated"),
            };
            (word(words::INDICATIONS, c.outcome.as_str(), language), format!("{} ({contra})", c.text))
        }
        Payload::FindingsDiscussed(c) => {
            let with = c.with.iter().map(|party| word(words::DISCUSSED_WITH, party.as_str(), language)).collect();
            (l("Besproken met", "Discussed with"), list(with))
        }
        Payload::GoalSet(c) => {
            let by: Vec<String> =
                c.chosen_by.iter().map(|party| word(words::CHOOSERS, party.as_str(), language)).collect();
            // Who chose may be recorded later, or never; then nothing is said of it.
            let chosen = if by.is_empty() {
                String::new()
            } else {
                format!(" ({} {})", l("gekozen door", "chosen by"), list(by))
            };
            (l("Doel", "Goal"), format!("{}{chosen}", c.text))
        }
        Payload::GoalAttainmentRecorded(c) => {
            (l("Doelbereiking", "Goal attainment"), format!("{} = {}", c.goal, number(f64::from(c.level), language)))
        }
        Payload::GoalDropped(c) => (l("Doel losgelaten", "Goal dropped"), c.goal.to_string()),
        Payload::PlanAgreed(c) => {
            let done: Vec<String> = c.interventions.iter().map(|planned| intervention(planned, language)).collect();
            (l("Plan afgesproken", "Plan agreed"), [c.text.clone().unwrap_or_default(), list(done)].join(" "))
        }
        Payload::SessionHeld(c) => {
            (format!("{} ({} min)", l("Sessie", "Session"), c.minutes), c.notes.clone().unwrap_or_default())
        }
        Payload::EvaluationRecorded(c) => {
            (l("Evaluatie", "Evaluation"), word(words::DECISIONS, c.decision.as_str(), language))
        }
        Payload::MeetingHeld(c) => {
            let advice = c.advice_reason.clone().or_else(|| c.text.clone()).unwrap_or_default();
            (word(words::MEETINGS, c.kind.as_str(), language), advice)
        }
        Payload::SafetySignalled(_) => (l("Signaal over veiligheid", "Safety signal"), String::new()),
        Payload::ReportingCodeRecorded(_) => (l("Meldcode", "Reporting code"), String::new()),
        Payload::CommunicationSent(c) => (
            format!("{} {}", l("Gedeeld met", "Shared with"), word(words::ROLES, c.recipient.as_str(), language)),
            format!("{} ({})", c.summary, word(words::SHARING_GROUNDS, c.ground.as_str(), language)),
        ),
        Payload::OutcomeDataUsed(c) => (l("Uitkomsten gebruikt", "Outcome data used"), c.text.clone()),
        Payload::StepEntered(c) => (
            format!("{} {}", l("Naar stap", "To step"), word(words::STEPS, c.to.as_str(), language)),
            if c.round > 1 { format!("{} {}", l("ronde", "round"), c.round) } else { String::new() },
        ),
        Payload::SetMoved(c) => (l("Andere versies van plugins", "Other versions of plugins"), moved(c, language)),
        Payload::TrajectoryClosed(c) => (l("Afgesloten", "Closed"), ground(c.ground, language)),
        Payload::Corrected(c) => (l("Correctie", "Correction"), c.reason.clone()),
        Payload::EnteredInError(c) => (l("Ten onrechte vastgelegd", "Entered in error"), c.reason.clone()),
        Payload::Destroyed(c) => (l("Vernietigd", "Destroyed"), c.ground.clone()),
        Payload::Erased { kind } => (l("Inhoud vernietigd", "Content destroyed"), kind.to_string()),
        Payload::Unknown(unknown) => {
            (l("Onbekend bij deze versie", "Unknown to this version"), unknown.kind.to_string())
        }
    }
}

fn moved(set: &SetMoved, language: Language) -> String {
    let plugin = |moved: &PluginMove| {
        let (versions, items) = move_lines(moved, language);
        let used = moved.items.iter().filter(|item| item.in_record).count();
        match items.len() {
            0 => versions,
            count => format!(
                "{versions} ({count} {}, {used} {})",
                pick(language, "anders", "otherwise"),
                pick(language, "in dit dossier", "in this record")
            ),
        }
    };
    let plugins: Vec<String> = set.changes.iter().map(plugin).collect();
    format!("{}. {}", set.reason.trim_end_matches('.'), plugins.join("; "))
}

fn consent(statement: &ConsentStatement, language: Language) -> String {
    let about = match statement.about {
        vakwerk_core::case::ConsentSubject::Treatment => pick(language, "behandeling", "treatment"),
        vakwerk_core::case::ConsentSubject::Sharing => pick(language, "delen met anderen", "sharing with others"),
        vakwerk_core::case::ConsentSubject::OutcomeData => {
            pick(language, "gebruik van uitkomsten", "use of outcome data")
        }
    };
    let by = match statement.by {
        ConsentParty::Client => pick(language, "cliënt", "client"),
        ConsentParty::Representative => pick(language, "vertegenwoordiger", "representative"),
        ConsentParty::AuthorityHolder(_) => pick(language, "gezagdrager", "holder of authority"),
    };
    let mut line = format!("{about} ({by})");
    if let Some(Recipient { role, person }) = &statement.towards {
        let person = person.as_ref().map(|person| format!(" {person}")).unwrap_or_default();
        let (towards, role) = (pick(language, "tegenover", "towards"), word(words::ROLES, role.as_str(), language));
        line.push_str(&format!(", {towards} {role}{person}"));
    }
    if !statement.events.is_empty() {
        let numbers: Vec<String> = statement.events.iter().map(ToString::to_string).collect();
        let (only, numbers) = (pick(language, "alleen gebeurtenis", "event"), numbers.join(", "));
        let end = pick(language, "", " only");
        line.push_str(&format!("; {only} {numbers}{end}"));
    }
    line
}

fn intervention(planned: &PlannedIntervention, language: Language) -> String {
    planned.item.as_ref().map(|named| item(named, language)).or_else(|| planned.text.clone()).unwrap_or_default()
}

fn result(recorded: &ResultRecorded, language: Language) -> String {
    let scale = |scale: &ScaleScore| {
        let value = scale.score.map_or_else(
            || pick(language, "niet beschikbaar", "unavailable").to_owned(),
            |value| number(value, language),
        );
        let bands: Vec<&str> =
            scale.readings.iter().filter_map(|reading| Some(reading.label.as_ref()?.get(language))).collect();
        let bands = if bands.is_empty() { String::new() } else { format!(" ({})", bands.join("; ")) };
        format!("{} {value}{bands}", scale.label.get(language))
    };
    let mut line = recorded.scales.iter().map(scale).collect::<Vec<_>>().join(" · ");
    for alert in &recorded.alerts {
        line.push_str(&format!(" ! {}", alert.text.get(language)));
    }
    line
}
