//! Letters that a second guardian is asked, joins and leaves with.

use super::profile::Profile;
use super::{Asks, Button, Fact, Sense};
use crate::registrar::domain::{Instant, RequestId};
use serde::{Deserialize, Serialize};

/// Please say whether you want to be the second guardian.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecondAsked {
    /// The number in their links.
    pub second: RequestId,
    /// Until when the link is valid.
    pub until: Instant,
    /// The first guardian, as typed.
    pub first: String,
    /// First names of the children.
    pub children: Vec<String>,
}

impl SecondAsked {
    pub(super) fn profile(&self) -> Profile<'_> {
        let SecondAsked {
            second,
            until,
            first,
            children,
        } = self;
        let button = Some(Button::Second(second, *until));
        let sense = Sense::Asks(Asks::Second(second), *until);
        Profile::of(Vec::new(), button, sense)
            .with([Fact::Until(*until), Fact::Words("first", first)])
            .with([Fact::Names(children)])
    }
}

/// Both guardians, as they are called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BothNames {
    /// The first guardian.
    pub first: String,
    /// The second guardian.
    pub second: String,
}

impl BothNames {
    pub(super) fn profile<'a>(&'a self, button: Option<Button<'a>>) -> Profile<'a> {
        let BothNames { first, second } = self;
        Profile::of(Vec::new(), button, Sense::Always)
            .with([Fact::Words("first", first), Fact::Words("second", second)])
    }
}
