//! Every link of the finished site leads somewhere: pages, files, fragments.

mod attributes;

use crate::diagnostics::{At, Check, Diagnostics, Finding, Location, checks};
use crate::output::{Output, is_shared};
use crate::routes;
use crate::text::{Message, nearest};
use bytes::Bytes;
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

/// Ensure every link leads somewhere and no id stands twice. What people wrote (`claims`) is
/// reported at their line; what the program made of the data is reported once for the whole site.
/// `known` remembers what pages say.
pub fn ensure(
    output: &Output,
    claims: &[(Location, String)],
    known: Option<&mut Known>,
) -> Diagnostics {
    let site = Site::read(output, known.as_deref());
    if let Some(known) = known {
        let pages = output.shared().filter_map(|(path, bytes)| {
            Some((
                path.to_owned(),
                (bytes.clone(), site.pages.get(path)?.clone()),
            ))
        });
        // Before the findings: what pages say does not depend on what is wrong with them.
        *known = Known(pages.collect());
    }
    let mut diagnostics = Diagnostics::default();
    let mut known: BTreeSet<&str> = BTreeSet::new();
    for (location, link) in claims {
        if let Some(missing) = site.missing("", link) {
            known.insert(link);
            diagnostics.report(&location.file, written(&site, location.at, missing));
        }
    }
    ensure_made(&site, &known, &mut diagnostics);
    diagnostics
}

/// What one page says: where it links to, and which fragments it has.
#[derive(Debug, Default)]
pub struct Page {
    links: HashSet<String>,
    ids: HashSet<String>,
    twice: HashSet<String>,
}

/// The pages of the build before, and what they say.
#[derive(Debug, Default)]
pub struct Known(HashMap<String, (Bytes, Arc<Page>)>);

impl Known {
    /// What a page says, when it is the one that was looked at before.
    fn get(&self, path: &str, bytes: &Bytes) -> Option<&Arc<Page>> {
        self.0
            .get(path)
            .filter(|(before, _)| is_shared(before, bytes))
            .map(|(_, page)| page)
    }
}

/// The finished site, as far as links go.
struct Site<'a> {
    output: &'a Output,
    pages: BTreeMap<&'a str, Arc<Page>>,
}

/// What is not there.
enum Missing<'a> {
    Path(&'a str),
    Fragment(&'a str, &'a str),
}

impl<'a> Site<'a> {
    fn read(output: &'a Output, known: Option<&Known>) -> Site<'a> {
        let files: Vec<(&str, &Bytes)> = output
            .shared()
            .filter(|(path, _)| path.ends_with(".html"))
            .collect();
        let said = |path, bytes: &Bytes| known.and_then(|known| known.get(path, bytes)).cloned();
        let page = |(path, bytes)| {
            (
                path,
                said(path, bytes).unwrap_or_else(|| Arc::new(attributes::page(bytes))),
            )
        };
        let pages: Vec<(&str, Arc<Page>)> = files.into_par_iter().map(page).collect();
        Site {
            output,
            pages: pages.into_iter().collect(),
        }
    }

    /// What a link from a file asks for and does not find.
    fn missing<'l>(&self, from: &str, link: &'l str) -> Option<Missing<'l>> {
        let (target, fragment) = link.split_once('#').unwrap_or((link, ""));
        let path = target.split('?').next().unwrap_or_default();
        let page = match path {
            "" => self.pages.get(from),
            // The registrar answers there, not a file of the site.
            path if path.starts_with(routes::REGISTRATION) => return None,
            path => match self.output.answer(&decoded(path)) {
                Some((file, _)) => self.pages.get(file),
                None => return Some(Missing::Path(path)),
            },
        };
        // A file that is no page (a PDF) may have any fragment: viewers understand `#page=2`.
        let found =
            fragment.is_empty() || page.is_none_or(|page| page.ids.contains(&*decoded(fragment)));
        (!found).then_some(Missing::Fragment(path, fragment))
    }
}

/// A link that somebody wrote.
fn written(site: &Site<'_>, at: At, missing: Missing<'_>) -> Finding {
    let (check, message, hint): (&'static Check, Message, Message) = match missing {
        Missing::Path(path) if path.starts_with(routes::DOWNLOADS) => {
            let file = path.trim_start_matches(routes::DOWNLOADS);
            let files = site
                .output
                .iter()
                .filter_map(|(path, _)| path.strip_prefix("downloads/"));
            let hint = match nearest(file, files) {
                Some(near) => {
                    let near = routes::download(near);
                    Message::new(
                        format!("Meinten Sie »{near}«?"),
                        format!("Did you mean `{near}`?"),
                    )
                }
                None => Message::new(
                    "Legen Sie die Datei in den Ordner site/downloads.",
                    "Put the file into the folder site/downloads.",
                ),
            };
            let message = Message::new(
                format!("die Datei »{file}« gibt es nicht"),
                format!("the file `{file}` does not exist"),
            );
            (&checks::MISSING_DOWNLOAD, message, hint)
        }
        Missing::Path(path) => {
            let pages: Vec<String> = site.pages.keys().map(|file| routes::path(file)).collect();
            let hint = match nearest(path, pages.iter().map(String::as_str)) {
                Some(near) => Message::new(
                    format!("Meinten Sie »{near}«?"),
                    format!("Did you mean `{near}`?"),
                ),
                None => Message::new(
                    "Öffnen Sie die Seite im Browser und übernehmen Sie den Pfad aus der Adresszeile.",
                    "Open the page in the browser and take the path from the address bar.",
                ),
            };
            let message = Message::new(
                format!("die Seite »{path}« gibt es nicht"),
                format!("there is no page `{path}`"),
            );
            (&checks::MARKDOWN_LINK, message, hint)
        }
        Missing::Fragment(path, fragment) => (
            &checks::MARKDOWN_LINK,
            Message::new(
                format!("auf der Seite »{path}« gibt es kein Sprungziel »{fragment}«"),
                format!("the page `{path}` has no place called `{fragment}`"),
            ),
            Message::new(
                format!(
                    "Das Sprungziel ist die Überschrift in kleinen Buchstaben mit Bindestrichen. Oder verlinken Sie nur »{path}«."
                ),
                format!(
                    "The place is the heading in small letters with hyphens. Or link to `{path}` only."
                ),
            ),
        ),
    };
    Finding {
        check,
        at,
        message,
        hints: vec![hint],
    }
}

/// Ensure every link of every page leads somewhere and no id stands twice. Each slip is reported
/// once, however many pages show it.
fn ensure_made(site: &Site<'_>, known: &BTreeSet<&str>, diagnostics: &mut Diagnostics) {
    // Sorted maps: findings come in the same order on every machine.
    let mut dead: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut twice: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    // Most links stand on every page; what they lead to is looked up once.
    let mut good: HashMap<&str, bool> = HashMap::new();
    for (file, page) in &site.pages {
        for link in page.links.iter().map(String::as_str) {
            let leads = || {
                // What was reported at the line of its author is not reported again for the site;
                // the renderer may have written it in percent signs.
                known.contains(link)
                    || known.contains(&*decoded(link))
                    || site.missing(file, link).is_none()
            };
            // What begins with `#` means something else on every page and cannot be remembered.
            let found = if link.starts_with('/') {
                *good.entry(link).or_insert_with(leads)
            } else {
                leads()
            };
            if !found {
                dead.entry(link).or_default().push(file);
            }
        }
        for id in &page.twice {
            twice.entry(id).or_default().push(file);
        }
    }
    for (link, files) in dead {
        let (de, en) = shown_on(&files);
        let path = link.split(['#', '?']).next().unwrap_or_default();
        let hint = if path.is_empty() || site.output.answer(&decoded(path)).is_some() {
            Message::new(
                "Wurde eine Überschrift umbenannt? Sonst ist es ein Fehler des Programms: Bitte melden Sie ihn.",
                "Was a heading renamed? If not, it is a mistake of the program: please report it.",
            )
        } else {
            let file = format!("site/pages/de/{}.md", path.trim_matches('/'));
            Message::new(
                format!(
                    "Wurde die Datei {file} gelöscht oder umbenannt? Sonst ist es ein Fehler des Programms: Bitte melden Sie ihn."
                ),
                format!(
                    "Was the file {file} deleted or renamed? If not, it is a mistake of the program: please report it."
                ),
            )
        };
        let message = Message::new(
            format!("der Link »{link}« führt ins Leere, {de}"),
            format!("the link `{link}` leads nowhere, {en}"),
        );
        slip(diagnostics, message, hint);
    }
    for (id, files) in twice {
        let (de, en) = shown_on(&files);
        let message = Message::new(
            format!("das Sprungziel »{id}« gibt es zweimal, {de}"),
            format!("the place `{id}` exists twice, {en}"),
        );
        let hint = Message::new(
            "Heißt eine Überschrift im Text so? Dann formulieren Sie sie anders. Sonst ist es ein Fehler des Programms: Bitte melden Sie ihn.",
            "Is there a heading with these words in the text? Then put it differently. If not, it is a mistake of the program: please report it.",
        );
        slip(diagnostics, message, hint);
    }
}

/// On which pages a slip shows, in both languages.
fn shown_on(files: &[&str]) -> (String, String) {
    let first = routes::path(files[0]);
    match files.len() {
        1 => (
            format!("auf der Seite {first}"),
            format!("on the page {first}"),
        ),
        count => (
            format!("auf {count} Seiten, zuerst auf {first}"),
            format!("on {count} pages, first on {first}"),
        ),
    }
}

/// A slip belongs to no file: it is the site as a whole that shows it.
fn slip(diagnostics: &mut Diagnostics, message: Message, hint: Message) {
    let finding = Finding {
        check: &checks::DEAD_LINK,
        at: At::default(),
        message,
        hints: vec![hint],
    };
    diagnostics.report(&"".into(), finding);
}

/// A link without `%C3%BC` and the like.
fn decoded(link: &str) -> Cow<'_, str> {
    if !link.contains('%') {
        return link.into();
    }
    let mut bytes = Vec::with_capacity(link.len());
    let mut rest = link.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        let hex = (*byte == b'%')
            .then(|| after.get(..2))
            .flatten()
            .and_then(|hex| std::str::from_utf8(hex).ok());
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(decoded) => {
                bytes.push(decoded);
                rest = &after[2..];
            }
            None => {
                // A bare percent sign stands for itself, as in browsers.
                bytes.push(*byte);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned().into()
}

impl Page {
    fn take_id(&mut self, id: &[u8]) {
        let id = String::from_utf8_lossy(id);
        if !self.ids.contains(&*id) {
            self.ids.insert(id.into_owned());
        } else {
            self.twice.insert(id.into_owned());
        }
    }
    fn take_link(&mut self, link: &[u8]) {
        let link = String::from_utf8_lossy(link);
        // Other sites are not asked: a build must not depend on the network.
        if link.starts_with(['/', '#']) && !self.links.contains(&*link) {
            self.links.insert(link.into_owned());
        }
    }
}
