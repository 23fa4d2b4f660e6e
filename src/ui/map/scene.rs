//! What lies above the ground, projected: markers as one mesh and all names. Made anew only when the view or the camera changes.

use std::collections::HashMap;
use std::sync::Arc;

use eframe::egui::{Align2, Mesh, Painter, Pos2, Shape, Stroke, Ui};

use super::MapLook;
use super::about::Selected;
use super::brush::Brush;
use super::camera::Camera;
use super::controls::Layout;
use super::heat::HeatLayer;
use super::marks::{self, Mark, Placed};
use super::mesher::ReadyTile;
use super::names::{Marked, Name, Pen};
use crate::basemap::{Language, PlacedTile, Style};
use crate::corpus::Corpus;
use crate::model::PlaceId;
use crate::ui::theme::{Face, Tokens, size};
use crate::view::{self, Query, Symbol, ThemeShares, ViewModel, number_fits};
use crate::words::Words;

/// What a frame draws above the ground.
pub struct Scene {
    key: Key,
    marks: Vec<Mark>,
    mesh: Arc<Mesh>,
    counted: Vec<usize>,
    marker_names: Vec<Name>,
    base_names: Vec<Name>,
    /// The places that lines join, kept while the camera alone moves; not looked for where no lines are wanted.
    links: Option<Links>,
    lines: Vec<Line>,
    heat: Option<HeatLayer>,
    beyond: u32,
    /// Of what themes the mentions of each marker are, kept as the links are.
    shares: Option<Vec<ThemeShares>>,
}

/// `None` where there are too many mentions to look through.
type Links = Option<Vec<view::Link>>;

/// A line between two signs.
struct Line {
    ends: [Pos2; 2],
    width: f32,
}

/// The width of a line for one paragraph, and of any.
const LINE: f32 = 1.2;
const WIDEST: f32 = 5.0;

/// What the scene depends on.
struct Key {
    corpus: Arc<Corpus>,
    query: Query,
    camera: Camera,
    layout: Layout,
    style: Arc<Style>,
    tiles: Vec<PlacedTile>,
    density: f32,
    look: MapLook,
    dark: bool,
}

impl Key {
    /// Whether the same mentions are on the map.
    fn tells_as(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.corpus, &other.corpus) && self.query == other.query
    }

    fn is(&self, other: &Self) -> bool {
        self.tells_as(other)
            && self.camera == other.camera
            && self.layout == other.layout
            && self.style == other.style
            && self.tiles == other.tiles
            && self.density == other.density
            && (self.look.heat, self.look.lines, self.look.themes)
                == (other.look.heat, other.look.lines, other.look.themes)
            && self.dark == other.dark
    }
}

/// What a scene is made from.
pub struct Source<'a> {
    /// The markers.
    pub view: &'a ViewModel,
    /// Where the map looks.
    pub camera: &'a Camera,
    /// Where the markers stand, and which of them share a sign.
    pub placed: Placed<'a>,
    /// Which markers are selected.
    pub selected: &'a Selected,
    /// Indexes of the markers whose area is in sight.
    pub areas: &'a [usize],
    /// Whether there are warmth and lines.
    pub look: &'a MapLook,
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
            look: *source.look,
            dark: ui.visuals().dark_mode,
        };
        match last {
            Some(scene) if scene.key.is(&key) => scene,
            last => Self::new(key, last, ui, source),
        }
    }

    fn new(key: Key, last: Option<Self>, ui: &Ui, source: &Source<'_>) -> Self {
        let markers = source.placed.markers;
        let mut marks = marks::marks(&source.placed, source.view.scale(), source.camera);
        let known = last.filter(|last| last.key.tells_as(&key));
        let (links, shares) = known.map(|last| (last.links, last.shares)).unwrap_or_default();
        let shares = source.look.themes.then(|| shares.unwrap_or_else(|| source.view.theme_shares()));
        if let Some(shares) = &shares {
            marks.iter_mut().for_each(|mark| mark.0.tell_themes(shares, source.placed.clusters));
        }
        let look_for = || view::links(source.view.corpus(), source.view.query());
        let links = source.look.lines.then(|| links.unwrap_or_else(look_for));
        let lines = links.iter().flatten().flat_map(|links| lines(links, source, &marks)).collect();
        let beyond = beyond(source, &marks);
        let warm = || HeatLayer::new(ui.ctx(), &source.placed, source.camera, source.brush.tokens);
        let heat = source.look.heat.then(warm);
        // Warmth stands for points. Areas without an outline have none, and keep their sign.
        let is_drawn = |mark: &&Mark| heat.is_none() || mark.symbol != Symbol::Dot;
        let drawn: Vec<Mark> = marks.iter().filter(is_drawn).copied().collect();
        let mesh = source.brush.mesh(&drawn);
        let counted = if heat.is_none() { view::counted(&marks) } else { Vec::new() };
        let obstacles = source.layout.obstacles();
        let pen = Pen {
            painter: ui.painter(),
            tokens: source.brush.tokens,
            camera: source.camera,
            obstacles: &obstacles,
        };
        let marker_names = pen.of_markers(&drawn, markers, source.selected);
        let language = Language::from_tag(source.view.query().language(source.view.corpus()).as_str());
        let named = Marked::new(&marks, markers, &marker_names);
        let base_names = pen.of_base(source.tiles, source.style, language, &named);
        Self { key, marks, mesh, counted, marker_names, base_names, links, lines, heat, beyond, shares }
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

    /// Whether lines are wanted and could not be looked for.
    #[must_use]
    pub fn lacks_lines(&self) -> bool {
        matches!(self.links, Some(None))
    }

    /// How many of the visible mentions are of places out of sight.
    #[must_use]
    pub fn beyond(&self) -> u32 {
        self.beyond
    }

    /// Whether a sign stands for several places.
    #[must_use]
    pub fn has_clusters(&self) -> bool {
        self.marks.iter().any(|mark| mark.cluster.is_some())
    }

    /// Draws the names of the base map.
    pub fn paint_base_names(&self, painter: &Painter, tokens: &Tokens) {
        for name in &self.base_names {
            name.paint(painter, tokens.land);
        }
    }

    /// Draws the markers with their counts and names, or warmth in their place, and the lines between them.
    pub fn paint_markers(&self, painter: &Painter, tokens: &Tokens, words: &Words) {
        if let Some(heat) = &self.heat {
            heat.paint(painter);
        }
        for line in &self.lines {
            let stroke = Stroke::new(line.width, tokens.text.gamma_multiply(0.35));
            painter.line_segment(line.ends, stroke);
        }
        painter.add(Shape::Mesh(Arc::clone(&self.mesh)));
        for mark in self.counted.iter().map(|&place| &self.marks[place]) {
            let colour = if mark.is_full() { tokens.on_accent } else { tokens.text };
            let font = Face::SemiBold.at(if mark.radius > 14.0 { size::SECONDARY } else { size::CAPTION });
            let number = painter.layout_no_wrap(words.count(mark.visible as usize), font, colour);
            if number_fits(number.size().x, mark.radius) {
                painter.galley(
                    Align2::CENTER_CENTER.anchor_size(mark.middle(), number.size()).min,
                    number,
                    colour,
                );
            }
        }
        for name in &self.marker_names {
            name.paint(painter, tokens.land);
        }
    }
}

/// How many of the visible mentions are of places out of sight. Those of one sign are where it stands.
#[allow(clippy::cast_possible_truncation)] // mentions are numbered in 32 bits
fn beyond(source: &Source<'_>, marks: &[Mark]) -> u32 {
    let signs = marks.iter().filter(|mark| mark.radius > 0.0 && source.camera.rect.contains(mark.middle()));
    let areas = source.areas.iter().filter_map(|&index| source.placed.markers.get(index));
    let here: u32 = signs.map(|mark| mark.visible).sum::<u32>() + areas.map(|area| area.visible).sum::<u32>();
    (source.view.counts().visible as u32).saturating_sub(here)
}

/// The lines between places that a paragraph names together, from sign to sign; none within a sign of several places.
#[allow(clippy::cast_precision_loss)] // counts of paragraphs
fn lines(links: &[view::Link], source: &Source<'_>, marks: &[Mark]) -> Vec<Line> {
    let placed = &source.placed;
    let of_cluster: HashMap<usize, Pos2> =
        marks.iter().filter_map(|mark| Some((mark.cluster?.0, mark.middle()))).collect();
    let mut signs: HashMap<&PlaceId, Pos2> = HashMap::new();
    for (number, at) in &of_cluster {
        let members = placed.clusters.members(*number).iter();
        let markers = members.filter_map(|&index| placed.markers.get(index as usize));
        signs.extend(markers.map(|marker| (&marker.place, *at)));
    }
    let alone = marks.iter().filter(|mark| mark.cluster.is_none());
    signs.extend(alone.filter_map(|mark| Some((&placed.markers.get(mark.index)?.place, mark.middle()))));
    // What is out of sight is reached as well: the line leads there.
    let beyond = |place: &PlaceId| Some(source.camera.place(source.view.corpus().place(place)?.position));
    let end = |place: &PlaceId| signs.get(place).copied().or_else(|| beyond(place));
    let line = |link: &view::Link| {
        let ends = [end(&link.places[0])?, end(&link.places[1])?];
        let width = (LINE * (link.paragraphs as f32).sqrt()).min(WIDEST);
        (ends[0].distance(ends[1]) > 1.0).then_some(Line { ends, width })
    };
    links.iter().filter_map(line).collect()
}
