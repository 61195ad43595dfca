//! Large seasons with fixed seeds (scenarios A, B, C of the contract), made like a real summer.
//!
//! Six weeks; slots 9–12, 14–17, 9–16 and three-day blocks; capacities 6–48 partly following
//! demand; ages 6–15, most 8–11; children away 0–3 weeks; wishes by power-law popularity times
//! taste; 30 % in groups; limit 5.

use serde_json::{Value, json};

use super::prng::Random;

/// What a scenario is made of.
#[derive(Clone, Copy)]
pub struct Scenario {
    pub children: usize,
    pub occasions: usize,
    pub places: u64,
    /// Average wishes per child, in tenths.
    pub wishes_tenths: u64,
    /// Percent of the children in groups.
    pub grouped: u64,
    /// How steep the popularity falls: the k-th offer is wished like 1 / k^(steepness / 4).
    pub steepness: u32,
    /// Percent of the capacities that follow demand, the rest is chance.
    pub by_demand: u64,
    pub seed: u64,
}

impl Scenario {
    /// Enough for nearly everybody.
    pub fn a(seed: u64) -> Self {
        Self {
            children: 400,
            occasions: 130,
            places: 2400,
            wishes_tenths: 50,
            grouped: 30,
            steepness: 5,
            by_demand: 20,
            seed,
        }
    }

    pub fn b(seed: u64) -> Self {
        Self {
            children: 600,
            occasions: 130,
            places: 1900,
            wishes_tenths: 52,
            grouped: 30,
            steepness: 5,
            by_demand: 20,
            seed,
        }
    }

    pub fn c(seed: u64) -> Self {
        Self {
            children: 1000,
            occasions: 130,
            places: 1700,
            wishes_tenths: 61,
            grouped: 30,
            steepness: 5,
            by_demand: 20,
            seed,
        }
    }

    /// Scenario C, so many times as large, for the benchmark.
    #[allow(dead_code, reason = "the benchmark uses it")]
    pub fn scaled(children: usize, seed: u64) -> Self {
        Self {
            children,
            occasions: children * 13 / 100,
            places: children as u64 * 17 / 10,
            ..Self::c(seed)
        }
    }

    pub fn input(self) -> Value {
        Builder::new(self).build()
    }
}

struct Offer {
    week: u64,
    age: (u64, u64),
    topic: usize,
    popularity: u64,
}

struct Kid {
    age: u64,
    away: Vec<u64>,
    taste: [u64; 8],
}

struct Builder {
    scenario: Scenario,
    random: Random,
    offers: Vec<Offer>,
    sessions: Vec<Value>,
    kids: Vec<Kid>,
}

impl Builder {
    fn new(scenario: Scenario) -> Self {
        let mut builder = Self {
            scenario,
            random: Random::new(scenario.seed),
            offers: Vec::new(),
            sessions: Vec::new(),
            kids: Vec::new(),
        };
        builder.offers_and_times();
        for _ in 0..scenario.children {
            builder.add_kid();
        }
        builder
    }

    fn offers_and_times(&mut self) {
        for at in 0..self.scenario.occasions {
            let week = self.random.below(6);
            let block = self.random.chance(12);
            let day = self.random.below(if block { 3 } else { 5 });
            let (from, to) =
                *self
                    .random
                    .pick(&[("09:00", "12:00"), ("14:00", "17:00"), ("09:00", "16:00")]);
            let date = |day: u64| {
                let ordinal = 5 + week * 7 + day;
                if ordinal <= 31 {
                    format!("2027-07-{ordinal:02}")
                } else {
                    format!("2027-08-{:02}", ordinal - 31)
                }
            };
            let days = if block { 3 } else { 1 };
            self.sessions.push(
                (day..day + days)
                    .map(|day| {
                        json!([
                            format!("{}T{from}", date(day)),
                            format!("{}T{to}", date(day))
                        ])
                    })
                    .collect(),
            );
            let age = *self.random.pick(&[
                (6, 10),
                (6, 12),
                (8, 12),
                (8, 13),
                (9, 15),
                (6, 15),
                (10, 15),
            ]);
            let popularity = popularity(at as u64 + 1, self.scenario.steepness);
            self.offers.push(Offer {
                week,
                age,
                topic: self.random.below(8) as usize,
                popularity,
            });
        }
    }

    fn add_kid(&mut self) {
        let age = *self.random.pick(&[
            6, 7, 7, 8, 8, 8, 8, 9, 9, 9, 9, 10, 10, 10, 10, 11, 11, 11, 12, 12, 13, 14, 15,
        ]);
        let away = self.random.below(4);
        let first = self.random.below(6);
        let taste = std::array::from_fn(|_| 1 + self.random.below(8));
        self.kids.push(Kid {
            age,
            away: (0..away).map(|week| (first + week) % 6).collect(),
            taste,
        });
    }

    fn build(mut self) -> Value {
        let groups = self.groups();
        let mut lists: Vec<Vec<usize>> = (0..self.kids.len()).map(|kid| self.list(kid)).collect();
        let mut group_rows = Vec::new();
        for (at, members) in groups.iter().enumerate() {
            let together = self.together(members, &mut lists);
            let ids: Vec<String> = members.iter().map(|&kid| kid_id(kid)).collect();
            group_rows
                .push(json!({"id": format!("G-{at:05}"), "members": ids, "together": together}));
        }
        let capacities = self.capacities(&lists);
        let occasions: Vec<Value> = (0..self.offers.len())
            .map(|at| self.occasion(at, capacities[at]))
            .collect();
        let together_lists: Vec<Vec<String>> = self.together_of(&group_rows);
        let children: Vec<Value> = self
            .kids
            .iter()
            .enumerate()
            .map(|(kid, row)| {
                let own: Vec<String> =
                    lists[kid].iter().map(|&at| occasion_id(at)).filter(|id| !together_lists[kid].contains(id)).collect();
                json!({
                    "id": kid_id(kid), "born": format!("{}-06-15", 2027 - row.age), "limit": null, "budget_cents": null, "places": 1,
                    "entitled": false, "surprise": false, "withdrawn": false, "wishes": own,
                })
            })
            .collect();
        json!({
            "format": "ferienpass-draw-input/1", "season": "2027-sommer", "occasions": occasions, "children": children, "groups": group_rows,
            "settings": {"limit": 5, "budget_cents": null, "buffer_minutes": 0, "one_per_day": false, "travel_minutes": []},
        })
    }

    fn together_of(&self, groups: &[Value]) -> Vec<Vec<String>> {
        let mut lists = vec![Vec::new(); self.kids.len()];
        for group in groups {
            for wish in group["together"].as_array().unwrap() {
                for child in wish["confirmed"].as_array().unwrap() {
                    let kid: usize = child.as_str().unwrap()[2..].parse().unwrap();
                    lists[kid].push(wish["occasion"].as_str().unwrap().to_owned());
                }
            }
        }
        lists
    }

    /// 30 % of the children in groups of 2 (70 %), 3 (23 %), 4 (7 %); friends are of nearly the
    /// same age.
    fn groups(&mut self) -> Vec<Vec<usize>> {
        let mut order: Vec<usize> = (0..self.kids.len()).collect();
        self.random.shuffle(&mut order);
        let mut left: Vec<usize> =
            order[..self.kids.len() * self.scenario.grouped as usize / 100].to_vec();
        left.sort_by_key(|&kid| self.kids[kid].age);
        let mut groups = Vec::new();
        let mut at = 0;
        while at + 1 < left.len() {
            let size = match self.random.below(100) {
                0..70 => 2,
                70..93 => 3,
                _ => 4,
            };
            let end = (at + size).min(left.len());
            let mut members = left[at..end].to_vec();
            // Friends plan their summer together.
            let away = self.kids[members[0]].away.clone();
            members
                .iter()
                .for_each(|&kid| self.kids[kid].away.clone_from(&away));
            members.sort_unstable();
            groups.push(members);
            at = end;
        }
        groups
    }

    fn fits(&self, kid: usize, at: usize) -> bool {
        let (kid, offer) = (&self.kids[kid], &self.offers[at]);
        // The birthday is in June, so the age is that of the whole summer.
        !kid.away.contains(&offer.week) && offer.age.0 <= kid.age && kid.age <= offer.age.1
    }

    fn list(&mut self, kid: usize) -> Vec<usize> {
        let mut weights: Vec<u64> = (0..self.offers.len())
            .map(|at| {
                if self.fits(kid, at) {
                    self.offers[at].popularity * self.kids[kid].taste[self.offers[at].topic]
                } else {
                    0
                }
            })
            .collect();
        // From 2 wishes to twice the average less 2, evenly.
        let spread = (self.scenario.wishes_tenths - 20) * 2 + 1;
        let wanted = (20 + self.random.below(spread) + self.random.below(10)) / 10;
        let mut list = Vec::new();
        while list.len() < wanted as usize {
            let total: u64 = weights.iter().sum();
            if total == 0 {
                break;
            }
            let mut point = self.random.below(total);
            let at = weights
                .iter()
                .position(|&weight| {
                    if point < weight {
                        true
                    } else {
                        point -= weight;
                        false
                    }
                })
                .unwrap();
            weights[at] = 0;
            list.push(at);
        }
        list
    }

    /// The friends take two or three wishes from the top of their lists as common ones.
    fn together(&mut self, members: &[usize], lists: &mut [Vec<usize>]) -> Vec<Value> {
        let mut together = Vec::new();
        let candidates: Vec<usize> = lists[members[0]].clone();
        let count = 2 + self.random.below(2) as usize;
        let fitting: Vec<usize> = candidates
            .into_iter()
            .filter(|&at| members.iter().all(|&kid| self.fits(kid, at)))
            .collect();
        for at in fitting.into_iter().take(count) {
            let mode = if self.random.chance(50) {
                "strict"
            } else {
                "soft"
            };
            let confirmed: Vec<String> = members.iter().map(|&kid| kid_id(kid)).collect();
            together
                .push(json!({"occasion": occasion_id(at), "mode": mode, "confirmed": confirmed}));
            for &kid in members {
                if !lists[kid].contains(&at) {
                    // A common wish takes the place of the last own one, so the lists stay as long
                    // as they were.
                    lists[kid].pop();
                    lists[kid].insert(0, at);
                }
            }
        }
        together
    }

    /// 6 to 48 places, by chance and by demand, scaled to the number of places of the scenario.
    fn capacities(&mut self, lists: &[Vec<usize>]) -> Vec<u64> {
        let mut demand = vec![0u64; self.offers.len()];
        lists.iter().flatten().for_each(|&at| demand[at] += 1);
        let wishes: u64 = demand.iter().sum();
        let share = |part: u64, whole: u64| self.scenario.places * part / whole.max(1);
        let raw: Vec<u64> = demand
            .iter()
            .map(|&demand| {
                let by_chance = (6 + self.random.below(19)) * 1000;
                (by_chance * (100 - self.scenario.by_demand)
                    + share(demand * 1000, wishes) * self.scenario.by_demand)
                    / 100
            })
            .collect();
        let sum: u64 = raw.iter().sum::<u64>().max(1);
        let scaled = |aim: u64| -> Vec<u64> {
            raw.iter()
                .map(|&raw| (aim * raw / sum).clamp(6, 48))
                .collect()
        };
        // The bounds take places away from the largest: aim higher until the sum is right.
        let mut aim = self.scenario.places;
        for _ in 0..8 {
            aim = aim * self.scenario.places / scaled(aim).iter().sum::<u64>().max(1);
        }
        scaled(aim)
    }

    fn occasion(&self, at: usize, capacity: u64) -> Value {
        let id = occasion_id(at);
        json!({
            "id": id, "offer": id, "capacity": capacity, "minimum": 0, "reserved": 0, "sessions": self.sessions[at],
            "age": [self.offers[at].age.0, self.offers[at].age.1], "age_tolerance_days": 0, "price_cents": 0, "site": null,
            "may_overlap": false, "counts_against_limit": true, "offer_repeatable": false,
        })
    }
}

pub fn kid_id(kid: usize) -> String {
    format!("T-{kid:05}")
}

fn occasion_id(at: usize) -> String {
    format!("termin-{at:05}")
}

/// A power law in whole numbers: 10^9 / k^(steepness / 4).
fn popularity(k: u64, steepness: u32) -> u64 {
    let root = (u128::from(k).pow(steepness) * 1_000_000_000_000)
        .isqrt()
        .isqrt();
    (1_000_000_000_000 / root.max(1)) as u64
}
