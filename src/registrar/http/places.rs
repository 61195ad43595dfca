//! Free places for the static pages: `{"2027-ostern/floss-1": 4}`; a negative number is the length
//! of the waiting list.

use super::super::decide::places::Tally;
use super::super::domain::{Instant, OccasionKey};
use super::super::programme::{Programme, Terms};
use super::super::service::Service;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The places as JSON; a browser or a proxy may keep it for half a minute.
pub async fn places(State(service): State<Arc<Service>>) -> Response {
    let answer = |text: String| {
        (
            [
                (header::CONTENT_TYPE, "application/json"),
                (header::CACHE_CONTROL, "public, max-age=30"),
            ],
            text,
        )
            .into_response()
    };
    if let Some(text) = service.known_places() {
        return answer(text);
    }
    let now = service.now();
    match service.store.standings(now).await {
        Ok(standings) => {
            let text = serde_json::to_string(&free(&service.programme(), &standings, now))
                .unwrap_or_default();
            service.keep_places(&text);
            answer(text)
        }
        Err(error) => {
            service.log(&format!("store: {error}"));
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

/// Free places of every occasion that takes registrations and has not begun.
fn free(
    programme: &Programme,
    standings: &BTreeMap<OccasionKey, Tally>,
    now: Instant,
) -> BTreeMap<String, i64> {
    let ahead = programme.all().filter(|terms| {
        terms.is_direct() && terms.is_ahead(now) && terms.capacity.places.is_some()
    });
    let number = |tally: Tally, free: u32| {
        if tally.waiting() > 0 {
            -i64::from(tally.waiting())
        } else {
            i64::from(free)
        }
    };
    let left = |terms: &Terms, tally: Tally| {
        if terms.is_full() {
            0
        } else {
            tally.free(terms.capacity, false)
        }
    };
    ahead
        .map(|terms| {
            let tally = standings.get(&terms.key).copied().unwrap_or_default();
            (
                format!("{}/{}", terms.key.season, terms.key.occasion),
                number(tally, left(terms, tally)),
            )
        })
        .collect()
}
