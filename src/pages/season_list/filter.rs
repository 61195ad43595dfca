//! The filter of the whole list of a season, and the addresses with which it is set.

use super::lists::{AGES, Kind};
use super::{Maker, Programme, card};
use crate::routes;
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Debug, Serialize)]
pub(super) struct FilterView<'a> {
    ages: Vec<u8>,
    topics: Vec<OptionView<'a>>,
    switches: Vec<OptionView<'a>>,
    districts: Vec<OptionView<'a>>,
    button: String,
}

#[derive(Debug, Serialize)]
struct OptionView<'a> {
    id: &'a str,
    name: String,
    count: usize,
}

/// The filter of the whole list.
pub(super) fn filter<'a>(
    maker: &Maker<'a>,
    programme: &Programme<'a>,
    count: &str,
) -> FilterView<'a> {
    let number = |kind: Kind| {
        programme
            .entries
            .iter()
            .filter(|entry| kind.takes(maker, programme, entry))
            .count()
    };
    let topics = maker
        .portal
        .topics()
        .refs()
        .map(|(index, topic)| OptionView {
            id: &topic.id,
            name: topic.name.clone(),
            count: number(Kind::Topic(index.index())),
        });
    let districts = maker
        .portal
        .districts()
        .refs()
        .map(|(index, district)| OptionView {
            id: &district.id,
            name: district.name.clone(),
            count: number(Kind::District(index.index())),
        });
    let switches = routes::SWITCHES
        .iter()
        .enumerate()
        .map(|(index, id)| OptionView {
            id,
            name: maker.tr(&format!("switch_{id}"), &[]),
            count: number(Kind::Switch(index)),
        });
    FilterView {
        ages: AGES.collect(),
        topics: topics.filter(|option| option.count > 0).collect(),
        switches: switches.filter(|option| option.count > 0).collect(),
        districts: districts.filter(|option| option.count > 0).collect(),
        button: maker.tr("filter_show", &[("count", count.into())]),
    }
}

/// What the cards say of each date of the offers that have several, by offer: fetched only when
/// somebody asks for some of them.
pub(super) fn dates(maker: &Maker<'_>, programme: &Programme<'_>) -> serde_json::Result<Vec<u8>> {
    let several = programme
        .entries
        .iter()
        .filter(|entry| entry.shown.len() > 1);
    let said: BTreeMap<&str, String> = several
        .map(|entry| {
            let words = card::words(maker, programme.season, entry.offer, &entry.shown);
            (entry.offer.id.as_str(), words)
        })
        .collect();
    serde_json::to_vec(&said)
}

/// The filter of the whole list that shows what a list made beforehand shows; nothing for weeks, which
/// have no filter.
pub(super) fn query(maker: &Maker<'_>, kind: Kind) -> String {
    let portal = maker.portal;
    match kind {
        Kind::All | Kind::Week(_) => String::new(),
        Kind::Topic(topic) => {
            let mut all = portal.topics().iter();
            all.nth(topic)
                .map(|topic| format!("?thema={}", topic.id))
                .unwrap_or_default()
        }
        Kind::Day(day) => format!("?tag={day}"),
        Kind::District(district) => {
            let mut all = portal.districts().iter();
            all.nth(district)
                .map(|district| format!("?stadtteil={}", district.id))
                .unwrap_or_default()
        }
        Kind::Age(age) => format!("?alter={age}"),
        Kind::Switch(switch) => format!("?{}=1", routes::SWITCHES[switch]),
    }
}

/// Names of what a filter may be set to, by its part of the address: for lists without the fields.
pub(super) fn names(maker: &Maker<'_>) -> Vec<(String, String)> {
    let portal = maker.portal;
    let topics = portal.topics().iter();
    let topics = topics.map(|topic| (format!("thema={}", topic.id), topic.name.clone()));
    let districts = portal.districts().iter();
    let districts =
        districts.map(|district| (format!("stadtteil={}", district.id), district.name.clone()));
    let switches = routes::SWITCHES
        .iter()
        .map(|id| (format!("{id}=1"), maker.tr(&format!("switch_{id}"), &[])));
    topics.chain(districts).chain(switches).collect()
}
