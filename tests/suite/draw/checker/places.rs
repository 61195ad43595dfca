//! How many places are free (I1).

use super::{Checker, Held, Row, list, number, text};

impl Checker<'_> {
    /// (general, all) places free after the grants for which `counts` says so.
    pub(super) fn free(&self, occasion: &str, counts: impl Fn(&str, &Held) -> bool) -> (i64, i64) {
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
    pub(super) fn capacity(&self) -> Result<(), String> {
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

    pub(super) fn fits_one(
        &self,
        child: Row,
        occasion: &str,
        counts: impl Fn(&str, &Held) -> bool,
    ) -> bool {
        let (general, all) = self.free(occasion, counts);
        let free = if child["entitled"] == true {
            all
        } else {
            general
        };
        free >= number(&child["places"])
    }
}
