//! The base map as figure items: the same paint instructions that the window draws, and over them what the user chose to see there.

use std::sync::Arc;

use super::ExportError;
use super::figure::{Anchor, Group, Item, Paint, Shape, Text, TextStyle};
use super::fonts::Fonts;
use super::frame::Frame;
use super::options::FigureOptions;
use super::raster::Raster;
use crate::basemap::{
    Archive, BasemapError, Class, Instruction, Label, Language, Mosaic, PlacedTile, Style, TileId, World,
    declutter, labels_in, paint_area,
};
use crate::view::labels;

/// Land, waters and borders of the map that ships.
#[allow(clippy::cast_possible_truncation)] // zooms
pub fn ground(archive: &Archive<'_>, style: &Style, frame: &Frame) -> Result<Group, BasemapError> {
    let mut group = Group::clipped("base-map", frame.rect);
    group.items.push(Item::Shape(Shape::Rect(frame.rect), Paint::fill(style.water)));
    let instructions =
        paint_area(archive, style, frame.bbox(), frame.zoom as f32, |world| frame.place(world))?;
    group.items.extend(instructions.into_iter().map(painted));
    Ok(group)
}

fn painted(instruction: Instruction) -> Item {
    match instruction {
        Instruction::Fill { rings, color } => Item::Shape(Shape::NonZeroRings(rings), Paint::fill(color)),
        Instruction::Stroke { lines, color, width } => {
            Item::Shape(Shape::Lines(lines), Paint::line(color, width))
        }
    }
}

/// The base map of a frame, made once for all figures that show the same part of the world.
pub struct Ground {
    group: Group,
    /// The frame it was made for.
    rect: [f32; 4],
    /// Names that are due, first ranks first.
    due: Vec<Label>,
}

impl Ground {
    /// The map that ships.
    ///
    /// # Errors
    /// Where it cannot be read.
    #[allow(clippy::cast_possible_truncation)] // zooms
    pub fn bundled(
        archive: &Archive<'_>,
        style: &Style,
        frame: &Frame,
        language: Language,
    ) -> Result<Self, BasemapError> {
        let group = ground(archive, style, frame)?;
        let mut due = labels_in(archive, style, frame.bbox(), frame.zoom as f32, language)?;
        // Towns are left out: a figure names what its texts name, and no more than is needed to know where one is.
        due.retain(|label| label.class != Class::City);
        for label in &mut due {
            label.letter_spacing = label.letter_spacing.min(TextStyle::APART);
        }
        Ok(Self { group, rect: frame.rect, due })
    }

    /// The map that was chosen, over the one that ships: where it has nothing to show, that is seen.
    ///
    /// # Errors
    /// Where either cannot be read.
    #[allow(clippy::cast_possible_truncation)] // zooms
    pub fn chosen(
        archive: &Archive<'_>,
        options: &FigureOptions,
        style: &Style,
        frame: &Frame,
        language: Language,
    ) -> Result<Self, ExportError> {
        let mut ground = Self::bundled(archive, style, frame, language)?;
        let (base, bbox) = (&options.base, frame.bbox());
        let over = base.instructions(style, bbox, frame.zoom as f32, |world| frame.place(world))?;
        ground.group.items.extend(over.into_iter().map(painted));
        let sharp = frame.zoom + f64::from(options.size.scale()).log2();
        if let Some(mosaic) = base.mosaic(bbox, sharp)? {
            ground.group.items.push(placed(&mosaic, frame, Raster::of(&mosaic, options.theme)?));
            // Pictures have names of their own.
            ground.due.retain(|label| !mosaic.shown.iter().any(|tile| holds(*tile, label)));
        }
        Ok(ground)
    }

    /// What is seen of it in a frame as large, elsewhere on the page.
    #[must_use]
    pub fn within(&self, frame: &Frame) -> Group {
        let by = [frame.rect[0] - self.rect[0], frame.rect[1] - self.rect[1]];
        if by == [0.0; 2] {
            return self.group.clone();
        }
        self.group.clone().moved(by)
    }

    /// Names of countries and of their capitals, where there is room.
    pub fn names(&self, frame: &Frame, fonts: &Fonts, taken: &Taken) -> Group {
        let due = self
            .due
            .iter()
            .filter(|label| label.class != Class::Country || !taken.countries.contains(&label.country));
        let width = |label: &Label| fonts.width(&label.text, label.size, label.weight, label.letter_spacing);
        let size = |label: &Label| [width(label), label.size * Fonts::LINE];
        let project = |lon: f64, lat: f64| frame.place(World::from_lon_lat(lon, lat));
        let [left, top, map_width, height] = frame.rect;
        let inside = |rect: &[f32; 4]| {
            rect[0] >= left + 4.0
                && rect[1] >= top + 4.0
                && rect[2] <= left + map_width - 4.0
                && rect[3] <= top + height - 4.0
        };
        let mut group = Group::new("base-map-names");
        let occupied: labels::Taken = taken.rects.iter().copied().map(labels::Rect::from).collect();
        let is_free = |rect: [f32; 4]| occupied.is_free(&rect.into());
        for (label, rect) in declutter(due.cloned().collect(), is_free, size, project) {
            if inside(&rect) {
                group.items.extend(named(label, rect, project));
            }
        }
        group
    }
}

/// What must stay clear of base map names, and which names the corpus' own labels replace.
pub struct Taken {
    /// Left, top, right, bottom.
    pub rects: Vec<[f32; 4]>,
    /// Two-letter codes of countries that have a label of the corpus.
    pub countries: Vec<String>,
}

/// A name where it found room, which is not on its point where that is taken.
fn named(label: Label, rect: [f32; 4], project: impl Fn(f64, f64) -> [f32; 2]) -> Vec<Item> {
    let baseline = f32::midpoint(rect[1], rect[3]) + label.size * Fonts::CAPITALS / 2.0;
    let style = TextStyle {
        letter_spacing: label.letter_spacing,
        ..TextStyle::new(label.size, label.weight, label.color)
    }
    .with_halo(label.halo);
    let mut items = Vec::new();
    if label.class != Class::Country {
        let dot = Shape::Circle { centre: project(label.lon, label.lat), radius: 1.8 };
        items.push(Item::Shape(dot, Paint::fill(label.color)));
    }
    let at = [rect[0], baseline];
    items.push(Item::Text(Text { at, anchor: Anchor::Start, content: label.text, style }));
    items
}

/// A picture where its part of the world lies.
fn placed(mosaic: &Mosaic, frame: &Frame, raster: Raster) -> Item {
    let [start, end] = mosaic.corners.map(|corner| frame.place(corner));
    Item::Image([start[0], start[1], end[0] - start[0], end[1] - start[1]], Arc::new(raster))
}

/// Whether a name stands on a tile.
fn holds(tile: PlacedTile, label: &Label) -> bool {
    let at = World::from_lon_lat(label.lon, label.lat);
    TileId::holding(at, tile.id.zoom) == tile.id && at.x.floor() as i32 == tile.copy
}
