//! What registered families have read or were not asked, and no letter tells: what children bring along,
//! and questions that the form has now.

use crate::catalogue::{Catalogue, Offer, Question};
use crate::registrar::domain::Instant;
use crate::registrar::family::form::questions::name_of;
use crate::registrar::programme::Programme;
use crate::registrar::store::sql::{Sql, all, broken, values};
use crate::registrar::store::{Store, StoreError};
use crate::registrar::texts::Texts;
use crate::text::{Message, count};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A line for whatever registered children have read otherwise or were not asked, by the catalogue
/// that was published last. Nothing is written.
///
/// # Errors
/// When the store cannot be used.
pub async fn unasked(
    store: &Store,
    last: &Catalogue,
    programme: Arc<Programme>,
    texts: &Texts,
    now: Instant,
) -> Result<Vec<Message>, StoreError> {
    let registered = store.read(move |db| registered(db, now)).await?;
    let mut lines = Vec::new();
    for ((season, offer), answers) in registered {
        let before = last.seasons.iter().find(|known| known.id == season);
        let before = before.and_then(|known| known.offers.iter().find(|one| one.id == offer));
        let now = programme.offer(&season, &offer);
        if let Some((before, now)) = before.zip(now) {
            lines.extend(of_offer(before, now, answers.len(), texts));
            lines.extend(of_answers(before, now, &answers, texts));
        }
    }
    Ok(lines)
}

/// What a child has answered, by the id of the question.
type Answers = BTreeMap<String, String>;

/// Season and offer, and what each child has answered that is registered for what is ahead.
fn registered(
    db: &dyn Sql,
    now: Instant,
) -> Result<BTreeMap<(String, String), Vec<Answers>>, StoreError> {
    let sql = "SELECT season, offer, answers FROM registrations \
               WHERE status IN ('wished', 'placed', 'waiting', 'offered') AND ends_at > ?1";
    let rows = all(db, sql, values![now], |row| {
        Ok(((row.get(0)?, row.get(1)?), row.get::<String>(2)?))
    })?;
    let mut registered: BTreeMap<(String, String), Vec<Answers>> = BTreeMap::new();
    for (offer, answers) in rows {
        let answers =
            serde_json::from_str(&answers).map_err(|_| broken("eine Antwort", "an answer"))?;
        registered.entry(offer).or_default().push(answers);
    }
    Ok(registered)
}

/// Questions that are gone, and answers that can no longer be chosen.
fn of_answers(before: &Offer, now: &Offer, all: &[Answers], texts: &Texts) -> Vec<Message> {
    let mut lines = Vec::new();
    for question in &before.questions {
        let given = || all.iter().filter_map(|answers| answers.get(&question.id));
        let name = name_of(question, texts);
        let same = |other: &&Question| other.id == question.id && other.kind == question.kind;
        match now.questions.iter().find(same) {
            None => lines.extend(gone(&now.title, &name, given().count())),
            Some(new) if new.options != question.options => {
                let old = given().filter(|answer| !new.options.contains(answer));
                lines.extend(no_choice(&now.title, &name, old.count()));
            }
            Some(_) => {}
        }
    }
    lines
}

fn gone(title: &str, name: &str, children: usize) -> Option<Message> {
    let said = Message::new(
        format!(
            "{title}: die Frage „{name}“ gibt es nicht mehr. {} geantwortet; die Antworten stehen in keiner Liste mehr.",
            count(children, "Kind hat", "Kinder haben")
        ),
        format!(
            "{title}: the question {name:?} is gone. {} answered it; the answers stand in no list any more.",
            count(children, "child has", "children have")
        ),
    );
    (children > 0).then_some(said)
}

fn no_choice(title: &str, name: &str, children: usize) -> Option<Message> {
    let said = Message::new(
        format!(
            "{title}: bei der Frage „{name}“ sind die Antworten andere. {} eine Antwort, die es nicht mehr gibt: Wenn Sie eine neue brauchen, rufen Sie an.",
            count(children, "Kind hat", "Kinder haben")
        ),
        format!(
            "{title}: the answers to {name:?} are others. {} an answer that is gone: call when you need a new one.",
            count(children, "child has", "children have")
        ),
    );
    (children > 0).then_some(said)
}

fn of_offer(before: &Offer, now: &Offer, children: usize, texts: &Texts) -> Vec<Message> {
    let title = &now.title;
    let mut lines = Vec::new();
    if before.bring_along != now.bring_along {
        lines.push(Message::new(
            format!(
                "{title}: die Kinder sollen anderes mitbringen als bisher. {} angemeldet; davon schreiben wir den Familien nicht eigens.",
                count(children, "Kind ist", "Kinder sind")
            ),
            format!(
                "{title}: children bring along something else than before. {} registered; no letter is sent for it.",
                count(children, "child is", "children are")
            ),
        ));
    }
    let new = now
        .questions
        .iter()
        .filter(|question| is_new(question, &before.questions));
    lines.extend(new.map(|question| {
        let name = name_of(question, texts);
        Message::new(
            format!(
                "{title}: neue Pflichtfrage „{name}“. {} das nicht gefragt: Wenn Sie die Antwort brauchen, rufen Sie an.",
                count(children, "angemeldetes Kind wurde", "angemeldete Kinder wurden")
            ),
            format!(
                "{title}: a new question that must be answered: {name:?}. {} not asked: call when you need the answer.",
                count(children, "registered child was", "registered children were")
            ),
        )
    }));
    lines
}

/// Whether a form must answer it that had not to answer anything of the kind before.
fn is_new(question: &Question, before: &[Question]) -> bool {
    let asked = before.iter().any(|known| {
        known.id == question.id && known.kind == question.kind && known.label == question.label
    });
    question.required && !question.kind.is_asked_later() && !asked
}
