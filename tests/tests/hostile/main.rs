//! Packs, seals, bundles, case files and imports that nobody wrote in good faith: no panic, and within memory and time.
//!
//! What is kept of fuzzing (`fuzz/corpus/`) is tried each time, and so are changes to it; `VAKWERK_RELIABILITY=full`
//! tries more of them, and inputs as large as may be, and looks at the time too (in an optimised build).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod changes;
mod largest;

use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};
use vakwerk_tests::hostile::Target;

/// The most memory that reading one input may take.
const MEMORY: u64 = 256 << 20;
/// The most time that reading one input may take, in an optimised build.
const TIME: Duration = Duration::from_secs(1);

/// How long this thread was at work, in the program and in the system: what other programs take does not count.
fn at_work() -> Duration {
    Duration::try_from(clock_gettime(ClockId::ThreadCPUTime)).unwrap()
}

/// What reading cost at most.
#[derive(Clone, Copy, Default)]
struct Cost {
    inputs: u64,
    bytes: u64,
    time: Duration,
}

impl Cost {
    /// Reads an input, and keeps what it cost; a panic fails the test by itself.
    fn read(&mut self, target: &Target, input: &[u8]) -> (u64, Duration) {
        let made = (target.make)(input);
        let start = at_work();
        let counted = allocation_counter::measure(|| (target.read)(&made));
        let (bytes, time) = (counted.bytes_max, at_work().saturating_sub(start));
        self.inputs += 1;
        self.bytes = self.bytes.max(bytes);
        self.time = self.time.max(time);
        (bytes, time)
    }
}

impl Cost {
    /// Fails where reading took more than it may.
    fn check(&self, target: &Target, memory: u64) {
        assert!(self.bytes <= memory, "{}: {} KiB of memory", target.name, self.bytes >> 10);
        // Times mean nothing in a build that is not optimised.
        let timed = vakwerk_tests::figure::in_full() && !cfg!(debug_assertions);
        assert!(!timed || self.time <= TIME, "{}: {:?}", target.name, self.time);
    }
}
