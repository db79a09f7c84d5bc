//! A fuzzer for the manifest of a pack.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| vakwerk_tests::hostile::manifest(bytes));
