//! `houses/*.yaml`.

use super::hours::year_hours;
use super::lower::{Lower, TOP};
use crate::diagnostics::checks;
use crate::model::{District, House, HouseKind, Ref, Region, TemporaryAddress, WeeklyGroup};
use crate::schema;
use crate::yaml::Located;

/// One house.
pub(super) fn house(lower: &mut Lower<'_>, house: &schema::House, stem: &str) -> Option<House> {
    let schema::House {
        id,
        name,
        also_known_as,
        kind,
        closed_since,
        short,
        text,
        district,
        region,
        address,
        temporary_address,
        coordinates,
        contact,
        ages,
        opening_hours,
        weekly_groups,
        features,
        accessibility,
        verified_on,
        sources,
    } = house;
    let id = lower.file_id(id.as_ref(), stem);
    let name = lower.text(name.as_ref(), "name", TOP);
    let kind = lower.choice(kind.as_ref(), "kind", TOP);
    let (district, region) = district_and_region(lower, district.as_ref(), region.as_ref());
    let coordinates = self::coordinates(lower, coordinates.as_ref());
    ensure_closed_since_a_day(lower, closed_since.as_ref());
    let verified = lower.verified(verified_on.as_ref(), sources);
    Some(House {
        id: id.unwrap_or_default(),
        name: name.clone().unwrap_or_default(),
        also_known_as: lower.texts(also_known_as),
        kind: kind.unwrap_or(HouseKind::YouthCentre),
        closed_since: lower.optional_date(closed_since.as_ref()),
        short: lower.short_text(short.as_ref()),
        text: lower.prose(text.as_ref()),
        district,
        region,
        address: lower.address(address.as_ref()).unwrap_or_default(),
        temporary_address: self::temporary_address(lower, temporary_address.as_ref()),
        coordinates,
        contact: lower.contact(contact.as_ref()),
        ages: lower.ages(ages.as_ref()),
        hours: opening_hours
            .as_ref()
            .map(|field| year_hours(lower, &field.value)),
        weekly_groups: weekly_groups
            .iter()
            .filter_map(|field| weekly_group(lower, field))
            .collect(),
        features: lower.texts(features),
        accessibility: lower
            .accessibility(accessibility.as_ref())
            .unwrap_or_default(),
        verified: verified?,
    })
}

/// The district of a house and its region; without one, that of the district.
fn district_and_region(
    lower: &mut Lower<'_>,
    district: Option<&schema::Text>,
    region: Option<&schema::Text>,
) -> (Option<Ref<District>>, Option<Ref<Region>>) {
    let index = lower.context.index;
    let district =
        district.and_then(|id| lower.reference(id, &index.districts, "den Stadtteil", "district"));
    let region = region.and_then(|id| lower.reference(id, &index.regions, "die Region", "region"));
    let of_district = || lower.context.districts.get(district?.index())?.region;
    (district, region.or_else(of_district))
}

/// Ensure a house that is closed says since when.
fn ensure_closed_since_a_day(lower: &mut Lower<'_>, field: Option<&schema::Date>) {
    if field.is_none() {
        let remedy = (
            "Schreiben Sie den ersten geschlossenen Tag dahinter",
            "Write the first closed day behind it",
        );
        lower.not_bare(&checks::MISSING_FIELD, "closed_since", TOP, remedy);
    }
}

fn coordinates(
    lower: &mut Lower<'_>,
    field: Option<&Located<schema::Coordinates>>,
) -> Option<(String, String)> {
    let field = field?;
    let schema::Coordinates {
        latitude,
        longitude,
    } = &field.value;
    let mut degree = |number: &Option<schema::Number>, name: &str, most: f64| {
        let number = lower.required(number.as_ref(), name, field.at)?;
        let typed = number.text().trim().replace(',', ".");
        let good = typed
            .parse::<f64>()
            .is_ok_and(|degree| degree.abs() <= most)
            && typed.contains('.');
        if !good {
            lower
                .report_typed(
                    &checks::NUMBER,
                    number.at(),
                    &typed,
                    format!("»{typed}« ist keine Gradzahl"),
                    format!("`{typed}` is no degree"),
                )
                .hint(
                    "Schreiben Sie Grad mit Nachkommastellen, zum Beispiel 53.7012.",
                    "Write degrees with decimals, for example 53.7012.",
                );
        }
        good.then_some(typed)
    };
    let latitude = degree(latitude, "latitude", 90.0);
    let longitude = degree(longitude, "longitude", 180.0);
    latitude.zip(longitude)
}

fn temporary_address(
    lower: &mut Lower<'_>,
    field: Option<&Located<schema::TemporaryAddress>>,
) -> Option<TemporaryAddress> {
    let field = field?;
    let schema::TemporaryAddress {
        from,
        until: typed_until,
        reason,
        address,
    } = &field.value;
    let from = lower.date(from.as_ref(), "from", field.at);
    let until = lower.optional_date(typed_until.as_ref());
    if let (Some(from), Some(until)) = (from, until) {
        lower.span(
            from,
            until,
            typed_until.as_ref().map_or(field.at, schema::Date::at),
        );
    }
    let reason = lower.text(reason.as_ref(), "reason", field.at);
    let address = lower.address(address.as_ref());
    Some(TemporaryAddress {
        from: from?,
        until,
        reason: reason?,
        address,
    })
}

fn weekly_group(
    lower: &mut Lower<'_>,
    field: &Located<schema::WeeklyGroup>,
) -> Option<WeeklyGroup> {
    let schema::WeeklyGroup {
        name,
        days,
        times,
        ages,
        text,
    } = &field.value;
    let name = lower.text(name.as_ref(), "name", field.at);
    let days = days.as_ref().and_then(|days| lower.weekdays(days));
    let times = times.as_ref().and_then(|times| lower.times(times));
    let ages = lower.ages(ages.as_ref());
    let text = lower.optional_text(text.as_ref());
    Some(WeeklyGroup {
        name: name?,
        days,
        times,
        ages,
        text,
    })
}
