//! The case through its public interface: decided, applied, corrected, closed, replayed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failing test may stop where it fails")]

mod amending;
mod elsewhere;
mod facts;
mod forms;
mod gates;
mod golden;
mod properties;
mod recording;
mod retention;
mod sharing;
mod silence;
mod support;
mod walking;
