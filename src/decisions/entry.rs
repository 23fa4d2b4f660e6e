//! Taking apart one table of the file, with every fault told at its place and the rest of the table still read.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Scope;
use crate::model::{Lines, Warning};

/// What is being read: the text's lines, to tell where, and the faults so far.
pub(super) struct Reader<'a> {
    pub scope: &'a Scope,
    pub lines: &'a Lines<'a>,
    pub warnings: Vec<Warning>,
}

impl Reader<'_> {
    pub fn warn(&mut self, span: Range<usize>, message: String, hint: &str) {
        let at = Some(self.lines.at(span.start));
        self.warnings.push(Warning {
            file: self.scope.file.clone(),
            at,
            message,
            hint: Some(hint.to_owned()),
        });
    }

    /// Warns of keys that `known` does not list. They stay in the file.
    pub fn warn_of_other_keys(&mut self, table: &DeTable<'_>, known: &[&str]) {
        for key in table.keys().filter(|key| !known.contains(&key.get_ref().as_ref())) {
            let message = format!("the key `{}` is not known here and does nothing", key.get_ref());
            self.warn(key.span(), message, &format!("known are: {}", known.join(", ")));
        }
    }

    fn warn_of_type(&mut self, key: &str, value: &Spanned<DeValue<'_>>, wanted: &str) {
        let found = match value.get_ref() {
            DeValue::Integer(number) => number.to_string(),
            DeValue::Float(number) => number.to_string(),
            other => format!("a value of the kind {}", other.type_str()),
        };
        let message = format!("`{key}` is not {wanted} but {found}");
        self.warn(value.span(), message, &format!("write {key} as {wanted}; it was left out"));
    }

    /// The value under `key` if it is what `take` takes; another is warned of as not being `wanted`.
    pub fn value<'t, 'i, T>(
        &mut self,
        table: &'t DeTable<'i>,
        key: &str,
        wanted: &str,
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
        self.value(table, key, "a text in quotes", |value| value.as_str().map(ToOwned::to_owned))
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
            self.warn(entry.span(), format!("`{key}` is missing"), "the entry was left out");
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
            self.warn_of_type(key, value, &format!("a list of tables, [[{key}]]"));
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
