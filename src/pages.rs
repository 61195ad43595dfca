//! The table of contents of the site: one line per page kind.

mod calendar;
mod card;
mod data;
mod dated;
mod event;
mod feeds;
mod frame;
pub mod headers;
mod help;
mod hours;
pub mod ical;
pub mod json_ld;
mod manifest;
mod networks;
mod offer;
mod offer_facts;
pub mod open_data;
mod outreach;
mod parts;
mod phases;
mod place;
mod places;
mod programme;
pub mod qr;
mod schools;
mod search;
mod season_list;
mod season_overview;
mod sitemap;
mod start;
mod state;
mod text;
mod today;
pub mod venue;
mod week;
mod wishlist;
pub mod words;

use crate::assets::Assets;
use crate::calendar::NaiveDate;
use crate::catalogue;
use crate::html::Html;
use crate::i18n::{Arg, Texts};
use crate::memo::{self, Key, Memo};
use crate::output::{Collisions, Output};
use crate::portal::Portal;
use crate::templates::{Shared, Templates};
use crate::text::Lang;
use anyhow::Context;
use bytes::Bytes;
use programme::Programme;
use rayon::prelude::*;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;

pub use frame::{Crumb, Head};

/// What `site/` and `templates/` give: everything that is not data.
#[derive(Debug)]
pub struct Theme {
    /// Templates.
    pub templates: Templates,
    /// Interface texts.
    pub texts: Texts,
    /// Style, scripts, fonts, pictures.
    pub assets: Assets,
    /// Files to fetch, path in the output and bytes.
    pub downloads: Vec<File>,
}

/// One file of the site: its path in the output and its bytes.
pub type File = (String, Bytes);

/// Makes files: the portal, the theme and the day, and nothing else.
#[derive(Debug)]
pub struct Maker<'a> {
    /// What the site shows.
    pub portal: &'a Portal,
    /// How it looks.
    pub theme: &'a Theme,
    /// The day for which it is made, in Europe/Berlin.
    pub today: NaiveDate,
    memo: Option<&'a Memo<Bytes>>,
    /// What all pages of a language share, as a part of the keys of the memo.
    shared_keys: [Key; 2],
    shared: [BTreeMap<&'static str, Shared>; 2],
}

/// A piece of work: it makes one or more files.
type Job<'a> = Box<dyn Fn(&Maker<'a>) -> anyhow::Result<Vec<File>> + Send + Sync + 'a>;

/// Makes the whole site in memory. `memo` remembers pages made with the same theme.
///
/// # Errors
/// When a template fails: a developer must act. When pages want the same path: [`Collisions`].
pub fn make(
    portal: &Portal,
    theme: &Theme,
    today: NaiveDate,
    memo: Option<&Memo<Bytes>>,
) -> anyhow::Result<Output> {
    let maker = Maker::new(portal, theme, today, memo);
    let jobs = contents(&maker)?;
    let files: Vec<Vec<File>> = jobs
        .par_iter()
        .map(|job| job(&maker))
        .collect::<anyhow::Result<_>>()?;
    let mut output = Output::default();
    let inserted = files
        .into_iter()
        .flatten()
        .map(|(path, bytes)| output.insert(path, bytes));
    let taken: Vec<String> = inserted
        .filter_map(Result::err)
        .map(|collision| collision.path)
        .collect();
    if !taken.is_empty() {
        return Err(Collisions(taken).into());
    }
    let (path, bytes) = sitemap::sitemap(&maker, &output)?;
    output.insert(path, bytes)?;
    Ok(output)
}

/// The frame of the site for the pages of the registrar: a page with a mark in place of its
/// content.
///
/// # Errors
/// When the template fails or lost its mark.
pub fn registrar_frame(
    portal: &Portal,
    theme: &Theme,
    today: NaiveDate,
) -> anyhow::Result<catalogue::Frame> {
    const MARK: &str = "<!--content-->";
    let maker = Maker::new(portal, theme, today, None);
    let head = Head {
        path: "/anmeldung/",
        title: "{title}",
        calm: true,
        hidden: true,
        ..Head::default()
    };
    let (_, page) = maker.page("pages/registrar.html", &head, &())?;
    let page = String::from_utf8(page.into())?;
    let (before, after) = page
        .split_once(MARK)
        .context("templates/pages/registrar.html has lost its mark")?;
    Ok(catalogue::Frame {
        before: before.to_owned(),
        after: after.to_owned(),
    })
}

/// The table of contents.
fn contents<'a>(maker: &Maker<'a>) -> anyhow::Result<Vec<Job<'a>>> {
    let portal = maker.portal;
    let mut jobs: Vec<Job<'a>> = Vec::new();
    for page in portal.pages() {
        jobs.push(Box::new(move |maker| Ok(vec![text::page(maker, page)?])));
    }
    for page in [
        places::page,
        outreach::page,
        schools::page,
        help::page,
        help::advice,
        networks::page,
        calendar::page,
        data::page,
    ] {
        jobs.push(Box::new(move |maker| Ok(vec![page(maker)?])));
    }
    for house in portal.houses() {
        jobs.push(Box::new(move |maker| Ok(vec![place::page(maker, house)?])));
    }
    jobs.push(Box::new(search::files));
    for event in portal.events() {
        jobs.push(Box::new(move |maker| Ok(vec![event::page(maker, event)?])));
    }
    for season in portal.seasons() {
        jobs.push(Box::new(move |maker| Ok(ical::season(maker, season))));
        jobs.push(Box::new(move |maker| {
            Ok(vec![open_data::season(maker, season)?])
        }));
    }
    jobs.push(Box::new(|maker| Ok(ical::houses(maker))));
    jobs.push(Box::new(|maker| Ok(ical::rounds(maker))));
    jobs.push(Box::new(|maker| Ok(ical::events(maker))));
    jobs.push(Box::new(open_data::make));
    jobs.push(Box::new(|maker| {
        Ok(vec![feeds::new_offers(maker)?, feeds::changes(maker)?])
    }));
    jobs.push(Box::new(|maker| {
        Ok(vec![
            manifest::manifest(maker)?,
            sitemap::robots(maker),
            headers::file(),
        ])
    }));
    jobs.push(Box::new(|maker| Ok(maker.theme.assets.files().to_vec())));
    jobs.push(Box::new(|maker| Ok(maker.theme.downloads.clone())));
    // Where no registrar answers, nothing is known about free places; browsers then get an empty
    // list, not an error.
    jobs.push(Box::new(|_| {
        Ok(vec![(
            crate::routes::file(crate::routes::PLACES),
            Bytes::from_static(b"{}\n"),
        )])
    }));
    let mut programmes = Vec::new();
    for season in portal.seasons() {
        let programme = Arc::new(Programme::new(maker, season)?);
        let lists = Arc::clone(&programme);
        jobs.push(Box::new(move |maker| season_list::pages(maker, &lists)));
        for offer in &season.offers {
            let programme = Arc::clone(&programme);
            jobs.push(Box::new(move |maker| {
                Ok(vec![offer::page(maker, &programme, offer)?])
            }));
        }
        programmes.push(programme);
    }
    let programmes = Arc::new(programmes);
    let start = Arc::clone(&programmes);
    jobs.push(Box::new(move |maker| {
        Ok(vec![
            start::page(maker, &start)?,
            season_overview::page(maker, &start)?,
        ])
    }));
    jobs.push(Box::new(move |maker| wishlist::pages(maker, &programmes)));
    Ok(jobs)
}

impl<'a> Maker<'a> {
    fn new(
        portal: &'a Portal,
        theme: &'a Theme,
        today: NaiveDate,
        memo: Option<&'a Memo<Bytes>>,
    ) -> Maker<'a> {
        let shared = [Lang::De, Lang::En].map(|lang| {
            BTreeMap::from([
                ("site", Shared::new(&frame::site(portal, lang))),
                ("t", Shared::new(theme.texts.plain(lang))),
                ("assets", Shared::new(theme.assets.urls())),
                ("lang", Shared::new(lang.code())),
            ])
        });
        let shared_keys = [Lang::De, Lang::En].map(|lang| match memo {
            Some(_) => memo::key(&[
                lang.code().as_bytes(),
                &serde_json::to_vec(&frame::site(portal, lang)).unwrap_or_default(),
            ]),
            None => Key::default(),
        });
        Maker {
            portal,
            theme,
            today,
            memo,
            shared_keys,
            shared,
        }
    }

    /// Renders one page: the template with the frame and the data of the page, and the symbols it
    /// uses.
    ///
    /// # Errors
    /// When the template uses something that is not there.
    pub fn page<V: Serialize>(
        &self,
        template: &str,
        head: &Head<'_>,
        data: &V,
    ) -> anyhow::Result<File> {
        let view = frame::page(self, head);
        let make = || {
            let own = [("page", Shared::new(&view)), ("data", Shared::new(data))];
            let html =
                self.theme
                    .templates
                    .render(template, &self.shared[head.lang as usize], &own)?;
            anyhow::Ok(self.theme.assets.with_sprite(&html)?.into_bytes().into())
        };
        let bytes = self.remembered(template, head.lang, &(&view, data), make)?;
        Ok((crate::routes::file(head.path), bytes))
    }

    /// Renders a file that is no page: a feed, a list for machines.
    ///
    /// # Errors
    /// When the template uses something that is not there.
    pub fn file<V: Serialize>(&self, template: &str, path: &str, data: &V) -> anyhow::Result<File> {
        let text = self.theme.templates.render(
            template,
            &self.shared[Lang::De as usize],
            &[("data", Shared::new(data))],
        )?;
        Ok((crate::routes::file(path), text.into()))
    }

    /// Renders a piece of a page once, to be put into several.
    ///
    /// # Errors
    /// When the template uses something that is not there.
    pub(crate) fn fragment<V: Serialize>(&self, template: &str, data: &V) -> anyhow::Result<Html> {
        let render = || {
            self.theme.templates.render(
                template,
                &self.shared[Lang::De as usize],
                &[("data", Shared::new(data))],
            )
        };
        let html = self.remembered(template, Lang::De, data, || Ok(render()?.into()))?;
        Ok(Html::from_template(String::from_utf8(html.into())?))
    }

    /// The remembered result of a template and its view, or a new one.
    fn remembered<V: Serialize>(
        &self,
        template: &str,
        lang: Lang,
        view: &V,
        make: impl FnOnce() -> anyhow::Result<Bytes>,
    ) -> anyhow::Result<Bytes> {
        let Some(memo) = self.memo else { return make() };
        let key = memo::key(&[
            &self.shared_keys[lang as usize],
            template.as_bytes(),
            &serde_json::to_vec(view)?,
        ]);
        memo.get_or_make(key, make)
    }

    /// A picture that depends on a few words alone, remembered like a page.
    ///
    /// # Errors
    /// Those of `make`.
    pub(crate) fn picture(
        &self,
        kind: &str,
        words: &str,
        make: impl FnOnce(&str) -> anyhow::Result<Html>,
    ) -> anyhow::Result<Html> {
        let bytes = self.remembered(kind, Lang::De, &words, || {
            Ok(make(words)?.as_str().to_owned().into())
        })?;
        Ok(Html::from_svg(String::from_utf8(bytes.into())?))
    }

    /// An interface text in German with arguments.
    pub fn tr(&self, key: &str, arguments: &[(&str, Arg<'_>)]) -> String {
        self.theme.texts.format(Lang::De, key, arguments)
    }
}
