//! What search engines read: sitemap, structured data.

use super::{day, real, text};
use jugendportal::pages::json_ld;
use jugendportal::routes;
use serde_json::Value;
use std::collections::BTreeSet;

#[test]
fn the_sitemap_lists_every_page_that_is_not_hidden() {
    let (_, made) = real();
    let sitemap = text(made, "/sitemap.xml");
    let base = "https://jugendportal.norderstedt.example";
    let listed: BTreeSet<&str> = sitemap
        .split("<loc>")
        .skip(1)
        .map(|part| {
            part.split("</loc>")
                .next()
                .unwrap()
                .strip_prefix(base)
                .unwrap()
        })
        .collect();
    assert!(
        listed.contains("/") && listed.contains("/orte/jumi/"),
        "{listed:?}"
    );
    for (path, bytes) in made
        .output
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
    {
        let page = std::str::from_utf8(bytes).unwrap();
        let url = routes::path(path);
        assert_eq!(
            listed.contains(url.as_str()),
            page.contains(&format!("<link rel=\"canonical\" href=\"{base}{url}\">")),
            "{url}"
        );
    }
    assert!(!listed.contains("/404.html"));
    assert!(text(made, "/robots.txt").contains(&format!("Sitemap: {base}/sitemap.xml")));
}

/// Every event in a piece of structured data, those inside of others included.
fn events<'a>(value: &'a Value, found: &mut Vec<&'a Value>) {
    match value {
        Value::Array(list) => list.iter().for_each(|one| events(one, found)),
        Value::Object(fields) => {
            let kind = fields.get("@type").and_then(Value::as_str);
            if kind.is_some_and(|kind| kind.starts_with("Event")) {
                found.push(value);
            }
            fields.values().for_each(|one| events(one, found));
        }
        _ => {}
    }
}

#[test]
fn every_event_of_every_page_has_a_place() {
    let (_, made) = real();
    let mut count = 0;
    for (path, bytes) in made
        .output
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
    {
        let page = std::str::from_utf8(bytes).unwrap();
        for block in page.split("<script type=\"application/ld+json\">").skip(1) {
            let json = block.split("</script>").next().unwrap();
            let value: Value = serde_json::from_str(json).unwrap();
            let mut all = Vec::new();
            events(&value, &mut all);
            count += all.len();
            for event in all {
                let place = &event["location"];
                assert!(
                    place["name"].is_string() && place["address"].is_object(),
                    "{path}: {event}"
                );
            }
        }
    }
    assert!(count > 300, "only {count} events");
}

#[test]
fn no_two_pages_have_the_same_description() {
    let (_, made) = real();
    let mut pages: std::collections::BTreeMap<&str, Vec<&str>> = Default::default();
    for (path, bytes) in made
        .output
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
    {
        let page = std::str::from_utf8(bytes).unwrap();
        let description = page
            .split("<meta name=\"description\" content=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next());
        pages
            .entry(description.unwrap_or_default())
            .or_default()
            .push(path);
    }
    let same: Vec<_> = pages.iter().filter(|(_, paths)| paths.len() > 1).collect();
    assert!(same.is_empty(), "{same:#?}");
}

#[test]
fn structured_data_has_what_search_engines_ask_for() {
    let (portal, _) = real();
    let parse =
        |html: jugendportal::html::Html| serde_json::from_str::<Value>(html.as_str()).unwrap();
    for season in portal.seasons() {
        for offer in &season.offers {
            let value = parse(json_ld::offer(portal, season, offer));
            assert_eq!(value["@context"], "https://schema.org");
            let events = value["@graph"]
                .as_array()
                .cloned()
                .unwrap_or_else(|| vec![value.clone()]);
            assert_eq!(events.len(), offer.occasions.len());
            for (event, occasion) in events.iter().zip(&offer.occasions) {
                assert_eq!(event["@type"], "Event");
                for field in ["startDate", "endDate"] {
                    let at = event[field].as_str().unwrap();
                    assert!(
                        chrono::DateTime::parse_from_rfc3339(at).is_ok(),
                        "{}: {at}",
                        offer.id
                    );
                }
                assert!(
                    event["location"]["name"]
                        .as_str()
                        .is_some_and(|name| !name.is_empty()),
                    "{}",
                    offer.id
                );
                let cancelled = event["eventStatus"]
                    .as_str()
                    .unwrap()
                    .ends_with("EventCancelled");
                assert_eq!(cancelled, occasion.cancelled.is_some(), "{}", offer.id);
            }
        }
    }
    for house in portal.houses() {
        let value = parse(json_ld::house(portal, house, day("2027-06-20")));
        assert_eq!(
            (&value["@type"], &value["name"]),
            (&Value::from("Place"), &Value::from(house.name.as_str()))
        );
    }
    let hours = parse(json_ld::house(
        portal,
        portal.houses().find("jumi").unwrap(),
        day("2027-06-20"),
    ))["openingHoursSpecification"]
        .clone();
    assert_eq!(
        (&hours[0]["opens"], &hours[0]["closes"]),
        (&Value::from("14:00"), &Value::from("19:00"))
    );
    assert_eq!(
        parse(json_ld::organisation(portal))["parentOrganization"]["name"],
        "Stadt Norderstedt"
    );
}
