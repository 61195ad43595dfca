//! A page of yesterday: the form of one offer, which stood at this address before the list. What was
//! typed there goes into a list, with its occasion, and the family goes on from where it was.

use super::read::field_of;
use super::state::State;
use super::step::Step;
use super::{closed, door, go, pages::show};
use crate::catalogue::Occasion;
use crate::registrar::domain::signed_links::{Links, Purpose};
use crate::registrar::domain::{Instant, MOST_CHILDREN, RequestId};
use crate::registrar::family::form::{TRAP, why};
use crate::registrar::programme::Programme;
use crate::registrar::texts::text;
use crate::registrar::web::answers::{Page, message};
use crate::registrar::web::context::Context;
use crate::registrar::web::fields::Fields;
use crate::registrar::web::requests::Posted;
use crate::routes;
use axum::extract::{RawQuery, State as Shared};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use std::sync::Arc;

/// A link of yesterday: the list begins with its offer chosen.
pub async fn begin(Shared(context): Shared<Arc<Context>>, RawQuery(query): RawQuery) -> Page {
    let fields = Fields::decode(query.unwrap_or_default().as_bytes());
    let meant = meant(&fields, &context.programme(), context.now());
    door(&context, &fields.with("occasion", &meant)).await
}

/// A form of yesterday, empty, filled in, or as its page to check sends it.
pub async fn post(Shared(context): Shared<Arc<Context>>, Posted(fields): Posted) -> Page {
    if !fields.get(TRAP).is_empty() {
        context.log("form: trap");
        return Ok(Redirect::to(routes::ON_ITS_WAY).into_response());
    }
    let (programme, now) = (context.programme(), context.now());
    let season = fields.get("season");
    if programme.season(season).is_none() {
        let (title, lead) = (text!("unknown_title"), text!("unknown_lead"));
        let status = StatusCode::NOT_FOUND;
        return Ok(message(&context, status, &title, Some(&lead)));
    }
    if let Some(reason) = closed(&context, season) {
        let (title, lead) = (text!("closed_title"), why(reason));
        let status = StatusCode::CONFLICT;
        return Ok(message(&context, status, &title, Some(&lead)));
    }
    let page = checked(&context.links, fields.get("siegel"), now);
    let page = page.unwrap_or_else(|| RequestId::new(now, context.chance()));
    let mut state = taken_over(&fields, &programme, page, now);
    if !fields.get("more").is_empty() {
        let children = (state.children() + 1).min(MOST_CHILDREN);
        state.set("children", &children.to_string());
        return show(&context, state, Step::Who).await;
    }
    if fields.get("schritt") == "aendern" {
        return show(&context, state, Step::Who).await;
    }
    go(&context, state, Step::Who, Step::Check).await
}

/// The page to check of yesterday. A list that comes from it has its id: where the form was sent
/// already, the list is a later version of it, never a second one.
fn checked(links: &Links, seal: &str, now: Instant) -> Option<RequestId> {
    let opened = links.open(Purpose::Check, seal)?;
    // Behind the id stands what the page has shown; the list shows it anew.
    let page = opened.id.split('_').next()?;
    RequestId::parse(page).filter(|_| now < opened.until)
}

/// Everything that a form says, in the fields of a list.
pub fn taken_over(fields: &Fields, programme: &Programme, page: RequestId, now: Instant) -> State {
    let season = fields.get("season");
    let meant = meant(fields, programme, now);
    let mut state = State::new(season, &meant, page, now);
    state.take(Step::Who, fields);
    let asking = programme.offer(season, fields.get("offer"));
    for child in 1..=state.children() {
        if !meant.is_empty() {
            state.want(child, std::slice::from_ref(&meant));
        }
        let asked = asking.into_iter().flat_map(|offer| {
            let questions = offer.questions.iter();
            let asked = questions.filter(|question| !question.kind.is_asked_later());
            asked.map(|question| (offer.id.as_str(), question))
        });
        for (offer, question) in asked {
            let answer = fields.of_child(child, &format!("q_{}", question.id));
            state.set(&field_of(child, offer, question), answer);
        }
    }
    state.set("custody", fields.get("custody"));
    state
}

/// The occasion that a form means, by id: the one it names, whatever has become of it, or the only one
/// of its offer that takes registrations. Of several none is taken for granted.
fn meant(fields: &Fields, programme: &Programme, now: Instant) -> String {
    let (season, named, of) = (
        fields.get("season"),
        fields.get("occasion"),
        fields.get("offer"),
    );
    let offer = programme.offer(season, of);
    let Some(offer) = offer.filter(|_| named.is_empty()) else {
        // An offer that is gone is named as one.
        return if named.is_empty() { of } else { named }.to_owned();
    };
    let is_open = |occasion: &&Occasion| {
        let terms = programme.at(season, &occasion.id);
        terms.is_some_and(|terms| terms.open(now).is_ok())
    };
    let open: Vec<&Occasion> = offer.occasions.iter().filter(is_open).collect();
    let only = match &open[..] {
        [] => offer.occasions.first(),
        [only] => Some(*only),
        _ => None,
    };
    only.map_or_else(String::new, |occasion| occasion.id.clone())
}
