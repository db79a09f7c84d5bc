//! Walking through a script: every act as a person follows it, and the same for programs.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use serde::Serialize;
use vakwerk_core::case::{Case, Event, Payload, Refusal, ResultRecorded};
use vakwerk_core::catalogue::{Framework, Item};
use vakwerk_core::cycle::StepView;
use vakwerk_core::explain::Explain;
use vakwerk_core::matching::Matches;
use vakwerk_core::rule::Finding;
use vakwerk_core::step::Step;
use vakwerk_core::text::Language;
use vakwerk_host::PluginSet;
use vakwerk_report::Telling;
use vakwerk_script::{Act, Happened, Origin, Played, Script, Stage};
use vakwerk_store::JsonLinesStore;

use super::place::case_id;
use crate::access::Reading;
use crate::command::first_fault;
use crate::page::{Page, Tone};
use crate::reply::{Exit, Failure};
use crate::say;

/// How many matched interventions are shown; all of them stand in the answer for programs.
const MATCHES_SHOWN: usize = 3;

/// A script that was played, as `--json` gives it.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(in crate::command) struct Walked {
    /// The name of the case.
    pub(in crate::command) case: String,
    /// The file the case was kept in.
    pub(in crate::command) file: PathBuf,
    /// How many events were kept.
    pub(in crate::command) events: usize,
    /// Whether every trajectory was closed.
    pub(in crate::command) closed: bool,
    /// The acts.
    pub(in crate::command) acts: Vec<WalkedAct>,
    /// The case itself.
    #[serde(skip)]
    pub(in crate::command) ended: Case,
}

/// An act that was played.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(in crate::command) struct WalkedAct {
    number: usize,
    on: String,
    from: &'static str,
    /// `done`, `refused` or `matched`.
    result: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<String>,
    line: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    findings: Vec<Finding>,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    matches: Option<Matches>,
}

/// Plays `script` with the plugins of `set`, keeps the case in `folder`, and writes the walk on `page`, once it is
/// written down who reads it.
pub(in crate::command) fn walk(
    script: &Script,
    set: &PluginSet,
    folder: &Path,
    reading: &Reading,
    page: &mut Page,
) -> Result<Walked, Failure> {
    let refused = |error| Failure::new(Exit::Refused, error);
    let store = JsonLinesStore::create(folder).map_err(refused)?;
    let stage = Stage::new(set, &store).map_err(first_fault)?;
    let language = page.language();
    page.title(script.title.get(language));
    page.body(script.about.get(language));
    if let Some(source) = &script.source {
        let id = source.source.to_string();
        let place = source.place.as_deref().unwrap_or_default();
        page.body(&say!(language, "Bron: {id}, {place}.", "Source: {id}, {place}."));
    }
    page.body(&say!(
        language,
        "[doc] staat in dat document; [verzonnen] vult een gat en is geen gegeven van een echte cliënt.",
        "[doc] stands in that document; [invented] fills a gap and is no fact of a real client.",
    ));
    let id = case_id(script.case.as_str())?;
    let telling = Telling::of(&id, None, &reading.access(), language).map_err(|fault| refused(fault.into()))?;
    let mut walker = Walker { set, telling, page, step: None, acts: Vec::new() };
    let ended =
        stage.play(script, &mut |played| walker.show(played)).map_err(|fault| Failure::new(Exit::Refused, fault))?;
    let acts = walker.acts;
    let file = folder.join(format!("{}.jsonl", script.case));
    Ok(Walked {
        case: script.case.to_string(),
        file,
        events: ended.entries().len(),
        closed: ended.trajectories().iter().all(|trajectory| trajectory.is_closed()),
        acts,
        ended,
    })
}

struct Walker<'a> {
    set: &'a PluginSet,
    telling: Telling,
    page: &'a mut Page,
    step: Option<(Step, u32)>,
    acts: Vec<WalkedAct>,
}

impl<'a> Walker<'a> {
    fn show(&mut self, played: &Played<'_>) {
        self.show_step(played);
        let language = self.page.language();
        let act = played.act;
        let origin = match act.from {
            Origin::Document => "doc",
            Origin::Invented => say_invented(language),
        };
        let when = act.on.to_string();
        let mut walked = WalkedAct {
            number: played.number,
            on: when.clone(),
            from: match act.from {
                Origin::Document => "document",
                Origin::Invented => "invented",
            },
            result: "done",
            kind: None,
            line: String::new(),
            findings: Vec::new(),
            code: None,
            matches: None,
        };
        match &played.happened {
            Happened::Done { event, findings, .. } => {
                if let Some(event) = event {
                    walked.kind = Some(event.payload.kind().to_owned());
                    walked.line = self.telling.line(&event.payload);
                    self.page.bullet(&format!("{when} [{origin}] {}", walked.line));
                    self.show_say(act);
                    self.show_change(played, event);
                    self.show_reasons(event);
                }
                walked.findings.clone_from(findings);
                let open: Vec<&Finding> = findings.iter().filter(|finding| finding.is_open()).collect();
                for finding in open {
                    let line = format!("{}: {}", finding.rule.weight.label(language), finding.rule.title.get(language));
                    self.page.under(0, &say!(language, "~ open, {line}", "~ open, {line}"));
                }
            }
            Happened::Refused(refusal) => {
                walked.result = "refused";
                walked.code = Some(refusal.code());
                walked.line = refusal.explain(language);
                self.show_refusal(&when, origin, act, refusal);
                if let Refusal::Gate { findings, .. } = refusal {
                    walked.findings.clone_from(findings);
                }
            }
            Happened::Matched(matches) => {
                walked.result = "matched";
                walked.line = say!(language, "Interventies bij deze doelen", "Interventions for these goals");
                self.page.bullet(&format!("{when} [{origin}] {}", walked.line));
                self.show_say(act);
                self.show_matches(matches);
                walked.matches = Some(matches.clone());
            }
        }
        self.acts.push(walked);
    }

    /// A heading with every lens, where the step changed.
    fn show_step(&mut self, played: &Played<'_>) {
        let language = self.page.language();
        let Some(trajectory) = played.trajectory.and_then(|id| played.case.trajectory(id)) else { return };
        let now = (trajectory.step(), trajectory.round());
        if self.step == Some(now) {
            return;
        }
        self.step = Some(now);
        let framework = self.framework(played);
        let step = StepView::new(now.0, framework);
        let mut heading = step.name(language).to_uppercase();
        if now.1 > 1 {
            let round = now.1;
            heading.push_str(&say!(language, ", ronde {round}", ", round {round}"));
        }
        self.page.gap();
        self.page.heading(&heading);
        let stages: Vec<String> =
            step.client_stages.iter().map(|stage| format!("{} {}", stage.number(), stage.question(language))).collect();
        let stages = stages.join(" · ");
        self.page.body(&say!(language, "Cliënt: {stages}", "Client: {stages}"));
        if !step.tasks().is_empty() {
            let titles: Vec<String> =
                step.tasks().iter().map(|id| task_title(framework, id.as_str(), language)).collect();
            let titles = titles.join(" · ");
            self.page.body(&say!(language, "Beroepstaken: {titles}", "Professional tasks: {titles}"));
        }
    }

    fn framework(&self, played: &Played<'_>) -> Option<&'a Framework> {
        let view = played.case.view(played.trajectory?, played.act.on)?;
        let (_, started) = view.latest::<vakwerk_core::case::TrajectoryStarted>()?;
        match self.set.item(&started.framework.item.id()?)? {
            Item::Framework(framework) => Some(framework),
            _ => None,
        }
    }

    fn show_say(&mut self, act: &Act) {
        let language = self.page.language();
        if let Some(text) = &act.say {
            self.page.under(0, text.get(language));
        }
    }

    /// Scores beside the earlier ones of the same assessment, and GAS at a closing evaluation.
    fn show_change(&mut self, played: &Played<'_>, event: &Event) {
        let language = self.page.language();
        let Some(view) = played.trajectory.and_then(|id| played.case.view(id, played.act.on)) else { return };
        match &event.payload {
            Payload::ResultRecorded(result) => {
                let earlier = view
                    .all::<ResultRecorded>()
                    .map(|(_, earlier)| earlier)
                    .find(|earlier| earlier.assessment.item == result.assessment.item && earlier.id != result.id);
                if let Some(earlier) = earlier {
                    let changes: Vec<String> = result
                        .scales
                        .iter()
                        .zip(&earlier.scales)
                        .filter_map(|(now, then)| {
                            let (before, after) = (self.page.number(then.score?), self.page.number(now.score?));
                            Some(format!("{} {before} → {after}", now.label.get(language)))
                        })
                        .collect();
                    let changes = changes.join(" · ");
                    self.page.under(0, &say!(language, "Voor → na: {changes}", "Before → after: {changes}"));
                }
                for alert in &result.alerts {
                    let text = format!("{} {}", alert.text.get(language), alert.follow_up.get(language));
                    self.page.loud(Tone::Alarm, &say!(language, "SIGNAAL: {text}", "ALERT: {text}"));
                }
            }
            Payload::EvaluationRecorded(evaluation) => {
                for asked in &evaluation.questions {
                    self.page.under(0, &format!("? {} — {}", asked.question, asked.answer));
                }
                self.show_goals(&view);
            }
            Payload::FormRecorded(form) => {
                for field in &form.fields {
                    let line = format!("{}: {}", field.label.get(language), self.telling.field(field));
                    self.page.under(0, &line);
                }
            }
            _ => {}
        }
    }

    fn show_goals(&mut self, view: &vakwerk_core::case::View<'_>) {
        let language = self.page.language();
        let mut gas = String::new();
        for goal in view.goals() {
            let level = |level: Option<i8>| {
                level.map_or_else(
                    || "–".to_owned(),
                    |level| match level {
                        0 => "0".to_owned(),
                        level => format!("{level:+}").replace('-', "−"),
                    },
                )
            };
            let _ = write!(gas, "{} {} → {} · ", goal.set.id, level(goal.set.baseline), level(goal.attained));
        }
        let levels = gas.trim_end_matches(" · ");
        self.page.under(0, &say!(language, "GAS, begin → nu: {levels}", "GAS, start → now: {levels}"));
        if let Some((before, after)) = self.telling.gas_t(view) {
            let (before, after) = (self.page.number(before), self.page.number(after));
            self.page.under(0, &say!(language, "GAS T-score: {before} → {after}", "GAS T-score: {before} → {after}"));
        }
    }

    /// Reasons that were given for not meeting a rule.
    fn show_reasons(&mut self, event: &Event) {
        let language = self.page.language();
        let reasons = match &event.payload {
            Payload::StepEntered(c) => &c.reasons,
            Payload::TrajectoryClosed(c) => &c.reasons,
            Payload::PlanAgreed(c) => &c.reasons,
            Payload::EvaluationRecorded(c) => &c.reasons,
            Payload::CommunicationSent(c) => &c.reasons,
            _ => return,
        };
        for (rule, reason) in reasons {
            let line = say!(language, "Leg uit ({rule}): {reason}", "Explained ({rule}): {reason}");
            self.page.loud(Tone::Caution, &line);
        }
    }

    fn show_refusal(&mut self, when: &str, origin: &str, act: &Act, refusal: &Refusal) {
        let language = self.page.language();
        let code = refusal.code();
        let said = refusal.explain(language);
        let line = format!("{when} [{origin}] {code} {}", said.lines().next().unwrap_or_default());
        self.page.loud(Tone::Alarm, &say!(language, "GEWEIGERD {line}", "REFUSED {line}"));
        self.show_say(act);
        if let Refusal::Gate { findings, .. } = refusal {
            for finding in findings {
                for line in finding.block(language).lines() {
                    let depth = (line.len() - line.trim_start().len()) / 2;
                    self.page.under(depth, line.trim_start());
                }
            }
        }
    }

    fn show_matches(&mut self, matches: &Matches) {
        let language = self.page.language();
        for found in matches.found.iter().take(MATCHES_SHOWN) {
            for line in found.block(language).lines() {
                let depth = (line.len() - line.trim_start().len()) / 2;
                self.page.under(depth, line.trim_start());
            }
        }
        let more = matches.found.len().saturating_sub(MATCHES_SHOWN);
        if more > 0 {
            self.page.under(
                0,
                &say!(
                    language,
                    "… en nog {more}; de professional kiest.",
                    "… and {more} more; the professional chooses."
                ),
            );
        }
        if let Some(line) = matches.elsewhere_line(language) {
            self.page.under(0, &line);
        }
    }
}

fn say_invented(language: Language) -> &'static str {
    match language {
        Language::Nl => "verzonnen",
        Language::En => "invented",
    }
}

fn task_title(framework: Option<&Framework>, id: &str, language: Language) -> String {
    let task = framework.and_then(|framework| framework.task.iter().find(|task| task.id.as_str() == id));
    task.map_or_else(
        || id.to_owned(),
        |task| format!("{} {}", task.number.as_deref().unwrap_or(id), task.title.get(language)),
    )
}
