//! Days, minutes and ages, counted by hand.

use super::{Row, list, number, text};

/// Days since 1970 by counting, not by a library.
pub(super) fn day(date: &str) -> i64 {
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
pub(super) fn minute(local: &str) -> i64 {
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
