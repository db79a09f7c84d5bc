//! A match as one block that a therapist can read: why, cautions, evidence.

use std::collections::{BTreeMap, BTreeSet};

use super::{Because, Match, MatchedCaution, Matches, Origin, Reason};
use crate::catalogue::CautionKind;
use crate::evidence::{Basis, Evidence, EvidenceLevel, EvidenceOutcome};
use crate::text::{Language, Text};

fn pick(language: Language, nl: &'static str, en: &'static str) -> &'static str {
    match language {
        Language::Nl => nl,
        Language::En => en,
    }
}

impl EvidenceLevel {
    /// What the rung stands for, in words.
    #[must_use]
    pub fn label(self, language: Language) -> &'static str {
        match self {
            Self::E1 => pick(
                language,
                "systematisch overzicht met gerandomiseerd onderzoek",
                "systematic review with randomised trials",
            ),
            Self::E2 => pick(language, "gerandomiseerd onderzoek", "randomised trial"),
            Self::E3 => pick(language, "gecontroleerd, niet gerandomiseerd", "controlled, not randomised"),
            Self::E4 => pick(language, "voor- en nameting of kleine studie", "before and after, or a small study"),
            Self::E5 => pick(language, "module of beschrijving met consensus", "consensus module or description"),
            Self::E6 => pick(language, "kennis van deskundigen of uit de praktijk", "expert or practice knowledge"),
        }
    }
}

impl EvidenceOutcome {
    /// The direction in words.
    #[must_use]
    pub fn label(self, language: Language) -> &'static str {
        match self {
            Self::Positive => pick(language, "verbetering", "improvement"),
            Self::Mixed => pick(language, "wisselend", "mixed"),
            Self::None => pick(language, "geen effect aangetoond", "no effect shown"),
            Self::Negative => pick(language, "verslechtering", "worsening"),
            Self::Unclear => pick(language, "niet te zeggen", "cannot be said"),
        }
    }
}

impl Basis {
    /// The profession's word for it; the same in both languages.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Evidence => "evidence based",
            Self::Practice => "practice based",
            Self::Consensus => "consensus based",
        }
    }
}

impl CautionKind {
    /// How strongly it speaks, in words.
    #[must_use]
    pub fn label(self, language: Language) -> &'static str {
        match self {
            Self::ContraIndication => pick(language, "niet beginnen", "do not start"),
            Self::Relative => pick(language, "alleen na afweging", "only after weighing"),
            Self::Adaptation => pick(language, "aanpassen", "adapt"),
        }
    }
}

fn to_be_confirmed(language: Language) -> &'static str {
    pick(language, " (nog te bevestigen)", " (to be confirmed)")
}

fn named(label: Option<&Text>, id: &impl std::fmt::Display, language: Language) -> String {
    label.map_or_else(|| id.to_string(), |label| label.get(language).to_owned())
}

impl Reason {
    /// The reason as one line.
    #[must_use]
    pub fn line(&self, language: Language) -> String {
        match self {
            Self::Goal { goal, label } => {
                format!("{}: {}", pick(language, "doel", "goal"), named(label.as_ref(), goal, language))
            }
            Self::Term { term, label, because } => {
                let because: Vec<String> = because.iter().map(|why| why.words(language)).collect();
                let label = named(label.as_ref(), term, language);
                format!("{}: {label} ({})", pick(language, "term", "term"), because.join("; "))
            }
            Self::Added { by, text } => format!("{by}: {}", text.get(language)),
        }
    }
}

impl Because {
    fn words(&self, language: Language) -> String {
        let (nl, en, item) = match &self.origin {
            Origin::Goal(goal) => ("hoort bij", "belongs to", goal),
            Origin::Finding(item) => ("gevonden met", "found with", item),
            Origin::Named => return pick(language, "zelf genoemd", "named by the professional").into(),
        };
        format!("{} \"{}\"", pick(language, nl, en), named(self.label.as_ref(), item, language).trim_end_matches('.'))
    }
}

impl MatchedCaution {
    /// The caution as one line.
    #[must_use]
    pub fn line(&self, language: Language) -> String {
        let unseen = self.mark.is_some_and(crate::provenance::Mark::to_be_confirmed);
        let by = self.added_by.as_ref().map(|by| format!("{by}: ")).unwrap_or_default();
        let tail = if unseen { to_be_confirmed(language) } else { "" };
        format!("{by}{}: {}{tail}", self.kind.label(language), self.text.get(language))
    }
}

fn evidence(statement: &Evidence, language: Language) -> String {
    let tail = if statement.provenance.mark.to_be_confirmed() { to_be_confirmed(language) } else { "" };
    format!(
        "{}; {}: {}{tail}",
        statement.level.label(language),
        statement.outcome.label(language),
        statement.finding.get(language)
    )
}

impl Match {
    /// The match as a block of lines, ending in a line break.
    #[must_use]
    pub fn block(&self, language: Language) -> String {
        let face = &self.intervention;
        let mut block = format!("{} ({})\n  {}\n", face.name.get(language), face.item, face.description.get(language));
        let mut section = |heading: &str, lines: Vec<String>| {
            if !lines.is_empty() {
                block.push_str(&format!("  {heading}\n"));
                for line in lines {
                    block.push_str(&format!("    – {line}\n"));
                }
            }
        };
        let pick = |nl, en| pick(language, nl, en);
        let meant = self.meant_for.iter().map(|one| named(one.label.as_ref(), &one.item, language));
        section(pick("Voor", "For"), meant.collect());
        section(pick("Waarom", "Why"), self.reasons.iter().map(|reason| reason.line(language)).collect());
        let cautions = |recorded: bool| {
            let these = self.cautions.iter().filter(|caution| caution.recorded == recorded);
            these.map(|caution| caution.line(language)).collect::<Vec<_>>()
        };
        section(pick("Let op bij deze cliënt", "Mind for this client"), cautions(true));
        section(pick("Verder te overwegen", "Also to consider"), cautions(false));
        let known: Vec<String> = face.evidence.iter().map(|statement| evidence(statement, language)).collect();
        let known = if known.is_empty() { vec![pick("niets bekend", "nothing known").into()] } else { known };
        section(pick("Onderzoek", "Evidence"), known);
        let mut rests = vec![face.basis.label().to_owned()];
        rests.extend(face.recognition.as_ref().map(|text| text.get(language).to_owned()));
        section(pick("Rust op", "Rests on"), rests);
        block
    }
}

impl Matches {
    /// How many interventions for other disciplines fit as well, and for which; `None` where there are none.
    #[must_use]
    pub fn elsewhere_line(&self, language: Language) -> Option<String> {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for one in &self.elsewhere {
            let whom = one.meant_for.iter().map(|meant| named(meant.label.as_ref(), &meant.item, language));
            for whom in whom.collect::<BTreeSet<_>>() {
                *counts.entry(whom).or_default() += 1;
            }
        }
        let counts: Vec<String> = counts.into_iter().map(|(name, count)| format!("{name} {count}")).collect();
        let head = pick(
            language,
            "Past ook, maar is voor een andere discipline en niet voorgesteld",
            "Fits as well, but is for another discipline and not proposed",
        );
        (!counts.is_empty()).then(|| format!("{head}: {}.", counts.join(", ")))
    }
}
