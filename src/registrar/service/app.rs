//! The whole way in: the routes of all areas, and what every request passes.

use super::Service;
use super::guard::guard;
use super::limit::Limiter;
use crate::registrar::family;
use crate::registrar::texts::text;
use crate::registrar::web::answers::message;
use crate::registrar::web::context::Context;
use axum::Router;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::StatusCode;
use axum::middleware::from_fn_with_state;
use axum::response::Response;
use std::sync::Arc;

/// Most bytes of a form.
const MOST_BYTES: usize = 64 * 1024;

/// All routes below `/anmeldung/`, to be mounted anywhere.
pub fn router(service: &Service) -> Router {
    guarded(family::routes(), service)
}

/// The same as a server of its own: with a page for everything else.
pub fn app(service: &Service) -> Router {
    guarded(family::routes().fallback(nowhere), service)
}

/// What every request passes. Routes that are added behind it would miss the headers.
fn guarded(routes: Router<Arc<Context>>, service: &Service) -> Router {
    let (limiter, context) = (
        Limiter::new(service.posts_per_minute),
        Arc::clone(&service.context),
    );
    routes
        .layer(DefaultBodyLimit::max(MOST_BYTES))
        .layer(from_fn_with_state((limiter, Arc::clone(&context)), guard))
        .with_state(context)
}

async fn nowhere(State(context): State<Arc<Context>>) -> Response {
    message(
        &context,
        StatusCode::NOT_FOUND,
        &text!("nowhere_title"),
        Some(&text!("nowhere_lead")),
    )
}
