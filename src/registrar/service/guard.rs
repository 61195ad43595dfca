//! What every request passes and every answer has: a limit, an end in time, security headers.

use super::limit::{Limiter, admits, wait};
use crate::registrar::texts::text;
use crate::registrar::web::answers::message;
use crate::registrar::web::context::Context;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use std::sync::Arc;
use std::time::Duration;

/// A request is answered in this time, or not at all.
const LONGEST: Duration = Duration::from_secs(15);

/// Lets a request pass that is not one too many, ends what takes too long, slow senders included,
/// and puts the headers on.
pub async fn guard(
    State((limiter, context)): State<(Limiter, Arc<Context>)>,
    request: Request,
    next: Next,
) -> Response {
    let mut answer = if !admits(&limiter, &request) {
        wait(&context)
    } else {
        let answer = tokio::time::timeout(LONGEST, next.run(request)).await;
        answer.unwrap_or_else(|_| {
            message(
                &context,
                StatusCode::REQUEST_TIMEOUT,
                &text!("too_slow_title"),
                Some(&text!("too_slow_lead")),
            )
        })
    };
    let headers = answer.headers_mut();
    headers.reserve(8);
    for (name, value) in [
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
        ),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::STRICT_TRANSPORT_SECURITY, "max-age=31536000"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
    answer
}
