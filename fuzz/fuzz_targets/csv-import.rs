//! A fuzzer for a table of Moodle.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| vakwerk_tests::hostile::csv_import(bytes));
