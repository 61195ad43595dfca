//! A page of yesterday is sent: the form of one offer, as it stood on the page of the offer, came back with
//! errors, or was shown to be checked. Nothing that was typed there is lost.

use super::family::Family;
use crate::registrar::http::world::{Answer, LINKS, World, link, path};
use crate::registrar::sample::{now, programme};
use axum::http::StatusCode;
use chrono::TimeDelta;
use jugendportal::catalogue::Question;
use jugendportal::pass::QuestionKind;
use jugendportal::registrar::domain::RequestId;
use jugendportal::registrar::domain::signed_links::{Links, Purpose};
use jugendportal::registrar::family::list::old_page::taken_over;
use jugendportal::registrar::programme::Programme;
use jugendportal::registrar::web::fields::Fields;

const OLD: &str = "/anmeldung/";

/// What the form of an offer sent.
fn form(offer: &str, occasion: &str, children: &[&str]) -> Fields {
    let mut pairs: Vec<(String, String)> = [
        ("season", "2027-ostern"),
        ("offer", offer),
        ("form", "1"),
        ("occasion", occasion),
        ("website", ""),
        ("guardian_name", "Maxi Muster"),
        ("guardian_email", "a@b.de"),
        ("guardian_phone", "040 66969-100"),
        ("custody", "1"),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .to_vec();
    pairs.push(("children".into(), children.len().to_string()));
    for (index, child) in children.iter().enumerate() {
        let fields = [
            ("first_name", *child),
            ("last_name", "Muster"),
            ("birth_day", "1"),
            ("birth_month", "2"),
            ("birth_year", "2017"),
            ("resident", "yes"),
            ("price", "reduced"),
            ("q_essen", "vegan"),
        ];
        let name = |field: &str| format!("child{}_{field}", index + 1);
        pairs.extend(fields.map(|(field, value)| (name(field), value.to_owned())));
    }
    pairs.into_iter().collect()
}

/// The page to check as an earlier version sealed it: with what it had shown, and before that was kept.
fn seal(links: &Links, page: &RequestId, shown: &str) -> String {
    let until = now() + TimeDelta::hours(20);
    links.sign(Purpose::Check, &format!("{page}{shown}"), until)
}

fn page(number: u8) -> RequestId {
    RequestId::new(now(), [number; 16])
}

async fn sent<'a>(world: &'a World, fields: &Fields) -> Family<'a> {
    Family::at(world, world.post(OLD, fields).await)
}

#[tokio::test]
async fn a_filled_form_is_a_list_to_check_and_to_send() {
    let world = World::new();
    let mut family = sent(&world, &form("floss", "floss-1", &["Kim", "Noa"])).await;
    for words in [
        "Bitte prüfen Sie Ihre Liste",
        "Kim",
        "Noa",
        "a@b.de",
        "vegan",
        "8 Euro",
    ] {
        family.says(words);
    }
    let mut back = family.clone();
    back.press("zu", "familie").await;
    for typed in [
        "Kim",
        "Noa",
        "Muster",
        "2017",
        "Maxi Muster",
        "040 66969-100",
    ] {
        back.says(&format!("value=\"{typed}\""));
    }
    back.press("zu", "kind-2").await;
    back.says("value=\"floss-1\" checked");
    family.send().await;
    let mail = world.letters().await.remove(0);
    let confirm = link(&path(&mail, "bestaetigen"));
    let done = world.post("/anmeldung/bestaetigen", &confirm).await.page;
    assert_eq!(done.matches("Sie haben einen Platz.").count(), 2, "{done}");
}

#[test]
fn each_field_of_the_form_has_its_place_in_the_list() {
    let mut catalogue = programme().catalogue().clone();
    let question = |id: &str, kind| Question {
        id: id.into(),
        kind,
        label: "Was isst das Kind?".into(),
        hint: None,
        required: false,
        options: Vec::new(),
    };
    catalogue.seasons[0].offers[0].questions.extend([
        question("schwimmt", QuestionKind::Swimming),
        question("notiz", QuestionKind::Health),
    ]);
    let programme = Programme::new(catalogue).unwrap();
    let fields = form("floss", "floss-1", &["Kim"])
        .with("child1_q_schwimmt", "no")
        .with("child1_q_notiz", "ERDNUSS")
        .with("child1_q_fremd", "x")
        .with("fremd", "x");
    let state = taken_over(&fields, &programme, page(1), now());
    let mut found: Vec<(&str, &str)> = state.fields.iter().collect();
    found.retain(|(_, value)| !value.is_empty());
    found.sort_unstable();
    let wanted = [
        ("child1_birth_day", "1"),
        ("child1_birth_month", "2"),
        ("child1_birth_year", "2017"),
        ("child1_first_name", "Kim"),
        ("child1_last_name", "Muster"),
        ("child1_price", "reduced"),
        ("child1_q_floss_essen", "vegan"),
        ("child1_q_swimming", "no"),
        ("child1_resident", "yes"),
        ("child1_want", "floss-1"),
        ("children", "1"),
        ("chosen1", "1"),
        ("custody", "1"),
        ("guardian_email", "a@b.de"),
        ("guardian_name", "Maxi Muster"),
        ("guardian_phone", "040 66969-100"),
        ("season", "2027-ostern"),
        ("wanted", "floss-1"),
    ];
    assert_eq!(found, wanted);
    assert_eq!(state.page, page(1));
}

#[tokio::test]
async fn every_button_of_the_old_pages_goes_on_where_the_family_was() {
    let world = World::new();
    let typed = form("lied", "lied-1", &["Kim"]);
    let more = sent(&world, &typed.clone().with("more", "1")).await;
    more.says("2. Kind");
    more.says("value=\"Kim\"");
    let change = sent(&world, &typed.clone().with("schritt", "aendern")).await;
    change.says("value=\"Kim\"");
    assert!(!change.page().contains("2. Kind"), "{}", change.page());
    let send = sent(&world, &typed.with("schritt", "absenden")).await;
    send.says("Noch ist nichts abgeschickt.");
    let nothing = form("lied", "lied-1", &[]).with("guardian_email", "");
    let nothing = sent(&world, &nothing).await;
    assert_eq!(nothing.status(), StatusCode::UNPROCESSABLE_ENTITY);
    nothing.says("Geben Sie den Vornamen des Kindes an.");
    nothing.says("value=\"Maxi Muster\"");
    assert!(world.letters().await.is_empty());
}

#[tokio::test]
async fn a_machine_in_the_old_form_gets_nothing() {
    let world = World::new();
    let trap = form("lied", "lied-1", &["Kim"]).with("website", "http://spam.example");
    let answer = world.post(OLD, &trap).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert!(world.letters().await.is_empty() && world.log().contains("form: trap"));
}

/// The page to check of yesterday, sent to the end.
async fn sent_to_the_end(world: &World, fields: &Fields) {
    let mut family = sent(world, fields).await;
    family.says("Bitte prüfen Sie Ihre Liste");
    family.send().await;
}

#[tokio::test]
async fn the_page_to_check_of_yesterday_is_one_list_however_often_it_is_sent() {
    for shown in ["", "_5b5d", "_zz"] {
        let world = World::new();
        let typed = form("floss", "floss-1", &["Kim"])
            .with("schritt", "absenden")
            .with("siegel", &seal(&Links::new(LINKS), &page(1), shown));
        for _ in 0..2 {
            sent_to_the_end(&world, &typed).await;
        }
        let first = world.letters().await;
        assert_eq!(first.len(), 1, "{shown}");
        sent_to_the_end(&world, &typed.with("guardian_phone", "040 66969-199")).await;
        let second = world.letters().await.remove(0);
        let old = world.get(&path(&first[0], "bestaetigen")).await;
        assert_eq!(
            old.status,
            StatusCode::GONE,
            "the later one takes its place"
        );
        let confirm = link(&path(&second, "bestaetigen"));
        let done = world.post("/anmeldung/bestaetigen", &confirm).await;
        assert!(done.page.contains("Sie haben einen Platz"), "{}", done.page);
    }
}

#[tokio::test]
async fn a_seal_that_is_none_loses_nothing_and_is_worth_nothing() {
    let world = World::new();
    let typed = form("lied", "lied-1", &["Kim"]).with("schritt", "absenden");
    let links = Links::new(LINKS);
    let until = now() + TimeDelta::hours(1);
    let seals = [
        "x".to_owned(),
        seal(&Links::new([9; 32]), &page(2), ""),
        links.sign(Purpose::Family, page(2).as_str(), until),
        links.sign(Purpose::Check, "keine", until),
        links.sign(Purpose::Check, page(2).as_str(), now()),
    ];
    for (number, seal) in seals.iter().enumerate() {
        let email = format!("f{number}@b.de");
        let typed = typed
            .clone()
            .with("guardian_email", &email)
            .with("siegel", seal);
        sent_to_the_end(&world, &typed).await;
    }
    assert_eq!(
        world.letters().await.len(),
        seals.len(),
        "each is a list of its own"
    );
}

#[tokio::test]
async fn an_occasion_that_cannot_be_had_is_said_and_never_replaced() {
    let world = World::new();
    world.change(|catalogue| {
        catalogue.seasons[0].offers[2].occasions[0].cancelled = Some("Sturm.".into());
    });
    for (offer, occasion, words) in [
        ("klettern", "klettern-9", "gibt es nicht mehr"),
        ("alt", "", "gibt es nicht mehr"),
        ("lied", "", "„Ein Lied“ fällt leider aus."),
        ("lied", "lied-1", "„Ein Lied“ fällt leider aus."),
    ] {
        let family = sent(&world, &form(offer, occasion, &["Kim"])).await;
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        assert_eq!(family.status(), status, "{offer} {occasion}");
        family.says(words);
        assert!(!family.page().contains(" checked"), "{}", family.page());
        let mut back = family;
        back.press("zu", "familie").await;
        back.says("value=\"Kim\"");
    }
}

#[tokio::test]
async fn the_only_date_is_taken_and_of_several_one_is_chosen() {
    let world = World::new();
    let only = sent(&world, &form("lied", "", &["Kim"])).await;
    only.says("Bitte prüfen Sie Ihre Liste");
    let several = sent(&world, &form("klettern", "", &["Kim"])).await;
    several.says("value=\"klettern-2\"");
    assert!(!several.page().contains(" checked"), "{}", several.page());
}

#[tokio::test]
async fn a_season_that_is_closed_or_gone_says_so() {
    let world = World::new();
    let typed = form("lied", "lied-1", &["Kim"]);
    let gone = world
        .post(OLD, &typed.clone().with("season", "2019-ostern"))
        .await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
    world.change(|catalogue| catalogue.seasons[0].window_until = Some("2027-02-20".into()));
    let closed = world.post(OLD, &typed).await;
    assert_eq!(closed.status, StatusCode::CONFLICT);
    let words = "Die Anmeldung ging bis zum 20. Februar 2027.";
    assert!(closed.page.contains(words), "{}", closed.page);
}

#[tokio::test]
async fn a_link_of_yesterday_begins_a_list_with_its_offer() {
    let world = World::new();
    for query in [
        "offer=floss",
        "offer=floss&occasion=floss-1",
        "occasion=floss-1",
    ] {
        let answer: Answer = world
            .get(&format!("{OLD}?season=2027-ostern&{query}"))
            .await;
        let mut family = Family::at(&world, answer);
        family.who(&["Kim"], "a@b.de").await;
        family.says("value=\"floss-1\" checked");
    }
    let without = world.get(OLD).await;
    assert!(
        without
            .page
            .contains("Wählen Sie im Ferienpass ein Angebot aus.")
    );
}

#[tokio::test]
async fn a_form_that_is_too_long_says_so() {
    let world = World::new();
    let typed = form("lied", "lied-1", &[&"Eichhörnchen ".repeat(3_000)]);
    let answer = world.post(OLD, &typed).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(
        answer.page.contains("Gehen Sie eine Seite zurück"),
        "{}",
        answer.page
    );
}
