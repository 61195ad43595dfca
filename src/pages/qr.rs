//! QR codes for print, as inline SVG. The only file that names `qrcodegen`.

use crate::html::Html;
use qrcodegen::{QrCode, QrCodeEcc};
use std::fmt::Write;

/// The code of an address, with its quiet zone; nothing when the address is too long for a code.
pub(super) fn svg(url: &str) -> Html {
    const QUIET: i32 = 4;
    let Ok(code) = QrCode::encode_text(url, QrCodeEcc::Medium) else { return Html::default() };
    let size = code.size() + 2 * QUIET;
    let mut svg =
        format!("<svg class=\"np-qr\" viewBox=\"0 0 {size} {size}\" aria-hidden=\"true\" shape-rendering=\"crispEdges\"><path d=\"");
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let run = (x..code.size()).take_while(|column| code.get_module(*column, y)).count();
            let width = i32::try_from(run).unwrap_or(0);
            if width > 0 {
                // Writing to a string cannot fail.
                let _ = write!(svg, "M{} {}h{width}v1h-{width}z", x + QUIET, y + QUIET);
            }
            x += width + 1;
        }
    }
    svg.push_str("\"/></svg>");
    Html::from_program(svg)
}

#[cfg(test)]
mod tests {
    use super::svg;

    #[test]
    fn a_code_is_one_path_with_a_quiet_zone() {
        let code = svg("https://portal.example/ferienpass/2027-ostern/pizza/");
        assert!(code.as_str().starts_with("<svg class=\"np-qr\" viewBox=\"0 0 41 41\""), "{}", code.as_str());
        assert!(code.as_str().contains("M4 4h7v1h-7z"), "{}", code.as_str());
    }

    #[test]
    fn an_address_too_long_for_a_code_has_none() {
        assert!(svg(&"x".repeat(10_000)).as_str().is_empty());
    }
}
