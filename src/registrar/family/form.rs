//! What a family typed: form data in, an [`Application`] or all errors at once out.

pub mod birth;
pub mod child;
pub mod guardian;
mod names;
pub mod page;
pub mod questions;

use crate::catalogue::{Offer, Season};
use crate::registrar::domain::{Child, Guardian, Instant, OccasionKey};
use crate::registrar::programme::{Closed, Programme, Terms};
use crate::registrar::texts::text;
use crate::registrar::web::field_errors::FieldError;
use crate::registrar::web::fields::Fields;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The version of the field names.
pub const VERSION: &str = "1";

/// Name of the field that people leave empty and machines fill.
pub const TRAP: &str = "website";

/// Most children in one form.
pub const MOST_CHILDREN: usize = 6;

/// What a family wants: one guardian, one occasion, some children.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Application {
    /// What for.
    pub key: OccasionKey,
    /// Who answers for the children.
    pub guardian: Guardian,
    /// The children.
    pub children: Vec<Child>,
}

impl Application {
    /// A hash of everything typed.
    pub fn content(&self) -> String {
        let mut text = Vec::with_capacity(1024);
        // Texts, numbers and days can always be written to memory.
        let _ = serde_json::to_writer(&mut text, self);
        let digit = |number: u8| char::from(b"0123456789abcdef"[usize::from(number % 16)]);
        Sha256::digest(&text)
            .iter()
            .flat_map(|byte| [digit(byte >> 4), digit(*byte)])
            .collect()
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
    let terms = occasion(fields, programme, season, offer, now)?;
    if terms.is_none() {
        errors.push(FieldError::new("occasion", text!("error_occasion")));
    }
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

/// The occasion of a form: the one it names, or the only one that is open.
fn occasion<'a>(
    fields: &Fields,
    programme: &'a Programme,
    season: &Season,
    offer: &Offer,
    now: Instant,
) -> Result<Option<&'a Terms>, Problem> {
    let of = |id: &str| {
        programme
            .at(&season.id, id)
            .filter(|terms| terms.key.offer == offer.id)
    };
    let all: Vec<&Terms> = offer
        .occasions
        .iter()
        .filter_map(|occasion| of(&occasion.id))
        .collect();
    let open: Vec<&Terms> = all
        .iter()
        .copied()
        .filter(|terms| terms.open(now).is_ok())
        .collect();
    if open.is_empty() {
        let reason = all.iter().find_map(|terms| terms.open(now).err());
        return Err(Problem::Closed(reason.unwrap_or(Closed::NotHere)));
    }
    if let Some(named) = of(fields.get("occasion")) {
        return named
            .open(now)
            .map(|()| Some(named))
            .map_err(Problem::Closed);
    }
    Ok(if let [only] = open[..] {
        Some(only)
    } else {
        None
    })
}
