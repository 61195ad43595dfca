//! Lists of the site are in the order of a dictionary, whatever the files are called.

use crate::town::Town;
use jugendportal::kinds::{Home, KINDS};
use jugendportal::routes;

/// Puts a thing beside another one of its kind, under another name.
fn beside(town: &Town, folder: &str, like: &str, id: &str, name: &str) {
    let text = town.read(&format!("data/{folder}/{like}.yaml"));
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for line in &mut lines {
        for (field, value) in [("id", id), ("name", name)] {
            if line.starts_with(&format!("{field}: ")) {
                *line = format!("{field}: {value}");
            }
        }
    }
    town.write(&format!("data/{folder}/{id}.yaml"), &lines.join("\n"));
}

#[test]
fn names_with_umlauts_stand_where_people_look_for_them() {
    let lists = [
        ("houses", "kiosk", routes::HOUSES),
        ("schools", "bergschule", routes::SCHOOLS),
        ("outreach", "uferlotse", routes::OUTREACH),
        ("networks", "uferrunde", routes::NETWORKS),
        ("help", "fachlinie", routes::HELP),
    ];
    // What is happening stands in the order of its days.
    let by_day = ["events"];
    let folders = KINDS.iter().filter_map(|kind| match kind.home {
        Home::Folder(folder) => Some(folder),
        Home::Top | Home::Season | Home::Offers | Home::PageHead => None,
    });
    for folder in folders.filter(|folder| !by_day.contains(folder)) {
        let known = lists.iter().any(|(known, _, _)| *known == folder);
        assert!(known, "the list of {folder}: is it in order?");
    }
    let town = Town::new();
    // By bytes, each of these stands somewhere else: by file the last, by name the first two.
    let names = [
        "Äolswerk",
        "öpfelhof",
        "Oststeg",
        "Straßenklub",
        "Strasstal",
    ];
    for (folder, like, _) in lists {
        for (index, name) in names.iter().enumerate() {
            beside(&town, folder, like, &format!("neu-{}", 9 - index), name);
        }
    }
    let outcome = town.build();
    let made = outcome.made.expect("a town without errors");
    for (folder, _, path) in lists {
        let page = made.output.get(&routes::file(path)).unwrap();
        let page = std::str::from_utf8(page).unwrap();
        let places: Vec<usize> = names
            .iter()
            .map(|name| {
                let place = page.find(&format!(">{name}"));
                place.unwrap_or_else(|| panic!("{folder}: {name} is missing in {page}"))
            })
            .collect();
        assert!(places.is_sorted(), "{folder}: {names:?} at {places:?}");
    }
}
