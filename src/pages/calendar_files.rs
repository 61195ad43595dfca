//! Calendar files: offers, seasons, opening hours, rounds of mobile work, events.

mod events;
mod houses;
mod offers;
mod rounds;
mod weekly;

use super::maker::File;
use crate::ical::{self, Entry};
use crate::portal::Portal;
use crate::routes;

pub(super) use events::files as events;
pub(super) use houses::files as houses;
pub use houses::path as house_path;
pub(super) use offers::files as season;
pub(super) use rounds::files as rounds;
pub use rounds::path as round_path;

fn file(path: &str, name: &str, entries: &[Entry]) -> File {
    (routes::file(path), ical::feed(name, entries).into())
}

fn uid(portal: &Portal, id: &str) -> String {
    let url = portal.site().base_url.as_str();
    let host = url.split_once("://").map_or(url, |(_, rest)| rest);
    format!("{id}@{}", host.split(['/', ':']).next().unwrap_or(host))
}
