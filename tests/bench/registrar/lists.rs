//! Lists as the benchmark sends them: the page to check is sealed here, a minute ago, so that one request
//! is a whole list.

use super::client::post;
use super::process::{form, links, page};
use super::sample::{self, state};
use chrono::{TimeDelta, Utc};
use jugendportal::catalogue::Catalogue;
use jugendportal::registrar::domain::RequestId;
use jugendportal::registrar::domain::signed_links::Links;
use jugendportal::registrar::domain::tally::Tally;
use jugendportal::registrar::family::list::{forecast::Tallies, read, seen};
use jugendportal::registrar::programme::Programme;
use jugendportal::registrar::texts::Texts;
use jugendportal::registrar::web::fields::Fields;

/// Where the pages of the list are sent.
pub const LIST: &str = "/anmeldung/liste";

/// A season of offers that leave one another room: so many on a day, the next ones on the day after; and
/// no child has too many.
pub fn season(offers: usize, on_a_day: usize, capacity: u32) -> Catalogue {
    let mut catalogue = super::process::catalogue(offers, capacity);
    let season = &mut catalogue.seasons[0];
    season.limit = None;
    for (number, offer) in season.offers.iter_mut().enumerate() {
        let (day, hour) = (1 + number / on_a_day, 8 + number % on_a_day);
        let at = |minute: u32| format!("2099-04-{day:02}T{hour:02}:{minute:02}");
        offer.title = format!("Angebot {number}");
        offer.occasions[0].sessions = vec![(at(0), at(50))];
    }
    catalogue
}

/// Makes the last requests of lists: their pages to check have shown how the season stands.
pub struct Maker {
    programme: Programme,
    texts: Texts,
    links: Links,
    tallies: Tallies,
}

impl Maker {
    /// For lists in this season; so many places are taken at each offer.
    pub fn new(catalogue: &Catalogue, taken: u32) -> Maker {
        let programme = Programme::new(catalogue.clone()).unwrap();
        let tally = Tally {
            general: taken,
            ..Tally::default()
        };
        let all = programme.all().map(|terms| (terms.key.clone(), tally));
        Maker {
            tallies: all.collect(),
            programme,
            texts: Texts::with_site().unwrap(),
            links: links(),
        }
    }

    /// A list that was read: each of the children wants these offers.
    pub fn sealed(&self, number: usize, children: &[&[usize]]) -> Vec<u8> {
        let before = Utc::now() - TimeDelta::minutes(1);
        let chance = std::array::from_fn(|place| (number >> (5 * place).min(63)) as u8);
        let list = typed(&format!("familie{number}"), children);
        let mut state = state(&list, RequestId::new(before, chance), before);
        let season = self.programme.season(state.season()).unwrap();
        let list = read::list(&state, &self.programme, season, before).unwrap();
        let world = (season, &self.programme);
        let shown = seen::shown(&list, world, (&self.tallies, &[]), &self.texts, before);
        state.seen = Some(shown);
        let seal = state.signed(&self.links, before).unwrap();
        post(LIST, &sample::sealed(&seal))
    }
}

/// What a family has typed: each of the children wants these offers.
fn typed(family: &str, children: &[&[usize]]) -> Fields {
    let mut fields: Vec<(String, String)> = form(0, family)
        .iter()
        .filter(|(name, _)| !name.starts_with("child") && !name.starts_with("chosen"))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    fields.push(("children".to_owned(), children.len().to_string()));
    for (index, wanted) in children.iter().enumerate() {
        let number = index + 1;
        let ids: Vec<String> = wanted.iter().map(|offer| format!("o{offer}-1")).collect();
        fields.extend(child(number, &format!("{family} {}", sample::child(index))));
        fields.push((format!("child{number}_want"), ids.join(" ")));
        fields.push((format!("chosen{number}"), "1".to_owned()));
    }
    fields.into_iter().collect()
}

/// What is typed of a child.
pub fn child(number: usize, name: &str) -> Vec<(String, String)> {
    let fields = [
        ("first_name", name),
        ("last_name", "Muster"),
        ("birth_day", "1"),
        ("birth_month", "2"),
        ("birth_year", "2089"),
        ("resident", "yes"),
        ("price", "regular"),
    ];
    fields
        .map(|(field, value)| (format!("child{number}_{field}"), value.to_owned()))
        .to_vec()
}

/// The page to check of a family with one child, signed now: it is asked for, and read.
pub fn asked(offer: usize, family: &str) -> Vec<u8> {
    let fields = sample::asked(&form(offer, family), page(family), &links(), Utc::now());
    post(LIST, &fields)
}

/// The next button of a page of the flow, with these fields; `button` names another one.
pub fn next(answer: &str, step: &str, button: &str, typed: &[(String, String)]) -> Vec<u8> {
    let mut all = vec![
        ("liste".to_owned(), sample::seal(answer).to_owned()),
        ("schritt".to_owned(), step.to_owned()),
        ("zu".to_owned(), button.to_owned()),
    ];
    all.extend_from_slice(typed);
    post(LIST, &all.into_iter().collect())
}
