//! A fuzzer for a trust store.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| vakwerk_tests::hostile::trust(bytes));
