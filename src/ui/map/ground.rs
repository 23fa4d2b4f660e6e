//! The ground of the map: tiles and outlines, kept once they are made, and put on the screen by a transform each frame.

use std::collections::HashMap;
use std::sync::Arc;

use eframe::egui::{Color32, Context, Rect, Ui, UiBuilder, Vec2, emath::TSTransform};
use geo::MultiPolygon;
use walkers::{Canvas, Drawables, Layer, Projector};

use super::camera::Camera;
use super::mesher::{Made, Mesher, Order, ReadyOutline, ReadyTile};
use super::tessellate::{TILE_UNITS, WORLD_UNITS};
use super::tiles::{self, Base, BaseSource, Pictures, Provider, Slot, TileSet, Vectors};
use super::tiles::{fill_slot, forget, put};
use crate::basemap::{Content, PlacedTile, Style, TileId, World};
use crate::model::PlaceId;
use crate::words::Words;

/// The last zoom that the bundled map has tiles for; beyond it these are enlarged.
pub const LAST_TILE_ZOOM: u8 = 7;
/// Outlines kept beside those on screen.
const MOST_OUTLINES: usize = 512;

/// Width of the line around an area, in points.
pub const OUTLINE_WIDTH: f32 = 1.2;

/// An outline on the map.
pub struct ShownOutline<'a> {
    /// Whose.
    pub place: &'a PlaceId,
    /// In degrees.
    pub area: &'a Arc<MultiPolygon<f64>>,
    /// Opacity of its inside.
    pub fill: f32,
    /// Opacity of its line.
    pub line: f32,
}

/// What has been made and what is being made.
pub struct Ground {
    mesher: Mesher,
    offline: TileSet,
    over: Over,
    source: BaseSource,
    outlines: HashMap<PlaceId, Slot<ReadyOutline, Color32>>,
    fault: Option<String>,
    frame: u64,
    waiting: usize,
    renewed: bool,
}

/// What lies over the offline map.
enum Over {
    Nothing,
    Vectors(Box<Vectors>),
    Pictures(Box<Pictures>),
}

impl Over {
    fn of(source: &BaseSource, ctx: &Context) -> Self {
        let pictures = |provider| Self::Pictures(Box::new(Pictures::new(provider, ctx)));
        match source {
            BaseSource::Offline => Self::Nothing,
            BaseSource::File(file) if file.content() == Content::Pictures => {
                pictures(Arc::clone(file) as Arc<dyn Provider>)
            }
            BaseSource::File(file) => Self::Vectors(Box::new(Vectors::new(file, ctx))),
            BaseSource::Online(fetcher) => pictures(Arc::clone(fetcher) as Arc<dyn Provider>),
        }
    }
}

impl Ground {
    /// Nothing made yet.
    #[must_use]
    pub fn new(ctx: &Context) -> Self {
        Self {
            mesher: Mesher::start(ctx, None),
            offline: TileSet::default(),
            over: Over::Nothing,
            source: BaseSource::Offline,
            outlines: HashMap::new(),
            fault: None,
            frame: 0,
            waiting: 0,
            renewed: false,
        }
    }

    /// Why the base map cannot be shown.
    #[must_use]
    pub fn fault(&self) -> Option<&str> {
        self.fault.as_deref()
    }

    /// Whether all that the last frame wanted was there.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        let over = match &self.over {
            Over::Nothing => 0,
            Over::Vectors(vectors) => vectors.waiting(),
            Over::Pictures(pictures) => pictures.waiting(),
        };
        self.waiting + over == 0 && (self.fault.is_some() || self.offline.waiting() == 0)
    }

    /// Whether tiles came or went since the last frame, so that names may stand elsewhere.
    #[must_use]
    pub fn is_renewed(&self) -> bool {
        self.renewed
    }

    /// What keeps tiles of the chosen source from the map, in words.
    #[must_use]
    pub fn told(&self, base: &Base, words: &Words) -> Option<String> {
        let (trouble, elsewhere) = match &self.over {
            Over::Nothing => return None,
            Over::Vectors(vectors) => {
                (vectors.trouble().map(|trouble| (trouble, false)), vectors.is_elsewhere())
            }
            Over::Pictures(pictures) => (pictures.trouble(), pictures.is_elsewhere()),
        };
        tiles::told(base, trouble, elsewhere, words)
    }

    /// Takes in what was made since the last frame; shows tiles of `source` from now on.
    fn begin_frame(&mut self, ctx: &Context, source: &BaseSource) {
        self.frame += 1;
        self.waiting = 0;
        self.renewed = false;
        if !self.source.is(source) {
            self.source = source.clone();
            self.over = Over::of(source, ctx);
            self.renewed = true;
        }
        for made in self.mesher.made() {
            match made {
                Made::Tile(id, style, tile) => self.offline.take(id, &style, tile),
                Made::Outline(place, colour, outline) => {
                    fill_slot(&mut self.outlines, &place, &colour, Some(outline));
                }
                Made::Fault(fault) => self.fault = Some(fault),
                Made::Broken(id, style, _) => self.offline.take(id, &style, None),
            }
        }
        self.offline.begin_frame();
        match &mut self.over {
            Over::Nothing => {}
            Over::Vectors(vectors) => self.renewed |= vectors.begin_frame(),
            Over::Pictures(pictures) => pictures.begin_frame(ctx),
        }
        forget(&mut self.outlines, MOST_OUTLINES, self.frame);
    }

    /// Begins a frame with the tiles of `source` (see [`Self::begin_frame`] and [`Self::tiles`]).
    pub fn frame(
        &mut self,
        ui: &mut Ui,
        camera: &Camera,
        source: &BaseSource,
        style: &Arc<Style>,
    ) -> (GroundLayer, Vec<(PlacedTile, ReadyTile)>) {
        self.begin_frame(ui.ctx(), source);
        let mut layer = GroundLayer::default();
        let tiles = self.tiles(ui, camera, style, &mut layer);
        (layer, tiles)
    }

    /// The tiles that cover what the camera sees, each where it goes; where one is not ready, the part of a larger one.
    /// The chosen source lies over the offline map. Gives the tiles whose names are to be shown.
    fn tiles(
        &mut self,
        ui: &mut Ui,
        camera: &Camera,
        style: &Arc<Style>,
        layer: &mut GroundLayer,
    ) -> Vec<(PlacedTile, ReadyTile)> {
        let mut shown = Vec::new();
        for placed in seen(camera, LAST_TILE_ZOOM) {
            put(&mut self.offline, &self.mesher, camera, placed, style, layer, &mut shown);
        }
        match &mut self.over {
            Over::Nothing => {}
            Over::Vectors(vectors) => {
                let over = vectors.put(camera, style, layer);
                // What is covered is not named from below.
                shown.retain(|(placed, _)| !over.iter().any(|(above, _)| overlap(*placed, *above)));
                shown.extend(over);
            }
            Over::Pictures(pictures) => {
                let mut below =
                    ui.new_child(UiBuilder::new().max_rect(camera.rect).id_salt("below-pictures"));
                super::show_ground(&mut below, camera, std::mem::take(layer));
                let over = pictures.paint(&ui.painter_at(camera.rect), camera);
                shown.retain(|(placed, _)| !over.iter().any(|above| overlap(*placed, *above)));
            }
        }
        shown
    }

    /// Puts outlines on the layer, in order.
    pub fn outlines<'a>(
        &mut self,
        camera: &Camera,
        colour: Color32,
        shown: impl IntoIterator<Item = ShownOutline<'a>>,
        layer: &mut GroundLayer,
    ) {
        for outline in shown {
            let (mesher, frame) = (&self.mesher, self.frame);
            let order = || {
                mesher.order(Order::Outline(
                    outline.place.clone(),
                    Arc::clone(outline.area),
                    OUTLINE_WIDTH,
                    colour,
                ));
            };
            let slot = self.outlines.entry(outline.place.clone()).or_insert_with(|| {
                order();
                Slot { ready: None, look: colour, made: false, last_used: frame }
            });
            if slot.look != colour {
                order();
                slot.look = colour;
                slot.made = false;
            }
            slot.last_used = frame;
            self.waiting += usize::from(!slot.made);
            if let Some(ready) = &slot.ready {
                let transform = outline_transform(camera, ready.corner);
                layer.add(ready.fill.clone().with_transform(transform).with_transparency(outline.fill));
                layer.add(ready.line.clone().with_transform(transform).with_transparency(outline.line));
            }
        }
    }
}

/// Whether one tile lies within the other.
fn overlap(one: PlacedTile, other: PlacedTile) -> bool {
    let zoom = one.id.zoom.min(other.id.zoom);
    one.copy == other.copy && one.id.ancestor(zoom) == other.id.ancestor(zoom)
}

/// The tiles that the camera sees, at the zoom nearest to its own, and none beyond the `last`. Where the map is wider than
/// the world, the world repeats.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // zooms and tiles are small numbers
pub fn seen(camera: &Camera, last: u8) -> Vec<PlacedTile> {
    let zoom = (camera.zoom.round() as u8).min(last);
    let across = 1i32 << zoom;
    let tile = |at: f64| (at * f64::from(across)).floor() as i32;
    let (start, end) = (camera.to_world(camera.rect.min), camera.to_world(camera.rect.max));
    let (top, bottom) = (tile(start.y).max(0), tile(end.y).min(across - 1));
    let placed = |x: i32, y: i32| {
        let id = TileId { zoom, x: x.rem_euclid(across) as u32, y: y as u32 };
        PlacedTile { id, copy: x.div_euclid(across) }
    };
    (top..=bottom).flat_map(|y| (tile(start.x)..=tile(end.x)).map(move |x| placed(x, y))).collect()
}

#[allow(clippy::cast_possible_truncation)] // the screen is measured in 32 bits
fn tile_side(camera: &Camera, placed: PlacedTile) -> f32 {
    (camera.world_side() * placed.id.side()) as f32
}

/// Where a tile is on the screen.
pub fn tile_rect(camera: &Camera, placed: PlacedTile) -> Rect {
    let min = camera.to_screen(placed.corner());
    let side = placed.id.side();
    let World { x, y } = placed.corner();
    // From the neighbour's corner rather than by adding the side: so both round to the same pixel, and no seam shows.
    Rect::from_min_max(min, camera.to_screen(World { x: x + side, y: y + side }))
}

/// Where a tile's own units are on the screen.
pub fn tile_transform(camera: &Camera, placed: PlacedTile) -> TSTransform {
    let at = camera.to_screen(placed.corner());
    TSTransform::new(Vec2::new(at.x, at.y), tile_side(camera, placed) / TILE_UNITS)
}

#[allow(clippy::cast_possible_truncation)] // the screen is measured in 32 bits
fn outline_transform(camera: &Camera, corner: World) -> TSTransform {
    let at = camera.to_screen(camera.nearest(corner));
    TSTransform::new(Vec2::new(at.x, at.y), (camera.world_side() / WORLD_UNITS) as f32)
}

/// What walkers draws below everything of ours.
#[derive(Default)]
pub struct GroundLayer(Vec<Drawables>);

impl GroundLayer {
    /// Above what is there.
    pub fn add(&mut self, drawables: Drawables) {
        self.0.push(drawables);
    }
}

impl Layer for GroundLayer {
    fn draw(&mut self, canvas: &mut Canvas, _: &Projector<'_>) {
        for drawables in self.0.drain(..) {
            canvas.add_drawables(drawables);
        }
    }
}

#[cfg(test)]
mod tests {
    use eframe::egui::{Pos2, pos2, vec2};

    use super::*;

    fn camera(zoom: f64, lon: f64) -> Camera {
        let rect = Rect::from_min_size(pos2(264.0, 44.0), vec2(928.0, 780.0));
        Camera { center: World::from_lon_lat(lon, 34.0), zoom, rect }.clamped()
    }

    #[test]
    fn the_tiles_seen_cover_the_map_and_meet_without_gaps() {
        for (zoom, lon) in [(5.6, 66.0), (1.7, 179.0), (2.2, -179.9), (9.3, 66.0)] {
            let camera = camera(zoom, lon);
            let rects: Vec<Rect> =
                seen(&camera, LAST_TILE_ZOOM).into_iter().map(|tile| tile_rect(&camera, tile)).collect();
            for x in (0u8..=20).map(|step| f32::from(step) / 20.0) {
                for y in (0u8..=20).map(|step| f32::from(step) / 20.0) {
                    let at = camera.rect.min + vec2(x * 927.9, y * 779.9);
                    assert!(rects.iter().any(|rect| rect.contains(at)), "{zoom} {lon} {at:?}");
                }
            }
            for (a, b) in rects.iter().zip(rects.iter().skip(1)).filter(|(a, b)| a.min.y == b.min.y) {
                assert_eq!(a.max.x, b.min.x);
            }
        }
    }

    #[test]
    fn the_last_tiles_are_those_of_the_bundled_map() {
        let archive = crate::basemap::Archive::bundled().unwrap();
        assert_eq!(*archive.zooms().end(), LAST_TILE_ZOOM);
    }

    #[test]
    fn a_tiles_mesh_lands_on_the_tiles_rectangle() {
        let camera = camera(5.6, 66.0);
        for tile in seen(&camera, LAST_TILE_ZOOM) {
            let corner = tile_transform(&camera, tile) * pos2(TILE_UNITS, TILE_UNITS);
            assert!(corner.distance(tile_rect(&camera, tile).max) < 0.05, "{corner:?}");
        }
    }

    #[test]
    fn an_outlines_mesh_lands_on_its_corner_on_the_near_side_of_the_date_line() {
        let camera = camera(5.0, 179.0);
        let corner = World::from_lon_lat(-178.0, 35.0);
        let at = outline_transform(&camera, corner) * Pos2::ZERO;
        assert!(camera.rect.contains(at), "{at:?}");
    }
}
