//! The head of a hand-written page in `site/pages/`.

use super::common::{Text, YesNo};
use schemars::JsonSchema;
use serde::Deserialize;

/// The head of a page.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(title = "Kopf einer Seite", description = "Was über dem Text einer Seite steht.", extend("required" = ["title", "description"]))]
pub struct PageHead {
    #[schemars(description = "Überschrift der Seite.")]
    pub title: Option<Text>,
    #[schemars(description = "Ein Satz für Suchmaschinen, höchstens 160 Zeichen.", extend("maxLength" = 160))]
    pub description: Option<Text>,
    #[schemars(description = "Ein bis zwei Sätze unter der Überschrift.")]
    pub lead: Option<Text>,
    #[schemars(description = "ja für ruhige Seiten ohne bunte Flächen: Hilfe und Recht.")]
    pub calm: Option<YesNo>,
}
