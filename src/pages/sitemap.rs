//! What search engines may list: `sitemap.xml` from the finished pages, and `robots.txt`.

use super::maker::{File, Maker};
use crate::output::Output;
use crate::routes;
use rayon::prelude::*;
use serde::Serialize;

/// The mark by which the frame keeps a page out of search engines.
const HIDDEN: &str = "<meta name=\"robots\" content=\"noindex\">";

#[derive(Debug, Serialize)]
struct SitemapView {
    urls: Vec<String>,
}

/// All pages of the finished site that do not carry the mark of hidden ones: what stands in a page
/// and what stands here cannot differ.
pub(super) fn sitemap(maker: &Maker<'_>, output: &Output) -> anyhow::Result<File> {
    let base = &maker.portal.site().base_url;
    let files: Vec<(&str, &[u8])> = output.iter().collect();
    let listed = files
        .par_iter()
        .filter(|(path, bytes)| path.ends_with(".html") && is_listed(bytes));
    let view = SitemapView {
        urls: listed
            .map(|(path, _)| format!("{base}{}", routes::path(path)))
            .collect(),
    };
    maker.file("feeds/sitemap.xml", routes::SITEMAP, &view)
}

/// Where the sitemap is. The registrar's answers are for one family alone.
pub(super) fn robots(maker: &Maker<'_>) -> File {
    let base = &maker.portal.site().base_url;
    (
        "robots.txt".to_owned(),
        format!(
            "User-agent: *\nDisallow: {}\n\nSitemap: {base}{}\n",
            routes::REGISTRATION,
            routes::SITEMAP
        )
        .into(),
    )
}

fn is_listed(html: &[u8]) -> bool {
    let html = String::from_utf8_lossy(html);
    let head = html.split("</head>").next();
    head.is_none_or(|head| !head.contains(HIDDEN))
}

#[cfg(test)]
mod tests {
    use super::is_listed;

    #[test]
    fn only_the_mark_in_the_head_hides_a_page() {
        let mark = "<meta name=\"robots\" content=\"noindex\">";
        assert!(is_listed(b"<head></head><p>x"));
        assert!(!is_listed(format!("<head>{mark}</head><p>x").as_bytes()));
        assert!(is_listed(format!("<head></head><pre>{mark}").as_bytes()));
    }
}
