//! `ferienpass/<season>/season.yaml`, and the offers below it.

use super::across_offers;
use super::index::{Ids, listed};
use super::lower::{Context, Lower, TOP};
use super::offer::offer;
use super::surroundings::{Frame, Surroundings};
use crate::calendar::{DateSpan, NaiveDate, dates};
use crate::diagnostics::{At, Diagnostics, Finding, Message, checks};
use crate::model::{
    Allocation, Contact, Edition, Limits, Offer, PriceClass, Season, Table, Window,
};
use crate::pass::AllocationKind;
use crate::schema;
use crate::source::{SeasonSources, Sources};
use crate::text::{ClosedSet, Lang};
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
    let path = format!(
        "{}/ferienpass/{}",
        sources.data.trim_end_matches('/'),
        folder.folder
    );
    let named = named(&folder.folder);
    if named.is_none() {
        let name = &folder.folder;
        let message = Message::new(
            format!("der Ordner »{name}« nennt kein Jahr und keine Ferien"),
            format!("the folder `{name}` names no year and no holidays"),
        );
        let finding = Finding::new(&checks::SEASON_FOLDER, At::default(), message);
        diagnostics.report(&path.as_str().into(), finding).hint(
            "Ein Ordner heißt zum Beispiel 2027-ostern, 2027-sommer oder 2027-herbst.",
            "A folder is called for example 2027-ostern, 2027-sommer or 2027-herbst.",
        );
    }
    let Some(source) = &folder.season else {
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
        unframed_offers(folder, context, around, diagnostics);
        return None;
    };
    let Some(typed) = source.value.as_deref() else {
        unframed_offers(folder, context, around, diagnostics);
        return None;
    };
    let mut lower = Lower::new(context, &source.file);
    let class_ids = Ids::new(listed(
        &source.file,
        typed
            .price_classes
            .iter()
            .map(|class| class.value.id.as_ref()),
        &mut lower.diagnostics,
    ));
    let price_classes = price_classes(&mut lower, &typed.price_classes);
    let contact = if typed.contact.is_some() {
        lower.contact(typed.contact.as_ref())
    } else {
        fallback_contact.clone()
    };
    let title = lower.text(typed.title.as_ref(), "title", TOP);
    let sample = lower.flag(typed.sample.as_ref());
    let holidays = lower
        .required(typed.holidays.as_ref(), "holidays", TOP)
        .and_then(|field| {
            lower.date_span(
                field.value.from.as_ref(),
                field.value.until.as_ref(),
                field.at,
            )
        });
    let published_on = lower.date(typed.published_on.as_ref(), "published_on", TOP);
    let window = lower
        .required(typed.window.as_ref(), "window", TOP)
        .and_then(|field| window(&mut lower, field));
    let allocation = allocation(&mut lower, typed);
    if let (Some(published_on), Some(window), Some(allocation), Some(holidays)) =
        (published_on, window, allocation, holidays)
    {
        ensure_in_order(
            &mut lower,
            typed,
            published_on,
            window,
            allocation,
            holidays,
        );
    }
    let limits = limits(&mut lower, typed.limits.as_ref());
    let terms = lower.prose(typed.terms.as_ref());
    diagnostics.extend(lower.diagnostics);

    let frame = Frame {
        holidays,
        allocation,
        price_classes: &class_ids,
        houses: around.houses,
        public_holidays: around.public_holidays,
        contact: &contact,
    };
    let offers = offers(folder, context, &frame, diagnostics);
    let (year, edition) = named?;
    Some(Season {
        id: folder.folder.clone(),
        year,
        edition,
        title: title?,
        sample,
        holidays: holidays?,
        published_on: published_on?,
        allocation: allocation?,
        window: window?,
        limits,
        price_classes: Table::new(price_classes),
        terms,
        contact: contact.clone(),
        offers: Table::new(offers),
    })
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
            let id = lower
                .required(field.value.id.as_ref(), "id", field.at)
                .and_then(|id| lower.slug(id));
            let name = lower.text(field.value.name.as_ref(), "name", field.at);
            let text = lower.optional_text(field.value.text.as_ref());
            Some(PriceClass {
                id: id?,
                name: name?,
                text,
            })
        })
        .collect()
}

fn window(lower: &mut Lower<'_>, field: &Located<schema::Window>) -> Option<Window> {
    let from = lower.date(field.value.from.as_ref(), "from", field.at)?;
    let until = lower.optional_date(field.value.until.as_ref());
    if let Some(until) = until {
        lower.span(
            from,
            until,
            field
                .value
                .until
                .as_ref()
                .map_or(field.at, schema::Date::at),
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
    let places = field
        .value
        .places
        .as_ref()
        .and_then(|number| lower.number(number, 1..=1000))
        .and_then(|number| u16::try_from(number).ok());
    let buffer = field
        .value
        .buffer_minutes
        .as_ref()
        .and_then(|number| lower.number(number, 0..=1440))
        .unwrap_or(0);
    Limits {
        places,
        buffer_minutes: u16::try_from(buffer).unwrap_or(0),
        one_per_day: lower.flag(field.value.one_per_day.as_ref()),
    }
}

/// Ensure publication, window, draw and free places follow each other, and all of them come before
/// the end of the holidays.
fn ensure_in_order(
    lower: &mut Lower<'_>,
    season: &schema::Season,
    published_on: NaiveDate,
    window: Window,
    allocation: Allocation,
    holidays: DateSpan,
) {
    let field = |date: &Option<schema::Date>| date.as_ref().map_or(TOP, schema::Date::at);
    let window_at = |pick: fn(&schema::Window) -> &Option<schema::Date>| {
        season
            .window
            .as_ref()
            .map_or(TOP, |window| field(pick(&window.value)))
    };
    let mut steps = vec![
        (
            ("Veröffentlichung", "publication"),
            published_on,
            field(&season.published_on),
        ),
        (
            ("Beginn der Anmeldung", "start of registration"),
            window.from,
            window_at(|window| &window.from),
        ),
    ];
    if let Allocation::Draw {
        draw_on,
        free_places_from,
    } = allocation
    {
        if let Some(until) = window.until {
            steps.push((
                ("Ende der Anmeldung", "end of registration"),
                until,
                window_at(|window| &window.until),
            ));
            ensure_long_enough(lower, window.from, until, window_at(|window| &window.until));
        }
        steps.push((DRAW, draw_on, field(&season.draw_on)));
        steps.push((
            ("freie Plätze", "free places"),
            free_places_from,
            field(&season.free_places_from),
        ));
    }
    let end = season
        .holidays
        .as_ref()
        .map_or(TOP, |days| field(&days.value.until));
    steps.push((
        ("Ende der Ferien", "end of the holidays"),
        holidays.last(),
        end,
    ));
    for pair in steps.windows(2) {
        let ((earlier, first, _), (later, second, at)) = (pair[0], pair[1]);
        // The draw needs the window to be closed; everything else may happen on one day.
        if second < first || (later == DRAW && second == first) {
            let (de, en) = (
                (dates::date(Lang::De, first), dates::date(Lang::De, second)),
                (dates::date(Lang::En, first), dates::date(Lang::En, second)),
            );
            let must = if later == DRAW {
                ("muss nach", "must come after")
            } else {
                ("darf nicht vor", "must not come before")
            };
            lower
                .report(
                    &checks::SEASON_DATES,
                    at,
                    format!("»{}« am {} {} »{}« am {} liegen", later.0, de.1, must.0, earlier.0, de.0),
                    format!("`{}` on {} {} `{}` on {}", later.1, en.1, must.1, earlier.1, en.0),
                )
                .hint(
                    "Die Reihenfolge ist: Veröffentlichung, Anmeldung, Auslosung, freie Plätze, Ende der Ferien.",
                    "The order is: publication, registration, draw, free places, end of the holidays.",
                );
        }
    }
}

const DRAW: (&str, &str) = ("Auslosung", "draw");

/// Ensure a wish window lasts at least ten days.
fn ensure_long_enough(lower: &mut Lower<'_>, from: NaiveDate, until: NaiveDate, at: At) {
    let days = (until - from).num_days() + 1;
    if (0..10).contains(&days) {
        let last = dates::date(Lang::De, from + chrono::TimeDelta::days(9));
        let last_en = dates::date(Lang::En, from + chrono::TimeDelta::days(9));
        lower
            .report(
                &checks::SHORT_WINDOW,
                at,
                format!("die Anmeldung ist nur {days} Tage offen, zehn sollten es sein"),
                format!("registration is open for {days} days only, it should be ten"),
            )
            .hint(
                format!("Familien brauchen Zeit, um sich abzusprechen. Gut wäre ein Ende am {last} oder später."),
                format!("Families need time to talk it over. An end on {last_en} or later would be good."),
            );
    }
}
