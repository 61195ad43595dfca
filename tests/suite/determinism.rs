//! Same input, same bytes: other folder, other time zone, other locale.

use crate::trees;

#[test]
fn two_builds_in_two_places_under_two_clocks_are_the_same() {
    let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let worlds = [
        ("Pacific/Kiritimati", "C", "1"),
        ("America/Los_Angeles", "de_DE.UTF-8", "2"),
    ];
    let made = [0, 1].map(|index| {
        let out = folders[index].path().join(format!("out-{index}"));
        let (zone, locale, threads) = worlds[index];
        let mut command = trees::build(&out);
        command
            .arg("--no-compress")
            .env("TZ", zone)
            .env("LANG", locale)
            .env("LC_ALL", locale)
            .env("RAYON_NUM_THREADS", threads);
        trees::run(&mut command);
        trees::read(&out)
    });
    let names = made.each_ref().map(|tree| tree.keys().collect::<Vec<_>>());
    assert_eq!(names[0], names[1]);
    assert!(names[0].len() > 300, "{} files", names[0].len());
    for (path, bytes) in &made[0] {
        assert!(made[1][path] == *bytes, "{path} differs");
    }
}
