//! Criterion benchmarks; they stand in `benches/`.
#![forbid(unsafe_code)]
