//! Comma-separated values (RFC 4180): UTF-8 without a byte order mark, lines that end with CR LF, a head line.
//!
//! A table program takes a cell for a formula where it begins with one of a few signs, and what a document says may begin
//! so to do harm. Cells of text that do are given an apostrophe; numbers, dates and coordinates are what they are.

use std::borrow::Cow;
use std::io::{self, Write};

use csv::{ErrorKind, QuoteStyle, Terminator, WriterBuilder};

use super::DataError;
use super::column::{COLUMNS, Cell, CellType, day_text};
use super::record::Dataset;

/// What a cell of text must not begin with: what starts a formula in Excel, LibreOffice or Google Sheets (OWASP, CSV
/// Injection), in either width; and the guard itself, so that it can be taken off again.
const GUARDED: [char; 12] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', GUARD];
const GUARD: char = '\'';

/// A text as no table program takes for a formula.
#[must_use]
pub fn guarded(text: &str) -> Cow<'_, str> {
    if text.starts_with(GUARDED) { Cow::Owned(format!("{GUARD}{text}")) } else { Cow::Borrowed(text) }
}

/// What [`guarded`] made a text of.
#[must_use]
pub fn unguarded(text: &str) -> &str {
    text.strip_prefix(GUARD).unwrap_or(text)
}

pub(super) fn write(dataset: &Dataset<'_>, out: &mut dyn Write) -> Result<(), DataError> {
    let mut rows =
        WriterBuilder::new().terminator(Terminator::CRLF).quote_style(QuoteStyle::Necessary).from_writer(out);
    rows.write_record(COLUMNS.iter().map(|column| column.name)).map_err(unwritten)?;
    for record in dataset.records() {
        for column in COLUMNS {
            rows.write_field(&*cell(column.cell(&record), column.of)).map_err(unwritten)?;
        }
        rows.write_record(None::<&[u8]>).map_err(unwritten)?;
    }
    Ok(rows.flush()?)
}

/// What the output said: that its reader has left is known by its kind.
fn unwritten(error: csv::Error) -> DataError {
    match error.into_kind() {
        ErrorKind::Io(error) => DataError::Output(error),
        other => DataError::Output(io::Error::other(format!("{other:?}"))),
    }
}

fn cell(cell: Cell<'_>, of: CellType) -> Cow<'_, str> {
    match (cell, of) {
        (Cell::None, _) => Cow::Borrowed(""),
        (Cell::Text(Cow::Borrowed(text)), _) => guarded(text),
        (Cell::Text(Cow::Owned(text)), _) => Cow::Owned(guarded(&text).into_owned()),
        (Cell::Edtf(date), _) => Cow::Borrowed(date),
        (Cell::Whole(number), _) => Cow::Owned(number.to_string()),
        // Always with its decimals, so that a column of whole measures is not taken for one of counts.
        (Cell::Number(number), CellType::Number(decimals)) => {
            Cow::Owned(format!("{number:.decimals$}", decimals = decimals.into()))
        }
        (Cell::Number(number), _) => Cow::Owned(number.to_string()),
        (Cell::Day(day), _) => Cow::Owned(day_text(day)),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_formula_is_guarded_and_other_texts_are_left_as_they_are() {
        for (text, expected) in [
            ("=1+1", "'=1+1"),
            ("＝1", "'＝1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("-", "'-"),
            ("'Adan", "''Adan"),
            ("Kandahar", "Kandahar"),
            ("a=1", "a=1"),
            ("", ""),
        ] {
            assert_eq!(guarded(text), expected);
        }
    }

    proptest! {
        #[test]
        fn what_is_guarded_begins_with_no_formula_and_is_told_back(text in "[=+@＝'\t\r\n -]{0,3}.*") {
            let cell = guarded(&text);
            prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']));
            prop_assert_eq!(unguarded(&cell), &*text);
        }
    }
}
