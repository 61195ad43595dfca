//! Fuzzes the reader of data files: whatever it cannot read it explains, at a place of the file.
#![no_main]

#[path = "../../suite/fuzzed.rs"]
#[allow(dead_code)]
mod fuzzed;

libfuzzer_sys::fuzz_target!(|text: &str| {
    fuzzed::yaml(text);
});
