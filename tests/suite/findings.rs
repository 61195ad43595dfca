//! Reading and checking a folder without making pages: what the tests of messages share.

use jugendportal::calendar::NaiveDate;
use jugendportal::catalogue::{Catalogue, Published};
use jugendportal::check;
use jugendportal::diagnostics::{Diagnostic, Location, Printer, summary};
use jugendportal::output::Output;
use jugendportal::source::Reader;
use jugendportal::text::{Lang, Message};
use jugendportal::{links, routes};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A folder of the repository.
pub fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// What a run found, with paths as staff know them.
#[derive(Debug)]
pub struct Findings {
    /// The findings, sorted.
    pub list: Vec<Diagnostic>,
    /// Whether there is a portal.
    pub portal: bool,
    texts: BTreeMap<Arc<str>, Arc<str>>,
}

impl Findings {
    /// The text of a file.
    pub fn text(&self, file: &str) -> Option<&str> {
        self.texts.get(file).map(|text| &**text)
    }
    /// Everything as it appears in the terminal, with the last line.
    pub fn printed(&self, lang: Lang) -> String {
        let printer = Printer { lang, color: false };
        let mut text = String::new();
        for diagnostic in &self.list {
            text.push_str(&printer.print(diagnostic, self.text(&diagnostic.location.file)));
            text.push_str("\n\n");
        }
        text.push_str(&summary(lang, &self.list, false));
        text.push('\n');
        text
    }
}

/// A day in the middle of the test data.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2027, 3, 1).unwrap()
}

/// Reads and checks `data/` and `site/` below a folder. Links are looked up among hand-written
/// pages, houses and downloads, and in the folder `public/`, if there is one, which stands for a
/// finished site.
pub fn of_folder(root: &Path) -> Findings {
    let (sources, read) = Reader::default()
        .read(&root.join("data"), &root.join("site"))
        .unwrap();
    let published = published(root);
    let pages = sources
        .pages
        .iter()
        .map(|page| routes::page(&page.lang, &page.name));
    let paths = pages.chain(
        sources
            .houses
            .iter()
            .map(|house| routes::house(&house.stem)),
    );
    let downloads = sources
        .downloads
        .iter()
        .map(|file| (format!("downloads/{file}"), Vec::new()));
    let made = jugendportal::files::walk(&root.join("public")).unwrap();
    let made = made
        .into_iter()
        .map(|(path, file)| (path, std::fs::read(file).unwrap()));
    let site = output(
        made.chain(paths.map(|path| (routes::file(&path), Vec::new())))
            .chain(downloads),
    );
    let (portal, mut diagnostics) = check::check(&sources, today(), published.as_ref(), read);
    diagnostics.extend(links::ensure(&site, diagnostics.claims(), None));
    let cut = |file: &Arc<str>| -> Arc<str> {
        let root = format!("{}/", root.display());
        file.strip_prefix(&root).unwrap_or(file).into()
    };
    let mut list = diagnostics.sorted();
    let root_name = format!("{}/", root.display());
    for diagnostic in &mut list {
        diagnostic.location = Location {
            file: cut(&diagnostic.location.file),
            at: diagnostic.location.at,
        };
        for sentence in std::iter::once(&mut diagnostic.message).chain(&mut diagnostic.hints) {
            *sentence = Message::new(
                sentence.de.replace(&root_name, ""),
                sentence.en.replace(&root_name, ""),
            );
        }
    }
    let texts = sources
        .texts
        .iter()
        .map(|(file, text)| (cut(file), text.clone()))
        .collect();
    Findings {
        list,
        portal: portal.is_some(),
        texts,
    }
}

/// `published.json` is the catalogue of the last build, `registered.json` says where children are
/// registered for it, when that was asked.
fn published(root: &Path) -> Option<Published> {
    let text = |name| std::fs::read_to_string(root.join(name)).ok();
    let registered = text("registered.json");
    Some(Published {
        catalogue: Catalogue::parse(&text("published.json")?).unwrap(),
        registered: registered.map(|text| serde_json::from_str(&text).unwrap()),
    })
}

fn output(files: impl Iterator<Item = (String, Vec<u8>)>) -> Output {
    let mut output = Output::default();
    for (path, bytes) in files {
        // Two files of one path are a finding of the check, not of this helper.
        let _ = output.insert(path, bytes.into());
    }
    output
}

/// Copies a folder over another one.
pub fn copy(from: &Path, to: &Path) {
    for (path, file) in jugendportal::files::walk(from).unwrap() {
        let target = to.join(path);
        std::fs::create_dir_all(target.parent().unwrap()).unwrap();
        std::fs::copy(file, target).unwrap();
    }
}
