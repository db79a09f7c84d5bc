//! Threats to plugins and records, each tried often enough to give the figures of `docs/reliability.md`.
//!
//! By default each is tried as often as a change can wait for; `VAKWERK_RELIABILITY=full` tries them as often as the
//! chapter says. Each test prints one line that begins with `reliability:`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod bit_rot;
mod changed_plugin;
mod child;
mod disk;
mod disk_full;
mod killed;
mod panics;
mod plugins;
mod power_loss;
#[path = "../../../store/tests/common/mod.rs"]
mod store;
mod swapped;
mod two_writers;
