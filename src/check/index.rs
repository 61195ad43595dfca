//! Which ids there are, before anything is lowered: so that one broken file does not make its
//! mentions wrong as well.

use super::closures::{Closures, closures};
use crate::diagnostics::{Diagnostics, Finding, checks};
use crate::model::{District, House, Provider, Ref, Region, Topic};
use crate::schema::Text;
use crate::source::{Source, Sources};
use crate::text::Message;
use std::collections::HashMap;
use std::marker::PhantomData;
use std::sync::Arc;

/// Where a new thing is entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Home {
    /// In the list of this file.
    File(&'static str),
    /// In a file of its own in this folder.
    Folder(&'static str),
}

/// The ids of one kind of thing, in the order of its table.
#[derive(Debug)]
pub(super) struct Ids<T> {
    ids: Vec<String>,
    positions: HashMap<String, usize>,
    complete: bool,
    home: Option<Home>,
    kind: PhantomData<fn() -> T>,
}

impl<T> Ids<T> {
    pub(super) fn new(ids: impl IntoIterator<Item = String>) -> Ids<T> {
        let ids: Vec<String> = ids.into_iter().collect();
        let positions = ids
            .iter()
            .enumerate()
            .rev()
            .map(|(position, id)| (id.clone(), position))
            .collect();
        let complete = !ids.iter().any(String::is_empty);
        Ids {
            ids,
            positions,
            complete,
            home: None,
            kind: PhantomData,
        }
    }
    /// The ids of a file that may have been unreadable.
    pub(super) fn of_file(ids: Option<Vec<String>>) -> Ids<T> {
        let known = ids.is_some();
        let ids = Ids::new(ids.unwrap_or_default());
        Ids {
            complete: ids.complete && known,
            ..ids
        }
    }
    /// The same ids, with the place where a new one is entered.
    fn at(self, home: Home) -> Ids<T> {
        Ids {
            home: Some(home),
            ..self
        }
    }
    /// Where a new one is entered.
    pub(super) fn home(&self) -> Option<Home> {
        self.home
    }
    /// Whether all ids are known. If not, an unknown one is not wrong.
    pub(super) fn is_complete(&self) -> bool {
        self.complete
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
    /// When houses are closed, by their position.
    pub(super) closures: HashMap<usize, Closures>,
}

impl Index {
    /// Collects the ids and reports those given twice in one list. Ids of files are file names, so
    /// they cannot repeat within a folder.
    pub(super) fn new(sources: &Sources, diagnostics: &mut Diagnostics) -> Index {
        let districts = opened(sources.districts.as_ref());
        let region_ids = districts.map(|(file, value)| {
            listed(
                file,
                value.regions.iter().map(|region| region.value.id.as_ref()),
                diagnostics,
            )
        });
        let district_ids = districts.map(|(file, value)| {
            listed(
                file,
                value
                    .districts
                    .iter()
                    .map(|district| district.value.id.as_ref()),
                diagnostics,
            )
        });
        let topics = opened(sources.topics.as_ref()).map(|(file, value)| {
            listed(
                file,
                value.topics.iter().map(|topic| topic.value.id.as_ref()),
                diagnostics,
            )
        });
        let providers = opened(sources.providers.as_ref()).map(|(file, value)| {
            listed(
                file,
                value
                    .providers
                    .iter()
                    .map(|provider| provider.value.id.as_ref()),
                diagnostics,
            )
        });
        Index {
            regions: Ids::of_file(region_ids).at(Home::File("districts.yaml")),
            districts: Ids::of_file(district_ids).at(Home::File("districts.yaml")),
            topics: Ids::of_file(topics).at(Home::File("topics.yaml")),
            providers: Ids::of_file(providers).at(Home::File("providers.yaml")),
            houses: Ids::new(sources.houses.iter().map(|house| house.stem.clone()))
                .at(Home::Folder("houses")),
            closures: sources
                .houses
                .iter()
                .enumerate()
                .filter_map(|(position, source)| Some((position, closures(source)?)))
                .collect(),
        }
    }
}

fn opened<T>(source: Option<&Source<T>>) -> Option<(&Arc<str>, &T)> {
    let source = source?;
    Some((&source.file, source.value.as_deref()?))
}

/// The ids of a list in one file; a repeated one is reported.
pub(super) fn listed<'a>(
    file: &Arc<str>,
    ids: impl Iterator<Item = Option<&'a Text>>,
    diagnostics: &mut Diagnostics,
) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let mut seen: HashMap<&str, u32> = HashMap::new();
    for id in ids {
        let typed = id.map(Text::text).unwrap_or_default();
        if let (Some(id), Some(line)) = (id, seen.get(typed)) {
            let message = Message::new(
                format!("das Kürzel »{typed}« steht schon in Zeile {line}"),
                format!("the id `{typed}` is already on line {line}"),
            );
            let finding = Finding::new(&checks::DUPLICATE_ID, id.at(), message);
            diagnostics.report(file, finding).hint(
                "Wählen Sie ein anderes Kürzel. Jedes gibt es in einer Liste nur einmal.",
                "Choose another id. Each one exists only once in a list.",
            );
        }
        seen.entry(typed)
            .or_insert_with(|| id.map_or(0, |id| id.at().line));
        all.push(typed.to_owned());
    }
    all
}
