//! What every page of the flow has: the steps, the way back, the sealed state.

use super::state::State;
use super::step::Step;
use crate::catalogue::Season;
use crate::form_view::ErrorView;
use crate::registrar::texts::{Text, Texts, text};
use crate::registrar::web::field_errors::{FieldError, summary};
use crate::routes;
use serde::Serialize;

/// One of the five steps.
#[derive(Debug, Serialize)]
pub struct Station {
    /// `2. Angebote`.
    pub label: String,
    /// The page it goes back to, when it was done.
    pub back: Option<String>,
    /// The family is there.
    pub here: bool,
}

/// The frame of a page.
#[derive(Debug, Serialize)]
pub struct Flow {
    /// Where the form goes.
    pub action: &'static str,
    /// The page in a word.
    pub step: String,
    /// The first page on which something is chosen.
    pub choose: String,
    /// The sealed state.
    pub seal: String,
    /// Where the offers of the season are.
    pub season_path: String,
    /// Its title.
    pub season: String,
    /// Everything of a family that came by its link.
    pub family: Option<String>,
    /// Its terms.
    pub rules: Vec<String>,
    /// The steps.
    pub stations: Vec<Station>,
    /// `Schritt 2 von 5: …`
    pub progress: String,
    /// Which of them it is.
    pub number: usize,
    /// Heading above what is wrong; empty when all is well.
    pub error_title: String,
    /// What is wrong.
    pub errors: Vec<ErrorView>,
}

/// All of them.
const STEPS: usize = 5;

impl Flow {
    /// The frame of a page.
    pub fn new(
        step: Step,
        state: &State,
        seal: String,
        season: &Season,
        errors: &[FieldError],
        texts: &Texts,
    ) -> Flow {
        let say = |text: Text| texts.say(&text).into_owned();
        let choose = Step::Choose(state.only().unwrap_or(1));
        let names = [
            (say(text!("list_step_who")), Step::Who),
            (say(text!("list_step_choose")), choose),
            (say(text!("list_step_questions")), Step::Questions),
            (say(text!("list_step_check")), Step::Check),
        ];
        let here = step.number();
        let last = say(match state.is_of_known() {
            true => text!("list_step_done"),
            false => text!("list_step_mail"),
        });
        let mut stations: Vec<Station> = names
            .into_iter()
            .enumerate()
            .map(|(index, (label, step))| Station {
                label: match index + 1 < here {
                    true => label,
                    false => format!("{}. {label}", index + 1),
                },
                back: (index + 1 < here).then(|| step.word()),
                here: index + 1 == here,
            })
            .collect();
        stations.push(Station {
            label: format!("{STEPS}. {last}"),
            back: None,
            here: false,
        });
        let progress = match step {
            Step::Who => text!("list_progress_who", last = last.as_str()),
            Step::Choose(_) => text!("list_progress_choose", last = last.as_str()),
            Step::Questions => text!("list_progress_questions", last = last.as_str()),
            Step::Check => text!("list_progress_check", last = last.as_str()),
        };
        let (error_title, errors) = summary(errors, texts);
        Flow {
            action: routes::FAMILY_LIST,
            step: step.word(),
            choose: choose.word(),
            seal,
            season_path: routes::season(&season.id),
            season: season.title.clone(),
            family: state
                .is_of_known()
                .then(|| routes::signed(routes::FAMILY, state.link())),
            rules: rules(season, texts),
            stations,
            progress: say(progress),
            number: here,
            error_title,
            errors,
        }
    }
}

/// The rules of a season, a sentence each.
pub fn rules(season: &Season, texts: &Texts) -> Vec<String> {
    let limit = season
        .limit
        .map(|limit| text!("list_rule_limit", places = limit));
    let day = season.one_per_day.then(|| text!("list_rule_day"));
    let minutes = (season.buffer_minutes > 0)
        .then(|| text!("list_rule_minutes", minutes = season.buffer_minutes));
    let all = [limit, day, minutes].into_iter().flatten();
    all.map(|rule| texts.say(&rule).into_owned()).collect()
}
