//! What the page on which a child chooses counts: how many occasions there are for it, and how many more
//! it can have. The script says the same when a tick or the filter changes.

use super::filter::FilterView;
use crate::catalogue::Season;
use crate::registrar::programme::Terms;
use crate::registrar::texts::{Text, Texts, text};
use serde::Serialize;

/// Stands for a number that the script puts in.
const NUMBER: &str = "%n";

/// How many occasions fit a child, and how many places it has in the season: they count for the limit.
#[derive(Debug, Serialize)]
pub struct Lead {
    /// What is said now: one of the next two.
    pub said: String,
    /// Without a filter.
    pub all: String,
    /// With one, for the script.
    pub filtered: String,
    /// The places that it has.
    pub has: Option<String>,
}

impl Lead {
    /// The words for a page with this filter.
    pub fn new(
        child: &str,
        filter: &FilterView,
        (has, season): (&[&Terms], &Season),
        texts: &Texts,
    ) -> Lead {
        let say = |text: Text| texts.say(&text).into_owned();
        let (shown, count) = filter.counts;
        let all = say(text!("list_fitting", count = count, child = child));
        let of_filter = |shown: &str| {
            let text = text!(
                "list_fitting_filter",
                all = count,
                child = child,
                shown = shown
            );
            say(text)
        };
        let said = match (filter.on, shown) {
            (false, _) => all.clone(),
            (true, 0) => say(text!("list_filter_shown", count = 0_usize, all = count)),
            (true, shown) => of_filter(&shown.to_string()),
        };
        let places = match of_season(has, season) {
            0 => None,
            places => Some(say(text!("list_has", count = places, child = child))),
        };
        Lead {
            said,
            all,
            filtered: of_filter(NUMBER),
            has: places,
        }
    }
}

/// How many places a child can have beside what is chosen for it.
#[derive(Debug, Serialize)]
pub struct Left {
    /// How many may be chosen, for the script.
    pub most: usize,
    /// `noch 2 möglich`.
    pub said: String,
}

impl Left {
    /// `None` where the season has no limit.
    pub fn new(season: &Season, has: &[&Terms], chosen: usize, texts: &Texts) -> Option<Left> {
        let limit = usize::from(season.limit?);
        let most = limit.saturating_sub(of_season(has, season));
        let said = match most.checked_sub(chosen) {
            Some(left) => text!("list_left", count = left),
            None => text!("list_too_many", count = chosen.saturating_sub(most)),
        };
        Some(Left {
            most,
            said: texts.say(&said).into_owned(),
        })
    }
}

fn of_season(has: &[&Terms], season: &Season) -> usize {
    let own = has.iter().filter(|terms| terms.key.season == season.id);
    own.count()
}
