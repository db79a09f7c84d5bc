//! Whole-system tests with real libraries; the tests stand in `tests/`.
#![forbid(unsafe_code)]
