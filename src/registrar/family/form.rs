//! What a family typed: form data in, an [`Application`] or all errors at once out.

pub mod birth;
pub mod child;
mod closed;
pub mod guardian;
pub mod names;
pub mod page;
pub mod questions;

pub use closed::why;

use crate::catalogue::{Offer, Season};
use crate::registrar::domain::{
    Child, Guardian, Instant, List, MOST_CHILDREN, OccasionKey, Wanted,
};
use crate::registrar::programme::{Closed, Programme, Terms};
use crate::registrar::texts::{Text, text};
use crate::registrar::web::field_errors::FieldError;
use crate::registrar::web::fields::Fields;
use closed::closed_occasion;

/// The version of the field names.
pub const VERSION: &str = "1";

/// Name of the field that people leave empty and machines fill.
pub const TRAP: &str = "website";

/// Name of the field that says which occasion is meant.
pub const OCCASION: &str = "occasion";

/// What a family wants: one guardian, one occasion, some children.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Application {
    /// What for.
    pub key: OccasionKey,
    /// Who answers for the children.
    pub guardian: Guardian,
    /// The children.
    pub children: Vec<Child>,
}

impl From<Application> for List {
    fn from(application: Application) -> List {
        let Application {
            key,
            guardian,
            children,
        } = application;
        let wanted = |child| Wanted {
            key: key.clone(),
            child,
        };
        List {
            guardian,
            entries: children.into_iter().map(wanted).collect(),
        }
    }
}

/// Why a form is no application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The season or offer is not in the programme, or the form is of another version.
    Unknown,
    /// This offer takes no registrations now.
    Closed(Closed),
    /// Fields to mend, in the order of the form.
    Fields(Vec<FieldError>),
}

/// The offer a form is about, whatever else it says.
pub fn offer<'a>(fields: &Fields, programme: &'a Programme) -> Option<(&'a Season, &'a Offer)> {
    let season = programme.season(fields.get("season"))?;
    Some((
        season,
        programme.offer(fields.get("season"), fields.get("offer"))?,
    ))
}

/// How many children the form shows: at least one.
pub fn children(fields: &Fields) -> usize {
    fields
        .get("children")
        .parse::<usize>()
        .unwrap_or(1)
        .clamp(1, MOST_CHILDREN)
}

/// Reads a form.
///
/// # Errors
/// With everything that is wrong.
pub fn parse(
    fields: &Fields,
    programme: &Programme,
    town: &str,
    now: Instant,
) -> Result<Application, Problem> {
    let Some((season, offer)) = offer(fields, programme) else {
        return Err(Problem::Unknown);
    };
    if !matches!(fields.get("form"), "" | VERSION) {
        return Err(Problem::Unknown);
    }
    let mut errors = Vec::new();
    let meant = occasion(fields, programme, (season, offer), now).map_err(Problem::Closed)?;
    let terms = meant.map_err(|error| errors.push(error)).ok();
    let mut all = Vec::new();
    for number in 1..=children(fields) {
        match child::read(fields, number, (season, offer), terms, town) {
            Ok(Some(child)) if all.iter().any(|other: &Child| other.key() == child.key()) => {
                errors.push(FieldError::new(
                    &format!("child{number}_first_name"),
                    text!("error_child_twice"),
                ));
            }
            Ok(Some(child)) => all.push(child),
            Ok(None) => {}
            Err(wrong) if children(fields) > 1 => {
                errors.extend(wrong.into_iter().map(|wrong| FieldError {
                    child: Some(number),
                    ..wrong
                }));
            }
            Err(wrong) => errors.extend(wrong),
        }
    }
    let guardian = guardian::read(fields).map_err(|wrong| errors.extend(wrong));
    if fields.get("custody").is_empty() {
        errors.push(FieldError::new("custody", text!("error_custody")));
    }
    match (terms, guardian) {
        (Some(terms), Ok(guardian)) if errors.is_empty() => Ok(Application {
            key: terms.key.clone(),
            guardian,
            children: all,
        }),
        _ => Err(Problem::Fields(errors)),
    }
}

/// The occasion of a form: the one it names, or the only one that is open. One that is named and
/// cannot be had is an error at its field, never another one.
///
/// # Errors
/// When none of the offer is open, with the reason.
fn occasion<'a>(
    fields: &Fields,
    programme: &'a Programme,
    (season, offer): (&Season, &Offer),
    now: Instant,
) -> Result<Result<&'a Terms, FieldError>, Closed> {
    let of = |id: &str| {
        programme
            .at(&season.id, id)
            .filter(|terms| terms.key.offer == offer.id)
    };
    let occasions = offer.occasions.iter();
    let all: Vec<&Terms> = occasions.filter_map(|occasion| of(&occasion.id)).collect();
    let open = all.iter().filter(|terms| terms.open(now).is_ok());
    let open: Vec<&Terms> = open.copied().collect();
    let name = fields.get(OCCASION);
    let named = of(name);
    if open.is_empty() {
        let mut reasons = named.into_iter().chain(all);
        let reason = reasons.find_map(|terms| terms.open(now).err());
        return Err(reason.unwrap_or(Closed::NotHere));
    }
    let wrong = |text: Text| Ok(Err(FieldError::new(OCCASION, text)));
    match (named.map(|terms| (terms, terms.open(now))), &open[..]) {
        (Some((terms, Ok(()))), _) => Ok(Ok(terms)),
        (Some((_, Err(reason))), _) => wrong(closed_occasion(reason)),
        (None, _) if !name.is_empty() => wrong(text!("error_occasion_gone")),
        (None, [only]) => Ok(Ok(only)),
        (None, _) => wrong(text!("error_occasion")),
    }
}

/// What is wrong with an occasion that the form names, when it cannot be had and others can.
pub fn lost_occasion(
    fields: &Fields,
    programme: &Programme,
    offer: (&Season, &Offer),
    now: Instant,
) -> Option<FieldError> {
    if fields.get(OCCASION).is_empty() {
        return None;
    }
    occasion(fields, programme, offer, now).ok()?.err()
}
