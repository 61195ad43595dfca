//! The plan of a family: several children, weeks, states and seasons, and the page of each entry.

use super::super::Made;
use super::{add, family, first_mail, follow, numbers};
use crate::registrar::http::{World, first_entry, link, path};
use crate::registrar::sample::form;
use chrono::TimeDelta;
use jugendportal::catalogue::{Catalogue, Occasion};

/// More weeks, a course, a night, and a day outside of the holidays.
fn longer(catalogue: &mut Catalogue) {
    let season = &mut catalogue.seasons[0];
    season.holidays.1 = "2027-04-24".into();
    let other = |occasion: &Occasion, id: &str, sessions: &[(&str, &str)]| Occasion {
        id: id.into(),
        sessions: sessions
            .iter()
            .map(|(start, end)| ((*start).to_owned(), (*end).to_owned()))
            .collect(),
        ..occasion.clone()
    };
    let of = |season: &mut jugendportal::catalogue::Season, offer: usize, id, sessions: &[_]| {
        let occasion = other(&season.offers[offer].occasions[0], id, sessions);
        season.offers[offer].occasions.push(occasion);
    };
    let course = [
        ("2027-04-05T10:00", "2027-04-05T12:00"),
        ("2027-04-06T10:00", "2027-04-06T12:00"),
    ];
    of(season, 0, "kurs", &course);
    of(
        season,
        1,
        "nacht",
        &[("2027-04-07T18:00", "2027-04-09T10:00")],
    );
    of(
        season,
        2,
        "fest",
        &[("2027-05-02T15:00", "2027-05-02T17:00")],
    );
}

/// All pages of it.
pub async fn pages(made: &mut Made) {
    entries(made).await;
    weeks(made).await;
    money(made).await;
    seasons(made).await;
}

/// The pages behind the titles.
async fn entries(made: &mut Made) {
    let world = World::new();
    let one = family(&world, "floss", "floss-1", "one@b.de", &["Kim", "Noa"]).await;
    let two = family(&world, "floss", "floss-1", "two@b.de", &["Lou"]).await;
    let own = numbers(&world.get(&one).await.page).remove(0);
    let place = first_entry(&one, &world.get(&one).await.page);
    add(made, "entry-place", &world.get(&place).await);
    let wait = first_entry(&two, &world.get(&two).await.page);
    add(made, "entry-waiting", &world.get(&wait).await);
    let foreign = place.replace(link(&one).get("l"), link(&two).get("l"));
    add(made, "entry-of-another-family", &world.get(&foreign).await);
    let cancel = link(&one).with("schritt", "absagen").with("nummer", &own);
    follow(&world, "/anmeldung/familie", &cancel).await;
    add(made, "entry-cancelled", &world.get(&place).await);
    add(made, "entry-offer", &world.get(&wait).await);
    world.letters().await;
    add(made, "entry-offer-in-time", &world.get(&wait).await);
    world.later(TimeDelta::days(31) + TimeDelta::hours(9));
    add(made, "entry-after-the-beginning", &world.get(&wait).await);
}

/// A course, a night and a day outside, over several weeks; then some of it is over.
async fn weeks(made: &mut Made) {
    let world = World::new();
    world.change(longer);
    family(&world, "klettern", "nacht", "one@b.de", &["Noa", "Kim"]).await;
    family(&world, "floss", "kurs", "one@b.de", &["Kim"]).await;
    let one = family(&world, "lied", "fest", "one@b.de", &["Noa"]).await;
    add(made, "weeks", &world.get(&one).await);
    world.later(TimeDelta::days(50));
    add(made, "weeks-later", &world.get(&one).await);
}

/// Sums without a class, with a reduced one, with a price that is not told yet; and what has left the
/// programme.
async fn money(made: &mut Made) {
    let world = World::new();
    let climbing = |catalogue: &mut Catalogue, prices: &[(&str, u32)]| {
        let prices = prices
            .iter()
            .map(|(class, cents)| ((*class).into(), *cents));
        catalogue.seasons[0].offers[1].occasions[0].prices = prices.collect();
    };
    let typed = form("floss", "floss-1", "reduced@b.de", &["Kim"]).with("child1_price", "reduced");
    let confirm = path(&first_mail(&world, typed).await, "bestaetigen");
    world.post("/anmeldung/bestaetigen", &link(&confirm)).await;
    let reduced = path(&world.letters().await[0], "familie");
    add(made, "sum-reduced", &world.get(&reduced).await);
    world.change(|catalogue| climbing(catalogue, &[("regular", 600)]));
    let unasked = family(&world, "klettern", "klettern-1", "two@b.de", &["Lou"]).await;
    world.change(|catalogue| climbing(catalogue, &[("regular", 600), ("reduced", 300)]));
    add(made, "sum-unasked", &world.get(&unasked).await);
    let one = family(&world, "lied", "lied-1", "one@b.de", &["Kim"]).await;
    world.change(|catalogue| {
        catalogue.seasons[0].offers[2].occasions[0].prices[0].1 = 900;
    });
    world.hold().await;
    add(made, "sum-while-a-price-waits", &world.get(&one).await);
    world.change(|catalogue| {
        catalogue.seasons[0].offers.remove(2);
    });
    add(made, "no-longer-in-the-programme", &world.get(&one).await);
}

/// A second season, and in it another child of the same first name.
async fn seasons(made: &mut Made) {
    let world = World::new();
    family(&world, "lied", "lied-1", "one@b.de", &["Kim"]).await;
    world.change(|catalogue| {
        let mut summer = catalogue.seasons[0].clone();
        summer.id = "2027-sommer".into();
        summer.title = "Ferienpass Sommer 2027".into();
        summer.holidays = ("2027-07-03".into(), "2027-07-17".into());
        summer.offers.truncate(1);
        let occasion = &mut summer.offers[0].occasions[0];
        occasion.sessions = vec![("2027-07-07T10:00".into(), "2027-07-07T15:00".into())];
        catalogue.seasons.push(summer);
    });
    let typed = form("floss", "floss-1", "one@b.de", &["Kim"])
        .with("season", "2027-sommer")
        .with("child1_last_name", "Probe");
    let confirm = path(&first_mail(&world, typed).await, "bestaetigen");
    world.post("/anmeldung/bestaetigen", &link(&confirm)).await;
    let one = path(&world.letters().await[0], "familie");
    add(made, "two-seasons", &world.get(&one).await);
}
