//! The hours of a helpline stand in its file. Pages and texts that name them, too, must say the
//! same: whoever calls at the wrong hour may not call again.

use crate::diagnostics::{At, Diagnostics, Finding, checks};
use crate::schema::HelpDesk;
use crate::source::{Source, Sources};
use crate::text::Message;
use crate::yaml::{Typed, Walk, texts};
use std::collections::BTreeSet;
use std::ops::Range;

/// A helpline with hours.
struct Helpline<'a> {
    file: &'a str,
    number: String,
    typed: &'a str,
    said: Said,
}

/// What a text says about hours, whatever its words: the clock times, and the weekdays it names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Said {
    minutes: BTreeSet<u32>,
    days: BTreeSet<usize>,
}

impl Said {
    /// Whether it says the same; weekdays may be left out.
    fn agrees(&self, meant: &Said) -> bool {
        self.minutes == meant.minutes && (self.days.is_empty() || self.days == meant.days)
    }
}

/// How weekdays begin, in German and English.
const DAYS: [[&str; 2]; 7] = [
    ["montag", "monday"],
    ["dienstag", "tuesday"],
    ["mittwoch", "wednesday"],
    ["donnerstag", "thursday"],
    ["freitag", "friday"],
    ["samstag", "saturday"],
    ["sonntag", "sunday"],
];

/// Their short forms.
const SHORT: [&str; 7] = ["mo", "di", "mi", "do", "fr", "sa", "so"];

/// Ensure every text that names the hours of a helpline says what its file says.
pub(super) fn ensure_same_hours(sources: &Sources, diagnostics: &mut Diagnostics) {
    let helplines: Vec<Helpline<'_>> = sources.help.iter().filter_map(helpline).collect();
    // Two files with one number are told below; texts are compared with the first.
    let mut numbers_seen = BTreeSet::new();
    let (first, _): (Vec<&Helpline<'_>>, Vec<&Helpline<'_>>) = helplines
        .iter()
        .partition(|line| numbers_seen.insert(line.number.as_str()));
    let pages: BTreeSet<&str> = sources.pages.iter().map(|page| &*page.file).collect();
    for (file, text) in &sources.texts {
        let named = helplines
            .iter()
            .any(|line| !numbers(text, &line.number).is_empty());
        let fields = match file.rsplit_once('.') {
            _ if !named => continue,
            Some((_, "yaml")) => texts(text),
            Some((_, "ftl")) => vec![whole(text)],
            // Not the guide, which has examples.
            Some((_, "md")) if pages.contains(&**file) => vec![whole(text)],
            _ => continue,
        };
        let mut walk = Walk::new(text);
        for Typed { text, at, .. } in &fields {
            let found = differing(text, &first);
            let mut places = walk.places(*at, text);
            for (range, line) in found {
                diagnostics.report(file, finding(line, places.of(range)));
            }
        }
    }
    ensure_one_set(&sources.help, &helplines, diagnostics);
}

/// Two files with the same number.
fn ensure_one_set(
    sources: &[Source<HelpDesk>],
    helplines: &[Helpline<'_>],
    diagnostics: &mut Diagnostics,
) {
    for (index, line) in helplines.iter().enumerate() {
        let other = helplines[..index]
            .iter()
            .find(|other| other.number == line.number && other.said != line.said);
        let source = sources.iter().find(|source| *source.file == *line.file);
        let hours = source.and_then(|source| source.value.as_ref()?.hours.as_ref());
        if let (Some(other), Some(source), Some(hours)) = (other, source, hours) {
            diagnostics.report(&source.file, finding(other, hours.at()));
        }
    }
}

fn helpline(source: &Source<HelpDesk>) -> Option<Helpline<'_>> {
    let desk = source.value.as_ref()?;
    let (number, hours) = (desk.number.as_ref()?, desk.hours.as_ref()?);
    let digits: String = number.text().chars().filter(char::is_ascii_digit).collect();
    let said = said(hours.text());
    (!digits.is_empty() && !said.minutes.is_empty()).then(|| Helpline {
        file: &source.file,
        number: digits,
        typed: hours.text(),
        said,
    })
}

fn whole(text: &str) -> Typed {
    Typed {
        field: String::new(),
        text: text.to_owned(),
        at: super::lower::TOP,
    }
}

/// The numbers of helplines beside which other hours stand.
fn differing<'a>(
    text: &str,
    helplines: &[&'a Helpline<'a>],
) -> Vec<(Range<usize>, &'a Helpline<'a>)> {
    let mut found = Vec::new();
    let mut start = 0;
    for part in paragraphs(text) {
        let said = said(part);
        let named: Vec<(Range<usize>, &Helpline<'_>)> = helplines
            .iter()
            .flat_map(|line| {
                let first = numbers(part, &line.number).into_iter().next();
                first.map(|range| (start + range.start..start + range.end, *line))
            })
            .collect();
        let mut together = Said::default();
        for (_, line) in &named {
            together.minutes.extend(&line.said.minutes);
            together.days.extend(&line.said.days);
        }
        // A paragraph about several helplines may say the hours of one of them.
        let same = said.minutes.is_empty()
            || named
                .iter()
                .map(|(_, line)| &line.said)
                .chain([&together])
                .any(|meant| said.agrees(meant));
        if !same {
            found.extend(named);
        }
        start += part.len();
    }
    found.sort_by_key(|(range, _)| range.start);
    found
}

/// Paragraphs and entries of lists, which together are the text.
fn paragraphs(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut at) = (0, 0);
    for line in text.split_inclusive('\n') {
        let begins = line.trim().is_empty() || line.trim_start().starts_with(['-', '*', '#', '|']);
        if begins && at > start {
            parts.push(&text[start..at]);
            start = at;
        }
        at += line.len();
    }
    parts.push(&text[start..]);
    parts
}

/// Where a number stands, whatever stands between its digits.
fn numbers(text: &str, number: &str) -> Vec<Range<usize>> {
    let first = number.chars().next().unwrap_or('0');
    let begins = |(start, _): &(usize, &str)| {
        let before = text[..*start].chars().next_back();
        !before.is_some_and(|sign| sign.is_ascii_digit())
    };
    text.match_indices(first)
        .filter(begins)
        .filter_map(|(start, _)| Some(start..start + length(&text[start..], number)?))
        .collect()
}

/// How long the number is in a text that begins with it.
fn length(text: &str, number: &str) -> Option<usize> {
    let mut digits = number.chars().peekable();
    for (at, sign) in text.char_indices() {
        if digits.peek() == Some(&sign) {
            digits.next();
        } else if digits.peek().is_none() {
            return (!sign.is_ascii_digit()).then_some(at);
        } else if !" \u{a0}/-".contains(sign) {
            return None;
        }
    }
    digits.peek().is_none().then_some(text.len())
}

fn said(text: &str) -> Said {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower
        .split(|sign: char| !sign.is_alphanumeric() && sign != ':')
        .filter(|word| !word.is_empty())
        .collect();
    let mut said = Said::default();
    for (index, word) in words.iter().enumerate() {
        let next = words.get(index + 1).copied().unwrap_or_default();
        let before = index
            .checked_sub(1)
            .and_then(|before| words.get(before))
            .copied();
        said.minutes.extend(minutes(before, word, next));
        said.days.extend(day(word, next));
    }
    said
}

/// A clock time: `14 Uhr`, `14 bis`, `2 pm`, `2pm`, `14:30`, the end of `9-11`.
fn minutes(before: Option<&str>, word: &str, next: &str) -> Option<u32> {
    let digits = word.trim_end_matches(|sign: char| sign.is_alphabetic());
    let unit = if digits.len() < word.len() {
        &word[digits.len()..]
    } else {
        next
    };
    let (hour, minute) = digits.split_once(':').unwrap_or((digits, "0"));
    if hour.is_empty() || hour.len() > 2 {
        return None;
    }
    let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
    let is_time = ["uhr", "am", "pm", "bis", "to", "until", "o"].contains(&unit)
        || digits.contains(':')
        || before.is_some_and(|before| ["bis", "to", "until"].contains(&before));
    let noon = if unit == "pm" && hour < 12 { 12 } else { 0 };
    (is_time && hour <= 24).then_some((hour + noon) * 60 + minute)
}

fn day(word: &str, next: &str) -> Option<usize> {
    let long = DAYS
        .iter()
        .position(|names| names.iter().any(|name| word.starts_with(name)));
    // `so` and `do` are words, too: short forms stand before another day or a time.
    let follows = next.starts_with(|sign: char| sign.is_ascii_digit())
        || ["bis", "und", "to", "and"].contains(&next)
        || SHORT.contains(&next);
    long.or_else(|| SHORT.iter().position(|short| *short == word && follows))
}

fn finding(line: &Helpline<'_>, at: At) -> Finding {
    let Helpline {
        file,
        number: _,
        typed,
        said: _,
    } = line;
    let message = Message::new(
        format!("hier stehen andere Zeiten als in {file}"),
        format!("other hours stand here than in {file}"),
    );
    Finding::new(&checks::HELPLINE_HOURS, at, message).hint(
        format!("Dort steht: {typed}. Schreiben Sie an beiden Stellen dasselbe, oder lassen Sie die Zeiten hier weg."),
        format!("It says: {typed}. Write the same in both places, or leave the hours out here."),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_hours_in_other_words_are_the_same() {
        let data = said("Mo bis Sa 14 bis 20 Uhr");
        for text in [
            "Montags bis samstags von 14 bis 20 Uhr.",
            "Sie können von Montag bis Samstag anrufen.\nImmer von 14 Uhr bis 20 Uhr.",
            "Monday to Saturday, 2 pm to 8 pm.",
            "Monday to Saturday 2pm–8pm",
            "montags bis samstags, 14:00 bis 20:00",
        ] {
            assert_eq!(said(text), data, "{text}");
        }
        assert_ne!(said("Montags bis freitags ab 9 Uhr").minutes, data.minutes);
        assert_eq!(said("So bleibt es. Do not call 116 111."), Said::default());
    }

    #[test]
    fn a_number_is_found_however_it_is_spelled() {
        for text in ["116 111", "116111,", "Tel. 116-111", "[116\u{a0}111](/x/)"] {
            assert_eq!(numbers(text, "116111").len(), 1, "{text}");
        }
        for text in ["1161112", "2116111", "116 112", "116"] {
            assert_eq!(numbers(text, "116111"), [], "{text}");
        }
    }
}
