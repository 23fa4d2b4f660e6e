//! Places by number: a cheap view of one, and the whole of it for the corpus.

use std::sync::Arc;

use geo::MultiPolygon;

use crate::model::{Capital, Kind, Language, Place, PlaceId, Position, UserPlace, reach_km, usual_radius_km};

use super::format::Section;
use super::layers::Located;
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
    File(Located<'g>, Record),
    User(&'g UserPlace),
    Nothing,
}

impl Gazetteer {
    /// The place with this number.
    #[must_use]
    pub fn place(&self, index: PlaceIndex) -> PlaceRecord<'_> {
        let user = || self.overlay.as_ref()?.place(index).map(Source::User);
        let in_file = || {
            let located = self.located(index)?;
            Some(Source::File(located, located.index.record(located.number)?))
        };
        PlaceRecord { gazetteer: self, index, source: in_file().or_else(user).unwrap_or(Source::Nothing) }
    }

    /// The country with this ISO 3166 code (two capitals).
    #[must_use]
    pub fn country(&self, iso2: &str) -> Option<PlaceIndex> {
        // Countries of all layers are the same ones, and those of the lowest layer have the usual identifiers.
        let mut found = self.files().filter_map(|(index, first)| first.checked_add(index.country(iso2)?));
        found.next().map(|place| self.topmost(PlaceIndex(place)))
    }

    /// The place with this identifier.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<PlaceIndex> {
        let user = self.overlay.as_ref().and_then(|overlay| overlay.find(id));
        user.or_else(|| self.find_in_files(id))
    }

    /// The outline of a place, where there is one. Degrees, WGS 84, lon/lat.
    #[must_use]
    pub fn area(&self, index: PlaceIndex) -> Option<MultiPolygon<f64>> {
        self.versions(index).find_map(|Located { index, number, .. }| {
            outline::read(index.section(Section::AreaIndex), index.section(Section::Areas), number)
        })
    }

    /// How far a place reaches from its point, in kilometres. Of one with an outline all of that is decoded.
    #[must_use]
    pub fn radius_km(&self, index: PlaceIndex) -> f64 {
        let place = self.place(index);
        match self.area(index) {
            Some(area) => reach_km(place.position(), &area),
            None => usual_radius_km(place.kind(), place.population()),
        }
    }

    /// A place in the files of all layers that have it, the highest first.
    fn versions(&self, index: PlaceIndex) -> impl Iterator<Item = Located<'_>> {
        let all = std::iter::once(index).chain(self.below(index));
        all.filter_map(|version| self.located(version))
    }

    /// The usual names of a place in other languages than English, as they are written: in each that of the highest layer.
    #[must_use]
    pub fn usual_names(&self, index: PlaceIndex) -> Vec<(Language, String)> {
        let mut names: Vec<(Language, String)> = Vec::new();
        for Located { index, number, .. } in self.versions(index) {
            for (language, name) in index.usual_names(number) {
                if !names.iter().any(|(known, _)| *known == language) {
                    names.push((language, name.to_owned()));
                }
            }
        }
        names.sort_by_key(|(language, _)| *language);
        names
    }

    /// The place with everything known of it: names, containers, outline.
    #[must_use]
    pub fn to_place(&self, index: PlaceIndex) -> Place {
        let record = self.place(index);
        let id = |index: Option<PlaceIndex>| index.map(|index| self.place(index).id());
        Place {
            id: record.id(),
            name: record.name().to_owned(),
            names: self.usual_names(index),
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
    /// What the highest layer tells that tells it.
    fn told<T>(&self, of: impl Fn(Located<'g>, &Record) -> Option<T>) -> Option<T> {
        let Source::File(located, record) = &self.source else { return None };
        of(*located, record).or_else(|| {
            let mut lower =
                self.gazetteer.below(self.index).filter_map(|place| self.gazetteer.located(place));
            lower.find_map(|located| of(located, &located.index.record(located.number)?))
        })
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
            Source::File(located, _) => PlaceId::new(&located.index.id(located.number).unwrap_or_default()),
            Source::Nothing => PlaceId::new(""),
        }
    }

    /// Its main name.
    #[must_use]
    pub fn name(&self) -> &'g str {
        match self.source {
            Source::User(place) => &place.name,
            Source::File(located, _) => located.index.main_name(located.number).unwrap_or_default(),
            Source::Nothing => "",
        }
    }

    /// What it is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self.source {
            Source::File(located, record) => located.index.kind(&record).unwrap_or(Kind::Region),
            Source::User(place) => place.kind,
            Source::Nothing => Kind::Region,
        }
    }

    /// GeoNames' feature class, a capital letter; a space where there is none.
    #[must_use]
    pub fn feature_class(&self) -> char {
        self.told(|_, record| Some(record.class.feature_class).filter(|class| *class != ' ')).unwrap_or(' ')
    }

    /// ISO 3166 code of its country; empty for none.
    #[must_use]
    pub fn country(&self) -> &'g str {
        match self.source {
            Source::User(place) => &place.country,
            _ => {
                let code = |located: Located<'g>, record: &Record| {
                    Some(located.index.country_code(record)).filter(|code| !code.is_empty())
                };
                self.told(code).unwrap_or_default()
            }
        }
    }

    /// Its province.
    #[must_use]
    pub fn admin1(&self) -> Option<PlaceIndex> {
        self.told(|located, record| self.gazetteer.container(located, record.class.admin1?))
    }

    /// Its district.
    #[must_use]
    pub fn admin2(&self) -> Option<PlaceIndex> {
        self.told(|located, record| self.gazetteer.container(located, record.class.admin2?))
    }

    /// Where it is.
    #[must_use]
    pub fn position(&self) -> Position {
        match self.source {
            Source::File(_, record) => Position { lon: record.lon, lat: record.lat },
            Source::User(place) => place.position,
            Source::Nothing => Position { lon: 0.0, lat: 0.0 },
        }
    }

    /// Its inhabitants; 0 where unknown.
    #[must_use]
    pub fn population(&self) -> u64 {
        self.told(|_, record| Some(record.population).filter(|known| *known > 0)).unwrap_or_default()
    }

    /// What it is the seat of.
    #[must_use]
    pub fn capital(&self) -> Capital {
        let capital = |_, record: &Record| Some(record.class.capital()).filter(|seat| *seat != Capital::None);
        self.told(capital).unwrap_or_default()
    }

    /// Whether the gazetteer has its outline.
    #[must_use]
    pub fn has_area(&self) -> bool {
        self.told(|_, record| record.class.has_area.then_some(())).is_some()
    }
}
