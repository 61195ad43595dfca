//! The lists of the record: granted, refused with reasons, waiting (R12).

use std::collections::BTreeSet;

use super::{Checker, Row, list, number, text};

impl<'a> Checker<'a> {
    /// Every wish is granted or refused exactly once, in order, with the right rank; a reason holds
    /// at the end.
    pub(super) fn complete(&self) -> Result<(), String> {
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
    pub(super) fn waiting(&self) -> Result<(), String> {
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
