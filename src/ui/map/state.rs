//! Where the map looks, and what of it is kept from frame to frame.

use std::collections::BTreeSet;
use std::sync::Arc;

use eframe::egui::{Context, Id, Pos2, Rect};

use super::about::About;
use super::camera::Camera;
use super::ground::Ground;
use super::history::History;
use super::scene::Scene;
use super::sprites::Sprites;
use super::tiles::{Base, BaseSource};
use super::tools::Drawing;
use crate::basemap::{BaseMap, Style};
use crate::model::PlaceId;
use crate::view::{self, Query, ViewModel};

/// Where the map looks, and what was made for drawing it.
#[derive(Default)]
pub struct MapState {
    pub(super) camera: Option<Camera>,
    /// Where it was made to look when it was first shown.
    pub(super) fitted: Option<Camera>,
    pub(super) hovered: Option<PlaceId>,
    pub(super) about: Option<About>,
    pub(super) style: Option<Arc<Style>>,
    pub(super) ground: Option<Ground>,
    pub(super) sprites: Option<Sprites>,
    pub(super) scene: Option<Scene>,
    pub(super) drawing: Drawing,
    pub(super) history: History,
    pub(super) free: Option<Rect>,
    pub(super) base: Base,
    /// The map's widget in the last frame.
    pub(super) widget: Option<Id>,
    /// Mentions of places out of sight, in the last frame.
    pub(super) beyond: u32,
}

impl MapState {
    /// The map of another corpus on the same ground.
    #[must_use]
    pub fn on(base: Base) -> Self {
        Self { base, ..Self::default() }
    }

    /// Which base map is shown.
    #[must_use]
    pub fn base(&self) -> &Base {
        &self.base
    }

    /// The base map for a figure that shows what the window shows. It can be sent to a job.
    #[must_use]
    pub fn base_map(&self) -> BaseMap {
        self.base.source.base_map()
    }

    /// Shows the offline map without colour, or with it.
    pub fn toggle_grey(&mut self) {
        self.base.grey = !self.base.grey;
    }

    /// Shows the tiles of a source. The map moves where a file has nothing to show for what is in sight.
    pub fn show_base(&mut self, source: BaseSource) {
        self.base.source = source;
        let (BaseSource::File(file), Some(camera)) = (&self.base.source, self.camera) else { return };
        self.camera = Some(camera.where_there_is_something(file));
    }

    /// Where the map looks; `None` before it was first shown.
    #[must_use]
    pub fn camera(&self) -> Option<&Camera> {
        self.camera.as_ref()
    }

    /// Knows this of the corpus that is shown from now on.
    pub fn know(&mut self, about: About) {
        self.about = Some(about);
    }

    /// Looks anew at where the corpus plays, unless it was moved since it was made to look there.
    pub fn refit_unless_moved(&mut self) {
        let look = |camera: Camera| (camera.center, camera.zoom);
        if self.fitted.map(look) == self.camera.map(look) {
            self.camera = None;
        }
    }

    /// The place under the pointer.
    #[must_use]
    pub fn hovered(&self) -> Option<&PlaceId> {
        self.hovered.as_ref()
    }

    /// Whether all that the map wants to show is there, so that a picture of it would be whole.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.camera.is_some() && self.ground.as_ref().is_some_and(Ground::is_settled)
    }

    /// Zooms by whole or part levels about the middle.
    pub fn zoom_by(&mut self, levels: f64) {
        let most = self.base.most_zoom();
        let zoomed = |camera: Camera| {
            camera.zoomed(levels, camera.rect.center()).no_nearer(most, camera.rect.center())
        };
        self.camera = self.camera.map(zoomed);
    }

    /// Brings what `query` shows into the map. At the next frame where the map was not shown yet.
    pub fn fit(&mut self, view: &ViewModel, query: &Query) {
        let Some(camera) = self.camera else { return };
        let free = self.free.unwrap_or(camera.rect);
        self.camera =
            view::fit(view.corpus(), query).map(|bounds| Camera::fitting(bounds, camera.rect, free));
    }

    /// Brings the selected places into the map.
    pub fn fit_selection(&mut self, view: &ViewModel) {
        let Some(camera) = self.camera else { return };
        let free = self.free.unwrap_or(camera.rect);
        if let Some(bounds) = view::around_places(view.corpus(), &view.query().places) {
            self.camera = Some(Camera::fitting(bounds, camera.rect, free));
        }
    }

    /// Brings every place that is seen into the map, however far from the rest.
    pub fn fit_all(&mut self, view: &ViewModel) {
        let Some(camera) = self.camera else { return };
        let free = self.free.unwrap_or(camera.rect);
        let places = view.markers().map(|marker| marker.place.clone()).collect();
        if let Some(bounds) = view::around_places(view.corpus(), &places) {
            self.camera = Some(Camera::fitting(bounds, camera.rect, free));
        }
    }

    /// Notes how much lies beyond the map, for the legend of the next frame.
    pub(super) fn tell_beyond(&mut self, ctx: &Context) {
        let beyond = self.scene.as_ref().map_or(0, Scene::beyond);
        if self.beyond != beyond {
            self.beyond = beyond;
            ctx.request_repaint();
        }
    }

    /// Goes back through the views of the map, or forward again. `time`: seconds of the window's clock.
    pub fn go_through_views(&mut self, forward: bool, time: f64) {
        let next = if forward { self.history.forward(time) } else { self.history.back(time) };
        if let (Some(next), Some(camera)) = (next, self.camera) {
            self.camera = Some(Camera { rect: camera.rect, ..next }.clamped());
        }
    }

    /// The visible places that are in sight.
    #[must_use]
    pub fn in_sight(&self, view: &ViewModel) -> BTreeSet<PlaceId> {
        let Some(camera) = self.camera else { return BTreeSet::new() };
        let seen = view.markers().filter(|marker| camera.rect.contains(camera.place(marker.position)));
        seen.map(|marker| marker.place.clone()).collect()
    }

    /// Forgets what is being drawn or measured. Whether there was anything.
    pub fn cancel_drawing(&mut self) -> bool {
        self.drawing.cancel()
    }

    /// Brings the map so near to a sign of several places that they part, with the sign where it is; whether there is such a zoom.
    pub(super) fn split(&mut self, cluster: usize, at: Pos2, about: &About, view: &ViewModel) -> bool {
        let Some(camera) = self.camera else { return false };
        let Some(zoom) = about.splitting_zoom(cluster, view, camera.zoom, self.base.most_zoom()) else {
            return false;
        };
        self.camera = Some(camera.zoomed(zoom - camera.zoom, at));
        true
    }

    pub(super) fn style(&mut self, dark: bool, home: &[String]) -> Arc<Style> {
        let style = self.base.style(dark);
        let style = style.focused_on(home);
        match self.style.take().filter(|known| **known == style) {
            Some(known) => Arc::clone(self.style.insert(known)),
            None => Arc::clone(self.style.insert(Arc::new(style))),
        }
    }
}
