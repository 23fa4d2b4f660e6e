//! The ground of the map: tiles and outlines, kept once they are made, and put on the screen by a transform each frame.

use std::collections::HashMap;
use std::sync::Arc;

use eframe::egui::{Color32, Context, Rect, Vec2, emath::TSTransform};
use geo::MultiPolygon;
use walkers::{Canvas, Drawables, Layer, Projector};

use super::camera::Camera;
use super::mesher::{Made, Mesher, Order, ReadyOutline, ReadyTile};
use super::tessellate::{TILE_UNITS, WORLD_UNITS};
use crate::basemap::{PlacedTile, Style, TileId, World};
use crate::model::PlaceId;

/// The last zoom that the bundled map has tiles for; beyond it these are enlarged.
pub const LAST_TILE_ZOOM: u8 = 7;
/// Tiles kept beside those on screen.
const MOST_TILES: usize = 192;
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
    tiles: HashMap<TileId, Slot<ReadyTile, Arc<Style>>>,
    outlines: HashMap<PlaceId, Slot<ReadyOutline, Color32>>,
    fault: Option<String>,
    frame: u64,
    waiting: usize,
}

/// One thing made, or on order: `look` is what it was last ordered in. What is there is shown until the new one comes.
struct Slot<T, L> {
    ready: Option<T>,
    look: L,
    made: bool,
    last_used: u64,
}

impl Ground {
    /// Nothing made yet.
    #[must_use]
    pub fn new(ctx: &Context) -> Self {
        let mesher = Mesher::start(ctx);
        Self { mesher, tiles: HashMap::new(), outlines: HashMap::new(), fault: None, frame: 0, waiting: 0 }
    }

    /// Why the base map cannot be shown.
    #[must_use]
    pub fn fault(&self) -> Option<&str> {
        self.fault.as_deref()
    }

    /// Whether all that the last frame wanted was there.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.waiting == 0
    }

    /// Takes in what was made since the last frame.
    pub fn begin_frame(&mut self) {
        self.frame += 1;
        self.waiting = 0;
        for made in self.mesher.made() {
            match made {
                Made::Tile(id, style, tile) => fill_slot(&mut self.tiles, &id, &style, tile),
                Made::Outline(place, colour, outline) => {
                    fill_slot(&mut self.outlines, &place, &colour, outline);
                }
                Made::Fault(fault) => self.fault = Some(fault),
            }
        }
        forget(&mut self.tiles, MOST_TILES, self.frame);
        forget(&mut self.outlines, MOST_OUTLINES, self.frame);
    }

    /// The tiles that cover what the camera sees, each where it goes; where one is not ready, the part of a larger one.
    pub fn tiles(
        &mut self,
        camera: &Camera,
        style: &Arc<Style>,
        layer: &mut GroundLayer,
    ) -> Vec<(PlacedTile, ReadyTile)> {
        let mut shown: Vec<(PlacedTile, ReadyTile)> = Vec::new();
        for placed in seen(camera) {
            let own = self.tile(placed.id, style).cloned();
            let (source, tile) = match own {
                Some(tile) => (placed, Some(tile)),
                None => self.stand_in(placed),
            };
            let Some(tile) = tile else { continue };
            let clip = tile_rect(camera, placed);
            layer
                .add(tile.ground.clone().with_transform(tile_transform(camera, source)).with_clip_rect(clip));
            // One stands in for several, but its names are shown once.
            if shown.iter().all(|(known, _)| *known != source) {
                shown.push((source, tile));
            }
        }
        shown
    }

    fn tile(&mut self, id: TileId, style: &Arc<Style>) -> Option<&ReadyTile> {
        let (mesher, frame) = (&self.mesher, self.frame);
        let slot = self.tiles.entry(id).or_insert_with(|| {
            mesher.order(Order::Tile(id, Arc::clone(style)));
            Slot { ready: None, look: Arc::clone(style), made: false, last_used: frame }
        });
        if slot.look != *style {
            mesher.order(Order::Tile(id, Arc::clone(style)));
            slot.look = Arc::clone(style);
            slot.made = false;
        }
        slot.last_used = frame;
        self.waiting += usize::from(!slot.made && self.fault.is_none());
        slot.ready.as_ref()
    }

    /// The nearest tile above that is ready.
    fn stand_in(&mut self, placed: PlacedTile) -> (PlacedTile, Option<ReadyTile>) {
        for zoom in (0..placed.id.zoom).rev() {
            let id = placed.id.ancestor(zoom);
            if let Some(slot) = self.tiles.get_mut(&id).filter(|slot| slot.ready.is_some()) {
                slot.last_used = self.frame;
                return (PlacedTile { id, ..placed }, slot.ready.clone());
            }
        }
        (placed, None)
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

fn fill_slot<K: std::hash::Hash + Eq, T, L: PartialEq>(
    slots: &mut HashMap<K, Slot<T, L>>,
    key: &K,
    look: &L,
    made: T,
) {
    if let Some(slot) = slots.get_mut(key).filter(|slot| slot.look == *look) {
        slot.ready = Some(made);
        slot.made = true;
    }
}

/// Drops what was not used for longest, until no more than `most` are kept. What is on order stays, to be taken in.
fn forget<K: std::hash::Hash + Eq + Clone, T, L>(
    slots: &mut HashMap<K, Slot<T, L>>,
    most: usize,
    frame: u64,
) {
    if slots.len() <= most {
        return;
    }
    let mut idle: Vec<(u64, K)> = slots
        .iter()
        .filter(|(_, slot)| slot.made && slot.last_used + 1 < frame)
        .map(|(key, slot)| (slot.last_used, key.clone()))
        .collect();
    idle.sort_by_key(|(last_used, _)| *last_used);
    for (_, key) in idle.into_iter().take(slots.len() - most) {
        slots.remove(&key);
    }
}

/// The tiles that the camera sees, at the zoom nearest to its own. Where the map is wider than the world, the world repeats.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // zooms and tiles are small numbers
fn seen(camera: &Camera) -> Vec<PlacedTile> {
    let zoom = (camera.zoom.round() as u8).min(LAST_TILE_ZOOM);
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

fn tile_rect(camera: &Camera, placed: PlacedTile) -> Rect {
    let min = camera.to_screen(placed.corner());
    let side = placed.id.side();
    let World { x, y } = placed.corner();
    // From the neighbour's corner rather than by adding the side: so both round to the same pixel, and no seam shows.
    Rect::from_min_max(min, camera.to_screen(World { x: x + side, y: y + side }))
}

fn tile_transform(camera: &Camera, placed: PlacedTile) -> TSTransform {
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
    fn add(&mut self, drawables: Drawables) {
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
            let rects: Vec<Rect> = seen(&camera).into_iter().map(|tile| tile_rect(&camera, tile)).collect();
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
        for tile in seen(&camera) {
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

    #[test]
    fn what_was_not_used_for_longest_is_forgotten_first() {
        let slot = |last_used, made| Slot { ready: Some(()), look: (), made, last_used };
        let mut slots: HashMap<u32, Slot<(), ()>> =
            HashMap::from([(1, slot(5, true)), (2, slot(9, true)), (3, slot(1, false)), (4, slot(3, true))]);
        forget(&mut slots, 2, 10);
        let mut kept: Vec<u32> = slots.into_keys().collect();
        kept.sort_unstable();
        assert_eq!(kept, [2, 3]);
    }
}
