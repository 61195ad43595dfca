//! Every link of the finished site leads somewhere: pages, files, fragments.

mod attributes;
mod findings;

use crate::diagnostics::{Diagnostics, Finding, Location};
use crate::output::{Output, is_shared};
use crate::routes;
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
    // What is said of a link is the same wherever it stands; a remedy looks at all pages.
    let mut said: HashMap<&str, Option<Finding>> = HashMap::new();
    for (location, link) in claims {
        let finding = said.entry(link).or_insert_with(|| {
            let missing = site.missing("", link)?;
            Some(findings::written(&site, location.at, missing))
        });
        if let Some(finding) = finding {
            known.insert(link);
            let at = location.at;
            let finding = Finding {
                at,
                ..finding.clone()
            };
            diagnostics.report(&location.file, finding);
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
        diagnostics.report(&"".into(), findings::dead(site, link, &files));
    }
    for (id, files) in twice {
        diagnostics.report(&"".into(), findings::twice(id, &files));
    }
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
