//! What is possible today: the state of an occasion and of an offer, and the badge that says it.

use super::maker::Maker;
use crate::calendar::{NaiveDate, dates};
use crate::model::{Allocation, Occasion, Offer, Phase, Registration, Season};
use crate::text::Lang;
use serde::Serialize;

/// What families can do about an occasion. The better comes first, so the best of an offer is the
/// smallest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum State<'a> {
    /// Register now, first come, first served.
    Free,
    /// Wishes are taken until this day.
    Wishes(NaiveDate),
    /// Registration opens on this day.
    NotYet(NaiveDate),
    /// The lot decides; free places are given from this day on.
    Draw(NaiveDate),
    /// Just come.
    DropIn,
    /// Register with the provider, at this address.
    External(&'a str),
    /// All places are given, no waiting list.
    Full,
    /// It has begun.
    Begun,
    /// Registration is over.
    Closed,
    /// Called off, with the reason.
    Cancelled(&'a str),
    /// It is past.
    Over,
}

impl State<'_> {
    /// A name for scripts and tests.
    pub(super) fn name(self) -> &'static str {
        match self {
            State::Free => "free",
            State::Wishes(_) => "wishes",
            State::NotYet(_) => "preview",
            State::Draw(_) => "draw",
            State::DropIn => "drop-in",
            State::External(_) => "external",
            State::Full => "full",
            State::Begun => "begun",
            State::Closed => "closed",
            State::Cancelled(_) => "cancelled",
            State::Over => "over",
        }
    }
    /// Somebody could still take part.
    pub(super) fn is_open(self) -> bool {
        self < State::Full
    }
}

/// The state of an occasion on a day.
pub(super) fn occasion<'a>(season: &Season, occasion: &'a Occasion, today: NaiveDate) -> State<'a> {
    if let Some(reason) = &occasion.cancelled {
        return State::Cancelled(reason);
    }
    if occasion.last_day() < today {
        return State::Over;
    }
    match &occasion.registration {
        Registration::None => State::DropIn,
        _ if occasion.first_day() < today => State::Begun,
        _ if occasion.full => State::Full,
        Registration::External(link) => State::External(link),
        Registration::Draw | Registration::Direct => registration(season, occasion, today),
    }
}

/// The state of an occasion that takes registrations here.
fn registration<'a>(season: &Season, occasion: &Occasion, today: NaiveDate) -> State<'a> {
    let window = season.window;
    match (season.allocation, season.phase(today)) {
        (Allocation::FirstCome, Phase::Hidden | Phase::Preview) => State::NotYet(window.from),
        (Allocation::FirstCome, _) if window.until.is_some_and(|until| until < today) => {
            State::Closed
        }
        (Allocation::FirstCome, _) => State::Free,
        (
            Allocation::Draw {
                free_places_from, ..
            },
            phase,
        ) if occasion.registration == Registration::Direct => {
            if phase < Phase::FreePlaces {
                State::NotYet(free_places_from)
            } else {
                State::Free
            }
        }
        (Allocation::Draw { .. }, Phase::Hidden | Phase::Preview) => State::NotYet(window.from),
        (Allocation::Draw { draw_on, .. }, Phase::Wishes) => {
            State::Wishes(window.until.unwrap_or(draw_on))
        }
        (
            Allocation::Draw {
                free_places_from, ..
            },
            Phase::Draw,
        ) => State::Draw(free_places_from),
        (Allocation::Draw { .. }, _) => State::Free,
    }
}

/// The best state of the occasions of an offer.
pub(super) fn offer<'a>(season: &Season, offer: &'a Offer, today: NaiveDate) -> State<'a> {
    best(season, offer.occasions.iter(), today)
}

/// The best state of some occasions.
pub(super) fn best<'a>(
    season: &Season,
    occasions: impl Iterator<Item = &'a Occasion>,
    today: NaiveDate,
) -> State<'a> {
    occasions
        .map(|occasion| self::occasion(season, occasion, today))
        .min()
        .unwrap_or(State::Over)
}

/// A badge: its look, its words, and the occasions whose places the registrar may tell.
#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct Badge {
    pub(super) look: &'static str,
    pub(super) text: String,
    pub(super) live: Option<String>,
}

/// The badge of a state of these occasions.
pub(super) fn badge(
    maker: &Maker<'_>,
    season: &Season,
    occasions: &[&Occasion],
    state: State<'_>,
) -> Badge {
    let day = |day| dates::day_and_month(Lang::De, day);
    let of = |look, key: &str| Badge {
        look,
        text: maker.tr(key, &[]),
        live: None,
    };
    match state {
        State::Free => {
            let open = || {
                occasions
                    .iter()
                    .filter(|occasion| self::occasion(season, occasion, maker.today) == State::Free)
            };
            let places: Option<u32> = open().map(|occasion| occasion.capacity).sum();
            let text = match places {
                Some(places) => maker.tr("badge_places", &[("n", (places as usize).into())]),
                None => maker.tr("badge_free", &[]),
            };
            let live: Vec<String> = open()
                .map(|occasion| format!("{}/{}", season.id, occasion.id))
                .collect();
            Badge {
                look: "success",
                text,
                live: places.map(|_| live.join(" ")),
            }
        }
        State::Wishes(_) => of("info", "badge_wishes"),
        State::NotYet(from) => Badge {
            look: "plain",
            text: maker.tr("badge_not_yet", &[("date", (&day(from)).into())]),
            live: None,
        },
        State::Draw(_) => of("plain", "badge_draw"),
        State::DropIn => of("info", "badge_drop_in"),
        State::External(_) => of("plain", "badge_external"),
        State::Full => of("warning", "badge_full"),
        State::Begun => of("plain", "badge_begun"),
        State::Closed => of("plain", "badge_closed"),
        State::Cancelled(_) => of("danger", "badge_cancelled"),
        State::Over => of("plain", "badge_over"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::DateSpan;
    use crate::model::{Ages, Contact, Edition, Limits, Session, Table, Window};

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2027, month, day).unwrap()
    }

    fn season(allocation: Allocation, until: Option<NaiveDate>) -> Season {
        Season {
            id: "2027-sommer".into(),
            year: 2027,
            edition: Edition::Summer,
            title: String::new(),
            sample: true,
            holidays: DateSpan::new(day(7, 3), day(8, 14)).unwrap(),
            published_on: day(5, 17),
            allocation,
            window: Window {
                from: day(5, 31),
                until,
            },
            limits: Limits::default(),
            price_classes: Table::new(Vec::new()),
            terms: None,
            contact: Contact::default(),
            offers: Table::new(Vec::new()),
        }
    }

    fn run(registration: Registration) -> Occasion {
        let session = Session {
            start: day(7, 10).and_hms_opt(10, 0, 0).unwrap(),
            end: day(7, 11).and_hms_opt(15, 0, 0).unwrap(),
        };
        Occasion {
            id: "a".into(),
            sessions: vec![session],
            capacity: Some(12),
            minimum: 0,
            reserved: 0,
            ages: Ages::default(),
            prices: Vec::new(),
            registration,
            cancelled: None,
            full: false,
        }
    }

    #[test]
    fn a_drawn_occasion_goes_through_all_phases() {
        let draw = Allocation::Draw {
            draw_on: day(6, 15),
            free_places_from: day(6, 18),
        };
        let (season, run) = (season(draw, Some(day(6, 13))), run(Registration::Draw));
        let on = |month, date| occasion(&season, &run, day(month, date));
        assert_eq!(on(5, 20), State::NotYet(day(5, 31)));
        assert_eq!(on(6, 5), State::Wishes(day(6, 13)));
        assert_eq!(on(6, 16), State::Draw(day(6, 18)));
        assert_eq!(on(6, 18), State::Free);
        assert_eq!(on(7, 10), State::Free);
        assert_eq!(on(7, 11), State::Begun);
        assert_eq!(on(7, 12), State::Over);
    }

    #[test]
    fn direct_occasions_of_a_draw_season_open_with_the_free_places() {
        let draw = Allocation::Draw {
            draw_on: day(6, 15),
            free_places_from: day(6, 18),
        };
        let (season, run) = (season(draw, Some(day(6, 13))), run(Registration::Direct));
        assert_eq!(
            occasion(&season, &run, day(6, 5)),
            State::NotYet(day(6, 18))
        );
        assert_eq!(occasion(&season, &run, day(6, 18)), State::Free);
    }

    #[test]
    fn first_come_seasons_close_with_their_window() {
        let season = season(Allocation::FirstCome, Some(day(6, 30)));
        let run = run(Registration::Direct);
        assert_eq!(
            occasion(&season, &run, day(5, 30)),
            State::NotYet(day(5, 31))
        );
        assert_eq!(occasion(&season, &run, day(6, 30)), State::Free);
        assert_eq!(occasion(&season, &run, day(7, 1)), State::Closed);
    }

    #[test]
    fn a_cancelled_occasion_stays_cancelled_and_a_free_one_wins_over_it() {
        let season = season(Allocation::FirstCome, None);
        let cancelled = Occasion {
            cancelled: Some("Sturm".into()),
            ..run(Registration::Direct)
        };
        let free = run(Registration::Direct);
        assert_eq!(
            occasion(&season, &cancelled, day(12, 1)),
            State::Cancelled("Sturm")
        );
        assert_eq!(
            best(&season, [&cancelled, &free].into_iter(), day(6, 20)),
            State::Free
        );
        assert_eq!(
            best(&season, [&cancelled, &free].into_iter(), day(12, 1)),
            State::Cancelled("Sturm")
        );
    }

    #[test]
    fn who_just_comes_needs_no_window_and_a_full_one_takes_nobody() {
        let season = season(Allocation::FirstCome, None);
        let full = Occasion {
            full: true,
            ..run(Registration::External("https://x.example".into()))
        };
        assert_eq!(
            occasion(&season, &run(Registration::None), day(7, 11)),
            State::DropIn
        );
        assert!(!occasion(&season, &full, day(6, 1)).is_open());
        assert!(occasion(&season, &run(Registration::None), day(6, 1)).is_open());
    }
}
