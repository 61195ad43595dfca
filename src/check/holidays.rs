//! `holidays.yaml`.

use super::lower::{Context, Lower, TOP};
use super::opened::opened;
use crate::calendar::{NaiveDate, dates};
use crate::diagnostics::{At, Diagnostics, checks};
use crate::model::{PublicHoliday, SchoolHoliday};
use crate::schema;
use crate::source::Sources;
use crate::text::Lang;
use chrono::Months;

/// How long before the end the office is reminded.
const AHEAD: Months = Months::new(12);

/// One list of the file: its field, and what stands in it.
type List = (&'static str, &'static str, &'static str);
const SCHOOL: List = ("school", "Schulferien", "school holidays");
const PUBLIC: List = ("public", "Feiertage", "public holidays");

/// `holidays.yaml`.
pub(super) fn holidays(
    sources: &Sources,
    context: Context<'_>,
    diagnostics: &mut Diagnostics,
) -> (Vec<SchoolHoliday>, Vec<PublicHoliday>) {
    let Some((mut lower, file)) = opened(
        sources.holidays.as_ref(),
        "holidays.yaml",
        sources,
        context,
        diagnostics,
    ) else {
        return (Vec::new(), Vec::new());
    };
    let schema::Holidays {
        school: typed_school,
        public: typed_public,
        verified_on,
        sources,
    } = file;
    lower.verified(verified_on.as_ref(), sources);
    let mut school = Vec::new();
    for field in typed_school {
        let schema::SchoolHoliday { name, from, until } = &field.value;
        let name = lower.text(name.as_ref(), "name", field.at);
        let days = lower.date_span(from.as_ref(), until.as_ref(), field.at);
        school.extend(
            name.zip(days)
                .map(|(name, days)| SchoolHoliday { name, days }),
        );
    }
    let mut public = Vec::new();
    for field in typed_public {
        let schema::PublicHoliday { name, on } = &field.value;
        let name = lower.text(name.as_ref(), "name", field.at);
        let on = lower.date(on.as_ref(), "on", field.at);
        public.extend(name.zip(on).map(|(name, on)| PublicHoliday { name, on }));
    }
    let entered = school.iter().map(|holiday| holiday.days.last()).max();
    let at = typed_school
        .iter()
        .filter_map(|field| field.value.until.as_ref())
        .map(schema::Date::at)
        .max();
    ensure_ahead(&mut lower, SCHOOL, entered, at);
    let entered = public.iter().map(|holiday| holiday.on).max();
    let at = typed_public
        .iter()
        .filter_map(|field| field.value.on.as_ref())
        .map(schema::Date::at)
        .max();
    ensure_ahead(&mut lower, PUBLIC, entered, at);
    school.sort_by_key(|holiday: &SchoolHoliday| holiday.days.first());
    public.sort_by_key(|holiday: &PublicHoliday| holiday.on);
    diagnostics.extend(lower.diagnostics);
    (school, public)
}

/// Ensure the entries of a list reach twelve months ahead. `at` is the place of the last one.
fn ensure_ahead(
    lower: &mut Lower<'_>,
    (field, de, en): List,
    entered: Option<NaiveDate>,
    at: Option<At>,
) {
    let Some(last) = entered else {
        // Entries that are wrong have been reported.
        if at.is_none() && lower.lacks(&[field], TOP) {
            let place = lower.bare(field, TOP).unwrap_or_else(|| lower.entry(TOP));
            lower
                .report(
                    &checks::HOLIDAYS_END,
                    place,
                    format!("es sind keine {de} eingetragen"),
                    format!("no {en} are entered"),
                )
                .hint(
                    format!("Tragen Sie sie unter »{field}:« ein. Bis dahin steht bei Häusern und Spielmobilen an jedem Tag »bitte nachfragen«."),
                    format!("Enter them below `{field}:`. Until then houses and rounds say `please ask` on every day."),
                );
        }
        return;
    };
    if lower.context.today + AHEAD < last {
        return;
    }
    let (day_de, day_en) = (dates::date(Lang::De, last), dates::date(Lang::En, last));
    lower
        .report(
            &checks::HOLIDAYS_END,
            at.unwrap_or(TOP),
            format!("die {de} sind nur bis zum {day_de} eingetragen"),
            format!("the {en} are entered until {day_en} only"),
        )
        .hint(
            "Tragen Sie die nächsten ein. An allen Tagen danach steht bei Häusern und Spielmobilen »bitte nachfragen«.",
            "Enter the next ones. On all days after it houses and rounds say `please ask`.",
        );
}
