//! `draw run`, `draw chances`, `draw report`.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use super::files::{apart, read, read_input, write};
use super::{Answer, ChancesArguments, Failure, ReportArguments, RunArguments};
use crate::draw::{Record, Seed, chances::chances as estimate, draw, fairness};
use crate::text::Lang;

pub(super) fn run(arguments: &RunArguments, lang: Lang) -> Result<Answer, Failure> {
    let seed = Seed::parse(&arguments.seed).map_err(|error| Failure::data("", &error, lang))?;
    let written: Vec<&Path> = [Some(&arguments.out), arguments.public.as_ref()]
        .into_iter()
        .flatten()
        .map(PathBuf::as_path)
        .collect();
    apart(&[&arguments.input], &written, lang)?;
    let prepared = read_input(&arguments.input, lang)?;
    let record = draw(&prepared, &seed, arguments.rehearsal);
    write(&arguments.out, &record.to_json(), lang)?;
    if let Some(public) = &arguments.public {
        write(public, &record.public().to_json(), lang)?;
    }
    let (tickets, granted, refused) = (
        record.tickets.len(),
        record.granted.len(),
        record.refused.len(),
    );
    let message = match lang {
        Lang::De => format!("{tickets} Lose, {granted} Zusagen, {refused} Absagen\n"),
        Lang::En => format!("{tickets} tickets, {granted} grants, {refused} refusals\n"),
    };
    Ok(Answer {
        message,
        ..Answer::default()
    })
}

/// One line per child ("at least one place", rank 0) and per wish: child, rank, occasion, trials
/// with success, percent.
pub(super) fn chances(arguments: &ChancesArguments, lang: Lang) -> Result<Answer, Failure> {
    let prepared = read_input(&arguments.input, lang)?;
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let chances = estimate(&prepared, arguments.trials, threads);
    let percent = |count: u32| {
        (u64::from(count) * 200 + u64::from(chances.trials)) / (2 * u64::from(chances.trials))
    };
    let mut output = String::from("child\trank\toccasion\tgranted\tpercent\n");
    for child in &chances.children {
        let _ = writeln!(
            output,
            "{}\t0\t-\t{}\t{}",
            child.child,
            child.at_least_one,
            percent(child.at_least_one)
        );
        for (at, (occasion, granted)) in child.wishes.iter().enumerate() {
            let _ = writeln!(
                output,
                "{}\t{}\t{occasion}\t{granted}\t{}",
                child.child,
                at + 1,
                percent(*granted)
            );
        }
    }
    let trials = chances.trials;
    let message = match lang {
        Lang::De => {
            format!("{trials} Probe-Auslosungen; Rang 0 steht für mindestens einen Platz\n")
        }
        Lang::En => {
            format!("{trials} trial draws; rank 0 stands for at least one place\n")
        }
    };
    Ok(Answer {
        output,
        message,
        ..Answer::default()
    })
}

pub(super) fn report(arguments: &ReportArguments, lang: Lang) -> Result<Answer, Failure> {
    let prepared = read_input(&arguments.input, lang)?;
    let record = read(&arguments.record, lang, Record::from_json)?;
    let output = fairness::report(&record, &prepared).map_err(Failure::Data)?;
    Ok(Answer {
        output,
        ..Answer::default()
    })
}
