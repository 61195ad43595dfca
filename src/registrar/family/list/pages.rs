//! The pages of the flow as answers.

use super::check::Checking;
use super::choose::Choosing;
use super::flow::Flow;
use super::forecast::{all_of, tallies};
use super::known;
use super::questions::{QuestionsPage, asked};
use super::read::{Family, Person, family, list};
use super::seen::shown;
use super::state::State;
use super::step::Step;
use super::who;
use crate::catalogue::Season;
use crate::registrar::domain::{OccasionKey, Registration};
use crate::registrar::programme::Programme;
use crate::registrar::texts::{Text, text};
use crate::registrar::web::answers::{Page, Stop, message, page, unavailable};
use crate::registrar::web::context::Context;
use crate::registrar::web::field_errors::FieldError;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Serialize;

/// Which page is to be shown, and what it says first.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The page.
    pub step: Step,
    /// Something to say first, and what has changed since the page was shown.
    pub alert: Option<(Text, Vec<Text>)>,
}

/// Shows a page.
///
/// # Errors
/// When the store cannot be used, or the list has become too long.
pub async fn show(context: &Context, state: State, step: Step) -> Page {
    let asked = Asked { step, alert: None };
    answer(context, state, asked, &[], StatusCode::OK).await
}

/// Shows a page with what is wrong on it.
///
/// # Errors
/// When the store cannot be used, or the list has become too long.
pub async fn show_wrong(
    context: &Context,
    state: State,
    asked: Asked,
    errors: &[FieldError],
) -> Page {
    let status = match errors.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    answer(context, state, asked, errors, status).await
}

/// A page, whatever it says.
///
/// # Errors
/// When the store cannot be used, or the list has become too long.
pub async fn answer(
    context: &Context,
    state: State,
    asked: Asked,
    errors: &[FieldError],
    status: StatusCode,
) -> Page {
    let programme = context.programme();
    let Some(season) = programme.season(state.season()) else {
        let (title, lead) = (text!("unknown_title"), text!("unknown_lead"));
        return Ok(message(context, StatusCode::NOT_FOUND, &title, Some(&lead)));
    };
    let family = family(&state, season, &programme.catalogue().town).ok();
    let known = known::of(context, &state).await?;
    let making = Making {
        active: known::active(known.as_ref()),
        context,
        programme: &programme,
        season,
        errors,
        status,
    };
    match (asked.step, family) {
        (Step::Choose(number), Some(Family { people, .. })) => {
            making.choose(state, number, &people).await
        }
        (Step::Questions, Some(Family { people, .. })) => making.questions(&state, &people),
        (Step::Check, Some(Family { people, .. })) => making.check(state, &people, asked).await,
        (Step::Who, _) | (_, None) => making.who(&state),
    }
}

/// What all pages are made of.
struct Making<'a> {
    context: &'a Context,
    /// What goes on for a family that is known.
    active: Vec<Registration>,
    programme: &'a Programme,
    season: &'a Season,
    errors: &'a [FieldError],
    status: StatusCode,
}

impl Making<'_> {
    fn flow(&self, state: &State, step: Step) -> Result<Flow, Stop> {
        let (links, texts) = (&self.context.links, &self.context.pages.texts);
        let seal = state.signed(links, self.context.now());
        let seal = seal.ok_or_else(|| -> Stop {
            let (title, lead) = (text!("list_too_long_title"), text!("list_too_long_lead"));
            let status = StatusCode::PAYLOAD_TOO_LARGE;
            message(self.context, status, &title, Some(&lead)).into()
        })?;
        Ok(Flow::new(
            step,
            state,
            seal,
            self.season,
            self.errors,
            texts,
        ))
    }

    /// Everything that may be chosen.
    fn occasions(&self) -> Vec<OccasionKey> {
        all_of(&self.season.id, self.programme)
    }

    fn page<V: Serialize>(&self, template: &str, title: &Text, data: &V) -> Response {
        let mut title = self.context.say(title);
        if !self.errors.is_empty() {
            let marked = text!("title_with_errors", title = title);
            title = self.context.say(&marked);
        }
        page(self.context, self.status, template, &title, data)
    }

    fn who(&self, state: &State) -> Page {
        let flow = self.flow(state, Step::Who)?;
        let texts = &self.context.pages.texts;
        let town = &self.programme.catalogue().town;
        let data = who::page(state, flow, self.season, town, self.errors, texts);
        let title = text!("list_title", season = self.season.title.as_str());
        Ok(self.page("registrar/list/who.html", &title, &data))
    }

    async fn choose(&self, state: State, number: usize, people: &[Person]) -> Page {
        let (context, now) = (self.context, self.context.now());
        let Some(person) = people.iter().find(|person| person.number >= number) else {
            return self.who(&state);
        };
        let tallies = tallies(&context.store, &state.page, self.occasions(), now)
            .await
            .map_err(unavailable(context))?;
        let flow = self.flow(&state, Step::Choose(person.number))?;
        let own = known::of_child(&self.active, &person.child.key());
        let choosing = Choosing {
            state: &state,
            people,
            person,
            own: &own,
            tallies: &tallies,
            season: self.season,
            programme: self.programme,
            texts: &context.pages.texts,
            now,
        };
        let title = text!(
            "list_choose_title",
            child = person.child.first_name.as_str()
        );
        Ok(self.page("registrar/list/choose.html", &title, &choosing.page(flow)))
    }

    fn questions(&self, state: &State, people: &[Person]) -> Page {
        let (texts, now) = (&self.context.pages.texts, self.context.now());
        let world = (self.programme, self.season);
        let data = QuestionsPage {
            flow: self.flow(state, Step::Questions)?,
            asked: asked(state, people, world, self.errors, texts, now),
        };
        let title = text!("list_questions_title");
        Ok(self.page("registrar/list/questions.html", &title, &data))
    }

    /// The page remembers what it says, so that a change is seen when it is sent.
    async fn check(&self, mut state: State, people: &[Person], asked: Asked) -> Page {
        let (context, now) = (self.context, self.context.now());
        let Ok(list) = list(&state, self.programme, self.season, now) else {
            return self.who(&state);
        };
        let tallies = tallies(&context.store, &state.page, self.occasions(), now)
            .await
            .map_err(unavailable(context))?;
        let texts = &context.pages.texts;
        let offers = (self.season, self.programme);
        let standing = (&tallies, self.active.as_slice());
        state.seen = Some(shown(&list, offers, standing, texts, now));
        let checking = Checking {
            state: &state,
            people,
            list: &list,
            active: &self.active,
            tallies: &tallies,
            season: self.season,
            programme: self.programme,
            texts,
            now,
        };
        let (alert, changes) = asked.alert.unzip();
        let changes = changes.unwrap_or_default();
        let flow = self.flow(&state, Step::Check)?;
        let data = checking.page(flow, alert, &changes, self.errors);
        let title = text!("list_check_title");
        Ok(self.page("registrar/list/check.html", &title, &data))
    }
}
