//! Places by number: a cheap view of one, and the whole of it for the corpus.

use std::sync::Arc;

use geo::MultiPolygon;

use crate::model::{Capital, Kind, Language, Place, PlaceId, Position, UserPlace};

use super::format::Section;
use super::record::Record;
use super::{Gazetteer, PlaceIndex, outline};

/// A place as the gazetteer holds it; texts are looked up when asked for. From an index that belongs to another
/// gazetteer comes a nameless region at 0°, 0°.
#[derive(Clone, Copy, Debug)]
pub struct PlaceRecord<'g> {
    gazetteer: &'g Gazetteer,
    index: PlaceIndex,
    source: Source<'g>,
}

#[derive(Clone, Copy, Debug)]
enum Source<'g> {
    File(Record),
    User(&'g UserPlace),
    Nothing,
}

impl Gazetteer {
    /// The place with this number.
    #[must_use]
    pub fn place(&self, index: PlaceIndex) -> PlaceRecord<'_> {
        let user = || self.overlay.as_ref()?.place(index).map(Source::User);
        let in_file = || self.index.record(index.0).map(Source::File);
        PlaceRecord { gazetteer: self, index, source: in_file().or_else(user).unwrap_or(Source::Nothing) }
    }

    /// The country with this ISO 3166 code (two capitals).
    #[must_use]
    pub fn country(&self, iso2: &str) -> Option<PlaceIndex> {
        self.index.country(iso2).map(PlaceIndex)
    }

    /// The place with this identifier.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<PlaceIndex> {
        let user = self.overlay.as_ref().and_then(|overlay| overlay.find(id));
        user.or_else(|| self.index.find(id).map(PlaceIndex))
    }

    /// The outline of a place, where there is one. Degrees, WGS 84, lon/lat.
    #[must_use]
    pub fn area(&self, index: PlaceIndex) -> Option<MultiPolygon<f64>> {
        outline::read(self.index.section(Section::AreaIndex), self.index.section(Section::Areas), index.0)
    }

    /// The usual names of a place in other languages than English, as they are written.
    pub fn usual_names(&self, index: PlaceIndex) -> impl Iterator<Item = (Language, &str)> {
        self.index.usual_names(index.0)
    }

    /// The place with everything known of it: names, containers, outline.
    #[must_use]
    pub fn to_place(&self, index: PlaceIndex) -> Place {
        let record = self.place(index);
        let id = |index: Option<PlaceIndex>| index.map(|index| self.place(index).id());
        Place {
            id: record.id(),
            name: record.name().to_owned(),
            names: self.usual_names(index).map(|(language, name)| (language, name.to_owned())).collect(),
            kind: record.kind(),
            country: record.country().to_owned(),
            country_id: id(self.country(record.country())),
            admin1: id(record.admin1()),
            admin2: id(record.admin2()),
            position: record.position(),
            population: record.population(),
            capital: record.capital(),
            area: self.area(index).map(Arc::new),
        }
    }
}

impl<'g> PlaceRecord<'g> {
    fn record(&self) -> Option<&Record> {
        match &self.source {
            Source::File(record) => Some(record),
            _ => None,
        }
    }

    /// Its number.
    #[must_use]
    pub fn index(&self) -> PlaceIndex {
        self.index
    }

    /// Whether it is one of the user's own places.
    #[must_use]
    pub fn is_users_own(&self) -> bool {
        matches!(self.source, Source::User(_))
    }

    /// Its identifier.
    #[must_use]
    pub fn id(&self) -> PlaceId {
        match self.source {
            Source::User(place) => place.id.clone(),
            _ => PlaceId::new(&self.gazetteer.index.id(self.index.0).unwrap_or_default()),
        }
    }

    /// Its main name.
    #[must_use]
    pub fn name(&self) -> &'g str {
        match self.source {
            Source::User(place) => &place.name,
            _ => self.gazetteer.index.main_name(self.index.0).unwrap_or_default(),
        }
    }

    /// What it is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self.source {
            Source::File(record) => self.gazetteer.index.kind(&record).unwrap_or(Kind::Region),
            Source::User(place) => place.kind,
            Source::Nothing => Kind::Region,
        }
    }

    /// GeoNames' feature class, a capital letter; a space where there is none.
    #[must_use]
    pub fn feature_class(&self) -> char {
        self.record().map_or(' ', |record| record.class.feature_class)
    }

    /// ISO 3166 code of its country; empty for none.
    #[must_use]
    pub fn country(&self) -> &'g str {
        match self.source {
            Source::File(record) => self.gazetteer.index.country_code(&record),
            Source::User(place) => &place.country,
            Source::Nothing => "",
        }
    }

    /// Its province.
    #[must_use]
    pub fn admin1(&self) -> Option<PlaceIndex> {
        self.record()?.class.admin1.map(PlaceIndex)
    }

    /// Its district.
    #[must_use]
    pub fn admin2(&self) -> Option<PlaceIndex> {
        self.record()?.class.admin2.map(PlaceIndex)
    }

    /// Where it is.
    #[must_use]
    pub fn position(&self) -> Position {
        match self.source {
            Source::File(record) => Position { lon: record.lon, lat: record.lat },
            Source::User(place) => place.position,
            Source::Nothing => Position { lon: 0.0, lat: 0.0 },
        }
    }

    /// Its inhabitants; 0 where unknown.
    #[must_use]
    pub fn population(&self) -> u64 {
        self.record().map_or(0, |record| record.population)
    }

    /// What it is the seat of.
    #[must_use]
    pub fn capital(&self) -> Capital {
        self.record().map_or(Capital::None, |record| record.class.capital())
    }

    /// Whether the gazetteer has its outline.
    #[must_use]
    pub fn has_area(&self) -> bool {
        self.record().is_some_and(|record| record.class.has_area)
    }
}
