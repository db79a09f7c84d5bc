//! A fuzzer for a seal and the signature beside it.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| vakwerk_tests::hostile::seal_file(bytes));
