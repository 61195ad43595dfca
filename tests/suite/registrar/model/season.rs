//! The season of the model: occasions that overlap, that follow each other closely, that are small,
//! and one without a limit; each seed has its own rules for one child.

use chrono::{NaiveDate, TimeDelta};
use jugendportal::catalogue::{Catalogue, Offer};
use jugendportal::registrar::domain::{Instant, OccasionKey};

/// An occasion as a table tells it.
pub struct Occasion {
    pub offer: &'static str,
    pub id: &'static str,
    /// Days after 1 March 2027.
    day: i64,
    /// Hours of the local clock.
    hours: (u32, u32),
    pub places: Option<usize>,
    /// Of these, for entitled children.
    pub reserved: usize,
    /// Regular and reduced price.
    cents: (u32, u32),
}

const fn at(
    (offer, id): (&'static str, &'static str),
    day: i64,
    hours: (u32, u32),
    (places, reserved): (usize, usize),
    cents: (u32, u32),
) -> Occasion {
    Occasion {
        offer,
        id,
        day,
        hours,
        // A hundred stands for no limit at all.
        places: if places == 100 { None } else { Some(places) },
        reserved,
        cents,
    }
}

/// All of them; those of one offer stand together.
pub const OCCASIONS: [Occasion; 18] = [
    at(("floss", "floss-1"), 12, (10, 15), (3, 1), (800, 400)),
    at(("floss", "floss-2"), 30, (10, 15), (6, 2), (800, 400)),
    at(("floss", "floss-3"), 64, (10, 15), (2, 0), (900, 450)),
    at(("klettern", "klettern-1"), 12, (14, 16), (5, 0), (500, 250)),
    at(("klettern", "klettern-2"), 30, (15, 18), (1, 1), (500, 250)),
    at(("klettern", "klettern-3"), 80, (14, 16), (6, 3), (500, 300)),
    at(("lied", "lied-1"), 12, (18, 19), (8, 2), (0, 0)),
    at(("lied", "lied-2"), 45, (18, 19), (2, 0), (0, 0)),
    at(("kochen", "kochen-1"), 21, (9, 12), (6, 2), (1250, 199)),
    at(("kochen", "kochen-2"), 64, (9, 12), (5, 3), (1250, 199)),
    at(("zirkus", "zirkus-1"), 30, (9, 11), (1, 0), (700, 100)),
    at(("zirkus", "zirkus-2"), 97, (9, 17), (6, 1), (700, 100)),
    at(("boot", "boot-1"), 45, (12, 18), (9, 0), (333, 111)),
    at(("boot", "boot-2"), 97, (16, 18), (2, 1), (333, 111)),
    at(("wald", "wald-1"), 45, (19, 20), (100, 0), (50, 25)),
    at(("wald", "wald-2"), 80, (10, 14), (2, 0), (50, 25)),
    at(("film", "film-1"), 80, (15, 18), (1, 0), (420, 210)),
    at(("film", "film-2"), 110, (15, 18), (4, 2), (420, 210)),
];

impl Occasion {
    fn date(&self) -> NaiveDate {
        "2027-03-01".parse::<NaiveDate>().unwrap() + TimeDelta::days(self.day)
    }

    /// When it begins.
    pub fn starts_at(&self) -> Instant {
        // In 2027 the clocks change on 28 March.
        let before = self.date() < "2027-03-28".parse().unwrap();
        let hour = self.hours.0 - if before { 1 } else { 2 };
        format!("{}T{hour:02}:00:00Z", self.date()).parse().unwrap()
    }

    /// Minutes between two that are on one day; below zero they overlap.
    pub fn minutes_between(&self, other: &Occasion) -> Option<i64> {
        let (one, two) = (self.hours, other.hours);
        let gap = |end: u32, start: u32| (i64::from(start) - i64::from(end)) * 60;
        (self.day == other.day).then(|| gap(one.1, two.0).max(gap(two.1, one.0)))
    }

    /// What it costs a child.
    pub fn price(&self, reduced: bool) -> u32 {
        if reduced { self.cents.1 } else { self.cents.0 }
    }

    pub fn key(&self) -> OccasionKey {
        crate::registrar::sample::key(self.offer, self.id)
    }
}

/// What a seed allows one child.
#[derive(Clone, Copy, Debug)]
pub struct Rules {
    pub limit: Option<u16>,
    pub buffer: u16,
    pub one_per_day: bool,
}

impl Rules {
    pub fn of(seed: u64) -> Rules {
        Rules {
            limit: [Some(2), None, Some(4)][(seed % 3) as usize],
            buffer: [0, 60][(seed / 2 % 2) as usize],
            one_per_day: seed % 4 == 1,
        }
    }

    /// The season in the catalogue.
    pub fn write(self, catalogue: &mut Catalogue) {
        let season = &mut catalogue.seasons[0];
        season.limit = self.limit;
        season.buffer_minutes = self.buffer;
        season.one_per_day = self.one_per_day;
        let sample = season.offers[2].clone();
        season.offers.clear();
        for own in &OCCASIONS {
            let mut occasion = sample.occasions[0].clone();
            let time = |hour: u32| format!("{}T{hour:02}:00", own.date());
            occasion.id = own.id.into();
            occasion.sessions = vec![(time(own.hours.0), time(own.hours.1))];
            occasion.capacity = own.places.map(|places| places as u32);
            occasion.reserved = own.reserved as u32;
            occasion.prices = vec![
                ("regular".into(), own.cents.0),
                ("reduced".into(), own.cents.1),
            ];
            match season.offers.last_mut().filter(|last| last.id == own.offer) {
                Some(offer) => offer.occasions.push(occasion),
                None => season.offers.push(Offer {
                    id: own.offer.into(),
                    occasions: vec![occasion],
                    ..sample.clone()
                }),
            }
        }
    }
}
