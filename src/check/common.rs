//! The parts that several kinds of file share: address, contact, ages, accessibility, hours,
//! verification.

use super::hours::ensure_apart;
use super::lower::Lower;
use super::prose;
use crate::diagnostics::{At, checks};
use crate::model::{Accessibility, Address, Ages, Contact, Opening, Prose};
use crate::schema;
use crate::text::{Phone, WrongPhone};
use crate::yaml::Located;

impl Lower<'_> {
    /// An address; a missing one is empty. The town may be missing: then it is that of the portal,
    /// which the caller knows.
    pub(super) fn address(&mut self, field: Option<&Located<schema::Address>>) -> Option<Address> {
        let schema::Address {
            name,
            street,
            postal_code,
            town,
            note,
        } = &field?.value;
        let address = Address {
            name: self.optional_text(name.as_ref()),
            street: self.optional_text(street.as_ref()),
            postal_code: self.optional_text(postal_code.as_ref()),
            town: self.optional_text(town.as_ref()).unwrap_or_default(),
            note: self.optional_text(note.as_ref()),
        };
        if let Some(code) = postal_code {
            self.ensure_postal_code(code, &address);
        }
        Some(address)
    }

    /// A contact: functions, never persons.
    pub(super) fn contact(&mut self, field: Option<&Located<schema::Contact>>) -> Contact {
        let Some(field) = field else {
            return Contact::default();
        };
        let schema::Contact {
            team,
            email,
            phone,
            website,
        } = &field.value;
        Contact {
            team: self.optional_text(team.as_ref()),
            email: email.as_ref().and_then(|email| self.email(email)),
            phone: phone.as_ref().and_then(|phone| self.phone(phone)),
            website: website
                .as_ref()
                .and_then(|website| self.web_address(website)),
        }
    }

    fn email(&mut self, field: &schema::Text) -> Option<String> {
        let typed = field.text().trim();
        let parts = typed.split_once('@').filter(|(local, host)| {
            !local.is_empty()
                && host.contains('.')
                && !host.starts_with('.')
                && !host.ends_with('.')
                && !typed.contains([' ', '<', '>', ','])
        });
        if parts.is_none() {
            self.report_typed(
                &checks::CONTACT,
                field.at(),
                typed,
                format!("»{typed}« ist keine E-Mail-Adresse"),
                format!("`{typed}` is no e-mail address"),
            )
            .hint(
                "Schreiben Sie eine einzige Adresse, so: ferienpass@beispiel.de",
                "Write one single address, like this: ferienpass@beispiel.de",
            );
            return None;
        }
        Some(typed.to_owned())
    }

    /// A phone number that can be called.
    pub(super) fn phone(&mut self, field: &schema::Text) -> Option<Phone> {
        let typed = field.text().trim();
        let phone = match Phone::parse(typed) {
            Ok(phone) => phone,
            Err(why) => {
                self.no_phone(field.at(), typed, why);
                return None;
            }
        };
        Some(phone)
    }

    /// Says what is missing of a number.
    pub(super) fn no_phone(&mut self, at: At, typed: &str, why: WrongPhone) {
        let (de, en) = match why {
            WrongPhone::NoNumber => ("ist keine Telefonnummer", "is no phone number"),
            WrongPhone::NoAreaCode => ("hat keine Vorwahl", "has no area code"),
            WrongPhone::Several => (
                "hat mehr Ziffern als eine Telefonnummer",
                "has more digits than a phone number",
            ),
        };
        let (hint_de, hint_en) = match why {
            WrongPhone::NoNumber | WrongPhone::Several => (
                "Schreiben Sie eine einzige Nummer, nur mit Ziffern, Leerzeichen und Bindestrichen: 040 66969-123",
                "Write one single number, with digits, spaces and hyphens only: 040 66969-123",
            ),
            WrongPhone::NoAreaCode => (
                "Schreiben Sie die Vorwahl davor: 040 66969-123. Ohne Vorwahl gehen nur 110, 112, 115 und Nummern, die mit 116 oder 118 beginnen.",
                "Write the area code in front: 040 66969-123. Without one only 110, 112, 115 and numbers that begin with 116 or 118 work.",
            ),
        };
        self.report_typed(
            &checks::CONTACT,
            at,
            typed,
            format!("»{typed}« {de}"),
            format!("`{typed}` {en}"),
        )
        .hint(hint_de, hint_en);
    }

    /// A complete web address.
    pub(super) fn web_address(&mut self, field: &schema::Text) -> Option<String> {
        let typed = field.text().trim();
        let host = typed
            .strip_prefix("https://")
            .or_else(|| typed.strip_prefix("http://"));
        let good = host.is_some_and(|rest| {
            rest.split(['/', '?', '#'])
                .next()
                .is_some_and(|host| host.contains('.') && !host.starts_with('.'))
                && !typed.contains([' ', '"', '<', '>'])
        });
        if !good {
            let hint = if typed.contains('@') {
                (
                    "Das ist eine E-Mail-Adresse. Hier gehört die Adresse einer Website hin, mit https:// davor.".to_owned(),
                    "This is an e-mail address. The address of a website belongs here, with https:// in front.".to_owned(),
                )
            } else if host.is_none() && typed.contains('.') && !typed.contains([' ', ':']) {
                (
                    format!("Schreiben Sie »https://{typed}«."),
                    format!("Write `https://{typed}`."),
                )
            } else {
                (
                    "Schreiben Sie sie mit https:// davor, ohne Leerzeichen.".to_owned(),
                    "Write it with https:// in front, without spaces.".to_owned(),
                )
            };
            self.report_typed(
                &checks::WEB_ADDRESS,
                field.at(),
                typed,
                format!("»{typed}« ist keine vollständige Internetadresse"),
                format!("`{typed}` is no complete web address"),
            )
            .hint(hint.0, hint.1);
            return None;
        }
        Some(typed.to_owned())
    }

    /// Ages; missing ones are open.
    pub(super) fn ages(&mut self, field: Option<&Located<schema::Ages>>) -> Ages {
        let Some(field) = field else {
            return Ages::default();
        };
        let schema::Ages {
            from,
            to,
            tolerance_days,
        } = &field.value;
        let to_at = to.as_ref().map_or(field.at, schema::Number::at);
        let mut age = |number: &Option<schema::Number>, most: u32| {
            number
                .as_ref()
                .and_then(|number| self.number(number, 0..=most))
                .and_then(|age| u8::try_from(age).ok())
        };
        let (from, to) = (age(from, 99), age(to, 99));
        let tolerance = tolerance_days
            .as_ref()
            .and_then(|days| self.number(days, 0..=366))
            .unwrap_or(0);
        if let (Some(from), Some(to)) = (from, to)
            && from > to
        {
            self.report(
                &checks::AGE_ORDER,
                to_at,
                format!("das Alter geht rückwärts, von {from} bis {to}"),
                format!("the ages go backwards, from {from} to {to}"),
            )
            .hint(
                "Das jüngere Alter steht bei »from«, das ältere bei »to«.",
                "The younger age goes to `from`, the older one to `to`.",
            );
        }
        Ages {
            from,
            to,
            tolerance_days: u16::try_from(tolerance).unwrap_or(0),
        }
    }

    /// Accessibility; what is missing is unknown.
    pub(super) fn accessibility(
        &mut self,
        field: Option<&Located<schema::Accessibility>>,
    ) -> Option<Accessibility> {
        let schema::Accessibility {
            way,
            toilet,
            assistance,
            quiet,
            sign_language,
            note,
        } = &field?.value;
        let mut fact = |fact: &Option<schema::Fact>| {
            fact.as_ref()
                .and_then(|fact| self.fact(fact))
                .unwrap_or_default()
        };
        let (way, toilet) = (fact(way), fact(toilet));
        let (assistance, quiet, sign_language) =
            (fact(assistance), fact(quiet), fact(sign_language));
        Some(Accessibility {
            way,
            toilet,
            assistance,
            quiet,
            sign_language,
            note: self.optional_text(note.as_ref()),
        })
    }

    /// Hours on weekdays.
    pub(super) fn openings(&mut self, fields: &[Located<schema::OpeningHours>]) -> Vec<Opening> {
        let placed: Vec<(Opening, At)> = fields
            .iter()
            .filter_map(|field| {
                let schema::OpeningHours { days, times, note } = &field.value;
                let days = self
                    .required(days.as_ref(), "days", field.at)
                    .and_then(|days| self.weekdays(days));
                let typed = self.required(times.as_ref(), "times", field.at);
                let times = typed.and_then(|times| self.times(times));
                let note = self.optional_text(note.as_ref());
                let (days, times) = (days?, times?);
                Some((Opening { days, times, note }, typed?.at()))
            })
            .collect();
        ensure_apart(self, &placed);
        placed.into_iter().map(|(opening, _)| opening).collect()
    }

    /// Text with Markdown, checked.
    pub(super) fn prose(&mut self, field: Option<&schema::Text>) -> Option<Prose> {
        let field = field?;
        let text = self.optional_text(Some(field))?;
        prose::ensure_clean(self, field.text(), field.at());
        Some(Prose(text))
    }
}
