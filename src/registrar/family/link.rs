//! The family link: it opens everything of one address.

use super::view::view;
use crate::registrar::domain::signed_links::{Opened, Purpose};
use crate::registrar::domain::{Acting, FamilyId, Whose};
use crate::registrar::mail::letters::FAMILY_LINK;
use crate::registrar::store::records::seconds;
use crate::registrar::store::sql::Sql;
use crate::registrar::texts::text;
use crate::registrar::web::answers::{Stop, forged, gone, message, too_old, unavailable};
use crate::registrar::web::context::Context;
use crate::routes;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

/// The family of a link, whichever guardian it is of.
///
/// # Errors
/// When the link is not accepted, or too old for what is still there.
pub async fn family_of(context: &Context, link: &str) -> Result<FamilyId, Stop> {
    Ok(acting(context, link).await?.family)
}

/// Who acts with a family link.
///
/// # Errors
/// When the link is not accepted, or too old for what is still there.
pub async fn acting(context: &Context, link: &str) -> Result<Acting, Stop> {
    let opened = context.links.open(Purpose::Family, link);
    let whose = |opened: &Opened| Whose::parse(&opened.id);
    let Some((whose, opened)) = opened.and_then(|opened| Some((whose(&opened)?, opened))) else {
        return Err(forged(context));
    };
    let acting = acting_as(context, whose).await?;
    if !opened.is_old(context.now()) {
        return Ok(acting);
    }
    let known = view(&context.store, acting.family)
        .await
        .map_err(unavailable(context))?;
    Err(match known {
        Some(_) => too_old(context, &text!("expired_family")),
        None => gone(context),
    })
}

/// Who acts with a link that is theirs. A second guardian has to be one still.
///
/// # Errors
/// When it is no longer so.
pub async fn acting_as(context: &Context, whose: Whose) -> Result<Acting, Stop> {
    let acting = still_acting(context, whose).await?;
    acting.ok_or_else(|| {
        let (title, lead) = (text!("second_over_title"), text!("second_over_lead"));
        message(context, StatusCode::GONE, &title, Some(&lead)).into()
    })
}

/// The same; `None` when a second guardian is none any more.
///
/// # Errors
/// When the store cannot be used.
pub async fn still_acting(context: &Context, whose: Whose) -> Result<Option<Acting>, Stop> {
    let id = match whose {
        Whose::First(family) => return Ok(Some(Acting::from(family))),
        Whose::Second(id) => id,
    };
    let find = move |db: &dyn Sql| seconds::joined_by_id(db, &id);
    let joined = context.store.read(find);
    let joined = joined.await.map_err(unavailable(context))?;
    Ok(joined.map(|joined| Acting {
        family: joined.family,
        second: Some(joined.id),
    }))
}

/// Address and label of the page with everything of a family, for whoever acts.
pub fn link_of(context: &Context, acting: &Acting) -> (String, String) {
    let until = context.now() + FAMILY_LINK;
    let link = context
        .links
        .sign(Purpose::Family, acting.in_links(), until);
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
    /// A second guardian was asked.
    Asked,
    /// Nobody else is asked any more.
    TakenBack,
    /// The second guardian gets no more letters.
    Left,
}

impl Done {
    const ALL: [Done; 10] = [
        Done::Cancelled,
        Done::Accepted,
        Done::Declined,
        Done::AsBefore,
        Done::Contact,
        Done::Address,
        Done::Notes,
        Done::Asked,
        Done::TakenBack,
        Done::Left,
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
            Done::Asked => "gefragt",
            Done::TakenBack => "zurueckgenommen",
            Done::Left => "beendet",
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
