//! Form data as it comes: `application/x-www-form-urlencoded`. The only file that names `form_urlencoded`.

/// Most fields of a form; what comes behind is not read.
const MOST_FIELDS: usize = 400;

/// The typed fields, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// Decodes form data. Bytes that are no UTF-8 become the sign for that; nothing here can fail.
    pub fn decode(body: &[u8]) -> Fields {
        let pairs = form_urlencoded::parse(body).take(MOST_FIELDS);
        Fields(pairs.map(|(name, value)| (name.into_owned(), value.into_owned())).collect())
    }

    /// The value of a field, without white space around; empty when it is not there. Of two, the first.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value.trim())
    }

    /// All fields, names and values as they came.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The same fields with one more, or another value for it.
    pub fn with(mut self, name: &str, value: &str) -> Fields {
        self.0.retain(|(field, _)| field != name);
        self.0.push((name.to_owned(), value.to_owned()));
        self
    }
}

impl FromIterator<(String, String)> for Fields {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(pairs: I) -> Fields {
        Fields(pairs.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_bytes_are_read_without_a_crash(body in proptest::collection::vec(any::<u8>(), 0..400)) {
            let fields = Fields::decode(&body);
            prop_assert!(fields.iter().count() <= MOST_FIELDS);
        }

        #[test]
        fn what_a_browser_sends_comes_back_as_it_was(pairs in proptest::collection::vec(("[a-z_]{1,8}", any::<String>()), 0..12)) {
            let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(&pairs).finish();
            prop_assert_eq!(Fields::decode(body.as_bytes()), pairs.into_iter().collect::<Fields>());
        }
    }
}
