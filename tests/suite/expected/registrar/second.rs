//! A second guardian: the part of the family page in all its states, the page on which one is named,
//! and the page of who is asked.

use super::super::Made;
use super::{add, family, follow};
use crate::registrar::http::{World, link, path};
use chrono::TimeDelta;
use jugendportal::registrar::web::fields::Fields;

const FAMILY: &str = "/anmeldung/familie";
const SECOND: &str = "/anmeldung/zweite-person";
const ASKED: &str = "/anmeldung/mitlesen";

#[tokio::test]
async fn pages_of_second_guardians_are_as_expected() {
    let mut made = Made::new("registrar/second");
    naming(&mut made).await;
    joining(&mut made).await;
    not_joining(&mut made).await;
    made.compare();
}

fn named(family: &str, email: &str) -> Fields {
    link(family)
        .with("schritt", "fragen")
        .with("second_name", "Robin <b>Muster</b>")
        .with("second_email", email)
}

/// The value of the hidden field that says who is meant.
fn person(page: &str) -> String {
    let rest = page.split("name=\"person\" value=\"").nth(1).unwrap();
    rest.split('"').next().unwrap().to_owned()
}

/// The page with its errors, and the question about a slip.
async fn naming(made: &mut Made) {
    let world = World::new();
    let one = family(&world, "floss", "floss-1", "one@b.de", &["Kim"]).await;
    let form = one.replace("familie", "zweite-person");
    add(made, "form", &world.get(&form).await);
    let empty = link(&one).with("schritt", "fragen");
    add(made, "empty", &world.post(SECOND, &empty).await);
    let phone = named(&one, "two@b.de").with("second_phone", "12");
    add(made, "wrong-phone", &world.post(SECOND, &phone).await);
    let own = named(&one, "one@b.de");
    add(made, "own-address", &world.post(SECOND, &own).await);
    let slip = named(&one, "robin@gmial.com");
    add(made, "slip", &world.post(SECOND, &slip).await);
    for _ in 0..5 {
        let page = follow(&world, SECOND, &named(&one, "two@b.de")).await;
        let back = link(&one)
            .with("schritt", "zuruecknehmen")
            .with("person", &person(&page.page));
        follow(&world, SECOND, &back).await;
    }
    let often = world.post(SECOND, &named(&one, "two@b.de")).await;
    add(made, "too-many", &often);
    world.break_store();
    let lost = world.post(SECOND, &named(&one, "two@b.de")).await;
    add(made, "not-stored", &lost);
}

/// Asked, joined, and what both see.
async fn joining(made: &mut Made) {
    let world = World::new();
    let one = family(&world, "floss", "floss-1", "one@b.de", &["Kim", "Noa"]).await;
    let asked = follow(&world, SECOND, &named(&one, "two@b.de")).await;
    add(made, "asked", &asked);
    let letter = path(&world.letters().await[0], "mitlesen");
    add(made, "question", &world.get(&letter).await);
    let yes = link(&letter).with("schritt", "ja");
    add(made, "joined", &world.post(ASKED, &yes).await);
    add(made, "both-as-the-first-sees-it", &world.get(&one).await);
    let two = path(&world.letters().await[1], "familie");
    let second = world.get(&two).await;
    add(made, "both-as-the-second-sees-it", &second);
    let first_address = link(&two)
        .with("schritt", "kontakt")
        .with("guardian_name", "Robin")
        .with("guardian_email", "one@b.de");
    add(
        made,
        "address-of-the-first",
        &world.post(FAMILY, &first_address).await,
    );
    let slip = first_address.with("guardian_email", "robin@gmial.com");
    add(made, "own-slip", &world.post(FAMILY, &slip).await);
    let kept = slip.with("guardian_kept", "robin@gmial.com");
    follow(&world, FAMILY, &kept).await;
    let leave = link(&two)
        .with("schritt", "entfernen")
        .with("person", &person(&second.page));
    add(made, "left", &world.post(SECOND, &leave).await);
    add(made, "link-of-who-left", &world.get(&two).await);
    add(made, "question-that-is-over", &world.get(&letter).await);
    let again = follow(&world, SECOND, &named(&one, "two@b.de")).await;
    let letters = world.letters().await;
    let letter = letters
        .iter()
        .find(|mail| mail.text.contains("mitlesen?l="));
    let yes = link(&path(letter.unwrap(), "mitlesen")).with("schritt", "ja");
    world.post(ASKED, &yes).await;
    let remove = link(&one)
        .with("schritt", "entfernen")
        .with("person", &person(&again.page));
    add(made, "removed", &follow(&world, SECOND, &remove).await);
}

/// No, too late, taken back; of a family with nobody registered any more.
async fn not_joining(made: &mut Made) {
    let world = World::new();
    let one = family(&world, "lied", "lied-1", "one@b.de", &["Kim"]).await;
    follow(&world, SECOND, &named(&one, "two@b.de")).await;
    let letter = path(&world.letters().await[0], "mitlesen");
    let number = super::numbers(&world.get(&one).await.page).remove(0);
    let cancel = link(&one)
        .with("schritt", "absagen")
        .with("nummer", &number);
    follow(&world, FAMILY, &cancel).await;
    add(made, "question-of-nobody", &world.get(&letter).await);
    let no = link(&letter).with("schritt", "nein");
    add(made, "no", &world.post(ASKED, &no).await);
    add(made, "declined", &world.get(&one).await);
    let asked = follow(&world, SECOND, &named(&one, "three@b.de")).await;
    let back = link(&one)
        .with("schritt", "zuruecknehmen")
        .with("person", &person(&asked.page));
    add(made, "taken-back", &follow(&world, SECOND, &back).await);
    follow(&world, SECOND, &named(&one, "four@b.de")).await;
    let letters = world.letters().await;
    let letter = letters.iter().find(|mail| mail.to.as_str() == "four@b.de");
    let late = path(letter.unwrap(), "mitlesen");
    world.later(TimeDelta::days(7));
    add(made, "question-too-late", &world.get(&late).await);
}
