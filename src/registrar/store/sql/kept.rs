//! What can be kept in a database, and how it is read back.

use super::{Column, FromColumn, Kept, Value, time};
use crate::registrar::domain::{
    Email, FamilyId, Instant, RegistrationId, RequestId, SecondState, Status,
};
use crate::text::Phone;
use std::borrow::Cow;

/// What is kept as its text.
macro_rules! kept_as_text {
    ($($kind:ty),*) => {$(
        impl FromColumn for $kind {
            fn from_column(column: Column<'_>) -> Option<$kind> {
                if let Column::Text(text) = column { <$kind>::parse(text) } else { None }
            }
        }
        impl Kept for $kind {
            fn value(&self) -> Value<'_> {
                Value::Text(Cow::Borrowed(self.as_str()))
            }
        }
    )*};
}

kept_as_text!(FamilyId, RegistrationId, RequestId, Email);

impl FromColumn for Phone {
    fn from_column(column: Column<'_>) -> Option<Phone> {
        if let Column::Text(text) = column {
            Some(Phone::kept(text))
        } else {
            None
        }
    }
}

impl Kept for Phone {
    fn value(&self) -> Value<'_> {
        Value::Text(Cow::Borrowed(self.as_str()))
    }
}

impl FromColumn for Status {
    fn from_column(column: Column<'_>) -> Option<Status> {
        if let Column::Text(text) = column {
            Status::parse(text)
        } else {
            None
        }
    }
}

impl FromColumn for SecondState {
    fn from_column(column: Column<'_>) -> Option<SecondState> {
        if let Column::Text(text) = column {
            SecondState::parse(text)
        } else {
            None
        }
    }
}

impl Kept for str {
    fn value(&self) -> Value<'_> {
        Value::Text(Cow::Borrowed(self))
    }
}

impl Kept for String {
    fn value(&self) -> Value<'_> {
        Value::Text(Cow::Borrowed(self))
    }
}

impl Kept for Instant {
    fn value(&self) -> Value<'_> {
        Value::Text(Cow::Owned(time(*self)))
    }
}

impl Kept for bool {
    fn value(&self) -> Value<'_> {
        Value::Number(i64::from(*self))
    }
}

impl Kept for i64 {
    fn value(&self) -> Value<'_> {
        Value::Number(*self)
    }
}

impl Kept for u32 {
    fn value(&self) -> Value<'_> {
        Value::Number(i64::from(*self))
    }
}

impl<T: Kept + ?Sized> Kept for &T {
    fn value(&self) -> Value<'_> {
        (**self).value()
    }
}

impl<T: Kept> Kept for Option<T> {
    fn value(&self) -> Value<'_> {
        self.as_ref().map_or(Value::None, Kept::value)
    }
}

impl FromColumn for String {
    fn from_column(column: Column<'_>) -> Option<String> {
        if let Column::Text(text) = column {
            Some(text.to_owned())
        } else {
            None
        }
    }
}

impl FromColumn for i64 {
    fn from_column(column: Column<'_>) -> Option<i64> {
        if let Column::Number(number) = column {
            Some(number)
        } else {
            None
        }
    }
}

impl FromColumn for u32 {
    fn from_column(column: Column<'_>) -> Option<u32> {
        u32::try_from(i64::from_column(column)?).ok()
    }
}

impl FromColumn for bool {
    fn from_column(column: Column<'_>) -> Option<bool> {
        Some(i64::from_column(column)? != 0)
    }
}

impl FromColumn for Instant {
    fn from_column(column: Column<'_>) -> Option<Instant> {
        if let Column::Text(text) = column {
            text.parse().ok()
        } else {
            None
        }
    }
}

impl<T: FromColumn> FromColumn for Option<T> {
    fn from_column(column: Column<'_>) -> Option<Option<T>> {
        if column == Column::None {
            Some(None)
        } else {
            T::from_column(column).map(Some)
        }
    }
}
