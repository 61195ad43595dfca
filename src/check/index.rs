//! Which ids there are, before anything is lowered: so that one broken file does not make its mentions wrong as well.

use crate::diagnostics::{Diagnostic, Diagnostics, Message, Place, Severity};
use crate::model::{District, House, Provider, Ref, Region, Topic};
use crate::schema::Text;
use crate::source::{Source, Sources};
use std::collections::HashMap;
use std::marker::PhantomData;
use std::sync::Arc;

/// The ids of one kind of thing, in the order of its table.
#[derive(Debug)]
pub(super) struct Ids<T> {
    ids: Vec<String>,
    positions: HashMap<String, usize>,
    kind: PhantomData<fn() -> T>,
}

impl<T> Ids<T> {
    pub(super) fn new(ids: impl IntoIterator<Item = String>) -> Ids<T> {
        let ids: Vec<String> = ids.into_iter().collect();
        let positions = ids.iter().enumerate().rev().map(|(position, id)| (id.clone(), position)).collect();
        Ids { ids, positions, kind: PhantomData }
    }
    pub(super) fn find(&self, id: &str) -> Option<Ref<T>> {
        self.positions.get(id).map(|position| Ref::at(*position))
    }
    pub(super) fn all(&self) -> impl Iterator<Item = &str> {
        self.ids.iter().map(String::as_str)
    }
}

/// The ids of everything that is referred to.
#[derive(Debug)]
pub(super) struct Index {
    pub(super) regions: Ids<Region>,
    pub(super) districts: Ids<District>,
    pub(super) topics: Ids<Topic>,
    pub(super) providers: Ids<Provider>,
    pub(super) houses: Ids<House>,
}

impl Index {
    /// Collects the ids and reports those given twice in one list. Ids of files are file names, so they cannot repeat within a folder.
    pub(super) fn new(sources: &Sources, diagnostics: &mut Diagnostics) -> Index {
        let mut regions = Vec::new();
        let mut districts = Vec::new();
        if let Some((file, value)) = opened(sources.districts.as_ref()) {
            regions = listed(file, value.regions.iter().map(|region| region.value.id.as_ref()), diagnostics);
            districts = listed(file, value.districts.iter().map(|district| district.value.id.as_ref()), diagnostics);
        }
        let topics = opened(sources.topics.as_ref())
            .map_or_else(Vec::new, |(file, value)| listed(file, value.topics.iter().map(|topic| topic.value.id.as_ref()), diagnostics));
        let providers = opened(sources.providers.as_ref()).map_or_else(Vec::new, |(file, value)| {
            listed(file, value.providers.iter().map(|provider| provider.value.id.as_ref()), diagnostics)
        });
        Index {
            regions: Ids::new(regions),
            districts: Ids::new(districts),
            topics: Ids::new(topics),
            providers: Ids::new(providers),
            houses: Ids::new(sources.houses.iter().map(|house| house.stem.clone())),
        }
    }
}

fn opened<T>(source: Option<&Source<T>>) -> Option<(&Arc<str>, &T)> {
    let source = source?;
    Some((&source.file, source.value.as_deref()?))
}

/// The ids of a list in one file; a repeated one is reported.
pub(super) fn listed<'a>(file: &Arc<str>, ids: impl Iterator<Item = Option<&'a Text>>, diagnostics: &mut Diagnostics) -> Vec<String> {
    let mut seen: Vec<String> = Vec::new();
    for id in ids {
        let typed = id.map(Text::text).unwrap_or_default();
        if let Some(id) = id.filter(|id| seen.iter().any(|known| known == id.text())) {
            diagnostics.push(Diagnostic {
                place: Place { file: file.clone(), at: id.at() },
                severity: Severity::Error,
                check: "duplicate-id",
                message: Message::new(format!("das Kürzel »{typed}« ist schon vergeben"), format!("the id `{typed}` is already taken")),
                hints: vec![Message::new(
                    "Wählen Sie ein anderes Kürzel. Jedes Kürzel gibt es in einer Liste nur einmal.",
                    "Choose another id. Each id exists only once in a list.",
                )],
            });
        }
        seen.push(typed.to_owned());
    }
    seen
}
