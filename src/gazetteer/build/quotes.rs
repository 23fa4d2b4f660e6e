//! Finding a quotation mark that is not closed, which makes one row of all that follow.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use csv::{ByteRecord, Position};

use crate::gazetteer::error::GazetteerError;

use super::lines::unreadable;

/// No row has so many line ends within its cells.
const MOST_LINES: usize = 100;

/// The line after the one in which `record` begins, where a quotation mark of that line is not closed: the record has too
/// many lines, or it is the last one and its marks are no pairs. `after` is where the reader stands behind the record.
///
/// # Errors
/// Where the file, which was read before, cannot be read again.
pub(super) fn line_after_unclosed(
    path: &Path,
    record: &ByteRecord,
    after: &Position,
) -> Result<Option<Position>, GazetteerError> {
    let breaks = record.as_slice().iter().filter(|b| **b == b'\n').count();
    let Some(start) = record.position().filter(|_| breaks > 0) else { return Ok(None) };
    let read = || -> io::Result<Option<Position>> {
        let mut file = File::open(path)?;
        let is_last = after.byte() >= file.metadata()?.len();
        if breaks <= MOST_LINES && !is_last {
            return Ok(None);
        }
        file.seek(SeekFrom::Start(start.byte()))?;
        let length = after.byte().saturating_sub(start.byte());
        let (next, marks) = second_line(BufReader::new(file.take(length)), start)?;
        let is_unclosed = breaks > MOST_LINES || !marks.is_multiple_of(2);
        Ok(next.filter(|_| is_unclosed))
    };
    read().map_err(unreadable(path))
}

/// Where the second line of a record begins, and how many quotation marks there are in the whole of it.
fn second_line(mut record: impl BufRead, start: &Position) -> io::Result<(Option<Position>, usize)> {
    let (mut at, mut second, mut marks) = (start.clone(), None, 0);
    let mut line = Vec::new();
    loop {
        line.clear();
        let taken = record.read_until(b'\n', &mut line)?;
        if taken == 0 {
            return Ok((second, marks));
        }
        let (byte, number) = (at.byte() + taken as u64, at.line() + 1);
        at.set_byte(byte).set_line(number);
        marks += line.iter().filter(|b| **b == b'"').count();
        // Empty lines before a record count as its beginning.
        if second.is_none() && line.iter().any(|b| !matches!(b, b'\r' | b'\n')) {
            second = Some(at.clone());
        }
    }
}
