//! How wide the panels beside the map are and how high the timeline is: as the user drew them, as far as the window leaves the map some
//! room. They are in points, so that with larger text as many words stand in them; what is wished outlives a window that is too small
//! for it.

use eframe::egui::accesskit::Action;
use eframe::egui::{Frame, IdSalt, InnerResponse, Panel, PanelState, Pos2, Rangef, Rect, Ui, Vec2};
use serde::{Deserialize, Serialize};

use super::theme::size;

/// The sizes that are wished, in points.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Sizes {
    /// Width of the lists.
    pub sidebar: f32,
    /// Width of the reader.
    pub reader: f32,
    /// Height of the timeline.
    pub timeline: f32,
}

impl Default for Sizes {
    fn default() -> Self {
        Self { sidebar: size::SIDEBAR, reader: size::READER, timeline: size::TIMELINE }
    }
}

/// A panel whose edge can be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resized {
    /// The lists, at the left.
    Sidebar,
    /// The reader, at the right.
    Reader,
    /// The timeline, below.
    Timeline,
}

/// The map keeps so much beside and above what is drawn larger.
const MAP: Vec2 = Vec2::new(320.0, 200.0);

impl Resized {
    fn name(self) -> &'static str {
        match self {
            Self::Sidebar => "sidebar",
            Self::Reader => "reader",
            Self::Timeline => "timeline",
        }
    }

    fn panel(self) -> Panel {
        match self {
            Self::Sidebar => Panel::left(self.name()),
            Self::Reader => Panel::right(self.name()),
            Self::Timeline => Panel::bottom(self.name()).resizable(true),
        }
    }

    /// Along which side it grows, of x and y.
    fn axis(self) -> usize {
        usize::from(self == Self::Timeline)
    }

    /// How small and how large it can be.
    fn range(self) -> Rangef {
        match self {
            Self::Sidebar => Rangef::new(200.0, 480.0),
            Self::Reader => Rangef::new(280.0, 720.0),
            Self::Timeline => Rangef::new(120.0, 360.0),
        }
    }

    fn wish(self, sizes: &mut Sizes) -> &mut f32 {
        match self {
            Self::Sidebar => &mut sizes.sidebar,
            Self::Reader => &mut sizes.reader,
            Self::Timeline => &mut sizes.timeline,
        }
    }

    /// How large it can be where so much is there for it and the map.
    fn range_in(self, room: Vec2) -> Rangef {
        let Rangef { min, max } = self.range();
        Rangef::new(min, max.min((room - MAP)[self.axis()].round()).max(min))
    }

    /// Shows it as large as is wished, and notes where its edge is drawn to.
    pub fn show<R>(
        self,
        ui: &mut Ui,
        sizes: &mut Sizes,
        frame: Frame,
        content: impl FnOnce(&mut Ui) -> R,
    ) -> InnerResponse<R> {
        let range = self.range_in(ui.available_rect_before_wrap().size());
        let wish = self.wish(sizes);
        let shown = if wish.is_finite() { range.clamp(*wish) } else { range.min };
        // egui keeps the size of a panel by its id, and its edge is a widget with this one.
        let id = ui.scope_id().with_salt(IdSalt::new(self.name()));
        let edge = id.with("__resize");
        let asks = [Action::Increment, Action::Decrement, Action::SetValue];
        let is_asked = |action| ui.input(|input| input.num_accesskit_action_requests(edge, action) > 0);
        let is_drawn = ui.ctx().read_response(edge).is_some_and(|edge| edge.dragged() || edge.drag_stopped());
        let is_moved = is_drawn || asks.into_iter().any(is_asked);
        if !is_drawn {
            let outer_rect = Rect::from_min_size(Pos2::ZERO, Vec2::splat(shown));
            ui.data_mut(|data| data.insert_persisted(id, PanelState { outer_rect }));
        }
        let panel = self.panel().default_size(shown).size_range(range).frame(frame).show(ui, content);
        if is_moved {
            *self.wish(sizes) = range.clamp(panel.response.rect.size()[self.axis()].round());
        }
        panel
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_map_keeps_some_room_and_a_panel_its_least() {
        for (panel, room, expected) in [
            (Resized::Reader, [1600.0, 900.0], (280.0, 720.0)),
            (Resized::Reader, [900.0, 900.0], (280.0, 580.0)),
            (Resized::Reader, [400.0, 900.0], (280.0, 280.0)),
            (Resized::Timeline, [1600.0, 956.0], (120.0, 360.0)),
            (Resized::Timeline, [800.0, 456.0], (120.0, 256.0)),
            (Resized::Sidebar, [1280.0, 700.0], (200.0, 480.0)),
        ] {
            let range = panel.range_in(room.into());
            assert_eq!((range.min, range.max), expected, "{panel:?} in {room:?}");
        }
    }
}
