//! The second guardian on the page with everything of a family.

use crate::form_view::Field;
use crate::registrar::domain::{Acting, Guardian, SecondState};
use crate::registrar::mail::letters::moment;
use crate::registrar::store::records::families;
use crate::registrar::store::records::seconds::{self, Second};
use crate::registrar::store::sql::Sql;
use crate::registrar::texts::{Text, text};
use crate::registrar::web::answers::{Stop, unavailable};
use crate::registrar::web::context::Context;
use serde::Serialize;

/// How it stands, and what can be done.
#[derive(Debug, Default, Serialize)]
pub struct SecondPart {
    /// The number of who is meant, if somebody is.
    pub id: String,
    /// In words.
    pub text: String,
    /// Somebody can be named.
    pub may_ask: bool,
    /// It can be ended: value of `schritt`, label of the button, what follows from it. Nothing follows
    /// from taking back a question.
    pub end: Option<(&'static str, String, Option<String>)>,
}

/// The part, with the second guardian if it is they who look.
///
/// # Errors
/// When the store cannot be used.
pub async fn read(
    context: &Context,
    acting: &Acting,
) -> Result<(SecondPart, Option<Second>), Stop> {
    let (by, now) = (acting.clone(), context.now());
    let find = move |db: &dyn Sql| {
        let family = families::by_id(db, &by.family)?;
        Ok((seconds::standing(db, &by.family, now)?, family))
    };
    let found = context.store.read(find);
    let (second, family) = found.await.map_err(unavailable(context))?;
    let own = second.clone().filter(|_| acting.second.is_some());
    let mut part = match (&own, family) {
        (Some(_), Some(family)) => of_second(context, &family.guardian),
        _ => of_first(context, second.as_ref()),
    };
    part.id = second.map_or_else(String::new, |second| second.id.to_string());
    Ok((part, own))
}

/// What the first guardian reads.
fn of_first(context: &Context, second: Option<&Second>) -> SecondPart {
    let say = |text: Text| context.say(&text);
    let Some(second) = second else {
        return SecondPart {
            text: say(text!("second_lead")),
            may_ask: true,
            ..SecondPart::default()
        };
    };
    let (name, email) = (second.contact.name.as_str(), second.contact.email.as_str());
    let may_ask = second.state == SecondState::Declined;
    let (text, end) = match second.state {
        SecondState::Asked => {
            let until = moment(second.until);
            let text = text!("second_asked", name = name, email = email, until = until);
            let back = say(text!("second_take_back"));
            (text, Some(("zuruecknehmen", back, None)))
        }
        SecondState::Joined => {
            let (label, warning) = (text!("second_remove"), text!("second_remove_warning"));
            let end = ("entfernen", say(label), Some(say(warning)));
            (
                text!("second_joined", name = name, email = email),
                Some(end),
            )
        }
        SecondState::Declined => (text!("second_declined", name = name, email = email), None),
        SecondState::Over => (text!("second_lead"), None),
    };
    SecondPart {
        text: say(text),
        may_ask,
        end,
        ..SecondPart::default()
    }
}

/// What the second guardian reads.
fn of_second(context: &Context, first: &Guardian) -> SecondPart {
    let say = |text: Text| context.say(&text);
    let (label, warning) = (text!("second_leave"), text!("second_leave_warning"));
    SecondPart {
        text: say(text!("second_self", name = first.name.as_str())),
        may_ask: false,
        end: Some(("entfernen", say(label), Some(say(warning)))),
        ..SecondPart::default()
    }
}

/// The contact that a second guardian sees is their own; a phone number need not be given.
pub fn own_contact(contact: &mut [Field], second: &Second) {
    let phone = second.contact.phone.as_ref();
    let known = [
        second.contact.name.as_str(),
        second.contact.email.as_str(),
        phone.map_or("", |phone| phone.as_str()),
    ];
    for (field, value) in contact.iter_mut().zip(known) {
        value.clone_into(&mut field.value);
        field.optional = field.kind == "tel";
    }
}
