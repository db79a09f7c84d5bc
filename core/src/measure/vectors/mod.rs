//! Worked vectors: files of inputs with their expected results, and a runner for them.
//!
//! The runner is pure: whoever uses it reads the file and says how an assessment is scored.

mod compare;
mod format;
mod run;
mod written;

pub use format::{LARGEST_FILE, VectorsFault, VectorsFile};
pub use run::{Mismatch, VectorResult, VectorsReport, Verdict, refusal_meaning, run_vectors};
