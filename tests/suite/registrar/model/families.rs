//! What families do, by chance: lists that they send, and children who are on the lists of two.

use super::plain::Model;
use super::season::OCCASIONS;
use crate::draw::prng::Random;
use chrono::TimeDelta;
use jugendportal::registrar::domain::{
    Child, Email, Guardian, Instant, List, RegistrationId, RequestId, Status, Wanted,
};
use jugendportal::registrar::family::answer::Wish;
use jugendportal::registrar::family::register::decision::Register;
use jugendportal::text::Phone;
use std::collections::BTreeMap;

/// Two of them share a mailbox.
pub const FAMILIES: [&str; 8] = [
    "eins@b.de",
    "eins+zwei@b.de",
    "drei@b.de",
    "vier@b.de",
    "a@c.de",
    "b@c.de",
    "c@c.de",
    "d@c.de",
];

/// What happens next.
#[derive(Clone, Debug)]
pub enum Step {
    Send(Box<Register>),
    /// A list of a family that is known.
    Add(Box<Register>),
    /// The button of a form.
    Confirm(usize),
    Answer(usize, Wish),
    Tick,
}

impl Step {
    /// In a few words.
    pub fn told(&self) -> String {
        let (command, how) = match self {
            Step::Send(command) => (command, "sends"),
            Step::Add(command) => (command, "adds"),
            Step::Confirm(_) | Step::Answer(..) | Step::Tick => return format!("{self:?}"),
        };
        let entries = command.list.entries.iter().map(|Wanted { key, child }| {
            let kept = if child.entitled { " (entitled)" } else { "" };
            format!("{}{kept} at {}", child.first_name, key.occasion)
        });
        let entries: Vec<String> = entries.collect();
        let email = command.list.guardian.email.as_str();
        format!("{email} {how} {}: {}", command.request, entries.join(", "))
    }
}

/// Chance with what was sent already.
pub struct Families {
    pub random: Random,
    sent: Vec<Register>,
    added: Option<Register>,
    made: u64,
}

impl Families {
    pub fn new(seed: u64) -> Families {
        Families {
            random: Random::new(seed),
            sent: Vec::new(),
            added: None,
            made: 0,
        }
    }

    /// Time until the next step: often none, often over the end of a hold, at times over that of a
    /// link.
    pub fn pause(&mut self) -> TimeDelta {
        let (least, most) = match self.random.below(100) {
            0..60 => (0, 5),
            60..84 => (5, 45),
            84..97 => (60, 600),
            _ => (1400, 3000),
        };
        TimeDelta::minutes((least + self.random.below(most - least)) as i64)
    }

    pub fn step(&mut self, model: &Model, now: Instant) -> Step {
        let with = |fits: fn(Status) -> bool| -> Vec<usize> {
            let all = 0..model.all.len();
            all.filter(|at| fits(model.all[*at].status)).collect()
        };
        match self.random.below(100) {
            0..27 => {
                let family = self.random.below(FAMILIES.len() as u64);
                return Step::Send(Box::new(self.list(family, now)));
            }
            27..30 => {
                if let Some(command) = self.further(model, now) {
                    return Step::Add(Box::new(command));
                }
            }
            30..36 if !self.sent.is_empty() => return Step::Send(Box::new(self.again(now))),
            36..68 if !model.forms.is_empty() => {
                let recent = if self.random.chance(75) { 5 } else { 60 };
                let back = self.random.below(recent.min(model.forms.len() as u64));
                return Step::Confirm(model.forms.len() - 1 - back as usize);
            }
            68..82 => {
                let offered = with(|status| status == Status::Offered);
                if !offered.is_empty() {
                    let wish = [Wish::Accept, Wish::Accept, Wish::Decline, Wish::Cancel];
                    return Step::Answer(*self.random.pick(&offered), *self.random.pick(&wish));
                }
            }
            82..90 => {
                let own = with(|status| matches!(status, Status::Placed | Status::Waiting));
                if !own.is_empty() {
                    return Step::Answer(*self.random.pick(&own), Wish::Cancel);
                }
            }
            90..92 => {
                // Another tab was quicker.
                let confirmed = with(|status| status != Status::Unconfirmed);
                if !confirmed.is_empty() {
                    let wish = [Wish::Accept, Wish::Decline, Wish::Cancel];
                    return Step::Answer(*self.random.pick(&confirmed), *self.random.pick(&wish));
                }
            }
            _ => {}
        }
        Step::Tick
    }

    fn chance(&mut self) -> [u8; 16] {
        self.made += 1;
        std::array::from_fn(|digit| (self.made >> (5 * digit.min(12)) & 31) as u8)
    }

    /// A list of the last ones once more: the same page, or typed again.
    fn again(&mut self, now: Instant) -> Register {
        let back = self.random.below(self.sent.len().min(8) as u64) as usize;
        let sent = self.sent[self.sent.len() - 1 - back].clone();
        if self.random.chance(30) {
            return sent;
        }
        self.command(sent.list, now)
    }

    fn command(&mut self, list: List, now: Instant) -> Register {
        let ids = list
            .entries
            .iter()
            .map(|_| RegistrationId::new(self.chance()));
        let command = Register {
            content: list.content(),
            registrations: ids.collect(),
            request: RequestId::new(now, self.chance()),
            list,
        };
        self.sent.push(command.clone());
        command
    }

    /// A list of a family that is known: a new one, or the last one once more.
    fn further(&mut self, model: &Model, now: Instant) -> Option<Register> {
        if self.random.chance(20) && self.added.is_some() {
            return self.added.clone();
        }
        let known = |at: &u64| {
            let email = FAMILIES[*at as usize];
            let mut forms = model.forms.iter();
            forms.any(|form| form.confirmed && form.email == email)
        };
        let known: Vec<u64> = (0..FAMILIES.len() as u64).filter(known).collect();
        if known.is_empty() {
            return None;
        }
        let family = *self.random.pick(&known);
        let command = self.list(family, now);
        // It needs no button: nobody sends it as a form.
        self.sent.pop();
        self.added = Some(command.clone());
        Some(command)
    }

    /// One to three children with one to four entries each.
    fn list(&mut self, family: u64, now: Instant) -> Register {
        let ahead: Vec<usize> = (0..OCCASIONS.len())
            .filter(|at| now < OCCASIONS[*at].starts_at())
            .collect();
        let mut entries = Vec::new();
        for _ in 0..=self.random.below(3) {
            let child = self.child(family);
            let mut occasions: Vec<usize> = Vec::new();
            for _ in 0..=self.random.below(4) {
                let occasion = if ahead.is_empty() || self.random.chance(3) {
                    self.random.below(OCCASIONS.len() as u64) as usize
                } else {
                    // What is soon is wanted most.
                    let soon = ahead.len().min(8) as u64;
                    ahead[self.random.below(soon) as usize]
                };
                occasions.push(occasion);
            }
            entries.extend(occasions.into_iter().map(|at| Wanted {
                key: OCCASIONS[at].key(),
                child: child.clone(),
            }));
        }
        let guardian = Guardian {
            name: "Maxi Muster".into(),
            email: Email::parse(FAMILIES[family as usize]).unwrap(),
            phone: Phone::parse("040 66969-100").unwrap(),
        };
        self.command(List { guardian, entries }, now)
    }

    /// One of the four of the family, or of another one; every third is entitled, as long as its form
    /// says so.
    fn child(&mut self, family: u64) -> Child {
        let number = if self.random.chance(75) {
            family * 4 + self.random.below(4)
        } else {
            self.random.below(FAMILIES.len() as u64 * 4)
        };
        let name = crate::registrar::sample::child(number as usize);
        let entitled = (number % 3 == 0) != self.random.chance(15);
        Child {
            first_name: match self.random.below(10) {
                0 => name.to_uppercase(),
                _ => name,
            },
            last_name: "Muster".into(),
            born: "2017-02-01".parse().unwrap(),
            resident: true,
            price_class: Some(if entitled { "reduced" } else { "regular" }.into()),
            entitled,
            answers: BTreeMap::new(),
        }
    }
}
