//! What one child may hold at the same time, places left aside.

use std::collections::BTreeSet;

use serde_json::Value;

use super::clock::{age_fits, day, minute};
use super::{Checker, Held, Row, list, number, text};

/// Everything a child could hold in the end, if nobody else were there: the occasions, and the best
/// rank among them (0 for none). Surprises are included.
pub fn possible_holdings(input: &Value, child: &str) -> Vec<(Vec<String>, i64)> {
    let record = serde_json::json!({"called_off": []});
    let checker = Checker {
        input,
        record: &record,
    };
    let row = checker.child(child);
    let mut holdings: Vec<Vec<Held>> = vec![Vec::new()];
    if row["withdrawn"] == false {
        for (at, (wish, _)) in checker.wishes(child).into_iter().enumerate() {
            let one = Held {
                occasion: wish.to_owned(),
                round: 0,
                rank: at as i64 + 1,
            };
            let wider: Vec<Vec<Held>> = holdings
                .iter()
                .filter(|held| checker.possible(child, held, wish))
                .map(|held| held.iter().cloned().chain([one.clone()]).collect())
                .collect();
            holdings.extend(wider);
        }
        for occasion in list(&input["occasions"])
            .iter()
            .filter(|occasion| row["surprise"] == true && age_fits(row, occasion))
        {
            let id = text(&occasion["id"]);
            if checker.wishes(child).iter().all(|(wish, _)| *wish != id)
                && checker.possible(child, &[], id)
            {
                holdings.push(vec![Held {
                    occasion: id.to_owned(),
                    round: 0,
                    rank: 0,
                }]);
            }
        }
    }
    let best = |held: &[Held]| held.iter().map(|held| held.rank).min().unwrap_or(0);
    holdings
        .iter()
        .map(|held| {
            (
                held.iter().map(|held| held.occasion.clone()).collect(),
                best(held),
            )
        })
        .collect()
}

impl Checker<'_> {
    pub(super) fn same_offer(&self, a: &str, b: &str) -> bool {
        let (a, b) = (self.occasion(a), self.occasion(b));
        a["offer"] == b["offer"] && a["offer_repeatable"] == false
    }

    pub(super) fn conflict(&self, a: &str, b: &str) -> bool {
        let (one, other) = (self.occasion(a), self.occasion(b));
        if self.same_offer(a, b) {
            return true;
        }
        if one["may_overlap"] == true || other["may_overlap"] == true {
            return false;
        }
        let settings = &self.input["settings"];
        let mut gap = number(&settings["buffer_minutes"]);
        for row in list(&settings["travel_minutes"]) {
            if one["site"] != other["site"]
                && [&one["site"], &other["site"]]
                    .iter()
                    .all(|site| **site == row[0] || **site == row[1])
            {
                gap = gap.max(number(&row[2]));
            }
        }
        let minutes = |occasion: Row| -> BTreeSet<i64> {
            list(&occasion["sessions"])
                .iter()
                .flat_map(|session| minute(text(&session[0]))..minute(text(&session[1])))
                .collect()
        };
        let (ones, others) = (minutes(one), minutes(other));
        // Some minute of one lies less than the gap away from some minute of the other.
        if ones
            .iter()
            .any(|&at| others.range(at - gap..=at + gap).next().is_some())
        {
            return true;
        }
        let days = |occasion: Row| -> BTreeSet<i64> {
            let sessions = list(&occasion["sessions"]).iter();
            sessions
                .flat_map(|session| {
                    day(text(&session[0]))
                        ..=day(text(&session[1])) - i64::from(text(&session[1]).ends_with("T00:00"))
                })
                .collect()
        };
        settings["one_per_day"] == true && !days(one).is_disjoint(&days(other))
    }

    /// Whether one more occasion is possible beside these, places left aside.
    pub(super) fn possible(&self, child: &str, held: &[Held], occasion: &str) -> bool {
        let row = self.child(child);
        let least = |key: &str| {
            [&row[key], &self.input["settings"][key]]
                .iter()
                .filter_map(|value| value.as_i64())
                .min()
        };
        let counts = |id: &str| i64::from(self.occasion(id)["counts_against_limit"] == true);
        let price = |id: &str| number(&self.occasion(id)["price_cents"]);
        let counted: i64 = held.iter().map(|held| counts(&held.occasion)).sum();
        let spent: i64 = held.iter().map(|held| price(&held.occasion)).sum();
        held.iter()
            .all(|held| held.occasion != occasion && !self.conflict(&held.occasion, occasion))
            && (counts(occasion) == 0 || least("limit").is_none_or(|limit| counted < limit))
            && least("budget_cents").is_none_or(|budget| spent + price(occasion) <= budget)
            && !list(&self.record["called_off"])
                .iter()
                .any(|off| off == occasion)
    }
}
