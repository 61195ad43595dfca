//! Hand-written pages.

use super::lower::{Context, Lower};
use super::missing::TOP;
use super::prose;
use crate::diagnostics::Diagnostics;
use crate::portal::Page;
use crate::source::Sources;
use crate::text::Lang;
use crate::yaml::At;

/// All hand-written pages, by path.
pub(super) fn pages(sources: &Sources, context: Context<'_>, diagnostics: &mut Diagnostics) -> Vec<Page> {
    let mut pages = Vec::new();
    for source in &sources.pages {
        let mut lower = Lower::new(context, &source.file);
        let lang = match source.lang.as_str() {
            "de" => Some(Lang::De),
            "en" => Some(Lang::En),
            other => {
                lower
                    .error(
                        "word",
                        At::default(),
                        format!("die Sprache »{other}« kennt das Portal nicht"),
                        format!("the portal does not know the language `{other}`"),
                    )
                    .hint("Seiten liegen in site/pages/de oder site/pages/en.", "Pages are in site/pages/de or site/pages/en.");
                None
            }
        };
        prose::ensure_clean(&mut lower, &source.text, At { line: source.lines_above + 1, column: 1, length: 1 });
        if let Some(head) = &source.head {
            let title = lower.text(head.title.as_ref(), "title", TOP);
            let description = lower.required(head.description.as_ref(), "description", TOP).and_then(|text| lower.short_text(Some(text)));
            let lead = lower.optional_text(head.lead.as_ref());
            let calm = lower.flag(head.calm.as_ref());
            if let (Some(title), Some(description), Some(lang)) = (title, description, lang) {
                pages.push(Page {
                    path: crate::routes::page(lang.code(), &source.name),
                    name: source.name.clone(),
                    lang,
                    title,
                    description,
                    lead,
                    calm,
                    text: source.text.to_string(),
                    file: source.file.clone(),
                    first_line: source.lines_above + 1,
                });
            }
        }
        diagnostics.extend(lower.diagnostics);
    }
    pages
}
