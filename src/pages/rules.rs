//! What a season allows one child, in sentences: families read it before they fill in a form, not in
//! the answer that refuses.

use super::maker::Maker;
use crate::html::Html;
use crate::model::{Limits, Season};
use serde::Serialize;

#[derive(Debug, Serialize)]
struct RulesView {
    rules: Vec<String>,
}

/// The rules as a part of a page.
pub(super) fn rules(maker: &Maker<'_>, season: &Season) -> anyhow::Result<Html> {
    let view = RulesView {
        rules: sentences(maker, &season.limits),
    };
    maker.fragment("pages/rules.html", &view)
}

fn sentences(maker: &Maker<'_>, limits: &Limits) -> Vec<String> {
    let Limits {
        places,
        buffer_minutes,
        one_per_day,
    } = *limits;
    let number = |key: &str, number: u16| maker.tr(key, &[("n", usize::from(number).into())]);
    let places = places.map(|places| number("rule_places", places));
    let apart = Some(maker.tr("rule_overlap", &[]));
    let buffer = (buffer_minutes > 0).then(|| number("rule_buffer", buffer_minutes));
    let day = one_per_day.then(|| maker.tr("rule_one_per_day", &[]));
    [places, apart, buffer, day].into_iter().flatten().collect()
}
