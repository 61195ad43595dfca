//! The facts of a letter in words, for its file.

use super::entries::title;
use super::phrases::{listed, moment};
use super::{Summary, digest};
use crate::calendar::dates::date;
use crate::registrar::mail::letter::{Entry, Fact};
use crate::registrar::programme::Programme;
use crate::registrar::texts::Texts;
use crate::templates::Shared;
use crate::text::Lang;
use crate::words::money;

/// What a file finds under the name of a fact.
pub fn value(fact: Fact<'_>, programme: &Programme, texts: &Texts) -> Shared {
    match fact {
        Fact::Title(entry) => Shared::new(entry.map_or("", |entry| title(entry, programme))),
        Fact::Day(entry) => Shared::new(&first_day(entry, programme)),
        Fact::Until(until) => Shared::new(&moment(until)),
        Fact::Place(is)
        | Fact::Offered(is)
        | Fact::Again(is)
        | Fact::Changed(is)
        | Fact::Several(is) => Shared::new(&is),
        Fact::Words(_, words) => Shared::new(words),
        Fact::Names(names) => Shared::new(&listed(names)),
        Fact::Money(_, cents) => Shared::new(&money(cents)),
        Fact::Summary(outcomes) => Shared::new(&Summary::of(outcomes).view(texts)),
        Fact::Digest(facts) => Shared::new(&digest::view(facts, programme)),
    }
}

/// The first day of an occasion; nothing when it is no longer in the programme.
fn first_day(entry: &Entry, programme: &Programme) -> String {
    let known = entry.known(programme);
    let first = known.and_then(|known| known.sessions.first().map(|(start, _)| start.date()));
    first.map_or(String::new(), |day| date(Lang::De, day))
}
