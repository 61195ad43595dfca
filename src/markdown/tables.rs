//! Tables: columns with a head that screen readers know, in a frame that is moved sideways where
//! the screen is narrow.

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

/// Makes HTML of tables while a text goes by.
#[derive(Debug, Default)]
pub(super) struct Tables {
    /// Where the frame of the open table stands among the events: its name comes later.
    frame: usize,
    /// The words of the head so far; `None` outside of a head.
    head: Option<String>,
    /// The cell of the head that is being read: where it stands, and how long the head was.
    cell: Option<(usize, usize)>,
}

/// Empty head cells have no meaning for a screen reader: they are cells like others.
const EMPTY: &str = "<td>";

impl Tables {
    /// Takes an event of a table; gives back any other one.
    pub(super) fn take<'a>(
        &mut self,
        event: Event<'a>,
        events: &mut Vec<Event<'a>>,
    ) -> Option<Event<'a>> {
        let html = match event {
            Event::Start(Tag::Table(_)) => {
                self.frame = events.len();
                String::new()
            }
            Event::Start(Tag::TableHead) => {
                self.head = Some(String::new());
                "<thead><tr>".to_owned()
            }
            Event::Start(Tag::TableRow) => "<tr>".to_owned(),
            Event::Start(Tag::TableCell) => match &self.head {
                Some(head) => {
                    self.cell = Some((events.len(), head.len()));
                    "<th scope=\"col\">".to_owned()
                }
                None => "<td>".to_owned(),
            },
            Event::End(TagEnd::TableCell) => self.end_of_cell(events),
            Event::End(TagEnd::TableHead) => {
                let name = self.head.take().unwrap_or_default();
                if let Some(frame) = events.get_mut(self.frame) {
                    *frame = Event::Html(frame_html(&name).into());
                }
                "</tr></thead>\n<tbody>".to_owned()
            }
            Event::End(TagEnd::TableRow) => "</tr>\n".to_owned(),
            Event::End(TagEnd::Table) => "</tbody></table></div>\n".to_owned(),
            other => {
                if let (Some(head), Event::Text(words) | Event::Code(words)) =
                    (&mut self.head, &other)
                {
                    head.push_str(words);
                }
                return Some(other);
            }
        };
        events.push(Event::Html(CowStr::from(html)));
        None
    }

    fn end_of_cell(&mut self, events: &mut [Event<'_>]) -> String {
        let Some((head, (start, length))) = self.head.as_mut().zip(self.cell.take()) else {
            return "</td>".to_owned();
        };
        if head.len() > length {
            head.push_str(", ");
            return "</th>".to_owned();
        }
        if let Some(cell) = events.get_mut(start) {
            *cell = Event::Html(CowStr::Borrowed(EMPTY));
        }
        "</td>".to_owned()
    }
}

/// The frame. It can be moved with the keyboard, and is called like its columns.
fn frame_html(name: &str) -> String {
    let name = crate::html::escape(name.trim_end_matches(", "));
    let role = if name.is_empty() {
        String::new()
    } else {
        format!(" role=\"region\" aria-label=\"{name}\"")
    };
    format!("<div class=\"np-scroll\"{role} tabindex=\"0\"><table class=\"kern-table\">\n")
}
