//! `ferienpass/<season>/season.yaml`, and the offers below it.

use super::across_offers;
use super::index::{Ids, listed};
use super::lower::{Context, Lower, TOP};
use super::offer::offer;
use super::season_dates::ensure_in_order;
use super::surroundings::{Frame, Surroundings};
use crate::calendar::{DateSpan, NaiveDate};
use crate::diagnostics::{At, Diagnostics, Finding, checks};
use crate::kinds::SEASONS;
use crate::model::{
    Allocation, Contact, Edition, Limits, Offer, PriceClass, Prose, Season, Table, Window,
};
use crate::pass::AllocationKind;
use crate::schema;
use crate::source::{SeasonSources, Sources};
use crate::text::{ClosedSet, Message};
use crate::yaml::Located;
use rayon::prelude::*;

/// All seasons in order of time.
pub(super) fn seasons(
    sources: &Sources,
    context: Context<'_>,
    around: Surroundings<'_>,
    contact: &Contact,
    diagnostics: &mut Diagnostics,
) -> Vec<Season> {
    let mut seasons: Vec<Season> = sources
        .seasons
        .iter()
        .filter_map(|folder| season(folder, sources, context, around, contact, diagnostics))
        .collect();
    seasons.sort_by_key(|season| (season.year, season.edition));
    seasons
}

fn season(
    folder: &SeasonSources,
    sources: &Sources,
    context: Context<'_>,
    around: Surroundings<'_>,
    fallback_contact: &Contact,
    diagnostics: &mut Diagnostics,
) -> Option<Season> {
    let name = &folder.folder;
    let path = format!("{}/{SEASONS}/{name}", sources.data.trim_end_matches('/'));
    let named = named(name);
    if named.is_none() {
        report_folder(&path, name, diagnostics);
    }
    if folder.season.is_none() {
        report_missing(&path, diagnostics);
    }
    let typed = folder
        .season
        .as_ref()
        .and_then(|source| Some((source, source.value.as_deref()?)));
    let Some((source, typed)) = typed else {
        unframed_offers(folder, context, around, diagnostics);
        return None;
    };
    let mut lower = Lower::new(context, &source.file);
    let head = head(&mut lower, typed, fallback_contact);
    diagnostics.extend(lower.diagnostics);
    let frame = Frame {
        holidays: head.holidays,
        allocation: head.allocation,
        price_classes: &head.class_ids,
        houses: around.houses,
        public_holidays: around.public_holidays,
        contact: &head.contact,
    };
    let offers = offers(folder, context, &frame, diagnostics);
    let (year, edition) = named?;
    Some(Season {
        id: name.clone(),
        year,
        edition,
        title: head.title?,
        sample: head.sample,
        holidays: head.holidays?,
        published_on: head.published_on?,
        allocation: head.allocation?,
        window: head.window?,
        limits: head.limits,
        price_classes: Table::new(head.price_classes),
        terms: head.terms,
        contact: head.contact,
        offers: Table::new(offers),
    })
}

fn report_folder(path: &str, name: &str, diagnostics: &mut Diagnostics) {
    let message = Message::new(
        format!("der Ordner »{name}« heißt nicht wie eine Saison"),
        format!("the folder `{name}` is not called like a season"),
    );
    let finding = Finding::new(&checks::SEASON_FOLDER, At::default(), message);
    diagnostics.report(&path.into(), finding).hint(
        "Der Name besteht aus dem Jahr und ostern, sommer oder herbst, zum Beispiel 2027-ostern.",
        "The name is made of the year and ostern, sommer or herbst, for example 2027-ostern.",
    );
}

fn report_missing(path: &str, diagnostics: &mut Diagnostics) {
    let message = Message::new(
        "die Datei »season.yaml« fehlt",
        "the file `season.yaml` is missing",
    );
    let finding = Finding::new(&checks::MISSING_FILE, At::default(), message);
    let file = format!("{path}/season.yaml").into();
    diagnostics.report(&file, finding).hint(
        "Ein Gerüst schreibt »portal new season«.",
        "`portal new season` writes a skeleton.",
    );
}

/// What `season.yaml` says.
struct Head {
    title: Option<String>,
    sample: bool,
    holidays: Option<DateSpan>,
    published_on: Option<NaiveDate>,
    allocation: Option<Allocation>,
    window: Option<Window>,
    limits: Limits,
    class_ids: Ids<PriceClass>,
    price_classes: Vec<PriceClass>,
    terms: Option<Prose>,
    contact: Contact,
}

fn head(lower: &mut Lower<'_>, season: &schema::Season, fallback_contact: &Contact) -> Head {
    let schema::Season {
        title,
        sample,
        holidays,
        published_on,
        allocation: _,
        window: typed_window,
        draw_on: _,
        free_places_from: _,
        limits: typed_limits,
        price_classes: typed_classes,
        terms,
        contact,
    } = season;
    let file = lower.file.clone();
    let class_ids = Ids::new(listed(
        &file,
        typed_classes.iter().map(|class| class.value.id.as_ref()),
        &mut lower.diagnostics,
    ));
    let price_classes = price_classes(lower, typed_classes);
    let contact = match contact {
        Some(_) => lower.contact(contact.as_ref()),
        None => fallback_contact.clone(),
    };
    let title = lower.text(title.as_ref(), "title", TOP);
    let sample = lower.flag(sample.as_ref());
    let holidays = lower
        .required(holidays.as_ref(), "holidays", TOP)
        .and_then(|field| days(lower, field));
    let published_on = lower.date(published_on.as_ref(), "published_on", TOP);
    let window = lower
        .required(typed_window.as_ref(), "window", TOP)
        .and_then(|field| window(lower, field));
    let allocation = allocation(lower, season);
    if let (Some(published_on), Some(window), Some(allocation), Some(holidays)) =
        (published_on, window, allocation, holidays)
    {
        ensure_in_order(lower, season, published_on, window, allocation, holidays);
    }
    let limits = limits(lower, typed_limits.as_ref());
    let terms = lower.prose(terms.as_ref());
    Head {
        title,
        sample,
        holidays,
        published_on,
        allocation,
        window,
        limits,
        class_ids,
        price_classes,
        terms,
        contact,
    }
}

fn days(lower: &mut Lower<'_>, field: &Located<schema::Dates>) -> Option<DateSpan> {
    let schema::Dates { from, until } = &field.value;
    lower.date_span(from.as_ref(), until.as_ref(), field.at)
}

/// Checks the offers of a season whose frame could not be read, as far as they can be checked
/// without it.
fn unframed_offers(
    folder: &SeasonSources,
    context: Context<'_>,
    around: Surroundings<'_>,
    diagnostics: &mut Diagnostics,
) {
    let (price_classes, contact) = (Ids::of_file(None), Contact::default());
    let Surroundings {
        houses,
        public_holidays,
    } = around;
    let frame = Frame {
        holidays: None,
        allocation: None,
        price_classes: &price_classes,
        houses,
        public_holidays,
        contact: &contact,
    };
    offers(folder, context, &frame, diagnostics);
}

/// Year and holidays of a folder such as `2027-ostern`.
fn named(folder: &str) -> Option<(i32, Edition)> {
    let (year, name) = folder.split_once('-')?;
    let edition = Edition::ALL.iter().find(|known| known.word() == name)?;
    (year.len() == 4)
        .then(|| year.parse().ok())
        .flatten()
        .map(|year| (year, *edition))
}

fn offers(
    folder: &SeasonSources,
    context: Context<'_>,
    frame: &Frame<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<Offer> {
    let lowered: Vec<(Option<Offer>, Diagnostics)> = folder
        .offers
        .par_iter()
        .map(|source| {
            let mut lower = Lower::new(context, &source.file);
            let value = source
                .value
                .as_deref()
                .and_then(|typed| offer(&mut lower, typed, &source.stem, frame));
            (value, lower.diagnostics)
        })
        .collect();
    across_offers::same_time(&lowered, &folder.offers, diagnostics);
    across_offers::occasion_ids(&lowered, &folder.offers, diagnostics);
    let mut offers = Vec::with_capacity(lowered.len());
    for (offer, found) in lowered {
        diagnostics.extend(found);
        offers.extend(offer);
    }
    offers
}

fn price_classes(lower: &mut Lower<'_>, fields: &[Located<schema::PriceClass>]) -> Vec<PriceClass> {
    fields
        .iter()
        .filter_map(|field| {
            let schema::PriceClass { id, name, text } = &field.value;
            let id = lower
                .required(id.as_ref(), "id", field.at)
                .and_then(|id| lower.slug(id));
            let name = lower.text(name.as_ref(), "name", field.at);
            let text = lower.prose(text.as_ref());
            Some(PriceClass {
                id: id?,
                name: name?,
                text,
            })
        })
        .collect()
}

fn window(lower: &mut Lower<'_>, field: &Located<schema::Window>) -> Option<Window> {
    let schema::Window {
        from,
        until: typed_until,
    } = &field.value;
    let from = lower.date(from.as_ref(), "from", field.at)?;
    let until = lower.optional_date(typed_until.as_ref());
    if let Some(until) = until {
        lower.span(
            from,
            until,
            typed_until.as_ref().map_or(field.at, schema::Date::at),
        )?;
    }
    Some(Window { from, until })
}

fn allocation(lower: &mut Lower<'_>, season: &schema::Season) -> Option<Allocation> {
    match lower.choice(season.allocation.as_ref(), "allocation", TOP)? {
        AllocationKind::Draw => {
            if let Some(field) = season.window.as_ref() {
                lower.required(field.value.until.as_ref(), "until", field.at);
            }
            let draw_on = lower.date(season.draw_on.as_ref(), "draw_on", TOP);
            let free_places_from =
                lower.date(season.free_places_from.as_ref(), "free_places_from", TOP);
            Some(Allocation::Draw {
                draw_on: draw_on?,
                free_places_from: free_places_from?,
            })
        }
        AllocationKind::FirstCome => {
            ensure_no_draw(lower, season);
            Some(Allocation::FirstCome)
        }
    }
}

/// Ensure a season without a draw names no day of one.
fn ensure_no_draw(lower: &mut Lower<'_>, season: &schema::Season) {
    for date in season.draw_on.iter().chain(&season.free_places_from) {
        lower
            .report(
                &checks::SEASON_DATES,
                date.at(),
                "ohne Auslosung gibt es dieses Datum nicht",
                "without a draw there is no such date",
            )
            .hint(
                "Löschen Sie die Zeile, oder schreiben Sie »allocation: draw«.",
                "Delete the line, or write `allocation: draw`.",
            );
    }
}

fn limits(lower: &mut Lower<'_>, field: Option<&Located<schema::Limits>>) -> Limits {
    let Some(field) = field else {
        return Limits::default();
    };
    let schema::Limits {
        places,
        buffer_minutes,
        one_per_day,
    } = &field.value;
    let places = places
        .as_ref()
        .and_then(|number| lower.number(number, 1..=1000))
        .and_then(|number| u16::try_from(number).ok());
    let buffer = buffer_minutes
        .as_ref()
        .and_then(|number| lower.number(number, 0..=1440))
        .unwrap_or(0);
    Limits {
        places,
        buffer_minutes: u16::try_from(buffer).unwrap_or(0),
        one_per_day: lower.flag(one_per_day.as_ref()),
    }
}
