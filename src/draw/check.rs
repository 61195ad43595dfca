//! Everything under *Input errors* of the contract that is not a matter of JSON: ids, ranges,
//! references.
//!
//! The first error found is returned, in a fixed order: settings, occasions, children, groups,
//! lists.

mod lists;

use std::collections::HashMap;

use chrono::Datelike;

use self::lists::{check_groups, check_lists};
use super::input::{Child, Input, Occasion, Session, Settings};
use super::json::{MAX_WHOLE, shown};
use super::message::InputError;
use crate::calendar::local::{format_minute, real_minute};
use crate::text::Message;

type Checked = Result<(), InputError>;

/// What the checks found on their way, so that nobody looks it up again.
pub(crate) struct Found {
    /// The group of each child.
    pub groups_of: Vec<Option<usize>>,
    /// The members of each group.
    pub members: Vec<Vec<usize>>,
    /// The occasions on the list of each child, in the order of R4.
    pub lists: Vec<Vec<usize>>,
}

/// Checks a sorted input.
pub(crate) fn check_values(input: &Input) -> Result<Found, InputError> {
    check_id("season", &input.season)?;
    check_settings(&input.settings)?;
    check_unique(
        "occasions",
        input.occasions.iter().map(|occasion| occasion.id.as_str()),
    )?;
    for occasion in &input.occasions {
        check_occasion(occasion)
            .map_err(|wrong| wrong.at(&format!("occasions/{}", shown(&occasion.id))))?;
    }
    check_offers(&input.occasions)?;
    check_unique(
        "children",
        input.children.iter().map(|child| child.id.as_str()),
    )?;
    for child in &input.children {
        check_child(child).map_err(|wrong| wrong.at(&format!("children/{}", shown(&child.id))))?;
    }
    let (groups_of, members) = check_groups(input)?;
    let lists = check_lists(input, &groups_of)?;
    Ok(Found {
        groups_of,
        members,
        lists,
    })
}

/// What is wrong, before the entry is named.
pub(crate) struct Wrong(Message);

impl Wrong {
    fn new(de: impl Into<String>, en: impl Into<String>) -> Self {
        Self(Message::new(de, en))
    }

    fn at(self, place: &str) -> InputError {
        let Message { de, en } = self.0;
        InputError::new(format!("{place}: {de}"), format!("{place}: {en}"))
    }
}

fn is_id(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'))
}

fn id(text: &str) -> Result<(), Wrong> {
    if is_id(text) {
        return Ok(());
    }
    let text = shown(text);
    Err(Wrong::new(
        format!("„{text}“ ist keine Kennung: 1 bis 64 Zeichen A-Z a-z 0-9 - _ ."),
        format!("\"{text}\" is no id: 1 to 64 characters A-Z a-z 0-9 - _ ."),
    ))
}

fn check_id(place: &str, text: &str) -> Checked {
    id(text).map_err(|wrong| wrong.at(place))
}

fn range(field: &str, value: u32, from: u32, to: u32) -> Result<(), Wrong> {
    if (from..=to).contains(&value) {
        return Ok(());
    }
    Err(Wrong::new(
        format!("{field}: {value} liegt nicht zwischen {from} und {to}"),
        format!("{field}: {value} is not from {from} to {to}"),
    ))
}

fn check_unique<'a>(list: &str, sorted: impl Iterator<Item = &'a str>) -> Checked {
    let mut last = None;
    for text in sorted {
        // The lists are sorted: equal ids stand side by side.
        if last == Some(text) {
            return Err(
                Wrong::new("diese Kennung gibt es doppelt", "this id is there twice")
                    .at(&format!("{list}/{}", shown(text))),
            );
        }
        last = Some(text);
    }
    Ok(())
}

fn check_settings(settings: &Settings) -> Checked {
    let wholes = || {
        range(
            "budget_cents",
            // `null` is no limit and therefore always in range.
            settings.budget_cents.unwrap_or(0),
            0,
            MAX_WHOLE,
        )?;
        range("buffer_minutes", settings.buffer_minutes, 0, MAX_WHOLE)?;
        range("limit", settings.limit.unwrap_or(0), 0, MAX_WHOLE)
    };
    wholes().map_err(|wrong| wrong.at("settings"))?;
    let mut last = None;
    for (one, other, minutes) in &settings.travel_minutes {
        let place = || format!("settings/travel_minutes/{}-{}", shown(one), shown(other));
        id(one)
            .and_then(|()| id(other))
            .and_then(|()| range("minutes", *minutes, 0, MAX_WHOLE))
            .map_err(|wrong| wrong.at(&place()))?;
        if one == other {
            return Err(
                Wrong::new("beide Orte sind gleich", "both sites are the same").at(&place()),
            );
        }
        if last == Some((one, other)) {
            return Err(Wrong::new(
                "dieses Paar von Orten gibt es doppelt",
                "this pair of sites is there twice",
            )
            .at(&place()));
        }
        last = Some((one, other));
    }
    Ok(())
}

fn check_occasion(occasion: &Occasion) -> Result<(), Wrong> {
    id(&occasion.id)?;
    id(&occasion.offer)?;
    occasion.site.as_deref().map_or(Ok(()), id)?;
    let (from, to) = occasion.age;
    range("age", from, 0, 150)?;
    range("age", to, 0, 150)?;
    range("age_tolerance_days", occasion.age_tolerance_days, 0, 366)?;
    range("capacity", occasion.capacity.unwrap_or(0), 0, MAX_WHOLE)?;
    range("minimum", occasion.minimum, 0, MAX_WHOLE)?;
    range("price_cents", occasion.price_cents, 0, MAX_WHOLE)?;
    range("reserved", occasion.reserved, 0, MAX_WHOLE)?;
    if from > to {
        return Err(Wrong::new(
            format!("age: {from} ist größer als {to}"),
            format!("age: {from} is above {to}"),
        ));
    }
    match occasion.capacity {
        None if occasion.reserved > 0 => {
            return Err(Wrong::new(
                "reserved: Plätze sind vorbehalten, obwohl es beliebig viele gibt",
                "reserved: places are reserved although the capacity is unlimited",
            ));
        }
        Some(capacity) if occasion.reserved > capacity => {
            return Err(Wrong::new(
                format!(
                    "reserved: {} ist mehr als die Plätze ({capacity})",
                    occasion.reserved
                ),
                format!(
                    "reserved: {} is above the capacity {capacity}",
                    occasion.reserved
                ),
            ));
        }
        Some(capacity) if occasion.minimum > capacity => {
            return Err(Wrong::new(
                format!(
                    "minimum: {} ist mehr als die Plätze ({capacity})",
                    occasion.minimum
                ),
                format!(
                    "minimum: {} is above the capacity {capacity}",
                    occasion.minimum
                ),
            ));
        }
        _ => {}
    }
    check_sessions(&occasion.sessions)
}

fn check_sessions(sessions: &[Session]) -> Result<(), Wrong> {
    if sessions.is_empty() {
        return Err(Wrong::new(
            "sessions: es gibt keine",
            "sessions: there is none",
        ));
    }
    let mut last_end = i64::MIN;
    for session in sessions {
        let minute = |local: chrono::NaiveDateTime| {
            let text = format_minute(local);
            if !(2000..=2099).contains(&local.year()) {
                return Err(Wrong::new(
                    format!("sessions: {text} liegt nicht zwischen 2000 und 2099"),
                    format!("sessions: {text} is not from 2000 to 2099"),
                ));
            }
            real_minute(local).ok_or_else(|| {
                Wrong::new(
                    format!("sessions: {text} fehlt oder kommt doppelt vor, weil die Uhr umgestellt wird"),
                    format!("sessions: {text} is missing or happens twice, because the clocks change"),
                )
            })
        };
        // Compared in real minutes: in the night of the clock change faces of clocks lie.
        let (start, end) = (minute(session.start)?, minute(session.end)?);
        let text = format!(
            "{} – {}",
            format_minute(session.start),
            format_minute(session.end)
        );
        if end <= start {
            return Err(Wrong::new(
                format!("sessions: {text}: das Ende liegt nicht nach dem Anfang"),
                format!("sessions: {text}: the end is not after the start"),
            ));
        }
        if start < last_end {
            return Err(Wrong::new(
                format!("sessions: {text} überschneidet sich mit einer anderen Zeit"),
                format!("sessions: {text} overlaps another session"),
            ));
        }
        last_end = end;
    }
    Ok(())
}

fn check_offers(occasions: &[Occasion]) -> Checked {
    let mut repeatable: HashMap<&str, bool> = HashMap::new();
    for occasion in occasions {
        if *repeatable
            .entry(&occasion.offer)
            .or_insert(occasion.offer_repeatable)
            != occasion.offer_repeatable
        {
            let offer = &occasion.offer;
            return Err(Wrong::new(
                format!(
                    "offer_repeatable ist nicht bei allen Terminen des Angebots {offer} gleich"
                ),
                format!("offer_repeatable is not the same for all occasions of the offer {offer}"),
            )
            .at(&format!("occasions/{}", occasion.id)));
        }
    }
    Ok(())
}

fn check_child(child: &Child) -> Result<(), Wrong> {
    id(&child.id)?;
    if !(1900..=2099).contains(&child.born.year()) {
        return Err(Wrong::new(
            format!("born: {} liegt nicht zwischen 1900 und 2099", child.born),
            format!("born: {} is not from 1900 to 2099", child.born),
        ));
    }
    range("places", child.places, 1, 2)?;
    range("limit", child.limit.unwrap_or(0), 0, MAX_WHOLE)?;
    range(
        "budget_cents",
        child.budget_cents.unwrap_or(0),
        0,
        MAX_WHOLE,
    )
}
