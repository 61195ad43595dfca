//! A family that came by its family link (rule L5): what its children have already is compared. The link
//! travels in the state; it is read again on every page, so that the flow opens no more than the link
//! does.

use super::state::State;
use crate::registrar::domain::{ChildKey, Registration, Status};
use crate::registrar::family::link::family_of;
use crate::registrar::family::view::{FamilyView, view};
use crate::registrar::programme::{Programme, Terms};
use crate::registrar::web::answers::{Stop, gone, unavailable};
use crate::registrar::web::context::Context;

/// The family of a state; `None` when nobody has come by a link.
///
/// # Errors
/// When its link is not accepted any more, or there is no such family.
pub async fn of(context: &Context, state: &State) -> Result<Option<FamilyView>, Stop> {
    match state.link() {
        "" => Ok(None),
        link => open(context, link).await.map(Some),
    }
}

/// The family of a family link.
///
/// # Errors
/// When the link is not accepted any more, or there is no such family.
pub async fn open(context: &Context, link: &str) -> Result<FamilyView, Stop> {
    let family = family_of(context, link).await?;
    let view = view(&context.store, family)
        .await
        .map_err(unavailable(context))?;
    view.ok_or_else(|| gone(context))
}

/// What goes on for a family.
pub fn active(known: Option<&FamilyView>) -> Vec<Registration> {
    let own = known.map_or(&[][..], |view| &view.registrations);
    let active = own.iter().filter(|own| own.status.is_active());
    active.cloned().collect()
}

/// What goes on for one child.
pub fn of_child<'a>(active: &'a [Registration], child: &ChildKey) -> Vec<&'a Registration> {
    let own = active.iter().filter(|own| own.child.key() == *child);
    own.collect()
}

/// The places among these, as the programme has them.
pub fn places<'a>(own: &[&Registration], programme: &'a Programme) -> Vec<&'a Terms> {
    let placed = own.iter().filter(|own| own.status == Status::Placed);
    placed.filter_map(|own| programme.terms(&own.key)).collect()
}

/// The children of a family, each with its last registration, in the order in which they came.
pub fn children(view: &FamilyView) -> Vec<&Registration> {
    let mut children: Vec<&Registration> = Vec::new();
    for own in &view.registrations {
        match children
            .iter_mut()
            .find(|known| known.child.key() == own.child.key())
        {
            Some(known) => *known = own,
            None => children.push(own),
        }
    }
    children
}
