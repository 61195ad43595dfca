//! Answers requests from memory.

use super::live::{Live, State};
use super::overlay::{CLIENT_CSS, CLIENT_JS};
use axum::Router;
use axum::extract;
use axum::http::{StatusCode, Uri, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use futures_util::stream::{self, Stream};
use serde_json::json;
use std::convert::Infallible;
use std::sync::Arc;

/// What browsers may do on our pages, as on the published site: everything comes from here.
const POLICY: &str = "default-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'";

/// The site, the client of the overlay and its events; `mounted` answers its own paths before the site does.
pub fn router(live: Arc<Live>, mounted: Router) -> Router {
    Router::new()
        .route("/__portal/client.js", get(|| async { file(StatusCode::OK, "client.js", CLIENT_JS) }))
        .route("/__portal/client.css", get(|| async { file(StatusCode::OK, "client.css", CLIENT_CSS) }))
        .route("/__portal/events", get(events))
        .route("/", get(page))
        .route("/{*path}", get(page))
        .with_state(live)
        .merge(mounted)
}

/// One page or file.
async fn page(extract::State(live): extract::State<Arc<Live>>, path: Option<extract::Path<String>>, uri: Uri) -> Response {
    let path = path.map(|extract::Path(path)| path).unwrap_or_default();
    answer(&live.now(), &format!("/{path}"), uri.query())
}

fn answer(state: &State, path: &str, query: Option<&str>) -> Response {
    let Some(site) = state.site.as_deref().map(|made| &made.output) else {
        let page = state.overlay.as_deref().map(super::overlay::Overlay::page).unwrap_or_default();
        return file(StatusCode::SERVICE_UNAVAILABLE, "index.html", with_client(page.as_bytes(), state.number));
    };
    let found = |status: StatusCode, (name, bytes): (&str, &[u8])| {
        if name.ends_with(".html") { file(status, name, with_client(bytes, state.number)) } else { file(status, name, bytes.to_vec()) }
    };
    if let Some(known) = site.answer(path) {
        return found(StatusCode::OK, known);
    }
    if site.answer(&format!("{path}/")).is_some() {
        let query = query.map(|query| format!("?{query}")).unwrap_or_default();
        return (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, format!("{path}/{query}"))]).into_response();
    }
    match site.answer("/404.html") {
        Some(known) => found(StatusCode::NOT_FOUND, known),
        None => file(StatusCode::NOT_FOUND, "404.txt", "404"),
    }
}

/// Puts the client of the overlay into a page.
fn with_client(page: &[u8], number: u64) -> Vec<u8> {
    const END: &[u8] = b"</head>";
    let script = format!("<script src=\"/__portal/client.js\" data-site=\"{number}\" defer></script>\n");
    let place = page.windows(END.len()).position(|part| part.eq_ignore_ascii_case(END)).unwrap_or(page.len());
    [&page[..place], script.as_bytes(), &page[place..]].concat()
}

fn file(status: StatusCode, name: &str, bytes: impl Into<axum::body::Body>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, mime(name)),
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CONTENT_SECURITY_POLICY, POLICY),
    ];
    (status, headers, bytes.into()).into_response()
}

fn mime(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "atom" => "application/atom+xml",
        "xml" => "application/xml",
        "ics" => "text/calendar; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "txt" | "md" => "text/plain; charset=utf-8",
        "webmanifest" => "application/manifest+json",
        "woff2" => "font/woff2",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "pdf" => "application/pdf",
        _ => "application/octet-stream",
    }
}

/// Tells the browser the state now and after every change.
async fn events(extract::State(live): extract::State<Arc<Live>>) -> impl IntoResponse {
    let mut follower = live.subscribe();
    // The state at the time of the request is the first event.
    follower.mark_changed();
    Sse::new(follow(follower)).keep_alive(KeepAlive::default())
}

fn follow(follower: tokio::sync::watch::Receiver<State>) -> impl Stream<Item = Result<Event, Infallible>> {
    stream::unfold(follower, |mut follower| async move {
        follower.changed().await.ok()?;
        let state = follower.borrow_and_update().clone();
        if state.closing {
            return None;
        }
        let data = json!({ "site": state.number, "overlay": state.overlay.as_deref() });
        Some((Ok(Event::default().event("state").data(data.to_string())), follower))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_client_stands_at_the_end_of_the_head() {
        let page = String::from_utf8(with_client(b"<head><title>x</title></head><body>", 3)).unwrap();
        assert_eq!(page, "<head><title>x</title><script src=\"/__portal/client.js\" data-site=\"3\" defer></script>\n</head><body>");
    }
}
