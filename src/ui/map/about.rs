//! What holds for a corpus whatever the window: where its places stand, which of them share a sign at a zoom, the legend.

use std::collections::BTreeSet;
use std::sync::Arc;

use geo::{BoundingRect, Contains, Intersects, coord};

use super::camera::Camera;
use super::legend::Legend;
use super::marks::Placed;
use crate::basemap::World;
use crate::corpus::Corpus;
use crate::model::{PlaceId, Position};
use crate::view::{
    self, BoundingBox, Clusters, MOST_PARTED, Marker, Query, ViewModel, clustering_zoom, next_clustering_zoom,
};

/// Made once a corpus; the clusters once a zoom.
pub struct About {
    corpus: Arc<Corpus>,
    home: Vec<String>,
    legend: Legend,
    /// Where what a query shows plays, where that was looked for.
    fit: Option<(Query, Option<BoundingBox>)>,
    worlds: Vec<World>,
    /// The markers whose sign is an outline, with the box around it.
    outlined: Vec<(usize, geo::Rect<f64>)>,
    /// With the zoom that they are of.
    clusters: (Option<f64>, Clusters),
    /// The outlined markers of which a part is in sight, with the camera that sees them.
    sight: (Option<Camera>, Vec<usize>),
    selected: Selected,
}

/// Which markers are selected, told for each by its index: a map asks of tens of thousands of them at every frame.
#[derive(Debug, Default)]
pub struct Selected {
    places: BTreeSet<PlaceId>,
    markers: Vec<bool>,
}

impl Selected {
    /// Those of `markers` whose place is one of these.
    #[must_use]
    pub fn of(places: &BTreeSet<PlaceId>, markers: &[Marker]) -> Self {
        let markers = markers.iter().map(|marker| places.contains(&marker.place)).collect();
        Self { places: places.clone(), markers }
    }

    /// Whether the marker with this index is selected.
    #[must_use]
    pub fn has(&self, marker: usize) -> bool {
        self.markers.get(marker).copied().unwrap_or(false)
    }

    /// Whether none is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }
}

impl About {
    /// What holds for the corpus of `view`.
    #[must_use]
    pub fn of(view: &ViewModel) -> Self {
        let markers = view.all_markers();
        let area = |(index, marker): (usize, &Marker)| Some((index, marker.area.as_ref()?.bounding_rect()?));
        let all = view::markers(view.corpus(), &Query::default());
        Self {
            corpus: Arc::clone(view.corpus()),
            home: view::home_countries_of(view.corpus(), &all),
            legend: Legend::of(&all),
            fit: None,
            worlds: markers.iter().map(|marker| world(marker.position)).collect(),
            outlined: markers.iter().enumerate().filter_map(area).collect(),
            clusters: (None, Clusters::default()),
            sight: (None, Vec::new()),
            selected: Selected::default(),
        }
    }

    /// Whether it is about this corpus.
    #[must_use]
    pub fn is_of(&self, corpus: &Arc<Corpus>) -> bool {
        Arc::ptr_eq(&self.corpus, corpus)
    }

    /// The same, and where what the view shows plays: that takes longer than a frame has.
    #[must_use]
    pub fn fitted(view: &ViewModel) -> Self {
        let fit = Some((view.query().clone(), view::fit(view.corpus(), view.query())));
        Self { fit, ..Self::of(view) }
    }

    /// The box around where most of what the view shows plays.
    #[must_use]
    pub fn bounds(&self, view: &ViewModel) -> Option<BoundingBox> {
        let known = self.fit.as_ref().filter(|(query, _)| query == view.query());
        known.map_or_else(|| view::fit(view.corpus(), view.query()), |(_, bounds)| *bounds)
    }

    /// The countries that the corpus is about.
    #[must_use]
    pub fn home(&self) -> &[String] {
        &self.home
    }

    /// The legend without what hangs on the window.
    #[must_use]
    pub fn legend(&self) -> &Legend {
        &self.legend
    }

    /// Makes the clusters of this zoom, where others are known.
    pub fn cluster(&mut self, view: &ViewModel, zoom: f64) {
        let zoom = clustering_zoom(zoom);
        let markers = view.all_markers();
        if self.clusters.0 != Some(zoom) {
            let all: Vec<usize> = (0..markers.len()).collect();
            self.clusters =
                (Some(zoom), Clusters::new(markers, &self.points(&all), view.scale(), side(zoom)));
        }
    }

    /// Finds the areas of which the camera sees a part, where it looks elsewhere than before.
    pub fn see(&mut self, view: &ViewModel, camera: &Camera) {
        if self.sight.0 == Some(*camera) {
            return;
        }
        let seen = camera.bounds();
        let boxes = [-360.0, 0.0, 360.0].map(|turn| {
            let (west, east) = (seen.west + turn, seen.east + turn);
            geo::Rect::new(coord! { x: west, y: seen.south }, coord! { x: east, y: seen.north })
        });
        let markers = view.all_markers();
        let holds = |index: usize, seen: &geo::Rect<f64>| {
            let area = markers.get(index).and_then(|marker| marker.area.as_ref());
            area.is_some_and(|area| area.intersects(seen))
        };
        let is_seen = |&&(index, around): &&(usize, geo::Rect<f64>)| {
            boxes.iter().any(|seen| around.intersects(seen) && holds(index, seen))
        };
        let indexes = self.outlined.iter().filter(is_seen).map(|(index, _)| *index).collect();
        self.sight = (Some(*camera), indexes);
    }

    /// Finds the markers that are selected, where others are than before.
    pub fn select(&mut self, view: &ViewModel) {
        let places = &view.query().places;
        if self.selected.places == *places {
            return;
        }
        self.selected = Selected::of(places, view.all_markers());
    }

    /// Which markers are selected.
    #[must_use]
    pub fn selected(&self) -> &Selected {
        &self.selected
    }

    /// Indexes of the outlined markers of which a part is in sight.
    #[must_use]
    pub fn in_sight(&self) -> &[usize] {
        &self.sight.1
    }

    /// The markers of `view`, where they stand, and which share a sign.
    #[must_use]
    pub fn placed<'a>(&'a self, view: &'a ViewModel) -> Placed<'a> {
        Placed { markers: view.all_markers(), worlds: &self.worlds, clusters: &self.clusters.1 }
    }

    /// The zoom nearest above `zoom`, and no greater than `most`, at which no sign stands for more than half of what is visible of a
    /// cluster, else the one at which it does not all share one sign any more; `None` where there is no such zoom.
    #[must_use]
    pub fn splitting_zoom(&self, cluster: usize, view: &ViewModel, zoom: f64, most: f64) -> Option<f64> {
        let members: Vec<usize> =
            self.clusters.1.members(cluster).iter().map(|&index| index as usize).collect();
        let some: Vec<Marker> =
            members.iter().filter_map(|index| view.all_markers().get(*index).cloned()).collect();
        let points = self.points(&members);
        let signs = self.worlds.len() - self.clusters.1.outlines().len();
        let levels =
            std::iter::successors(Some(next_clustering_zoom(zoom)), |zoom| Some(next_clustering_zoom(*zoom)));
        let visible = some.iter().filter(|marker| marker.visible > 0).count();
        let largest = |zoom: f64| {
            let clusters = Clusters::among(&some, &points, view.scale(), side(zoom), signs <= MOST_PARTED);
            let shown = (0..clusters.len()).filter_map(|number| clusters.shown(number, &some));
            shown.map(|shown| shown.places as usize).max().unwrap_or_default()
        };
        let mut first = None;
        for zoom in levels.take_while(|zoom| *zoom <= most) {
            let largest = largest(zoom);
            if 2 * largest <= visible {
                return Some(zoom);
            }
            first = first.or((largest < visible).then_some(zoom));
        }
        first
    }

    /// Where some of the markers stand.
    fn points(&self, members: &[usize]) -> Vec<[f64; 2]> {
        members.iter().filter_map(|index| self.worlds.get(*index)).map(|at| [at.x, at.y]).collect()
    }

    /// The visible marker whose area holds a position, of several that with the smallest box; its index.
    #[must_use]
    pub fn area_at(&self, at: Position, view: &ViewModel) -> Option<usize> {
        let point = geo::Point::new(at.lon, at.lat);
        let markers = view.all_markers();
        let holds = |index: usize| {
            let marker = markers.get(index).filter(|marker| marker.visible > 0);
            marker.and_then(|marker| marker.area.as_ref()).is_some_and(|area| area.contains(&point))
        };
        let hits = self.outlined.iter().filter(|(index, around)| around.contains(&point) && holds(*index));
        let size = |around: &geo::Rect<f64>| around.width() * around.height();
        hits.min_by(|a, b| size(&a.1).total_cmp(&size(&b.1))).map(|(index, _)| *index)
    }

    /// The visible markers whose sign is an outline.
    pub fn outlined<'a>(&'a self, view: &'a ViewModel) -> impl Iterator<Item = &'a Marker> {
        let markers = self.outlined.iter().filter_map(|(index, _)| view.all_markers().get(*index));
        markers.filter(|marker| marker.visible > 0)
    }
}

/// The point of the world at a position.
#[must_use]
pub fn world(at: Position) -> World {
    World::from_lon_lat(at.lon, at.lat)
}

/// Points along the side of the world.
fn side(zoom: f64) -> f64 {
    crate::basemap::mercator::TILE_PIXELS * zoom.exp2()
}
