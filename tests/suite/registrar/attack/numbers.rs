//! The numbers that everybody sees tell nobody where a child is (rule L3).

use crate::registrar::http::{World, link, path};
use crate::registrar::sample::form;
use chrono::TimeDelta;

/// Five places at the raft: Kim has one, the form of Noa holds one, nobody knows Lou.
async fn with_known_children() -> World {
    let world = World::new();
    world.change(|catalogue| {
        let raft = &mut catalogue.seasons[0].offers[0].occasions[0];
        (raft.capacity, raft.reserved) = (Some(5), 0);
    });
    world
        .register("floss", "floss-1", "kim@b.de", &["Kim"])
        .await;
    world.letters().await;
    world
        .send(&form("floss", "floss-1", "noa@b.de", &["Noa"]))
        .await;
    world.later(TimeDelta::seconds(2));
    world
}

/// What stands there for the raft.
async fn places(world: &World) -> i64 {
    world.later(TimeDelta::seconds(2));
    let page = world.get("/anmeldung/plaetze.json").await.page;
    let all: serde_json::Value = serde_json::from_str(&page).unwrap();
    all["2027-ostern/floss-1"].as_i64().unwrap()
}

#[tokio::test]
async fn a_form_in_the_name_of_a_child_takes_as_much_from_the_number_wherever_the_child_is() {
    let mut seen = Vec::new();
    for child in ["Kim", "Noa", "Lou"] {
        let world = with_known_children().await;
        let mut numbers = vec![places(&world).await];
        let sent = form("floss", "floss-1", "x@y.de", &[child]);
        world.send(&sent).await;
        numbers.push(places(&world).await);
        // The family confirms while the form of the stranger counts.
        let letters = world.letters().await;
        let mut of_noa = letters.iter().filter(|mail| mail.to.as_str() == "noa@b.de");
        let button = link(&path(of_noa.next().unwrap(), "bestaetigen"));
        world.post("/anmeldung/bestaetigen", &button).await;
        numbers.push(places(&world).await);
        world.later(TimeDelta::minutes(31));
        numbers.push(places(&world).await);
        seen.push(numbers);
    }
    assert_eq!(seen[0], [3, 2, 2, 3], "less for a short time");
    assert!(seen.iter().all(|numbers| *numbers == seen[0]), "{seen:?}");
}

#[tokio::test]
async fn what_a_page_to_check_foretells_is_the_same_wherever_a_child_is() {
    let mut seen = Vec::new();
    for child in ["Kim", "Noa", "Lou"] {
        let world = with_known_children().await;
        // Somebody fills what the number shows with forms in the name of the child.
        for number in 0..3 {
            let email = format!("x{number}@y.de");
            world
                .send(&form("floss", "floss-1", &email, &[child]))
                .await;
        }
        assert_eq!(places(&world).await, 0, "{child}");
        let check = world
            .check(&form("floss", "floss-1", "z@y.de", &["Ada"]))
            .await;
        let said = check.page.split("liste\" value=\"").next().unwrap();
        seen.push((said.to_owned(), check.page.contains("Warteliste")));
    }
    assert!(seen.iter().all(|page| page.1 && *page == seen[0]));
}

/// The number is low, the places are there: who presses the button has one.
#[tokio::test]
async fn a_low_number_refuses_no_family_a_place_that_is_free() {
    let world = with_known_children().await;
    for number in 0..8 {
        let email = format!("x{number}@y.de");
        world
            .send(&form("floss", "floss-1", &email, &["Kim"]))
            .await;
    }
    world.letters().await;
    assert_eq!(places(&world).await, 0);
    for child in ["Ada", "Bo", "Cem"] {
        let email = format!("{child}@b.de");
        let done = world.register("floss", "floss-1", &email, &[child]).await;
        assert!(done.page.contains("Sie haben einen Platz."), "{child}");
        world.letters().await;
    }
    let late = world
        .register("floss", "floss-1", "dana@b.de", &["Dana"])
        .await;
    assert!(late.page.contains("Warteliste"), "nothing is given twice");
}
