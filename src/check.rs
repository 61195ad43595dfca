//! The checks: what staff typed becomes a `Portal`, or a list of everything that is wrong.

mod acknowledged;
mod across_offers;
mod bare;
mod choice;
mod closures;
mod common;
mod events;
mod handwritten;
mod help;
mod helplines;
mod holidays;
mod hours;
mod houses;
mod houses_in_use;
mod index;
mod likely;
mod lower;
mod missing;
mod networks;
mod occasion;
mod occasion_ids;
mod offer;
mod opened;
mod outreach;
mod overnight;
mod postal_codes;
mod prices;
mod prose;
mod published;
mod questions;
mod scalars;
mod schools;
mod season;
mod season_dates;
mod sessions;
mod site;
mod stops;
mod surroundings;
mod when;

use crate::calendar::NaiveDate;
use crate::catalogue::Published;
use crate::diagnostics::Diagnostics;
use crate::model::{Table, each_thing};
use crate::portal::{Portal, PortalParts, Things};
use crate::source::Sources;
use index::Index;
use lower::Lower;
use rayon::prelude::*;

/// Checks everything that was read. The portal is there only when nothing is wrong with it;
/// warnings do not count.
///
/// `published` is the catalogue of the last build, when there is one: what families could register
/// for may not vanish or change its id.
pub fn check(
    sources: &Sources,
    today: NaiveDate,
    published: Option<&Published>,
    read: Diagnostics,
) -> (Option<Portal>, Diagnostics) {
    let mut diagnostics = read;
    let index = Index::new(sources, &mut diagnostics);
    let context = lower::Context {
        index: &index,
        today,
        published: published.map(|published| &published.catalogue),
        downloads: &sources.downloads,
        texts: &sources.texts,
        districts: &[],
    };

    let site = site::site(sources, context, &mut diagnostics);
    let (regions, districts) = site::districts(sources, context, &mut diagnostics);
    let topics = site::topics(sources, context, &mut diagnostics);
    let (school_holidays, public_holidays) = holidays::holidays(sources, context, &mut diagnostics);
    let providers = site::providers(sources, context, &mut diagnostics);
    let context = lower::Context {
        districts: &districts,
        ..context
    };
    let things = things(sources, context, &mut diagnostics);
    let around = surroundings::Surroundings {
        houses: &things.houses,
        public_holidays: &public_holidays,
    };
    let contact = site
        .as_ref()
        .map(|site| site.ferienpass_contact.clone())
        .unwrap_or_default();
    let seasons = season::seasons(sources, context, around, &contact, &mut diagnostics);
    // An offer that cannot be read is not gone.
    if let Some(published) = published.filter(|_| !diagnostics.has_errors()) {
        let houses = around.houses;
        published::ensure_kept(
            published,
            sources,
            &seasons,
            houses,
            today,
            &mut diagnostics,
        );
    }
    let pages = handwritten::pages(sources, context, &mut diagnostics);
    let town = site.as_ref().map(|site| site.town.as_str());
    between_files(sources, town, &mut diagnostics);
    acknowledged::apply(sources, context, &mut diagnostics);

    let portal = match site {
        Some(site) if !diagnostics.has_errors() => Some(Portal::new(PortalParts {
            site,
            regions: Table::new(regions),
            districts: Table::new(districts),
            topics: Table::new(topics),
            school_holidays,
            public_holidays,
            providers: Table::new(providers),
            things,
            seasons: Table::new(seasons),
            pages,
        })),
        _ => None,
    };
    (portal, diagnostics)
}

/// What no file shows alone.
fn between_files(sources: &Sources, town: Option<&str>, diagnostics: &mut Diagnostics) {
    networks::ensure_different(&sources.networks, diagnostics);
    helplines::ensure_same_hours(sources, diagnostics);
    bare::ensure_filled(sources, diagnostics);
    postal_codes::ensure_fit(town, diagnostics);
}

/// Makes the lowering of every kind of thing.
macro_rules! lower_things {
    ($(
        $(#[$doc:meta])*
        $Thing:ident { table: $table:ident, name: $name:literal, german: $german:expr, lower: $lower:path, }
    )*) => {
        /// Lowers every kind of thing.
        fn things(
            sources: &Sources,
            context: lower::Context<'_>,
            diagnostics: &mut Diagnostics,
        ) -> Things {
            Things {
                $($table: Table::new(all(&sources.$table, context, diagnostics, $lower)),)*
            }
        }
    };
}
each_thing!(lower_things);

/// Lowers all files of one kind, in order.
fn all<S: Sync + Send, M: Send>(
    sources: &[crate::source::Source<S>],
    context: lower::Context<'_>,
    diagnostics: &mut Diagnostics,
    lower_one: impl Fn(&mut Lower<'_>, &S, &str) -> Option<M> + Sync,
) -> Vec<M> {
    let lowered: Vec<(Option<M>, Diagnostics)> = sources
        .par_iter()
        .map(|source| {
            let mut lower = Lower::new(context, &source.file);
            let value = source
                .value
                .as_ref()
                .and_then(|value| lower_one(&mut lower, value, &source.stem));
            (value, lower.diagnostics)
        })
        .collect();
    let mut values = Vec::with_capacity(lowered.len());
    for (value, found) in lowered {
        diagnostics.extend(found);
        values.extend(value);
    }
    values
}
