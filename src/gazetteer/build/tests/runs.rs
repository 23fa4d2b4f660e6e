//! What holds in any memory and for any input: the same bytes, no panic, nothing left behind.

use proptest::prelude::*;
use tempfile::TempDir;

use super::*;

#[test]
fn temporary_files_are_gone_after_success_and_after_failure() {
    let folder = tempfile::tempdir().unwrap();
    let options = Options { room: 64, ..Options::new(folder.path()) };
    let built = build_from(&[dump("AF.txt"), dump("alternateNamesV2.txt")], &options).unwrap();
    assert!(built.size() > 1000);
    drop(built);
    build_from(&[dump("alternateNamesV2.txt")], &options).unwrap_err();
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    let nowhere = Options::new(Path::new("/nowhere/at/all"));
    let error = build_from(&[dump("AF.txt")], &Options { room: 64, ..nowhere }).unwrap_err();
    assert!(error.to_string().contains("/nowhere/at/all"), "{error}");
}

/// Numbers of places with two names each, and numbers with a name more.
type Dumps = (Vec<(u32, String, String)>, Vec<(u32, String)>);

/// Rows of a dump of GeoNames and of its alternate names.
fn dumps() -> impl Strategy<Value = Dumps> {
    let name = "[A-Za-zéбك京 ']{1,12}";
    (prop::collection::vec((1u32..200, name, name), 1..120), prop::collection::vec((1u32..200, name), 0..120))
}

fn written((rows, names): &Dumps) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let row = |(id, name, alternate): &(u32, String, String)| {
        format!(
            "{id}\t{name}\t\t{alternate},KDH\t{}\t{id}\tP\tPPL\tAF\t\t0{}\t\t\t\t{id}\t\t\t\t\n",
            id % 90,
            id % 7
        )
    };
    let name = |(id, name): &(u32, String)| format!("1\t{id}\tfr\t{name}\t1\t\t\t\t\t\n");
    std::fs::write(folder.path().join("AF.txt"), rows.iter().map(row).collect::<String>()).unwrap();
    std::fs::write(folder.path().join("alternateNamesV2.txt"), names.iter().map(name).collect::<String>())
        .unwrap();
    folder
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn sorting_in_tiny_runs_on_the_disk_gives_the_same_bytes(rows in dumps(), room in 1usize..3_000) {
        let folder = written(&rows);
        let build = |room| {
            let options = Options { room, ..Options::new(&std::env::temp_dir()) };
            match build_from(&[folder.path().to_path_buf()], &options) {
                Ok(built) => built.bytes().map_err(|error| error.to_string()),
                Err(error) => Err(error.to_string()),
            }
        };
        let whole = build(Options::ROOM);
        prop_assert!(build(room) == whole);
        if let Ok(bytes) = whole {
            prop_assert!(Gazetteer::from_bytes(bytes).unwrap().summary().intact);
        }
    }

    #[test]
    fn any_bytes_in_any_format_give_no_panic(
        bytes in prop::collection::vec(prop_oneof![any::<u8>(), prop::sample::select(b"\t\n\",;{}[]:1aA".to_vec())], 0..300),
        format in prop::sample::select(Format::ALL[..4].to_vec()),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("input.txt");
        std::fs::write(&path, bytes).unwrap();
        let _ = built_from(&[path], Some(format));
    }

    #[test]
    fn any_json_as_a_feature_gives_no_panic(
        feature in "[{](\"(properties|geometry|names|types|wof:id|title|coordinates|type|@id)\":([0-9]{1,4}|\"Point\"|\"Polygon\"|[\\[][0-9,\\[\\]]{0,9}[\\]]|[{][}]),?){0,6}[}]",
        format in prop::sample::select(vec![Format::WhosOnFirst, Format::LinkedPlaces]),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        std::fs::write(&path, feature).unwrap();
        let _ = built_from(&[path], Some(format));
    }
}
