//! Reads a `ferienpass-draw-input/1`: strict fields and types; the values are checked in
//! [`super::check`].

use chrono::{NaiveDate, NaiveDateTime};

use super::input::{
    Child, Group, INPUT_FORMAT, Input, Mode, Occasion, Session, Settings, TogetherWish,
};
use super::json::{Node, Place, check_format, parse, shown};
use super::message::InputError;
use crate::calendar::local::{parse_date, parse_minute};

impl Input {
    /// Reads any order and any white space; the result is in canonical order. Values are not
    /// checked yet: [`super::Prepared::new`] does that.
    pub fn from_json(bytes: &[u8]) -> Result<Self, InputError> {
        let root = parse(bytes)?;
        let file = Place::FILE;
        if let Node::Object(fields) = &root {
            // A file of another version is told so, instead of naming one of its new fields.
            if let Some((_, format)) = fields.iter().find(|(name, _)| name == "format") {
                check_format(format, INPUT_FORMAT)?;
            }
        }
        let [children, _, groups, occasions, season, settings] = root.object(
            file,
            [
                "children",
                "format",
                "groups",
                "occasions",
                "season",
                "settings",
            ],
        )?;
        let mut input = Input {
            season: season.text(file.field("season"))?.to_owned(),
            settings: read_settings(settings, file.field("settings"))?,
            occasions: each(occasions, file.field("occasions"), read_occasion)?,
            children: each(children, file.field("children"), read_child)?,
            groups: each(groups, file.field("groups"), read_group)?,
        };
        input.sort();
        Ok(input)
    }
}

/// Reads every element of a list.
pub(crate) fn each<'a, T>(
    node: &Node<'a>,
    place: Place<'_>,
    read: impl Fn(&Node<'a>, Place<'_>) -> Result<T, InputError>,
) -> Result<Vec<T>, InputError> {
    node.list(place)?
        .iter()
        .enumerate()
        .map(|(index, node)| read(node, place.element(index, node)))
        .collect()
}

pub(crate) fn read_text(node: &Node<'_>, place: Place<'_>) -> Result<String, InputError> {
    node.text(place).map(str::to_owned)
}

fn optional_whole(node: &Node<'_>, place: Place<'_>) -> Result<Option<u32>, InputError> {
    node.optional().map(|node| node.whole(place)).transpose()
}

pub(crate) fn read_settings(node: &Node<'_>, place: Place<'_>) -> Result<Settings, InputError> {
    let [budget, buffer, limit, one_per_day, travel] = node.object(
        place,
        [
            "budget_cents",
            "buffer_minutes",
            "limit",
            "one_per_day",
            "travel_minutes",
        ],
    )?;
    Ok(Settings {
        budget_cents: optional_whole(budget, place.field("budget_cents"))?,
        buffer_minutes: buffer.whole(place.field("buffer_minutes"))?,
        limit: optional_whole(limit, place.field("limit"))?,
        one_per_day: one_per_day.flag(place.field("one_per_day"))?,
        travel_minutes: each(travel, place.field("travel_minutes"), |node, place| {
            let [one, other, minutes] = node.row::<3>(place)?;
            Ok((
                read_text(one, place)?,
                read_text(other, place)?,
                minutes.whole(place)?,
            ))
        })?,
    })
}

pub(crate) fn read_occasion(node: &Node<'_>, place: Place<'_>) -> Result<Occasion, InputError> {
    let [
        age,
        tolerance,
        capacity,
        counts,
        id,
        may_overlap,
        minimum,
        offer,
        repeatable,
        price,
        reserved,
        sessions,
        site,
    ] = node.object(
        place,
        [
            "age",
            "age_tolerance_days",
            "capacity",
            "counts_against_limit",
            "id",
            "may_overlap",
            "minimum",
            "offer",
            "offer_repeatable",
            "price_cents",
            "reserved",
            "sessions",
            "site",
        ],
    )?;
    let [from, to] = age.row::<2>(place.field("age"))?;
    Ok(Occasion {
        age: (
            from.whole(place.field("age"))?,
            to.whole(place.field("age"))?,
        ),
        age_tolerance_days: tolerance.whole(place.field("age_tolerance_days"))?,
        capacity: optional_whole(capacity, place.field("capacity"))?,
        counts_against_limit: counts.flag(place.field("counts_against_limit"))?,
        id: read_text(id, place.field("id"))?,
        may_overlap: may_overlap.flag(place.field("may_overlap"))?,
        minimum: minimum.whole(place.field("minimum"))?,
        offer: read_text(offer, place.field("offer"))?,
        offer_repeatable: repeatable.flag(place.field("offer_repeatable"))?,
        price_cents: price.whole(place.field("price_cents"))?,
        reserved: reserved.whole(place.field("reserved"))?,
        sessions: each(sessions, place.field("sessions"), read_session)?,
        site: site
            .optional()
            .map(|node| read_text(node, place.field("site")))
            .transpose()?,
    })
}

fn read_session(node: &Node<'_>, place: Place<'_>) -> Result<Session, InputError> {
    let [start, end] = node.row::<2>(place)?;
    Ok(Session {
        start: read_minute(start, place)?,
        end: read_minute(end, place)?,
    })
}

pub(crate) fn read_child(node: &Node<'_>, place: Place<'_>) -> Result<Child, InputError> {
    let [
        born,
        budget,
        entitled,
        id,
        limit,
        places,
        surprise,
        wishes,
        withdrawn,
    ] = node.object(
        place,
        [
            "born",
            "budget_cents",
            "entitled",
            "id",
            "limit",
            "places",
            "surprise",
            "wishes",
            "withdrawn",
        ],
    )?;
    Ok(Child {
        born: read_day(born, place.field("born"))?,
        budget_cents: optional_whole(budget, place.field("budget_cents"))?,
        entitled: entitled.flag(place.field("entitled"))?,
        id: read_text(id, place.field("id"))?,
        limit: optional_whole(limit, place.field("limit"))?,
        places: places.whole(place.field("places"))?,
        surprise: surprise.flag(place.field("surprise"))?,
        wishes: each(wishes, place.field("wishes"), read_text)?,
        withdrawn: withdrawn.flag(place.field("withdrawn"))?,
    })
}

pub(crate) fn read_group(node: &Node<'_>, place: Place<'_>) -> Result<Group, InputError> {
    let [id, members, together] = node.object(place, ["id", "members", "together"])?;
    Ok(Group {
        id: read_text(id, place.field("id"))?,
        members: each(members, place.field("members"), read_text)?,
        together: each(together, place.field("together"), |node, place| {
            let [confirmed, mode, occasion] =
                node.object(place, ["confirmed", "mode", "occasion"])?;
            Ok(TogetherWish {
                confirmed: each(confirmed, place.field("confirmed"), read_text)?,
                mode: read_mode(mode, place.field("mode"))?,
                occasion: read_text(occasion, place.field("occasion"))?,
            })
        })?,
    })
}

fn read_mode(node: &Node<'_>, place: Place<'_>) -> Result<Mode, InputError> {
    match node.text(place)? {
        "strict" => Ok(Mode::Strict),
        "soft" => Ok(Mode::Soft),
        other => {
            let other = shown(other);
            Err(InputError::new(
                format!("{place}: „{other}“ ist weder strict noch soft"),
                format!("{place}: \"{other}\" is neither strict nor soft"),
            ))
        }
    }
}

fn read_day(node: &Node<'_>, place: Place<'_>) -> Result<NaiveDate, InputError> {
    let text = node.text(place)?;
    parse_date(text).ok_or_else(|| {
        let text = shown(text);
        InputError::new(
            format!("{place}: „{text}“ ist kein Datum der Form JJJJ-MM-TT"),
            format!("{place}: \"{text}\" is no date of the form YYYY-MM-DD"),
        )
    })
}

fn read_minute(node: &Node<'_>, place: Place<'_>) -> Result<NaiveDateTime, InputError> {
    let text = node.text(place)?;
    parse_minute(text).ok_or_else(|| {
        let text = shown(text);
        InputError::new(
            format!("{place}: „{text}“ ist keine Zeit der Form JJJJ-MM-TTHH:MM"),
            format!("{place}: \"{text}\" is no time of the form YYYY-MM-DDTHH:MM"),
        )
    })
}
