//! Messages and warnings in words: in the language of a catalogue, and in English where they are shown without one.

use std::fmt;
use std::sync::LazyLock;

use super::{Value, Words};
use crate::model::{Message, MessageValue, Warning};

/// For the command line and whatever else shows a message without a catalogue.
static ENGLISH: LazyLock<Words> = LazyLock::new(Words::english);

impl Words {
    /// What a fault, or a way out of it, says.
    #[must_use]
    pub fn message(&self, message: &Message) -> String {
        let values: Vec<(&str, Value<'_>)> =
            message.values.iter().map(|(name, value)| (*name, self.value(value))).collect();
        self.with(message.key, &values)
    }

    /// A warning: its file, line and column, and what is wrong. The way out is a message of its own.
    #[must_use]
    pub fn warning(&self, warning: &Warning) -> String {
        let message = self.message(&warning.message);
        let file = warning.file.as_str();
        match warning.at {
            Some((line, column)) => {
                let at = format!("{file}:{line}:{column}");
                self.with("warning", &[("at", at.into()), ("message", message.into())])
            }
            None => self.with("warning", &[("at", file.into()), ("message", message.into())]),
        }
    }

    fn value<'v>(&self, value: &'v MessageValue) -> Value<'v> {
        match value {
            MessageValue::Text(text) => text.as_str().into(),
            #[allow(clippy::cast_precision_loss)] // counts and bytes, none of 2^53
            MessageValue::Number(number) => (*number as f64).into(),
            MessageValue::Message(message) => self.message(message).into(),
        }
    }
}

impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&ENGLISH.message(self))
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&ENGLISH.warning(self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_warning_is_said_in_the_language_of_the_catalogue_with_the_messages_in_it() {
        let why = Message::of_io(&std::io::ErrorKind::PermissionDenied.into());
        let message = Message::new("read-unreadable").with("why", why);
        let warning = Warning { file: "a.txt".to_owned(), at: Some((3, 7)), message, hint: None };
        assert_eq!(warning.to_string(), "a.txt:3:7: cannot be read: permission is denied");
        assert_eq!(
            Words::french().warning(&warning),
            "a.txt:3:7\u{a0}: ne peut pas être lu\u{a0}: l’accès est refusé"
        );
    }
}
