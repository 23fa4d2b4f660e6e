//! Tests of the rows: read back as written, and refused where they are broken.

use super::*;

fn write(records: &[Record]) -> (Vec<u8>, Vec<u8>) {
    let mut survey = Survey::default();
    records.iter().for_each(|record| survey.see(record));
    let writer = survey.writer();
    let mut rows = writer.head().to_vec();
    records.iter().for_each(|record| writer.row(record, &mut rows));
    (rows, writer.classes())
}

#[test]
fn records_are_read_back_as_they_were_written() {
    let class = Class::new(3, 'P', Capital::Admin1, true);
    let within = class.within(250, Some(70_000), Some(0));
    let records = [
        Record { id: 1_138_336, class: within, lon: -179.999_99, lat: 31.613_32, population: 4_700_000_000 },
        Record { id: 7, class, lon: 180.0, lat: -90.0, population: 0 },
        Record { id: 8, class: class.within(1, None, Some(65_535)), lon: -180.0, lat: 90.0, population: 1 },
    ];
    let (rows, classes) = write(&records);
    let table = PlaceTable::new(&rows, &classes).unwrap();
    assert_eq!(table.len(), Some(3));
    for (record, index) in records.iter().zip(0..) {
        assert_eq!(table.get(index), Some(*record));
        assert_eq!(table.id(index), Some(record.id));
    }
    assert_eq!(table.get(0).unwrap().class.capital(), Capital::Admin1);
    assert_eq!(table.get(3), None);
    assert_eq!(table.get(u32::MAX), None);
}

#[test]
fn a_column_of_zeros_takes_no_room() {
    let class = Class::new(0, ' ', Capital::None, false);
    let (rows, _) = write(&[Record { id: 0, class, lon: 0.0, lat: 0.0, population: 0 }]);
    assert_eq!(rows.len(), Widths::BYTES + POSITION_WIDTH);
}

#[test]
fn a_table_with_a_broken_header_or_last_row_is_refused() {
    assert!(PlaceTable::new(&[1], &[]).is_none());
    assert!(PlaceTable::new(&[200, 1, 1], &[]).is_none());
    assert_eq!(PlaceTable::new(&[1, 1, 1, 0], &[]).unwrap().len(), None);
}
