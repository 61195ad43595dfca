//! The questions that the form of an offer asks.

use super::lower::Lower;
use crate::diagnostics::{At, checks};
use crate::model::{Asks, Question};
use crate::pass::QuestionKind;
use crate::schema;
use crate::text::ClosedSet;
use crate::yaml::Located;

/// Ensure every question can be asked, and its field name is given once.
pub(super) fn questions(
    lower: &mut Lower<'_>,
    fields: &[Located<schema::Question>],
) -> Vec<Question> {
    let mut questions: Vec<Question> = Vec::new();
    for field in fields {
        let Some(question) = question(lower, field) else {
            continue;
        };
        if questions.iter().any(|known| known.id == question.id) {
            let id = &question.id;
            let at = lower.entry(field.at);
            lower
                .report(
                    &checks::QUESTION,
                    at,
                    format!("die Frage »{id}« steht hier zum zweiten Mal"),
                    format!("the question `{id}` stands here a second time"),
                )
                .hint(
                    "Löschen Sie eine davon, oder geben Sie ihr ein anderes Kürzel: »id: …«.",
                    "Delete one of them, or give it another id: `id: …`.",
                );
            continue;
        }
        questions.push(question);
    }
    questions
}

fn question(lower: &mut Lower<'_>, field: &Located<schema::Question>) -> Option<Question> {
    let schema::Question {
        kind,
        id: typed_id,
        label: typed_label,
        hint,
        required,
        options: typed_options,
    } = &field.value;
    let kind = lower.choice(kind.as_ref(), "kind", field.at)?;
    let own = kind.has_own_words();
    let id = match typed_id {
        Some(id) => lower.slug(id)?,
        None if own => {
            lower.required(typed_id.as_ref(), "id", field.at);
            return None;
        }
        None => kind.word().to_owned(),
    };
    let label = if own {
        lower.text(typed_label.as_ref(), "label", field.at)?
    } else {
        String::new()
    };
    if let Some(label) = typed_label.as_ref().filter(|_| !own) {
        lower
            .report(
                &checks::QUESTION,
                label.at(),
                "diese Frage hat schon einen festen Wortlaut",
                "this question has fixed words already",
            )
            .hint(
                "Löschen Sie »label«, oder nehmen Sie »kind: text« für eine eigene Frage.",
                "Delete `label`, or take `kind: text` for a question of your own.",
            );
    }
    let hint = lower.optional_text(hint.as_ref());
    let options = options(lower, typed_options, kind, field.at)?;
    let required = match required {
        Some(required) => lower.yes_no(required)?,
        None => matches!(kind, QuestionKind::Swimming | QuestionKind::PickUp),
    };
    let asks = match kind {
        QuestionKind::Swimming => Asks::Swimming,
        QuestionKind::PickUp => Asks::PickUp,
        QuestionKind::Photo => Asks::Photo,
        QuestionKind::Health => Asks::Health,
        QuestionKind::Text => Asks::Text { label, hint },
        QuestionKind::Choice => Asks::Choice {
            label,
            hint,
            options,
        },
    };
    Some(Question { id, asks, required })
}

/// Ensure a choice has answers to choose from, and no other question has any.
fn options(
    lower: &mut Lower<'_>,
    typed: &[schema::Text],
    kind: QuestionKind,
    entry: At,
) -> Option<Vec<String>> {
    let options = lower.texts(typed);
    let is_choice = kind == QuestionKind::Choice;
    if is_choice && options.len() < 2 {
        let at = typed
            .first()
            .map_or_else(|| lower.entry(entry), schema::Text::at);
        lower
            .report(
                &checks::QUESTION,
                at,
                "eine Auswahl braucht mindestens zwei Antworten",
                "a choice needs at least two answers",
            )
            .hint(
                "Schreiben Sie unter »options:« je Antwort eine Zeile mit einem Strich davor.",
                "Write one line for each answer below `options:`, with a dash in front.",
            );
        return None;
    }
    if let Some(option) = typed.first().filter(|_| !is_choice) {
        lower
            .report(
                &checks::QUESTION,
                option.at(),
                "bei dieser Art von Frage gibt es keine Antworten zur Auswahl",
                "this kind of question has no answers to choose from",
            )
            .hint(
                "Schreiben Sie »kind: choice« für eine Auswahl, oder löschen Sie »options«.",
                "Write `kind: choice` for a choice, or delete `options`.",
            );
    }
    Some(options)
}
