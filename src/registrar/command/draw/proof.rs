//! `draw commit`, `draw seed`, `draw verify`, `draw explain`.

use std::path::{Path, PathBuf};

use super::files::{apart, read, read_input, write};
use super::{Answer, CommitArguments, ExplainArguments, Failure, SeedArguments, VerifyArguments};
use crate::draw::commitment::{Commitment, Receipt, check_line, commit as commit_to};
use crate::draw::explain::explain as explain_ticket;
use crate::draw::verify::{verify_receipt, verify_with_input};
use crate::draw::{AnyRecord, Record, Seed};
use crate::text::Lang;

pub(super) fn commit(arguments: &CommitArguments, lang: Lang) -> Result<Answer, Failure> {
    let data = |error| Failure::data("", &error, lang);
    let salt_seed = match &arguments.salt_seed {
        Some(text) => salt_seed(text, lang)?,
        None => random_seed(lang)?,
    };
    let read_too: Vec<&Path> = [Some(&arguments.input), arguments.previous.as_ref()]
        .into_iter()
        .flatten()
        .map(PathBuf::as_path)
        .collect();
    apart(&read_too, &[&arguments.out], lang)?;
    let prepared = read_input(&arguments.input, lang)?;
    let previous = arguments
        .previous
        .as_ref()
        .map(|path| read(path, lang, Commitment::from_json))
        .transpose()?;
    let (commitment, receipts) = commit_to(
        &prepared,
        &arguments.randomness,
        previous.as_ref(),
        &salt_seed,
    )
    .map_err(data)?;
    let folder = folder_of_receipts(arguments, lang)?;
    for receipt in &receipts {
        write(
            &folder.join(format!("{}.json", receipt.entry.ticket)),
            &receipt.to_json(),
            lang,
        )?;
    }
    // The commitment comes last: where it stands, all receipts stand.
    write(&arguments.out, &commitment.to_json(), lang)?;
    let count = receipts.len();
    let message = match lang {
        Lang::De => format!("{count} Belege in {}\n", folder.display()),
        Lang::En => format!("{count} receipts in {}\n", folder.display()),
    };
    Ok(Answer {
        output: commitment.sha256() + "\n",
        message,
        ..Answer::default()
    })
}

/// The folder of the receipts, made and empty: receipts of another commitment among them would open
/// nothing.
fn folder_of_receipts(arguments: &CommitArguments, lang: Lang) -> Result<PathBuf, Failure> {
    let folder = arguments.receipts.clone().unwrap_or_else(|| {
        let mut name = arguments.out.as_os_str().to_owned();
        name.push(".receipts");
        PathBuf::from(name)
    });
    let name = folder.display().to_string();
    if std::fs::read_dir(&folder).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(Failure::Environment(lang.pick(
            format!("{name}: der Ordner für die Belege ist nicht leer"),
            format!("{name}: the folder for the receipts is not empty"),
        )));
    }
    std::fs::create_dir_all(&folder).map_err(|error| Failure::io(&name, &error, lang))?;
    Ok(folder)
}

fn random_seed(lang: Lang) -> Result<[u8; 32], Failure> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|error| {
        let what = lang.pick("Zufallszahlen", "random numbers");
        Failure::Environment(format!("{what}: {error}"))
    })?;
    Ok(bytes)
}

/// The digits of a salt seed follow the same rule as those of a seed.
fn salt_seed(text: &str, lang: Lang) -> Result<[u8; 32], Failure> {
    let checked = Seed::parse(text).map_err(|error| Failure::data("salt", &error, lang))?;
    let mut bytes = [0; 32];
    for (byte, pair) in bytes.iter_mut().zip(checked.as_str().as_bytes().chunks(2)) {
        let digit = |at: usize| {
            char::from(pair[at])
                .to_digit(16)
                .map_or(0, |digit| digit as u8)
        };
        *byte = digit(0) * 16 + digit(1);
    }
    Ok(bytes)
}

pub(super) fn seed(arguments: &SeedArguments, lang: Lang) -> Result<Answer, Failure> {
    check_line("random-value", &arguments.random_value)
        .map_err(|error| Failure::data("", &error, lang))?;
    let commitment = read(&arguments.commitment, lang, Commitment::from_json)?;
    let seed = Seed::derive(&commitment.sha256(), &arguments.random_value);
    Ok(Answer {
        output: format!("{}\n", seed.as_str()),
        ..Answer::default()
    })
}

pub(super) fn verify(arguments: &VerifyArguments, lang: Lang) -> Result<Answer, Failure> {
    let checked = match (&arguments.input, &arguments.receipt, &arguments.commitment) {
        (Some(input), ..) => {
            let record = read(&arguments.record, lang, Record::from_json)?;
            verify_with_input(&record, &read_input(input, lang)?)
        }
        (None, Some(receipt), Some(commitment)) => {
            let record = read(&arguments.record, lang, AnyRecord::from_json)?;
            let receipt = read(receipt, lang, Receipt::from_json)?;
            let commitment = read(commitment, lang, Commitment::from_json)?;
            verify_receipt(
                &record,
                &receipt,
                &commitment,
                arguments.random_value.as_deref(),
            )
        }
        _ => {
            return Err(Failure::Environment(
                lang.pick(
                    "--input, oder --receipt mit --commitment",
                    "--input, or --receipt with --commitment",
                )
                .to_owned(),
            ));
        }
    };
    Ok(match checked {
        Ok(checks) => Answer {
            output: checks.join("\n") + "\n\nDas Ergebnis stimmt.\n",
            ..Answer::default()
        },
        Err(wrong) => Answer {
            output: format!("{wrong}\n\nDas Ergebnis stimmt nicht.\n"),
            code: 1,
            ..Answer::default()
        },
    })
}

pub(super) fn explain(arguments: &ExplainArguments, lang: Lang) -> Result<Answer, Failure> {
    let record = read(&arguments.record, lang, AnyRecord::from_json)?;
    let receipt = read(&arguments.receipt, lang, Receipt::from_json)?;
    let output = explain_ticket(&record, &receipt).map_err(Failure::Data)?;
    Ok(Answer {
        output,
        ..Answer::default()
    })
}
