//! Hand-written pages at an address that the program gives to a page of its own: an editor can mend
//! that.

use crate::diagnostics::{At, Diagnostics, Finding, checks};
use crate::output::Collisions;
use crate::portal::Portal;
use crate::text::Message;

/// The findings behind an error of making pages. Anything else that went wrong comes back as it
/// was.
pub(super) fn explain(error: anyhow::Error, portal: &Portal) -> anyhow::Result<Diagnostics> {
    let Some(Collisions(paths)) = error.downcast_ref::<Collisions>() else {
        return Err(error);
    };
    let mut diagnostics = Diagnostics::default();
    for path in paths {
        let Some(page) = portal
            .pages()
            .iter()
            .find(|page| crate::routes::file(&page.path) == *path)
        else {
            return Err(Collisions(paths.clone()).message().into());
        };
        let address = &page.path;
        let message = Message::new(
            format!("die Seite {address} macht das Programm schon selbst"),
            format!("the program already makes the page {address} itself"),
        );
        diagnostics.report(&page.file, Finding::new(&checks::DUPLICATE_ID, At::default(), message)).hint(
            "Geben Sie der Datei einen anderen Namen, oder löschen Sie sie. Was auf jener Seite steht, kommt aus dem Ordner data.",
            "Give the file another name, or delete it. What that page says comes out of the folder data.",
        );
    }
    Ok(diagnostics)
}
