//! The pages of the family list.

use super::super::Made;
use super::add;
use crate::registrar::http::{World, link, path};
use crate::registrar::lists::family::Family;
use chrono::TimeDelta;
use jugendportal::catalogue::Catalogue;
use jugendportal::pass::RegistrationKind;

fn page(made: &mut Made, name: &str, family: &Family<'_>) {
    add(made, name, &family.answered());
}

async fn at_questions<'a>(world: &'a World, children: &[&str], ids: &[&str]) -> Family<'a> {
    let mut family = Family::begin(world, &[]).await;
    family.who(children, "a@b.de").await;
    for _ in children {
        family.choose(ids).await;
    }
    family
}

async fn at_check<'a>(world: &'a World, children: &[&str], ids: &[&str]) -> Family<'a> {
    let mut family = at_questions(world, children, ids).await;
    for (number, _) in children.iter().enumerate() {
        family.type_in(&format!("child{}_q_floss_essen", number + 1), "alles");
    }
    if ids.contains(&"floss-1") {
        family.on().await;
    }
    family
}

/// The way through without a fault, and its first faults.
async fn way(made: &mut Made) {
    let world = World::new();
    let mut family = Family::begin(&world, &[]).await;
    page(made, "who", &family);
    family.on().await;
    page(made, "who-wrong", &family);
    family.press("zu", "mehr").await;
    page(made, "who-two-children", &family);
    let mut many = family.clone();
    for _ in 0..5 {
        many.press("zu", "mehr").await;
    }
    page(made, "who-seventh-child", &many);
    family.who(&["Kim", "Noa"], "kim@gmial.com").await;
    page(made, "who-slip", &family);
    family.type_in("guardian_email", "a@b.de");
    family.on().await;
    page(made, "choose", &family);
    family.choose(&["floss-1", "lied-1"]).await;
    page(made, "choose-second-child", &family);
    family.choose(&["lied-1"]).await;
    page(made, "questions", &family);
    family.on().await;
    page(made, "questions-wrong", &family);
    family.answer(&[("child1_q_floss_essen", "vegan")]).await;
    page(made, "check", &family);
    world.later(TimeDelta::seconds(5));
    family.press("zu", "absenden").await;
    page(made, "check-without-custody", &family);
    family.send().await;
    page(made, "sent", &family);
    let mut wrong = family.clone();
    wrong.type_in("guardian_email", "no address");
    wrong.on().await;
    page(made, "sent-wrong-address", &wrong);
    let mut slip = family.clone();
    slip.type_in("guardian_email", "kim@gmial.com");
    slip.on().await;
    page(made, "sent-slip", &slip);
    let mut meant = slip.clone();
    meant.press("guardian_meant", "kim@gmail.com").await;
    page(made, "sent-slip-meant", &meant);
    slip.press("guardian_kept", "kim@gmial.com").await;
    page(made, "sent-slip-kept", &slip);
    for number in 0..6 {
        let mut next = family.clone();
        next.type_in("guardian_email", &format!("a{number}@b.de"));
        next.on().await;
        family = next;
    }
    page(made, "sent-too-often", &family);
}

/// The mail was confirmed in another tab: its address cannot be changed here, and no link is on its way.
async fn confirmed(made: &mut Made) {
    let world = World::new();
    let mut family = at_check(&world, &["Kim"], &["lied-1"]).await;
    world.later(TimeDelta::seconds(5));
    let mut again = family.clone();
    family.send().await;
    let letter = path(&world.letters().await[0], "bestaetigen");
    world.post("/anmeldung/bestaetigen", &link(&letter)).await;
    family.type_in("guardian_email", "other@b.de");
    family.on().await;
    page(made, "sent-and-confirmed", &family);
    again.type_in("custody", "1");
    again.press("zu", "absenden").await;
    assert_eq!(again.answered().page, family.answered().page);
}

/// What is wrong while choosing.
async fn choosing(made: &mut Made) {
    let world = World::new();
    let mut family = at_questions(&world, &["Kim", "Noa"], &[]).await;
    page(made, "choose-nothing", &family);
    family
        .choose(&["klettern-1", "klettern-2", "floss-1"])
        .await;
    family.press("zu", "kind-2").await;
    page(made, "choose-clashes", &family);
    family.press("zu", "filter:vormittags").await;
    page(made, "choose-filtered", &family);
    world.change(|catalogue| {
        let offers = &mut catalogue.seasons[0].offers;
        offers[0].occasions[0].cancelled = Some("Wasserschaden".into());
        offers[1].occasions[0].full = true;
        offers[1].occasions[1].registration = RegistrationKind::None;
        offers[2].occasions[0].age_from = Some(12);
        catalogue.seasons[0].one_per_day = true;
        catalogue.seasons[0].buffer_minutes = 30;
    });
    family.press("zu", "bleiben").await;
    page(made, "choose-nothing-fits", &family);
    family.on().await;
    page(made, "choose-lost", &family);
    world.change(|catalogue| {
        let offers = catalogue.seasons[0].offers.iter_mut();
        for occasion in offers.flat_map(|offer| &mut offer.occasions) {
            occasion.age_from = Some(15);
        }
    });
    family.press("zu", "kind-2").await;
    family.press("zu", "bleiben").await;
    page(made, "choose-too-young", &family);
}

/// Several days, ages and rules.
async fn fitting(made: &mut Made) {
    let world = World::new();
    let mut family = at_check(&world, &["Kim", "Noa"], &["lied-1"]).await;
    family.press("zu", "familie").await;
    family.type_in("child1_price", "reduced");
    family.press("zu", "pruefen").await;
    page(made, "check-reduced", &family);
    let world = World::new();
    world.change(|catalogue| {
        let season = &mut catalogue.seasons[0];
        season.one_per_day = true;
        let song = &mut season.offers[2].occasions[0];
        song.sessions = vec![("2027-04-02T18:00".into(), "2027-04-02T19:00".into())];
    });
    let mut family = at_questions(&world, &["Kim"], &["klettern-2", "lied-1"]).await;
    family.press("zu", "kind-1").await;
    page(made, "choose-one-a-day", &family);
    for (limit, name) in [
        (3, "choose-limit"),
        (2, "choose-limit-reached"),
        (1, "choose-over-the-limit"),
    ] {
        world.change(|catalogue| catalogue.seasons[0].limit = Some(limit));
        family.press("zu", "bleiben").await;
        page(made, name, &family);
    }
    world.change(|catalogue| catalogue.seasons[0].limit = None);
    world.change(|catalogue| {
        for offer in &mut catalogue.seasons[0].offers[..2] {
            offer.occasions[0].age_from = Some(12);
        }
        catalogue.seasons[0].offers[1].occasions[1].age_to = Some(9);
    });
    family.tick(&["klettern-2", "lied-1"]);
    family.on().await;
    page(made, "choose-wrong-age", &family);
    family.tick(&["nothing"]);
    family.press("zu", "filter:kostenlos").await;
    page(made, "choose-filter-nothing", &family);
    family.press("zu", "filter:kostenlos").await;
    family.press("zu", "mehr").await;
    family.who(&["Kim", "Noa"], "a@b.de").await;
    family.choose(&["lied-1"]).await;
    family.choose(&[]).await;
    page(made, "check-nothing-for-one-child", &family);
}

/// What the page to check says of entries that cannot be.
async fn checking(made: &mut Made) {
    let season = |change: Change| {
        let world = World::new();
        world.change(change);
        world
    };
    let clash = ["floss-1", "klettern-1", "klettern-2", "lied-1"];
    let overlap = season(|_| {});
    page(
        made,
        "check-overlap",
        &at_check(&overlap, &["Kim"], &clash).await,
    );
    let twice = season(|_| {});
    let days = ["klettern-1", "klettern-2"];
    page(
        made,
        "check-twice",
        &at_check(&twice, &["Kim", "Noa"], &days).await,
    );
    let day = season(|catalogue| catalogue.seasons[0].one_per_day = true);
    page(
        made,
        "check-same-day",
        &at_check(&day, &["Kim"], &["klettern-1", "lied-1"]).await,
    );
    let close = season(|catalogue| catalogue.seasons[0].buffer_minutes = 30);
    page(
        made,
        "check-close",
        &at_check(&close, &["Kim"], &["klettern-2", "lied-1"]).await,
    );
    let limit = season(|catalogue| catalogue.seasons[0].limit = Some(1));
    page(
        made,
        "check-limit",
        &at_check(&limit, &["Kim"], &["klettern-2", "lied-1"]).await,
    );
    let full = season(|catalogue| {
        let raft = &mut catalogue.seasons[0].offers[0].occasions[0];
        (raft.capacity, raft.reserved) = (Some(1), 1);
    });
    page(
        made,
        "check-waiting",
        &at_check(&full, &["Kim", "Noa"], &["floss-1"]).await,
    );
    let plain = season(|catalogue| {
        catalogue.seasons[0].price_classes.clear();
        catalogue.seasons[0].offers[0].occasions[0].capacity = Some(1);
    });
    page(
        made,
        "check-one-class",
        &at_check(&plain, &["Kim", "Noa"], &["floss-1"]).await,
    );
}

/// What changes or breaks in between.
async fn between(made: &mut Made) {
    let world = World::new();
    let mut family = at_check(&world, &["Kim"], &["floss-1", "lied-1"]).await;
    family.type_in("custody", "1");
    family.press("zu", "absenden").await;
    page(made, "check-again", &family);
    world.later(TimeDelta::seconds(5));
    world.change(|catalogue| catalogue.seasons[0].offers[2].occasions[0].prices[0].1 = 900);
    family.type_in("custody", "1");
    family.press("zu", "absenden").await;
    page(made, "check-changed", &family);
    let mut renamed = family.clone();
    world.later(TimeDelta::seconds(5));
    world.change(|catalogue| {
        catalogue.seasons[0].offers[2].occasions[0].prices[0].1 = 900;
        catalogue.seasons[0].offers[0].title = "Flöße".into();
    });
    renamed.type_in("custody", "1");
    renamed.press("zu", "absenden").await;
    page(made, "check-renamed", &renamed);
    let mut long = family.clone();
    long.press("zu", "fragen").await;
    let words = "Eichhörnchen ".repeat(3_500);
    long.answer(&[("child1_q_floss_essen", &words)]).await;
    page(made, "too-long", &long);
    let mut lost = family.clone();
    lost.type_in("liste", "zzz");
    lost.on().await;
    page(made, "lost", &lost);
    world.later(TimeDelta::seconds(5));
    world.break_store();
    family.type_in("custody", "1");
    family.press("zu", "absenden").await;
    page(made, "not-stored", &family);
}

/// What happens to the programme.
type Change = fn(&mut Catalogue);

/// What is lost between choosing and sending, in a sentence each.
async fn gone(made: &mut Made) {
    let changes: [(&str, Change); 5] = [
        ("begun", |catalogue| {
            let song = &mut catalogue.seasons[0].offers[2].occasions[0];
            song.sessions = vec![("2027-02-01T18:00".into(), "2027-02-01T19:00".into())];
        }),
        ("called-off", |catalogue| {
            catalogue.seasons[0].offers[2].occasions[0].cancelled = Some("Sturm".into());
        }),
        ("full", |catalogue| {
            catalogue.seasons[0].offers[2].occasions[0].full = true;
        }),
        ("closed", |catalogue| {
            let song = &mut catalogue.seasons[0].offers[2].occasions[0];
            song.registration = RegistrationKind::External;
        }),
        ("gone", |catalogue| {
            catalogue.seasons[0].offers.remove(2);
        }),
    ];
    for (name, change) in changes {
        let world = World::new();
        let mut family = at_check(&world, &["Kim"], &["lied-1"]).await;
        world.later(TimeDelta::seconds(5));
        world.change(change);
        family.type_in("custody", "1");
        family.press("zu", "absenden").await;
        page(made, &format!("choose-{name}"), &family);
    }
}

#[tokio::test]
async fn pages_of_the_family_list_are_as_expected() {
    let mut made = Made::new("registrar/list");
    way(&mut made).await;
    confirmed(&mut made).await;
    choosing(&mut made).await;
    fitting(&mut made).await;
    checking(&mut made).await;
    between(&mut made).await;
    gone(&mut made).await;
    made.compare();
}
