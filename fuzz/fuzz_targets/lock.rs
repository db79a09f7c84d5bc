//! A fuzzer for a lock file.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| vakwerk_tests::hostile::lock_file(bytes));
