//! Fuzzes the entrance of YAML files.
#![no_main]

#[allow(dead_code)]
#[path = "../../suite/fuzzed.rs"]
mod fuzzed;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzzed::yaml(&String::from_utf8_lossy(bytes)));
