//! What earlier versions did not keep of what families know. What a store does not say is as it is now, so
//! that an update is no news for anybody.

use super::Terms;
use crate::registrar::domain::{Agreed, Earlier, Known, Told};

impl Terms {
    /// What families know, with what earlier versions did not keep.
    pub fn complete(&self, told: Told) -> Told {
        let Told {
            known,
            agreed,
            untold,
            read,
        } = told;
        let earlier = |mut all: Vec<_>| {
            for one in &mut all {
                let Earlier { known, .. } = one;
                *known = known.take().map(|known| self.complete_known(known));
            }
            all
        };
        let agreed = agreed.map(|agreed| Agreed {
            tolerance_days: agreed.tolerance_days.or(Some(self.tolerance_days)),
            ..agreed
        });
        Told {
            known: self.complete_known(known),
            agreed: agreed.or_else(|| self.told().agreed),
            untold: earlier(untold),
            read: earlier(read),
        }
    }

    /// Of a house, earlier versions told the name alone: who knows no street knows no other one. Nor did they
    /// keep what an offer was called.
    pub fn complete_known(&self, known: Known) -> Known {
        let place = if known.place == self.place_name {
            self.place.clone()
        } else {
            known.place
        };
        let title = known.title.or_else(|| Some(self.title.clone()));
        Known {
            place,
            title,
            ..known
        }
    }
}
