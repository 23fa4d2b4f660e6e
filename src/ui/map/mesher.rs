//! Cuts tiles and outlines into triangles on a thread of its own, so that no frame waits for it.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use eframe::egui::{Color32, Context};
use geo::MultiPolygon;
use walkers::Drawables;

use super::tessellate;
use crate::basemap::{self, Archive, Label, Style, TileFile, TileId, Window, World};
use crate::model::{Message, PlaceId};

/// Something to be made.
#[derive(Clone, Debug)]
pub enum Order {
    /// A tile of the base map in a style; the style comes back with it.
    Tile(TileId, Arc<Style>),
    /// The outline of a place with its line's width and a colour.
    Outline(PlaceId, Arc<MultiPolygon<f64>>, f32, Color32),
}

/// Something made.
pub enum Made {
    /// A tile; none where the file has none there.
    Tile(TileId, Arc<Style>, Option<ReadyTile>),
    /// An outline, with the colour it was made in.
    Outline(PlaceId, Color32, ReadyOutline),
    /// The base map cannot be read: why, and the way out.
    Fault(String),
    /// A tile of a file cannot be read, and why.
    Broken(TileId, Arc<Style>, Message),
}

/// A tile ready to be drawn, in units of [`tessellate::TILE_UNITS`] along its side.
#[derive(Clone)]
pub struct ReadyTile {
    /// Its ground.
    pub ground: Drawables,
    /// Its names.
    pub names: Arc<basemap::Tile>,
}

/// An outline ready to be drawn, in units of [`tessellate::WORLD_UNITS`] along the world's side.
#[derive(Clone)]
pub struct ReadyOutline {
    /// What its points are relative to.
    pub corner: World,
    /// The triangles inside, opaque.
    pub fill: Drawables,
    /// The line around.
    pub line: Drawables,
}

/// The thread's two ends.
pub struct Mesher {
    orders: Sender<Order>,
    made: Receiver<Made>,
}

impl Mesher {
    /// Starts the thread. It ends when this is dropped; `ctx` is woken when something is made. Tiles are those of `file`,
    /// or of the map that ships.
    #[must_use]
    pub fn start(ctx: &Context, file: Option<Arc<TileFile>>) -> Self {
        let (orders, to_make) = channel();
        let (ready, made) = channel();
        let ctx = ctx.clone();
        // Without a thread (the system has none left) nothing is made, and the map stays empty.
        let _ = std::thread::Builder::new().name("map".to_owned()).spawn(move || match file {
            Some(file) => work(&to_make, &ready, &ctx, |order| make(order, |id| file.vectors(id))),
            None => bundled(&to_make, &ready, &ctx),
        });
        Self { orders, made }
    }

    /// Asks for something; the latest order is made first.
    pub fn order(&self, order: Order) {
        // Fails where the thread is gone, which leaves the map as it is.
        let _ = self.orders.send(order);
    }

    /// What was made since the last time.
    pub fn made(&self) -> impl Iterator<Item = Made> + '_ {
        self.made.try_iter()
    }
}

/// Makes tiles of the map that ships.
fn bundled(orders: &Receiver<Order>, made: &Sender<Made>, ctx: &Context) {
    let archive = Archive::bundled().map_err(|error| fault(&error));
    let archive = match archive {
        Ok(archive) => Some(archive),
        Err(fault) => {
            let _ = made.send(fault);
            ctx.request_repaint();
            None
        }
    };
    let tile = |id| archive.as_ref().map_or(Ok(basemap::Tile::default()), |archive| archive.tile(id));
    work(orders, made, ctx, |order| match order {
        Order::Tile(id, style) => match tile(id) {
            Ok(tile) => {
                let ready = ready_tile(tile, id, &style);
                Made::Tile(id, style, Some(ready))
            }
            Err(error) => fault(&error),
        },
        order @ Order::Outline(..) => make(order, |_| Ok(None)),
    });
}

fn work(orders: &Receiver<Order>, made: &Sender<Made>, ctx: &Context, make: impl Fn(Order) -> Made) {
    let mut waiting = VecDeque::new();
    while let Ok(order) = orders.recv() {
        waiting.push_back(order);
        waiting.extend(orders.try_iter());
        // The latest first: what was asked for before may have left the screen.
        while let Some(order) = waiting.pop_back() {
            // A fault in one is that one's alone.
            let broken = broken(&order);
            let one = catch_unwind(AssertUnwindSafe(|| make(order))).ok().or(broken);
            if one.is_some_and(|one| made.send(one).is_err()) {
                return;
            }
            ctx.request_repaint();
            waiting.extend(orders.try_iter());
        }
    }
}

/// What is told where making a tile broke off.
fn broken(order: &Order) -> Option<Made> {
    let Order::Tile(id, style) = order else { return None };
    let said = Message::new("tile-broke-off").with("tile", id.to_string());
    Some(Made::Broken(*id, Arc::clone(style), said))
}

fn make(order: Order, tile: impl Fn(TileId) -> Result<Option<basemap::Tile>, Message>) -> Made {
    match order {
        Order::Tile(id, style) => match tile(id) {
            Ok(tile) => {
                let ready = tile.map(|tile| ready_tile(tile, id, &style));
                Made::Tile(id, style, ready)
            }
            Err(why) => Made::Broken(id, style, why),
        },
        Order::Outline(place, area, width, colour) => {
            let outline = tessellate::outline(&area, width, colour);
            let ready = ReadyOutline {
                corner: outline.corner,
                fill: Drawables::new(vec![outline.fill]),
                line: Drawables::new(vec![outline.line]),
            };
            Made::Outline(place, colour, ready)
        }
    }
}

fn fault(error: &basemap::BasemapError) -> Made {
    Made::Fault(format!("{error}\nhint: {}", error.hint()))
}

fn ready_tile(mut tile: basemap::Tile, id: TileId, style: &Style) -> ReadyTile {
    let instructions = basemap::paint_tile(&tile, style, f32::from(id.zoom), Window::WHOLE);
    let ground = Drawables::new(tessellate::tile(&instructions));
    tile.layers.retain(|layer| layer.name == NAMES);
    ReadyTile { ground, names: Arc::new(tile) }
}

/// The layer that holds the names.
const NAMES: &str = "place";

/// The names of a ready tile that are due at a zoom.
#[must_use]
pub fn names(
    tile: &ReadyTile,
    id: TileId,
    style: &Style,
    zoom: f32,
    language: basemap::Language,
) -> Vec<Label> {
    basemap::labels(&tile.names, id, style, zoom, language)
}
