//! `ferienpass/<season>/offers/*.yaml`.

use super::houses::ensure_open;
use super::lower::{Lower, TOP};
use super::occasion::occasion;
use super::surroundings::Frame;
use crate::diagnostics::checks;
use crate::model::{Asks, Change, Occasion, Offer, OfferPlace, Question};
use crate::pass::QuestionKind;
use crate::schema;
use crate::text::ClosedSet;
use crate::yaml::Located;

/// One offer.
pub(super) fn offer(
    lower: &mut Lower<'_>,
    offer: &schema::Offer,
    stem: &str,
    frame: &Frame<'_>,
) -> Option<Offer> {
    let id = lower.file_id(offer.id.as_ref(), stem);
    if let Some(id) = &id
        && crate::routes::SEASON_LISTS.contains(&id.as_str())
    {
        lower
            .report(
                &checks::DUPLICATE_ID,
                offer.id.as_ref().map_or(TOP, schema::Text::at),
                format!("»{id}« heißt schon eine Liste der Saison"),
                format!("`{id}` is already a list of the season"),
            )
            .hint(
                "Wählen Sie ein anderes Kürzel, zum Beispiel mit einem Wort mehr.",
                "Choose another id, for example with one word more.",
            );
    }
    let title = lower.text(offer.title.as_ref(), "title", TOP);
    let short = lower
        .required(offer.short.as_ref(), "short", TOP)
        .and_then(|short| lower.short_text(Some(short)));
    let text = lower.prose(offer.text.as_ref());
    let index = lower.context.index;
    let topic = lower
        .required(offer.topic.as_ref(), "topic", TOP)
        .and_then(|id| lower.reference(id, &index.topics, "das Thema", "topic"));
    let provider = lower
        .required(offer.provider.as_ref(), "provider", TOP)
        .and_then(|id| lower.reference(id, &index.providers, "den Anbieter", "provider"));
    let meeting_point = lower.optional_text(offer.meeting_point.as_ref());
    let place = place(lower, offer);
    let house = match &place {
        Some(OfferPlace::House(house)) => frame
            .houses
            .iter()
            .find(|candidate| index.houses.find(&candidate.id) == Some(*house)),
        _ => None,
    };
    let own_district = offer
        .district
        .as_ref()
        .and_then(|id| lower.reference(id, &index.districts, "den Stadtteil", "district"));
    let mut occasions: Vec<Occasion> = Vec::new();
    if offer.occasions.is_empty() {
        let hint = (
            "Ein Angebot braucht einen Termin. Wie man ihn schreibt, zeigt data/LIESMICH.md unter »Ein Angebot«.".to_owned(),
            "An offer needs an occasion. data/LIESMICH.md shows how to write one, under `Ein Angebot`.".to_owned(),
        );
        lower.missing_with(&checks::MISSING_FIELD, "occasions", TOP, hint);
    }
    for (number, field) in offer.occasions.iter().enumerate() {
        occasions.extend(occasion(
            lower,
            field,
            &format!("{stem}-{}", number + 1),
            frame,
        ));
    }
    if let (Some(field), Some(OfferPlace::House(house)), Some(last)) = (
        &offer.place,
        &place,
        occasions.iter().map(Occasion::last_day).max(),
    ) {
        ensure_open(lower, field, *house, last);
    }
    occasions.sort_by(|a, b| a.sessions.cmp(&b.sessions).then_with(|| a.id.cmp(&b.id)));
    let accessibility = match lower.accessibility(offer.accessibility.as_ref()) {
        Some(own) => own,
        None => house
            .map(|house| house.accessibility.clone())
            .unwrap_or_default(),
    };
    let contact = if offer.contact.is_some() {
        lower.contact(offer.contact.as_ref())
    } else {
        frame.contact.clone()
    };
    let mut changes: Vec<Change> = offer
        .changes
        .iter()
        .filter_map(|field| {
            let on = lower.date(field.value.on.as_ref(), "on", field.at);
            let text = lower.text(field.value.text.as_ref(), "text", field.at);
            Some(Change {
                on: on?,
                text: text?,
            })
        })
        .collect();
    changes.sort_by_key(|change| std::cmp::Reverse(change.on));
    let bring_along = lower.texts(&offer.bring_along);
    let supervision_all_day = lower.flag(offer.supervision_all_day.as_ref());
    let outdoor = lower.flag(offer.outdoor.as_ref());
    let bad_weather = lower.optional_text(offer.bad_weather.as_ref());
    let questions = questions(lower, &offer.questions);
    if occasions.is_empty() {
        return None;
    }
    Some(Offer {
        id: id?,
        title: title?,
        short: short?,
        text,
        topic: topic?,
        provider: provider?,
        place: place?,
        meeting_point,
        district: own_district.or(house.and_then(|house| house.district)),
        occasions,
        bring_along,
        supervision_all_day,
        accessibility,
        outdoor,
        bad_weather,
        questions,
        contact,
        changes,
    })
}

/// Ensure an offer says where it is, in one way.
fn place(lower: &mut Lower<'_>, offer: &schema::Offer) -> Option<OfferPlace> {
    let index = lower.context.index;
    match (&offer.place, &offer.address) {
        (Some(_), Some(address)) => {
            let at = lower.entry(address.at);
            lower.report(&checks::PLACE, at, "hier stehen ein Haus und eine Anschrift", "there are a house and an address here").hint(
                "Behalten Sie eins von beiden: »place« für ein Haus, »address« für einen anderen Ort.",
                "Keep one of the two: `place` for a house, `address` for another place.",
            );
            None
        }
        (Some(house), None) => lower
            .reference(house, &index.houses, "das Haus", "house")
            .map(OfferPlace::House),
        (None, Some(address)) => lower.address(Some(address)).map(OfferPlace::Address),
        (None, None) if offer.meeting_point.is_some() => Some(OfferPlace::MeetingPoint),
        (None, None) if !lower.lacks(&["place", "address", "meeting_point"], TOP) => None,
        (None, None) => {
            let at = lower.entry(TOP);
            lower.report(&checks::PLACE, at, "das Angebot sagt nicht, wo es ist", "the offer does not say where it is").hint(
                "Ergänzen Sie »place: …« mit dem Kürzel eines Hauses, »address:« mit einer Anschrift oder »meeting_point: …« mit einem Treffpunkt.",
                "Add `place: …` with the id of a house, `address:` with an address, or `meeting_point: …`.",
            );
            None
        }
    }
}

/// Ensure every question can be asked, and its field name is given once.
fn questions(lower: &mut Lower<'_>, fields: &[Located<schema::Question>]) -> Vec<Question> {
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
    let question = &field.value;
    let kind = lower.choice(question.kind.as_ref(), "kind", field.at)?;
    let own = kind.has_own_words();
    let id = match &question.id {
        Some(id) => lower.slug(id)?,
        None if own => {
            lower.required(question.id.as_ref(), "id", field.at);
            return None;
        }
        None => kind.word().to_owned(),
    };
    let label = if own {
        lower.text(question.label.as_ref(), "label", field.at)?
    } else {
        String::new()
    };
    if let Some(label) = question.label.as_ref().filter(|_| !own) {
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
    let hint = lower.optional_text(question.hint.as_ref());
    let options = options(lower, field, kind)?;
    let required = match &question.required {
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
    field: &Located<schema::Question>,
    kind: QuestionKind,
) -> Option<Vec<String>> {
    let typed = &field.value.options;
    let options = lower.texts(typed);
    let is_choice = kind == QuestionKind::Choice;
    if is_choice && options.len() < 2 {
        let at = typed
            .first()
            .map_or_else(|| lower.entry(field.at), schema::Text::at);
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
