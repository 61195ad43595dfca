//! What must hold for any text that somebody types: on a form, in a YAML file, as Markdown. The
//! fuzzers in `tests/fuzz` call this, and so does a replay with chance.

use jugendportal::markdown;
use jugendportal::schema::{House, Offer};
use jugendportal::text::typed::{clean, folded, is_unseen, line};
use jugendportal::text::{Phone, SiteAddress, alphabetical};
use jugendportal::yaml;
use std::ops::Range;

/// Read once or twice, a text is the same; nothing unseen is left of it.
pub fn typed(text: &str) {
    let cleaned = clean(text);
    assert_eq!(clean(&cleaned), cleaned);
    let on_a_line = line(text);
    assert_eq!(line(&on_a_line), on_a_line);
    assert_eq!(line(&cleaned), on_a_line);
    assert!(!on_a_line.contains(|letter| is_unseen(letter) || letter == '\n'));
    let name = folded(text);
    assert_eq!(folded(&name), name);
    assert_eq!(folded(&on_a_line), name);
    assert!(alphabetical(text) <= alphabetical(&format!("{text}z")));
    if let Ok(phone) = Phone::parse(text) {
        let again = Phone::parse(phone.as_str()).map(|again| again.link());
        assert_eq!(again, Ok(phone.link()));
        let digits = phone.dialled().trim_start_matches('+');
        assert!(digits.bytes().all(|digit| digit.is_ascii_digit()));
    }
    if let Ok(address) = SiteAddress::parse(text) {
        assert_eq!(SiteAddress::parse(&address.to_string()), Ok(address));
    }
}

/// Whatever is found has a place in the text.
pub fn yaml(text: &str) {
    let lines = text.lines().count() as u32;
    let findings = yaml::read::<House>(text, |_| false).1;
    let others = yaml::read::<Offer>(text, |_| true).1;
    for finding in findings.iter().chain(&others) {
        let at = finding.at;
        assert!(
            at.line == 0 || at.line <= lines + 1 && at.length > 0,
            "{at:?} of {lines} lines: {finding:?}"
        );
        assert!(!finding.message.de.is_empty() && !finding.message.en.is_empty());
    }
}

/// Markdown becomes HTML without a tag that was typed, and what is found in it has a place.
pub fn markdown(text: &str) {
    let is_place = |range: &Range<usize>| text.get(range.clone()).is_some();
    for (flaw, range) in markdown::flaws(text) {
        assert!(is_place(&range), "{flaw:?} at {range:?}");
    }
    for (link, range) in markdown::inner_links(text) {
        assert!(is_place(&range), "{link} at {range:?}");
    }
    let (html, headings) = markdown::render_with_headings(text, 1);
    let html = html.as_str();
    for tag in ["<script", "<style", "<iframe", "<img", "javascript:"] {
        assert!(!html.contains(tag), "{html}");
    }
    for heading in headings {
        assert!(html.contains(&format!("id=\"{}\"", heading.id)), "{html}");
    }
    assert!(!markdown::plain(text).contains('\n'));
    markdown::lines(text);
}

#[cfg(test)]
mod replay {
    use proptest::prelude::*;

    /// What people and programs type: words, signs of YAML and Markdown, unseen ones, other scripts.
    fn pieces() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            Just("\u{200b}".to_owned()),
            Just("u\u{308}".to_owned()),
            Just("\u{ad}".to_owned()),
            Just("\u{feff}".to_owned()),
            Just("\n- name: ".to_owned()),
            Just("\nname: |\n  ".to_owned()),
            Just("\n## ".to_owned()),
            Just("[x](/fragen/)".to_owned()),
            Just("<b>".to_owned()),
            Just("| a | b |\n".to_owned()),
            Just("\nhours:\n  - days: [mo]\n    from: 25:00\n".to_owned()),
            "[\\PC]{0,6}",
            "[-+0-9() /]{0,12}",
            "[*_`#>|:&!%@{}\\[\\]\"' \n\t]{0,6}",
        ];
        proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_text_is_read_in_one_way(text in pieces()) {
            super::typed(&text);
        }

        #[test]
        fn any_file_is_read_and_every_finding_has_a_place(text in pieces()) {
            super::yaml(&text);
        }

        #[test]
        fn any_markdown_becomes_harmless_html(text in pieces()) {
            super::markdown(&text);
        }
    }
}
