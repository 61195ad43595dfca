//! What is told before the mail, and what a change of the programme in between brings.

use super::checked;
use super::family::Family;
use crate::registrar::http::world::{World, link, path};
use axum::http::StatusCode;
use chrono::TimeDelta;

/// The raft and climbing are at the same time.
async fn clashing(world: &World) -> Family<'_> {
    let mut family = Family::begin(world, &[]).await;
    family.who(&["Kim"], "a@b.de").await;
    family.choose(&["floss-1", "klettern-1"]).await;
    family.answer(&[("child1_q_floss_essen", "alles")]).await;
    family
}

#[tokio::test]
async fn a_clash_is_told_before_the_mail_and_left_out_with_the_reason() {
    let world = World::new();
    let mut family = clashing(&world).await;
    family.says("Ein Eintrag geht so nicht");
    family.says("Überschneidet sich mit „Floßbau &lt;am See&gt;“, Do, 1. April, 10 bis 15 Uhr.");
    family.says("8 Euro");
    family.send().await;
    let mail = world.letters().await.remove(0);
    let done = world
        .post("/anmeldung/bestaetigen", &link(&path(&mail, "bestaetigen")))
        .await;
    assert!(
        done.page.contains("Sie haben einen Platz."),
        "{}",
        done.page
    );
    assert!(
        done.page
            .contains("Das Kind hat zur gleichen Zeit schon einen Platz.")
    );
    let result = world.letters().await.remove(0);
    assert!(
        result
            .text
            .contains("Das Kind hat zur gleichen Zeit schon einen Platz.")
    );
}

#[tokio::test]
async fn one_press_leaves_out_or_takes_another_of_the_same_day() {
    let world = World::new();
    let mut family = clashing(&world).await;
    family.says("value=\"tausch:1:klettern-1:lied-1\"");
    let mut other = family.clone();
    other.press("zu", "tausch:1:klettern-1:lied-1").await;
    other.says("Ein Lied");
    assert!(!other.page().contains("Ein Eintrag geht so nicht"));
    family.press("zu", "weg:1:klettern-1").await;
    family.says("Bitte prüfen Sie Ihre Liste");
    assert!(!family.page().contains("Klettern"), "{}", family.page());
}

#[tokio::test]
async fn the_limit_of_the_season_is_told_where_the_choice_is_made_and_on_the_page_to_check() {
    let world = World::new();
    world.change(|catalogue| catalogue.seasons[0].limit = Some(1));
    let mut family = Family::begin(&world, &[]).await;
    family.who(&["Kim"], "a@b.de").await;
    family.says("Jedes Kind bekommt höchstens einen Platz.");
    family.choose(&["klettern-2", "lied-1"]).await;
    family.says("über der Grenze");
}

#[tokio::test]
async fn a_full_date_says_its_position_and_offers_others() {
    let world = World::new();
    for (email, child) in [("x@b.de", "Mio"), ("y@b.de", "Lou")] {
        let mut family = Family::begin(&world, &[]).await;
        family.who(&[child], email).await;
        family.choose(&["floss-1"]).await;
        family.answer(&[("child1_q_floss_essen", "alles")]).await;
        family.send().await;
    }
    let mut family = Family::begin(&world, &[]).await;
    family.who(&["Kim"], "a@b.de").await;
    family.says("nur noch Warteliste");
    family.choose(&["floss-1"]).await;
    family.answer(&[("child1_q_floss_essen", "alles")]).await;
    family.says("Warteliste, Position 1");
    family.says("value=\"tausch:1:floss-1:klettern-2\"");
    family.says("Klappt die Warteliste, kommen 8 Euro dazu.");
}

#[tokio::test]
async fn places_that_a_child_has_already_are_told_to_nobody_before_the_button() {
    let world = World::new();
    let mut family = Family::begin(&world, &[]).await;
    family.who(&["Kim"], "a@b.de").await;
    family.choose(&["lied-1"]).await;
    family.send().await;
    let mail = world.letters().await.remove(0);
    world
        .post("/anmeldung/bestaetigen", &link(&path(&mail, "bestaetigen")))
        .await;
    world.letters().await;
    let mut stranger = Family::begin(&world, &[]).await;
    stranger.who(&["Kim"], "stranger@b.de").await;
    stranger.choose(&["lied-1"]).await;
    stranger.says("kern-badge--success");
    assert!(!stranger.page().contains("schon"), "{}", stranger.page());
    stranger.send().await;
    let mail = world.letters().await.remove(0);
    let done = world
        .post("/anmeldung/bestaetigen", &link(&path(&mail, "bestaetigen")))
        .await;
    assert!(
        done.page
            .contains("Das Kind ist für dieses Angebot schon angemeldet, mit einer anderen")
    );
}

#[tokio::test]
async fn a_change_of_the_programme_is_shown_before_anything_is_stored() {
    let world = World::new();
    let mut family = checked(&world).await;
    world.later(TimeDelta::minutes(5));
    world.change(|catalogue| {
        let song = &mut catalogue.seasons[0].offers[2].occasions[0];
        song.sessions = vec![("2027-04-02T18:00".into(), "2027-04-02T19:00".into())];
        song.prices[0].1 = 900;
    });
    family.type_in("custody", "1");
    family.press("zu", "absenden").await;
    family.says("Es hat sich etwas geändert");
    family.says("Ein Lied, Wann: jetzt Freitag, 2. April 2027, 18 bis 19 Uhr, vorher Donnerstag, 1. April 2027, 18 bis 19 Uhr");
    family.says("Ein Lied, Kosten, Noa: jetzt 9 Euro, vorher 8 Euro");
    assert!(world.letters().await.is_empty());
    family.send().await;
    assert_eq!(world.letters().await.len(), 1);
}

#[tokio::test]
async fn what_is_gone_or_called_off_in_between_is_said_where_it_was_chosen() {
    let world = World::new();
    let mut family = checked(&world).await;
    world.later(TimeDelta::minutes(5));
    world.change(|catalogue| {
        catalogue.seasons[0].offers[2].occasions[0].cancelled = Some("Wasserschaden".into());
    });
    family.type_in("custody", "1");
    family.press("zu", "absenden").await;
    family.says("„Ein Lied“ fällt leider aus. Wählen Sie etwas anderes.");
    family.says("<span class=\"np-mark\">Kim</span>");
    assert!(world.letters().await.is_empty());
    family.choose(&["floss-1"]).await;
    family.choose(&[]).await;
    family.says("Was isst das Kind?");
}

#[tokio::test]
async fn a_store_that_cannot_be_used_loses_nothing_that_was_typed() {
    let world = World::new();
    let mut family = checked(&world).await;
    world.later(TimeDelta::minutes(5));
    world.break_store();
    family.type_in("custody", "1");
    family.press("zu", "absenden").await;
    assert_eq!(family.status(), StatusCode::SERVICE_UNAVAILABLE);
    family.says("Dort steht noch alles");
}
