//! The page behind the family link in all its states, and the questions behind it.

use super::super::Made;
use super::{add, family, follow, numbers};
use crate::registrar::http::{World, link, path};
use chrono::TimeDelta;

const FAMILY: &str = "/anmeldung/familie";

#[tokio::test]
async fn family_pages_are_as_expected() {
    let mut made = Made::new("registrar/family");
    states(&mut made).await;
    super::plan::pages(&mut made).await;
    answers(&mut made).await;
    contact(&mut made).await;
    questions(&mut made).await;
    calendar(&mut made).await;
    made.compare();
}

/// A place, a position, an offered place; cancelled, and after the beginning.
async fn states(made: &mut Made) {
    let world = World::new();
    let one = family(&world, "floss", "floss-1", "one@b.de", &["Kim", "Noa"]).await;
    add(made, "two-places", &world.get(&one).await);
    family(&world, "lied", "lied-1", "two@b.de", &["Lou"]).await;
    let two = family(&world, "floss", "floss-1", "two@b.de", &["Lou"]).await;
    add(made, "place-and-position", &world.get(&two).await);
    let own = numbers(&world.get(&one).await.page);
    let cancel = link(&one).with("schritt", "absagen");
    let first = follow(&world, FAMILY, &cancel.clone().with("nummer", &own[0])).await;
    add(made, "cancelled", &first);
    let again = follow(&world, FAMILY, &cancel.clone().with("nummer", &own[0])).await;
    add(made, "cancelled-again", &again);
    add(made, "place-and-offer", &world.get(&two).await);
    world.letters().await;
    add(made, "place-and-offer-in-time", &world.get(&two).await);
    follow(&world, FAMILY, &cancel.with("nummer", &own[1])).await;
    add(made, "nothing-active", &world.get(&one).await);
    let unclear = link(&one).with("schritt", "zaubern");
    add(made, "unknown-step", &world.post(FAMILY, &unclear).await);
    let unknown = link(&one).with("schritt", "absagen");
    add(made, "unknown-number", &world.post(FAMILY, &unknown).await);
    world.later(TimeDelta::days(31) + TimeDelta::hours(9));
    add(made, "after-the-beginning", &world.get(&two).await);
    let late = numbers(&world.get(&two).await.page).remove(0);
    let late = link(&two).with("schritt", "absagen").with("nummer", &late);
    add(made, "cancelled-too-late", &world.post(FAMILY, &late).await);
    let erase = link(&two).with("schritt", "loeschen");
    add(made, "erased", &world.post(FAMILY, &erase).await);
    add(made, "gone", &world.get(&two).await);
}

/// An offered place taken, declined, and both in two tabs.
async fn answers(made: &mut Made) {
    for (name, first, second) in [
        ("accepted", "annehmen", "ablehnen"),
        ("declined", "ablehnen", "annehmen"),
    ] {
        let world = World::new();
        let one = family(&world, "floss", "floss-1", "one@b.de", &["Kim", "Noa"]).await;
        let two = family(&world, "floss", "floss-1", "two@b.de", &["Lou"]).await;
        let own = numbers(&world.get(&one).await.page).remove(0);
        let cancel = link(&one).with("schritt", "absagen").with("nummer", &own);
        follow(&world, FAMILY, &cancel).await;
        let number = numbers(&world.get(&two).await.page).remove(0);
        let answer = link(&two).with("nummer", &number);
        let page = follow(&world, FAMILY, &answer.clone().with("schritt", first)).await;
        add(made, name, &page);
        let other = follow(&world, FAMILY, &answer.with("schritt", second)).await;
        add(made, &format!("{name}-in-another-tab"), &other);
    }
}

async fn contact(made: &mut Made) {
    let world = World::new();
    let one = family(&world, "floss", "floss-1", "one@b.de", &["Kim"]).await;
    let typed = link(&one)
        .with("schritt", "kontakt")
        .with("guardian_name", "Maxi <Neu>")
        .with("guardian_email", "one@b.de")
        .with("guardian_phone", "040 66969-199");
    add(
        made,
        "contact-changed",
        &follow(&world, FAMILY, &typed).await,
    );
    let moved = typed.clone().with("guardian_email", "new@b.de");
    add(made, "address-asked", &follow(&world, FAMILY, &moved).await);
    let wrong = typed
        .with("guardian_name", "")
        .with("guardian_email", "")
        .with("guardian_phone", "");
    add(made, "contact-wrong", &world.post(FAMILY, &wrong).await);
    let again = link(&one)
        .with("schritt", "kontakt")
        .with("guardian_email", "one@b.de")
        .with("guardian_phone", "040 66969-199");
    for number in 0..5 {
        let name = format!("Maxi {number}");
        let typed = again.clone().with("guardian_name", &name);
        world.post(FAMILY, &typed).await;
    }
    let typed = again.with("guardian_name", "Maxi");
    add(made, "contact-too-often", &world.post(FAMILY, &typed).await);
}

/// Notes on health, with and without consent.
async fn questions(made: &mut Made) {
    const QUESTIONS: &str = "/anmeldung/fragen";
    let world = World::new();
    let one = family(&world, "floss", "floss-1", "one@b.de", &["Kim"]).await;
    let number = numbers(&world.get(&one).await.page).remove(0);
    let page = format!("{}&nummer={number}", one.replace("familie", "fragen"));
    add(made, "questions", &world.get(&page).await);
    let note = link(&one)
        .with("nummer", &number)
        .with("hinweise", "Allergie: <Nüsse>");
    let refused = world.post(QUESTIONS, &note).await;
    add(made, "questions-without-consent", &refused);
    let long = note
        .clone()
        .with("hinweise", &"Nüsse ".repeat(180))
        .with("einwilligung", "1");
    add(
        made,
        "questions-too-long",
        &world.post(QUESTIONS, &long).await,
    );
    let stored = follow(&world, QUESTIONS, &note.with("einwilligung", "1")).await;
    add(made, "questions-answered", &stored);
    add(made, "questions-to-change", &world.get(&page).await);
    let cancel = link(&one)
        .with("schritt", "absagen")
        .with("nummer", &number);
    follow(&world, FAMILY, &cancel).await;
    add(made, "questions-without-place", &world.get(&page).await);
    let mails = world.letters().await;
    assert!(path(&mails[0], "familie").contains("familie"));
}

/// The calendar of a family, the file of one date, and a calendar that is no longer there.
async fn calendar(made: &mut Made) {
    let world = World::new();
    let one = family(&world, "floss", "floss-1", "one@b.de", &["Kim", "Noa"]).await;
    let page = world.get(&one).await.page;
    let (_, rest) = page.split_once("href=\"webcal://portal.example").unwrap();
    let address = rest.split('"').next().unwrap().to_owned();
    let lines = |file: String| file.replace("\r\n", "\n");
    made.add("calendar.ics", &lines(world.get(&address).await.page));
    let number = &numbers(&page)[0];
    let file = format!("{}&nummer={number}", one.replace("familie", "eintrag.ics"));
    made.add("one-date.ics", &lines(world.get(&file).await.page));
    let erase = link(&one).with("schritt", "loeschen");
    world.post(FAMILY, &erase).await;
    add(made, "calendar-gone", &world.get(&address).await);
}
