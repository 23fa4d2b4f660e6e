//! The vector tiles of a file, on the map: what is there, what is still to come, and what cannot be read.

use std::collections::HashMap;
use std::sync::Arc;

use eframe::egui::Context;

use super::super::camera::Camera;
use super::super::ground::{GroundLayer, seen, tile_rect, tile_transform};
use super::super::mesher::{Made, Mesher, ReadyTile};
use super::pool::Trouble;
use super::set::TileSet;
use crate::basemap::{PlacedTile, Style, TileFile, TileId};

/// The tiles of one file.
pub struct Vectors {
    file: Arc<TileFile>,
    mesher: Mesher,
    tiles: TileSet,
    /// Why tiles cannot be read. No more are kept than there are tiles asked for.
    broken: HashMap<TileId, Trouble>,
    /// One of those in sight.
    trouble: Option<Trouble>,
    shown: usize,
}

impl Vectors {
    /// Starts to read a file.
    #[must_use]
    pub fn new(file: &Arc<TileFile>, ctx: &Context) -> Self {
        Self {
            file: Arc::clone(file),
            mesher: Mesher::start(ctx, Some(Arc::clone(file))),
            tiles: TileSet::default(),
            broken: HashMap::new(),
            trouble: None,
            shown: 0,
        }
    }

    /// How many tiles in sight are still to come.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.tiles.waiting()
    }

    /// What keeps a tile in sight from being shown.
    #[must_use]
    pub fn trouble(&self) -> Option<&Trouble> {
        self.trouble.as_ref()
    }

    /// Whether nothing of the file is in sight and nothing more is to come.
    #[must_use]
    pub fn is_elsewhere(&self) -> bool {
        self.shown == 0 && self.waiting() == 0
    }

    /// Takes in what was made since the last frame; whether anything was.
    pub fn begin_frame(&mut self) -> bool {
        let mut renewed = false;
        for made in self.mesher.made() {
            renewed = true;
            match made {
                Made::Tile(id, style, tile) => self.tiles.take(id, &style, tile),
                Made::Broken(id, style, why) => {
                    self.tiles.take(id, &style, None);
                    self.broken.insert(id, Trouble::Refused(why));
                }
                Made::Outline(..) | Made::Fault(_) => {}
            }
        }
        self.tiles.begin_frame();
        renewed
    }

    /// Puts the tiles of the file on the layer, where it has any. Where it lacks a small one, a larger one may be there.
    pub fn put(
        &mut self,
        camera: &Camera,
        style: &Arc<Style>,
        layer: &mut GroundLayer,
    ) -> Vec<(PlacedTile, ReadyTile)> {
        let zooms = self.file.zooms();
        let mut shown = Vec::new();
        self.trouble = None;
        for placed in seen(camera, *zooms.end()).into_iter().filter(|tile| zooms.contains(&tile.id.zoom)) {
            put(&mut self.tiles, &self.mesher, camera, placed, style, layer, &mut shown);
            let mut id = placed.id;
            self.note(id);
            while self.tiles.is_missing(id) && id.zoom > *zooms.start() {
                id = id.ancestor(id.zoom - 1);
                self.tiles.tile(&self.mesher, id, style);
                self.note(id);
            }
        }
        self.shown = shown.len();
        shown
    }

    fn note(&mut self, id: TileId) {
        if self.trouble.is_none() {
            self.trouble = self.broken.get(&id).cloned();
        }
    }
}

/// Puts a tile of a set on the layer, or the part of a larger one.
pub fn put(
    set: &mut TileSet,
    mesher: &Mesher,
    camera: &Camera,
    placed: PlacedTile,
    style: &Arc<Style>,
    layer: &mut GroundLayer,
    shown: &mut Vec<(PlacedTile, ReadyTile)>,
) {
    let own = set.tile(mesher, placed.id, style).cloned();
    let found = own.map(|tile| (placed, tile)).or_else(|| set.stand_in(placed));
    let Some((source, tile)) = found else { return };
    let clip = tile_rect(camera, placed);
    layer.add(tile.ground.clone().with_transform(tile_transform(camera, source)).with_clip_rect(clip));
    // One stands in for several, but its names are shown once.
    if shown.iter().all(|(known, _)| *known != source) {
        shown.push((source, tile));
    }
}
