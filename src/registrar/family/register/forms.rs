//! Forms that came at the same time: one look at the database for all, one decision after the
//! other, one writing for all.

use super::decision::{self, Register, Version};
use crate::registrar::decision::{Decision, New, Row};
use crate::registrar::domain::{Before, Instant, OccasionKey, RequestId, Standing};
use crate::registrar::mail::letter::Entry;
use crate::registrar::programme::Programme;
use crate::registrar::store::StoreError;
use crate::registrar::store::records::registrations::of_request;
use crate::registrar::store::records::requests::{MOST_VERSIONS, replaced};
use crate::registrar::store::records::tallies::standings_of;
use crate::registrar::store::records::told;
use crate::registrar::store::sql::{Sql, among, values};
use crate::registrar::store::writer::Together;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// A form with what it is decided by.
#[derive(Clone, Debug)]
pub struct Form {
    /// What the family wants.
    pub command: Register,
    /// What may be registered for.
    pub programme: Arc<Programme>,
    /// When it came.
    pub now: Instant,
    /// The child of each entry as the store calls it.
    children: Vec<String>,
}

impl Form {
    /// A form that came now.
    pub fn new(command: Register, programme: Arc<Programme>, now: Instant) -> Form {
        let entries = command.list.entries.iter();
        let children = entries.map(|entry| entry.child.key().stored()).collect();
        Form {
            command,
            programme,
            now,
            children,
        }
    }

    fn keys(&self) -> impl Iterator<Item = &OccasionKey> + Clone {
        self.command.list.entries.iter().map(|entry| &entry.key)
    }

    /// The ids of the versions that the list can have.
    fn versions(&self) -> impl Iterator<Item = RequestId> {
        (0..MOST_VERSIONS).map(|number| self.command.request.version(number))
    }

    /// Forms that are not confirmed are counted by the mailbox that their letters fill.
    fn mailbox(&self) -> String {
        self.command.list.guardian.email.mailbox()
    }
}

impl Together for Form {
    fn run_all(forms: &[&Form], db: &dyn Sql) -> Result<(), StoreError> {
        register(db, forms)
    }
}

/// A form of an address that was not confirmed yet.
struct Unconfirmed {
    id: RequestId,
    content: String,
    letter_at: Instant,
    expires_at: Instant,
}

/// A version of a list, as it is stored.
#[derive(Clone)]
struct Stored {
    content: String,
    waits: bool,
}

/// What the decisions must know. Each decision adds to it what the next ones must know.
struct Known {
    forms: HashMap<RequestId, Stored>,
    unconfirmed: HashMap<String, Vec<Unconfirmed>>,
    standings: BTreeMap<OccasionKey, Standing>,
}

/// Decides about forms in their order and writes what follows.
fn register(db: &dyn Sql, forms: &[&Form]) -> Result<(), StoreError> {
    let mut known = Known::read(db, forms)?;
    let mut decisions = Vec::with_capacity(forms.len());
    for form in forms {
        let state = known.state(db, form)?;
        let decision = decision::register(&state, &form.command, &form.programme, form.now);
        if let (Some((id, ..)), false) = (&state.same, decision.letters.is_empty()) {
            db.write(
                "UPDATE requests SET letter_at = ?2 WHERE id = ?1",
                values![id, form.now],
            )?;
        }
        known.learn(form, &state, &decision);
        decisions.push((decision, form.now));
    }
    let mut rows = New::default();
    for (decision, now) in &decisions {
        rows.add(decision, *now)?;
    }
    rows.write(db)?;
    remember(db, forms, &decisions)?;
    let gone = decisions.iter().flat_map(|(decision, _)| &decision.rows);
    for row in gone {
        if let Row::Replaced(id) = row {
            replaced(db, id)?;
        }
    }
    Ok(())
}

/// Remembers what the pages to check have said, where nobody has sent a form before.
fn remember(
    db: &dyn Sql,
    forms: &[&Form],
    decisions: &[(Decision, Instant)],
) -> Result<(), StoreError> {
    let mut first = BTreeMap::new();
    for (form, (decision, _)) in forms.iter().zip(decisions) {
        for row in &decision.rows {
            let Row::Registration(own) = row else {
                continue;
            };
            if let Some(terms) = form.programme.terms(&own.key) {
                first.entry(&own.key).or_insert(terms);
            }
        }
    }
    first
        .into_values()
        .try_for_each(|terms| told::remember(db, terms))
}

impl Known {
    fn read(db: &dyn Sql, forms: &[&Form]) -> Result<Known, StoreError> {
        let Some(now) = forms.iter().map(|form| form.now).min() else {
            return Ok(Known {
                forms: HashMap::new(),
                unconfirmed: HashMap::new(),
                standings: BTreeMap::new(),
            });
        };
        let ids: Vec<RequestId> = forms.iter().flat_map(|form| form.versions()).collect();
        let ids: Vec<&str> = ids.iter().map(RequestId::as_str).collect();
        let sql = "SELECT id, content, confirmed_at IS NULL AND expires_at > ?1 FROM requests WHERE id IN (#)";
        let stored = among(db, sql, values![now], &ids, |row| {
            let (content, waits) = (row.get::<String>(1)?, row.get::<bool>(2)?);
            let waits = waits && !content.is_empty();
            Ok((row.get::<RequestId>(0)?, Stored { content, waits }))
        })?;
        Ok(Known {
            forms: stored.into_iter().collect(),
            unconfirmed: Known::unconfirmed(db, forms, now)?,
            standings: Known::standings(db, forms, now)?,
        })
    }

    /// Forms of the same mailboxes that are not confirmed. Everything typed holds the address, so
    /// the same form is among those of its mailbox.
    fn unconfirmed(
        db: &dyn Sql,
        forms: &[&Form],
        now: Instant,
    ) -> Result<HashMap<String, Vec<Unconfirmed>>, StoreError> {
        let mails: BTreeSet<String> = forms.iter().map(|form| form.mailbox()).collect();
        let mails: Vec<&str> = mails.iter().map(String::as_str).collect();
        let sql = "SELECT mailbox, id, content, letter_at, expires_at FROM requests
                   WHERE confirmed_at IS NULL AND expires_at > ?1 AND mailbox IN (#)";
        let mut unconfirmed: HashMap<String, Vec<Unconfirmed>> = HashMap::new();
        for (mailbox, id, content, letter_at, expires_at) in
            among(db, sql, values![now], &mails, |row| {
                Ok((
                    row.get::<String>(0)?,
                    row.get(1)?,
                    row.get(2)?,
                    row.get(3)?,
                    row.get(4)?,
                ))
            })?
        {
            unconfirmed.entry(mailbox).or_default().push(Unconfirmed {
                id,
                content,
                letter_at,
                expires_at,
            });
        }
        Ok(unconfirmed)
    }

    /// How the occasions of these forms stand.
    fn standings(
        db: &dyn Sql,
        forms: &[&Form],
        now: Instant,
    ) -> Result<BTreeMap<OccasionKey, Standing>, StoreError> {
        let mut seasons: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for key in forms.iter().flat_map(|form| form.keys()) {
            let of_season = seasons.entry(&key.season).or_default();
            of_season.insert(&key.occasion);
        }
        let mut by_occasion = BTreeMap::new();
        for (season, occasions) in seasons {
            let occasions: Vec<&str> = occasions.into_iter().collect();
            by_occasion.insert(season, standings_of(db, season, &occasions, None, now)?);
        }
        let keys = forms.iter().flat_map(|form| form.keys());
        let mut standings: BTreeMap<OccasionKey, Standing> =
            keys.map(|key| (key.clone(), Standing::default())).collect();
        for (key, standing) in &mut standings {
            let of_season = by_occasion.get_mut(key.season.as_str());
            if let Some(found) = of_season.and_then(|all| all.remove(&key.occasion)) {
                *standing = found;
            }
        }
        Known::registered(db, forms, &mut standings)?;
        Ok(standings)
    }

    /// Which children of these forms are registered there already.
    fn registered(
        db: &dyn Sql,
        forms: &[&Form],
        standings: &mut BTreeMap<OccasionKey, Standing>,
    ) -> Result<(), StoreError> {
        let children = forms.iter().flat_map(|form| &form.children);
        let children: Vec<&str> = children.map(String::as_str).collect();
        let sql = "SELECT season, offer, occasion, child FROM registrations
                   WHERE status IN ('wished', 'placed', 'waiting', 'offered') AND child IN (#)";
        let found = among(db, sql, &[], &children, |row| {
            let key = OccasionKey {
                season: row.get(0)?,
                offer: row.get(1)?,
                occasion: row.get(2)?,
            };
            Ok((key, row.get::<String>(3)?))
        })?;
        for (key, child) in found {
            if let Some(standing) = standings.get_mut(&key) {
                standing.register(child);
            }
        }
        Ok(())
    }

    fn state(&self, db: &dyn Sql, form: &Form) -> Result<decision::State, StoreError> {
        let of_address = self
            .unconfirmed
            .get(&form.mailbox())
            .map_or(&[][..], Vec::as_slice);
        let standings = form.keys().map(|key| (key, self.standings.get(key)));
        let known = |(key, standing): (&OccasionKey, Option<&Standing>)| {
            standing.map(|standing| (key.clone(), standing.tally()))
        };
        let entries = standings.clone().zip(&form.children);
        let before = entries.map(|((_, standing), child)| {
            standing.map_or(Before::Nothing, |standing| standing.before(child))
        });
        let same = match of_address
            .iter()
            .find(|known| known.content == form.command.content)
        {
            Some(known) => {
                let entries = of_request(db, &known.id)?.iter().map(Entry::of).collect();
                Some((known.id.clone(), known.letter_at, known.expires_at, entries))
            }
            None => None,
        };
        let mut versions = Vec::new();
        for id in form.versions() {
            let Some(Stored { content, waits }) = self.forms.get(&id).cloned() else {
                continue;
            };
            let children = match waits {
                true => of_request(db, &id)?,
                false => Vec::new(),
            };
            versions.push(Version {
                id,
                content,
                waits,
                children,
            });
        }
        Ok(decision::State {
            versions,
            same,
            unconfirmed: of_address.len() as u32,
            tallies: standings.clone().filter_map(known).collect(),
            before: before.collect(),
        })
    }

    fn learn(&mut self, form: &Form, state: &decision::State, decision: &Decision) {
        if let (Some((id, ..)), false) = (&state.same, decision.letters.is_empty()) {
            let of_address = self.unconfirmed.entry(form.mailbox()).or_default();
            of_address
                .iter_mut()
                .filter(|known| known.id == *id)
                .for_each(|known| known.letter_at = form.now);
        }
        for row in &decision.rows {
            match row {
                Row::Request(request) => {
                    let stored = Stored {
                        content: request.content.clone(),
                        waits: true,
                    };
                    self.forms.insert(request.id.clone(), stored);
                    self.unconfirmed
                        .entry(form.mailbox())
                        .or_default()
                        .push(Unconfirmed {
                            id: request.id.clone(),
                            content: request.content.clone(),
                            letter_at: request.received_at,
                            expires_at: request.expires_at,
                        });
                }
                Row::Registration(child) if child.held_until.is_some() => {
                    self.standings
                        .entry(child.key.clone())
                        .or_default()
                        .hold(&child.child.key().stored(), child.child.entitled);
                }
                Row::Replaced(id) => {
                    let gone = Stored {
                        content: String::new(),
                        waits: false,
                    };
                    self.forms.insert(id.clone(), gone);
                }
                Row::Registration(_) | Row::Confirmed { .. } | Row::Moved(_) => {}
            }
        }
    }
}
