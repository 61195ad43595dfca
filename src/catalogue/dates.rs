//! Occasions keep their ids: which dates had which id before, and which have it now. Children are
//! registered for an id; when the date of one id stands under another one, they would be sent to
//! the wrong day.

use super::Catalogue;
use std::collections::BTreeMap;

/// An occasion by its ids.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Named {
    /// Season.
    pub season: String,
    /// Offer.
    pub offer: String,
    /// Occasion, unique in the season.
    pub occasion: String,
}

impl Named {
    /// The ids it has now, when it was the only occasion of its offer: it is called like the offer,
    /// and was called the first of a list by earlier versions.
    #[must_use]
    pub fn as_now(self, now: &Dates) -> Named {
        let only = Named {
            occasion: self.offer.clone(),
            ..self.clone()
        };
        let was_only = self.occasion == format!("{}-1", self.offer);
        if was_only && !now.contains_key(&self) && now.contains_key(&only) {
            only
        } else {
            self
        }
    }
}

/// Whether this is the only occasion of its offer.
pub fn is_alone(named: &Named, dates: &Dates) -> bool {
    let mut of_offer = dates
        .keys()
        .filter(|other| (&other.season, &other.offer) == (&named.season, &named.offer));
    of_offer.all(|other| other == named)
}

/// Occasions with the start and end of their sessions, local time, `YYYY-MM-DDTHH:MM`.
pub type Dates = BTreeMap<Named, Vec<(String, String)>>;

/// An occasion whose dates stand under another id.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moved {
    /// As it was.
    pub before: Named,
    /// The id its dates have now.
    pub now: String,
}

/// The occasions whose dates stand under another id of their offer, which did not have them
/// before.
pub fn moved(before: &Dates, now: &Dates) -> Vec<Moved> {
    let mut moved = Vec::new();
    for (named, sessions) in before {
        if now.get(named) == Some(sessions) {
            continue;
        }
        let other = now.iter().find(|(other, theirs)| {
            (&other.season, &other.offer) == (&named.season, &named.offer)
                && *theirs == sessions
                && before.get(other) != Some(sessions)
        });
        moved.extend(other.map(|(other, _)| Moved {
            before: named.clone(),
            now: other.occasion.clone(),
        }));
    }
    moved
}

impl Catalogue {
    /// The dates of every occasion.
    pub fn dates(&self) -> Dates {
        let mut dates = Dates::new();
        for season in &self.seasons {
            for offer in &season.offers {
                for occasion in &offer.occasions {
                    let named = Named {
                        season: season.id.clone(),
                        offer: offer.id.clone(),
                        occasion: occasion.id.clone(),
                    };
                    let mut sessions = occasion.sessions.clone();
                    sessions.sort();
                    dates.insert(named, sessions);
                }
            }
        }
        dates
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dates(list: &[(&str, &str)]) -> Dates {
        let named = |id: &str| Named {
            season: "s".into(),
            offer: "o".into(),
            occasion: id.into(),
        };
        list.iter()
            .map(|(id, day)| (named(id), vec![((*day).into(), (*day).into())]))
            .collect()
    }

    fn ids(before: &[(&str, &str)], now: &[(&str, &str)]) -> Vec<(String, String)> {
        moved(&dates(before), &dates(now))
            .into_iter()
            .map(|moved| (moved.before.occasion, moved.now))
            .collect()
    }

    #[test]
    fn a_date_under_another_id_is_found_another_date_under_the_same_id_is_not() {
        let before = [("o-1", "1"), ("o-2", "7")];
        let inserted = [("o-1", "0"), ("o-2", "1"), ("o-3", "7")];
        assert_eq!(
            ids(&before, &inserted),
            [("o-1", "o-2"), ("o-2", "o-3")].map(|(a, b)| (a.into(), b.into()))
        );
        assert_eq!(
            ids(&before, &[("o-1", "7")]),
            [("o-2".into(), "o-1".into())]
        );
        assert_eq!(ids(&before, &[("o-1", "7"), ("o-2", "1")]).len(), 2);
        assert_eq!(ids(&before, &[("o-1", "2"), ("o-2", "7")]), []);
        assert_eq!(ids(&before, &[("o-1", "1"), ("o-2", "7"), ("x", "7")]), []);
    }

    #[test]
    fn the_only_occasion_was_the_first() {
        let first = dates(&[("o-1", "1")]).into_keys().next().unwrap();
        let as_now = |now: &[(&str, &str)]| first.clone().as_now(&dates(now)).occasion;
        assert_eq!(as_now(&[("o", "1")]), "o");
        assert_eq!(as_now(&[("o", "1"), ("o-1", "2")]), "o-1");
        assert_eq!(as_now(&[("o-2", "1")]), "o-1");
    }
}
