//! The base map as figure items: the same paint instructions that the window draws.

use super::figure::{Anchor, Group, Item, Paint, Shape, Text, TextStyle};
use super::fonts::Fonts;
use super::frame::Frame;
use crate::basemap::{
    Archive, BasemapError, Class, Instruction, Label, Language, Style, declutter, labels_in, paint_area,
};
use crate::view::labels;

/// Land, waters and borders.
#[allow(clippy::cast_possible_truncation)] // zooms
pub fn ground(archive: &Archive<'_>, style: &Style, frame: &Frame) -> Result<Group, BasemapError> {
    let mut group = Group::clipped("base-map", frame.rect);
    group.items.push(Item::Shape(Shape::Rect(frame.rect), Paint::fill(style.water)));
    let instructions =
        paint_area(archive, style, frame.bbox(), frame.zoom as f32, |world| frame.place(world))?;
    for instruction in instructions {
        group.items.push(match instruction {
            Instruction::Fill { rings, color } => Item::Shape(Shape::NonZeroRings(rings), Paint::fill(color)),
            Instruction::Stroke { lines, color, width } => {
                Item::Shape(Shape::Lines(lines), Paint::line(color, width))
            }
        });
    }
    Ok(group)
}

/// What must stay clear of base map names, and which names the corpus' own labels replace.
pub struct Taken {
    /// Left, top, right, bottom.
    pub rects: Vec<[f32; 4]>,
    /// Two-letter codes of countries that have a label of the corpus.
    pub countries: Vec<String>,
}

/// Names of countries and of their capitals, where there is room. Towns are left out: a figure names what its texts
/// name, and no more than is needed to know where one is.
#[allow(clippy::cast_possible_truncation)] // zooms
pub fn names(
    archive: &Archive<'_>,
    style: &Style,
    frame: &Frame,
    language: Language,
    fonts: &Fonts,
    taken: &Taken,
) -> Result<Group, BasemapError> {
    let zoom = frame.zoom as f32;
    let mut due = labels_in(archive, style, frame.bbox(), zoom, language)?;
    due.retain(|label| match label.class {
        Class::Country => !taken.countries.contains(&label.country),
        Class::Capital => true,
        Class::City => false,
    });
    let width = |label: &Label| fonts.width(&label.text, label.size, label.weight, label.letter_spacing);
    let size = |label: &Label| [width(label), label.size * Fonts::LINE];
    let project = |lon: f64, lat: f64| frame.place(crate::basemap::World::from_lon_lat(lon, lat));
    let [left, top, map_width, height] = frame.rect;
    let inside = |rect: &[f32; 4]| {
        rect[0] >= left + 4.0
            && rect[1] >= top + 4.0
            && rect[2] <= left + map_width - 4.0
            && rect[3] <= top + height - 4.0
    };
    let mut group = Group::new("base-map-names");
    let occupied: labels::Taken = taken.rects.iter().copied().map(labels::Rect::from).collect();
    for (label, rect) in declutter(due, |rect| occupied.is_free(&rect.into()), size, project) {
        if !inside(&rect) {
            continue;
        }
        // Where it found room, which is not on its point where that is taken.
        let baseline = f32::midpoint(rect[1], rect[3]) + label.size * Fonts::CAPITALS / 2.0;
        let style = TextStyle {
            letter_spacing: label.letter_spacing.min(TextStyle::APART),
            ..TextStyle::new(label.size, label.weight, label.color)
        }
        .with_halo(label.halo);
        if label.class != Class::Country {
            let dot = Shape::Circle { centre: project(label.lon, label.lat), radius: 1.8 };
            group.items.push(Item::Shape(dot, Paint::fill(label.color)));
        }
        let at = [rect[0], baseline];
        group.items.push(Item::Text(Text { at, anchor: Anchor::Start, content: label.text, style }));
    }
    Ok(group)
}
