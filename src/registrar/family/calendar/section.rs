//! The part of the family page that hands out the calendar address and the files of single dates.

use super::signed;
use crate::registrar::domain::{Acting, Status};
use crate::registrar::family::view::FamilyView;
use crate::registrar::mail::letters::entries::title;
use crate::registrar::programme::Programme;
use crate::registrar::texts::text;
use crate::registrar::web::context::Context;
use crate::routes;
use crate::words;
use serde::Serialize;

/// The part.
#[derive(Debug, Serialize)]
pub struct CalendarSection {
    /// The address as programs open it at a click.
    pub webcal: String,
    /// The same to be copied.
    pub address: String,
    /// Files of single dates: address and words.
    pub dates: Vec<(String, String)>,
}

/// The part for who came by this link.
pub fn section(
    context: &Context,
    view: &FamilyView,
    acting: &Acting,
    link: &str,
    programme: &Programme,
) -> CalendarSection {
    let base = context.calendars.base(programme);
    let path = routes::family_calendar(&signed(context, acting));
    let host = base.split_once("//").map_or(base, |(_, host)| host);
    let all = view.registrations.iter().zip(&view.entries);
    let placed = all.filter(|(own, _)| own.status == Status::Placed);
    let dates = placed.filter_map(|(own, entry)| {
        let known = entry.known(programme)?;
        let words = context.say(&text!(
            "own_calendar_date",
            offer = title(entry, programme),
            child = entry.child.as_str(),
            when = words::sessions(&known.sessions)
        ));
        let file = routes::signed(routes::ONE_DATE, link);
        Some((format!("{file}&nummer={}", own.id), words))
    });
    CalendarSection {
        webcal: format!("webcal://{host}{path}"),
        address: format!("{base}{path}"),
        dates: dates.collect(),
    }
}
