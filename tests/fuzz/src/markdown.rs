//! Fuzzes what becomes of Markdown.
#![no_main]

#[allow(dead_code)]
#[path = "../../suite/fuzzed.rs"]
mod fuzzed;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzzed::markdown(&String::from_utf8_lossy(bytes)));
