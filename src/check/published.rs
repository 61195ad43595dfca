//! What was published last against what is typed now. Children may be registered for it: nothing
//! of it may vanish, or change its id, without a word.

use crate::calendar::local::{format_minute, parse_minute};
use crate::calendar::{NaiveDate, dates};
use crate::catalogue::dates::{Dates, Moved, Named, is_alone, moved};
use crate::catalogue::{self, Catalogue, Published};
use crate::diagnostics::{At, Diagnostics, Finding, checks};
use crate::kinds::SEASONS;
use crate::model::{House, Occasion, Offer, OfferPlace, Season, Table};
use crate::pass::RegistrationKind;
use crate::schema;
use crate::source::{Source, Sources};
use crate::text::{Lang, Message};
use std::sync::Arc;

/// Ensure every occasion that families could register for is still there, under its id.
pub(super) fn ensure_kept(
    published: &Published,
    sources: &Sources,
    seasons: &[Season],
    houses: &Table<House>,
    today: NaiveDate,
    diagnostics: &mut Diagnostics,
) {
    let (now, all) = (dates_of(seasons), published.catalogue.dates());
    let before: Dates = open(published, today)
        .into_iter()
        .map(|(named, sessions)| match is_alone(&named, &all) {
            true => (named.as_now(&now), sessions),
            false => (named, sessions),
        })
        .collect();
    let moved = moved(&before, &now);
    for (named, sessions) in &before {
        let file = File::of(sources, named);
        let first = sessions.first().and_then(|(start, _)| parse_minute(start));
        let Some(day) = first.map(|start| start.date()) else {
            continue;
        };
        if let Some(Moved { now: other, .. }) = moved.iter().find(|moved| moved.before == *named) {
            let taken = now.contains_key(named);
            report_moved(&file, (named, other), day, taken, diagnostics);
        } else if let Some(occasion) = find(seasons, named) {
            ensure_registration(&file, named, occasion, &published.catalogue, diagnostics);
        } else if let Some(other) =
            renamed((named, sessions), &published.catalogue, seasons, houses)
        {
            report_renamed(&file, named, other, day, diagnostics);
        } else {
            report_gone(
                &file,
                named,
                day,
                published.registered.is_some(),
                diagnostics,
            );
        }
    }
    for named in moved.iter().map(|moved| &moved.before) {
        let (is, was) = (now.get(named), before.get(named));
        let known = |sessions| before.values().any(|known| Some(known) == sessions);
        if is.is_some() && is != was && !known(is) {
            report_taken(&File::of(sources, named), named, diagnostics);
        }
    }
}

/// The offer whose file has another name: it was not there before, and is what is gone by its title, or
/// by its dates and its place.
fn renamed<'a>(
    (named, sessions): (&Named, &[(String, String)]),
    catalogue: &Catalogue,
    seasons: &'a [Season],
    houses: &Table<House>,
) -> Option<&'a str> {
    let was = catalogue
        .seasons
        .iter()
        .find(|season| season.id == named.season)?;
    let before = was.offers.iter().find(|offer| offer.id == named.offer)?;
    let now = seasons.iter().find(|season| season.id == named.season)?;
    if now.offers.iter().any(|offer| offer.id == named.offer) {
        return None;
    }
    let is_new = |offer: &&Offer| was.offers.iter().all(|known| known.id != offer.id);
    let fits = |offer: &&Offer| {
        let same_dates = || {
            offer
                .occasions
                .iter()
                .any(|one| sessions_of(one) == sessions)
        };
        offer.title == before.title || same_dates() && is_at(offer, before, houses)
    };
    let mut new = now.offers.iter().filter(is_new);
    new.find(fits).map(|offer| offer.id.as_str())
}

/// Whether an offer is where another one was.
fn is_at(offer: &Offer, before: &catalogue::Offer, houses: &Table<House>) -> bool {
    match &offer.place {
        OfferPlace::House(house) => before.site.as_ref() == Some(&houses[*house].id),
        OfferPlace::Address(address) => {
            let named = [&address.name, &address.street];
            let mut named = named.into_iter().flatten();
            before.site.is_none() && named.all(|part| before.place.contains(part.as_str()))
        }
        OfferPlace::MeetingPoint => {
            before.site.is_none() && offer.meeting_point == before.meeting_point
        }
    }
}

/// Start and end of its sessions, in their order.
fn sessions_of(occasion: &Occasion) -> Vec<(String, String)> {
    let sessions = occasion.sessions.iter();
    let mut sessions: Vec<(String, String)> = sessions
        .map(|session| (format_minute(session.start), format_minute(session.end)))
        .collect();
    sessions.sort();
    sessions
}

/// Every occasion with its dates.
fn dates_of(seasons: &[Season]) -> Dates {
    let mut dates = Dates::new();
    for season in seasons {
        for offer in &season.offers {
            for occasion in &offer.occasions {
                dates.insert(named(season, offer, occasion), sessions_of(occasion));
            }
        }
    }
    dates
}

fn named(season: &Season, offer: &Offer, occasion: &Occasion) -> Named {
    Named {
        season: season.id.clone(),
        offer: offer.id.clone(),
        occasion: occasion.id.clone(),
    }
}

fn find<'a>(seasons: &'a [Season], named: &Named) -> Option<&'a Occasion> {
    let season = seasons.iter().find(|season| season.id == named.season)?;
    let offer = season.offers.iter().find(|offer| offer.id == named.offer)?;
    offer
        .occasions
        .iter()
        .find(|occasion| occasion.id == named.occasion)
}

/// What families could register for: the window has begun, it is not over, it takes place, and there
/// may be children.
fn open(published: &Published, today: NaiveDate) -> Dates {
    let day = today.to_string();
    let ahead = |occasion: &catalogue::Occasion| {
        occasion.cancelled.is_none()
            && takes(occasion.registration)
            && occasion.sessions.iter().any(|(_, end)| *end > day)
    };
    let mut dates = published.catalogue.dates();
    dates.retain(|named, _| {
        let season = published
            .catalogue
            .seasons
            .iter()
            .find(|season| season.id == named.season && season.window_from <= day);
        let offers = season.into_iter().flat_map(|season| &season.offers);
        let mut occasions = offers.flat_map(|offer| &offer.occasions);
        published.may_have_children(named)
            && occasions.any(|occasion| occasion.id == named.occasion && ahead(occasion))
    });
    dates
}

fn takes(registration: RegistrationKind) -> bool {
    match registration {
        RegistrationKind::Draw | RegistrationKind::Direct => true,
        RegistrationKind::None | RegistrationKind::External => false,
    }
}

/// The file of an offer, also when it is not there any more.
struct File<'a> {
    name: Arc<str>,
    source: Option<&'a Source<schema::Offer>>,
}

impl<'a> File<'a> {
    fn of(sources: &'a Sources, named: &Named) -> File<'a> {
        let season = sources
            .seasons
            .iter()
            .find(|season| season.folder == named.season);
        let mut offers = season.into_iter().flat_map(|season| &season.offers);
        let source = offers.find(|source| source.stem == named.offer);
        let data = sources.data.trim_end_matches('/');
        let Named { season, offer, .. } = named;
        let name = || format!("{data}/{SEASONS}/{season}/offers/{offer}.yaml").into();
        File {
            name: source.map_or_else(name, |source| source.file.clone()),
            source,
        }
    }

    /// Where a day or an id stands.
    fn place(&self, wanted: impl Fn(&schema::Occasion) -> Option<At>) -> At {
        let offer = self.source.and_then(|source| source.value.as_deref());
        let mut occasions = offer.into_iter().flat_map(|offer| &offer.occasions);
        occasions
            .find_map(|occasion| wanted(&occasion.value))
            .unwrap_or_default()
    }

    fn day(&self, day: NaiveDate) -> At {
        self.place(|occasion| {
            let mut days = occasion
                .sessions
                .iter()
                .filter_map(|session| session.value.on.as_ref());
            days.find(|on| crate::calendar::parse_date(on.text()) == Ok(day))
                .map(schema::Date::at)
        })
    }

    fn id(&self, id: &str) -> At {
        self.place(|occasion| {
            let typed = occasion.id.as_ref();
            typed
                .filter(|typed| typed.text().trim() == id)
                .map(schema::Text::at)
        })
    }
}

/// `taken`: another date has the id now.
fn report_moved(
    file: &File<'_>,
    (named, other): (&Named, &str),
    day: NaiveDate,
    taken: bool,
    to: &mut Diagnostics,
) {
    let id = &named.occasion;
    let (de, en) = (dates::date(Lang::De, day), dates::date(Lang::En, day));
    let (then_de, then_en) = if taken {
        (
            "angemeldete Kinder kämen an einen anderen Tag",
            "registered children would be sent to another day",
        )
    } else {
        (
            "angemeldete Kinder gehörten zu keinem Termin mehr",
            "registered children would belong to no occasion any more",
        )
    };
    let message = Message::new(
        format!("der Termin am {de} hieß bisher »{id}«, jetzt »{other}«: {then_de}"),
        format!("the occasion on {en} was called `{id}` and is now `{other}`: {then_en}"),
    );
    let finding = Finding::new(&checks::OCCASION_KEPT, file.day(day), message);
    to.report(&file.name, finding).hint(
        format!("Schreiben Sie bei diesem Termin wieder »id: {id}«."),
        format!("Write `id: {id}` at this occasion again."),
    );
}

fn report_renamed(
    file: &File<'_>,
    named: &Named,
    other: &str,
    day: NaiveDate,
    to: &mut Diagnostics,
) {
    let offer = &named.offer;
    let (de, en) = (dates::date(Lang::De, day), dates::date(Lang::En, day));
    let message = Message::new(
        format!(
            "das Angebot »{offer}« heißt jetzt »{other}«: wer für den {de} angemeldet ist, gehörte zu keinem Angebot mehr"
        ),
        format!(
            "the offer `{offer}` is called `{other}` now: those registered for {en} would belong to no offer any more"
        ),
    );
    let finding = Finding::new(&checks::OCCASION_KEPT, At::default(), message);
    to.report(&file.name, finding).hint(
        format!("Nennen Sie die Datei wieder »{offer}.yaml«, mit »id: {offer}« darin. Der Titel darf ein anderer sein."),
        format!("Call the file `{offer}.yaml` again, with `id: {offer}` in it. The title may be another one."),
    );
}

fn report_taken(file: &File<'_>, named: &Named, to: &mut Diagnostics) {
    let id = &named.occasion;
    let message = Message::new(
        format!("»{id}« hieß bisher ein anderer Termin"),
        format!("another occasion was called `{id}` until now"),
    );
    let finding = Finding::new(&checks::OCCASION_KEPT, file.id(id), message);
    to.report(&file.name, finding).hint(
        format!("Geben Sie diesem Termin ein neues Kürzel, zum Beispiel »id: {id}-neu«."),
        format!("Give this occasion a new id, for example `id: {id}-neu`."),
    );
}

/// `asked`: children are registered for it. Otherwise there may be none.
fn report_gone(file: &File<'_>, named: &Named, day: NaiveDate, asked: bool, to: &mut Diagnostics) {
    let id = &named.occasion;
    let (de, en) = (dates::date(Lang::De, day), dates::date(Lang::En, day));
    let (who_de, who_en) = if asked {
        (
            "dafür sind Kinder angemeldet",
            "children are registered for it",
        )
    } else {
        (
            "dafür konnten sich Familien anmelden",
            "families could register for it",
        )
    };
    let message = Message::new(
        format!("der Termin »{id}« am {de} ist nicht mehr da; {who_de}"),
        format!("the occasion `{id}` on {en} is gone; {who_en}"),
    );
    let finding = Finding::new(&checks::OCCASION_KEPT, At::default(), message);
    let report = to
        .report(&file.name, finding)
        .hint(
            "Fällt er aus? Dann lassen Sie den Termin stehen und schreiben »cancelled: « mit dem Grund dazu. Alle Familien bekommen Bescheid.",
            "Is it called off? Then leave the occasion where it is and add `cancelled: ` with the reason. Every family is told.",
        )
        .hint(
            format!("Ist er nur an einem anderen Tag? Dann schreiben Sie bei dem neuen Tag »id: {id}«."),
            format!("Is it only on another day? Then write `id: {id}` at the new day."),
        );
    if !asked {
        report.hint(
            "Hat sich noch niemand angemeldet? Dann bauen Sie mit --registrar und dem Ordner der Anmeldungen: Termine ohne Kinder dürfen weg.",
            "Has nobody registered yet? Then build with --registrar and the folder of the registrations: occasions without children may go.",
        );
    }
}

/// Ensure it still takes registrations.
fn ensure_registration(
    file: &File<'_>,
    named: &Named,
    occasion: &Occasion,
    published: &Catalogue,
    to: &mut Diagnostics,
) {
    if takes(occasion.registration.kind()) || occasion.cancelled.is_some() {
        return;
    }
    let at = file.place(|typed| {
        let day = occasion.sessions.first()?.start.date();
        let mut days = typed
            .sessions
            .iter()
            .filter_map(|session| session.value.on.as_ref());
        days.find(|on| crate::calendar::parse_date(on.text()) == Ok(day))?;
        Some(typed.registration.as_ref()?.at())
    });
    let id = &named.occasion;
    let team = published
        .seasons
        .iter()
        .find(|season| season.id == named.season);
    let title = team.map_or("", |season| season.title.as_str());
    let message = Message::new(
        format!(
            "für »{id}« ({title}) konnten sich Familien bisher hier anmelden; wer schon angemeldet ist, erfährt davon nichts"
        ),
        format!(
            "until now families could register for `{id}` ({title}) here; those who have are not told"
        ),
    );
    let finding = Finding::new(&checks::REGISTRATION_KEPT, at, message);
    to.report(&file.name, finding).hint(
        format!("Fragen Sie das Anmeldebüro, ob schon Kinder angemeldet sind: »registrar list {}«. Schreiben Sie diesen Familien.", named.season),
        format!("Ask the office whether children are registered already: `registrar list {}`. Write to these families.", named.season),
    );
}
