//! The way from the start page to a page.

use super::frame::Crumb;
use super::maker::Maker;
use crate::routes;
use crate::text::Lang;

/// The way from the start page: `start` and then pages by key of their name and path.
pub(super) fn crumbs(maker: &Maker<'_>, above: &[(&str, &str)]) -> Vec<Crumb> {
    [("crumb_start", routes::START)]
        .iter()
        .chain(above)
        .map(|(key, path)| Crumb {
            title: maker.tr(key, &[]),
            path: (*path).to_owned(),
        })
        .collect()
}

/// The hand-written page of this name, when there is one: title and path.
pub(super) fn written<'a>(maker: &Maker<'a>, name: &str) -> Option<Crumb> {
    let page = maker
        .portal
        .pages()
        .iter()
        .find(|page| page.name == name && page.lang == Lang::De)?;
    Some(Crumb {
        title: page.title.clone(),
        path: page.path.clone(),
    })
}
