//! What may be registered for: the versioned wire type between the build tool and the registrar.
//! Private, never in the web root.

pub mod dates;
mod published;

pub use published::Published;

use crate::pass::{AllocationKind, Look, QuestionKind, RegistrationKind};
use crate::text::{Message, Phone};
use serde::{Deserialize, Serialize};

/// The version of this wire type. A reader refuses any other.
pub const FORMAT: &str = "ferienpass-catalogue/1";

/// Everything the registrar must know.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Catalogue {
    /// Always [`FORMAT`].
    pub format: String,
    /// Address of the site, without a slash at the end.
    pub base_url: String,
    /// Name of the portal.
    pub portal: String,
    /// Name of the town.
    pub town: String,
    /// Seasons in order of time.
    pub seasons: Vec<Season>,
    /// The frame of every page, so that the pages of the registrar look like those of the site.
    pub frame: Frame,
}

/// A page of the site without its content. `{title}` in `before` is to be replaced.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Frame {
    /// HTML up to the content of `<main>`.
    pub before: String,
    /// HTML from the end of `<main>` on.
    pub after: String,
}

/// One season.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Season {
    /// `2027-ostern`.
    pub id: String,
    /// Title.
    pub title: String,
    /// Only a sample.
    pub sample: bool,
    /// First and last holiday, `YYYY-MM-DD`.
    pub holidays: (String, String),
    /// How places are given.
    pub allocation: AllocationKind,
    /// First day of registration.
    pub window_from: String,
    /// Last day of registration; `None`: until the offer starts.
    pub window_until: Option<String>,
    /// Day of the draw.
    pub draw_on: Option<String>,
    /// First day on which free places are given.
    pub free_places_from: Option<String>,
    /// Most places a child gets in the draw.
    pub limit: Option<u16>,
    /// Minutes between two offers of a child.
    pub buffer_minutes: u16,
    /// At most one offer a day.
    pub one_per_day: bool,
    /// Classes of prices.
    pub price_classes: Vec<PriceClass>,
    /// Mailbox and number of the team.
    pub contact: Contact,
    /// Offers that take registrations here or just say when they are.
    pub offers: Vec<Offer>,
}

/// A class of prices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PriceClass {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Who pays it.
    #[serde(default)]
    pub text: Option<String>,
}

/// Who answers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// Team.
    pub team: Option<String>,
    /// Mailbox.
    pub email: Option<String>,
    /// Number.
    pub phone: Option<Phone>,
}

/// One offer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Offer {
    /// Id, unique in the season.
    pub id: String,
    /// Title.
    pub title: String,
    /// Path of its page.
    pub path: String,
    /// Its colours, as the class that gives them: `np-t-sport`.
    #[serde(with = "class")]
    pub look: Look,
    /// What it is about, by name.
    #[serde(default)]
    pub topic: String,
    /// Name of the district, if known.
    #[serde(default)]
    pub district: Option<String>,
    /// Id of the provider.
    pub provider: String,
    /// Name of the provider.
    pub provider_name: String,
    /// Where it is, one line; of a house its name.
    pub place: String,
    /// Id of the place when it is a house.
    pub site: Option<String>,
    /// Where the children meet.
    pub meeting_point: Option<String>,
    /// What children bring.
    pub bring_along: Vec<String>,
    /// Questions of the form.
    pub questions: Vec<Question>,
    /// Who answers.
    pub contact: Contact,
    /// Occasions.
    pub occasions: Vec<Occasion>,
}

/// One question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Name of the field.
    pub id: String,
    /// What is asked.
    pub kind: QuestionKind,
    /// The question, for `text` and `choice`.
    pub label: String,
    /// A hint below it.
    pub hint: Option<String>,
    /// The answer is needed.
    pub required: bool,
    /// Answers to choose from.
    pub options: Vec<String>,
}

/// One occasion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Occasion {
    /// Id, unique in the season.
    pub id: String,
    /// Where it is on these days, one line, when that is more than the offer says: a house may move.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Start and end of each session, local time, `YYYY-MM-DDTHH:MM`.
    pub sessions: Vec<(String, String)>,
    /// Places; `None` is unlimited.
    pub capacity: Option<u32>,
    /// Fewest children.
    pub minimum: u32,
    /// Places held back, part of the capacity.
    pub reserved: u32,
    /// Youngest age.
    pub age_from: Option<u8>,
    /// Oldest age.
    pub age_to: Option<u8>,
    /// Days of tolerance at both ends.
    pub age_tolerance_days: u16,
    /// Class and cents.
    pub prices: Vec<(String, u32)>,
    /// How to register.
    pub registration: RegistrationKind,
    /// Address of the provider's registration.
    pub link: Option<String>,
    /// Reason, when called off.
    pub cancelled: Option<String>,
    /// All places are given and there is no waiting list.
    pub full: bool,
}

/// A look on the wire: the class of its colours.
mod class {
    use super::Look;
    use crate::text::ClosedSet;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    #[allow(
        clippy::trivially_copy_pass_by_ref,
        reason = "serde hands over references"
    )]
    pub(super) fn serialize<S: Serializer>(look: &Look, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&look.class())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Look, D::Error> {
        let class = String::deserialize(from)?;
        let mut looks = Look::ALL.iter().copied();
        looks
            .find(|look| look.class() == class)
            .ok_or_else(|| D::Error::custom(format!("unknown look `{class}`")))
    }
}

impl Catalogue {
    /// The catalogue as JSON, indented, with a line feed at the end.
    pub fn to_json(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }

    /// Reads a catalogue.
    ///
    /// # Errors
    /// When it is not JSON of this version.
    pub fn parse(text: &str) -> Result<Catalogue, ParseError> {
        let catalogue: Catalogue = serde_json::from_str(text).map_err(ParseError::Json)?;
        if catalogue.format != FORMAT {
            return Err(ParseError::Format(catalogue.format));
        }
        Ok(catalogue)
    }
}

/// Why a catalogue could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ParseError {
    /// Not JSON of this shape.
    #[error("{}", self.message().en)]
    Json(serde_json::Error),
    /// Another version.
    #[error("{}", self.message().en)]
    Format(String),
}

impl ParseError {
    /// The error in both languages.
    pub fn message(&self) -> Message {
        match self {
            ParseError::Json(error) => Message::new(
                format!("der Katalog lässt sich nicht lesen: {error}"),
                format!("the catalogue cannot be read: {error}"),
            ),
            ParseError::Format(format) => Message::new(
                format!(
                    "der Katalog hat das Format »{format}«, dieses Programm liest »{FORMAT}«: die Website mit derselben Version bauen"
                ),
                format!(
                    "the catalogue has the format {format:?}, this program reads {FORMAT:?}: build the site with the same version"
                ),
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_word_stops_at_the_door() {
        let question =
            r#"{"id":"a","kind":"swimming","label":"","hint":null,"required":true,"options":[]}"#;
        let read = |text: &str| serde_json::from_str::<Question>(text);
        assert_eq!(read(question).unwrap().kind, QuestionKind::Swimming);
        let wrong = read(&question.replace("swimming", "diving")).unwrap_err();
        assert!(wrong.to_string().contains("unknown variant `diving`"));

        #[derive(Debug, Serialize, Deserialize)]
        struct Topic {
            #[serde(with = "class")]
            look: Look,
        }
        let topic: Topic = serde_json::from_str(r#"{"look":"np-t-natur"}"#).unwrap();
        assert_eq!(
            serde_json::to_string(&topic).unwrap(),
            r#"{"look":"np-t-natur"}"#
        );
        assert!(serde_json::from_str::<Topic>(r#"{"look":"natur"}"#).is_err());
    }
}
