//! Random seasons against a model: after every step the store says what the plain rules say. The
//! seed of a season that fails is printed; `MODEL_SEEDS=5..6` plays that one alone.

mod adding;
mod families;
mod later;
mod plain;
mod pressing;
mod season;
mod sending;

use super::sample::now;
use super::store::Desk;
use families::{FAMILIES, Families, Step};
use jugendportal::registrar::domain::{FamilyId, Instant, Status};
use jugendportal::registrar::family;
use jugendportal::registrar::family::confirm::Confirmed;

use jugendportal::registrar::store::records::tallies;
use jugendportal::registrar::store::sql::{Kept, all};
use jugendportal::registrar::store::{Store, sqlite};
use plain::{Count, Model, who};
use season::{OCCASIONS, Rules};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Each rule of a season is there in one of them; `MODEL_SEEDS=0..40` plays more.
const SEEDS: &str = "5..8";

/// They last from March into April: more than a third of the dates is over then.
const STEPS: usize = 600;

/// The store and the model, side by side.
struct Both<'a> {
    desk: Desk<'a>,
    model: Model,
    /// Families by their address, as the store calls them.
    known: BTreeMap<String, FamilyId>,
    /// What happened, for who reads of a difference.
    told: String,
}

#[tokio::test(flavor = "multi_thread")]
async fn random_seasons_go_as_the_plain_rules_say() {
    let asked = std::env::var("MODEL_SEEDS").unwrap_or_else(|_| SEEDS.to_owned());
    let (first, end) = asked.split_once("..").unwrap();
    let mut seasons = tokio::task::JoinSet::new();
    for seed in first.parse::<u64>().unwrap()..end.parse().unwrap() {
        seasons.spawn(async move {
            let folder = tempfile::tempdir().unwrap();
            let store = sqlite::open(folder.path(), [7; 16]).unwrap();
            play(seed, &store).await;
        });
    }
    seasons.join_all().await;
}

async fn play(seed: u64, store: &Store) {
    let rules = Rules::of(seed);
    let mut both = Both {
        desk: Desk::new(store).with(|catalogue| rules.write(catalogue)),
        model: Model::new(rules),
        known: BTreeMap::new(),
        told: String::new(),
    };
    let mut families = Families::new(seed);
    let mut now = now();
    for number in 0..STEPS {
        now += families.pause();
        let step = families.step(&both.model, now);
        both.told = format!(
            "seed {seed}, step {number} at {now}, {rules:?}: {}",
            step.told()
        );
        both.take(step, now).await;
        both.compare_letters(now).await;
        both.compare_rows(number % 50 == 0, now).await;
        if number % 5 == 0 {
            both.compare_counts(now).await;
        }
        let some = FAMILIES[number / 4 % FAMILIES.len()];
        if number % 4 == 0 {
            both.compare_family(some).await;
        }
    }
    for email in FAMILIES {
        both.compare_family(email).await;
    }
}

impl Both<'_> {
    /// One step on both sides; each says the same.
    async fn take(&mut self, step: Step, now: Instant) {
        self.model.letters.clear();
        let told = self.told.clone();
        match step {
            Step::Send(command) => {
                let (request, list) = (command.request.clone(), command.list.clone());
                let ids = command.registrations.clone();
                let programme = Arc::clone(&self.desk.programme);
                family::register::register(self.desk.store, *command, programme, now)
                    .await
                    .unwrap();
                self.model.send(&request, &list, &ids, now);
            }
            Step::Confirm(form) => {
                let request = self.model.forms[form].request.clone();
                let found = match self.desk.confirm(&request, now).await {
                    Confirmed::Gone => None,
                    Confirmed::Done(family, outcomes) => {
                        let email = self.model.forms[form].email.clone();
                        let known = self.known.entry(email).or_insert(family.clone());
                        assert_eq!(*known, family, "{told}");
                        let outcomes = outcomes.into_iter();
                        Some(outcomes.map(|(entry, out)| (entry.id, out)).collect())
                    }
                };
                assert_eq!(found, self.model.confirm(form, now), "{told}");
            }
            Step::Answer(at, wish) => {
                let own = self.model.all[at].clone();
                let family = &self.known[&self.model.forms[own.form].email];
                let found = self.desk.answer(family, &own.id, wish, now).await;
                assert_eq!(found, Some(self.model.answer(at, wish, now)), "{told}");
            }
            Step::Add(command) => self.add(*command, now).await,
            Step::Tick => {
                self.desk.tick(now).await;
                self.model.tick(now);
            }
        }
    }

    /// The letters of the step; each goes out at once.
    async fn compare_letters(&mut self, now: Instant) {
        let letters = self.desk.letters(now).await;
        let found = super::store::to(&letters).into_iter();
        let mut found: Vec<_> = found.map(|(kind, to)| (kind, to.to_owned())).collect();
        found.sort();
        self.model.letters.sort();
        assert_eq!(found, self.model.letters, "letters: {}", self.told);
    }

    /// Every registration, or those that go on or hold a place.
    async fn compare_rows(&self, every: bool, now: Instant) {
        let read = self.desk.store.read(move |db| {
            let sql = "SELECT id, status, held_until, offered_until FROM registrations
                       WHERE ?1 OR status IN ('placed', 'waiting', 'offered') OR held_until > ?2";
            let rows = all(db, sql, &[every.value(), now.value()], |row| {
                let id = row.get::<String>(0)?;
                let until: (Option<Instant>, Option<Instant>) = (row.get(2)?, row.get(3)?);
                Ok((id, (row.get::<Status>(1)?, until.0, until.1)))
            })?;
            Ok(rows)
        });
        let rows: BTreeMap<_, _> = read.await.unwrap().into_iter().collect();
        let shown = |own: &&plain::Own| every || own.goes_on() || own.holds(now);
        let count = self.model.all.iter().filter(shown).count();
        assert_eq!(rows.len(), count, "rows: {}", self.told);
        for own in self.model.all.iter().filter(shown) {
            let plain = (own.status, own.held_until, own.offered_until);
            assert_eq!(rows[own.id.as_str()], plain, "{own:#?} {}", self.told);
        }
    }

    /// How every occasion stands.
    async fn compare_counts(&self, now: Instant) {
        let read = self.desk.store.read(move |db| tallies::standings(db, now));
        let standings = read.await.unwrap();
        for (at, occasion) in OCCASIONS.iter().enumerate() {
            let tally = standings.get(&occasion.key()).copied().unwrap_or_default();
            let found = Count {
                taken: [tally.general as usize, tally.entitled as usize],
                waiting: [
                    tally.waiting_general as usize,
                    tally.waiting_entitled as usize,
                ],
            };
            let plain = self.model.count(at, None, now);
            assert_eq!(found, plain, "{} {}", occasion.id, self.told);
            let taken = plain.taken[0] + plain.taken[1];
            assert!(
                occasion.places.is_none_or(|places| taken <= places),
                "more than its places: {} {}",
                occasion.id,
                self.told
            );
            self.one_place_each(at);
        }
    }

    /// Whatever the address: a child has one place at an occasion.
    fn one_place_each(&self, occasion: usize) {
        let here = |own: &&plain::Own| own.occasion == occasion && own.has_place();
        let mut children: Vec<&str> = Vec::new();
        for own in self.model.all.iter().filter(here) {
            assert!(!children.contains(&own.child.as_str()), "{}", self.told);
            children.push(&own.child);
        }
    }

    /// What the family page shows: positions, and what the places of each child cost.
    async fn compare_family(&self, email: &str) {
        let Some(family) = self.known.get(email) else {
            return;
        };
        let view = self.desk.view(family).await.unwrap();
        let mut sums: BTreeMap<String, u32> = BTreeMap::new();
        for own in &view.registrations {
            let sum = sums.entry(who(&own.child.first_name)).or_default();
            if own.status == Status::Placed {
                let offer = self.desk.programme.offer(&own.key.season, &own.key.offer);
                let occasions = &offer.unwrap().occasions;
                let known = occasions.iter().find(|one| one.id == own.key.occasion);
                let prices = known.unwrap().prices.iter();
                let of_class =
                    |(class, _): &&(String, u32)| Some(class) == own.child.price_class.as_ref();
                *sum += prices.clone().find(of_class).unwrap().1;
            }
        }
        for (child, sum) in &sums {
            assert_eq!(*sum, self.model.sum(email, child), "{child} {}", self.told);
        }
        let waits = |at: &usize| {
            let own = &self.model.all[*at];
            own.status == Status::Waiting && self.model.forms[own.form].email == email
        };
        let positions: BTreeMap<_, _> = (0..self.model.all.len())
            .filter(waits)
            .map(|at| (self.model.all[at].id.clone(), self.model.position(at)))
            .collect();
        assert_eq!(view.positions, positions, "positions: {}", self.told);
    }
}
