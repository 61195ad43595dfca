//! The family link: it opens everything of one address.

use crate::registrar::domain::FamilyId;
use crate::registrar::domain::signed_links::{BadLink, Purpose};
use crate::registrar::mail::letters::FAMILY_LINK;
use crate::registrar::texts::text;
use crate::registrar::web::answers::{Stop, bad_link};
use crate::registrar::web::context::Context;
use crate::routes;
use axum::response::{IntoResponse, Redirect, Response};

/// The family of a link.
///
/// # Errors
/// When the link is not accepted.
pub fn family_of(context: &Context, link: &str) -> Result<FamilyId, Stop> {
    let id = context.links.read(Purpose::Family, link, context.now());
    id.and_then(|id| FamilyId::parse(&id).ok_or(BadLink::Forged))
        .map_err(bad_link(context))
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
