//! Dumps with mistakes: each is told with file and line, and the rest is taken.

use super::*;

/// What is told where a file holds `text`: the faults, or the error.
fn told(name: &str, text: &[u8]) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, text).unwrap();
    match built_from(&[path], None) {
        Ok(built) => built.report.faults.iter().map(ToString::to_string).collect(),
        Err(GazetteerError::NoPlaces { report }) => {
            report.faults.iter().map(ToString::to_string).chain(["no place".to_owned()]).collect()
        }
        Err(error) => vec![error.to_string()],
    }
}

#[test]
fn a_wrong_row_is_told_with_file_and_line_and_the_others_are_taken() {
    const GOOD: &str = "1\tTolo\tTolo\t\t34.5\t69.25\tP\tPPL\tAF\t\t\t\t\t\t0\t\t\t\t\n";
    let good = "{\"properties\": {\"wof:id\": 1, \"wof:name\": \"Tolo\", \"wof:placetype\": \"locality\", \
        \"geom:latitude\": 1, \"geom:longitude\": 2}}\n";
    let deep = format!("{good}{{\"a\": {}\n", "[".repeat(100_000));
    let columns = GOOD.replace("\t34.5", "\t99");
    for (name, text, what) in [
        ("AF.txt", format!("{GOOD}2\tshort\n"), "AF.txt, line 2: 2 columns in place of 19"),
        ("AF.txt", format!("{GOOD}{columns}"), "AF.txt, line 2: lat is \"99\""),
        (
            "AF.txt",
            format!("{GOOD}{}", GOOD.replace("1\tTolo", "x\tTolo")),
            "line 2: the identifier is \"x\"",
        ),
        ("AF.txt", format!("{GOOD}{}", GOOD.replace("69.25", "NaN")), "line 2: lon is \"NaN\""),
        ("AF.txt", format!("{GOOD}{}", GOOD.replace("\t0\t", "\t-7\t")), "line 2: population is \"-7\""),
        ("AF.txt", format!("{GOOD}{}", GOOD.replace("1\tTolo", "2\t ")), "line 2: a place without a name"),
        ("AF.txt", format!("{GOOD}{GOOD}"), "line 2: geonames:1 stands here a second time"),
        (
            "a.geojson",
            format!("{good}{{\"properties\": {{}}}}\n"),
            "a.geojson, line 2: a feature without wof:id",
        ),
        ("a.geojson", format!("{good}{{\"properties\"\n"), "a.geojson, line 2: EOF"),
        ("a.geojson", deep, "a.geojson, line 2: recursion limit exceeded"),
        ("a.csv", "name,lat,lon\nTolo,34,69\n,1,2\n".to_owned(), "a.csv, line 3: a row without a name"),
        (
            "a.csv",
            "name,lat,lon,type\nTolo,34,69,P\nX,1,2,ghost\n".to_owned(),
            "line 3: the kind is \"ghost\"",
        ),
        (
            "a.csv",
            "name,lat,lon,country\nTolo,34,69,AF\nX,1,2,Narnia\n".to_owned(),
            "the country is \"Narnia\"",
        ),
    ] {
        let told = told(name, text.as_bytes());
        assert!(told.len() == 1 && told[0].contains(what), "{what}: {told:?}");
    }
    let not_utf8 = [GOOD.as_bytes(), b"2\tT\xe9lo\n"].concat();
    assert!(told("AF.txt", &not_utf8)[0].contains("line 2: the line is not UTF-8"));
    assert!(
        told("a.csv", b"name,lat,lon\nTolo,1,2\nT\xe9lo,1,2\n")[0].contains("line 3: the row is not UTF-8")
    );
    let cut = format!("{{\"type\": \"FeatureCollection\", \"features\": [{good},\n{good},\n{{\"prop");
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("all.json"), cut.replacen("\"wof:id\": 1", "\"wof:id\": 2", 1))
        .unwrap();
    let built = built_from(&[folder.path().join("all.json")], None).unwrap();
    assert_eq!((built.report.places, built.report.faults.len()), (2, 1), "what came before the cut is taken");
}

#[test]
fn a_line_of_megabytes_is_one_wrong_row_and_told_in_short() {
    let long = "x".repeat(3 << 20);
    for (name, text) in [
        (
            "AF.txt",
            format!(
                "1\tTolo\t\t\t34\t69\tP\tPPL\tAF{}\n2\tX\t\t\t{long}{}\n",
                "\t".repeat(10),
                "\t".repeat(14)
            ),
        ),
        ("a.csv", format!("name,lat,lon\nTolo,34,69\nX,{long},1\n")),
        ("b.csv", format!("name,lat,lon\nTolo,34,69\nX,\"{long}\",1\n")),
    ] {
        let told = told(name, text.as_bytes());
        assert!(
            told.len() == 1 && told[0].contains("lat is \"x") && told[0].len() < 300,
            "{name}: {}",
            told.len()
        );
    }
}

#[test]
fn many_rows_wrong_in_one_way_are_told_once_and_counted() {
    let rows = "1\tx\n".repeat(500);
    let told = told(
        "AF.txt",
        format!("1\tTolo\tTolo\t\t34.5\t69.25\tP\tPPL\tAF{}\n{rows}", "\t".repeat(10)).as_bytes(),
    );
    assert_eq!(told.len(), 3, "{told:?}");
}

#[test]
fn an_input_with_nothing_in_it_is_an_error() {
    for (name, text, what) in [
        ("AF.txt", "", "no place"),
        ("a.geojson", "", "no place"),
        ("a.csv", "name,lat,lon\n", "no place"),
        ("a.csv", "name,where\nTolo,here\n", "a.csv: the format cannot be told"),
        ("notes.txt", "Dear diary\n", "notes.txt: the format cannot be told"),
        ("a.json", "[]", "no place"),
        ("a.json", "{}", "no place"),
        ("a.json", "{\"features\": 3}", "no place"),
        ("a.json", "[1, \"x\", null]", "no place"),
    ] {
        let told = told(name, text.as_bytes());
        assert!(told.last().unwrap().contains(what), "{name} {text}: {told:?}");
    }
    let empty = tempfile::tempdir().unwrap();
    let error = built_from(&[empty.path().to_path_buf()], None).unwrap_err();
    assert!(error.to_string().contains("the folder holds no dump of places") && !error.hint().is_empty());
    assert!(
        built_from(&[empty.path().join("none.csv")], None).unwrap_err().to_string().contains("cannot read")
    );
}
