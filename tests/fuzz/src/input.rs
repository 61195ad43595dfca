//! Fuzzes the reader of the draw input: whatever is accepted must survive a round trip and a draw.
#![no_main]

use jugendportal::draw::{Input, Prepared, Seed, draw};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Ok(input) = Input::from_json(bytes) else { return };
    let Ok(prepared) = Prepared::new(input) else { return };
    let canonical = prepared.input().to_json();
    let again = Input::from_json(&canonical).and_then(Prepared::new).expect("the canonical form is read");
    assert_eq!(again.input().to_json(), canonical);
    let seed = Seed::parse(&"01".repeat(32)).expect("a seed");
    let record = draw(&prepared, &seed, false);
    assert_eq!(draw(&again, &seed, false).to_json(), record.to_json());
});
