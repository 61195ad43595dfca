//! The pages of a family that came by its family link and wants further offers.

use super::super::Made;
use super::{add, family, follow, numbers};
use crate::registrar::http::{World, link};
use crate::registrar::lists::family::{Family, child};
use chrono::TimeDelta;
use jugendportal::catalogue::Season;

fn page(made: &mut Made, name: &str, family: &Family<'_>) {
    add(made, name, &family.answered());
}

/// From the button for one child to the place, and the same once more.
async fn one_child(made: &mut Made) {
    let world = World::new();
    let own = family(&world, "klettern", "klettern-2", "a@b.de", &["Kim", "Noa"]).await;
    let kim = numbers(&world.get(&own).await.page).remove(0);
    let mut further = Family::further(&world, &own, Some(&kim)).await;
    page(made, "choose", &further);
    further.choose(&["floss-1", "lied-1"]).await;
    page(made, "questions", &further);
    further.answer(&[("child1_q_floss_essen", "vegan")]).await;
    page(made, "check", &further);
    let mut again = further.clone();
    further.send_off().await;
    page(made, "done", &further);
    again.send_off().await;
    page(made, "sent-twice", &again);
}

/// Who takes part: known children, and another one.
async fn another_child(made: &mut Made) {
    let world = World::new();
    let own = family(&world, "lied", "lied-1", "a@b.de", &["Kim"]).await;
    let mut further = Family::further(&world, &own, None).await;
    page(made, "who", &further);
    for (name, value) in child(2, "Kim") {
        further.type_in(&name, &value);
    }
    further.on().await;
    page(made, "who-twice", &further);
    for number in 0..21 {
        let mut next = Family::further(&world, &own, None).await;
        for (name, value) in child(2, &crate::registrar::sample::child(number)) {
            next.type_in(&name, &value);
        }
        next.on().await;
        next.choose(&[]).await;
        next.choose(&["lied-1"]).await;
        next.send_off().await;
        further = next;
    }
    page(made, "too-often", &further);
}

/// What the page of a child says of what it has.
async fn standing(made: &mut Made) {
    let world = World::new();
    let one = family(&world, "floss", "floss-1", "one@b.de", &["Kim", "Noa"]).await;
    family(&world, "lied", "lied-1", "two@b.de", &["Lou"]).await;
    let two = family(&world, "floss", "floss-1", "two@b.de", &["Lou"]).await;
    let lou = numbers(&world.get(&two).await.page).remove(0);
    page(
        made,
        "choose-waiting",
        &Family::further(&world, &two, Some(&lou)).await,
    );
    let kim = numbers(&world.get(&one).await.page).remove(0);
    let cancel = link(&one).with("schritt", "absagen").with("nummer", &kim);
    follow(&world, "/anmeldung/familie", &cancel).await;
    page(
        made,
        "choose-offered",
        &Family::further(&world, &two, Some(&lou)).await,
    );
    world.later(TimeDelta::seconds(5));
    world.change(|catalogue| {
        let summer = Season {
            id: "2027-sommer".into(),
            title: "Ferienpass Sommer 2027".into(),
            ..catalogue.seasons[0].clone()
        };
        catalogue.seasons.push(summer);
    });
    add(made, "two-seasons", &world.get(&one).await);
    let unknown = link(&one).with("season", "2026-herbst");
    add(
        made,
        "no-season",
        &world.post("/anmeldung/liste", &unknown).await,
    );
}

#[tokio::test]
async fn pages_of_further_offers_are_as_expected() {
    let mut made = Made::new("registrar/further");
    one_child(&mut made).await;
    another_child(&mut made).await;
    standing(&mut made).await;
    made.compare();
}
