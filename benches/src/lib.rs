//! Criterion benchmarks: what they share.
#![forbid(unsafe_code)]

mod cpu_time;

pub use cpu_time::CpuTime;
