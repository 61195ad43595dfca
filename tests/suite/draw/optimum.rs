//! The optimum of the fairness report against trying everything.

use jugendportal::draw::optimum::{Optimum, bound, optimum};
use jugendportal::draw::{Input, Prepared, Seed, draw};
use serde_json::{Value, json};

use super::checker::possible_holdings;
use super::examples::{child, input_json, occasion};
use super::random::{Random, many, seed_text, small_season};

fn prepared(season: &Value) -> Prepared {
    Prepared::new(Input::from_json(season.to_string().as_bytes()).unwrap()).unwrap()
}

/// The best (children with a place, sum of ranks) by trying everything, one place per child.
fn best(children: &[Value], left: &mut Vec<i64>, occasions: &[Value]) -> (u32, u64) {
    let Some((first, rest)) = children.split_first() else {
        return (0, 0);
    };
    let mut found = best(rest, left, occasions);
    for (rank, wish) in first["wishes"].as_array().unwrap().iter().enumerate() {
        let at = occasions
            .iter()
            .position(|occasion| occasion["id"] == *wish)
            .unwrap();
        if left[at] > 0 {
            left[at] -= 1;
            let (with, sum) = best(rest, left, occasions);
            left[at] += 1;
            let candidate = (with + 1, sum + rank as u64 + 1);
            if candidate.0 > found.0 || candidate.0 == found.0 && candidate.1 < found.1 {
                found = candidate;
            }
        }
    }
    found
}

#[test]
fn the_optimum_is_that_of_trying_everything() {
    let mut random = Random::new(5);
    for _ in 0..500 {
        let occasions: Vec<Value> = ["P", "Q", "R", "S"]
            .map(|id| occasion(id, random.below(3) as u32))
            .to_vec();
        let children: Vec<Value> = (0..random.below(7))
            .map(|at| {
                let mut ids = ["P", "Q", "R", "S"];
                random.shuffle(&mut ids);
                let count = random.below(5) as usize;
                child(&format!("T-{at}"), &ids[..count])
            })
            .collect();
        let found = optimum(&prepared(&input_json(&occasions, &children, &[])));
        let mut left: Vec<i64> = occasions
            .iter()
            .map(|occasion| occasion["capacity"].as_i64().unwrap())
            .collect();
        assert_eq!((found.with_a_place, found.rank_sum, found.upper_bound), {
            let best = best(&children, &mut left, &occasions);
            (best.0, best.1, false)
        });
    }
}

#[test]
fn no_draw_places_more_children_than_the_optimum() {
    for number in 0..many(2000) {
        let mut season = small_season(number);
        for child in season["children"].as_array_mut().unwrap() {
            child["surprise"] = json!(false);
        }
        let prepared = prepared(&season);
        let record = draw(&prepared, &Seed::parse(&seed_text(number)).unwrap(), false);
        assert!(
            record.report.with_a_place <= optimum(&prepared).with_a_place,
            "{season}"
        );
    }
}

/// What the children hold in one of all possible results, and the same question for the rest of
/// them.
struct Everything<'a> {
    season: &'a Value,
    ids: Vec<&'a str>,
    holdings: Vec<Vec<(Vec<String>, i64)>>,
    chosen: Vec<usize>,
    best: (u32, u64),
}

impl<'a> Everything<'a> {
    fn new(season: &'a Value) -> Self {
        let ids: Vec<&str> = season["children"]
            .as_array()
            .unwrap()
            .iter()
            .map(|child| child["id"].as_str().unwrap())
            .collect();
        let holdings = ids.iter().map(|id| possible_holdings(season, id)).collect();
        Self {
            season,
            ids,
            holdings,
            chosen: Vec::new(),
            best: (0, 0),
        }
    }

    fn size(&self) -> usize {
        self.holdings
            .iter()
            .fold(1, |size, holdings| size.saturating_mul(holdings.len()))
    }

    fn search(&mut self) {
        if self.chosen.len() == self.ids.len() {
            if self.is_allowed() {
                let ranks = self
                    .holdings
                    .iter()
                    .zip(&self.chosen)
                    .map(|(holdings, at)| holdings[*at].1)
                    .filter(|rank| *rank > 0);
                let found = ranks.fold((0, 0), |(with, sum), rank| (with + 1, sum + rank as u64));
                if found.0 > self.best.0 || found.0 == self.best.0 && found.1 < self.best.1 {
                    self.best = found;
                }
            }
            return;
        }
        for at in 0..self.holdings[self.chosen.len()].len() {
            self.chosen.push(at);
            self.search();
            self.chosen.pop();
        }
    }

    fn holds(&self, child: usize, occasion: &Value) -> bool {
        self.holdings[child][self.chosen[child]]
            .0
            .iter()
            .any(|held| occasion == held)
    }

    /// Places, reserved places, minimum numbers, strict wishes.
    fn is_allowed(&self) -> bool {
        let children = self.season["children"].as_array().unwrap();
        let places = self.season["occasions"]
            .as_array()
            .unwrap()
            .iter()
            .all(|occasion| {
                let holders: Vec<&Value> = (0..children.len())
                    .filter(|child| self.holds(*child, &occasion["id"]))
                    .map(|child| &children[child])
                    .collect();
                let sum = |entitled: bool| -> i64 {
                    holders
                        .iter()
                        .filter(|child| child["entitled"] == entitled)
                        .map(|child| child["places"].as_i64().unwrap())
                        .sum()
                };
                let free = occasion["capacity"].as_i64().unwrap_or(1 << 40);
                let enough = holders.is_empty()
                    || holders.len() as i64 >= occasion["minimum"].as_i64().unwrap();
                enough
                    && sum(false) <= free - occasion["reserved"].as_i64().unwrap()
                    && sum(false) + sum(true) <= free
            });
        let position = |id: &Value| self.ids.iter().position(|other| id == other).unwrap();
        let mut wishes = self.season["groups"]
            .as_array()
            .unwrap()
            .iter()
            .flat_map(|group| group["together"].as_array().unwrap());
        places
            && wishes.all(|wish| {
                let left: Vec<usize> = wish["confirmed"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(position)
                    .filter(|child| children[*child]["withdrawn"] == false)
                    .collect();
                let with = left
                    .iter()
                    .filter(|child| self.holds(**child, &wish["occasion"]))
                    .count();
                wish["mode"] == "soft" || left.len() < 2 || with == 0 || with == left.len()
            })
    }
}

#[test]
fn with_side_rules_the_flow_says_that_it_is_an_upper_bound_and_the_solver_is_exact() {
    let (mut exact, mut bounds) = (0, 0);
    let mut check = |number: u64, found: &Optimum, best: (u32, u64)| {
        if found.upper_bound {
            bounds += 1;
            assert!(
                found.with_a_place >= best.0,
                "season {number}: {found:?}, {best:?}"
            );
        } else {
            exact += 1;
            assert_eq!(
                (found.with_a_place, found.rank_sum),
                best,
                "season {number}"
            );
        }
    };
    for number in 0..many(1500) {
        let season = small_season(number);
        let mut everything = Everything::new(&season);
        if everything.size() > 5_000 {
            continue;
        }
        everything.search();
        let prepared = prepared(&season);
        check(number, &bound(&prepared), everything.best);
        let solved = optimum(&prepared);
        assert_eq!(
            solved.upper_bound,
            !cfg!(feature = "optimise") && bound(&prepared).upper_bound
        );
        check(number, &solved, everything.best);
    }
    assert!(
        exact > many(400) && bounds > many(50),
        "{exact} exact, {bounds} bounds"
    );
}
