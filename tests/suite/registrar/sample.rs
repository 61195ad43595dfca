//! A small programme to test with.

use jugendportal::catalogue::{
    Catalogue, Contact, FORMAT, Frame, Occasion, Offer, PriceClass, Question, Season,
};
use jugendportal::pass::{AllocationKind, Look, QuestionKind, RegistrationKind};
use jugendportal::registrar::domain::{Instant, OccasionKey};
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

/// A form with children who are 10 years old.
pub fn form(offer: &str, occasion: &str, email: &str, children: &[&str]) -> Fields {
    let mut pairs: Vec<(String, String)> = [
        ("season", "2027-ostern"),
        ("offer", offer),
        ("form", "1"),
        ("occasion", occasion),
        ("website", ""),
        ("guardian_name", "Maxi Muster"),
        ("guardian_email", email),
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
            ("price", "regular"),
            ("q_essen", "alles"),
        ];
        pairs.extend(
            fields.map(|(name, value)| (format!("child{}_{name}", index + 1), value.to_owned())),
        );
    }
    pairs.into_iter().collect()
}
