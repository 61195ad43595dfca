//! Answers requests from memory.

use super::live::{Live, State};
use super::notes::{NOTES_CSS, Notes};
use super::overlay::{CLIENT_CSS, CLIENT_JS};
use crate::pages::headers::{SECURITY, mime};
use crate::routes::{self, OVERLAY_SCRIPT};
use axum::Router;
use axum::body::Body;
use axum::extract;
use axum::http::uri::Authority;
use axum::http::{StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use futures_util::stream::{self, Stream};
use serde_json::json;
use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::Arc;

/// The site, the client of the overlay and its events; `mounted` answers its own paths before the
/// site does.
pub fn router(live: Arc<Live>, mounted: Router) -> Router {
    Router::new()
        .route(
            OVERLAY_SCRIPT,
            get(|| async { file(StatusCode::OK, "client.js", CLIENT_JS) }),
        )
        .route(
            routes::OVERLAY_STYLE,
            get(|| async { file(StatusCode::OK, "client.css", CLIENT_CSS) }),
        )
        .route(
            routes::NOTES_STYLE,
            get(|| async { file(StatusCode::OK, "notes.css", NOTES_CSS) }),
        )
        .route(routes::OVERLAY_EVENTS, get(events))
        .route(routes::START, get(page))
        .route(routes::ALL, get(page))
        .with_state(live)
        .merge(mounted)
}

/// Answers only requests that name this machine. Otherwise any page on the web could point its own
/// name at this machine and read along.
pub(super) fn only_here(router: Router, listening: IpAddr) -> Router {
    router.layer(axum::middleware::from_fn(move |request: extract::Request, next: Next| async move {
        let named = request
            .headers()
            .get(header::HOST)
            .and_then(|host| host.to_str().ok())
            .or_else(|| request.uri().authority().map(Authority::as_str));
        if named.is_some_and(|named| is_here(named, listening)) {
            return next.run(request).await;
        }
        let text = "Diese Adresse gehört nicht zu diesem Server. Rufen Sie ihn so auf, wie er es beim Start gesagt hat.\n\
                    This address does not belong to this server. Use the one that it named when it started.\n";
        file(StatusCode::MISDIRECTED_REQUEST, "host.txt", text)
    }))
}

/// Whether a host, with or without port, is this machine. Whoever listens on all network cards is
/// also reached by number: those cannot be pointed anywhere else.
fn is_here(host: &str, listening: IpAddr) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|digit| digit.is_ascii_digit()) => name,
        _ => host,
    };
    let number = name
        .strip_prefix('[')
        .and_then(|name| name.strip_suffix(']'))
        .unwrap_or(name)
        .parse::<IpAddr>();
    match number {
        Ok(number) => {
            number == listening
                || number == Ipv4Addr::LOCALHOST
                || number == Ipv6Addr::LOCALHOST
                || listening.is_unspecified()
        }
        Err(_) => name.eq_ignore_ascii_case("localhost"),
    }
}

/// One page or file.
async fn page(
    extract::State(live): extract::State<Arc<Live>>,
    path: Option<extract::Path<String>>,
    uri: Uri,
) -> Response {
    let path = path.map(|extract::Path(path)| path).unwrap_or_default();
    answer(
        &live.now(),
        &(routes::START.to_owned() + &path),
        uri.query(),
    )
}

fn answer(state: &State, path: &str, query: Option<&str>) -> Response {
    let Some(site) = state.site.as_deref().map(|made| &made.output) else {
        let page = state
            .overlay
            .as_deref()
            .map(super::overlay::Overlay::page)
            .unwrap_or_default();
        return file(
            StatusCode::SERVICE_UNAVAILABLE,
            "index.html",
            with_client(page.as_bytes(), state.number, &Notes::default()),
        );
    };
    let found = |status: StatusCode, (name, bytes): (&str, &[u8])| {
        if name.ends_with(".html") {
            file(status, name, with_client(bytes, state.number, &state.notes))
        } else {
            file(status, name, bytes.to_vec())
        }
    };
    if let Some(known) = site.answer(path) {
        return found(StatusCode::OK, known);
    }
    if site.answer(&format!("{path}/")).is_some() {
        let query = query.map(|query| format!("?{query}")).unwrap_or_default();
        return (
            StatusCode::TEMPORARY_REDIRECT,
            [(header::LOCATION, format!("{path}/{query}"))],
        )
            .into_response();
    }
    match site.answer(routes::NOT_FOUND) {
        Some(known) => found(StatusCode::NOT_FOUND, known),
        None => file(StatusCode::NOT_FOUND, "404.txt", "404"),
    }
}

/// Puts the client of the overlay into the head of a page, and the notes at the end of its body.
fn with_client(page: &[u8], number: u64, notes: &Notes) -> Vec<u8> {
    let script =
        format!("<script src=\"{OVERLAY_SCRIPT}\" data-site=\"{number}\" defer></script>\n");
    let place = |end: &[u8]| {
        page.windows(end.len())
            .position(|part| part.eq_ignore_ascii_case(end))
            .unwrap_or(page.len())
    };
    let head = place(b"</head>");
    let body = place(b"</body>").max(head);
    [
        &page[..head],
        script.as_bytes(),
        &page[head..body],
        notes.html().as_bytes(),
        &page[body..],
    ]
    .concat()
}

/// The headers are those of the published site, but nothing is kept and nobody is sent to https.
fn file(status: StatusCode, name: &str, bytes: impl Into<Body>) -> Response {
    let mut answer = Response::builder()
        .status(status)
        .header(header::CONTENT_TYPE, mime(name))
        .header(header::CACHE_CONTROL, "no-store");
    for (header, value) in SECURITY
        .iter()
        .filter(|(header, _)| *header != "Strict-Transport-Security")
    {
        answer = answer.header(*header, *value);
    }
    answer
        .body(bytes.into())
        .unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

/// Tells the browser the state now and after every change.
async fn events(extract::State(live): extract::State<Arc<Live>>) -> impl IntoResponse {
    let mut follower = live.subscribe();
    // The state at the time of the request is the first event.
    follower.mark_changed();
    Sse::new(follow(follower)).keep_alive(KeepAlive::default())
}

fn follow(
    follower: tokio::sync::watch::Receiver<State>,
) -> impl Stream<Item = Result<Event, Infallible>> {
    stream::unfold(follower, |mut follower| async move {
        follower.changed().await.ok()?;
        let state = follower.borrow_and_update().clone();
        if state.closing {
            return None;
        }
        let data = json!({ "site": state.number, "overlay": state.overlay.as_deref() });
        Some((
            Ok(Event::default().event("state").data(data.to_string())),
            follower,
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_machine_are_answered() {
        let here = |host: &str, listening: &str| is_here(host, listening.parse().unwrap());
        for host in [
            "localhost",
            "LOCALHOST:8080",
            "127.0.0.1:1",
            "[::1]:8080",
            "[::1]",
        ] {
            assert!(here(host, "127.0.0.1"), "{host}");
        }
        for host in [
            "evil.example",
            "evil.example:8080",
            "127.0.0.1.evil.example",
            "localhost.evil.example",
            "192.168.1.5:8080",
            "",
        ] {
            assert!(!here(host, "127.0.0.1"), "{host}");
        }
        assert!(
            here("192.168.1.5:8080", "192.168.1.5")
                && here("192.168.1.5", "0.0.0.0")
                && !here("evil.example", "0.0.0.0")
        );
    }

    #[test]
    fn the_client_stands_at_the_end_of_the_head() {
        let page = String::from_utf8(with_client(
            b"<head><title>x</title></head><body>",
            3,
            &Notes::default(),
        ))
        .unwrap();
        assert_eq!(
            page,
            "<head><title>x</title><script src=\"/__portal/client.js\" data-site=\"3\" defer></script>\n</head><body>"
        );
    }
}
