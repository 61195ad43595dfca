//! How letters look: in the colours of the site, without anything from elsewhere, and the same as text.

use super::{entry, letters};
use crate::expected::letters::samples;
use crate::registrar::sample::{now, programme};
use jugendportal::registrar::domain::{Email, FamilyId, Outcome, RegistrationId, RequestId};
use jugendportal::registrar::mail::letter::{About, Entry, Letter};
use jugendportal::registrar::mail::letters::{COLUMNS, Mail};
use jugendportal::registrar::mail::outbox::Due;

fn written(letter: Letter) -> Mail {
    let due = Due {
        id: 1,
        message: "1.store".into(),
        letter,
        late: Vec::new(),
        attempt: 1,
        written_at: now(),
    };
    letters().write(&due, &programme()).unwrap()
}

fn result(outcomes: Vec<(Entry, Outcome)>) -> Mail {
    written(Letter {
        to: Email::parse("maxi@beispiel.de"),
        name: "Maxi Muster".into(),
        family: Some(FamilyId::new([9; 16])),
        second: None,
        about: About::Result {
            outcomes,
            further: false,
        },
        also: Vec::new(),
    })
}

#[test]
fn every_letter_has_the_bar_of_eight_colours_and_nothing_from_elsewhere() {
    for sample in samples() {
        let (name, html) = (sample.name, written(sample.letter).html);
        assert_eq!(
            html.matches("<td width=\"75\" height=\"8\"").count(),
            8,
            "{name}"
        );
        assert!(html.contains("prefers-color-scheme: dark"), "{name}");
        for foreign in [
            "<img",
            "<link",
            "url(",
            "@import",
            "@font-face",
            "<script",
            "src=",
        ] {
            assert!(!html.contains(foreign), "{name}: {foreign}");
        }
        assert_eq!(
            html.matches("<table").count(),
            html.matches("</table>").count()
        );
    }
}

#[test]
fn no_line_of_a_text_is_too_long_but_for_addresses() {
    for sample in samples() {
        let (name, text) = (sample.name, written(sample.letter).text);
        let long = |line: &&str| {
            line.chars().count() > COLUMNS && !line.contains("https://") && !line.starts_with("- ")
        };
        let long: Vec<&str> = text.lines().filter(long).collect();
        assert!(long.is_empty(), "{name}: {long:?}");
    }
}

/// What people read of an HTML letter, piece by piece. The name of the portal and the subject stand
/// above it, the marks of children and the help for the button are only there.
fn pieces(html: &str) -> Vec<String> {
    let body = html.split_once("</h1>").unwrap().1;
    let pieces = body.split('<').filter_map(|tag| {
        let (tag, words) = tag.split_once('>')?;
        let words = words.trim().trim_start_matches(['✓', '.', ' ']);
        let only_here = tag.contains("aria-hidden") || words.starts_with("Geht der Knopf nicht?");
        (!only_here && words.chars().count() > 2).then(|| unescaped(words))
    });
    pieces.collect()
}

fn unescaped(html: &str) -> String {
    let signs = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ];
    let text = signs.iter().fold(html.to_owned(), |text, (code, sign)| {
        text.replace(code, sign)
    });
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn text_and_html_say_the_same_in_the_same_order() {
    for sample in samples() {
        let name = sample.name;
        let Mail { text, html, .. } = written(sample.letter);
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut rest = text.as_str();
        for piece in pieces(&html) {
            let Some((_, after)) = rest.split_once(piece.as_str()) else {
                panic!("{name}: »{piece}« is not in the text, or earlier: {text}");
            };
            rest = after;
        }
    }
}

#[test]
fn two_children_of_one_name_are_two_and_each_has_its_days_in_order() {
    let mila = |who: u32, offer: &str, occasion: &str| {
        let entry = Entry {
            id: RegistrationId::new([who as u8 * 8 + offer.len() as u8; 16]),
            who: Some(who),
            ..entry(offer, occasion, "Mila")
        };
        (entry, Outcome::Placed)
    };
    let mail = result(vec![
        mila(1, "lied", "lied-1"),
        mila(2, "lied", "lied-1"),
        mila(1, "floss", "floss-1"),
    ]);
    assert_eq!(
        mail.text.matches("\nMila\n----\n").count(),
        2,
        "{}",
        mail.text
    );
    let (first, second) = mail
        .text
        .split_once("\nMila\n----\n")
        .unwrap()
        .1
        .split_once("\nMila\n----\n")
        .unwrap();
    assert!(first.find("Floßbau").unwrap() < first.find("Ein Lied").unwrap());
    assert!(!second.contains("Floßbau"));
    assert!(mail.html.contains("class=\"k1\"") && mail.html.contains("class=\"k2\""));
}

#[test]
fn a_list_names_what_each_child_costs_and_all_of_them() {
    let place = |child: &str, offer: &str, occasion: &str| {
        let entry = Entry {
            id: RegistrationId::new([offer.len() as u8; 16]),
            ..entry(offer, occasion, child)
        };
        (entry, Outcome::Placed)
    };
    let mail = result(vec![
        place("Kim", "floss", "floss-1"),
        place("Kim", "lied", "lied-1"),
        place("Noa", "floss", "floss-1"),
        (entry("lied", "lied-1", "Noa"), Outcome::Waiting(3)),
    ]);
    let sums = "\n  Kim: 2 Plätze, 8 Euro\n  Noa: 1 Platz, 4 Euro\n  Zusammen: 12 Euro. Sie zahlen vor Ort.\n";
    assert!(mail.text.contains(sums), "{}", mail.text);
    let mut waits = entry("floss", "floss-1", "Kim");
    waits.waits.price = Some(250);
    let mail = result(vec![
        (waits, Outcome::Placed),
        place("Noa", "lied", "lied-1"),
    ]);
    let told = "\n  Kim: 1 Platz, 2,50 Euro\n  Noa: 1 Platz, 4 Euro\n  Zusammen: 6,50 Euro.";
    assert!(
        mail.text.contains(told),
        "another price waits, the one that was told holds: {}",
        mail.text
    );
}

#[test]
fn what_is_told_twice_of_one_registration_stands_once() {
    let both = samples()
        .into_iter()
        .find(|sample| sample.name == "together-price-and-day");
    let mail = written(both.unwrap().letter);
    assert_eq!(mail.text.matches("Nummer: ").count(), 1, "{}", mail.text);
    for words in [
        "Platz, geändert, anderer Preis: ",
        "Vorher wann: ",
        "Kosten vorher: ",
    ] {
        assert!(mail.text.contains(words), "{words}: {}", mail.text);
    }
}

#[test]
fn the_button_of_a_long_list_stands_above_it() {
    let entries = (0..12_u8).map(|number| Entry {
        id: RegistrationId::new([number; 16]),
        ..entry("lied", "lied-1", ["Kim", "Noa"][usize::from(number) % 2])
    });
    let mail = written(Letter {
        to: Email::parse("maxi@beispiel.de"),
        name: "Maxi Muster".into(),
        family: None,
        second: None,
        about: About::Confirm {
            request: RequestId::new(now(), [1; 16]),
            until: now(),
            entries: entries.collect(),
        },
        also: Vec::new(),
    });
    for part in [&mail.text, &mail.html] {
        let (before, list) = part.split_once("/anmeldung/bestaetigen").unwrap();
        assert!(!before.contains("Noa"), "{part}");
        assert_eq!(list.matches("noch nicht bestätigt").count(), 12, "{part}");
    }
}

/// Programs for mails cut off what is behind 102 KB.
#[test]
fn a_letter_of_six_children_with_ten_entries_each_is_shown_whole() {
    let occasions = [
        ("floss", "floss-1"),
        ("klettern", "klettern-1"),
        ("lied", "lied-1"),
    ];
    let outcomes = (0..60_u8).map(|number| {
        let (offer, occasion) = occasions[usize::from(number) % occasions.len()];
        let child = ["Mila", "Tom", "Ayse", "Jonathan", "Noa", "Kim"][usize::from(number) / 10];
        let mut entry = entry(offer, occasion, child);
        entry.id = RegistrationId::new(std::array::from_fn(|index| (number + index as u8) % 32));
        (entry, Outcome::Placed)
    });
    let mail = result(outcomes.collect());
    assert_eq!(mail.html.matches("<h2").count(), 6);
    assert!(mail.html.len() < 100_000, "{} bytes", mail.html.len());
}
