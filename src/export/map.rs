//! What the corpus says, on the map: markers with their counts, and labels.

use geo::{Area, Contains, InteriorPoint, LineString, Point, Polygon};

use super::areas::parts_of;
use super::base::Taken;
use super::figure::{Anchor, Group, Item, Paint, Shape, Stroke, Text, TextStyle};
use super::fonts::Fonts;
use super::frame::Frame;
use super::palette::Palette;
use crate::basemap::{Color, Style};
use crate::model::Kind;
use crate::view::labels::{Label, PlacedLabel, Rect, Side, place_labels};
use crate::view::{
    AreaOpacity, DIAMOND_REACH, Marker, MarkerScale, NUMBERED_FROM, Symbol, ViewModel, marker_opacity,
    number_fits, number_is_pale, parted,
};
use crate::words::Words;

/// Everything that the map's signs are drawn with.
pub struct Pens<'a> {
    pub palette: Palette,
    pub land: Color,
    pub fonts: &'a Fonts,
    pub scale: MarkerScale,
    pub words: &'a Words,
}

impl<'a> Pens<'a> {
    pub fn new(
        view: &ViewModel,
        palette: Palette,
        style: &Style,
        fonts: &'a Fonts,
        words: &'a Words,
    ) -> Self {
        Self { palette, land: style.land, fonts, scale: view.scale(), words }
    }
}

/// The markers and labels of a map, and what they leave free.
pub struct Signs {
    pub markers: Group,
    pub labels: Group,
    pub taken: Taken,
    /// Places of which nothing is seen in the frame, as the view lists them.
    pub beyond: Vec<Marker>,
}

/// Draws the signs of all places in the frame.
pub fn signs(view: &ViewModel, frame: &Frame, pens: &Pens<'_>) -> Signs {
    let (mut shown, mut beyond) = (Vec::new(), Vec::new());
    for marker in view.markers() {
        match anchor(marker, frame, pens) {
            Some(at) => shown.push((marker, at)),
            None => beyond.push(marker.clone()),
        }
    }
    shown.sort_by_key(|(marker, _)| std::cmp::Reverse(marker.visible));
    let signs: Vec<_> =
        shown.iter().map(|(marker, at)| (*at, sign_radius(marker, pens).unwrap_or(0.0))).collect();
    for ((_, at), place) in shown.iter_mut().zip(parted(&signs)) {
        *at = place;
    }
    let mut markers = Group::clipped("markers", frame.rect);
    let selected = &view.query().places;
    for (marker, at) in shown.iter().filter(|(marker, _)| marker.symbol != Symbol::Outline) {
        let seen = marker_opacity(marker.share);
        let radius = pens.scale.radius(marker.visible);
        markers.items.push(sign(marker.symbol, marker.doubtful, *at, radius, seen, pens));
        if selected.contains(&marker.place) {
            let ring = Shape::Circle { centre: *at, radius: radius + 4.0 };
            markers.items.push(Item::Shape(ring, Paint::line(pens.palette.text, 2.0)));
        }
    }
    // Numbers above all discs, lest a neighbour hide one.
    markers.items.extend(shown.iter().filter_map(|(marker, at)| number(marker, *at, pens)));
    let (labels, taken) = labels(view, &shown, frame, pens);
    Signs { markers, labels, taken, beyond }
}

/// The radius of a marker's sign in pixels; an outline has none, its polygon is its sign.
fn sign_radius(marker: &Marker, pens: &Pens<'_>) -> Option<f32> {
    (marker.symbol != Symbol::Outline).then(|| pens.scale.radius(marker.visible))
}

/// Where a place's sign or label stands; `None` where nothing of it is in the frame. The label of an area stands
/// on its point, or, where that is not on its land or not well within the frame, in the largest part that is.
fn anchor(marker: &Marker, frame: &Frame, pens: &Pens<'_>) -> Option<[f32; 2]> {
    let at = frame.point(marker.position);
    let [left, top, width, height] = frame.rect;
    let Some(area) = &marker.area else {
        // A marker cut by the edge would show less than its count.
        let radius = pens.scale.radius(marker.visible) + 1.0;
        let inner = Rect { min: [left, top], max: [left + width, top + height] };
        return Some(at).filter(|at| inner.contains(&Rect::around(*at, radius)));
    };
    let (inset_x, inset_y) = (60.0, 20.0);
    let inner = [left + inset_x, top + inset_y, left + width - inset_x, top + height - inset_y];
    let seen = |bounds| -> Vec<Polygon<f64>> {
        parts_of(area, frame, bounds).into_iter().filter_map(polygon).collect()
    };
    let comfortable = seen(inner);
    if comfortable.iter().any(|part| part.contains(&Point::new(at[0].into(), at[1].into()))) {
        return Some(at);
    }
    middle_of_largest(&comfortable)
        .or_else(|| middle_of_largest(&seen([left, top, left + width, top + height])))
}

/// An outline and its holes as a polygon.
fn polygon(rings: Vec<Vec<[f32; 2]>>) -> Option<Polygon<f64>> {
    let mut lines = rings
        .into_iter()
        .map(|ring| ring.into_iter().map(|[x, y]| (f64::from(x), f64::from(y))).collect::<LineString<f64>>());
    let outline = lines.next()?;
    Some(Polygon::new(outline, lines.collect()))
}

/// A point within the largest of these parts; one on its shore where it is too small to have an inside.
#[allow(clippy::cast_possible_truncation)] // page coordinates
fn middle_of_largest(parts: &[Polygon<f64>]) -> Option<[f32; 2]> {
    let largest = parts.iter().max_by(|a, b| a.unsigned_area().total_cmp(&b.unsigned_area()))?;
    let shore = || largest.exterior().points().next();
    largest.interior_point().or_else(shore).map(|point| [point.x() as f32, point.y() as f32])
}

/// The count in a marker that is large enough to hold it.
fn number(marker: &Marker, centre: [f32; 2], pens: &Pens<'_>) -> Option<Item> {
    let radius = pens.scale.radius(marker.visible);
    let content = pens.words.count(marker.visible as usize);
    let size = (radius * 0.75).clamp(10.0, 15.0);
    let fits = number_fits(pens.fonts.width(&content, size, 600, 0.0), radius);
    if marker.symbol == Symbol::Outline || marker.visible < NUMBERED_FROM || !fits {
        return None;
    }
    let color = if number_is_pale(marker.symbol, marker.doubtful, marker.share) {
        pens.palette.on_accent
    } else {
        pens.palette.text
    };
    let at = [centre[0], centre[1] + size * Fonts::CAPITALS / 2.0];
    Some(Item::Text(Text { at, anchor: Anchor::Middle, content, style: TextStyle::new(size, 600, color) }))
}

/// The sign of a marker: a disc for a point place, hollow where doubtful; a tinted diamond for an area without outline.
pub fn sign(
    symbol: Symbol,
    doubtful: bool,
    centre: [f32; 2],
    radius: f32,
    seen: f32,
    pens: &Pens<'_>,
) -> Item {
    let accent = pens.palette.accent;
    let circle = |inset: f32| Shape::Circle { centre, radius: radius - inset };
    let stroke = |width| Some(Stroke { color: accent, width, opacity: seen.max(0.6), dash: None });
    match (symbol, doubtful) {
        (Symbol::Dot, false) => {
            let rim = Stroke::new(pens.land, 1.2);
            Item::Shape(circle(0.0), Paint { fill: Some((accent, seen)), stroke: Some(rim) })
        }
        (Symbol::Dot, true) => {
            Item::Shape(circle(1.0), Paint { fill: Some((pens.land, 0.9)), stroke: stroke(2.0) })
        }
        _ => {
            // Opaque, so that it can be told from a disc that it lies on.
            let fill = Some((mixed(accent, pens.land, 0.16 * seen), 1.0));
            Item::Shape(diamond(centre, radius * DIAMOND_REACH), Paint { fill, stroke: stroke(1.4) })
        }
    }
}

fn diamond([x, y]: [f32; 2], half: f32) -> Shape {
    Shape::Rings(vec![vec![[x, y - half], [x + half, y], [x, y + half], [x - half, y]]])
}

/// What `share` of one colour over another looks like.
fn mixed(over: Color, under: Color, share: f32) -> Color {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // between two values of 8 bits
    let mix = |a: u8, b: u8| (f32::from(a) * share + f32::from(b) * (1.0 - share)).round() as u8;
    Color {
        red: mix(over.red, under.red),
        green: mix(over.green, under.green),
        blue: mix(over.blue, under.blue),
    }
}

/// A label's text and look.
fn label_text(marker: &Marker, pens: &Pens<'_>) -> (String, TextStyle) {
    let palette = pens.palette;
    match (marker.symbol, marker.kind) {
        (Symbol::Outline, Kind::Country) => {
            let style = TextStyle { letter_spacing: 0.12, ..TextStyle::new(12.5, 500, palette.area_label) };
            (format!("{} {}", marker.name.to_uppercase(), marker.visible), style.with_halo(pens.land))
        }
        (Symbol::Outline, _) => {
            let tint = mixed(palette.accent, pens.land, AreaOpacity::PROVINCE.fill);
            let style = TextStyle::new(12.0, 500, palette.area_label).with_halo(tint);
            (format!("{} {}", marker.name, marker.visible), style)
        }
        (_, Kind::Country) => {
            let style = TextStyle { letter_spacing: 0.12, ..TextStyle::new(12.5, 500, palette.text) };
            (marker.name.to_uppercase(), style.with_halo(pens.land))
        }
        _ => (marker.name.clone(), TextStyle::new(13.0, 500, palette.text).with_halo(pens.land)),
    }
}

/// Labels where there is room: places before areas, which can be named anywhere within, and the often named first.
#[allow(clippy::cast_precision_loss)] // an order of counts
fn labels(view: &ViewModel, shown: &[(&Marker, [f32; 2])], frame: &Frame, pens: &Pens<'_>) -> (Group, Taken) {
    let [left, top, width, height] = frame.rect;
    let texts: Vec<_> = shown.iter().map(|(marker, _)| label_text(marker, pens)).collect();
    let wanted: Vec<Label> = shown
        .iter()
        .map(|(marker, anchor)| {
            let weight = match (marker.symbol, marker.kind) {
                (Symbol::Outline, Kind::Country) => 1e-6,
                (Symbol::Outline, _) => 1e-3,
                _ => 1.0,
            };
            let importance = marker.visible as f32 * weight;
            Label { anchor: *anchor, radius: sign_radius(marker, pens), importance }
        })
        .collect();
    let bounds = Rect { min: [left + 6.0, top + 6.0], max: [left + width - 6.0, top + height - 6.0] };
    let measure = |index: usize| {
        let (text, style) = &texts[index];
        let width = pens.fonts.width(text, style.size, style.weight, style.letter_spacing);
        [width, style.size * Fonts::LINE]
    };
    let placed = place_labels(&wanted, &[], bounds, measure);
    let mut group = Group::new("labels");
    let mut taken = Taken { rects: Vec::new(), countries: Vec::new() };
    for label in &wanted {
        if let Some(radius) = label.radius {
            let around = Rect::around(label.anchor, radius);
            taken.rects.push([around.min[0], around.min[1], around.max[0], around.max[1]]);
        }
    }
    for (((marker, _), (text, style)), place) in shown.iter().zip(texts).zip(&placed) {
        let Some(place) = place else { continue };
        taken.rects.push([place.rect.min[0], place.rect.min[1], place.rect.max[0], place.rect.max[1]]);
        if marker.kind == Kind::Country {
            let country = view.corpus().place(&marker.place).map(|place| place.country.clone());
            taken.countries.extend(country);
        }
        group.items.push(Item::Text(label_item(text, style, place)));
    }
    (group, taken)
}

fn label_item(content: String, style: TextStyle, place: &PlacedLabel) -> Text {
    let Rect { min, max } = place.rect;
    let baseline = f32::midpoint(min[1], max[1]) + style.size * Fonts::CAPITALS / 2.0;
    // The measured width leaves kerning out, so a text beside its marker is tied to the end that is near it.
    let (x, anchor) = match place.side {
        Side::Right => (min[0], Anchor::Start),
        Side::Left => (max[0], Anchor::End),
        Side::Above | Side::Below | Side::Centre => (f32::midpoint(min[0], max[0]), Anchor::Middle),
    };
    Text { at: [x, baseline], anchor, content, style }
}
