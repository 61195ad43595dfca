//! The plan of one season as the page shows it.

use super::children::{Kid, Kids};
use super::plan::{Block, Dated, Day, Plan, Stand, Week};
use super::tally::{Counted, Tally};
use super::words::{Standing, free_days, on_day};
use crate::calendar::clock::date_at;
use crate::calendar::dates::{day_and_month, span, weekday_short};
use crate::calendar::local::parse_date;
use crate::calendar::{DateSpan, Datelike, NaiveDate};
use crate::catalogue::Season;
use crate::registrar::domain::{Instant, Registration};
use crate::registrar::family::view::FamilyView;
use crate::registrar::mail::letter::Entry;
use crate::registrar::mail::letters::entries::title;
use crate::registrar::programme::Programme;
use crate::registrar::texts::{Text, Texts, text};
use crate::routes;
use crate::text::Lang;
use serde::Serialize;

/// A registration on a day of the plan.
#[derive(Debug, Serialize)]
pub struct Line {
    /// Number.
    pub id: String,
    /// Who.
    pub kid: Kid,
    /// Title of the offer.
    pub title: String,
    /// When on that day.
    pub time: String,
    /// How it looks.
    pub look: &'static str,
    /// Its symbol.
    pub icon: &'static str,
    /// How it stands.
    pub state: String,
}

/// A day, or free days in a row.
#[derive(Debug, Serialize)]
pub struct DayView {
    /// `Mi`; `Mo, Di`.
    pub name: String,
    /// `7. Juli`; empty for free days.
    pub date: String,
    /// So many free days; 0 when something is on.
    pub free: usize,
    /// What is on.
    pub lines: Vec<Line>,
}

/// A week, or weeks without anything.
#[derive(Debug, Serialize)]
pub struct WeekView {
    /// Id in the page.
    pub id: String,
    /// `Woche 1`; empty outside of the holidays.
    pub name: String,
    /// `5. bis 10. Juli`.
    pub dates: String,
    /// In print it begins a page.
    pub sheet: bool,
    /// The days; none when nothing is on.
    pub days: Vec<DayView>,
}

/// A season.
#[derive(Debug, Serialize)]
pub struct SeasonView {
    /// Id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Where its offers are.
    pub path: String,
    /// Places and sums.
    pub tally: Tally,
    /// Weeks that are over.
    pub past: Vec<WeekView>,
    /// What is still to come.
    pub weeks: Vec<WeekView>,
}

/// What the plan is made of.
pub struct Planning<'a> {
    /// The family.
    pub view: &'a FamilyView,
    /// Its children.
    pub kids: &'a Kids,
    /// The programme.
    pub programme: &'a Programme,
    /// The texts.
    pub texts: &'a Texts,
    /// Now.
    pub now: Instant,
}

/// A registration that goes on, with how it stands.
#[derive(Clone, Copy)]
struct Active<'a> {
    own: &'a Registration,
    entry: &'a Entry,
    standing: Standing,
}

impl<'a> Planning<'a> {
    fn say(&self, text: &Text) -> String {
        self.texts.say(text).into_owned()
    }

    fn active(&self) -> Vec<Active<'a>> {
        let all = self.view.registrations.iter().zip(&self.view.entries);
        let active = all.filter_map(|(own, entry)| {
            let standing = Standing::of(own, self.view, self.programme)?;
            Some(Active {
                own,
                entry,
                standing,
            })
        });
        active.collect()
    }

    /// Every season in which something goes on.
    pub fn seasons(&self) -> Vec<SeasonView> {
        let active = self.active();
        let seasons = self.programme.catalogue().seasons.iter();
        seasons
            .filter_map(|season| self.season(season, &active))
            .collect()
    }

    /// What goes on and is no longer in the programme.
    pub fn undated(&self) -> Vec<Line> {
        let active = self.active();
        let undated = active
            .iter()
            .filter(|one| one.entry.known(self.programme).is_none());
        undated
            .map(|one| self.line(one, String::new(), (1, 1)))
            .collect()
    }

    fn season(&self, season: &Season, active: &[Active<'a>]) -> Option<SeasonView> {
        let dated: Vec<Dated> = active
            .iter()
            .enumerate()
            .filter(|(_, one)| one.own.key.season == season.id)
            .filter_map(|(index, one)| {
                Some(Dated {
                    index,
                    child: self.kids.index(one.own),
                    sessions: one.entry.known(self.programme)?.sessions,
                })
            })
            .collect();
        if dated.is_empty() {
            return None;
        }
        let ends = parse_date(&season.holidays.0).zip(parse_date(&season.holidays.1));
        let holidays = ends.and_then(|(first, last)| DateSpan::new(first, last));
        let plan = Plan::of(&dated, holidays, date_at(self.now));
        let counted = dated.iter().filter_map(|one| active.get(one.index));
        let counted: Vec<Counted<'_>> = counted.map(|one| self.counted(one)).collect();
        let mut weeks: Vec<WeekView> = plan
            .ahead
            .iter()
            .map(|block| self.block(season, block, active))
            .collect();
        // The first one follows the title of the season.
        let busy = weeks.iter_mut().filter(|week| !week.days.is_empty());
        for week in busy.skip(1) {
            week.sheet = true;
        }
        let past = plan.past.iter();
        Some(SeasonView {
            id: season.id.clone(),
            title: season.title.clone(),
            path: routes::season(&season.id),
            tally: Tally::of(&self.kids.all, &counted, season, self.texts),
            past: past.map(|week| self.week(season, week, active)).collect(),
            weeks,
        })
    }

    fn counted(&self, one: &Active<'a>) -> Counted<'_> {
        let terms = self.programme.terms(&one.own.key);
        Counted {
            child: self.kids.index(one.own),
            standing: one.standing,
            prices: terms.map(|terms| terms.prices.as_slice()),
            known: one.entry.waits.price,
            class: one.own.child.price_class.as_deref(),
        }
    }

    fn block(&self, season: &Season, block: &Block, active: &[Active<'a>]) -> WeekView {
        match block {
            Block::Week(week) => self.week(season, week, active),
            Block::Empty(first, last, dates) => WeekView {
                id: week_id(season, dates.first()),
                name: match first == last {
                    true => self.say(&text!("plan_week", number = *first)),
                    false => self.say(&text!("plan_weeks", first = *first, last = *last)),
                },
                dates: span(Lang::De, *dates),
                sheet: false,
                days: Vec::new(),
            },
        }
    }

    fn week(&self, season: &Season, week: &Week, active: &[Active<'a>]) -> WeekView {
        let number = week
            .number
            .map(|number| text!("plan_week", number = number));
        WeekView {
            id: week_id(season, week.span.first()),
            name: number.map_or(String::new(), |number| self.say(&number)),
            dates: span(Lang::De, week.span),
            sheet: false,
            days: week.days.iter().map(|day| self.day(day, active)).collect(),
        }
    }

    fn day(&self, day: &Day, active: &[Active<'a>]) -> DayView {
        match day {
            Day::Free(days) => DayView {
                name: free_days(days),
                date: String::new(),
                free: days.len(),
                lines: Vec::new(),
            },
            Day::Busy(date, stands) => DayView {
                name: weekday_short(Lang::De, date.weekday()).to_owned(),
                date: day_and_month(Lang::De, *date),
                free: 0,
                lines: stands
                    .iter()
                    .filter_map(|stand| Some(self.stand(active.get(stand.index)?, stand, *date)))
                    .collect(),
            },
        }
    }

    fn stand(&self, one: &Active<'a>, stand: &Stand, date: NaiveDate) -> Line {
        let times = stand.sessions.iter().map(|session| on_day(*session, date));
        let times: Vec<String> = times.collect();
        self.line(one, times.join(", "), stand.day)
    }

    fn line(&self, one: &Active<'a>, time: String, (day, days): (usize, usize)) -> Line {
        let (look, icon) = one.standing.look();
        let state = one.standing.words().map(|words| self.say(&words));
        let nth = (days > 1).then(|| self.say(&text!("plan_day", day = day, days = days)));
        let state: Vec<String> = state.into_iter().chain(nth).collect();
        Line {
            id: one.own.id.to_string(),
            kid: self.kids.kid(one.own),
            title: title(one.entry, self.programme).to_owned(),
            time,
            look,
            icon,
            state: state.join(", "),
        }
    }
}

fn week_id(season: &Season, first: NaiveDate) -> String {
    format!("w-{}-{first}", season.id)
}
