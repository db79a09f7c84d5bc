//! How often a threat is tried, and the line that tells what came of it.

use std::io::Write as _;

/// How often a threat is tried: `quick` times, or `full` times where `VAKWERK_RELIABILITY=full` asks for the figures of
/// `docs/reliability.md`.
#[must_use]
pub fn tries(quick: u64, full: u64) -> u64 {
    if in_full() { full } else { quick }
}

/// Whether the figures of `docs/reliability.md` are asked for.
#[must_use]
pub fn in_full() -> bool {
    std::env::var("VAKWERK_RELIABILITY").is_ok_and(|tier| tier == "full")
}

/// Prints what came of a threat, as one line that is seen also where the output of a passing test is not.
pub fn figure(threat: &str, outcome: &str) {
    // The print macros are caught for tests that pass, and this line is what such a test is for.
    let _ = writeln!(std::io::stdout().lock(), "reliability: {threat}: {outcome}");
}

/// Numbers as if by chance, the same every time: a figure that cannot be repeated is none.
#[derive(Clone, Debug)]
pub struct Chance(u64);

impl Chance {
    /// A row of numbers that belongs to a seed.
    #[must_use]
    pub fn of(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number (SplitMix64).
    pub fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`, and 0 where there is none.
    pub fn below(&mut self, end: usize) -> usize {
        (self.number() % end.max(1) as u64) as usize
    }

    /// Whether something happens that happens once in `times`.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }
}
