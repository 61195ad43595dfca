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

/// The offers of one day.
pub fn season_day(season: &str, day: crate::calendar::NaiveDate) -> String {
    format!("/ferienpass/{season}/tag/{day}/")
}

/// A file to fetch.
pub fn download(file: &str) -> String {
    format!("/downloads/{file}")
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
pub const SEASON_LISTS: [&str; 9] =
    ["thema", "woche", "tag", "stadtteil", "alter", "kostenlos", "ohne-anmeldung", "rollstuhlgerecht", "anmeldung"];
