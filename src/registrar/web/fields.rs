//! Form data as it comes: `application/x-www-form-urlencoded`. The only file that names
//! `form_urlencoded`.

/// Most fields of a form; what comes behind is not read.
const MOST_FIELDS: usize = 1000;

/// The typed fields, in their order. Names and values lie in one text, one behind the other: a form
/// has forty of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields {
    text: String,
    /// Where each name and each value ends.
    ends: Vec<(usize, usize)>,
}

impl Fields {
    /// Decodes form data. Bytes that are no UTF-8 become the sign for that; nothing here can fail.
    pub fn decode(body: &[u8]) -> Fields {
        let mut fields = Fields {
            text: String::with_capacity(body.len()),
            ends: Vec::with_capacity(32),
        };
        for (name, value) in form_urlencoded::parse(body).take(MOST_FIELDS) {
            fields.push(&name, &value);
        }
        fields
    }

    fn push(&mut self, name: &str, value: &str) {
        self.text.push_str(name);
        let end = self.text.len();
        self.text.push_str(value);
        self.ends.push((end, self.text.len()));
    }

    /// The value of a field, without white space around; empty when it is not there. Of two, the
    /// first.
    pub fn get(&self, name: &str) -> &str {
        self.iter()
            .find(|(field, _)| *field == name)
            .map_or("", |(_, value)| value.trim())
    }

    /// The value of a field of one child, `child2_first_name`, as [`Fields::get`].
    pub fn of_child(&self, number: usize, name: &str) -> &str {
        let own = |field: &str| {
            let (digits, rest) = field.strip_prefix("child")?.split_once('_')?;
            (rest == name && digits.parse() == Ok(number) && !digits.starts_with(['0', '+']))
                .then_some(())
        };
        self.iter()
            .find(|(field, _)| own(field).is_some())
            .map_or("", |(_, value)| value.trim())
    }

    /// All fields, names and values as they came.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        let mut begin = 0;
        self.ends.iter().map(move |(name, value)| {
            (
                &self.text[std::mem::replace(&mut begin, *value)..*name],
                &self.text[*name..*value],
            )
        })
    }

    /// The same fields with one more, or another value for it.
    pub fn with(self, name: &str, value: &str) -> Fields {
        let mut fields = Fields::default();
        self.iter()
            .filter(|(field, _)| *field != name)
            .for_each(|(field, value)| fields.push(field, value));
        fields.push(name, value);
        fields
    }
}

impl FromIterator<(String, String)> for Fields {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(pairs: I) -> Fields {
        let mut fields = Fields::default();
        pairs
            .into_iter()
            .for_each(|(name, value)| fields.push(&name, &value));
        fields
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

    #[test]
    fn a_field_of_a_child_is_found_by_its_number() {
        let fields = Fields::decode(b"child01_name=x&child+1_name=y&child1_name=+Kim+&child1_name=z&child2_first_name=Ada&child12_name=Bo");
        let found = [
            (1, "name"),
            (2, "first_name"),
            (2, "name"),
            (12, "name"),
            (3, "name"),
        ]
        .map(|(number, name)| fields.of_child(number, name));
        assert_eq!(found, ["Kim", "Ada", "", "Bo", ""]);
    }
}
