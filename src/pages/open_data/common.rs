//! What several kinds of open data share. `null` means: nobody has said.

use crate::calendar::{DateSpan, TimeSpan, Weekdays};
use crate::markdown;
use crate::model::{self, District, Fact, Prose, Ref, Session, Verified};
use crate::portal::Portal;
use crate::text::Phone;
use schemars::JsonSchema;
use serde::Serialize;

/// Kennung und Name.
#[derive(Debug, Serialize, JsonSchema)]
pub(in crate::pages) struct NamedData<'a> {
    /// Kennung.
    id: &'a str,
    /// Name.
    name: &'a str,
}

impl<'a> NamedData<'a> {
    pub(in crate::pages) fn new(id: &'a str, name: &'a str) -> NamedData<'a> {
        NamedData { id, name }
    }
}

/// Kontakt: Teams und Funktionen, keine Personen.
#[derive(Debug, Serialize, JsonSchema)]
pub(in crate::pages) struct ContactData<'a> {
    /// Name des Teams.
    team: Option<&'a str>,
    /// E-Mail-Adresse.
    email: Option<&'a str>,
    /// Telefonnummer, wie sie angezeigt wird.
    phone: Option<&'a str>,
    /// Telefonnummer als Ziel eines Links.
    phone_link: Option<String>,
    /// Internetadresse.
    website: Option<&'a str>,
}

impl<'a> ContactData<'a> {
    pub(in crate::pages) fn new(contact: &'a model::Contact) -> ContactData<'a> {
        let model::Contact {
            team,
            email,
            phone,
            website,
        } = contact;
        ContactData {
            team: team.as_deref(),
            email: email.as_deref(),
            phone: phone.as_ref().map(Phone::as_str),
            phone_link: phone.as_ref().map(Phone::link),
            website: website.as_deref(),
        }
    }
}

/// Alter in vollendeten Jahren, beide Enden eingeschlossen.
#[derive(Debug, Serialize, JsonSchema)]
pub(in crate::pages) struct AgesData {
    /// Ab diesem Alter.
    from: Option<u8>,
    /// Bis zu diesem Alter.
    to: Option<u8>,
    /// Spielraum in Tagen an beiden Enden.
    tolerance_days: u16,
}

impl AgesData {
    pub(in crate::pages) fn new(ages: &model::Ages) -> AgesData {
        let model::Ages {
            from,
            to,
            tolerance_days,
        } = *ages;
        AgesData {
            from,
            to,
            tolerance_days,
        }
    }
}

/// Barrierefreiheit in Tatsachen; `null` heißt: nicht bekannt.
#[derive(Debug, Serialize, JsonSchema)]
pub(in crate::pages) struct AccessibilityData<'a> {
    /// Weg ohne Stufen.
    way: Option<bool>,
    /// WC für Menschen im Rollstuhl.
    toilet: Option<bool>,
    /// Assistenz ist möglich.
    assistance: Option<bool>,
    /// Ruhiger Ort oder Raum.
    quiet: Option<bool>,
    /// Deutsche Gebärdensprache.
    sign_language: Option<bool>,
    /// Was man sonst wissen muss.
    note: Option<&'a str>,
}

impl<'a> AccessibilityData<'a> {
    pub(in crate::pages) fn new(facts: &'a model::Accessibility) -> AccessibilityData<'a> {
        let known = |fact: Fact| match fact {
            Fact::Yes => Some(true),
            Fact::No => Some(false),
            Fact::Unknown => None,
        };
        let model::Accessibility {
            way,
            toilet,
            assistance,
            quiet,
            sign_language,
            note,
        } = facts;
        AccessibilityData {
            way: known(*way),
            toilet: known(*toilet),
            assistance: known(*assistance),
            quiet: known(*quiet),
            sign_language: known(*sign_language),
            note: note.as_deref(),
        }
    }
}

/// Wann und womit die Angaben geprüft wurden.
#[derive(Debug, Serialize, JsonSchema)]
pub(in crate::pages) struct VerifiedData<'a> {
    /// Tag der Prüfung.
    #[schemars(extend("format" = "date"))]
    on: String,
    /// Quellen.
    sources: &'a [String],
}

impl<'a> VerifiedData<'a> {
    pub(in crate::pages) fn new(verified: &'a Verified) -> VerifiedData<'a> {
        let Verified { on, sources } = verified;
        VerifiedData {
            on: on.to_string(),
            sources,
        }
    }
}

/// Tage von bis, beide eingeschlossen.
#[derive(Debug, Serialize, JsonSchema)]
pub(in crate::pages) struct DaysData {
    /// Erster Tag; `null` heißt: nicht bekannt.
    #[schemars(extend("format" = "date"))]
    from: Option<String>,
    /// Letzter Tag; `null` heißt: offen.
    #[schemars(extend("format" = "date"))]
    until: Option<String>,
}

impl DaysData {
    pub(in crate::pages) fn new(days: DateSpan) -> DaysData {
        DaysData {
            from: days.known_first().map(|day| day.to_string()),
            until: Some(days.last().to_string()),
        }
    }
    pub(in crate::pages) fn open(
        from: chrono::NaiveDate,
        until: Option<chrono::NaiveDate>,
    ) -> DaysData {
        DaysData {
            from: Some(from.to_string()),
            until: until.map(|day| day.to_string()),
        }
    }
}

/// Uhrzeit von bis, Ortszeit.
#[derive(Debug, Serialize, JsonSchema)]
pub(in crate::pages) struct TimesData {
    /// Beginn.
    #[schemars(extend("pattern" = "^[0-2][0-9]:[0-5][0-9]$"))]
    start: String,
    /// Ende; 24:00 ist Mitternacht.
    #[schemars(extend("pattern" = "^[0-2][0-9]:[0-5][0-9]$"))]
    end: String,
}

impl TimesData {
    pub(in crate::pages) fn new(times: TimeSpan) -> TimesData {
        let clock = |minutes: u16| format!("{:02}:{:02}", minutes / 60, minutes % 60);
        TimesData {
            start: clock(times.start),
            end: clock(times.end),
        }
    }
}

/// Zeiten an Wochentagen.
#[derive(Debug, Serialize, JsonSchema)]
pub(in crate::pages) struct OpeningData<'a> {
    /// Wochentage, 1 ist Montag.
    #[schemars(range(min = 1, max = 7))]
    weekdays: Vec<u32>,
    /// Uhrzeit.
    times: TimesData,
    /// Was dann ist.
    note: Option<&'a str>,
}

impl<'a> OpeningData<'a> {
    pub(in crate::pages) fn new(opening: &'a model::Opening) -> OpeningData<'a> {
        let model::Opening { days, times, note } = opening;
        OpeningData {
            weekdays: weekdays(*days),
            times: TimesData::new(*times),
            note: note.as_deref(),
        }
    }
}

/// Zeitraum mit Abstand zur Weltzeit.
#[derive(Debug, Serialize, JsonSchema)]
pub(in crate::pages) struct SessionData {
    /// Beginn.
    #[schemars(extend("format" = "date-time"))]
    start: String,
    /// Ende.
    #[schemars(extend("format" = "date-time"))]
    end: String,
}

impl SessionData {
    pub(in crate::pages) fn new(session: &Session) -> SessionData {
        let text = crate::calendar::clock::with_offset;
        let Session { start, end } = *session;
        SessionData {
            start: text(start),
            end: text(end),
        }
    }
}

/// The district of a thing.
pub(in crate::pages) fn district(
    portal: &Portal,
    district: Option<Ref<District>>,
) -> Option<NamedData<'_>> {
    let district = &portal.districts()[district?];
    Some(NamedData::new(&district.id, &district.name))
}

/// Weekdays as numbers, 1 is Monday.
pub(in crate::pages) fn weekdays(days: Weekdays) -> Vec<u32> {
    days.iter().map(|day| day.number_from_monday()).collect()
}

/// Text without marks, in lines.
pub(in crate::pages) fn plain(text: Option<&Prose>) -> Option<String> {
    text.map(|text| markdown::lines(&text.0))
}
