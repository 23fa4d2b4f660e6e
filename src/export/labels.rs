//! Labels of signs: names, and numbers where a sign cannot hold its own. None lies on another, on a sign or on the map's edge.
//!
//! A name that has no room is left out, for the list of sources has it. A number is not: it moves away from its sign, tied to it by a
//! line.

use super::base::Taken;
use super::figure::{Anchor, Group, Item, Paint, Shape, Stroke, Text, TextStyle};
use super::fonts::Fonts;
use super::frame::Frame;
use super::map::{Pens, reach};
use super::sign::mixed;
use crate::model::Kind;
use crate::view::labels::{self, Label, PlacedLabel, Rect, Side, place_labels};
use crate::view::{AreaOpacity, Marker, Sign, Symbol, ViewModel};

/// Between a number and the name after it, as a share of the type's height.
const AFTER_NUMBER: f32 = 0.45;
/// Labels keep this distance from the map's edge, pixels.
const EDGE: f32 = 6.0;

/// What is to be lettered.
pub struct Lettering<'a> {
    pub shown: &'a [Sign],
    /// The number of each sign in the list of sources, where there is one.
    pub numbers: Option<&'a [usize]>,
    /// What stands within each sign already.
    pub within: &'a [Option<Text>],
    /// What no label may cover.
    pub obstacles: &'a [Rect],
}

/// What a label says.
struct Wanted {
    /// Its number, where the sign does not hold it.
    number: Option<String>,
    name: String,
    style: TextStyle,
}

impl Wanted {
    fn number_style(&self, pens: &Pens<'_>) -> TextStyle {
        TextStyle { weight: 700, color: pens.area, letter_spacing: 0.0, ..self.style }
    }

    /// Widths of the number with the gap after it, and of the name.
    fn widths(&self, pens: &Pens<'_>) -> [f32; 2] {
        let style = self.number_style(pens);
        let number = self.number.as_ref().map_or(0.0, |number| {
            pens.fonts.width(number, style.size, style.weight, 0.0) + style.size * AFTER_NUMBER
        });
        let style = self.style;
        [number, pens.fonts.width(&self.name, style.size, style.weight, style.letter_spacing)]
    }

    fn number_width(&self, pens: &Pens<'_>) -> f32 {
        let style = self.number_style(pens);
        self.number.as_ref().map_or(0.0, |number| pens.fonts.width(number, style.size, style.weight, 0.0))
    }
}

/// Labels where there is room: places before areas, which can be named anywhere within, and the often named first.
pub fn labels(view: &ViewModel, of: &Lettering<'_>, frame: &Frame, pens: &Pens<'_>) -> (Group, Taken) {
    let markers = view.all_markers();
    let wanted: Vec<Wanted> = (0..of.shown.len())
        .map(|index| wanted(of, index, markers.get(of.shown[index].index), pens))
        .collect();
    let requests: Vec<Label> = of.shown.iter().map(request).collect();
    let bounds = frame.bounds().grown(-EDGE);
    let size = |index: usize| {
        let [number, name] = wanted[index].widths(pens);
        [number + name, wanted[index].style.size * Fonts::LINE]
    };
    let mut placed = place_labels(&requests, of.obstacles, bounds, size);
    let mut group = Group::new("labels");
    let mut taken = Taken { rects: of.obstacles.iter().copied().map(edges).collect(), countries: Vec::new() };
    let mut full: labels::Taken = of.obstacles.iter().copied().collect();
    for sign in of.shown.iter().filter(|sign| sign.radius > 0.0) {
        full.add(Rect::around(sign.at, reach(sign)));
        taken.rects.push(edges(Rect::around(sign.at, reach(sign))));
    }
    for place in placed.iter().flatten() {
        full.add(place.rect.grown(1.0));
    }
    for (index, place) in placed.iter_mut().enumerate() {
        let (Some(_), None) = (&wanted[index].number, &place) else { continue };
        // The name has no room. Its number alone, near or further off.
        let (width, style) = (wanted[index].number_width(pens), wanted[index].style);
        let size = [width, style.size * Fonts::LINE];
        let Some(found) = beside(&of.shown[index], size, bounds, &full) else { continue };
        full.add(found.rect.grown(1.0));
        group.items.extend(leader(&of.shown[index], found.rect, pens));
        group.items.push(Item::Text(number_alone(&wanted[index], &found, pens)));
        taken.rects.push(edges(found.rect));
    }
    for ((sign, wanted), place) in of.shown.iter().zip(&wanted).zip(&placed) {
        let Some(place) = place else { continue };
        taken.rects.push(edges(place.rect));
        let marker = markers.get(sign.index);
        if let Some(marker) = marker.filter(|marker| marker.kind == Kind::Country) {
            taken.countries.extend(view.corpus().place(&marker.place).map(|place| place.country.clone()));
        }
        group.items.extend(items(wanted, place, pens).into_iter().map(Item::Text));
    }
    (group, taken)
}

fn edges(rect: Rect) -> [f32; 4] {
    [rect.min[0], rect.min[1], rect.max[0], rect.max[1]]
}

#[allow(clippy::cast_precision_loss)] // an order of counts
fn request(sign: &Sign) -> Label {
    let weight = if sign.symbol == Symbol::Outline { 1e-3 } else { 1.0 };
    let radius = (sign.radius > 0.0).then(|| reach(sign));
    Label { anchor: sign.at, radius, importance: sign.visible as f32 * weight }
}

/// A label's text and look.
fn wanted(of: &Lettering<'_>, index: usize, marker: Option<&Marker>, pens: &Pens<'_>) -> Wanted {
    let sign = &of.shown[index];
    let beside = of.numbers.filter(|_| of.within[index].is_none()).map(|numbers| numbers[index].to_string());
    let Some(marker) = marker else {
        return Wanted {
            number: beside,
            name: String::new(),
            style: TextStyle::new(pens.label, 500, pens.palette.text),
        };
    };
    let (palette, size) = (pens.palette, pens.label);
    // An area has no size that tells how often it is named, so its name does; a list of sources has it at its number.
    let counted = |name: &str| match of.numbers {
        Some(_) => name.to_owned(),
        None => format!("{name} {}", pens.words.count(marker.visible as usize)),
    };
    let (name, style) = match (marker.symbol, marker.kind) {
        (Symbol::Outline, Kind::Country) => {
            let style =
                TextStyle { letter_spacing: TextStyle::APART, ..TextStyle::new(size - 0.5, 500, pens.area) };
            (counted(&marker.name.to_uppercase()), style.with_halo(pens.land))
        }
        (Symbol::Outline, _) => {
            let tint = mixed(pens.sign, pens.land, AreaOpacity::PROVINCE.fill);
            (counted(&marker.name), TextStyle::new(size - 1.0, 500, pens.area).with_halo(tint))
        }
        (_, Kind::Country) => {
            let style = TextStyle {
                letter_spacing: TextStyle::APART,
                ..TextStyle::new(size - 0.5, 500, palette.text)
            };
            (marker.name.to_uppercase(), style.with_halo(pens.land))
        }
        _ => {
            let more = sign
                .cluster
                .map_or_else(String::new, |(_, places)| format!(" +{}", places.saturating_sub(1)));
            let style = TextStyle::new(size, 500, palette.text).with_halo(pens.land);
            (format!("{}{more}", marker.name), style)
        }
    };
    Wanted { number: beside, name, style }
}

/// The number and the name of a label that found its place.
fn items(wanted: &Wanted, place: &PlacedLabel, pens: &Pens<'_>) -> Vec<Text> {
    let Rect { min, max } = place.rect;
    let style = wanted.style;
    let baseline = f32::midpoint(min[1], max[1]) + style.size * Fonts::CAPITALS / 2.0;
    let [number, name] = wanted.widths(pens);
    let Some(own) = &wanted.number else {
        // The measured width leaves kerning out, so a text beside its marker is tied to the end that is near it.
        let (x, anchor) = match place.side {
            Side::Right => (min[0], Anchor::Start),
            Side::Left => (max[0], Anchor::End),
            Side::Above | Side::Below | Side::Centre => (f32::midpoint(min[0], max[0]), Anchor::Middle),
        };
        return vec![Text { at: [x, baseline], anchor, content: wanted.name.clone(), style }];
    };
    let left = f32::midpoint(min[0], max[0]) - (number + name) / 2.0;
    let text = |x: f32, content: &str, style| Text {
        at: [x, baseline],
        anchor: Anchor::Start,
        content: content.to_owned(),
        style,
    };
    vec![text(left, own, wanted.number_style(pens)), text(left + number, &wanted.name, style)]
}

fn number_alone(wanted: &Wanted, place: &PlacedLabel, pens: &Pens<'_>) -> Text {
    let Rect { min, max } = place.rect;
    let style = wanted.number_style(pens);
    let baseline = f32::midpoint(min[1], max[1]) + style.size * Fonts::CAPITALS / 2.0;
    let at = [f32::midpoint(min[0], max[0]), baseline];
    Text { at, anchor: Anchor::Middle, content: wanted.number.clone().unwrap_or_default(), style }
}

/// The nearest free place for a text of this size around a sign.
fn beside(sign: &Sign, size: [f32; 2], bounds: Rect, full: &labels::Taken) -> Option<PlacedLabel> {
    const WAYS: u8 = 16;
    let first = reach(sign) + 2.0;
    let furthest = (bounds.max[0] - bounds.min[0]).max(bounds.max[1] - bounds.min[1]);
    let mut distance = first;
    while distance <= furthest {
        for way in 0..WAYS {
            let (sin, cos) = (f32::from(way) / f32::from(WAYS) * std::f32::consts::TAU).sin_cos();
            // As far as the text's own edge is from its middle in that direction.
            let own = (size[0] / 2.0 * cos.abs()).max(size[1] / 2.0 * sin.abs());
            let middle = [sign.at[0] + (distance + own) * cos, sign.at[1] - (distance + own) * sin];
            let rect = Rect::at([middle[0] - size[0] / 2.0, middle[1] - size[1] / 2.0], size);
            if bounds.contains(&rect) && full.is_free(&rect) {
                return Some(PlacedLabel { side: Side::Centre, rect });
            }
        }
        distance += 4.0;
    }
    None
}

/// The line from a sign to its number, where that stands so far off that it might be another's.
fn leader(sign: &Sign, rect: Rect, pens: &Pens<'_>) -> Option<Item> {
    let middle = [f32::midpoint(rect.min[0], rect.max[0]), f32::midpoint(rect.min[1], rect.max[1])];
    let end: [f32; 2] = std::array::from_fn(|axis| sign.at[axis].clamp(rect.min[axis], rect.max[axis]));
    let end = if end == sign.at { middle } else { end };
    let [dx, dy] = [end[0] - sign.at[0], end[1] - sign.at[1]];
    let distance = dx.hypot(dy);
    let from = reach(sign);
    (distance > from + 5.0).then(|| {
        let start = [sign.at[0] + dx / distance * from, sign.at[1] + dy / distance * from];
        let stroke = Stroke { opacity: 0.8, ..Stroke::new(pens.palette.weak, 0.8) };
        Item::Shape(Shape::Lines(vec![vec![start, end]]), Paint { fill: None, stroke: Some(stroke) })
    })
}
