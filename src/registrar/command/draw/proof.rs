//! `draw commit`, `draw seed`, `draw verify`, `draw explain`.

use std::path::{Path, PathBuf};

use super::files::{apart, read, read_input, write};
use super::{Answer, CommitArguments, ExplainArguments, Failure, SeedArguments, VerifyArguments};
use crate::draw::commitment::{Commitment, Receipt, check_line, commit as commit_to};
use crate::draw::explain::explain as explain_ticket;
use crate::draw::verify::{verify_receipt, verify_with_input};
use crate::draw::{AnyRecord, Language, Record, Seed};

pub(super) fn commit(arguments: &CommitArguments, language: Language) -> Result<Answer, Failure> {
    let data = |error| Failure::data("", &error, language);
    let salt_seed = match &arguments.salt_seed {
        Some(text) => salt_seed(text, language)?,
        None => {
            let mut bytes = [0; 32];
            getrandom::fill(&mut bytes)
                .map_err(|error| Failure::Environment(format!("random numbers: {error}")))?;
            bytes
        }
    };
    let read_too: Vec<&Path> = [Some(&arguments.input), arguments.previous.as_ref()]
        .into_iter()
        .flatten()
        .map(PathBuf::as_path)
        .collect();
    apart(&read_too, &[&arguments.out], language)?;
    let prepared = read_input(&arguments.input, language)?;
    let previous = arguments
        .previous
        .as_ref()
        .map(|path| read(path, language, Commitment::from_json))
        .transpose()?;
    let (commitment, receipts) = commit_to(
        &prepared,
        &arguments.randomness,
        previous.as_ref(),
        &salt_seed,
    )
    .map_err(data)?;
    let folder = arguments.receipts.clone().unwrap_or_else(|| {
        let mut name = arguments.out.as_os_str().to_owned();
        name.push(".receipts");
        PathBuf::from(name)
    });
    if std::fs::read_dir(&folder).is_ok_and(|mut entries| entries.next().is_some()) {
        let folder = folder.display();
        return Err(Failure::Environment(match language {
            Language::German => format!("{folder}: der Ordner für die Belege ist nicht leer"),
            Language::English => format!("{folder}: the folder for the receipts is not empty"),
        }));
    }
    std::fs::create_dir_all(&folder)
        .map_err(|error| Failure::io(&folder.display().to_string(), &error, language))?;
    for receipt in &receipts {
        write(
            &folder.join(format!("{}.json", receipt.entry.ticket)),
            &receipt.to_json(),
            language,
        )?;
    }
    // The commitment comes last: where it stands, all receipts stand.
    write(&arguments.out, &commitment.to_json(), language)?;
    let count = receipts.len();
    let message = match language {
        Language::German => format!("{count} Belege in {}\n", folder.display()),
        Language::English => format!("{count} receipts in {}\n", folder.display()),
    };
    Ok(Answer {
        output: commitment.sha256() + "\n",
        message,
        ..Answer::default()
    })
}

/// The digits of a salt seed follow the same rule as those of a seed.
fn salt_seed(text: &str, language: Language) -> Result<[u8; 32], Failure> {
    let checked = Seed::parse(text).map_err(|error| Failure::data("salt", &error, language))?;
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

pub(super) fn seed(arguments: &SeedArguments, language: Language) -> Result<Answer, Failure> {
    check_line("random-value", &arguments.random_value)
        .map_err(|error| Failure::data("", &error, language))?;
    let commitment = read(&arguments.commitment, language, Commitment::from_json)?;
    let seed = Seed::derive(&commitment.sha256(), &arguments.random_value);
    Ok(Answer {
        output: format!("{}\n", seed.as_str()),
        ..Answer::default()
    })
}

pub(super) fn verify(arguments: &VerifyArguments, language: Language) -> Result<Answer, Failure> {
    let checked = match (&arguments.input, &arguments.receipt, &arguments.commitment) {
        (Some(input), ..) => {
            let record = read(&arguments.record, language, Record::from_json)?;
            verify_with_input(&record, &read_input(input, language)?)
        }
        (None, Some(receipt), Some(commitment)) => {
            let record = read(&arguments.record, language, AnyRecord::from_json)?;
            let receipt = read(receipt, language, Receipt::from_json)?;
            let commitment = read(commitment, language, Commitment::from_json)?;
            verify_receipt(
                &record,
                &receipt,
                &commitment,
                arguments.random_value.as_deref(),
            )
        }
        _ => {
            return Err(Failure::Environment(
                "--input, or --receipt with --commitment".to_owned(),
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

pub(super) fn explain(arguments: &ExplainArguments, language: Language) -> Result<Answer, Failure> {
    let record = read(&arguments.record, language, AnyRecord::from_json)?;
    let receipt = read(&arguments.receipt, language, Receipt::from_json)?;
    let output = explain_ticket(&record, &receipt).map_err(Failure::Data)?;
    Ok(Answer {
        output,
        ..Answer::default()
    })
}
