//! Measures through their public interface: expressions, declarations, scoring, columns, change, vectors.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod change;
mod columns;
mod declarations;
mod expressions;
mod gas;
mod properties;
mod scoring;
mod support;
mod vectors;
