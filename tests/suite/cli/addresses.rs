//! The address of the site: what the option and the field take, and what they refuse.

use super::{tree, with_day};
use crate::program::{german, run};
use crate::town::Town;

#[test]
fn an_address_the_links_do_not_fit_is_refused_before_anything_is_made() {
    let town = Town::new();
    for address in [
        "https://www.stadt.example/jugend/",
        "https://www.stadt.example?jugend",
        "foo",
        "",
        "www.stadt.example",
        "ftp://www.stadt.example",
        "https://",
        "https://amt@stadt.example",
    ] {
        for command in ["build", "check", "serve"] {
            let said = german(&town, &with_day(&[command, "--base-url", address]));
            assert_eq!(said.code, 2, "{command} {address}: {}", said.stderr);
            let told = said.stderr.contains("--base-url") && said.stderr.contains("Tipp: ");
            assert!(told, "{command} {address}: {}", said.stderr);
        }
        assert!(!town.file("dist").exists(), "{address}");
        // The field says the same.
        let portal = town.read("data/portal.yaml");
        let line = portal.lines().find(|line| line.starts_with("base_url:"));
        let wrong = format!("base_url: \"{address}\"");
        town.write("data/portal.yaml", &portal.replace(line.unwrap(), &wrong));
        let said = german(&town, &with_day(&["build"]));
        town.write("data/portal.yaml", &portal);
        assert_eq!(said.code, 1, "{address}: {}", said.stderr);
        assert!(
            said.stderr.contains("data/portal.yaml:7:"),
            "{address}: {}",
            said.stderr
        );
    }
}

#[test]
fn the_remedy_for_an_address_is_an_address_that_is_taken() {
    let town = Town::new();
    let say = |lang, address| {
        run(
            town.path(),
            lang,
            &with_day(&["build", "--no-compress", "--base-url", address]),
        )
    };
    let said = say("de_DE.UTF-8", "https://www.stadt.example/jugend/");
    assert!(
        said.stderr.contains("nicht in einem Unterordner")
            && said.stderr.contains("https://jugend.stadt.example\n"),
        "{}",
        said.stderr
    );
    let said = say("en_GB.UTF-8", "https://www.stadt.example/jugend/");
    assert!(
        said.stderr.contains("not in a folder below")
            && said.stderr.contains("https://jugend.stadt.example\n"),
        "{}",
        said.stderr
    );
    assert_eq!(say("de_DE.UTF-8", "HTTPS://Jugend.stadt.example//").code, 0);
    let files = tree(&town);
    let text = |name: &str| {
        let (_, bytes) = files.iter().find(|(known, _)| known == name).unwrap();
        String::from_utf8_lossy(bytes).into_owned()
    };
    for file in [
        "public/sitemap.xml",
        "public/index.html",
        "public/feeds/neu.xml",
    ] {
        assert!(
            text(file).contains("\"https://jugend.stadt.example/")
                || text(file).contains(">https://jugend.stadt.example/"),
            "{file}"
        );
    }
    assert!(text("registrar/catalogue.json").contains("\"https://jugend.stadt.example\""));
}
