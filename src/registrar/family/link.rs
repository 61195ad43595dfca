//! The family link: it opens everything of one address.

use super::view::view;
use crate::registrar::domain::FamilyId;
use crate::registrar::domain::signed_links::{Opened, Purpose};
use crate::registrar::mail::letters::FAMILY_LINK;
use crate::registrar::texts::text;
use crate::registrar::web::answers::{Stop, forged, gone, too_old, unavailable};
use crate::registrar::web::context::Context;
use crate::routes;
use axum::response::{IntoResponse, Redirect, Response};

/// The family of a link.
///
/// # Errors
/// When the link is not accepted, or too old for what is still there.
pub async fn family_of(context: &Context, link: &str) -> Result<FamilyId, Stop> {
    let opened = context.links.open(Purpose::Family, link);
    let id = |opened: &Opened| FamilyId::parse(&opened.id);
    let Some((family, opened)) = opened.and_then(|opened| Some((id(&opened)?, opened))) else {
        return Err(forged(context));
    };
    if !opened.is_old(context.now()) {
        return Ok(family);
    }
    let known = view(&context.store, family)
        .await
        .map_err(unavailable(context))?;
    Err(match known {
        Some(_) => too_old(context, &text!("expired_family")),
        None => gone(context),
    })
}

/// Address and label of the page with everything of a family.
pub fn family_link(context: &Context, family: &FamilyId) -> (String, String) {
    let link = context.links.sign(
        Purpose::Family,
        family.as_str(),
        context.now() + FAMILY_LINK,
    );
    (
        routes::signed(routes::FAMILY, &link),
        context.say(&text!("to_registrations")),
    )
}

/// What was done before the page is shown again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    /// A place or a position was given back.
    Cancelled,
    /// An offered place was taken.
    Accepted,
    /// An offered place was left to others.
    Declined,
    /// Nothing changed.
    AsBefore,
    /// Name or phone number were stored.
    Contact,
    /// The same, and a new address was asked.
    Address,
    /// Notes on health were stored.
    Notes,
}

impl Done {
    const ALL: [Done; 7] = [
        Done::Cancelled,
        Done::Accepted,
        Done::Declined,
        Done::AsBefore,
        Done::Contact,
        Done::Address,
        Done::Notes,
    ];

    /// The word for it in an address.
    fn word(self) -> &'static str {
        match self {
            Done::Cancelled => "absagen",
            Done::Accepted => "annehmen",
            Done::Declined => "ablehnen",
            Done::AsBefore => "wie-vorher",
            Done::Contact => "kontakt",
            Done::Address => "adresse",
            Done::Notes => "fragen",
        }
    }

    /// What a word says.
    pub fn parse(word: &str) -> Option<Done> {
        Done::ALL.into_iter().find(|done| done.word() == word)
    }
}

/// Back to the page, with a word about what was done.
pub fn back(link: &str, done: Done) -> Response {
    let page = routes::signed(routes::FAMILY, link);
    Redirect::to(&format!("{page}&ok={}", done.word())).into_response()
}
