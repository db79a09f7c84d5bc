//! A fuzzer for what stands in the events of a case.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| vakwerk_tests::hostile::case_event(bytes));
