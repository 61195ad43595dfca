//! The table of contents of the site: one line per page kind.

mod calendar;
pub mod calendar_files;
mod card;
mod crumbs;
mod data;
mod dated;
mod event;
mod feeds;
mod frame;
mod handwritten;
pub mod headers;
mod help;
mod hours;
mod house;
mod houses;
pub mod in_words;
pub mod json_ld;
pub mod maker;
mod manifest;
mod networks;
mod offer;
mod offer_facts;
pub mod open_data;
mod outreach;
mod phases;
mod programme;
mod prose;
pub mod qr;
pub mod registrar_frame;
mod rules;
mod schools;
mod search;
mod season_list;
mod season_overview;
mod sitemap;
mod start;
mod state;
mod today;
pub mod venue;
mod verified;
mod week;
mod wishlist;

use crate::calendar::NaiveDate;
use crate::memo::Memo;
use crate::output::{Collisions, Output};
use crate::portal::Portal;
use crate::routes;
use bytes::Bytes;
use maker::{File, Maker, Theme};
use programme::Programme;
use rayon::prelude::*;
use std::sync::Arc;

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

/// The table of contents.
fn contents<'a>(maker: &Maker<'a>) -> anyhow::Result<Vec<Job<'a>>> {
    let mut jobs = Vec::new();
    pages_of_the_town(maker.portal, &mut jobs);
    pages_of_the_pass(maker, &mut jobs)?;
    files_for_programs(maker.portal, &mut jobs);
    Ok(jobs)
}

/// Pages outside the holiday pass.
fn pages_of_the_town<'a>(portal: &'a Portal, jobs: &mut Vec<Job<'a>>) {
    for page in portal.pages() {
        jobs.push(Box::new(move |maker| {
            Ok(vec![handwritten::page(maker, page)?])
        }));
    }
    for page in [
        houses::page,
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
        jobs.push(Box::new(move |maker| Ok(vec![house::page(maker, house)?])));
    }
    for event in portal.events() {
        jobs.push(Box::new(move |maker| Ok(vec![event::page(maker, event)?])));
    }
    jobs.push(Box::new(search::files));
}

/// Seasons and their offers, and what shows all seasons.
fn pages_of_the_pass<'a>(maker: &Maker<'a>, jobs: &mut Vec<Job<'a>>) -> anyhow::Result<()> {
    let mut programmes = Vec::new();
    for season in maker.portal.seasons() {
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
    Ok(())
}

/// Calendar files, open data, feeds; what browsers, search engines and web servers ask for.
fn files_for_programs<'a>(portal: &'a Portal, jobs: &mut Vec<Job<'a>>) {
    for season in portal.seasons() {
        jobs.push(Box::new(move |maker| {
            Ok(calendar_files::season(maker, season))
        }));
        jobs.push(Box::new(move |maker| {
            Ok(vec![open_data::season(maker, season)?])
        }));
    }
    jobs.push(Box::new(|maker| Ok(calendar_files::houses(maker))));
    jobs.push(Box::new(|maker| Ok(calendar_files::rounds(maker))));
    jobs.push(Box::new(|maker| Ok(calendar_files::events(maker))));
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
            routes::file(routes::FREE_PLACES),
            Bytes::from_static(b"{}\n"),
        )])
    }));
}
