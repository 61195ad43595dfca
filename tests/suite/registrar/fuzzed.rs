//! What must hold for any bytes: of forms, of links, of catalogues. The fuzzers in `tests/fuzz`
//! call this, and so does the replay.

use super::sample::{at, now, programme};
use jugendportal::catalogue::Catalogue;
use jugendportal::registrar::domain::MOST_CHILDREN;
use jugendportal::registrar::domain::signed_links::{Links, Purpose};
use jugendportal::registrar::domain::{FamilyId, RegistrationId, RequestId};
use jugendportal::registrar::family::form::parse;
use jugendportal::registrar::programme::Programme;
use jugendportal::registrar::web::fields::Fields;

/// A form that is accepted keeps the limits, and is read as the same when it is sent again. Tells
/// whether it was accepted.
pub fn form(bytes: &[u8]) -> bool {
    let (now, programme) = (now(), programme());
    let fields = Fields::decode(bytes);
    let Ok(application) = parse(&fields, &programme, "Musterstadt", now) else {
        return false;
    };
    assert!((1..=MOST_CHILDREN).contains(&application.children.len()));
    let guardian = &application.guardian;
    let words = application
        .children
        .iter()
        .flat_map(|child| [&child.first_name, &child.last_name])
        .chain([&guardian.name]);
    for word in words {
        assert!(!word.is_empty() && word.chars().count() <= 80 && !word.contains(char::is_control));
    }
    let mail = guardian.email.as_str();
    assert!(
        mail.is_ascii()
            && mail.contains('@')
            && !mail.contains(|letter: char| letter.is_control() || letter == ' ')
    );
    let again: Fields = fields
        .iter()
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    assert_eq!(
        parse(&again, &programme, "Musterstadt", now).as_ref(),
        Ok(&application)
    );
    true
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
