//! Criterion benchmarks: what they share.

mod cpu_time;

pub use cpu_time::CpuTime;
