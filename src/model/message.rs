//! What a fault, or a way out of it, says: a key of the catalogues with the values that the message takes, so that whoever
//! shows it can say it in the user's language.
//!
//! Deliberately not here: the words themselves, which stand in `words`. There, what is shown with `Display` is in English.

use std::io;

/// A message: its key in the catalogues and the values of its variables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The key.
    pub key: &'static str,
    /// The variables with their values.
    pub values: Vec<(&'static str, MessageValue)>,
}

/// What a message takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MessageValue {
    /// What stands in a file or is typed, and what other programs say; it is shown as it is.
    Text(String),
    /// A number, which is written as the language does and may choose a plural.
    Number(u64),
    /// Another message, in the same language.
    Message(Message),
}

impl Message {
    /// The message of `key`, without values.
    #[must_use]
    pub fn new(key: &'static str) -> Self {
        Self { key, values: Vec::new() }
    }

    /// The same with a value for the variable `name`.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<MessageValue>) -> Self {
        self.values.push((name, value.into()));
        self
    }

    /// What another program or library said, as it is.
    #[must_use]
    pub fn quoted(said: impl Into<MessageValue>) -> Self {
        Self::new("said").with("said", said)
    }

    /// What the system said of a file.
    #[must_use]
    pub fn of_io(error: &io::Error) -> Self {
        use io::ErrorKind;
        let key = match error.kind() {
            ErrorKind::NotFound => "io-not-found",
            ErrorKind::PermissionDenied => "io-denied",
            ErrorKind::IsADirectory => "io-folder",
            ErrorKind::NotADirectory => "io-no-folder",
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "io-full",
            ErrorKind::ReadOnlyFilesystem => "io-read-only",
            ErrorKind::InvalidFilename => "io-name",
            // In the language that the system speaks.
            _ => return Self::new("io-other").with("said", error.to_string()),
        };
        Self::new(key)
    }
}

impl From<String> for MessageValue {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for MessageValue {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<usize> for MessageValue {
    fn from(number: usize) -> Self {
        Self::Number(number as u64)
    }
}

impl From<u64> for MessageValue {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for MessageValue {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<Message> for MessageValue {
    fn from(message: Message) -> Self {
        Self::Message(message)
    }
}

impl From<&io::Error> for MessageValue {
    fn from(error: &io::Error) -> Self {
        Self::Message(Message::of_io(error))
    }
}
