//! Free places for the static pages: `{"2027-ostern/floss-1": 4}`; a negative number is the length
//! of the waiting list, `{"reserved": 2}` says that only places for entitled children are left. A form
//! that is not confirmed counts whoever its child is, so that the numbers tell nothing of a child.

use crate::registrar::domain::tally::{Capacity, Tally};
use crate::registrar::domain::{Instant, OccasionKey};
use crate::registrar::programme::Programme;
use crate::registrar::store::records::tallies::shown;
use crate::registrar::web::context::Context;
use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use chrono::TimeDelta;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

/// The list is made anew after this time, however many ask for it.
const FRESH: TimeDelta = TimeDelta::seconds(1);

/// The list that was made last, and when.
#[derive(Debug, Default)]
struct Kept(Mutex<Option<(Instant, String)>>);

impl Kept {
    fn fresh(&self, now: Instant) -> Option<String> {
        let kept = self.0.lock().ok()?;
        kept.as_ref()
            .filter(|(made_at, _)| now - *made_at < FRESH)
            .map(|(_, text)| text.clone())
    }

    fn keep(&self, text: &str, now: Instant) {
        if let Ok(mut kept) = self.0.lock() {
            *kept = Some((now, text.to_owned()));
        }
    }
}

/// Its address.
pub fn routes() -> Router<Arc<Context>> {
    let kept = Arc::new(Kept::default());
    let show = move |State(context): State<Arc<Context>>| {
        let kept = Arc::clone(&kept);
        async move { show(&context, &kept).await }
    };
    Router::new().route(crate::routes::FREE_PLACES, get(show))
}

/// The places as JSON; a browser or a proxy may keep it for half a minute.
async fn show(context: &Context, kept: &Kept) -> Response {
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
    let now = context.now();
    if let Some(text) = kept.fresh(now) {
        return answer(text);
    }
    match context.store.read(move |db| shown(db, now)).await {
        Ok(standings) => {
            let text = serde_json::to_string(&free(&context.programme(), &standings, now))
                .unwrap_or_default();
            kept.keep(&text, context.now());
            answer(text)
        }
        Err(error) => {
            context.log(&format!("store: {error}"));
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

/// What is left of an occasion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
enum Left {
    /// Places for every child, or the length of the waiting list.
    Places(i64),
    /// Places for entitled children alone: others wait, these get one at once.
    Reserved {
        /// How many.
        reserved: u32,
    },
}

impl Left {
    /// `is_full`: all places are given, and nobody waits for one.
    fn of(capacity: Capacity, is_full: bool, tally: Tally) -> Left {
        if !is_full && tally.free(capacity, false) == 0 && tally.admits(capacity, true) {
            return Left::Reserved {
                reserved: tally.free(capacity, true),
            };
        }
        Left::Places(if tally.waiting() > 0 {
            -i64::from(tally.waiting())
        } else if is_full {
            0
        } else {
            i64::from(tally.free(capacity, false))
        })
    }
}

/// Free places of every occasion that takes registrations and has not begun.
fn free(
    programme: &Programme,
    standings: &BTreeMap<OccasionKey, Tally>,
    now: Instant,
) -> BTreeMap<String, Left> {
    let ahead = programme.all().filter(|terms| {
        terms.is_direct() && terms.is_ahead(now) && terms.capacity.places.is_some()
    });
    ahead
        .map(|terms| {
            let tally = standings.get(&terms.key).copied().unwrap_or_default();
            (
                format!("{}/{}", terms.key.season, terms.key.occasion),
                Left::of(terms.capacity, terms.is_full(), tally),
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Capacity, Left, Tally};

    fn left(places: u32, reserved: u32, tally: Tally) -> String {
        let places = Some(places);
        let left = Left::of(Capacity { places, reserved }, false, tally);
        serde_json::to_string(&left).unwrap()
    }

    #[test]
    fn places_that_only_entitled_children_get_are_told_apart() {
        let taken = |general, entitled| Tally {
            general,
            entitled,
            ..Tally::default()
        };
        assert_eq!(left(2, 1, taken(0, 0)), "1");
        assert_eq!(left(2, 1, taken(1, 0)), r#"{"reserved":1}"#);
        assert_eq!(left(2, 1, taken(1, 1)), "0");
        assert_eq!(left(12, 3, taken(9, 1)), r#"{"reserved":2}"#);
        let one_waits = Tally {
            waiting_general: 1,
            ..taken(1, 0)
        };
        assert_eq!(left(2, 1, one_waits), r#"{"reserved":1}"#);
        let entitled_waits = Tally {
            waiting_entitled: 1,
            ..taken(1, 0)
        };
        assert_eq!(left(2, 1, entitled_waits), "-1");
        let full = Left::of(
            Capacity {
                places: Some(2),
                reserved: 1,
            },
            true,
            taken(1, 0),
        );
        assert_eq!(full, Left::Places(0));
    }
}
