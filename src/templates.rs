//! Templates: the only file that names `tera`.

#[cfg(feature = "portal")]
use crate::files;
#[cfg(feature = "portal")]
use crate::text::{Explain, Message};
use anyhow::{Context, anyhow};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
#[cfg(feature = "portal")]
use std::path::Path;
use tera::{Tera, Value};

/// All templates, compiled.
#[derive(Debug)]
pub struct Templates {
    tera: Tera,
}

/// A value of the frame, converted once and shared by all pages.
#[derive(Clone, Debug)]
pub struct Shared(Value);

impl Shared {
    /// Converts a value for templates.
    pub fn new<T: Serialize + ?Sized>(value: &T) -> Shared {
        Shared(Value::from_serializable(value))
    }
}

impl Templates {
    /// Compiles the templates below a folder. Names are paths relative to it.
    ///
    /// # Errors
    /// When a file cannot be read or is no template; the error names file, line and column.
    #[cfg(feature = "portal")]
    pub fn read(folder: &Path) -> anyhow::Result<Templates> {
        let mut sources = Vec::new();
        for (name, path) in files::walk(folder)? {
            let bytes = files::read(&path)?;
            sources.push((
                name.clone(),
                String::from_utf8(bytes).explain(|| {
                    Message::new(
                        format!("templates/{name} ist kein UTF-8"),
                        format!("templates/{name} is not UTF-8"),
                    )
                })?,
            ));
        }
        Templates::compile(sources)
    }

    /// Compiles templates from `(name, source)`.
    ///
    /// # Errors
    /// When one is no template.
    pub fn compile(sources: Vec<(String, String)>) -> anyhow::Result<Templates> {
        let mut tera = Tera::new();
        // Feeds are XML and need it as much; letters in text must not have it.
        tera.autoescape_on(vec![".html", ".xml"]);
        tera.add_raw_templates(sources)
            .map_err(|error| explained(&error))?;
        Ok(Templates { tera })
    }

    /// Renders a template with the shared values and one value of its own, `data`.
    ///
    /// # Errors
    /// When the template uses something that is not there.
    pub fn render(
        &self,
        name: &str,
        shared: &BTreeMap<&'static str, Shared>,
        own: &[(&'static str, Shared)],
    ) -> anyhow::Result<String> {
        let mut context = tera::Context::new();
        for (key, value) in shared {
            // A clone shares: what is the same for all pages was converted once.
            context.insert_value(*key, value.0.clone());
        }
        for (key, value) in own {
            context.insert_value(*key, value.0.clone());
        }
        self.tera
            .render(name, &context)
            .map_err(|error| explained(&error))
            .with_context(|| format!("templates/{name}"))
    }

    /// Renders some blocks of a template with the same values.
    ///
    /// # Errors
    /// When there is no such block, or it uses something that is not there.
    pub fn render_blocks(
        &self,
        name: &str,
        blocks: &[&str],
        values: &[(&'static str, Shared)],
    ) -> anyhow::Result<Vec<String>> {
        let mut context = tera::Context::new();
        for (key, value) in values {
            context.insert_value(*key, value.0.clone());
        }
        blocks
            .iter()
            .map(|block| {
                self.tera
                    .render_block(name, block, &context)
                    .map_err(|error| explained(&error))
                    .with_context(|| format!("templates/{name}"))
            })
            .collect()
    }

    /// The names of the values that a template uses.
    ///
    /// # Errors
    /// When there is no such template.
    pub fn variables(&self, name: &str) -> anyhow::Result<BTreeSet<String>> {
        let used = self
            .tera
            .get_template_variables(name)
            .map_err(|error| explained(&error))?;
        Ok(used.into_iter().map(str::to_owned).collect())
    }
}

/// The error with the place as people know it: `templates/base.html:71:14`.
fn explained(error: &tera::Error) -> anyhow::Error {
    let text = error.to_string();
    anyhow!(
        "{}",
        text.strip_prefix("error: ")
            .unwrap_or(&text)
            .replace("--> ", "--> templates/")
    )
}
