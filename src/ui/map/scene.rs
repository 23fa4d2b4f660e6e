//! What lies above the ground, projected: markers as one mesh and all names. Made anew only when the view or the camera changes.

use std::sync::Arc;

use eframe::egui::{Align2, Mesh, Painter, Shape, Ui};

use super::camera::Camera;
use super::controls::Layout;
use super::marks::{self, Brush, Mark};
use super::mesher::ReadyTile;
use super::names::{Marked, Name, Pen};
use crate::basemap::{Language, PlacedTile, Style};
use crate::corpus::Corpus;
use crate::ui::theme::{Face, Tokens, size};
use crate::view::{Query, ViewModel, number_fits, number_is_pale};

/// What a frame draws above the ground.
pub struct Scene {
    key: Key,
    marks: Vec<Mark>,
    mesh: Arc<Mesh>,
    counted: Vec<usize>,
    marker_names: Vec<Name>,
    base_names: Vec<Name>,
}

/// What the scene depends on.
struct Key {
    corpus: Arc<Corpus>,
    query: Query,
    camera: Camera,
    layout: Layout,
    style: Arc<Style>,
    tiles: Vec<PlacedTile>,
    density: f32,
}

impl Key {
    fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.corpus, &other.corpus)
            && self.query == other.query
            && self.camera == other.camera
            && self.layout == other.layout
            && self.style == other.style
            && self.tiles == other.tiles
            && self.density == other.density
    }
}

/// What a scene is made from.
pub struct Source<'a> {
    /// The markers.
    pub view: &'a ViewModel,
    /// Where the map looks.
    pub camera: &'a Camera,
    /// What lies over the map.
    pub layout: &'a Layout,
    /// How the base map looks.
    pub style: &'a Arc<Style>,
    /// The tiles shown.
    pub tiles: &'a [(PlacedTile, ReadyTile)],
    /// Draws the signs.
    pub brush: &'a Brush<'a>,
}

impl Scene {
    /// The scene of last frame where it still holds, else a new one.
    #[must_use]
    pub fn up_to_date(last: Option<Self>, ui: &Ui, source: &Source<'_>) -> Self {
        let key = Key {
            corpus: Arc::clone(source.view.corpus()),
            query: source.view.query().clone(),
            camera: *source.camera,
            layout: source.layout.clone(),
            style: Arc::clone(source.style),
            tiles: source.tiles.iter().map(|(placed, _)| *placed).collect(),
            density: source.brush.density,
        };
        match last {
            Some(scene) if scene.key.is(&key) => scene,
            _ => Self::new(key, ui, source),
        }
    }

    fn new(key: Key, ui: &Ui, source: &Source<'_>) -> Self {
        let markers = source.view.all_markers();
        let marks = marks::marks(markers, source.view.scale(), source.camera);
        let mesh = source.brush.mesh(&marks, markers);
        let counted = marks::counted(&marks, markers);
        let obstacles = source.layout.obstacles();
        let pen = Pen {
            painter: ui.painter(),
            tokens: source.brush.tokens,
            camera: source.camera,
            obstacles: &obstacles,
        };
        let marker_names = pen.of_markers(&marks, markers, &source.view.query().places);
        let language = Language::from_tag(source.view.corpus().language().as_str());
        let named = Marked::new(&marks, markers, &marker_names);
        let base_names = pen.of_base(source.tiles, source.style, language, &named);
        Self { key, marks, mesh, counted, marker_names, base_names }
    }

    /// The signs on screen, large before small.
    #[must_use]
    pub fn marks(&self) -> &[Mark] {
        &self.marks
    }

    /// All signs.
    #[cfg(test)]
    pub(super) fn mesh(&self) -> &Arc<Mesh> {
        &self.mesh
    }

    /// Draws the names of the base map.
    pub fn paint_base_names(&self, painter: &Painter, tokens: &Tokens) {
        for name in &self.base_names {
            name.paint(painter, tokens.land);
        }
    }

    /// Draws the markers with their counts and names.
    pub fn paint_markers(&self, painter: &Painter, view: &ViewModel, tokens: &Tokens) {
        painter.add(Shape::Mesh(Arc::clone(&self.mesh)));
        for mark in self.counted.iter().map(|&place| &self.marks[place]) {
            let Some(marker) = view.all_markers().get(mark.index) else { continue };
            let on_accent = number_is_pale(marker);
            let colour = if on_accent { tokens.on_accent } else { tokens.text };
            let font = Face::SemiBold.at(if mark.radius > 14.0 { size::SECONDARY } else { size::CAPTION });
            let number = painter.layout_no_wrap(marker.visible.to_string(), font, colour);
            if number_fits(number.size().x, mark.radius) {
                painter.galley(Align2::CENTER_CENTER.anchor_size(mark.at, number.size()).min, number, colour);
            }
        }
        for name in &self.marker_names {
            name.paint(painter, tokens.land);
        }
    }
}
