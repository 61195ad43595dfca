//! Every letter as text and as HTML, with the calendar file that comes with it.

mod samples;

use super::{Made, files_below};
use crate::registrar::letters::letters;
use crate::registrar::sample::now;
use jugendportal::registrar::domain::{Outcome, Refusal};
use jugendportal::registrar::mail::letter::{About, Fact, Letter, LetterKind, Sense, Standing};
use jugendportal::registrar::mail::letters::Mail;
use jugendportal::registrar::mail::outbox::Due;
use jugendportal::registrar::programme::Programme;
use samples::Sample;
pub use samples::samples;
use serde::de::DeserializeOwned;
use std::collections::BTreeSet;
use std::path::Path;

fn written(letter: Letter, programme: &Programme) -> Mail {
    let due = Due {
        id: 1,
        message: "1.store".into(),
        letter,
        late: Vec::new(),
        attempt: 1,
        written_at: now(),
    };
    letters().write(&due, programme).unwrap()
}

/// The whole mail in one file, part by part: a letter is one thing to read and to renew.
fn whole(mail: &Mail) -> String {
    let reply = match &mail.reply_to {
        Some(email) => format!("Reply-To: {}\n", email.as_str()),
        None => String::new(),
    };
    let mut whole = format!(
        "To: {}\n{reply}Subject: {}\n\n{}\n\n==== HTML ====\n{}",
        mail.to.as_str(),
        mail.subject,
        mail.text.trim_end(),
        mail.html
    );
    if let Some(calendar) = &mail.calendar {
        let method = calendar.method.name();
        let calendar = std::str::from_utf8(&calendar.bytes).unwrap();
        whole.push_str(&format!("==== calendar file ({method}) ====\n"));
        whole.push_str(&calendar.replace("\r\n", "\n"));
    }
    whole
}

/// How long it makes sense, which no reader of the mail sees.
fn sense(about: &About) -> String {
    let sense = match about.sense() {
        Sense::Always => "whenever it comes",
        Sense::Asks(..) => "as long as it waits for the button",
        Sense::Offers(..) => "as long as the place is offered",
        Sense::BeforeStart(_) => "before it begins",
        Sense::BeforeEnd(_) => "before it is over",
    };
    format!("(sent {sense})\n")
}

/// The words by which the variants of an enum are kept: an unknown one is answered with all of
/// them.
fn variants<T: DeserializeOwned + std::fmt::Debug>() -> BTreeSet<String> {
    let error = serde_json::from_str::<T>("\"?\"").unwrap_err().to_string();
    error
        .split('`')
        .skip(3)
        .step_by(2)
        .map(str::to_owned)
        .collect()
}

#[test]
fn letters_are_as_expected() {
    let mut made = Made::new("letters");
    for Sample {
        name,
        letter,
        programme,
    } in samples()
    {
        let sense: String = letter.abouts().map(sense).collect();
        let mail = written(letter, &programme);
        let whole = format!("{sense}{}", whole(&mail));
        made.add(&format!("{name}.txt"), &whole);
    }
    made.compare();
}

#[test]
fn every_letter_outcome_and_refusal_has_a_sample_and_so_an_expected_text() {
    let abouts: Vec<About> = samples()
        .into_iter()
        .map(|sample| sample.letter.about)
        .collect();
    let told: BTreeSet<LetterKind> = abouts.iter().map(About::kind).collect();
    let untold: Vec<_> = LetterKind::ALL
        .iter()
        .filter(|kind| !told.contains(kind))
        .collect();
    assert!(untold.is_empty(), "letters without a sample: {untold:?}");
    let outcomes: Vec<Outcome> = abouts
        .iter()
        .flat_map(|about| about.shown())
        .filter_map(|child| child.state.outcome())
        .collect();
    assert_eq!(names(&outcomes), variants::<Outcome>());
    let refusals: Vec<Refusal> = outcomes
        .iter()
        .filter_map(|outcome| match outcome {
            Outcome::Refused(refusal) => Some(*refusal),
            Outcome::Placed | Outcome::Waiting(_) => None,
        })
        .collect();
    assert_eq!(names(&refusals), variants::<Refusal>());
}

/// A letter may choose its words by whether it is about a place: both have a sample.
#[test]
fn every_choice_of_words_has_a_sample() {
    let mut seen: BTreeSet<(LetterKind, bool)> = BTreeSet::new();
    for sample in samples() {
        let kind = sample.letter.about.kind();
        for fact in sample.letter.about.facts() {
            if let Fact::Stands(standing) = fact {
                seen.insert((kind, standing == Standing::Place));
            }
        }
    }
    let half: Vec<_> = seen
        .iter()
        .filter(|(kind, place)| !seen.contains(&(*kind, !place)))
        .collect();
    assert!(half.is_empty(), "only one of two is a sample: {half:?}");
}

/// A letter that no case of the store waits for may never be written.
#[test]
fn every_letter_is_waited_for_in_a_case_of_the_store() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/registrar");
    let cases: String = files_below(&folder)
        .into_iter()
        .filter(|(name, _)| !name.starts_with("letters"))
        .map(|(_, path)| std::fs::read_to_string(path).unwrap())
        .collect();
    let missing: Vec<&str> = LetterKind::ALL
        .iter()
        .map(|kind| kind.name())
        .filter(|name| !cases.contains(&format!("\"{name}\"")))
        .collect();
    assert!(
        missing.is_empty(),
        "give these letters a case in tests/suite/registrar/store/ that registers, waits and \
         finds them among the letters: {missing:?}"
    );
}

/// The words by which values of an enum are kept.
fn names<T: serde::Serialize>(values: &[T]) -> BTreeSet<String> {
    values
        .iter()
        .map(|value| match serde_json::to_value(value).unwrap() {
            serde_json::Value::String(name) => name,
            serde_json::Value::Object(fields) => fields.into_iter().next().unwrap().0,
            other => panic!("{other}"),
        })
        .collect()
}
