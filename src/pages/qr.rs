//! The address of a page as a QR code, for print. The only file that names `qrcodegen`.

use crate::html::{Html, escape};
use crate::text::Message;
use qrcodegen::{DataTooLong, Mask, QrCode, QrCodeEcc, QrSegment, Version};

/// White modules around the code that scanners need.
const QUIET: i32 = 4;

/// A QR code of an absolute address: one SVG with one path, class `np-qr`, without size and colour
/// of its own.
///
/// # Errors
/// When the address is too long for any QR code (about 2300 bytes).
pub fn svg(url: &str) -> anyhow::Result<Html> {
    let code = code(url).map_err(|error| {
        Message::new(
            format!("kein QR-Code für {url}: {error}"),
            format!("no QR code for {url}: {error}"),
        )
    })?;
    let side = code.size() + 2 * QUIET;
    let title = escape(url);
    Ok(Html::from_svg(format!(
        "<svg class=\"np-qr\" role=\"img\" viewBox=\"0 0 {side} {side}\" shape-rendering=\"crispEdges\"><title>QR-Code: {title}</title><path d=\"{}\"/></svg>",
        path(&code)
    )))
}

/// Readers take any of the eight masks. To compare them all for the prettiest took a tenth of the
/// time of the whole site.
fn code(url: &str) -> Result<QrCode, DataTooLong> {
    let segments = QrSegment::make_segments(url);
    QrCode::encode_segments_advanced(
        &segments,
        QrCodeEcc::Medium,
        Version::MIN,
        Version::MAX,
        Some(Mask::new(0)),
        true,
    )
}

/// The dark modules as runs, row by row.
fn path(code: &QrCode) -> String {
    let mut path = String::new();
    // A code has more than a thousand runs: their numbers are written once.
    let numbers: Vec<String> = (0..=code.size() + QUIET)
        .map(|number| number.to_string())
        .collect();
    let number = |number: i32| {
        let known = usize::try_from(number).ok().and_then(|at| numbers.get(at));
        known.map_or("", String::as_str)
    };
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let start = x;
            while x < code.size() && code.get_module(x, y) {
                x += 1;
            }
            if x > start {
                let (x, y, length) = (number(start + QUIET), number(y + QUIET), number(x - start));
                path.extend(["M", x, " ", y, "h", length, "v1h-", length, "z"]);
            }
            x += 1;
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_draws_exactly_the_dark_modules() {
        let url = "https://jugend.example/ferienpass/2027-ostern/drahtschmuck/";
        let code = code(url).unwrap();
        let mut drawn = std::collections::BTreeSet::new();
        for run in path(&code).split('M').skip(1) {
            let (x, rest) = run.split_once(' ').unwrap();
            let (y, rest) = rest.split_once('h').unwrap();
            let length: i32 = rest.split_once('v').unwrap().0.parse().unwrap();
            let (x, y): (i32, i32) = (x.parse().unwrap(), y.parse().unwrap());
            drawn.extend((x..x + length).map(|x| (x - QUIET, y - QUIET)));
        }
        let all = (0..code.size()).flat_map(|y| (0..code.size()).map(move |x| (x, y)));
        assert_eq!(
            drawn,
            all.filter(|(x, y)| code.get_module(*x, *y)).collect()
        );
    }

    #[test]
    fn the_address_is_escaped_and_one_that_is_too_long_is_an_error() {
        assert!(
            svg("https://a.example/?a=1&b=<")
                .unwrap()
                .as_str()
                .contains("<title>QR-Code: https://a.example/?a=1&amp;b=&lt;</title>")
        );
        assert!(svg(&"x".repeat(3000)).is_err());
    }
}
