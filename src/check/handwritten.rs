//! Hand-written pages.

use super::lower::{Context, Lower, TOP};
use super::prose;
use crate::diagnostics::{At, Diagnostics, checks};
use crate::portal::Page;
use crate::schema;
use crate::source::{PageSource, Sources};
use crate::text::Lang;
use std::collections::BTreeMap;

/// All hand-written pages, by path.
pub(super) fn pages(
    sources: &Sources,
    context: Context<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<Page> {
    let mut pages = Vec::new();
    let mut paths: BTreeMap<String, &str> = BTreeMap::new();
    for source in &sources.pages {
        let mut lower = Lower::new(context, &source.file);
        let lang = lang(&mut lower, source);
        let path = crate::routes::page(&source.lang, &source.name);
        ensure_good_path(&mut lower, source, &path, &mut paths);
        let first = At {
            line: source.lines_above + 1,
            column: 1,
            length: 1,
        };
        prose::ensure_clean(&mut lower, &source.text, first);
        pages.extend(page(&mut lower, source, path, lang));
        diagnostics.extend(lower.diagnostics);
    }
    pages
}

/// The language of a page, from the folder it lies in.
fn lang(lower: &mut Lower<'_>, source: &PageSource) -> Option<Lang> {
    let other = match source.lang.as_str() {
        "de" => return Some(Lang::De),
        "en" => return Some(Lang::En),
        other => other,
    };
    lower
        .report(
            &checks::WORD,
            At::default(),
            format!("die Sprache »{other}« kennt das Portal nicht"),
            format!("the portal does not know the language `{other}`"),
        )
        .hint(
            "Legen Sie die Seite in site/pages/de oder site/pages/en. Eine weitere Sprache richtet die Entwicklung ein.",
            "Put the page into site/pages/de or site/pages/en. Another language is set up by the developers.",
        );
    None
}

fn page(
    lower: &mut Lower<'_>,
    source: &PageSource,
    path: String,
    lang: Option<Lang>,
) -> Option<Page> {
    let schema::PageHead {
        title,
        description,
        lead,
        calm,
    } = &**source.head.as_ref()?;
    let title = lower.text(title.as_ref(), "title", TOP);
    let description = lower
        .required(description.as_ref(), "description", TOP)
        .and_then(|text| lower.short_text(Some(text)));
    let lead = lower.optional_text(lead.as_ref());
    let calm = lower.flag(calm.as_ref());
    Some(Page {
        path,
        name: source.name.clone(),
        lang: lang?,
        title: title?,
        description: description?,
        lead,
        calm,
        text: source.text.to_string(),
        file: source.file.clone(),
        first_line: source.lines_above + 1,
    })
}

/// Ensure the name of a page can stand in an address, and no other page has the same one.
fn ensure_good_path<'a>(
    lower: &mut Lower<'_>,
    source: &'a PageSource,
    path: &str,
    paths: &mut BTreeMap<String, &'a str>,
) {
    let whole_file = At::default();
    if let Some(part) = source
        .name
        .split('/')
        .find(|part| !crate::text::is_slug(part))
    {
        let better = crate::text::slug(part);
        lower
            .report_typed(&checks::ID, whole_file, part, format!("»{part}« geht nicht als Internetadresse"), format!("`{part}` is not possible as an address"))
            .hint(
                format!("Benennen Sie die Datei um, ohne große Buchstaben, Umlaute und Leerzeichen, zum Beispiel {better}.md."),
                format!("Rename the file, without capital letters, umlauts and blanks, for example {better}.md."),
            );
    }
    if let Some(other) = paths.insert(path.to_owned(), &source.file) {
        lower
            .report(
                &checks::DUPLICATE_ID,
                whole_file,
                format!("die Adresse {path} hat schon die Seite {other}"),
                format!("the page {other} already has the address {path}"),
            )
            .hint(
                "Geben Sie einer der beiden Dateien einen anderen Namen.",
                "Give one of the two files another name.",
            );
    }
}
