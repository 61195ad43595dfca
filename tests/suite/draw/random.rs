//! Random small seasons as plain JSON. Everything the rule knows happens in some of them.

use serde_json::{Value, json};

pub use super::prng::{Random, seed_text};

/// How many of `full` random seasons a test sees: all of them where they cost little (`draws.rs`), and
/// a twentieth where every overflow is noticed.
pub const fn many(full: u64) -> u64 {
    if cfg!(debug_assertions) {
        full / 20
    } else {
        full
    }
}

/// The days of small seasons: summer days, and the weekends of both clock changes.
const DAYS: [[&str; 3]; 3] = [
    ["2027-07-05", "2027-07-06", "2027-07-07"],
    ["2027-10-30", "2027-10-31", "2027-11-01"],
    ["2027-03-27", "2027-03-28", "2027-03-29"],
];

/// A random small season, canonical in the order of its arrays. Everything the rule knows happens
/// in some of them.
pub fn small_season(number: u64) -> Value {
    let mut random = Random::new(number);
    let days = *random.pick(&[DAYS[0], DAYS[0], DAYS[1], DAYS[2]]);
    let occasions = occasions(&mut random, &days);
    let children: Vec<Value> = (1..=random.below(9))
        .map(|at| child(&mut random, at))
        .collect();
    let (children, groups) = wishes(&mut random, children, &occasions);
    json!({
        "format": "ferienpass-draw-input/1", "season": "2027-test", "occasions": occasions, "children": children, "groups": groups,
        "settings": {
            "limit": optional(&mut random, 50, 4), "budget_cents": optional(&mut random, 20, 2500),
            "buffer_minutes": random.pick(&[0, 0, 0, 1, 30]), "one_per_day": random.chance(20),
            "travel_minutes": if random.chance(30) { json!([["atrium", "jumi", 25], ["atrium", "park", 200]]) } else { json!([]) },
        },
    })
}

fn optional(random: &mut Random, percent: u64, below: u64) -> Value {
    if random.chance(percent) {
        json!(random.below(below))
    } else {
        Value::Null
    }
}

fn occasions(random: &mut Random, days: &[&str; 3]) -> Vec<Value> {
    let repeatable = [
        random.chance(30),
        random.chance(30),
        random.chance(30),
        random.chance(30),
    ];
    let count = random.below(8);
    let mut occasions = Vec::new();
    for at in 0..count {
        let capacity = if random.chance(10) {
            None
        } else {
            Some(random.below(6))
        };
        let reserved = capacity
            .filter(|_| random.chance(30))
            .map_or(0, |capacity| random.below(capacity + 1));
        let offers = if random.chance(50) { 4 } else { 2 };
        let offer = random.below(offers) as usize;
        let day = random.below(3) as usize;
        let span = |day: usize, from: &str, to: &str| {
            json!([
                format!("{}T{from}", days[day]),
                format!("{}T{to}", days[day])
            ])
        };
        let sessions = match random.below(7) {
            0 => json!([span(day, "09:00", "10:00")]),
            1 => json!([span(day, "10:00", "11:00")]),
            2 => json!([span(day, "09:00", "12:00"), span(day, "14:00", "15:00")]),
            3 => json!([[
                format!("{}T20:00", days[day.min(1)]),
                format!("{}T00:00", days[day.min(1) + 1])
            ]]),
            4 => json!([[format!("{}T23:00", days[0]), format!("{}T03:00", days[1])]]),
            5 => json!([span(1, "03:00", "04:00")]),
            _ => json!([span(0, "09:00", "10:00"), span(2, "09:00", "10:00")]),
        };
        occasions.push(json!({
            "id": format!("o{at}"), "offer": format!("offer{offer}"), "offer_repeatable": repeatable[offer], "capacity": capacity,
            "minimum": if random.chance(20) { random.below(capacity.unwrap_or(4).min(4) + 1) } else { 0 }, "reserved": reserved,
            "sessions": sessions, "age": random.pick(&[[6, 12], [6, 12], [6, 8], [8, 12]]),
            "age_tolerance_days": random.pick(&[0, 0, 40]), "price_cents": random.pick(&[0, 500, 800, 1200]),
            "site": random.pick(&[Some("atrium"), Some("jumi"), Some("park"), None]), "may_overlap": random.chance(10),
            "counts_against_limit": !random.chance(15),
        }));
    }
    occasions
}

fn child(random: &mut Random, at: u64) -> Value {
    json!({
        "id": format!("T-{at:04}"), "born": random.pick(&["2017-03-01", "2019-07-20", "2020-02-29", "2018-11-30", "2016-02-29"]),
        "limit": optional(random, 20, 4), "budget_cents": optional(random, 15, 2500), "places": if random.chance(15) { 2 } else { 1 },
        "entitled": random.chance(25), "surprise": random.chance(25), "withdrawn": random.chance(8), "wishes": [],
    })
}

fn wishes(
    random: &mut Random,
    mut children: Vec<Value>,
    occasions: &[Value],
) -> (Vec<Value>, Vec<Value>) {
    let mut listed: Vec<Vec<String>> = vec![Vec::new(); children.len()];
    let mut groups = Vec::new();
    let mut at = 0;
    while at + 1 < children.len() {
        let size = 2 + random.below(3) as usize;
        if !random.chance(50) || at + size > children.len() {
            at += 1;
            continue;
        }
        let mut together = Vec::new();
        let mut order: Vec<&Value> = occasions.iter().collect();
        random.shuffle(&mut order);
        for occasion in order.into_iter().take(random.below(4) as usize) {
            let fit = (at..at + size)
                .filter(|&child| super::checker::age_fits(&children[child], occasion));
            let confirmed: Vec<usize> = fit.filter(|_| random.chance(85)).collect();
            if confirmed.len() > 1 {
                let ids: Vec<&Value> = confirmed
                    .iter()
                    .map(|&child| &children[child]["id"])
                    .collect();
                together.push(json!({"occasion": occasion["id"], "mode": random.pick(&["strict", "soft"]), "confirmed": ids}));
                confirmed.iter().for_each(|&child| {
                    listed[child].push(occasion["id"].as_str().unwrap().to_owned())
                });
            }
        }
        let members: Vec<&Value> = (at..at + size)
            .map(|child| &children[child]["id"])
            .collect();
        groups.push(json!({"id": format!("G-{at:04}"), "members": members, "together": together}));
        at += size;
    }
    for (child, listed) in children.iter_mut().zip(&listed) {
        let mut own: Vec<&Value> = occasions
            .iter()
            .filter(|occasion| super::checker::age_fits(child, occasion))
            .collect();
        own.retain(|occasion| !listed.iter().any(|id| occasion["id"] == id.as_str()));
        random.shuffle(&mut own);
        own.truncate(random.below(6) as usize);
        child["wishes"] = own.iter().map(|occasion| occasion["id"].clone()).collect();
    }
    (children, groups)
}
