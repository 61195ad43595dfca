//! The page of an offer with all its states, and its form.

use super::frame::{self, ContactView, Head};
use super::maker::{File, Maker};
use super::programme::Programme;
use super::state::{self, Badge, State};
use super::{card, in_words, json_ld, offer_facts, qr, rules, season_list};
use crate::calendar::dates;
use crate::catalogue;
use crate::form_view::{self, Field};
use crate::html::Html;
use crate::model::{Change, Occasion, Offer, Phase, Registration, Season};
use crate::pass::Look;
use crate::portal::for_registrar;
use crate::text::Lang;
use crate::{markdown, routes};
use serde::Serialize;

#[derive(Debug, Serialize)]
struct OfferView<'a> {
    title: &'a str,
    look: Look,
    topic: &'a str,
    topic_path: String,
    season: &'a str,
    season_path: String,
    sample: bool,
    short: &'a str,
    text_html: Option<Html>,
    state: &'static str,
    badge: Badge,
    facts: offer_facts::Facts<'a>,
    changes: Vec<ChangeView<'a>>,
    /// Question and answer, for the accordion.
    know: Vec<(String, String)>,
    provider: &'a str,
    contact: ContactView<'a>,
    id: String,
    calendar: String,
    url: String,
    qr_html: Html,
    /// What is possible today, when there is no form.
    notice: Option<NoticeView<'a>>,
    form: Option<DoorView>,
    form_open: bool,
    /// What holds for every registration of the season, when this offer takes some here.
    rules_html: Option<Html>,
    terms: Option<String>,
    places: Option<&'static str>,
    wishlist: &'static str,
}

#[derive(Debug, Serialize)]
struct ChangeView<'a> {
    date: String,
    iso: String,
    text: &'a str,
}

/// The door to the family list: this offer is chosen, and more can be added.
#[derive(Debug, Serialize)]
struct DoorView {
    action: &'static str,
    season: String,
    /// Which occasion, when several take registrations.
    occasion: Option<Field>,
    /// The occasion, when there is only one.
    only_occasion: Option<String>,
}

/// What is possible today.
#[derive(Debug, Serialize)]
struct NoticeView<'a> {
    /// `info`, `warning` or `danger`.
    look: &'static str,
    title: String,
    text: String,
    /// Address of the provider's registration.
    link: Option<&'a str>,
    /// Cancelled or over: said at the top as well.
    on_top: bool,
}

impl<'a> ChangeView<'a> {
    fn new(change: &'a Change) -> ChangeView<'a> {
        ChangeView {
            date: dates::date(Lang::De, change.on),
            iso: change.on.to_string(),
            text: &change.text,
        }
    }
}

/// The page of an offer.
pub(super) fn page(
    maker: &Maker<'_>,
    programme: &Programme<'_>,
    offer: &Offer,
) -> anyhow::Result<File> {
    let season = programme.season;
    let portal = maker.portal;
    let topic = &portal.topics()[offer.topic];
    let path = routes::offer(&season.id, &offer.id);
    let url = portal.url(&path);
    let shown = card::shown(offer, maker.today);
    let state = state::best(season, shown.iter().copied(), maker.today);
    let form = form(maker, programme, offer);
    let view = OfferView {
        title: &offer.title,
        look: topic.look,
        topic: &topic.name,
        topic_path: programme.topic_path(&topic.id),
        season: &season.title,
        season_path: routes::season(&season.id),
        sample: season.sample,
        short: &offer.short,
        text_html: offer.text.as_ref().map(|text| markdown::render(&text.0, 0)),
        state: state.name(),
        badge: state::badge(maker, season, &shown, state),
        facts: offer_facts::facts(maker, season, offer, &shown),
        changes: offer.changes.iter().map(ChangeView::new).collect(),
        know: know(maker, offer),
        provider: &portal.providers()[offer.provider].name,
        contact: ContactView::new(&offer.contact),
        id: format!("{}/{}", season.id, offer.id),
        calendar: routes::offer_calendar(&season.id, &offer.id),
        qr_html: maker.picture("qr", &url, qr::svg)?,
        url,
        notice: notice(maker, season, state),
        form_open: form.is_some(),
        form,
        rules_html: takes_registrations(&shown, state)
            .then(|| rules::rules(maker, season))
            .transpose()?,
        terms: season
            .terms
            .as_ref()
            .map(|_| routes::season_terms(&season.id)),
        places: (state == State::Free).then_some(routes::FREE_PLACES),
        wishlist: routes::WISHLIST,
    };
    let mut crumbs = season_list::crumbs(maker);
    crumbs.push(season_list::crumb(season));
    let title = format!("{} – {}", offer.title, season.title);
    let first = shown.first().map(|first| in_words::sessions(first));
    let description = format!("{} {}.", offer.short, first.unwrap_or_default());
    let head = Head {
        path: &path,
        title: &title,
        description: &description,
        crumbs,
        hidden: programme.phase == Phase::Hidden,
        scripts: scripts(state),
        alternates: frame::calendar_link(&offer.title, Some(&view.calendar)),
        json_ld: Some(json_ld::offer(maker.portal, season, offer)),
        ..Head::default()
    };
    maker.page("pages/offer.html", &head, &view)
}

fn scripts(state: State<'_>) -> &'static [&'static str] {
    if state == State::Free {
        &["js/offers.js", "js/places.js"]
    } else {
        &["js/offers.js"]
    }
}

/// Whether families register here, now or later.
fn takes_registrations(occasions: &[&Occasion], state: State<'_>) -> bool {
    state.is_open()
        && occasions.iter().any(|occasion| {
            occasion.cancelled.is_none()
                && matches!(
                    occasion.registration,
                    Registration::Draw | Registration::Direct
                )
        })
}

/// The occasions that take registrations here today.
fn open<'a>(season: &Season, offer: &'a Offer, maker: &Maker<'_>) -> Vec<&'a Occasion> {
    offer
        .occasions
        .iter()
        .filter(|occasion| state::occasion(season, occasion, maker.today) == State::Free)
        .collect()
}

fn form(maker: &Maker<'_>, programme: &Programme<'_>, offer: &Offer) -> Option<DoorView> {
    let open = open(programme.season, offer, maker);
    if open.is_empty() {
        return None;
    }
    let wire = for_registrar::offer(maker.portal, programme.season, offer);
    let open: Vec<&catalogue::Occasion> = wire
        .occasions
        .iter()
        .filter(|occasion| open.iter().any(|own| own.id == occasion.id))
        .collect();
    let form_maker = form_view::Maker {
        texts: &maker.theme.texts,
        town: &maker.portal.site().town,
    };
    Some(DoorView {
        action: routes::FAMILY_LIST,
        season: programme.season.id.clone(),
        occasion: (open.len() > 1).then(|| form_maker.occasion(&open)),
        only_occasion: match &open[..] {
            [only] => Some(only.id.clone()),
            _ => None,
        },
    })
}

/// What is possible today, when it is not a form.
fn notice<'a>(maker: &Maker<'_>, season: &Season, state: State<'a>) -> Option<NoticeView<'a>> {
    let say = |look, key: &str, date: &str, reason: &str| NoticeView {
        look,
        title: maker.tr(&format!("offer_{key}_title"), &[("date", date.into())]),
        text: maker.tr(
            &format!("offer_{key}_text"),
            &[
                ("date", date.into()),
                ("reason", reason.into()),
                ("season", (&season.title).into()),
            ],
        ),
        link: None,
        on_top: false,
    };
    let day = |day| dates::day_and_month(Lang::De, day);
    Some(match state {
        State::Free => return None,
        State::Wishes(until) => say("info", "wishes", &day(until), ""),
        State::NotYet(from) => say("info", "not_yet", &day(from), ""),
        State::Draw(free) => say("info", "draw", &day(free), ""),
        State::DropIn => say("info", "drop_in", "", ""),
        State::External(link) => NoticeView {
            link: Some(link),
            ..say("info", "external", "", "")
        },
        State::Full => say("warning", "full", "", ""),
        State::Begun => say("info", "begun", "", ""),
        State::Closed => say("info", "closed", "", ""),
        State::Cancelled(reason) => NoticeView {
            on_top: true,
            ..say("danger", "cancelled", "", reason)
        },
        State::Over => NoticeView {
            on_top: true,
            ..say("info", "over", "", "")
        },
    })
}

/// What is good to know: questions with their answers.
fn know(maker: &Maker<'_>, offer: &Offer) -> Vec<(String, String)> {
    use crate::pass::QuestionKind;
    let mut know = Vec::new();
    let asks = |kind: QuestionKind| {
        offer
            .questions
            .iter()
            .any(|question| question.asks.kind() == kind)
    };
    let mut add = |question: &str, answer: String| know.push((maker.tr(question, &[]), answer));
    if asks(QuestionKind::Swimming) {
        add("know_swimming", maker.tr("know_swimming_text", &[]));
    }
    match &offer.bad_weather {
        Some(plan) => add("know_weather", plan.clone()),
        None if offer.outdoor => add("know_weather", maker.tr("ask_team", &[])),
        None => {}
    }
    if asks(QuestionKind::PickUp) {
        add("know_pick_up", maker.tr("know_pick_up_text", &[]));
    }
    if asks(QuestionKind::Health) {
        add("know_health", maker.tr("know_health_text", &[]));
    }
    if asks(QuestionKind::Photo) {
        add("know_photo", maker.tr("know_photo_text", &[]));
    }
    if offer.supervision_all_day {
        add("know_supervision", maker.tr("know_supervision_text", &[]));
    }
    let by_mail = |occasion: &Occasion| {
        occasion.cancelled.is_none()
            && matches!(
                occasion.registration,
                Registration::Draw | Registration::Direct
            )
    };
    if offer.occasions.iter().any(by_mail) {
        add("know_cancel", maker.tr("know_cancel_text", &[]));
    }
    know
}
