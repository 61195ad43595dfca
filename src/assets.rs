//! Style, scripts, fonts and pictures from `site/assets/`: named by their content, so that browsers
//! may keep them for ever.

mod lean;

use crate::files;
use crate::routes;
use crate::text::{Explain, Message};
use bytes::Bytes;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::Path;

/// The assets of the site.
#[derive(Debug, Default)]
pub struct Assets {
    /// Name in templates (`portal.css`, `js/list.js`) to URL path (`/assets/portal.1a2b3c4d.css`).
    urls: BTreeMap<String, String>,
    /// Path in the output to bytes.
    files: Vec<(String, Bytes)>,
    /// Symbols for the sprite: id to `<symbol …>…</symbol>`.
    symbols: BTreeMap<String, String>,
}

impl Assets {
    /// Reads the folder. `css/*.css` becomes one `portal.css`, in the order of the file names; another style, beside it, is for the pages that name it.
    /// `symbols.svg` feeds the sprite; files in
    /// `root/` keep their names and go to the top of the site.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub fn read(folder: &Path) -> anyhow::Result<Assets> {
        let mut assets = Assets::default();
        let mut style = String::new();
        let mut scripts = Vec::new();
        for (name, path) in files::walk(folder)? {
            let bytes = files::read(&path)?;
            // Each page gets the symbols it uses: as a file of its own the sprite would be one more
            // request before the first view.
            if name == "symbols.svg" {
                assets.symbols = symbols(&text(bytes, &name)?);
            // Browsers and robots ask for these by fixed names: no hash.
            } else if let Some(root) = name.strip_prefix("root/") {
                assets.files.push((root.to_owned(), bytes.into()));
            } else if name.starts_with("css/") {
                style.push_str(&text(bytes, &name)?);
            } else if name.ends_with(".css") {
                let style = lean::style(&text(bytes, &name)?);
                assets.add(name, style.into_bytes());
            } else if name.ends_with(".js") {
                scripts.push((name, bytes));
            } else {
                assets.add(name, bytes);
            }
        }
        // Style and scripts name other assets, so they come last.
        let style = assets.with_urls(lean::style(&style), "url(\"", "../");
        assets.add("portal.css".to_owned(), style.into_bytes());
        for (name, bytes) in scripts {
            let script = lean::script(&text(bytes, &name)?);
            assets.add(name, script.into_bytes());
        }
        Ok(assets)
    }

    fn add(&mut self, name: String, bytes: Vec<u8>) {
        let digest = Sha256::digest(&bytes);
        let hash: String = digest
            .iter()
            // Ten digits: two versions of one file with the same ones are out of reach of chance.
            .take(5)
            .map(|byte| format!("{byte:02x}"))
            .collect();
        let (stem, ending) = name.rsplit_once('.').unwrap_or((&name, ""));
        let path = format!("assets/{stem}.{hash}.{ending}");
        self.urls
            .insert(name, routes::path(&routes::encoded(&path)));
        self.files.push((path, bytes.into()));
    }

    /// Replaces `../fonts/x.woff2` by the hashed URL.
    fn with_urls(&self, mut text: String, before: &str, up: &str) -> String {
        for (name, url) in &self.urls {
            text = text.replace(&format!("{before}{up}{name}"), &format!("{before}{url}"));
        }
        text
    }

    /// Name to URL path, for templates.
    pub fn urls(&self) -> &BTreeMap<String, String> {
        &self.urls
    }

    /// Path in the output and bytes of every asset.
    pub fn files(&self) -> &[(String, Bytes)] {
        &self.files
    }

    /// Puts the symbols that a page uses into the place of `<!--sprite-->`.
    ///
    /// # Errors
    /// When the page uses a symbol that does not exist.
    pub fn with_sprite(&self, html: &str) -> anyhow::Result<String> {
        const MARK: &str = "<!--sprite-->";
        let Some((head, rest)) = html.split_once(MARK) else {
            return Ok(html.to_owned());
        };
        // A sharp is rarer than the letters before it: looking for that alone is much faster.
        let mut used: Vec<&str> = rest
            .match_indices('#')
            .filter(|(at, _)| rest[..*at].ends_with("<use href=\""))
            .filter_map(|(at, _)| rest[at + 1..].split('"').next())
            .collect();
        // In a fixed order: same input, same bytes.
        used.sort_unstable();
        used.dedup();
        let mut page = String::with_capacity(html.len() + used.len() * 300);
        page.push_str(head);
        page.push_str("<svg class=\"np-sprite\" aria-hidden=\"true\" focusable=\"false\">");
        for id in used {
            page.push_str(self.symbols.get(id).explain(|| {
                Message::new(
                    format!("in site/assets/symbols.svg gibt es kein Symbol {id}"),
                    format!("there is no symbol {id} in site/assets/symbols.svg"),
                )
            })?);
        }
        page.push_str("</svg>");
        page.push_str(rest);
        Ok(page)
    }
}

fn text(bytes: Vec<u8>, name: &str) -> anyhow::Result<String> {
    String::from_utf8(bytes).explain(|| {
        Message::new(
            format!("site/assets/{name} ist kein UTF-8"),
            format!("site/assets/{name} is not UTF-8"),
        )
    })
}

fn symbols(source: &str) -> BTreeMap<String, String> {
    source
        .split("<symbol ")
        .skip(1)
        .filter_map(|part| {
            let (symbol, _) = part.split_once("</symbol>")?;
            let id = symbol.split("id=\"").nth(1)?.split('"').next()?;
            Some((id.to_owned(), format!("<symbol {symbol}</symbol>")))
        })
        .collect()
}
