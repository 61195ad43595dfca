//! The web manifest: name, colours and icons for a home screen. The icons lie in
//! `site/assets/root/`.

use super::maker::{File, Maker};
use crate::routes;
use serde_json::json;

/// Colour of the mark, as in `favicon.svg`.
const THEME: &str = "#2044aa";

/// `/site.webmanifest`.
pub(super) fn manifest(maker: &Maker<'_>) -> anyhow::Result<File> {
    let site = maker.portal.site();
    let icon = |file: &str, sizes: &str, purpose: &str| {
        let mime = if file.ends_with(".svg") {
            "image/svg+xml"
        } else {
            "image/png"
        };
        json!({ "src": routes::path(file), "sizes": sizes, "type": mime, "purpose": purpose })
    };
    let manifest = json!({
        "name": site.name,
        "short_name": site.short_name,
        "description": site.description,
        "lang": "de",
        "dir": "ltr",
        "id": routes::START,
        "start_url": routes::START,
        "scope": routes::START,
        "display": "minimal-ui",
        "theme_color": THEME,
        "background_color": "#ffffff",
        "icons": [
            icon("favicon.svg", "any", "any"),
            icon("icon-192.png", "192x192", "any"),
            icon("icon-512.png", "512x512", "any"),
            icon("icon-maskable-512.png", "512x512", "maskable"),
        ],
    });
    Ok((
        "site.webmanifest".to_owned(),
        serde_json::to_vec(&manifest)?.into(),
    ))
}
