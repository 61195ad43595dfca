//! One German sentence per wish: what became of it, and why.

use chrono::{Datelike, NaiveDate, Weekday};

use super::prepared::Entry;
use super::read_proof::AnyRecord;
use super::reason::{Reason, own_obstacles, reason_as_told};
use super::replay::Case;
use super::turn::State;

/// The sentences for one ticket, child by child in the order of the ids. An error says, in German,
/// what does not fit.
pub fn explain(record: &AnyRecord, receipt: &super::commitment::Receipt) -> Result<String, String> {
    let case = Case::new(receipt, record.public())?;
    let state = case.replay()?;
    let mut lines = vec![format!(
        "Los {}, Nummer {} von {}",
        receipt.entry.ticket,
        case.number,
        case.record.tickets.len()
    )];
    if case.record.rehearsal {
        lines.push("Das war nur eine Probe, keine echte Auslosung.".to_owned());
    }
    for child in 0..case.prepared.children.len() {
        lines.push(format!("\nKind {}", case.prepared.input.children[child].id));
        for (position, entry) in case.prepared.children[child].list.iter().enumerate() {
            let day = day(case.prepared.occasions[entry.occasion].first_day);
            let what = sentence(
                &case,
                &state,
                child,
                position,
                told(record, &case, child, position),
            );
            lines.push(format!(
                "Wunsch {}, {} ({day}): {what}",
                position + 1,
                id(&state, entry.occasion)
            ));
        }
        lines.extend(surprise(record, &case, child));
    }
    Ok(lines.join("\n") + "\n")
}

/// The reason in the record, if it is a full one.
fn told(record: &AnyRecord, case: &Case, child: usize, position: usize) -> Option<Reason> {
    let AnyRecord::Full(record) = record else {
        return None;
    };
    let id = &case.prepared.input.children[child].id;
    record
        .refused
        .iter()
        .find(|row| row.child == *id && row.rank as usize == position + 1)
        .map(|row| row.reason)
}

fn surprise(record: &AnyRecord, case: &Case, child: usize) -> Option<String> {
    let AnyRecord::Full(record) = record else {
        return None;
    };
    let id = &case.prepared.input.children[child].id;
    let row = record
        .granted
        .iter()
        .find(|row| row.rank == 0 && row.child == *id)?;
    Some(format!(
        "Überraschung: bekommen, {}, weil kein Wunsch möglich war und dort die meisten Plätze frei waren.",
        row.occasion
    ))
}

fn sentence(
    case: &Case,
    state: &State<'_>,
    child: usize,
    position: usize,
    told: Option<Reason>,
) -> String {
    let entry = case.prepared.children[child].list[position];
    if let Some(grant) = state.holdings[child]
        .grants
        .iter()
        .find(|grant| grant.occasion == entry.occasion)
    {
        let mates = state
            .prepared
            .children
            .iter()
            .zip(&state.holdings)
            .filter(|(_, holding)| {
                holding
                    .grants
                    .iter()
                    // One together-wish granted to several is one grant: they share its moment.
                    .any(|other| other.occasion == grant.occasion && other.at == grant.at)
            });
        let together = if mates.count() > 1 { ", gemeinsam" } else { "" };
        return format!("Bekommen{together}, in Runde {}.", grant.at.round);
    }
    match reason_as_told(state, child, position, told) {
        Some(reason) => refusal(case, state, child, entry, reason),
        None => "Nicht bekommen.".to_owned(),
    }
}

fn refusal(case: &Case, state: &State<'_>, child: usize, entry: Entry, reason: Reason) -> String {
    match reason {
        Reason::Withdrawn => {
            "Zurückgezogen: Dieses Kind nahm an der Auslosung nicht mehr teil.".to_owned()
        }
        Reason::CalledOff => "Abgesagt: Es haben sich zu wenige Kinder gefunden.".to_owned(),
        Reason::SameOffer | Reason::Conflict | Reason::Limit | Reason::Budget => {
            obstacle(state, child, entry.occasion, reason)
        }
        Reason::Full => full(case, state, child, entry.occasion),
        Reason::GroupTooLarge => group_too_large(case, state, child, entry),
        Reason::Mate => mate(state, child, entry),
    }
}

/// What stands against an occasion on the child's own side.
fn obstacle(state: &State<'_>, child: usize, occasion: usize, reason: Reason) -> String {
    let entrant = &state.prepared.children[child];
    let held = |against: &dyn Fn(usize) -> bool| {
        state.holdings[child]
            .grants
            .iter()
            .map(|grant| grant.occasion)
            .find(|&held| against(held))
    };
    match reason {
        Reason::SameOffer => match held(&|held| state.prepared.same_offer(held, occasion)) {
            Some(held) => format!(
                "Dasselbe Angebot: {} am {} ist schon bekommen, und jedes Kind macht ein Angebot nur einmal.",
                id(state, held),
                day(state.prepared.occasions[held].first_day)
            ),
            None => "Dasselbe Angebot ist schon bekommen.".to_owned(),
        },
        Reason::Conflict => match held(&|held| state.prepared.clash(held, occasion)) {
            Some(held) => {
                format!(
                    "Überschneidung am {}: Da ist schon {} bekommen.",
                    day(meeting_day(state, held, occasion)),
                    id(state, held)
                )
            }
            None => "Überschneidung mit einem anderen Platz.".to_owned(),
        },
        Reason::Limit => match entrant.limit.unwrap_or(0) {
            1 => "Grenze erreicht: Mehr als 1 Angebot ist nicht möglich.".to_owned(),
            limit => format!("Grenze erreicht: Mehr als {limit} Angebote sind nicht möglich."),
        },
        _ => {
            let budget = entrant.budget.unwrap_or(0);
            format!(
                "Zu teuer: Das Angebot kostet {}, die Grenze liegt bei {} für alles zusammen.",
                euro(state.prepared.input.occasions[occasion].price_cents),
                euro(budget)
            )
        }
    }
}

fn full(case: &Case, state: &State<'_>, child: usize, occasion: usize) -> String {
    let entrant = &state.prepared.children[child];
    let cut = state.places[occasion].since(entrant.places, entrant.entitled);
    let reserved = state.prepared.input.occasions[occasion].reserved > 0;
    let kind = match (reserved, entrant.entitled) {
        (false, _) => "",
        (true, true) => ", auch die vorbehaltenen",
        (true, false) => ", außer den vorbehaltenen",
    };
    // Round 0 is the start: nobody took a place away.
    let Some(cut) = cut.filter(|cut| cut.round > 0) else {
        return match entrant.places {
            1 => format!("Voll: Es gab von Anfang an keinen Platz{kind}."),
            _ => format!("Voll: Es gab von Anfang an weniger als 2 Plätze{kind}."),
        };
    };
    let number = case.number;
    let whose = if cut.number == number {
        format!("euch selbst, Nummer {number}")
    } else {
        format!("Nummer {}, eure Nummer ist {number}", cut.number)
    };
    // In an even round a smaller number is no advantage, and who was served before the last place
    // went had its turn.
    let backwards = if cut.round.is_multiple_of(2) {
        " (rückwärts)"
    } else {
        ""
    };
    let served = state.holdings[child]
        .grants
        .iter()
        .any(|grant| grant.at.round == cut.round && grant.at < cut && cut.number != number);
    let before = if served {
        "; davor wart ihr dran und habt einen anderen Wunsch bekommen"
    } else {
        ""
    };
    match entrant.places {
        1 => format!(
            "Voll{kind}: der letzte Platz ging in Runde {}{backwards} an {whose}{before}.",
            cut.round
        ),
        _ => format!(
            "Voll{kind}: weniger als 2 Plätze frei seit Runde {}{backwards}, da ging ein Platz an {whose}{before}.",
            cut.round
        ),
    }
}

fn group_too_large(case: &Case, state: &State<'_>, child: usize, entry: Entry) -> String {
    let ticket = &state.prepared.tickets[state.prepared.children[child].ticket];
    let confirmed = entry
        .together
        .map_or(&[][..], |at| &ticket.together[at].confirmed);
    let need = state.need(confirmed);
    let together = need.general + need.entitled;
    match state.places[entry.occasion]
        .too_few_since(need)
        .filter(|cut| cut.round > 0)
    {
        Some(cut) => format!(
            "Nur zusammen: Ihr braucht {together} Plätze, seit Runde {} nach Nummer {} waren es weniger, eure Nummer ist {}.",
            cut.round, cut.number, case.number
        ),
        None => format!(
            "Nur zusammen: Ihr braucht {together} Plätze, so viele gab es von Anfang an nicht."
        ),
    }
}

fn mate(state: &State<'_>, child: usize, entry: Entry) -> String {
    let ticket = &state.prepared.tickets[state.prepared.children[child].ticket];
    let confirmed = entry
        .together
        .map_or(&[][..], |at| &ticket.together[at].confirmed);
    let others = confirmed.iter().filter(|&&mate| mate != child);
    let obstacles = others.flat_map(|&mate| {
        own_obstacles(state, mate, entry.occasion)
            .into_iter()
            .filter_map(move |(since, reason)| Some((since?, reason, mate)))
    });
    match obstacles.min() {
        Some((_, reason, mate)) => {
            let name = &state.prepared.input.children[mate].id;
            format!(
                "Nur zusammen, und bei Kind {name} ging es nicht – {}",
                obstacle(state, mate, entry.occasion, reason)
            )
        }
        None => "Nur zusammen: Bei einem von euch ging es nicht.".to_owned(),
    }
}

fn id<'s>(state: &'s State<'_>, occasion: usize) -> &'s str {
    &state.prepared.input.occasions[occasion].id
}

/// The day on which two occasions meet: the first shared day, else the first day of the held one.
fn meeting_day(state: &State<'_>, held: usize, occasion: usize) -> NaiveDate {
    let (held, wished) = (
        &state.prepared.occasions[held],
        &state.prepared.occasions[occasion],
    );
    // Because of a buffer or the way between two sites they may clash without sharing a day.
    let shared = held.days.iter().flat_map(|a| {
        wished
            .days
            .iter()
            .map(move |b| (a.0.max(b.0), a.1.min(b.1)))
    });
    let first = shared
        .filter(|(from, to)| from <= to)
        .map(|(from, _)| from)
        .min();
    first
        .and_then(NaiveDate::from_num_days_from_ce_opt)
        .unwrap_or(held.first_day)
}

/// A date as people read it: "Mo, 5. Juli 2027".
fn day(date: NaiveDate) -> String {
    const MONTHS: [&str; 12] = [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ];
    let weekday = match date.weekday() {
        Weekday::Mon => "Mo",
        Weekday::Tue => "Di",
        Weekday::Wed => "Mi",
        Weekday::Thu => "Do",
        Weekday::Fri => "Fr",
        Weekday::Sat => "Sa",
        Weekday::Sun => "So",
    };
    format!(
        "{weekday}, {}. {} {}",
        date.day(),
        MONTHS[date.month0() as usize],
        date.year()
    )
}

fn euro(cents: u32) -> String {
    match cents % 100 {
        0 => format!("{} Euro", cents / 100),
        rest => format!("{},{rest:02} Euro", cents / 100),
    }
}
