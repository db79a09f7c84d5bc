//! Given, when, then: a script of commands, and a pack with a few rules of its own.

use serde_json::{Value, json};
use vakwerk_core::case::{Case, Command, Context, Day, Decision, Refusal, sample};
use vakwerk_core::catalogue::{CatalogueFile, Digest, Manifest, Pack};
use vakwerk_core::explain::Explain;
use vakwerk_core::id::Name;
use vakwerk_core::rule::RuleBook;
use vakwerk_core::text::Language;

pub fn name(text: &str) -> Name {
    text.parse().unwrap()
}

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// An invented set: a discipline, a form, an intervention, and the rules that a test asks for.
pub fn pack(rules: Value) -> Pack {
    let provenance = json!({ "mark": "ours" });
    let source = json!({ "source": "own" });
    let contents = json!({
        "discipline": {
            "id": "test", "edition": 1, "name": { "nl": "Toets" }, "practitioner": { "nl": "Toetser" },
            "medium": { "nl": "toets" }, "description": { "nl": "Verzonnen" }, "framework": "frame",
            "source": source, "provenance": provenance },
        "framework": [{
            "id": "frame", "edition": 1, "name": { "nl": "Kader" }, "description": { "nl": "Verzonnen" },
            "source": source, "provenance": provenance }],
        "intervention": [{
            "id": "pause", "edition": 2, "name": { "nl": "Pauze" }, "description": { "nl": "Verzonnen" },
            "basis": "practice", "source": source, "provenance": provenance }],
        "concept": [{
            "id": "words", "edition": 1, "name": { "nl": "Woorden" }, "description": { "nl": "Verzonnen" },
            "term": [{ "id": "calm", "label": { "nl": "rust" } }], "source": source, "provenance": provenance }],
        "form": [{
            "id": "plan", "edition": 3, "name": { "nl": "Keuze" }, "purpose": { "nl": "Verzonnen" },
            "field": [
                { "id": "strategy", "label": { "nl": "Strategie" }, "kind": "choice", "required": true,
                  "option": [{ "id": "exercise", "label": { "nl": "Oefenen" } }, { "id": "explore", "label": { "nl": "Verkennen" } }] },
                { "id": "moods", "label": { "nl": "Stemming" }, "kind": "choices", "vocabulary": "words" },
                { "id": "distance", "label": { "nl": "Afstand" }, "kind": "number", "unit": "m", "min": 0, "max": 10 },
                { "id": "why", "label": { "nl": "Waarom" }, "kind": "text" },
                { "id": "since", "label": { "nl": "Sinds" }, "kind": "date" },
                { "id": "agreed", "label": { "nl": "Akkoord" }, "kind": "yes-no" },
                { "id": "with", "label": { "nl": "Met" }, "kind": "reference" }],
            "source": source, "provenance": provenance }],
        "source": [{ "id": "own", "kind": "ours", "title": "Eigen keuze", "mark": "ours" }],
        "rule": rules,
    });
    let manifest: Manifest = serde_json::from_value(json!({
        "id": "test", "version": "0.2.0", "interface": 1, "name": { "nl": "Toets" },
        "intended-purpose": { "nl": "Alleen om te toetsen" }, "publisher": "Vakwerk", "licence": "MIT",
        "languages": ["nl"] }))
    .unwrap();
    let contents: CatalogueFile = serde_json::from_value(contents).unwrap();
    Pack { manifest, contents, digest: Digest([7; 32]) }
}

pub fn rule(id: &str, guard: Value, weight: &str, requires: Value) -> Value {
    json!({
        "id": id, "edition": 1, "guards": [guard], "requires": requires, "weight": weight, "weight-basis": "ours",
        "title": { "nl": id }, "text": { "nl": "Verzonnen regel" }, "source": { "source": "own" },
        "provenance": { "mark": "ours" } })
}

/// A case, the set it works with, and how far it is.
pub struct Play {
    pub case: Case,
    pub pack: Pack,
    pub rules: RuleBook,
    pub today: Day,
    pub on: Day,
    pub trajectory: Option<Name>,
    pub key: Option<&'static str>,
    number: u128,
}

impl Play {
    /// An opened case without trajectories.
    pub fn opened(rules: Value) -> Self {
        let pack = pack(rules);
        let rules = RuleBook::compile(&[&pack]).unwrap();
        let (today, on) = (day("2026-05-01"), day("2026-04-01"));
        let case = Case::default();
        let mut play = Self { case, pack, rules, today, on, trajectory: None, key: None, number: 0 };
        play.does(json!({ "open-case": { "client": "client-invented-01", "birth-date": "1957-05-04" } }));
        play
    }

    /// A trajectory at registration.
    pub fn started(rules: Value) -> Self {
        let mut play = Self::opened(rules);
        play.on("t-1").does(start("registration"));
        play
    }

    /// A trajectory taken over at a step.
    pub fn at(step: &str, rules: Value) -> Self {
        let mut play = Self::opened(rules);
        let mut command = start(step);
        command["start-trajectory"]["taken-over"] = json!({ "from": "Een andere praktijk" });
        play.on("t-1").does(command);
        play
    }

    /// Addresses a trajectory.
    pub fn on(&mut self, trajectory: &str) -> &mut Self {
        self.trajectory = Some(name(trajectory));
        self
    }

    /// Addresses the whole case.
    pub fn whole(&mut self) -> &mut Self {
        self.trajectory = None;
        self
    }

    pub fn decide(&mut self, command: Value) -> Result<Decision, Refusal> {
        let command: Command = serde_json::from_value(command).unwrap();
        self.number += 1;
        let context = Context {
            today: self.today,
            occurred_on: self.on,
            trajectory: self.trajectory.as_ref(),
            packs: &[&self.pack],
            idempotency_key: self.key,
            ..sample::context(&self.rules, self.number, None)
        };
        self.case.decide(&command, &context)
    }

    /// Decides and applies; the command must be accepted.
    pub fn does(&mut self, command: Value) -> &mut Self {
        let decision = self.decide(command.clone()).unwrap_or_else(|refusal| panic!("{command}: {refusal}"));
        self.case.extend(decision.events);
        self
    }

    /// The command must be refused with this code, in both languages, and leave the case as it was.
    pub fn refuses(&mut self, command: Value, code: &str) -> Refusal {
        let before = self.case.next_sequence();
        let refusal = match self.decide(command.clone()) {
            Err(refusal) => refusal,
            Ok(_) => panic!("accepted, expected {code}: {command}"),
        };
        assert_eq!(refusal.code(), code, "{command}: {refusal}");
        assert_ne!(refusal.explain(Language::Nl), refusal.explain(Language::En));
        assert_eq!(self.case.next_sequence(), before);
        refusal
    }

    pub fn step(&self) -> String {
        let trajectory = self.case.trajectory(self.trajectory.as_ref().unwrap()).unwrap();
        format!("{} {}", trajectory.step(), trajectory.round())
    }
}

pub fn start(step: &str) -> Value {
    json!({ "start-trajectory": {
        "discipline": "test:test", "framework": "test:frame", "purpose": "treatment", "format": "individual",
        "set": "22".repeat(32), "start": step } })
}

pub fn enter(step: &str) -> Value {
    json!({ "enter-step": { "step": step } })
}

pub fn goal(id: &str) -> Value {
    json!({ "set-goal": { "id": id, "text": "Verzonnen doel" } })
}
