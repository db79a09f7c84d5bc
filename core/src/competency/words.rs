//! The fixed lists of evidence and coverage in words for people: Dutch, then English.

use super::coverage::Covered;
use super::decision::{MemberRole, Stake};
use super::impact::EffectKind;
use super::ipo::IpoReportKind;
use super::point::{AssessorRole, Method};

impl Covered {
    /// Every state, gaps first.
    pub const ALL: [Self; 4] = [Self::Neither, Self::Taught, Self::Assessed, Self::Both];

    /// The words for people: Dutch, then English.
    #[must_use]
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Neither => ("geen van beide", "neither"),
            Self::Taught => ("alleen onderwezen", "taught only"),
            Self::Assessed => ("alleen getoetst", "assessed only"),
            Self::Both => ("onderwezen en getoetst", "taught and assessed"),
        }
    }
}

impl Method {
    /// The words for people: Dutch, then English.
    #[must_use]
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Observation => ("observatie", "observation"),
            Self::Product => ("product", "product"),
            Self::CaseDiscussion => ("casusbespreking", "case discussion"),
            Self::Simulation => ("simulatie", "simulation"),
            Self::Test => ("kennistoets", "test of knowledge"),
            Self::Interview => ("gesprek", "interview"),
            Self::MultiSource => ("feedback van meer mensen", "feedback of several people"),
            Self::Reflection => ("reflectie", "reflection"),
            Self::CaseRecord => ("werk in een zaak", "work in a case"),
        }
    }
}

impl AssessorRole {
    /// The words for people: Dutch, then English.
    #[must_use]
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Oneself => ("zelf", "oneself"),
            Self::Peer => ("medestudent of collega", "peer"),
            Self::Coach => ("begeleider", "coach"),
            Self::Supervisor => ("werkbegeleider", "supervisor"),
            Self::Teacher => ("docent", "teacher"),
            Self::Examiner => ("examinator", "examiner"),
            Self::Colleague => ("andere professional", "other professional"),
        }
    }
}

impl Stake {
    /// The words for people: Dutch, then English.
    #[must_use]
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Low => ("er hangt weinig van af", "low stakes"),
            Self::Intermediate => ("er hangt iets van af", "intermediate stakes"),
            Self::High => ("er hangt veel van af", "high stakes"),
        }
    }
}

impl MemberRole {
    /// The words for people: Dutch, then English.
    #[must_use]
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Coach => ("begeleider", "coach"),
            Self::Supervisor => ("werkbegeleider", "supervisor"),
            Self::Independent => ("onafhankelijk", "independent"),
        }
    }
}

impl IpoReportKind {
    /// The words for people: Dutch, then English.
    #[must_use]
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Reflection => ("reflectieverslag", "reflection report"),
            Self::DevelopmentPlan => ("ontwikkelplan", "development plan"),
            Self::Evaluation => ("evaluatieverslag", "evaluation report"),
        }
    }
}

impl EffectKind {
    /// The words for people: Dutch, then English.
    #[must_use]
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Gone => ("vervallen", "gone"),
            Self::Replaced => ("vervangen", "replaced"),
            Self::New => ("nieuw", "new"),
            Self::Moved => ("verplaatst", "moved"),
            Self::Reworded => ("anders verwoord", "reworded"),
            Self::Related => ("andere competenties in de matrix", "other competencies in the matrix"),
        }
    }
}
