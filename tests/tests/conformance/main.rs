//! The conformance kit: ours pass it in one line each, and every check has a broken twin that fails it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod ours;
mod twins;
