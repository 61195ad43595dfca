//! The frame of the site for the pages of the registrar: a page with a mark in place of its content.

use super::frame::Head;
use super::maker::{Maker, Theme};
use crate::calendar::NaiveDate;
use crate::catalogue::Frame;
use crate::portal::Portal;
use crate::routes;
use crate::text::{Explain, Message};

const MARK: &str = "<!--content-->";

/// What stands before and after the content.
///
/// # Errors
/// When the template fails or lost its mark.
pub fn frame(portal: &Portal, theme: &Theme, today: NaiveDate) -> anyhow::Result<Frame> {
    let maker = Maker::new(portal, theme, today, None);
    let head = Head {
        path: routes::REGISTRATION,
        title: "{title}",
        calm: true,
        scripts: &["js/family-list.js", "js/device.js"],
        hidden: true,
        ..Head::default()
    };
    let (_, page) = maker.page("pages/registrar.html", &head, &())?;
    let page = String::from_utf8(page.into())?;
    let (before, after) = page.split_once(MARK).explain(|| {
        Message::new(
            "templates/pages/registrar.html hat seine Marke verloren",
            "templates/pages/registrar.html has lost its mark",
        )
    })?;
    Ok(Frame {
        before: before.to_owned(),
        after: after.to_owned(),
    })
}
