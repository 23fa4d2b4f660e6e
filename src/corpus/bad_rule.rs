//! What is wrong with a regular expression that a user typed, and where.

use regex_syntax::ast::ErrorKind;
use regex_syntax::{Parser, hir};

use crate::model::Message;

/// Characters of the place of a fault that are shown.
const SHOWN: usize = 12;

/// A regular expression that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message())]
pub struct BadRule(Message);

impl BadRule {
    /// What is wrong with `pattern`, which could not be built.
    pub(super) fn of(pattern: &str) -> Self {
        Self(match Parser::new().parse(pattern) {
            Err(regex_syntax::Error::Parse(error)) => {
                at(pattern, key(error.kind()), error.span().start.offset)
            }
            Err(regex_syntax::Error::Translate(error)) => {
                let is_property = matches!(
                    error.kind(),
                    hir::ErrorKind::UnicodePropertyNotFound | hir::ErrorKind::UnicodePropertyValueNotFound
                );
                let key = if is_property { "expression-property" } else { "expression-other" };
                at(pattern, key, error.span().start.offset)
            }
            // It can be read, and takes more memory than it may.
            _ => Message::new("expression-too-large"),
        })
    }

    /// The error in words.
    #[must_use]
    pub fn message(&self) -> Message {
        self.0.clone()
    }
}

/// The fault of this key with its place, a byte of the pattern: what stands there.
fn at(pattern: &str, key: &'static str, from: usize) -> Message {
    // What lacks its end is shown by the end of what there is.
    let last = pattern.char_indices().rev().take(SHOWN).last().map_or(0, |(at, _)| at);
    let from = if from < pattern.len() { from } else { last };
    let there: String = pattern.get(from..).unwrap_or_default().chars().take(SHOWN).collect();
    Message::new("expression-at").with("fault", Message::new(key)).with("there", there)
}

/// The message of the faults that people make.
fn key(kind: &ErrorKind) -> &'static str {
    match kind {
        ErrorKind::GroupUnclosed | ErrorKind::FlagUnexpectedEof | ErrorKind::GroupNameUnexpectedEof => {
            "expression-group-open"
        }
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
        ErrorKind::EscapeHexEmpty | ErrorKind::EscapeHexInvalid | ErrorKind::EscapeHexInvalidDigit => {
            "expression-hex"
        }
        ErrorKind::FlagDanglingNegation
        | ErrorKind::FlagDuplicate { .. }
        | ErrorKind::FlagRepeatedNegation { .. }
        | ErrorKind::FlagUnrecognized => "expression-flag",
        ErrorKind::GroupNameDuplicate { .. } | ErrorKind::GroupNameEmpty | ErrorKind::GroupNameInvalid => {
            "expression-group-name"
        }
        ErrorKind::UnicodeClassInvalid => "expression-property",
        _ => "expression-other",
    }
}
