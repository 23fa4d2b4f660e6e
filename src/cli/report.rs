//! What is said on the standard error, and how the program exits.

use std::fmt;
use std::io::{self, Write};
use std::process::ExitCode;

use crate::gazetteer::GazetteerError;
use crate::model::Warning;
use crate::pipeline::OpenError;

/// Exit status where it could not be done, first of all because nothing could be read.
pub const FAILED: u8 = 1;

/// Exit status where the program was called wrongly.
pub const USAGE: u8 = 2;

/// Why a command did not do what it was asked for.
#[derive(Debug)]
pub struct Failure {
    status: u8,
    /// What is wrong; nothing where there is nobody left to tell.
    message: Option<String>,
    hint: Option<String>,
    warnings: Vec<Warning>,
}

impl Failure {
    /// It could not be done.
    #[must_use]
    pub fn new(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { status: FAILED, message: Some(message.into()), hint: Some(hint.into()), warnings: Vec::new() }
    }

    /// It could not be done, and there may be no way out.
    #[must_use]
    pub fn without_hint(message: impl Into<String>) -> Self {
        Self { status: FAILED, message: Some(message.into()), hint: None, warnings: Vec::new() }
    }

    /// It was asked for wrongly.
    #[must_use]
    pub fn usage(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { status: USAGE, ..Self::new(message, hint) }
    }

    /// The reader of the output has had enough, which is no fault.
    #[must_use]
    pub fn reader_left() -> Self {
        Self { status: 0, message: None, hint: None, warnings: Vec::new() }
    }

    /// The way out, where there is one.
    #[must_use]
    pub fn hint(&self) -> Option<&str> {
        self.hint.as_deref()
    }

    /// Says it on the standard error, and gives the status to exit with.
    #[must_use]
    pub fn tell(self) -> ExitCode {
        warn(&self.warnings);
        if let Some(message) = &self.message {
            say("error", message);
        }
        if let Some(hint) = &self.hint {
            say("hint", hint);
        }
        ExitCode::from(self.status)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message.as_deref().unwrap_or_default())
    }
}

impl From<OpenError> for Failure {
    fn from(error: OpenError) -> Self {
        let warnings = error.warnings().to_vec();
        let hint = error.hint().map(|hint| hint.to_string());
        Self { status: FAILED, message: Some(error.to_string()), hint, warnings }
    }
}

impl From<GazetteerError> for Failure {
    fn from(error: GazetteerError) -> Self {
        Self::new(error.to_string(), error.hint())
    }
}

/// Says what was left out while the rest went on.
pub fn warn(warnings: &[Warning]) {
    for warning in warnings {
        say("warning", &warning.to_string());
        if let Some(hint) = &warning.hint {
            say("hint", &hint.to_string());
        }
    }
}

/// Says one line on the standard error. Names of files may hold anything: control characters are shown, not obeyed.
pub fn say(kind: &str, message: &str) {
    let mut shown = String::with_capacity(message.len());
    for c in message.chars() {
        if c.is_control() {
            shown.extend(c.escape_default());
        } else {
            shown.push(c);
        }
    }
    // Where the standard error is closed there is nobody to tell.
    let _ = writeln!(io::stderr().lock(), "{kind}: {shown}");
}
