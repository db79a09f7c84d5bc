//! A plugin in a process of its own: for code that one does not want in the embedding program's process.

mod apart;
mod channel;
mod message;
mod serve;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::Duration;

use vakwerk_core::id::PluginId;

pub(crate) use apart::Apart;
pub use serve::serve;

/// Which plugins run in a process of their own, and within which limits.
///
/// Each gets a process, started when it is loaded and again after it ended. The process holds what was verified in the
/// embedding program, byte for byte; results and documents are checked as those of any plugin. It is killed when a
/// call takes longer than the deadline, and when the embedding program ends.
///
/// Limits hold for memory and time. What the process may otherwise do, its user may do: files and network are not
/// closed to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workers {
    /// The program `vakwerk-worker`.
    pub program: PathBuf,
    /// The plugins that run apart.
    pub plugins: BTreeSet<PluginId>,
    /// The most bytes of address space that each process may have.
    pub memory: u64,
    /// How long a call may take.
    pub deadline: Duration,
}

impl Workers {
    /// The memory that is usual: 512 MiB.
    pub const MEMORY: u64 = 512 << 20;
    /// The deadline that is usual: two seconds.
    pub const DEADLINE: Duration = Duration::from_secs(2);

    /// These plugins, run by this program within the usual limits.
    pub fn new(program: impl Into<PathBuf>, plugins: impl IntoIterator<Item = PluginId>) -> Self {
        Self {
            program: program.into(),
            plugins: plugins.into_iter().collect(),
            memory: Self::MEMORY,
            deadline: Self::DEADLINE,
        }
    }
}
