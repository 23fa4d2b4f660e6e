//! What a build took and what it left out, counted by reason.

use std::collections::BTreeMap;

use crate::gazetteer::error::GazetteerError;

/// So many faults of one sort are told one by one; the others are counted.
const TOLD: usize = 3;

/// What a build took and what it left out.
#[derive(Debug, Default)]
pub struct Report {
    /// Places in the file.
    pub places: u64,
    /// Names that were read, before those of a place that fold alike became one.
    pub names: u64,
    /// What was left out on purpose, by reason.
    pub left_out: BTreeMap<&'static str, u64>,
    /// The first wrong rows of each sort. They were left out, too.
    pub faults: Vec<GazetteerError>,
    /// How many rows were wrong in all, by what would be right.
    pub wrong: BTreeMap<&'static str, u64>,
    /// What else is to be told of the inputs.
    pub notes: Vec<GazetteerError>,
    /// Whether a wrong row ends the build.
    pub(super) strict: bool,
}

impl Report {
    /// Counts something that is left out on purpose.
    pub(super) fn leave_out(&mut self, reason: &'static str) {
        *self.left_out.entry(reason).or_default() += 1;
    }

    /// Takes note of a wrong row.
    ///
    /// # Errors
    /// The fault itself, where it is none of a row or every row has to be right.
    pub(super) fn fault(&mut self, fault: GazetteerError) -> Result<(), GazetteerError> {
        if self.strict || !matches!(fault, GazetteerError::Row { .. }) {
            return Err(fault);
        }
        let count = self.wrong.entry(fault.hint()).or_default();
        *count += 1;
        if *count <= TOLD as u64 {
            self.faults.push(fault);
        }
        Ok(())
    }
}
