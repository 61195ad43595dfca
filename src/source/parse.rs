//! What a file of `data/` is, by its path.

use super::misplaced;
use super::sources::{Parsed, Thing, typed};
use crate::diagnostics::Finding;
use crate::kinds::SEASONS;

/// Parses a file by its path below `data/`; `None` as text when the text could not be decoded,
/// which is known already.
pub(super) fn parse(relative: &str, text: Option<&str>) -> (Parsed, Vec<Finding>) {
    let mut findings = Vec::new();
    let parts: Vec<&str> = relative.split('/').collect();
    let mut text = text;
    if let Some(copy) = parts.last().and_then(|file| misplaced::copy_of(file)) {
        return (Parsed::Ignored, vec![misplaced::copied(&copy)]);
    }
    if let [_, file] = parts[..]
        && is_yaml(file)
        && text.is_some_and(|text| text.lines().any(|line| line.starts_with("occasions:")))
    {
        // Its fields would all be wrong here: one finding says enough.
        findings.push(misplaced::offer_elsewhere());
        text = None;
    }
    let parsed = known(&parts, text, &mut findings).unwrap_or_else(|| {
        if findings.is_empty() {
            findings.push(misplaced::in_data(&parts));
        }
        Parsed::Ignored
    });
    (parsed, findings)
}

/// A file that has its place; `None` when no kind of file lies there.
fn known(parts: &[&str], text: Option<&str>, findings: &mut Vec<Finding>) -> Option<Parsed> {
    Some(match *parts {
        ["portal.yaml"] => Parsed::Portal(typed(text, findings)),
        ["districts.yaml"] => Parsed::Districts(typed(text, findings)),
        ["topics.yaml"] => Parsed::Topics(typed(text, findings)),
        ["holidays.yaml"] => Parsed::Holidays(typed(text, findings)),
        ["providers.yaml"] => Parsed::Providers(typed(text, findings)),
        [SEASONS, season, "season.yaml"] => {
            Parsed::Season(season.to_owned(), typed(text, findings))
        }
        [SEASONS, season, "offers", file] if is_yaml(file) => {
            Parsed::Offer(season.to_owned(), typed(text, findings))
        }
        [folder, file] if is_yaml(file) => Parsed::Thing(Thing::read(folder, text, findings)?),
        ["schema", ..] | ["LIESMICH.md"] | [.., "Thumbs.db" | "desktop.ini"] => Parsed::Ignored,
        _ => return None,
    })
}

fn is_yaml(file: &str) -> bool {
    file.ends_with(".yaml")
}
