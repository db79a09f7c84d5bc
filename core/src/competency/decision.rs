//! A decision on evidence: taken by people, with a rationale, on points they name.

use serde::{Deserialize, Serialize};

use super::code::Code;
use super::criteria::Criteria;
use super::fault::CompetencyFault;
use super::point::{NARRATIVE_LIMIT, Target};
use super::portfolio::Portfolio;
use super::sufficiency::Sufficiency;
use crate::case::{Day, Pseudonym};
use crate::id::Name;

/// The least members of a committee that decides at high stakes; Vakwerk's own choice.
pub const HIGH_STAKES_MEMBERS: usize = 2;

/// What hangs on a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Stake {
    /// Feedback on the way.
    Low,
    /// What comes next in the programme.
    Intermediate,
    /// Progress, graduation, registration.
    High,
}

/// In what role someone takes part in a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum MemberRole {
    /// Who guides the subject.
    Coach,
    /// Who supervises the work in practice.
    Supervisor,
    /// Who does neither.
    Independent,
}

/// A member of the committee.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Member {
    /// A pseudonym; never a name.
    pub pseudonym: Pseudonym,
    /// In what role.
    pub role: MemberRole,
}

/// A decision.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Decision {
    /// Its name, unique in the portfolio.
    pub id: Name,
    /// Whose work it is about.
    pub subject: Pseudonym,
    /// When it was taken.
    pub on: Day,
    /// What hangs on it.
    pub stake: Stake,
    /// What it is about, with the level that is granted where one is.
    pub target: Target,
    /// What was decided, in a few words.
    pub outcome: String,
    /// Who decided.
    pub committee: Vec<Member>,
    /// The data points that were considered.
    pub points: Vec<Name>,
    /// Why, in words.
    pub rationale: String,
    /// Why it was taken though the evidence was not yet enough.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub despite: Option<String>,
    /// What sufficiency said when it was taken.
    pub sufficiency: Sufficiency,
}

impl Decision {
    /// Whether it may be taken on this portfolio; fills in what sufficiency says.
    ///
    /// # Errors
    /// Every fault at once.
    pub fn check(&mut self, portfolio: &Portfolio, criteria: &Criteria) -> Result<(), Vec<CompetencyFault>> {
        self.sufficiency = portfolio.sufficiency(&self.target.element, criteria);
        let mut faults = Vec::new();
        let place = self.id.to_string();
        let mut fault = |code, nl: String, en: String| faults.push(CompetencyFault::new(code, place.as_str(), nl, en));
        if self.rationale.trim().is_empty() {
            fault(
                Code::Incomplete,
                "een besluit heeft een onderbouwing in woorden; schrijf waarom.".into(),
                "a decision has a rationale in words; write why.".into(),
            );
        }
        if self.rationale.len() > NARRATIVE_LIMIT {
            fault(
                Code::TooLong,
                "de onderbouwing is langer dan 10.000 bytes; kort haar in.".into(),
                "the rationale is longer than 10,000 bytes; shorten it.".into(),
            );
        }
        if self.points.is_empty() {
            fault(
                Code::Incomplete,
                "noem de gegevenspunten die zijn gewogen.".into(),
                "name the data points that were considered.".into(),
            );
        }
        for point in &self.points {
            match portfolio.standing(point) {
                None => fault(
                    Code::UnknownPoint,
                    format!("gegevenspunt `{point}` staat niet in het portfolio."),
                    format!("data point `{point}` is not in the portfolio."),
                ),
                Some(Some(by)) => fault(
                    Code::Superseded,
                    format!("gegevenspunt `{point}` is vervangen door `{by}`; weeg dat."),
                    format!("data point `{point}` is superseded by `{by}`; consider that one."),
                ),
                Some(None) => {}
            }
        }
        self.check_committee(&mut fault);
        if !self.sufficiency.ready && self.despite.as_deref().is_none_or(|reason| reason.trim().is_empty()) {
            let (nl, en) = self.sufficiency.lacking();
            fault(
                Code::NotReady,
                format!(
                    "nog niet genoeg voor een besluit: {nl}. Verzamel dat, of schrijf waarom nu toch wordt besloten."
                ),
                format!("not yet enough for a decision: {en}. Gather that, or write why it is taken all the same."),
            );
        }
        if faults.is_empty() { Ok(()) } else { Err(faults) }
    }

    fn check_committee(&self, fault: &mut impl FnMut(Code, String, String)) {
        if self.committee.is_empty() {
            fault(Code::Committee, "noem wie besluit.".into(), "name who decides.".into());
        }
        if self.committee.iter().any(|member| member.pseudonym == self.subject) {
            fault(
                Code::Committee,
                "wie het betreft, besluit niet mee over zichzelf.".into(),
                "the subject does not take part in deciding about themselves.".into(),
            );
        }
        let mut people: Vec<&Pseudonym> = self.committee.iter().map(|member| &member.pseudonym).collect();
        people.sort();
        people.dedup();
        let beside_coach = self.committee.iter().any(|member| member.role != MemberRole::Coach);
        if self.stake == Stake::High && (people.len() < HIGH_STAKES_MEMBERS || !beside_coach) {
            fault(
                Code::Committee,
                format!(
                    "waar veel van afhangt, beslist de begeleider niet alleen: ten minste {HIGH_STAKES_MEMBERS} mensen, van wie een niet de begeleider is."
                ),
                format!(
                    "at high stakes the coach does not decide alone: at least {HIGH_STAKES_MEMBERS} people, one of whom is not the coach."
                ),
            );
        }
    }
}

crate::silent::silent! { Member Decision }
