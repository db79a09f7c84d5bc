//! How a step shows in other lenses: the client's stage, the professional tasks, a framework's own numbering.

use crate::catalogue::{Framework, FrameworkStep};
use crate::id::Name;
use crate::step::Step;
use crate::text::{Language, Text};

/// A stage of the client's own path, after the Generieke module vaktherapie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClientStage {
    /// What is the problem, and how did it come?
    Problem,
    /// What do you want to reach?
    Wishes,
    /// What shall we do?
    Treatment,
    /// What was reached, and how to go on?
    Judgement,
}

impl ClientStage {
    /// The number of the stage, counted from 1.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::Problem => 1,
            Self::Wishes => 2,
            Self::Treatment => 3,
            Self::Judgement => 4,
        }
    }

    /// The question that the client asks in this stage, in our own words.
    #[must_use]
    pub const fn question(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Problem, Language::Nl) => "Wat is er aan de hand en hoe is dat zo gekomen?",
            (Self::Problem, Language::En) => "What is the matter, and how did it come about?",
            (Self::Wishes, Language::Nl) => "Wat wil je bereiken?",
            (Self::Wishes, Language::En) => "What do you want to reach?",
            (Self::Treatment, Language::Nl) => "Wat gaan we doen?",
            (Self::Treatment, Language::En) => "What shall we do?",
            (Self::Judgement, Language::Nl) => "Wat heeft het gebracht en hoe gaan we verder?",
            (Self::Judgement, Language::En) => "What did it bring, and how do we go on?",
        }
    }
}

/// The stages of the client's path in which a step lies.
#[must_use]
pub const fn client_stages(step: Step) -> &'static [ClientStage] {
    use ClientStage::{Judgement, Problem, Treatment, Wishes};
    match step {
        Step::Registration | Step::Screening | Step::Intake | Step::Examination => &[Problem],
        // The indication stands in the third stage of the module, so the diagnosis reaches over three.
        Step::Diagnosis => &[Problem, Wishes, Treatment],
        Step::Plan => &[Wishes, Treatment],
        Step::Treatment => &[Treatment],
        Step::Evaluation => &[Treatment, Judgement],
        Step::Closure => &[Judgement],
    }
}

/// Our own name of a step, for where no framework gives one.
#[must_use]
pub const fn step_name(step: Step, language: Language) -> &'static str {
    match (step, language) {
        (Step::Registration, Language::Nl) => "Aanmelding",
        (Step::Registration, Language::En) => "Registration",
        (Step::Screening, _) => "Screening",
        (Step::Intake, _) => "Intake",
        (Step::Examination, Language::Nl) => "Observatie en onderzoek",
        (Step::Examination, Language::En) => "Observation and examination",
        (Step::Diagnosis, Language::Nl) => "Diagnose en indicatie",
        (Step::Diagnosis, Language::En) => "Diagnosis and indication",
        (Step::Plan, Language::Nl) => "Doelen en behandelplan",
        (Step::Plan, Language::En) => "Goals and treatment plan",
        (Step::Treatment, Language::Nl) => "Behandeling",
        (Step::Treatment, Language::En) => "Treatment",
        (Step::Evaluation, Language::Nl) => "Evaluatie",
        (Step::Evaluation, Language::En) => "Evaluation",
        (Step::Closure, Language::Nl) => "Afsluiting",
        (Step::Closure, Language::En) => "Closure",
    }
}

/// A step seen through every lens at once.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StepView<'a> {
    /// The canonical step.
    pub step: Step,
    /// The client's stages.
    pub client_stages: &'static [ClientStage],
    framework: Option<&'a FrameworkStep>,
}

impl<'a> StepView<'a> {
    /// Looks at a step, through the trajectory's framework where it is loaded.
    ///
    /// ```
    /// use vakwerk_core::{cycle::StepView, step::Step, text::Language};
    /// let view = StepView::new(Step::Intake, None);
    /// assert_eq!(view.name(Language::Nl), "Intake");
    /// assert_eq!(view.client_stages[0].number(), 1);
    /// assert!(view.tasks().is_empty());
    /// ```
    #[must_use]
    pub fn new(step: Step, framework: Option<&'a Framework>) -> Self {
        let framework = framework.and_then(|f| f.step.iter().find(|s| s.step == step));
        Self { step, client_stages: client_stages(step), framework }
    }

    /// The framework's name of the step, or our own.
    #[must_use]
    pub fn name(&self, language: Language) -> &'a str {
        self.framework.map_or(step_name(self.step, language), |f| f.name.get(language))
    }

    /// The professional tasks that lie in the step, by their ids; empty where the framework is not loaded.
    #[must_use]
    pub fn tasks(&self) -> &'a [Name] {
        self.framework.map_or(&[], |f| &f.tasks)
    }

    /// The framework's own numbering of the step, such as the steps of ODIM.
    #[must_use]
    pub fn number(&self) -> Option<&'a str> {
        self.framework.and_then(|f| f.number.as_deref())
    }

    /// What the framework itself says of the client's stage.
    #[must_use]
    pub fn framework_stage(&self) -> Option<&'a Text> {
        self.framework.and_then(|f| f.client_stage.as_ref())
    }
}
