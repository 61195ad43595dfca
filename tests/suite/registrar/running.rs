//! The program in operation: start, lock, settings, a new catalogue, an end in peace, backup and
//! restore.

use super::process::{Site, catalogue, confirmation, links};
use super::sent::{LIST, is_sent, sealed, sent};
use super::smtp::{Manner, Server};
use super::wire::{Answer, answer, connect, get, post, send};
use jugendportal::registrar::domain::signed_links::Purpose;
use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::net::SocketAddr;
use std::path::Path;
use std::process::Output;

fn far() -> jugendportal::registrar::domain::Instant {
    "2098-01-01T00:00:00Z".parse().unwrap()
}

/// The ids of all lists in the log, in order.
fn forms(lines: &[String]) -> Vec<String> {
    lines
        .iter()
        .filter_map(|line| Some(line.strip_prefix("list ")?.split(':').next()?.to_owned()))
        .collect()
}

#[test]
fn an_end_lets_a_request_finish_and_takes_no_new_ones() {
    let folder = tempfile::tempdir().unwrap();
    let site = Site::new(folder.path(), &catalogue(1, 5));
    let mut process = site.start();
    let last = sealed(process.address, 0, "kim").unwrap();
    let request = post(LIST, &last);
    let request = String::from_utf8(request)
        .unwrap()
        .replace("Host: test", "Host: test\r\nExpect: 100-continue");
    let (head, body) = request.split_at(request.find("\r\n\r\n").unwrap() + 4);
    let mut stream = connect(process.address).unwrap();
    stream.write_all(head.as_bytes()).unwrap();
    // It says that it waits for the rest: the request has begun.
    let mut go_on = [0; 25];
    stream.read_exact(&mut go_on).unwrap();
    assert_eq!(&go_on, b"HTTP/1.1 100 Continue\r\n\r\n");
    process.ask_to_end();
    while connect(process.address).is_ok() {
        std::thread::yield_now();
    }
    stream.write_all(body.as_bytes()).unwrap();
    assert!(is_sent(&answer(&stream).unwrap()));
    assert!(process.wait().success());
    let lines = process.log.lines();
    assert_eq!(
        (forms(&lines).len(), lines.last().unwrap().as_str()),
        (1, "ended")
    );
}

#[test]
fn one_store_has_one_program() {
    let folder = tempfile::tempdir().unwrap();
    let site = Site::new(folder.path(), &catalogue(1, 5));
    let process = site.start();
    let second = site.command(&site.serve()).output().unwrap();
    let said = String::from_utf8_lossy(&second.stderr).into_owned();
    assert!(
        second.status.code() == Some(2) && said.contains("another program uses the store"),
        "{said}"
    );
    assert_eq!(
        get(process.address, "/anmeldung/plaetze.json")
            .unwrap()
            .status,
        200,
        "the first goes on"
    );
}

#[test]
fn a_new_catalogue_is_read_and_a_broken_one_is_kept_out() {
    let folder = tempfile::tempdir().unwrap();
    let site = Site::new(folder.path(), &catalogue(1, 5));
    let process = site.start();
    let places = || {
        get(process.address, "/anmeldung/plaetze.json")
            .unwrap()
            .text
    };
    assert!(places().contains("{\"2027-ostern/o0-1\":5}"));
    site.publish(&catalogue(2, 7));
    process.log.wait_for(1, "catalogue: read again");
    process
        .log
        .wait_until(|| places().contains("{\"2027-ostern/o0-1\":7,\"2027-ostern/o1-1\":7}"));
    for (count, broken) in ["{", "{}", "", "{\"format\":\"ferienpass-catalogue/9\"}"]
        .iter()
        .enumerate()
    {
        std::fs::write(folder.path().join("catalogue.json"), broken).unwrap();
        process
            .log
            .wait_for(count + 1, "catalogue: the old one stays");
        let kept = sent(process.address, 1, &format!("kind{count}"));
        assert!(is_sent(&kept.unwrap()));
    }
    std::fs::remove_file(folder.path().join("catalogue.json")).unwrap();
    process.log.wait_for(5, "catalogue: the old one stays");
    site.publish(&catalogue(1, 9));
    process.log.wait_for(2, "catalogue: read again");
    process
        .log
        .wait_until(|| places().contains("{\"2027-ostern/o0-1\":9}"));
}

#[test]
fn nothing_starts_that_could_not_send_a_mail() {
    let folder = tempfile::tempdir().unwrap();
    let site = || Site::new(folder.path(), &catalogue(1, 5));
    let refused = |site: Site, arguments: &[&str]| {
        let output = site.command(arguments).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{output:?}");
        String::from_utf8(output.stderr).unwrap()
    };
    const SERVE: &[&str] = &["serve", "--catalogue", "catalogue.json", "--store", "store"];
    let said = refused(site().with("MAIL", ""), SERVE);
    assert!(
        said.contains("REGISTRAR_MAIL is missing: where mails go: smtp or sendmail"),
        "{said}"
    );
    let said = refused(site().with("DEVELOPMENT", ""), SERVE);
    assert!(
        said.contains("REGISTRAR_MAIL is a folder") && said.contains("REGISTRAR_DEVELOPMENT=yes"),
        "{said}"
    );
    let away = site()
        .with("MAIL", "smtp")
        .with("SMTP_HOST", "mail.example")
        .with("SMTP_SECURITY", "none");
    let said = refused(away, SERVE);
    assert!(
        said.contains("an unsecured connection to mail.example is not allowed"),
        "{said}"
    );
    assert!(!folder.path().join("store").exists(), "nothing was begun");

    let wrong = site()
        .with("MAIL", "smtp")
        .with("FROM", "nobody")
        .with("OFFICE", "")
        .with("KEY", "abc");
    let said = refused(wrong, &["check-config", "--catalogue", "nowhere.json"]);
    for name in [
        "REGISTRAR_SMTP_HOST",
        "REGISTRAR_FROM",
        "REGISTRAR_OFFICE",
        "REGISTRAR_KEY",
        "nowhere.json",
    ] {
        assert!(said.contains(name), "{name} is missing in {said}");
    }
    let fine = site()
        .command(&[
            "check-config",
            "--catalogue",
            "catalogue.json",
            "--store",
            "store",
        ])
        .output()
        .unwrap();
    assert!(fine.status.success(), "{fine:?}");
}

#[test]
fn a_backup_under_load_is_restored_and_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let mails = Server::start(Manner::Takes);
    let site = Site::new(folder.path(), &catalogue(1, 3)).with_mail_server(&mails);
    let mut process = site.start();
    let address = process.address;
    (0..6).for_each(|number| register(address, &format!("vorher{number}")));
    let before = forms(&process.log.wait_for(6, "list "));
    for form in &before[..4] {
        assert_eq!(confirm(address, form).status, 200);
    }
    let copied = std::thread::scope(|scope| {
        let load = scope
            .spawn(|| (0..40).for_each(|number| register(address, &format!("waehrend{number}"))));
        let copied = backup(&site);
        load.join().unwrap();
        copied
    });
    assert!(copied.status.success(), "{copied:?}");
    let again = backup(&site);
    assert_eq!(again.status.code(), Some(2), "a backup never overwrites");
    process.kill();
    restore(folder.path());
    let mut process = site.start();
    for (number, form) in before.iter().enumerate() {
        let word = if number < 3 {
            "einen Platz."
        } else {
            "Warteliste"
        };
        let page = confirm(process.address, form);
        assert!(
            page.status == 200 && page.text.contains(word),
            "{form} {word}: {}",
            page.text
        );
    }
    assert_eq!(before.len(), 6);
    assert!(
        get(process.address, "/anmeldung/plaetze.json")
            .unwrap()
            .text
            .contains("\"2027-ostern/o0-1\":-3")
    );
    assert!(process.end().success());
}

fn register(address: SocketAddr, family: &str) {
    assert!(is_sent(&sent(address, 0, family).unwrap()));
}

fn confirm(address: SocketAddr, form: &str) -> Answer {
    let link = links().sign(Purpose::Confirm, form, far());
    let button = post("/anmeldung/bestaetigen", &confirmation(&link));
    send(address, &button).unwrap()
}

fn backup(site: &Site) -> Output {
    site.command(&["backup", "--store", "store", "copy.sqlite"])
        .output()
        .unwrap()
}

/// The machine is lost; a new one gets the copy and the key.
fn restore(folder: &Path) {
    std::fs::remove_dir_all(folder.join("store")).unwrap();
    std::fs::create_dir(folder.join("store")).unwrap();
    let copy = folder.join("copy.sqlite");
    std::fs::rename(copy, folder.join("store/registrar.sqlite")).unwrap();
}

#[test]
fn every_setting_is_explained_and_nothing_else() {
    let file = |name: &str| {
        std::fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(name))
            .unwrap()
    };
    let name = |text: &str| {
        text.chars()
            .take_while(|letter| letter.is_ascii_uppercase() || *letter == '_')
            .collect::<String>()
    };
    let guide = file("ARCHITECTURE.md");
    let told: BTreeSet<String> = guide
        .split("REGISTRAR_")
        .skip(1)
        .map(name)
        .filter(|name| !name.is_empty())
        .collect();
    let config = file("src/registrar/service/config.rs");
    let code = config.split("#[cfg(test)]").next().unwrap().to_owned()
        + &file("src/registrar/service/config/access.rs")
        + &file("src/registrar/service/config/mail.rs");
    let asked: BTreeSet<String> = code
        .split('"')
        .filter(|text| text.len() > 2 && name(text) == **text)
        .map(str::to_owned)
        .collect();
    let files = ["KEY_FILE", "SMTP_PASSWORD_FILE", "STORE_PASSWORD_FILE"].map(str::to_owned);
    assert_eq!(told, asked.into_iter().chain(files).collect());
}

#[test]
fn two_hundred_buttons_at_once_for_one_place_give_one_place_and_every_position_once() {
    const FAMILIES: usize = 200;
    let folder = tempfile::tempdir().unwrap();
    let site = Site::new(folder.path(), &catalogue(1, 1));
    let process = site.start();
    let address = process.address;
    for family in 0..FAMILIES {
        register(address, &format!("familie{family}"));
    }
    let forms = forms(&process.log.wait_for(FAMILIES, "list "));
    let together = std::sync::Barrier::new(FAMILIES);
    let pages: Vec<String> = std::thread::scope(|scope| {
        let press = |form: &String| {
            let request = post(
                "/anmeldung/bestaetigen",
                &confirmation(&links().sign(Purpose::Confirm, form, far())),
            );
            let together = &together;
            scope.spawn(move || {
                together.wait();
                let answer = send(address, &request).unwrap();
                assert_eq!(answer.status, 200, "{}", answer.text);
                answer.text
            })
        };
        let threads: Vec<_> = forms.iter().map(press).collect();
        threads
            .into_iter()
            .map(|thread| thread.join().unwrap())
            .collect()
    });
    let odd: Vec<_> = pages
        .iter()
        .filter(|page| !page.contains("Warteliste, Position"))
        .collect();
    assert!(
        odd.len() == 1 && odd[0].contains("Geschafft: Sie haben einen Platz"),
        "{odd:?}"
    );
    let position = |page: &String| {
        page.split("Position ")
            .nth(1)?
            .split(|letter: char| !letter.is_ascii_digit())
            .next()?
            .parse::<usize>()
            .ok()
    };
    let mut positions: Vec<usize> = pages.iter().filter_map(position).collect();
    positions.sort_unstable();
    assert_eq!(positions, (1..FAMILIES).collect::<Vec<_>>());
}
