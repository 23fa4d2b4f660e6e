//! What is wrong with a regular expression that a user typed, and where.

use regex_syntax::ast::parse::Parser;
use regex_syntax::ast::{Error, ErrorKind};

use crate::model::Message;

/// Characters of the place of a fault that are shown.
const SHOWN: usize = 12;

/// A regular expression that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message())]
pub struct BadRule(Message);

impl BadRule {
    /// What is wrong with `pattern`, of which `said` was said when it was built.
    pub(super) fn of(pattern: &str, said: &regex::Error) -> Self {
        let message = match (said, Parser::new().parse(pattern)) {
            (regex::Error::CompiledTooBig(_), _) => Message::new("expression-too-large"),
            (_, Err(error)) => at(pattern, &error),
            (_, Ok(_)) => Message::quoted(last_line(&said.to_string())),
        };
        Self(message)
    }

    /// The error in words.
    #[must_use]
    pub fn message(&self) -> Message {
        self.0.clone()
    }
}

/// The fault with its place: what stands there.
fn at(pattern: &str, error: &Error) -> Message {
    let Some(key) = key(error.kind()) else { return Message::quoted(error.kind().to_string()) };
    let there: String =
        pattern.get(error.span().start.offset..).unwrap_or_default().chars().take(SHOWN).collect();
    Message::new("expression-at").with("fault", Message::new(key)).with("there", there)
}

/// The message of the faults that people make.
fn key(kind: &ErrorKind) -> Option<&'static str> {
    Some(match kind {
        ErrorKind::GroupUnclosed => "expression-group-open",
        ErrorKind::GroupUnopened => "expression-group-shut",
        ErrorKind::ClassUnclosed => "expression-class-open",
        ErrorKind::ClassRangeInvalid | ErrorKind::ClassRangeLiteral | ErrorKind::ClassEscapeInvalid => {
            "expression-class"
        }
        ErrorKind::RepetitionMissing => "expression-nothing-repeated",
        ErrorKind::RepetitionCountInvalid
        | ErrorKind::RepetitionCountDecimalEmpty
        | ErrorKind::RepetitionCountUnclosed
        | ErrorKind::DecimalEmpty
        | ErrorKind::DecimalInvalid => "expression-count",
        ErrorKind::EscapeUnexpectedEof => "expression-backslash-end",
        ErrorKind::EscapeUnrecognized => "expression-backslash",
        ErrorKind::UnsupportedBackreference => "expression-backreference",
        ErrorKind::UnsupportedLookAround => "expression-look-around",
        ErrorKind::NestLimitExceeded(_) => "expression-too-large",
        _ => return None,
    })
}

/// What is wrong, without the drawing above it of where.
fn last_line(message: &str) -> String {
    let last = message.lines().rfind(|line| !line.trim().is_empty()).unwrap_or(message);
    last.trim().trim_start_matches("error: ").to_owned()
}
