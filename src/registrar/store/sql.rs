//! The little SQL that both databases understand. The cases speak to this, and never to a database
//! of one make.
//!
//! Texts, whole numbers and nothing else; parameters are written `?1`; times are texts that sort.

mod kept;

use super::StoreError;
use crate::registrar::domain::Instant;
use crate::text::Message;
use chrono::SecondsFormat;
use std::borrow::Cow;

/// A value that goes in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value<'a> {
    /// `NULL`.
    None,
    /// A whole number; also yes and no.
    Number(i64),
    /// A text.
    Text(Cow<'a, str>),
}

/// A value that comes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column<'a> {
    /// `NULL`.
    None,
    /// A whole number; also yes and no.
    Number(i64),
    /// A text.
    Text(&'a str),
}

/// One row of an answer.
pub trait Row {
    /// A column, from 0.
    ///
    /// # Errors
    /// When there is none, or it holds something that this program never wrote.
    fn column(&self, index: usize) -> Result<Column<'_>, StoreError>;
}

impl dyn Row + '_ {
    /// A column as what it means.
    ///
    /// # Errors
    /// As [`Row::column`].
    pub fn get<T: FromColumn>(&self, index: usize) -> Result<T, StoreError> {
        T::from_column(self.column(index)?).ok_or_else(|| broken("ein Wert", "a value"))
    }
}

/// What a column can mean.
pub trait FromColumn: Sized {
    /// The value, if it fits.
    fn from_column(column: Column<'_>) -> Option<Self>;
}

/// A connection to a database.
pub trait Sql {
    /// Asks, and gives each row to `each`.
    ///
    /// # Errors
    /// When the database cannot answer, or `each` cannot read a row.
    fn query(
        &self,
        text: &str,
        values: &[Value<'_>],
        each: &mut dyn FnMut(&dyn Row) -> Result<(), StoreError>,
    ) -> Result<(), StoreError>;

    /// Changes rows. Nobody waits for it: an error may come with the next question or with the end
    /// of the transaction.
    ///
    /// # Errors
    /// When the database cannot do it.
    fn write(&self, text: &str, values: &[Value<'_>]) -> Result<(), StoreError>;

    /// Changes rows; gives how many.
    ///
    /// # Errors
    /// When the database cannot do it.
    fn execute(&self, text: &str, values: &[Value<'_>]) -> Result<usize, StoreError>;

    /// Writes rows into `columns` of `table`: `values` are those of all rows, one after the other.
    /// As with [`Sql::write`], nobody waits.
    ///
    /// # Errors
    /// When the database cannot do it.
    fn insert(&self, table: &str, columns: &[&str], values: &[Value<'_>])
    -> Result<(), StoreError>;
}

/// A connection that keeps what it does in a transaction.
pub trait Transaction: Sql {
    /// Begins one.
    ///
    /// # Errors
    /// When the database is not there.
    fn begin(&self) -> Result<(), StoreError>;

    /// Makes it durable.
    ///
    /// # Errors
    /// When it is not durable; then it still has to be undone.
    fn commit(&self) -> Result<(), StoreError>;

    /// Undoes it, if it is still open.
    ///
    /// # Errors
    /// When that fails too.
    fn rollback(&self) -> Result<(), StoreError>;

    /// Between transactions: what was deleted is not kept beside the database any more either, where
    /// one of this make keeps it there. `false` when somebody still reads it; then it has to be asked
    /// again.
    ///
    /// # Errors
    /// When the database cannot do it.
    fn settle(&self) -> Result<bool, StoreError> {
        Ok(true)
    }
}

/// What can be kept in a database.
pub trait Kept {
    /// The value that goes in.
    fn value(&self) -> Value<'_>;
}

/// Parameters in their order.
macro_rules! values {
    ($($value:expr),* $(,)?) => { &[$($crate::registrar::store::sql::Kept::value(&$value)),*] };
}
pub(in crate::registrar) use values;

/// A text that goes in.
pub fn owned<'a>(text: impl Into<Cow<'a, str>>) -> Value<'a> {
    Value::Text(text.into())
}

/// A value in the database that this program did not write.
pub fn broken(de: &str, en: &str) -> StoreError {
    StoreError::Broken(Message::new(
        format!("{de} in der Datenbank lässt sich nicht lesen"),
        format!("{en} in the database cannot be read"),
    ))
}

/// A moment as the database keeps it.
pub fn time(at: Instant) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// A moment read back.
///
/// # Errors
/// When it is none.
pub fn instant(text: &str) -> Result<Instant, StoreError> {
    text.parse().map_err(|_| broken("eine Zeit", "a time"))
}

/// Reads all rows of a query.
///
/// # Errors
/// As [`Sql::query`].
pub fn all<T>(
    db: &dyn Sql,
    text: &str,
    values: &[Value<'_>],
    read: impl Fn(&dyn Row) -> Result<T, StoreError>,
) -> Result<Vec<T>, StoreError> {
    let mut found = Vec::new();
    db.query(text, values, &mut |row| {
        found.push(read(row)?);
        Ok(())
    })?;
    Ok(found)
}

/// Reads the first row of a query, if there is one.
///
/// # Errors
/// As [`Sql::query`].
pub fn one<T>(
    db: &dyn Sql,
    text: &str,
    values: &[Value<'_>],
    read: impl Fn(&dyn Row) -> Result<T, StoreError>,
) -> Result<Option<T>, StoreError> {
    Ok(all(db, text, values, read)?.into_iter().next())
}

/// The longest list in one statement.
const LONGEST: usize = 64;

/// Asks about some texts, in few statements: `text` says with `(#)` where their list stands,
/// `values` come before it.
///
/// # Errors
/// As [`Sql::query`].
pub fn among<T>(
    db: &dyn Sql,
    text: &str,
    values: &[Value<'_>],
    among: &[&str],
    read: impl Fn(&dyn Row) -> Result<T, StoreError>,
) -> Result<Vec<T>, StoreError> {
    let mut found = Vec::new();
    for part in among.chunks(LONGEST) {
        // Lists of few lengths make few statements, which stay prepared. The last one is asked for
        // several times instead.
        let length = part.len().next_power_of_two();
        let list = numbered(values.len() + 1, length);
        let padded = part.iter().chain(std::iter::repeat_n(
            &part[part.len() - 1],
            length - part.len(),
        ));
        let values: Vec<Value<'_>> = values
            .iter()
            .cloned()
            .chain(padded.map(|text| text.value()))
            .collect();
        db.query(&text.replace("(#)", &list), &values, &mut |row| {
            found.push(read(row)?);
            Ok(())
        })?;
    }
    Ok(found)
}

/// `(?3, ?4, ?5)`
pub fn numbered(from: usize, count: usize) -> String {
    let mut list = String::with_capacity(6 * count + 2);
    for number in from..from + count {
        list.push(if number == from { '(' } else { ',' });
        list.push('?');
        list.push_str(&number.to_string());
    }
    list.push(')');
    list
}
