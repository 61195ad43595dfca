//! Where a house is on the days of an occasion, in one line: families read it in letters and calendars.

use crate::model::{Address, House, Occasion};

/// Name and street; where the house moves in between, every street in the order of the days. `None` when
/// nothing is known but the name.
pub fn place(house: &House, town: &str, occasion: &Occasion) -> Option<String> {
    let mut all: Vec<String> = Vec::new();
    for session in &occasion.sessions {
        let moved = house.temporary_address.as_ref();
        let moved = moved.filter(|moved| moved.holds_on(session.start.date()));
        let known = moved.map_or(Some(&house.address), |moved| moved.address.as_ref());
        let where_it_is = match (known, moved) {
            (Some(address), _) => in_one_line(house, address, town),
            // Nobody knows where it is then; why is more than its name.
            (None, moved) => moved.map_or_else(String::new, |moved| moved.reason.clone()),
        };
        if !where_it_is.is_empty() && !all.contains(&where_it_is) {
            all.push(where_it_is);
        }
    }
    (!all.is_empty()).then(|| format!("{}, {}", house.name, all.join(", dann ")))
}

fn in_one_line(house: &House, address: &Address, town: &str) -> String {
    let name = address.name.as_ref().filter(|name| **name != house.name);
    let elsewhere = Some(&address.town).filter(|other| !other.is_empty() && *other != town);
    let street = address.street.as_ref();
    let parts: Vec<&str> = [name, street, elsewhere.filter(|_| street.is_some())]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect();
    parts.join(", ")
}
