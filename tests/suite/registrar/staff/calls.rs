//! Near the start the office calls: who waits gets the place that is free.

use super::{Office, WORLD, office};
use crate::registrar::sample::at;
use crate::registrar::store::Desk;
use jugendportal::registrar::command::World;
use jugendportal::registrar::command::office::run;
use jugendportal::registrar::domain::Status;
use jugendportal::registrar::office::commands::Command;
use jugendportal::registrar::office::participants::participants;
use jugendportal::registrar::store::Store;
use jugendportal::registrar::terminal::Answer;
use jugendportal::text::Lang;

/// So near the start that nobody is asked by mail.
const NEAR: World = World {
    clock: || at("2027-03-30T09:00:00Z"),
    ..WORLD
};

const AFTER: World = World {
    clock: || at("2027-04-01T09:00:00Z"),
    ..WORLD
};

fn place(office: &Office, number: &str, world: World) -> Answer {
    let command = Command::Place {
        locations: office.locations(),
        number: number.into(),
        reason: "Anruf".into(),
    };
    run(&command, world, Lang::De).unwrap()
}

/// The number of the child that waits.
fn waiting(store: &Store) -> String {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let all = runtime
        .block_on(participants(store, None, Some("floss-1".into())))
        .unwrap();
    let waits = all
        .iter()
        .find(|one| one.registration.status == Status::Waiting);
    waits.unwrap().registration.id.to_string()
}

#[test]
fn after_a_call_the_office_gives_the_place_that_is_free() {
    let (office, store) = office();
    let waiting = waiting(&store);
    assert_eq!(
        place(&office, &waiting, NEAR).message,
        "Für dieses Kind ist kein Platz frei. Es hat sich nichts geändert.\n"
    );
    let cancel = Command::Cancel {
        locations: office.locations(),
        number: office.number.clone(),
        reason: "Krank".into(),
    };
    run(&cancel, NEAR, Lang::De).unwrap();
    assert!(
        office.show(&waiting).output.contains("auf der Warteliste"),
        "so near the start nobody is asked by mail"
    );
    assert_eq!(
        place(&office, &waiting, NEAR).message,
        "Das Kind hat den Platz. Die Familie bekommt eine Mail.\n"
    );
    assert_eq!(place(&office, &waiting, NEAR).code, 1, "only once");
    assert!(
        office
            .show(&waiting)
            .output
            .contains("hat einen Platz, vom Amt gegeben")
    );
    assert_eq!(
        place(&office, &office.number, AFTER).code,
        1,
        "what was cancelled is not given again"
    );
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let letters = runtime.block_on(Desk::new(&store).letters(at("2027-03-30T09:00:00Z")));
    let kinds = letters.iter().map(|letter| letter.about.name());
    assert_eq!(kinds.collect::<Vec<_>>(), ["withdrawn", "accepted"]);
}
