//! What is certain, for the calendar program of a family: one address for everything, and the file
//! of one date. Whoever knows the address reads first names and dates, and opens nothing else.

pub mod dates;
pub mod section;

use super::link::{family_of, still_acting};
use crate::ical;
use crate::registrar::domain::signed_links::Purpose;
use crate::registrar::domain::{Acting, FamilyId, Instant, RegistrationId, Whose};
use crate::registrar::programme::Programme;
use crate::registrar::store::{Store, StoreError};
use crate::registrar::texts::text;
use crate::registrar::web::answers::{Page, Stop, gone, message, unavailable};
use crate::registrar::web::context::Context;
use crate::registrar::web::requests::Asked;
use crate::text::hex;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use chrono::DateTime;
use dates::{Calendar, Dates};
use sha2::{Digest, Sha256};
use std::sync::Arc;

/// The end of the year 9999: an address does not end as long as there is the family, and it is the
/// same on every page.
const NO_END: i64 = 253_402_300_799;

/// Programs may keep the calendar for a quarter of an hour; nobody else may.
const FRESH: &str = "private, max-age=900";

const TYPE: &str = "text/calendar; charset=utf-8";

/// The signed text of the calendar of a family. Each guardian has an address of their own: that of
/// the second one ends with it.
fn signed(context: &Context, acting: &Acting) -> String {
    let no_end = DateTime::from_timestamp(NO_END, 0).unwrap_or(DateTime::UNIX_EPOCH);
    let links = &context.links;
    links.sign(Purpose::Calendar, acting.in_links(), no_end)
}

/// Everything that is certain.
pub async fn show(
    State(context): State<Arc<Context>>,
    Path(file): Path<String>,
    headers: HeaderMap,
) -> Page {
    let opened = context.links.open(Purpose::Calendar, &file);
    let whose = opened.and_then(|opened| Whose::parse(&opened.id));
    let whose = whose.ok_or_else(|| none(&context, StatusCode::NOT_FOUND))?;
    let gone = || none(&context, StatusCode::GONE);
    let acting = still_acting(&context, whose).await?.ok_or_else(gone)?;
    let dates = read(&context, acting.family).await?.ok_or_else(gone)?;
    let programme = context.programme();
    // The day is a fact of the file, not the second: within a day the same dates are the same bytes.
    let today = start_of_day(context.now());
    let calendar = Calendar::new(&programme, &context.calendars.host, today);
    let name = context.say(&text!(
        "own_calendar_name",
        town = programme.catalogue().town.as_str()
    ));
    let bytes = ical::feed(&name, &calendar.all(&dates));
    Ok(unless_known(bytes, &headers))
}

/// The file of one date. It can replace that of a letter, and a later letter can replace it.
pub async fn show_one(State(context): State<Arc<Context>>, asked: Asked) -> Page {
    let family = family_of(&context, &asked.l).await?;
    let id = RegistrationId::parse(&asked.nummer);
    let dates = read(&context, family).await?;
    let one = dates.zip(id).and_then(|(dates, id)| dates.one(&id));
    let one = one.ok_or_else(|| gone(&context))?;
    let programme = context.programme();
    let calendar = Calendar::new(&programme, &context.calendars.host, context.now());
    let file = calendar.file(&one, &context.calendars.office);
    let kind = format!("{TYPE}; method={}", file.method.name());
    let headers = [
        (header::CONTENT_TYPE, kind),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"termin.ics\"".to_owned(),
        ),
    ];
    Ok((headers, file.bytes).into_response())
}

/// What is certain for a family; `None` when there is no such family.
///
/// # Errors
/// When the store cannot be used.
pub async fn dates(
    store: &Store,
    family: FamilyId,
    programme: Arc<Programme>,
) -> Result<Option<Dates>, StoreError> {
    store
        .read(move |db| Dates::read(db, &family, &programme))
        .await
}

async fn read(context: &Context, family: FamilyId) -> Result<Option<Dates>, Stop> {
    let dates = dates(&context.store, family, context.programme());
    dates.await.map_err(unavailable(context))
}

/// Says that there is no such calendar, without asking for anything: programs ask again for years.
fn none(context: &Context, status: StatusCode) -> Stop {
    let (title, lead) = (
        text!("own_calendar_gone_title"),
        text!("own_calendar_gone_lead"),
    );
    message(context, status, &title, Some(&lead)).into()
}

fn start_of_day(now: Instant) -> Instant {
    now.date_naive().and_time(chrono::NaiveTime::MIN).and_utc()
}

/// The calendar, or that it is as the program knows it.
fn unless_known(bytes: Vec<u8>, headers: &HeaderMap) -> Response {
    let tag = format!("\"{}\"", &hex(&Sha256::digest(&bytes))[..32]);
    let asked = headers.get_all(header::IF_NONE_MATCH).iter();
    let known = asked
        .filter_map(|value| value.to_str().ok())
        .any(|value| value.contains(&tag));
    let mut answer = match known {
        true => StatusCode::NOT_MODIFIED.into_response(),
        false => ([(header::CONTENT_TYPE, TYPE)], bytes).into_response(),
    };
    let headers = answer.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(FRESH));
    // A hash is made of letters and digits.
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(header::ETAG, tag);
    }
    answer
}
