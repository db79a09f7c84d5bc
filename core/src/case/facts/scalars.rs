//! The scalar facts: one small derivation each, in the order of the list.

use super::super::event::{
    CapacityJudged, CommunicationSent, ConsentParty, ConsentStatement, EvaluationRecorded, FinancingRecorded, Kind,
    MeetingHeld, Payload, PlanAgreed, Recipient, TrajectoryClosed, TrajectoryStarted,
};
use super::super::log::content;
use super::super::secrecy::stated;
use super::super::view::View;
use super::super::words::{
    Capacity, ConsentSubject, IndicationOutcome, MeetingKind, RepresentationRank, TeamMemberKind,
};
use super::{said, yes};
use crate::condition::Scope;
use crate::fact::FACTS;
use crate::rule::{FactKey, Value};
use crate::step::Step;

/// How a fact is derived.
pub(super) type Getter = for<'a> fn(&View<'a>, Scope) -> Option<Value<'a>>;

/// The derivations, by the index of their fact.
pub(super) const TABLE: [Option<Getter>; FACTS.len()] = {
    let mut table: [Option<Getter>; FACTS.len()] = [None; FACTS.len()];
    let mut i = 0;
    while i < GETTERS.len() {
        let (name, getter) = GETTERS[i];
        // A name that the list does not have does not compile.
        match FactKey::named(name) {
            Some(key) => table[key.index()] = Some(getter),
            None => assert!(name.is_empty(), "a derivation names a fact that is not in the list"),
        }
        i += 1;
    }
    let mut fact = 0;
    while fact < table.len() {
        assert!(table[fact].is_some(), "a fact of the list has no derivation");
        fact += 1;
    }
    table
};

macro_rules! latest {
    ($view:expr, $scope:expr, $kind:ident) => {
        $view.last(Kind::$kind, $scope).and_then(|at| content!($view.log, at, $kind))
    };
}

const GETTERS: &[(&str, Getter)] = &[
    ("trajectory.discipline", |v, _| Some(Value::Word(v.started()?.discipline.item.as_str()))),
    ("trajectory.framework", |v, _| Some(Value::Word(v.started()?.framework.item.as_str()))),
    ("trajectory.step", |v, _| Some(Value::Word(v.trajectory.step().as_str()))),
    ("trajectory.purpose", |v, _| Some(Value::Word(v.started()?.purpose.as_str()))),
    ("trajectory.format", |v, _| Some(Value::Word(format_word(v.started()?.format)))),
    ("trajectory.taken-over", |v, _| Some(Value::YesNo(v.started()?.taken_over.is_some()))),
    ("trajectory.round", |v, _| Some(Value::Number(f64::from(v.trajectory.round())))),
    ("client.age", |v, _| Some(Value::Number(f64::from(v.age()?)))),
    ("client.child", |v, _| Some(Value::YesNo(v.age()? < 18))),
    ("client.days-to-consent-age", |v, _| v.days_to_consent_age().map(|days| Value::Number(f64::from(days)))),
    ("client.capacity", |v, _| Some(Value::Word(v.capacity()?.1.capacity.as_str()))),
    ("client.capacity-decision", |v, _| Some(Value::Word(v.capacity()?.1.decision.as_str()))),
    ("client.capacity-judged-by", |v, _| Some(Value::Word(v.capacity()?.1.judged_by.as_str()))),
    ("client.capacity-judged-on", |v, _| {
        let (at, _) = v.capacity()?;
        Some(Value::Word(v.log.event(at)?.meta.occurred_on.as_str()))
    }),
    ("client.resistance-recorded", |v, _| {
        let judged = v.capacity()?.1;
        (judged.capacity == Capacity::LacksCapacity).then_some(Value::YesNo(judged.resists.is_some()))
    }),
    ("client.persists", |v, _| v.youth(|youth| youth.persists)),
    ("client.serious-harm", |v, _| v.youth(|youth| youth.serious_harm)),
    ("client.multiple-problems", |v, _| v.youth(|youth| youth.multiple_problems)),
    ("consent.client", |v, _| {
        v.consent(|c| c.about == ConsentSubject::Treatment && c.by == ConsentParty::Client).map(Value::Word)
    }),
    ("consent.representative", |v, _| {
        let stated = v.consent(|c| c.about == ConsentSubject::Treatment && c.by == ConsentParty::Representative);
        let nobody = || {
            let rank = latest!(v, Scope::Trajectory, RepresentationRecorded)?.rank;
            (rank == RepresentationRank::NoneAvailable).then_some(rank.as_str())
        };
        nobody().or(stated).map(Value::Word)
    }),
    ("consent.sharing-client", |v, _| {
        v.consent(|c| c.about == ConsentSubject::Sharing && c.by == ConsentParty::Client).map(Value::Word)
    }),
    ("consent.sharing-representative", |v, _| {
        v.consent(|c| c.about == ConsentSubject::Sharing && c.by == ConsentParty::Representative).map(Value::Word)
    }),
    ("consent.sharing", |v, _| v.consent_of_all(ConsentSubject::Sharing).map(Value::Word)),
    ("consent.outcome-data", |v, _| v.consent_of_all(ConsentSubject::OutcomeData).map(Value::Word)),
    ("representation.rank", |v, _| {
        Some(Value::Word(latest!(v, Scope::Trajectory, RepresentationRecorded)?.rank.as_str()))
    }),
    ("registration.route", |v, _| {
        Some(Value::Word(latest!(v, Scope::Trajectory, RegistrationRecorded)?.route.as_str()))
    }),
    ("registration.referrer", |v, _| {
        Some(Value::Word(latest!(v, Scope::Trajectory, RegistrationRecorded)?.referrer.as_ref()?.as_str()))
    }),
    ("registration.reason", |v, _| {
        Some(Value::Word(latest!(v, Scope::Trajectory, RegistrationRecorded)?.reason.as_deref()?))
    }),
    ("financing.kind", |v, _| Some(Value::Word(v.financing()?.kind.as_str()))),
    ("financing.decision", |v, _| Some(Value::Word(v.financing()?.decision.as_deref()?))),
    ("own-account.recorded", |v, s| yes(v.last(Kind::OwnAccountRecorded, s))),
    ("expectations.recorded", |v, s| v.any_said(s, |c| c.expectations.as_ref())),
    ("experience.recorded", |v, s| v.any_said(s, |c| c.experience.as_ref())),
    ("carrying-capacity.recorded", |v, s| yes(v.last(Kind::CarryingCapacityRecorded, s))),
    ("expertise.within", |v, s| Some(Value::YesNo(latest!(v, s, OwnExpertiseJudged)?.within))),
    ("expertise.alternative", |v, s| Some(Value::Word(latest!(v, s, OwnExpertiseJudged)?.alternative?.as_str()))),
    ("indication.outcome", |v, s| Some(Value::Word(latest!(v, s, IndicationStated)?.outcome.as_str()))),
    ("indication.stated", |v, s| {
        let stated = latest!(v, s, IndicationStated)?;
        Some(Value::YesNo(stated.outcome == IndicationOutcome::NotIndicated || !stated.text.trim().is_empty()))
    }),
    ("indication.advised-to", |v, s| Some(Value::Word(latest!(v, s, IndicationStated)?.advised_to.as_ref()?.as_str()))),
    ("contra-indication.stated", |v, s| {
        Some(Value::YesNo(latest!(v, s, IndicationStated)?.contra_indications.is_some()))
    }),
    ("diagnosis.recorded", |v, s| yes(v.last(Kind::DiagnosisRecorded, s))),
    ("prognosis.recorded", |v, s| yes(v.last(Kind::PrognosisRecorded, s))),
    ("recovery.considered", |v, s| yes(v.last(Kind::RecoveryConsidered, s))),
    ("plan.recorded", |v, s| yes(v.last(Kind::PlanAgreed, s))),
    ("plan.help-request-named", |v, s| Some(Value::YesNo(!v.plan(s)?.help_requests.is_empty()))),
    ("plan.findings-named", |v, s| Some(count(v.plan(s)?.findings.len()))),
    ("plan.format", |v, s| Some(Value::Word(format_word(v.plan(s)?.format?)))),
    ("plan.frequency", |v, s| Some(Value::Word(v.plan(s)?.frequency.as_deref()?))),
    ("plan.duration", |v, s| Some(Value::Word(v.plan(s)?.duration.as_deref()?))),
    ("plan.evaluation-on", |v, s| Some(Value::Word(v.plan(s)?.evaluation_on.as_ref()?.as_str()))),
    ("plan.informed", |v, s| v.plan(s)?.informed.map(Value::YesNo)),
    ("plan.agreed-by", |v, s| Some(Value::Words(v.plan(s)?.agreed_by.words()))),
    ("plan.parents-cooperation", |v, s| said(v.plan(s)?.parents_cooperation.as_ref())),
    ("plan.parents-access", |v, s| said(v.plan(s)?.parents_access.as_ref())),
    ("plan.relapse-policy", |v, s| said(v.plan(s)?.relapse_policy.as_ref())),
    ("guideline.deviates", |v, s| Some(Value::YesNo(v.plan(s)?.guideline.as_ref()?.deviates))),
    ("guideline.reason", |v, s| Some(Value::Word(v.plan(s)?.guideline.as_ref()?.reason.as_deref()?))),
    ("evaluation.overdue-days", |v, _| v.overdue_days().map(|days| Value::Number(f64::from(days)))),
    ("evaluation.days-since-advice", |v, _| v.days_since_advice().map(|days| Value::Number(f64::from(days)))),
    ("evaluation.transfer", |v, s| said(v.evaluation(s)?.transfer.as_ref())),
    ("evaluation.made-visible", |v, s| said(v.evaluation(s)?.made_visible.as_ref())),
    ("evaluation.decision", |v, s| Some(Value::Word(v.evaluation(s)?.decision.as_str()))),
    ("evaluation.decided-with", |v, s| Some(Value::Words(v.evaluation(s)?.decided_with.words()))),
    ("evaluation.process", |v, s| said(v.evaluation(s)?.process.as_ref())),
    ("evaluation.satisfaction", |v, s| said(v.evaluation(s)?.satisfaction.as_ref())),
    ("evaluation.behaviour-judged", |v, s| said(v.evaluation(s)?.behaviour_judged.as_ref())),
    ("closure.ground", |v, _| Some(Value::Word(v.closure()?.ground.as_str()))),
    ("closure.decided-with", |v, _| Some(Value::Words(v.closure()?.decided_with.words()))),
    ("closure.client-available", |v, _| {
        let absent = v.closure().is_some_and(|c| c.client_cannot_take_part || !c.ground.leaves_client_available());
        Some(Value::YesNo(!absent))
    }),
    ("closure.outcome-communicated", |v, _| Some(Value::Word(v.closure()?.outcome_communicated?.as_str()))),
    ("closure.relapse-policy", |v, _| {
        let closure = v.closure()?;
        said(closure.relapse_policy.as_ref().or(closure.aftercare.as_ref()))
    }),
    ("closure.report", |v, _| Some(Value::YesNo(v.closure()?.report))),
    ("closure.has-referrer-or-team", |v, _| Some(Value::YesNo(v.has_referrer_or_team()))),
    ("communication.ground", |v, _| Some(Value::Word(v.communication()?.ground.as_str()))),
    ("communication.recipient", |v, _| Some(Value::Word(v.communication()?.recipient.as_str()))),
    ("communication.holds-authority", |v, _| v.recipient_holds_authority().map(Value::YesNo)),
    ("communication.purpose", |v, _| Some(Value::Word(v.communication()?.purpose.as_str()))),
    ("safety.signalled", |v, _| Some(Value::YesNo(v.last(Kind::SafetySignalled, Scope::Trajectory).is_some()))),
    ("safety.reporting-code", |v, _| {
        Some(Value::YesNo(latest!(v, Scope::Trajectory, ReportingCodeRecorded).is_some_and(|code| code.running)))
    }),
];

fn count<'a>(number: usize) -> Value<'a> {
    Value::Number(u32::try_from(number).map_or(f64::from(u32::MAX), f64::from))
}

pub(super) fn format_word(format: crate::catalogue::Format) -> &'static str {
    use crate::catalogue::Format;
    match format {
        Format::Individual => "individual",
        Format::Group => "group",
        Format::ParentChild => "parent-child",
        Format::Partner => "partner",
        Format::Family => "family",
    }
}

impl<'a> View<'a> {
    fn started(&self) -> Option<&'a TrajectoryStarted> {
        content!(self.log, *self.trajectory.index.of(Kind::TrajectoryStarted).first()?, TrajectoryStarted)
    }

    /// The client's age in completed years on the day.
    #[must_use]
    pub fn age(&self) -> Option<u16> {
        Some(self.opened?.birth_date.completed_years(&self.day))
    }

    fn days_to_consent_age(&self) -> Option<i32> {
        let next = [12, 16, 18].into_iter().find(|age| self.age().is_some_and(|now| now < *age))?;
        let birthday = self.opened?.birth_date.date().checked_add(jiff::Span::new().years(i64::from(next))).ok()?;
        Some(super::super::Day::new(birthday).days_since(&self.day))
    }

    /// Who pays: what the trajectory or the whole case says; else what another trajectory says last, so that no
    /// trajectory escapes the rules of who pays because it was recorded elsewhere.
    fn financing(&self) -> Option<&'a FinancingRecorded> {
        let own = latest!(self, Scope::Trajectory, FinancingRecorded);
        let places = (0..u32::try_from(self.log.entries.len()).unwrap_or(u32::MAX)).rev();
        own.or_else(|| places.into_iter().find_map(|at| content!(self.log, at, FinancingRecorded)))
    }

    /// The latest judgement of capacity, for the decision about treatment where that was judged.
    fn capacity(&self) -> Option<(u32, &'a CapacityJudged)> {
        let shared = self.shared.of(Kind::CapacityJudged).iter();
        let own = self.trajectory.index.of(Kind::CapacityJudged).iter();
        let judged = shared.chain(own).filter_map(|at| Some((*at, content!(self.log, *at, CapacityJudged)?)));
        judged.filter(|(_, judged)| judged.decision.as_str() == "treatment").max_by_key(|(at, _)| *at)
    }

    fn youth(&self, of: fn(&super::super::event::YouthCircumstancesRecorded) -> Option<bool>) -> Option<Value<'a>> {
        let latest = |places: &'a [u32]| {
            places.iter().rev().find_map(|at| Some((*at, of(content!(self.log, *at, YouthCircumstancesRecorded)?)?)))
        };
        let kind = Kind::YouthCircumstancesRecorded;
        let (shared, own) = (latest(self.shared.of(kind)), latest(self.trajectory.index.of(kind)));
        shared.max(own).map(|(_, yes)| Value::YesNo(yes))
    }

    /// The latest statement of consent that `which` picks out.
    pub(super) fn consent(&self, which: impl Fn(&ConsentStatement) -> bool) -> Option<&'static str> {
        let latest = |counts: &dyn Fn(&str, &ConsentStatement) -> bool| {
            let of = |places: &[u32]| {
                places.iter().rev().find_map(|at| {
                    let (word, statement) = stated(self.log.payload(*at)?)?;
                    (which(statement) && counts(word, statement)).then_some((*at, word))
                })
            };
            of(&self.shared.consents).max(of(&self.trajectory.index.consents))
        };
        let general = latest(&|_, said| said.is_general());
        let recipient = self.asked_for();
        let particular = recipient.and_then(|to| {
            latest(&|word, said| !said.is_general() && said.events.is_empty() && said.holds_towards(word, &to))
        });
        // What was said about this recipient goes before what was said of all, but for a later refusal of all.
        let outweighed = matches!((general, particular), (Some((later, word)), Some((at, "given"))) if later > at && word != "given");
        particular.filter(|_| !outweighed).or(general).map(|(_, word)| word)
    }

    /// To whom something is about to be told.
    fn asked_for(&self) -> Option<Recipient> {
        match &self.log.proposed?.payload {
            Payload::CommunicationSent(sent) => {
                Some(Recipient { role: sent.recipient.clone(), person: sent.person.clone() })
            }
            _ => None,
        }
    }

    /// Whether the one who is told holds authority over the client; unknown where nobody says who they are.
    fn recipient_holds_authority(&self) -> Option<bool> {
        let person = self.communication()?.person.as_ref()?;
        let places = self.shared.holders.iter().chain(&self.trajectory.index.holders);
        let holders = places.filter_map(|at| content!(self.log, *at, AuthorityHolderRecorded));
        let mut all_named = true;
        for holder in holders {
            match &holder.holder {
                Some(holder) if holder == person => return Some(true),
                named => all_named &= named.is_some(),
            }
        }
        all_named.then_some(false)
    }

    /// Consent of everyone who stated something: one refusal outweighs every consent of others.
    fn consent_of_all(&self, about: ConsentSubject) -> Option<&'static str> {
        let client = self.consent(|c| c.about == about && c.by == ConsentParty::Client);
        let representative = self.consent(|c| c.about == about && c.by == ConsentParty::Representative);
        let mut stated = [client, representative, None];
        for holder in self.shared.holders.iter().chain(&self.trajectory.index.holders) {
            let Some(holder) = content!(self.log, *holder, AuthorityHolderRecorded) else { continue };
            let says = self.consent(|c| {
                c.about == about && matches!(&c.by, ConsentParty::AuthorityHolder(id) if *id == holder.id)
            });
            stated[2] = if says == Some("given") { stated[2].or(says) } else { says.or(stated[2]) };
        }
        let found = |word: &str| stated.iter().flatten().find(|stated| **stated == word).copied();
        found("refused").or_else(|| found("withdrawn")).or_else(|| found("given"))
    }

    fn any_said(
        &self,
        scope: Scope,
        of: fn(&super::super::event::ExpectationsRecorded) -> Option<&String>,
    ) -> Option<Value<'a>> {
        let places = self.places(Kind::ExpectationsRecorded, scope);
        let recorded = places.iter().filter_map(|at| content!(self.log, *at, ExpectationsRecorded));
        let mut any = None;
        for record in recorded {
            any = said(of(record));
            if any == Some(Value::YesNo(true)) {
                break;
            }
        }
        any
    }

    fn plan(&self, scope: Scope) -> Option<&'a PlanAgreed> {
        latest!(self, scope, PlanAgreed)
    }

    fn evaluation(&self, scope: Scope) -> Option<&'a EvaluationRecorded> {
        latest!(self, scope, EvaluationRecorded)
    }

    fn closure(&self) -> Option<&'a TrajectoryClosed> {
        latest!(self, Scope::Trajectory, TrajectoryClosed)
    }

    fn communication(&self) -> Option<&'a CommunicationSent> {
        latest!(self, Scope::Trajectory, CommunicationSent)
    }

    /// Days past the agreed evaluation moment; 0 once an evaluation was recorded after the plan.
    fn overdue_days(&self) -> Option<i32> {
        let at = self.last(Kind::PlanAgreed, Scope::Trajectory)?;
        let due = content!(self.log, at, PlanAgreed)?.evaluation_on?;
        let evaluated = self.last(Kind::EvaluationRecorded, Scope::Trajectory).is_some_and(|evaluated| evaluated > at);
        let days = self.day.days_since(&due);
        Some(if evaluated { days.min(0) } else { days })
    }

    /// Days since the latest substantiated advice to a multidisciplinary meeting, or since treatment began.
    fn days_since_advice(&self) -> Option<i32> {
        let advised = self.places(Kind::MeetingHeld, Scope::Trajectory).iter().rev().find(|at| {
            let substantiated = |held: &MeetingHeld| {
                held.kind == MeetingKind::Mdo
                    && held.advice.is_some()
                    && said(held.advice_reason.as_ref()) == Some(Value::YesNo(true))
            };
            content!(self.log, **at, MeetingHeld).is_some_and(substantiated)
        });
        let began = || {
            let entered = self.places(Kind::StepEntered, Scope::Trajectory).iter();
            let into = |at: &&u32| content!(self.log, **at, StepEntered).is_some_and(|e| e.to == Step::Treatment);
            let started = self.trajectory.index.of(Kind::TrajectoryStarted).first();
            let there =
                |at: &&u32| content!(self.log, **at, TrajectoryStarted).is_some_and(|s| s.start >= Step::Treatment);
            entered.clone().find(into).or_else(|| started.filter(there))
        };
        let since = self.log.event(*advised.or_else(began)?)?.meta.occurred_on;
        Some(self.day.days_since(&since))
    }

    fn has_referrer_or_team(&self) -> bool {
        let referred = latest!(self, Scope::Trajectory, RegistrationRecorded).is_some_and(|r| r.referrer.is_some());
        let members = self.shared.team.iter().chain(&self.trajectory.index.team);
        referred
            || members
                .filter_map(|at| content!(self.log, *at, TeamMemberRecorded))
                .any(|member| member.involved && member.kind == TeamMemberKind::Professional)
    }
}
