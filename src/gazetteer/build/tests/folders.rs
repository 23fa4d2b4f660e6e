//! Folders of dumps: what else lies there is told and left out, and what explains several dumps is read once.

use super::*;

const ROW: &str = "1\tTolo\tTolo\t\t34.5\t69.25\tP\tPPL\tAF\t\t\t\t\t\t0\t\t\t\t\n";

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    files.iter().for_each(|(name, text)| std::fs::write(folder.path().join(name), text).unwrap());
    folder
}

fn notes(report: &Report) -> Vec<String> {
    report.notes.iter().map(ToString::to_string).collect()
}

#[test]
fn a_file_in_a_folder_that_is_no_table_of_places_is_noted_and_the_others_are_read() {
    let files =
        [("AF.txt", ROW), ("costs.csv", "item,price\nrope,3\n"), ("z.csv", "name,lat,lon\nTala,1,2\n")];
    let folder = folder(&files);
    let built = built_from(&[folder.path().to_path_buf()], None).unwrap();
    assert_eq!(built.report.places, 2);
    let told = notes(&built.report);
    assert!(told.len() == 1 && told[0].contains("costs.csv: the format cannot be told"), "{told:?}");
    // Named itself it is an error, and so is a folder of nothing else.
    let error =
        built_from(&[folder.path().to_path_buf(), folder.path().join("costs.csv")], None).unwrap_err();
    assert!(error.to_string().contains("costs.csv: the format cannot be told"), "{error}");
    let alone = self::folder(&files[1..2]);
    let error = built_from(&[alone.path().to_path_buf()], None).unwrap_err();
    assert!(error.to_string().contains("costs.csv: the format cannot be told"), "{error}");
}

#[test]
fn a_table_in_a_folder_without_coordinates_is_noted_also_where_the_format_is_named() {
    let folder = folder(&[("costs.csv", "item,price\nrope,3\n"), ("z.csv", "name,lat,lon\nTala,1,2\n")]);
    let built = built_from(&[folder.path().to_path_buf()], Some(Format::Csv)).unwrap();
    let told = notes(&built.report);
    assert_eq!(built.report.places, 1);
    assert!(
        told.len() == 1 && told[0].contains("costs.csv: the header has no column for the name"),
        "{told:?}"
    );
    let sources = Gazetteer::from_bytes(built.bytes().unwrap()).unwrap().summary().sources;
    assert_eq!(sources.trim(), "z.csv", "what was left out is no source");
    let error = built_from(&[folder.path().join("costs.csv")], Some(Format::Csv)).unwrap_err();
    assert!(error.to_string().contains("the header has no column for the name"), "{error}");
}

#[cfg(unix)]
#[test]
fn a_link_to_nothing_in_a_folder_is_noted() {
    let folder = folder(&[("AF.txt", ROW)]);
    std::os::unix::fs::symlink("nothing", folder.path().join("IR.txt")).unwrap();
    let built = built_from(&[folder.path().to_path_buf()], None).unwrap();
    let told = notes(&built.report);
    assert!(told.len() == 1 && told[0].contains("cannot read") && told[0].contains("IR.txt"), "{told:?}");
    assert_eq!(built.report.places, 1);
}

#[test]
fn divisions_are_read_once_for_a_folder_and_rows_of_any_dump_in_it_go_before_them() {
    let province = |id: u32, code: &str| {
        format!("{id}\tProvince {id}\t\t\t34\t69\tA\tADM1\tAF\t\t{code}\t\t\t\t0\t\t\t\t\n")
    };
    let village = ROW.replace("AF\t\t\t", "AF\t\t24\t");
    let folder = folder(&[
        ("AF.txt", &village),
        ("IR.txt", &(province(5, "24") + &province(6, "25"))),
        ("admin1CodesASCII.txt", "AF.24\tOther\tOther\t6\nshort\n"),
    ]);
    let built = built_from(&[folder.path().to_path_buf()], None).unwrap();
    assert_eq!(built.report.wrong.values().sum::<u64>(), 1, "the wrong line is met once: {:?}", built.report);
    let gazetteer = Gazetteer::from_bytes(built.bytes().unwrap()).unwrap();
    assert_eq!(place(&gazetteer, "geonames:1").admin1.unwrap().as_str(), "geonames:5");
}

#[test]
fn each_of_many_containers_in_another_file_is_found_there() {
    let row = |i: usize| format!("a{i},Camp {i},34.5,69.25,base,x:{},x:{}\n", i % 150, 150 + i % 7);
    let camps: String = (0..400).map(row).collect();
    let divisions = |i: usize| {
        let kind = if i < 150 { "province" } else { "district" };
        format!("x:{i},Area {i},34.5,69.25,{kind},,\n")
    };
    let areas: String = (0..157).map(divisions).collect();
    const HEADER: &str = "id,name,lat,lon,kind,admin1,admin2\n";
    let folder =
        folder(&[("own.csv", &(HEADER.to_owned() + &camps)), ("areas.csv", &(HEADER.to_owned() + &areas))]);
    let [own, areas] = ["own.csv", "areas.csv"].map(|name| {
        let built = built_from(&[folder.path().join(name)], None).unwrap();
        Gazetteer::from_bytes(built.bytes().unwrap()).unwrap()
    });
    for both in
        [areas.under(std::slice::from_ref(&own)).unwrap(), own.under(std::slice::from_ref(&areas)).unwrap()]
    {
        for i in 0..400 {
            let camp = place(&both, &format!("own:a{i}"));
            assert_eq!(camp.admin1.unwrap().as_str(), format!("x:{}", i % 150));
            assert_eq!(camp.admin2.unwrap().as_str(), format!("x:{}", 150 + i % 7));
        }
    }
}
