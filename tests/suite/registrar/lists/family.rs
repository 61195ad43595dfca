//! A family with a browser: it types, ticks and presses, and sends what a browser would send.

use crate::registrar::http::world::{Answer, World, link};
use axum::http::{HeaderMap, StatusCode};
use chrono::TimeDelta;
use jugendportal::registrar::web::fields::Fields;

const LIST: &str = "/anmeldung/liste";

/// A family at a page of the flow.
#[derive(Clone)]
pub struct Family<'a> {
    world: &'a World,
    page: String,
    status: StatusCode,
    headers: HeaderMap,
    typed: Vec<(String, String)>,
}

/// What a guardian types.
pub fn guardian(email: &str) -> Vec<(String, String)> {
    [
        ("guardian_name", "Maxi Muster"),
        ("guardian_email", email),
        ("guardian_phone", "040 66969-100"),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .to_vec()
}

/// What is typed of a child of ten years.
pub fn child(number: usize, name: &str) -> Vec<(String, String)> {
    [
        ("first_name", name),
        ("last_name", "Muster"),
        ("birth_day", "1"),
        ("birth_month", "2"),
        ("birth_year", "2017"),
        ("resident", "yes"),
        ("price", "regular"),
    ]
    .map(|(field, value)| (format!("child{number}_{field}"), value.to_owned()))
    .to_vec()
}

impl<'a> Family<'a> {
    /// Opens a door; some occasions were chosen before.
    pub async fn begin(world: &'a World, chosen: &[&str]) -> Family<'a> {
        let mut fields = vec![("season".to_owned(), "2027-ostern".to_owned())];
        fields.extend(
            chosen
                .iter()
                .map(|id| ("occasion".to_owned(), (*id).to_owned())),
        );
        let answer = world.post(LIST, &fields.into_iter().collect()).await;
        Family::at(world, answer)
    }

    /// Comes by the family link: its path, and a registration of the child that wants more.
    pub async fn further(world: &'a World, family: &str, number: Option<&str>) -> Family<'a> {
        let fields = link(family).with("season", "2027-ostern");
        let fields = match number {
            Some(number) => fields.with("kind", number),
            None => fields,
        };
        Family::at(world, world.post(LIST, &fields).await)
    }

    /// At a page that was answered.
    pub fn at(world: &'a World, answer: Answer) -> Family<'a> {
        // What stands in hidden fields is sent along.
        let hidden = answer.page.split("<input type=\"hidden\" name=\"").skip(1);
        let typed = hidden.filter_map(|rest| {
            let (name, rest) = rest.split_once("\" value=\"")?;
            Some((name.to_owned(), rest.split('"').next()?.to_owned()))
        });
        Family {
            world,
            typed: typed.collect(),
            page: answer.page,
            status: answer.status,
            headers: answer.headers,
        }
    }

    /// What it was answered last.
    pub fn answered(&self) -> Answer {
        Answer {
            status: self.status,
            page: self.page.clone(),
            headers: self.headers.clone(),
        }
    }

    pub fn page(&self) -> &str {
        &self.page
    }

    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The sealed state of the page.
    pub fn seal(&self) -> &str {
        let mut typed = self.typed.iter();
        typed
            .find(|(name, _)| name == "liste")
            .map_or("", |(_, seal)| seal)
    }

    pub fn says(&self, words: &str) {
        assert!(self.page.contains(words), "no {words}: {}", self.page);
    }

    /// Types into a field.
    pub fn type_in(&mut self, name: &str, value: &str) {
        self.typed.retain(|(typed, _)| typed != name);
        self.typed.push((name.to_owned(), value.to_owned()));
    }

    /// Ticks these and no others.
    pub fn tick(&mut self, ids: &[&str]) {
        self.typed.retain(|(name, _)| name != "want");
        let ticks = ids.iter().map(|id| ("want".to_owned(), (*id).to_owned()));
        self.typed.extend(ticks);
    }

    /// Presses the main button.
    pub async fn on(&mut self) {
        self.press("", "").await;
    }

    /// Presses a button.
    pub async fn press(&mut self, name: &str, value: &str) {
        let mut typed = self.shown_fields();
        if !name.is_empty() {
            typed.push((name.to_owned(), value.to_owned()));
        }
        let fields: Fields = typed.into_iter().collect();
        *self = Family::at(self.world, self.world.post(LIST, &fields).await);
    }

    /// What stands in the page and was not typed over: a browser sends it, too.
    fn shown_fields(&self) -> Vec<(String, String)> {
        let mut all = self.typed.clone();
        for input in self.page.split("<input ").skip(1) {
            let input = input.split('>').next().unwrap();
            let part = |name: &str| {
                let (_, rest) = input.split_once(&format!("{name}=\""))?;
                rest.split('"').next()
            };
            let (Some(name), kind) = (part("name"), part("type").unwrap_or_default()) else {
                continue;
            };
            let counts = match kind {
                "radio" | "checkbox" => input.contains(" checked"),
                _ => true,
            };
            let several = name == "want" && !self.typed.iter().any(|(typed, _)| typed == "want");
            let known = all.iter().any(|(typed, _)| typed == name);
            if counts && (several || !known) {
                let value = part("value").unwrap_or_default();
                all.push((name.to_owned(), value.to_owned()));
            }
        }
        all.extend(self.selected(&all));
        all.retain(|(name, value)| name != "want" || value != "nothing");
        all
    }

    /// What is chosen in lists to choose from and was not typed over.
    fn selected(&self, typed: &[(String, String)]) -> Vec<(String, String)> {
        let selects = self.page.split("<select ").skip(1).filter_map(|select| {
            let (_, rest) = select.split_once("name=\"")?;
            let name = rest.split('"').next()?.to_owned();
            let (options, _) = rest.split_once("</select>")?;
            let chosen = options.split("<option value=\"").find(|option| {
                let tag = option.split('>').next().unwrap_or_default();
                tag.ends_with(" selected")
            });
            let value = chosen.and_then(|option| option.split('"').next());
            Some((name, value.unwrap_or_default().to_owned()))
        });
        selects
            .filter(|(name, _)| !typed.iter().any(|(known, _)| known == name))
            .collect()
    }

    /// Whether the filter hides an occasion that is on the page.
    pub fn hides(&self, id: &str) -> bool {
        let mark = format!("id=\"w-{id}\"");
        let (before, _) = self.page.split_once(&mark).expect("it is on the page");
        let (_, item) = before.rsplit_once("<li ").expect("it is in a list");
        item.split('>').next().unwrap().ends_with(" hidden")
    }

    /// The first page.
    pub async fn who(&mut self, children: &[&str], email: &str) {
        self.type_in("children", &children.len().to_string());
        let all = children.iter().enumerate();
        let all = all.flat_map(|(index, name)| child(index + 1, name));
        for (name, value) in guardian(email).into_iter().chain(all) {
            self.type_in(&name, &value);
        }
        self.on().await;
    }

    /// The page of a child: these and no others.
    pub async fn choose(&mut self, ids: &[&str]) {
        // One that is no occasion stands for nothing ticked.
        self.tick(if ids.is_empty() { &["nothing"] } else { ids });
        self.on().await;
    }

    /// The questions.
    pub async fn answer(&mut self, answers: &[(&str, &str)]) {
        for (name, value) in answers {
            self.type_in(name, value);
        }
        self.on().await;
    }

    /// Reads the page to check and sends it.
    pub async fn send(&mut self) {
        self.send_off().await;
        self.says("Fast fertig");
    }

    /// Reads the page to check and sends it, whatever is said then.
    pub async fn send_off(&mut self) {
        self.world.later(TimeDelta::seconds(5));
        self.type_in("custody", "1");
        self.press("zu", "absenden").await;
    }
}
