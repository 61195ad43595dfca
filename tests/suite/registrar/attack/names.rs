//! Odd names and addresses stay what they are.

use crate::registrar::http::{World, link, path};
use crate::registrar::sample::form;
use axum::http::StatusCode;
use chrono::TimeDelta;
use jugendportal::registrar::mail::letters::Mail;

/// Names that break out of pages, mails, headers and tables.
const NAMES: [&str; 6] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "Kim\r\nBcc: opfer",
    "\u{202e}miK\u{2066}",
    "{{ data.link }}{% include \"x\" %}",
    "=1+1|\"x\"!A0",
];

#[tokio::test]
async fn odd_names_stay_names_in_pages_mails_and_headers() {
    for (index, name) in NAMES.iter().enumerate() {
        let world = World::new();
        let email = format!("f{index}@b.de");
        let fields = form("floss", "floss-1", &email, &[name])
            .with("guardian_name", name)
            .with("child1_last_name", name);
        let check = world.check(&fields).await;
        assert_eq!(check.status, StatusCode::OK, "{name:?}");
        world.later(TimeDelta::seconds(5));
        world.press(&check).await;
        let confirm = world.letters().await.remove(0);
        let done = world
            .post(
                "/anmeldung/bestaetigen",
                &link(&path(&confirm, "bestaetigen")),
            )
            .await;
        let result = world.letters().await.remove(0);
        let family = world.get(&path(&result, "familie")).await;
        for page in [&check.page, &done.page, &family.page] {
            stays_a_name_in_a_page(name, page);
        }
        for mail in [&confirm, &result] {
            stays_a_name_in_a_page(name, &mail.html);
            assert_eq!(mail.to.as_str(), email, "{name:?}");
            stays_a_name_in_a_mail(name, mail);
        }
        if name.contains("data.link") {
            assert!(
                family.page.contains("{{ data. link }}"),
                "typed text is no template"
            );
        }
    }
}

fn stays_a_name_in_a_page(name: &str, page: &str) {
    assert!(
        !page.contains("<script>alert") && !page.contains("<img src=x"),
        "{name:?} in {page}"
    );
    // What stands in a field is what was typed; everywhere else the direction of writing is ours.
    let shown: String = page
        .split(" value=\"")
        .map(|part| part.split_once('"').map_or(part, |(_, rest)| rest))
        .collect();
    assert!(
        !shown.contains(['\u{202e}', '\u{2066}']),
        "{name:?} in {shown}"
    );
}

fn stays_a_name_in_a_mail(name: &str, mail: &Mail) {
    assert!(
        !mail.subject.contains(['\r', '\n']) && !mail.text.contains("\nBcc:"),
        "{name:?}: {}",
        mail.text
    );
    assert!(
        mail.calendar
            .iter()
            .all(|file| !String::from_utf8_lossy(&file.bytes).contains("\r\nBcc:"))
    );
}

#[tokio::test]
async fn a_header_in_a_mail_address_is_no_address() {
    let world = World::new();
    for email in [
        "a@b.de\r\nBcc: c@d.de",
        "a@b.de%0aBcc:c@d.de",
        "a@b.de,c@d.de",
        "\"a\"@b.de",
        "a@b.de\0",
    ] {
        let answer = world
            .check(&form("floss", "floss-1", email, &["Kim"]))
            .await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{email:?}");
    }
    assert!(world.letters().await.is_empty());
}

#[tokio::test]
async fn names_carry_no_advertising_to_strangers() {
    let world = World::new();
    for name in [
        "Gewinn: http://spam.example",
        "WWW.spam.example",
        "kim@spam.example",
    ] {
        for field in ["guardian_name", "child1_first_name", "child1_last_name"] {
            let answer = world
                .check(&form("floss", "floss-1", "opfer@b.de", &["Kim"]).with(field, name))
                .await;
            assert_eq!(
                answer.status,
                StatusCode::UNPROCESSABLE_ENTITY,
                "{field} {name}"
            );
        }
    }
    assert!(world.letters().await.is_empty());
    // Mail programs make links of names with a dot in them.
    let fields = form("floss", "floss-1", "opfer@b.de", &["spam.example/x"])
        .with("guardian_name", "Dr.Muster, Gewinn auf spam.example");
    world.send(&fields).await;
    let mail = world.letters().await.remove(0);
    assert!(
        mail.text
            .contains("Guten Tag Dr. Muster, Gewinn auf spam. example,")
            && !mail.text.contains("spam.example"),
        "{}",
        mail.text
    );
}
