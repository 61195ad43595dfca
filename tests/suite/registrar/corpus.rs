//! Replays the corpus of the fuzzers.

use super::fuzzed;
use std::path::Path;

/// The files of a corpus, in order.
fn corpus(name: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/registrar/corpus")
        .join(name);
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    files
        .iter()
        .map(|file| std::fs::read(file).unwrap())
        .collect()
}

#[test]
fn the_corpus_of_lists_keeps_the_limits() {
    let files = corpus("list");
    let accepted = files.iter().filter(|bytes| fuzzed::list(bytes)).count();
    assert!(
        files.len() >= 10 && accepted >= 3 && accepted < files.len(),
        "{accepted} of {}",
        files.len()
    );
}

#[test]
fn the_corpus_of_links_opens_nothing() {
    let files = corpus("link");
    files.iter().for_each(|bytes| fuzzed::link(bytes));
    assert!(files.len() >= 10);
}

#[test]
fn the_corpus_of_catalogues_survives_a_round_trip() {
    let files = corpus("catalogue");
    let accepted = files
        .iter()
        .filter(|bytes| fuzzed::catalogue(bytes))
        .count();
    assert!(
        files.len() >= 10 && accepted >= 3 && accepted < files.len(),
        "{accepted} of {}",
        files.len()
    );
}
