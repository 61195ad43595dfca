//! Fuzzes the checks and the rendering of Markdown.
#![no_main]

#[path = "../../suite/fuzzed.rs"]
#[allow(dead_code)]
mod fuzzed;

libfuzzer_sys::fuzz_target!(|text: &str| {
    fuzzed::markdown(text);
});
