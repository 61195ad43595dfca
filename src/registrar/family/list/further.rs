//! The part of the family page that leads on to further offers: a button for each child, and one for
//! another child, for every season that takes registrations.

use super::closed;
use super::known::children;
use crate::registrar::family::view::FamilyView;
use crate::registrar::programme::Programme;
use crate::registrar::texts::text;
use crate::registrar::web::context::Context;
use crate::routes;
use serde::Serialize;

/// A season with its buttons.
#[derive(Debug, Serialize)]
pub struct Further {
    /// Where the form goes.
    pub action: &'static str,
    /// The season.
    pub season: String,
    /// Its title.
    pub title: String,
    /// A registration of each child, and the label of its button.
    pub children: Vec<(String, String)>,
}

/// Every season that takes registrations now.
pub fn further(context: &Context, view: &FamilyView, programme: &Programme) -> Vec<Further> {
    let seasons = programme.catalogue().seasons.iter();
    let open = seasons.filter(|season| closed(context, &season.id).is_none());
    let all = open.map(|season| {
        let children = children(view);
        Further {
            action: routes::FAMILY_LIST,
            season: season.id.clone(),
            title: season.title.clone(),
            children: children
                .iter()
                .map(|own| {
                    let child = own.child.first_name.as_str();
                    let label = context.say(&text!("further_child", child = child));
                    (own.id.to_string(), label)
                })
                .collect(),
        }
    });
    all.collect()
}
