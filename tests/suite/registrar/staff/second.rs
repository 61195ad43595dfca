//! What the office sees of a second guardian.

use super::office;
use crate::registrar::sample::now;
use crate::registrar::store::Desk;
use crate::registrar::store::seconds::joined;
use jugendportal::registrar::family;
use jugendportal::registrar::family::answer::Wish;
use jugendportal::registrar::office::export::Format;
use std::sync::Arc;

#[test]
fn the_office_knows_both_and_who_cancelled() {
    let (office, store) = office();
    assert!(
        !office
            .show(&office.number)
            .output
            .contains("Zweiter Kontakt")
    );
    assert!(
        !office
            .export(Format::Html)
            .output
            .contains("zweiter Kontakt")
    );
    let cancelled = tokio::runtime::Runtime::new().unwrap().block_on(async {
        let desk = Desk::with_chance(&store, 1000);
        let (family, outcomes) = desk
            .register("klettern", "klettern-1", "one@b.de", &["Mio"])
            .await;
        let second = joined(&desk, &family, "second@b.de").await;
        let (number, programme) = (outcomes[0].0.id.clone(), Arc::clone(&desk.programme));
        family::answer::answer(
            &store,
            second,
            number.clone(),
            Wish::Cancel,
            programme,
            now(),
        )
        .await
        .unwrap();
        number.to_string()
    });
    let shown = office.show(&office.number).output;
    assert!(
        shown.contains("Kontakt: Maxi Muster,")
            && shown.contains("\nZweiter Kontakt: Robin Muster, second@b.de\n"),
        "{shown}"
    );
    let shown = office.show(&cancelled).output;
    let by_second = ": abgesagt, durch die zweite erziehungsberechtigte Person\n";
    assert!(shown.contains(by_second), "{shown}");
    let csv = office.export(Format::Csv).output;
    assert!(
        csv.contains(";\"Zweiter Kontakt\";\"Telefon zweiter Kontakt\";\"E-Mail zweiter Kontakt\"")
            && csv.contains(";\"one@b.de\";\"Robin Muster\";\"\";\"second@b.de\";")
            && csv.contains(";\"two@b.de\";\"\";\"\";\"\";"),
        "{csv}"
    );
    let html = office.export(Format::Html).output;
    assert!(
        html.contains("<th scope=\"col\">Telefon zweiter Kontakt</th>")
            && html.contains("<td>Robin Muster</td>")
            && !html.contains("@b.de"),
        "{html}"
    );
    assert!(
        office
            .report()
            .contains("Frage an die zweite erziehungsberechtigte Person")
    );
}
