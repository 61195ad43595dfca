//! What must hold for any bytes: of lists, of links, of catalogues. The fuzzers in `tests/fuzz`
//! call this, and so does the replay.

use super::sample::{at, now, programme};
use jugendportal::catalogue::Catalogue;
use jugendportal::registrar::domain::signed_links::{Links, Purpose};
use jugendportal::registrar::domain::{
    Child, FamilyId, List, MOST_CHILDREN, RegistrationId, RequestId,
};
use jugendportal::registrar::family::list::old_page::taken_over;
use jugendportal::registrar::family::list::read;
use jugendportal::registrar::family::list::state::State;
use jugendportal::registrar::family::list::step::Step;
use jugendportal::registrar::programme::Programme;
use jugendportal::registrar::texts::Texts;
use jugendportal::registrar::web::fields::Fields;
use std::collections::BTreeSet;

/// Whatever is sent from a page of yesterday, or from the pages of a list one behind the other: a list
/// that is read keeps the limits and is the same when its page comes back, and what is wrong is said.
/// Tells whether one was read.
pub fn list(bytes: &[u8]) -> bool {
    let (now, programme) = (now(), programme());
    let typed = Fields::decode(bytes);
    let page = RequestId::new(now, [0; 16]);
    let yesterday = taken_over(&typed, &programme, page.clone(), now);
    let mut today = State::new("2027-ostern", typed.get("occasion"), page, now);
    let pages = [Step::Who, Step::Choose(1), Step::Choose(2), Step::Questions];
    pages.iter().for_each(|step| today.take(*step, &typed));
    let read = [yesterday, today].map(|state| is_a_list(&state, &programme));
    read.contains(&true)
}

fn is_a_list(state: &State, programme: &Programme) -> bool {
    let (now, links) = (now(), Links::new([7; 32]));
    let Some(season) = programme.season(state.season()) else {
        return false;
    };
    let read = read::list(state, programme, season, now);
    if let Some(seal) = state.signed(&links, now) {
        let again = State::read(&links, &seal).expect("it was signed here");
        assert_eq!(read::list(&again, programme, season, now), read);
    }
    match read {
        Ok(list) => {
            keeps_the_limits(&list);
            true
        }
        Err(wrong) => {
            let texts = Texts::new().unwrap();
            let mut errors = wrong.errors.iter();
            assert!(errors.all(|error| error.say(&texts).ends_with('.')));
            false
        }
    }
}

fn keeps_the_limits(list: &List) {
    let children = list.entries.iter().map(|entry| &entry.child);
    let named: BTreeSet<_> = children.clone().map(Child::key).collect();
    assert!((1..=MOST_CHILDREN).contains(&named.len()));
    let words = children
        .flat_map(|child| [&child.first_name, &child.last_name])
        .chain([&list.guardian.name]);
    for word in words {
        assert!(!word.is_empty() && word.chars().count() <= 80 && !word.contains(char::is_control));
    }
    let mail = list.guardian.email.as_str();
    assert!(
        mail.is_ascii()
            && mail.contains('@')
            && !mail.contains(|letter: char| letter.is_control() || letter == ' ')
    );
}

/// No text is accepted that was not signed, and a signed one with one octet changed is not either.
pub fn link(bytes: &[u8]) {
    let links = Links::new([7; 32]);
    let now = now();
    let text = String::from_utf8_lossy(bytes);
    for purpose in Purpose::ALL {
        assert!(links.open(purpose, &text).is_none(), "nobody knows the key");
    }
    // The same readers get what a right link carries.
    let (request, family) = (RequestId::parse(&text), FamilyId::parse(&text));
    if let Some(request) = request {
        assert_eq!(request.as_str(), text);
    }
    if let (Some(family), Some(registration)) = (family, RegistrationId::parse(&text)) {
        assert_eq!(FamilyId::parse(family.as_str()).as_ref(), Some(&family));
        assert_eq!(family.as_str(), registration.as_str());
    }
    let [position, letter, ..] = bytes else {
        return;
    };
    // With a key of its own: a fuzzer watches what is compared, and would send the right link to
    // the check above.
    let links = Links::new([8; 32]);
    let link = links.sign(
        Purpose::Family,
        "K7QM2-XPD4R",
        now + chrono::TimeDelta::days(1),
    );
    let mut changed = link.clone().into_bytes();
    let position = usize::from(*position) % changed.len();
    changed[position] = *letter;
    let changed = String::from_utf8_lossy(&changed);
    assert_eq!(
        links.open(Purpose::Family, &changed).is_some(),
        changed == link
    );
}

/// A catalogue that is accepted survives a round trip, and its terms can be asked at any time.
/// Tells whether it was accepted.
pub fn catalogue(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return false;
    };
    let Ok(catalogue) = Catalogue::parse(text) else {
        return false;
    };
    let written = serde_json::to_string(&catalogue).unwrap();
    assert_eq!(Catalogue::parse(&written).ok().as_ref(), Some(&catalogue));
    let Ok(programme) = Programme::new(catalogue) else {
        return false;
    };
    for now in ["2027-03-28T01:30:00Z", "2027-10-31T00:30:00Z"] {
        let now = at(now);
        let all: Vec<_> = programme.all().collect();
        for terms in &all {
            let _ = (
                terms.open(now),
                terms.is_ahead(now),
                terms.admits(terms.first_day()),
                terms.overlaps(all[0]),
            );
            assert!(terms.capacity.reserved <= terms.capacity.places.unwrap_or(u32::MAX));
        }
    }
    true
}
