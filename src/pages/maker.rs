//! What every page is made with: the portal, the theme and the day; and the files that come out.

use super::frame::{self, Head};
use crate::assets::Assets;
use crate::calendar::NaiveDate;
use crate::html::Html;
use crate::i18n::{Arg, Texts};
use crate::memo::{self, Key, Memo};
use crate::portal::Portal;
use crate::routes;
use crate::templates::{Shared, Templates};
use crate::text::Lang;
use bytes::Bytes;
use serde::Serialize;
use std::collections::BTreeMap;

/// What `site/` and `templates/` give: everything that is not data.
#[derive(Debug)]
pub struct Theme {
    /// Templates.
    pub templates: Templates,
    /// Interface texts.
    pub texts: Texts,
    /// Style, scripts, fonts, pictures.
    pub assets: Assets,
    /// Files to fetch, path in the output and bytes.
    pub downloads: Vec<File>,
}

/// One file of the site: its path in the output and its bytes.
pub type File = (String, Bytes);

/// Makes files: the portal, the theme and the day, and nothing else.
#[derive(Debug)]
pub struct Maker<'a> {
    /// What the site shows.
    pub portal: &'a Portal,
    /// How it looks.
    pub theme: &'a Theme,
    /// The day for which it is made, in Europe/Berlin.
    pub today: NaiveDate,
    memo: Option<&'a Memo<Bytes>>,
    /// What all pages of a language share, as a part of the keys of the memo.
    shared_keys: [Key; 2],
    shared: [BTreeMap<&'static str, Shared>; 2],
}

impl<'a> Maker<'a> {
    /// A maker for one run; `memo` remembers what was made with the same theme.
    pub(super) fn new(
        portal: &'a Portal,
        theme: &'a Theme,
        today: NaiveDate,
        memo: Option<&'a Memo<Bytes>>,
    ) -> Maker<'a> {
        let shared = [Lang::De, Lang::En].map(|lang| {
            BTreeMap::from([
                ("site", Shared::new(&frame::site(portal, lang))),
                ("t", Shared::new(theme.texts.plain(lang))),
                ("assets", Shared::new(theme.assets.urls())),
                ("lang", Shared::new(lang.code())),
            ])
        });
        let shared_keys = [Lang::De, Lang::En].map(|lang| match memo {
            Some(_) => memo::key(&[
                lang.code().as_bytes(),
                &serde_json::to_vec(&frame::site(portal, lang)).unwrap_or_default(),
            ]),
            None => Key::default(),
        });
        Maker {
            portal,
            theme,
            today,
            memo,
            shared_keys,
            shared,
        }
    }

    /// Renders one page: the template with the frame and the data of the page, and the symbols it
    /// uses.
    ///
    /// # Errors
    /// When the template uses something that is not there.
    pub fn page<V: Serialize>(
        &self,
        template: &str,
        head: &Head<'_>,
        data: &V,
    ) -> anyhow::Result<File> {
        let view = frame::page(self.portal.site(), head);
        let make = || {
            let own = [("page", Shared::new(&view)), ("data", Shared::new(data))];
            let html =
                self.theme
                    .templates
                    .render(template, &self.shared[head.lang as usize], &own)?;
            anyhow::Ok(self.theme.assets.with_sprite(&html)?.into_bytes().into())
        };
        let bytes = self.remembered(template, head.lang, &(&view, data), make)?;
        Ok((routes::file(head.path), bytes))
    }

    /// Renders a file that is no page: a feed, a list for machines.
    ///
    /// # Errors
    /// When the template uses something that is not there.
    pub fn file<V: Serialize>(&self, template: &str, path: &str, data: &V) -> anyhow::Result<File> {
        let text = self.theme.templates.render(
            template,
            &self.shared[Lang::De as usize],
            &[("data", Shared::new(data))],
        )?;
        Ok((routes::file(path), text.into()))
    }

    /// Renders a piece of a page once, to be put into several.
    ///
    /// # Errors
    /// When the template uses something that is not there.
    pub(super) fn fragment<V: Serialize>(&self, template: &str, data: &V) -> anyhow::Result<Html> {
        let render = || {
            self.theme.templates.render(
                template,
                &self.shared[Lang::De as usize],
                &[("data", Shared::new(data))],
            )
        };
        let html = self.remembered(template, Lang::De, data, || Ok(render()?.into()))?;
        Ok(Html::from_template(String::from_utf8(html.into())?))
    }

    /// The remembered result of a template and its view, or a new one.
    fn remembered<V: Serialize>(
        &self,
        template: &str,
        lang: Lang,
        view: &V,
        make: impl FnOnce() -> anyhow::Result<Bytes>,
    ) -> anyhow::Result<Bytes> {
        let Some(memo) = self.memo else { return make() };
        let key = memo::key(&[
            &self.shared_keys[lang as usize],
            template.as_bytes(),
            &serde_json::to_vec(view)?,
        ]);
        memo.get_or_make(key, make)
    }

    /// A picture that depends on a few words alone, remembered like a page.
    ///
    /// # Errors
    /// Those of `make`.
    pub(super) fn picture(
        &self,
        kind: &str,
        words: &str,
        make: impl FnOnce(&str) -> anyhow::Result<Html>,
    ) -> anyhow::Result<Html> {
        let bytes = self.remembered(kind, Lang::De, &words, || {
            Ok(make(words)?.as_str().to_owned().into())
        })?;
        Ok(Html::from_svg(String::from_utf8(bytes.into())?))
    }

    /// An interface text in German with arguments.
    pub fn tr(&self, key: &str, arguments: &[(&str, Arg<'_>)]) -> String {
        self.theme.texts.format(Lang::De, key, arguments)
    }
}
