//! The only place that knows what an address of the site looks like.

use crate::calendar::NaiveDate;

/// The start page.
pub const START: &str = "/";

/// Every address but that of the start page, as a router writes it.
pub const ALL: &str = "/{*path}";

/// The list of houses and playgrounds.
pub const HOUSES: &str = "/orte/";

/// The page of a house.
pub fn house(id: &str) -> String {
    format!("/orte/{id}/")
}

/// The calendar of events and seasons.
pub const CALENDAR: &str = "/kalender/";

/// The page of an event.
pub fn event(id: &str) -> String {
    format!("/kalender/{id}/")
}

/// Mobile work.
pub const OUTREACH: &str = "/unterwegs/";

/// School social work.
pub const SCHOOLS: &str = "/schule/";

/// Help: numbers and doors.
pub const HELP: &str = "/hilfe/";

/// Units of the office, and advice in town.
pub const ADVICE: &str = "/hilfe/beratung/";

/// Networks.
pub const NETWORKS: &str = "/netzwerke/";

/// The search.
pub const SEARCH: &str = "/suche/";

/// What the browser searches.
pub const SEARCH_INDEX: &str = "/suche/index.json";

/// Open data: the page about it, and all files below.
pub const OPEN_DATA: &str = "/daten/";

/// The list of all files of open data.
pub const OPEN_DATA_INDEX: &str = "/daten/index.json";

/// Open data of one kind of thing.
pub fn open_data(kind: &str) -> String {
    format!("/daten/{kind}.json")
}

/// A season as open data.
pub fn open_data_season(season: &str) -> String {
    format!("/daten/ferienpass/{season}.json")
}

/// The JSON Schema of a kind of open data.
pub fn open_data_schema(kind: &str) -> String {
    format!("/daten/schema/{kind}.json")
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

/// Where forms go; the registrar answers here and at all addresses below.
pub const REGISTRATION: &str = "/anmeldung/";

/// Free places by occasion.
pub const FREE_PLACES: &str = "/anmeldung/plaetze.json";

/// The family list: the pages of its flow.
pub const FAMILY_LIST: &str = "/anmeldung/liste";

/// What a family sees after its form: a mail is on its way.
pub const ON_ITS_WAY: &str = "/anmeldung/unterwegs/";

/// The link of the first mail.
pub const CONFIRMATION: &str = "/anmeldung/bestaetigen";

/// The link to a place that is offered.
pub const OFFERED_PLACE: &str = "/anmeldung/angebot";

/// Everything of a family.
pub const FAMILY: &str = "/anmeldung/familie";

/// One registration of a family.
pub const FAMILY_ENTRY: &str = "/anmeldung/eintrag";

/// The link to a new mail address.
pub const NEW_ADDRESS: &str = "/anmeldung/neue-adresse";

/// Who is the second guardian, behind the family link.
pub const SECOND: &str = "/anmeldung/zweite-person";

/// The link that asks somebody to be the second guardian.
pub const SECOND_ASKED: &str = "/anmeldung/mitlesen";

/// Notes on health, behind the family link.
pub const HEALTH_NOTES: &str = "/anmeldung/fragen";

/// The calendar of a family: the signed text that opens it, and `.ics`.
pub const FAMILY_CALENDAR: &str = "/anmeldung/kalender/{file}";

/// Path of the calendar of a family.
pub fn family_calendar(signed: &str) -> String {
    format!("/anmeldung/kalender/{signed}.ics")
}

/// The calendar file of one registration, behind the family link.
pub const ONE_DATE: &str = "/anmeldung/eintrag.ics";

/// One of these addresses with the signed text that opens it.
pub fn signed(path: &str, link: &str) -> String {
    format!("{path}?l={link}")
}

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

/// The door to the family list of a season.
pub fn season_door(season: &str) -> String {
    format!("/ferienpass/{season}/anmelden/")
}

/// The terms of a season.
pub fn season_terms(season: &str) -> String {
    format!("/ferienpass/{season}/bedingungen/")
}

/// The dates of an offer as a calendar file.
pub fn offer_calendar(season: &str, offer: &str) -> String {
    format!("/ferienpass/{season}/{offer}/termine.ics")
}

/// What the cards of a season say of each of their dates.
pub fn season_dates(season: &str) -> String {
    format!("/ferienpass/{season}/termine.json")
}

/// The calendar file of a season.
pub fn season_calendar(season: &str) -> String {
    format!("/ferienpass/{season}/termine.ics")
}

/// The opening hours of a house as a calendar file; only where times are known, see
/// `pages::calendar_files::house_path`.
pub fn house_calendar(id: &str) -> String {
    format!("/orte/{id}/zeiten.ics")
}

/// The stops of a round as a calendar file; only where times are known, see
/// `pages::calendar_files::round_path`.
pub fn round_calendar(id: &str) -> String {
    format!("/unterwegs/{id}.ics")
}

/// The calendar file of an event.
pub fn event_calendar(id: &str) -> String {
    format!("/kalender/{id}/termine.ics")
}

/// The calendar file of all events.
pub const EVENTS_CALENDAR: &str = "/kalender/termine.ics";

/// All feeds lie here.
pub const FEEDS: &str = "/feeds/";

/// The feed of new offers.
pub const FEED_NEW: &str = "/feeds/neu.xml";

/// The feed of changes and cancellations.
pub const FEED_CHANGES: &str = "/feeds/aenderungen.xml";

/// The stop list of a round on the page of mobile work.
pub fn round(id: &str) -> String {
    format!("/unterwegs/#{id}")
}

/// What search engines may list.
pub const SITEMAP: &str = "/sitemap.xml";

/// Style, scripts, fonts and pictures, with a hash in their names.
pub const ASSETS: &str = "/assets/";

/// All files to fetch lie here.
pub const DOWNLOADS: &str = "/downloads/";

/// A file to fetch.
pub fn download(file: &str) -> String {
    format!("{DOWNLOADS}{}", encoded(file))
}

/// The path with everything in percent signs that means something else in an address, as `#` and
/// `?` do. The slashes between folders stay.
pub fn encoded(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                encoded.push(char::from(byte));
            }
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

/// The page for what is missing.
pub const NOT_FOUND: &str = "/404.html";

/// Rules for hosts that read them.
pub const HEADERS: &str = "/_headers";

/// Script of the overlay of the development server.
pub const OVERLAY_SCRIPT: &str = "/__portal/client.js";

/// Style of that overlay.
pub const OVERLAY_STYLE: &str = "/__portal/client.css";

/// Style of the notes of the development server.
pub const NOTES_STYLE: &str = "/__portal/notes.css";

/// News of the development server: reload, or what is wrong.
pub const OVERLAY_EVENTS: &str = "/__portal/events";

/// The mails of a registrar that is only tried.
pub const TRIED_MAILS: &str = "/__portal/mails";

/// A hand-written page by language and name: `de` at the root, other languages below their code.
pub fn page(lang: &str, name: &str) -> String {
    let root = if lang == "de" {
        String::new()
    } else {
        format!("/{lang}")
    };
    match name {
        "404" => NOT_FOUND.to_owned(),
        "index" => format!("{root}/"),
        name => format!("{root}/{name}/"),
    }
}

/// The file a path is written to: `index.html` in a folder, or the file itself.
pub fn file(path: &str) -> String {
    let path = path.trim_start_matches('/');
    if path.is_empty() || path.ends_with('/') {
        format!("{path}index.html")
    } else {
        path.to_owned()
    }
}

/// The path of a file, the other way round.
pub fn path(file: &str) -> String {
    match file.strip_suffix("index.html") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => format!("/{folder}"),
        _ => format!("/{file}"),
    }
}

/// Names below a season that are lists and cannot be offers.
pub const SEASON_LISTS: [&str; 11] = [
    "thema",
    "woche",
    "tag",
    "stadtteil",
    "alter",
    "kostenlos",
    "ohne-anmeldung",
    "rollstuhlgerecht",
    "bedingungen",
    "anmeldung",
    "anmelden",
];

/// Names of the switches in the query of a season list: places left, free of charge, wheelchair,
/// all day, without registration.
pub const SWITCHES: [&str; 5] = ["frei", "kostenlos", "rollstuhl", "ganztags", "offen"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_are_written_so_that_an_address_means_them() {
        assert_eq!(download("Flyer #2.pdf"), "/downloads/Flyer%20%232.pdf");
        assert_eq!(
            download("a b/100 %?.pdf"),
            "/downloads/a%20b/100%20%25%3F.pdf"
        );
        assert_eq!(download("für.pdf"), "/downloads/f%C3%BCr.pdf");
        assert_eq!(download("antrag_1-a.pdf"), "/downloads/antrag_1-a.pdf");
    }

    #[test]
    fn files_and_paths_belong_together() {
        for (path_, file_) in [
            ("/", "index.html"),
            ("/orte/jumi/", "orte/jumi/index.html"),
            ("/404.html", "404.html"),
        ] {
            assert_eq!((file(path_).as_str(), path(file_).as_str()), (file_, path_));
        }
    }
}
