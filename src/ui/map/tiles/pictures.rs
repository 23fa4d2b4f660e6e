//! Tiles that are pictures, on the map: what is there, what is still to come, and what stands in meanwhile.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use eframe::egui::{Color32, ColorImage, Context, Painter, Rect, TextureHandle, TextureOptions, pos2};

use super::super::camera::Camera;
use super::super::ground::{seen, tile_rect};
use super::pool::{Answer, Pool, Provider, Trouble};
use crate::basemap::{Picture, PictureFault, PlacedTile, TileId};

/// Pictures kept beside those in sight take at most so many bytes.
const MOST_BYTES: usize = 192 << 20;
/// What is known of tiles without a picture is kept for so many.
const MOST_KNOWN: usize = 20_000;
/// A tile that could not be had is asked for so often, each time after a longer pause.
const MOST_ATTEMPTS: u32 = 5;
/// The first of these pauses.
const FIRST_PAUSE: Duration = Duration::from_secs(2);

/// The pictures of one source.
pub struct Pictures {
    provider: Arc<dyn Provider>,
    pool: Pool,
    tiles: HashMap<TileId, Tile>,
    frame: u64,
    trouble: Option<Trouble>,
    shown: usize,
    waiting: usize,
}

/// What is known of a tile.
#[derive(Default)]
struct Tile {
    texture: Option<TextureHandle>,
    trouble: Option<Trouble>,
    attempts: u32,
    /// When it is to be asked for again.
    again: Option<Instant>,
    last_used: u64,
}

impl Tile {
    fn is_due(&self, now: Instant) -> bool {
        self.again.is_some_and(|again| again <= now)
    }

    fn bytes(&self) -> usize {
        self.texture.as_ref().map_or(0, |texture| texture.size()[0] * texture.size()[1] * 4)
    }

    /// Takes in what came; the server may be asked again where it said nothing final.
    fn take(&mut self, texture: Option<TextureHandle>, trouble: Option<Trouble>, now: Instant) {
        self.texture = texture.or_else(|| self.texture.take());
        self.again = None;
        if let Some(Trouble::Unreachable | Trouble::Busy(_)) = trouble {
            self.attempts += 1;
            let pause = FIRST_PAUSE.saturating_mul(1 << self.attempts.min(6).saturating_sub(1));
            self.again = (self.attempts < MOST_ATTEMPTS).then(|| now + pause);
        }
        self.trouble = trouble;
    }
}

impl Pictures {
    /// Starts to work for a source.
    #[must_use]
    pub fn new(provider: Arc<dyn Provider>, ctx: &Context) -> Self {
        let pool = Pool::start(&provider, ctx);
        let tiles = HashMap::new();
        Self { provider, pool, tiles, frame: 0, trouble: None, shown: 0, waiting: 0 }
    }

    /// What keeps tiles in sight from being shown as they are now, and whether older or larger ones are shown in their place.
    #[must_use]
    pub fn trouble(&self) -> Option<(&Trouble, bool)> {
        self.trouble.as_ref().map(|trouble| (trouble, self.shown > 0))
    }

    /// Whether nothing of the source is in sight and nothing more is to come.
    #[must_use]
    pub fn is_elsewhere(&self) -> bool {
        self.shown == 0 && self.waiting == 0 && self.trouble.is_none()
    }

    /// How many tiles in sight are still to come.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.waiting
    }

    /// Takes in what came since the last frame.
    pub fn begin_frame(&mut self, ctx: &Context) {
        self.frame += 1;
        let now = Instant::now();
        for (id, Answer { picture, trouble, reached, holds }) in self.pool.answers() {
            if reached {
                self.server_is_back(now);
            }
            let texture = picture.map(|picture| texture(ctx, id, &picture)).transpose();
            let (texture, trouble) = match texture {
                Ok(texture) => (texture, trouble),
                Err(refused) => (None, Some(refused)),
            };
            let tile = self.tiles.entry(id).or_default();
            tile.last_used = self.frame;
            tile.take(texture, trouble, now);
            tile.again = tile.again.or(holds.map(|holds| now + holds));
        }
        self.forget();
    }

    /// What could not be had while the server was away is to be asked for anew, also what was given up.
    fn server_is_back(&mut self, now: Instant) {
        for tile in self.tiles.values_mut().filter(|tile| tile.trouble == Some(Trouble::Unreachable)) {
            (tile.attempts, tile.again) = (0, Some(now));
        }
    }

    /// Draws what is there and asks for what is not. Gives the tiles that are drawn, with a picture of their own or a larger one.
    pub fn paint(&mut self, painter: &Painter, camera: &Camera) -> Vec<PlacedTile> {
        let zooms = self.provider.zooms();
        let mut wanted = Vec::new();
        let mut drawn = Vec::new();
        (self.trouble, self.waiting) = (None, 0);
        let mut all = seen(camera, *zooms.end());
        let middle = painter.clip_rect().center();
        // What is looked at first is had first.
        all.sort_by(|a, b| {
            let far = |placed: &PlacedTile| tile_rect(camera, *placed).center().distance_sq(middle);
            far(a).total_cmp(&far(b))
        });
        for placed in all.into_iter().filter(|placed| zooms.contains(&placed.id.zoom)) {
            self.ask(placed.id, &mut wanted);
            if self.draw(painter, camera, placed) {
                drawn.push(placed);
            }
        }
        self.shown = drawn.len();
        self.waiting += wanted.len();
        self.pool.want(wanted);
        self.wake(painter.ctx());
        drawn
    }

    /// Puts a tile on the list of wishes where it is to be asked for. Where a file has no such tile, its larger one may.
    fn ask(&mut self, id: TileId, wanted: &mut Vec<TileId>) {
        let frame = self.frame;
        let Some(tile) = self.tiles.get_mut(&id) else {
            if !wanted.contains(&id) {
                wanted.push(id);
            }
            return;
        };
        tile.last_used = frame;
        if let Some(trouble) = &tile.trouble {
            let worse = !matches!(self.trouble, Some(Trouble::Unreachable | Trouble::Busy(_)));
            if self.trouble.is_none() || worse {
                self.trouble = Some(trouble.clone());
            }
        }
        if tile.is_due(Instant::now()) {
            wanted.push(id);
        }
        let missing = tile.texture.is_none() && tile.trouble.is_none();
        if missing && self.provider.is_sparse() && id.zoom > *self.provider.zooms().start() {
            self.ask(id.ancestor(id.zoom - 1), wanted);
        }
    }

    /// Draws a tile, the part of a larger one, or what there is of smaller ones. Whether all of it is covered.
    fn draw(&mut self, painter: &Painter, camera: &Camera, placed: PlacedTile) -> bool {
        let rect = tile_rect(camera, placed);
        for zoom in (0..=placed.id.zoom).rev() {
            let id = placed.id.ancestor(zoom);
            if let Some(texture) = self.texture(id) {
                painter.image(texture, rect, part(placed.id, zoom), Color32::WHITE);
                return true;
            }
        }
        for quarter in quarters(placed) {
            if let Some(texture) = self.texture(quarter.id) {
                painter.image(
                    texture,
                    tile_rect(camera, quarter),
                    part(quarter.id, quarter.id.zoom),
                    Color32::WHITE,
                );
            }
        }
        false
    }

    fn texture(&mut self, id: TileId) -> Option<eframe::egui::TextureId> {
        let tile = self.tiles.get_mut(&id)?;
        tile.last_used = self.frame;
        tile.texture.as_ref().map(TextureHandle::id)
    }

    /// Asks for a frame when the next tile is to be asked for again.
    fn wake(&self, ctx: &Context) {
        let seen = self.tiles.values().filter(|tile| tile.last_used == self.frame);
        if let Some(next) = seen.filter_map(|tile| tile.again).min() {
            ctx.request_repaint_after(next.saturating_duration_since(Instant::now()));
        }
    }

    /// Drops what was not used for longest, until the rest is no more than may be kept.
    fn forget(&mut self) {
        let mut bytes: usize = self.tiles.values().map(Tile::bytes).sum();
        let mut count = self.tiles.len();
        if bytes <= MOST_BYTES && count <= MOST_KNOWN {
            return;
        }
        let frame = self.frame;
        let idle = |tile: &Tile| tile.last_used + 1 < frame;
        let mut old: Vec<(u64, TileId)> = self
            .tiles
            .iter()
            .filter(|(_, tile)| idle(tile))
            .map(|(id, tile)| (tile.last_used, *id))
            .collect();
        old.sort();
        for (_, id) in old {
            if bytes <= MOST_BYTES / 4 * 3 && count <= MOST_KNOWN / 2 {
                break;
            }
            if let Some(tile) = self.tiles.remove(&id) {
                bytes -= tile.bytes();
                count -= 1;
            }
        }
    }
}

/// The part of the tile at `zoom` that shows `id`, in shares of its sides.
#[allow(clippy::cast_possible_truncation)] // shares
fn part(id: TileId, zoom: u8) -> Rect {
    let window = id.window(zoom);
    let at = |steps: f64| {
        pos2(
            ((window.offset[0] + steps) / window.scale) as f32,
            ((window.offset[1] + steps) / window.scale) as f32,
        )
    };
    Rect::from_min_max(at(0.0), at(1.0))
}

fn quarters(PlacedTile { id, copy }: PlacedTile) -> impl Iterator<Item = PlacedTile> {
    let within = id.zoom < TileId::LAST_ZOOM;
    let quarter = move |x, y| TileId { zoom: id.zoom + 1, x: 2 * id.x + x, y: 2 * id.y + y };
    [(0, 0), (1, 0), (0, 1), (1, 1)]
        .into_iter()
        .filter(move |_| within)
        .map(move |(x, y)| PlacedTile { id: quarter(x, y), copy })
}

/// A picture as the graphics hold it; larger ones than they can are refused.
fn texture(ctx: &Context, id: TileId, picture: &Picture) -> Result<TextureHandle, Trouble> {
    let size = picture.size.map(|side| side as usize);
    let most = ctx.input(|input| input.max_texture_side);
    if size.iter().any(|side| *side > most) {
        return Err(Trouble::Refused(
            PictureFault::TooLarge { width: picture.size[0], height: picture.size[1] }.message(),
        ));
    }
    let image = ColorImage::from_rgba_unmultiplied(size, &picture.rgba);
    Ok(ctx.load_texture(format!("tile {id}"), image, TextureOptions::LINEAR))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tile_three_zooms_beyond_the_last_is_an_eighth_of_its_ancestor_on_either_side() {
        // 5/8 across and 3/8 down the ancestor, as 13 = 8 + 5 and 11 = 8 + 3.
        let shown = part(TileId { zoom: 5, x: 13, y: 11 }, 2);
        assert_eq!(shown, Rect::from_min_max(pos2(0.625, 0.375), pos2(0.75, 0.5)));
    }

    #[test]
    fn the_quarters_of_a_tile_are_the_tiles_that_have_it_for_ancestor() {
        let placed = PlacedTile { id: TileId { zoom: 3, x: 5, y: 2 }, copy: 1 };
        for quarter in quarters(placed) {
            assert_eq!((quarter.id.ancestor(3), quarter.copy), (placed.id, 1));
        }
    }

    #[test]
    fn a_tile_that_cannot_be_had_is_asked_for_less_and_less_often_and_not_for_ever() {
        let (mut tile, now) = (Tile::default(), Instant::now());
        let mut pauses = Vec::new();
        loop {
            tile.take(None, Some(Trouble::Busy(500)), now);
            let Some(again) = tile.again else { break };
            pauses.push((again - now).as_secs());
        }
        assert_eq!(pauses, [2, 4, 8, 16]);
        tile.take(None, Some(Trouble::Refused(PictureFault::Page.message())), now);
        assert_eq!(tile.again, None, "what will be no tile is not asked for again");
    }
}
