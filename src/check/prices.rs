//! What an occasion costs, class by class.

use super::lower::Lower;
use super::surroundings::Frame;
use crate::diagnostics::{At, checks};
use crate::model::{PriceClass, Ref};
use crate::schema;
use crate::yaml::Located;

/// Ensure prices have a class, once each, and an amount.
pub(super) fn prices(
    lower: &mut Lower<'_>,
    fields: &[Located<schema::Price>],
    frame: &Frame<'_>,
) -> Vec<(Ref<PriceClass>, u32)> {
    let mut prices: Vec<(Ref<PriceClass>, u32)> = Vec::new();
    let mut typed: Vec<(Ref<PriceClass>, u32, &str, At)> = Vec::new();
    for field in fields {
        let schema::Price { class, euro } = &field.value;
        let Some(class) = class else {
            let at = lower.entry(field.at);
            lower
                .report(
                    &checks::PRICE,
                    at,
                    "bei diesem Preis fehlt die Preisgruppe",
                    "this price has no class",
                )
                .hint(
                    "Schreiben Sie zum Beispiel »- class: regular« und darunter »euro: 8«.",
                    "Write for example `- class: regular` and below it `euro: 8`.",
                );
            continue;
        };
        let reference =
            lower.reference(class, frame.price_classes, "die Preisgruppe", "price class");
        let cents = lower
            .required(euro.as_ref(), "euro", field.at)
            .and_then(|euro| cents(lower, euro));
        let (Some(reference), Some(cents)) = (reference, cents) else {
            continue;
        };
        if prices.iter().any(|(known, _)| *known == reference) {
            let typed = class.text();
            lower
                .report_typed(
                    &checks::PRICE,
                    class.at(),
                    typed,
                    format!("für »{typed}« stehen hier zwei Preise"),
                    format!("there are two prices for `{typed}` here"),
                )
                .hint(
                    "Löschen Sie einen der beiden, oder nehmen Sie eine andere Preisgruppe aus season.yaml.",
                    "Delete one of the two, or take another price class out of season.yaml.",
                );
            continue;
        }
        prices.push((reference, cents));
        let at = euro.as_ref().map_or(field.at, schema::Number::at);
        typed.push((reference, cents, class.text(), at));
    }
    ensure_order(lower, &typed, frame);
    prices.sort();
    prices
}

/// Ensure nobody pays more than the first class of the season, which is the regular one.
fn ensure_order(
    lower: &mut Lower<'_>,
    prices: &[(Ref<PriceClass>, u32, &str, At)],
    frame: &Frame<'_>,
) {
    let regular = frame
        .price_classes
        .all()
        .next()
        .and_then(|id| frame.price_classes.find(id));
    let Some((_, most, regular, _)) = prices.iter().find(|(class, ..)| Some(*class) == regular)
    else {
        return;
    };
    for (_, cents, class, at) in prices.iter().filter(|(_, cents, ..)| cents > most) {
        let (more, less) = (euro(*cents), euro(*most));
        lower
            .report(
                &checks::PRICE_ORDER,
                *at,
                format!("»{class}« kostet {more} Euro, mehr als »{regular}« mit {less} Euro"),
                format!(
                    "`{class}` costs {} euro, more than `{regular}` with {}",
                    more.replace(',', "."),
                    less.replace(',', ".")
                ),
            )
            .hint(
                "Sind die beiden Beträge vertauscht? Die erste Preisgruppe in season.yaml ist der volle Preis. Soll diese hier mehr kosten, ist alles gut.",
                "Are the two amounts swapped? The first price class in season.yaml is the full price. If this one is to cost more, all is well.",
            );
    }
}

/// `8`, `8,50`.
fn euro(cents: u32) -> String {
    match cents % 100 {
        0 => (cents / 100).to_string(),
        rest => format!("{},{rest:02}", cents / 100),
    }
}

fn cents(lower: &mut Lower<'_>, field: &schema::Number) -> Option<u32> {
    let typed = field.text().trim().replace(',', ".");
    let (euro, cent) = typed.split_once('.').unwrap_or((&typed, "0"));
    let digits = |part: &str| part.bytes().all(|digit| digit.is_ascii_digit());
    let cents = (digits(euro) && digits(cent) && (1..=2).contains(&cent.len()) && euro.len() <= 4)
        .then(|| {
            Some(
                euro.parse::<u32>().ok()? * 100
                    + cent.parse::<u32>().ok()? * if cent.len() == 1 { 10 } else { 1 },
            )
        })
        .flatten();
    if cents.is_none() {
        let typed = field.text();
        lower
            .report_typed(
                &checks::PRICE,
                field.at(),
                typed,
                format!("»{typed}« ist kein Preis"),
                format!("`{typed}` is no price"),
            )
            .hint(
                "Schreiben Sie nur die Zahl: 8 oder 8,50. Kostenlos ist 0.",
                "Write the number only: 8 or 8.50. Free of charge is 0.",
            );
    }
    cents
}

/// Without a price the page says that it is free, which nobody may have meant.
pub(super) fn no_price(lower: &mut Lower<'_>, entry: At, frame: &Frame<'_>) {
    let at = lower
        .bare("prices", entry)
        .unwrap_or_else(|| lower.entry(entry));
    let class = frame
        .price_classes
        .all()
        .find(|class| !class.is_empty())
        .unwrap_or("regular");
    lower
        .report(
            &checks::MISSING_PRICE,
            at,
            "hier steht kein Preis, auf der Seite steht deshalb »kostenlos«",
            "there is no price here, so the page says that it is free",
        )
        .hint(
            format!(
                "Ergänzen Sie »prices:« und darunter »- class: {class}« und »euro: 8«. Ist es wirklich kostenlos, schreiben Sie »euro: 0«."
            ),
            format!("Add `prices:` and below it `- class: {class}` and `euro: 8`. If it is really free, write `euro: 0`."),
        );
}
