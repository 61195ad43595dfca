//! What each child and each group holds in the end (I2, I3, I4, I6, R11).

use super::clock::age_fits;
use super::{Checker, Held, list, text};

impl Checker<'_> {
    /// I2, I3, I6, R11.
    pub(super) fn each_child(&self) -> Result<(), String> {
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

    /// I4.
    pub(super) fn strict(&self) -> Result<(), String> {
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
}
