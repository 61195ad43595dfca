//! The site as a whole: who publishes, districts, topics, holidays, providers.

use super::common::{Address, Contact, Verified};
use super::table::{Named, Ref};
use crate::calendar::{DateSpan, NaiveDate};
use crate::pass::Look;
use crate::text::SiteAddress;

/// Who publishes, and how the site is called.
#[derive(Clone, Debug)]
pub struct Site {
    /// Full name.
    pub name: String,
    /// Short name for the logo.
    pub short_name: String,
    /// Name of the town.
    pub town: String,
    /// Sender line on top of every page.
    pub sender: String,
    /// One sentence for search engines.
    pub description: String,
    /// `https://…` without a slash at the end.
    pub base_url: SiteAddress,
    /// Motto in the footer.
    pub motto: Option<String>,
    /// The office behind the portal.
    pub office: Office,
    /// Who answers questions about the holiday pass.
    pub ferienpass_contact: Contact,
    /// Languages with a start page.
    pub languages: Vec<Language>,
    /// Main menu.
    pub menu: Vec<Link>,
    /// Columns of the footer.
    pub footer: Vec<FooterColumn>,
    /// Pages the law asks for.
    pub legal: Vec<Link>,
}

/// The office behind the portal.
#[derive(Clone, Debug)]
pub struct Office {
    /// Who runs it.
    pub organisation: String,
    /// Its name.
    pub name: String,
    /// Its address.
    pub address: Address,
    /// How to reach it.
    pub contact: Contact,
    /// When checked.
    pub verified: Verified,
}

/// A language of the site.
#[derive(Clone, Debug)]
pub struct Language {
    /// BCP 47 code.
    pub code: String,
    /// Its own name.
    pub name: String,
    /// Path of its start page.
    pub path: String,
}

/// A link inside the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Text of the link.
    pub title: String,
    /// Root path.
    pub path: String,
}

/// A column of the footer.
#[derive(Clone, Debug)]
pub struct FooterColumn {
    /// Heading.
    pub title: String,
    /// Links.
    pub links: Vec<Link>,
}

/// A region: several districts.
#[derive(Clone, Debug)]
pub struct Region {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
}

/// A district.
#[derive(Clone, Debug)]
pub struct District {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Its region, if known.
    pub region: Option<Ref<Region>>,
}

/// What offers are about.
#[derive(Clone, Debug)]
pub struct Topic {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Look.
    pub look: Look,
}

/// School holidays.
#[derive(Clone, Debug)]
pub struct SchoolHoliday {
    /// Name.
    pub name: String,
    /// Days.
    pub days: DateSpan,
}

/// What kind of day it is, as far as holidays go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayKind {
    /// A day of term.
    Term,
    /// A day of school holidays.
    SchoolHoliday,
    /// A public holiday.
    PublicHoliday,
    /// Holidays are not entered as far as this day: it may be any of them.
    Unknown,
}

/// A public holiday.
#[derive(Clone, Debug)]
pub struct PublicHoliday {
    /// Name.
    pub name: String,
    /// Day.
    pub on: NaiveDate,
}

/// Who runs offers.
#[derive(Clone, Debug)]
pub struct Provider {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// How to reach it.
    pub contact: Contact,
}

impl Named for Region {
    fn id(&self) -> &str {
        &self.id
    }
}
impl Named for District {
    fn id(&self) -> &str {
        &self.id
    }
}
impl Named for Topic {
    fn id(&self) -> &str {
        &self.id
    }
}
impl Named for Provider {
    fn id(&self) -> &str {
        &self.id
    }
}
