//! A brute-force checker of the invariants. It reads the JSON of input and record and shares no
//! code with the engine.

use std::collections::BTreeSet;

use serde_json::Value;

type Row<'a> = &'a Value;

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

fn number(value: &Value) -> i64 {
    value.as_i64().unwrap()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

/// Days since 1970 by counting, not by a library.
fn day(date: &str) -> i64 {
    let (year, month, day): (i64, i64, i64) = (
        date[..4].parse().unwrap(),
        date[5..7].parse().unwrap(),
        date[8..10].parse().unwrap(),
    );
    let leap = |year: i64| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let years: i64 = (1900..year).map(|year| 365 + i64::from(leap(year))).sum();
    let lengths = [
        31,
        28 + i64::from(leap(year)),
        31,
        30,
        31,
        30,
        31,
        31,
        30,
        31,
        30,
        31,
    ];
    years + lengths[..month as usize - 1].iter().sum::<i64>() + day - 1 - 25567
}

/// Real minutes: two hours ahead between the last Sundays of March and October, else one.
fn minute(local: &str) -> i64 {
    let change = |month: &str| {
        let last = day(&format!("{}-{month}-31", &local[..4]));
        (last - (last + 4) % 7) * 1440
    };
    let clock = day(local) * 1440
        + local[11..13].parse::<i64>().unwrap() * 60
        + local[14..16].parse::<i64>().unwrap();
    let summer = clock >= change("03") + 120 && clock < change("10") + 120;
    clock - if summer { 120 } else { 60 }
}

/// Completed years on a day given as days since 1970; a birthday on 29 February counts from 1 March
/// in common years.
fn age_on(born: &str, on: i64) -> i64 {
    let (year, rest) = (born[..4].parse::<i64>().unwrap(), &born[4..]);
    let had = |years: i64| {
        let then = year + years;
        let leap = then % 4 == 0 && (then % 100 != 0 || then % 400 == 0);
        day(&format!(
            "{then}{}",
            if rest == "-02-29" && !leap {
                "-03-01"
            } else {
                rest
            }
        )) <= on
    };
    (0..200).take_while(|&years| had(years)).count() as i64 - 1
}

pub fn age_fits(child: Row, occasion: Row) -> bool {
    let first = list(&occasion["sessions"])
        .iter()
        .map(|session| day(text(&session[0])))
        .min()
        .unwrap();
    let tolerance = number(&occasion["age_tolerance_days"]);
    let born = text(&child["born"]);
    age_on(born, first + tolerance) >= number(&occasion["age"][0])
        && age_on(born, first - tolerance) <= number(&occasion["age"][1])
}

/// One grant, as the checker sees it: when it happened and what it was.
#[derive(Clone)]
struct Held {
    occasion: String,
    round: i64,
    rank: i64,
}

pub struct Checker<'a> {
    input: &'a Value,
    record: &'a Value,
}

/// Checks I1 to I6, I8, I9 and the waiting lists; the error names what is violated.
pub fn check(input: &Value, record: &Value) -> Result<(), String> {
    let checker = Checker { input, record };
    checker.capacity()?;
    checker.each_child()?;
    checker.strict()?;
    checker.turns()?;
    checker.complete()?;
    checker.waiting()
}

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

impl<'a> Checker<'a> {
    fn children(&self) -> &'a [Value] {
        list(&self.input["children"])
    }

    fn child(&self, id: &str) -> Row<'a> {
        self.children()
            .iter()
            .find(|child| child["id"] == id)
            .unwrap()
    }

    fn occasion(&self, id: &str) -> Row<'a> {
        list(&self.input["occasions"])
            .iter()
            .find(|occasion| occasion["id"] == id)
            .unwrap()
    }

    fn held(&self, child: &str) -> Vec<Held> {
        let rows = list(&self.record["granted"])
            .iter()
            .filter(|row| row["child"] == child);
        rows.map(|row| Held {
            occasion: text(&row["occasion"]).to_owned(),
            round: number(&row["round"]),
            rank: number(&row["rank"]),
        })
        .collect()
    }

    fn group_of(&self, child: &str) -> Option<Row<'a>> {
        list(&self.input["groups"])
            .iter()
            .find(|group| list(&group["members"]).iter().any(|member| member == child))
    }

    fn members(&self, child: &str) -> Vec<&'a str> {
        match self.group_of(child) {
            Some(group) => list(&group["members"]).iter().map(text).collect(),
            None => vec![text(&self.child(child)["id"])],
        }
    }

    fn ticket_number(&self, child: &str) -> i64 {
        let id = self
            .group_of(child)
            .map_or(child, |group| text(&group["id"]));
        let row = list(&self.record["tickets"])
            .iter()
            .find(|ticket| ticket["id"] == id);
        number(&row.unwrap()["number"])
    }

    /// Those who confirmed and are left; empty if the wish has lost its mark (R4).
    fn left(&self, wish: Row<'a>) -> Vec<&'a str> {
        let left: Vec<&str> = list(&wish["confirmed"])
            .iter()
            .map(text)
            .filter(|id| self.child(id)["withdrawn"] == false)
            .collect();
        if left.len() > 1 { left } else { Vec::new() }
    }

    /// The list of R4 with the together-wish behind each entry, if it has kept its mark.
    fn wishes(&self, child: &str) -> Vec<(&'a str, Option<Row<'a>>)> {
        let mut wishes = Vec::new();
        if let Some(group) = self.group_of(child) {
            for wish in list(&group["together"]) {
                if list(&wish["confirmed"]).iter().any(|id| id == child) {
                    wishes.push((
                        text(&wish["occasion"]),
                        Some(wish).filter(|wish| !self.left(wish).is_empty()),
                    ));
                }
            }
        }
        wishes.extend(
            list(&self.child(child)["wishes"])
                .iter()
                .map(|wish| (text(wish), None)),
        );
        wishes
    }

    fn same_offer(&self, a: &str, b: &str) -> bool {
        let (a, b) = (self.occasion(a), self.occasion(b));
        a["offer"] == b["offer"] && a["offer_repeatable"] == false
    }

    fn conflict(&self, a: &str, b: &str) -> bool {
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
    fn possible(&self, child: &str, held: &[Held], occasion: &str) -> bool {
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

    /// (general, all) places free after the grants for which `counts` says so.
    fn free(&self, occasion: &str, counts: impl Fn(&str, &Held) -> bool) -> (i64, i64) {
        let row = self.occasion(occasion);
        let Some(capacity) = row["capacity"].as_i64() else {
            return (1 << 40, 1 << 40);
        };
        let (mut plain, mut entitled) = (0, 0);
        for child in self.children() {
            let id = text(&child["id"]);
            if self
                .held(id)
                .iter()
                .any(|held| held.occasion == occasion && counts(id, held))
            {
                let places = number(&child["places"]);
                if child["entitled"] == true {
                    entitled += places
                } else {
                    plain += places
                }
            }
        }
        let reserved = number(&row["reserved"]);
        (
            capacity - reserved - plain - (entitled - reserved).max(0),
            capacity - plain - entitled,
        )
    }

    /// I1, with the share that only entitled children may use (R14).
    fn capacity(&self) -> Result<(), String> {
        for occasion in list(&self.input["occasions"]) {
            let id = text(&occasion["id"]);
            let (general, all) = self.free(id, |_, _| true);
            if general < 0 || all < 0 {
                return Err(format!(
                    "I1: {id} has {general} general and {all} places left"
                ));
            }
        }
        Ok(())
    }

    /// I2, I3, I6, R11.
    fn each_child(&self) -> Result<(), String> {
        for row in self.children() {
            let child = text(&row["id"]);
            let held = self.held(child);
            let wishes = self.wishes(child);
            for (at, one) in held.iter().enumerate() {
                let others: Vec<Held> = held
                    .iter()
                    .enumerate()
                    .filter(|(other, _)| *other != at)
                    .map(|(_, held)| held.clone())
                    .collect();
                if !self.possible(child, &others, &one.occasion) {
                    return Err(format!(
                        "I2: {child} cannot hold {} beside the others",
                        one.occasion
                    ));
                }
                let listed = wishes
                    .iter()
                    .position(|(wish, _)| *wish == one.occasion)
                    .map_or(0, |at| at as i64 + 1);
                if listed != one.rank
                    || !age_fits(row, self.occasion(&one.occasion))
                    || row["withdrawn"] == true
                {
                    return Err(format!(
                        "I3: {child} holds {} as rank {}, it stands at {listed}",
                        one.occasion, one.rank
                    ));
                }
                if one.rank == 0 && (row["surprise"] == false || held.len() > 1) {
                    return Err(format!("R11: {child} was surprised"));
                }
            }
            for (wish, together) in &wishes {
                let strict = together.is_some_and(|together| together["mode"] == "strict");
                let fits = self.fits_one(row, wish, |_, _| true);
                if row["withdrawn"] == false && !strict && fits && self.possible(child, &held, wish)
                {
                    return Err(format!("I6: {child} could still have {wish}"));
                }
            }
        }
        Ok(())
    }

    fn fits_one(&self, child: Row, occasion: &str, counts: impl Fn(&str, &Held) -> bool) -> bool {
        let (general, all) = self.free(occasion, counts);
        let free = if child["entitled"] == true {
            all
        } else {
            general
        };
        free >= number(&child["places"])
    }

    /// I4.
    fn strict(&self) -> Result<(), String> {
        for group in list(&self.input["groups"]) {
            for wish in list(&group["together"])
                .iter()
                .filter(|wish| wish["mode"] == "strict")
            {
                let occasion = text(&wish["occasion"]);
                let left = self.left(wish);
                let with = left
                    .iter()
                    .filter(|child| {
                        self.held(child)
                            .iter()
                            .any(|held| held.occasion == occasion)
                    })
                    .count();
                if with != 0 && with != left.len() {
                    return Err(format!("I4: {with} of {} hold {occasion}", left.len()));
                }
            }
        }
        Ok(())
    }

    /// Rounds of a ticket have no gap (R9); I8 and I9 in each of its own turns.
    fn turns(&self) -> Result<(), String> {
        for row in self
            .children()
            .iter()
            .filter(|row| row["withdrawn"] == false)
        {
            let child = text(&row["id"]);
            let members = self.members(child);
            let grants: Vec<(&str, Held)> = members
                .iter()
                .flat_map(|member| {
                    self.held(member)
                        .into_iter()
                        .map(move |held| (*member, held))
                })
                .collect();
            let rounds: BTreeSet<i64> = grants
                .iter()
                .filter(|(_, held)| held.rank > 0)
                .map(|(_, held)| held.round)
                .collect();
            let last = rounds.len() as i64 + 1;
            if !rounds.iter().copied().eq(1..last) {
                return Err(format!("R9: {child} was served in the rounds {rounds:?}"));
            }
            for round in 1..=last {
                self.own_turn(row, round)?;
            }
        }
        Ok(())
    }

    fn own_turn(&self, row: Row<'a>, round: i64) -> Result<(), String> {
        let child = text(&row["id"]);
        let lot = self.ticket_number(child);
        let key = |round: i64, number: i64| (round, if round % 2 == 1 { number } else { -number });
        let now = key(round, lot);
        let held: Vec<Held> = self
            .held(child)
            .into_iter()
            .filter(|held| held.rank > 0)
            .collect();
        let got = held.iter().find(|held| held.round == round);
        if held.iter().filter(|held| held.round == round).count() > 1 {
            return Err(format!("R6: {child} got two places in round {round}"));
        }
        let so_far: Vec<Held> = held
            .iter()
            .filter(|held| held.round <= round)
            .cloned()
            .collect();
        let passed =
            |id: &str, held: &Held| held.rank > 0 && key(held.round, self.ticket_number(id)) <= now;
        for (at, (wish, together)) in self.wishes(child).into_iter().enumerate() {
            let strict = together.is_some_and(|together| together["mode"] == "strict");
            if so_far.iter().any(|held| held.occasion == wish) {
                continue;
            }
            if !strict
                && got.is_none()
                && self.fits_one(row, wish, passed)
                && self.possible(child, &so_far, wish)
            {
                return Err(format!(
                    "I8: {child} got nothing in round {round}, {wish} was possible"
                ));
            }
            let better = got.is_some_and(|got| got.rank <= at as i64);
            // At most one together-wish per turn: another one of the group that was granted now
            // went first (R8).
            let by_group = self.members(child).iter().any(|member| {
                let now = self
                    .held(member)
                    .into_iter()
                    .filter(|held| held.rank > 0 && held.round == round);
                let wishes = self.wishes(member);
                now.into_iter().any(|held| {
                    wishes
                        .iter()
                        .any(|(id, together)| *id == held.occasion && together.is_some())
                })
            });
            let by_group = by_group && (strict || got.is_some());
            let refused = held.iter().all(|held| held.occasion != wish);
            if refused
                && !better
                && !by_group
                && self.still_free(row, wish, together.filter(|_| strict), round, lot)
            {
                let who = together
                    .filter(|_| strict)
                    .map_or(vec![child], |wish| self.left(wish));
                let all_could = who.iter().all(|mate| {
                    let held: Vec<Held> = self
                        .held(mate)
                        .into_iter()
                        .filter(|held| held.rank > 0 && held.round <= round)
                        .collect();
                    self.possible(mate, &held, wish)
                });
                if all_could {
                    return Err(format!(
                        "I9: {child} was refused {wish} in round {round} without a reason"
                    ));
                }
            }
        }
        Ok(())
    }

    /// Whether the public cut tables show that the places needed were still free after this turn.
    fn still_free(
        &self,
        child: Row,
        wish: &str,
        strict: Option<Row<'a>>,
        round: i64,
        lot: i64,
    ) -> bool {
        if self.occasion(wish)["capacity"].is_null()
            || list(&self.record["called_off"])
                .iter()
                .any(|off| off == wish)
        {
            return true;
        }
        let who = strict.map_or(vec![text(&child["id"])], |wish| self.left(wish));
        let places = |plain_only: bool| -> i64 {
            let who = who
                .iter()
                .map(|id| self.child(id))
                .filter(|child| !plain_only || child["entitled"] == false);
            who.map(|child| number(&child["places"])).sum()
        };
        let general = if self.record["cuts_general"][wish].is_null() {
            &self.record["cuts"][wish]
        } else {
            &self.record["cuts_general"][wish]
        };
        let open = |table: &Value, need: i64| {
            need == 0 || {
                let cut = &table[need as usize - 1];
                cut.is_null() || {
                    let (at, number) = (number(&cut[0]), number(&cut[1]));
                    at > round
                        || at == round
                            && if round % 2 == 1 {
                                number > lot
                            } else {
                                number < lot
                            }
                }
            }
        };
        open(general, places(true)) && open(&self.record["cuts"][wish], places(false))
    }

    /// Every wish is granted or refused exactly once, in order, with the right rank; a reason holds
    /// at the end.
    fn complete(&self) -> Result<(), String> {
        let (mut granted, mut refused) = (Vec::new(), Vec::new());
        for row in self.children() {
            let child = text(&row["id"]);
            let held = self.held(child);
            granted.extend(held.iter().map(|held| (child.to_owned(), held.rank)));
            for (at, (wish, together)) in self.wishes(child).into_iter().enumerate() {
                if held.iter().all(|held| held.occasion != wish) {
                    refused.push((child.to_owned(), at as i64 + 1, wish.to_owned()));
                }
                let _ = together;
            }
        }
        let found: Vec<_> = list(&self.record["granted"])
            .iter()
            .map(|row| (text(&row["child"]).to_owned(), number(&row["rank"])))
            .collect();
        if !found.is_sorted() || found != granted {
            return Err("granted is not in order".to_owned());
        }
        let rows = list(&self.record["refused"]).iter();
        let found: Vec<_> = rows
            .map(|row| {
                (
                    text(&row["child"]).to_owned(),
                    number(&row["rank"]),
                    text(&row["occasion"]).to_owned(),
                )
            })
            .collect();
        if found != refused {
            return Err("refused is not every other wish".to_owned());
        }
        for row in list(&self.record["refused"]) {
            self.reason_holds(row)?;
        }
        Ok(())
    }

    fn reason_holds(&self, refusal: Row<'a>) -> Result<(), String> {
        let (id, wish) = (text(&refusal["child"]), text(&refusal["occasion"]));
        let child = self.child(id);
        let held = self.held(id);
        let wishes = self.wishes(id);
        let strict = wishes
            .iter()
            .find(|(other, _)| *other == wish)
            .and_then(|(_, together)| together.filter(|wish| wish["mode"] == "strict"));
        let mates = strict.map_or(Vec::new(), |wish| self.left(wish));
        let off = list(&self.record["called_off"])
            .iter()
            .any(|off| off == wish);
        let holds = match text(&refusal["reason"]) {
            "withdrawn" => child["withdrawn"] == true,
            "called_off" => off,
            "same_offer" => held
                .iter()
                .any(|held| self.same_offer(&held.occasion, wish)),
            "conflict" => held.iter().any(|held| self.conflict(&held.occasion, wish)),
            "limit" | "budget" => !self.possible(id, &held, wish),
            "full" => !self.fits_one(child, wish, |_, _| true),
            "group_too_large" => {
                let (general, all) = self.free(wish, |_, _| true);
                let need = |plain: bool| -> i64 {
                    mates
                        .iter()
                        .map(|id| self.child(id))
                        .filter(|mate| !plain || mate["entitled"] == false)
                        .map(|mate| number(&mate["places"]))
                        .sum()
                };
                need(true) > general || need(false) > all
            }
            "mate" => mates
                .iter()
                .filter(|mate| **mate != id)
                .any(|mate| !self.possible(mate, &self.held(mate), wish)),
            other => return Err(format!("unknown reason {other}")),
        };
        if holds {
            Ok(())
        } else {
            Err(format!("the reason of {refusal} does not hold"))
        }
    }

    /// R12.
    fn waiting(&self) -> Result<(), String> {
        for occasion in list(&self.input["occasions"]) {
            let id = text(&occasion["id"]);
            let off = list(&self.record["called_off"]).iter().any(|off| off == id);
            let line: Vec<&str> = self.record["waiting"][id]
                .as_array()
                .map_or(Vec::new(), |line| line.iter().map(text).collect());
            let refused = list(&self.record["refused"])
                .iter()
                .filter(|row| row["occasion"] == id);
            let expected: BTreeSet<&str> = refused
                .map(|row| text(&row["child"]))
                .filter(|child| !off && self.child(child)["withdrawn"] == false)
                .collect();
            let keys: Vec<(usize, i64)> = line
                .iter()
                .map(|child| (self.held(child).len(), self.ticket_number(child)))
                .collect();
            if line.len() != expected.len()
                || line.iter().copied().collect::<BTreeSet<_>>() != expected
                || !keys.is_sorted()
            {
                return Err(format!("R12: the line for {id} is {line:?}"));
            }
        }
        Ok(())
    }
}
