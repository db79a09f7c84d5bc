//! Playing a script: each act is decided, kept and applied, and shown to whoever watches.

use vakwerk_core::case::{
    Case, CatalogueItem, Command, Context, Decision, Event, FormRecorded, GoalSet, Occasion, ProfileRecorded, Refusal,
    ResultRecorded, TrajectoryStarted, View, transcribe,
};
use vakwerk_core::catalogue::{Pack, TermId};
use vakwerk_core::envelope::{CaseId, Draft, SealFault};
use vakwerk_core::id::Name;
use vakwerk_core::matching::{Matcher, Matches, Origin, Practice, Wanted, WantedTerm};
use vakwerk_core::measure::{Outcome, Person, PersonValue};
use vakwerk_core::rule::{Finding, RuleBook, RuleFault};
use vakwerk_core::store::{CaseStore, StoreError};
use vakwerk_host::PluginSet;

use crate::derive;
use crate::fault::ScriptFault;
use crate::form::{Act, Answer, DrawProfile, Expectation, InputValue, MatchInterventions, Score, Script, Start};

/// What came of an act.
#[derive(Clone, Debug)]
pub enum Happened {
    /// It was done and kept.
    Done {
        /// The event; absent where nothing is recorded.
        event: Option<Box<Event>>,
        /// What the rules concluded, where the act passed a gate.
        findings: Vec<Finding>,
        /// What scoring yielded, where something was scored.
        outcome: Option<Box<Outcome>>,
    },
    /// It was refused, as the script expected.
    Refused(Refusal),
    /// Interventions were matched; nothing was recorded.
    Matched(Matches),
}

/// An act that was played.
#[derive(Debug)]
pub struct Played<'a> {
    /// The act, counted from 1.
    pub number: usize,
    /// The act itself.
    pub act: &'a Act,
    /// What came of it.
    pub happened: Happened,
    /// The trajectory it belongs to.
    pub trajectory: Option<&'a Name>,
    /// The case as it is after the act.
    pub case: &'a Case,
}

/// Where a script is played: a set of plugins, their rules, and a store.
pub struct Stage<'a> {
    set: &'a PluginSet,
    packs: Vec<&'a Pack>,
    rules: RuleBook,
    store: &'a dyn CaseStore,
}

impl<'a> Stage<'a> {
    /// Compiles the rules of a set.
    ///
    /// # Errors
    /// A rule of the set cannot be compiled: every fault.
    pub fn new(set: &'a PluginSet, store: &'a dyn CaseStore) -> Result<Self, Vec<RuleFault>> {
        let packs: Vec<&Pack> = set.packs().collect();
        let rules = RuleBook::compile(&packs)?;
        Ok(Self { set, packs, rules, store })
    }

    /// The rules of the set.
    #[must_use]
    pub fn rules(&self) -> &RuleBook {
        &self.rules
    }

    /// Plays a script to its end and keeps the case under the script's name.
    ///
    /// # Errors
    /// An act came to something else than the script says, or the case could not be kept; what went before is kept.
    pub fn play(&self, script: &Script, watch: &mut dyn FnMut(&Played<'_>)) -> Result<Case, ScriptFault> {
        let case_id = CaseId::new(script.case.as_str()).map_err(|_| ScriptFault::Unknown {
            act: 0,
            kind: "case",
            name: script.case.to_string(),
        })?;
        let mut run = Run { stage: self, script, case_id, case: Case::default(), trajectory: None };
        for (place, act) in script.act.iter().enumerate() {
            let number = place + 1;
            let happened = run.act(number, act)?;
            let trajectory = run.trajectory.as_ref();
            watch(&Played { number, act, happened, trajectory, case: &run.case });
        }
        Ok(run.case)
    }
}

/// One script being played.
struct Run<'a> {
    stage: &'a Stage<'a>,
    script: &'a Script,
    case_id: CaseId,
    case: Case,
    trajectory: Option<Name>,
}

impl Run<'_> {
    fn act(&mut self, number: usize, act: &Act) -> Result<Happened, ScriptFault> {
        if let Some(named) = &act.trajectory {
            self.trajectory = Some(named.clone());
        }
        if let Some(matching) = &act.matching {
            return self.matched(number, act, matching);
        }
        let mut outcome = None;
        let command = if let Some(command) = &act.command {
            command.clone()
        } else if let Some(start) = &act.start {
            self.trajectory = Some(start.trajectory.clone());
            self.start(start)
        } else if let Some(score) = &act.score {
            let (command, scored) = self.score(number, act, score)?;
            outcome = Some(Box::new(scored));
            command
        } else if let Some(profile) = &act.profile {
            self.profile(number, act, profile)?
        } else {
            return Err(ScriptFault::NotOneThing { act: number, found: 0 });
        };
        let decided = self.decide(number, act, &command)?;
        match (decided, &act.expect) {
            (Ok(decision), None) => {
                let findings = decision.findings.clone();
                let event = decision.events.first().cloned().map(Box::new);
                self.keep(number, decision)?;
                Ok(Happened::Done { event, findings, outcome })
            }
            (Ok(_), Some(expected)) => {
                Err(ScriptFault::NotRefused { act: number, expected: words(expected), found: Vec::new() })
            }
            (Err(refusal), None) => Err(ScriptFault::Refused { act: number, refusal: Box::new(refusal) }),
            (Err(refusal), Some(expected)) => as_expected(number, expected, refusal).map(Happened::Refused),
        }
    }

    fn decide(&self, number: usize, act: &Act, command: &Command) -> Result<Result<Decision, Refusal>, ScriptFault> {
        let therapist = Name::new("therapist").ok();
        let person = act.by.as_ref().or(therapist.as_ref());
        let who = person.and_then(|name| self.script.people.get(name)).ok_or_else(|| ScriptFault::Unknown {
            act: number,
            kind: "people",
            name: person.map(ToString::to_string).unwrap_or_default(),
        })?;
        let whole_case = matches!(command, Command::OpenCase(_));
        let context = Context {
            today: act.on,
            now: derive::moment(act.on, number),
            occurred_on: act.on,
            who,
            trajectory: if whole_case { None } else { self.trajectory.as_ref() },
            event: derive::event_id(self.script.case.as_str(), number),
            idempotency_key: None,
            set: None,
            rules: &self.stage.rules,
            packs: &self.stage.packs,
        };
        Ok(self.case.decide(command, &context))
    }

    fn keep(&mut self, number: usize, decision: Decision) -> Result<(), ScriptFault> {
        let salt = derive::salt(self.script.case.as_str(), number);
        let not_kept = |error: StoreError| ScriptFault::NotKept { act: number, error: Box::new(error) };
        let drafts = decision
            .events
            .iter()
            .map(|event| Draft::of(event, salt).map_err(|_| SealFault::Unwritable { event: event.meta.event }))
            .collect::<Result<Vec<_>, _>>()
            .map_err(|fault| not_kept(StoreError::from(fault)))?;
        self.stage.store.append(&self.case_id, self.case.next_sequence() - 1, &drafts).map_err(not_kept)?;
        self.case.extend(decision.events);
        Ok(())
    }

    fn view(&self, number: usize, act: &Act) -> Result<View<'_>, ScriptFault> {
        self.trajectory.as_ref().and_then(|id| self.case.view(id, act.on)).ok_or_else(|| ScriptFault::Unknown {
            act: number,
            kind: "trajectory",
            name: self.trajectory.as_ref().map(ToString::to_string).unwrap_or_default(),
        })
    }

    fn start(&self, start: &Start) -> Command {
        Command::StartTrajectory(TrajectoryStarted {
            discipline: CatalogueItem::bare(&start.discipline),
            framework: CatalogueItem::bare(&start.framework),
            purpose: start.purpose,
            format: start.format,
            set: self.stage.set.digest(),
            plugins: self.stage.set.versions(),
            start: start.step,
            taken_over: start.taken_over.clone(),
        })
    }

    fn score(&self, number: usize, act: &Act, score: &Score) -> Result<(Command, Outcome), ScriptFault> {
        let answers: Vec<f64> = score
            .answers
            .iter()
            .map(|answer| match answer {
                Answer::Given(answer) => *answer,
                Answer::Missing(_) => f64::NAN,
            })
            .collect();
        let person = self.person(act, score);
        let outcome = self.stage.set.score(&score.assessment, &answers, &person).map_err(|refusal| {
            ScriptFault::NotScored { act: number, assessment: score.assessment.clone(), refusal: Box::new(refusal) }
        })?;
        let occasion = Occasion {
            id: score.id.clone(),
            moment: score.moment,
            respondent: score.respondent,
            rows: score.rows.clone(),
            note: score.note.clone(),
        };
        let unknown = || ScriptFault::Unknown { act: number, kind: "assessment", name: score.assessment.to_string() };
        let result = transcribe(&self.stage.packs, &outcome, &answers, &person, occasion).ok_or_else(unknown)?;
        Ok((Command::RecordResult(result), outcome))
    }

    fn person(&self, act: &Act, score: &Score) -> Person {
        let born = self.case.opened().map(|opened| opened.birth_date);
        let age = born.map(|born| u32::from(born.completed_years(&act.on)));
        let mut person = Person { age_years: age, ..Person::default() };
        for (name, value) in &score.inputs {
            match (name.as_str(), value) {
                ("sex", InputValue::Code(code)) => person.sex = Some(code.clone()),
                ("height-cm", InputValue::Number(number)) => person.height_cm = Some(*number),
                ("weight-kg", InputValue::Number(number)) => person.weight_kg = Some(*number),
                (_, InputValue::Number(number)) => {
                    person.other.insert(name.clone(), PersonValue::Number(*number));
                }
                (_, InputValue::Code(code)) => {
                    person.other.insert(name.clone(), PersonValue::Word(code.clone()));
                }
            }
        }
        person
    }

    fn profile(&self, number: usize, act: &Act, profile: &DrawProfile) -> Result<Command, ScriptFault> {
        let view = self.view(number, act)?;
        let unknown =
            |kind: &'static str, name: &Name| ScriptFault::Unknown { act: number, kind, name: name.to_string() };
        let mut material = vakwerk_host::document::Material::default();
        let mut of = None;
        if let Some(name) = &profile.result {
            let (event, result) = view
                .all::<ResultRecorded>()
                .find(|(_, result)| result.id == *name)
                .ok_or_else(|| unknown("result", name))?;
            material.results.push(vakwerk_host::material::result(result, event.meta.occurred_on));
            of = Some(result.assessment.clone());
        }
        if let Some(name) = &profile.form {
            let (event, form) =
                view.all::<FormRecorded>().find(|(_, form)| form.id == *name).ok_or_else(|| unknown("form", name))?;
            material.records.push(vakwerk_host::material::record(form, event.meta.occurred_on));
            of = Some(form.form.clone());
        }
        let of = of.ok_or_else(|| unknown("result", &profile.id))?;
        let drawn = self
            .stage
            .set
            .profile(&profile.plugin, &material)
            .map_err(|refusal| ScriptFault::NotProfiled { act: number, refusal: Box::new(refusal) })?;
        let (statements, points_to) = vakwerk_host::material::statements(&drawn);
        Ok(Command::RecordProfile(ProfileRecorded { id: profile.id.clone(), of, statements, points_to }))
    }

    fn matched(&self, number: usize, act: &Act, matching: &MatchInterventions) -> Result<Happened, ScriptFault> {
        let view = self.view(number, act)?;
        let goals: Vec<&GoalSet> =
            view.goals().map(|goal| goal.set).filter(|set| matching.goals.contains(&set.id)).collect();
        if let Some(missing) = matching.goals.iter().find(|name| !goals.iter().any(|goal| goal.id == **name)) {
            return Err(ScriptFault::Unknown { act: number, kind: "goal", name: missing.to_string() });
        }
        let practice = view.latest::<TrajectoryStarted>().and_then(|(_, started)| {
            Some(Practice { discipline: started.discipline.item.id()?, framework: started.framework.item.id()? })
        });
        let mut wanted = Wanted { cautions: matching.cautions.clone(), practice, ..Wanted::default() };
        for goal in goals {
            let chosen = goal.catalogue.as_ref().and_then(|item| item.item.id());
            let origin = chosen.clone().map_or(Origin::Named, Origin::Goal);
            wanted.goals.extend(chosen);
            for term in goal.terms.iter() {
                if let Ok(term) = TermId::try_from(term.term.as_str().to_owned()) {
                    wanted.terms.push(WantedTerm { term, origin: origin.clone() });
                }
            }
        }
        Ok(Happened::Matched(Matcher::new(&self.stage.packs).matches(&wanted, &[])))
    }
}

fn words(expected: &Expectation) -> Vec<String> {
    let rules = expected.refused_by.iter().map(ToString::to_string);
    rules.chain(expected.refused_with.clone()).collect()
}

fn as_expected(number: usize, expected: &Expectation, refusal: Refusal) -> Result<Refusal, ScriptFault> {
    use vakwerk_core::explain::Explain as _;
    let found: Vec<String> = match &refusal {
        Refusal::Gate { findings, .. } => findings.iter().map(|finding| finding.rule.id.to_string()).collect(),
        other => vec![other.code().to_owned()],
    };
    let met = expected.refused_by.iter().all(|rule| found.contains(&rule.to_string()))
        && expected.refused_with.as_ref().is_none_or(|code| code == refusal.code());
    if met { Ok(refusal) } else { Err(ScriptFault::NotRefused { act: number, expected: words(expected), found }) }
}
