//! The files of the letters, `templates/mail/`: each kind of letter has one, each says what it is
//! given, and none is left over.

use crate::expected::letters::samples;
use jugendportal::registrar::mail::letter::LetterKind;
use jugendportal::registrar::mail::letters::file::name;
use jugendportal::templates::Templates;
use std::collections::{BTreeMap, BTreeSet};

#[test]
fn every_file_in_the_folder_is_a_letter_or_a_frame() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/templates/mail");
    let files: BTreeSet<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| format!("mail/{}", file.unwrap().file_name().display()))
        .collect();
    let frames = ["mail/frame.html", "mail/frame.txt"].map(str::to_owned);
    let letters = LetterKind::ALL.iter().map(|kind| name(*kind));
    assert_eq!(files, letters.chain(frames).collect());
}

#[test]
fn a_letter_says_all_it_is_given_and_asks_for_nothing_else() {
    let sources = LetterKind::ALL
        .iter()
        .map(|kind| (name(*kind), kind.source().to_owned()));
    let templates = Templates::compile(sources.collect()).unwrap();
    let mut given: BTreeMap<LetterKind, BTreeSet<String>> = BTreeMap::new();
    for sample in samples() {
        let about = sample.letter.about;
        let facts = about.facts();
        given
            .entry(about.kind())
            .or_default()
            .extend(facts.iter().map(|fact| fact.name().to_owned()));
    }
    for (kind, facts) in &given {
        let used = templates.variables(&name(*kind)).unwrap();
        assert_eq!(&used, facts, "templates/{}", name(*kind));
    }
}

#[test]
fn the_store_keeps_a_letter_by_the_word_of_its_kind() {
    for sample in samples() {
        let about = sample.letter.about;
        let kept = serde_json::to_value(&about).unwrap();
        let word = kept.as_str().or_else(|| {
            let (word, _) = kept.as_object()?.iter().next()?;
            Some(word)
        });
        assert_eq!(word, Some(about.kind().name()));
        assert_eq!(LetterKind::parse(about.name()), Some(about.kind()));
    }
}

#[test]
fn no_letter_is_one_that_nobody_writes() {
    let mut sources = String::new();
    let mut folders = vec![concat!(env!("CARGO_MANIFEST_DIR"), "/src/registrar").into()];
    while let Some(folder) = folders.pop() {
        for file in std::fs::read_dir::<std::path::PathBuf>(folder).unwrap() {
            let path = file.unwrap().path();
            if path.is_dir() {
                // What lies there asks of a letter what it is about; it writes none.
                folders.extend((!path.ends_with("registrar/mail")).then_some(path));
            } else {
                sources.push_str(&std::fs::read_to_string(path).unwrap_or_default());
            }
        }
    }
    let unwritten: Vec<_> = LetterKind::ALL
        .iter()
        .filter(|kind| !sources.contains(&format!("About::{kind:?}")))
        .collect();
    assert!(
        unwritten.is_empty(),
        "letters that nobody writes: {unwritten:?}"
    );
}
