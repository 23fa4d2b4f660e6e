//! What is written, read back by readers that are not ours: the same mentions, whatever the texts say.

mod told;
mod worst;

use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::corpus::sample;
use crate::model::DateRange;
use crate::view::{Query, ViewModel, counts};
use crate::words::Words;
use told::{Told, expected};
use worst::any_corpus;

/// The bytes of every mention of a corpus.
fn written(format: DataFormat, dataset: &Dataset<'_>) -> Vec<u8> {
    let mut bytes = Vec::new();
    write(format, dataset, &mut bytes).unwrap();
    bytes
}

/// What a reader of a format that is not ours finds in the bytes.
fn read(format: DataFormat, bytes: &[u8]) -> Vec<Told> {
    match format {
        DataFormat::Csv => told::of_csv(bytes),
        DataFormat::GeoJson => told::of_geojson(bytes),
        DataFormat::GeoPackage => told::of_geopackage(bytes),
        DataFormat::Parquet => told::of_parquet(bytes),
        DataFormat::Arrow => told::of_arrow(bytes),
        DataFormat::Annotations => told::of_annotations(bytes),
        DataFormat::Kml | DataFormat::Kmz => panic!("no reader here tells its mentions"),
    }
}

/// The formats of which a reader gives back the mentions whole.
const READ_BACK: &[DataFormat] = &[
    DataFormat::Csv,
    DataFormat::GeoJson,
    DataFormat::GeoPackage,
    DataFormat::Parquet,
    DataFormat::Arrow,
    DataFormat::Annotations,
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn what_is_read_back_is_what_was_written(corpus in any_corpus()) {
        let words = Words::english();
        for &format in READ_BACK {
            let bytes = written(format, &Dataset::all(&corpus, &words));
            prop_assert_eq!(read(format, &bytes), expected(&corpus), "{:?}", format);
            prop_assert_eq!(written(format, &Dataset::all(&corpus, &words)), bytes, "{:?}", format);
        }
    }
}

#[test]
fn every_column_is_compared() {
    let asked = std::cell::RefCell::new(std::collections::BTreeSet::new());
    told::told(
        |name| {
            asked.borrow_mut().insert(name.to_owned());
            "0".to_owned()
        },
        None,
    );
    let columns = COLUMNS.iter().filter(|column| !column.is_position);
    assert_eq!(asked.into_inner(), columns.map(|column| column.name.to_owned()).collect());
}

#[test]
fn a_view_is_written_as_it_is_counted() {
    let (corpus, words) = (Arc::new(sample::told()), Words::english());
    for window in ["2021-07-20", "2021-07", "1996", "2030"] {
        let window = Some(window.parse::<DateRange>().unwrap());
        let view = ViewModel::new(Arc::clone(&corpus), Query { window, ..Query::default() });
        let visible = counts(&corpus, view.query()).visible;
        let dataset = Dataset::of_view(&view, &words);
        assert_eq!(dataset.len(), visible);
        for &format in READ_BACK.iter().filter(|format| **format != DataFormat::Annotations) {
            assert_eq!(read(format, &written(format, &dataset)).len(), visible, "{format:?} {window:?}");
        }
        let annotations = written(DataFormat::Annotations, &dataset);
        let annotations: Vec<serde_json::Value> = serde_json::from_slice(&annotations).unwrap();
        assert_eq!(annotations.len(), visible);
    }
}

#[test]
fn a_name_of_a_file_says_its_format() {
    for format in DataFormat::ALL {
        assert_eq!(DataFormat::of_extension(&format.extension().to_uppercase()), Some(*format));
    }
    assert_eq!(DataFormat::of_extension("txt"), None);
}
