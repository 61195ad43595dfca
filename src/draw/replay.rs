//! The certificate of a ticket (I9): its turns, played again from its own number, its lists and the
//! public cut tables.
//!
//! A turn never takes more than eight places of one occasion (four children, each with an
//! assistant), and the tables tell up to eight how many places were free before a turn. So the
//! whole way of one ticket can be recomputed without knowing anybody else's wishes, with the same
//! code that played the draw.

use super::commitment::Receipt;
use super::input::Input;
use super::message::InputError;
use super::number::{Seed, member_digest};
use super::places::{CUTS, Cuts, Moment, Places};
use super::prepared::Prepared;
use super::record::{CutRow, PublicRecord};
use super::run::start_turn;
use super::turn::State;

/// One ticket and the public tables.
#[derive(Debug)]
pub struct Case {
    pub(crate) prepared: Prepared,
    pub(crate) record: PublicRecord,
    /// The lottery number of the ticket.
    pub(crate) number: u32,
    seed: Seed,
}

impl Case {
    /// Brings a receipt and a record together; the error text is German, for a family.
    pub fn new(receipt: &Receipt, record: PublicRecord) -> Result<Self, String> {
        let german = |error: InputError| {
            format!(
                "Der Beleg ist nicht in Ordnung: {}",
                error.text(crate::text::Lang::De)
            )
        };
        let entry = &receipt.entry;
        let prepared = Prepared::new(Input {
            season: receipt.season.clone(),
            settings: receipt.settings.clone(),
            occasions: receipt.occasions.clone(),
            children: entry.children.clone(),
            groups: entry.group.iter().cloned().collect(),
        })
        .map_err(german)?;
        if prepared.tickets.len() != 1 || prepared.tickets[0].id != entry.ticket {
            return Err(format!(
                "Der Beleg ist nicht in Ordnung: Er muss genau das Los {} enthalten.",
                entry.ticket
            ));
        }
        let seed = Seed::parse(&record.seed).map_err(german)?;
        let found = record
            .tickets
            .iter()
            .find(|ticket| ticket.id == entry.ticket);
        let number = found
            .ok_or_else(|| {
                format!(
                    "Das Los {} steht nicht in der Liste der Losnummern.",
                    entry.ticket
                )
            })?
            .number;
        Ok(Self {
            prepared,
            record,
            number,
            seed,
        })
    }

    /// Plays all turns of the ticket. An error is a contradiction between the tables and the rule,
    /// in German.
    pub(crate) fn replay(&self) -> Result<State<'_>, String> {
        let prepared = &self.prepared;
        let ids = || {
            prepared
                .input
                .occasions
                .iter()
                .map(|occasion| occasion.id.as_str())
        };
        let called_off = ids()
            .map(|id| self.record.called_off.iter().any(|off| off == id))
            .collect();
        let mut state = State::new(prepared, called_off);
        // A receipt holds one ticket, but even rounds count down from the last of all.
        state.tickets = self.record.tickets.len() as u32;
        let tables = Tables::new(&state, &self.record)?;
        let mut members = prepared.tickets[0].members.clone();
        members.sort_by_cached_key(|&child| {
            member_digest(
                &self.seed,
                &prepared.tickets[0].id,
                &prepared.input.children[child].id,
            )
        });
        let somebody = members
            .iter()
            .any(|&child| !prepared.children[child].withdrawn);
        let mut round = 0;
        let mut goes_on = somebody;
        while goes_on {
            round += 1;
            start_turn(&mut state, round, self.number);
            let now = state.now;
            for (occasion, row) in tables.limited() {
                row.show_before(&mut state.places[occasion], now);
            }
            // Taken before the turn: afterwards nobody knows any more whether the table could tell
            // how many were free.
            let before: Vec<u32> = state
                .places
                .iter()
                .map(|places| places.free_for(true))
                .collect();
            goes_on = state.turn(0, &members);
            for (occasion, row) in tables.limited() {
                row.check_after(before[occasion], &state.places[occasion], now).map_err(|()| {
                    format!(
                        "Die Tabelle der letzten Plätze passt nicht zu Runde {round} beim Termin {}.",
                        prepared.input.occasions[occasion].id
                    )
                })?;
            }
        }
        for (occasion, row) in tables.limited() {
            row.show_end(&mut state.places[occasion]);
        }
        Ok(state)
    }
}

/// The cut tables of the occasions on the lists; `None` for unlimited and called-off ones.
struct Tables(Vec<Option<Row>>);

struct Row {
    all: Cuts,
    general: Cuts,
}

impl Tables {
    fn new(state: &State<'_>, record: &PublicRecord) -> Result<Self, String> {
        let occasions = state.prepared.input.occasions.iter().enumerate();
        let rows = occasions.map(|(at, occasion)| {
            if occasion.capacity.is_none() || state.called_off[at] {
                return Ok(None);
            }
            let missing = || {
                format!(
                    "In der Tabelle der letzten Plätze fehlt der Termin {}.",
                    occasion.id
                )
            };
            let all = record.cuts.get(&occasion.id).ok_or_else(missing)?;
            // Without reserved places both tables would say the same: one is published.
            let general = if occasion.reserved > 0 {
                record.cuts_general.get(&occasion.id).ok_or_else(missing)?
            } else {
                all
            };
            let row = Row {
                all: moments(all, state.tickets),
                general: moments(general, state.tickets),
            };
            let fresh = Places::new(occasion.capacity, occasion.reserved);
            // Only rounds are compared: which way the turns of the fallback (R11) run is not in the
            // tables.
            let no_later = |one: &Option<Moment>, other: &Option<Moment>| match (one, other) {
                (_, None) => true,
                (None, Some(_)) => false,
                (Some(one), Some(other)) => one.round <= other.round,
            };
            let sound = |cuts: &Cuts, start: &Cuts| {
                // Fewer than k + 1 places are free no later than fewer than k.
                let falling = cuts.windows(2).all(|pair| no_later(&pair[1], &pair[0]));
                // What is too little from the start follows from the capacity, which was committed
                // to: a table may not say otherwise.
                falling
                    && (0..CUTS)
                        .all(|at| (cuts[at] == Some(Moment::default())) == start[at].is_some())
            };
            // General places are some of all places: they never last longer.
            let part = row
                .general
                .iter()
                .zip(&row.all)
                .all(|(general, all)| no_later(general, all));
            if !sound(&row.all, &fresh.cuts) || !sound(&row.general, &fresh.cuts_general) || !part {
                return Err(format!(
                    "Die Tabelle der letzten Plätze ist beim Termin {} in sich falsch.",
                    occasion.id
                ));
            }
            Ok(Some(row))
        });
        rows.collect::<Result<_, _>>().map(Self)
    }

    fn limited(&self) -> impl Iterator<Item = (usize, &Row)> {
        self.0
            .iter()
            .enumerate()
            .filter_map(|(at, row)| Some((at, row.as_ref()?)))
    }
}

impl Row {
    /// Shows the places as they were before the turn; eight stands for eight or more.
    fn show_before(&self, places: &mut Places, now: Moment) {
        let general = free(&self.general, now, false);
        let all = free(&self.all, now, false);
        // Within one round a forged table may contradict itself unnoticed: the subtraction must
        // hold.
        places.set_free(general.min(all), all.saturating_sub(general));
        show(&mut places.cuts, &self.all, |cut| cut < now);
        show(&mut places.cuts_general, &self.general, |cut| cut < now);
    }

    /// What was taken in the turn must be what the tables say is gone after it. Where eight or more
    /// were free, the tables do not tell how many, so they may show more than what is left of
    /// eight.
    fn check_after(&self, before: u32, places: &Places, now: Moment) -> Result<(), ()> {
        let known = before < CUTS as u32;
        let fits = |public: u32, after: u32| {
            if known {
                public == after
            } else {
                public >= after
            }
        };
        let all = fits(free(&self.all, now, true), places.free_for(true));
        let general = fits(free(&self.general, now, true), places.free_for(false));
        (all && general).then_some(()).ok_or(())
    }

    fn show_end(&self, places: &mut Places) {
        show(&mut places.cuts, &self.all, |_| true);
        show(&mut places.cuts_general, &self.general, |_| true);
    }
}

/// How many places were free before (or right after) a turn, up to eight.
fn free(cuts: &Cuts, now: Moment, after: bool) -> u32 {
    let gone = |cut: Moment| {
        (cut.round, cut.turn) < (now.round, now.turn)
            || after && (cut.round, cut.turn) == (now.round, now.turn)
    };
    cuts.iter().filter(|cut| !cut.is_some_and(gone)).count() as u32
}

/// Copies the public cuts that have come about; a cut in an own turn keeps the grant the replay
/// found for it.
fn show(shown: &mut Cuts, public: &Cuts, has_come: impl Fn(Moment) -> bool) {
    for (shown, public) in shown.iter_mut().zip(public) {
        let same_turn = |kept: &Moment| {
            public.is_some_and(|cut| (cut.round, cut.turn) == (kept.round, kept.turn))
        };
        *shown = shown
            .filter(same_turn)
            .or_else(|| public.filter(|cut| has_come(*cut)));
    }
}

fn moments(row: &CutRow, tickets: u32) -> Cuts {
    row.map(|cut| {
        cut.map(|(round, number)| match round {
            0 => Moment::default(),
            odd if odd % 2 == 1 => Moment {
                round,
                turn: number,
                grant: 0,
                number,
            },
            _ => Moment {
                round,
                turn: (tickets + 1).saturating_sub(number),
                grant: 0,
                number,
            },
        })
    })
}
