//! Readers of single values: texts, ids, references, numbers.

use super::index::{Home, Ids};
use super::lower::{Lower, TOP};
use crate::diagnostics::{At, Diagnostic, checks};
use crate::model::Ref;
use crate::schema::{Number, Text};
use crate::text::{is_slug, nearest};

impl Lower<'_> {
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
            self.report(
                &checks::TEXT_LENGTH,
                field.at(),
                "hier steht ein leerer Text",
                "there is an empty text here",
            )
            .hint(
                "Schreiben Sie einen Text, oder löschen Sie die Zeile.",
                "Write a text, or delete the line.",
            );
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
            self.report(
                &checks::TEXT_LENGTH,
                at,
                format!("der Text ist zu lang: {length} Zeichen, höchstens {most}"),
                format!("the text is too long: {length} characters, {most} at most"),
            )
            .hint(
                format!(
                    "Kürzen Sie ihn um {} Zeichen. Alles Weitere passt in den langen Text.",
                    length - most
                ),
                format!(
                    "Shorten it by {} characters. Everything else fits into the long text.",
                    length - most
                ),
            );
        }
    }

    /// Texts of a list.
    pub(super) fn texts(&mut self, fields: &[Text]) -> Vec<String> {
        fields
            .iter()
            .filter_map(|field| self.some_text(field))
            .collect()
    }

    /// Ensure an id can stand in an address and equals the name of its file.
    pub(super) fn file_id(&mut self, field: Option<&Text>, stem: &str) -> Option<String> {
        let Some(field) = field else {
            let id = if is_slug(stem) {
                stem.to_owned()
            } else {
                crate::text::slug(stem)
            };
            let hint = (
                format!("Ergänzen Sie ganz oben die Zeile »id: {id}«."),
                format!("Add the line `id: {id}` at the top."),
            );
            self.missing_with(&checks::MISSING_FIELD, "id", TOP, hint);
            return None;
        };
        let id = field.text();
        if id == stem && is_slug(id) {
            return Some(id.to_owned());
        }
        if is_slug(id) {
            let fits = if is_slug(stem) {
                stem.to_owned()
            } else {
                crate::text::slug(stem)
            };
            self.report(
                &checks::ID,
                field.at(),
                format!("das Kürzel »{id}« passt nicht zum Dateinamen »{stem}«"),
                format!("the id `{id}` does not fit the file name `{stem}`"),
            )
            .hint(
                format!("Hieß die Datei bisher {id}.yaml? Dann nennen Sie sie wieder so. Ist sie neu? Dann schreiben Sie »id: {fits}«."),
                format!("Was the file called {id}.yaml until now? Then call it so again. Is it new? Then write `id: {fits}`."),
            );
            return None;
        }
        let better = crate::text::slug(id);
        let diagnostic = self.no_slug(field);
        if is_slug(&better) {
            diagnostic.hint(
                format!("Zum Beispiel »id: {better}«. Die Datei heißt dann {better}.yaml."),
                format!("For example `id: {better}`. The file is then called {better}.yaml."),
            );
        }
        None
    }

    /// Ensure an id has only lower-case letters, digits and hyphens.
    pub(super) fn slug(&mut self, field: &Text) -> Option<String> {
        let id = field.text();
        if is_slug(id) {
            return Some(id.to_owned());
        }
        let better = crate::text::slug(id);
        let diagnostic = self.no_slug(field);
        if is_slug(&better) {
            diagnostic.hint(
                format!("Zum Beispiel »id: {better}«."),
                format!("For example `id: {better}`."),
            );
        }
        None
    }

    fn no_slug(&mut self, field: &Text) -> &mut Diagnostic {
        let id = field.text();
        self.report_typed(
            &checks::ID,
            field.at(),
            id,
            format!("»{id}« geht nicht als Kürzel"),
            format!("`{id}` is not possible as an id"),
        )
        .hint(
            "Ein Kürzel hat nur kleine Buchstaben ohne Umlaute, Ziffern und einzelne Bindestriche.",
            "An id has only small letters a to z, digits and single hyphens.",
        )
    }

    /// Looks a reference up; an unknown one gets the nearest name.
    pub(super) fn reference<T>(
        &mut self,
        field: &Text,
        ids: &Ids<T>,
        de: &str,
        en: &str,
    ) -> Option<Ref<T>> {
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
        let (de, en) = (
            format!("{de} »{id}« gibt es nicht"),
            format!("unknown {en} `{id}`"),
        );
        let hint = match nearest(id, ids.all()) {
            Some(near) => (
                format!("Meinten Sie »{near}«?"),
                format!("Did you mean `{near}`?"),
            ),
            None if some.is_empty() => (
                "Bisher gibt es noch keinen Eintrag. Legen Sie ihn zuerst an.".to_owned(),
                "There is no entry yet. Create it first.".to_owned(),
            ),
            None => (
                format!("Es gibt: {}.", some.join(", ")),
                format!("There are: {}.", some.join(", ")),
            ),
        };
        let diagnostic = self
            .report_typed(&checks::UNKNOWN_ID, at, id, de, en)
            .hint(hint.0, hint.1);
        // What is new is not in the list, and the nearest name would be another thing.
        match ids.home().filter(|_| is_slug(id)) {
            Some(Home::File(file)) => {
                diagnostic.hint(
                    format!("Ist »{id}« neu? Dann tragen Sie es in data/{file} ein."),
                    format!("Is `{id}` new? Then enter it in data/{file}."),
                );
            }
            Some(Home::Folder(folder)) => {
                diagnostic.hint(
                    format!("Ist »{id}« neu? Dann legen Sie data/{folder}/{id}.yaml an."),
                    format!("Is `{id}` new? Then create data/{folder}/{id}.yaml."),
                );
            }
            None => {}
        }
    }

    /// A whole number within bounds.
    pub(super) fn number(
        &mut self,
        field: &Number,
        bounds: std::ops::RangeInclusive<u32>,
    ) -> Option<u32> {
        let typed = field.text().trim();
        let number = typed
            .parse::<u32>()
            .ok()
            .filter(|number| bounds.contains(number));
        if number.is_none() {
            let hint = number_hint(typed, &bounds);
            self.report_typed(
                &checks::NUMBER,
                field.at(),
                typed,
                format!("»{typed}« geht hier nicht als Zahl"),
                format!("`{typed}` is not possible as a number here"),
            )
            .hint(hint.0, hint.1);
        }
        number
    }
}

/// What to write instead of a number that does not do. A number is only proposed where leaving out
/// the words around it changes nothing: `5. Klasse` is no age of 5.
fn number_hint(typed: &str, bounds: &std::ops::RangeInclusive<u32>) -> (String, String) {
    const SAY_NOTHING: [&str; 18] = [
        "jahr",
        "jahre",
        "jahren",
        "kind",
        "kinder",
        "kindern",
        "jugendliche",
        "personen",
        "leute",
        "plätze",
        "plätzen",
        "platz",
        "tage",
        "tagen",
        "uhr",
        "years",
        "children",
        "places",
    ];
    let (low, high) = (bounds.start(), bounds.end());
    let lower = typed.to_lowercase();
    let grade = ["klass", "jahrgang", "schuljahr", "grade"]
        .iter()
        .any(|word| lower.contains(word));
    if grade {
        return (
            format!(
                "Hier steht keine Klasse, sondern eine Zahl von {low} bis {high}, bei »from« und »to« das Alter in Jahren. Für welche Klasse etwas ist, sagt der Text."
            ),
            format!(
                "No school year stands here but a number from {low} to {high}, for `from` and `to` the age in years. Which school year it is for is said in the text."
            ),
        );
    }
    let parts: Vec<&str> = lower
        .split(|letter: char| letter.is_whitespace())
        .filter(|part| !part.is_empty())
        .collect();
    let (numbers, words): (Vec<&str>, Vec<&str>) = parts
        .into_iter()
        .partition(|part| part.bytes().all(|digit| digit.is_ascii_digit()));
    let number = match numbers[..] {
        [number] if words.iter().all(|word| SAY_NOTHING.contains(word)) => Some(number),
        _ => None,
    };
    match number.map(|number| (number, number.parse::<u32>())) {
        Some((number, Ok(value))) if !words.is_empty() && bounds.contains(&value) => (
            format!("Schreiben Sie nur die Zahl: {number}"),
            format!("Write the number only: {number}"),
        ),
        Some(_) => (
            format!("Die Zahl liegt zwischen {low} und {high}."),
            format!("The number lies between {low} and {high}."),
        ),
        None => (
            format!("Schreiben Sie eine ganze Zahl in Ziffern, von {low} bis {high}, ohne Wörter."),
            format!("Write a whole number in digits, from {low} to {high}, without words."),
        ),
    }
}
