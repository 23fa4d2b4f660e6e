//! What a file tells of a mention, by readers that are not ours.

use std::collections::HashMap;

use super::super::unguarded;
use crate::corpus::{Corpus, NO_THEME};
use crate::model::{Edtf, Mention, MentionDate, Place, Reason, Status};

/// What every format says of a mention. Numbers are compared as texts of so many decimals as files have.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Told {
    pub document: String,
    pub title: String,
    pub published: String,
    pub at: (u32, u32, u32),
    pub quote: String,
    pub passage: String,
    pub status: String,
    pub role: String,
    pub narration: String,
    pub theme: String,
    pub confidence: String,
    pub decided_by: String,
    pub place: Option<(String, String, String, String)>,
    pub position: Option<(String, String)>,
    pub edtf: String,
    pub days: (String, String),
    pub basis: String,
    pub date_words: String,
    pub reason: String,
    /// The province of the place, whether its point is an area's, and how far it reaches.
    pub lies: (String, String, String),
    /// Its address as linked data.
    pub uri: String,
}

/// What the mentions of a corpus are, by the model and no code that writes.
pub fn expected(corpus: &Corpus) -> Vec<Told> {
    let text = |value: serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let themes = corpus.themes().of_mentions().iter();
    let told = |(mention, theme): (&Mention, &u8)| {
        let document = &corpus.documents()[mention.document as usize];
        let place = mention.place.as_ref().and_then(|id| corpus.place(id));
        let place = place.filter(|_| mention.status == Status::Resolved);
        let range = mention.date.as_ref().map(MentionDate::range);
        let day = |day: Option<crate::model::Day>| day.map(|day| Edtf::day(day).to_string());
        let decided = [Reason::Decision, Reason::NotAPlace].contains(&mention.reason);
        Told {
            document: document.path.clone(),
            title: document.title.clone(),
            published: document.publication.as_ref().map(|at| at.date.to_string()).unwrap_or_default(),
            at: (mention.paragraph, mention.span.start, mention.span.end),
            quote: document.text[mention.span.range()].to_owned(),
            passage: document.text[document.paragraphs[mention.paragraph as usize].span.range()].to_owned(),
            status: text(serde_json::to_value(mention.status).unwrap()),
            role: text(serde_json::to_value(mention.role).unwrap()),
            narration: text(serde_json::to_value(mention.narration).unwrap()),
            theme: if *theme == NO_THEME { String::new() } else { format!("t{theme}") },
            confidence: format!("{:.2}", mention.confidence),
            decided_by: if decided { "user" } else { "program" }.to_owned(),
            place: place.map(|place| {
                let kind = place.kind.as_str().to_owned();
                (place.id.to_string(), place.name.clone(), kind, place.country.clone())
            }),
            position: place.map(|place| degrees(place.position.lon, place.position.lat)),
            edtf: mention.date.as_ref().map(|date| date.edtf.to_string()).unwrap_or_default(),
            days: (
                range.and_then(|range| day(range.earliest())).unwrap_or_default(),
                range.and_then(|range| day(range.latest())).unwrap_or_default(),
            ),
            basis: mention
                .date
                .as_ref()
                .map(|at| text(serde_json::to_value(at.basis).unwrap()))
                .unwrap_or_default(),
            date_words: mention
                .date
                .as_ref()
                .and_then(|date| date.words)
                .map_or_else(String::new, |words| document.text[words.range()].to_owned()),
            reason: crate::words::Words::english().reason(&mention.reason),
            lies: place.map(lies).unwrap_or_default(),
            uri: place.map(|place| address(place.id.as_str())).unwrap_or_default(),
        }
    };
    corpus.mentions().iter().zip(themes).map(told).collect()
}

fn lies(place: &Place) -> (String, String, String) {
    // The identifiers of the sample's places are their names.
    let admin1 = place.admin1.as_ref().map(|id| id.to_string()).unwrap_or_default();
    let of = if place.kind.is_area() { "area" } else { "point" };
    (admin1, of.to_owned(), format!("{:.1}", place.radius_km()))
}

/// Where GeoNames says that its places are known.
fn address(id: &str) -> String {
    let number = id.strip_prefix("geonames:");
    number.map(|number| format!("https://sws.geonames.org/{number}/")).unwrap_or_default()
}

/// Longitude and latitude as texts.
pub fn degrees(lon: f64, lat: f64) -> (String, String) {
    (format!("{lon:.5}"), format!("{lat:.5}"))
}

/// A mention of which `get` tells what stands in a column, an empty text where nothing does.
pub fn told(get: impl Fn(&str) -> String, position: Option<(String, String)>) -> Told {
    let number = |name: &str| get(name).parse().unwrap_or(u32::MAX);
    let confidence: f64 = get("confidence").parse().unwrap();
    let id = get("place_id");
    let radius = get("radius_km").parse().map(|radius: f64| format!("{radius:.1}")).unwrap_or_default();
    Told {
        document: get("document"),
        title: get("title"),
        published: get("published"),
        at: (number("paragraph"), number("start"), number("end")),
        quote: get("quote"),
        passage: get("passage"),
        status: get("status"),
        role: get("role"),
        narration: get("narration"),
        theme: get("theme"),
        confidence: format!("{confidence:.2}"),
        decided_by: get("decided_by"),
        place: Some(id)
            .filter(|id| !id.is_empty())
            .map(|id| (id, get("place_name"), get("place_kind"), get("country"))),
        position,
        edtf: get("edtf"),
        days: (get("earliest"), get("latest")),
        basis: get("basis"),
        date_words: get("date_words"),
        reason: get("reason"),
        lies: (get("admin1"), get("precision"), radius),
        uri: get("place_uri"),
    }
}

/// Columns of text, from which a guard has to be taken.
const TEXTS: &[&str] = &[
    "document",
    "title",
    "quote",
    "passage",
    "place_id",
    "place_uri",
    "place_name",
    "date_words",
    "reason",
    "admin1",
];

/// What the crate `csv` reads.
pub fn of_csv(bytes: &[u8]) -> Vec<Told> {
    let mut reader = csv::Reader::from_reader(bytes);
    let rows = reader.deserialize::<HashMap<String, String>>();
    let of_row = |row: HashMap<String, String>| {
        let get = |name: &str| {
            let cell = row[name].as_str();
            if TEXTS.contains(&name) { unguarded(cell) } else { cell }.to_owned()
        };
        let number = |name: &str| row[name].parse::<f64>().ok();
        told(get, number("lon").zip(number("lat")).map(|(lon, lat)| degrees(lon, lat)))
    };
    rows.map(|row| of_row(row.unwrap())).collect()
}

/// What `serde_json` reads.
pub fn of_geojson(bytes: &[u8]) -> Vec<Told> {
    let whole: serde_json::Value = serde_json::from_slice(bytes).unwrap();
    assert_eq!(whole["type"], "FeatureCollection");
    let of_feature = |feature: &serde_json::Value| {
        assert_eq!(feature["type"], "Feature");
        let get = |name: &str| match &feature["properties"][name] {
            serde_json::Value::Null => String::new(),
            serde_json::Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        let point = feature["geometry"]["coordinates"].as_array();
        let position = point.map(|point| degrees(point[0].as_f64().unwrap(), point[1].as_f64().unwrap()));
        let told = told(get, position);
        let at = (told.document.clone(), told.at.1, told.at.2);
        assert_eq!(feature["id"], format!("{}#{}-{}", at.0, at.1, at.2));
        let span = &feature["when"]["timespans"][0];
        let day = |day: &serde_json::Value| day.as_str().unwrap_or_default().to_owned();
        assert_eq!((day(&span["start"]["earliest"]), day(&span["end"]["latest"])), told.days);
        assert_eq!(day(&feature["when"]["label"]), told.edtf);
        told
    };
    whole["features"].as_array().unwrap().iter().map(of_feature).collect()
}

/// What SQLite reads.
pub fn of_geopackage(bytes: &[u8]) -> Vec<Told> {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), bytes).unwrap();
    let database = rusqlite::Connection::open(file.path()).unwrap();
    let mut select = database.prepare("SELECT * FROM mentions ORDER BY fid").unwrap();
    let rows = select.query_map([], |row| {
        let get = |name: &str| match row.get_unwrap::<_, rusqlite::types::Value>(name) {
            rusqlite::types::Value::Null => String::new(),
            rusqlite::types::Value::Text(text) => text,
            rusqlite::types::Value::Integer(number) => number.to_string(),
            rusqlite::types::Value::Real(number) => number.to_string(),
            rusqlite::types::Value::Blob(_) => panic!("bytes in {name}"),
        };
        // Eight bytes of head and five of what the geometry is stand before the coordinates.
        let number = |blob: &Vec<u8>, at: usize| f64::from_le_bytes(blob[at..at + 8].try_into().unwrap());
        let blob: Option<Vec<u8>> = row.get_unwrap("geom");
        Ok(told(get, blob.map(|blob| degrees(number(&blob, 13), number(&blob, 21)))))
    });
    rows.unwrap().map(Result::unwrap).collect()
}

/// What the crate `parquet` reads.
pub fn of_parquet(bytes: &[u8]) -> Vec<Told> {
    use parquet::file::reader::{FileReader, SerializedFileReader};
    use parquet::record::Field;
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), bytes).unwrap();
    let reader = SerializedFileReader::new(file.reopen().unwrap()).unwrap();
    let of_row = |row: parquet::record::Row| {
        let fields: HashMap<String, Field> = row.into_columns().into_iter().collect();
        let get = |name: &str| match &fields[name] {
            Field::Null => String::new(),
            Field::Str(text) => text.clone(),
            Field::Long(number) => number.to_string(),
            Field::Double(number) => number.to_string(),
            Field::Date(day) => Edtf::day(crate::model::date::day_from_number(*day).unwrap()).to_string(),
            other => panic!("{other:?} in {name}"),
        };
        let position = match &fields["geometry"] {
            Field::Bytes(wkb) => {
                let number = |at: usize| f64::from_le_bytes(wkb.data()[at..at + 8].try_into().unwrap());
                Some(degrees(number(5), number(13)))
            }
            _ => None,
        };
        told(get, position)
    };
    reader.get_row_iter(None).unwrap().map(|row| of_row(row.unwrap())).collect()
}

/// What the crate `arrow-ipc` reads.
pub fn of_arrow(bytes: &[u8]) -> Vec<Told> {
    use arrow_array::cast::AsArray;
    use arrow_array::types::{Date32Type, Float64Type, Int64Type};
    use arrow_array::{Array, RecordBatch};
    use arrow_schema::DataType;
    let reader = arrow_ipc::reader::FileReader::try_new(std::io::Cursor::new(bytes), None).unwrap();
    let of_row = |batch: &RecordBatch, row: usize| {
        let get = |name: &str| {
            let column = batch.column_by_name(name).unwrap();
            if column.is_null(row) {
                return String::new();
            }
            match column.data_type() {
                DataType::Utf8 => column.as_string::<i32>().value(row).to_owned(),
                DataType::Int64 => column.as_primitive::<Int64Type>().value(row).to_string(),
                DataType::Float64 => column.as_primitive::<Float64Type>().value(row).to_string(),
                DataType::Date32 => {
                    let day = column.as_primitive::<Date32Type>().value(row);
                    Edtf::day(crate::model::date::day_from_number(day).unwrap()).to_string()
                }
                other => panic!("{other} in {name}"),
            }
        };
        let points = batch.column_by_name("geometry").unwrap().as_binary::<i32>();
        let number = |at: usize| f64::from_le_bytes(points.value(row)[at..at + 8].try_into().unwrap());
        told(get, points.is_valid(row).then(|| degrees(number(5), number(13))))
    };
    let batches: Vec<RecordBatch> = reader.map(Result::unwrap).collect();
    batches.iter().flat_map(|batch| (0..batch.num_rows()).map(move |row| of_row(batch, row))).collect()
}

/// What `serde_json` reads of annotations. The words are found by their position, as a reader of the text would.
pub fn of_annotations(bytes: &[u8]) -> Vec<Told> {
    let all: Vec<serde_json::Value> = serde_json::from_slice(bytes).unwrap();
    let of_one = |annotation: &serde_json::Value| {
        assert_eq!(annotation["type"], "Annotation");
        let bodies = annotation["body"].as_array().unwrap();
        let facts = bodies.iter().find(|body| body["type"] == "Dataset").unwrap();
        let get = |name: &str| match &facts[format!("dateline:{name}")] {
            serde_json::Value::Null => String::new(),
            serde_json::Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        let number = |name: &str| facts[format!("dateline:{name}")].as_f64();
        let told = told(get, number("lon").zip(number("lat")).map(|(lon, lat)| degrees(lon, lat)));
        // The only paragraph of these documents is the whole text.
        let text = told.passage.strip_prefix('\u{feff}').unwrap_or(&told.passage);
        let selector = &annotation["target"]["selector"];
        let at = |name: &str| usize::try_from(selector[1][name].as_u64().unwrap()).unwrap();
        let quote: String = text.chars().skip(at("start")).take(at("end") - at("start")).collect();
        assert_eq!(quote, told.quote);
        assert_eq!(selector[0]["exact"], told.quote);
        let around = ["prefix", "suffix"].map(|name| selector[0][name].as_str().unwrap());
        assert!(text.contains(&format!("{}{}{}", around[0], told.quote, around[1])));
        let identifies = |body: &&serde_json::Value| body["purpose"] == "identifying";
        let place = bodies.iter().find(identifies).map(|body| body["source"].as_str().unwrap().to_owned());
        // What has no address is told by its identifier.
        let name = |(id, ..): &(String, String, String, String)| {
            if told.uri.is_empty() { id.replace(' ', "%20") } else { told.uri.clone() }
        };
        assert_eq!(place, told.place.as_ref().map(name));
        told
    };
    all.iter().map(of_one).collect()
}
