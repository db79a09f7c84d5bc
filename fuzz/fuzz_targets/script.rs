//! A fuzzer for a written-down case.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| vakwerk_tests::hostile::script(bytes));
