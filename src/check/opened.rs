//! The files that every portal needs: what is said when one is missing, or all of them.

use super::lower::{Context, Lower};
use crate::diagnostics::{At, Diagnostics, Finding, checks};
use crate::source::{Source, Sources};
use crate::text::Message;

/// Opens a file that every portal needs; a missing one is reported.
pub(super) fn opened<'a, T>(
    source: Option<&'a Source<T>>,
    name: &str,
    sources: &Sources,
    context: Context<'a>,
    diagnostics: &mut Diagnostics,
) -> Option<(Lower<'a>, &'a T)> {
    let Some(source) = source else {
        if is_no_portal(sources) {
            // One finding for the folder, with the first of its files.
            if name == PORTAL {
                diagnostics.report(&sources.data.as_str().into(), no_portal());
            }
            return None;
        }
        let file = format!("{}/{name}", sources.data.trim_end_matches('/'));
        let message = Message::new(
            format!("die Datei »{name}« fehlt"),
            format!("the file `{name}` is missing"),
        );
        let finding = Finding::new(&checks::MISSING_FILE, At::default(), message);
        diagnostics.report(&file.into(), finding).hint(
            "Jedes Portal braucht sie. Ein Beispiel steht in data/LIESMICH.md.",
            "Every portal needs it. data/LIESMICH.md has an example.",
        );
        return None;
    };
    Some((Lower::new(context, &source.file), source.value.as_deref()?))
}

/// The first of the files that every portal needs.
pub(super) const PORTAL: &str = "portal.yaml";

/// Whether none of the files is there that every portal needs: then it is the wrong folder.
fn is_no_portal(sources: &Sources) -> bool {
    sources.portal.is_none()
        && sources.districts.is_none()
        && sources.topics.is_none()
        && sources.holidays.is_none()
        && sources.providers.is_none()
}

fn no_portal() -> Finding {
    let message = Message::new(
        "in diesem Ordner liegt kein Portal",
        "there is no portal in this folder",
    );
    Finding::new(&checks::MISSING_FILE, At::default(), message).hint(
        "Wechseln Sie in den Ordner, in dem data, site und templates liegen. Oder nennen Sie den Ordner: portal check --data …/data",
        "Change to the folder that holds data, site and templates. Or name the folder: portal check --data …/data",
    )
}
