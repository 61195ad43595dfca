//! The pipeline: read, check, make, look at the links. Values in, values out; `cli` and `serve` do
//! the rest.

mod collisions;
mod theme;

use crate::calendar::NaiveDate;
use crate::catalogue::{Catalogue, Published};
use crate::check;
use crate::diagnostics::Diagnostic;
use crate::files;
use crate::links;
use crate::memo::Memo;
use crate::output::Output;
use crate::pages::maker::Theme;
use crate::pages::{self, registrar_frame};
use crate::portal::{Portal, for_registrar};
use crate::source::Reader;
use crate::text::SiteAddress;
use bytes::Bytes;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};
use theme::ThemeCache;

/// Where everything lies, and what for.
#[derive(Clone, Debug)]
pub struct Request {
    /// The facts.
    pub data: PathBuf,
    /// Hand-written pages, texts, assets.
    pub site: PathBuf,
    /// Templates.
    pub templates: PathBuf,
    /// Address of the site instead of that in `portal.yaml`.
    pub base_url: Option<SiteAddress>,
    /// The day for which the site is made.
    pub today: NaiveDate,
    /// The catalogue of the last build, which families may have used.
    pub published: Option<Published>,
}

/// A finished site.
#[derive(Debug)]
pub struct Made {
    /// The web root.
    pub output: Output,
    /// What the registrar needs.
    pub catalogue: Catalogue,
}

/// What a run brought.
#[derive(Debug)]
pub struct Outcome {
    /// The site; `None` when something is wrong with the data.
    pub made: Option<Made>,
    /// All findings, sorted.
    pub diagnostics: Vec<Diagnostic>,
    /// The text of every file, for snippets.
    pub texts: BTreeMap<Arc<str>, Arc<str>>,
    /// How long each stage took.
    pub stages: Vec<(&'static str, Duration)>,
}

impl Outcome {
    /// Whether something keeps the site from being written.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(Diagnostic::is_error)
    }
}

/// A stopwatch for the stages of one run.
struct Stages<'a> {
    tell: &'a mut dyn FnMut(&'static str),
    done: Vec<(&'static str, Duration)>,
    now: Option<(&'static str, Instant)>,
}

impl<'a> Stages<'a> {
    fn start(tell: &'a mut dyn FnMut(&'static str)) -> Stages<'a> {
        Stages {
            tell,
            done: Vec::new(),
            now: None,
        }
    }
    fn begin(&mut self, stage: &'static str) {
        self.close();
        (self.tell)(stage);
        self.now = Some((stage, Instant::now()));
    }
    fn close(&mut self) {
        if let Some((stage, since)) = self.now.take() {
            self.done.push((stage, since.elapsed()));
        }
    }
    fn end(mut self) -> Vec<(&'static str, Duration)> {
        self.close();
        self.done
    }
}

/// What a run may remember of the run before, so that building again costs only what changed.
#[derive(Debug, Default)]
pub struct Memory {
    reader: Reader,
    themes: ThemeCache,
    made: Option<MadeBefore>,
}

/// Pages, and what they link to, of the theme they were made with.
#[derive(Debug, Default)]
struct MadeBefore {
    theme: Option<Arc<Theme>>,
    pages: Memo<Bytes>,
    links: links::Known,
}

impl Memory {
    /// A memory for a program that builds again and again: it also keeps the pages of the last
    /// build.
    pub fn lasting() -> Memory {
        Memory {
            made: Some(MadeBefore::default()),
            ..Memory::default()
        }
    }

    /// The pages made before with this theme; those of another theme are forgotten.
    fn made_before(&mut self, theme: &Arc<Theme>) -> Option<&mut MadeBefore> {
        let made = self.made.as_mut()?;
        if !made
            .theme
            .as_ref()
            .is_some_and(|known| Arc::ptr_eq(known, theme))
        {
            *made = MadeBefore {
                theme: Some(theme.clone()),
                ..MadeBefore::default()
            };
        }
        Some(made)
    }
}

/// Reads, checks and makes the site once.
///
/// # Errors
/// When a folder, template or text of the program is missing or broken: an operator or developer
/// must act.
pub fn run(request: &Request) -> anyhow::Result<Outcome> {
    run_again(request, &mut Memory::default(), &mut |_| {})
}

/// Reads, checks and makes the site; `memory` remembers, and `begin` is told the name of every
/// stage that begins.
///
/// # Errors
/// When a folder, template or text of the program is missing or broken: an operator or developer
/// must act.
pub fn run_again(
    request: &Request,
    memory: &mut Memory,
    begin: &mut dyn FnMut(&'static str),
) -> anyhow::Result<Outcome> {
    let mut stages = Stages::start(begin);
    stages.begin("read");
    let (sources, found) = memory.reader.read(&request.data, &request.site)?;
    stages.begin("check");
    let (portal, mut diagnostics) =
        check::check(&sources, request.today, request.published.as_ref(), found);
    let mut made = None;
    if let Some(portal) = portal.map(|portal| as_asked(portal, request)) {
        stages.begin("theme");
        let theme = memory.themes.theme(request)?;
        let mut before = memory.made_before(&theme);
        stages.begin("pages");
        let output = match pages::make(
            &portal,
            &theme,
            request.today,
            before.as_ref().map(|before| &before.pages),
        ) {
            Ok(output) => Some(output),
            Err(error) => {
                diagnostics.extend(collisions::explain(error, &portal)?);
                None
            }
        };
        stages.begin("links");
        if let Some(output) = &output {
            diagnostics.extend(links::ensure(
                output,
                diagnostics.claims(),
                before.as_mut().map(|before| &mut before.links),
            ));
        }
        if let Some(before) = &mut before {
            before.pages.end_run();
        }
        if let Some(output) = output.filter(|_| !diagnostics.has_errors()) {
            let catalogue = for_registrar::catalogue(
                &portal,
                registrar_frame::frame(&portal, &theme, request.today)?,
            );
            made = Some(Made { output, catalogue });
        }
    }
    Ok(Outcome {
        made,
        diagnostics: diagnostics.sorted(),
        texts: sources.texts,
        stages: stages.end(),
    })
}

/// The portal on the day and at the address for which it is made.
fn as_asked(portal: Portal, request: &Request) -> Portal {
    let portal = portal.published_on(request.today);
    match &request.base_url {
        Some(url) => portal.with_base_url(url),
        None => portal,
    }
}

/// The input folder in which the result would lie, or which would lie in the result: writing there
/// could replace what was typed.
pub fn collision<'a>(request: &'a Request, out: &Path) -> Option<&'a Path> {
    let out = files::resolved(out);
    [&request.data, &request.site, &request.templates]
        .into_iter()
        .map(PathBuf::as_path)
        .find(|input| {
            let input = files::resolved(input);
            input.starts_with(&out) || out.starts_with(&input)
        })
}

/// Where the catalogue lies in the folder of a finished site.
pub fn catalogue_file(out: &Path) -> PathBuf {
    out.join("registrar").join("catalogue.json")
}

/// Writes a finished site: `public/` in one swap, and what lies beside it, the catalogue and the
/// snippet for the web server. Everything is written before the first thing takes its place. One
/// process at a time: others wait.
///
/// # Errors
/// When something cannot be written: the old site is still there.
pub fn write(made: &Made, out: &Path, compress: bool) -> anyhow::Result<crate::output::Written> {
    let _lock = files::lock(&out.join(".lock"))?;
    let cache = out.join(".cache");
    let catalogue = files::prepare(&catalogue_file(out), made.catalogue.to_json().as_bytes())?;
    let server = files::prepare(
        &out.join("server").join("nginx.conf"),
        pages::headers::nginx().as_bytes(),
    )?;
    let written = crate::output::write(
        &made.output,
        &out.join("public"),
        compress.then_some(cache.as_path()),
    )?;
    catalogue.commit()?;
    server.commit()?;
    Ok(written)
}
