//! The page to check: what would happen now for each entry, what it costs, and what else there is
//! (rule L3). A clash or a limit is said here, before the mail.

use super::flow::Flow;
use super::forecast::{Tallies, free, instead, outcomes};
use super::known::{of_child, places};
use super::read::{Person, asking, field_of, is_of_child};
use super::state::State;
use super::step::Step;
use super::sums::{Sums, sums};
use super::words::{badge, refused, registered};
use crate::catalogue::Season;
use crate::form_view::{Field, Maker};
use crate::pass::QuestionKind;
use crate::registrar::domain::{Instant, List, Outcome, Registration, Wanted, price_of};
use crate::registrar::family::form::questions::name_of;
use crate::registrar::programme::{Programme, Terms};
use crate::registrar::texts::{Text, Texts, text};
use crate::registrar::web::field_errors::{FieldError, fill};
use crate::words;
use serde::Serialize;

/// One entry.
#[derive(Debug, Serialize)]
pub struct Checked {
    /// Title of the offer.
    pub title: String,
    /// When, and what it costs.
    pub facts: String,
    /// `frei`, `Warteliste, Position 3`, `passt nicht`.
    pub badge: String,
    /// `success`, `warning` or nothing.
    pub mood: &'static str,
    /// Its symbol.
    pub icon: &'static str,
    /// It will be left out.
    pub stop: bool,
    /// What that means, or why it cannot be.
    pub note: Option<String>,
    /// Id in the page, for the links above.
    pub id: String,
    /// What the button says that leaves it out, and its value.
    pub drop: (String, String),
    /// Others in its place: value of the button, title, when and places.
    pub instead: Vec<(String, String, String)>,
}

/// A child.
#[derive(Debug, Serialize)]
pub struct CheckedChild {
    /// First name.
    pub name: String,
    /// First letter.
    pub mark: String,
    /// The colour and shape of the child, from 1.
    pub look: usize,
    /// The page on which its offers are changed.
    pub change: String,
    /// Label of that button.
    pub change_label: String,
    /// Its entries.
    pub entries: Vec<Checked>,
}

/// The page.
#[derive(Debug, Serialize)]
pub struct ListCheckPage {
    /// Steps, state, errors.
    pub flow: Flow,
    /// Something to say first.
    pub alert: Option<String>,
    /// What has changed since the page was shown.
    pub changes: Vec<String>,
    /// Heading above the entries that cannot be; empty when all can.
    pub stop_title: String,
    /// Those entries: id and words.
    pub stops: Vec<(String, String)>,
    /// The children.
    pub children: Vec<CheckedChild>,
    /// How the family is reached.
    pub contact: Vec<(String, String)>,
    /// What was answered.
    pub answers: Vec<(String, String)>,
    /// What it costs.
    pub sums: Sums,
    /// Who sends it may do so.
    pub custody: Field,
    /// The button that sends it, and what comes then.
    pub send: (String, String),
}

/// What all parts of the page are made of.
pub struct Checking<'a> {
    /// What was typed.
    pub state: &'a State,
    /// The children.
    pub people: &'a [Person],
    /// The list.
    pub list: &'a List,
    /// What goes on for a family that is known.
    pub active: &'a [Registration],
    /// How the occasions stand.
    pub tallies: &'a Tallies,
    /// The season.
    pub season: &'a Season,
    /// The programme.
    pub programme: &'a Programme,
    /// The texts.
    pub texts: &'a Texts,
    /// Now.
    pub now: Instant,
}

impl Checking<'_> {
    fn say(&self, text: &Text) -> String {
        self.texts.say(text).into_owned()
    }

    /// The page.
    pub fn page(
        &self,
        flow: Flow,
        alert: Option<Text>,
        changes: &[Text],
        errors: &[FieldError],
    ) -> ListCheckPage {
        let outcomes = outcomes(
            self.list,
            (self.tallies, self.active),
            self.programme,
            self.now,
        );
        let entries: Vec<(usize, &Wanted, Outcome)> = self
            .list
            .entries
            .iter()
            .zip(outcomes)
            .enumerate()
            .map(|(index, (entry, outcome))| (index + 1, entry, outcome))
            .collect();
        let people = self.concerned();
        let children: Vec<CheckedChild> = people
            .iter()
            .map(|(index, person)| self.child(*index, person, &entries))
            .collect();
        let stops: Vec<(String, String)> = children
            .iter()
            .flat_map(|child| child.entries.iter().map(move |entry| (child, entry)))
            .filter(|(_, entry)| entry.stop)
            .map(|(child, entry)| {
                (
                    entry.id.clone(),
                    format!("{}, {}: {}", entry.title, child.name, entry.badge),
                )
            })
            .collect();
        let stop_title = match stops.len() {
            0 => String::new(),
            count => self.say(&text!("list_stops", count = count)),
        };
        let people: Vec<&Person> = people.into_iter().map(|(_, person)| person).collect();
        let sums = sums(&people, &entries, self.season, self.programme, self.texts);
        ListCheckPage {
            flow,
            alert: alert.map(|alert| self.say(&alert)),
            changes: changes.iter().map(|change| self.say(change)).collect(),
            stop_title,
            stops,
            children,
            contact: self.contact(),
            answers: self.answers(),
            sums,
            custody: self.custody(errors),
            send: self.send(),
        }
    }

    /// The children that the list is about, with their positions: not those who are known and want
    /// nothing more.
    fn concerned(&self) -> Vec<(usize, &Person)> {
        let wants = |person: &Person| {
            let mut entries = self.list.entries.iter();
            entries.any(|entry| entry.child.key() == person.child.key())
        };
        let all = self.people.iter().enumerate();
        all.filter(|(_, person)| person.number > self.state.known() || wants(person))
            .collect()
    }

    fn send(&self) -> (String, String) {
        let (button, note) = match self.state.is_of_known() {
            true => (text!("list_add"), text!("list_add_note")),
            false => (text!("list_send"), text!("list_send_note")),
        };
        (self.say(&button), self.say(&note))
    }

    fn custody(&self, errors: &[FieldError]) -> Field {
        let maker = Maker {
            texts: self.texts.all(),
            town: &self.programme.catalogue().town,
        };
        let mut field = maker.custody();
        fill(&mut field, &self.state.fields, errors, self.texts);
        field
    }

    fn child(
        &self,
        index: usize,
        person: &Person,
        entries: &[(usize, &Wanted, Outcome)],
    ) -> CheckedChild {
        let name = person.child.first_name.clone();
        let key = person.child.key();
        let own = entries
            .iter()
            .filter(|(_, entry, _)| entry.child.key() == key);
        let own: Vec<_> = own.copied().collect();
        let placed = own
            .iter()
            .filter(|(_, _, outcome)| *outcome == Outcome::Placed);
        let known = of_child(self.active, &key);
        let placed: Vec<&Terms> = placed
            .filter_map(|(_, entry, _)| self.programme.terms(&entry.key))
            .chain(places(&known, self.programme))
            .collect();
        let checked = own.iter().filter_map(|(number, entry, outcome)| {
            let terms = self.programme.terms(&entry.key)?;
            let is_known = registered(terms, &known, self.programme).is_some();
            Some(self.entry(*number, (person, is_known), terms, *outcome, &placed))
        });
        CheckedChild {
            mark: name.chars().next().map(String::from).unwrap_or_default(),
            look: index + 1,
            change: Step::Choose(person.number).word(),
            change_label: self.say(&text!("list_change_offers", child = name.as_str())),
            entries: checked.collect(),
            name,
        }
    }

    fn entry(
        &self,
        number: usize,
        (person, is_known): (&Person, bool),
        terms: &Terms,
        outcome: Outcome,
        placed: &[&Terms],
    ) -> Checked {
        let said = match outcome {
            Outcome::Waiting(position) => text!("list_waiting", position = position),
            other => badge(other),
        };
        let (mood, icon) = match outcome {
            Outcome::Placed => ("success", "haken"),
            Outcome::Waiting(_) => ("warning", "uhr"),
            Outcome::Refused(_) => ("", "warn"),
        };
        let note = match outcome {
            Outcome::Placed => None,
            Outcome::Waiting(_) => Some(self.waiting(person, terms)),
            Outcome::Refused(reason) => Some(refused(reason, terms, placed, is_known)),
        };
        let cents = price_of(&terms.prices, person.child.price_class.as_deref());
        Checked {
            title: terms.title.clone(),
            facts: format!(
                "{} · {}",
                words::sessions(&terms.sessions),
                words::money(cents)
            ),
            badge: self.say(&said),
            mood,
            icon,
            stop: matches!(outcome, Outcome::Refused(_)),
            note: note.map(|note| self.say(&note)),
            id: format!("eintrag-{number}"),
            drop: (
                self.say(&text!("list_drop", offer = terms.title.as_str())),
                format!("weg:{}:{}", person.number, terms.key.occasion),
            ),
            instead: match outcome {
                Outcome::Placed => Vec::new(),
                Outcome::Waiting(_) | Outcome::Refused(_) => self.instead(person, terms, placed),
            },
        }
    }

    /// What it means to wait. Reserved places may be there for others.
    fn waiting(&self, person: &Person, terms: &Terms) -> Text {
        let reserved = !person.child.entitled && free(terms, self.tallies, true) != Some(0);
        match reserved {
            true => text!("list_waiting_reserved"),
            false => text!("list_waiting_note"),
        }
    }

    fn instead(
        &self,
        person: &Person,
        terms: &Terms,
        placed: &[&Terms],
    ) -> Vec<(String, String, String)> {
        let all = instead(
            terms,
            placed,
            &person.child,
            self.tallies,
            self.programme,
            self.now,
        );
        let wanted = self.state.wanted(person.number);
        let others = all
            .into_iter()
            .filter(|other| !wanted.contains(&other.key.occasion));
        others
            .map(|other| {
                let places = match free(other, self.tallies, person.child.entitled) {
                    None => text!("list_places"),
                    Some(places) => text!("list_places_left", places = places),
                };
                (
                    format!(
                        "tausch:{}:{}:{}",
                        person.number, terms.key.occasion, other.key.occasion
                    ),
                    other.title.clone(),
                    format!(
                        "{} · {}",
                        words::sessions(&other.sessions),
                        self.say(&places)
                    ),
                )
            })
            .collect()
    }

    fn contact(&self) -> Vec<(String, String)> {
        let guardian = &self.list.guardian;
        vec![
            (self.say(&text!("check_name")), guardian.name.clone()),
            (
                self.say(&text!("check_email")),
                guardian.email.as_str().to_owned(),
            ),
            (
                self.say(&text!("check_phone")),
                guardian.phone.as_str().to_owned(),
            ),
        ]
    }

    /// Each answer once, however many days an offer has.
    fn answers(&self) -> Vec<(String, String)> {
        let (yes, no) = (self.say(&text!("check_yes")), self.say(&text!("check_no")));
        let mut all = Vec::new();
        for person in self.people {
            let wanted = self.list.entries.iter();
            let wanted = wanted.filter(|entry| entry.child.key() == person.child.key());
            let terms: Vec<&Terms> = wanted
                .filter_map(|entry| self.programme.terms(&entry.key))
                .collect();
            let mut known: Vec<String> = Vec::new();
            for offer in asking(&terms, self.season) {
                for question in &offer.questions {
                    let field = field_of(person.number, &offer.id, question);
                    let words = match self.state.fields.get(&field) {
                        // A photo is a consent: no answer is a no.
                        "" if question.kind == QuestionKind::Photo => no.as_str(),
                        "" => continue,
                        "yes" => yes.as_str(),
                        "no" => no.as_str(),
                        other => other,
                    };
                    if known.contains(&field) {
                        continue;
                    }
                    known.push(field);
                    let (child, asked) = (&person.child.first_name, name_of(question, self.texts));
                    let name = match is_of_child(question) {
                        true => format!("{child}: {asked}"),
                        false => format!("{child}, {}: {asked}", offer.title),
                    };
                    all.push((name, words.to_owned()));
                }
            }
        }
        all
    }
}
