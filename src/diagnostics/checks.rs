//! Every check there is: its name, how bad its findings are, and what it ensures.

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is written until it is mended.
    Error,
    /// The site is written; somebody should look.
    Warning,
}

/// A check. Its fields are private, so that every check comes out of the list below and no finding
/// belongs to one that `CHECKS` does not know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Check {
    severity: Severity,
    name: &'static str,
    ensures: &'static str,
}

impl Check {
    const fn error(name: &'static str, ensures: &'static str) -> Check {
        Check {
            severity: Severity::Error,
            name,
            ensures,
        }
    }
    const fn warning(name: &'static str, ensures: &'static str) -> Check {
        Check {
            severity: Severity::Warning,
            name,
            ensures,
        }
    }
    /// Its name in JSON, also the folder of its fixture.
    pub const fn name(&self) -> &'static str {
        self.name
    }
    /// How bad its findings are.
    pub const fn severity(&self) -> Severity {
        self.severity
    }
    /// What it ensures, a sentence.
    pub const fn ensures(&self) -> &'static str {
        self.ensures
    }
}

/// Makes a constant of each check, and the table of all of them.
macro_rules! checks {
    ($($id:ident = $severity:ident($name:literal, $ensures:literal);)*) => {
        $(
            #[doc = $ensures]
            pub const $id: Check = Check::$severity($name, $ensures);
        )*

        /// Every check there is, in the order in which they are listed here.
        pub const CHECKS: &[Check] = &[$($id),*];
    };
}

checks! {
    // Files and YAML
    FILE_SIZE = error("file-size", "Ensure a file is small enough to be a text about one thing.");
    MEDIA = warning(
        "media",
        "Ensure pictures and files to fetch are fit for browsers and phones."
    );
    ENCODING = error("encoding", "Ensure a file is UTF-8.");
    BYTE_ORDER_MARK = warning("byte-order-mark", "Ensure a file begins with its text.");
    SYNTAX = error(
        "syntax",
        "Ensure a file is YAML, without anchors and aliases, not nested too deeply."
    );
    NUMBER_SIGN = warning("number-sign", "Ensure no words are lost behind a #.");
    SHAPE = error("shape", "Ensure lists, fields and single values stand where they belong.");
    UNKNOWN_FIELD = error("unknown-field", "Ensure every field is known.");
    DUPLICATE_FIELD = error("duplicate-field", "Ensure a field stands once.");
    MISPLACED_FILE = error(
        "misplaced-file",
        "Ensure every file of the portal has the folder and the ending with which it is read."
    );
    STRAY_FILE = warning("stray-file", "Ensure there are no files that nobody reads.");
    LINK = error(
        "link",
        "Ensure a link in the file system leads to something inside of its folder."
    );
    MOJIBAKE = warning(
        "mojibake",
        "Ensure umlauts did not fall apart on the way through another program."
    );
    UNSEEN_SIGN = error(
        "unseen-sign",
        "Ensure no text holds a sign that nobody sees and that breaks feeds."
    );
    MISSING_FILE = error("missing-file", "Ensure the files every portal needs are there.");
    PAGE_HEAD = error("page-head", "Ensure a hand-written page has a head.");

    // Scalars
    MISSING_FIELD = error("missing-field", "Ensure a field that is needed is there.");
    WORD = error("word", "Ensure a word is one of those possible.");
    DATE = error("date", "Ensure a date is written well and exists.");
    TIME = error("time", "Ensure clock times are written well.");
    WEEKDAY = error("weekday", "Ensure weekdays are weekdays.");
    NUMBER = error("number", "Ensure a number is a number within its bounds.");
    YES_NO = error("yes-no", "Ensure ja or nein.");
    TEXT_LENGTH = error(
        "text-length",
        "Ensure a text is not empty and not too long for its place."
    );
    WEB_ADDRESS = error("web-address", "Ensure a web address is complete.");
    CONTACT = error("contact", "Ensure a mailbox and a phone number are written well.");
    POSTAL_CODE = error("postal-code", "Ensure a postal code has five digits.");

    // Ids and references
    ID = error("id", "Ensure an id can stand in an address and equals the file name.");
    DUPLICATE_ID = error(
        "duplicate-id",
        "Ensure an id is given once, and a path on the site to one page."
    );
    UNKNOWN_ID = error("unknown-id", "Ensure a reference leads somewhere.");
    SEASON_FOLDER = error(
        "season-folder",
        "Ensure the folder of a season says its year and holidays."
    );

    // Order
    AGE_ORDER = error("age-order", "Ensure ages are the right way round.");
    DATE_ORDER = error("date-order", "Ensure dates are the right way round.");
    TIME_ORDER = error("time-order", "Ensure times are the right way round.");
    CLOCK_CHANGE = error("clock-change", "Ensure a local time exists and happens once.");
    SEASON_DATES = error(
        "season-dates",
        "Ensure publication, window, draw and free places follow each other."
    );
    SHORT_WINDOW = warning("short-window", "Ensure a wish window lasts at least ten days.");

    // Offers
    OUTSIDE_SEASON = warning(
        "outside-season",
        "Ensure sessions lie inside the holidays of their season."
    );
    PUBLIC_HOLIDAY = warning("public-holiday", "Ensure sessions are not on public holidays.");
    OVERNIGHT = error(
        "overnight",
        "Ensure a session of more than a day is meant to go on through the night."
    );
    UNLIKELY_TIME = warning(
        "unlikely-time",
        "Ensure nothing takes place in the dead of night or for a few minutes."
    );
    SESSION_OVERLAP = error(
        "session-overlap",
        "Ensure the sessions of an occasion do not overlap."
    );
    MINIMUM = error("minimum", "Ensure the minimum fits into the capacity.");
    RESERVED = error("reserved", "Ensure the reserved places fit into the capacity.");
    MISSING_PRICE = warning("missing-price", "Ensure an occasion says what it costs.");
    PRICE = error("price", "Ensure prices have a class, once each, and an amount.");
    PRICE_ORDER = warning(
        "price-order",
        "Ensure no price class pays more than the regular one."
    );
    CANCELLED = error("cancelled", "Ensure a cancelled occasion says why.");
    OCCASION_ID = error(
        "occasion-id",
        "Ensure each of several occasions with registrations has an id of its own."
    );
    OCCASION_KEPT = error(
        "occasion-kept",
        "Ensure an occasion that families could register for stays, with its id."
    );
    REGISTRATION_KEPT = warning(
        "registration-kept",
        "Ensure families can still register where they could before."
    );
    PLACE = error("place", "Ensure an offer says where it is, in one way.");
    REGISTRATION = error(
        "registration",
        "Ensure the way of registration fits the season and has what it needs."
    );
    QUESTION = error("question", "Ensure a question of the form can be asked.");
    CLOSED_HOUSE = error("closed-house", "Ensure a closed house is not used as a place.");
    CLOSED_DAYS = warning(
        "closed-days",
        "Ensure a house is not closed on the days on which it is used."
    );
    SAME_TIME = warning(
        "same-time",
        "Ensure a provider is not in one place twice at the same time."
    );

    // Houses and rounds
    HOURS_OVERLAP = warning(
        "hours-overlap",
        "Ensure opening hours of one weekday do not overlap."
    );
    TWO_RULES = error(
        "two-rules",
        "Ensure no two entries say something else about the hours of one day."
    );
    OPENS_CLOSED_DAY = warning(
        "opens-closed-day",
        "Ensure an exception does not open a house on weekdays on which it is closed."
    );
    TWO_STOPS = warning(
        "two-stops",
        "Ensure a round is not at two stops at the same time."
    );

    // Texts and trust
    MARKDOWN_HTML = error("markdown-html", "Ensure texts have no raw HTML.");
    MARKDOWN_HEADING = error("markdown-heading", "Ensure headings leave no level out.");
    MARKDOWN_LINK = error("markdown-link", "Ensure links in texts lead somewhere.");
    MARKDOWN_MARK = warning(
        "markdown-mark",
        "Ensure no mark of Markdown is left as text or does what nobody meant."
    );
    MISSING_DOWNLOAD = error("missing-download", "Ensure a file to fetch exists.");
    DEAD_LINK = error(
        "dead-link",
        "Ensure every link of the finished site leads somewhere, and no id stands twice on a page."
    );
    PERSONAL_CONTACT = warning("personal-contact", "Ensure contacts are functions, not persons.");
    HELPLINE_HOURS = warning(
        "helpline-hours",
        "Ensure the hours of a helpline are the same wherever they stand."
    );
    VERIFIED = error(
        "verified",
        "Ensure a real place says when and from what its facts were checked."
    );
    STALE = warning("stale", "Ensure facts are not older than 24 months.");
    HOLIDAYS_END = warning(
        "holidays-end",
        "Ensure holidays are entered for the next twelve months."
    );
    POSTAL_CODES = warning(
        "postal-codes",
        "Ensure one house, one street and one town have postal codes that fit together."
    );
    ACKNOWLEDGED = error(
        "acknowledged",
        "Ensure an acknowledged warning is one that exists."
    );
    ACKNOWLEDGED_OVER = warning(
        "acknowledged-over",
        "Ensure an acknowledged warning is still there, and its day has not passed."
    );
    SAME_NETWORK = warning(
        "same-network",
        "Ensure no two networks have the same members and topic."
    );
}
