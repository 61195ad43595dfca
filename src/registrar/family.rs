//! What families do: they register, confirm, answer offers, look after what they have registered, and
//! erase it; and what time brings for them.

pub mod address;
pub mod answer;
pub mod calendar;
pub mod changes;
pub mod confirm;
pub mod contact;
pub mod erase;
pub mod form;
mod free_places;
pub mod health;
pub mod identity;
mod link;
pub mod list;
mod offer;
mod overview;
pub mod queue;
pub mod register;
pub mod retention;
mod rules;
pub mod second;
pub mod tick;
pub mod view;

use crate::registrar::web::context::Context;
use crate::routes;
use axum::Router;
use axum::middleware::map_response;
use axum::routing::get;
use std::sync::Arc;

/// All addresses of families.
pub fn routes() -> Router<Arc<Context>> {
    Router::new()
        .route(
            routes::REGISTRATION,
            get(list::old_page::begin).post(list::old_page::post),
        )
        .route(
            routes::FAMILY_LIST,
            get(list::begin)
                .post(list::post)
                .layer(map_response(list::gone_back_to)),
        )
        .route(routes::ON_ITS_WAY, get(register::on_its_way))
        .route(routes::CONFIRMATION, get(confirm::show).post(confirm::post))
        .route(routes::OFFERED_PLACE, get(offer::show).post(offer::post))
        .route(routes::FAMILY, get(overview::show).post(overview::post))
        .route(routes::FAMILY_ENTRY, get(overview::entry::show))
        .route(routes::NEW_ADDRESS, get(address::show).post(address::post))
        .route(
            routes::SECOND,
            get(second::page::show).post(second::page::post),
        )
        .route(
            routes::SECOND_ASKED,
            get(second::asked::show).post(second::asked::post),
        )
        .route(routes::HEALTH_NOTES, get(health::show).post(health::post))
        .route(routes::FAMILY_CALENDAR, get(calendar::show))
        .route(routes::ONE_DATE, get(calendar::show_one))
        .merge(free_places::routes())
}
