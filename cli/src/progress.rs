//! A line on standard error while something takes longer than a second.

use std::io::Write;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

/// How long nothing is said.
const PATIENCE: Duration = Duration::from_secs(1);

/// Something under way; dropping it ends the waiting.
#[must_use = "the line is shown as long as this value lives"]
pub struct Progress {
    done: Option<Sender<()>>,
    watcher: Option<JoinHandle<()>>,
}

impl Progress {
    /// Says `message` if this value still lives after a second; says nothing unless `wanted`.
    pub fn start(message: String, wanted: bool) -> Self {
        if !wanted {
            return Self { done: None, watcher: None };
        }
        let (done, over) = channel::<()>();
        let watcher = std::thread::spawn(move || {
            if over.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                // Whether anybody sees this changes nothing about the work.
                let _ = writeln!(std::io::stderr(), "{message}");
            }
        });
        Self { done: Some(done), watcher: Some(watcher) }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        drop(self.done.take());
        if let Some(watcher) = self.watcher.take() {
            // A watcher that panicked has nothing left to say.
            let _ = watcher.join();
        }
    }
}
