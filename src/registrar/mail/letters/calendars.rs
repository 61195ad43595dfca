//! What calendars of families have in common with the files of letters: where the registrar is
//! reached, who sends, and the host behind the @ of every date.

use crate::registrar::domain::Email;
use crate::registrar::programme::Programme;

/// The facts of the letters that other calendars need.
#[derive(Clone, Debug)]
pub struct Calendars {
    /// Where families reach the registrar, when it is not the address of the site.
    pub public_url: Option<String>,
    /// Who sends the dates of a season without an address of its own.
    pub office: Email,
    /// Behind the @ of every date: [`super::calendar_file::fixed_host`].
    pub host: String,
}

impl Calendars {
    /// The address where families reach the registrar, without a slash at the end.
    pub fn base<'a>(&'a self, programme: &'a Programme) -> &'a str {
        let base = self.public_url.as_deref();
        base.unwrap_or(&programme.catalogue().base_url)
    }
}
