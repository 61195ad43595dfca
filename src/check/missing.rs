//! Fields that are needed and not there: where to say so, and what to write.

use super::lower::{Lower, TOP};
use crate::diagnostics::{At, Check, checks};
use crate::kinds::has_field;
use crate::model::Verified;
use crate::routes;
use crate::schema;
use crate::text::{Lang, and};
use crate::yaml;
use crate::yaml::line::{Line, fields_of, has_more_below, owner};

/// A value for each field that may be missing, to show how it is written.
const EXAMPLES: [(&str, &str); 35] = [
    ("base_url", "https://jugend.beispiel.de"),
    ("because", "Beide Gruppen teilen sich den Saal"),
    ("capacity", "12"),
    ("code", "de"),
    ("days", "mo-fr"),
    ("description", "Was auf dieser Seite steht"),
    ("district", "altdorf"),
    ("draw_on", "2027-02-23"),
    ("euro", "8"),
    ("file", "antrag.pdf"),
    ("free_places_from", "2027-02-26"),
    ("from", "2027-03-30"),
    ("id", "kurzes-wort"),
    ("label", "Was soll auf die Pizza?"),
    ("latitude", "53.7012"),
    ("link", "https://www.beispiel.de/anmeldung"),
    ("longitude", "9.9876"),
    ("name", "…"),
    ("number", "116 111"),
    ("on", "2027-03-31"),
    ("organisation", "Stadt Musterstadt"),
    ("path", routes::HOLIDAY_PASS),
    ("place", "Dorfplatz"),
    ("provider", "backverein"),
    ("published_on", "2027-02-01"),
    ("reason", "Umbau"),
    ("sender", "Ein Angebot der Stadt Musterstadt"),
    ("short", "Wir backen Brot im Steinofen"),
    ("short_name", "Jugendportal"),
    ("text", "Der Termin am Montag fällt aus"),
    ("times", "14:00-19:00"),
    ("title", "…"),
    ("topic", "kochen"),
    ("town", "Musterstadt"),
    ("warning", "same-time"),
];

/// Fields that hold others.
const INNER: [(&str, &[&str]); 5] = [
    ("holidays", &["from", "until"]),
    ("window", &["from", "until"]),
    ("office", &["organisation", "name"]),
    ("sessions", &["- on", "  times"]),
    ("occasions", &["- sessions", "  capacity", "  registration"]),
];

/// What is there in place of a missing field.
enum Instead {
    /// The field, but nothing behind it.
    Nothing(At),
    /// Something that has been reported already.
    Reported,
    /// Not even the field: the entry that lacks it.
    Entry(At),
}

impl Lower<'_> {
    /// Ensure a field is there.
    pub(super) fn required<'f, T>(
        &mut self,
        field: Option<&'f T>,
        name: &str,
        entry: At,
    ) -> Option<&'f T> {
        if field.is_none() {
            self.missing(&checks::MISSING_FIELD, name, entry);
        }
        field
    }

    /// Reports a missing field, unless its absence follows from something that has been reported.
    pub(super) fn missing(&mut self, check: &'static Check, name: &str, entry: At) {
        self.missing_with(check, name, entry, what_to_write(name));
    }

    /// The same with a hint of its own.
    pub(super) fn missing_with(
        &mut self,
        check: &'static Check,
        name: &str,
        entry: At,
        hint: (String, String),
    ) {
        match self.instead(name, entry) {
            Instead::Reported => {}
            Instead::Nothing(at) => {
                self.report(
                    check,
                    at,
                    format!("hinter »{name}:« steht nichts"),
                    format!("nothing stands behind `{name}:`"),
                )
                .hint(hint.0, hint.1);
            }
            Instead::Entry(at) => {
                self.report(
                    check,
                    at,
                    format!("das Feld »{name}« fehlt"),
                    format!("the field `{name}` is missing"),
                )
                .hint(hint.0, hint.1);
            }
        }
    }

    /// Whether nothing that was typed in this entry could be one of these fields.
    pub(super) fn lacks(&self, names: &[&str], entry: At) -> bool {
        names
            .iter()
            .all(|name| !matches!(self.instead(name, entry), Instead::Reported))
    }

    /// Ensure a field that may be missing is not there with nothing behind it; `remedy` says what
    /// to write.
    pub(super) fn not_bare(
        &mut self,
        check: &'static Check,
        name: &str,
        entry: At,
        remedy: (&str, &str),
    ) {
        if let Some(at) = self.bare(name, entry) {
            self.report(
                check,
                at,
                format!("hinter »{name}:« steht nichts"),
                format!("nothing stands behind `{name}:`"),
            )
            .hint(
                format!("{}, oder löschen Sie die Zeile.", remedy.0),
                format!("{}, or delete the line.", remedy.1),
            );
        }
    }

    /// Where this field stands with nothing behind it.
    pub(super) fn bare(&self, name: &str, entry: At) -> Option<At> {
        // Most fields that may be missing stand nowhere in their file: no line has to be taken apart.
        if !self.typed().contains(name) {
            return None;
        }
        match self.instead(name, entry) {
            Instead::Nothing(at) => Some(at),
            _ => None,
        }
    }

    fn instead(&self, name: &str, entry: At) -> Instead {
        let text = self.typed();
        let fields = fields_of(text, entry);
        for field in &fields {
            let key = field.key.unwrap_or_default();
            let nothing = field.is_bare() || ["[]", "{}", "~", "null"].contains(&field.value);
            let empty = nothing && !has_more_below(text, field);
            match (key == name, empty) {
                (true, true) => return Instead::Nothing(field.at()),
                (true, false) => return Instead::Reported,
                _ if !has_field(key) && yaml::meant(key, &[name]).is_some() => {
                    return Instead::Reported;
                }
                _ => {}
            }
        }
        let lines = text
            .lines()
            .map(|raw| Line::parse(0, raw))
            .filter(|line| line.key.is_none() && line.column == entry.column);
        let mut half = lines
            .filter_map(|line| line.whole.strip_prefix(name))
            .filter(|rest| rest.starts_with([':', ' ']));
        if half.next().is_some() {
            Instead::Reported
        } else {
            Instead::Entry(self.entry(entry))
        }
    }

    /// Where to point for an entry as a whole: its first field, or the field that holds it.
    pub(super) fn entry(&self, entry: At) -> At {
        let text = self.typed();
        if entry == TOP {
            return fields_of(text, TOP).first().map_or(TOP, Line::at);
        }
        match Line::of(text, entry.line) {
            Some(line) if line.dash && line.key.is_some() && line.column == entry.column => {
                line.at()
            }
            _ => owner(text, entry).map_or(entry, |line| line.at()),
        }
    }

    /// Ensure a real place says when and from what its facts were checked, and that it is not too
    /// long ago.
    pub(super) fn verified(
        &mut self,
        on: Option<&schema::Date>,
        sources: &[schema::Text],
    ) -> Option<Verified> {
        self.verified_in(on, sources, TOP)
    }

    /// The same for an entry inside of a file.
    pub(super) fn verified_in(
        &mut self,
        on: Option<&schema::Date>,
        sources: &[schema::Text],
        entry: At,
    ) -> Option<Verified> {
        let today = self.context.today;
        if on.is_none() && self.lacks(&["verified_on"], entry) {
            let at = self.entry(entry);
            self.report(
                &checks::VERIFIED,
                at,
                "es fehlt, wann die Angaben geprüft wurden",
                "it is missing when the facts were checked",
            )
            .hint(
                format!("Ergänzen Sie eine Zeile mit dem Tag der Prüfung: verified_on: {today}"),
                format!("Add a line with the day of the check: verified_on: {today}"),
            );
        }
        if sources.is_empty() && self.lacks(&["sources"], entry) {
            let at = self
                .bare("sources", entry)
                .unwrap_or_else(|| self.entry(entry));
            self.report(&checks::VERIFIED, at, "es fehlt, woher die Angaben stammen", "it is missing where the facts come from").hint(
                "Ergänzen Sie »sources:« und darunter je eine Zeile mit Strich, zum Beispiel »- Auskunft des Teams«.",
                "Add `sources:` and below it one line each with a dash, for example `- told by the team`.",
            );
        }
        let (day, sources) = (self.optional_date(on), self.texts(sources));
        let day = day?;
        let verified = Verified { on: day, sources };
        let at = on.map_or(TOP, schema::Date::at);
        if day > today {
            self.report(
                &checks::STALE,
                at,
                "die Prüfung liegt in der Zukunft",
                "the check lies in the future",
            )
            .hint(
                "Schreiben Sie den Tag, an dem die Angaben wirklich geprüft wurden.",
                "Write the day on which the facts were really checked.",
            );
        } else if verified.is_stale(today) {
            self.report(
                &checks::STALE,
                at,
                "die Angaben sind älter als zwei Jahre",
                "the facts are older than two years",
            )
            .hint(
                "Fragen Sie beim Team nach und setzen Sie »verified_on« auf den Tag der Auskunft.",
                "Ask the team and set `verified_on` to the day of the answer.",
            );
        }
        Some(verified)
    }
}

/// What to write for a missing field, in both languages.
fn what_to_write(name: &str) -> (String, String) {
    if let Some((_, inner)) = INNER.iter().find(|(field, _)| *field == name) {
        let quoted: Vec<String> = inner
            .iter()
            .map(|field| format!("»{}: …«", field.trim()))
            .collect();
        let ticked: Vec<String> = inner
            .iter()
            .map(|field| format!("`{}: …`", field.trim()))
            .collect();
        return (
            format!(
                "Ergänzen Sie »{name}:« und darunter eingerückt {}.",
                and(Lang::De, &quoted)
            ),
            format!(
                "Add `{name}:` and below it, indented, {}.",
                and(Lang::En, &ticked)
            ),
        );
    }
    let example = example(name).unwrap_or("…");
    (
        format!("Ergänzen Sie eine Zeile wie diese: »{name}: {example}«."),
        format!("Add a line such as this one: `{name}: {example}`."),
    )
}

/// How a field is written.
pub(super) fn example(name: &str) -> Option<&'static str> {
    let known = EXAMPLES.iter().find(|(field, _)| *field == name);
    known
        .map(|(_, example)| *example)
        .filter(|example| *example != "…")
}
