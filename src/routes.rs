//! The only place that knows what an address of the site looks like.

use crate::calendar::NaiveDate;

/// The page of a house.
pub fn house(id: &str) -> String {
    format!("/orte/{id}/")
}

/// The page of an event.
pub fn event(id: &str) -> String {
    format!("/kalender/{id}/")
}

/// The list of a season.
pub fn season(id: &str) -> String {
    format!("/ferienpass/{id}/")
}

/// The page of an offer.
pub fn offer(season: &str, offer: &str) -> String {
    format!("/ferienpass/{season}/{offer}/")
}

/// The overview of the holiday pass.
pub const HOLIDAY_PASS: &str = "/ferienpass/";

/// The saved offers.
pub const WISHLIST: &str = "/merkliste/";

/// What the page of the saved offers knows about every offer.
pub const WISHLIST_DATA: &str = "/merkliste/angebote.json";

/// Where forms go; the registrar answers.
pub const REGISTRATION: &str = "/anmeldung/";

/// Free places by occasion; the registrar answers.
pub const PLACES: &str = "/anmeldung/plaetze.json";

/// The offers of one topic.
pub fn season_topic(season: &str, topic: &str) -> String {
    format!("/ferienpass/{season}/thema/{topic}/")
}

/// The offers of one week of the holidays, counted from 1.
pub fn season_week(season: &str, week: usize) -> String {
    format!("/ferienpass/{season}/woche/{week}/")
}

/// The offers of one day.
pub fn season_day(season: &str, day: NaiveDate) -> String {
    format!("/ferienpass/{season}/tag/{day}/")
}

/// The offers of one district.
pub fn season_district(season: &str, district: &str) -> String {
    format!("/ferienpass/{season}/stadtteil/{district}/")
}

/// The offers for one age.
pub fn season_age(season: &str, age: u8) -> String {
    format!("/ferienpass/{season}/alter/{age}/")
}

/// The offers that cost nothing.
pub fn season_free(season: &str) -> String {
    format!("/ferienpass/{season}/kostenlos/")
}

/// The offers without registration.
pub fn season_drop_in(season: &str) -> String {
    format!("/ferienpass/{season}/ohne-anmeldung/")
}

/// The offers fit for a wheelchair.
pub fn season_wheelchair(season: &str) -> String {
    format!("/ferienpass/{season}/rollstuhlgerecht/")
}

/// The terms of a season.
pub fn season_terms(season: &str) -> String {
    format!("/ferienpass/{season}/bedingungen/")
}

/// The dates of an offer as a calendar file.
pub fn offer_calendar(season: &str, offer: &str) -> String {
    format!("/ferienpass/{season}/{offer}/termine.ics")
}

/// A hand-written page by language and name: `de` at the root, other languages below their code.
pub fn page(lang: &str, name: &str) -> String {
    let root = if lang == "de" { String::new() } else { format!("/{lang}") };
    match name {
        "404" => "/404.html".to_owned(),
        "index" => format!("{root}/"),
        name => format!("{root}/{name}/"),
    }
}

/// The file a path is written to: `index.html` in a folder, or the file itself.
pub fn file(path: &str) -> String {
    let path = path.trim_start_matches('/');
    if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() }
}

/// Names below a season that are lists and cannot be offers.
pub const SEASON_LISTS: [&str; 10] =
    ["thema", "woche", "tag", "stadtteil", "alter", "kostenlos", "ohne-anmeldung", "rollstuhlgerecht", "bedingungen", "anmeldung"];

/// Names of the switches in the query of a season list: places left, free of charge, wheelchair, all day, without registration.
pub const SWITCHES: [&str; 5] = ["frei", "kostenlos", "rollstuhl", "ganztags", "offen"];
