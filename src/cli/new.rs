//! `portal new`: the skeleton of a file, with every field and a note on each.

use super::arguments::NewArguments;
use super::{Terminal, USAGE_OR_ENVIRONMENT, report};
use crate::kinds::Home;
use crate::model::Edition;
use crate::source::Reader;
use crate::text::{ClosedSet, Message, is_slug, nearest, slug};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Writes the skeleton, or says why not.
///
/// # Errors
/// When the file cannot be written.
pub fn new(arguments: &NewArguments, terminal: Terminal) -> Result<ExitCode> {
    let refuse = |message: Message| {
        report::line(&format!("portal: {}", message.in_language(terminal.lang)));
        Ok(ExitCode::from(USAGE_OR_ENVIRONMENT))
    };
    let path = match target(arguments) {
        Ok(path) => path,
        Err(message) => return refuse(message),
    };
    if path.exists() {
        let file = path.display();
        return refuse(Message::new(
            format!("{file} gibt es schon. Die Datei bleibt, wie sie ist."),
            format!("{file} exists already. The file stays as it is."),
        ));
    }
    crate::files::write_atomic(&path, text(arguments, &path)?.as_bytes())?;
    let file = path.display();
    report::line(
        Message::new(
            format!("{file} ist angelegt. Füllen Sie die Zeilen mit ← aus. Was noch fehlt, sagt: portal check"),
            format!("{file} is written. Fill in the lines with ←. What is still missing says: portal check"),
        )
        .in_language(terminal.lang),
    );
    Ok(ExitCode::SUCCESS)
}

/// Where the file goes, or what is wrong with id and season.
fn target(arguments: &NewArguments) -> Result<PathBuf, Message> {
    let id = arguments.id.as_str();
    let kind = arguments.kind;
    let folder = arguments.data.join(kind.folder().unwrap_or_default());
    if !is_slug(id) {
        let better = slug(id);
        let (de, en) = if is_slug(&better) {
            (
                format!(" Zum Beispiel »{better}«."),
                format!(" For example `{better}`."),
            )
        } else {
            Default::default()
        };
        return Err(Message::new(
            format!(
                "»{id}« ist kein Kürzel. Ein Kürzel hat nur Kleinbuchstaben, Ziffern und einzelne Bindestriche.{de}"
            ),
            format!(
                "`{id}` is no id. An id has only lower-case letters, digits and single hyphens.{en}"
            ),
        ));
    }
    match (kind.home, &arguments.season) {
        (Home::Season, None) if edition(id).is_some() => Ok(folder.join(id).join("season.yaml")),
        (Home::Season, None) => Err(Message::new(
            format!(
                "»{id}« ist kein Name einer Saison. Er besteht aus dem Jahr und ostern, sommer oder herbst, zum Beispiel 2027-ostern."
            ),
            format!(
                "`{id}` is no name of a season. It is made of the year and ostern, sommer or herbst, for example 2027-ostern."
            ),
        )),
        (Home::Offers, Some(season)) => offer(&folder, season, id),
        (Home::Offers, None) => {
            let known = seasons(&folder).join(", ");
            Err(Message::new(
                format!(
                    "ein Angebot braucht seine Saison: portal new offer {id} --season … Es gibt: {known}"
                ),
                format!(
                    "an offer needs its season: portal new offer {id} --season … There are: {known}"
                ),
            ))
        }
        (_, Some(_)) => Err(Message::new(
            "--season passt nur zu einem Angebot.",
            "--season only fits an offer.",
        )),
        (_, None) => Ok(folder.join(format!("{id}.yaml"))),
    }
}

fn offer(folder: &Path, season: &str, id: &str) -> Result<PathBuf, Message> {
    if folder.join(season).join("season.yaml").is_file() {
        return Ok(folder
            .join(season)
            .join("offers")
            .join(format!("{id}.yaml")));
    }
    let known = seasons(folder);
    let near = nearest(season, known.iter().map(String::as_str)).map(|near| {
        Message::new(
            format!(" Meinten Sie »{near}«?"),
            format!(" Did you mean `{near}`?"),
        )
    });
    let hint = near.unwrap_or_else(|| {
        Message::new(
            format!(" Sie entsteht mit: portal new season {season}"),
            format!(" It is made with: portal new season {season}"),
        )
    });
    Err(Message::new(
        format!("die Saison »{season}« gibt es nicht.{}", hint.de),
        format!("there is no season `{season}`.{}", hint.en),
    ))
}

/// The seasons that exist.
fn seasons(folder: &Path) -> Vec<String> {
    let files = crate::files::walk(folder).unwrap_or_default();
    files
        .iter()
        .filter_map(|(name, _)| name.strip_suffix("/season.yaml"))
        .map(str::to_owned)
        .collect()
}

/// Year and name of a season such as `2027-ostern`.
fn edition(id: &str) -> Option<(&str, &'static str)> {
    let (year, name) = id.split_once('-')?;
    let words = Edition::ALL
        .iter()
        .find(|known| known.word() == name)?
        .german();
    (year.len() == 4 && year.bytes().all(|digit| digit.is_ascii_digit())).then_some((year, words))
}

/// The text of the file.
fn text(arguments: &NewArguments, path: &Path) -> Result<String> {
    let kind = arguments.kind;
    let skeleton = kind.skeleton.map(|skeleton| skeleton.yaml());
    let skeleton = skeleton.with_context(|| format!("{} has no skeleton", kind.name))?;
    let depth = path.strip_prefix(&arguments.data)?.components().count() - 1;
    let made = edition(&arguments.id)
        .filter(|_| kind.home == Home::Season)
        .map(|(year, words)| format!("Ferienpass {words} {year}"));
    let title = arguments.title.clone().or(made);
    let mut text = String::new();
    for line in skeleton.lines() {
        let mut line = line
            .replace(
                "{schema}",
                &format!("{}schema/{}.json", "../".repeat(depth), kind.name),
            )
            .replace("{topics}", &topics(&arguments.data));
        if line.contains("{id}") {
            line = aligned(&line.replace("{id}", &arguments.id));
        }
        if line.contains("{title}") {
            line = aligned(&line.replace(
                "{title}",
                &serde_json::to_string(title.as_deref().unwrap_or_default())?,
            ));
            if title.is_some() {
                line = line.replace("← ", "");
            }
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    Ok(text)
}

/// The line with its note where the other notes stand.
fn aligned(line: &str) -> String {
    match line.rsplit_once("  # ") {
        Some((value, note)) => format!("{:<25} # {note}", value.trim_end()),
        None => line.to_owned(),
    }
}

/// The topics that can be chosen.
fn topics(data: &Path) -> String {
    let topics = Reader::default()
        .read(data, &data.join("none"))
        .ok()
        .and_then(|(sources, _)| sources.topics?.value);
    let ids: Vec<String> = topics
        .iter()
        .flat_map(|file| &file.topics)
        .filter_map(|topic| topic.value.id.as_ref().map(|id| id.text().to_owned()))
        .collect();
    ids.join(", ")
}
