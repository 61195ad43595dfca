//! Which occasions exclude each other for one child (R10).

use super::prepared::{Facts, Prepared};

impl Prepared {
    /// Two occasions of one offer that may be held only once.
    pub(crate) fn same_offer(&self, a: usize, b: usize) -> bool {
        // `offer_repeatable` is the same for all occasions of an offer: one look is enough.
        self.occasions[a].offer == self.occasions[b].offer && !self.occasions[a].repeatable
    }

    /// Two occasions that exclude each other by time or calendar day. Times are real minutes.
    pub(crate) fn clash(&self, a: usize, b: usize) -> bool {
        let (a, b) = (&self.occasions[a], &self.occasions[b]);
        // Then neither times nor days conflict; the same offer still does (R10).
        if a.may_overlap || b.may_overlap {
            return false;
        }
        let gap = self.gap(a, b);
        // Most pairs lie whole weeks apart.
        let apart = a.whole.1 + gap <= b.whole.0 || b.whole.1 + gap <= a.whole.0;
        if !apart && meet(&a.times, &b.times, |a, b| a.1 + gap <= b.0) {
            return true;
        }
        self.input.settings.one_per_day && meet(&a.days, &b.days, |a, b| a.1 < b.0)
    }

    /// The larger of the general buffer and, for different sites, the travel time; unknown sites
    /// need no travel.
    fn gap(&self, a: &Facts, b: &Facts) -> i64 {
        let buffer = i64::from(self.input.settings.buffer_minutes);
        let (Some(one), Some(other)) = (a.site, b.site) else {
            return buffer;
        };
        let pair = (one.min(other), one.max(other));
        match self.travel.binary_search_by_key(&pair, |row| row.0) {
            Ok(at) if one != other => buffer.max(self.travel[at].1),
            _ => buffer,
        }
    }
}

/// Whether some span of one list meets some span of the other. Both lists are ascending at both
/// ends, so one walk over both is enough: a span that lies before its opponent lies before all
/// later opponents too.
fn meet<T: Copy>(a: &[(T, T)], b: &[(T, T)], before: impl Fn((T, T), (T, T)) -> bool) -> bool {
    let (mut at, mut bt) = (0, 0);
    while at < a.len() && bt < b.len() {
        if before(a[at], b[bt]) {
            at += 1;
        } else if before(b[bt], a[at]) {
            bt += 1;
        } else {
            return true;
        }
    }
    false
}
