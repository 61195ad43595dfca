//! A store that cannot write: a clear page, nothing typed is lost, nothing half done, and it goes
//! on by itself.
//!
//! A limit on the size of files stands for the full disk and for the read-only one: every write
//! past it fails.

use super::process::{Process, Site, catalogue, confirmation, form, links, sealed};
use super::sample;
use super::smtp::{Manner, Server};
use super::wire::{get, post, send};
use jugendportal::registrar::domain::signed_links::Purpose;
use std::process::Command;

/// Files cannot grow past this any more; `unlimited` ends it.
fn limit(process: &Process, bytes: &str) {
    let limited = Command::new("prlimit")
        .args([
            "--pid",
            &process.id().to_string(),
            &format!("--fsize={bytes}:"),
        ])
        .status()
        .unwrap();
    assert!(limited.success());
}

/// The program, deaf to the signal that comes with the limit: as on a full disk, writes just fail.
fn deaf(site: &Site) -> Process {
    let plain = site.command(&site.serve());
    let mut command = Command::new("sh");
    command
        .args(["-c", "trap '' XFSZ; exec \"$0\" \"$@\""])
        .arg(plain.get_program())
        .args(plain.get_args());
    command.current_dir(&site.folder).env_clear().envs(
        plain
            .get_envs()
            .filter_map(|(name, value)| Some((name, value?))),
    );
    site.start_as(command)
}

fn goes_on_after(bytes: &str) {
    let folder = tempfile::tempdir().unwrap();
    let mails = Server::start(Manner::Takes);
    let mut programme = catalogue(1, 3);
    programme.seasons[0].offers[0]
        .questions
        .push(sample::catalogue().seasons[0].offers[0].questions[1].clone());
    let site = Site::new(folder.path(), &programme).with_mail_server(&mails);
    let mut process = deaf(&site);
    let address = process.address;
    let link_of = |family: &str| {
        let to = format!("{family}@familie.example");
        mails.wait_for(1, |mail| mail.to == to)[0]
            .link("bestaetigen")
            .unwrap()
    };
    assert_eq!(
        send(address, &post("/anmeldung/", &sealed(0, "vorher")))
            .unwrap()
            .status,
        303
    );
    let link = link_of("vorher");
    assert_eq!(
        send(address, &post("/anmeldung/", &sealed(0, "familie")))
            .unwrap()
            .status,
        303
    );
    send(
        address,
        &post("/anmeldung/bestaetigen", &confirmation(&link_of("familie"))),
    )
    .unwrap();
    let family = mails.wait_for(2, |mail| mail.to == "familie@familie.example")[1]
        .link("familie")
        .unwrap();
    let page = get(address, &format!("/anmeldung/familie?l={family}"))
        .unwrap()
        .text;
    let registration = page.split("name=\"nummer\" value=\"").nth(1).unwrap()[..11].to_owned();

    limit(&process, bytes);
    let form = |number: usize| {
        let family = format!("Kind-Ü-{number}");
        sealed(0, &family)
            .with("guardian_email", &format!("ue{number}@familie.example"))
            .with("guardian_name", "Maxi <Muster>")
    };
    // As long as there is room, forms are taken.
    let refused = (0..).find_map(|number| {
        let answer = send(address, &post("/anmeldung/", &form(number))).unwrap();
        (answer.status != 303).then_some((number, answer))
    });
    let (number, refused) = refused.unwrap();
    limit(&process, "0");
    assert_eq!(refused.status, 503, "{}", refused.text);
    for part in [
        "retry-after: 60",
        "Ihre Angaben sind noch da",
        &format!("value=\"Kind-Ü-{number}\""),
        "value=\"Maxi &lt;Muster&gt;\"",
        "name=\"siegel\"",
        "value=\"absenden\"",
    ] {
        assert!(
            refused.text.contains(part),
            "{part} is missing in {}",
            refused.text
        );
    }
    let unconfirmed = send(
        address,
        &post("/anmeldung/bestaetigen", &confirmation(&link)),
    )
    .unwrap();
    assert_eq!(unconfirmed.status, 503, "{}", unconfirmed.text);
    assert!(
        unconfirmed.text.contains("nichts speichern") && !unconfirmed.text.contains("Geschafft")
    );
    assert_eq!(
        get(address, &format!("/anmeldung/bestaetigen?l={link}"))
            .unwrap()
            .status,
        200,
        "reading goes on"
    );
    let contact = confirmation(&family)
        .with("schritt", "kontakt")
        .with("guardian_name", "Maxi <Neu>")
        .with("guardian_phone", "040 66969-199");
    let contact = contact.with("guardian_email", "neu@familie.example");
    let notes = confirmation(&family)
        .with("nummer", &registration)
        .with("hinweise", "Allergie: <Nüsse>")
        .with("einwilligung", "1");
    let said = [
        &[
            "value=\"Maxi &lt;Neu&gt;\"",
            "value=\"neu@familie.example\"",
            "value=\"kontakt\"",
        ][..],
        &[
            "Allergie: &lt;Nüsse&gt;</textarea>",
            " checked",
            &registration,
        ],
    ];
    for ((path, typed), kept) in [
        ("/anmeldung/familie", &contact),
        ("/anmeldung/fragen", &notes),
    ]
    .into_iter()
    .zip(said)
    {
        let answer = send(address, &post(path, typed)).unwrap();
        assert!(
            answer.status == 503 && answer.text.contains("retry-after: 60"),
            "{}",
            answer.text
        );
        for part in ["Ihre Angaben sind noch da", &format!("value=\"{family}\"")]
            .into_iter()
            .chain(kept.iter().copied())
        {
            assert!(
                answer.text.contains(part),
                "{part} is missing in {}",
                answer.text
            );
        }
    }

    limit(&process, "unlimited");
    assert_eq!(
        send(address, &post("/anmeldung/", &form(number)))
            .unwrap()
            .status,
        303
    );
    for (path, typed) in [
        ("/anmeldung/familie", &contact),
        ("/anmeldung/fragen", &notes),
    ] {
        assert_eq!(
            send(address, &post(path, typed)).unwrap().status,
            303,
            "what the page kept is taken: {path}"
        );
    }
    let done = send(
        address,
        &post("/anmeldung/bestaetigen", &confirmation(&link)),
    )
    .unwrap();
    assert!(
        done.status == 200 && done.text.contains("Geschafft"),
        "{}",
        done.text
    );
    let done = send(
        address,
        &post(
            "/anmeldung/bestaetigen",
            &confirmation(&link_of(&format!("ue{number}"))),
        ),
    )
    .unwrap();
    assert_eq!(done.status, 200, "{}", done.text);
    assert!(process.end().success());
    let list = site
        .command(&[
            "export",
            "2027-ostern",
            "o0-1",
            "--store",
            "store",
            "--catalogue",
            "catalogue.json",
        ])
        .output()
        .unwrap();
    let csv = String::from_utf8_lossy(&list.stdout).into_owned();
    assert_eq!(
        (
            csv.matches("vorher@").count(),
            csv.matches(&format!("ue{number}@")).count()
        ),
        (1, 1),
        "{csv}"
    );
    let log = process.log.lines().join("\n");
    assert!(
        !log.contains("Muster") && !log.contains("familie.example"),
        "{log}"
    );
}

#[test]
fn a_store_that_cannot_write_at_all_says_so_and_goes_on() {
    goes_on_after("0");
}

#[test]
fn a_disk_that_fills_up_says_so_and_goes_on() {
    goes_on_after("400000");
}

#[test]
fn a_page_that_was_sealed_by_somebody_else_is_shown_again() {
    let folder = tempfile::tempdir().unwrap();
    let site = Site::new(folder.path(), &catalogue(1, 2));
    let process = site.start();
    let foreign = form(0, "kim").with(
        "siegel",
        &links().sign(
            Purpose::Family,
            "kim",
            "2099-01-01T00:00:00Z".parse().unwrap(),
        ),
    );
    let answer = send(
        process.address,
        &post("/anmeldung/", &foreign.with("schritt", "absenden")),
    )
    .unwrap();
    assert!(
        answer.status == 200 && answer.text.contains("Bitte prüfen Sie Ihre Angaben"),
        "{}",
        answer.text
    );
}
