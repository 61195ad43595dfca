//! Warnings on the pages of the development server.

use super::server::Server;
use crate::town::Town;

#[test]
fn warnings_stand_on_every_page_until_they_are_mended_or_known() {
    let town = Town::new();
    let house = "data/houses/bootshaus.yaml";
    let line = "verified_on: 2024-01-02";
    let text = town.read(house);
    let verified = text.lines().find(|line| line.starts_with("verified_on:"));
    let verified = verified.unwrap().to_owned();
    town.replace(house, &verified, line);
    town.write(
        "site/downloads/foto.heic",
        "kein Bild, aber eine Datei, die so heißt",
    );
    let server = Server::start(&town);
    let mut events = server.events();
    let first = events.next();
    assert!(first["overlay"].is_null(), "{first}");
    for page in ["/", "/orte/bootshaus/", "/gibt-es-nicht/"] {
        let body = server.get(page).body;
        for wanted in [
            "<summary>2 Hinweise</summary>",
            "Warnung: die Angaben sind älter als zwei Jahre",
            "data/houses/bootshaus.yaml",
            "verified_on: 2024-01-02",
            "Tipp: Fragen Sie beim Team nach",
            "acknowledged:\n  - warning: stale\n    because: Grund\n    until: 2027-08-10",
            "foto.heic",
        ] {
            assert!(body.contains(wanted), "{page}: {wanted}");
        }
        // A file without fields of its own cannot say that it is known.
        assert_eq!(body.matches("acknowledged:").count(), 1);
        assert!(body.ends_with("</template></div>\n</body>\n</html>\n"));
        assert_eq!(body.matches("<script src=\"/__portal/").count(), 1);
    }
    let style = server.get("/__portal/notes.css");
    assert!(style.status == 200 && style.head.contains("content-type: text/css"));

    let known =
        "acknowledged:\n  - warning: stale\n    because: Es wird umgebaut\n    until: 2027-08-10\n";
    town.write(house, &(town.read(house) + known));
    let second = events.next();
    assert!(second["site"].as_u64() > first["site"].as_u64(), "{second}");
    assert!(
        server
            .get("/")
            .body
            .contains("<summary>1 Hinweis</summary>")
    );

    std::fs::remove_file(town.file("site/downloads/foto.heic")).unwrap();
    let third = events.next();
    assert!(third["site"].as_u64() > second["site"].as_u64(), "{third}");
    assert!(!server.get("/").body.contains("notes.css"));

    let made = town.build().made.unwrap();
    for (path, bytes) in made.output.iter() {
        assert!(
            !String::from_utf8_lossy(bytes).contains("acknowledged"),
            "/{path}"
        );
    }
}
