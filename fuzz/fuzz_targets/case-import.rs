//! A fuzzer for a package of CASE.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| vakwerk_tests::hostile::case_import(bytes));
