//! From what was typed to what is meant: the context of one file, and its findings.

use super::index::Index;
use crate::calendar::NaiveDate;
use crate::catalogue::Catalogue;
use crate::diagnostics::{At, Check, Diagnostic, Diagnostics, Finding};
use crate::model::District;
use crate::text::Message;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The whole file as an entry.
pub(super) const TOP: At = At {
    line: 1,
    column: 1,
    length: 1,
};

/// What all files share.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context<'a> {
    pub(super) index: &'a Index,
    pub(super) today: NaiveDate,
    /// What was published last.
    pub(super) published: Option<&'a Catalogue>,
    pub(super) downloads: &'a BTreeSet<String>,
    pub(super) texts: &'a BTreeMap<Arc<str>, Arc<str>>,
    /// The districts, once they are lowered: things take their region from them.
    pub(super) districts: &'a [District],
}

/// The lowering of one file: its findings, and readers for its values.
#[derive(Debug)]
pub(super) struct Lower<'a> {
    pub(super) context: Context<'a>,
    pub(super) file: Arc<str>,
    pub(super) diagnostics: Diagnostics,
}

impl<'a> Lower<'a> {
    pub(super) fn new(context: Context<'a>, file: &Arc<str>) -> Lower<'a> {
        Lower {
            context,
            file: file.clone(),
            diagnostics: Diagnostics::default(),
        }
    }

    /// Reports a finding in this file; hints may follow.
    pub(super) fn report(
        &mut self,
        check: &'static Check,
        at: At,
        de: impl Into<String>,
        en: impl Into<String>,
    ) -> &mut Diagnostic {
        let finding = Finding::new(check, at, Message::new(de, en));
        self.diagnostics.report(&self.file, finding)
    }

    /// Reports what was typed and does not do. Nothing is a place of a skeleton that nobody has
    /// filled in yet: instead of quoting it, the finding says so.
    pub(super) fn report_typed(
        &mut self,
        check: &'static Check,
        at: At,
        typed: &str,
        de: impl Into<String>,
        en: impl Into<String>,
    ) -> &mut Diagnostic {
        if typed.is_empty() {
            return self.report(
                check,
                at,
                "hier fehlt noch eine Angabe",
                "something is still missing here",
            );
        }
        self.report(check, at, de, en)
    }

    /// The text of the file as typed.
    pub(super) fn typed(&self) -> &'a str {
        self.context.texts.get(&self.file).map_or("", |text| text)
    }
}
