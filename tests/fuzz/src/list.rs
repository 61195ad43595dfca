//! Fuzzes what is sent to the pages of the list, and from a page of yesterday.
#![no_main]

#[allow(dead_code)]
#[path = "../../suite/registrar/fuzzed.rs"]
mod fuzzed;
#[allow(dead_code)]
#[path = "../../suite/registrar/sample.rs"]
mod sample;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    fuzzed::list(bytes);
});
