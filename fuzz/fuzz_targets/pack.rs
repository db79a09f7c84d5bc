//! A fuzzer for a file of a catalogue.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| vakwerk_tests::hostile::pack(bytes));
