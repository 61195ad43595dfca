//! The only place that knows what an address of the site looks like.

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

/// The calendar file of an offer.
pub fn offer_calendar(season: &str, offer: &str) -> String {
    format!("/ferienpass/{season}/{offer}/termine.ics")
}

/// The calendar file of a season.
pub fn season_calendar(season: &str) -> String {
    format!("/ferienpass/{season}/termine.ics")
}

/// The opening hours of a house as a calendar file; only where times are known, see `pages::ical::house_path`.
pub fn house_calendar(id: &str) -> String {
    format!("/orte/{id}/zeiten.ics")
}

/// The stops of a round as a calendar file; only where times are known, see `pages::ical::round_path`.
pub fn round_calendar(id: &str) -> String {
    format!("/unterwegs/{id}.ics")
}

/// The calendar file of an event.
pub fn event_calendar(id: &str) -> String {
    format!("/kalender/{id}/termine.ics")
}

/// The calendar file of all events.
pub const EVENTS_CALENDAR: &str = "/kalender/termine.ics";

/// The feed of new offers.
pub const FEED_NEW: &str = "/feeds/neu.xml";

/// The feed of changes and cancellations.
pub const FEED_CHANGES: &str = "/feeds/aenderungen.xml";

/// The stop list of a round on the page of mobile work.
pub fn round(id: &str) -> String {
    format!("/unterwegs/#{id}")
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

/// The path of a file, the other way round.
pub fn path(file: &str) -> String {
    match file.strip_suffix("index.html") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => format!("/{folder}"),
        _ => format!("/{file}"),
    }
}

/// Names below a season that are lists and cannot be offers.
pub const SEASON_LISTS: [&str; 9] =
    ["thema", "woche", "tag", "stadtteil", "alter", "kostenlos", "ohne-anmeldung", "rollstuhlgerecht", "anmeldung"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_and_paths_belong_together() {
        for (path_, file_) in [("/", "index.html"), ("/orte/jumi/", "orte/jumi/index.html"), ("/404.html", "404.html")] {
            assert_eq!((file(path_).as_str(), path(file_).as_str()), (file_, path_));
        }
    }
}
