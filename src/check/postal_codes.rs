//! Postal codes: each for itself, and all together.

use super::lower::Lower;
use crate::diagnostics::{Diagnostics, Finding, Location, PostalCode, checks};
use crate::model::Address;
use crate::schema;
use crate::text::Message;
use std::cmp::Reverse;
use std::collections::BTreeMap;

impl Lower<'_> {
    /// Ensure a postal code has five digits, and note it for the look at all of them.
    pub(super) fn ensure_postal_code(&mut self, field: &schema::Text, address: &Address) {
        let typed = field.text().trim();
        if typed.len() != 5 || !typed.bytes().all(|digit| digit.is_ascii_digit()) {
            self.report_typed(&checks::POSTAL_CODE, field.at(), typed, format!("»{typed}« ist keine Postleitzahl"), format!("`{typed}` is no postal code")).hint(
                "Eine Postleitzahl hat fünf Ziffern, zum Beispiel \"01234\". Der Ort steht im Feld »town«.",
                "A postal code has five digits, for example \"01234\". The town goes into the field `town`.",
            );
            return;
        }
        self.diagnostics.note_postal_code(PostalCode {
            location: Location {
                file: self.file.clone(),
                at: field.at(),
            },
            code: typed.to_owned(),
            street: address.street.clone(),
            town: Some(address.town.clone()).filter(|town| !town.is_empty()),
        });
    }
}

/// What addresses have in common, and how many digits their codes must share: for one house all,
/// for one street most, because a long one crosses districts, for one town at least the first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Shared {
    House,
    Street,
    Town,
}

impl Shared {
    const ALL: [Shared; 3] = [Shared::House, Shared::Street, Shared::Town];

    fn digits(self) -> usize {
        match self {
            Shared::House => 5,
            Shared::Street => 3,
            Shared::Town => 1,
        }
    }
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Shared::House => ("dieselbe Anschrift", "the same address"),
            Shared::Street => ("dieselbe Straße", "the same street"),
            Shared::Town => ("denselben Ort", "the same town"),
        }
    }
    /// The same for all addresses that have this in common.
    fn key(self, code: &PostalCode, town: Option<&str>) -> Option<(Shared, String, String)> {
        let place = folded(code.town.as_deref().or(town)?)?;
        let street = code.street.as_deref();
        let within = match self {
            Shared::House => street.and_then(folded)?,
            Shared::Street => street.map(without_number).and_then(folded)?,
            Shared::Town => String::new(),
        };
        Some((self, place, within))
    }
}

/// Ensure one house, one street and one town have postal codes that fit together. `town` is that
/// of the portal. The code that stands more often is taken to be right.
pub(super) fn ensure_fit(town: Option<&str>, diagnostics: &mut Diagnostics) {
    let mut sorted: Vec<&PostalCode> = diagnostics.postal_codes().iter().collect();
    sorted.sort_by(|one, other| one.location.cmp(&other.location));
    let mut everywhere: BTreeMap<&str, usize> = BTreeMap::new();
    let mut groups: BTreeMap<_, BTreeMap<&str, Vec<&PostalCode>>> = BTreeMap::new();
    for code in &sorted {
        *everywhere.entry(&code.code).or_default() += 1;
        for key in Shared::ALL.iter().filter_map(|kind| kind.key(code, town)) {
            let group = groups.entry(key).or_default();
            group.entry(&code.code).or_default().push(code);
        }
    }
    let best: BTreeMap<_, PostalCode> = groups
        .iter()
        .filter_map(|(key, codes)| Some((key, best(codes, &everywhere)?)))
        .collect();
    let mut findings = Vec::new();
    for one in sorted {
        let unfit = Shared::ALL.iter().find_map(|kind| {
            let other = best.get(&kind.key(one, town)?)?;
            let digits = ..kind.digits();
            (one.code.get(digits) != other.code.get(digits)).then_some((kind, other))
        });
        if let Some((kind, other)) = unfit {
            findings.push((one.location.file.clone(), finding(one, other, *kind)));
        }
    }
    for (file, finding) in findings {
        diagnostics.report(&file, finding);
    }
}

/// The code that stands most often here, else most often everywhere, else first.
fn best(
    codes: &BTreeMap<&str, Vec<&PostalCode>>,
    everywhere: &BTreeMap<&str, usize>,
) -> Option<PostalCode> {
    let ranked = codes.iter().filter_map(|(code, list)| {
        let first = *list.first()?;
        let everywhere = everywhere.get(code).copied();
        Some((
            (list.len(), everywhere, Reverse(&first.location)),
            first.clone(),
        ))
    });
    ranked
        .max_by(|one, other| one.0.cmp(&other.0))
        .map(|(_, code)| code)
}

fn finding(one: &PostalCode, other: &PostalCode, shared: Shared) -> Finding {
    let (code, better) = (&one.code, &other.code);
    let (de, en) = shared.words();
    let Location { file, at } = &other.location;
    let line = at.line;
    let message = Message::new(
        format!("hier steht {code}, für {de} steht woanders {better}"),
        format!("here it is {code}, elsewhere it is {better} for {en}"),
    );
    Finding::new(&checks::POSTAL_CODES, one.location.at, message).hint(
        format!("Vergleichen Sie mit {file}, Zeile {line}. Stimmen beide, ist alles gut."),
        format!("Compare with {file}, line {line}. If both are right, all is well."),
    )
}

/// `Seeweg` of `Seeweg 7 b`.
fn without_number(street: &str) -> &str {
    let number = street
        .char_indices()
        .skip(1)
        .find(|(_, letter)| letter.is_ascii_digit());
    number.map_or(street, |(at, _)| street[..at].trim())
}

/// Capital letters, spaces, dots and hyphens aside; `Str.` is `Straße`.
fn folded(text: &str) -> Option<String> {
    let text = text.to_lowercase().replace("ß", "ss");
    let text = text.replace("str.", "strasse");
    let text: String = text.chars().filter(|one| one.is_alphanumeric()).collect();
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_street_is_the_same_however_it_is_written() {
        assert_eq!(without_number("Seeweg 7 b"), "Seeweg");
        assert_eq!(without_number("Straße des 17. Juni 3"), "Straße des");
        assert_eq!(without_number("Seeweg"), "Seeweg");
        assert_eq!(folded("See-Straße"), folded("seestr."));
        assert_eq!(folded("Lange Str. 3"), folded("Lange Straße 3"));
        assert_eq!(folded(" - "), None);
    }
}
