//! Mailboxes of persons.

use super::office::is_office;
use std::ops::Range;

/// What stands for `@` where somebody wants to be clever.
const SIGNS: [&str; 7] = ["@", "(at)", "[at]", "{at}", "(ät)", "[ät]", "(AT)"];

/// Who sells mailboxes to everybody.
const FOR_EVERYBODY: [&str; 14] = [
    "aol.",
    "arcor.",
    "freenet.",
    "gmail.",
    "gmx.",
    "googlemail.",
    "hotmail.",
    "icloud.",
    "live.",
    "mailbox.",
    "outlook.",
    "posteo.",
    "t-online.",
    "web.",
];

/// The mailboxes that look like a person.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    // Most texts have no mailbox: one look instead of one for each sign.
    if !text.contains(['@', '(', '[', '{']) {
        return Vec::new();
    }
    let mut found: Vec<Range<usize>> = SIGNS
        .iter()
        .flat_map(|sign| text.match_indices(sign))
        .filter_map(|(at, sign)| around(text, at, sign.len()))
        .collect();
    found.sort_by_key(|range| range.start);
    found
}

fn around(text: &str, at: usize, length: usize) -> Option<Range<usize>> {
    let is_local = |sign: char| sign.is_alphanumeric() || "._%+-".contains(sign);
    let is_host = |sign: char| sign.is_alphanumeric() || ".-".contains(sign);
    let before = text[..at].trim_end_matches(' ');
    let local = before.rsplit(|sign| !is_local(sign)).next()?;
    let after = text[at + length..].trim_start_matches(' ');
    let host = after.split(|sign| !is_host(sign)).next()?;
    let host = host.trim_end_matches(['.', '-']);
    let end = text.len() - after.len() + host.len();
    (host.contains('.') && is_personal(local, host)).then(|| before.len() - local.len()..end)
}

/// `vorname.nachname` and the like: two or three words of letters, and none is that of an office.
fn is_personal(local: &str, host: &str) -> bool {
    let local = local.to_lowercase();
    let local = local.trim_end_matches(|sign: char| sign.is_ascii_digit());
    // At an office a hyphen joins words; whoever has a mailbox for everybody writes names so, too.
    let for_everybody = FOR_EVERYBODY.iter().any(|name| host.starts_with(name));
    let words: Vec<&str> = local
        .split(|sign| ['.', '_'].contains(&sign) || (for_everybody && sign == '-'))
        .collect();
    let letters = |word: &&str| {
        !word.is_empty() && word.chars().all(|sign| sign.is_alphabetic() || sign == '-')
    };
    (2..=3).contains(&words.len()) && words.iter().all(letters) && !is_office(local)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn role_mailboxes_do_not_look_like_persons() {
        for role in [
            "ferienpass",
            "jugendhaus.mitte",
            "info",
            "team.sued",
            "schulsozialarbeit",
            "jugendhaus-mitte",
            "familie",
        ] {
            assert_eq!(find(&format!("An {role}@beispiel.example.")), [], "{role}");
        }
        assert_eq!(find("@kind.a ist kein Postfach, a@b auch nicht"), []);
    }

    #[test]
    fn mailboxes_of_persons_are_found_in_all_spellings() {
        for person in [
            "vorname.nachname@beispiel.example",
            "v.nachname@beispiel.example",
            "kind-a.beispiel@beispiel.example",
            "vorname_nachname2@beispiel.example",
            "Vorname.Nachname (at) beispiel.example",
            "vorname.nachname[at]beispiel.example",
            "vorname.nachname @ beispiel.example",
            "vorname-nachname@gmx.example",
        ] {
            let text = format!("Schreib an <{person}>, bitte.");
            let found: Vec<&str> = find(&text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, [person]);
        }
    }
}
