//! Each turn of a ticket: nothing was possible that was not given (I8, I9, R6, R9).

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Checker, Held, Row, list, number, text};

impl<'a> Checker<'a> {
    /// Rounds of a ticket have no gap (R9); I8 and I9 in each of its own turns.
    pub(super) fn turns(&self) -> Result<(), String> {
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
        let turn = (round, self.ticket_number(child));
        let held = self.granted_wishes(child);
        let now: Vec<&Held> = held.iter().filter(|held| held.round == round).collect();
        if now.len() > 1 {
            return Err(format!("R6: {child} got two places in round {round}"));
        }
        let got = now.first();
        let so_far = until(&held, round);
        let passed = |id: &str, held: &Held| {
            held.rank > 0 && order((held.round, self.ticket_number(id))) <= order(turn)
        };
        for (at, (wish, together)) in self.wishes(child).into_iter().enumerate() {
            if so_far.iter().any(|held| held.occasion == wish) {
                continue;
            }
            let strict = together.filter(|together| together["mode"] == "strict");
            if strict.is_none()
                && got.is_none()
                && self.fits_one(row, wish, passed)
                && self.possible(child, &so_far, wish)
            {
                return Err(format!(
                    "I8: {child} got nothing in round {round}, {wish} was possible"
                ));
            }
            let refused = held.iter().all(|held| held.occasion != wish);
            let better = got.is_some_and(|got| got.rank <= at as i64);
            let by_group =
                (strict.is_some() || got.is_some()) && self.group_went_first(child, round);
            if refused
                && !better
                && !by_group
                && self.still_free(row, wish, strict, turn)
                && self.all_could(child, wish, strict, round)
            {
                return Err(format!(
                    "I9: {child} was refused {wish} in round {round} without a reason"
                ));
            }
        }
        Ok(())
    }

    /// What a child was granted of its wishes, surprises left aside.
    fn granted_wishes(&self, child: &str) -> Vec<Held> {
        let held = self.held(child).into_iter();
        held.filter(|held| held.rank > 0).collect()
    }

    /// At most one together-wish per turn: another one of the group that was granted now went first
    /// (R8).
    fn group_went_first(&self, child: &str, round: i64) -> bool {
        self.members(child).iter().any(|member| {
            let wishes = self.wishes(member);
            self.granted_wishes(member)
                .iter()
                .filter(|held| held.round == round)
                .any(|held| {
                    wishes
                        .iter()
                        .any(|(id, together)| *id == held.occasion && together.is_some())
                })
        })
    }

    /// Whether everybody who had to get this wish could hold it beside what they had in this round.
    fn all_could(&self, child: &'a str, wish: &str, strict: Option<Row<'a>>, round: i64) -> bool {
        let who = strict.map_or(vec![child], |wish| self.left(wish));
        who.iter().all(|mate| {
            let held = until(&self.granted_wishes(mate), round);
            self.possible(mate, &held, wish)
        })
    }

    /// Whether the public cut tables show that the places needed were still free after this turn.
    fn still_free(
        &self,
        child: Row,
        wish: &str,
        strict: Option<Row<'a>>,
        turn: (i64, i64),
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
        let all = &self.record["cuts"][wish];
        let general = match &self.record["cuts_general"][wish] {
            Value::Null => all,
            general => general,
        };
        open(general, places(true), turn) && open(all, places(false), turn)
    }
}

/// Turns in the order in which they come: the numbers of even rounds backwards.
fn order((round, number): (i64, i64)) -> (i64, i64) {
    (round, if round % 2 == 1 { number } else { -number })
}

/// What was held at the end of a round.
fn until(held: &[Held], round: i64) -> Vec<Held> {
    let held = held.iter().filter(|held| held.round <= round);
    held.cloned().collect()
}

/// Whether the table has so many places after this turn.
fn open(table: &Value, need: i64, turn: (i64, i64)) -> bool {
    if need == 0 {
        return true;
    }
    let cut = &table[need as usize - 1];
    cut.is_null() || order((number(&cut[0]), number(&cut[1]))) > order(turn)
}
