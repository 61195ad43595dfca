//! What can be wrong in children, their wishes and their groups.

use super::Wrong;

/// Children and their wishes.
pub const CHILDREN: &[Wrong] = &[
    (
        "/children/0/id",
        r#""T-0003""#,
        "children/T-0003: this id is there twice",
    ),
    (
        "/children/2/born",
        r#""2017-02-29""#,
        r#"children/T-0003/born: "2017-02-29" is no date"#,
    ),
    (
        "/children/2/born",
        r#""1899-12-31""#,
        "children/T-0003: born: 1899-12-31 is not from 1900 to 2099",
    ),
    (
        "/children/2/born",
        r#""2017-3-1""#,
        r#"children/T-0003/born: "2017-3-1" is no date"#,
    ),
    (
        "/children/2/places",
        "0",
        "children/T-0003: places: 0 is not from 1 to 2",
    ),
    (
        "/children/2/places",
        "3",
        "children/T-0003: places: 3 is not from 1 to 2",
    ),
    (
        "/children/2/places",
        "true",
        "children/T-0003/places: must be a whole number",
    ),
    (
        "/children/2/budget_cents",
        "1e3",
        "children/T-0003/budget_cents: must be a whole number",
    ),
    (
        "/children/2/surprise",
        "null",
        "children/T-0003/surprise: must be true or false",
    ),
    (
        "/children/2/wishes",
        r#"["floss-9"]"#,
        "children/T-0003/wishes/floss-9: unknown occasion",
    ),
    (
        "/children/2/wishes",
        r#"["floss-1", "floss-1"]"#,
        "children/T-0003/wishes/floss-1: this occasion is wished twice",
    ),
    (
        "/children/1/wishes",
        r#"["floss-1"]"#,
        "children/T-0002/wishes/floss-1: this occasion is wished twice",
    ),
    (
        "/children/2/wishes",
        "[null]",
        "children/T-0003/wishes/1: must be a text",
    ),
    (
        "/children/2/born",
        r#""2018-07-06""#,
        "children/T-0003/wishes/floss-1: the age does not fit: 9 to 13 on 2027-07-05, born 2018-07-06",
    ),
    (
        "/children/2/born",
        r#""2013-07-05""#,
        "children/T-0003/wishes/floss-1: the age does not fit",
    ),
    (
        "/children/0/born",
        r#""2019-01-01""#,
        "children/T-0001/wishes/floss-1: the age does not fit",
    ),
];

/// Groups and what they wish together.
pub const GROUPS: &[Wrong] = &[
    (
        "/groups/0/id",
        r#""T-0003""#,
        "groups/T-0003: a child has the same id",
    ),
    (
        "/groups/1",
        r#"{"id": "G-0001", "members": ["T-0003", "T-0001"], "together": []}"#,
        "groups/G-0001: this id is there twice",
    ),
    (
        "/groups/1",
        r#"{"id": "G-0002", "members": ["T-0003", "T-0001"], "together": []}"#,
        "groups/G-0002: members: T-0001 is on two tickets, also in G-0001",
    ),
    (
        "/groups/0/members",
        r#"["T-0001"]"#,
        "groups/G-0001: members: 1 is not from 2 to 4",
    ),
    (
        "/groups/0/members",
        r#"["a", "b", "c", "d", "e"]"#,
        "groups/G-0001: members: 5 is not from 2 to 4",
    ),
    (
        "/groups/0/members",
        r#"["T-0001", "T-0009"]"#,
        "groups/G-0001: members: unknown child T-0009",
    ),
    (
        "/groups/0/members",
        r#"["T-0001", "T-0001"]"#,
        "groups/G-0001: members: T-0001 is there twice",
    ),
    (
        "/groups/0/together/1",
        r#"{"occasion": "floss-1", "mode": "strict", "confirmed": ["T-0001", "T-0002"]}"#,
        "groups/G-0001/together/floss-1: this occasion is wished twice",
    ),
    (
        "/groups/0/together/0/occasion",
        r#""floss-9""#,
        "groups/G-0001/together/floss-9: unknown occasion",
    ),
    (
        "/groups/0/together/0/confirmed",
        r#"["T-0001"]"#,
        "groups/G-0001/together/floss-1: confirmed: fewer than two",
    ),
    (
        "/groups/0/together/0/confirmed",
        r#"["T-0001", "T-0001"]"#,
        "groups/G-0001/together/floss-1: confirmed: T-0001 is there twice",
    ),
    (
        "/groups/0/together/0/confirmed",
        r#"["T-0001", "T-0003"]"#,
        "groups/G-0001/together/floss-1: confirmed: T-0003 is no member",
    ),
    (
        "/groups/0/together/0/mode",
        r#""Strict""#,
        r#"groups/G-0001/together/floss-1/mode: "Strict" is neither strict nor soft"#,
    ),
];
