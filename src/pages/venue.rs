//! Where something takes place: one view of a house, an address or a meeting point, for calendars,
//! structured data and open data.

use crate::calendar::NaiveDate;
use crate::model::{Address, Event, House, Offer, OfferPlace, Stop};
use crate::portal::Portal;
use schemars::JsonSchema;
use serde::Serialize;

/// Ein Ort in Worten; was nicht bekannt ist, ist `null`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Venue {
    /// Name des Ortes.
    pub name: Option<String>,
    /// Straße und Hausnummer.
    pub street: Option<String>,
    /// Postleitzahl.
    pub postal_code: Option<String>,
    /// Stadt.
    pub town: String,
    /// Wie man hinfindet, oder der Treffpunkt.
    pub note: Option<String>,
    /// Kennung des Jugendhauses, wenn es dort ist.
    pub house: Option<String>,
}

impl Venue {
    /// An address.
    pub fn address(portal: &Portal, address: &Address) -> Venue {
        let town = if address.town.is_empty() {
            &portal.site().town
        } else {
            &address.town
        };
        Venue {
            name: address.name.clone(),
            street: address.street.clone(),
            postal_code: address.postal_code.clone(),
            town: town.clone(),
            note: address.note.clone(),
            house: None,
        }
    }

    /// A house on a day: its temporary address while that holds; none but its name when nobody
    /// knows where it is then.
    pub fn house(portal: &Portal, house: &House, day: NaiveDate) -> Venue {
        let address = match &house.temporary_address {
            Some(temporary) if temporary.holds_on(day) => {
                temporary.address.clone().unwrap_or_default()
            }
            _ => house.address.clone(),
        };
        let venue = Venue::address(portal, &address);
        Venue {
            name: Some(house.name.clone()),
            note: venue.note.or(venue.name),
            house: Some(house.id.clone()),
            ..venue
        }
    }

    /// An offer on a day.
    pub fn offer(portal: &Portal, offer: &Offer, day: NaiveDate) -> Venue {
        let venue = match &offer.place {
            OfferPlace::House(house) => Venue::house(portal, &portal.houses()[*house], day),
            OfferPlace::Address(address) => Venue::address(portal, address),
            OfferPlace::MeetingPoint => Venue {
                town: portal.site().town.clone(),
                ..Venue::default()
            },
        };
        Venue {
            note: offer.meeting_point.clone().or(venue.note),
            ..venue
        }
    }

    /// An event on a day; `None` when its place is not known.
    pub fn event(portal: &Portal, event: &Event, day: NaiveDate) -> Option<Venue> {
        match (event.house, &event.address) {
            (Some(house), _) => Some(Venue::house(portal, &portal.houses()[house], day)),
            (None, Some(address)) => Some(Venue::address(portal, address)),
            (None, None) => None,
        }
    }

    /// A stop of mobile work.
    pub fn stop(portal: &Portal, stop: &Stop) -> Venue {
        let venue = Venue::address(portal, &stop.address.clone().unwrap_or_default());
        Venue {
            name: Some(stop.place.clone()),
            note: venue.note.or(venue.name),
            ..venue
        }
    }

    /// In one line: `House, street and number, postal code and town (how to find it)`.
    pub fn line(&self) -> String {
        let town = match &self.postal_code {
            Some(code) => format!("{code} {}", self.town),
            None => self.town.clone(),
        };
        let parts = [
            self.name.as_deref(),
            self.street.as_deref(),
            Some(town.as_str()).filter(|town| !town.is_empty()),
        ];
        let line = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
        match &self.note {
            Some(note) => format!("{line} ({note})"),
            None => line,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Venue;

    #[test]
    fn a_line_leaves_out_what_is_not_known() {
        let town = Venue {
            town: "Stadt".into(),
            ..Venue::default()
        };
        assert_eq!(town.line(), "Stadt");
        let full = Venue {
            name: Some("Haus".into()),
            street: Some("Weg 1".into()),
            postal_code: Some("01234".into()),
            ..town
        };
        assert_eq!(full.line(), "Haus, Weg 1, 01234 Stadt");
        assert_eq!(
            Venue {
                note: Some("am Tor".into()),
                ..full
            }
            .line(),
            "Haus, Weg 1, 01234 Stadt (am Tor)"
        );
    }
}
