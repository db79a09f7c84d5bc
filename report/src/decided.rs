//! Parts about what was asked and decided before treatment: help requests, consent, indication and advice.

use vakwerk_core::case::{
    AuthorityHolderRecorded, ConsentParty, ConsentStatement, ConsentSubject, ContraIndications, HelpRequestRecorded,
    IndicationOutcome, IndicationStated, OwnAccountRecorded, Payload, TrajectoryClosed, View,
    YouthCircumstancesRecorded,
};
use vakwerk_core::fact::words;

use crate::document::{Block, Document};
use crate::say::{day, pick, word};

/// The help requests, what lies behind one that was imposed, and the client's own account.
pub(crate) fn help_requests(report: &mut Document, view: &View<'_>) {
    let language = report.language;
    let asked: Vec<&HelpRequestRecorded> = view.all::<HelpRequestRecorded>().map(|(_, request)| request).collect();
    let account = view.latest::<OwnAccountRecorded>();
    if asked.is_empty() && account.is_none() {
        return;
    }
    report.chapter(pick(language, "Hulpvraag", "Help request"));
    let requests = asked
        .iter()
        .map(|request| {
            let whose = word(words::ASKERS, request.whose.as_str(), language);
            format!("{} ({}: {whose})", request.text, pick(language, "vraag van", "asked by"))
        })
        .collect();
    report.push(Block::List(requests));
    let mut facts = Vec::new();
    for request in asked.iter().filter(|request| request.mandated) {
        for (nl, en, text) in [
            ("Verplicht kader", "Mandate", &request.legal_title),
            ("Hoe de cliënt daar zelf in staat", "The client's own stance", &request.client_stance),
        ] {
            if let Some(text) = text {
                facts.push((pick(language, nl, en).to_owned(), text.clone()));
            }
        }
    }
    report.push(Block::Facts(facts));
    if let Some((_, account)) = account {
        report.say(pick(language, "In eigen woorden van de cliënt:", "In the client's own words:"));
        report.push(Block::Quote(account.text.clone()));
    }
}

/// Who gave, refused or withdrew consent to treatment, in the order in which they said so.
pub(crate) fn consent(report: &mut Document, view: &View<'_>) {
    let language = report.language;
    let mut said: Vec<String> = view
        .consents()
        .filter_map(|(event, payload)| {
            let (statement, what) = match payload {
                Payload::ConsentGiven(statement) => (statement, "given"),
                Payload::ConsentRefused(statement) => (statement, "refused"),
                Payload::ConsentWithdrawn(statement) => (statement, "withdrawn"),
                _ => return None,
            };
            (statement.about == ConsentSubject::Treatment).then(|| {
                let mut line = format!(
                    "{}: {}, {}",
                    party(statement, view, report),
                    word(words::CONSENTS, what, language),
                    day(event.meta.occurred_on, language)
                );
                if let Some(note) = &statement.note {
                    line.push_str(&format!(". {note}"));
                }
                line
            })
        })
        .collect();
    if let Some((_, circumstances)) = view.latest::<YouthCircumstancesRecorded>() {
        if circumstances.persists == Some(true) {
            said.push(
                pick(
                    language,
                    "Het kind blijft de behandeling na de weigering weloverwogen wensen.",
                    "The child keeps wishing the treatment after the refusal, having thought it over.",
                )
                .to_owned(),
            );
        }
        if circumstances.serious_harm == Some(true) {
            said.push(
                pick(language, "Niet behandelen zou ernstig nadeel geven.", "Not treating would do serious harm.")
                    .to_owned(),
            );
        }
        said.extend(circumstances.grounds.clone());
    }
    if said.is_empty() {
        return;
    }
    report.chapter(pick(language, "Toestemming voor de behandeling", "Consent to treatment"));
    report.push(Block::List(said));
}

/// Who speaks in a statement of consent; a holder of authority by kind and by the name in the record.
fn party(statement: &ConsentStatement, view: &View<'_>, report: &Document) -> String {
    let language = report.language;
    let said = match &statement.by {
        ConsentParty::Client => pick(language, "cliënt", "client").to_owned(),
        ConsentParty::Representative => pick(language, "vertegenwoordiger", "representative").to_owned(),
        ConsentParty::AuthorityHolder(id) => {
            let holder =
                view.all::<AuthorityHolderRecorded>().map(|(_, holder)| holder).find(|holder| holder.id == *id);
            let kind = holder.map(|holder| word(words::AUTHORITIES, holder.kind.as_str(), language));
            kind.map_or_else(|| id.to_string(), |kind| format!("{kind} ({id})"))
        }
    };
    crate::say::sentence(&said)
}

/// The indication with its contra-indications, or why there is none and to whom the client was advised to go.
pub(crate) fn indication(report: &mut Document, view: &View<'_>) {
    let language = report.language;
    let Some((_, stated)) = view.latest::<IndicationStated>() else { return };
    report.chapter(pick(language, "Indicatie en contra-indicatie", "Indication and contra-indication"));
    if stated.outcome == IndicationOutcome::NotIndicated {
        report.say(pick(language, "Behandeling is niet geïndiceerd.", "Treatment is not indicated."));
    }
    report.say(stated.text.clone());
    if let Some(role) = &stated.advised_to {
        report.say(format!(
            "{} {}.",
            pick(language, "Geadviseerd om te gaan naar:", "Advised to go to:"),
            word(words::ROLES, role.as_str(), language)
        ));
    }
    match &stated.contra_indications {
        Some(ContraIndications::NoneFound) => {
            report.say(pick(
                language,
                "Naar contra-indicaties is gezocht; er is er geen gevonden.",
                "Contra-indications were looked for; none was found.",
            ));
        }
        Some(ContraIndications::Found(found)) => {
            report.say(pick(language, "Let op:", "Take care:"));
            report.push(Block::List(found.clone()));
        }
        None if stated.outcome == IndicationOutcome::NotIndicated => {}
        None => {
            report.push(Block::Notice(
                pick(language, "Contra-indicaties zijn nog niet benoemd.", "Contra-indications were not stated yet.")
                    .to_owned(),
            ));
        }
    }
}

/// Whether the trajectory was closed, so that what is missing will not come any more.
pub(crate) fn is_closed(view: &View<'_>) -> bool {
    view.latest::<TrajectoryClosed>().is_some()
}
