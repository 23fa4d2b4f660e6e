//! Taking apart one table of the file, with every fault told at its place and the rest of the table still read.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Scope;
use crate::model::{Lines, Message, MessageValue, Warning};

/// What is being read: the text's lines, to tell where, and the faults so far.
pub(super) struct Reader<'a> {
    pub scope: &'a Scope,
    pub lines: &'a Lines<'a>,
    pub warnings: Vec<Warning>,
}

impl Reader<'_> {
    pub fn warn(&mut self, span: Range<usize>, message: Message, hint: Message) {
        let at = Some(self.lines.at(span.start));
        self.warnings.push(Warning { file: self.scope.file.clone(), at, message, hint: Some(hint) });
    }

    /// Warns of keys that `known` does not list. They stay in the file.
    pub fn warn_of_other_keys(&mut self, table: &DeTable<'_>, known: &[&str]) {
        for key in table.keys().filter(|key| !known.contains(&key.get_ref().as_ref())) {
            let message = Message::new("decisions-unknown-key").with("key", key.get_ref().as_ref());
            self.warn(key.span(), message, Message::new("decisions-known").with("known", known.join(", ")));
        }
    }

    fn warn_of_type(&mut self, key: &str, value: &Spanned<DeValue<'_>>, wanted: Message) {
        let found: MessageValue = match value.get_ref() {
            DeValue::Integer(number) => number.to_string().into(),
            DeValue::Float(number) => number.to_string().into(),
            DeValue::String(_) => Message::new("decisions-kind-text").into(),
            DeValue::Boolean(value) => value.to_string().into(),
            DeValue::Datetime(_) => Message::new("decisions-kind-date").into(),
            DeValue::Array(_) => Message::new("decisions-kind-list").into(),
            DeValue::Table(_) => Message::new("decisions-kind-table").into(),
        };
        let message = Message::new("decisions-other-type")
            .with("key", key)
            .with("wanted", wanted.clone())
            .with("found", found);
        let hint = Message::new("decisions-other-type-hint").with("key", key).with("wanted", wanted);
        self.warn(value.span(), message, hint);
    }

    /// Warns that the entry lacks `key`.
    pub fn warn_of_missing(&mut self, entry: &Spanned<DeValue<'_>>, key: &str, hint: &'static str) {
        let message = Message::new("decisions-missing").with("key", key);
        self.warn(entry.span(), message, Message::new(hint));
    }

    /// The value under `key` if it is what `take` takes; another is warned of as not being what the message `wanted` says.
    pub fn value<'t, 'i, T>(
        &mut self,
        table: &'t DeTable<'i>,
        key: &str,
        wanted: Message,
        take: impl Fn(&'t DeValue<'i>) -> Option<T>,
    ) -> Option<Spanned<T>> {
        let value = table.get(key)?;
        match take(value.get_ref()) {
            Some(taken) => Some(Spanned::new(value.span(), taken)),
            None => {
                self.warn_of_type(key, value, wanted);
                None
            }
        }
    }

    pub fn string(&mut self, table: &DeTable<'_>, key: &str) -> Option<Spanned<String>> {
        self.value(table, key, Message::new("decisions-text"), |value| value.as_str().map(ToOwned::to_owned))
    }

    /// A text that may not be missing or empty.
    pub fn required(
        &mut self,
        entry: &Spanned<DeValue<'_>>,
        table: &DeTable<'_>,
        key: &str,
    ) -> Option<String> {
        let value = self.string(table, key).map(Spanned::into_inner).filter(|text| !text.trim().is_empty());
        if value.is_none() && table.get(key).is_none_or(|value| value.get_ref().is_str()) {
            self.warn_of_missing(entry, key, "decisions-missing-hint");
        }
        value
    }

    /// The tables of an array of tables, `[[key]]`.
    pub fn tables<'t, 'i>(
        &mut self,
        root: &'t DeTable<'i>,
        key: &str,
    ) -> Vec<(&'t Spanned<DeValue<'i>>, &'t DeTable<'i>)> {
        let Some(value) = root.get(key) else { return Vec::new() };
        let entries = value.get_ref().as_array().map(|array| array.iter().collect::<Vec<_>>());
        let Some(entries) = entries.filter(|entries| entries.iter().all(|entry| entry.get_ref().is_table()))
        else {
            self.warn_of_type(key, value, Message::new("decisions-tables").with("key", key));
            return Vec::new();
        };
        entries.into_iter().filter_map(|entry| Some((entry, entry.get_ref().as_table()?))).collect()
    }
}

/// A whole number as TOML writes it.
pub(super) fn integer(value: &DeValue<'_>) -> Option<i64> {
    let number = value.as_integer()?;
    i64::from_str_radix(number.as_str(), number.radix()).ok()
}

/// A number with or without a fraction.
pub(super) fn number(value: &DeValue<'_>) -> Option<f64> {
    match value.as_float() {
        Some(float) => float.as_str().parse().ok(),
        None => value.as_integer()?.as_str().parse().ok(),
    }
}
