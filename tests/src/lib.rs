//! Whole-system tests with real libraries.
