//! Values as PostgreSQL takes and gives them.

use super::errors::told;
use crate::registrar::store::StoreError;
use crate::registrar::store::sql::{Column, Row, Value};
use bytes::BytesMut;
use tokio_postgres::types::{IsNull, ToSql, Type};

impl Row for tokio_postgres::Row {
    fn column(&self, index: usize) -> Result<Column<'_>, StoreError> {
        let kind = self
            .columns()
            .get(index)
            .map(|column| column.type_().clone());
        let column = match kind {
            Some(Type::TEXT) => self
                .try_get::<_, Option<&str>>(index)
                .map(|text| text.map_or(Column::None, Column::Text)),
            Some(Type::BOOL) => self
                .try_get::<_, Option<bool>>(index)
                .map(|yes| number(yes.map(i64::from))),
            Some(Type::INT4) => self
                .try_get::<_, Option<i32>>(index)
                .map(|count| number(count.map(i64::from))),
            _ => self.try_get::<_, Option<i64>>(index).map(number),
        };
        column.map_err(|error| told(&error))
    }
}

fn number<'a>(number: Option<i64>) -> Column<'a> {
    number.map_or(Column::None, Column::Number)
}

impl Value<'_> {
    /// The same with a text of its own.
    pub(super) fn to_owned(&self) -> Value<'static> {
        match self {
            Value::None => Value::None,
            Value::Number(number) => Value::Number(*number),
            Value::Text(text) => Value::Text(text.clone().into_owned().into()),
        }
    }

    /// The number, if it is one.
    pub(super) fn number(&self) -> Option<i64> {
        if let Value::Number(number) = self {
            Some(*number)
        } else {
            None
        }
    }

    /// The text, if it is one.
    pub(super) fn text(&self) -> Option<String> {
        if let Value::Text(text) = self {
            Some(text.clone().into_owned())
        } else {
            None
        }
    }
}

impl ToSql for Value<'_> {
    fn to_sql(
        &self,
        kind: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Value::None => Ok(IsNull::Yes),
            Value::Number(number) => number.to_sql(kind, out),
            Value::Text(text) => text.as_ref().to_sql(kind, out),
        }
    }

    fn accepts(kind: &Type) -> bool {
        matches!(*kind, Type::INT8 | Type::TEXT)
    }

    tokio_postgres::types::to_sql_checked!();
}
