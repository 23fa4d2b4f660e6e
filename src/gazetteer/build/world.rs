//! Countries, provinces and districts that a table tells by their names.

use std::collections::{BTreeMap, HashMap};

use crate::gazetteer::Gazetteer;
use crate::gazetteer::error::GazetteerError;
use crate::gazetteer::fold::fold_name;
use crate::model::Kind;

use super::CODE;
use super::lines::{Location, quoted};
use super::places::Collector;
use super::rows::is_country_code;

/// What the columns of countries, provinces and districts name; looked up in the gazetteer that ships where the table itself
/// does not tell.
#[derive(Default)]
pub(super) struct World {
    countries: HashMap<String, Option<String>>,
    containers: BTreeMap<String, (String, Kind, String)>,
}

impl World {
    /// The code of a country that is told by its code or its name.
    pub(super) fn country(&mut self, told: &str, location: &Location) -> Result<String, GazetteerError> {
        if told.is_empty() || is_country_code(told) {
            return Ok(told.to_owned());
        }
        let known = self.countries.entry(told.to_owned()).or_insert_with(|| {
            if is_country_code(&told.to_uppercase()) {
                return Some(told.to_uppercase());
            }
            place_called(told, Kind::Country, "").map(|(_, country)| country)
        });
        let hint = "two capital letters as in ISO 3166, the country's name, or nothing";
        known.clone().ok_or_else(|| location.error(format!("the country is {}", quoted(told)), hint))
    }

    /// A container that is told by its identifier or its name.
    pub(super) fn container(&mut self, told: &str, kind: Kind, country: &str) -> String {
        if told.is_empty() || told.contains(':') {
            return told.to_owned();
        }
        let key = container_key(told, kind, country);
        if !self.containers.contains_key(&key) {
            self.containers.insert(key.clone(), (told.to_owned(), kind, country.to_owned()));
        }
        key
    }

    /// Says what the names of containers mean that no row has explained.
    pub(super) fn explain(self, collector: &mut Collector) {
        for (key, (name, kind, country)) in self.containers {
            if let Some((id, _)) = place_called(&name, kind, &country) {
                collector.alias(key, &id);
            }
        }
    }
}

/// Stands for a container that is told by its name.
pub(super) fn container_key(name: &str, kind: Kind, country: &str) -> String {
    format!("{CODE}{country} {kind} {}", fold_name(name))
}

/// Identifier and country of the place of this name and kind that ships with the program, in this country if one is told.
fn place_called(name: &str, kind: Kind, country: &str) -> Option<(String, String)> {
    let gazetteer = Gazetteer::bundled().ok()?;
    let entries = gazetteer.entries(gazetteer.name(&fold_name(name))?);
    let mut places = entries.map(|entry| gazetteer.place(entry.place));
    let found =
        places.find(|place| place.kind() == kind && (country.is_empty() || place.country() == country))?;
    Some((found.id().as_str().to_owned(), found.country().to_owned()))
}
