//! A brute-force checker of the invariants. It reads the JSON of input and record and shares no
//! code with the engine.

mod clock;
mod holdings;
mod lists;
mod places;
mod possible;
mod turns;

pub use clock::age_fits;
pub use possible::possible_holdings;

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
}
