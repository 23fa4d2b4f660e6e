//! What the pointer is on, and what a click there asks for.

use std::collections::BTreeSet;

use eframe::egui::{Modifiers, Pos2, Response, Role, Sense, Ui, WidgetInfo};

use super::about::About;
use super::camera::Camera;
use super::card;
use super::marks::{Mark, hit, square};
use super::scene::Scene;
use crate::model::PlaceId;
use crate::ui::command::Command;
use crate::view::{Clusters, Marker, ViewModel};
use crate::words::Words;

/// More signs than this in sight are no widgets of their own, for those who do not see them would be lost among them.
const MOST_WIDGETS: usize = 300;

/// Something of the map that can be pointed at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Target<'a> {
    /// A place.
    Place(&'a Marker),
    /// Several places under one sign.
    Several(Mark),
}

/// What the pointer is on, and what was clicked.
#[derive(Default)]
pub struct Pointed<'a> {
    /// Under the pointer.
    pub hovered: Option<Target<'a>>,
    /// Clicked in this frame.
    pub clicked: Option<Target<'a>>,
}

/// The map as the pointer finds it.
pub struct Field<'a> {
    /// What is shown.
    pub view: &'a ViewModel,
    /// The signs.
    pub scene: &'a Scene,
    /// The areas.
    pub about: &'a About,
    /// Which places share a sign.
    pub clusters: &'a Clusters,
    /// Where the map looks.
    pub camera: &'a Camera,
}

impl<'a> Field<'a> {
    /// What is at a point of the screen: a sign before an area, a small area before a large one.
    #[must_use]
    pub fn pick(&self, at: Pos2) -> Option<Target<'a>> {
        match hit(self.scene.marks(), at) {
            Some(mark) => self.target(mark),
            None => {
                let area = self.about.area_at(self.camera.position(at), self.view)?;
                self.view.all_markers().get(area).map(Target::Place)
            }
        }
    }

    fn target(&self, mark: &Mark) -> Option<Target<'a>> {
        match mark.cluster {
            Some(_) => Some(Target::Several(*mark)),
            None => self.view.all_markers().get(mark.index).map(Target::Place),
        }
    }

    /// What the pointer is on, where `map` is what it moves over. Each sign in sight is a button for those who do not see it.
    #[must_use]
    pub fn pointed(&self, ui: &Ui, map: &Response, words: &Words) -> Pointed<'a> {
        let mut hover_at = map.hover_pos();
        let clicked_at = map.clicked().then(|| map.interact_pointer_pos()).flatten();
        let mut clicked = clicked_at.and_then(|at| self.pick(at));
        let marks = self.scene.marks();
        for mark in
            marks.iter().filter(|mark| marks.len() <= MOST_WIDGETS && map.rect.contains(mark.middle()))
        {
            let Some(marker) = self.view.all_markers().get(mark.index) else { continue };
            let id = ui.scope_id().with(("marker", &marker.place));
            let widget = ui.interact(square(mark).intersect(map.rect), id, Sense::click());
            widget.widget_info(|| WidgetInfo::labeled(Role::Button, true, card::spoken(marker, mark, words)));
            hover_at = hover_at.or(widget.hover_pos());
            if widget.clicked() {
                // Squares overlap where circles do not, so the pointer decides; a key or a screen reader means this one.
                let by_pointer = widget.interact_pointer_pos().and_then(|at| self.pick(at));
                clicked = by_pointer.or_else(|| self.target(mark));
            }
        }
        Pointed { clicked, hovered: hover_at.and_then(|at| self.pick(at)) }
    }
}

/// What a click asks for: the place alone, or with Ctrl or Shift beside what is selected.
#[must_use]
pub fn asked(place: &PlaceId, modifiers: Modifiers) -> Command {
    if adds(modifiers) { Command::TogglePlace(place.clone()) } else { Command::SelectPlace(place.clone()) }
}

/// Whether these keys add to what is selected.
#[must_use]
pub fn adds(modifiers: Modifiers) -> bool {
    modifiers.command || modifiers.shift
}

/// What selects these places, beside those selected already where these keys add to them.
#[must_use]
pub fn select(found: impl IntoIterator<Item = PlaceId>, view: &ViewModel, modifiers: Modifiers) -> Command {
    let kept = view.query().places.iter().filter(|_| adds(modifiers)).cloned();
    Command::SelectPlaces(kept.chain(found).collect::<BTreeSet<_>>())
}
