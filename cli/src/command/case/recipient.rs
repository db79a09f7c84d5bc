//! To whom a report goes, and whether there is a ground for that.

use std::collections::BTreeMap;

use clap::{Arg, ArgMatches};
use vakwerk_core::access::AccessGround;
use vakwerk_core::case::{
    Author, Case, CommunicationGround, CommunicationPurpose, Pseudonym, Recipient as To, Refusal, Sharing,
};
use vakwerk_core::catalogue::Pack;
use vakwerk_core::id::Name;
use vakwerk_core::licence::Grants;
use vakwerk_core::rule::RuleBook;
use vakwerk_core::text::Language;

use super::moment::context;
use crate::access::A_PSEUDONYM;
use crate::command::first_fault;
use crate::frame::OPTIONS;
use crate::page::broken;
use crate::phrase::Phrase;
use crate::problem::Problem;
use crate::reply::{Exit, Failure};
use crate::session::Session;

/// The option that says to whom a report goes.
pub(super) fn recipient_option(language: Language) -> Arg {
    Arg::new("for")
        .long("for")
        .value_name(Phrase::new("ROL", "ROLE").get(language))
        .help(
            Phrase::new(
                "Aan wie het gegeven wordt, zoals general-practitioner; alleen met een grond",
                "To whom it is given, such as general-practitioner; only with a ground",
            )
            .get(language),
        )
        .help_heading(OPTIONS.get(language))
}

/// The option that says who it is to whom a report goes.
pub(super) fn person_option(language: Language) -> Arg {
    Arg::new("person")
        .long("person")
        .value_name(Phrase::new("PSEUDONIEM", "PSEUDONYM").get(language))
        .help(
            Phrase::new(
                "Bij --for: wie dat is; wat voor één van hen geheim blijft, blijft anders voor allen weg",
                "With --for: who that is; else what is kept from one of them is kept from all",
            )
            .get(language),
        )
        .help_heading(OPTIONS.get(language))
        .requires("for")
}

/// The option that says why a report is given all the same, where a reason is enough.
pub(super) fn reason_option(language: Language) -> Arg {
    Arg::new("reason")
        .long("reason")
        .value_name(Phrase::new("TEKST", "TEXT").get(language))
        .help(
            Phrase::new(
                "Bij --for: waarom toch, waar een reden genoeg is",
                "With --for: why all the same, where a reason is enough",
            )
            .get(language),
        )
        .help_heading(OPTIONS.get(language))
        .requires("for")
}

/// To whom a report goes, and on what ground.
pub(super) struct Recipient {
    /// By role and, where that was said, by pseudonym.
    pub(super) to: To,
    /// The ground, as the log spells it.
    pub(super) ground: AccessGround,
    sharing: CommunicationGround,
    /// Why it is given all the same, where a reason is enough.
    reason: Option<String>,
}

impl Recipient {
    /// What the arguments say; consent is the ground where they name none.
    pub(super) fn of(matches: &ArgMatches) -> Result<Option<Self>, Failure> {
        let Some(role) = matches.get_one::<String>("for") else { return Ok(None) };
        let wrong = |option, expected| Failure::new(Exit::WrongUse, Problem::Value { option, expected });
        let role = Name::new(role.as_str()).map_err(|_| {
            wrong("--for", Phrase::new("een rol, zoals general-practitioner", "a role, such as general-practitioner"))
        })?;
        let named = matches.get_one::<String>("ground").and_then(|word| AccessGround::named(word));
        let (ground, sharing) = match named {
            // A right to the record rests on the law; whether they may have it themselves is for the rules.
            None | Some(AccessGround::ClientRequest) if role.as_str() == "client" => {
                (AccessGround::ClientRequest, CommunicationGround::Law)
            }
            None | Some(AccessGround::Consent) => (AccessGround::Consent, CommunicationGround::Consent),
            // Who asks for it to be sent to another consents to that; so the record must say it.
            Some(AccessGround::ClientRequest) => (AccessGround::ClientRequest, CommunicationGround::Consent),
            Some(AccessGround::Treatment) => (AccessGround::Treatment, CommunicationGround::DirectTreatmentTeam),
            Some(AccessGround::Law) => (AccessGround::Law, CommunicationGround::Law),
            Some(AccessGround::RecordKeeping | AccessGround::Education) => {
                let expected = Phrase::new(
                    "bij --for: consent, client-request, treatment of law",
                    "with --for: consent, client-request, treatment or law",
                );
                return Err(wrong("--ground", expected));
            }
        };
        let person = matches
            .get_one::<String>("person")
            .map(|text| Pseudonym::new(text.as_str()).map_err(|_| wrong("--person", A_PSEUDONYM)));
        let to = To { role, person: person.transpose()? };
        Ok(Some(Self { to, ground, sharing, reason: matches.get_one::<String>("reason").cloned() }))
    }

    /// Refuses where the rules give no ground, with what must be recorded.
    pub(super) fn check(
        &self,
        session: &Session<'_>,
        case: &Case,
        trajectory: &Name,
        who: &Author,
    ) -> Result<(), Failure> {
        // A duty in law needs no rule, and so no plugins; whether clients or parents have a right to the record does.
        let asks_for_it = matches!(self.to.role.as_str(), "client" | "parent");
        let library = match self.sharing {
            CommunicationGround::Law if !asks_for_it => session.named_library()?,
            _ => Some(session.library(&Grants::default())?),
        };
        let packs: Vec<&Pack> = library.iter().flat_map(|library| library.set().packs()).collect();
        let rules = RuleBook::compile(&packs).map_err(first_fault)?;
        let context = context(who, Some(trajectory), &rules, &packs);
        let mut sharing = Sharing {
            recipient: self.to.role.clone(),
            person: self.to.person.clone(),
            purpose: CommunicationPurpose::Report,
            ground: self.sharing,
            reasons: BTreeMap::new(),
        };
        let mut asked = case.may_share(&sharing, &context);
        if let (Err(Refusal::Gate { reason_is_enough, .. }), Some(reason)) = (&asked, &self.reason) {
            sharing.reasons = reason_is_enough.iter().map(|rule| (rule.clone(), reason.clone())).collect();
            asked = case.may_share(&sharing, &context);
        }
        asked.map(drop).map_err(|refusal| refused(session, refusal))
    }
}

/// The refusal, with each rule that is not met and what it asks above it.
fn refused(session: &Session<'_>, refusal: Refusal) -> Failure {
    let language = session.language;
    let Refusal::Gate { findings, .. } = &refusal else { return Failure::new(Exit::Refused, refusal) };
    let above: String = findings.iter().map(|finding| broken(&finding.block(language), session.look.width)).collect();
    let rules: Vec<String> = findings.iter().map(|finding| finding.rule.id.to_string()).collect();
    Failure::new(Exit::Refused, refusal).above(above).with("rules", rules)
}
