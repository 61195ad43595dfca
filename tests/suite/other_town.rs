//! Nothing about Norderstedt stands in the program or the templates: another town gets its own
//! portal.

use crate::town::Town;

#[test]
fn another_town_gets_its_own_portal() {
    let outcome = Town::new().build();
    assert!(outcome.diagnostics.is_empty(), "{:#?}", outcome.diagnostics);
    let made = outcome.made.unwrap();
    for page in [
        "/",
        "/orte/bootshaus/",
        "/unterwegs/",
        "/schule/",
        "/hilfe/",
        "/ferienpass/2027-ostern/floss/",
        "/impressum/",
    ] {
        let (_, html) = made
            .output
            .answer(page)
            .unwrap_or_else(|| panic!("{page} is missing"));
        let html = String::from_utf8_lossy(html);
        assert!(
            html.contains("Ein Angebot der Gemeinde Kleinstadt am Mustersee"),
            "{page}"
        );
    }
    assert_eq!(made.catalogue.town, "Kleinstadt");
}

#[test]
fn no_file_of_another_town_knows_norderstedt() {
    let made = Town::new().build().made.unwrap();
    let catalogue = made.catalogue.to_json();
    for (path, bytes) in made
        .output
        .iter()
        .chain([("catalogue.json", catalogue.as_bytes())])
    {
        let text = String::from_utf8_lossy(bytes).to_lowercase();
        for word in ["norderstedt", "schleswig", "fidibus", "jumi", "22846"] {
            assert!(!text.contains(word), "/{path} knows {word}");
        }
    }
}
