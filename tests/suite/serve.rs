//! The development server from outside: pages, reload, overlay. Every wait is for an event, with a
//! time limit.

mod notes;
mod server;

use crate::findings;
use crate::program::run;
use crate::town::Town;
use server::Server;
use std::net::TcpListener;

#[test]
fn a_save_reloads_and_a_mistake_shows_over_the_last_good_site() {
    let town = Town::new();
    let server = Server::start(&town);
    let mut events = server.events();
    let first = events.next();
    assert!(
        first["overlay"].is_null() && first["site"].as_u64() > Some(0),
        "{first}"
    );
    let house = "data/houses/bootshaus.yaml";

    town.replace(house, "kind: youth-centre", "kind: youth-center");
    let broken = events.next();
    assert_eq!(broken["site"], first["site"]);
    let overlay = &broken["overlay"];
    assert_eq!(
        (&overlay["lang"], &overlay["title"]),
        (&"de".into(), &"1 Fehler".into())
    );
    let finding = &overlay["findings"][0];
    assert_eq!(finding["title"], "Fehler: »youth-center« geht hier nicht");
    let text = finding["text"].as_str().unwrap();
    assert!(
        text.contains("data/houses/bootshaus.yaml:6:7") && text.contains("6 | kind: youth-center"),
        "{text}"
    );
    let hint = finding["hints"][0].as_str().unwrap();
    assert_eq!(hint, "Tipp: Meinten Sie »youth-centre«?");
    // The terminal says the same, word by word.
    assert_eq!(server.line("Fehler: "), finding["title"].as_str().unwrap());
    for line in text.lines().filter(|line| line.trim() != "|") {
        assert_eq!(server.line(line.trim()), line);
    }
    server.line(hint);
    server.line("die letzte gute Fassung bleibt");
    assert!(server.get("/orte/bootshaus/").body.contains("Bootshaus"));

    town.replace(house, "name: Bootshaus\n", "name: Bootshalle\n");
    town.replace(house, "kind: youth-center", "kind: youth-centre");
    let mended = events.next();
    assert!(mended["overlay"].is_null(), "{mended}");
    assert!(mended["site"].as_u64() > first["site"].as_u64());
    assert!(server.get("/orte/bootshaus/").body.contains("Bootshalle"));

    town.replace("templates/base.html", "{% block main %}", "{% block main ");
    let broken = events.next();
    let text = broken["overlay"]["findings"][0].to_string();
    assert!(text.contains("templates/base.html:"), "{text}");
    assert_eq!(server.get("/").status, 200);
    town.replace("templates/base.html", "{% block main ", "{% block main %}");
    let mended = events.next();
    assert!(mended["overlay"].is_null(), "{mended}");

    assert_eq!(server.end(), Some(0));
    assert!(events.ends());
}

#[test]
fn a_changed_fact_is_on_the_page_when_the_event_comes() {
    let town = Town::new();
    let server = Server::start(&town);
    let mut events = server.events();
    events.next();
    town.replace(
        "data/ferienpass/2027-ostern/offers/floss.yaml",
        "title: Ein Floß bauen",
        "title: Zwei Flöße bauen",
    );
    events.next();
    for page in ["/ferienpass/2027-ostern/floss/", "/ferienpass/2027-ostern/"] {
        let answer = server.get(page);
        assert_eq!(answer.status, 200, "{page}");
        assert!(answer.body.contains("Zwei Flöße bauen"), "{page}");
    }
    // A new file is noticed as well, in a new folder too.
    std::fs::create_dir_all(town.file("site/pages/de/impressum")).unwrap();
    std::fs::write(
        town.file("site/pages/de/impressum/bilder.md"),
        "---\ntitle: Neue Seite\ndescription: Neu.\n---\n\nHallo.\n",
    )
    .unwrap();
    // Between two steps of the save, the file may be there and empty: then one more event follows.
    while server.get("/impressum/bilder/").status == 404 {
        events.next();
    }
    assert!(server.get("/impressum/bilder/").body.contains("Neue Seite"));
}

#[test]
fn a_folder_that_was_replaced_as_a_whole_is_followed() {
    let town = Town::new();
    let server = Server::start(&town);
    for (time, name) in ["Bootshalle", "Bootsschuppen"].into_iter().enumerate() {
        // As `rm -rf data; mv neu data` does, here with the old folder beside it.
        let (new, old) = (format!("neu-{time}"), format!("alt-{time}"));
        findings::copy(&town.file("data"), &town.file(&new));
        let house = format!("{new}/houses/bootshaus.yaml");
        let text = town.read(&house);
        let line = text
            .lines()
            .find(|line| line.starts_with("name: "))
            .unwrap();
        town.write(&house, &text.replace(line, &format!("name: {name}")));
        std::fs::rename(town.file("data"), town.file(&old)).unwrap();
        std::fs::rename(town.file(&new), town.file("data")).unwrap();
        let mut events = server.events();
        while !server.get("/orte/bootshaus/").body.contains(name) {
            events.next();
        }
        // Later saves are seen, too.
        town.replace(
            "data/houses/bootshaus.yaml",
            name,
            &format!("{name} am Ufer"),
        );
        while !server
            .get("/orte/bootshaus/")
            .body
            .contains(&format!("{name} am Ufer"))
        {
            events.next();
        }
    }
    assert_eq!(server.end(), Some(0));
}

#[cfg(unix)]
#[test]
fn what_the_file_system_does_not_tell_is_found_by_looking() {
    let town = Town::new();
    let server = Server::start(&town);
    // A change through another name of the file is told to those who watch that name.
    let house = town.file("data/houses/bootshaus.yaml");
    std::fs::hard_link(&house, town.file("anderswo.yaml")).unwrap();
    let mut events = server.events();
    let text = town.read("anderswo.yaml");
    std::fs::write(
        town.file("anderswo.yaml"),
        text.replace("name: Bootshaus\n", "name: Bootshalle\n"),
    )
    .unwrap();
    assert!(
        server
            .line("sieht jede Sekunde nach")
            .starts_with("Dieses Dateisystem")
    );
    while !server.get("/orte/bootshaus/").body.contains("Bootshalle") {
        events.next();
    }
    assert_eq!(server.end(), Some(0));
}

#[test]
fn files_with_signs_in_their_names_are_linked_and_fetched() {
    let town = Town::new();
    let name = "Flyer #2 für 100 %?.pdf";
    town.write(&format!("site/downloads/{name}"), "ein Heft");
    let desk = std::fs::read_dir(town.file("data/help"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| {
            std::fs::read_to_string(path)
                .unwrap()
                .contains("file: antrag.pdf")
        })
        .unwrap();
    let text = std::fs::read_to_string(&desk).unwrap();
    let desk = format!("data/help/{}", desk.file_name().unwrap().to_string_lossy());
    town.write(
        &desk,
        &text.replace("file: antrag.pdf", &format!("file: \"{name}\"")),
    );
    let outcome = town.build();
    assert!(outcome.diagnostics.is_empty(), "{:?}", outcome.diagnostics);
    let output = outcome.made.unwrap().output;
    let path = "/downloads/Flyer%20%232%20f%C3%BCr%20100%20%25%3F.pdf";
    let shown = output
        .iter()
        .any(|(_, bytes)| String::from_utf8_lossy(bytes).contains(&format!("href=\"{path}\"")));
    assert!(shown);
    let server = Server::start(&town);
    let answer = server.get(path);
    assert_eq!((answer.status, &*answer.body), (200, "ein Heft"));
}

#[test]
fn a_page_is_not_stored_and_holds_the_client_once() {
    let town = Town::new();
    let server = Server::start(&town);
    let page = server.get("/");
    assert_eq!(page.status, 200);
    assert!(
        page.head.contains("content-type: text/html; charset=utf-8")
            && page.head.contains("cache-control: no-store"),
        "{}",
        page.head
    );
    assert!(
        page.head
            .contains("content-security-policy: default-src 'self'"),
        "{}",
        page.head
    );
    assert_eq!(page.body.matches("/__portal/client.js").count(), 1);
}

#[test]
fn a_head_request_tells_the_length_and_no_more() {
    let town = Town::new();
    let server = Server::start(&town);
    let page = server.get("/");
    let head = server.ask("HEAD", "/");
    assert_eq!((head.status, head.body.as_str()), (200, ""));
    assert!(
        head.head
            .contains(&format!("content-length: {}", page.body.len())),
        "{}",
        head.head
    );
}

#[test]
fn each_file_says_its_type() {
    let town = Town::new();
    let server = Server::start(&town);
    let page = server.get("/");
    let style = page
        .body
        .split("href=\"")
        .find(|part| part.contains(".css\""))
        .and_then(|part| part.split('"').next())
        .unwrap();
    for (path, kind) in [
        (style, "text/css"),
        ("/favicon.svg", "image/svg+xml"),
        ("/__portal/client.js", "text/javascript"),
        ("/__portal/client.css", "text/css"),
    ] {
        let said = format!("content-type: {kind}");
        assert!(server.get(path).head.contains(&said), "{path}");
    }
}

#[test]
fn addresses_without_a_page_are_moved_missing_or_refused() {
    let town = Town::new();
    let server = Server::start(&town);
    let moved = server.get("/orte?stadtteil=ufer");
    assert_eq!(moved.status, 307);
    assert!(
        moved.head.contains("location: /orte/?stadtteil=ufer"),
        "{}",
        moved.head
    );

    let missing = server.get("/gibt/es/nicht/");
    assert_eq!(missing.status, 404);
    assert!(
        missing.body.contains("Diese Seite gibt es nicht")
            && missing.body.contains("/__portal/client.js")
    );
    assert_eq!(server.ask("DELETE", "/").status, 405);
}

#[test]
fn a_server_that_starts_with_an_error_waits_for_it_to_be_mended() {
    let town = Town::new();
    town.replace(
        "data/houses/bootshaus.yaml",
        "district: ufer",
        "district: uffer",
    );
    let server = Server::start(&town);
    let page = server.get("/");
    assert_eq!(page.status, 503);
    assert!(
        page.body.contains("Tipp: Meinten Sie »ufer«?"),
        "{}",
        page.body
    );
    assert!(
        page.body.contains("den Stadtteil »uffer« gibt es nicht")
            && page.body.contains("/__portal/client.js"),
        "{}",
        page.body
    );
    let mut events = server.events();
    let first = events.next();
    assert_eq!(first["site"], 0);
    assert_eq!(first["overlay"]["title"], "1 Fehler");
    assert!(
        first["overlay"]["note"]
            .as_str()
            .unwrap()
            .starts_with("Noch gibt es keine Fassung zu sehen."),
        "{first}"
    );
    town.replace(
        "data/houses/bootshaus.yaml",
        "district: uffer",
        "district: uferr",
    );
    server.line("noch gibt es keine Fassung zu sehen");
    assert_eq!(events.next()["site"], 0);
    town.replace(
        "data/houses/bootshaus.yaml",
        "district: uferr",
        "district: ufer",
    );
    let mended = events.next();
    assert!(
        mended["overlay"].is_null() && mended["site"].as_u64() > Some(0),
        "{mended}"
    );
    assert_eq!(server.get("/").status, 200);
}

#[test]
fn a_name_that_points_to_this_machine_from_outside_is_refused() {
    let town = Town::new();
    let server = Server::start(&town);
    let ask = |host: &str| server.ask_as(host, "GET", "/");
    let refused = ask("evil.example:8080");
    assert!(
        refused.starts_with("HTTP/1.0 421")
            && refused.contains("text/plain")
            && !refused.contains("<html"),
        "{refused}"
    );
    for host in ["localhost:1", "127.0.0.1", "[::1]:8080"] {
        assert!(ask(host).starts_with("HTTP/1.0 200"), "{host}");
    }
}

#[test]
fn a_taken_port_is_said_with_a_way_out() {
    let town = Town::new();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let said = run(town.path(), "de_DE.UTF-8", &["serve", "--port", &port]);
    assert_eq!(said.code, 2);
    assert!(
        said.stderr.contains(&format!("Port {port} ist belegt"))
            && said.stderr.contains("portal serve --port"),
        "{}",
        said.stderr
    );
}

#[test]
fn the_built_site_knows_nothing_of_the_client() {
    let made = Town::new().build().made.unwrap();
    for (path, bytes) in made.output.iter() {
        assert!(
            !String::from_utf8_lossy(bytes).contains("__portal"),
            "/{path}"
        );
    }
}
