//! Further offers by the family link: nothing is typed again, what a child has is compared, and the list
//! is decided at once.

use super::family::{Family, child};
use crate::registrar::http::world::{World, link, path};
use axum::http::StatusCode;
use chrono::TimeDelta;

/// A family with children at one occasion: the path of its link, and the numbers of its
/// registrations.
async fn family(world: &World, offer: &str, occasion: &str, children: &[&str]) -> String {
    world.register(offer, occasion, "a@b.de", children).await;
    path(&world.letters().await.remove(0), "familie")
}

async fn numbers(world: &World, family: &str) -> Vec<String> {
    let page = world.get(family).await.page;
    let numbers = page.split("name=\"kind\" value=\"").skip(1);
    numbers.map(|rest| rest[..11].to_owned()).collect()
}

/// What goes on for a family, counted on its page.
async fn places(world: &World, family: &str) -> usize {
    let page = world.get(family).await.page;
    page.matches("<li class=\"np-entry np-child--").count()
}

#[tokio::test]
async fn one_child_gets_another_offer_without_typing_and_without_a_second_mail() {
    let world = World::new();
    let own = family(&world, "lied", "lied-1", &["Kim", "Noa"]).await;
    let page = world.get(&own).await.page;
    assert!(page.contains("Noch ein Angebot für Kim") && page.contains("Noch ein Angebot für Noa"));
    let noa = numbers(&world, &own).await.remove(1);
    let mut further = Family::further(&world, &own, Some(&noa)).await;
    further.says("<span class=\"np-mark\">Noa</span>");
    further.says("Noa hat schon einen Platz.");
    further.says("hat schon einen Platz</span>");
    further.choose(&["floss-1"]).await;
    further.says("Was isst das Kind?");
    further.answer(&[("child2_q_floss_essen", "vegan")]).await;
    further.says("Jetzt anmelden");
    further.says("Das gilt sofort.");
    further.send_off().await;
    further.says("Sie haben einen Platz.");
    further.says("/anmeldung/familie?l=");
    let letters = world.letters().await;
    assert_eq!(letters.len(), 1, "one letter, and no form to confirm");
    assert_eq!(letters[0].to.as_str(), "a@b.de");
    assert!(letters[0].text.contains("Floßbau") && !letters[0].text.contains("bestaetigen"));
    assert_eq!(places(&world, &own).await, 3);
    // Answers given before are there the next time.
    let mut again = Family::further(&world, &own, Some(&noa)).await;
    again.says("Noa hat schon 2 Plätze.");
    again.choose(&["klettern-2"]).await;
    again.says("Bitte prüfen Sie Ihre Liste");
}

#[tokio::test]
async fn the_same_list_twice_makes_nothing_twice() {
    let world = World::new();
    let own = family(&world, "lied", "lied-1", &["Kim"]).await;
    let kim = numbers(&world, &own).await.remove(0);
    let mut first = Family::further(&world, &own, Some(&kim)).await;
    first.choose(&["klettern-1"]).await;
    let mut second = first.clone();
    let mut back = first.clone();
    first.send_off().await;
    first.says("Sie haben einen Platz.");
    assert_eq!(world.letters().await.len(), 1);
    second.send_off().await;
    second.says("Diese Liste haben Sie schon abgeschickt");
    second.says("Sie haben einen Platz.");
    assert!(world.letters().await.is_empty());
    assert_eq!(places(&world, &own).await, 2);
    // The page before, with something else on it, is another list.
    back.press("zu", "kind-1").await;
    back.choose(&["klettern-2"]).await;
    back.says("Das Kind ist für dieses Angebot schon angemeldet.");
    back.send_off().await;
    back.says("Schon angemeldet");
    assert_eq!(places(&world, &own).await, 2);
}

#[tokio::test]
async fn two_tabs_with_the_same_wish_give_one_place() {
    let world = World::new();
    let own = family(&world, "lied", "lied-1", &["Kim"]).await;
    let kim = numbers(&world, &own).await.remove(0);
    let mut tabs = Vec::new();
    for _ in 0..2 {
        let mut tab = Family::further(&world, &own, Some(&kim)).await;
        tab.choose(&["klettern-1"]).await;
        tabs.push(tab);
    }
    tabs[0].send_off().await;
    tabs[0].says("Sie haben einen Platz.");
    tabs[1].send_off().await;
    tabs[1].says("passt nicht");
    tabs[1].send_off().await;
    tabs[1].says("Schon angemeldet");
    assert_eq!(places(&world, &own).await, 2);
}

#[tokio::test]
async fn what_a_child_has_counts_for_limit_pause_and_clash() {
    let world = World::new();
    world.change(|catalogue| {
        catalogue.seasons[0].buffer_minutes = 30;
        catalogue.seasons[0].limit = Some(2);
    });
    let own = family(&world, "lied", "lied-1", &["Kim"]).await;
    let kim = numbers(&world, &own).await.remove(0);
    let mut close = Family::further(&world, &own, Some(&kim)).await;
    close.says("Zu knapp nach oder vor „Ein Lied“, 18 bis 19 Uhr.");
    close.choose(&["klettern-2"]).await;
    close.says("Dazwischen müssen 30 Minuten liegen.");
    let mut limit = Family::further(&world, &own, Some(&kim)).await;
    limit.choose(&["floss-1", "klettern-1"]).await;
    limit.answer(&[("child1_q_floss_essen", "vegan")]).await;
    limit.says("Überschneidet sich mit „Floßbau &lt;am See&gt;“");
    limit.send_off().await;
    limit.says("Sie haben einen Platz.");
    limit.says("zur gleichen Zeit");
    world.change(|catalogue| {
        catalogue.seasons[0].offers[1].occasions[0].sessions =
            vec![("2027-04-02T14:00".into(), "2027-04-02T16:00".into())];
    });
    let mut over = Family::further(&world, &own, Some(&kim)).await;
    over.choose(&["klettern-1"]).await;
    over.says("über der Grenze");
    over.send_off().await;
    over.says("Das Kind hat schon 2 Plätze.");
}

#[tokio::test]
async fn a_stranger_without_the_link_learns_nothing() {
    let world = World::new();
    let own = family(&world, "floss", "floss-1", &["Kim"]).await;
    let mut stranger = Family::begin(&world, &[]).await;
    // What is no part of a sealed page counts for nothing.
    stranger.type_in("known", "1");
    stranger.type_in("l", link(&own).get("l"));
    stranger.who(&["Kim"], "a@b.de").await;
    assert!(!stranger.page().contains("hat schon"));
    assert!(!stranger.page().contains("/anmeldung/familie"));
    stranger.choose(&["klettern-1"]).await;
    stranger.says("Liste absenden");
    assert!(!stranger.page().contains("passt nicht"));
    for wrong in [
        "abc",
        "40000-00000.3afff4417f.30bfe8517ad5b6d5a027862fd84b86ec",
    ] {
        let fields = format!("/anmeldung/familie?l={wrong}");
        let refused = Family::further(&world, &fields, None).await;
        assert_eq!(refused.status(), StatusCode::FORBIDDEN);
        assert!(!refused.page().contains("Kim"));
    }
}

#[tokio::test]
async fn guardian_and_known_children_cannot_be_made_others() {
    let world = World::new();
    let own = family(&world, "lied", "lied-1", &["Kim"]).await;
    let mut further = Family::further(&world, &own, None).await;
    further.says("Kim Muster");
    further.says("geboren am");
    further.says("2. Kind");
    for (name, value) in [
        ("guardian_email", "other@b.de"),
        ("guardian_name", "Wer anders"),
        ("guardian_meant", "other@b.de"),
        ("child1_first_name", "Lou"),
        ("child1_birth_year", "2015"),
        ("known", "0"),
        ("children", "1"),
        ("child1_price", "reduced"),
    ] {
        further.type_in(name, value);
    }
    further.on().await;
    further.says("<span class=\"np-mark\">Kim</span>");
    further.choose(&["klettern-1"]).await;
    further.says("Maxi Muster");
    further.says("a@b.de");
    further.send_off().await;
    further.says("Sie haben einen Platz.");
    let page = world.get(&own).await.page;
    assert!(page.contains("value=\"Maxi Muster\"") && !page.contains("Wer anders"));
    let letter = &world.letters().await[0];
    assert_eq!(letter.to.as_str(), "a@b.de");
    assert!(
        letter.text.contains("4 Euro (ermäßigt)"),
        "the price may be another one: {}",
        letter.text
    );
}

#[tokio::test]
async fn another_child_joins_a_known_family() {
    let world = World::new();
    let own = family(&world, "lied", "lied-1", &["Kim"]).await;
    let mut further = Family::further(&world, &own, None).await;
    for (name, value) in child(2, "Noa") {
        further.type_in(&name, &value);
    }
    further.on().await;
    further.says("<span class=\"np-mark\">Kim</span>");
    further.choose(&[]).await;
    further.says("<span class=\"np-mark\">Noa</span>");
    further.choose(&["lied-1"]).await;
    further.send_off().await;
    further.says("Sie haben einen Platz.");
    assert_eq!(places(&world, &own).await, 2);
    assert_eq!(numbers(&world, &own).await.len(), 2);
    let mut six = Family::further(&world, &own, None).await;
    for _ in 0..6 {
        six.press("zu", "mehr").await;
    }
    six.says("6. Kind");
    assert!(!six.page().contains("7. Kind") && !six.page().contains("Weiteres Kind"));
}

#[tokio::test]
async fn a_family_that_is_gone_and_a_link_that_is_old_end_the_flow() {
    let world = World::new();
    let own = family(&world, "lied", "lied-1", &["Kim"]).await;
    let kim = numbers(&world, &own).await.remove(0);
    let mut further = Family::further(&world, &own, Some(&kim)).await;
    further.choose(&["klettern-1"]).await;
    let erase = link(&own).with("schritt", "loeschen");
    world.post("/anmeldung/familie", &erase).await;
    world.letters().await;
    further.send_off().await;
    assert_eq!(further.status(), StatusCode::GONE);
    let mut before = Family::further(&world, &own, Some(&kim)).await;
    assert_eq!(before.status(), StatusCode::GONE);
    before.on().await;
    assert!(world.letters().await.is_empty(), "nothing was written");
    let world = World::new();
    let own = family(&world, "lied", "lied-1", &["Kim"]).await;
    let mut further = Family::further(&world, &own, None).await;
    world.later(TimeDelta::days(201));
    further.on().await;
    assert_eq!(further.status(), StatusCode::GONE);
    further.says("In Ihrer letzten E-Mail");
}

#[tokio::test]
async fn a_page_of_yesterday_and_a_changed_programme_are_shown_again() {
    let world = World::new();
    let own = family(&world, "lied", "lied-1", &["Kim"]).await;
    let kim = numbers(&world, &own).await.remove(0);
    let mut further = Family::further(&world, &own, Some(&kim)).await;
    further.choose(&["klettern-1"]).await;
    world.later(TimeDelta::hours(25));
    further.send_off().await;
    further.says("Bitte prüfen Sie Ihre Liste");
    world.change(|catalogue| catalogue.seasons[0].offers[1].occasions[0].prices[0].1 = 900);
    further.send_off().await;
    further.says("jetzt 9 Euro, vorher 8 Euro");
    further.send_off().await;
    further.says("Sie haben einen Platz.");
    assert_eq!(world.letters().await.len(), 1);
}

#[tokio::test]
async fn a_family_with_six_children_names_another_one_on_a_list_of_its_own() {
    let world = World::new();
    let names = ["Ada", "Bo", "Cem", "Dana", "Eli", "Kim"];
    world.change(|catalogue| {
        catalogue.seasons[0].offers[2].occasions[0].capacity = Some(20);
    });
    let own = family(&world, "lied", "lied-1", &names).await;
    let page = world.get(&own).await.page;
    assert!(page.contains("Noch ein Kind anmelden"), "{page}");
    let mut further = Family::further(&world, &own, None).await;
    further.says("name=\"child1_first_name\"");
    for (field, value) in child(1, "Mio") {
        further.type_in(&field, &value);
    }
    further.on().await;
    further.choose(&["lied-1"]).await;
    further.send_off().await;
    further.says("Sie haben einen Platz.");
    assert_eq!(places(&world, &own).await, 7);
}
