//! Every link of the finished site leads somewhere: pages, files, fragments. The only file that names `html5gum`.

use crate::diagnostics::{Diagnostic, Diagnostics, Message, Place, Severity};
use crate::memo::{self, Memo};
use crate::output::Output;
use crate::text::nearest;
use crate::yaml::At;
use html5gum::{Token, Tokenizer};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::convert::Infallible;
use std::sync::Arc;

/// Paths that are not files of the site: the registrar answers below them.
const ANSWERED_ELSEWHERE: &str = "/anmeldung/";

/// Ensure the links that people wrote lead somewhere; the finding stands at the line they wrote.
pub fn ensure_written(output: &Output, claims: &[(Place, String)]) -> Diagnostics {
    let mut diagnostics = Diagnostics::default();
    for (place, link) in claims {
        let path = link.split(['#', '?']).next().unwrap_or_default();
        if path.starts_with(ANSWERED_ELSEWHERE) || output.answer(path).is_some() {
            continue;
        }
        let pages: Vec<String> =
            output.iter().filter_map(|(file, _)| file.strip_suffix("index.html")).map(|path| format!("/{path}")).collect();
        let near = nearest(path, pages.iter().map(String::as_str));
        let hint = match near {
            Some(near) => Message::new(format!("meinten Sie »{near}«?"), format!("did you mean `{near}`?")),
            None => Message::new(
                "Öffnen Sie die Seite im Browser und übernehmen Sie den Pfad aus der Adresszeile.",
                "Open the page in the browser and take the path from the address bar.",
            ),
        };
        diagnostics.push(Diagnostic {
            place: place.clone(),
            severity: Severity::Error,
            check: "markdown-link",
            message: Message::new(format!("die Seite »{path}« gibt es nicht"), format!("there is no page `{path}`")),
            hints: vec![hint],
        });
    }
    diagnostics
}

/// What one page says: where it links to, and which fragments it has.
#[derive(Debug, Default)]
pub struct Page {
    links: HashSet<String>,
    ids: HashSet<String>,
    twice: BTreeSet<String>,
}

/// Ensure every link of every page leads somewhere and no id stands twice: a slip of a template or of the program.
/// `memo` remembers what pages say.
pub fn ensure_made(output: &Output, memo: Option<&Memo<Arc<Page>>>) -> Diagnostics {
    let remembered = |bytes: &[u8]| {
        let new = || Ok::<_, Infallible>(Arc::new(read(bytes)));
        match memo {
            Some(memo) => memo.get_or_make(memo::key(&[bytes]), new),
            None => new(),
        }
    };
    let pages: BTreeMap<&str, Arc<Page>> = output
        .iter()
        .collect::<Vec<_>>()
        .into_par_iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(path, bytes)| {
            let Ok(page) = remembered(bytes);
            (path, page)
        })
        .collect::<Vec<_>>()
        .into_iter()
        .collect();
    // Most links stand on every page: each is looked up once.
    let mut known: HashMap<&str, bool> = HashMap::new();
    let mut diagnostics = Diagnostics::default();
    for (path, page) in &pages {
        let is_dead = |link: &'_ &String| match link.strip_prefix('#') {
            Some(fragment) => !fragment.is_empty() && !page.ids.contains(fragment),
            None => false,
        };
        let inside = page.links.iter().filter(|link| is_dead(link));
        let outside = page
            .links
            .iter()
            .filter(|link| !link.starts_with('#') && !*known.entry(link).or_insert_with(|| leads_somewhere(link, output, &pages)));
        let dead = inside.chain(outside).map(|link| {
            Message::new(
                format!("die Seite /{path} verweist auf »{link}«, das gibt es nicht"),
                format!("the page /{path} links to `{link}`, which does not exist"),
            )
        });
        let twice = page.twice.iter().map(|id| {
            Message::new(
                format!("auf der Seite /{path} steht das Sprungziel »{id}« zweimal"),
                format!("the page /{path} has the id `{id}` twice"),
            )
        });
        for message in dead.chain(twice) {
            diagnostics.push(Diagnostic {
                place: Place { file: "".into(), at: At::default() },
                severity: Severity::Error,
                check: "dead-link",
                message,
                hints: Vec::new(),
            });
        }
    }
    diagnostics
}

/// Whether a path of the site, perhaps with a fragment, exists.
fn leads_somewhere(link: &str, output: &Output, pages: &BTreeMap<&str, Arc<Page>>) -> bool {
    let (target, fragment) = link.split_once('#').unwrap_or((link, ""));
    let path = target.split('?').next().unwrap_or_default();
    if path.starts_with(ANSWERED_ELSEWHERE) {
        return true;
    }
    let Some((file, _)) = output.answer(path) else { return false };
    fragment.is_empty() || pages.get(file).is_none_or(|page| page.ids.contains(fragment))
}

fn read(html: &[u8]) -> Page {
    let mut page = Page::default();
    for token in Tokenizer::new(html) {
        let Ok(Token::StartTag(tag)) = token else { continue };
        for (name, value) in &tag.attributes {
            let value = || String::from_utf8_lossy(value).into_owned();
            match name.as_slice() {
                b"id" => {
                    let id = value();
                    if !page.ids.insert(id.clone()) {
                        page.twice.insert(id);
                    }
                }
                b"href" | b"src" | b"action" => {
                    let link = value();
                    if link.starts_with('/') || link.starts_with('#') {
                        page.links.insert(link);
                    }
                }
                _ => {}
            }
        }
    }
    page
}
