//! A small programme to test with.

use jugendportal::catalogue::{
    Catalogue, Contact, FORMAT, Frame, Occasion, Offer, PriceClass, Question, Season,
};
use jugendportal::pass::{AllocationKind, Look, QuestionKind, RegistrationKind};
use jugendportal::registrar::domain::signed_links::Links;
use jugendportal::registrar::domain::{Instant, List, OccasionKey, RequestId};
use jugendportal::registrar::family::list::read;
use jugendportal::registrar::family::list::state::State;
use jugendportal::registrar::programme::Programme;
use jugendportal::registrar::web::fields::Fields;
use jugendportal::text::Phone;

/// An instant.
pub fn at(text: &str) -> Instant {
    text.parse().unwrap()
}

/// Weeks before the offers, the window is open.
pub fn now() -> Instant {
    at("2027-03-01T09:00:00Z")
}

/// Three offers on 1 April 2027: a raft for two children, climbing at the same time, a song in the
/// evening.
pub fn catalogue() -> Catalogue {
    Catalogue {
        format: FORMAT.into(),
        base_url: "https://portal.example".into(),
        portal: "Jugendportal Musterstadt".into(),
        town: "Musterstadt".into(),
        seasons: vec![season()],
        frame: Frame {
            before: "<!doctype html><title>{title}</title><main>".into(),
            after: "</main>".into(),
        },
    }
}

fn season() -> Season {
    let price_class = |id: &str, name: &str, text: Option<&str>| PriceClass {
        id: id.into(),
        name: name.into(),
        text: text.map(str::to_owned),
    };
    Season {
        id: "2027-ostern".into(),
        title: "Ferienpass Ostern 2027".into(),
        sample: true,
        holidays: ("2027-03-30".into(), "2027-04-10".into()),
        allocation: AllocationKind::FirstCome,
        window_from: "2027-02-01".into(),
        window_until: None,
        draw_on: None,
        free_places_from: None,
        limit: Some(5),
        buffer_minutes: 0,
        one_per_day: false,
        price_classes: vec![
            price_class("regular", "regulär", None),
            price_class("reduced", "ermäßigt", Some("Mit Sozialpass.")),
        ],
        contact: Contact {
            team: Some("Ferienpass-Team".into()),
            email: Some("ferienpass@portal.example".into()),
            phone: Some(Phone::kept("040 66969-123")),
        },
        offers: vec![
            offer(
                "floss",
                "Floßbau <am See>",
                vec![occasion("floss-1", 2, "10:00", "15:00")],
                vec![food(), health()],
            ),
            offer(
                "klettern",
                "Klettern",
                vec![
                    occasion("klettern-1", 5, "14:00", "16:00"),
                    occasion("klettern-2", 5, "17:00", "18:00"),
                ],
                vec![],
            ),
            offer(
                "lied",
                "Ein Lied",
                vec![occasion("lied-1", 5, "18:00", "19:00")],
                vec![],
            ),
        ],
    }
}

fn offer(id: &str, title: &str, occasions: Vec<Occasion>, questions: Vec<Question>) -> Offer {
    Offer {
        id: id.into(),
        title: title.into(),
        path: format!("/ferienpass/2027-ostern/{id}/"),
        look: Look::Natur,
        topic: "Natur und Tiere".into(),
        district: None,
        provider: "team".into(),
        provider_name: "Team".into(),
        place: "Stadtparksee".into(),
        site: None,
        meeting_point: Some("Seebühne".into()),
        bring_along: vec!["Handtuch".into(), "Trinkflasche".into()],
        questions,
        contact: Contact::default(),
        occasions,
    }
}

fn food() -> Question {
    Question {
        id: "essen".into(),
        kind: QuestionKind::Choice,
        label: "Was isst das Kind?".into(),
        hint: None,
        required: true,
        options: vec!["alles".into(), "vegan".into()],
    }
}

fn health() -> Question {
    Question {
        id: "gesundheit".into(),
        kind: QuestionKind::Health,
        label: String::new(),
        hint: None,
        required: false,
        options: vec![],
    }
}

fn occasion(id: &str, capacity: u32, start: &str, end: &str) -> Occasion {
    Occasion {
        id: id.into(),
        place: None,
        sessions: vec![(format!("2027-04-01T{start}"), format!("2027-04-01T{end}"))],
        capacity: Some(capacity),
        minimum: 0,
        reserved: 0,
        age_from: Some(8),
        age_to: Some(12),
        age_tolerance_days: 0,
        prices: vec![("regular".into(), 800), ("reduced".into(), 400)],
        registration: RegistrationKind::Direct,
        link: None,
        cancelled: None,
        full: false,
    }
}

/// The same, read.
pub fn programme() -> Programme {
    Programme::new(catalogue()).unwrap()
}

/// Which occasion.
pub fn key(offer: &str, occasion: &str) -> OccasionKey {
    OccasionKey {
        season: "2027-ostern".into(),
        offer: offer.into(),
        occasion: occasion.into(),
    }
}

/// A child of its own for each number: `Kind A`, `Kind B` … `Kind BA`.
pub fn child(number: usize) -> String {
    let mut letters = vec![(b'A' + (number % 26) as u8) as char];
    let mut rest = number / 26;
    while rest > 0 {
        letters.insert(0, (b'A' + (rest % 26) as u8) as char);
        rest /= 26;
    }
    format!("Kind {}", letters.into_iter().collect::<String>())
}

/// What a family has typed on the pages of the list: children who are 10 years old, all of whom want the
/// same.
pub fn form(offer: &str, occasion: &str, email: &str, children: &[&str]) -> Fields {
    let mut pairs: Vec<(String, String)> = [
        ("season", "2027-ostern"),
        ("guardian_name", "Maxi Muster"),
        ("guardian_email", email),
        ("guardian_phone", "040 66969-100"),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .to_vec();
    pairs.push(("children".into(), children.len().to_string()));
    for (index, child) in children.iter().enumerate() {
        let number = index + 1;
        let fields = [
            ("first_name", *child),
            ("last_name", "Muster"),
            ("birth_day", "1"),
            ("birth_month", "2"),
            ("birth_year", "2017"),
            ("resident", "yes"),
            ("price", "regular"),
            ("q_floss_essen", if offer == "floss" { "alles" } else { "" }),
            ("want", occasion),
        ];
        pairs.extend(
            fields.map(|(name, value)| (format!("child{number}_{name}"), value.to_owned())),
        );
        pairs.push((format!("chosen{number}"), "1".to_owned()));
    }
    pairs.into_iter().collect()
}

/// A list in which this was typed, on a page that is made now.
pub fn state(fields: &Fields, page: RequestId, now: Instant) -> State {
    let mut state = State::new("", "", page, now);
    state.fields = fields.clone();
    state
}

/// The list that a family sends who typed this.
pub fn list(fields: &Fields, programme: &Programme, now: Instant) -> List {
    let state = state(fields, RequestId::new(now, [0; 16]), now);
    let season = programme.season(state.season()).unwrap();
    read::list(&state, programme, season, now).unwrap()
}

/// What is sent from the page of the first child to see the page to check.
pub fn asked(fields: &Fields, page: RequestId, links: &Links, now: Instant) -> Fields {
    let seal = state(fields, page, now).signed(links, now).unwrap();
    pressed(&seal, "kind-1", "pruefen")
}

/// What is sent from the page to check with this seal, once it was read.
pub fn sealed(seal: &str) -> Fields {
    pressed(seal, "pruefen", "absenden").with("custody", "1")
}

/// What is sent when a button of a page with this seal is pressed.
pub fn pressed(seal: &str, step: &str, button: &str) -> Fields {
    let fields = [("liste", seal), ("schritt", step), ("zu", button)];
    fields
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .into_iter()
        .collect()
}

/// The seal of a page of the list.
pub fn seal(page: &str) -> &str {
    page.split("name=\"liste\" value=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .unwrap_or_else(|| panic!("no page of the list: {page}"))
}
