//! What a professional shows of a framework: curricula that cover it, evidence that is gathered, decisions that are taken.
//!
//! A level is ordinal and never averaged; assessors who disagree are shown, not merged; a person decides. Time and
//! identifiers are arguments here too.

mod check;
mod code;
mod coverage;
mod criteria;
mod curriculum;
mod cycle;
mod decision;
mod entry;
mod fault;
mod impact;
mod index;
mod ipo;
mod point;
mod portfolio;
mod proposal;
mod seen;
mod sufficiency;
mod summary;
mod words;
mod written;

pub use code::Code;
pub use coverage::{Coverage, CoverageRow, Covered, FrameworkCoverage, Tally};
pub use criteria::{Asked, Criteria};
pub use curriculum::{Course, Curriculum, CurriculumFramework, Use};
pub use cycle::IpoCycle;
pub use decision::{Decision, Member, MemberRole, Stake};
pub use entry::{ENTRY_FORM, Entry, EntryRead, Opened, ProposalAnswer, ProposalAnswered, RegisterActivity};
pub use fault::CompetencyFault;
pub use impact::{Effect, EffectKind, OtherEdition, effects};
pub use index::{FrameworkIndex, Indexed};
pub use ipo::{IpoReport, IpoReportKind, RegisterCount, RegisterPeriod, Registered};
pub use point::{Assessor, AssessorRole, Attachment, DataPoint, GivenLevel, Method, Origin, Target};
pub use portfolio::Portfolio;
pub use proposal::{Proposal, propose};
pub use sufficiency::{Missing, MissingKind, Sufficiency};
pub use summary::{Disagreement, ElementSummary, LevelCount, OwnLevel, Summary};
pub use written::{Evidence, WrittenDecision, WrittenPoint, WrittenReport, WrittenTarget};
