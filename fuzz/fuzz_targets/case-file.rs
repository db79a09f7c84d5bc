//! A fuzzer for a case file.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| vakwerk_tests::hostile::case_file(bytes));
