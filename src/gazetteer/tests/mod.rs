//! Tests of the gazetteer as a whole.

mod broken;
mod built;
mod bundled;
mod layered;

use std::path::Path;

use tempfile::TempDir;

use super::build::{Built, build};
use super::fold::fold_name;
use super::{Gazetteer, GazetteerError, PlaceRecord, Rank};

const PLACES: &str =
    "id\tname\tkind\tfeature_class\tcountry\tadmin1\tadmin2\tlat\tlon\tpopulation\tcapital\n";
const NAMES: &str = "id\tname\tlang\trank\n";

/// A folder with these tables; lines are given without the header.
fn tables(places: &str, names: &str, areas: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: String| std::fs::write(folder.path().join(name), text).unwrap();
    write("places.tsv", format!("{PLACES}{places}"));
    write("names.tsv", format!("{NAMES}{names}"));
    write("areas.jsonl", areas.to_owned());
    folder
}

fn built(places: &str, names: &str, areas: &str) -> Result<Built, GazetteerError> {
    build(tables(places, names, areas).path())
}

/// A few Afghan places, with everything that a file can hold.
const AFGHAN_PLACES: &str = "\
geonames:1149361\tAfghanistan\tcountry\tA\tAF\t\t\t33.00000\t66.00000\t37172386\t
admin1:AF.23\tKandahar\tprovince\tA\tAF\t\t\t31.00000\t65.50000\t0\t
supplement:zhari\tZhari\tdistrict\tA\tAF\tadmin1:AF.23\t\t31.60000\t65.40000\t0\t
geonames:1138336\tKandahar\tcity\tP\tAF\tadmin1:AF.23\t\t31.61332\t65.71013\t523300\tadmin1
geonames:1\tSangesar\tvillage\tP\tAF\tadmin1:AF.23\tsupplement:zhari\t31.50000\t65.30000\t0\t
geonames:3\tPul-e ‘Alam\tcity\tP\tAF\t\t\t33.99529\t69.02274\t13247\t
supplement:black-sea\tBlack Sea\tsea\tH\t\t\t\t43.00000\t-34.00000\t0\t
";
const AFGHAN_NAMES: &str = "\
admin1:AF.23\tKandahâr\t\talternate
admin1:AF.23\tQandahar\tde\tpreferred
geonames:1138336\tKDH\t\tcode
geonames:1149361\tAfghanistan\tfr\tpreferred
geonames:1149361\tافغانستان\tfa\tpreferred
geonames:1149361\tAFG\t\tabbreviation
supplement:black-sea\tmer Noire\tfr\tpreferred
";
const AFGHAN_AREAS: &str =
    "{\"id\": \"admin1:AF.23\", \"polygons\": [[[[65, 30], [66, 30], [66, 32], [65, 32], [65, 30]]]]}\n";

fn afghan() -> Vec<u8> {
    built(AFGHAN_PLACES, AFGHAN_NAMES, AFGHAN_AREAS).unwrap().bytes().unwrap()
}

/// What `name` as a whole stands for, with the rank of the name.
fn places_called<'g>(gazetteer: &'g Gazetteer, name: &str) -> Vec<(PlaceRecord<'g>, Rank)> {
    let Some(name) = gazetteer.name(&fold_name(name)) else { return Vec::new() };
    gazetteer.entries(name).map(|entry| (gazetteer.place(entry.place), entry.rank)).collect()
}

fn missing(folder: &Path) -> GazetteerError {
    build(folder).unwrap_err()
}
