//! A made-up programme of any size with a fixed seed, beside the real data of the repository: for
//! benchmarks.

use std::fs;
use std::path::Path;

/// Offers of one season: a town of this size has about so many.
const PER_SEASON: usize = 125;
/// The day on which the generated portal is looked at: the last Easter season has free places, all
/// earlier ones are over.
pub const TODAY: &str = "2099-03-15";

/// A small generator of numbers (splitmix64), so that every run makes the same programme.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % bound as u64).unwrap_or(0)
    }
    fn one_of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }
}

/// Writes `data` with `offers` offers into a folder: everything but the holiday pass is copied from
/// the repository.
pub fn write(repository: &Path, data: &Path, offers: usize) {
    copy(&repository.join("data"), data, &|name| {
        name != "ferienpass" && name != "schema"
    });
    let mut numbers = Numbers(20_270_330);
    let seasons = offers.div_ceil(PER_SEASON);
    for number in 0..seasons {
        // Count back from Easter 2099, so that the newest season is the open one.
        let back = seasons - 1 - number;
        let (year, edition) = (2099 - back.div_ceil(3), [0, 2, 1][back % 3]);
        season(
            &data.join("ferienpass"),
            year,
            edition,
            PER_SEASON.min(offers - number * PER_SEASON),
            &mut numbers,
        );
    }
}

fn season(folder: &Path, year: usize, edition: usize, offers: usize, numbers: &mut Numbers) {
    let (name, month, title) = [
        ("ostern", 4, "Ostern"),
        ("sommer", 7, "Sommer"),
        ("herbst", 10, "Herbst"),
    ][edition];
    let folder = folder.join(format!("{year}-{name}"));
    fs::create_dir_all(folder.join("offers")).expect("the folder of the season");
    let season = format!(
        "title: Ferienpass {title} {year}\nsample: ja\nholidays:\n  from: {year}-{month:02}-01\n  until: {year}-{month:02}-28\npublished_on: {year}-01-10\n\
         allocation: first-come\nwindow:\n  from: {year}-02-01\nprice_classes:\n  - id: regular\n    name: regulär\n  - id: reduced\n    name: ermäßigt\n"
    );
    fs::write(folder.join("season.yaml"), season).expect("season.yaml");
    for number in 0..offers {
        let id = format!("angebot-{number}");
        fs::write(
            folder.join("offers").join(format!("{id}.yaml")),
            offer(&id, year, month, number, numbers),
        )
        .expect("an offer");
    }
}

fn offer(id: &str, year: usize, month: usize, number: usize, numbers: &mut Numbers) -> String {
    const WHAT: [&str; 12] = [
        "Klettern", "Töpfern", "Roboter", "Comic", "Theater", "Kanu", "Backen", "Trommeln",
        "Waldtag", "Zirkus", "Film", "Schach",
    ];
    const HOW: [&str; 8] = [
        "für den Einstieg",
        "am See",
        "im Park",
        "mit Holz",
        "bei Nacht",
        "für Profis",
        "in der Gruppe",
        "ganz leise",
    ];
    const TOPICS: [&str; 8] = [
        "sport", "kreativ", "musik", "natur", "technik", "ausflug", "kochen", "spiel",
    ];
    const HOUSES: [&str; 6] = [
        "jumi",
        "glockenheide",
        "buschweg",
        "atrium",
        "falkenhorst",
        "fossi",
    ];
    let (what, how, topic, house) = (
        numbers.one_of(&WHAT),
        numbers.one_of(&HOW),
        numbers.one_of(&TOPICS),
        numbers.one_of(&HOUSES),
    );
    let (day, hour, length) = (
        1 + numbers.below(28),
        9 + numbers.below(7),
        2 + numbers.below(4),
    );
    let (age, price, places) = (
        6 + numbers.below(8),
        [0, 0, 3, 5, 8, 12][numbers.below(6)],
        6 + numbers.below(20),
    );
    format!(
        "id: {id}\ntitle: {what} {how} {number}\nshort: {what} {how}. Wir probieren zusammen aus, was geht, und am Ende zeigen wir es den anderen.\n\
         text: |\n  Wir treffen uns {how} und fangen mit einem Spiel an. Danach geht es richtig los.\n\n  ## So läuft der Tag\n\n\
         \x20 - Ankommen und Kennenlernen\n  - {what} in kleinen Gruppen\n  - Pause mit Obst und Wasser\n  - Abschluss mit allen\n\n\
         \x20 Ihr braucht nichts zu können. **Neugier** reicht.\n\
         topic: {topic}\nprovider: okja\nplace: {house}\nmeeting_point: Eingang\n\
         occasions:\n  - sessions:\n      - on: {year}-{month:02}-{day:02}\n        times: {hour:02}:00-{end:02}:00\n    capacity: {places}\n    minimum: 3\n\
         \x20   ages:\n      from: {age}\n      to: {age_to}\n    prices:\n      - class: regular\n        euro: {price}\n      - class: reduced\n        euro: {half}\n\
         \x20   registration: direct\nbring_along:\n  - Trinkflasche\n  - Kleidung, die schmutzig werden darf\n\
         outdoor: ja\nbad_weather: Bei Regen gehen wir ins Haus.\nquestions:\n  - kind: pick-up\n  - kind: photo\n",
        end = hour + length,
        age_to = age + 4,
        half = price / 2,
    )
}

/// Copies a folder; `wanted` is asked for the name of every direct entry.
pub fn copy(from: &Path, to: &Path, wanted: &dyn Fn(&str) -> bool) {
    fs::create_dir_all(to).expect("a folder to copy to");
    for entry in fs::read_dir(from).expect("a folder to copy from") {
        let entry = entry.expect("an entry");
        let name = entry.file_name().to_string_lossy().into_owned();
        if !wanted(&name) {
            continue;
        }
        if entry.path().is_dir() {
            copy(&entry.path(), &to.join(&name), &|_| true);
        } else {
            fs::copy(entry.path(), to.join(&name)).expect("a copy");
        }
    }
}
