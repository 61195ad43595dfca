//! What can be wrong in the file, its settings and its occasions.

use super::{REMOVED, Wrong};

/// The file itself and its settings.
pub const FILE_AND_SETTINGS: &[Wrong] = &[
    (
        "/format",
        r#""ferienpass-draw-input/2""#,
        r#"format: "ferienpass-draw-input/2""#,
    ),
    ("/format", "1", "format: must be a text"),
    ("/more", "1", "more: unknown field"),
    ("/season", REMOVED, "season: field missing"),
    (
        "/season",
        r#""2027 sommer""#,
        r#"season: "2027 sommer" is no id"#,
    ),
    ("/settings/limit", REMOVED, "settings/limit: field missing"),
    (
        "/settings/limit",
        "-1",
        "settings/limit: must be a whole number",
    ),
    (
        "/settings/limit",
        "1000000001",
        "settings/limit: must be a whole number",
    ),
    (
        "/settings/buffer_minutes",
        "5.0",
        "settings/buffer_minutes: must be a whole number",
    ),
    (
        "/settings/one_per_day",
        "0",
        "settings/one_per_day: must be true or false",
    ),
    (
        "/settings/travel_minutes",
        r#"[["jumi", "jumi", 5]]"#,
        "settings/travel_minutes/jumi-jumi: both sites are the same",
    ),
    (
        "/settings/travel_minutes",
        r#"[["jumi", "park", 5], ["park", "jumi", 5]]"#,
        "settings/travel_minutes/jumi-park: this pair",
    ),
    (
        "/settings/travel_minutes",
        r#"[["jumi", "park"]]"#,
        "settings/travel_minutes/1: must be a list of 3",
    ),
    (
        "/settings/travel_minutes",
        r#"[["jumi", "", 1]]"#,
        r#"settings/travel_minutes/-jumi: "" is no id"#,
    ),
];

/// Occasions.
pub const OCCASIONS: &[Wrong] = &[
    ("/occasions", "{}", "occasions: must be a list"),
    ("/occasions/0", "7", "occasions/1: must be an object"),
    (
        "/occasions/0/id",
        r#""floss-2""#,
        "occasions/floss-2: this id is there twice",
    ),
    (
        "/occasions/0/id",
        r#""floß-1""#,
        r#"occasions/floß-1: "floß-1" is no id"#,
    ),
    (
        "/occasions/0/id",
        r#""xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx""#,
        "occasions/xxx",
    ),
    (
        "/occasions/0/offer",
        r#""""#,
        r#"occasions/floss-1: "" is no id"#,
    ),
    (
        "/occasions/0/site",
        r#""a b""#,
        r#"occasions/floss-1: "a b" is no id"#,
    ),
    (
        "/occasions/0/capacity",
        r#""12""#,
        "occasions/floss-1/capacity: must be a whole number",
    ),
    (
        "/occasions/0/capacity",
        "3",
        "occasions/floss-1: minimum: 4 is above the capacity 3",
    ),
    (
        "/occasions/0/capacity",
        "null",
        "occasions/floss-1: reserved: places are reserved although",
    ),
    (
        "/occasions/0/reserved",
        "13",
        "occasions/floss-1: reserved: 13 is above the capacity 12",
    ),
    (
        "/occasions/0/sessions",
        "[]",
        "occasions/floss-1: sessions: there is none",
    ),
    (
        "/occasions/0/sessions",
        r#"[["2027-07-05T10:00", "2027-07-05T10:00"]]"#,
        "occasions/floss-1: sessions: 2027-07-05T10:00 – 2027-07-05T10:00: the end is not after the start",
    ),
    (
        "/occasions/0/sessions",
        r#"[["2027-07-05T10:00", "2027-07-05T09:00"]]"#,
        "occasions/floss-1: sessions: ",
    ),
    (
        "/occasions/0/sessions",
        r#"[["2027-07-05T10:00", "2027-07-05T12:00"], ["2027-07-05T11:59", "2027-07-05T13:00"]]"#,
        "occasions/floss-1: sessions: 2027-07-05T11:59 – 2027-07-05T13:00 overlaps",
    ),
    (
        "/occasions/0/sessions",
        r#"[["2027-07-05 10:00", "2027-07-05T12:00"]]"#,
        r#"occasions/floss-1/sessions/1: "2027-07-05 10:00" is no time"#,
    ),
    (
        "/occasions/0/sessions",
        r#"[["2027-07-05T10:00:00", "2027-07-05T12:00"]]"#,
        "occasions/floss-1/sessions/1: ",
    ),
    (
        "/occasions/0/sessions",
        r#"[["2027-07-05T22:00", "2027-07-05T24:00"]]"#,
        r#"occasions/floss-1/sessions/1: "2027-07-05T24:00" is no time"#,
    ),
    (
        "/occasions/0/sessions",
        r#"[["2027-02-29T10:00", "2027-02-29T12:00"]]"#,
        r#"occasions/floss-1/sessions/1: "2027-02-29T10:00""#,
    ),
    (
        "/occasions/0/sessions",
        r#"[["1999-12-31T10:00", "1999-12-31T12:00"]]"#,
        "occasions/floss-1: sessions: 1999-12-31T10:00 is not from 2000 to 2099",
    ),
    (
        "/occasions/0/sessions",
        r#"[["2099-12-31T10:00", "2100-01-01T00:00"]]"#,
        "occasions/floss-1: sessions: 2100-01-01T00:00 is not",
    ),
    (
        "/occasions/0/sessions",
        r#"[["2027-03-28T02:00", "2027-03-28T05:00"]]"#,
        "occasions/floss-1: sessions: 2027-03-28T02:00 is missing or happens twice",
    ),
    (
        "/occasions/0/sessions",
        r#"[["2027-03-28T01:00", "2027-03-28T02:59"]]"#,
        "occasions/floss-1: sessions: 2027-03-28T02:59 is missing or happens twice",
    ),
    (
        "/occasions/0/sessions",
        r#"[["2027-10-31T01:00", "2027-10-31T02:00"]]"#,
        "occasions/floss-1: sessions: 2027-10-31T02:00 is missing or happens twice",
    ),
    (
        "/occasions/0/sessions",
        r#"[["2027-10-31T02:59", "2027-10-31T05:00"]]"#,
        "occasions/floss-1: sessions: 2027-10-31T02:59 is missing or happens twice",
    ),
    (
        "/occasions/0/age",
        "[13, 9]",
        "occasions/floss-1: age: 13 is above 9",
    ),
    (
        "/occasions/0/age",
        "[9, 151]",
        "occasions/floss-1: age: 151 is not from 0 to 150",
    ),
    (
        "/occasions/0/age",
        "[9]",
        "occasions/floss-1/age: must be a list of 2",
    ),
    (
        "/occasions/0/age_tolerance_days",
        "367",
        "occasions/floss-1: age_tolerance_days: 367 is not from 0 to 366",
    ),
    (
        "/occasions/0/offer_repeatable",
        "true",
        "occasions/floss-2: offer_repeatable is not the same for all occasions of the offer floss",
    ),
];
