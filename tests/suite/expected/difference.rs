//! A short difference of two texts, for the message of a test that failed.

/// Most lines that are shown of each text.
const LINES: usize = 12;

/// Most letters of a line that are shown.
const LETTERS: usize = 160;

/// What stands in one text and not in the other: from the first line that differs to the last.
pub fn difference(expected: &str, made: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (expected.lines().collect(), made.lines().collect());
    let start = old
        .iter()
        .zip(&new)
        .take_while(|(one, other)| one == other)
        .count();
    let end = old[start..]
        .iter()
        .rev()
        .zip(new[start..].iter().rev())
        .take_while(|(one, other)| one == other)
        .count();
    let (old, new) = (&old[start..old.len() - end], &new[start..new.len() - end]);
    let from = match (old, new) {
        ([old, ..], [new, ..]) => first_difference(old, new),
        _ => 0,
    };
    let mut text = format!("  line {}\n", start + 1);
    for (sign, lines) in [('-', old), ('+', new)] {
        for line in lines.iter().take(LINES) {
            text.push_str(&format!("  {sign} {}\n", excerpt(line, from)));
        }
        if lines.len() > LINES {
            text.push_str(&format!("  {sign} … {} lines more\n", lines.len() - LINES));
        }
    }
    text.trim_end().to_owned()
}

/// How many letters two lines share at their beginning.
fn first_difference(one: &str, other: &str) -> usize {
    one.chars()
        .zip(other.chars())
        .take_while(|(one, other)| one == other)
        .count()
}

/// A part of a line around a letter.
fn excerpt(line: &str, letter: usize) -> String {
    let length = line.chars().count();
    let start = letter
        .saturating_sub(LETTERS / 3)
        .min(length.saturating_sub(LETTERS));
    let part: String = line.chars().skip(start).take(LETTERS).collect();
    let before = if start > 0 { "…" } else { "" };
    let after = if start + LETTERS < length { "…" } else { "" };
    format!("{before}{part}{after}")
}

#[test]
fn a_difference_shows_the_lines_and_the_letters_that_differ() {
    assert_eq!(
        difference("a\nb\nc\nd\n", "a\nB\nBB\nd\n"),
        "  line 2\n  - b\n  - c\n  + B\n  + BB"
    );
    let long = |end: &str| format!("{}{end}{}", "x".repeat(500), "y".repeat(500));
    let shown = difference(&long("old"), &long("new"));
    assert!(shown.contains("xxoldyy") && shown.contains("xxnewyy"));
    assert!(shown.chars().count() < 3 * LETTERS, "{shown}");
    assert!(difference("", &"line\n".repeat(50)).contains("+ … 38 lines more"));
}
