//! Fuzzes the reader of typed text.
#![no_main]

#[allow(dead_code)]
#[path = "../../suite/fuzzed.rs"]
mod fuzzed;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzzed::typed(&String::from_utf8_lossy(bytes)));
