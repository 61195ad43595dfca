//! Help: numbers first, three doors, advice in town. No forms, a calm look.

use super::crumbs;
use super::frame::{AddressView, ContactView, Crumb, Head};
use super::maker::{File, Maker};
use super::prose;
use super::search::{Found, Item};
use super::verified::VerifiedView;
use crate::calendar::dates;
use crate::html::Html;
use crate::model::{Audience, ConsultationHour, HelpDesk, HelpKind};
use crate::portal::Portal;
use crate::routes;
use crate::text::{Lang, Phone, alphabetical};
use serde::Serialize;

/// Scripts of all help pages.
pub(super) const SCRIPTS: &[&str] = &["js/exit.js"];

#[derive(Debug, Serialize)]
struct HelpView<'a> {
    title: String,
    numbers: Vec<DeskView<'a>>,
    /// The number for children, shown at their door.
    for_children: Option<DeskView<'a>>,
    /// The number for parents, shown at theirs.
    for_parents: Option<DeskView<'a>>,
    worried: Option<Crumb>,
    professionals: Option<Crumb>,
}

#[derive(Debug, Serialize)]
struct AdviceView<'a> {
    title: String,
    numbers: Vec<DeskView<'a>>,
    units: Vec<DeskView<'a>>,
    advice: Vec<DeskView<'a>>,
    hours: Vec<HourView<'a>>,
    downloads: Vec<DownloadView<'a>>,
    old: bool,
}

/// A helpline or unit.
#[derive(Debug, Serialize)]
struct DeskView<'a> {
    id: &'a str,
    name: &'a str,
    audience: Option<String>,
    number: Option<&'a str>,
    number_link: Option<String>,
    hours: Option<&'a str>,
    free: bool,
    anonymous: bool,
    short: Option<&'a str>,
    text_html: Option<Html>,
    address: Option<AddressView<'a>>,
    contact: ContactView<'a>,
    facts: VerifiedView<'a>,
}

#[derive(Debug, Serialize)]
struct HourView<'a> {
    district: &'a str,
    place: &'a str,
    when: String,
    weeks: &'static str,
    note: Option<&'a str>,
    desk: &'a str,
    desk_id: &'a str,
}

#[derive(Debug, Serialize)]
struct DownloadView<'a> {
    title: &'a str,
    path: String,
    ending: String,
    text: Option<&'a str>,
    desk: &'a str,
}

/// The page with the numbers and the three doors.
pub(super) fn page(maker: &Maker<'_>) -> anyhow::Result<File> {
    let numbers = desks(maker, HelpKind::Helpline);
    let first = |audience| {
        ranked(maker, HelpKind::Helpline)
            .find(|desk| desk.audience == audience)
            .map(|desk| view(maker, desk))
    };
    let title = maker.tr("help_page_title", &[]);
    let view = HelpView {
        title: title.clone(),
        numbers,
        for_children: first(Audience::Children),
        for_parents: first(Audience::Parents),
        worried: crumbs::written(maker, "hilfe/sorge-um-ein-kind"),
        professionals: crumbs::written(maker, "hilfe/fachkraefte"),
    };
    let description = maker.tr(
        "help_description",
        &[("town", (&maker.portal.site().town).into())],
    );
    let crumbs = crumbs::crumbs(maker, &[]);
    let head = Head {
        path: routes::HELP,
        title: &title,
        description: &description,
        crumbs,
        calm: true,
        scripts: SCRIPTS,
        ..Head::default()
    };
    maker.page("pages/help.html", &head, &view)
}

/// The page with units, advice, consultation hours and downloads.
pub(super) fn advice(maker: &Maker<'_>) -> anyhow::Result<File> {
    let portal = maker.portal;
    let (units, others) = (desks(maker, HelpKind::Unit), desks(maker, HelpKind::Advice));
    let title = maker.tr("advice_title", &[]);
    let view = AdviceView {
        title: title.clone(),
        numbers: desks(maker, HelpKind::Helpline),
        old: units.iter().chain(&others).any(|desk| desk.facts.stale),
        units,
        advice: others,
        hours: consultation_hours(portal),
        downloads: downloads(portal),
    };
    let description = maker.tr(
        "advice_description",
        &[("town", (&portal.site().town).into())],
    );
    let crumbs = crumbs::crumbs(maker, &[("crumb_hilfe", routes::HELP)]);
    let head = Head {
        path: routes::ADVICE,
        title: &title,
        description: &description,
        crumbs,
        calm: true,
        scripts: SCRIPTS,
        ..Head::default()
    };
    maker.page("pages/advice.html", &head, &view)
}

/// Consultation hours of all desks, by district, day and time.
fn consultation_hours<'a>(portal: &'a Portal) -> Vec<HourView<'a>> {
    let mut hours: Vec<(&'a HelpDesk, &'a ConsultationHour)> = portal
        .help()
        .by_name()
        .flat_map(|desk| desk.consultation_hours.iter().map(move |hour| (desk, hour)))
        .collect();
    hours.sort_by_cached_key(|(desk, hour)| {
        let first = hour
            .days
            .iter()
            .next()
            .map_or(7, |day| day.num_days_from_monday());
        (
            alphabetical(&portal.districts()[hour.district].name),
            first,
            hour.times,
            desk.rank,
        )
    });
    let view = |(desk, hour): (&'a HelpDesk, &'a ConsultationHour)| HourView {
        district: &portal.districts()[hour.district].name,
        place: &hour.place,
        when: format!(
            "{}, {}",
            dates::weekdays(Lang::De, hour.days),
            dates::times(Lang::De, hour.times.start, hour.times.end)
        ),
        weeks: dates::weeks(Lang::De, hour.weeks),
        note: hour.note.as_deref(),
        desk: &desk.name,
        desk_id: &desk.id,
    };
    hours.into_iter().map(view).collect()
}

fn downloads<'a>(portal: &'a Portal) -> Vec<DownloadView<'a>> {
    let desks = portal.help().by_name();
    desks
        .flat_map(|desk| {
            desk.downloads.iter().map(|file| DownloadView {
                title: &file.title,
                path: routes::download(&file.file),
                ending: file
                    .file
                    .rsplit_once('.')
                    .map(|(_, ending)| ending.to_uppercase())
                    .unwrap_or_default(),
                text: file.text.as_deref(),
                desk: &desk.name,
            })
        })
        .collect()
}

/// Desks of a kind, smallest rank first, then by name.
fn ranked<'a>(maker: &Maker<'a>, kind: HelpKind) -> impl Iterator<Item = &'a HelpDesk> {
    let mut list: Vec<&HelpDesk> = maker
        .portal
        .help()
        .by_name()
        .filter(|desk| desk.kind == kind)
        .collect();
    list.sort_by_key(|desk| desk.rank);
    list.into_iter()
}

fn desks<'a>(maker: &Maker<'a>, kind: HelpKind) -> Vec<DeskView<'a>> {
    ranked(maker, kind).map(|desk| view(maker, desk)).collect()
}

fn view<'a>(maker: &Maker<'a>, desk: &'a HelpDesk) -> DeskView<'a> {
    let HelpDesk {
        id,
        name,
        // The page asks for desks of a kind, in their order.
        kind: _,
        audience,
        rank: _,
        number,
        hours,
        free,
        anonymous,
        short,
        text,
        address,
        contact,
        // The page shows those of all desks together.
        consultation_hours: _,
        downloads: _,
        verified,
    } = desk;
    let audience = match audience {
        Audience::Children => Some("help_for_children"),
        Audience::Parents => Some("help_for_parents"),
        Audience::Professionals => Some("help_for_professionals"),
        Audience::Everyone => None,
    };
    DeskView {
        id,
        name,
        audience: audience.map(|key| maker.tr(key, &[])),
        number: number.as_ref().map(Phone::as_str),
        number_link: number.as_ref().map(Phone::link),
        hours: hours.as_deref(),
        free: *free,
        anonymous: *anonymous,
        short: short.as_deref(),
        text_html: prose::prose_of(id, text.as_ref(), 2),
        address: address
            .as_ref()
            .map(|address| AddressView::new(address, &maker.portal.site().town)),
        contact: ContactView::new(contact),
        facts: VerifiedView::new(verified, maker.today),
    }
}

impl Found for HelpDesk {
    const GROUP: &'static str = "search_help";
    const BASE: &'static str = routes::HELP;
    // Who looks for help finds help first.
    const LIFT: u8 = 20;

    fn items(maker: &Maker<'_>) -> Vec<Item> {
        let mut desks: Vec<_> = maker.portal.help().by_name().collect();
        desks.sort_by_key(|desk| desk.rank);
        let desks = desks.into_iter().map(|desk| {
            let page = if desk.kind == HelpKind::Helpline {
                ""
            } else {
                "beratung/"
            };
            let number = desk.number.as_ref().map(Phone::as_str);
            let info = number
                .into_iter()
                .chain(desk.short.as_deref())
                .collect::<Vec<_>>()
                .join(" · ");
            let mut words: Vec<String> = desk
                .contact
                .team
                .iter()
                .filter(|team| **team != desk.name)
                .cloned()
                .collect();
            // A number is typed with and without its spaces.
            words.extend(desk.number.as_ref().map(Phone::national));
            if desk.kind == HelpKind::Helpline {
                words.push(maker.tr("search_help_words", &[]));
            }
            Item::new(
                &desk.name,
                format!("{page}#{}", desk.id),
                info,
                words.join(" "),
            )
        });
        desks.collect()
    }
}
