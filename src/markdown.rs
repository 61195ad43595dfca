//! Markdown to HTML: raw HTML off, links by id, headings one level down where asked. The only files
//! that name `pulldown_cmark`.

mod left;
mod plain;
mod prose;
mod tables;

use crate::html::Html;
use crate::text::{Phone, WrongPhone};
use pulldown_cmark::{CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd, html};
use serde::Serialize;
use std::collections::HashMap;
use std::ops::Range;
use tables::Tables;

pub use plain::{lines, plain};

pub use left::Mark;

/// A heading of a text, for a table of contents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Heading {
    /// Its id, for `#…`.
    pub id: String,
    /// Its words.
    pub title: String,
}

/// Something a text must not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// Raw HTML.
    Html,
    /// A heading that leaves a level out.
    Heading {
        /// Its level.
        level: usize,
        /// The level before it; 1 at the start of a text.
        after: usize,
    },
    /// A link with an unknown scheme or a relative path.
    Scheme(String),
    /// A link to a number that nobody can call.
    Phone(String, WrongPhone),
    /// A picture.
    Image,
    /// A link to a house; whether it exists must be looked up.
    House(String),
    /// A mark that was left as text.
    Left(Mark),
}

/// The only way in: what is understood here is understood everywhere.
fn parser(text: &str) -> Parser<'_> {
    Parser::new_ext(text, Options::ENABLE_TABLES)
}

/// The flaws of a text with their place in it, in order.
pub fn flaws(text: &str) -> Vec<(Flaw, Range<usize>)> {
    if prose::is_prose(text) {
        return Vec::new();
    }
    found_in(text)
}

/// The close look.
fn found_in(text: &str) -> Vec<(Flaw, Range<usize>)> {
    let mut found: Vec<(Flaw, Range<usize>)> = Vec::new();
    let mut last_tag: Option<usize> = None;
    // The title of the page is level 1: a text begins below it.
    let mut before = 1;
    for (event, range) in parser(text).into_offset_iter() {
        let flaw = match event {
            Event::Start(Tag::HtmlBlock) => Some(Flaw::Html),
            Event::InlineHtml(_) => {
                // One finding for the tags of one line.
                let is_new = last_tag.is_none_or(|last| text[last..range.start].contains('\n'));
                last_tag = Some(range.start);
                is_new.then_some(Flaw::Html)
            }
            Event::Start(Tag::Heading { level, .. }) => {
                let after = std::mem::replace(&mut before, level as usize);
                (level as usize > after + 1 || level == HeadingLevel::H1).then_some(Flaw::Heading {
                    level: level as usize,
                    after,
                })
            }
            Event::Start(Tag::Link {
                dest_url,
                link_type,
                ..
            }) => link_flaw(&dest_url, link_type),
            Event::Start(Tag::Image { .. }) => Some(Flaw::Image),
            _ => None,
        };
        found.extend(flaw.map(|flaw| (flaw, range)));
    }
    let left = left::marks(text).into_iter();
    found.extend(left.map(|(mark, range)| (Flaw::Left(mark), range)));
    found.sort_by_key(|(_, range)| range.start);
    found
}

fn link_flaw(target: &str, link_type: LinkType) -> Option<Flaw> {
    if let Some(id) = target.strip_prefix("house:") {
        return Some(Flaw::House(id.to_owned()));
    }
    if let Some(number) = target.strip_prefix("tel:") {
        let number = number.replace("%20", " ");
        return Phone::parse(&number)
            .err()
            .map(|why| Flaw::Phone(number, why));
    }
    // Two slashes are another host, without a scheme to be seen.
    let known = (target.starts_with('/') && !target.starts_with("//"))
        || ["https://", "http://", "mailto:", "#"]
            .iter()
            .any(|scheme| target.starts_with(scheme))
        || link_type == LinkType::Email;
    (!known).then(|| Flaw::Scheme(target.to_owned()))
}

/// Links of a text that stay inside the site, with their place in it.
pub fn inner_links(text: &str) -> Vec<(String, Range<usize>)> {
    parser(text)
        .into_offset_iter()
        .filter_map(|(event, range)| match event {
            Event::Start(Tag::Link { dest_url, .. }) if dest_url.starts_with('/') => {
                Some((dest_url.to_string(), range))
            }
            _ => None,
        })
        .collect()
}

/// Renders a text. `shift` moves headings down by so many levels, so that they fit below those of
/// the page. Raw HTML is dropped, headings get ids, `house:` links become paths.
pub fn render(text: &str, shift: usize) -> Html {
    render_with_headings(text, shift).0
}

/// Renders a text and lists its headings of level 2.
pub fn render_with_headings(text: &str, shift: usize) -> (Html, Vec<Heading>) {
    let mut outline = Outline::new(shift);
    let mut tables = Tables::default();
    let mut events: Vec<Event<'_>> = Vec::new();
    for event in parser(text) {
        let Some(event) = tables.take(event, &mut events) else {
            continue;
        };
        match event {
            // Reported by `flaws` as well; dropped here in any case, so that no text can become a
            // tag.
            Event::Html(_) | Event::InlineHtml(_) => {}
            Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock) => {}
            Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => {}
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                title,
                id,
            }) => {
                events.push(Event::Start(Tag::Link {
                    link_type,
                    dest_url: target(dest_url),
                    title,
                    id,
                }));
            }
            Event::Start(Tag::Heading { level, .. }) => outline.begin(level, &mut events),
            Event::End(TagEnd::Heading(level)) => outline.end(level, &mut events),
            // HTML of today, where void elements have no slash.
            Event::HardBreak => events.push(Event::InlineHtml(CowStr::Borrowed("<br>\n"))),
            Event::Rule => events.push(Event::Html(CowStr::Borrowed("<hr>\n"))),
            other => {
                outline.hear(&other);
                events.push(other);
            }
        }
    }
    let mut output = String::with_capacity(text.len() * 3 / 2);
    html::push_html(&mut output, events.into_iter());
    (Html::from_markdown(output), outline.headings)
}

/// Gives headings their ids while a text goes by.
struct Outline {
    shift: usize,
    headings: Vec<Heading>,
    ids: Ids,
    /// The heading that is being read: where its event stands, and its words so far.
    open: Option<(usize, String)>,
}

impl Outline {
    fn new(shift: usize) -> Outline {
        Outline {
            shift,
            headings: Vec::new(),
            ids: Ids::default(),
            open: None,
        }
    }

    fn begin(&mut self, level: HeadingLevel, events: &mut Vec<Event<'_>>) {
        // The id follows from words that come later: the slot is filled at the end of the heading.
        self.open = Some((events.len(), String::new()));
        events.push(Event::Start(Tag::Heading {
            level: lower(level, self.shift),
            id: None,
            classes: Vec::new(),
            attrs: Vec::new(),
        }));
    }

    fn hear(&mut self, event: &Event<'_>) {
        if let (Some((_, title)), Event::Text(words) | Event::Code(words)) = (&mut self.open, event)
        {
            title.push_str(words);
        }
    }

    fn end(&mut self, level: HeadingLevel, events: &mut Vec<Event<'_>>) {
        if let Some((index, title)) = self.open.take() {
            let id = self.ids.unique(crate::text::slug(&title));
            if level == HeadingLevel::H2 {
                self.headings.push(Heading {
                    id: id.clone(),
                    title,
                });
            }
            if let Event::Start(Tag::Heading { id: slot, .. }) = &mut events[index] {
                *slot = Some(id.into());
            }
        }
        events.push(Event::End(TagEnd::Heading(lower(level, self.shift))));
    }
}

fn target(link: CowStr<'_>) -> CowStr<'_> {
    if let Some(id) = link.strip_prefix("house:") {
        return crate::routes::house(id).into();
    }
    // However it is typed, a number is called in one way.
    if let Some(number) = link.strip_prefix("tel:") {
        return Phone::kept(&number.replace("%20", " ")).link().into();
    }
    let safe = ["/", "#", "https://", "http://", "mailto:"]
        .iter()
        .any(|start| link.starts_with(start))
        || link.contains('@');
    // `check` refuses the rest; `javascript:` must not get through even without it.
    if safe { link } else { "#".into() }
}

fn lower(level: HeadingLevel, shift: usize) -> HeadingLevel {
    // HTML ends at level 6.
    HeadingLevel::try_from((level as usize + shift).min(6)).unwrap_or(level)
}

/// Ids that were given, each with the number that may come next.
#[derive(Debug, Default)]
struct Ids(HashMap<String, usize>);

impl Ids {
    /// An id that no other heading of the text has.
    fn unique(&mut self, slug: String) -> String {
        let base = if slug.is_empty() {
            // A heading of signs alone has no slug, but must have an id.
            "abschnitt".to_owned()
        } else {
            slug
        };
        let mut id = base.clone();
        while self.0.contains_key(&id) {
            let number = self.0.entry(base.clone()).or_insert(2);
            id = format!("{base}-{number}");
            *number += 1;
        }
        self.0.insert(id.clone(), 2);
        id
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raw_html_and_script_links_never_reach_the_page() {
        let html = render(
            "<script>x</script>\n\nHallo <b>du</b> [a](javascript:alert(1)) ![bild](https://x.example/a.png)",
            0,
        );
        assert!(
            !html.as_str().contains("<script")
                && !html.as_str().contains("<b>")
                && !html.as_str().contains("javascript")
        );
        assert!(!html.as_str().contains("<img"), "{}", html.as_str());
    }

    #[test]
    fn a_number_in_a_text_is_called_like_one_in_a_field() {
        for typed in [
            "tel:040-66969-123",
            "tel:+49(0)4066969123",
            "<tel:0049 40 66969123>",
        ] {
            let html = render(&format!("[Anruf]({typed})"), 0);
            assert!(
                html.as_str().contains("href=\"tel:+494066969123\""),
                "{typed} {html:?}"
            );
        }
        let flaws = flaws("[Notruf](tel:110) [Anruf](tel:66969-123)");
        assert_eq!(flaws.len(), 1);
        let wanted = Flaw::Phone("66969-123".into(), WrongPhone::NoAreaCode);
        assert_eq!(flaws[0].0, wanted);
    }

    #[test]
    fn headings_get_ids_and_fit_below_the_page() {
        let (html, headings) = render_with_headings("## Größe\n\n### Mehr\n\n## Größe", 1);
        assert!(
            html.as_str().contains("<h3 id=\"groesse\">Größe</h3>"),
            "{}",
            html.as_str()
        );
        assert!(
            html.as_str().contains("<h4 id=\"mehr\">")
                && html.as_str().contains("<h3 id=\"groesse-2\">")
        );
        assert_eq!(headings.len(), 2);
    }

    #[test]
    fn flaws_are_found_with_their_place() {
        let text = "Gut\n\n<b>x</b>\n\n## A\n\n#### B\n\n[x](nirgends) [y](house:jumi)";
        let flaws = flaws(text);
        let heading = flaws
            .iter()
            .find(|(flaw, _)| *flaw == Flaw::Heading { level: 4, after: 2 })
            .map(|(_, part)| part.clone());
        assert!(matches!(flaws[0].0, Flaw::Html));
        assert_eq!(text[heading.unwrap()].trim_end(), "#### B");
        assert!(
            flaws
                .iter()
                .any(|(flaw, _)| *flaw == Flaw::Scheme("nirgends".into()))
        );
        assert!(
            flaws
                .iter()
                .any(|(flaw, _)| *flaw == Flaw::House("jumi".into()))
        );
    }

    #[test]
    fn a_table_has_a_frame_with_a_name_and_heads_of_columns() {
        let text = "| Tag | |\n|---|---|\n| **Mo** | 14 Uhr |\n";
        assert_eq!(
            render(text, 0).as_str(),
            "<div class=\"np-scroll\" role=\"region\" aria-label=\"Tag\" tabindex=\"0\"><table class=\"kern-table\">\n<thead><tr><th scope=\"col\">Tag</th><td></td></tr></thead>\n<tbody><tr><td><strong>Mo</strong></td><td>14 Uhr</td></tr>\n</tbody></table></div>\n"
        );
        assert_eq!(lines(text), "Tag\nMo · 14 Uhr");
        assert_eq!(plain(text), "Tag Mo 14 Uhr");
    }

    #[test]
    fn lines_keep_paragraphs_headings_and_items_apart() {
        assert_eq!(
            lines("## Am *Abend*\n\nViel\nSpaß.\n\n- eins\n- [zwei](/x/)\n\nEnde."),
            "Am Abend\nViel Spaß.\neins\nzwei\nEnde."
        );
    }
}
