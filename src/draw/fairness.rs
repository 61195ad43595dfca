//! The public fairness report, in German; cells below five are hidden.

use std::fmt::Write;

use super::first_come::first_come;
use super::number::{Numbers, Seed};
use super::optimum::optimum;
use super::prepared::Prepared;
use super::record::{Granted, Record};
use super::verify::verify_with_input;

/// The smallest number of children that is shown.
const SMALLEST_CELL: u32 = 5;
/// How many orders of arrival the comparison with first come, first served averages.
const FIRST_COME_TRIALS: u32 = 20;

/// What the report counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fairness {
    /// Children not withdrawn with at least one wish; the next counts are among these.
    pub children: u32,
    /// With at least one place, the fallback included.
    pub with_a_place: u32,
    /// With their first wish.
    pub with_first_wish: u32,
    /// With one of their first three wishes.
    pub with_top_three: u32,
    /// Grants of rank r at position r - 1.
    pub grants_by_rank: Vec<u32>,
    /// Grants of the fallback (R11).
    pub surprises: u32,
    /// Children by number of places, from 0.
    pub by_places: Vec<u32>,
    /// Groups with a strict together-wish, and those of them that got one.
    pub strict_groups: (u32, u32),
    /// Together-wishes of which at least one child got the occasion, and those of them that all who
    /// confirmed got.
    pub together: (u32, u32),
    /// Tickets, and children with a place, in the best and in the worst tenth of the numbers.
    pub best_tenth: (u32, u32),
    /// Likewise for the worst tenth.
    pub worst_tenth: (u32, u32),
    /// Reserved places, and places in occasions with reserved ones that entitled children hold.
    pub reserved: (u64, u64),
    /// Children with a place on their list, and the least rank each of them got, summed.
    pub best_ranks: (u32, u64),
}

/// Counts a record that belongs to the input.
pub fn count(record: &Record, prepared: &Prepared) -> Fairness {
    let mut fairness = Fairness {
        grants_by_rank: record.report.grants_by_rank.clone(),
        ..Fairness::default()
    };
    let mut held: Vec<Vec<&Granted>> = vec![Vec::new(); prepared.children.len()];
    for row in &record.granted {
        if let Some(child) = prepared.child_at(&row.child) {
            held[child].push(row);
        }
    }
    for (entrant, held) in prepared.children.iter().zip(&held) {
        // A surprise needs no wish: counted before those without one are left out.
        fairness.surprises += held.iter().filter(|row| row.rank == 0).count() as u32;
        if entrant.withdrawn || entrant.list.is_empty() {
            continue;
        }
        let best = held
            .iter()
            .map(|row| row.rank)
            .filter(|&rank| rank > 0)
            .min();
        fairness.children += 1;
        fairness.with_a_place += u32::from(!held.is_empty());
        fairness.with_first_wish += u32::from(best == Some(1));
        fairness.with_top_three += u32::from(best.is_some_and(|rank| rank <= 3));
        if let Some(best) = best {
            fairness.best_ranks.0 += 1;
            fairness.best_ranks.1 += u64::from(best);
        }
        if fairness.by_places.len() <= held.len() {
            fairness.by_places.resize(held.len() + 1, 0);
        }
        fairness.by_places[held.len()] += 1;
    }
    count_groups(&mut fairness, prepared, &held);
    count_reserved(&mut fairness, prepared, &held);
    count_tenths(&mut fairness, record, prepared, &held);
    fairness
}

fn count_groups(fairness: &mut Fairness, prepared: &Prepared, held: &[Vec<&Granted>]) {
    for ticket in &prepared.tickets {
        let holds = |child: usize, occasion: usize| {
            held[child]
                .iter()
                .any(|row| row.occasion == prepared.input.occasions[occasion].id)
        };
        let mut strict = ticket.together.iter().filter(|wish| wish.strict).peekable();
        if strict.peek().is_some() {
            fairness.strict_groups.0 += 1;
            fairness.strict_groups.1 += u32::from(strict.any(|wish| {
                wish.confirmed
                    .iter()
                    .all(|&child| holds(child, wish.occasion))
            }));
        }
        for wish in &ticket.together {
            let got = wish
                .confirmed
                .iter()
                .filter(|&&child| holds(child, wish.occasion))
                .count();
            fairness.together.0 += u32::from(got > 0);
            fairness.together.1 += u32::from(got == wish.confirmed.len());
        }
    }
}

fn count_reserved(fairness: &mut Fairness, prepared: &Prepared, held: &[Vec<&Granted>]) {
    for occasion in prepared
        .input
        .occasions
        .iter()
        .filter(|occasion| occasion.reserved > 0)
    {
        let entitled = prepared
            .children
            .iter()
            .zip(held)
            .filter(|(entrant, held)| {
                entrant.entitled && held.iter().any(|row| row.occasion == occasion.id)
            });
        let needed: u64 = entitled.map(|(entrant, _)| u64::from(entrant.places)).sum();
        fairness.reserved.0 += u64::from(occasion.reserved);
        fairness.reserved.1 += needed.min(u64::from(occasion.reserved));
    }
}

fn count_tenths(
    fairness: &mut Fairness,
    record: &Record,
    prepared: &Prepared,
    held: &[Vec<&Granted>],
) {
    let Ok(seed) = Seed::parse(&record.seed) else {
        return;
    };
    let numbers = Numbers::new(prepared, &seed);
    // Rounded up: a small season has somebody in its tenths, too.
    let tenth = numbers.order.len().div_ceil(10);
    let count = |tickets: &[usize]| {
        let children = tickets
            .iter()
            .flat_map(|&ticket| &prepared.tickets[ticket].members);
        let taking_part = children.filter(|&&child| {
            !prepared.children[child].withdrawn && !prepared.children[child].list.is_empty()
        });
        taking_part.fold((0, 0), |(all, with), &child| {
            (all + 1, with + u32::from(!held[child].is_empty()))
        })
    };
    fairness.best_tenth = count(&numbers.order[..tenth]);
    fairness.worst_tenth = count(&numbers.order[numbers.order.len() - tenth..]);
}

/// The lines of the report.
struct Lines(String);

impl Lines {
    fn add(&mut self, name: &str, value: String) {
        let _ = writeln!(self.0, "{name}: {value}");
    }
}

/// The report as text. An error says, in German, why the record does not belong to the input.
pub fn report(record: &Record, prepared: &Prepared) -> Result<String, String> {
    // Figures about a record that does not follow from the input would be worth nothing.
    verify_with_input(record, prepared)?;
    let fairness = count(record, prepared);
    let mut lines = Lines(format!(
        "Bericht zur Auslosung {}\n\n",
        prepared.input.season
    ));
    if record.rehearsal {
        lines.0.push_str("Probe, keine echte Auslosung\n\n");
    }
    tell_places(&mut lines, &fairness);
    tell_groups_and_numbers(&mut lines, &fairness);
    // Every grant has just been computed again: a decision by hand would have shown.
    lines.add(
        "Entscheidungen von Hand in der Auslosung",
        "keine".to_owned(),
    );
    lines.add("abgesagte Termine", record.called_off.len().to_string());
    compare(&mut lines, &fairness, prepared);
    lines
        .0
        .push_str("\nZahlen unter 5 stehen nicht im Bericht, damit niemand erkannt wird.\n");
    Ok(lines.0)
}

fn tell_places(lines: &mut Lines, fairness: &Fairness) {
    let share = |count: u32| cell(u64::from(count), u64::from(fairness.children));
    lines.add("Kinder mit Wünschen", small(fairness.children));
    lines.add("mit mindestens einem Platz", share(fairness.with_a_place));
    lines.add("mit dem ersten Wunsch", share(fairness.with_first_wish));
    lines.add(
        "mit einem der ersten drei Wünsche",
        share(fairness.with_top_three),
    );
    for (at, count) in column(&fairness.grants_by_rank).into_iter().enumerate() {
        lines.add(&format!("Zusagen für Wunsch {}", at + 1), count);
    }
    lines.add("Überraschungsplätze", small(fairness.surprises));
    for (places, count) in column(&fairness.by_places).into_iter().enumerate() {
        let word = if places == 1 { "Platz" } else { "Plätzen" };
        lines.add(&format!("Kinder mit {places} {word}"), count);
    }
}

fn tell_groups_and_numbers(lines: &mut Lines, fairness: &Fairness) {
    let of = |(all, some): (u32, u32)| cell(u64::from(some), u64::from(all));
    lines.add(
        "Gruppen „nur zusammen“, die zusammen einen Platz haben",
        of(fairness.strict_groups),
    );
    lines.add(
        "Gemeinsame Wünsche, die alle zusammen bekommen haben",
        of(fairness.together),
    );
    lines.add(
        "bestes Zehntel der Losnummern, mit Platz",
        of(fairness.best_tenth),
    );
    lines.add(
        "letztes Zehntel der Losnummern, mit Platz",
        of(fairness.worst_tenth),
    );
    let (reserved, used) = fairness.reserved;
    lines.add("vorbehaltene Plätze", reserved.to_string());
    lines.add("davon genutzt", cell(used, reserved));
}

/// What an optimiser and what "first come, first served" would have given.
fn compare(lines: &mut Lines, fairness: &Fairness, prepared: &Prepared) {
    let best = optimum(prepared);
    let kind = if best.upper_bound {
        "Obergrenze (ohne „nur zusammen“, zweite Plätze und Mindestzahlen gerechnet)"
    } else {
        "höchstens möglich"
    };
    lines.add(
        &format!("Kinder mit Platz auf ihrer Liste, {kind}"),
        small(best.with_a_place),
    );
    let (children, ranks) = fairness.best_ranks;
    lines.add(
        "davon erreicht",
        cell(u64::from(children), u64::from(best.with_a_place)),
    );
    lines.add("mittlerer Rang des besten Platzes", mean(ranks, children));
    lines.add(
        "mittlerer Rang im Vergleich, ein Platz für jedes Kind",
        mean(best.rank_sum, best.with_a_place),
    );
    let served = first_come(prepared, FIRST_COME_TRIALS);
    let average = |sum: u64| cell(sum / u64::from(served.trials), u64::from(fairness.children));
    lines.add(
        "„Wer zuerst kommt“ hätte ergeben: mit Platz",
        average(served.with_a_place),
    );
    lines.add(
        "„Wer zuerst kommt“ hätte ergeben: mit erstem Wunsch",
        average(served.with_first_wish),
    );
}

/// A count, hidden if it is small but not zero.
fn small(count: u32) -> String {
    if count > 0 && count < SMALLEST_CELL {
        "unter 5".to_owned()
    } else {
        count.to_string()
    }
}

/// A column whose sum is known: where one count alone is hidden, the smallest other one is left out
/// with it, because the sum would give it away.
fn column(counts: &[u32]) -> Vec<String> {
    let is_small = |count: u32| count > 0 && count < SMALLEST_CELL;
    let mut shown: Vec<String> = counts.iter().map(|&count| small(count)).collect();
    if counts.iter().filter(|&&count| is_small(count)).count() == 1 {
        let others = (0..counts.len()).filter(|&at| counts[at] >= SMALLEST_CELL);
        if let Some(other) = others.min_by_key(|&at| counts[at]) {
            shown[other] = "nicht angegeben".to_owned();
        }
    }
    shown
}

/// A part of a whole; hidden if the part or the rest is small, so that the rest gives nothing away
/// either.
fn cell(part: u64, whole: u64) -> String {
    let tiny = |count: u64| count > 0 && count < u64::from(SMALLEST_CELL);
    let rest = whole.saturating_sub(part);
    if whole == 0 {
        return "keine".to_owned();
    }
    if tiny(whole) {
        return "unter 5".to_owned();
    }
    if tiny(part) {
        return format!("unter 5 von {whole}");
    }
    if tiny(rest) {
        return format!("fast alle von {whole}");
    }
    // Rounded to the nearest tenth of a percent in whole numbers (I13).
    let tenths = (part * 2000 + whole) / (2 * whole);
    format!("{part} von {whole} ({},{} %)", tenths / 10, tenths % 10)
}

fn mean(sum: u64, count: u32) -> String {
    if count < SMALLEST_CELL {
        return "nicht angegeben".to_owned();
    }
    let hundredths = (sum * 200 + u64::from(count)) / (2 * u64::from(count));
    format!("{},{:02}", hundredths / 100, hundredths % 100)
}
