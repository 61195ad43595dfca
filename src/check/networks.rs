//! `networks/*.yaml`.

use super::lower::{Lower, TOP};
use crate::diagnostics::{At, Diagnostics, Finding, checks};
use crate::model::Network;
use crate::schema;
use crate::source::Source;
use crate::text::Message;
use std::collections::BTreeMap;

/// One network.
pub(super) fn network(
    lower: &mut Lower<'_>,
    network: &schema::Network,
    stem: &str,
) -> Option<Network> {
    let schema::Network {
        id,
        name,
        topic,
        members,
        text,
        contact,
        verified_on,
        sources,
    } = network;
    let id = lower.file_id(id.as_ref(), stem);
    let name = lower.text(name.as_ref(), "name", TOP);
    let topic = lower.text(topic.as_ref(), "topic", TOP);
    let members = lower.texts(members);
    let text = lower.prose(text.as_ref());
    let contact = lower.contact(contact.as_ref());
    let verified = lower.verified(verified_on.as_ref(), sources);
    Some(Network {
        id: id?,
        name: name?,
        topic: topic?,
        members,
        text,
        contact,
        verified: verified?,
    })
}

/// Ensure no two networks have the same members and topic.
pub(super) fn ensure_different(sources: &[Source<schema::Network>], diagnostics: &mut Diagnostics) {
    let mut known: BTreeMap<(String, Vec<String>), &str> = BTreeMap::new();
    for source in sources {
        let Some(network) = source.value.as_deref() else {
            continue;
        };
        let plain = |text: &schema::Text| text.text().trim().to_lowercase();
        let mut members: Vec<String> = network.members.iter().map(plain).collect();
        members.sort();
        members.dedup();
        let topic = network.topic.as_ref().map(plain).unwrap_or_default();
        if let Some(other) = known.insert((topic, members), &source.stem) {
            let at = network
                .topic
                .as_ref()
                .map_or(At::default(), schema::Text::at);
            let message = Message::new(
                format!("das Netzwerk »{other}« hat dieselben Mitglieder und dasselbe Thema"),
                format!("the network `{other}` has the same members and topic"),
            );
            let finding = Finding::new(&checks::SAME_NETWORK, at, message);
            diagnostics.report(&source.file, finding).hint(
                "Braucht es beide? Wenn nicht, löschen Sie eine der beiden Dateien.",
                "Are both needed? If not, delete one of the two files.",
            );
        }
    }
}
