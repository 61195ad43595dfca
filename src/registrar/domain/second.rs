//! The second guardian of a family: named by the first one, and by own consent from then on the same
//! as the first in everything.

use super::{Email, FamilyId, RequestId};
use crate::text::Phone;

/// How a second guardian stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecondState {
    /// Asked, and has not answered.
    Asked,
    /// Said yes: gets every letter and may do everything.
    Joined,
    /// Said no.
    Declined,
    /// Taken back, or left.
    Over,
}

impl SecondState {
    /// All of them.
    const ALL: [SecondState; 4] = [
        SecondState::Asked,
        SecondState::Joined,
        SecondState::Declined,
        SecondState::Over,
    ];

    /// The word for it in the store.
    pub fn name(self) -> &'static str {
        match self {
            SecondState::Asked => "asked",
            SecondState::Joined => "joined",
            SecondState::Declined => "declined",
            SecondState::Over => "over",
        }
    }

    /// The state of a word.
    pub fn parse(name: &str) -> Option<SecondState> {
        SecondState::ALL
            .into_iter()
            .find(|state| state.name() == name)
    }
}

/// The reason of what the first guardian gave back, or the only one.
pub const FAMILY: &str = "family";

/// The reason of what the second guardian did.
pub const SECOND: &str = "second";

/// Who may be reached beside the first guardian. The phone number may be missing: one of the family is
/// known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecondContact {
    /// First and last name.
    pub name: String,
    /// Mail address.
    pub email: Email,
    /// Phone number.
    pub phone: Option<Phone>,
}

/// Who acts for a family. Each guardian has links of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acting {
    /// The family.
    pub family: FamilyId,
    /// The second guardian, by the number in their links; `None`: the first one.
    pub second: Option<RequestId>,
}

impl From<FamilyId> for Acting {
    fn from(family: FamilyId) -> Acting {
        Acting {
            family,
            second: None,
        }
    }
}

impl Acting {
    /// What stands in the links of who acts. The link of the second guardian names no family: it goes
    /// on when the first one takes another address.
    pub fn in_links(&self) -> &str {
        in_links(&self.family, self.second.as_ref())
    }

    /// Why a registration ended when it is they who gave it back, as the store keeps it.
    pub fn reason(&self) -> &'static str {
        self.second.as_ref().map_or(FAMILY, |_| SECOND)
    }

    /// Behind a line of the log.
    pub fn in_log(&self) -> &'static str {
        self.second
            .as_ref()
            .map_or("", |_| ", by the second guardian")
    }
}

/// The same of a family and the number of its second guardian, if it is they who act.
pub fn in_links<'a>(family: &'a FamilyId, second: Option<&'a RequestId>) -> &'a str {
    second.map_or(family.as_str(), RequestId::as_str)
}

/// Whose link it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whose {
    /// The first guardian's.
    First(FamilyId),
    /// The second one's.
    Second(RequestId),
}

impl Whose {
    /// Reads what stands in a link.
    pub fn parse(text: &str) -> Option<Whose> {
        let second = || RequestId::parse(text).map(Whose::Second);
        FamilyId::parse(text).map(Whose::First).or_else(second)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_says_which_guardian_acts() {
        let (family, second) = (
            FamilyId::new([9; 16]),
            RequestId::new("2027-03-01T09:00:00Z".parse().unwrap(), [1; 16]),
        );
        let first = Acting::from(family.clone());
        let other = Acting {
            family: family.clone(),
            second: Some(second.clone()),
        };
        assert_eq!(Whose::parse(first.in_links()), Some(Whose::First(family)));
        assert_eq!(Whose::parse(other.in_links()), Some(Whose::Second(second)));
        assert_eq!(Whose::parse("../../etc/passwd"), None);
    }

    #[test]
    fn a_state_is_read_by_its_word() {
        for state in SecondState::ALL {
            assert_eq!(SecondState::parse(state.name()), Some(state));
        }
        assert_eq!(SecondState::parse(""), None);
    }
}
