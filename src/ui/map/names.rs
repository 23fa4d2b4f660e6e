//! The names on the map: the markers' first, then the base map's where these leave room. Base names stay quiet.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{Color32, FontId, Galley, Painter, Pos2, Rect, Vec2, epaint::TextShape, pos2, vec2};

use super::about::Selected;
use super::camera::Camera;
use super::marks::{Mark, square};
use super::mesher::{ReadyTile, names};
use super::tessellate::colour;
use crate::basemap::{self, Class, PlacedTile, Style, World, declutter};
use crate::model::Kind;
use crate::ui::theme::{Face, Tokens, size};
use crate::view::labels::{self, Label, place_labels};
use crate::view::{self, CLUSTER_REACH, Marker, Symbol};

/// At most so many markers are named; the rest is said when pointed at.
const MOST_NAMES: usize = 400;
/// A base name this near to a marker's rim would name what the marker names.
const TOO_NEAR: f32 = 9.0;
/// A base name that equals a marker's is left out this far around it: gazetteer and base map differ a little in position.
const SAME_NAME_WITHIN: f32 = 60.0;
/// Towns are named this many zooms later than on a map that has nothing else to say.
const QUIETER: f32 = 1.0;
/// Names keep this distance from the map's edge.
const EDGE: f32 = 4.0;
/// Width of the halo around a name.
const HALO: f32 = 1.6;

/// A name with its place on the screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// As written.
    pub text: String,
    /// Written after it: how many places more share its sign. Laid out apart, for it changes as the window moves and the name does not.
    pub more: String,
    /// Where it stands.
    pub rect: Rect,
    /// In which type.
    pub font: FontId,
    /// Added between letters, in points.
    pub spacing: f32,
    /// In which colour.
    pub colour: Color32,
    /// The dot of a town of the base map.
    pub dot: Option<Pos2>,
}

impl Name {
    fn new(text: &str, font: FontId, colour: Color32) -> Self {
        let (text, more) = (text.to_owned(), String::new());
        Self { text, more, rect: Rect::NOTHING, font, spacing: 0.0, colour, dot: None }
    }

    /// Its parts as laid out, each with how far from the left it begins. egui keeps what is laid out from frame to frame.
    fn galleys(&self, painter: &Painter) -> impl Iterator<Item = (f32, Arc<Galley>)> {
        let format = TextFormat {
            extra_letter_spacing: self.spacing,
            ..TextFormat::simple(self.font.clone(), self.colour)
        };
        let parts = [&self.text, &self.more].into_iter().filter(|part| !part.is_empty());
        parts.scan(0.0, move |left, part| {
            let galley = painter.layout_job(LayoutJob::single_section(part.clone(), format.clone()));
            let from = *left;
            *left += galley.size().x;
            Some((from, galley))
        })
    }

    /// Width and height in points.
    fn size(&self, painter: &Painter) -> Vec2 {
        let parts = self.galleys(painter).map(|(left, galley)| galley.size() + vec2(left, 0.0));
        parts.fold(Vec2::ZERO, Vec2::max)
    }

    /// Draws it with its halo.
    pub fn paint(&self, painter: &Painter, halo: Color32) {
        if let Some(dot) = self.dot {
            painter.circle_filled(dot, 3.0, halo);
            painter.circle_filled(dot, 2.0, self.colour);
        }
        let parts: Vec<(Pos2, Arc<Galley>)> =
            self.galleys(painter).map(|(left, galley)| (self.rect.min + vec2(left, 0.0), galley)).collect();
        for step in 0u8..8 {
            let off = Vec2::angled(f32::from(step) * std::f32::consts::FRAC_PI_4) * HALO;
            painter.extend(parts.iter().map(|(at, galley)| {
                TextShape::new(*at + off, Arc::clone(galley), halo).with_override_text_color(halo).into()
            }));
        }
        for (at, galley) in parts {
            painter.galley(at, galley, self.colour);
        }
    }
}

/// What names are placed with.
pub struct Pen<'a> {
    /// Measures texts.
    pub painter: &'a Painter,
    /// The colours.
    pub tokens: &'a Tokens,
    /// Where the map looks.
    pub camera: &'a Camera,
    /// What no name may cover: legend, buttons.
    pub obstacles: &'a [Rect],
}

impl Pen<'_> {
    /// The names of markers, the most mentioned first, the selected one before all.
    #[must_use]
    pub fn of_markers(&self, marks: &[Mark], markers: &[Marker], selected: &Selected) -> Vec<Name> {
        let mut wanted = named(marks, markers);
        wanted.sort_by_key(|(mark, _)| (!selected.has(mark.index), mark.index));
        wanted.truncate(MOST_NAMES);
        let mut all: Vec<Name> = wanted
            .iter()
            .map(|(mark, marker)| self.marker_name(mark, marker, selected.has(mark.index)))
            .collect();
        let requests: Vec<Label> = wanted
            .iter()
            .map(|(mark, marker)| {
                let is_selected = selected.has(mark.index);
                let ring = if is_selected { 4.0 } else { 0.0 };
                let around = if mark.cluster.is_some() { CLUSTER_REACH + ring } else { ring };
                Label {
                    anchor: mark.middle().into(),
                    radius: (mark.radius > 0.0).then_some(mark.radius + around),
                    importance: if is_selected { f32::MAX } else { view::importance(mark, marker) },
                }
            })
            .collect();
        let obstacles: Vec<labels::Rect> = self.obstacles.iter().map(|rect| theirs(*rect)).collect();
        let inside = theirs(self.camera.rect.shrink(EDGE));
        let placed =
            place_labels(&requests, &obstacles, inside, |index| all[index].size(self.painter).into());
        for (name, place) in all.iter_mut().zip(&placed) {
            name.rect = place.map_or(Rect::NOTHING, |place| ours(place.rect));
        }
        all.retain(|name| name.rect.is_positive());
        all
    }

    fn marker_name(&self, mark: &Mark, marker: &Marker, is_selected: bool) -> Name {
        let face = if is_selected { Face::SemiBold } else { Face::Medium };
        if let Some((_, places)) = mark.cluster {
            let more = format!(" +{}", places.saturating_sub(1));
            return Name { more, ..Name::new(&marker.name, face.at(size::SECONDARY), self.tokens.text) };
        }
        if marker.symbol == Symbol::Outline {
            return Name::new(&marker.name, face.at(size::CAPTION), self.tokens.weak);
        }
        Name::new(&marker.name, face.at(size::SECONDARY), self.tokens.text)
    }

    /// The names of the base map that find room beside markers and their names.
    #[must_use]
    pub fn of_base(
        &self,
        tiles: &[(PlacedTile, ReadyTile)],
        style: &Style,
        language: basemap::Language,
        marked: &Marked<'_>,
    ) -> Vec<Name> {
        let zoom = self.camera.zoom as f32;
        let mut found: Vec<basemap::Label> = Vec::new();
        for (placed, tile) in tiles {
            let of = |zoom: f32| names(tile, placed.id, style, zoom, language).into_iter();
            let countries = of(zoom).filter(|label| label.class == Class::Country);
            let towns = of(zoom - QUIETER).filter(|label| label.class != Class::Country);
            found.extend(countries.chain(towns).map(|mut label| {
                label.lon += 360.0 * f64::from(placed.copy);
                label
            }));
        }
        found.retain(|label| !marked.names_already(label, self.at(label.lon, label.lat)));
        found.sort_by_key(|label| (label.class, label.rank));
        let taken: labels::Taken = self
            .obstacles
            .iter()
            .copied()
            .chain(marked.marks.iter().filter(|mark| mark.radius > 0.0).map(square))
            .chain(marked.names.iter().map(|name| name.rect))
            .map(theirs)
            .collect();
        let size = |label: &basemap::Label| base_name(label).size(self.painter).into();
        let place = |lon: f64, lat: f64| self.at(lon, lat).into();
        let inside = self.camera.rect.shrink(EDGE);
        declutter(found, |rect| taken.is_free(&rect.into()), size, place)
            .into_iter()
            .map(|(label, [left, top, right, bottom])| Name {
                rect: Rect::from_min_max(pos2(left, top), pos2(right, bottom)),
                dot: (label.class != Class::Country).then(|| self.at(label.lon, label.lat)),
                ..base_name(&label)
            })
            .filter(|name| inside.contains_rect(name.rect))
            .collect()
    }

    fn at(&self, lon: f64, lat: f64) -> Pos2 {
        self.camera.to_screen(World::from_lon_lat(lon, lat))
    }
}

/// What the markers have named.
pub struct Marked<'a> {
    marks: &'a [Mark],
    markers: &'a [Marker],
    names: &'a [Name],
    /// Countries that have a marker, as the base map writes them.
    countries: HashSet<String>,
    /// The signs by squares of the screen: a name is compared with those of nine squares, not with twenty thousand.
    squares: HashMap<(i32, i32), Vec<&'a Mark>>,
    side: f32,
}

impl<'a> Marked<'a> {
    /// What `marks`, the signs on screen of `markers`, the view's, name. `names`: their names as placed.
    #[must_use]
    pub fn new(marks: &'a [Mark], markers: &'a [Marker], names: &'a [Name]) -> Self {
        let countries = markers.iter().filter(|marker| {
            marker.visible > 0 && marker.kind == Kind::Country && marker.symbol != Symbol::Outline
        });
        let largest = marks.iter().map(|mark| mark.radius).fold(0.0, f32::max);
        let mut marked = Self {
            marks,
            markers,
            names,
            countries: countries.map(|marker| marker.name.to_uppercase()).collect(),
            squares: HashMap::new(),
            side: largest + SAME_NAME_WITHIN,
        };
        for mark in marks.iter().filter(|mark| mark.radius > 0.0) {
            marked.squares.entry(marked.square_of(mark.middle())).or_default().push(mark);
        }
        marked
    }

    #[allow(clippy::cast_possible_truncation)] // `as` saturates, and screens are small
    fn square_of(&self, at: Pos2) -> (i32, i32) {
        ((at.x / self.side).floor() as i32, (at.y / self.side).floor() as i32)
    }

    /// Signs near a point: all whose rim is no further than [`SAME_NAME_WITHIN`], and some more.
    fn near(&self, at: Pos2) -> impl Iterator<Item = &'a Mark> {
        let (column, row) = self.square_of(at);
        let around = (-1..=1).flat_map(|x: i32| (-1..=1).map(move |y: i32| (x, y)));
        let squares = around.map(move |(x, y)| (column.saturating_add(x), row.saturating_add(y)));
        squares.filter_map(|square| self.squares.get(&square)).flatten().copied()
    }

    /// Whether a name of the base map is that of a place that a marker names.
    fn names_already(&self, label: &basemap::Label, at: Pos2) -> bool {
        if label.class == Class::Country {
            return self.countries.contains(&label.text);
        }
        self.near(at).any(|mark| {
            let distance = mark.middle().distance(at);
            let same = || self.markers.get(mark.index).is_some_and(|marker| marker.name == label.text);
            distance < mark.radius + TOO_NEAR || (distance < mark.radius + SAME_NAME_WITHIN && same())
        })
    }
}

/// The marks that get a name.
fn named<'a>(marks: &'a [Mark], markers: &'a [Marker]) -> Vec<(Mark, &'a Marker)> {
    let named = view::named(marks.iter().map(|mark| &mark.0), markers);
    named.map(|(sign, marker)| (Mark(*sign), marker)).collect()
}

fn base_name(label: &basemap::Label) -> Name {
    let face = if label.weight >= 500 { Face::Medium } else { Face::Regular };
    Name {
        spacing: label.letter_spacing * label.size,
        ..Name::new(&label.text, face.at(label.size), colour(label.color))
    }
}

fn theirs(rect: Rect) -> labels::Rect {
    labels::Rect { min: rect.min.into(), max: rect.max.into() }
}

fn ours(rect: labels::Rect) -> Rect {
    let [left, top] = rect.min;
    Rect::from_min_max(pos2(left, top), pos2(left, top) + vec2(rect.max[0] - left, rect.max[1] - top))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::map::marks::tests::{camera, marker, marks_of};

    fn town(text: &str, (lon, lat): (f64, f64), class: Class) -> basemap::Label {
        basemap::Label {
            text: text.to_owned(),
            lon,
            lat,
            class,
            rank: 0,
            size: 11.0,
            color: basemap::Color::new(0),
            halo: basemap::Color::new(0),
            letter_spacing: 0.0,
            weight: 400,
            country: "AF".to_owned(),
        }
    }

    #[test]
    fn what_a_marker_names_is_not_named_twice() {
        let markers = [
            marker("Kaboul", (69.17, 34.53), 20, Symbol::Dot),
            Marker { kind: Kind::Country, ..marker("Tadjikistan", (69.5, 37.0), 2, Symbol::Vague) },
            Marker { kind: Kind::Country, ..marker("Afghanistan", (66.0, 34.0), 2, Symbol::Outline) },
        ];
        let marks = marks_of(&markers);
        let marked = Marked::new(&marks, &markers, &[]);
        for (label, named) in [
            (town("Kaboul", (69.18, 34.52), Class::Capital), true),
            (town("Kabul", (69.17, 34.53), Class::Capital), true), // the same spot under another name
            (town("Kaboul", (69.6, 34.53), Class::City), true),    // the same name a little off
            (town("Ghazni", (68.42, 33.55), Class::City), false),
            (town("AFGHANISTAN", (69.17, 34.53), Class::Country), false),
            (town("TADJIKISTAN", (71.0, 38.5), Class::Country), true),
        ] {
            let at = camera().to_screen(World::from_lon_lat(label.lon, label.lat));
            assert_eq!(marked.names_already(&label, at), named, "{} {at:?}", label.text);
        }
    }

    #[test]
    fn a_province_called_like_a_marked_town_and_a_country_are_not_named_by_markers() {
        let kinds = [
            ("Kandahar", Symbol::Dot, Kind::City, true),
            ("Kandahar", Symbol::Outline, Kind::Province, false),
            ("Badghis", Symbol::Outline, Kind::Province, true),
            ("Iran", Symbol::Outline, Kind::Country, false),
            ("Muqur", Symbol::Vague, Kind::District, true),
        ];
        let markers: Vec<Marker> = kinds
            .iter()
            .map(|&(name, symbol, kind, _)| Marker { kind, ..marker(name, (66.0, 34.0), 2, symbol) })
            .collect();
        let marks = marks_of(&markers);
        let mut found: Vec<usize> = named(&marks, &markers).iter().map(|(mark, _)| mark.index).collect();
        found.sort_unstable();
        let expected: Vec<usize> = (0..kinds.len()).filter(|&index| kinds[index].3).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn the_selected_marker_is_named_however_many_are_named_more_often() {
        let markers: Vec<Marker> = (0..MOST_NAMES + 9)
            .map(|i| {
                marker(
                    &format!("m{i}"),
                    (60.0 + (i % 20) as f64 * 0.6, 30.0 + (i / 20) as f64 * 0.4),
                    1,
                    Symbol::Dot,
                )
            })
            .collect();
        let marks = marks_of(&markers);
        let last = markers.last().map(|marker| marker.place.clone());
        let selected = Selected::of(&last.into_iter().collect(), &markers);
        let setup = crate::ui::fonts::install;
        let _drawn = egui_kittest::Harness::builder().with_context_setup(setup).build_ui(|ui| {
            let camera = camera();
            let pen = Pen { painter: ui.painter(), tokens: &Tokens::LIGHT, camera: &camera, obstacles: &[] };
            let names = pen.of_markers(&marks, &markers, &selected);
            assert!(names.iter().any(|name| name.text == "m408"));
        });
    }
}
