//! KML 2.2 (OGC 07-147r2), for Google Earth and its kin, which move a slider over what has a time span; and KMZ, the same packed.
//!
//! A folder a place, the most mentioned first: all mentions of a place lie on one spot, and who looks at the spot asks what is
//! said of it. A mention of an area has its point in another colour, and the area's outline stands in a folder of its
//! own from the first to the last day of its mentions.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{BufWriter, Write};

use geo::{LineString, MultiPolygon};
use zip::result::ZipError;
use zip::write::{SimpleFileOptions, ZipWriter};

use super::super::markup;
use super::DataError;
use super::column::{COLUMNS, Cell, CellType, Column, day_text};
use super::record::{Dataset, Record};
use super::scratch;
use super::summary::PlaceSummary;
use crate::corpus::NO_PLACE;
use crate::model::{DateRange, Day};
use crate::words::Words;

/// Alpha, blue, green and red in hexadecimal digits, as the format writes colours.
const RED: &str = "ff3c3cc8";
const BLUE: &str = "ffc87832";
const PALE_BLUE: &str = "28c87832";

pub(super) fn write(dataset: &Dataset<'_>, out: &mut dyn Write) -> Result<(), DataError> {
    let words = dataset.words();
    out.write_all(head(dataset.corpus().name()).as_bytes())?;
    let of_place = of_places(dataset);
    let mut places = dataset.places();
    places.sort_by(|a, b| b.mentions.cmp(&a.mentions).then_with(|| a.place.place.id.cmp(&b.place.place.id)));
    out.write_all(b"<Folder id=\"mentions\">\n")?;
    out.write_all(element("name", &words.get("data-mentions")).as_bytes())?;
    for summary in &places {
        let mentions = of_place.get(&summary.place.number).map(Vec::as_slice).unwrap_or_default();
        folder(&title(summary, words), mentions, dataset, out)?;
    }
    if let Some(without) = of_place.get(&NO_PLACE) {
        folder(&words.get("data-without-place"), without, dataset, out)?;
    }
    out.write_all(b"</Folder>\n<Folder id=\"areas\">\n")?;
    out.write_all(element("name", &words.get("data-areas")).as_bytes())?;
    for summary in &places {
        if let Some(area) = &summary.place.place.area {
            out.write_all(outline(summary, area).as_bytes())?;
        }
    }
    out.write_all(b"</Folder>\n</Document>\n</kml>\n")?;
    Ok(())
}

/// The numbers of the mentions of each place; those without one under [`NO_PLACE`].
fn of_places(dataset: &Dataset<'_>) -> BTreeMap<u32, Vec<u32>> {
    let places = dataset.corpus().columns().place();
    dataset.mentions().iter().fold(BTreeMap::new(), |mut found, &number| {
        let place = places.get(number as usize).copied().unwrap_or(NO_PLACE);
        found.entry(place).or_insert_with(Vec::new).push(number);
        found
    })
}

/// Writes the same as a ZIP archive with one file, as KMZ asks. Its time is the earliest that the format knows.
pub(super) fn write_packed(dataset: &Dataset<'_>, out: &mut dyn Write) -> Result<(), DataError> {
    let file = scratch::file()?;
    let mut archive = ZipWriter::new(BufWriter::new(file.reopen().map_err(DataError::Scratch)?));
    let options = SimpleFileOptions::default().large_file(false);
    archive.start_file("doc.kml", options.last_modified_time(zip::DateTime::default())).map_err(unpacked)?;
    // It refuses more than 4 GiB: readers of KMZ do not know the numbers that more would take.
    write(dataset, &mut archive).map_err(|error| match error {
        DataError::Output(error) => unpacked(error.into()),
        other => other,
    })?;
    archive
        .finish()
        .map_err(unpacked)?
        .into_inner()
        .map_err(|error| DataError::Scratch(error.into_error()))?;
    scratch::copy(&file, out)
}

/// Why there is no archive: what the system refuses is refused to the temporary file.
fn unpacked(error: ZipError) -> DataError {
    match error {
        ZipError::Io(error) if error.raw_os_error().is_some() => DataError::Scratch(error),
        other => DataError::Archive(other),
    }
}

/// All before the folders: the styles, and the types of the columns.
fn head(name: &str) -> String {
    let mut head = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\">\n<Document>\n",
    );
    head += &element("name", name);
    // Without an icon the reader's own pin is tinted: those that the format knows lie on a server, and who opens a file asked none.
    for (id, color) in [("point", RED), ("area", BLUE)] {
        let _ = writeln!(head, "<Style id=\"{id}\"><IconStyle><color>{color}</color></IconStyle></Style>");
    }
    let _ = writeln!(
        head,
        "<Style id=\"outline\"><LineStyle><color>{BLUE}</color><width>1.5</width></LineStyle>\
         <PolyStyle><color>{PALE_BLUE}</color></PolyStyle></Style>"
    );
    head += "<Schema name=\"mention\" id=\"mention\">\n";
    for column in COLUMNS {
        let _ = writeln!(
            head,
            "<SimpleField name=\"{}\" type=\"{}\"/>",
            field_name(column),
            field_type(column.of)
        );
    }
    head + "</Schema>\n"
}

/// The name of a column. GDAL reads the days of a time span as `begin` and `end`, so that an offset cannot be called so here.
fn field_name(column: &Column) -> &'static str {
    match column.name {
        "start" => "start_byte",
        "end" => "end_byte",
        name => name,
    }
}

/// The type of a column, of the few that the format knows.
fn field_type(of: CellType) -> &'static str {
    match of {
        CellType::Text | CellType::Edtf | CellType::Day => "string",
        CellType::Whole => "uint",
        CellType::Number(_) => "double",
    }
}

/// What a folder is called: the place and how often it is named.
fn title(summary: &PlaceSummary<'_>, words: &Words) -> String {
    let name = summary.place.place.name.as_str().into();
    words.with("data-folder", &[("name", name), ("count", summary.mentions.into())])
}

fn folder(name: &str, mentions: &[u32], dataset: &Dataset<'_>, out: &mut dyn Write) -> Result<(), DataError> {
    out.write_all(b"<Folder>\n")?;
    out.write_all(element("name", name).as_bytes())?;
    for record in mentions.iter().filter_map(|&number| dataset.record(number)) {
        out.write_all(placemark(&record, dataset.words()).as_bytes())?;
    }
    out.write_all(b"</Folder>\n")?;
    Ok(())
}

/// A mention: its name and passage, its days, all columns, its point.
fn placemark(record: &Record<'_>, words: &Words) -> String {
    let mut text = String::from("<Placemark>\n");
    let date = record.date.map(|date| words.range(date.range()));
    let name = match &date {
        Some(date) => format!("{} · {date}", record.quote),
        None => record.quote.to_owned(),
    };
    text += &element("name", &name);
    text += &element("Snippet", &record.source.title);
    text += &element("description", &html(record));
    text += &span(record.date.map(|date| date.range()));
    if let Some(place) = &record.place {
        let _ = writeln!(text, "<styleUrl>#{}</styleUrl>", place.precision());
    }
    text += "<ExtendedData><SchemaData schemaUrl=\"#mention\">\n";
    for column in COLUMNS {
        if let Some(found) = simple(column, record) {
            let _ = writeln!(
                text,
                "<SimpleData name=\"{}\">{}</SimpleData>",
                field_name(column),
                escaped(&found)
            );
        }
    }
    text += "</SchemaData></ExtendedData>\n";
    if let Some(place) = &record.place {
        let at = place.position;
        let _ = writeln!(text, "<Point><coordinates>{},{}</coordinates></Point>", at.lon, at.lat);
    }
    text + "</Placemark>\n"
}

/// What a click on a mention shows. The format reads a description as HTML: what a text says is escaped once more, so that no
/// script of it can run.
fn html(record: &Record<'_>) -> String {
    let source = format!("{} · {}", record.source.title, record.source.path);
    format!("<p>{}</p><p><i>{}</i></p>", escaped(&record.passage()), escaped(&source))
}

fn simple(column: &Column, record: &Record<'_>) -> Option<String> {
    Some(match column.cell(record) {
        Cell::None => return None,
        Cell::Text(text) => text.into_owned(),
        Cell::Edtf(date) => date.to_owned(),
        Cell::Whole(number) => number.to_string(),
        Cell::Number(number) => number.to_string(),
        Cell::Day(day) => day_text(day),
    })
}

/// The days from the first to the last; an end that is open has none, and without a date nothing is said.
fn span(range: Option<DateRange>) -> String {
    let Some(range) = range else { return String::new() };
    // Before the year 1 XML counts otherwise than EDTF, and KML takes none of these days.
    let day = |day: Option<Day>| day.filter(|day| day.year() > 0);
    let end =
        |name: &str, own: Option<Day>| day(own).map(|day| format!("<{name}>{}</{name}>", day_text(day)));
    let [begin, end] = [end("begin", range.earliest()), end("end", range.latest())];
    format!("<TimeSpan>{}{}</TimeSpan>\n", begin.unwrap_or_default(), end.unwrap_or_default())
}

/// An area with its outline.
fn outline(summary: &PlaceSummary<'_>, area: &MultiPolygon<f64>) -> String {
    let mut text = String::from("<Placemark>\n");
    text += &element("name", &summary.place.place.name);
    text += &span(summary.days);
    text += "<styleUrl>#outline</styleUrl>\n<MultiGeometry>\n";
    for polygon in area {
        let _ = write!(text, "<Polygon><outerBoundaryIs>{}</outerBoundaryIs>", ring(polygon.exterior()));
        for hole in polygon.interiors() {
            let _ = write!(text, "<innerBoundaryIs>{}</innerBoundaryIs>", ring(hole));
        }
        text += "</Polygon>\n";
    }
    text + "</MultiGeometry>\n</Placemark>\n"
}

fn ring(ring: &LineString<f64>) -> String {
    let points: Vec<String> = ring.coords().map(|at| format!("{},{}", at.x, at.y)).collect();
    format!("<LinearRing><coordinates>{}</coordinates></LinearRing>", points.join(" "))
}

fn element(name: &str, text: &str) -> String {
    format!("<{name}>{}</{name}>\n", escaped(text))
}

/// A text as XML 1.0 may hold it: characters that it may not are spaces.
fn escaped(text: &str) -> String {
    markup::escaped(text, |c| match c {
        // Else a reader makes a line feed of it.
        '\r' => Some("&#13;"),
        c => (!markup::is_xml(c)).then_some(" "),
    })
}
