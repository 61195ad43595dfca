//! Everything that is not data, read once and kept until a file of it changes.

use super::Request;
use crate::assets::Assets;
use crate::files;
use crate::i18n::Texts;
use crate::pages::maker::Theme;
use crate::templates::Templates;
use crate::text::{Explain, Message};
use anyhow::Context;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::SystemTime;

/// What tells one state of a file from another without reading it.
type Stamp = (PathBuf, u64, Option<SystemTime>);

/// The theme that was read last.
#[derive(Debug, Default)]
pub struct ThemeCache {
    known: Option<(Vec<Stamp>, Arc<Theme>)>,
}

impl ThemeCache {
    /// The theme: the known one when no file below `templates/` and the theme folders of `site/`
    /// changed.
    ///
    /// # Errors
    /// When a template or text of the program is missing or broken.
    pub fn theme(&mut self, request: &Request) -> anyhow::Result<Arc<Theme>> {
        let stamps = stamps(request)?;
        if let Some((_, theme)) = self.known.as_ref().filter(|(known, _)| *known == stamps) {
            return Ok(theme.clone());
        }
        // A broken file must not leave an older theme behind.
        self.known = None;
        let theme = Arc::new(read(request)?);
        self.known = Some((stamps, theme.clone()));
        Ok(theme)
    }
}

fn stamps(request: &Request) -> anyhow::Result<Vec<Stamp>> {
    let mut stamps = Vec::new();
    let folders = ["i18n", "assets", "downloads"].map(|folder| request.site.join(folder));
    for folder in folders.iter().chain([&request.templates]) {
        for (_, path) in files::walk(folder)? {
            let meta = std::fs::metadata(&path).with_context(|| path.display().to_string())?;
            stamps.push((path, meta.len(), meta.modified().ok()));
        }
    }
    Ok(stamps)
}

fn read(request: &Request) -> anyhow::Result<Theme> {
    let ftl = |lang: &str| -> anyhow::Result<String> {
        let path = request.site.join("i18n").join(format!("{lang}.ftl"));
        String::from_utf8(files::read(&path)?).explain(|| {
            let path = path.display();
            Message::new(
                format!("{path} ist kein UTF-8"),
                format!("{path} is not UTF-8"),
            )
        })
    };
    let downloads = files::walk(&request.site.join("downloads"))?
        .into_iter()
        .map(|(name, path)| Ok((format!("downloads/{name}"), files::read(&path)?.into())))
        .collect::<anyhow::Result<_>>()?;
    Ok(Theme {
        templates: Templates::read(&request.templates)?,
        texts: Texts::parse(
            &[("site/i18n/de.ftl", &ftl("de")?)],
            &[("site/i18n/en.ftl", &ftl("en")?)],
        )?,
        assets: Assets::read(&request.site.join("assets"))?,
        downloads,
    })
}
