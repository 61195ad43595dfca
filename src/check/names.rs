//! The table of checks: a name for each kind of finding, and what it ensures.

/// A check: its name in JSON and in the fixtures, and what it ensures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Check {
    /// Name, also the folder of its fixture.
    pub name: &'static str,
    /// What it ensures.
    pub ensures: &'static str,
}

const fn check(name: &'static str, ensures: &'static str) -> Check {
    Check { name, ensures }
}

/// Every check there is. A finding always belongs to one of them.
pub const CHECKS: &[Check] = &[
    // Files and YAML
    check(
        "file-size",
        "Ensure a file is small enough to be a text about one thing.",
    ),
    check("encoding", "Ensure a file is UTF-8."),
    check(
        "byte-order-mark",
        "Ensure a file begins with its text (warning).",
    ),
    check(
        "syntax",
        "Ensure a file is YAML, without anchors and aliases, not nested too deeply.",
    ),
    check(
        "number-sign",
        "Ensure no words are lost behind a # (warning).",
    ),
    check(
        "shape",
        "Ensure lists, fields and single values stand where they belong.",
    ),
    check("unknown-field", "Ensure every field is known."),
    check("duplicate-field", "Ensure a field stands once."),
    check(
        "misplaced-file",
        "Ensure every file of the portal has the folder and the ending with which it is read.",
    ),
    check(
        "stray-file",
        "Ensure there are no files that nobody reads (warning).",
    ),
    check(
        "link",
        "Ensure a link in the file system leads to something inside of its folder.",
    ),
    check(
        "mojibake",
        "Ensure umlauts did not fall apart on the way through another program (warning).",
    ),
    check(
        "missing-file",
        "Ensure the files every portal needs are there.",
    ),
    check("page-head", "Ensure a hand-written page has a head."),
    // Scalars
    check("missing-field", "Ensure a field that is needed is there."),
    check("word", "Ensure a word is one of those possible."),
    check("date", "Ensure a date is written well and exists."),
    check("time", "Ensure clock times are written well."),
    check("weekday", "Ensure weekdays are weekdays."),
    check("number", "Ensure a number is a number within its bounds."),
    check("yes-no", "Ensure ja or nein."),
    check(
        "text-length",
        "Ensure a text is not empty and not too long for its place.",
    ),
    check("web-address", "Ensure a web address is complete."),
    check(
        "contact",
        "Ensure a mailbox and a phone number are written well.",
    ),
    check("postal-code", "Ensure a postal code has five digits."),
    // Ids and references
    check(
        "id",
        "Ensure an id can stand in an address and equals the file name.",
    ),
    check(
        "duplicate-id",
        "Ensure an id is given once, and a path on the site to one page.",
    ),
    check("unknown-id", "Ensure a reference leads somewhere."),
    check(
        "season-folder",
        "Ensure the folder of a season says its year and holidays.",
    ),
    // Order
    check("age-order", "Ensure ages are the right way round."),
    check("date-order", "Ensure dates are the right way round."),
    check("time-order", "Ensure times are the right way round."),
    check(
        "clock-change",
        "Ensure a local time exists and happens once.",
    ),
    check(
        "season-dates",
        "Ensure publication, window, draw and free places follow each other.",
    ),
    check(
        "short-window",
        "Ensure a wish window lasts at least ten days (warning).",
    ),
    // Offers
    check(
        "outside-season",
        "Ensure sessions lie inside the holidays of their season (warning).",
    ),
    check(
        "public-holiday",
        "Ensure sessions are not on public holidays (warning).",
    ),
    check(
        "session-overlap",
        "Ensure the sessions of an occasion do not overlap.",
    ),
    check("minimum", "Ensure the minimum fits into the capacity."),
    check(
        "reserved",
        "Ensure the reserved places fit into the capacity.",
    ),
    check(
        "missing-price",
        "Ensure an occasion says what it costs (warning).",
    ),
    check(
        "price",
        "Ensure prices have a class, once each, and an amount.",
    ),
    check("cancelled", "Ensure a cancelled occasion says why."),
    check("place", "Ensure an offer says where it is, in one way."),
    check(
        "registration",
        "Ensure the way of registration fits the season and has what it needs.",
    ),
    check("question", "Ensure a question of the form can be asked."),
    check(
        "closed-house",
        "Ensure a closed house is not used as a place.",
    ),
    check(
        "same-time",
        "Ensure a provider is not in one place twice at the same time (warning).",
    ),
    // Texts and trust
    check("markdown-html", "Ensure texts have no raw HTML."),
    check("markdown-heading", "Ensure headings leave no level out."),
    check("markdown-link", "Ensure links in texts lead somewhere."),
    check("missing-download", "Ensure a file to fetch exists."),
    check(
        "dead-link",
        "Ensure every link of the finished site leads somewhere, and no id stands twice on a page.",
    ),
    check(
        "personal-contact",
        "Ensure contacts are functions, not persons (warning).",
    ),
    check(
        "verified",
        "Ensure a real place says when and from what its facts were checked.",
    ),
    check(
        "stale",
        "Ensure facts are not older than 24 months (warning).",
    ),
    check(
        "same-network",
        "Ensure no two networks have the same members and topic (warning).",
    ),
];
