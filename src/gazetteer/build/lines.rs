//! Reading tables and lists line by line, with the place of each line for those who have to mend it.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::gazetteer::error::GazetteerError;

use super::report::Report;

/// The longest line that is read, in bytes: a country's outline in full detail fits, a file without line ends does not.
const LONGEST: u64 = 256 << 20;

/// So many characters of a wrong value are shown.
const LONGEST_QUOTED: usize = 60;

/// A line of a file.
#[derive(Clone, Debug)]
pub(super) struct Location {
    file: Arc<PathBuf>,
    line: usize,
}

impl Location {
    pub(super) fn new(file: &Arc<PathBuf>, line: usize) -> Self {
        Self { file: Arc::clone(file), line }
    }

    /// The line's number, counted from 1.
    pub(super) fn line(&self) -> usize {
        self.line
    }

    /// An error at this line.
    pub(super) fn error(&self, what: impl Into<String>, hint: &'static str) -> GazetteerError {
        GazetteerError::Row { file: (*self.file).clone(), line: self.line, what: what.into(), hint }
    }
}

/// The error for a file that cannot be read.
pub(super) fn unreadable(path: &Path) -> impl Fn(std::io::Error) -> GazetteerError {
    move |source| GazetteerError::Read { path: path.into(), source }
}

/// Calls `each` with every line that is not empty, without its end. Wrong lines go to the report.
pub(super) fn each_line(
    path: &Path,
    report: &mut Report,
    mut each: impl FnMut(&str, Location, &mut Report) -> Result<(), GazetteerError>,
) -> Result<(), GazetteerError> {
    let opened = File::open(path).map_err(unreadable(path))?;
    let mut reader = BufReader::with_capacity(256 << 10, opened);
    let file = Arc::new(path.to_path_buf());
    let mut bytes = Vec::new();
    for line in 1.. {
        bytes.clear();
        let taken = reader.by_ref().take(LONGEST).read_until(b'\n', &mut bytes).map_err(unreadable(path))?;
        if taken == 0 {
            break;
        }
        let location = Location::new(&file, line);
        if taken as u64 == LONGEST && !bytes.ends_with(b"\n") {
            let hint = "a row is a line; check that the file has line ends";
            report.fault(location.error("the line is longer than 256 MB", hint))?;
            reader.skip_until(b'\n').map_err(unreadable(path))?;
            continue;
        }
        let Ok(text) = std::str::from_utf8(&bytes) else {
            report.fault(location.error("the line is not UTF-8", "save the table as UTF-8"))?;
            continue;
        };
        let text = text.trim_end_matches(['\n', '\r']);
        let text = if line == 1 { text.trim_start_matches('\u{feff}') } else { text };
        if !text.is_empty()
            && let Err(fault) = each(text, location, report)
        {
            report.fault(fault)?;
        }
    }
    Ok(())
}

/// A value as an error quotes it, in marks: its beginning, where it is long.
pub(super) fn quoted(value: &str) -> String {
    match value.char_indices().nth(LONGEST_QUOTED) {
        Some((end, _)) => format!("\"{}…\"", &value[..end]),
        None => format!("\"{value}\""),
    }
}

/// Degrees of latitude and longitude, or what is wrong with them.
pub(super) fn position((lat, lon): (&str, &str), location: &Location) -> Result<(f64, f64), GazetteerError> {
    let degrees = |column: &str, value: &str, limit: f64| {
        let degrees = value.trim().parse().ok().filter(|degrees: &f64| degrees.abs() <= limit);
        degrees.ok_or_else(|| {
            location.error(
                format!("{column} is {}", quoted(value)),
                "decimal degrees: lat -90 to 90, lon -180 to 180",
            )
        })
    };
    Ok((degrees("lat", lat, 90.0)?, degrees("lon", lon, 180.0)?))
}

/// Inhabitants, or what is wrong with them. Nothing stands for an unknown number.
pub(super) fn population(value: &str, location: &Location) -> Result<u64, GazetteerError> {
    if value.is_empty() {
        return Ok(0);
    }
    value.parse().map_err(|_| {
        location.error(format!("population is {}", quoted(value)), "a whole number, 0 if unknown")
    })
}
