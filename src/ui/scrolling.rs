//! Scrolling by keys: what is higher than its room is read without a mouse as well.

use eframe::egui::scroll_area::ScrollAreaOutput;
use eframe::egui::{FocusDirection, Id, Key, Modifiers, ScrollArea, Ui};

use super::theme::size;

/// What an arrow key scrolls.
const LINE: f32 = size::ROW * 1.5;

/// How many rows or lines, pages and ends the keys of this frame go down; takes them out of the input.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Way {
    /// Down and Up.
    pub lines: i32,
    /// Page Down and Page Up.
    pub pages: i32,
    /// End and Home.
    pub ends: i32,
}

impl Way {
    /// That of the keys that were pressed. A text that is typed keeps what moves in it.
    pub fn pressed(ui: &Ui) -> Self {
        let typing = ui.ctx().text_edit_focused();
        let way = ui.input_mut(|input| {
            let mut count = |down, up| {
                let mut of = |key| {
                    i32::try_from(input.count_and_consume_key(Modifiers::NONE, key)).unwrap_or_default()
                };
                of(down) - of(up)
            };
            let pages = count(Key::PageDown, Key::PageUp);
            if typing {
                return Self { pages, ..Self::default() };
            }
            Self { lines: count(Key::ArrowDown, Key::ArrowUp), pages, ends: count(Key::End, Key::Home) }
        });
        if way.lines != 0 {
            // The arrows mean this, and no widget that lies in their direction.
            ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
        }
        way
    }

    /// Whether it leads nowhere.
    pub fn is_nowhere(self) -> bool {
        self == Self::default()
    }
}

/// An area that keys scroll, known by `id`.
pub fn area(ui: &Ui, id: Id) -> ScrollArea {
    match ui.data_mut(|data| data.remove_temp(id)) {
        Some(offset) => ScrollArea::vertical().vertical_scroll_offset(offset),
        None => ScrollArea::vertical(),
    }
}

/// Scrolls an area that was just shown by the keys of this frame.
pub fn by_keys<R>(ui: &Ui, id: Id, shown: &ScrollAreaOutput<R>) {
    let way = Way::pressed(ui);
    if way.is_nowhere() {
        return;
    }
    let page = (shown.inner_rect.height() - LINE).max(LINE);
    let by = points(way.lines) * LINE + points(way.pages) * page + points(way.ends) * shown.content_size.y;
    scroll_to(ui, id, shown, shown.state.clamped_offset().y + by);
}

/// Shows from the next frame on what stands so far from the top of the content.
pub fn scroll_to<R>(ui: &Ui, id: Id, shown: &ScrollAreaOutput<R>, offset: f32) {
    let most = (shown.content_size.y - shown.inner_rect.height()).max(0.0);
    ui.data_mut(|data| data.insert_temp(id, offset.clamp(0.0, most)));
    ui.ctx().request_repaint();
}

#[allow(clippy::cast_precision_loss)] // presses of a key
fn points(count: i32) -> f32 {
    count as f32
}
