//! The pages behind the links of single mails: confirm a form, answer an offer, confirm a new
//! address.

use super::super::Made;
use super::{add, family, first_mail, follow, numbers};
use crate::registrar::http::{World, link, path};
use crate::registrar::sample::form;
use chrono::TimeDelta;

#[tokio::test]
async fn pages_behind_links_of_mails_are_as_expected() {
    let mut made = Made::new("registrar/confirm");
    forms(&mut made).await;
    old_links(&mut made).await;
    outcomes(&mut made).await;
    offers(&mut made).await;
    late_offers(&mut made).await;
    addresses(&mut made).await;
    made.compare();
}

async fn forms(made: &mut Made) {
    const CONFIRM: &str = "/anmeldung/bestaetigen";
    let world = World::new();
    let typed = form("floss", "floss-1", "one@b.de", &["Kim", "Noa"]);
    let confirm = path(&first_mail(&world, typed).await, "bestaetigen");
    add(made, "form", &world.get(&confirm).await);
    let done = world.post(CONFIRM, &link(&confirm)).await;
    add(made, "form-done-all-placed", &done);
    add(made, "form-opened-again", &world.get(&confirm).await);
    let again = world.post(CONFIRM, &link(&confirm)).await;
    add(made, "form-pressed-again", &again);
    let family = path(&world.letters().await[0], "familie");
    let erase = link(&family).with("schritt", "loeschen");
    world.post("/anmeldung/familie", &erase).await;
    add(made, "form-gone", &world.get(&confirm).await);
    world.later(TimeDelta::hours(48));
    add(made, "form-too-late", &world.get(&confirm).await);
    let forged = format!("{confirm}0");
    add(made, "form-forged", &world.get(&forged).await);
}

/// Links whose time was over before their step was done, and those of what was done long ago.
async fn old_links(made: &mut Made) {
    let world = World::new();
    let typed = form("floss", "floss-1", "one@b.de", &["Kim"]);
    let confirm = path(&first_mail(&world, typed.clone()).await, "bestaetigen");
    let corrected = typed.with("guardian_phone", "040 66969-199");
    let other = path(&first_mail(&world, corrected).await, "bestaetigen");
    let typed = form("floss", "floss-1", "two@b.de", &["Noa"]);
    let late = path(&first_mail(&world, typed).await, "bestaetigen");
    world.post("/anmeldung/bestaetigen", &link(&confirm)).await;
    add(made, "form-of-a-registered-child", &world.get(&other).await);
    let family = path(&world.letters().await[0], "familie");
    siblings_again(made, &world).await;
    let change = link(&family)
        .with("schritt", "kontakt")
        .with("guardian_name", "Maxi Muster")
        .with("guardian_email", "new@b.de")
        .with("guardian_phone", "040 66969-100");
    follow(&world, "/anmeldung/familie", &change).await;
    let letters = world.letters().await;
    let asked = letters.iter().find(|mail| mail.to.as_str() == "new@b.de");
    let address = path(asked.unwrap(), "neue-adresse");
    world.later(TimeDelta::hours(49));
    add(made, "form-confirmed-long-ago", &world.get(&confirm).await);
    add(made, "form-not-confirmed", &world.get(&late).await);
    add(made, "address-too-late", &world.get(&address).await);
    world.later(TimeDelta::days(199));
    add(made, "family-link-too-old", &world.get(&family).await);
}

/// Two children who are registered by another form.
async fn siblings_again(made: &mut Made, world: &World) {
    let typed = form("lied", "lied-1", "four@b.de", &["Lou", "Mio"]);
    let corrected = typed.clone().with("guardian_phone", "040 66969-199");
    let first = path(&first_mail(world, typed).await, "bestaetigen");
    let other = path(&first_mail(world, corrected).await, "bestaetigen");
    world.post("/anmeldung/bestaetigen", &link(&first)).await;
    world.letters().await;
    add(
        made,
        "form-of-registered-children",
        &world.get(&other).await,
    );
}

/// What became of the children of a form.
async fn outcomes(made: &mut Made) {
    let world = World::new();
    let one = world
        .register("floss", "floss-1", "one@b.de", &["Kim"])
        .await;
    add(made, "form-done-placed", &one);
    world.letters().await;
    let mixed = world
        .register("floss", "floss-1", "two@b.de", &["Lou", "Mio"])
        .await;
    add(made, "form-done-placed-and-waiting", &mixed);
    world.letters().await;
    let refused = world
        .register("klettern", "klettern-1", "one@b.de", &["Kim", "Noa"])
        .await;
    add(made, "form-done-placed-and-refused", &refused);
    world.letters().await;
    let waiting = world
        .register("floss", "floss-1", "three@b.de", &["Ada"])
        .await;
    add(made, "form-done-waiting", &waiting);
    world.letters().await;
    let twice = world
        .register("floss", "floss-1", "one@b.de", &["Kim"])
        .await;
    add(made, "form-done-refused", &twice);
}

/// Two families without a place are offered one, one after the other.
async fn offers(made: &mut Made) {
    const OFFER: &str = "/anmeldung/angebot";
    let world = World::new();
    let one = family(&world, "floss", "floss-1", "one@b.de", &["Kim", "Noa"]).await;
    let two = family(&world, "floss", "floss-1", "two@b.de", &["Lou"]).await;
    family(&world, "floss", "floss-1", "three@b.de", &["Ada"]).await;
    let own = numbers(&world.get(&one).await.page);
    let give_back = link(&one).with("schritt", "absagen");
    let give = async |number: &str| {
        let fields = give_back.clone().with("nummer", number);
        follow(&world, "/anmeldung/familie", &fields).await;
        path(&world.letters().await[1], "angebot")
    };
    let offer = give(&own[0]).await;
    add(made, "offer", &world.get(&offer).await);
    let unclear = world.post(OFFER, &link(&offer)).await;
    add(made, "offer-without-answer", &unclear);
    let yes = link(&offer).with("schritt", "annehmen");
    add(made, "offer-accepted", &world.post(OFFER, &yes).await);
    let no = link(&offer).with("schritt", "ablehnen");
    add(
        made,
        "offer-declined-after-accepted",
        &world.post(OFFER, &no).await,
    );
    add(made, "offer-opened-again", &world.get(&offer).await);
    let number = numbers(&world.get(&two).await.page).remove(0);
    let cancel = link(&two)
        .with("schritt", "absagen")
        .with("nummer", &number);
    follow(&world, "/anmeldung/familie", &cancel).await;
    add(made, "offer-cancelled", &world.get(&offer).await);
    let next = path(&world.letters().await[2], "angebot");
    let no = link(&next).with("schritt", "ablehnen");
    add(made, "offer-declined", &world.post(OFFER, &no).await);
}

/// Offers whose time is over, and one that the child has no time for.
async fn late_offers(made: &mut Made) {
    const OFFER: &str = "/anmeldung/angebot";
    let world = World::new();
    let one = family(&world, "floss", "floss-1", "one@b.de", &["Kim", "Noa"]).await;
    let two = family(&world, "floss", "floss-1", "two@b.de", &["Lou"]).await;
    family(&world, "klettern", "klettern-1", "two@b.de", &["Lou"]).await;
    let own = numbers(&world.get(&one).await.page).remove(0);
    let cancel = link(&one).with("schritt", "absagen").with("nummer", &own);
    follow(&world, "/anmeldung/familie", &cancel).await;
    let offer = path(&world.letters().await[1], "angebot");
    let yes = link(&offer).with("schritt", "annehmen");
    add(made, "offer-refused", &world.post(OFFER, &yes).await);
    let number = numbers(&world.get(&two).await.page).remove(0);
    let yes = link(&two)
        .with("schritt", "annehmen")
        .with("nummer", &number);
    let refused = world.post("/anmeldung/familie", &yes).await;
    add(made, "offer-refused-on-family-page", &refused);
    world.later(TimeDelta::hours(47));
    world.change(|catalogue| {
        let occasion = &mut catalogue.seasons[0].offers[0].occasions[0];
        occasion.sessions = vec![("2027-03-02T10:00".into(), "2027-03-02T15:00".into())];
    });
    let late = world
        .post(OFFER, &link(&offer).with("schritt", "annehmen"))
        .await;
    add(made, "offer-too-late", &late);
    world.later(TimeDelta::hours(1));
    add(made, "offer-link-expired", &world.get(&offer).await);
}

async fn addresses(made: &mut Made) {
    const ADDRESS: &str = "/anmeldung/neue-adresse";
    let world = World::new();
    let family = family(&world, "floss", "floss-1", "one@b.de", &["Kim"]).await;
    let change = link(&family)
        .with("schritt", "kontakt")
        .with("guardian_name", "Maxi Muster")
        .with("guardian_email", "new@b.de")
        .with("guardian_phone", "040 66969-100");
    let slip = change.clone().with("guardian_email", "new@gmial.com");
    add(
        made,
        "address-slip",
        &world.post("/anmeldung/familie", &slip).await,
    );
    follow(&world, "/anmeldung/familie", &change).await;
    let letters = world.letters().await;
    let asked = letters
        .iter()
        .find(|mail| mail.to.as_str() == "new@b.de")
        .unwrap();
    let address = path(asked, "neue-adresse");
    add(made, "address", &world.get(&address).await);
    let done = world.post(ADDRESS, &link(&address)).await;
    add(made, "address-done", &done);
    add(
        made,
        "family-link-in-the-old-mailbox",
        &world.get(&family).await,
    );
    let taken = world.letters().await;
    let fresh = taken.iter().find(|mail| mail.to.as_str() == "new@b.de");
    let fresh = path(fresh.unwrap(), "familie");
    let erase = link(&fresh).with("schritt", "loeschen");
    world.post("/anmeldung/familie", &erase).await;
    let gone = world.post(ADDRESS, &link(&address)).await;
    add(made, "address-gone", &gone);
}
