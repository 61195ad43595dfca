//! The family list over HTTP: pages, ways back, what is told before the mail, one mail, one button.

mod both;
pub mod family;
mod further;
mod old_page;
mod told;
mod versions;

use super::http::world::{World, link, path};
use axum::http::StatusCode;
use chrono::TimeDelta;
use family::{Family, child, guardian};

/// Kim wants the raft and the song, Noa the song.
async fn checked(world: &World) -> Family<'_> {
    let mut family = Family::begin(world, &[]).await;
    family.who(&["Kim", "Noa"], "a@b.de").await;
    family.choose(&["floss-1", "lied-1"]).await;
    family.choose(&["lied-1"]).await;
    family.answer(&[("child1_q_floss_essen", "vegan")]).await;
    family.says("Bitte prüfen Sie Ihre Liste");
    family
}

#[tokio::test]
async fn two_children_and_several_offers_are_one_mail_and_one_button() {
    let world = World::new();
    let mut family = checked(&world).await;
    family.says("Floßbau &lt;am See&gt;");
    family.says("24 Euro");
    family.send().await;
    family.says("a@b.de");
    let mails = world.letters().await;
    assert_eq!(mails.len(), 1);
    let page = path(&mails[0], "bestaetigen");
    let asked = world.get(&page).await;
    assert_eq!(
        asked.page.matches("kern-summary").count(),
        3,
        "{}",
        asked.page
    );
    let done = world.post("/anmeldung/bestaetigen", &link(&page)).await;
    assert_eq!(
        done.page.matches("Sie haben einen Platz.").count(),
        3,
        "{}",
        done.page
    );
    let result = world.letters().await;
    assert_eq!(result.len(), 1, "one letter for everything");
    assert_eq!(result[0].text.matches("\nPlatz: ").count(), 3);
    let places = world.get("/anmeldung/plaetze.json").await;
    assert!(
        places.page.contains("\"2027-ostern/floss-1\":1"),
        "{}",
        places.page
    );
    assert!(
        places.page.contains("\"2027-ostern/lied-1\":3"),
        "{}",
        places.page
    );
}

#[tokio::test]
async fn every_page_can_be_gone_back_to_and_nothing_typed_is_lost() {
    let world = World::new();
    let mut family = checked(&world).await;
    family.press("zu", "familie").await;
    for typed in ["Kim", "Noa", "a@b.de", "Maxi Muster", "2017"] {
        family.says(&format!("value=\"{typed}\""));
    }
    family.type_in("child2_first_name", "Lou");
    family.on().await;
    family.says("<span class=\"np-mark\">Kim</span>");
    family.says("value=\"floss-1\" checked");
    family.press("zu", "pruefen").await;
    family.says("Lou");
    family.says("vegan");
    family.press("zu", "kind-2").await;
    family.says("<span class=\"np-mark\">Lou</span>");
    family.says("value=\"lied-1\" checked");
    family.press("zu", "fragen").await;
    family.says("value=\"vegan\" checked");
}

#[tokio::test]
async fn a_wrong_page_says_what_is_wrong_and_keeps_everything() {
    let world = World::new();
    let mut family = Family::begin(&world, &[]).await;
    for (name, value) in guardian("a@b") {
        family.type_in(&name, &value);
    }
    for (name, value) in child(1, "Kim") {
        family.type_in(&name, &value);
    }
    family.type_in("child1_birth_month", "13");
    family.on().await;
    assert_eq!(family.status(), StatusCode::UNPROCESSABLE_ENTITY);
    family.says("Prüfen Sie die E-Mail-Adresse.");
    family.says("Prüfen Sie das Geburtsdatum.");
    family.says("value=\"Kim\"");
    family.type_in("child1_birth_month", "2");
    family.type_in("guardian_email", "a@b.de");
    family.on().await;
    family.choose(&[]).await;
    family.says("Wählen Sie mindestens ein Angebot aus.");
    family.choose(&["floss-1"]).await;
    family.on().await;
    assert_eq!(family.status(), StatusCode::UNPROCESSABLE_ENTITY);
    family.says("Beantworten Sie die Frage „Was isst das Kind?“.");
    family.answer(&[("child1_q_floss_essen", "alles")]).await;
    world.later(TimeDelta::seconds(5));
    family.press("zu", "absenden").await;
    family.says("Bestätigen Sie, dass Sie für das Kind anmelden dürfen.");
    assert!(world.letters().await.is_empty());
    family.send().await;
    assert_eq!(world.letters().await.len(), 1);
}

#[tokio::test]
async fn another_child_is_added_and_one_that_is_left_empty_is_none() {
    let world = World::new();
    let mut family = Family::begin(&world, &[]).await;
    for (name, value) in guardian("a@b.de").into_iter().chain(child(1, "Kim")) {
        family.type_in(&name, &value);
    }
    family.press("zu", "mehr").await;
    family.says("2. Kind");
    family.says("value=\"Kim\"");
    family.on().await;
    family.choose(&["lied-1"]).await;
    family.says("Bitte prüfen Sie Ihre Liste");
}

#[tokio::test]
async fn what_was_chosen_before_is_ticked_for_whom_it_fits() {
    let world = World::new();
    let mut family = Family::begin(&world, &["lied-1"]).await;
    family.who(&["Kim", "Noa"], "a@b.de").await;
    family.says("value=\"lied-1\" checked");
    family.choose(&["lied-1"]).await;
    family.says("value=\"lied-1\" checked");
}

#[tokio::test]
async fn a_filter_hides_and_forgets_nothing() {
    let world = World::new();
    let mut family = Family::begin(&world, &[]).await;
    family.who(&["Kim"], "a@b.de").await;
    family.tick(&["lied-1"]);
    family.press("zu", "filter:vormittags").await;
    family.says("value=\"lied-1\" checked");
    family.says("value=\"floss-1\"");
    assert!(family.hides("klettern-1"), "it is in the afternoon");
    assert!(!family.hides("floss-1"));
    family.choose(&["lied-1"]).await;
    family.says("Ein Lied");
}

#[tokio::test]
async fn the_device_may_keep_who_the_family_is_and_no_answers() {
    let world = World::new();
    let mut family = Family::begin(&world, &["floss-1"]).await;
    family.who(&["Kim", "Noa"], "a@b.de").await;
    family.choose(&["floss-1"]).await;
    family.choose(&["floss-1"]).await;
    let food = |child: usize| format!("child{child}_q_floss_essen");
    family
        .answer(&[(&food(1), "vegan"), (&food(2), "vegan")])
        .await;
    family.send().await;
    let (_, kept) = family.page().split_once("data-geraet=\"").unwrap();
    let kept = kept.split('"').next().unwrap();
    for word in ["child1_first_name", "Kim", "child2_birth_year", "a@b.de"] {
        assert!(kept.contains(word), "{word}: {kept}");
    }
    for word in ["vegan", "_q_", "price", "child3"] {
        assert!(!kept.contains(word), "{word}: {kept}");
    }
}

#[tokio::test]
async fn what_does_not_fit_the_age_is_named_with_the_reason() {
    let world = World::new();
    world.change(|catalogue| catalogue.seasons[0].offers[1].occasions[0].age_from = Some(12));
    let mut family = Family::begin(&world, &["klettern-1"]).await;
    family.who(&["Kim"], "a@b.de").await;
    family.says("<b>Klettern:</b> 12 Jahre");
    assert!(!family.page().contains("value=\"klettern-1\""));
    family.tick(&["klettern-1"]);
    family.on().await;
    family.says("„Klettern“ passt nicht zum Alter von Kim.");
}

#[tokio::test]
async fn the_same_list_twice_is_one_list_and_a_machine_is_asked_again() {
    let world = World::new();
    let mut family = checked(&world).await;
    family.type_in("custody", "1");
    family.press("zu", "absenden").await;
    family.says("Das ging sehr schnell. Lesen Sie Ihre Liste noch einmal.");
    assert!(world.letters().await.is_empty(), "nobody reads that fast");
    world.later(TimeDelta::seconds(5));
    family.type_in("custody", "1");
    let twice = family.clone();
    family.press("zu", "absenden").await;
    let mut twice = twice;
    twice.press("zu", "absenden").await;
    twice.says("Fast fertig");
    assert_eq!(world.letters().await.len(), 1);
}

#[tokio::test]
async fn a_list_to_another_address_takes_the_place_of_the_first() {
    let world = World::new();
    let mut family = checked(&world).await;
    family.send().await;
    let first = world.letters().await.remove(0);
    family.type_in("guardian_email", "not an address");
    family.on().await;
    assert_eq!(family.status(), StatusCode::UNPROCESSABLE_ENTITY);
    family.says("Geben Sie eine E-Mail-Adresse mit @ an");
    family.type_in("guardian_email", "c@d.de");
    family.on().await;
    family.says("c@d.de");
    let second = world.letters().await.remove(0);
    assert_eq!(second.to.as_str(), "c@d.de");
    let gone = world.get(&path(&first, "bestaetigen")).await;
    assert_eq!(gone.status, StatusCode::GONE);
    let places = world.get("/anmeldung/plaetze.json").await;
    assert!(
        places.page.contains("\"2027-ostern/floss-1\":1"),
        "one place is held, not two: {}",
        places.page
    );
    let link = link(&path(&second, "bestaetigen"));
    let done = world.post("/anmeldung/bestaetigen", &link).await;
    assert_eq!(done.page.matches("Sie haben einen Platz.").count(), 3);
}

#[tokio::test]
async fn a_slip_of_the_address_is_asked_about_once() {
    let world = World::new();
    let mut family = Family::begin(&world, &[]).await;
    family.who(&["Kim"], "kim@gmial.com").await;
    family.says("Meinten Sie kim@gmail.com?");
    let mut no = family.clone();
    no.press("guardian_kept", "kim@gmial.com").await;
    no.says("<span class=\"np-mark\">Kim</span>");
    family.press("guardian_meant", "kim@gmail.com").await;
    family.says("<span class=\"np-mark\">Kim</span>");
    family.press("zu", "familie").await;
    family.says("value=\"kim@gmail.com\"");
}

#[tokio::test]
async fn a_filter_is_switched_off_again() {
    let world = World::new();
    let mut family = Family::begin(&world, &[]).await;
    family.who(&["Kim"], "a@b.de").await;
    family.press("zu", "filter:vormittags").await;
    family.says("Filter: vormittags");
    family.press("zu", "bleiben").await;
    assert!(family.hides("klettern-1"), "it stays");
    family.press("zu", "filter:vormittags").await;
    assert!(!family.hides("klettern-1"));
    family.press("zu", "filter:kostenlos").await;
    family.press("zu", "filter:alle").await;
    assert!(!family.hides("klettern-1") && !family.hides("floss-1"));
}

#[tokio::test]
async fn topic_district_day_and_price_narrow_the_page_together() {
    let world = World::new();
    world.change(|catalogue| {
        let offers = &mut catalogue.seasons[0].offers;
        offers[0].topic = "Sport".into();
        offers[0].district = Some("Mitte".into());
        offers[1].district = Some("Garstedt".into());
        for (offer, cents) in offers.iter_mut().zip([500, 1500, 0]) {
            offer.occasions[0].prices = vec![("regular".into(), cents)];
        }
    });
    let mut family = Family::begin(&world, &[]).await;
    family.who(&["Kim"], "a@b.de").await;
    for (field, value, hidden) in [
        ("filter_thema", "Sport", ["klettern-1", "lied-1"].as_slice()),
        ("filter_ort", "Garstedt", &["floss-1", "lied-1"]),
        ("filter_tag", "t0101", &[]), // no day of this page hides nothing
        ("filter_preis", "5", &["klettern-1"]),
        ("filter_preis", "0", &["floss-1", "klettern-1"]),
    ] {
        family.type_in(field, value);
        family.press("zu", "bleiben").await;
        for id in ["floss-1", "klettern-1", "lied-1"] {
            assert_eq!(
                family.hides(id),
                hidden.contains(&id),
                "{field} {value}: {id}"
            );
        }
        family.press("zu", "filter:alle").await;
    }
    family.type_in("filter_thema", "Sport");
    family.type_in("filter_ort", "Garstedt");
    family.press("zu", "bleiben").await;
    family.says("Mit diesem Filter passt nichts.");
    family.says("Alle Filter weg");
}

#[tokio::test]
async fn what_was_chosen_before_and_does_not_fit_is_named() {
    let world = World::new();
    world.change(|catalogue| catalogue.seasons[0].offers[2].occasions[0].age_from = Some(12));
    let mut family = Family::begin(&world, &["lied-1"]).await;
    family.who(&["Kim"], "a@b.de").await;
    family.says("„Ein Lied“ passt nicht zum Alter von Kim.");
}

#[tokio::test]
async fn what_was_said_of_one_child_is_not_said_of_another() {
    let world = World::new();
    let mut family = checked(&world).await;
    family.press("zu", "familie").await;
    family.type_in("child1_first_name", "Lou");
    family.type_in("child1_birth_year", "2016");
    family.on().await;
    family.says("<span class=\"np-mark\">Lou</span>");
    assert!(!family.page().contains(" checked"), "{}", family.page());
    family.choose(&["floss-1"]).await;
    family.says("<span class=\"np-mark\">Noa</span>");
    family.press("zu", "pruefen").await;
    family.says("Beantworten Sie die Frage „Was isst das Kind?“.");
}

#[tokio::test]
async fn a_season_that_takes_no_registrations_says_so_at_the_door() {
    let world = World::new();
    world.change(|catalogue| catalogue.seasons[0].window_until = Some("2027-02-20".into()));
    let family = Family::begin(&world, &[]).await;
    family.says("Die Anmeldung ging bis zum 20. Februar 2027.");
}

#[tokio::test]
async fn what_was_not_made_here_is_not_read() {
    let world = World::new();
    let mut family = checked(&world).await;
    let seal = family.seal().to_owned();
    family.type_in("liste", &seal.replacen('a', "b", 1));
    family.on().await;
    assert_eq!(family.status(), StatusCode::BAD_REQUEST);
    family.says("Diese Liste können wir nicht mehr lesen");
}

#[tokio::test]
async fn a_list_that_is_too_long_says_so_before_it_is_lost() {
    let world = World::new();
    let mut family = checked(&world).await;
    let long = "Eichhörnchen ".repeat(3_500);
    family.press("zu", "fragen").await;
    family.answer(&[("child1_q_floss_essen", &long)]).await;
    assert_eq!(family.status(), StatusCode::PAYLOAD_TOO_LARGE);
    family.says("Gehen Sie eine Seite zurück: Dort steht noch alles.");
}

#[tokio::test]
async fn a_seventh_child_is_told_where_it_was_typed() {
    let world = World::new();
    let mut family = Family::begin(&world, &[]).await;
    for _ in 0..5 {
        assert!(
            !family
                .page()
                .contains("Auf eine Liste passen sechs Kinder.")
        );
        family.press("zu", "mehr").await;
    }
    family.says("name=\"child6_first_name\"");
    family.says("Auf eine Liste passen sechs Kinder.");
    // A button of an older page, and what only another program sends.
    family.press("zu", "mehr").await;
    assert_eq!(family.status(), StatusCode::UNPROCESSABLE_ENTITY);
    for (field, value) in guardian("a@b.de") {
        family.type_in(&field, &value);
    }
    for number in 1..=7 {
        for (field, value) in child(number, &format!("Kind{number}")) {
            family.type_in(&field, &value);
        }
    }
    family.on().await;
    assert_eq!(family.status(), StatusCode::UNPROCESSABLE_ENTITY);
    family.says("Auf eine Liste passen sechs Kinder.");
    family.says("value=\"Kind6\"");
}
