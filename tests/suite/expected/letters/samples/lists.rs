//! Letters about lists: several children and occasions at once.

use super::{entry, song};
use crate::registrar::sample::now;
use chrono::TimeDelta;
use jugendportal::registrar::domain::{Outcome, Refusal, RequestId};
use jugendportal::registrar::mail::letter::About;

pub fn lists() -> Vec<(&'static str, About)> {
    let (placed, waiting) = (Outcome::Placed, Outcome::Waiting(3));
    let refused = Outcome::Refused(Refusal::Overlap);
    let entries = || vec![entry("Kim"), song("Kim"), entry("Noa"), song("Noa")];
    let result = |outcomes: &[Outcome]| About::Result {
        further: false,
        outcomes: entries()
            .into_iter()
            .zip(outcomes.iter().copied())
            .collect(),
    };
    let twice = Outcome::Refused(Refusal::Twice);
    vec![
        (
            "result-list-further",
            result(&[placed, placed, waiting, twice]).by_link(),
        ),
        (
            "result-further-siblings",
            About::Result {
                further: true,
                outcomes: vec![(entry("Kim"), placed), (entry("Noa"), placed)],
            },
        ),
        (
            "result-further-of-one",
            About::Result {
                further: true,
                outcomes: vec![(entry("Kim"), placed)],
            },
        ),
        (
            "confirm-list",
            About::Confirm {
                request: RequestId::new(now(), [1; 16]),
                until: now() + TimeDelta::hours(48),
                entries: entries(),
            },
        ),
        ("result-list", result(&[placed, placed, waiting, refused])),
        (
            "result-list-of-places-and-refusals",
            result(&[placed, refused, refused]),
        ),
    ]
}
