//! Input errors of groups and of the lists of R4.

use std::collections::HashMap;

use super::{Wrong, check_id, check_unique};
use crate::calendar::local::age_fits;
use crate::draw::input::{Child, Group, Input, Occasion};
use crate::draw::json::shown;
use crate::draw::message::InputError;

/// The group of each child, and the members of each group.
type Groups = (Vec<Option<usize>>, Vec<Vec<usize>>);

/// Groups of two to four known children, none on two tickets (R2).
pub(super) fn check_groups(input: &Input) -> Result<Groups, InputError> {
    check_unique("groups", input.groups.iter().map(|group| group.id.as_str()))?;
    let child_at = |id: &str| {
        input
            .children
            .binary_search_by(|child| child.id.as_str().cmp(id))
            .ok()
    };
    let mut groups_of: Vec<Option<usize>> = vec![None; input.children.len()];
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); input.groups.len()];
    for (index, group) in input.groups.iter().enumerate() {
        let place = format!("groups/{}", shown(&group.id));
        check_id(&place, &group.id)?;
        if child_at(&group.id).is_some() {
            return Err(
                Wrong::new("ein Kind hat dieselbe Kennung", "a child has the same id").at(&place),
            );
        }
        if !(2..=4).contains(&group.members.len()) {
            let count = group.members.len();
            return Err(Wrong::new(
                format!("members: {count} liegt nicht zwischen 2 und 4"),
                format!("members: {count} is not from 2 to 4"),
            )
            .at(&place));
        }
        for member in &group.members {
            let name = shown(member);
            let Some(child) = child_at(member) else {
                return Err(Wrong::new(
                    format!("members: unbekanntes Kind {name}"),
                    format!("members: unknown child {name}"),
                )
                .at(&place));
            };
            if let Some(other) = groups_of[child].replace(index) {
                let other = &input.groups[other];
                return Err(doubled(&name, group, other).at(&place));
            }
            members[index].push(child);
        }
        for wish in &group.together {
            let place = format!("{place}/together/{}", shown(&wish.occasion));
            check_confirmed(&group.members, &wish.confirmed).map_err(|wrong| wrong.at(&place))?;
        }
    }
    Ok((groups_of, members))
}

/// A member of a group is on another ticket, too, or twice on its own.
fn doubled(name: &str, group: &Group, other: &Group) -> Wrong {
    if other.id == group.id {
        return Wrong::new(
            format!("members: {name} ist doppelt"),
            format!("members: {name} is there twice"),
        );
    }
    let other = &other.id;
    Wrong::new(
        format!("members: {name} ist auf zwei Losen, auch in {other}"),
        format!("members: {name} is on two tickets, also in {other}"),
    )
}

fn check_confirmed(members: &[String], confirmed: &[String]) -> Result<(), Wrong> {
    if let Some(pair) = confirmed.windows(2).find(|pair| pair[0] == pair[1]) {
        let name = shown(&pair[0]);
        return Err(Wrong::new(
            format!("confirmed: {name} ist doppelt"),
            format!("confirmed: {name} is there twice"),
        ));
    }
    if let Some(stranger) = confirmed.iter().find(|id| !members.contains(id)) {
        let name = shown(stranger);
        return Err(Wrong::new(
            format!("confirmed: {name} gehört nicht zur Gruppe"),
            format!("confirmed: {name} is no member of the group"),
        ));
    }
    if confirmed.len() < 2 {
        return Err(Wrong::new(
            "confirmed: weniger als zwei Mitglieder",
            "confirmed: fewer than two members",
        ));
    }
    Ok(())
}

/// The lists of R4: known occasions, none twice, all inside the age. Withdrawn children are checked
/// like all others.
pub(super) fn check_lists(
    input: &Input,
    groups_of: &[Option<usize>],
) -> Result<Vec<Vec<usize>>, InputError> {
    let mut seen = Seen::new(input);
    for group in &input.groups {
        // The list of the group by itself: the same occasion twice, confirmed by different members,
        // would be doubled on nobody's list.
        seen.round += 1;
        for wish in &group.together {
            seen.once(&wish.occasion).map_err(|wrong| {
                wrong.at(&format!(
                    "groups/{}/together/{}",
                    group.id,
                    shown(&wish.occasion)
                ))
            })?;
        }
    }
    let list = |(child, group): (&Child, &Option<usize>)| {
        seen.round += 1;
        let together = group
            .iter()
            .flat_map(|&group| &input.groups[group].together);
        let confirmed = together
            .filter(|wish| wish.confirmed.contains(&child.id))
            .map(|wish| &wish.occasion);
        let mut list = Vec::with_capacity(child.wishes.len());
        for wish in confirmed.chain(&child.wishes) {
            let found = seen
                .once(wish)
                .and_then(|at| in_age(child, &input.occasions[at]).map(|()| at));
            list.push(found.map_err(|wrong| {
                wrong.at(&format!("children/{}/wishes/{}", child.id, shown(wish)))
            })?);
        }
        Ok(list)
    };
    input.children.iter().zip(groups_of).map(list).collect()
}

fn in_age(child: &Child, occasion: &Occasion) -> Result<(), Wrong> {
    let first_day = occasion.sessions[0].start.date();
    let (from, to) = occasion.age;
    if age_fits(child.born, from, to, occasion.age_tolerance_days, first_day) {
        return Ok(());
    }
    Err(Wrong::new(
        format!(
            "das Alter passt nicht: {from} bis {to} am {first_day}, geboren {}",
            child.born
        ),
        format!(
            "the age does not fit: {from} to {to} on {first_day}, born {}",
            child.born
        ),
    ))
}

/// Finds occasions by id and remembers which ones a list has named.
struct Seen<'a> {
    positions: HashMap<&'a str, usize>,
    // The round in which an occasion was last named: nothing has to be cleared between lists.
    last: Vec<usize>,
    round: usize,
}

impl<'a> Seen<'a> {
    fn new(input: &'a Input) -> Self {
        let positions = input
            .occasions
            .iter()
            .enumerate()
            .map(|(at, occasion)| (occasion.id.as_str(), at))
            .collect();
        Self {
            positions,
            last: vec![0; input.occasions.len()],
            round: 0,
        }
    }

    fn once(&mut self, wish: &str) -> Result<usize, Wrong> {
        let Some(&at) = self.positions.get(wish) else {
            return Err(Wrong::new("unbekannter Termin", "unknown occasion"));
        };
        if self.last[at] == self.round {
            return Err(Wrong::new(
                "dieser Termin steht doppelt in der Liste",
                "this occasion is wished twice",
            ));
        }
        self.last[at] = self.round;
        Ok(at)
    }
}
