//! From what was typed to what is meant: one context per file, and the readers of single values.

use super::index::{Ids, Index};
use crate::calendar::{DateSpan, DayError, NaiveDate, TimeSpan, Weekdays, parse_date};
use crate::diagnostics::{Diagnostic, Diagnostics, Message, Place, Severity};
use crate::model::Ref;
use crate::schema::{Date, Hours, Number, Text};
use crate::text::{is_slug, nearest};
use crate::yaml::At;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What all files share.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context<'a> {
    pub(super) index: &'a Index,
    pub(super) today: NaiveDate,
    pub(super) downloads: &'a BTreeSet<String>,
    pub(super) texts: &'a BTreeMap<Arc<str>, Arc<str>>,
}

/// The lowering of one file: its findings, and readers for its values.
#[derive(Debug)]
pub(super) struct Lower<'a> {
    pub(super) context: Context<'a>,
    pub(super) file: Arc<str>,
    pub(super) diagnostics: Diagnostics,
}

/// A finding under construction: hints may follow.
pub(super) struct Pending<'a> {
    diagnostics: &'a mut Diagnostics,
    diagnostic: Option<Diagnostic>,
}

impl Pending<'_> {
    /// Adds what to do.
    pub(super) fn hint(mut self, de: impl Into<String>, en: impl Into<String>) -> Self {
        if let Some(diagnostic) = &mut self.diagnostic {
            diagnostic.hints.push(Message::new(de, en));
        }
        self
    }
}

impl Drop for Pending<'_> {
    fn drop(&mut self) {
        if let Some(diagnostic) = self.diagnostic.take() {
            self.diagnostics.push(diagnostic);
        }
    }
}

impl<'a> Lower<'a> {
    pub(super) fn new(context: Context<'a>, file: &Arc<str>) -> Lower<'a> {
        Lower { context, file: file.clone(), diagnostics: Diagnostics::default() }
    }

    /// Reports an error.
    pub(super) fn error(&mut self, check: &'static str, at: At, de: impl Into<String>, en: impl Into<String>) -> Pending<'_> {
        self.report(Severity::Error, check, at, Message::new(de, en))
    }

    /// Reports a warning.
    pub(super) fn warning(&mut self, check: &'static str, at: At, de: impl Into<String>, en: impl Into<String>) -> Pending<'_> {
        self.report(Severity::Warning, check, at, Message::new(de, en))
    }

    fn report(&mut self, severity: Severity, check: &'static str, at: At, message: Message) -> Pending<'_> {
        let place = Place { file: self.file.clone(), at };
        let diagnostic = Diagnostic { place, severity, check, message, hints: Vec::new() };
        Pending { diagnostics: &mut self.diagnostics, diagnostic: Some(diagnostic) }
    }

    /// The text of the file as typed.
    pub(super) fn typed(&self) -> &'a str {
        self.context.texts.get(&self.file).map_or("", |text| text)
    }

    /// A text that is needed.
    pub(super) fn text(&mut self, field: Option<&Text>, name: &str, entry: At) -> Option<String> {
        let field = self.required(field, name, entry)?;
        self.some_text(field)
    }

    /// A text that may be missing.
    pub(super) fn optional_text(&mut self, field: Option<&Text>) -> Option<String> {
        self.some_text(field?)
    }

    fn some_text(&mut self, field: &Text) -> Option<String> {
        let text = field.text().trim();
        if text.is_empty() {
            self.error("text-length", field.at(), "hier steht kein Text", "there is no text here")
                .hint("Schreiben Sie einen Text, oder löschen Sie die Zeile.", "Write a text, or delete the line.");
            return None;
        }
        Some(text.to_owned())
    }

    /// A text for a card: at most 160 characters.
    pub(super) fn short_text(&mut self, field: Option<&Text>) -> Option<String> {
        let field = field?;
        let text = self.some_text(field)?;
        self.ensure_length(&text, 160, field.at());
        Some(text)
    }

    /// Ensure a text fits its place.
    pub(super) fn ensure_length(&mut self, text: &str, most: usize, at: At) {
        let length = text.chars().count();
        if length > most {
            self.error(
                "text-length",
                at,
                format!("der Text ist zu lang: {length} Zeichen, höchstens {most}"),
                format!("the text is too long: {length} characters, {most} at most"),
            )
            .hint("Kürzen Sie ihn. Alles Weitere gehört in das Feld »text«.", "Shorten it. Everything else belongs in the field `text`.");
        }
    }

    /// Texts of a list.
    pub(super) fn texts(&mut self, fields: &[Text]) -> Vec<String> {
        fields.iter().filter_map(|field| self.some_text(field)).collect()
    }

    /// Ensure an id can stand in an address and equals the name of its file.
    pub(super) fn file_id(&mut self, field: Option<&Text>, stem: &str) -> Option<String> {
        let field = self.required(field, "id", At { line: 1, column: 1, length: 1 })?;
        let id = self.slug(field)?;
        if id != stem {
            self.error(
                "id",
                field.at(),
                format!("das Kürzel »{id}« passt nicht zum Dateinamen"),
                format!("the id `{id}` does not fit the file name"),
            )
            .hint(
                format!("Schreiben Sie »id: {stem}«, oder benennen Sie die Datei um."),
                format!("Write `id: {stem}`, or rename the file."),
            );
            return None;
        }
        Some(id)
    }

    /// Ensure an id has only lower-case letters, digits and hyphens.
    pub(super) fn slug(&mut self, field: &Text) -> Option<String> {
        let id = field.text();
        if !is_slug(id) {
            let better = crate::text::slug(id);
            let mut pending = self.error("id", field.at(), format!("»{id}« ist kein Kürzel"), format!("`{id}` is no id"));
            pending = pending.hint(
                "Ein Kürzel hat nur Kleinbuchstaben, Ziffern und einzelne Bindestriche.",
                "An id has only lower-case letters, digits and single hyphens.",
            );
            if is_slug(&better) {
                drop(pending.hint(format!("Zum Beispiel »{better}«."), format!("For example `{better}`.")));
            }
            return None;
        }
        Some(id.to_owned())
    }

    /// Looks a reference up; an unknown one gets the nearest name.
    pub(super) fn reference<T>(&mut self, field: &Text, ids: &Ids<T>, de: &str, en: &str) -> Option<Ref<T>> {
        let found = ids.find(field.text());
        if found.is_none() {
            self.unknown(field.text(), ids, field.at(), de, en);
        }
        found
    }

    /// Reports a reference that leads nowhere, unless the list it leads to could not be read.
    pub(super) fn unknown<T>(&mut self, id: &str, ids: &Ids<T>, at: At, de: &str, en: &str) {
        if !ids.is_complete() {
            return;
        }
        let some: Vec<&str> = ids.all().take(12).collect();
        let (de, en) = (format!("{de} »{id}« gibt es nicht"), format!("unknown {en} `{id}`"));
        let hint = match nearest(id, ids.all()) {
            Some(near) => (format!("Meinten Sie »{near}«?"), format!("Did you mean `{near}`?")),
            None if some.is_empty() => {
                ("Bisher gibt es noch keinen Eintrag. Legen Sie ihn zuerst an.".to_owned(), "There is no entry yet. Create it first.".to_owned())
            }
            None => (format!("Es gibt: {}.", some.join(", ")), format!("There are: {}.", some.join(", "))),
        };
        self.error("unknown-id", at, de, en).hint(hint.0, hint.1);
    }

    /// A whole number within bounds.
    pub(super) fn number(&mut self, field: &Number, bounds: std::ops::RangeInclusive<u32>) -> Option<u32> {
        let typed = field.text().trim();
        let number = typed.parse::<u32>().ok().filter(|number| bounds.contains(number));
        if number.is_none() {
            let (low, high) = (bounds.start(), bounds.end());
            self.error(
                "number",
                field.at(),
                format!("»{typed}« geht hier nicht als Zahl"),
                format!("`{typed}` is not possible as a number here"),
            )
            .hint(
                format!("Schreiben Sie eine ganze Zahl von {low} bis {high}, nur Ziffern."),
                format!("Write a whole number from {low} to {high}, digits only."),
            );
        }
        number
    }

    /// A date that is needed.
    pub(super) fn date(&mut self, field: Option<&Date>, name: &str, entry: At) -> Option<NaiveDate> {
        let field = self.required(field, name, entry)?;
        self.some_date(field)
    }

    /// A date that may be missing.
    pub(super) fn optional_date(&mut self, field: Option<&Date>) -> Option<NaiveDate> {
        self.some_date(field?)
    }

    fn some_date(&mut self, field: &Date) -> Option<NaiveDate> {
        let typed = field.text().trim();
        match parse_date(typed) {
            Ok(date) if (2000..=2099).contains(&chrono::Datelike::year(&date)) => Some(date),
            Ok(_) => {
                self.error(
                    "date",
                    field.at(),
                    format!("das Jahr in »{typed}« kann nicht stimmen"),
                    format!("the year in `{typed}` cannot be right"),
                )
                .hint(
                    "Das Jahr hat vier Ziffern und liegt zwischen 2000 und 2099.",
                    "The year has four digits and lies between 2000 and 2099.",
                );
                None
            }
            Err(DayError::NoSuchDay) => {
                self.error("date", field.at(), format!("den Tag »{typed}« gibt es nicht"), format!("the day `{typed}` does not exist"))
                    .hint(
                        "Sehen Sie im Kalender nach, wie viele Tage der Monat hat.",
                        "Look up in a calendar how many days the month has.",
                    );
                None
            }
            Err(DayError::Spelling) => {
                self.error("date", field.at(), format!("»{typed}« ist kein Datum"), format!("`{typed}` is no date")).hint(
                    "Schreiben Sie das Datum so: 2027-03-31, oder so: 31.3.2027.",
                    "Write the date like this: 2027-03-31, or like this: 31.3.2027.",
                );
                None
            }
        }
    }

    /// Ensure two days are the right way round.
    pub(super) fn span(&mut self, first: NaiveDate, last: NaiveDate, at: At) -> Option<DateSpan> {
        let span = DateSpan::new(first, last);
        if span.is_none() {
            self.error("date-order", at, "der letzte Tag liegt vor dem ersten", "the last day lies before the first")
                .hint("Tauschen Sie die beiden Tage, oder prüfen Sie Monat und Jahr.", "Swap the two days, or check month and year.");
        }
        span
    }

    /// From and until, both needed.
    pub(super) fn date_span(&mut self, from: Option<&Date>, until: Option<&Date>, entry: At) -> Option<DateSpan> {
        let first = self.date(from, "from", entry);
        let last = self.date(until, "until", entry);
        self.span(first?, last?, until.map_or(entry, Date::at))
    }

    /// Clock times as typed; the order is not looked at.
    pub(super) fn clock(&mut self, field: &Hours) -> Option<TimeSpan> {
        let typed = field.text().trim();
        let times = TimeSpan::parse(typed);
        if times.is_none() {
            self.error("time", field.at(), format!("»{typed}« sind keine Uhrzeiten"), format!("`{typed}` are no clock times"))
                .hint("Schreiben Sie Anfang und Ende so: 14:00-19:00.", "Write start and end like this: 14:00-19:00.");
        }
        times
    }

    /// Ensure clock times of one day are the right way round.
    pub(super) fn times(&mut self, field: &Hours) -> Option<TimeSpan> {
        let times = self.clock(field)?;
        if times.end <= times.start {
            self.error("time-order", field.at(), "das Ende liegt nicht nach dem Anfang", "the end does not lie after the start")
                .hint("Tauschen Sie die Uhrzeiten, oder prüfen Sie die Stunden.", "Swap the times, or check the hours.");
            return None;
        }
        Some(times)
    }

    /// Weekdays.
    pub(super) fn weekdays(&mut self, field: &Text) -> Option<Weekdays> {
        match Weekdays::parse(field.text()) {
            Ok(days) => Some(days),
            Err(word) => {
                self.error("weekday", field.at(), format!("»{word}« ist kein Wochentag"), format!("`{word}` is no weekday"))
                    .hint("Schreiben Sie zum Beispiel mo, mo-fr oder »mo, mi, fr«.", "Write for example mo, mo-fr or `mo, mi, fr`.");
                None
            }
        }
    }
}
