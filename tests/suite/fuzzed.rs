//! What must hold for every text that somebody types: the fuzz targets call it with anything, the
//! test below with pieces of what people write.

use jugendportal::diagnostics::At;
use jugendportal::kinds::has_field;
use jugendportal::text::typed::{clean, folded, is_unseen, line};
use jugendportal::text::{Phone, SiteAddress, alphabetical};
use jugendportal::{markdown, schema, yaml};

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

/// Reads a text as Markdown.
pub fn markdown(text: &str) {
    let mut last = 0;
    for (_, range) in markdown::flaws(text) {
        assert!(
            text.get(range.clone()).is_some() && !range.is_empty(),
            "{range:?}"
        );
        assert!(range.start >= last, "out of order: {range:?}");
        last = range.start;
    }
    let html = markdown::render(text, 1);
    for tag in ["<script", "<img", "<iframe", "javascript:"] {
        let shown = html.as_str().to_lowercase();
        let inside = text.to_lowercase().contains(tag);
        assert!(inside || !shown.contains(tag), "{tag}");
    }
    let (open, closed) = (
        count(html.as_str(), "<table"),
        count(html.as_str(), "</table>"),
    );
    assert_eq!(open, closed);
    let _ = (markdown::plain(text), markdown::lines(text));
}

fn count(html: &str, tag: &str) -> usize {
    html.matches(tag).count()
}

/// Reads a text as a file of data, with the ends of lines that files have once they are read.
pub fn yaml(text: &str) {
    let text = &text.replace("\r\n", "\n").replace('\r', "\n");
    let (offer, findings) = yaml::read::<schema::Offer>(text, has_field);
    assert!(offer.is_some() || !findings.is_empty(), "nothing is told");
    let lines: Vec<&str> = text.split('\n').collect();
    for finding in &findings {
        let At { line, column, .. } = finding.at;
        let width = |line: u32| {
            lines
                .get(line as usize - 1)
                .map(|line| line.chars().count())
        };
        let inside = line == 0 || width(line).is_some_and(|width| column as usize <= width + 1);
        assert!(inside, "{finding:?}");
        assert!(!finding.hints.is_empty(), "{finding:?}");
    }
    let mut walk = yaml::Walk::new(text);
    for typed in &yaml::texts(text) {
        let at = walk.places(typed.at, &typed.text).of(0..typed.text.len());
        assert!(at.line as usize <= lines.len(), "{typed:?}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PIECES: [&str; 48] = [
        "# ",
        "#",
        "## Titel\n",
        "* ",
        "*",
        "**",
        "_",
        "__",
        "- ",
        "• ",
        "– ",
        "1) ",
        "1)x",
        "2. ",
        "[",
        "]",
        "(",
        ")",
        "[x](/y/)",
        "[x] (/y/)",
        "[x]: y\n",
        "|",
        "| a | b |\n",
        "|---|---|\n",
        "\n",
        "\n\n",
        "    ",
        "> ",
        "`",
        "```\n",
        "~~",
        "==",
        "&nbsp",
        "&amp;",
        "<b>",
        "<br",
        "\\",
        "https://a.example",
        "ä",
        "Kinder*innen",
        "text: |\n  ",
        "title: ",
        "<<: *a\n",
        "&a [x]\n",
        "\"",
        "'",
        ": ",
        "x ",
    ];

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
        #[test]
        fn any_text_is_read_in_one_way(text in pieces()) {
            typed(&text);
            yaml(&text);
            markdown(&text);
        }

        #[test]
        fn whatever_is_typed_is_read_to_its_end(
            pieces in proptest::collection::vec(0..PIECES.len(), 0..40)
        ) {
            let text: String = pieces.into_iter().map(|piece| PIECES[piece]).collect();
            markdown(&text);
            yaml(&text);
        }
    }
}
