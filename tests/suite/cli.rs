//! The command line from outside: exit codes, languages, what goes where.

mod addresses;
mod language;

use crate::program::german;
use crate::town::Town;
use crate::trees;
use jugendportal::files;
use serde_json::Value;

const DAY: [&str; 2] = ["--today", "2027-02-10"];

fn with_day<'a>(arguments: &[&'a str]) -> Vec<&'a str> {
    [arguments, &DAY].concat()
}

#[test]
fn good_data_is_0_bad_data_is_1_and_a_slip_of_the_keyboard_is_2() {
    let town = Town::new();
    assert_eq!(german(&town, &with_day(&["check"])).code, 0);
    town.replace(
        "data/houses/bootshaus.yaml",
        "kind: youth-centre",
        "kind: jugendhaus",
    );
    assert_eq!(german(&town, &with_day(&["check"])).code, 1);
    assert_eq!(german(&town, &with_day(&["build"])).code, 1);
    for slip in [
        &["baue"][..],
        &["check", "--formt", "json"],
        &["check", "--format", "xml"],
        &["build", "--today", "gestern"],
        &["new"],
        &[],
    ] {
        assert_eq!(german(&town, slip).code, 2, "{slip:?}");
    }
}

#[test]
fn a_broken_template_is_for_a_developer_and_names_its_place() {
    let town = Town::new();
    town.replace("templates/base.html", "{% block main %}", "{% block main ");
    let said = german(&town, &with_day(&["check"]));
    assert_eq!(said.code, 2);
    assert!(
        said.stderr.contains("templates/base.html:"),
        "{}",
        said.stderr
    );
}

/// Before anything is published.
#[cfg(feature = "registrar")]
#[test]
fn check_says_like_build_what_changes_for_registered_children() {
    use jugendportal::registrar::store::sqlite;
    let town = Town::new();
    let store = sqlite::open(&town.file("anmeldungen"), [7; 16]).unwrap();
    for command in ["build", "check"] {
        let said = german(&town, &with_day(&[command, "--registrar", "anmeldungen"]));
        assert!(
            said.code == 0
                && said
                    .stderr
                    .contains("Für angemeldete Kinder ändert sich nichts."),
            "{command}: {}",
            said.stderr
        );
    }
    drop(store);
}

#[test]
fn warnings_are_errors_only_when_asked_for() {
    let town = Town::new();
    town.replace(
        "data/houses/bootshaus.yaml",
        "verified_on: 2026-11-02",
        "verified_on: 2020-11-02",
    );
    assert_eq!(german(&town, &with_day(&["check"])).code, 0);
    assert_eq!(
        german(&town, &with_day(&["check", "--deny-warnings"])).code,
        1
    );
}

#[test]
fn what_has_grown_old_stands_in_one_block_above_the_rest() {
    let town = Town::new();
    for file in ["data/houses/bootshaus.yaml", "data/schools/seeschule.yaml"] {
        let text = town.read(file);
        let checked = text
            .lines()
            .find(|line| line.starts_with("verified_on:"))
            .unwrap()
            .to_owned();
        town.write(file, &text.replace(&checked, "verified_on: 2020-11-02"));
    }
    town.replace(
        "data/houses/bootshaus.yaml",
        "district: ufer",
        "district: uffer",
    );
    let said = german(&town, &with_day(&["check"]));
    assert!(
        said.stderr
            .starts_with("Warnung: die Angaben sind älter als zwei Jahre (2 Stellen)"),
        "{}",
        said.stderr
    );
    assert_eq!(
        said.stderr.matches("älter als zwei Jahre").count(),
        1,
        "{}",
        said.stderr
    );
    let (block, rest) = said.stderr.split_once("\n\n").unwrap();
    assert!(
        block.contains("houses/bootshaus.yaml:") && block.contains("schools/seeschule.yaml:"),
        "{block}"
    );
    assert!(
        rest.contains("»uffer«") && rest.trim_end().ends_with("1 Fehler, 2 Warnungen"),
        "{rest}"
    );
    let json = german(&town, &with_day(&["check", "--format", "json"]));
    assert_eq!(
        serde_json::from_str::<Value>(&json.stdout)
            .unwrap()
            .as_array()
            .unwrap()
            .len(),
        3
    );
}

#[test]
fn the_result_is_never_written_over_what_was_typed() {
    let town = Town::new();
    let before = trees::read(town.path());
    for out in [
        "data",
        ".",
        "site/downloads",
        "templates/neu",
        "neu/../data",
        "data/../site",
    ] {
        let said = german(&town, &with_day(&["build", "--out", out]));
        assert_eq!(said.code, 2, "{out}: {}", said.stderr);
        assert!(
            said.stderr.contains("portal build --out dist"),
            "{out}: {}",
            said.stderr
        );
    }
    assert_eq!(trees::read(town.path()), before);
    assert_eq!(
        german(&town, &with_day(&["build", "--out", "data-neu"])).code,
        0
    );
}

#[cfg(unix)]
#[test]
fn links_out_of_a_folder_are_not_published_and_lock_files_of_editors_do_not_matter() {
    let town = Town::new();
    let link = |target: &str, name: &str| {
        std::fs::create_dir_all(town.file(name).parent().unwrap()).unwrap();
        std::os::unix::fs::symlink(target, town.file(name)).unwrap();
    };
    link("niemand@rechner.1", "data/houses/.#bootshaus.yaml");
    std::fs::write(town.file("data/houses/~$bootshaus.yaml"), [0xff]).unwrap();
    assert_eq!(german(&town, &with_day(&["check"])).code, 0);
    link("/etc/passwd", "site/downloads/liste.pdf");
    link("/etc", "site/assets/etc");
    link("gibt-es-nicht.yaml", "data/houses/neu.yaml");
    let said = german(&town, &with_day(&["build"]));
    assert_eq!(said.code, 1, "{}", said.stderr);
    for file in [
        "site/downloads/liste.pdf",
        "site/assets/etc",
        "data/houses/neu.yaml",
    ] {
        assert!(said.stderr.contains(file), "{file}: {}", said.stderr);
    }
    assert!(!town.file("dist/public").exists());
}

#[cfg(unix)]
#[test]
fn names_of_files_do_nothing_to_the_terminal() {
    let town = Town::new();
    std::fs::write(
        town.file("data/houses/\u{1b}[31mrot\u{7}.yaml"),
        "id: rot\nname: Rot\n",
    )
    .unwrap();
    let said = german(&town, &with_day(&["check"]));
    assert_eq!(said.code, 1);
    assert!(
        said.stderr.contains("rot") && !said.stderr.contains(['\u{1b}', '\u{7}']),
        "{:?}",
        said.stderr
    );
}

#[test]
fn one_run_reports_everything_in_every_file() {
    let town = Town::new();
    town.replace(
        "data/houses/bootshaus.yaml",
        "district: ufer",
        "district: uffer",
    );
    town.replace("data/schools/seeschule.yaml", "days: di", "days: dienstags");
    town.replace(
        "data/ferienpass/2027-ostern/offers/floss.yaml",
        "capacity: 8",
        "capacity: acht",
    );
    town.replace("data/portal.yaml", "short_name: Jugend\n", "kurz: Jugend\n");
    let said = german(&town, &with_day(&["check"]));
    for place in [
        "houses/bootshaus.yaml:8:11",
        "schools/seeschule.yaml:9:",
        "offers/floss.yaml:16:",
        "data/portal.yaml:3:1",
    ] {
        assert!(
            said.stderr.contains(place),
            "{place} is missing in\n{}",
            said.stderr
        );
    }
    assert!(
        said.stderr.contains("Meinten Sie »ufer«?"),
        "{}",
        said.stderr
    );
}

#[test]
fn findings_come_as_json_on_standard_output_and_nowhere_else() {
    let town = Town::new();
    town.replace(
        "data/houses/bootshaus.yaml",
        "district: ufer",
        "district: uffer",
    );
    let said = german(&town, &with_day(&["check", "--format", "json"]));
    assert_eq!((said.code, said.stderr.as_str()), (1, ""));
    let findings: Value = serde_json::from_str(&said.stdout).unwrap();
    let finding = &findings[0];
    assert_eq!(finding["file"], "data/houses/bootshaus.yaml");
    assert_eq!(
        (&finding["line"], &finding["column"], &finding["length"]),
        (&8.into(), &11.into(), &5.into())
    );
    assert!(finding["message"]["de"].is_string() && finding["message"]["en"].is_string());
    let clean = german(&Town::new(), &with_day(&["check", "--format", "json"]));
    assert_eq!((clean.code, clean.stdout.trim()), (0, "[]"));
}

#[test]
fn with_an_error_nothing_is_written_and_the_old_site_stays() {
    let town = Town::new();
    let build = with_day(&["build", "--no-compress"]);
    let said = german(&town, &build);
    assert_eq!(said.code, 0, "{}", said.stderr);
    assert!(said.stdout.is_empty());
    let before = tree(&town);
    assert!(before.iter().any(|(name, _)| name == "public/index.html"));
    town.replace(
        "data/houses/bootshaus.yaml",
        "name: Bootshaus",
        "name: Bootshalle",
    );
    town.replace(
        "data/houses/bootshaus.yaml",
        "district: ufer",
        "district: uffer",
    );
    let said = german(&town, &build);
    assert_eq!(said.code, 1);
    assert!(
        said.stderr
            .trim_end()
            .ends_with("1 Fehler; nichts wurde geschrieben"),
        "{}",
        said.stderr
    );
    assert_eq!(tree(&town), before);
    // Nor is a folder left behind where there was none.
    let said = german(&town, &with_day(&["build", "--out", "anderswo"]));
    assert_eq!(said.code, 1);
    assert!(!town.file("anderswo").exists());
}

#[test]
fn check_and_build_say_the_same_of_an_id_that_is_lost() {
    let town = Town::new();
    assert_eq!(german(&town, &with_day(&["build"])).code, 0);
    let offer = "data/ferienpass/2027-ostern/offers/krabben.yaml";
    town.replace(offer, "  - sessions:", "  - id: krabben-neu\n    sessions:");
    let findings = |command| {
        let said = german(&town, &with_day(&[command]));
        assert_eq!(said.code, 1, "{}", said.stderr);
        let (findings, _) = said.stderr.rsplit_once("\n\n").unwrap();
        findings.to_owned()
    };
    let said = findings("check");
    assert!(
        said.contains("hieß bisher »krabben«, jetzt »krabben-neu«")
            && said.contains("»id: krabben«"),
        "{said}"
    );
    assert_eq!(findings("build"), said);
}

#[test]
fn shells_get_their_completions() {
    let town = Town::new();
    for (shell, word) in [
        ("bash", "complete -F"),
        ("zsh", "#compdef portal"),
        ("fish", "complete -c portal"),
    ] {
        let said = german(&town, &["completions", shell]);
        assert_eq!((said.code, said.stderr.as_str()), (0, ""));
        assert!(said.stdout.contains(word), "{shell}");
    }
}

/// Every file of the result with its bytes.
fn tree(town: &Town) -> Vec<(String, Vec<u8>)> {
    let read = |(name, path): (String, std::path::PathBuf)| (name, std::fs::read(path).unwrap());
    files::walk(&town.file("dist"))
        .unwrap()
        .into_iter()
        .map(read)
        .collect()
}
