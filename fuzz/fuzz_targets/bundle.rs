//! A fuzzer for a bundle, and for what comes out of its compression.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| vakwerk_tests::hostile::packed(bytes));
